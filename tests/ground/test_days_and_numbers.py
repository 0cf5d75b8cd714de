"""Days and numbers as people and libraries give them. Oracle: the calendar, and arithmetic by hand."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

import eudefence as ed
from eudefence.ground.days import as_date
from eudefence.ground.numbers import exact, whole
from eudefence.ground.words import date_in_words

DAY = dt.date(2020, 1, 31)


@pytest.mark.parametrize(
    "given",
    [
        "2020-01-31",
        " 2020-01-31 ",
        DAY,
        dt.datetime(2020, 1, 31, 13, 45),
        pd.Timestamp("2020-01-31 13:45", tz="Europe/Brussels"),
        np.datetime64("2020-01-31"),
        np.datetime64("2020-01-31T13:45"),
        np.str_("2020-01-31"),
    ],
)
def test_a_day_is_read_from_every_type_that_is_one(given):
    assert as_date(given) == DAY and type(as_date(given)) is dt.date


@pytest.mark.parametrize(
    "given",
    ["31.01.2020", "20200131", "2020-W05-5", "2020-1-31", "2020-02-30", "2020", "", None, 2020, 20200131, True,
     float("nan"), pd.NaT, pd.NA,
     np.datetime64("NaT", "D"), ["2020-01-31"], b"2020-01-31"],
)  # fmt: skip
def test_what_is_no_day_is_refused_in_words(given):
    with pytest.raises(ValueError, match="as_of: .* is not a day. Write it as year-month-day"):
        as_date(given, "as_of")


@pytest.mark.parametrize(
    "ask",
    [
        lambda day: ed.load("memberships", as_of=day),
        lambda day: ed.council.members(day),
        lambda day: ed.council.decide("launch_operation", on=day),
        lambda day: ed.council.decide("simple", voters=["FR"], on=day),
        lambda day: ed.costs.share(100, "common_costs", on=day),
        lambda day: ed.costs.share(100, "common_costs", key={"A": 1}, on=day),
        lambda day: ed.costs.regime_on("common_costs", day),
        lambda day: ed.costs.opted_out(day),
        lambda day: ed.costs.income_key(day),
        lambda day: ed.activation.probability("unanimity", 0.9, on=day),
        lambda day: ed.views.missions_view(on=day),
    ],
)
def test_a_day_after_the_edition_is_refused_everywhere_in_the_same_words(ask):
    """Of days after the edition the data know nothing, whatever is asked."""
    late = ed.EDITION + dt.timedelta(days=1)
    with pytest.raises(
        ValueError, match=f": {late} is later than the edition of the course data, {ed.EDITION}. Give a day up to then."
    ):
        ask(late)


@pytest.mark.parametrize(
    ("given", "value"),
    [
        (0.1, Fraction(1, 10)),
        (np.float64(0.1), Fraction(1, 10)),
        (np.float32(0.1), Fraction(1, 10)),
        (np.int64(7), 7),
        (Decimal("12.50"), Fraction(25, 2)),
        (Fraction(1, 3), Fraction(1, 3)),
        ("1/3", Fraction(1, 3)),
        ("12.5", Fraction(25, 2)),
    ],
)
def test_numbers_are_exact(given, value):
    assert exact(given, "total") == value


NO_NUMBERS = [
    float("nan"),
    float("inf"),
    "nan",
    "Infinity",
    Decimal("NaN"),
    None,
    pd.NA,
    pd.NaT,
    np.ma.masked,
    np.datetime64("NaT", "D"),
]
NO_NUMBERS += [
    True,
    np.True_,
    "ten",
    "",
    "1/0",
    [1],
    1j,
    np.array([1, 2]),
    "1e999999999",
    Decimal("1e999999999"),
    "1/" + "9" * 400,
]


@pytest.mark.parametrize("given", NO_NUMBERS)
def test_what_is_no_number_is_refused_at_once(given):
    with pytest.raises(ValueError, match="^total: .* is not a number"):
        exact(given, "total")


@pytest.mark.parametrize(
    ("given", "value"), [(5, 5), (np.int64(5), 5), (np.uint8(5), 5), (5.0, 5), (np.float64(5), 5), (Fraction(5), 5)]
)
def test_whole_numbers_of_every_library(given, value):
    assert whole(given, "population") == value and type(whole(given, "population")) is int


@pytest.mark.parametrize("given", [-1, 0.5, float("nan"), float("inf"), True, np.True_, "5", None, pd.NA])
def test_what_is_no_whole_number_is_refused(given):
    with pytest.raises(ValueError, match="population: .* found; whole numbers of at least 0"):
        whole(given, "population")


def test_dates_are_written_as_exactly_as_they_are_known():
    assert date_in_words(dt.date(2009, 12, 1)) == "1 December 2009"
    assert date_in_words(dt.date(2009, 11, 1), "month") == "November 2009"
    assert date_in_words(dt.date(2014, 1, 1), "year") == "2014"
