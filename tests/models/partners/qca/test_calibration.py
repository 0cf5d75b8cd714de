"""Calibration. Oracle: the definition by log odds; what happens at, above and below the anchors by hand."""

import math
from fractions import Fraction

import pytest

from eudefence import qca


def test_at_the_anchors_and_half_way():
    """Log odds of 3 at full membership: e^3 / (1 + e^3); half way to it, log odds of 1.5."""
    found = qca.calibrate({"out": 1, "full": 3, "half": 2.5}, 1, 2, 3)
    full = math.exp(3) / (1 + math.exp(3))
    assert float(found["full"]) == pytest.approx(full) and float(found["out"]) == pytest.approx(1 - full)
    assert float(found["half"]) == pytest.approx(math.exp(1.5) / (1 + math.exp(1.5)))


def test_a_set_may_fall():
    found = qca.calibrate({"rich": 900, "poor": 100}, 800, 500, 200)
    assert found["rich"] < Fraction(1, 10) < Fraction(9, 10) < found["poor"]


def test_a_case_at_the_crossover_is_named():
    with pytest.raises(ValueError, match="Iceland stands exactly at 2,"):
        qca.calibrate({"Iceland": 2, "Norway": 3}, 1, 2, 3)
    left = qca.calibrate({"Iceland": 2, "Norway": 3}, 1, 2, 3, undecided="leave")
    assert left.undecided == ("Iceland",) and left["Iceland"] == Fraction(1, 2)
    assert "Iceland stands exactly at the crossover" in left.explain()


def test_a_threshold_takes_in_who_stands_on_it():
    found = qca.calibrate({"X": 2, "Z": 1.99}, threshold=2)
    assert dict(found) == {"X": 1, "Z": 0} and "More in than out: X." in found.explain()


def test_a_gap_stays_one():
    found = qca.calibrate({"X": 2, "Z": None}, threshold=1)
    assert found.missing == ("Z",) and "Z" not in found and "No number is known for Z" in found.explain()


def test_numbers_far_beyond_the_anchors_do_no_harm():
    found = qca.calibrate({"X": 10**9, "Z": -(10**9)}, 1, 2, 3)
    assert found["X"] == 1 and 0 <= found["Z"] < Fraction(1, 10**100)


@pytest.mark.parametrize(
    ("anchors", "options", "says"),
    [
        ((1, 3, 2), {}, "crossover: 3 found; it lies between"),
        ((1, None, 2), {}, "crossover: not given"),
        ((1, 2, 3), {"threshold": 2}, "threshold: found together"),
        ((1, 2, 3), {"undecided": "drop"}, "undecided: 'drop' found"),
    ],
)
def test_what_is_refused(anchors, options, says):
    with pytest.raises(ValueError, match=says):
        qca.calibrate({"X": 1}, *anchors, **options)
