"""Pairs of series and composites of them. Oracles: worked by hand, and identities of means."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eudefence.models.industry.pillars.indexed import Pair, composite_gap, pair

ABOVE_ZERO = st.lists(st.floats(0.1, 1e3), min_size=3, max_size=3).map(tuple)
PAIRS = st.lists(st.builds(Pair, st.just((1, 2, 3)), ABOVE_ZERO, ABOVE_ZERO), min_size=1, max_size=4)


def test_a_gap_worked_by_hand():
    """Industry 10, 20, 80 and operations 4, 4, 8: ratios 2.5, 5, 10, so the gap is 0, ln 2, ln 4."""
    one = pair({1: 10, 2: 20, 3: 80}, {1: 4, 2: 4, 3: 8}, 1, 3)
    assert one.gap() == pytest.approx([0, log(2), log(4)])
    assert one.difference() == [0, 10, 66]


def test_added_up_counts_what_was_before_the_first_year():
    one = pair({1: 1, 2: 0, 3: 2}, {1: 2, 2: 1, 3: 1}, 2, 3, cumulated=True)
    assert (one.industrial, one.operational, one.offsets) == ((1, 3), (3, 4), (0, 0))


def test_sums_stop_at_a_missing_year():
    assert pair({1: 1, 3: 2, 4: 5}, {1: 1, 2: 1, 3: 1, 4: 1}, 1, 4, cumulated=True).years == (1,)


def test_only_a_series_with_zeros_is_moved_and_by_half_of_its_smallest_number():
    one = pair({1: 0, 2: 4, 3: 6}, {1: 1, 2: 3, 3: 5}, 1, 3)
    assert (one.industrial, one.operational, one.offsets) == ((2, 6, 8), (1, 3, 5), (2, 0))
    assert one.difference() == [0, 2, 2]  # of the numbers as they were: -1, 1, 1


def test_later_begins_after_the_last_zero():
    assert pair({1: 0, 2: 0, 3: 1, 4: 1}, {1: 1, 2: 1, 3: 1, 4: 1}, 1, 4, zeros="later").years == (3, 4)


@pytest.mark.parametrize(
    ("industrial", "found"),
    [({1: 0, 2: 0}, "all numbers from 1 to 2 are zero"), ({1: -1, 2: 1}, "below zero"), ({5: 1}, "no year")],
)
def test_what_cannot_be_compared_is_refused(industrial, found):
    with pytest.raises(ValueError, match=found):
        pair(industrial, {1: 1, 2: 1}, 1, 2)


@given(PAIRS)
def test_a_geometric_composite_of_indexes_has_the_mean_of_the_gaps(pairs):
    """Identity: the logarithm of a geometric mean is the mean of the logarithms."""
    found = composite_gap(pairs, [1] * len(pairs), "index", "geometric")
    means = [sum(one.gap()[year] for one in pairs) / len(pairs) for year in range(3)]
    assert found == pytest.approx(means, abs=1e-9)


def test_scales_worked_by_hand():
    """Numbers 1, 3 and 2, 2: the lowest 1 becomes 1, the highest 3 becomes 100, and 2 becomes 50.5. Their mean is 2
    and their standard deviation the root of 1/2, so that industry goes from minus to plus root of 2.
    """
    one = Pair((1, 2), (1, 3), (2, 2))
    assert composite_gap([one], [1], "min_max") == pytest.approx([0, log(100 / 50.5) - log(1 / 50.5)])
    assert composite_gap([one], [1], "z") == pytest.approx([0, 2 * 2**0.5])


def test_weights_worked_by_hand():
    """Indexes 1, 3 and 1, 1 of industry, weighted three to one: 2.5; operations stay 1."""
    pairs = [Pair((1, 2), (1, 3), (1, 1)), Pair((1, 2), (5, 5), (2, 2))]
    assert composite_gap(pairs, [3, 1]) == pytest.approx([0, log(2.5)])


def test_no_root_of_what_is_below_zero():
    with pytest.raises(ValueError, match="geometric"):
        composite_gap([Pair((1, 2), (1, 3), (2, 2))], [1], "z", "geometric")
