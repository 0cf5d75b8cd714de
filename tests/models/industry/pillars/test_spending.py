"""Defence expenditure by series. Oracles: figures as SIPRI and NATO published them, copied by hand."""

from fractions import Fraction

import pytest

from eudefence import pillars

SIPRI, NATO = "SIPRI_MILEX_PCT_GDP", "NATO_DEFEXP_PCT_GDP_JUN2024"


@pytest.mark.parametrize(
    ("series", "year", "state", "rounded"),
    [
        # SIPRI, Trends in World Military Expenditure, 2024 (fact sheet, April 2025): shares of GDP, one decimal.
        (SIPRI, 2024, "PL", "4.2"), (SIPRI, 2024, "DE", "1.9"), (SIPRI, 2024, "FR", "2.1"), (SIPRI, 2024, "UA", "34"),
        # NATO, Defence Expenditure of NATO Countries (2014-2024), 12 June 2024, two decimals.
        (NATO, 2024, "PL", "4.12"), (NATO, 2024, "EE", "3.43"), (NATO, 2024, "ES", "1.28"), (NATO, 2014, "GR", "2.22"),
    ],
)  # fmt: skip
def test_published_values(series, year, state, rounded):
    value = pillars.spent(series, year)[state].value
    assert round(value, len(rounded.partition(".")[2])) == Fraction(rounded)


def test_23_allies_reached_two_per_cent_in_2024():
    """Oracle: NATO, 17 June 2024: more than 20 allies, 23 in the table of June 2024."""
    assert sum(cell.value >= 2 for cell in pillars.spent(NATO, 2024).values()) == 23


def test_a_change_is_within_one_series():
    """By hand: Poland 4.12 less 1.88; and 2.24 over 1.88."""
    poland = pillars.change(NATO, 2014, 2024)["PL"]
    assert poland.by == Fraction("2.24") and poland.growth == Fraction(224, 188)


def test_a_change_needs_both_years():
    """Slovenia has no row in the estimates of 2025 and Iceland, which has no forces, in none of NATO's series."""
    assert "SI" not in pillars.spent("NATO_DEFEXP_PCT_GDP_AUG2025") and "IS" not in pillars.change(NATO, 2014, 2024)


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (NATO, "other: SIPRI and NATO do not count the same items as defence"),
        ("EDA_TOTAL_DEFEXP_EUR_CURRENT", "other: One series is in % of GDP, the other in EUR million"),
        ("SIPRI", "other: 'SIPRI' is not a known series of defence expenditure"),
    ],
)
def test_unlike_series_are_refused_with_the_reason(other, reason):
    with pytest.raises(ValueError, match=reason):
        pillars.change(SIPRI, 2014, 2024, other)


def test_two_editions_of_one_body_are_not_one_series():
    with pytest.raises(ValueError, match="are two editions, and figures are revised from one to the next"):
        pillars.change(NATO, 2014, 2024, "NATO_DEFEXP_PCT_GDP_AUG2025")


@pytest.mark.parametrize(
    ("first", "last", "message"),
    [
        (2016, 2024, "first: 2016 has no figures in the series .* It has 2014, 2024"),
        (2024, 2014, "last: 2014 does not come after 2024"),
        (2024, 2024, "last: 2024 does not come after 2024"),
    ],
)
def test_years_that_the_series_does_not_have(first, last, message):
    with pytest.raises(ValueError, match=message):
        pillars.change(NATO, first, last)


def test_targets_are_natos_and_count_from_the_year_in_which_they_were_agreed():
    """Oracles: Wales Summit Declaration of 5 September 2014, point 14 (2 per cent); declaration of The Hague of 25 June
    2025 (3.5 per cent for core defence).
    """
    known = pillars.spending_series()
    assert known[SIPRI].targets(2024) == () and known["EDA_TOTAL_DEFEXP_PCT_GDP"].targets(2024) == ()
    assert [target.value for target in known[NATO].targets(2024)] == [2]
    assert [target.value for target in known["NATO_DEFEXP_PCT_GDP_AUG2025"].targets(2025)] == [2, Fraction(7, 2)]


def test_every_series_has_its_row_and_its_terms():
    """Oracle: the table series; a series whose terms limit what may be passed on says so in words."""
    known = pillars.spending_series()
    assert len(known) >= 7 and all(one.publisher and one.unit and one.terms for one in known.values())
    assert {key for key, one in known.items() if one.limited} >= {SIPRI, "DERIVED_SIPRI_PCT_x_WB_GDP_USD"}
