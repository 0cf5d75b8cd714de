"""Is it fair? What states pay, against their shares of national income."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from eudefence.ground.arguments import keywords_checked
from eudefence.ground.frames import need_pandas
from eudefence.ground.lists import Pairs

from .cents import cents, euro, largest_remainder, shares
from .payments import Bill
from .scale import income_key, own_weights, states_of

if TYPE_CHECKING:
    import pandas as pd


@keywords_checked
def burden(payments: Pairs[object], key: Pairs[object] | None = None, on: str | dt.date | None = None) -> pd.Series:
    """Payment minus the share that a state would have by national income.

    Parameters
    ----------
    payments : pandas.Series
        From `costs.share`, or any amounts in euro by state.
    key : dict, optional
        State to weight; by default the gross national income of all members on the day of the payments, so that members
        that pay nothing appear with a negative burden.
    on : str or datetime.date, optional
        The day; by default that of the payments.

    Returns
    -------
    pandas.Series
        Euro (Decimal) by state; it adds up to exactly zero. Above zero: pays more than its share.

    Raises
    ------
    ValueError
        If somebody pays who has no weight in the key.

    >>> from eudefence.models.decisions.costs.sharing import share
    >>> paid = share(100, "lie_where_they_fall", own={"A": 80, "B": 20}, key={"A": 1, "B": 1, "C": 2})
    >>> burden(paid, key={"A": 1, "B": 1, "C": 2}).to_dict()
    {'A': Decimal('55.00'), 'B': Decimal('-5.00'), 'C': Decimal('-50.00')}
    """
    need_pandas("costs.burden", "costs.burdens(...)")
    import pandas as pd

    found = burdens(payments, key, on if on is not None else _attributes(payments).get("on"))
    series = pd.Series(found, dtype=object, name="burden")
    series.index.name = "state"
    series.attrs = dict(_attributes(payments))
    return series


def burdens(
    payments: Bill | Pairs[object], key: Pairs[object] | None = None, on: str | dt.date | None = None
) -> dict[str, Decimal]:
    """What `burden` shows, as plain amounts by state; of a `Bill` too.

    >>> burdens({"A": 80, "B": 20}, key={"A": 1, "B": 1, "C": 2})
    {'A': Decimal('55.00'), 'B': Decimal('-5.00'), 'C': Decimal('-50.00')}
    """
    if isinstance(payments, Bill):
        on = payments.on if on is None else on
        payments = payments.payments
    names = states_of(key)
    paid = names.mapping(payments, "payments", cents)
    if not paid:
        raise ValueError("payments: it is empty. Give what each state pays, for example the result of costs.share.")
    weights = own_weights(key, names) if key is not None else dict(income_key(on).weights)
    if missing := [state for state in paid if state not in weights]:
        raise ValueError(
            f"key: there is no weight for {', '.join(missing)}. Give a key with a weight for every state that pays."
        )
    fair = largest_remainder(shares(weights, sum(paid.values())))
    return {state: euro(paid.get(state, 0) - fair[state]) for state in sorted(weights)}


def _attributes(payments: object) -> Mapping[Hashable | None, Any]:
    """What a result of `costs.share` says about itself; a plain dict of payments says nothing."""
    return getattr(payments, "attrs", {})
