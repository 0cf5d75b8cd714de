"""Decision rules as data: what is counted, against which threshold, and how the tests are joined.

The rules stand in the tables decision_rules and decision_tests; this module reads them and counts. Thresholds are
exact: whole persons and fractions, never decimals.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from eudefence.data.package import course
from eudefence.ground.explained import Explained
from eudefence.ground.words import date_in_words, joined

COUNTED = (
    "members_for",
    "members_not_for",
    "members_present",
    "members_objecting",
    "members_declaring",
    "population_for",
    "population_declaring",
    "votes_for",
    "votes_declaring",
)


@dataclass(frozen=True, repr=False)
class Test(Explained):
    """One test of a rule.

    Attributes
    ----------
    counted : str
        What is counted, one of `COUNTED`. Objecting: against, or absent without a proxy. Declaring: abstaining with a
        declaration.
    base : str
        What the fraction is taken of: ``members``, ``population`` or ``votes`` of those who vote; with ``union_``
        before it, of all members of the Union, also of those that do not vote on the act; ``fixed``, the number itself;
        ``smallest_group``, the smallest number of voters that together have more than the fraction of the population.
    fraction : Fraction
    comparison : {"at_least", "more_than", "fewer_than", "at_most"}
    floor, plus : int
        The threshold never falls below `floor`; `plus` is added to it.
    article, description : str
    """

    __test__ = False  # pytest would take the class for one of its own

    counted: str
    base: str
    fraction: Fraction
    comparison: str
    floor: int
    plus: int
    article: str
    description: str

    def explain(self) -> str:
        """The test and its article, in one sentence."""
        return f"{self.description[:1].upper()}{self.description[1:]} ({self.article})."

    def threshold(self, voters: Voters) -> Fraction:
        """The number the count is compared with, exact and in the unit of the count."""
        if self.base == "fixed":
            amount = self.fraction
        elif self.base == "smallest_group":
            amount = Fraction(voters.smallest_group(self.fraction))
        else:
            amount = self.fraction * voters.size(self.base)
        return max(amount, Fraction(self.floor)) + self.plus

    @property
    def upwards(self) -> bool:
        """Whether a larger count helps."""
        return self.comparison in ("at_least", "more_than")

    def passed(self, count: int, voters: Voters) -> bool:
        """Whether a count passes."""
        needed = self.needed(voters)
        return count >= needed if self.upwards else count <= needed

    def needed(self, voters: Voters) -> int:
        """The smallest whole count that passes; for ``fewer_than`` and ``at_most`` the largest."""
        threshold = self.threshold(voters)
        down = threshold.numerator // threshold.denominator
        up = -(-threshold.numerator // threshold.denominator)
        return {"at_least": up, "more_than": down + 1, "fewer_than": up - 1, "at_most": down}[self.comparison]


@dataclass(frozen=True, repr=False)
class Rule(Explained):
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
    family : str
        Rules of one family stood in one another's place at different times; empty if there was no other.
    body : {"council", "european_council", "states"}
        Where states vote by the rule when no kind of decision is named.
    abstention, declaration : str
        What an abstention does, and what a formal declaration adds to it (empty where the question does not arise).
    note, status : str
    """

    id: str
    name: str
    article: str
    voters: str
    tests: tuple[tuple[Test, ...], ...]
    valid_from: dt.date | None
    valid_to: dt.date | None
    source: str | None
    family: str = ""
    body: str = "council"
    abstention: str = ""
    declaration: str = ""
    note: str = ""
    status: str = "in_force"

    def explain(self) -> str:
        """What the rule asks for, what an abstention does, and when it applied, as a paragraph.

        >>> print(rules()["reinforced"].explain().split(" The name")[0])
        Reinforced qualified majority (Article 238(2) TFEU). Needed: at least 72 per cent of the members; and at least 65
        per cent of the population. An abstention works like a vote against. In this form from 1 November 2014. ...
        """
        ways = ["; and ".join(test.description for test in way) for way in self.tests]
        needed = (
            f"Needed: {ways[0]}."
            if len(ways) == 1
            else "One of these is needed. "
            + " ".join(f"({letter}) {way[:1].upper()}{way[1:]}." for letter, way in zip("abcdefgh", ways, strict=False))
        )
        said = [f"{self.name} ({self.article}).", needed, self.abstention, self.declaration, self._when(), self.note]
        return " ".join(part for part in said if part)

    def _when(self):
        if self.status == "proposed":
            return "Only proposed; nobody ever decided by it."
        span = [f"from {date_in_words(self.valid_from)}"] if self.valid_from else []
        span += [f"to {date_in_words(self.valid_to - dt.timedelta(days=1))}"] if self.valid_to else []
        return f"In this form {' '.join(span)}." if span else ""

    def brief(self) -> str:
        """Name and article."""
        return f"{self.id}: {self.name} ({self.article})"

    def valid(self, on: dt.date) -> bool:
        """Whether the rule could be used on a day; a rule that is only proposed never could."""
        started = self.valid_from is None or on >= self.valid_from
        return self.status != "proposed" and started and (self.valid_to is None or on < self.valid_to)

    @property
    def all_tests(self) -> tuple[Test, ...]:
        """Every test, each once, in their order."""
        return tuple(dict.fromkeys(test for alternative in self.tests for test in alternative))

    @property
    def knows_declarations(self) -> bool:
        """Whether a member may abstain with a declaration (constructive abstention)."""
        return any(test.counted.endswith("_declaring") for test in self.all_tests)

    def counts(self, counted: str) -> bool:
        """Whether the rule looks at this count at all."""
        return any(test.counted == counted for test in self.all_tests)

    def adopted(self, counts: Mapping[str, int], voters: Voters) -> bool:
        """Whether the counts pass every test of at least one alternative."""
        return any(all(test.passed(counts[test.counted], voters) for test in alternative) for alternative in self.tests)


@dataclass(frozen=True, repr=False)
class Voters(Explained):
    """Who votes, with the weights that a rule may need.

    Attributes
    ----------
    codes : tuple of str
    population : mapping of code to persons
    weights : mapping of code to weighted votes (Treaty of Nice), empty where no rule needs them
    outside : tuple of str
        Members of the Union that do not vote on the act. Some limits are shares of the whole Union.
    """

    codes: tuple[str, ...]
    population: Mapping[str, int]
    weights: Mapping[str, int]
    outside: tuple[str, ...] = ()

    def explain(self) -> str:
        """How many vote, with how many persons and weighted votes behind them, and who does not.

        >>> print(Voters(("A", "B"), {"A": 50, "B": 30, "C": 20}, {}, outside=("C",)))
        2 vote: A and B. Population: 80 persons. Members that do not vote: C.
        """
        said = [f"{len(self.codes)} {'vote' if len(self.codes) > 1 else 'votes'}: {joined(self.codes)}."]
        if self.people:
            said.append(f"Population: {self.people:,} persons.")
        if self.votes:
            said.append(f"Weighted votes: {self.votes:,}.")
        if self.outside:
            said.append(f"Members that do not vote: {joined(self.outside)}.")
        return " ".join(said)

    def size(self, base: str) -> int:
        """Number of members, persons or weighted votes, as `Test.base` names them.

        >>> part = Voters(("A", "B"), {"A": 50, "B": 30, "C": 20}, {}, outside=("C",))
        >>> part.size("population"), part.size("union_population"), part.size("union_members")
        (80, 100, 3)
        """
        codes = self.codes + self.outside if base.startswith("union_") else self.codes
        kind = base.removeprefix("union_")
        if kind == "members":
            return len(codes)
        weights = self.population if kind == "population" else self.weights
        return sum(weights.get(code, 0) for code in codes)

    @property
    def people(self) -> int:
        """Population of all who vote, in persons."""
        return self.size("population")

    @property
    def votes(self) -> int:
        """Weighted votes of all who vote."""
        return self.size("votes")

    def smallest_group(self, fraction: Fraction) -> int:
        """The smallest number of voters that together have more than `fraction` of the population.

        >>> three = Voters(("A", "B", "C"), {"A": 50, "B": 30, "C": 20}, {})
        >>> three.smallest_group(Fraction(1, 2)), three.smallest_group(Fraction(35, 100))
        (2, 1)
        """
        total, limit = 0, fraction * self.people
        for number, people in enumerate(
            sorted((self.population.get(code, 0) for code in self.codes), reverse=True), start=1
        ):
            total += people
            if total > limit:
                return number
        return len(self.codes)

    def weight(self, code: str, stance: str, present: bool = True) -> dict[str, int]:
        """What one voter adds to each count: `stance` is in_favour, against, abstaining, declaring or absent.

        >>> Voters(("A",), {"A": 50}, {}).weight("A", "declaring")["population_declaring"]
        50
        """
        people, votes = self.population.get(code, 0), self.weights.get(code, 0)
        favour, declares = stance == "in_favour", stance == "declaring"
        return {
            "members_for": int(favour),
            "members_not_for": int(not favour),
            "members_present": int(present and stance != "absent"),
            "members_objecting": int(stance in ("against", "absent")),
            "members_declaring": int(declares),
            "population_for": people * favour,
            "population_declaring": people * declares,
            "votes_for": votes * favour,
            "votes_declaring": votes * declares,
        }


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
            article=row["article"],
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
            family=row["family"] or "",
            body=row["body"],
            abstention=row["abstention"],
            declaration=row["declaration"] or "",
            note=row["note"] or "",
            status=row["status"],
        )
        for row in package.rows("decision_rules")
    }
    return MappingProxyType(found)
