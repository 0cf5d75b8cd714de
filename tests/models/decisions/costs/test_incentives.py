"""The price of a yes, and joining. Oracles: bills worked by hand, and the bill divided anew without the state."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eudefence import costs
from eudefence.data.package import course
from tests.models.decisions.costs.bills import FRACTION, THREE, amounts


def test_aid_with_nothing_lethal_has_no_price_of_a_yes():
    """Article 5(1): an abstainer pays its share, so a yes costs nothing more, and nothing is left to the others."""
    table = costs.price_of_a_yes(90, "assistance_measure", key=THREE, lethal=False)
    assert not table["price"].any() and not table["left_to_others"].any() and (table["aside"] == table["yes"]).all()


def test_price_of_a_yes_under_each_regime():
    """Worked by hand for B with key 5, 4, 1 and A sending all for 100, one tenth common: 0; 4; 40 less 40 elsewhere;
    100*4/9 with A; barred.
    """
    table = costs.prices(100, "B", own={"A": 100}, common_fraction="0.1", key=THREE)
    assert table["price"].iloc[:4].tolist() == [Decimal("0.00"), Decimal("4.00"), Decimal("0.00"), Decimal("44.44")]
    assert table.loc["assistance_measure", "elsewhere"] == Decimal("40.00")
    assert table.loc["union_budget", "price"] is None and "41(2)" in table.loc["union_budget", "note"]


@settings(max_examples=15)
@given(st.lists(st.integers(1, 1000), min_size=2, max_size=4), st.integers(1, 10**6))
def test_what_is_left_to_others_is_what_they_then_pay(weights, total):
    """Second way: send each state outside in turn and add up what the others pay more."""
    key = dict(zip("ABCD", weights, strict=False))
    for mechanism, terms in (("common_costs", FRACTION), ("assistance_measure", {}), ("participants_only", {})):
        table = costs.price_of_a_yes(total, mechanism, key=key, **terms)
        before = costs.share(total, mechanism, key=key, **terms)
        for state in key:
            after = costs.share(total, mechanism, key=key, outside=[state], **terms)
            assert table.loc[state, "left_to_others"] == after.sum() - before.drop(state).sum()
            assert table.loc[state, "elsewhere"] == after.attrs["elsewhere"].get(state, 0)


def test_prices_before_the_facility():
    """There was no aid outside the budget before 2021 (Decision (CFSP) 2021/509, Article 73(8)); the British price in
    2018 can be told for the rest: worked by hand, a tenth of 100 by income among 27, and half of a coalition of two by
    income.
    """
    values = {
        row["country"]: row["value"]
        for row in course().rows("gni")
        if row["series_id"] == "WB_GNI_ATLAS_TOTAL" and row["year"] == 2017
    }
    table = costs.prices(100, "United Kingdom", own={"FR": 100}, common_fraction="0.1", on="2018-06-01")
    assert table.loc["assistance_measure", "price"] is None
    assert table.loc["assistance_measure", "note"].startswith("Did not exist on 2018-06-01: Decision (CFSP) 2021/509")
    assert float(table.loc["common_costs", "price"]) == pytest.approx(
        10 * values["GB"] / (sum(values.values()) - values["DK"]), abs=0.006
    )
    assert float(table.loc["participants_only", "price"]) == pytest.approx(
        100 * values["GB"] / (values["GB"] + values["FR"]), abs=0.006
    )


@pytest.mark.parametrize("call", [costs.share, costs.price_of_a_yes])
def test_a_misspelt_argument_is_told_the_nearest(call):
    with pytest.raises(TypeError, match=r"share\(\) takes no argument 'leathal'. Did you mean 'lethal'"):
        call(1, "assistance_measure", leathal=False)


def test_on_the_union_budget_a_yes_has_no_price():
    table = costs.price_of_a_yes(10**6, "union_budget", purpose="civilian")
    assert not table["price"].any() and (table["aside"] == table["yes"]).all()


def test_free_riding_on_a_public_good():
    """Olson and Zeckhauser 1966: nobody gains by paying for a good it has anyway; where it is a club good, all gain
    whose benefit exceeds their share, and with benefits in proportion to the key that is all or none.
    """
    benefit = {"A": 50, "B": 40, "C": 10}
    public = costs.joining(90, "common_costs", benefit, key=THREE, **FRACTION)
    assert not public["joins"].any()
    club = costs.joining(90, "common_costs", benefit, excludable=1, key=THREE, **FRACTION)
    assert club["joins"].all() and club["gain"].tolist() == [Decimal("5.00"), Decimal("4.00"), Decimal("1.00")]
    assert not costs.joining(110, "common_costs", benefit, excludable=1, key=THREE, **FRACTION)["joins"].any()
    with pytest.raises(ValueError, match="excludable: 2 is not between 0 and 1"):
        costs.joining(90, "common_costs", benefit, excludable=2, key=THREE, **FRACTION)
    with pytest.raises(ValueError, match="benefit: there is no benefit for B, C"):
        costs.joining(90, "common_costs", {"A": 1}, key=THREE, **FRACTION)


def test_a_state_that_loses_nothing_joins():
    """Worked by hand: C's share of 90 is 9. A benefit of 9 gives a gain of exactly 0, and it joins; a cent less, and it
    does not.
    """
    terms = {"excludable": 1, "key": THREE, **FRACTION}
    edge = costs.joining(90, "common_costs", {"A": 0, "B": 0, "C": 9}, **terms).loc["C"]
    assert edge["gain"] == 0 and edge["joins"]
    below = costs.joining(90, "common_costs", {"A": 0, "B": 0, "C": "8.99"}, **terms).loc["C"]
    assert below["gain"] == Decimal("-0.01") and not below["joins"]


def test_what_is_left_to_others_has_no_own_costs_in_it():
    """Worked by hand: of 200 a tenth is common. A pays 0.9 * 150 + 10, B 0.9 * 50 + 8, C 2. If A stays away, its own
    costs fall away and the others carry its 10 of the common 20: B 16 and C 4 instead of 8 and 2.
    """
    table = costs.price_of_a_yes(200, "common_costs", own={"A": 150, "B": 50}, common_fraction=0.1, key=THREE)
    assert {state: str(amount) for state, amount in table["left_to_others"].items()} == {
        "A": "10.00",
        "B": "8.00",
        "C": "2.00",
    }
    without = costs.share(20, "common_costs", **FRACTION, key=THREE, outside=["A"])
    assert amounts(without) == {"B": "16.00", "C": "4.00"} and without.sum() - 8 - 2 == table.loc["A", "left_to_others"]


def test_prices_of_a_thought_experiment_are_free_of_dates():
    """Second way: the same without a day. Only the name of the regime of common costs is that of the day."""
    terms = {"own": {"A": 100}, "common_fraction": "0.1", "key": THREE}
    sooner, today = (costs.prices(100, "B", on=day, **terms).drop(columns="note") for day in ("2018-06-01", None))
    assert sooner.equals(today) and sooner.loc["assistance_measure", "elsewhere"] == 40
