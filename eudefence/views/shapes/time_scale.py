"""Where a day stands on a picture: days along a line of pixels."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class TimeScale:
    """The days from `first` to `last` on a line that begins at `left` and is `width` pixels long.

    >>> scale = TimeScale(dt.date(2001, 1, 1), dt.date(2011, 1, 1), left=100, width=500)
    >>> scale.place(dt.date(2001, 1, 1)), round(scale.place(dt.date(2006, 1, 1))), scale.place(dt.date(2011, 1, 1))
    (100.0, 350, 600.0)
    """

    first: dt.date
    last: dt.date
    left: float
    width: float

    def place(self, day: dt.date) -> float:
        """Pixels from the left edge of the picture."""
        return self.left + (day - self.first).days / (self.last - self.first).days * self.width

    def span(self, start: dt.date | None, end: dt.date | None, now: dt.date) -> tuple[float, float]:
        """Both ends of a bar, cut at the ends of the line: without a start it begins there, without an end it goes on
        until `now`.
        """
        left = max(start, self.first) if start else self.first
        right = min(end, self.last) if end else now
        return self.place(left), self.place(right)
