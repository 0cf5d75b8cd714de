"""Chance of a decision: closed forms, every coalition counted one by one, and identities between the models."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from itertools import product
from statistics import NormalDist

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eudefence import activation, costs, council
from eudefence.models.decisions.activation.support_models import beta_of_set
from eudefence.models.decisions.council.coalitions import Coalitions, coalitions, yes_counts
from eudefence.models.decisions.council.rules import Rule
from eudefence.models.decisions.council.thresholds import Test
from eudefence.models.decisions.council.voting_weights import Voters

DAY = "2025-06-01"
SIX = {"A": 60, "B": 50, "C": 40, "D": 20, "E": 5, "F": 1}
chances = st.floats(0, 1, allow_nan=False)


def one_by_one(rule, voters, p):
    """Second algorithm: every coalition, put to the rule as the Council counts it."""
    found = 0.0
    for pattern in product((False, True), repeat=len(voters)):
        chance = math.prod(p[state] if yes else 1 - p[state] for state, yes in zip(voters, pattern, strict=True))
        against = [state for state, yes in zip(voters, pattern, strict=True) if not yes]
        if chance and council.decide(rule, against=against, population=voters, on=DAY).adopted:
            found += chance
    return found


# --- every state on its own -------------------------------------------------------------------------------------------


RULES = ["unanimity", "qualified", "reinforced", "simple", "participants_qualified", "four_fifths"]


@settings(max_examples=12)
@given(st.sampled_from(RULES), st.lists(chances, min_size=6, max_size=6))
def test_every_coalition_counted_one_by_one(rule, p):
    """Oracle: `council.decide` on all 64 coalitions of six states."""
    of = dict(zip(SIX, p, strict=True))
    assert activation.probability(rule, of, population=SIX, on=DAY) == pytest.approx(
        one_by_one(rule, SIX, of), abs=1e-12
    )


def test_weighted_votes_one_by_one():
    """Oracle: `council.decide` on all 64 coalitions, with votes and a population test (Treaty of Nice)."""
    six = dict(zip(("AT", "BE", "BG", "CY", "CZ", "DK"), (20, 6, 14, 11, 9, 12), strict=True))
    p = dict(zip(six, (0.95, 0.9, 0.8, 0.99, 0.85, 0.9), strict=True))
    rule = council.RULES["qualified_nice_28"]
    # 352 votes as in the Union of 28; the first four have exactly the 260 that are needed.
    scaled = {"weights": dict(zip(six, (100, 80, 50, 30, 52, 40), strict=True))}
    voting = council.electorate(rule, population=six, on="2014-06-01", **scaled)[1]
    expected = 0.0
    for pattern in product((False, True), repeat=6):
        against = [state for state, yes in zip(six, pattern, strict=True) if not yes]
        if council.decide(rule, against=against, population=six, on="2014-06-01", **scaled).adopted:
            expected += math.prod(p[state] if yes else 1 - p[state] for state, yes in zip(six, pattern, strict=True))
    counted = Coalitions(rule, voting)
    assert 0 < expected < 1
    assert counted.chance(np.array([[p[state] for state in voting.codes]]))[0] == pytest.approx(expected, abs=1e-12)
    assert counted.chance(np.full((1, 6), 0.5))[0] == sum(counted.by_size) / 64


@pytest.mark.parametrize("rule", ["unanimity", "qualified", "reinforced", "simple"])
def test_even_chances_are_colemans_power_to_act(rule):
    """Identity (Coleman 1971): with every chance one half, the chance is the number of winning coalitions over that of
    all.
    """
    chosen, voting = council.electorate(rule, on=DAY)
    winning = sum(coalitions(chosen, voting).by_size)
    assert activation.probability(rule, 0.5, on=DAY) == float(Fraction(winning, 2 ** len(voting.codes)))


def test_colemans_power_to_act_as_published():
    """Published: about 13 per cent under the double majority and about 2 per cent under Nice (Baldwin and Widgren 2004,
    from memory; populations have moved since, hence the tolerance).
    """
    assert activation.probability("qualified", 0.5, on=DAY) == pytest.approx(0.13, abs=0.005)
    nice = activation.probability(
        "qualified_nice_28", 0.5, population=council.population("2014-12-01"), on="2014-06-01"
    )
    assert nice == pytest.approx(0.02, abs=0.005)


def test_counts_by_size_without_population():
    """Closed form: n over k coalitions of each size that wins."""
    counted = Coalitions(council.RULES["simple"], Voters(tuple("ABCDE"), {}, {}))
    assert counted.by_size == (0, 0, 0, math.comb(5, 3), math.comb(5, 4), 1)


def test_the_clause_of_four_is_counted():
    """Of 27 members any 24 or more win under the ordinary rule, whoever they are (Article 16(4) TEU), but not under the
    reinforced one.
    """
    sizes = {rule: coalitions(*council.electorate(rule, on=DAY)).by_size for rule in ("qualified", "reinforced")}
    assert [sizes["qualified"][k] for k in (24, 25, 26, 27)] == [math.comb(27, k) for k in (24, 25, 26, 27)]
    assert sizes["reinforced"][24] < math.comb(27, 24)
    assert sizes["qualified"][14] == 0 and sizes["reinforced"][19] == 0


@pytest.mark.parametrize(("last", "winning"), [(35, True), (36, False)])
def test_exactly_sixty_five_per_cent_is_enough(last, winning):
    """Worked by hand: the first six of eight have 130 of 200 people, exactly 65 per cent; with one person more outside
    they fall short.
    """
    people = dict(zip("ABCDEFGH", (22, 22, 22, 22, 22, 20, 35, last), strict=True))
    chosen, voting = council.electorate("reinforced", population=people, on=DAY)
    assert Coalitions(chosen, voting).chance(np.array([[1.0] * 6 + [0.0] * 2]))[0] == winning
    even, uneven = dict.fromkeys(people, 0.5), {state: 0.3 + i / 12 for i, state in enumerate(people)}
    for p in (even, uneven):
        assert activation.probability("reinforced", p, population=people, on=DAY) == pytest.approx(
            one_by_one("reinforced", people, p), abs=1e-12
        )


def test_unanimity_is_a_product():
    """Closed form; 0.9 each gives 6 per cent among 27."""
    p = {state: 0.8 + i / 200 for i, state in enumerate(council.members(DAY))}
    assert activation.probability("launch_operation", p, on=DAY) == pytest.approx(math.prod(p.values()))
    assert activation.probability("launch_operation", 0.9, on=DAY) == pytest.approx(0.9**27)


def test_two_classes_by_the_binomial_formula():
    """Closed form: unanimity and simple majority with 3 doubters among 27, summed over two binomial distributions."""
    p = {state: 0.5 if state in ("HU", "SK", "CZ") else 0.9 for state in council.members(DAY)}

    def binomial(n, k, q):
        return math.comb(n, k) * q**k * (1 - q) ** (n - k)

    simple = sum(binomial(3, i, 0.5) * binomial(24, j, 0.9) for i in range(4) for j in range(25) if i + j >= 14)
    assert activation.probability("simple", p, on=DAY) == pytest.approx(simple)
    assert activation.probability("unanimity", p, on=DAY) == pytest.approx(0.5**3 * 0.9**24)


def test_numbers_of_supporters():
    """Worked by hand: chances 1/2 and 1/4."""
    assert yes_counts(np.array([[0.5, 0.25]])).tolist() == [[0.375, 0.5, 0.125]]


def test_simulated_votes_agree_loosely():
    """A simulation with a fixed seed; the standard error is given, and four of them are allowed."""
    chosen, voting = council.electorate("qualified", on=DAY)
    rng = np.random.default_rng(1)
    p = rng.uniform(0.5, 0.9, 27)
    votes = rng.random((20_000, 27)) < p
    people = votes @ np.array([voting.population[state] for state in voting.codes])
    won = ((votes.sum(axis=1) >= 15) & (100 * people >= 65 * voting.people)) | (votes.sum(axis=1) >= 24)
    exact = activation.probability("qualified", dict(zip(voting.codes, p, strict=True)), on=DAY)
    assert abs(won.mean() - exact) < 4 * math.sqrt(exact * (1 - exact) / len(won))


# --- support that hangs together --------------------------------------------------------------------------------------


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


def test_compare_leaves_out_what_a_model_cannot_say():
    table = activation.compare({state: 0.9 if state == "DE" else 0.8 for state in council.members(DAY)}, 0.3, on=DAY)
    assert table["beta"].isna().all() and table[["independent", "one_factor"]].notna().all(axis=None)
    assert (
        table.loc["unanimity", ["independent", "one_factor"]] <= table.loc["simple", ["independent", "one_factor"]]
    ).all()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("qualfied", 0.5), "rule: 'qualfied' is not a known rule or act. Did you mean 'qualified'"),
        (("qualified", 1.5), "p: 1.5 found; it must be a number from 0 to 1"),
        (("qualified", math.nan), "p: nan found"),
        (("qualified", {"DE": 0.5}), "p: there is none for AT, BE"),
        (("qualified", dict.fromkeys([*council.members(DAY), "NO"], 0.5)), "p: Norway (NO) has no vote here"),
        (("qualified", dict.fromkeys([*council.members(DAY), "Germany"], 0.5)), "p: Germany is named twice"),
        (("qualified", {"Germny": 0.5}), "p: 'Germny' is not a known voter. Did you mean 'Germany'"),
        (("qualified", 0.5, -0.1), "correlation: -0.1 found"),
        (("qualified", 0.5, 0.1, "independent"), "correlation: 0.1 found, but the model 'independent' has none"),
        (("qualified", 0.5, 0.1, "one_facto"), "model: 'one_facto' is not a known model. Did you mean 'one_factor'"),
        (
            ("qualified", dict.fromkeys(council.members(DAY), 0.6) | {"DE": 0.5}, 0.1, "beta"),
            "p: the model 'beta' takes one chance",
        ),
        (("mutual_assistance", 0.5), "act: no vote is taken"),
    ],
)
def test_errors_name_the_argument_what_was_found_and_what_would_do(arguments, message):
    with pytest.raises(ValueError) as caught:
        activation.probability(*arguments, on=DAY)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    "nine_tenths",
    [0.9, np.float32(0.9), np.float64(0.9), Fraction(9, 10), Decimal("0.9"), pd.Series(0.9, index=["France", "DE", "el"]),
     {"fr": "0.9", "Germany": np.float32(0.9), "GR": Fraction(9, 10)}],
)  # fmt: skip
def test_a_chance_is_read_from_every_type_that_holds_one(nine_tenths):
    """Oracle: three states that must agree, 0.9 to the power of three, exactly nine tenths whatever the type."""
    assert activation.probability("unanimity", nine_tenths, voters=["DE", "FR", "Greece"], on=DAY) == pytest.approx(
        0.729, abs=1e-12
    )


@pytest.mark.parametrize(
    ("p", "message"),
    [
        (np.nan, "p: nan found; it must be a number from 0 to 1"),
        (None, "p: None found"),
        ([0.5] * 27, "p: [0.5"),
        (np.array([0.5, 0.5]), "p: array([0.5, 0.5]) found"),
        (pd.DataFrame({"DE": [0.5]}), "p: DataFrame found"),
        ({"DE": 0.5, "FR": None}, "p['FR']: None found"),
        (True, "p: True found"),
        ("nine", "p: 'nine' found"),
        (pd.Series([0.5, 0.5], index=["FR", "FR"]), "p: France is named twice"),
    ],
)
def test_what_is_no_chance_is_refused_in_words(p, message):
    with pytest.raises(ValueError) as caught:
        activation.probability("unanimity", p, voters=["DE", "FR"], on=DAY)
    assert str(caught.value).startswith(message)


def test_names_that_can_be_read_once_are_read_once():
    """Oracle: the same call with lists."""
    once = activation.probability("simple", 0.6, voters=(code for code in ["DE", "FR", "IT"]), on=DAY)
    assert once == pytest.approx(0.6**3 + 3 * 0.6**2 * 0.4)
    assert activation.compare(0.9, 0.3, rules=(rule for rule in ["simple", "unanimity"])).index.tolist() == [
        "simple",
        "unanimity",
    ]
    even = pd.Series(0.9, index=council.members(DAY))
    assert activation.compare(even, 0.3, on=DAY).equals(activation.compare(0.9, 0.3, on=DAY))


def test_two_limits_on_one_count_both_hold():
    """A rule of one's own may ask for 50 and for 65 per cent in one breath; the larger one decides, in whichever order
    they stand. Oracle: every coalition put to `council.decide`.
    """
    tests = [
        Test("population_for", "population", Fraction(share, 100), "at_least", 0, 0, "invented", f"{share} per cent")
        for share in (65, 50)
    ]
    for order in (tests, tests[::-1]):
        rule = Rule("own", "An own rule", "invented", "all_members", (tuple(order),), None, None, None)
        p = {"A": 0.9, "B": 0.5, "C": 0.7, "D": 0.6, "E": 0.2, "F": 0.1}
        assert activation.probability(rule, p, population=SIX, on=DAY) == pytest.approx(
            one_by_one(rule, SIX, p), abs=1e-12
        )


def test_too_many_states_for_an_exact_count_are_refused():
    with pytest.raises(ValueError, match="voters: 40 states are too many for an exact count"):
        activation.probability("qualified", 0.5, population={f"S{i}": i + 1 for i in range(40)}, on=DAY)
    assert activation.probability(
        "unanimity", 0.99, population={f"S{i}": i + 1 for i in range(40)}, on=DAY
    ) == pytest.approx(0.99**40)


def test_assumptions_can_be_shown_with_every_model():
    for model in activation.models():
        said = activation.assumptions(model)
        assert len(said) == 4 and all(sentence.endswith(".") for sentence in said)


# --- what the bill does -----------------------------------------------------------------------------------------------


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
