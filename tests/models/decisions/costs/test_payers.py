"""Who pays besides members, and who does not.

Oracles: the Withdrawal Agreement, Articles 135 and 156; Protocol No 22; invented rows worked by hand.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from eudefence import activation, costs, council
from eudefence.data import package
from eudefence.data.package import course
from tests.invented import Invented
from tests.models.decisions.costs.bills import FRACTION, amounts


@pytest.mark.parametrize(
    ("day", "pays", "votes"),
    [
        ("2018-06-01", True, True),
        ("2020-01-31", True, True),
        ("2020-02-01", True, False),
        ("2020-12-31", True, False),
        ("2021-01-01", False, False),
    ],
)
def test_the_united_kingdom_paid_until_the_end_of_2020_and_voted_until_it_left(day, pays, votes):
    """Articles 135 and 156 of the Withdrawal Agreement; membership ended on 31 January 2020."""
    assert ("GB" in council.members(day)) is votes
    assert ("GB" in council.voters("launch_operation", day)) is votes
    assert ("GB" in costs.share(10**8, "common_costs", **FRACTION, on=day).index) is pays
    assert ("GB" in costs.share(10**8, "union_budget", purpose="civilian", on=day).index) is pays
    assert ("GB" in costs.income_key(day).weights) is pays and costs.income_key(day).missing == ()
    assert costs.beyond_members(on=day) == (("GB",) if pays and not votes else ())


@pytest.mark.parametrize(("day", "refused"), [("2020-01-31", False), ("2020-02-01", True), ("2020-12-31", True)])
def test_who_has_no_vote_cannot_stand_aside(day, refused):
    """Article 31(1) TEU: members of the Council abstain. From 1 February 2020 the United Kingdom paid and was none."""
    if not refused:
        paid = costs.share(10**8, "common_costs", **FRACTION, outside=["GB"], on=day)
        assert "GB" not in paid.index and "GB" in costs.price_of_a_yes(10**8, "common_costs", **FRACTION, on=day).index
        return
    with pytest.raises(ValueError, match=f"outside: the United Kingdom had no vote in the Council on {day}"):
        costs.share(10**8, "common_costs", **FRACTION, outside=["GB"], on=day)
    assert "GB" not in costs.price_of_a_yes(10**8, "common_costs", **FRACTION, on=day).index


def test_the_british_share_of_common_costs_by_hand():
    """Second way: the rows of the table gni for 2019, Denmark left out (Protocol No 22, Article 5)."""
    values = {
        row["country"]: row["value"]
        for row in course().rows("gni")
        if row["series_id"] == "WB_GNI_ATLAS_TOTAL" and row["year"] == 2019
    }
    paid = costs.share(10**9, "common_costs", **FRACTION, on="2020-06-01")
    assert len(values) == 28 and len(paid) == 27 and paid.sum() == 10**9
    assert float(paid["GB"]) == pytest.approx(10**9 * values["GB"] / (sum(values.values()) - values["DK"]), abs=0.01)


def test_britain_sends_forces_and_shares_in_2020():
    """Worked by hand: half of 100 is common, between two with one weight each; GB caused all of it. Its own part is 50,
    its share 25. In 2021 it is a third state: it bears its own part and shares nothing.
    """
    terms = {"own": {"GB": 100}, "common_fraction": "0.5", "on": "2020-06-01"}
    assert amounts(costs.share(100, "common_costs", contributors=["GB", "FR"], key={"GB": 1, "FR": 1}, **terms)) == {
        "FR": "25.00",
        "GB": "75.00",
    }
    later = costs.share(100, "common_costs", own={"GB": 100}, common_fraction="0.5", on="2021-06-01")
    assert later["GB"] == 50 and later.sum() == 100
    sooner = costs.share(100, "common_costs", own={"GB": 100}, common_fraction="0.5", on="2020-06-01")
    assert sooner["GB"] > 50 and sooner.sum() == 100


def test_an_activation_of_2020_has_british_money_and_no_british_vote():
    found = activation.under_costs(
        10**8, "common_costs", benefit=2 * 10**8, scale=10**8, common_fraction=1, on="2020-06-01"
    )
    assert "GB" not in found.support and found.total == 10**8 > sum(found.bill.values())


def test_denmark_stood_outside_operations_but_not_aid():
    """Oracle: Protocol No 22, Article 5, until 30 June 2022. The Dutch share was 6.0 per cent of operations and 5.9 of
    aid (table epf): the ratio of rounded figures lies between 5.95/5.95 and 6.05/5.85.
    """
    operations = costs.share(10**8, "common_costs", **FRACTION, on="2022-06-30")
    aid = costs.share(10**8, "assistance_measure", on="2022-06-30")
    assert "DK" not in operations.index and aid["DK"] > 0
    assert 1 < operations["NL"] / aid["NL"] < Decimal("1.0342")
    assert "DK" in costs.share(10**8, "common_costs", **FRACTION, on="2022-07-01").index
    with pytest.raises(ValueError, match="contributors: DK had an opt-out"):
        costs.share(10, "common_costs", contributors=["DK", "SE"], **FRACTION, on="2022-06-30")


JUNE = dt.date(2020, 6, 1)


def test_opt_outs_from_other_fields_do_not_free_from_paying(monkeypatch):
    """Invented rows: only an opt-out from defence stands in Article 5 of Protocol No 22."""
    span = {"valid_from": dt.date(1993, 11, 1), "valid_to": None}
    rows = [{"country": "IE", "scope": "justice", **span}, {"country": "DK", "scope": "defence", **span}]
    invented = Invented(opt_outs=rows)
    monkeypatch.setattr(package, "_shipped", lambda: invented)
    assert costs.opted_out(JUNE) == ("DK",)


def test_who_pays_without_being_a_member_pays_for_what_its_row_says(monkeypatch):
    """Invented rows: first and last day of a span, and one mechanism without the other."""
    rows = [
        {
            "country": "GB",
            "mechanism": "common_costs",
            "valid_from": dt.date(2020, 2, 1),
            "valid_to": JUNE,
        },
        {"country": "NO", "mechanism": "union_budget", "valid_from": JUNE, "valid_to": None},
    ]
    invented = Invented(contributors=rows)
    monkeypatch.setattr(package, "_shipped", lambda: invented)
    assert (
        costs.beyond_members("common_costs", dt.date(2020, 5, 31))
        == ("GB",)
        == costs.beyond_members(on=dt.date(2020, 5, 31))
    )
    assert costs.beyond_members("common_costs", JUNE) == () and costs.beyond_members("union_budget", JUNE) == (
        "NO",
    ) == costs.beyond_members(on=JUNE)


def test_who_pays_without_being_a_member_is_asked_for_its_own_mechanism_only(monkeypatch):
    """Invented row: a state that pays for the budget is not charged for operations."""
    rows = [{"country": "GB", "mechanism": "union_budget", "valid_from": dt.date(2020, 2, 1), "valid_to": None}]
    invented = Invented(contributors=rows)
    monkeypatch.setattr(package, "_shipped", lambda: invented)
    assert "GB" in costs.share(100, "union_budget", purpose="civilian", on="2020-06-01").index
    assert "GB" not in costs.share(100, "common_costs", **FRACTION, on="2020-06-01").index
