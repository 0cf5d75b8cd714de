"""Money to the cent. Oracles: conservation of money; a second algorithm; ties worked by hand."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eudefence import costs
from eudefence.models.decisions.costs.cents import cents, largest_remainder, shares
from tests.models.decisions.costs.bills import FRACTION, amounts


@given(
    st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(0, 10**12), min_size=1).filter(
        lambda key: sum(key.values())
    ),
    st.integers(0, 10**13),
)
def test_money_is_conserved_and_nobody_moves_by_a_cent(key, total):
    """Property: parts are whole, not negative, add up, and differ from the exact share by less than one."""
    exact = shares({state: Fraction(weight) for state, weight in key.items()}, total)
    parts = largest_remainder(exact)
    assert sum(parts.values()) == total
    assert all(part >= 0 and abs(part - exact[state]) < 1 for state, part in parts.items())


@settings(max_examples=60)
@given(st.lists(st.integers(1, 30), min_size=2, max_size=4), st.integers(0, 12))
def test_largest_remainders_lie_nearest_to_the_exact_shares(weights, total):
    """Second algorithm: of all whole divisions, the method of Hamilton has the smallest sum of distances (Birkhoff
    1976).
    """
    names = "ABCD"[: len(weights)]
    exact = shares({name: Fraction(weight) for name, weight in zip(names, weights, strict=True)}, total)
    found = largest_remainder(exact)
    distance = {
        division: sum(abs(part - exact[name]) for name, part in zip(names, division, strict=True))
        for division in product(range(total + 1), repeat=len(names))
        if sum(division) == total
    }
    assert distance[tuple(found[name] for name in names)] == min(distance.values())


def test_ties_go_to_the_larger_share_then_to_the_alphabet():
    """Worked by hand: three equal shares of one cent; and 0.5 against 1.5."""
    assert amounts(costs.share("0.01", "common_costs", **FRACTION, key={"C": 1, "B": 1, "A": 1})) == {
        "A": "0.01",
        "B": "0.00",
        "C": "0.00",
    }
    assert amounts(costs.share("0.02", "common_costs", **FRACTION, key={"A": 1, "B": 3})) == {"A": "0.00", "B": "0.02"}


@pytest.mark.parametrize(
    ("amount", "found"),
    [
        (0.1 + 0.2, 30),
        (0.1, 10),
        ("12.5", 1250),
        (Decimal("0.01"), 1),
        (3, 300),
        (np.float64(2.675), 268),
        (np.int64(2), 200),
    ],
)
def test_amounts_are_read_as_written(amount, found):
    """Worked by hand; a float is what its shortest writing says (2.675 has its half rounded to even: 268), not its
    binary value.
    """
    assert cents(amount, "total") == found


@pytest.mark.parametrize(
    "amount", [float("nan"), float("inf"), True, None, "a lot", Decimal("0.001"), Decimal("NaN"), -1, -0.01]
)
def test_bad_amounts_are_refused_by_name(amount):
    with pytest.raises(ValueError, match=r"^total: "):
        costs.share(amount, "common_costs", **FRACTION)
