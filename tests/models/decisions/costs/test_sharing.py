"""Who pays: hand-worked bills, identities of the regimes, conservation of money, and figures that ministers gave."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import eudefence as ed
from eudefence import activation, costs, council
from eudefence.data import package
from eudefence.data.package import course
from eudefence.models.decisions.costs.cents import cents, largest_remainder, shares

FRACTION = {"common_fraction": 1}
THREE = {"A": 5, "B": 4, "C": 1}


def amounts(payments):
    return {state: str(amount) for state, amount in payments.items()}


# --- to the cent ------------------------------------------------------------------------------------------------------


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


# --- the regimes ------------------------------------------------------------------------------------------------------

own_and_key = st.lists(st.tuples(st.integers(0, 10**9), st.integers(1, 10**6)), min_size=2, max_size=8)


@given(own_and_key, st.fractions(0, 1, max_denominator=1000))
def test_common_costs_follow_their_formula(rows, common):
    """Oracle: payment = (1 - f) own + f C g, to within the cent (Athena and the European Peace Facility)."""
    states = "ABCDEFGH"[: len(rows)]
    own = {state: Decimal(row[0]).scaleb(-2) for state, row in zip(states, rows, strict=True)}
    key = {state: row[1] for state, row in zip(states, rows, strict=True)}
    total = sum(own.values())
    paid = costs.share(total, "common_costs", own=own, common_fraction=common, key=key)
    assert paid.sum() == total
    for state in states:
        exact = (1 - common) * Fraction(own[state]) + common * Fraction(total) * Fraction(key[state], sum(key.values()))
        assert abs(Fraction(paid[state]) - exact) < Fraction(1, 100)


@given(own_and_key)
def test_the_two_ends_of_common_costs(rows):
    """Identities: nothing common is costs where they fall; all common is the key alone."""
    states = "ABCDEFGH"[: len(rows)]
    own = {state: row[0] for state, row in zip(states, rows, strict=True)}
    key = {state: row[1] for state, row in zip(states, rows, strict=True)}
    total = sum(own.values())
    fall = costs.share(total, "lie_where_they_fall", own=own, key=key)
    assert costs.share(total, "common_costs", own=own, common_fraction=0, key=key).equals(fall)
    by_key = costs.share(total, "participants_only", key=key)
    assert costs.share(total, "common_costs", own=own, common_fraction=1, key=key).equals(by_key)


def test_common_costs_by_hand():
    """Worked by hand: 10 per cent of 200 common; A pays 0.9*150+10, B 0.9*50+8, C 2."""
    paid = costs.share(200, "common_costs", own={"A": 150, "B": 50}, common_fraction=0.1, key=THREE)
    assert amounts(paid) == {"A": "145.00", "B": "53.00", "C": "2.00"}


def test_an_abstainer_pays_the_same_elsewhere_and_the_others_are_rebased():
    """Worked by hand: shares 5/10, 4/10, 1/10 become 5/9 and 4/9 of 450; C owes 45 elsewhere. The total is untouched."""
    paid = costs.share(450, "assistance_measure", key=THREE, outside=["C"])
    assert amounts(paid) == {"A": "250.00", "B": "200.00"}
    assert paid.attrs["elsewhere"] == {"C": Decimal("45.00")}
    assert costs.share(450, "assistance_measure", key=THREE)["C"] == Decimal("45.00")


@given(st.lists(st.integers(1, 10**6), min_size=3, max_size=8), st.integers(1, 10**9), st.integers(1, 2))
def test_rebasing_keeps_the_total_and_the_proportions(weights, total, leavers):
    """Properties: the bill is paid in full by those who stay; nobody outside pays; no share of a stayer falls (a cent
    of rounding apart).
    """
    key = dict(zip("ABCDEFGH", weights, strict=False))
    away = list(key)[:leavers]
    before, after = (
        costs.share(total, "common_costs", **FRACTION, key=key),
        costs.share(total, "common_costs", **FRACTION, key=key, outside=away),
    )
    assert after.sum() == total == before.sum()
    assert not set(away) & set(after.index)
    assert all(after[state] >= before[state] - Decimal("0.01") for state in after.index)


def test_aid_of_february_2022():
    """Figures ministers gave: of EUR 500 million "11 million is from Ireland" (Simon Coveney, joint committee, 12 July
    2022), all of it for the part without arms (table epf).
    """
    whole = costs.share(500_000_000, "assistance_measure", on="2022-02-28")
    assert Decimal(10_500_000) < whole["IE"] < Decimal(11_500_000)
    table = costs.package(450_000_000, 50_000_000, ["Austria", "Ireland", "Malta"], on="2022-02-28")
    assert (table["measure"].sum(), table["other"].sum()) == (450_000_000, 50_000_000)
    assert set(table.index[table["measure"] == 0]) == {"AT", "IE", "MT"} == set(table.index[table["additional"] > 0])
    assert all(abs(table.loc[state, "total"] - whole[state]) <= Decimal("0.02") for state in ("AT", "IE", "MT"))


def test_hungary_in_march_2024_owes_its_share_elsewhere():
    """Oracle: the Hungarian foreign minister on 18 March 2024, "we have to pay our share of 50 million euros, but we
    can determine the purpose of its use" (table epf, abst-hu-2024); the increase was of EUR 5 billion.
    """
    increase = int(course().find("epf", "increase-2024")["amount_meur"]) * 10**6
    paid = costs.share(increase, "assistance_measure", outside=["HU"], on=course().find("epf", "abst-hu-2024")["date"])
    assert "HU" not in paid.index and Decimal(45_000_000) < paid.attrs["elsewhere"]["HU"] < Decimal(60_000_000)


def test_a_package_by_hand():
    """Decision (CFSP) 2021/509, Article 26(7), worked by hand for 450 and 50 with shares 5, 4, 1: C abstains from the
    first. A and B pay 5/9 and 4/9 of it, everybody its share of the second (the others are "not affected"), and C adds
    45, its share of the first.
    """
    table = costs.package(450, 50, ["C"], key=THREE)
    assert {name: amounts(table[name]) for name in table} == {
        "measure": {"A": "250.00", "B": "200.00", "C": "0.00"},
        "other": {"A": "25.00", "B": "20.00", "C": "5.00"},
        "additional": {"A": "0.00", "B": "0.00", "C": "45.00"},
        "total": {"A": "275.00", "B": "220.00", "C": "50.00"},
    }


@settings(max_examples=60)
@given(st.lists(st.integers(1, 1000), min_size=2, max_size=6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_in_a_package_an_abstainer_pays_its_share_and_the_others_no_less(weights, measure, other):
    """Properties from Article 26(7): what the abstainer pays in all is its share of both bills; what the others pay for
    the other measure is what they would pay without any abstention; each bill is paid in full. To within the cents of
    rounding.
    """
    key = dict(zip("ABCDEF", weights, strict=False))
    table = costs.package(measure, other, ["A"], key=key)
    assert (table["measure"].sum(), table["other"].sum()) == (measure, other)
    assert abs(Fraction(table.loc["A", "total"]) - Fraction(key["A"], sum(weights)) * (measure + other)) <= Fraction(
        2, 100
    )
    assert table["other"].to_dict() == costs.share(other, "assistance_measure", key=key).to_dict()
    assert (table["additional"] > 0).sum() <= 1 and (
        table["total"] == table["measure"] + table["other"] + table["additional"]
    ).all()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((-1, 2, ["A"]), "measure: -1 is negative"),
        ((1, "x", ["A"]), "other: 'x' is not a number"),
        ((1, 1, ["D"]), "outside: 'D' is not a known"),
    ],
)
def test_a_package_names_its_own_arguments(arguments, message):
    with pytest.raises(ValueError, match=f"^{message}"):
        costs.package(*arguments, key=THREE)


# --- who may stand outside: Decision (CFSP) 2021/509, Article 5 -------------------------------------------------------


def test_only_lethal_aid_frees_an_abstainer():
    """Article 5(1) and (3): from field hospitals (ua-2021-12) nobody is freed; Austria pays its share of 31 million."""
    row = course().find("epf", "ua-2021-12")
    assert row["lethal"] is False
    bill = int(row["amount_meur"]) * 10**6
    with pytest.raises(ValueError, match=r"^outside: AT found.*lethal force.*Article 5\(3\)"):
        costs.share(bill, "assistance_measure", outside=["AT"], on="2022-01-10", lethal=row["lethal"])
    paid = costs.share(bill, "assistance_measure", on="2022-01-10", lethal=False)
    assert round(paid["AT"]) == 861_501  # as a separate computation found it
    assert paid.attrs["regime"] == "epf_assistance_not_lethal" and paid.attrs["elsewhere"] == {} and len(paid) == 27
    freed = costs.share(bill, "assistance_measure", outside=["AT"], on="2022-01-10")
    assert freed.attrs["elsewhere"] == {"AT": paid["AT"]} and "AT" not in freed.index


def test_with_nobody_outside_lethal_changes_no_amount():
    """Identity: Article 26(5) has one scale for all measures."""
    assert costs.share(450, "assistance_measure", key=THREE, lethal=False).equals(
        costs.share(450, "assistance_measure", key=THREE)
    )


def test_aid_with_nothing_lethal_has_no_price_of_a_yes():
    """Article 5(1): an abstainer pays its share, so a yes costs nothing more, and nothing is left to the others."""
    table = costs.price_of_a_yes(90, "assistance_measure", key=THREE, lethal=False)
    assert not table["price"].any() and not table["left_to_others"].any() and (table["aside"] == table["yes"]).all()


@pytest.mark.parametrize(
    "mechanism", ["common_costs", "lie_where_they_fall", "participants_only", "union_budget", "loan"]
)
def test_lethal_belongs_to_aid(mechanism):
    with pytest.raises(ValueError, match="^lethal: it belongs to 'assistance_measure'"):
        costs.share(1, mechanism, lethal=False)


@pytest.mark.parametrize("value", [None, "no", 0, float("nan"), pd.NA, [], np.array([True, False])])
def test_lethal_is_yes_or_no(value):
    """A blank in the table epf is neither: the caller has to decide."""
    with pytest.raises(ValueError, match="^lethal: "):
        costs.share(1, "assistance_measure", key=THREE, lethal=value)
    assert costs.share(1, "assistance_measure", key=THREE, lethal=np.bool_(False)).sum() == 1


def test_every_abstention_from_aid_was_from_lethal_aid():
    """Oracle: the declarations of 28 February 2022 and the decision of that day, whose title says lethal
    (LAW_2022_338); consistency of the table with Article 5(3).
    """
    days = {
        row["date"]
        for row in course().rows("epf")
        if row["record_type"] == "abstention" and row["country"] in ("AT", "IE", "MT")
    }
    aid = [row for row in course().rows("epf") if row["record_type"] == "assistance_measure" and row["date"] in days]
    assert len(aid) == 1 and aid[0]["lethal"] is True
    others = [row for row in course().rows("epf") if row["record_type"] != "assistance_measure"]
    assert all(row["lethal"] is None for row in others)


# --- the United Kingdom: Withdrawal Agreement, Articles 135 and 156 ---------------------------------------------------


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
    with pytest.raises(ValueError, match=f"outside: United Kingdom had no vote in the Council on {day}"):
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


@pytest.mark.parametrize("code", ["AT", "DE", "MT"])
def test_union_budget_civilian_everybody_pays(code):
    """Article 41(2) TEU, first sentence: Union budget; an abstention does not free from it."""
    paid = costs.share(10**6, "union_budget", purpose="civilian", on="2025-01-01")
    assert tuple(paid.index) == council.members("2025-01-01") and paid.sum() == 10**6
    with pytest.raises(ValueError, match=rf"outside: {code} found.*On the Union budget all members pay.*41\(2\)"):
        costs.share(10**6, "union_budget", purpose="civilian", outside=[code])


def test_the_union_budget_is_barred_for_military_operations():
    """Article 41(2) TEU; the error points to a row that exists."""
    with pytest.raises(costs.CostsBarred, match=r"Article 41\(2\) TEU") as caught:
        costs.share(10**6, "union_budget")
    assert course().find("treaty_articles", caught.value.article)["article"] == "41(2)"
    with pytest.raises(costs.CostsBarred):
        costs.share(10**6, "union_budget", purpose="military_operating")
    assert costs.share(10**6, "union_budget", purpose="administrative").sum() == 10**6


def test_loans_are_paid_back_by_who_borrowed():
    """Identity: a loan is a cost of the borrower alone. The amounts are those of the table safe_allocations, up to 150
    billion (SAFE, Article 6).
    """
    lent = {row["country"]: row["tentative_eur"] for row in course().rows("safe_allocations")}
    paid = costs.share(150 * 10**9, "loan", own=lent)
    assert {state: int(amount) for state, amount in paid.items()} == lent


def test_third_states_may_send_forces_at_their_own_cost():
    """Worked by hand: Norway sends for 40 of 100, one tenth is common among two members with equal weight."""
    paid = costs.share(
        100, "common_costs", own={"NO": 40, "FR": 60}, common_fraction="0.1", key={"FR": 1, "IT": 1, "NO": 0}
    )
    assert amounts(paid) == {"FR": "59.00", "IT": "5.00", "NO": "36.00"}
    by_income = costs.share(100, "common_costs", own={"NO": 100}, common_fraction=0)
    assert by_income["NO"] == 100 == by_income.sum()


@pytest.mark.parametrize(
    ("day", "regime"),
    [
        ("2004-03-01", "athena"),
        ("2020-12-31", "athena"),
        ("2021-01-01", "epf_operations"),
        ("2021-07-01", "epf_operations"),
    ],
)
def test_athena_then_the_peace_facility(day, regime):
    """Decision (CFSP) 2021/509, Article 73(8): the Facility finances operations from 1 January 2021 on."""
    assert costs.regime_on("common_costs", day).id == regime


def test_the_end_of_athena():
    """Decision (CFSP) 2021/509, Articles 74(1) and 76: repealed on the day of adoption, 22 March 2021; no day since
    March 2004 without a regime, and the payers are the same on both sides.
    """
    [athena] = [regime for regime in costs.regimes() if regime.id == "athena"]
    assert athena.valid_to == course().find("epf", "athena-end")["date"] == dt.date(2021, 3, 22)
    for table in ("institutions", "instruments"):
        [row] = [row for row in course().rows(table) if row["name"] == "Athena mechanism"]
        assert row["valid_to"] == athena.valid_to
    with pytest.raises(ValueError, match="Athena mechanism, from 2004-03-01"):
        costs.share(1, "common_costs", **FRACTION, on="2004-02-29")
    with pytest.raises(ValueError, match="on: on 2020-12-31 nothing was paid by 'assistance_measure'"):
        costs.share(1, "assistance_measure", on="2020-12-31")
    assert costs.share(1, "assistance_measure", on="2021-01-01").sum() == 1


def test_a_battlegroups_deployment_is_always_common():
    """Decision (CFSP) 2021/509, Annex IV, part A, point 3 (a) to (d), and part C (f): the equipment goes home at common
    cost only on request.
    """
    rows = [row for row in course().rows("common_cost_items") if row["subject"] == "battlegroup"]
    assert {row["part"]: row["when_common"] for row in rows} == {
        "A 3(a)": "always",
        "A 3(b)": "always",
        "A 3(c)": "always",
        "A 3(d)": "always",
        "C (f)": "committee_agrees",
    }
    assert all(
        row["when_common"] == {"A": "always", "B": "council_decides", "C": "committee_agrees"}[row["part"][0]]
        for row in course().rows("common_cost_items")
    )


def test_every_regime_is_dated_sourced_and_known_to_the_treaty_table():
    for regime in costs.regimes():
        assert regime.valid_from is None or regime.valid_to is None or regime.valid_from < regime.valid_to
        assert course().find("sources", regime.source)["title"]
        row = course().find("cost_regimes", regime.id)
        assert (row["on_union_budget"] == "barred") is regime.barred and (row["on_union_budget"] == "no") is (
            regime.mechanism != "union_budget"
        )
        assert regime.abstainer_rule.endswith(".")
    assert {"lie_where_they_fall", "common_costs", "assistance_measure", "participants_only", "union_budget"} <= set(
        costs.mechanisms()
    )


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((1, "comon_costs"), "mechanism: 'comon_costs' is not a known mechanism. Did you mean 'common_costs'"),
        ((1, "common_costs"), "common_fraction: say which part"),
        ((1, "common_costs", None, None, 1.2), "common_fraction: 1.2 is not between 0 and 1"),
        ((1, "common_costs", None, None, 0.1), "own: part of the bill is not common"),
        ((1, "assistance_measure", None, None, 0.1), "common_fraction: it belongs to 'common_costs'"),
        ((1, "assistance_measure", None, {"DE": 1}), "own: under 'assistance_measure' everything is paid by the key"),
        ((2, "lie_where_they_fall", None, {"DE": 1}), "own: the amounts add up to 1.00, the total is 2.00"),
        ((1, "lie_where_they_fall"), "own: under 'lie_where_they_fall' say what falls"),
        ((1, "lie_where_they_fall", ["FR"], {"DE": 1}), "own: DE has own costs but is not among the contributors"),
        ((1, "participants_only"), "contributors: say who takes part"),
        ((1, "participants_only", []), "contributors: nobody is left to pay"),
        ((1, "assistance_measure", None, None, None, {"A": 1, "DE": 1}), "key: 'A' is not a known country"),
        ((1, "assistance_measure", None, None, None, {"A": 0}), "key: nobody is left to pay"),
        ((1, "assistance_measure", None, None, None, {"A": -1, "B": 2}), "key: the weight of A is negative"),
        (
            (1, "assistance_measure", ["Germny"]),
            "contributors: 'Germny' is not a known country. Did you mean 'Germany'",
        ),
        (
            (1, "assistance_measure", ["NO", "FR"]),
            r"contributors: Norway was no member on 2026-10-08 and did not pay like one",
        ),
        (
            (1, "common_costs", ["GB", "FR"], None, 1, None, (), "2021-01-01"),
            "contributors: United Kingdom was no member on 2021-01-01",
        ),
        ((1, "assistance_measure", ["FR"], None, None, None, ["FR"]), "contributors: FR is also named as outside"),
        ((1, "assistance_measure", None, None, None, {"A": 1}, ["A"]), "contributors: nobody is left to pay"),
        ((1, "assistance_measure", None, None, None, {"A": 1}, ["B"]), "outside: 'B' is not a known state of the key"),
        ((1, "assistance_measure", None, None, None, None, ["NO"]), "outside: NO would not pay in any case"),
        (
            (1, "assistance_measure", None, None, None, None, (), "2020-01-01"),
            "on: on 2020-01-01 nothing was paid by 'assistance_measure'",
        ),
        (
            (1, "assistance_measure", None, None, None, None, (), "2030-01-01"),
            "on: 2030-01-01 is later than the edition",
        ),
    ],
)
def test_errors_name_the_argument_what_was_found_and_what_would_do(arguments, message):
    with pytest.raises(ValueError) as caught:
        costs.share(*arguments)
    assert message in str(caught.value)


def test_purpose_belongs_to_two_mechanisms():
    with pytest.raises(
        ValueError, match="purpose: 'civil' is not a known purpose of union_budget. Did you mean 'civilian'"
    ):
        costs.share(1, "union_budget", purpose="civil")
    with pytest.raises(ValueError, match="purpose: only 'union_budget' and 'participants_only'"):
        costs.share(1, "assistance_measure", purpose="assistance")


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


# --- numbers and states as people have them ---------------------------------------------------------------------------

NO_NUMBERS = [
    float("nan"),
    float("inf"),
    pd.NA,
    pd.NaT,
    None,
    "",
    "10,0,5",
    "#N/A",
    True,
    np.bool_(True),
    [1],
    1e308,
    10**400,
    10**5000,
    -1,
]


def test_an_amount_is_read_as_it_is_written():
    """A decimal comma and thousands, as people paste them. Oracle: the number itself."""
    one = {"common_fraction": 1, "key": {"A": 1, "B": 2}}
    for text, number in (("100,5", 100.5), ("1 234,50", 1234.5), ("1,500", 1500)):
        assert costs.share(text, "common_costs", **one).equals(costs.share(number, "common_costs", **one))


@pytest.mark.parametrize("value", NO_NUMBERS, ids=lambda value: type(value).__name__)
def test_what_is_no_amount_is_refused_by_the_name_of_the_argument(value):
    """The kind: a number that is missing, no number, negative or absurd. Nothing raw, nothing computed."""
    own, key = {"A": 1, "B": value}, {"A": 1, "B": 2}
    paid = costs.share(1, "common_costs", **FRACTION, key=key)
    one = {"common_fraction": 1, "key": key}
    for argument, call in {
        "total": lambda: costs.share(value, "common_costs", **one),
        "own": lambda: costs.share(2, "lie_where_they_fall", own=own, key=key),
        "common_fraction": lambda: costs.share(
            1, "common_costs", common_fraction=value if value is not None else -1, key=key
        ),
        "key": lambda: costs.share(1, "common_costs", common_fraction=1, key={"A": 1, "B": value}),
        "payments": lambda: costs.burden({"A": value}, key=key),
        "key ": lambda: costs.burden(paid, key={"A": 1, "B": value}),
        "measure": lambda: costs.package(value, 1, ["A"], key=key),
        "other": lambda: costs.package(1, value, ["A"], key=key),
        "own ": lambda: costs.prices(100, "A", own={"B": value}, common_fraction=1, key=key),
        "excludable": lambda: costs.joining(1, "common_costs", 1, excludable=value, **one),
        "key  ": lambda: activation.under_costs(1, "common_costs", 1, 1, common_fraction=1, key={"A": 1, "B": value}),
    }.items():
        with pytest.raises(ValueError) as caught:
            call()
        assert str(caught.value).startswith(argument.strip()), (argument, str(caught.value)[:100])
        assert len(str(caught.value)) < 400, argument
    if value is pd.NA or value != -1:  # what an operation is worth may be negative
        with pytest.raises(ValueError, match="^benefit"):
            costs.joining(1, "common_costs", value, **one)
        with pytest.raises(ValueError, match="^benefit"):
            costs.joining(1, "common_costs", {"A": 1, "B": value}, **one)


def test_the_types_of_numpy_and_pandas_are_read():
    """Second way: the same bill with Python's own types."""
    plain = costs.share(200, "common_costs", own={"A": 150, "B": 50}, common_fraction=0.1, key=THREE)
    own, key = pd.Series({"A": 150, "B": 50}), pd.Series({"A": 5.0, "B": 4.0, "C": 1.0})
    assert costs.share(np.int64(200), "common_costs", own=own, common_fraction=np.float64(0.1), key=key).equals(plain)
    prices = costs.price_of_a_yes(np.int32(200), "common_costs", own=own, common_fraction="1/10", key=key)
    assert prices.equals(
        costs.price_of_a_yes(200, "common_costs", own={"A": 150, "B": 50}, common_fraction=0.1, key=THREE)
    )
    assert costs.burden(plain.to_dict(), key=key).equals(costs.burden(plain, key=THREE))
    worth = pd.Series({"A": 50, "B": 40, "C": 10})
    assert costs.joining(90, "common_costs", worth, **FRACTION, key=key)["benefit"].tolist() == [50, 40, 10]
    table = costs.prices(100, "A", own=own / 2, common_fraction=0.5, contributors=(state for state in "AB"), key=key)
    assert table.loc["common_costs", "yes"] == Decimal("37.50") + Decimal(
        "27.78"
    )  # half of 75, and 5/9 of the common 50


def test_states_are_read_in_any_spelling():
    """Second way: the codes."""
    by_code = costs.share(10**6, "assistance_measure", outside=["AT", "GR"], on="2022-02-28")
    written = (
        ["austria", "EL"],
        {"Austria": True, "Greece": np.bool_(True), "FR": False},
        pd.Series(["AUT", "GRC"]),
        iter(("at", "gr")),
    )
    for outside in written:
        assert costs.share(10**6, "assistance_measure", outside=outside, on="2022-02-28").equals(by_code)
    assert costs.share(
        4, "participants_only", contributors=["france", "Germany"], purpose="coalition"
    ).index.tolist() == ["DE", "FR"]
    assert costs.share(4, "participants_only", key={"france": 1, "EL": 3}).to_dict() == {"FR": 1, "GR": 3}
    assert costs.burden({"Germany": 5}).sum() == 0


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: costs.share(1, "participants_only", key={}), "key: it is empty"),
        (lambda: costs.share(1, "participants_only", key=["FR"]), "key: list found; a dict or a Series"),
        (lambda: costs.share(1, "participants_only", key={1: 2}), "key: 1 found as the name of a state"),
        (lambda: costs.share(1, "participants_only", key={pd.NA: 2}), "key: <NA> found as the name of a state"),
        (lambda: costs.share(1, "participants_only", key={"FR": 1, "france": 2}), "key: France is named twice"),
        (
            lambda: costs.share(1, "participants_only", key={"A": 1}, contributors=[pd.NA]),
            "contributors: <NA> is not a known",
        ),
        (lambda: costs.share(1, "participants_only", contributors=[]), "contributors: nobody is left to pay"),
        (
            lambda: costs.share(1, "participants_only", contributors=[float("nan")]),
            "contributors: nan is not a known country",
        ),
        (
            lambda: costs.share(1, "participants_only", contributors=7),
            "contributors: 7 found; a state or a list of states",
        ),
        (
            lambda: costs.share(1, "assistance_measure", outside={"FR": 2}),
            "outside: {'FR': 2} found; a mapping of state to True or False",
        ),
        (
            lambda: costs.share(1, "assistance_measure", outside=None),
            "outside: None found; a state or a list of states",
        ),
        (lambda: costs.share(1, "lie_where_they_fall", own={}), "own: it is empty"),
        (
            lambda: costs.share(1, "lie_where_they_fall", own={"Frnce": 1}),
            "own: 'Frnce' is not a known country. Did you mean 'France'",
        ),
        (lambda: costs.share(1, pd.NA), "mechanism: <NA> is not a known mechanism"),
        (
            lambda: costs.share(1, np.array(["a", "b"])),
            "mechanism: array(['a', 'b'], dtype='<U1') is not a known mechanism",
        ),
        (lambda: costs.share(1, "union_budget", purpose=pd.NA), "purpose: <NA> is not a known purpose"),
        (lambda: costs.share(1, "assistance_measure", on=pd.NaT), "on: NaT is not a day"),
        (lambda: costs.burden({}), "payments: it is empty"),
        (lambda: costs.burden([1, 2]), "payments: list found; a dict or a Series"),
        (lambda: costs.burden(pd.DataFrame({"A": [1]})), "payments: DataFrame found; a dict or a Series"),
        (lambda: costs.burden({"A": 1}, key={"A": 0}), "key: nobody is left to pay: the weights add up to 0"),
        (lambda: costs.prices(1, pd.NA, own={"A": 1}, common_fraction=1, key={"A": 1}), "state: <NA> is not a known"),
        (lambda: costs.income_key("2031-01-01"), "on: 2031-01-01 is later than the edition"),
        (lambda: costs.beyond_members("common_costs", "2031-01-01"), "on: 2031-01-01 is later than the edition"),
        (lambda: costs.opted_out("soon"), "on: 'soon' is not a day"),
    ],
)
def test_what_names_no_state_or_day_is_refused_in_words(call, message):
    with pytest.raises(ValueError) as caught:
        call()
    assert str(caught.value).startswith(message)


def test_a_bill_can_be_exported(tmp_path):
    written = ed.export(
        costs.share("10.01", "participants_only", key={"A": 1, "B": 1}), tmp_path / "bill.csv"
    ).read_text(encoding="utf-8")
    assert written == "state,payment\nA,5.01\nB,5.00\n"


# --- fairness and incentives ------------------------------------------------------------------------------------------


@given(own_and_key)
def test_burdens_cancel_out(rows):
    """Property: what some pay too much others pay too little; under the key alone nobody does."""
    states = "ABCDEFGH"[: len(rows)]
    own = {state: row[0] for state, row in zip(states, rows, strict=True)}
    key = {state: row[1] for state, row in zip(states, rows, strict=True)}
    fall = costs.share(sum(own.values()), "lie_where_they_fall", own=own, key=key)
    assert costs.burden(fall, key=key).sum() == 0
    by_key = costs.share(sum(own.values()), "participants_only", key=key)
    assert not costs.burden(by_key, key=key).any()


def test_a_member_that_pays_nothing_has_a_negative_burden():
    """Worked by hand for the sign: Denmark in 2022 paid nothing towards operations, so all others paid more than their
    share.
    """
    found = costs.burden(costs.share(10**8, "common_costs", **FRACTION, on="2022-06-30"))
    assert found["DK"] < 0 and all(found[state] > 0 for state in found.index if state != "DK") and found.sum() == 0
    with pytest.raises(ValueError, match="key: there is no weight for NO"):
        costs.burden(costs.share(1, "lie_where_they_fall", own={"NO": 1}))


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


COURSE = course()


class _Invented:
    """The course data with a few invented rows in one table, on an invented day unless one is given."""

    def __init__(self, **tables):
        self.tables = tables

    def day(self, on):
        return COURSE.day(dt.date(2020, 6, 1) if on is None else on)

    def rows(self, table):
        return self.tables.get(table) or COURSE.rows(table)


def test_opt_outs_from_other_fields_do_not_free_from_paying(monkeypatch):
    """Invented rows: only an opt-out from defence stands in Article 5 of Protocol No 22."""
    span = {"valid_from": dt.date(1993, 11, 1), "valid_to": None}
    rows = [{"country": "IE", "scope": "justice", **span}, {"country": "DK", "scope": "defence", **span}]
    monkeypatch.setattr(package, "_shipped", lambda: _Invented(opt_outs=rows))
    assert costs.opted_out() == ("DK",)


def test_who_pays_without_being_a_member_pays_for_what_its_row_says(monkeypatch):
    """Invented rows: first and last day of a span, and one mechanism without the other."""
    rows = [
        {
            "country": "GB",
            "mechanism": "common_costs",
            "valid_from": dt.date(2020, 2, 1),
            "valid_to": dt.date(2020, 6, 1),
        },
        {"country": "NO", "mechanism": "union_budget", "valid_from": dt.date(2020, 6, 1), "valid_to": None},
    ]
    monkeypatch.setattr(package, "_shipped", lambda: _Invented(contributors=rows))
    assert (
        costs.beyond_members("common_costs", dt.date(2020, 5, 31))
        == ("GB",)
        == costs.beyond_members(on=dt.date(2020, 5, 31))
    )
    assert (
        costs.beyond_members("common_costs") == ()
        and costs.beyond_members("union_budget") == ("NO",) == costs.beyond_members()
    )


def test_a_regime_tells_its_dates_and_its_note():
    """Approved text, whole; the dates are those of Articles 73(8), 74(1) and 76 of Decision (CFSP) 2021/509, the last
    day being the one before.
    """
    assert (
        costs.regime_on("common_costs", "2018-06-01").explain()
        == "Athena mechanism (Decision 2004/197/CFSP, last Decision (CFSP) 2015/528; Article 41(2) TEU). From 1 March"
        " 2004 to 21 March 2021. Listed common costs, mostly headquarters, were shared by national income; the rest"
        " lay where it fell. Repealed on 22 March 2021 (Decision (CFSP) 2021/509, Articles 74(1) and 76). The"
        " European Peace Facility finances operations from 1 January 2021 on (Article 73(8)), so that the two"
        " overlap by some weeks; the members that paid, and the key, were the same."
    )
    assert (
        costs.regime_on("assistance_measure", purpose="assistance_not_lethal")
        .explain()
        .startswith(
            "European Peace Facility: aid with nothing lethal (Decision (CFSP) 2021/509, Articles 1(2)(b), 5(1) and 26;"
            " Articles 28(1) and 41(2) TEU). From 1 January 2021. "
        )
    )


def test_who_pays_without_being_a_member_is_asked_for_its_own_mechanism_only(monkeypatch):
    """Invented row: a state that pays for the budget is not charged for operations."""
    rows = [{"country": "GB", "mechanism": "union_budget", "valid_from": dt.date(2020, 2, 1), "valid_to": None}]
    monkeypatch.setattr(package, "_shipped", lambda: _Invented(contributors=rows))
    assert "GB" in costs.share(100, "union_budget", purpose="civilian", on="2020-06-01").index
    assert "GB" not in costs.share(100, "common_costs", **FRACTION, on="2020-06-01").index


def test_a_package_among_a_few():
    """Worked by hand: D takes no part. C abstains from 90: A and B pay 50 and 40 of it, the three share 20 by 5, 4, 1,
    and C adds a tenth of 90.
    """
    table = costs.package(90, 20, ["C"], contributors=["A", "B"], key={**THREE, "D": 10})
    assert {state: list(map(str, row)) for state, row in zip(table.index, table.to_numpy(), strict=True)} == {
        "A": ["50.00", "10.00", "0.00", "60.00"],
        "B": ["40.00", "8.00", "0.00", "48.00"],
        "C": ["0.00", "2.00", "9.00", "11.00"],
    }


def test_nobody_chooses_who_fills_the_union_budget():
    """Article 41(2) TEU, first sentence: the budget is that of all members."""
    with pytest.raises(ValueError, match="contributors: on the Union budget all members pay"):
        costs.share(1, "union_budget", purpose="civilian", contributors=["FR"])


def test_prices_of_a_thought_experiment_are_free_of_dates():
    """Second way: the same without a day. Only the name of the regime of common costs is that of the day."""
    terms = {"own": {"A": 100}, "common_fraction": "0.1", "key": THREE}
    sooner, today = (costs.prices(100, "B", on=day, **terms).drop(columns="note") for day in ("2018-06-01", None))
    assert sooner.equals(today) and sooner.loc["assistance_measure", "elsewhere"] == 40
