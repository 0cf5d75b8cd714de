"""A bill divided among states, to the cent: by key, by what each caused, or by both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from eudefence.ground.arguments import keywords_checked
from eudefence.ground.frames import need_pandas
from eudefence.ground.lists import Pairs

from .cents import amount, euro
from .division import divide
from .payments import Bill, bill, bill_of
from .terms import terms_of

if TYPE_CHECKING:
    import pandas as pd


@keywords_checked
def share(
    total: int | str | float | Decimal,
    mechanism: str,
    contributors: Iterable[str] | None = None,
    own: Pairs[object] | None = None,
    common_fraction: object = None,
    key: Pairs[object] | None = None,
    outside: Iterable[str] = (),
    on: str | dt.date | None = None,
    *,
    purpose: str | None = None,
    lethal: bool = True,
) -> pd.Series:
    """Divide a bill among states.

    Parameters
    ----------
    total : int, str, Decimal or float
        The bill in euro.
    mechanism : str
        ``"lie_where_they_fall"``: each pays its own forces. ``"common_costs"``: a fraction of the bill by key, the rest
        as it falls (Athena, then the European Peace Facility). ``"assistance_measure"``: military aid, all of it by
        key. ``"participants_only"``: by key among those who take part. ``"union_budget"``: by key among all members.
        ``"loan"``: each borrower pays back what it took.
    contributors : iterable of str, optional
        Who pays by the key; by default all members of that day, without opt-outs and `outside`, or the states of `key`.
        Compulsory for ``"participants_only"`` unless there is a `key`. In 2020 the United Kingdom paid without being a
        member (`beyond_members`).
    own : dict, optional
        State to what its own forces cost (or what it borrows), in euro; must add up to `total`. States that are no
        members may be named.
    common_fraction : number, optional
        Part of the bill that is common, from 0 to 1. Compulsory for ``"common_costs"``: no regime fixes it. The
        External Action Service put it at 5 to 10 per cent in 2018 (table epf), over all operations; a Battlegroup would
        have more, because its deployment is a common cost (table common_cost_items, from Annex IV of Decision (CFSP)
        2021/509).
    key : dict, optional
        State to weight, instead of gross national income. With invented names it makes a thought experiment, free of
        dates. Where costs lie where they fall it stands for troops sent.
    outside : iterable of str
        States that abstained with a formal declaration (constructive abstention), or otherwise stand outside. From an
        aid measure an abstention frees only if `lethal`.
    on : str or datetime.date, optional
        The day; by default the edition. It decides members, regime, opt-outs, and the year of the incomes: the last one
        that was over.
    purpose : str, optional
        For ``"union_budget"``: ``"military_operating"`` (the default), ``"civilian"`` or ``"administrative"``. For
        ``"participants_only"``: ``"enhanced_cooperation"`` (the default) or ``"coalition"``.
    lethal : bool
        For ``"assistance_measure"``: whether it may supply military equipment, or platforms, designed to deliver lethal
        force. If not, nobody can stand outside (table epf, column lethal).

    Returns
    -------
    pandas.Series
        State to payment, for those who take part in paying. Values are `decimal.Decimal` with two decimals, so that
        ``.sum()`` is exactly the total; write ``.astype(float)`` to plot. ``.attrs`` has mechanism, regime,
        legal_basis, source, on, unit, key, key_year, key_series, outside, by_key: the part of each payment that follows
        the key, and elsewhere: what abstainers pay into other measures.

    Raises
    ------
    CostsBarred
        For operating costs of military operations on the Union budget (Article 41(2) TEU).
    ValueError
        For an unknown mechanism or state, a negative bill, a fraction outside 0 to 1, own costs that do not add up,
        states outside where an abstention does not free from paying (an aid measure with nothing lethal, the budget of
        the Union), or when nobody is left to pay.

    Notes
    -----
    Article 41(2) TEU: costs outside the budget follow the scale of national product, unless the Council unanimously
    chooses another scale. That choice moves the scale; it cannot move military operations onto the budget. Letting
    costs lie where they fall is such a departure, by decision and practice. Article 332 TFEU for enhanced cooperation.

    When a state stands outside, the key of the others is rebased: they carry its part (for the European Peace Facility:
    Decision (CFSP) 2021/509, Article 26(6)). Under an assistance measure that may supply equipment designed to deliver
    lethal force an abstainer makes an additional contribution to other measures, so that its overall contribution is in
    accordance with its share of income (Articles 5(3), 26(7) and 27); here that is its share of the measure it
    abstained from. From any other measure nobody is freed (Article 5(1)). The decision was read as it stood in June
    2023; later amendments were not.

    Cents are divided by largest remainders, ties first to the larger share, then by the alphabet.

    Examples
    --------
    C abstains from an aid measure; A and B pay it all, and C pays its share elsewhere:

    >>> aid = share(450, "assistance_measure", key={"A": 5, "B": 4, "C": 1}, outside=["C"])
    >>> aid.to_dict(), aid.attrs["elsewhere"]
    ({'A': Decimal('250.00'), 'B': Decimal('200.00')}, {'C': Decimal('45.00')})

    Ten per cent are common; A sends all the soldiers:

    >>> share(100, "common_costs", own={"A": 100}, common_fraction="0.1", key={"A": 1, "B": 1}).to_dict()
    {'A': Decimal('95.00'), 'B': Decimal('5.00')}
    """
    need_pandas("costs.share", "costs.bill(...)")
    import pandas as pd

    divided = bill(
        total, mechanism, contributors, own, common_fraction, key, outside, on, purpose=purpose, lethal=lethal
    )
    paid = divided.payments
    found = pd.Series(list(paid.values()), index=pd.Index(list(paid), name="state"), dtype=object, name="payment")
    found.attrs = described(divided)
    return found


def described(divided: Bill) -> dict[Hashable | None, Any]:
    """What a table about a bill says about itself: regime, day, key, who stands outside.

    >>> described(bill(3, "common_costs", common_fraction=1, key={"A": 2, "B": 1}))["by_key"]
    {'A': Decimal('2.00'), 'B': Decimal('1.00')}
    """
    regime = divided.regime
    return {
        "mechanism": regime.mechanism,
        "regime": regime.id,
        "legal_basis": regime.legal_basis,
        "note": regime.note,
        "source": regime.source,
        "on": divided.on.isoformat(),
        "unit": "EUR",
        "key": divided.key,
        "key_year": divided.key_year,
        "key_series": divided.key_series,
        "outside": divided.outside,
        "by_key": divided.by_key,
        "elsewhere": divided.elsewhere,
    }


@keywords_checked
def package(
    measure: object,
    other: object,
    outside: Iterable[str],
    contributors: Iterable[str] | None = None,
    key: Pairs[object] | None = None,
    on: str | dt.date | None = None,
) -> pd.DataFrame:
    """Two aid measures: states that abstain from the first pay for the second, and their share of the first on top.

    Parameters
    ----------
    measure, other : number
        The measure some abstain from, which may supply lethal equipment, and the one they pay for instead, which may
        not, in euro.
    outside : iterable of str
        Who abstains from `measure`.
    contributors, key, on
        As in `share`.

    Returns
    -------
    pandas.DataFrame
        By state, in euro (Decimal): `measure` and `other`, what it pays for each; `additional`, what an abstainer pays
        on top into other measures; `total`, all three. `measure` and `other` add up to the two bills, `additional` is
        more money for aid.

    Notes
    -----
    Decision (CFSP) 2021/509, Article 26(7): an abstainer contributes an additional amount, so that its overall
    contribution to assistance measures is in accordance with its share of income; what the **others** owe to the
    measures that get it is not affected. So the others pay more for the first measure (its key is rebased), no less for
    the second, and the additional money comes on top of the bill of the second. An abstainer pays exactly what it would
    have paid without abstaining.

    Two things are our reading. "In accordance with its share" is taken as its share of the two bills; if it were its
    share of all the money that then comes in, the additional amount would be larger by the same factor as the others'
    rebased key. And how the additional amounts of 2022 were booked is not known: the first payments for Ukraine had a
    large part for arms and a small one for other goods (table epf), and ministers of those who abstained say that all
    they owed went into the second.

    >>> package(450, 50, ["C"], key={"A": 5, "B": 4, "C": 1}).loc["C"].to_dict()
    {'measure': Decimal('0.00'), 'other': Decimal('5.00'), 'additional': Decimal('45.00'), 'total': Decimal('50.00')}
    """
    need_pandas("costs.package", "costs.package_parts(...)")
    import pandas as pd

    parts, first = package_parts(measure, other, outside, contributors, key, on)
    frame = pd.DataFrame.from_dict(parts, orient="index", dtype=object)
    frame.index.name = "state"
    said = described(first)
    kept = ("on", "unit", "outside", "regime", "source", "key", "key_year", "key_series")
    frame.attrs = {name: said[name] for name in kept}
    return frame


def package_parts(
    measure: object,
    other: object,
    outside: Iterable[str],
    contributors: Iterable[str] | None = None,
    key: Pairs[object] | None = None,
    on: str | dt.date | None = None,
) -> tuple[dict[str, dict[str, Decimal]], Bill]:
    """What `package` shows, as plain amounts by state, and the bill of the first measure.

    >>> package_parts(450, 50, ["C"], key={"A": 5, "B": 4, "C": 1})[0]["C"]["additional"]
    Decimal('45.00')
    """
    first = terms_of(
        amount(measure, "measure"), "assistance_measure", contributors=contributors, key=key, outside=outside, on=on
    )
    here = divide(first.case)
    paying = None if contributors is None else (*sorted(here.paid), *first.case.outside)
    second = terms_of(amount(other, "other"), "assistance_measure", contributors=paying, key=key, on=on, lethal=False)
    columns = {"measure": here.paid, "other": divide(second.case).paid, "additional": here.elsewhere}
    rows = {}
    for state in sorted({*here.paid, *columns["other"]}):
        cents = {name: part.get(state, 0) for name, part in columns.items()}
        rows[state] = {name: euro(part) for name, part in cents.items()} | {"total": euro(sum(cents.values()))}
    return rows, bill_of(first, here)
