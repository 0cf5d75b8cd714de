"""Numbers on a line of pixels. Oracle: shares worked out by hand, and the SVG."""

import itertools
from fractions import Fraction

import pytest

from eudefence.views.page.drawing import Drawing
from eudefence.views.shapes.axes import Scale, curve, even_step


@pytest.mark.parametrize(
    ("scale", "value", "pixels"),
    [
        (Scale(0, 50, 10, 110), 25, 60),
        (Scale(0, 50, 110, 10), 10, 90),  # upwards: a tenth of the way is 20 less
        (Scale(-4, 76, 0, 80), 0, 4),
        (Scale(1, 10_000, 0, 400, ratios=True), 100, 200),  # the middle by ratio
    ],
)
def test_a_number_stands_at_its_share_of_the_line(scale, value, pixels):
    assert scale.place(value) == pytest.approx(pixels)


@pytest.mark.parametrize(
    ("first", "last", "most", "ticks"),
    [
        (0, 100, 5, [0, 20, 40, 60, 80, 100]),
        (0, 103, 6, [0, 20, 40, 60, 80, 100]),
        (50, 100, 5, [50, 60, 70, 80, 90, 100]),
        (0, 0.25, 5, [0, 0.05, 0.1, 0.15, 0.2, 0.25]),
        (-30, 42, 4, [-25, 0, 25]),
        (0, 7_300_000, 4, [0, 2_000_000, 4_000_000, 6_000_000]),
    ],
)
def test_ticks_are_round_and_lie_on_the_line(first, last, most, ticks):
    assert Scale(first, last, 0, 1).ticks(most) == pytest.approx(ticks)


@pytest.mark.parametrize("most", [2, 3, 4, 5, 6, 10])
@pytest.mark.parametrize(("low", "high"), [(0, 1), (0.25, 3.875), (-7, 12_345), (99.5, 100)])
def test_no_step_needs_more_parts_than_asked(low, high, most):
    """Second way: counting the steps that lead from below to above, in fractions."""
    step, parts, low, high = Fraction(str(even_step(low, high, most))), 0, Fraction(low), Fraction(high)
    level = step * (low // step)
    while level < high:
        level, parts = level + step, parts + 1
    assert parts <= most


def test_lines_lead_to_the_words():
    drawing = Drawing(100)
    Scale(0, 10, 20, 120).draw_below(drawing, 5, 80, [0, 5], words=lambda number: f"{number} %")
    Scale(0, 10, 80, 5).draw_beside(drawing, 20, 120, [10])
    text = drawing.svg("Lines")
    assert ">0 %<" in text and ">5 %<" in text and ">10<" in text
    assert 'd="M70 5L70 80"' in text and 'd="M20 5L120 5"' in text


@pytest.mark.parametrize("ends", [(1, 1, False), (2, 1, False), (0, 1, True)])
def test_what_is_no_line_of_numbers_is_refused(ends):
    first, last, ratios = ends
    with pytest.raises(ValueError, match="no two ends"):
        Scale(first, last, 0, 1, ratios)


def test_a_curve_is_cut_where_it_bends():
    """A straight line needs no more points than its pieces; a steep parabola needs them, and misses no middle."""
    x, y = Scale(0, 10, 0, 400), Scale(0, 100, 300, 0)
    assert len(curve(lambda number: number, x, y, pieces=4)) == 5
    points = curve(lambda number: number**2, x, y, pieces=4)
    assert len(points) > 5 and points == sorted(points)
    for (a, _), (b, _) in itertools.pairwise(points):
        ends = [300 - 3 * (pixel / 40) ** 2 for pixel in (a, b)]
        assert abs(300 - 3 * ((a + b) / 80) ** 2 - sum(ends) / 2) <= 0.3


def test_a_step_ends_the_cutting():
    """A function that jumps is drawn as a steep line, not cut for ever."""
    points = curve(lambda number: float(number > 5), Scale(0, 10, 0, 400), Scale(0, 1, 300, 0))
    assert len(points) < 40
