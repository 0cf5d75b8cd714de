"""The gap between the pillars. Oracles: worked by hand, the tables, and what has to hold for any series."""

from math import log

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eudefence import pillars

SERIES = st.lists(st.integers(0, 50), min_size=8, max_size=12).filter(any)
YEARS = {"start": 2001, "end": 2012}


def by_year(values):
    return {2001 + place: value for place, value in enumerate(values)}


def test_a_gap_that_narrows_is_said_to_narrow():
    """Operations double every year and industry does not grow: minus ln 2 a year."""
    found = pillars.gap(by_year([5] * 10), by_year([2**n for n in range(10)]), **YEARS, cumulated=False)
    assert (found.verdict, found.slope) == ("narrowed", pytest.approx(-log(2)))
    assert "the gap narrowed" in found.explain()
    assert "the ratio of operations to industry is 512 times what it was" in found.explain()


def test_a_gap_that_widens_is_said_to_widen():
    found = pillars.gap(by_year([2**n for n in range(10)]), by_year([5] * 10), **YEARS, cumulated=False)
    assert (found.verdict, found.slope) == ("widened", pytest.approx(log(2)))


def test_nothing_is_said_of_a_gap_that_only_swings():
    found = pillars.gap(by_year([1, 2] * 6), by_year([2, 1] * 6), **YEARS, cumulated=False)
    assert found.verdict == "cannot_be_said"
    assert "it cannot be said" in found.explain()


@settings(max_examples=12)
@given(SERIES, SERIES, st.booleans(), st.sampled_from(["least_squares", "theil_sen"]))
def test_exchanged_pillars_change_the_sign_and_nothing_else(mine, theirs, cumulated, slope):
    options = {"cumulated": cumulated, "slope": slope, **YEARS}
    there, back = pillars.gap(by_year(mine), by_year(theirs), **options), pillars.gap(
        by_year(theirs), by_year(mine), **options
    )  # fmt: skip
    assert there.slope == pytest.approx(-back.slope, abs=1e-9)
    assert list(there.values.values()) == pytest.approx([-one for one in back.values.values()], abs=1e-9)


@settings(max_examples=12)
@given(SERIES, SERIES, st.sampled_from([0.001, 3, 1e6]))
def test_another_unit_changes_nothing(mine, theirs, factor):
    plain = pillars.gap(by_year(mine), by_year(theirs), **YEARS, cumulated=False)
    scaled = pillars.gap(by_year([factor * one for one in mine]), by_year(theirs), **YEARS, cumulated=False)
    assert (scaled.slope, scaled.low, scaled.high) == pytest.approx((plain.slope, plain.low, plain.high), abs=1e-9)


def test_the_base_year_moves_the_lines_and_leaves_the_slope():
    first, later = pillars.gap(), pillars.gap(base=2017)
    assert first.slope == later.slope and first.change == pytest.approx(later.change)
    assert later.values[2017] == 0 and later.industrial[2017] == later.operational[2017] == 100
    assert first.values[2017] != 0


def test_a_stock_is_never_added_up():
    assert not pillars.gap("projects selected", "missions running", cumulated=True).cumulated


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({"base": 1990}, "base: 1990 is not among the years compared"),
        ({"start": 2023}, "start: only 3 years are left"),
        ({"start": 2030}, "start: 2030 is later"),
        ({"industrial": "steps"}, "industrial: 'steps'"),
        ({"industrial": 3}, "industrial: 3 found"),
        ({"zeros": "none"}, "zeros"),
        ({"slope": "steep"}, "slope"),
        ({"pesco": "neither"}, "pesco"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(options, found):
    with pytest.raises(ValueError) as caught:
        pillars.gap(**options)
    assert str(caught.value).startswith(found.partition(":")[0]) and found in str(caught.value)
