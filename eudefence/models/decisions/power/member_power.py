"""The power of one member, by every measure, exact."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from eudefence.data.states import named
from eudefence.ground.explained import Explained
from eudefence.ground.words import capitalised, per_cent


def in_cases(share: Fraction) -> str:
    """A share of cases in words, with as many decimals as show that it is not nothing.

    >>> in_cases(Fraction(1, 8)), in_cases(Fraction(1, 2**26)), in_cases(Fraction(0))
    ('12.50 per cent', '0.0000015 per cent', '0 per cent')
    """
    if share == 0 or share >= Fraction(1, 10_000):
        return per_cent(share)
    decimals = next(n for n in range(2, 400) if share * 10 ** (n + 1) >= 1)
    return f"{float(share * 100):.{decimals}f} per cent"


@dataclass(frozen=True, repr=False)
class MemberPower(Explained):
    """The power of one member in a game.

    Attributes
    ----------
    member : str
    swings : int
        Coalitions without the member that lose alone and win with it.
    by_size : tuple of int
        The same for coalitions of 0, 1, ... n - 1 others.
    penrose, banzhaf, shapley_shubik, prevent, initiate, satisfaction : Fraction
        As `power.MEASURES` explains them.
    """

    member: str
    swings: int
    by_size: tuple[int, ...]
    penrose: Fraction
    banzhaf: Fraction
    shapley_shubik: Fraction
    prevent: Fraction
    initiate: Fraction

    @property
    def satisfaction(self) -> Fraction:
        """How often the result agrees with the member's vote if all vote by the toss of a coin: half of the time by
        luck, and half of the times it is decisive besides.
        """
        return (1 + self.penrose) / 2

    @property
    def is_dummy(self) -> bool:
        """Whether the member never decides anything."""
        return not self.swings

    @property
    def has_veto(self) -> bool:
        """Whether no coalition wins without the member."""
        return self.prevent == 1

    def explain(self) -> str:
        """How often the member is decisive, and what it can prevent and initiate."""
        who, ways = capitalised(named([self.member])), 2 ** (len(self.by_size) - 1)
        if self.is_dummy:
            return f"{who} never decides the result: whatever the others do, its vote changes nothing (a dummy player)."
        said = (
            f"{who} is decisive in {self.swings:,} of the {ways:,} ways in which the others can vote"
            f" ({in_cases(self.penrose)}). Of the coalitions that win, it can bring down {in_cases(self.prevent)}; of"
            f" those that lose, it can make {in_cases(self.initiate)} win."
        )
        return said + (" No coalition wins without it (a veto player)." if self.has_veto else "")

    def brief(self) -> str:
        """The member, and how often it is decisive."""
        return f"{self.member}: decisive in {in_cases(self.penrose)} of cases"
