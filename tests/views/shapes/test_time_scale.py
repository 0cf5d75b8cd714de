"""Days on a line of inches. Oracle: shares of days counted by hand."""

import datetime as dt

import pytest

from eudefence.views.page import style
from eudefence.views.shapes.time_scale import LIFE, TimeScale

TWENTY = TimeScale(dt.date(2001, 1, 1), dt.date(2021, 1, 1), left=1.0, width=7305)  # 20 years are 7,305 days
NOW = dt.date(2020, 1, 1)


@pytest.mark.parametrize(
    ("start", "end", "inches"),
    [
        (dt.date(2001, 1, 2), dt.date(2001, 1, 11), (2, 11)),
        (None, dt.date(2001, 1, 11), (1, 11)),  # nobody knows the start
        (dt.date(1990, 1, 1), None, (1, 7305 + 1 - 366)),  # goes on: until the first day of the leap year 2020
        (dt.date(2001, 1, 2), dt.date(2050, 1, 1), (2, 7306)),
    ],
)
def test_a_bar_ends_where_the_line_does(start, end, inches):
    assert TWENTY.span(start, end, NOW) == pytest.approx(inches)


def test_decades_are_written_below_their_line():
    figure, axes = style.paper(1.0)
    TimeScale(*LIFE, 0.2, 7.8).draw_decades(axes, 0.1, 0.5, 0.6, linewidth=0.8, fontsize=8)
    assert [text.get_text() for text in axes.texts] == [str(year) for year in range(1950, 2030, 10)]
    assert len(axes.lines) == 8
