"""A vote counted: what each test found, who voted how, and what follows."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from eudefence.ground.explained import Explained

from .rules import Rule
from .setting import Setting
from .thresholds import Test
from .voting_weights import Voters

_LINES = {  # whether a larger count helps, whether the test was passed
    (True, True): "{test}: {count}, needed {needed}: passed ({article})",
    (True, False): "{test}: {count}, needed {needed}: failed ({article})",
    (False, True): "{test}: {count}, at most {needed}: passed ({article})",
    (False, False): "{test}: {count}, at most {needed}: failed ({article})",
}


@dataclass(frozen=True, repr=False)
class Step(Explained):
    """One test as it was applied.

    Attributes
    ----------
    alternative : int
        Tests with the same number must all be passed; one such group is enough. 0: the quorum, which must be met in any
        case.
    test : Test
    found, needed : int
        The count, and the smallest (for "fewer than" and "at most" the largest) count that passes.
    of : int or None
        What the count is a part of: members, persons or votes.
    passed : bool
    """

    alternative: int
    test: Test
    found: int
    needed: int
    of: int | None
    passed: bool

    @property
    def description(self) -> str:
        """The test in words."""
        return self.test.description

    @property
    def article(self) -> str:
        """Where the test stands."""
        return self.test.article

    def explain(self) -> str:
        """The test, the count, what was needed and whether it was passed, in one line."""
        return _LINES[self.test.upwards, self.passed].format(
            test=self.description,
            count=f"{self.found:,}" if self.of is None else f"{self.found:,} of {self.of:,}",
            needed=f"{self.needed:,}",
            article=self.article,
        )


@dataclass(frozen=True, repr=False)
class Tally:
    """What a vote came to, before it is put into words: `Outcome` says what each part is."""

    adopted: bool
    rule: Rule
    act: str | None
    on: dt.date
    voters: tuple[str, ...]
    in_favour: tuple[str, ...]
    against: tuple[str, ...]
    abstaining: tuple[str, ...]
    declaring: tuple[str, ...]
    absent: tuple[str, ...]
    objectors: tuple[str, ...]
    bound: tuple[str, ...]
    members_for: int
    members_needed: int
    population_share: Fraction | None
    population_needed: Fraction | None
    by_blocking_clause: bool
    bar_reached: bool
    steps: tuple[Step, ...]
    electorate: Voters
    quorum: Rule | None
    represented: tuple[str, ...]
    setting: Setting
