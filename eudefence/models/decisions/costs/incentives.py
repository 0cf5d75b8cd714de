"""Does it pay? The price of a yes vote, and joining against free riding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from eudefence.data.package import course
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.frames import need_pandas
from eudefence.ground.lists import Pairs, gives_pairs
from eudefence.ground.numbers import exact
from eudefence.ground.quoting import shown

from .cents import amount, euro, limited
from .cost_regimes import Regime, regime_on
from .division import Division, divide
from .payments import Bill, bill_of
from .scale import states_of
from .sharing import described
from .terms import Terms, terms_of

if TYPE_CHECKING:
    import pandas as pd


def price_of_a_yes(total: object, mechanism: str, **terms: Any) -> pd.DataFrame:
    """What it costs each state, in money, to be in rather than to stand aside.

    Parameters
    ----------
    total, mechanism, **terms
        As in `costs.share`; the states named there as paying are those asked about, one at a time, the others staying
        in.

    Returns
    -------
    pandas.DataFrame
        By state, in euro (Decimal): `yes`, paid when it votes yes and takes part; `aside`, paid here when it abstains
        with a declaration or does not join; `elsewhere`, paid into other measures then; `price`, yes minus both;
        `left_to_others`, what the others must pay more by the key.

    Notes
    -----
    A state that pays without a vote, as the United Kingdom did in 2020, has no yes to give and no row.

    A plain yes vote without sending soldiers costs nothing where costs lie where they fall: the price is then that of
    taking part. Own costs of a state that stays away are taken to fall away. What an abstainer pays is a matter of the
    regime (table cost_regimes): nothing for an operation (Article 41(2) TEU), the same amount into other measures for
    aid that may be lethal, its share of any other aid (Decision (CFSP) 2021/509, Articles 5 and 26(7)).

    >>> table = price_of_a_yes(100, "common_costs", common_fraction=1, key={"A": 3, "B": 1})
    >>> {name: str(euro) for name, euro in table.loc["A"].items()}
    {'yes': '75.00', 'aside': '0.00', 'elsewhere': '0.00', 'price': '75.00', 'left_to_others': '75.00'}
    """
    need_pandas("costs.price_of_a_yes", "costs.prices_by_state(...)")
    import pandas as pd

    prices_of, divided = prices_by_state(total, mechanism, **terms)
    frame = pd.DataFrame.from_dict(prices_of, orient="index", dtype=object)
    frame.index.name = "state"
    frame.attrs = described(divided)
    return frame


def prices_by_state(total: object, mechanism: str, **terms: Any) -> tuple[dict[str, dict[str, Decimal]], Bill]:
    """What `price_of_a_yes` shows, as plain amounts by state, and the bill.

    >>> prices_by_state(100, "common_costs", common_fraction=1, key={"A": 3, "B": 1})[0]["B"]["price"]
    Decimal('25.00')
    """
    asked = terms_of(total, mechanism, **terms)
    division = divide(asked.case)
    return _prices(asked, division), bill_of(asked, division)


def _prices(terms: Terms, division: Division) -> dict[str, dict[str, Decimal]]:
    """The price of each state's yes, in the order of the alphabet; of those that have a vote."""
    return {
        state: {name: euro(cents) for name, cents in price_in_cents(division, terms.regime, state).items()}
        for state in sorted(division.paid)
        if state not in terms.without_vote  # it pays, whatever it may think of the decision
    }


def price_in_cents(division: Division, regime: Regime, state: str) -> dict[str, int]:
    """What a state pays if it says yes and if it stands aside, the difference, and what the others then pay more.

    >>> two = Division(paid={"A": 75, "B": 25}, by_key={"A": 75, "B": 25}, elsewhere={})
    >>> price_in_cents(two, regime_on("common_costs"), "A")
    {'yes': 75, 'aside': 0, 'elsewhere': 0, 'price': 75, 'left_to_others': 75}
    """
    owed = division.paid[state]
    aside, elsewhere = regime.aside(owed)
    left = 0 if aside else division.by_key[state]
    return {
        "yes": owed,
        "aside": aside,
        "elsewhere": elsewhere,
        "price": owed - aside - elsewhere,
        "left_to_others": left,
    }


@keywords_checked
def prices(
    total: object,
    state: str,
    own: Pairs[object],
    common_fraction: object,
    contributors: Iterable[str] | None = None,
    key: Pairs[object] | None = None,
    on: str | dt.date | None = None,
) -> pd.DataFrame:
    """The price of one state's yes under each regime, for the same operation.

    Parameters
    ----------
    total : number
        The bill in euro.
    state : str
        Whose price.
    own : dict
        State to what its forces cost.
    common_fraction : number
        For common costs.
    contributors, key, on
        As in `costs.share`. For participants only, the contributors are by default those who send forces, and the state
        itself.

    Returns
    -------
    pandas.DataFrame
        One row per way to pay: yes, aside, elsewhere, price, left_to_others (Decimal, in euro), and `note`. The row of
        aid is that of a measure that may supply lethal equipment. The amounts are missing where nobody could pay this
        way: for military operations on the Union budget, which Article 41(2) TEU bars, and for a regime that did not
        exist on that day.

    >>> table = prices(100, "B", own={"A": 100}, common_fraction=0.1, key={"A": 1, "B": 1})
    >>> [str(price) for price in table["price"]]
    ['0.00', '5.00', '0.00', '50.00', 'None']
    """
    need_pandas("costs.prices", "costs.prices_by_mechanism(...)")
    import pandas as pd

    frame = pd.DataFrame.from_dict(
        prices_by_mechanism(total, state, own, common_fraction, contributors, key, on), orient="index", dtype=object
    )
    frame.index.name = "mechanism"
    asked = states_of(key).read(state, "state")
    frame.attrs = {"state": asked, "unit": "EUR", "on": course().day(on).isoformat()}
    return frame


def prices_by_mechanism(
    total: object,
    state: str,
    own: Pairs[object],
    common_fraction: object,
    contributors: Iterable[str] | None = None,
    key: Pairs[object] | None = None,
    on: str | dt.date | None = None,
) -> dict[str, dict[str, Decimal | str | None]]:
    """What `prices` shows, as plain amounts by mechanism, with `note`.

    >>> found = prices_by_mechanism(100, "B", own={"A": 100}, common_fraction=0.1, key={"A": 1, "B": 1})
    >>> found["common_costs"]["price"], found["union_budget"]["price"]
    (Decimal('5.00'), None)
    """
    names = states_of(key)
    asked = names.read(state, "state")
    own = names.mapping(own, "own", amount)
    contributors = None if contributors is None else names.read_all(contributors, "contributors")
    joining_in = contributors if contributors is not None else tuple(dict.fromkeys([*own, asked]))
    terms: dict[str, dict[str, Any]] = {
        "lie_where_they_fall": {"own": own, "key": key},
        "common_costs": {"own": own, "common_fraction": common_fraction, "contributors": contributors, "key": key},
        "assistance_measure": {"contributors": contributors, "key": key},
        "participants_only": {"contributors": joining_in, "key": key, "purpose": "coalition"},
    }
    nothing = dict.fromkeys(("yes", "aside", "elsewhere", "price", "left_to_others"), euro(0))
    missing: dict[str, Decimal | str | None] = dict.fromkeys(nothing)
    day, rows = course().day(on), dict[str, dict[str, Decimal | str | None]]()
    for mechanism, chosen in terms.items():
        regime = regime_on(mechanism, on, chosen.get("purpose"), dated=False)
        if key is None and not regime.held(day):
            rows[mechanism] = missing | {"note": f"Did not exist on {day}: {regime.legal_basis}"}
            continue
        read = terms_of(total, mechanism, on=on, **chosen)
        found = _prices(read, divide(read.case)).get(asked, nothing)
        rows[mechanism] = {**found, "note": regime.legal_basis}
    rows["union_budget"] = missing | {"note": "Barred by Article 41(2) TEU for military operations"}
    return rows


def joining(
    total: object, mechanism: str, benefit: Pairs[object] | object, excludable: object = 0, **terms: Any
) -> pd.DataFrame:
    """For whom joining is better than letting the others pay.

    Parameters
    ----------
    total, mechanism, **terms
        As in `costs.share`.
    benefit : number or dict
        What the operation is worth, in euro: one figure for each state, or by state.
    excludable : number
        Part of the benefit, from 0 to 1, that only participants have. 0: a pure public good, which those outside enjoy
        just as much. 1: a club good, or a state without which nothing would happen.

    Returns
    -------
    pandas.DataFrame
        By state, in euro (Decimal): benefit, price, gain (the excludable part of the benefit minus the price, rounded
        to the cent); and `joins`, True where the exact gain is not negative.

    Notes
    -----
    Mancur Olson and Richard Zeckhauser, "An Economic Theory of Alliances", Review of Economics and Statistics 48(3),
    1966: those who can have a public good without paying leave it to the large. Each state is asked while all others
    stay in; a chain of departures is not followed.

    >>> joining(100, "common_costs", 60, excludable=1, common_fraction=1, key={"A": 3, "B": 1})["joins"].to_dict()
    {'A': False, 'B': True}
    """
    need_pandas("costs.joining", "costs.gains(...)")
    import pandas as pd

    found, divided = gains(total, mechanism, benefit, excludable, **terms)
    frame = pd.DataFrame.from_dict(found, orient="index", columns=["benefit", "price", "gain", "joins"])
    frame.index.name = "state"
    frame.attrs = described(divided)
    return frame


def gains(
    total: object, mechanism: str, benefit: Pairs[object] | object, excludable: object = 0, **terms: Any
) -> tuple[dict[str, dict[str, Decimal | bool]], Bill]:
    """What `joining` shows, as plain values by state, and the bill.

    >>> found, _ = gains(100, "common_costs", 60, excludable=1, common_fraction=1, key={"A": 3, "B": 1})
    >>> {state: row["joins"] for state, row in found.items()}
    {'A': False, 'B': True}
    """
    part = exact(excludable, "excludable")
    if not 0 <= part <= 1:
        raise ValueError(f"excludable: {shown(excludable)} is not between 0 and 1.")
    prices_of, divided = prices_by_state(total, mechanism, **terms)
    names = states_of(terms.get("key"))
    if gives_pairs(benefit):
        worth = names.mapping(benefit, "benefit", _worth)
    else:
        worth = dict.fromkeys(prices_of, _worth(benefit, "benefit"))
    if missing := [state for state in prices_of if state not in worth]:
        raise ValueError(
            f"benefit: there is no benefit for {', '.join(missing)}. Give one for every state that pays, 0 included."
        )
    found: dict[str, dict[str, Decimal | bool]] = {}
    for state, row in prices_of.items():
        gain = part * worth[state] - Fraction(row["price"])
        found[state] = {
            "benefit": euro(round(worth[state] * 100)),
            "price": row["price"],
            "gain": euro(round(gain * 100)),
            "joins": gain >= 0,
        }
    return found, divided


def _worth(value: object, argument: str) -> Fraction:
    return limited(exact(value, argument), argument)
