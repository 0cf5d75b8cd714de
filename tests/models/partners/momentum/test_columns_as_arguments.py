"""Thresholds, threats and benefits from a table: a column of pandas, an array, a mapping of state to number.

Oracle: the same numbers as a plain list.
"""

import numpy
import pandas as pd
import pytest

from eudefence import momentum

NUMBERS = [0, 1, 2, 4]
FORMS = [
    pd.Series(NUMBERS),
    pd.Series(NUMBERS, index=list("abcd")),
    numpy.array(NUMBERS),
    {"a": 0, "b": 1, "c": 2, "d": 4},
]


@pytest.mark.parametrize("numbers", FORMS)
def test_a_column_of_numbers_counts_like_a_list(numbers):
    found, plain = momentum.cascade(numbers), momentum.cascade(NUMBERS)
    assert (found.thresholds, found.path, found.fixed_points) == (plain.thresholds, plain.path, plain.fixed_points)
    assert momentum.coalition(numbers, 1, numbers, seeds=2) == momentum.coalition(NUMBERS, 1, NUMBERS, seeds=2)


@pytest.mark.parametrize("numbers", FORMS[:3])
def test_benefits_by_size(numbers):
    assert momentum.smallest(numbers, 1) == momentum.smallest(NUMBERS, 1)


def test_shocks_by_month():
    assert momentum.decay(100, 12, 24, {3: 20, 1: 5}) == momentum.decay(100, 12, 24, [(1, 5), (3, 20)])


@pytest.mark.parametrize("odd", ["abc", 7, pd.DataFrame({"a": [1]}), b"12"])
def test_what_is_no_list_of_numbers_is_refused_by_name(odd):
    with pytest.raises(ValueError, match="^thresholds: .*a list of numbers is accepted"):
        momentum.cascade(odd)
