"""The scale of national income. Oracle: World Bank figures of the years named, divided by hand."""

from __future__ import annotations

import pytest

from eudefence import costs, council
from eudefence.data.package import course
from tests.models.decisions.costs.bills import FRACTION


def test_the_key_is_that_of_the_last_year_that_was_over():
    """Oracle: the rows of the table gni themselves."""
    rows = {
        row["country"]: row["value"]
        for row in course().rows("gni")
        if row["series_id"] == "WB_GNI_ATLAS_TOTAL" and row["year"] == 2022
    }
    paid = costs.share(10**9, "common_costs", **FRACTION, on="2023-05-01")
    assert paid.attrs["key_year"] == 2022
    assert float(paid["PL"]) == pytest.approx(10**9 * rows["PL"] / sum(rows.values()), abs=0.01)


def test_cyprus_is_corrected_where_it_can_be():
    """Oracle: the two series of 2024 in the table gni; the corrected one is smaller."""
    values = {
        row["series_id"]: row["value"] for row in course().rows("gni") if (row["country"], row["year"]) == ("CY", 2024)
    }
    assert float(costs.income_key("2025-06-01").weights["CY"]) == min(values.values())


def test_a_missing_income_is_said_and_not_guessed():
    """The table gni begins in 2015 and has no third states; an own key mends both."""
    with pytest.raises(
        ValueError,
        match="on: the course has national incomes from 2015 on, and needs those of a year before 2015-06-01",
    ):
        costs.share(1, "common_costs", **FRACTION, on="2015-06-01")
    with pytest.raises(ValueError, match="key: there is no national income of 2017 for NO"):
        costs.share(1, "participants_only", contributors=["NO", "FR"], purpose="coalition", on="2018-06-01")
    key = dict.fromkeys(council.members("2015-06-01"), 1)
    assert (
        len(costs.share(27, "common_costs", **FRACTION, key=key, on="2015-06-01")) == 27
    )  # 28 members without Denmark
