"""Two kinds of format to start from. How firmly each is anchored is our assumption and was measured nowhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from eudefence.ground.explained import Explained
from eudefence.ground.words import capitalised, per_cent


@dataclass(frozen=True, repr=False)
class Format(Explained):
    """A kind of format with the anchoring that we assume.

    Attributes
    ----------
    id, words : str
    like : str
        Key in the table formats of one that it calls to mind.
    anchoring : Fraction
        From 0 up to 1: how much of the fading is taken away (see `decay`).
    reason : str
    """

    id: str
    words: str
    like: str
    anchoring: Fraction
    reason: str

    def explain(self) -> str:
        """Its anchoring, and that it is an assumption."""
        return f"{capitalised(self.words)}: anchoring {per_cent(self.anchoring)}. Our assumption: {self.reason}"

    def brief(self) -> str:
        """Words and anchoring."""
        return f"{self.words}: {per_cent(self.anchoring)}"


_ALL = (
    Format(
        "informal",
        "an informal initiative, like the European Intervention Initiative",
        "ei2",
        Fraction(0),
        "a letter of intent binds nobody, and no headquarters or budget keeps the matter on the table.",
    ),
    Format(
        "headquarters",
        "a format with a headquarters and a treaty, like Eurocorps",
        "eurocorps",
        Fraction(4, 5),
        "staff, budgets and a treaty go on when the crisis is over; that they take away four fifths of the fading is"
        " a round number.",
    ),
)
FORMATS: Mapping[str, Format] = MappingProxyType({one.id: one for one in _ALL})
