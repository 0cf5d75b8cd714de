"""A felt threat that fades. Oracles: the closed forms of exponential decay, worked in each test."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eudefence import momentum

SIZES = st.floats(0, 1000)
HALF_LIVES = st.floats(0.5, 200)


@given(SIZES, HALF_LIVES, st.integers(0, 120))
def test_it_is_the_closed_form(initial, half_life, month):
    """M(t) = M(0) exp(-t ln 2 / h)."""
    level = momentum.decay(initial, half_life, 120).level
    assert len(level) == 121
    assert level[month] == pytest.approx(initial * math.exp(-month * math.log(2) / half_life), abs=1e-6)


def test_half_is_gone_after_a_half_life_and_three_quarters_after_two():
    level = momentum.decay(80, 6, 12).level
    assert (level[0], level[6], level[12]) == (80, 40, 20)


@given(st.lists(st.tuples(st.integers(0, 60), SIZES), max_size=4), HALF_LIVES)
def test_shocks_add_up(shocks, half_life):
    """The sum of each shock alone, each from its own month on."""
    together = momentum.decay(50, half_life, 60, shocks).level
    alone = [momentum.decay(0, half_life, 60, [one]).level for one in shocks]
    start = momentum.decay(50, half_life, 60).level
    assert together == pytest.approx([sum(parts) for parts in zip(start, *alone, strict=True)], abs=1e-6)


def test_a_shock_begins_in_its_month_and_fades_like_the_rest():
    level = momentum.decay(0, 10, 30, [(10, 64)]).level
    assert (level[9], level[10], level[20], level[30]) == (0, 64, 32, 16)


def test_equal_shocks_at_equal_distances_come_to_the_limit_of_a_geometric_series():
    """A shock of 30 each half-life: 30 / (1 - 1/2) = 60 just after a shock, in the limit."""
    shocks = [(month, 30) for month in range(0, 401, 10)]
    assert momentum.decay(0, 10, 400, shocks).level[400] == pytest.approx(60, abs=1e-6)


@given(st.floats(0, 0.99), HALF_LIVES)
def test_anchoring_divides_the_half_life(anchoring, half_life):
    """lambda = lambda0 (1 - a), so h = h0 / (1 - a)."""
    anchored = momentum.decay(100, half_life, 60, anchoring=anchoring)
    assert anchored.lasting_half_life == pytest.approx(half_life / (1 - anchoring))
    assert anchored.level == pytest.approx(momentum.decay(100, half_life / (1 - anchoring), 60).level, abs=1e-6)
    assert anchored.level == momentum.decay(100, half_life, 60).anchored(anchoring).level


def test_the_limit_of_anchoring_is_that_nothing_fades():
    assert momentum.decay(100, 6, 120, anchoring=1 - 1e-9).level[120] == pytest.approx(100, abs=1e-4)
    with pytest.raises(ValueError, match="without, 1 is accepted. With 1 nothing would ever fade; try 0.9"):
        momentum.decay(100, 6, 120, anchoring=1)


@given(st.floats(1, 100), st.integers(0, 40), HALF_LIVES, st.floats(0, 0.9))
def test_staying_is_the_fall_within_so_many_months(threshold, months, half_life, anchoring):
    """A level that begins at the threshold has fallen by this much after so many months."""
    later = momentum.decay(threshold, half_life, months, anchoring=anchoring).level[months]
    (points,) = momentum.staying([threshold], half_life, months, anchoring=anchoring)
    assert threshold - points == pytest.approx(later, abs=1e-6)


def test_it_says_what_it_is_not():
    said = momentum.decay(100, 12, 24, [(6, 20)], anchoring=0.5).explain()
    assert "halves every 24 months" in said and "would halve every 12" in said and "adds 20 in month 6" in said
    assert "not measured" in said and "Attention is not threat" in said


def test_two_kinds_of_format_are_marked_as_our_assumption():
    """The less durable of the two is the informal one (IAI 2026, p. 8)."""
    informal, firm = momentum.FORMATS["informal"], momentum.FORMATS["headquarters"]
    assert informal.anchoring == 0 < firm.anchoring < 1
    assert all("Our assumption" in one.explain() for one in momentum.FORMATS.values())


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"initial": -1}, "initial: -1 found; a number of at least 0"),
        ({"half_life": 0}, "half_life: 0 found; a number of months above 0"),
        ({"half_life": "long"}, "half_life: 'long' is not a number"),
        ({"months": 2.5}, "months: 2.5 found; whole numbers from 0 to 1,200"),
        ({"shocks": [5]}, r"shocks\[0\]: 5 found; a pair such as \(24, 60\)"),
        ({"shocks": [(13, 5)]}, r"shocks\[0\], the month: 13 found; whole numbers from 0 to 12"),
        ({"shocks": [(1, -5)]}, r"shocks\[0\], the size: -5 found"),
        ({"shocks": 7}, "shocks: 7 found; a list of pairs"),
        ({"anchoring": -0.1}, "anchoring: -0.1 found"),
    ],
)
def test_a_slip_is_answered_with_what_would_be_right(asked, said):
    """The house rule for arguments."""
    with pytest.raises(ValueError, match=said):
        momentum.decay(**({"initial": 100, "half_life": 12, "months": 12} | asked))
    with pytest.raises(ValueError, match="half_life: 0 found"):
        momentum.staying([50], 0, 3)
