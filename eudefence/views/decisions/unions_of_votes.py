"""The unions whose voting power is looked at: those entitled on a day, without the United Kingdom, with candidates."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from eudefence.data.package import Package, course
from eudefence.ground.arguments import one_of
from eudefence.models.decisions import council, power
from eudefence.models.decisions.power import Analysis

COUNTERFACTUAL = "Counterfactual: not the rule for missions"
A_PRIORI = (
    "This is a priori: the rule is known, and nothing of what states want. In practice the Council seeks consensus."
)
MEMBERSHIPS = {
    "members": "those entitled to vote on the day",
    "without_uk": "the same without the United Kingdom",
    "with_candidates": "the same with today's candidates",
}
_WHAT_IF = {
    "without_uk": "This union did not exist: on that day the United Kingdom was a member.",
    "with_candidates": "This union does not exist: none of the candidates is a member.",
}
_UK = "GB"
_OF_MISSIONS = {"unanimity", "unanimity_nice", "unanimity_maastricht", "unanimity_amsterdam"}


def analysed(rule: str, on: str | dt.date | None = None, membership: str = "members") -> Analysis:
    """The voting power under a rule, in one of the unions of `MEMBERSHIPS`.

    A rule of another time is a what-if, and the game says so.

    Raises
    ------
    ValueError
        For an unknown rule or union, without the United Kingdom where it was no member, and for a rule that needs
        weighted votes nobody ever gave to candidates.

    >>> len(analysed("qualified", "2020-01-31", "without_uk").members)
    27
    """
    one_of("membership", membership, MEMBERSHIPS)
    return _analysed(course(), rule, course().day(on), membership)


@lru_cache(maxsize=128)
def _analysed(package: Package, rule: str, day: dt.date, membership: str) -> Analysis:
    if membership == "members":
        known = council.RULES.get(rule)
        past = known is not None and known.voters == "all_members" and not known.valid(day)
        return power.analyse(power.game(rule, voters=council.members(day) if past else None, on=day))
    people = council.population(day)
    if membership == "without_uk":
        if _UK not in people:
            raise ValueError(
                f"membership: the United Kingdom was no member on {day}. Take a day up to 31 January 2020."
            )
        if rule.startswith("participants"):
            raise ValueError(
                "membership: the United Kingdom took no part in permanent structured cooperation, so take 'members'."
            )
        del people[_UK]
    else:
        if rule.startswith("participants"):
            raise ValueError(
                "membership: a candidate takes no part in permanent structured cooperation, so take 'members'."
            )
        people |= {code: persons for code, persons in council.candidate_population().items() if code not in people}
    return power.analyse(power.game(rule, people, on=day))


def what_is_assumed(*unions: tuple[Analysis, str]) -> str:
    """What makes these games what-ifs, and what every measure leaves out; a union is an analysis and its membership.

    >>> what_is_assumed((analysed("qualified", membership="with_candidates"), "with_candidates"))[:66]
    'This union does not exist: none of the candidates is a member. Thi'
    """
    said = [part for found, membership in unions for part in (found.game.what_if, _WHAT_IF.get(membership)) if part]
    return " ".join([*dict.fromkeys(said), A_PRIORI])


def is_counterfactual(found: Analysis) -> bool:
    """Whether a game is played by another rule than the one by which missions are decided.

    >>> is_counterfactual(analysed("unanimity")), is_counterfactual(analysed("qualified"))
    (False, True)
    """
    return found.game.rule.id not in _OF_MISSIONS
