"""A bill divided among states, to the cent: by key, by what each caused, or by both."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from eudefence.data.package import course
from eudefence.data.states import States, named
from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.numbers import exact
from eudefence.ground.quoting import shown
from eudefence.models.decisions import council

from .cents import amount, cents, euro, largest_remainder, shares
from .regimes import (
    Regime,
    beyond_members,
    income_key,
    mechanisms,
    opted_out,
    own_weights,
    purpose_of_aid,
    regime_on,
    regimes,
    states_of,
)

if TYPE_CHECKING:
    import pandas as pd


class CostsBarred(ValueError):
    """The Treaty keeps these costs off the Union budget.

    Attributes
    ----------
    article : str
        The article that bars them, a key of the table treaty_articles.
    """

    article = "teu-41-2"


@keywords_checked
def share(
    total: int | str | float | Decimal,
    mechanism: str,
    contributors: Iterable[str] | None = None,
    own: Mapping[str, object] | None = None,
    common_fraction: object = None,
    key: Mapping[str, object] | None = None,
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
        member (`payers.beyond_members`).
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
    names = states_of(key)
    aid = purpose_of_aid(lethal, one_of("mechanism", mechanism, mechanisms()))
    if purpose is not None and mechanism not in ("union_budget", "participants_only"):
        one_of("purpose", purpose, tuple(dict.fromkeys(regime.purpose for regime in regimes())))
        raise ValueError(
            "purpose: only 'union_budget' and 'participants_only' serve several purposes; leave it out for"
            f" {mechanism!r}."
        )
    regime = regime_on(mechanism, on, aid or purpose, dated=key is None)
    if regime.barred:
        raise CostsBarred(
            "mechanism: Article 41(2) TEU keeps the operating costs of operations with military or defence implications"
            " off the Union budget, and no vote can change that: unanimity can only choose another scale for costs"
            " outside the budget. Accepted here: purpose='civilian' or 'administrative', or another mechanism."
        )
    day = course().day(on)
    without_vote = beyond_members(mechanism, day) if key is None else ()
    case = _Case(
        bill=cents(total, "total"),
        regime=regime,
        names=names,
        day=day,
        members=(*council.members(day), *without_vote),
        without_vote=without_vote,
        key_given=key is not None,
        outside=names.read_all(outside, "outside"),
        opted_out=opted_out(on) if regime.opt_out_applies and not names.invented else (),
    )
    costs = {} if own is None else _own_costs(own, case)
    weights = _Weights({}) if regime.by_own_costs and key is None else _weights(key, names, on)
    if regime.by_own_costs and key is None and own is None:
        raise ValueError(
            f"own: under {mechanism!r} say what falls on each state, as a dict that adds up to the total, or give"
            " troops as key."
        )
    payers = _payers(contributors, case, weights, costs)
    common = _common_fraction(common_fraction, mechanism)
    if not regime.by_own_costs and common < 1 and own is None:
        raise ValueError(
            "own: part of the bill is not common. Say what each state's forces cost, as a dict that adds up to the"
            " total."
        )
    return _divided(case, weights, payers, costs, common)


def _divided(
    case: _Case, weights: _Weights, payers: tuple[str, ...], costs: Mapping[str, Fraction], common: Fraction
) -> pd.Series:
    """The bill in cents by state, and what it rests on."""
    import pandas as pd

    regime, elsewhere = case.regime, {}
    if regime.by_own_costs:
        parts = dict.fromkeys(payers, Fraction(0)) | costs if costs else weights.divide(case.bill, payers)
    else:
        parts = weights.divide(case.bill * common, payers)
        for state, caused in costs.items():
            parts[state] = parts.get(state, Fraction(0)) + (1 - common) * caused
        if regime.aside(1)[1] and case.outside:
            everyone = largest_remainder(weights.divide(case.bill, (*payers, *case.outside)))
            elsewhere = {state: euro(everyone[state]) for state in sorted(case.outside)}
    paid = largest_remainder(parts)
    own = (
        paid if regime.by_own_costs else {state: round((1 - common) * costs.get(state, Fraction(0))) for state in paid}
    )
    found = pd.Series(
        [euro(paid[state]) for state in sorted(paid)],
        index=pd.Index(sorted(paid), name="state"),
        dtype=object,
        name="payment",
    )
    found.attrs = {
        "mechanism": regime.mechanism,
        "regime": regime.id,
        "legal_basis": regime.legal_basis,
        "note": regime.note,
        "source": regime.source,
        "on": case.day.isoformat(),
        "unit": "EUR",
        "key": "own key" if case.key_given else regime.key,
        "key_year": weights.year,
        "key_series": weights.series,
        "outside": tuple(sorted(case.outside)),
        "by_key": {state: euro(max(0, paid[state] - own[state])) for state in sorted(paid)},
        "elsewhere": elsewhere,
    }
    return found


@keywords_checked
def package(
    measure: object,
    other: object,
    outside: Iterable[str],
    contributors: Iterable[str] | None = None,
    key: Mapping[str, object] | None = None,
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
    import pandas as pd

    bill = amount(measure, "measure")
    first = share(bill, "assistance_measure", contributors=contributors, key=key, outside=outside, on=on)
    away = first.attrs["outside"]
    paying = None if contributors is None else (*first.index, *away)
    second = share(amount(other, "other"), "assistance_measure", contributors=paying, key=key, on=on, lethal=False)
    states = sorted({*first.index, *second.index})
    columns = {"measure": first, "other": second, "additional": first.attrs["elsewhere"]}
    frame = pd.DataFrame(
        {name: [part.get(state, euro(0)) for state in states] for name, part in columns.items()},
        index=pd.Index(states, name="state"),
        dtype=object,
    )
    frame["total"] = frame["measure"] + frame["other"] + frame["additional"]
    frame.attrs = {
        name: first.attrs[name]
        for name in ("on", "unit", "outside", "regime", "source", "key", "key_year", "key_series")
    }
    return frame


@dataclass(frozen=True)
class _Case:
    bill: int  # cents
    regime: Regime
    names: States
    day: dt.date
    members: tuple[str, ...]  # and states that pay like members
    without_vote: tuple[str, ...]  # of these, the states that pay only
    key_given: bool
    outside: tuple[str, ...]
    opted_out: tuple[str, ...]


@dataclass(frozen=True)
class _Weights:
    of: Mapping[str, Fraction]
    year: int | None = None
    series: tuple[str, ...] = ()

    def divide(self, total: Fraction | int, states: Iterable[str]) -> dict[str, Fraction]:
        states = tuple(states)
        if missing := [state for state in states if state not in self.of]:
            whose = f"national income of {self.year}" if self.year else "weight"
            raise ValueError(
                f"key: there is no {whose} for {', '.join(missing)}. Give a key with a weight for every state that"
                " pays."
            )
        if not any(self.of[state] for state in states):
            raise ValueError("key: nobody is left to pay: the weights of those who pay add up to 0.")
        return shares({state: self.of[state] for state in states}, total)


def _weights(key, names: States, on) -> _Weights:
    if key is None:
        incomes = income_key(on)
        return _Weights(incomes.weights, incomes.year, incomes.series)
    return _Weights(own_weights(key, names))


def _own_costs(own, case: _Case) -> dict[str, Fraction]:
    if not case.regime.by_own_costs and case.regime.mechanism != "common_costs":
        by_own_costs = [regime.mechanism for regime in regimes() if regime.by_own_costs]
        accepted = ", ".join(dict.fromkeys([*by_own_costs, "common_costs"]))
        raise ValueError(
            f"own: under {case.regime.mechanism!r} everything is paid by the key. Own costs belong to: {accepted}."
        )
    found = case.names.mapping(own, "own", cents)
    if not found:
        raise ValueError("own: it is empty. Give a dict of state to what its forces cost, or leave it out.")
    for state in found:
        if state in case.outside:
            raise ValueError(f"own: {state} stands outside, so it sends nothing. Take it out of own or of outside.")
        if state in case.opted_out:
            raise ValueError(f"own: {state} had an opt-out from defence on {case.day} and sent no forces. Take it out.")
    if sum(found.values()) != case.bill:
        raise ValueError(
            f"own: the amounts add up to {euro(sum(found.values()))}, the total is {euro(case.bill)}. They must be"
            " equal to the cent."
        )
    return {state: Fraction(caused) for state, caused in found.items()}


def _payers(contributors, case: _Case, weights: _Weights, costs) -> tuple[str, ...]:
    by_own_costs = case.regime.by_own_costs
    if case.regime.abstainer_pays == "its_share" and case.outside:
        who = ", ".join(case.outside)
        raise ValueError(f"outside: {who} found, but nobody can stand outside. {case.regime.abstainer_rule}")
    if silent := [state for state in case.outside if state in case.without_vote]:
        raise ValueError(
            f"outside: {named(silent, 'and')} had no vote in the Council on {case.day}, so no abstention could free it"
            " from paying (Article 31(1) TEU; table contributors)."
        )
    if case.regime.mechanism == "union_budget" and contributors is not None:
        raise ValueError("contributors: on the Union budget all members pay. Leave contributors out.")
    if contributors is not None:
        payers = _named(contributors, case)
    else:
        if case.regime.mechanism == "participants_only" and not case.key_given:
            raise ValueError("contributors: say who takes part; under 'participants_only' nobody else pays.")
        possible = tuple(weights.of) if case.key_given else tuple(costs) if by_own_costs else case.members
        if not by_own_costs and (unknown := [state for state in case.outside if state not in possible]):
            raise ValueError(
                f"outside: {', '.join(unknown)} would not pay in any case. Those who would: {', '.join(possible)}."
            )
        payers = tuple(state for state in possible if state not in case.outside and state not in case.opted_out)
    # A third state may send forces at its own cost without being charged by the key.
    bound = costs if case.names.invented else [state for state in costs if state in case.members]
    if alone := [state for state in bound if state not in payers]:
        raise ValueError(
            f"own: {', '.join(alone)} has own costs but is not among the contributors: {', '.join(payers)}."
        )
    if not payers:
        raise ValueError("contributors: nobody is left to pay. Name at least one state that is not outside.")
    return payers


def _named(contributors, case: _Case) -> tuple[str, ...]:
    payers = case.names.read_all(contributors, "contributors")
    by_members = not case.key_given and case.regime.mechanism in ("common_costs", "assistance_measure")
    if by_members and (strange := [state for state in payers if state not in case.members]):
        raise ValueError(
            f"contributors: {named(strange, 'and')} was no member on {case.day} and did not pay like one. To try it"
            " out, give a key with a weight for every state that pays."
        )
    if both := [state for state in payers if state in case.outside]:
        raise ValueError(f"contributors: {', '.join(both)} is also named as outside. A state pays or stands outside.")
    if free := [state for state in payers if state in case.opted_out]:
        raise ValueError(
            f"contributors: {', '.join(free)} had an opt-out from defence on {case.day} and did not pay (Protocol No"
            " 22)."
        )
    return payers


def _common_fraction(value, mechanism: str) -> Fraction:
    if mechanism != "common_costs":
        if value is not None:
            raise ValueError(
                f"common_fraction: it belongs to 'common_costs'; under {mechanism!r} all is paid one way. Leave it out."
            )
        return Fraction(1)
    if value is None:
        raise ValueError(
            "common_fraction: say which part of the bill is common, from 0 to 1; no regime fixes it (table epf, row"
            " athena-share)."
        )
    fraction = exact(value, "common_fraction")
    if not 0 <= fraction <= 1:
        raise ValueError(f"common_fraction: {shown(value)} is not between 0 and 1. Ten per cent is 0.1.")
    return fraction
