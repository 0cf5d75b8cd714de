"""Days on a line of pixels. Oracle: shares of days counted by hand."""

import datetime as dt

import pytest

from eudefence.views.shapes.time_scale import TimeScale

TWENTY = TimeScale(dt.date(2001, 1, 1), dt.date(2021, 1, 1), left=1.0, width=7305)  # 20 years are 7,305 days
NOW = dt.date(2020, 1, 1)


@pytest.mark.parametrize(
    ("start", "end", "pixels"),
    [
        (dt.date(2001, 1, 2), dt.date(2001, 1, 11), (2, 11)),
        (None, dt.date(2001, 1, 11), (1, 11)),  # nobody knows the start
        (dt.date(1990, 1, 1), None, (1, 7305 + 1 - 366)),  # goes on: until the first day of the leap year 2020
        (dt.date(2001, 1, 2), dt.date(2050, 1, 1), (2, 7306)),
    ],
)
def test_a_bar_ends_where_the_line_does(start, end, pixels):
    assert TWENTY.span(start, end, NOW) == pytest.approx(pixels)
