"""Numbers along a line of pixels: where each stands, which are written beside it, and the lines that lead there.

For charts that are simple: bars with a few ticks, a curve in a frame. Days have a line of their own (`time_scale`).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing

_AWAY = 10  # pixels from the end of a line to the middle of its word, below or beside
_BEND, _SHORTEST = 0.3, 2  # pixels: by how much a curve may miss its middle; a piece that is not cut again


@dataclass(frozen=True)
class Scale:
    """The numbers from `first` to `last` on a line from pixel `start` to pixel `end`.

    Parameters
    ----------
    first, last : float
        The numbers at both ends.
    start, end : float
        Pixels from the left, or from the top: there, `start` is the greater one, because numbers grow upwards.
    ratios : bool
        Equal steps on the line are equal ratios of the numbers, which have to be above 0.

    >>> Scale(0, 10, 100, 200).place(4), Scale(1, 100, 0, 80, ratios=True).place(10)
    (140.0, 40.0)
    >>> Scale(0, 100, 300, 20).ticks()
    [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]
    """

    first: float
    last: float
    start: float
    end: float
    ratios: bool = False

    def __post_init__(self):
        if not self.first < self.last or self.ratios and self.first <= 0:
            raise ValueError(f"first: {self.first!r} and last: {self.last!r} are no two ends of a line of numbers")

    def place(self, value: float) -> float:
        """Pixels from the left, or from the top, at which a number stands."""
        measure = math.log if self.ratios else float
        first, last = measure(self.first), measure(self.last)
        return self.start + (measure(value) - first) / (last - first) * (self.end - self.start)

    def ticks(self, most: int = 6) -> list[float]:
        """Round numbers on the line, evenly spread: so many parts at most."""
        step = even_step(self.first, self.last, most)
        first, last = math.ceil(self.first / step - 1e-9), math.floor(self.last / step + 1e-9)
        return [round(number * step, 10) for number in range(first, last + 1)]

    def draw_below(
        self,
        drawing: Drawing,
        top: float,
        bottom: float,
        ticks: Sequence[float] | None = None,
        words: Callable[[float], str] = "{:,g}".format,
    ) -> None:
        """Thin upright lines from `top` to `bottom` at round numbers, which are written below.

        Parameters
        ----------
        ticks : sequence of float, optional
            The numbers; by default those of `ticks`.
        words : callable
            How a number is written.
        """
        for tick in self.ticks() if ticks is None else ticks:
            x = self.place(tick)
            drawing.line([(x, top), (x, bottom)], colour=style.FAINT)
            drawing.text(x, bottom + _AWAY, words(tick), size=style.LEAST, anchor="middle", colour=style.GREY)

    def draw_beside(
        self,
        drawing: Drawing,
        left: float,
        right: float,
        ticks: Sequence[float] | None = None,
        words: Callable[[float], str] = "{:,g}".format,
    ) -> None:
        """Thin level lines from `left` to `right` at round numbers, which are written on the left; as `draw_below`."""
        for tick in self.ticks() if ticks is None else ticks:
            y = self.place(tick)
            drawing.line([(left, y), (right, y)], colour=style.FAINT)
            drawing.text(left - 6, y, words(tick), size=style.LEAST, anchor="end", colour=style.GREY)


def curve(function: Callable[[float], float], x: Scale, y: Scale, pieces: int = 16) -> list[tuple[float, float]]:
    """The places of a curve's points: so close together, where it bends, that no kink can be seen.

    Parameters
    ----------
    function : callable
        From a number on `x` to one on `y`.
    x, y : Scale
    pieces : int
        How many pieces of equal length it is cut into at first; each is cut in two until it is straight.

    >>> curve(lambda number: 2 * number, Scale(0, 10, 0, 100), Scale(0, 20, 50, 0), pieces=2)
    [(0.0, 50.0), (50.0, 25.0), (100.0, 0.0)]
    """
    cuts = [x.first + (x.last - x.first) * number / pieces for number in range(pieces + 1)]
    points = [(cuts[0], y.place(function(cuts[0])))]
    for cut in cuts[1:]:
        points += _cut(function, x, y, points[-1], (cut, y.place(function(cut))))
    return [(x.place(number), pixel) for number, pixel in points]


def _cut(function, x, y, one, other):
    """Points (number, pixel) after `one` up to the `other`."""
    half = (one[0] + other[0]) / 2
    middle = (half, y.place(function(half)))
    straight = abs(middle[1] - (one[1] + other[1]) / 2) <= _BEND
    if straight or abs(x.place(other[0]) - x.place(one[0])) <= _SHORTEST:
        return [other]
    return _cut(function, x, y, one, middle) + _cut(function, x, y, middle, other)


def even_step(low: float, high: float, most: int) -> float:
    """The smallest of 1, 2, 2.5, 5 and their tens by which so many steps or fewer lead from below to above.

    >>> even_step(0, 100, 5), even_step(0.3, 3.9, 4)
    (20.0, 1.0)
    """
    power = math.floor(math.log10((high - low) / most))
    for step in (m * 10.0**p for p in (power, power + 1) for m in (1, 2, 2.5, 5)):
        if math.ceil(high / step) - math.floor(low / step) <= most:
            return step
    return 10.0 ** (power + 2)
