"""Hatches cut to their shape. Oracle: geometry by hand, and the even-odd rule."""

import re

import pytest

from eudefence.views.page.hatching import ANGLES, hatch

SQUARE = [(0.0, 0.0), (20.0, 0.0), (20.0, 20.0), (0.0, 20.0)]
HOLE = [(5.0, 5.0), (15.0, 5.0), (15.0, 15.0), (5.0, 15.0)]


def points(data):
    """The ends of all lines of a path."""
    found = []
    for x, y, then in re.findall(r"M(-?[\d.]+) (-?[\d.]+)([HLh][^M]*)", data):
        start = (float(x), float(y))
        if then[0] == "H":
            found.append((start, (float(then[1:]), start[1])))
        elif then[0] == "L":
            found.append((start, tuple(float(n) for n in then[1:].split())))
        else:
            found.append((start, start))
    return found


def test_level_lines_of_a_square():
    """One sign: lines 21 pixels apart, the first half a step down; three signs: 7 apart, so 3.5, 10.5, 17.5."""
    assert points(hatch([SQUARE], "-")[0]) == [((0, 10.5), (20, 10.5))]
    assert points(hatch([SQUARE], "---")[0]) == [((0, y), (20, y)) for y in (3.5, 10.5, 17.5)]


@pytest.mark.parametrize("sign", ANGLES)
def test_no_line_leaves_the_shape(sign):
    lines = points(hatch([SQUARE], sign * 3)[0])
    assert lines
    for end in (end for line in lines for end in line):
        assert -0.06 <= end[0] <= 20.06 and -0.06 <= end[1] <= 20.06


def test_a_hole_stays_empty():
    for (x1, y), (x2, _) in points(hatch([SQUARE, HOLE], "------")[0]):
        if 5 < y < 15:
            assert x2 <= 5 or x1 >= 15


def test_a_slanted_line_rises_to_the_right_for_a_stroke_and_falls_for_a_backslash():
    """As in matplotlib, and as the signs look. Heights count downwards."""
    for sign, rises in (("///", True), ("\\\\\\", False)):
        for (x1, y1), (x2, y2) in points(hatch([SQUARE], sign)[0]):
            (x1, y1), (x2, y2) = sorted([(x1, y1), (x2, y2)])
            assert (y2 < y1) == rises


def test_dots_say_that_they_are_dots():
    data, dots = hatch([SQUARE], "...")
    assert dots and points(data) and all(start == end for start, end in points(data))
    assert not hatch([SQUARE], "///")[1]


def test_neighbours_are_hatched_alike():
    """Two halves of a shape together have the lines of the whole."""
    left, right = [(0, 0), (10, 0), (10, 20), (0, 20)], [(10, 0), (20, 0), (20, 20), (10, 20)]
    ys = {y for (_, y), _ in points(hatch([SQUARE], "--")[0])}
    assert ys == {y for half in (left, right) for (_, y), _ in points(hatch([half], "--")[0])}


@pytest.mark.parametrize("pattern", ["", "*", "o"])
def test_an_unknown_pattern_is_refused(pattern):
    with pytest.raises(ValueError, match="no hatch; accepted"):
        hatch([SQUARE], pattern)
