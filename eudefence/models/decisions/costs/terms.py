"""The terms of a bill, read: the regime of the day, who pays by which scale, and what each state caused.

Every question about a bill is read here, and every error of `costs.share` stands here; what comes out can be divided.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import partial

from eudefence.data.package import course
from eudefence.data.states import States, named
from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.lists import Pairs
from eudefence.ground.numbers import exact
from eudefence.ground.quoting import shown
from eudefence.models.decisions import council

from .cents import cents, euro
from .cost_regimes import Regime, mechanisms, purpose_of_aid, regime_on, regimes
from .division import Case
from .payers import beyond_members, opted_out
from .scale import income_key, own_weights, states_of


class CostsBarred(ValueError):
    """The Treaty keeps these costs off the Union budget.

    Attributes
    ----------
    article : str
        The article that bars them, a key of the table treaty_articles.
    """

    article = "teu-41-2"


@dataclass(frozen=True)
class Terms:
    """What a question about a bill comes to.

    Attributes
    ----------
    case : Case
        What is divided, as plain numbers.
    regime : Regime
        By which it is paid.
    day : datetime.date
    key : str
        What the key is: that of the regime, or an own one.
    key_year : int or None
    key_series : tuple of str
        Of which year the incomes are and from which series, if they are the key.
    without_vote : tuple of str
        States that pay like members and have no vote.
    """

    case: Case
    regime: Regime
    day: dt.date
    key: str
    key_year: int | None
    key_series: tuple[str, ...]
    without_vote: tuple[str, ...]


@partial(keywords_checked, called="share")
def terms_of(
    total: object,
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
) -> Terms:
    """Read a question about a bill.

    Parameters
    ----------
    total, mechanism, contributors, own, common_fraction, key, outside, on, purpose, lethal
        As in `costs.share`, which says what they mean.

    Returns
    -------
    Terms

    Raises
    ------
    CostsBarred, ValueError
        As `costs.share` says.

    >>> terms_of(100, "common_costs", common_fraction=1, key={"A": 2, "B": 1}).case.payers
    ('A', 'B')
    """
    names = states_of(key)
    regime = _regime(mechanism, on, key is None, purpose, lethal)
    day = course().day(on)
    without_vote = beyond_members(mechanism, day) if key is None else ()
    asked = _Asked(
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
    caused = {} if own is None else _own_costs(own, asked)
    scale = _Scale({}) if regime.by_own_costs and key is None else _scale(key, names, on)
    if regime.by_own_costs and key is None and own is None:
        raise ValueError(
            f"own: under {mechanism!r} say what falls on each state, as a dict that adds up to the total, or give"
            " troops as key."
        )
    payers = _payers(contributors, asked, scale, caused)
    common = _common_fraction(common_fraction, mechanism)
    if not regime.by_own_costs and common < 1 and own is None:
        raise ValueError(
            "own: part of the bill is not common. Say what each state's forces cost, as a dict that adds up to the"
            " total."
        )
    return _terms(asked, scale, payers, Fraction(0) if regime.by_own_costs and caused else common, caused)


def _regime(mechanism: str, on: str | dt.date | None, dated: bool, purpose: str | None, lethal: object) -> Regime:
    """The regime of the day, if the Treaty lets anybody pay by it."""
    aid = purpose_of_aid(lethal, one_of("mechanism", mechanism, mechanisms()))
    if purpose is not None and mechanism not in ("union_budget", "participants_only"):
        one_of("purpose", purpose, tuple(dict.fromkeys(regime.purpose for regime in regimes())))
        raise ValueError(
            "purpose: only 'union_budget' and 'participants_only' serve several purposes; leave it out for"
            f" {mechanism!r}."
        )
    regime = regime_on(mechanism, on, aid or purpose, dated=dated)
    if regime.barred:
        raise CostsBarred(
            "mechanism: Article 41(2) TEU keeps the operating costs of operations with military or defence implications"
            " off the Union budget, and no vote can change that: unanimity can only choose another scale for costs"
            " outside the budget. Accepted here: purpose='civilian' or 'administrative', or another mechanism."
        )
    return regime


@dataclass(frozen=True)
class _Asked:
    """What is known before it is asked who pays: the bill in cents, its regime, the day, and who stands outside."""

    bill: int
    regime: Regime
    names: States
    day: dt.date
    members: tuple[str, ...]  # and states that pay like members
    without_vote: tuple[str, ...]  # of these, the states that pay only
    key_given: bool
    outside: tuple[str, ...]
    opted_out: tuple[str, ...]


@dataclass(frozen=True)
class _Scale:
    """The weights of a key; of incomes also the year and the series."""

    weights: Mapping[str, Fraction]
    year: int | None = None
    series: tuple[str, ...] = ()

    def reach(self, states: Iterable[str]) -> None:
        """Refuse states among which nothing can be divided by this key."""
        states = tuple(states)
        if missing := [state for state in states if state not in self.weights]:
            whose = f"national income of {self.year}" if self.year else "weight"
            raise ValueError(
                f"key: there is no {whose} for {', '.join(missing)}. Give a key with a weight for every state that"
                " pays."
            )
        if not any(self.weights[state] for state in states):
            raise ValueError("key: nobody is left to pay: the weights of those who pay add up to 0.")


def _scale(key: Pairs[object] | None, names: States, on: str | dt.date | None) -> _Scale:
    if key is None:
        incomes = income_key(on)
        return _Scale(incomes.weights, incomes.year, incomes.series)
    return _Scale(own_weights(key, names))


def _terms(
    asked: _Asked, scale: _Scale, payers: tuple[str, ...], common: Fraction, caused: Mapping[str, Fraction]
) -> Terms:
    regime = asked.regime
    pays_elsewhere = regime.abstainer_pays == "same_to_other_measures" and not regime.by_own_costs
    if not (regime.by_own_costs and caused):
        scale.reach(payers)
        if pays_elsewhere and asked.outside:
            scale.reach((*payers, *asked.outside))
    case = Case(
        bill=asked.bill,
        payers=payers,
        weights=scale.weights,
        common=common,
        caused=caused,
        outside=tuple(sorted(asked.outside)),
        pays_elsewhere=pays_elsewhere,
        taken_over=not regime.by_own_costs,
    )
    key = "own key" if asked.key_given else regime.key
    return Terms(case, regime, asked.day, key, scale.year, scale.series, asked.without_vote)


def _own_costs(own: Pairs[object], asked: _Asked) -> dict[str, Fraction]:
    if not asked.regime.by_own_costs and asked.regime.mechanism != "common_costs":
        by_own_costs = [regime.mechanism for regime in regimes() if regime.by_own_costs]
        accepted = ", ".join(dict.fromkeys([*by_own_costs, "common_costs"]))
        raise ValueError(
            f"own: under {asked.regime.mechanism!r} everything is paid by the key. Own costs belong to: {accepted}."
        )
    found = asked.names.mapping(own, "own", cents)
    if not found:
        raise ValueError("own: it is empty. Give a dict of state to what its forces cost, or leave it out.")
    for state in found:
        if state in asked.outside:
            raise ValueError(f"own: {state} stands outside, so it sends nothing. Take it out of own or of outside.")
        if state in asked.opted_out:
            raise ValueError(
                f"own: {state} had an opt-out from defence on {asked.day} and sent no forces. Take it out."
            )
    if sum(found.values()) != asked.bill:
        raise ValueError(
            f"own: the amounts add up to {euro(sum(found.values()))}, the total is {euro(asked.bill)}. They must be"
            " equal to the cent."
        )
    return {state: Fraction(caused) for state, caused in found.items()}


def _payers(
    contributors: Iterable[str] | None, asked: _Asked, scale: _Scale, costs: Mapping[str, Fraction]
) -> tuple[str, ...]:
    by_own_costs = asked.regime.by_own_costs
    if asked.regime.abstainer_pays == "its_share" and asked.outside:
        who = ", ".join(asked.outside)
        raise ValueError(f"outside: {who} found, but nobody can stand outside. {asked.regime.abstainer_rule}")
    if silent := [state for state in asked.outside if state in asked.without_vote]:
        raise ValueError(
            f"outside: {named(silent, 'and')} had no vote in the Council on {asked.day}, so no abstention could free it"
            " from paying (Article 31(1) TEU; table contributors)."
        )
    if asked.regime.mechanism == "union_budget" and contributors is not None:
        raise ValueError("contributors: on the Union budget all members pay. Leave contributors out.")
    if contributors is not None:
        payers = _named(contributors, asked)
    else:
        if asked.regime.mechanism == "participants_only" and not asked.key_given:
            raise ValueError("contributors: say who takes part; under 'participants_only' nobody else pays.")
        possible = tuple(scale.weights) if asked.key_given else tuple(costs) if by_own_costs else asked.members
        if not by_own_costs and (unknown := [state for state in asked.outside if state not in possible]):
            raise ValueError(
                f"outside: {', '.join(unknown)} would not pay in any case. Those who would: {', '.join(possible)}."
            )
        payers = tuple(state for state in possible if state not in asked.outside and state not in asked.opted_out)
    # A third state may send forces at its own cost without being charged by the key.
    bound = costs if asked.names.invented else [state for state in costs if state in asked.members]
    if alone := [state for state in bound if state not in payers]:
        raise ValueError(
            f"own: {', '.join(alone)} has own costs but is not among the contributors: {', '.join(payers)}."
        )
    if not payers:
        raise ValueError("contributors: nobody is left to pay. Name at least one state that is not outside.")
    return payers


def _named(contributors: Iterable[str], asked: _Asked) -> tuple[str, ...]:
    payers = asked.names.read_all(contributors, "contributors")
    by_members = not asked.key_given and asked.regime.mechanism in ("common_costs", "assistance_measure")
    if by_members and (strange := [state for state in payers if state not in asked.members]):
        raise ValueError(
            f"contributors: {named(strange, 'and')} was no member on {asked.day} and did not pay like one. To try it"
            " out, give a key with a weight for every state that pays."
        )
    if both := [state for state in payers if state in asked.outside]:
        raise ValueError(f"contributors: {', '.join(both)} is also named as outside. A state pays or stands outside.")
    if free := [state for state in payers if state in asked.opted_out]:
        raise ValueError(
            f"contributors: {', '.join(free)} had an opt-out from defence on {asked.day} and did not pay (Protocol No"
            " 22)."
        )
    return payers


def _common_fraction(value: object, mechanism: str) -> Fraction:
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
