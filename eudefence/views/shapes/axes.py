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
