"""One test of a decision rule: a count against a threshold, exact: whole persons and fractions, never decimals."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from eudefence.ground.explained import Explained

from .counts import COUNTED, Counted
from .voting_weights import Voters

_COUNTS: dict[str, Counted] = {counted.value: counted for counted in COUNTED}


@dataclass(frozen=True, repr=False)
class Test(Explained):
    """One test of a rule.

    Attributes
    ----------
    counted : str
        What is counted, one of `counts.COUNTED`.
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

    @property
    def count(self) -> Counted:
        """What is counted, with its unit."""
        return _COUNTS[self.counted]

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
