"""The smallest coalition that pays. Oracle: Schelling 1978, ch. 7: benefit b from each, cost c: b k - c > 0."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eudefence import momentum


@given(st.integers(1, 20), st.integers(0, 200), st.integers(1, 40))
def test_it_is_the_first_whole_number_above_cost_by_benefit(benefit, cost, states):
    k = cost // benefit + 1
    found = momentum.smallest(benefit, cost, states)
    assert found.size == (k if k <= states else None)


def test_each_would_rather_stand_aside_where_outsiders_have_it_too():
    """By hand, b = 1, c = 4: five have 1 each, one that leaves has 4; a club's outsiders have nothing."""
    found = momentum.smallest(1, 4, 10)
    assert (found.size, found.inside[5], found.outside[4], found.holds) == (5, 1, 4, False)
    assert "would gain more by leaving alone" in found.explain()
    club = momentum.smallest(1, 4, 10, outsiders=0)
    assert club.size == 5 and club.holds and club.outside[4] == 0
    assert momentum.smallest(1, 4, 10, outsiders=Fraction(1, 4)).holds  # 1 against 4/4: no gain in leaving


def test_a_benefit_that_grows_and_a_cost_that_is_shared():
    """By hand: -6, -1, 3, 5: three."""
    found = momentum.smallest([0, 2, 5, 6], [6, 3, 2, 1])
    assert found.inside == (0, -6, -1, 3, 5) and found.size == 3 and found.states == 4
    assert found.brief() == "Pays from 3 states"


def test_where_no_size_pays():
    found = momentum.smallest(1, 100, 10)
    assert found.size is None and not found.holds and "No coalition of up to 10 states pays" in found.explain()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"benefit": -1, "cost": 1}, "benefit: -1 found; a number of at least 0"),
        ({"benefit": 1, "cost": 1, "states": 0}, "states: 0 found; whole numbers from 1"),
        ({"benefit": [1, 2], "cost": [1, 2, 3]}, "cost: 3 numbers found where 2 sizes"),
        ({"benefit": 1, "cost": 1, "outsiders": 2}, "outsiders: 2 found; a number from 0 to 1"),
    ],
)
def test_a_slip_is_answered_with_what_would_be_right(asked, said):
    """The house rule for arguments."""
    with pytest.raises(ValueError, match=said):
        momentum.smallest(**asked)
