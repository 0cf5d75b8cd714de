"""What the bill does to support. Oracles: the logistic curve worked by hand; identities between bills and chances."""

from __future__ import annotations

import math

import pytest

from eudefence import activation, costs, council
from tests.models.decisions.activation.six_states import DAY


def test_support_is_logistic():
    """Worked by hand: odds e for one scale above balance; no overflow far away."""
    assert activation.support(2, 1) / (1 - activation.support(2, 1)) == pytest.approx(math.e)
    assert activation.support(0, 1e6) == 0 and activation.support(1e6, 0) == 1
    assert activation.support(3, 1, threshold=2) == 0.5
    with pytest.raises(ValueError, match="scale: 0 found; it must be above 0"):
        activation.support(1, 1, scale=0)


def test_under_the_key_all_feel_the_bill_alike():
    """Identity: shared by national income, everybody's rate is the bill itself, so all chances of support are equal (a
    cent of rounding apart).
    """
    found = activation.under_costs(10**9, "common_costs", benefit=3 * 10**9, scale=6 * 10**8, common_fraction=1, on=DAY)
    assert found.rate == pytest.approx(dict.fromkeys(council.members(DAY), 10**9), rel=1e-6)
    p = activation.support(3e9, 1e9, scale=6e8)
    assert found.support == pytest.approx(dict.fromkeys(council.members(DAY), p), rel=1e-6)
    assert found.chance == pytest.approx(p**27, rel=1e-5)
    assert found.total == 10**9 and sum(found.bill.values()) == 10**9


def test_support_falls_with_the_bill():
    """Property of the model: a dearer operation is less likely, under every regime and rule."""
    for mechanism, terms in (
        ("common_costs", {"common_fraction": 1}),
        ("assistance_measure", {}),
        ("union_budget", {"purpose": "civilian"}),
    ):
        for rule in ("launch_operation", "qualified"):
            terms |= {"benefit": 2e9, "scale": 5e8, "on": DAY}
            found = [activation.under_costs(bill * 10**8, mechanism, rule=rule, **terms).chance for bill in (1, 10, 30)]
            assert found == sorted(found, reverse=True) and found[0] > found[2]


def test_who_pays_alone_is_the_weak_link():
    """Worked by hand for the sign: where costs fall on two senders, they feel several times the bill and the others
    none.
    """
    own = {"FR": 6 * 10**8, "IT": 4 * 10**8}
    found = activation.under_costs(10**9, "lie_where_they_fall", benefit=3e9, scale=6e8, own=own, on=DAY)
    assert found.rate["FR"] > 10**9 and found.rate["DE"] == 0
    assert found.support["FR"] < found.support["DE"]
    assert "weakest in France" in found.explain() and "assum" in found.explain()


def test_abstainers_with_a_declaration_do_not_stop_the_decision_until_they_are_too_many():
    """Article 31(1) TEU: three small states are no obstacle; a third of the members with a third of the people is the
    bar.
    """
    terms = {"benefit": 2e9, "scale": 4e8, "on": DAY}
    few = activation.under_costs(450 * 10**6, "assistance_measure", outside=["AT", "IE", "MT"], **terms)
    assert few.chance == pytest.approx(math.prod(few.support.values())) and len(few.support) == 24
    assert few.bill["AT"] == costs.share(450 * 10**6, "assistance_measure", on=DAY)["AT"]
    many = activation.under_costs(
        450 * 10**6, "assistance_measure", outside=["DE", "FR", "IT", "ES", "PL", "RO", "NL", "BE", "CZ"], **terms
    )
    assert many.bar_reached and many.chance == 0 and "31(1)" in many.explain()


def test_under_a_majority_rule_an_abstainer_is_no_supporter():
    """Article 16(4) TEU counts all members: setting the abstainer's chance to 0 gives the same."""
    found = activation.under_costs(
        10**8, "assistance_measure", benefit=1e9, scale=4e8, outside=["IE"], rule="qualified", on=DAY
    )
    assert found.chance == activation.probability("qualified", found.support | {"IE": 0.0}, on=DAY)


def test_invented_unions_can_be_tried():
    """Worked by hand: A pays 100 at a quarter of the weight and feels 400; B and C feel nothing."""
    found = activation.under_costs(
        100, "lie_where_they_fall", benefit=400, scale=1, own={"A": 100}, key={"A": 1, "B": 1, "C": 2}, on=DAY
    )
    assert found.rate == {"A": 400.0, "B": 0.0, "C": 0.0} and found.chance == pytest.approx(0.5)
    with pytest.raises(ValueError, match="benefit: there is none for C"):
        activation.under_costs(
            100, "participants_only", benefit={"A": 1, "B": 1}, scale=1, key={"A": 1, "B": 1, "C": 2}, on=DAY
        )
