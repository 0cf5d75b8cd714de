"""Rules of the Council as a public program coded them, not as the Treaties have them: to explain what it published."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from eudefence.data.package import Package
from eudefence.models.decisions import council
from eudefence.models.decisions.council.rules import Rule
from eudefence.models.decisions.power import Game, game

VOTES = 256  # 74 per cent of 345, rounded up; the Treaty asks for 255


def programmed(package: Package, rule_id: str, on: str) -> Game:
    """The game that the program plays under the name of a rule, with its populations.

    >>> from eudefence.data.package import course
    >>> four = ("LU", "MT", "CY", "EE")  # the program lets any four block
    >>> lisbon = programmed(course(), "qualified", "2010-01-01")
    >>> lisbon.wins([state for state in lisbon.members if state not in four])
    False
    """
    rows = package.rows("published_values")
    persons = {row["country"]: int(row["value"]) for row in rows if row["measure"] == "population_used"}
    return game(_coded(council.RULES[rule_id]), population=persons, voters=tuple(persons), on=on)


def _coded(rule: Rule) -> Rule:
    if rule.id == "qualified_nice":
        [[members, votes, _]] = rule.tests  # no test of the population
        return replace(rule, tests=((members, replace(votes, base="fixed", fraction=Fraction(VOTES))),))
    if rule.id == "qualified":
        majority, [clause] = rule.tests
        return replace(rule, tests=((*majority, clause),))  # a condition where the Treaty has an alternative
    return rule
