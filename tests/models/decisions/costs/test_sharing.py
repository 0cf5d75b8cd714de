"""Who pays: hand-worked bills, identities of the regimes, conservation of money, and figures that ministers gave."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import eudefence as ed
from eudefence import costs, council
from eudefence.data.package import course
from tests.models.decisions.costs.bills import FRACTION, THREE, amounts, own_and_key


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
    """Worked by hand: shares 5/10, 4/10, 1/10 become 5/9 and 4/9 of 450; C owes 45 elsewhere. The total stays."""
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


@pytest.mark.parametrize("code", ["AT", "DE", "MT"])
def test_union_budget_civilian_everybody_pays(code):
    """Article 41(2) TEU, first sentence: Union budget; an abstention does not free from it."""
    paid = costs.share(10**6, "union_budget", purpose="civilian", on="2025-01-01")
    assert tuple(paid.index) == council.members("2025-01-01") and paid.sum() == 10**6
    with pytest.raises(ValueError, match=rf"outside: {code} found.*On the Union budget all members pay.*41\(2\)"):
        costs.share(10**6, "union_budget", purpose="civilian", outside=[code])


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


def test_a_bill_can_be_exported(tmp_path):
    written = ed.export(
        costs.share("10.01", "participants_only", key={"A": 1, "B": 1}), tmp_path / "bill.csv"
    ).read_text(encoding="utf-8")
    assert written == "state,payment\nA,5.01\nB,5.00\n"


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
