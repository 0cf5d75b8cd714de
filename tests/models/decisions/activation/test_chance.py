"""Chance of a decision: every coalition counted one by one, and published figures."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eudefence import activation, council
from eudefence.models.decisions.council.coalitions import Coalitions, coalitions, yes_counts
from eudefence.models.decisions.council.rules import Rule
from eudefence.models.decisions.council.thresholds import Test
from eudefence.models.decisions.council.voting_weights import Voters
from tests.models.decisions.activation.six_states import DAY, RULES, SIX, chances, one_by_one


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
    assert counted.chance([[p[state] for state in voting.codes]])[0] == pytest.approx(expected, abs=1e-12)
    assert counted.chance([[0.5] * 6])[0] == sum(counted.by_size) / 64


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
    assert Coalitions(chosen, voting).chance([[1.0] * 6 + [0.0] * 2])[0] == winning
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
    assert yes_counts([0.5, 0.25]) == [0.375, 0.5, 0.125]


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
    [0.9, np.float32(0.9), np.float64(0.9), Fraction(9, 10), Decimal("0.9"),
     pd.Series(0.9, index=["France", "DE", "el"]), {"fr": "0.9", "Germany": np.float32(0.9), "GR": Fraction(9, 10)}],
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
