"""Who pays: hand-worked bills, identities of the regimes, conservation of money, and figures that ministers gave."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import eudefence as ed
from eudefence import costs, council
from eudefence.apportionment import cents, largest_remainder, shares
from eudefence.package import course

FRACTION = {"common_fraction": 1}
THREE = {"A": 5, "B": 4, "C": 1}


def amounts(payments):
    return {state: str(amount) for state, amount in payments.items()}


# --- to the cent -----------------------------------------------------------------------------------------------------------------------


@given(st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(0, 10**12), min_size=1).filter(lambda key: sum(key.values())), st.integers(0, 10**13))
def test_money_is_conserved_and_nobody_moves_by_a_cent(key, total):
    """Property: parts are whole, not negative, add up, and differ from the exact share by less than one."""
    exact = shares({state: Fraction(weight) for state, weight in key.items()}, total)
    parts = largest_remainder(exact)
    assert sum(parts.values()) == total
    assert all(part >= 0 and abs(part - exact[state]) < 1 for state, part in parts.items())


@settings(max_examples=60)
@given(st.lists(st.integers(1, 30), min_size=2, max_size=4), st.integers(0, 12))
def test_largest_remainders_lie_nearest_to_the_exact_shares(weights, total):
    """Second algorithm: of all whole divisions, the method of Hamilton has the smallest sum of distances (Birkhoff 1976)."""
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
    assert amounts(costs.share("0.01", "common_costs", **FRACTION, key={"C": 1, "B": 1, "A": 1})) == {"A": "0.01", "B": "0.00", "C": "0.00"}
    assert amounts(costs.share("0.02", "common_costs", **FRACTION, key={"A": 1, "B": 3})) == {"A": "0.00", "B": "0.02"}


@pytest.mark.parametrize(
    ("amount", "found"),
    [(0.1 + 0.2, 30), (0.1, 10), ("12.5", 1250), (Decimal("0.01"), 1), (3, 300), (np.float64(2.675), 268), (np.int64(2), 200)],
)
def test_amounts_are_read_as_written(amount, found):
    """Worked by hand; a float is what its shortest writing says (2.675 has its half rounded to even: 268), not its binary value."""
    assert cents(amount, "total") == found


@pytest.mark.parametrize("amount", [float("nan"), float("inf"), True, None, "a lot", Decimal("0.001"), Decimal("NaN"), -1, -0.01])
def test_bad_amounts_are_refused_by_name(amount):
    with pytest.raises(ValueError, match=r"^total: "):
        costs.share(amount, "common_costs", **FRACTION)


# --- the regimes -----------------------------------------------------------------------------------------------------------------------

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
    """Properties: the bill is paid in full by those who stay; nobody outside pays; no share of a stayer falls (a cent of rounding apart)."""
    key = dict(zip("ABCDEFGH", weights, strict=False))
    away = list(key)[:leavers]
    before, after = costs.share(total, "common_costs", **FRACTION, key=key), costs.share(total, "common_costs", **FRACTION, key=key, outside=away)
    assert after.sum() == total == before.sum()
    assert not set(away) & set(after.index)
    assert all(after[state] >= before[state] - Decimal("0.01") for state in after.index)


def test_aid_of_february_2022():
    """Figures ministers gave: of EUR 500 million "11 million is from Ireland" (Simon Coveney, joint committee, 12 July 2022); Austria, Ireland
    and Malta put all they owed into the part without arms (table epf)."""
    ireland = costs.share(500_000_000, "assistance_measure", on="2022-02-28")["IE"]
    assert Decimal(10_500_000) < ireland < Decimal(11_500_000)
    table = costs.package(450_000_000, 50_000_000, ["Austria", "Ireland", "Malta"], on="2022-02-28")
    assert (table["measure"].sum(), table["other"].sum(), table["total"].sum()) == (450_000_000, 50_000_000, 500_000_000)
    assert set(table.index[table["measure"] == 0]) == {"AT", "IE", "MT"}
    whole = costs.share(500_000_000, "assistance_measure", on="2022-02-28")
    assert all(abs(table.loc[state, "total"] - whole[state]) <= Decimal("0.02") for state in whole.index)


@settings(max_examples=60)
@given(st.lists(st.integers(1, 1000), min_size=2, max_size=6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_a_package_leaves_every_share_as_it_was(weights, measure, other):
    """Property: abstaining inside a package changes where the money goes, not how much a state pays."""
    key = dict(zip("ABCDEF", weights, strict=False))
    owed = Fraction(key["A"], sum(weights)) * (measure + other)
    if owed > other:
        with pytest.raises(ValueError, match="^other: "):
            costs.package(measure, other, ["A"], key=key)
        return
    table = costs.package(measure, other, ["A"], key=key)
    assert table["measure"].sum() == measure and table["other"].sum() == other and (table["other"] >= 0).all()
    exact = shares({state: Fraction(weight) for state, weight in key.items()}, measure + other)
    assert all(abs(Fraction(table.loc[state, "total"]) - exact[state]) <= Fraction(2, 100) for state in key)


def test_denmark_stood_outside_operations_but_not_aid():
    """Oracle: Protocol No 22, Article 5, until 30 June 2022. The Dutch share was 6.0 per cent of operations and 5.9 of aid (table epf): the ratio of
    rounded figures lies between 5.95/5.95 and 6.05/5.85."""
    operations = costs.share(10**8, "common_costs", **FRACTION, on="2022-06-30")
    aid = costs.share(10**8, "assistance_measure", on="2022-06-30")
    assert "DK" not in operations.index and aid["DK"] > 0
    assert 1 < operations["NL"] / aid["NL"] < Decimal("1.0342")
    assert "DK" in costs.share(10**8, "common_costs", **FRACTION, on="2022-07-01").index
    with pytest.raises(ValueError, match="contributors: DK had an opt-out"):
        costs.share(10, "common_costs", contributors=["DK", "SE"], **FRACTION, on="2022-06-30")


def test_the_key_is_that_of_the_last_year_that_was_over():
    """Oracle: the rows of the table gni themselves."""
    rows = {row["country"]: row["value"] for row in course().rows("gni") if row["series_id"] == "WB_GNI_ATLAS_TOTAL" and row["year"] == 2022}
    paid = costs.share(10**9, "common_costs", **FRACTION, on="2023-05-01")
    assert paid.attrs["key_year"] == 2022
    assert float(paid["PL"]) == pytest.approx(10**9 * rows["PL"] / sum(rows.values()), abs=0.01)


def test_cyprus_is_corrected_where_it_can_be():
    """Oracle: the two series of 2024 in the table gni; the corrected one is smaller."""
    values = {row["series_id"]: row["value"] for row in course().rows("gni") if (row["country"], row["year"]) == ("CY", 2024)}
    assert float(costs.income_key("2025-06-01").weights["CY"]) == min(values.values())


@pytest.mark.parametrize("code", ["AT", "DE", "MT"])
def test_union_budget_civilian_everybody_pays(code):
    """Article 41(2) TEU, first sentence: Union budget; an abstention does not free from it."""
    paid = costs.share(10**6, "union_budget", purpose="civilian", on="2025-01-01")
    assert tuple(paid.index) == council.members("2025-01-01") and paid.sum() == 10**6
    with pytest.raises(ValueError, match=r"outside: on the Union budget all members pay.*41\(2\)"):
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
    """Identity: a loan is a cost of the borrower alone. The amounts are those of the table safe_allocations, up to 150 billion (SAFE, Article 6)."""
    lent = {row["country"]: row["tentative_eur"] for row in course().rows("safe_allocations")}
    paid = costs.share(150 * 10**9, "loan", own=lent)
    assert {state: int(amount) for state, amount in paid.items()} == lent


def test_third_states_may_send_forces_at_their_own_cost():
    """Worked by hand: Norway sends for 40 of 100, one tenth is common among two members with equal weight."""
    paid = costs.share(100, "common_costs", own={"NO": 40, "FR": 60}, common_fraction="0.1", key={"FR": 1, "IT": 1, "NO": 0})
    assert amounts(paid) == {"FR": "59.00", "IT": "5.00", "NO": "36.00"}
    by_income = costs.share(100, "common_costs", own={"NO": 100}, common_fraction=0)
    assert by_income["NO"] == 100 == by_income.sum()


def test_athena_then_the_peace_facility():
    """Oracle: the dates in the table cost_regimes, which abut: one regime of common costs on every day from March 2004 on."""
    assert [costs.regime_on("common_costs", day).id for day in ("2004-03-01", "2021-06-30", "2021-07-01")] == ["athena", "athena", "epf_operations"]
    with pytest.raises(ValueError, match="Athena mechanism, from 2004-03-01"):
        costs.share(1, "common_costs", **FRACTION, on="2004-02-29")


def test_every_regime_is_dated_sourced_and_known_to_the_treaty_table():
    for regime in costs.regimes():
        assert regime.valid_from is None or regime.valid_to is None or regime.valid_from < regime.valid_to
        assert course().find("sources", regime.source)["title"]
    assert {"lie_where_they_fall", "common_costs", "assistance_measure", "participants_only", "union_budget"} <= set(costs.mechanisms())


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
        ((1, "assistance_measure", ["Germny"]), "contributors: 'Germny' is not a known country. Did you mean 'Germany'"),
        ((1, "assistance_measure", ["GB", "FR"]), "key: there is no national income of 2024 for GB"),
        ((1, "assistance_measure", ["FR"], None, None, None, ["FR"]), "contributors: FR is also named as outside"),
        ((1, "assistance_measure", None, None, None, {"A": 1}, ["A"]), "contributors: nobody is left to pay"),
        ((1, "assistance_measure", None, None, None, {"A": 1}, ["B"]), "outside: 'B' is not a known state of the key"),
        ((1, "assistance_measure", None, None, None, None, ["NO"]), "outside: NO would not pay in any case"),
        ((1, "assistance_measure", None, None, None, None, (), "2020-01-01"), "on: on 2020-01-01 nothing was paid by 'assistance_measure'"),
        ((1, "assistance_measure", None, None, None, None, (), "2030-01-01"), "on: 2030-01-01 is later than the edition"),
    ],
)
def test_errors_name_the_argument_what_was_found_and_what_would_do(arguments, message):
    with pytest.raises(ValueError) as caught:
        costs.share(*arguments)
    assert message in str(caught.value)


def test_purpose_belongs_to_two_mechanisms():
    with pytest.raises(ValueError, match="purpose: 'civil' is not a known purpose of union_budget. Did you mean 'civilian'"):
        costs.share(1, "union_budget", purpose="civil")
    with pytest.raises(ValueError, match="purpose: only 'union_budget' and 'participants_only'"):
        costs.share(1, "assistance_measure", purpose="assistance")


def test_a_missing_income_is_said_and_not_guessed():
    """There is no British income in the table, so the key of 2018 is incomplete; an own key mends it."""
    with pytest.raises(ValueError, match="key: there is no national income of 2017 for GB"):
        costs.share(1, "common_costs", **FRACTION, on="2018-06-01")
    key = dict.fromkeys(council.members("2018-06-01"), 1)
    assert len(costs.share(27, "common_costs", **FRACTION, key=key, on="2018-06-01")) == 27  # 28 members without Denmark


def test_a_bill_can_be_exported(tmp_path):
    written = ed.export(costs.share("10.01", "participants_only", key={"A": 1, "B": 1}), tmp_path / "bill.csv").read_text(encoding="utf-8")
    assert written == "state,payment\nA,5.01\nB,5.00\n"


# --- fairness and incentives -------------------------------------------------------------------------------------------------------------


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
    """Worked by hand for the sign: Denmark in 2022 paid nothing towards operations, so all others paid more than their share."""
    found = costs.burden(costs.share(10**8, "common_costs", **FRACTION, on="2022-06-30"))
    assert found["DK"] < 0 and all(found[state] > 0 for state in found.index if state != "DK") and found.sum() == 0
    with pytest.raises(ValueError, match="key: there is no weight for NO"):
        costs.burden(costs.share(1, "lie_where_they_fall", own={"NO": 1}))


def test_price_of_a_yes_under_each_regime():
    """Worked by hand for B with key 5, 4, 1 and A sending all for 100, one tenth common: 0; 4; 40 less 40 elsewhere; 100*4/9 with A; barred."""
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


def test_on_the_union_budget_a_yes_has_no_price():
    table = costs.price_of_a_yes(10**6, "union_budget", purpose="civilian")
    assert not table["price"].any() and (table["aside"] == table["yes"]).all()


def test_free_riding_on_a_public_good():
    """Olson and Zeckhauser 1966: nobody gains by paying for a good it has anyway; where it is a club good, all gain whose benefit exceeds
    their share, and with benefits in proportion to the key that is all or none."""
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
