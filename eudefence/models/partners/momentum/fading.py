"""A felt threat that fades: half of it is gone after a half-life, a shock lifts it, anchoring slows the fading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained
from eudefence.ground.frames import Tabular
from eudefence.ground.lists import gives_pairs, listed, numbers_listed
from eudefence.ground.numbers import decimal, whole
from eudefence.ground.quoting import shown
from eudefence.ground.words import count, joined, number, one_or_many

from .limits import LIMITS

MOST_MONTHS = 1200
_DIGITS = 9  # of a level: powers may differ in their last digit from one machine to another


@dataclass(frozen=True, repr=False)
class Decay(Tabular, Explained):
    """A level, month by month.

    Attributes
    ----------
    initial, half_life : float
        The level at the start, and after how many months half of it is gone without anchoring.
    anchoring : float
        From 0 up to 1: the part of the fading that is taken away.
    shocks : tuple of (int, float)
        Month and size of each, in order.
    level : tuple of float
        The level in month 0, 1, 2 and so on.
    """

    initial: float
    half_life: float
    anchoring: float
    shocks: tuple[tuple[int, float], ...]
    level: tuple[float, ...]

    @property
    def lasting_half_life(self) -> float:
        """Months after which half is gone, anchoring counted: half_life / (1 - anchoring)."""
        return self.half_life / (1 - self.anchoring)

    def __iter__(self) -> Iterator[float]:
        return iter(self.level)

    def __len__(self) -> int:
        return len(self.level)

    def anchored(self, anchoring: object) -> Decay:
        """The same start and shocks with another anchoring: to compare."""
        return decay(self.initial, self.half_life, len(self.level) - 1, self.shocks, anchoring=anchoring)

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each month."""
        return [{"month": month, "level": level} for month, level in enumerate(self.level)]

    def explain(self) -> str:
        """Start, half-life, shocks and end, and what it is not."""
        said = [
            f"It starts at {number(self.initial)} and halves every {number(round(self.lasting_half_life, 1))} months."
        ]
        if self.anchoring:
            told = f"{number(round(100 * self.anchoring, 1))} per cent of the fading"
            said.append(f"Without anchoring, which takes away {told}, it would halve every {number(self.half_life)}.")
        if self.shocks:
            named = joined(f"{number(size)} in month {month}" for month, size in self.shocks)
            said.append(one_or_many(len(self.shocks), "A shock adds {named}.", "Shocks add {named}.", named=named))
        said.append(f"After {count(len(self.level) - 1, 'month')} it is {self.level[-1]:.1f}.")
        return " ".join([*said, LIMITS["threat"], LIMITS["attention"]])

    def brief(self) -> str:
        """Start and end."""
        return f"From {number(self.initial)} to {self.level[-1]:.1f} in {count(len(self.level) - 1, 'month')}"


@keywords_checked
def decay(
    initial: object, half_life: object, months: object, shocks: Iterable[object] = (), *, anchoring: object = 0
) -> Decay:
    """A felt threat that fades month by month.

    What it answers: how much of the reason to act together is left after so many months, if nothing new happens, or if
    a new shock comes?

    Parameters
    ----------
    initial : number
        The level in month 0, for example 100; at least 0. Points that we put in, not a measurement.
    half_life : number
        Months after which half of any level is gone; more than 0.
    months : int
        The last month, at most 1,200.
    shocks : iterable of (month, size)
        What a month adds; a size is at least 0, and several in one month add up.
    anchoring : number
        From 0 up to, but without, 1: staff, budgets, a treaty keep the matter on the table, so that less fades. The
        rate of fading is multiplied by 1 - anchoring, so that the half-life is divided by it.

    Returns
    -------
    Decay
        `level` holds month 0 to the last month.

    Raises
    ------
    ValueError
        For a number out of its range.

    Notes
    -----
    level(t) = initial * 2 ** (-t / h) + the sum of size * 2 ** (-(t - month) / h) over the shocks so far, with
    h = half_life / (1 - anchoring). That anchoring keeps a format alive is the reading of IAI 2026, p. 8, put into a
    number; that it works like this is an assumption of this course.

    >>> decay(100, half_life=12, months=24).level[12]
    50.0
    >>> decay(100, 12, 24, shocks=[(24, 60)]).level[24]
    85.0
    >>> decay(100, 12, 24, anchoring=0.5).level[24]
    50.0
    """
    start, half = from_nothing(initial, "initial"), decimal(half_life, "half_life")
    if half <= 0:
        raise ValueError(f"half_life: {shown(half_life)} found; a number of months above 0 is accepted.")
    last = whole(months, "months", 0, MOST_MONTHS)
    held = anchoring_of(anchoring)
    known = _shocks(shocks, last)
    lasting = half / (1 - held)
    level = [start * 2 ** (-month / lasting) for month in range(last + 1)]
    for first, size in known:
        for month in range(first, last + 1):
            level[month] += size * 2 ** (-(month - first) / lasting)
    return Decay(start, half, held, known, tuple(round(one, _DIGITS) for one in level))


@keywords_checked
def staying(thresholds: Iterable[object], half_life: object, months: object, *, anchoring: object = 0) -> list[float]:
    """How far the level falls below each threshold within so many months: what to give `coalition` as `leave`.

    What it answers: if a member stays so many months after its reason has gone, how many points is that?

    Parameters
    ----------
    thresholds : iterable of number
    half_life : number
        As for `decay`.
    months : number
        How long it stays; at least 0.
    anchoring : number
        As for `decay`.

    >>> staying([50], half_life=12, months=12)
    [25.0]
    >>> staying([50, 80], half_life=12, months=0)
    [0.0, 0.0]
    """
    given = points(thresholds, "thresholds")
    later, half = from_nothing(months, "months"), decimal(half_life, "half_life")
    if half <= 0:
        raise ValueError(f"half_life: {shown(half_life)} found; a number of months above 0 is accepted.")
    left = 2 ** (-later * (1 - anchoring_of(anchoring)) / half)
    return [round(max(one, 0.0) * (1 - left), _DIGITS) for one in given]


def anchoring_of(value: object) -> float:
    """A number from 0 up to, but without, 1."""
    found = decimal(value, "anchoring")
    if not 0 <= found < 1:
        raise ValueError(
            f"anchoring: {shown(value)} found; a number from 0 up to, but without, 1 is accepted. With 1 nothing would"
            " ever fade; try 0.9."
        )
    return found


def points(values: object, argument: str) -> tuple[float, ...]:
    """A list of at least one number."""
    given = numbers_listed(values, argument)
    found = tuple(decimal(one, f"{argument}[{place}]") for place, one in enumerate(given))
    if not found:
        raise ValueError(f"{argument}: {shown(values)} found; a list of at least one number is accepted.")
    return found


def from_nothing(value: object, argument: str) -> float:
    found = decimal(value, argument)
    if found < 0:
        raise ValueError(f"{argument}: {shown(value)} found; a number of at least 0 is accepted.")
    return found


def _shocks(shocks: object, last: int) -> tuple[tuple[int, float], ...]:
    known: list[tuple[int, float]] = []
    given: Any = list(shocks.items()) if gives_pairs(shocks) else shocks
    for place, one in enumerate(listed(given, "shocks", "a list of pairs (month, size)")):
        if not isinstance(one, tuple | list) or len(one) != 2:
            raise ValueError(f"shocks[{place}]: {shown(one)} found; a pair such as (24, 60), month and size.")
        month = whole(one[0], f"shocks[{place}], the month", 0, last)
        known.append((month, from_nothing(one[1], f"shocks[{place}], the size")))
    return tuple(sorted(known))
