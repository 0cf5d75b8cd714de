"""The smallest coalition that is worth its price to those in it, and whether each of them would rather stand aside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained
from eudefence.ground.frames import Tabular
from eudefence.ground.lists import numbers_listed
from eudefence.ground.numbers import exact, whole
from eudefence.ground.quoting import shown
from eudefence.ground.words import cardinal, count, one_or_many

from .limits import LIMITS

MOST = 1000
_HOLDS = {
    True: "None of them would gain by leaving alone.",
    False: (
        "Yet each would gain more by leaving alone while the others stay: the coalition needs a promise that holds."
    ),
}


@dataclass(frozen=True, repr=False)
class Smallest(Tabular, Explained):
    """The smallest coalition that pays, and what each size is worth.

    Attributes
    ----------
    size : int or None
        The smallest number of participants at which taking part is worth more than if nobody took part; None if no
        size is.
    states : int
    inside, outside : tuple of Fraction
        What one participant gains, and what one that stands aside gains, when 0, 1, 2 ... take part. Place 0 of
        `inside` is 0: nobody is in.
    """

    size: int | None
    states: int
    inside: tuple[Fraction, ...]
    outside: tuple[Fraction, ...]

    @property
    def holds(self) -> bool:
        """Whether a participant of the smallest coalition gains at least as much as if it alone left."""
        return self.size is not None and self.inside[self.size] >= self.outside[self.size - 1]

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each size: what one inside and one outside gains."""
        return [
            {"participants": size, "inside": float(gain), "outside": float(other)}
            for size, (gain, other) in enumerate(zip(self.inside, self.outside, strict=True))
        ]

    def explain(self) -> str:
        """The size, and whether each would rather stand aside."""
        if self.size is None:
            return f"No coalition of up to {count(self.states, 'state')} pays for those in it. {LIMITS['calibration']}"
        pays = one_or_many(
            self.size,
            "Taking part pays even for a state alone, of {states}.",
            "Taking part pays from {number} states together, of {states}.",
            states=self.states,
            number=cardinal(self.size),
        )
        return f"{pays} {_HOLDS[self.holds]} {LIMITS['calibration']}"

    def brief(self) -> str:
        """The size."""
        return "No size pays" if self.size is None else f"Pays from {count(self.size, 'state')}"


@keywords_checked
def smallest(benefit: Any, cost: Any, states: object = 27, *, outsiders: object = 1) -> Smallest:
    """The smallest coalition that pays: Schelling's k.

    What it answers: how many must take part before those in it are better off than if nobody had?

    Parameters
    ----------
    benefit : number or sequence
        Points that each participant brings to everyone who has the good. Or what everyone has when 1, 2, 3 ... take
        part, one number for each size.
    cost : number or sequence
        Points that taking part costs each participant, the same for every size or one number for each.
    states : int
        How many could take part, at most 1,000. With sequences their length counts.
    outsiders : number
        The part of the benefit that reaches who stands aside, from 0 (only those inside have it) to 1 (everybody).

    Returns
    -------
    Smallest

    Raises
    ------
    ValueError
        For sequences of unlike length and numbers out of range.

    Notes
    -----
    Schelling (1978, chapter 7): with a benefit b from each and a cost c the payoff inside is b k - c, so k is the first
    whole number above c / b. A state that stands aside has b k: if c > b each would rather stand aside, even where all
    are better off together. Recalled, not read again for this edition.

    >>> smallest(benefit=1, cost=4, states=10).size
    5
    >>> smallest(1, 4, 10).holds, smallest(1, 4, 10, outsiders=0).holds
    (False, True)
    """
    sequences = [one for one in (benefit, cost) if _many(one)]
    size = len(sequences[0]) if sequences else whole(states, "states", 1, MOST)
    gains = _by_size(benefit, "benefit", size, rising=True)
    costs = _by_size(cost, "cost", size, rising=False)
    reach = exact(outsiders, "outsiders")
    if not 0 <= reach <= 1:
        raise ValueError(f"outsiders: {shown(outsiders)} found; a number from 0 to 1 is accepted.")
    inside = (Fraction(0), *(gain - price for gain, price in zip(gains, costs, strict=True)))
    outside = (Fraction(0), *(reach * gain for gain in gains))
    pays = next((number for number in range(1, size + 1) if inside[number] > 0), None)
    return Smallest(pays, size, inside, outside)


def _many(value: object) -> bool:
    return (isinstance(value, Sequence) and not isinstance(value, str)) or getattr(value, "ndim", 0) == 1


def _by_size(value: Any, argument: str, size: int, *, rising: bool) -> list[Fraction]:
    """What it is at 1, 2, 3 ... participants."""
    if not _many(value):
        one = exact(value, argument)
        if one < 0:
            raise ValueError(f"{argument}: {shown(value)} found; a number of at least 0 is accepted.")
        return [one * number if rising else one for number in range(1, size + 1)]
    given = numbers_listed(value, argument, "a number, or a list with a number for each size")
    if len(given) != size or not 1 <= size <= MOST:
        raise ValueError(
            f"{argument}: {len(given)} numbers found where {size} sizes are asked for; give one for each size, at most"
            f" {MOST:,}."
        )
    return [exact(one, f"{argument}[{place}]") for place, one in enumerate(given)]
