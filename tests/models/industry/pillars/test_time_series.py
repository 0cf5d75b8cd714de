"""Series of money. Oracle: sums worked by hand, and the rule of public accounting that an amount granted, promised,
paid or lent is not the same money twice.
"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eudefence import pillars

Series, KINDS = pillars.Series, pillars.KINDS
MONEY = {"kind": "award", "unit": "EUR million", "price_basis": "current prices", "currency": "EUR"}
EDIDP = Series("edidp", "Awards of EDIDP", {2019: 161, 2020: 158}, lifetime=(2019, 2020), **MONEY)
EDF = Series("edf", "Awards of EDF", {2021: 1200, 2022: 832, 2024: 910}, lifetime=(2021, 2027), **MONEY)
numbers = st.dictionaries(st.integers(1990, 2040), st.integers(-(10**9), 10**9), max_size=12)


def test_one_fund_after_the_other_is_one_series_because_before_its_life_a_fund_gave_nothing():
    both = EDIDP + EDF
    assert both.values == {2019: 161, 2020: 158, 2021: 1200, 2022: 832, 2024: 910}
    assert both.lifetime == (2019, 2027) and both.missing == (2023, 2025, 2026, 2027)


def test_a_year_missing_in_one_is_missing_in_the_sum():
    without = replace(EDF, lifetime=None)
    assert (without + replace(without, values={2021: 1, 2023: 1})).values == {2021: 1201}


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"kind": "loan_ceiling"}, r"unlike in kind: award \(.*\) and loan ceiling \(the most that may be lent\)"),
        ({"price_basis": "prices of 2018"}, "unlike in price base: current prices and prices of 2018"),
        ({"currency": "USD", "unit": "USD million"}, "in unit: EUR million and USD million; in currency: EUR and USD"),
        ({"kind": "count", "currency": None, "price_basis": None, "unit": "projects"}, "currency: EUR and none"),
    ],
)
def test_unlike_ones_are_refused_with_both_names_and_the_reason(change, said):
    other = replace(EDF, title="the other", **change)
    with pytest.raises(ValueError, match=said) as refusal:
        EDIDP + other
    assert "“Awards of EDIDP” and “the other”" in str(refusal.value)


def test_a_cumulated_series_is_unlike_its_own_years():
    with pytest.raises(ValueError, match="added up over the years"):
        EDIDP + EDIDP.cumulated()


def test_what_has_no_stated_prices_and_what_is_a_share_is_not_added_to_its_like():
    unstated = replace(EDF, price_basis="not stated")
    with pytest.raises(ValueError, match="do not say in which prices"):
        unstated + unstated
    share = Series("s", "Share bought together", {2020: 11}, kind="share", unit="%")
    with pytest.raises(ValueError, match="shares of several years have no sum"):
        share + share
    with pytest.raises(ValueError, match="shares of several years have no sum"):
        share.cumulated()


def test_adding_up_stops_before_the_first_year_that_is_not_known():
    assert EDF.cumulated().values == {2021: 1200, 2022: 2032}
    assert EDIDP.cumulated().values == {2019: 161, 2020: 319} and EDIDP.cumulated().at(2027) == 319
    with pytest.raises(ValueError, match="already"):
        EDIDP.cumulated().cumulated()


def test_prices_are_turned_only_with_a_deflator():
    with pytest.raises(ValueError, match="no\n?.*deflator for it"):
        EDIDP.in_prices("prices of 2018")
    with pytest.raises(ValueError, match="it lacks 2020"):
        EDIDP.in_prices("prices of 2018", {2019: 1})
    assert EDIDP.in_prices("prices of 2018", {2019: "0.5", 2020: "0.5"}).total == 159.5
    assert EDIDP.in_prices("current prices") is EDIDP


@given(numbers, numbers)
def test_the_sum_does_not_depend_on_the_order_and_holds_year_by_year(a, b):
    one, other = (Series("a", "a", a, **MONEY), Series("b", "b", b, **MONEY))
    assert (one + other).values == (other + one).values == {y: a[y] + b[y] for y in sorted(set(a) & set(b))}


@given(numbers.filter(bool))
def test_the_last_value_added_up_is_the_total_where_no_year_is_missing(found):
    whole = {year: found.get(year, 0) for year in range(min(found), max(found) + 1)}
    one = Series("a", "a", whole, **MONEY)
    assert one.cumulated().total == one.total == sum(found.values())


def test_missing_values_are_left_out_and_never_zero():
    one = Series("a", "a", {2020: None, 2021: float("nan"), 2022: 0}, **MONEY)
    assert one.values == {2022: 0} and one.at(2020) is None and one.at(2022) == 0


@pytest.mark.parametrize(
    ("values", "said"), [({"x": 1}, "year: 'x'"), ({2020: "12"}, "is a text"), ({2020: True}, "True"), (7, "7 found")]
)
def test_what_is_no_year_and_no_number_is_refused(values, said):
    with pytest.raises(ValueError, match=said):
        Series("a", "a", values, **MONEY)


def test_a_value_before_the_life_of_a_fund_is_a_mistake():
    with pytest.raises(ValueError, match="2018 is outside the lifetime, 2019 to 2020"):
        replace(EDIDP, values={2018: 1})


def test_it_says_what_it_counts_and_what_is_missing():
    assert repr(EDF) == "<Series: edf, award, 2021 to 2024, EUR million>"
    assert "Missing, which is not zero: 2023, 2025, 2026 and 2027." in str(EDF)
    assert str(EDF).startswith(
        "Awards of EDF: award (money promised to chosen projects), in EUR million, current prices."
    )


def test_the_frame_carries_where_it_comes_from():
    table = replace(EDF, sources=("s1", "s1"), confidence="recalled").table
    assert table.year.tolist() == [2021, 2022, 2024] and table.attrs["sources"] == ["s1"]
    assert table.attrs["kind"] == "award" and table.attrs["confidence"] == "recalled"


def test_every_kind_is_told_in_words():
    assert all(words[0].islower() and not words.endswith(".") for words in KINDS.values())
