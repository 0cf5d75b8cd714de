"""Oracle: the rule of the data package (half-open intervals, blank start unknown) worked by hand on dates of European
law.
"""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eudefence.data.validity import holds, last_possible

DAY = dt.date.fromisoformat


@pytest.mark.parametrize(
    ("on", "expected"),
    [("1972-12-31", False), ("1973-01-01", True), ("2020-01-31", True), ("2020-02-01", False)],
)
def test_the_united_kingdom_was_a_member_until_31_january_2020(on, expected):
    """Article 50 TEU and the withdrawal agreement: the Union had 28 members to the end of 31 January 2020."""
    assert holds(DAY(on), DAY("1973-01-01"), DAY("2020-02-01")) is expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [("1988-12-31", False), ("1989-01-01", None), ("1989-12-30", None), ("1989-12-31", True), ("1990-06-01", True)],
)
def test_a_start_known_to_the_year_is_undecided_within_that_year(on, expected):
    assert holds(DAY(on), DAY("1989-01-01"), start_precision="year") is expected


@pytest.mark.parametrize(
    ("on", "expected"), [("2012-05-31", True), ("2012-06-01", None), ("2012-06-29", None), ("2012-06-30", False)]
)
def test_an_end_known_to_the_month_is_undecided_within_that_month(on, expected):
    assert holds(DAY(on), DAY("2003-01-01"), DAY("2012-06-01"), end_precision="month") is expected


def test_a_blank_start_is_unknown_and_never_always():
    assert holds(DAY("2020-01-01"), None) is None
    assert holds(DAY("2020-01-01"), None, DAY("2019-01-01")) is False


@pytest.mark.parametrize(("on", "expected"), [("2026-06-30", True), ("2026-07-01", None)])
def test_a_mandate_that_lapsed_without_news_is_undecided_after_its_last_day(on, expected):
    assert holds(DAY(on), DAY("2022-10-17"), mandate_until=DAY("2026-06-30")) is expected


@pytest.mark.parametrize(("on", "expected"), [("2026-10-08", True), ("2026-10-09", None)])
def test_nothing_open_is_claimed_beyond_the_edition(on, expected):
    assert holds(DAY(on), DAY("1958-01-01"), edition=DAY("2026-10-08")) is expected


days = st.dates(dt.date(1950, 1, 1), dt.date(2026, 12, 31))


@given(days, days, st.sampled_from(["day", "month", "year"]))
def test_less_precision_never_turns_a_yes_into_a_no(on, start, precision):
    """A coarser date may make the answer undecided; it may not reverse it."""
    coarse = (
        start.replace(day=1)
        if precision == "month"
        else start.replace(month=1, day=1)
        if precision == "year"
        else start
    )
    sharp, vague = holds(on, start), holds(on, coarse, start_precision=precision)
    assert vague is None or vague == sharp


@given(days, st.sampled_from(["day", "month", "year"]))
def test_the_last_possible_day_lies_in_the_same_month_or_year(day, precision):
    last = last_possible(day, precision)
    assert last >= day and last.year == day.year and (precision == "year" or last.month == day.month)
