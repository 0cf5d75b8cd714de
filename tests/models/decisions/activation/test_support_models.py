"""Support that hangs together. Oracles: closed forms, fine sums, and identities between the models."""

from __future__ import annotations

import math
from itertools import product
from statistics import NormalDist

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eudefence import activation, council
from eudefence.models.decisions.activation.support_models import POINTS, beta_of_set
from eudefence.models.decisions.council.coalitions import coalitions
from tests.models.decisions.activation.six_states import DAY, SIX, chances


@given(chances)
@settings(max_examples=10)
def test_no_correlation_is_independence_in_every_model(p):
    """Exactly, not nearly."""
    found = {
        model: activation.probability("qualified", p, 0.0, model, population=SIX, on=DAY)
        for model in activation.models()
    }
    assert len(set(found.values())) == 1


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
@settings(max_examples=20)
def test_beta_unanimity_in_closed_form(p, r):
    """Closed form: product of (a+j)/(a+b+j) for j below n, with a = p(1-r)/r and b = (1-p)(1-r)/r."""
    a, b = p * (1 - r) / r, (1 - p) * (1 - r) / r
    expected = math.prod((a + j) / (a + b + j) for j in range(6))
    assert activation.probability("unanimity", p, r, "beta", population=SIX, on=DAY) == pytest.approx(expected)


@given(st.integers(1, 8), chances, chances)
@settings(max_examples=30)
def test_beta_chances_of_all_sets_add_up(n, p, r):
    """Property: over all coalitions the chances add up to one, and one state's to p."""
    assert math.fsum(math.comb(n, k) * beta_of_set(n, k, p, r) for k in range(n + 1)) == pytest.approx(1)
    assert math.fsum(math.comb(n - 1, k - 1) * beta_of_set(n, k, p, r) for k in range(1, n + 1)) == pytest.approx(p)


def test_beta_correlation_is_that_of_two_votes():
    """Definition: (P(both) - p^2) / (p (1-p))."""
    assert (beta_of_set(2, 2, 0.7, 0.3) - 0.49) / 0.21 == pytest.approx(0.3)


@pytest.mark.parametrize("r", [0.05, 0.3, 0.5, 0.8, 0.95, 0.999])
def test_one_factor_orthants(r):
    """Closed forms for two and three normal variables at their medians: 1/4 + asin(r)/2pi (Sheppard 1899), 1/8 + 3
    asin(r)/4pi.
    """
    two = activation.probability("unanimity", 0.5, r, population={"A": 1, "B": 1}, on=DAY)
    three = activation.probability("unanimity", 0.5, r, population={"A": 1, "B": 1, "C": 1}, on=DAY)
    assert two == pytest.approx(1 / 4 + math.asin(r) / (2 * math.pi), abs=1e-9)
    assert three == pytest.approx(1 / 8 + 3 * math.asin(r) / (4 * math.pi), abs=1e-9)


@pytest.mark.parametrize("rule", ["unanimity", "qualified", "reinforced", "simple"])
def test_one_half_one_half_makes_every_number_of_supporters_equally_likely(rule):
    """Identity: with p = 1/2 and correlation 1/2, own reasons and the common factor weigh alike, so the number of
    supporters is uniform; so it is in the beta model with a = b = 1, correlation 1/3. Unanimity of 27 then has the
    chance 1/28.
    """
    factor = activation.probability(rule, 0.5, 0.5, "one_factor", on=DAY)
    assert factor == pytest.approx(activation.probability(rule, 0.5, 1 / 3, "beta", on=DAY), abs=1e-9)
    by_size = coalitions(*council.electorate(rule, on=DAY)).by_size
    assert factor == pytest.approx(sum(count / math.comb(27, k) for k, count in enumerate(by_size)) / 28, abs=1e-9)
    if rule == "unanimity":
        assert factor == pytest.approx(1 / 28, abs=1e-9)


@pytest.mark.parametrize("r", [0.02, 0.4, 0.9, 0.9999])
def test_one_factor_with_different_chances_against_a_fine_sum(r):
    """Second algorithm: 40 001 values of the common factor at equal distance, every coalition of four states written
    out.
    """
    four, p = {"A": 4, "B": 3, "C": 2, "D": 1}, {"A": 0.3, "B": 0.9, "C": 0.6, "D": 0.99}
    normal = np.vectorize(math.erfc)
    z = np.linspace(-9, 9, 40_001)
    cut = [NormalDist().inv_cdf(value) for value in p.values()]
    yes = np.array([0.5 * normal(-(c - math.sqrt(r) * z) / math.sqrt(2 * (1 - r))) for c in cut])
    density = np.exp(-z * z / 2) / math.sqrt(2 * math.pi) * (z[1] - z[0])
    expected = 0.0
    for pattern in product((False, True), repeat=4):
        against = [state for state, vote in zip(four, pattern, strict=True) if not vote]
        if council.decide("simple", against=against, population=four, on=DAY).adopted:
            expected += (
                density * np.prod([row if vote else 1 - row for row, vote in zip(yes, pattern, strict=True)], axis=0)
            ).sum()
    assert activation.probability("simple", p, r, population=four, on=DAY) == pytest.approx(expected, abs=1e-7)


@pytest.mark.parametrize("model", ["one_factor", "beta"])
@pytest.mark.parametrize("rule", ["unanimity", "qualified", "simple"])
def test_all_together(rule, model):
    """Limit: with correlation 1 all vote alike, so every rule has the chance p."""
    assert activation.probability(rule, 0.7, 1.0, model, on=DAY) == pytest.approx(0.7)


def test_all_together_with_different_chances():
    """Limit: states join in the order of their chances, so the decision is taken when the last one needed joins."""
    p = {"A": 0.9, "B": 0.4, "C": 0.2, "D": 0.8, "E": 0.6, "F": 1.0}
    assert activation.probability("unanimity", p, 1.0, population=SIX, on=DAY) == pytest.approx(0.2)
    assert activation.probability("simple", p, 1.0, population=SIX, on=DAY) == pytest.approx(
        0.6
    )  # F, A, D, E: four of six


@settings(max_examples=20)
@given(st.lists(chances, min_size=6, max_size=6), st.integers(0, 5), chances, st.sampled_from([0.0, 0.3, 0.8, 1.0]))
def test_more_support_never_hurts(p, which, more, r):
    """Property: the chance does not fall when one state's support grows."""
    of = dict(zip(SIX, p, strict=True))
    state = list(SIX)[which]
    raised = of | {state: max(of[state], more)}
    low, high = (activation.probability("qualified", chances, r, population=SIX, on=DAY) for chances in (of, raised))
    assert 0 <= low <= high + 1e-9 <= 1 + 1e-9


def test_correlation_helps_unanimity_and_hurts_a_safe_majority():
    """The point of the model: at 0.9 each, hanging together makes 27 agree more often, and 14 of 27 less often."""
    for model in ("beta", "one_factor"):
        chance = {
            rule: [activation.probability(rule, 0.9, r, model, on=DAY) for r in (0, 0.2, 0.5, 0.8)]
            for rule in ("unanimity", "simple")
        }
        assert chance["unanimity"] == sorted(chance["unanimity"]) and chance["simple"] == sorted(
            chance["simple"], reverse=True
        )


def test_assumptions_can_be_shown_with_every_model():
    for model in activation.models():
        said = activation.assumptions(model)
        assert len(said) == 4 and all(sentence.endswith(".") for sentence in said)


def test_the_points_of_the_quadrature_are_those_of_the_polynomial():
    """Oracles: numpy's Gauss-Legendre rule of 16 points; and a rule of n points is exact for powers up to 2n - 1, so
    the integral of x^30 from -1 to 1 is 2/31.
    """
    points, weights = np.polynomial.legendre.leggauss(16)
    assert [point for point, _ in POINTS] == pytest.approx(points, abs=1e-15)
    assert [weight for _, weight in POINTS] == pytest.approx(weights, abs=1e-15)
    assert math.fsum(weight * point**30 for point, weight in POINTS) == pytest.approx(2 / 31, abs=1e-15)
    assert math.fsum(weight for _, weight in POINTS) == pytest.approx(2, abs=1e-15)
