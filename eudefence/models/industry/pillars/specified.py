"""What one combination of choices says: the slope of its gap and the interval of that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from .asymmetry import verdict_of
from .slopes import interval, least_squares, theil_sen

__all__ = ["Specification", "exchanged", "specification_of"]

REPLICATES = 99  # invented series for each interval; a single gap has more


@dataclass(frozen=True)
class Specification:
    """One combination of choices and what it says.

    Attributes
    ----------
    choices : dict
        Choice to option; None where the choice does not concern what is measured.
    years : (int, int)
        First and last year compared.
    change : float
        By how much the gap grew from the first year to the last: a logarithm of a ratio, a number of things, or
        standard deviations.
    slope, low, high : float
        Of the gap in a year, and its interval.
    same_as : int
        Place of the first specification that leads to the same years and numbers; its own if it is the first.
    """

    choices: Mapping[str, str | None]
    years: tuple[int, int]
    change: float
    slope: float
    low: float
    high: float
    same_as: int

    @property
    def reading(self) -> str:
        """What it means here that the gap widened: a key of `READINGS`."""
        return self.choices["compared"] or "composite"

    @cached_property
    def verdict(self) -> str:
        """widened, narrowed or cannot_be_said: strictly, with the interval."""
        return verdict_of(self.low, self.high)

    @property
    def strength(self) -> float:
        """The slope in units of half its interval: beyond 1 or -1 the interval leaves out zero, more or less. It has no
        unit, so that specifications in logarithms, in numbers and in standard deviations stand on one line.
        """
        half = (self.high - self.low) / 2
        if half > 1e-12:
            return self.slope / half
        return self.sign * float("inf") if self.sign else 0.0

    @cached_property
    def sign(self) -> int:
        """1 if the slope is above zero, -1 if below, 0 if it is zero: loosely, without the interval."""
        return 0 if abs(self.slope) < 1e-12 else 1 if self.slope > 0 else -1


def specification_of(
    chosen: dict[str, str | None], years: tuple[int, ...], moved: tuple[float, ...], place: int, seed: int
) -> Specification:
    """The slope of a gap and its interval, with the choices that led to it."""
    steepness, low, high = _slope(years, moved, chosen["slope"] or "", seed)
    return Specification(chosen, (years[0], years[-1]), moved[-1] - moved[0], steepness, low, high, place)


def exchanged(one: Specification) -> Specification:
    """What the specification says with the pillars exchanged: every growth and difference changes its sign. Not so
    a distance, which is not exchanged.
    """
    return replace(one, change=-one.change, slope=-one.slope, low=-one.high, high=-one.low)


@lru_cache(maxsize=4096)
def _slope(years: tuple[int, ...], moved: tuple[float, ...], method: str, seed: int) -> tuple[float, float, float]:
    steepness = (least_squares if method == "least_squares" else theil_sen)(years, moved)
    return steepness, *interval(years, moved, method, REPLICATES, seed)
