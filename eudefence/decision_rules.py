"""Decision rules as data: what is counted, against which threshold, and how the tests are joined.

The rules stand in the tables decision_rules and decision_tests; this module reads them and counts. Thresholds are exact: whole persons
and fractions, never decimals.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from .package import course

COUNTED = (
    "members_for",
    "members_not_for",
    "members_present",
    "members_objecting",
    "members_declaring",
    "population_for",
    "population_declaring",
    "votes_for",
)


@dataclass(frozen=True)
class Test:
    """One test of a rule.

    Attributes
    ----------
    counted : str
        What is counted, one of `COUNTED`. Objecting: against, or absent without a proxy. Declaring: abstaining with a declaration.
    base : {"members", "population", "votes", "fixed", "smallest_group"}
        What the fraction is taken of. `smallest_group`: the smallest number of members that together have more than the fraction of the
        population.
    fraction : Fraction
    comparison : {"at_least", "more_than", "fewer_than"}
    floor, plus : int
        The threshold never falls below `floor`; `plus` is added to it.
    description : str
    """

    __test__ = False  # pytest would take the class for one of its own

    counted: str
    base: str
    fraction: Fraction
    comparison: str
    floor: int
    plus: int
    description: str

    def threshold(self, voters: Voters) -> Fraction:
        """The number the count is compared with, exact and in the unit of the count."""
        if self.base == "smallest_group":
            amount = Fraction(voters.smallest_group(self.fraction))
        else:
            amount = self.fraction * {"members": len(voters.codes), "population": voters.people, "votes": voters.votes, "fixed": 1}[self.base]
        return max(amount, Fraction(self.floor)) + self.plus

    def passed(self, count: int, voters: Voters) -> bool:
        """Whether a count passes."""
        threshold = self.threshold(voters)
        if self.comparison == "at_least":
            return count >= threshold
        return count > threshold if self.comparison == "more_than" else count < threshold

    def needed(self, voters: Voters) -> int:
        """The smallest whole count that passes; for `fewer_than` the largest."""
        threshold = self.threshold(voters)
        up = -(-threshold.numerator // threshold.denominator)
        if self.comparison == "fewer_than":
            return up - 1
        return up if self.comparison == "at_least" or up != threshold else up + 1


@dataclass(frozen=True)
class Rule:
    """One version of a decision rule.

    Attributes
    ----------
    id, name, article : str
    voters : str
        all_members, participants, members_without_state, participants_without_state or consenting_states.
    tests : tuple of tuple of Test
        Alternatives; within one, every test must be passed.
    valid_from, valid_to : datetime.date or None
        First day, and first day no longer. None: without limit.
    source : str
        Key of the table of sources.
    abstention, note, status : str
    """

    id: str
    name: str
    article: str
    voters: str
    tests: tuple[tuple[Test, ...], ...]
    valid_from: dt.date | None
    valid_to: dt.date | None
    source: str | None
    abstention: str = ""
    note: str = ""
    status: str = "in_force"

    def valid(self, on: dt.date) -> bool:
        """Whether the rule could be used on a day; a rule that is only proposed never could."""
        started = self.valid_from is None or on >= self.valid_from
        return self.status != "proposed" and started and (self.valid_to is None or on < self.valid_to)

    def counts(self, counted: str) -> bool:
        """Whether the rule looks at this count at all."""
        return any(test.counted == counted for alternative in self.tests for test in alternative)

    def adopted(self, counts: Mapping[str, int], voters: Voters) -> bool:
        """Whether the counts pass every test of at least one alternative."""
        return any(all(test.passed(counts[test.counted], voters) for test in alternative) for alternative in self.tests)


@dataclass(frozen=True)
class Voters:
    """Who votes, with the weights that a rule may need.

    Attributes
    ----------
    codes : tuple of str
    population : mapping of code to persons
    weights : mapping of code to weighted votes (Treaty of Nice), empty where no rule needs them
    """

    codes: tuple[str, ...]
    population: Mapping[str, int]
    weights: Mapping[str, int]

    @property
    def people(self) -> int:
        """Population of all who vote, in persons."""
        return sum(self.population.get(code, 0) for code in self.codes)

    @property
    def votes(self) -> int:
        """Weighted votes of all who vote."""
        return sum(self.weights.get(code, 0) for code in self.codes)

    def smallest_group(self, fraction: Fraction) -> int:
        """The smallest number of voters that together have more than `fraction` of the population.

        >>> three = Voters(("A", "B", "C"), {"A": 50, "B": 30, "C": 20}, {})
        >>> three.smallest_group(Fraction(1, 2)), three.smallest_group(Fraction(35, 100))
        (2, 1)
        """
        total, limit = 0, fraction * self.people
        for number, people in enumerate(sorted((self.population.get(code, 0) for code in self.codes), reverse=True), start=1):
            total += people
            if total > limit:
                return number
        return len(self.codes)


@lru_cache(maxsize=1)
def rules() -> Mapping[str, Rule]:
    """All rules of the course data, by id.

    >>> [test.description for test in rules()["simple"].tests[0]]
    ['more than half of the members']
    """
    package = course()
    tests: dict[str, dict[int, list[Test]]] = {}
    for row in package.rows("decision_tests"):
        test = Test(
            counted=row["counted"],
            base=row["base"],
            fraction=Fraction(row["numerator"], row["denominator"]),
            comparison=row["comparison"],
            floor=row["floor"] or 0,
            plus=row["plus"] or 0,
            description=row["description"],
        )
        tests.setdefault(row["rule_id"], {}).setdefault(row["alternative"], []).append(test)
    found = {
        row["rule_id"]: Rule(
            id=row["rule_id"],
            name=row["name"],
            article=row["article"],
            voters=row["voters"],
            tests=tuple(tuple(alternative) for alternative in tests[row["rule_id"]].values()),
            valid_from=row["valid_from"],
            valid_to=row["valid_to"],
            source=row["source_id"],
            abstention=row["abstention"],
            note=row["note"] or "",
            status=row["status"],
        )
        for row in package.rows("decision_rules")
    }
    return MappingProxyType(found)
