"""Decision rules as data: which tests there are, and how they are joined. The rules stand in the tables decision_rules
and decision_tests.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from types import MappingProxyType

from eudefence.data.package import course
from eudefence.ground.explained import Explained
from eudefence.ground.words import date_in_words

from .counts import Counted
from .thresholds import Test
from .voting_weights import Voters

_IN_THIS_FORM = {  # whether the first day and the last are known
    (True, True): "In this form from {first} to {last}.",
    (True, False): "In this form from {first}.",
    (False, True): "In this form to {last}.",
    (False, False): "",
}


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
        Reinforced qualified majority (Article 238(2) TFEU). Needed: at least 72 per cent of the members; and at least
        65 per cent of the population. An abstention works like a vote against. In this form from 1 November 2014. ...
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

    def _when(self) -> str:
        if self.status == "proposed":
            return "Only proposed; nobody ever decided by it."
        first = date_in_words(self.valid_from) if self.valid_from else ""
        last = date_in_words(self.valid_to - dt.timedelta(days=1)) if self.valid_to else ""
        return _IN_THIS_FORM[bool(first), bool(last)].format(first=first, last=last)

    def brief(self) -> str:
        """Name and article."""
        return f"{self.id}: {self.name} ({self.article})"

    def valid(self, on: dt.date) -> bool:
        """Whether the rule could be used on a day; a rule that is only proposed never could."""
        started = self.valid_from is None or on >= self.valid_from
        return self.status != "proposed" and started and (self.valid_to is None or on < self.valid_to)

    @cached_property
    def all_tests(self) -> tuple[Test, ...]:
        """Every test, each once, in their order."""
        return tuple(dict.fromkeys(test for alternative in self.tests for test in alternative))

    @cached_property
    def knows_declarations(self) -> bool:
        """Whether a member may abstain with a declaration (constructive abstention)."""
        return any(test.count.declaring for test in self.all_tests)

    def counts(self, counted: str) -> bool:
        """Whether the rule looks at this count at all."""
        return any(test.counted == counted for test in self.all_tests)

    def adopted(self, counts: Mapping[str, int], voters: Voters) -> bool:
        """Whether the counts pass every test of at least one alternative."""
        return any(all(test.passed(counts[test.counted], voters) for test in alternative) for alternative in self.tests)


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
            counted=Counted(row["counted"]),
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
