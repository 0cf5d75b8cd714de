"""Where a day stands on a picture: days along a line of so many inches."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from eudefence.views.page import style

# From the North Atlantic Treaty to a little after the edition: the line on which a card shows a life.
LIFE = (dt.date(1949, 1, 1), dt.date(2028, 1, 1))


@dataclass(frozen=True)
class TimeScale:
    """The days from `first` to `last` on a line that begins at `left` and is `width` inches long.

    >>> scale = TimeScale(dt.date(2001, 1, 1), dt.date(2011, 1, 1), left=1.0, width=5.0)
    >>> scale.place(dt.date(2001, 1, 1)), round(scale.place(dt.date(2006, 1, 1)), 2), scale.place(dt.date(2011, 1, 1))
    (1.0, 3.5, 6.0)
    """

    first: dt.date
    last: dt.date
    left: float
    width: float

    def place(self, day: dt.date) -> float:
        """Inches from the left edge of the picture."""
        return self.left + (day - self.first).days / (self.last - self.first).days * self.width

    def span(self, start: dt.date | None, end: dt.date | None, now: dt.date) -> tuple[float, float]:
        """Both ends of a bar, cut at the ends of the line: without a start it begins there, without an end it goes on
        until `now`.
        """
        left = max(start, self.first) if start else self.first
        right = min(end, self.last) if end else now
        return self.place(left), self.place(right)

    def draw_decades(self, axes, top: float, bottom: float, words_at: float, linewidth: float, fontsize: float):
        """A thin upright line for every tenth year, with the year below it."""
        for year in range(-(-self.first.year // 10) * 10, self.last.year, 10):
            x = self.place(dt.date(year, 1, 1))
            axes.plot([x, x], [top, bottom], color=style.FAINT, linewidth=linewidth, zorder=0)
            axes.text(x, words_at, str(year), fontsize=fontsize, color=style.GREY, ha="center", va="top")
