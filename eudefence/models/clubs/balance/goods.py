"""Kinds of good after Kölliker: can outsiders be kept out, and does the use of one leave less for others?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType

from eudefence.ground.explained import Explained


@dataclass(frozen=True, repr=False)
class Good(Explained):
    """A kind of good.

    Attributes
    ----------
    id, name, meaning : str
    expected : str
        What Kölliker expects of those outside at first.
    """

    id: str
    name: str
    meaning: str
    expected: str

    def explain(self) -> str:
        """What it is, and what Kölliker expects."""
        return f"{self.name}: {self.meaning} {self.expected}"

    def brief(self) -> str:
        """The name."""
        return self.name


_ALL = (
    Good("club", "Club good", "Outsiders can be kept out, and use by one leaves as much for others.",
         "Kölliker (2001) expects it to draw the others in."),
    Good("network", "Network good", "As a club good, but worth nothing alone: all of it comes from those who join.",
         "Kölliker (2001) expects the strongest pull once enough are in."),
    Good("public", "Public good", "Nobody can be kept out, and use by one leaves as much for others.",
         "Kölliker (2001) expects outsiders to stay out: they have the good without paying."),
    Good("common_pool", "Common pool", "Nobody can be kept out, and use by one leaves less for others.",
         "Kölliker (2001) expects the weakest pull: those inside hold back and outsiders draw on."),
)  # fmt: skip
GOODS: Mapping[str, Good] = MappingProxyType({one.id: one for one in _ALL})


def access(good: str, numbers: Mapping[str, Fraction]) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    """What part of the good can be used from each place, from exit to full part.

    >>> from .assumptions import taken
    >>> [str(part) for part in access("club", taken(None))], [str(part) for part in access("public", taken(None))]
    (['0', '1/2', '4/5', '1'], ['1', '1', '1', '1'])
    """
    one = Fraction(1)
    if good in ("club", "network"):
        return Fraction(0), numbers["access"], numbers["inner_access"], one
    if good == "public":
        return one, one, one, one
    return one, one, one - numbers["restraint"] * numbers["inner_depth"], one - numbers["restraint"]
