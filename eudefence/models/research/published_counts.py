"""Published numbers, and how each of them is computed here: voting power, projects of PESCO, votes of the Council; the
textbook cases of comparative analysis are in `textbook_cases`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import lru_cache, partial

from eudefence.data import as_of
from eudefence.data.package import Package, Row
from eudefence.models.clubs.networks import Roll, roll
from eudefence.models.decisions import council
from eudefence.models.decisions.council.outcome import Outcome
from eudefence.models.decisions.power import Analysis, Game, analyse, game

from .as_programmed import programmed
from .textbook_cases import found_again

_STANCES = ("against", "abstaining", "declaring")


def computed(package: Package, row: Row) -> Fraction | None:
    """Our number for a published one; None where the data do not give it.

    >>> from eudefence.data.package import course
    >>> computed(course(), course().find("published_values", "P001"))
    Fraction(5, 21)
    """
    return _WAYS[row["replication"]](package, row)


def as_published(package: Package, row: Row) -> Fraction | None:
    """The same with the rule and the populations that the publication used, where these are known to differ.

    >>> from eudefence.data.package import course
    >>> found = [row for row in course().rows("published_values") if row["measure"] == "influences"]
    >>> all(as_published(course(), row) == row["value"] for row in found)
    True
    """
    if row["measure"] != "influences":
        return None
    found = _programmed(package, row["rule_id"], str(row["on"]))
    return Fraction(2 * found.of(row["country"]).swings)


@lru_cache(maxsize=8)
def _programmed(package: Package, rule_id: str, on: str) -> Analysis:
    return analyse(programmed(package, rule_id, on))


@lru_cache(maxsize=32)
def _analysed(rule_id: str, on: dt.date) -> Analysis:
    return analyse(_game(rule_id, on))


@lru_cache(maxsize=32)
def _game(rule_id: str, on: dt.date) -> Game:
    """The rule on the day; a rule of another time is played by the members and with the populations of the day."""
    rule = council.RULES[rule_id]
    in_force = (rule.valid_from or on) <= on and (rule.valid_to is None or on < rule.valid_to)
    return game(rule_id, on=on) if in_force else game(rule_id, on=on, voters=council.members(on))


def _power(package: Package, row: Row) -> Fraction | None:
    if row["measure"] == "population_used":
        return Fraction(as_of.population(row["on"], package)[row["country"]][0])
    if row["measure"] in _SMALLEST:
        return Fraction(_SMALLEST[row["measure"]](_game(row["rule_id"], row["on"])))
    member = _analysed(row["rule_id"], row["on"]).of(row["country"])
    return Fraction(member.banzhaf if row["measure"] == "banzhaf" else 2 * member.swings)


def _smallest_majority(asked: Game) -> int:
    """The heaviest members first: nobody decides with fewer."""
    return min(
        next(size for size in range(1, len(order) + 1) if asked.wins(order[:size])) for order in _by_weight(asked)
    )


def smallest_blocking(asked: Game) -> int:
    """How many members the smallest coalition has that blocks: the heaviest first, by votes or by persons, because one
    test that fails is enough.

    >>> smallest_blocking(_game("qualified_6", dt.date(1958, 1, 1)))
    2
    """
    return min(
        next(size for size in range(1, len(order) + 1) if not asked.wins(order[size:])) for order in _by_weight(asked)
    )


def _by_weight(asked: Game) -> list[list[str]]:
    """The members from the heaviest on: by votes, and where the rule counts persons, by these too."""
    weights = [asked.voters.weights]
    if any(test.counted == "population_for" for test in asked.rule.tests[0]):
        weights.append(asked.voters.population)
    return [sorted(asked.members, key=partial(_lightness, one)) for one in weights]


def _lightness(weights: Mapping[str, int], code: str) -> int:
    return -weights[code]


def _blocking_votes(asked: Game) -> int:
    votes = sum(asked.voters.weights[code] for code in asked.members)
    [needed] = [test.threshold(asked.voters) for test in asked.rule.tests[0] if test.counted == "votes_for"]
    return votes - -(-needed.numerator // needed.denominator) + 1


_SMALLEST: dict[str, Callable[[Game], int]] = {
    "smallest_majority": _smallest_majority,
    "smallest_blocking": smallest_blocking,
    "blocking_votes": _blocking_votes,
}


@lru_cache(maxsize=64)
def recorded_outcome(package: Package, vote_id: str) -> Outcome:
    """A vote on record, counted by its rule.

    >>> from eudefence.data.package import course
    >>> recorded_outcome(course(), "assets_2025").adopted
    True
    """
    vote = package.find("recorded_votes", vote_id)
    rows = package.rows("recorded_vote_stances")
    groups = {
        stance: [row["country"] for row in rows if (row["vote_id"], row["stance"]) == (vote_id, stance)]
        for stance in _STANCES
    }
    return council.decide(
        vote["rule"],
        on=vote["date"],
        against=groups["against"],
        abstaining=groups["abstaining"],
        declaring=groups["declaring"],
    )


def _votes(package: Package, row: Row) -> Fraction | None:
    outcome = recorded_outcome(package, row["vote_id"])
    groups = {
        "members_for": outcome.in_favour,
        "population_for": outcome.in_favour,
        "population_against": outcome.against,
        "population_abstaining": outcome.abstaining,
    }
    group = groups[row["measure"]]
    if row["measure"] == "members_for":
        return Fraction(len(group))
    persons = council.population(outcome.on)
    return Fraction(100 * sum(persons[code] for code in group), sum(persons[code] for code in outcome.voters))


def _pesco(package: Package, row: Row) -> Fraction | None:
    found = roll("pesco", on=row["on"])
    if row["measure"] == "running":
        return Fraction(len(found.clubs))
    mine = [tie for tie in found.ties if tie.state == row["country"] and tie.counts]
    if row["measure"].startswith("projects_of_wave_"):
        wave = _of_wave(package, found, int(row["measure"][-1]))
        return Fraction(sum(tie.club in wave for tie in mine))
    return Fraction(sum(row["measure"] == "projects" or tie.role == "coordinator" for tie in mine))


def _of_wave(package: Package, found: Roll, wave: int) -> set[str]:
    keys = {row["project_id"] for row in package.rows("pesco_projects") if row["wave"] == wave}
    return {club.key for club in found.clubs if club.row in keys}


_WAYS = {"power": _power, "pesco": _pesco, "votes": _votes, "qca": found_again}
