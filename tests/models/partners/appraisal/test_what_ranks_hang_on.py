"""What ranks hang on: weights, scores, other options, other numbers. Oracles: closed forms worked by hand, brute force,
laws that hold for every matrix.
"""

import random
from fractions import Fraction as F
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from eudefence import appraisal
from eudefence.models.partners.appraisal.best_weights import game
from eudefence.models.partners.appraisal.other_numbers import _increasing
from eudefence.models.partners.appraisal.random_weights import share_ahead

METHODS = ("weighted_sum", "topsis")
NORMALISATIONS = ("linear", "minmax", "vector", "sum")


@st.composite
def cases(draw, least=2):
    """Two to four options, two to four criteria, scores from 1 to 5, whole weights, some criteria a cost."""
    options = "ABCD"[: draw(st.integers(least, 4))]
    criteria = "wxyz"[: draw(st.integers(2, 4))]
    matrix = {one: {c: draw(st.integers(1, 5)) for c in criteria} for one in options}
    weights = {c: draw(st.integers(1, 9)) for c in criteria}
    cost = [c for c in criteria if draw(st.booleans())]
    return matrix, weights, cost


def ranked(method, matrix, weights, normalise, cost):
    return (appraisal.weighted_sum if method == "weighted_sum" else appraisal.topsis)(matrix, weights, normalise, cost)


@given(cases(), st.sampled_from(METHODS), st.sampled_from(NORMALISATIONS), st.integers(2, 7), st.randoms())
@settings(deadline=None, max_examples=60)
def test_neither_order_nor_the_size_of_weights_matters(case, method, normalise, times, chance):
    """Options and criteria in another order, all weights times a number: the same values and ranks."""
    matrix, weights, cost = case
    here = ranked(method, matrix, weights, normalise, cost)
    options, criteria = list(matrix), list(weights)
    chance.shuffle(options)
    chance.shuffle(criteria)
    there = ranked(
        method,
        {one: {c: matrix[one][c] for c in criteria} for one in options},
        {c: weights[c] * times for c in criteria},
        normalise,
        cost,
    )
    assert there.low == here.low and there.best_rank == here.best_rank


@given(cases(), st.sampled_from(METHODS), st.sampled_from(NORMALISATIONS))
@settings(deadline=None, max_examples=60)
def test_who_is_at_least_as_good_everywhere_is_never_behind(case, method, normalise):
    """Dominance: with better or equal scores on every criterion, no method ranks an option lower."""
    matrix, weights, cost = case
    found = ranked(method, matrix, weights, normalise, cost)
    for one, other in product(matrix, repeat=2):
        signs = [(-1 if c in cost else 1) * (matrix[one][c] - matrix[other][c]) for c in weights]
        if min(signs) >= 0:
            assert found.best_rank[one] <= found.best_rank[other]


def at(weights, criterion, share):
    """The weights with one of them at a share, the others in proportion."""
    rest = sum(value for key, value in weights.items() if key != criterion)
    return {k: share if k == criterion else F(v, rest) * (1 - share) for k, v in weights.items()}


@given(cases(), st.sampled_from(("linear", "minmax", "sum")))
@settings(deadline=None, max_examples=80)
def test_at_the_ends_of_an_interval_the_first_rank_is_tied_exactly(case, normalise):
    """And within it, it is kept; just outside it is not."""
    matrix, weights, cost = case
    found = appraisal.stability(matrix, weights, normalise=normalise, cost=cost)
    first = found.appraisal.first
    for one in found.intervals.values():
        assert one.low <= one.now <= one.high
        for end, who, step in ((one.low, one.below, -1), (one.high, one.above, 1)):
            if not 0 < end < 1:
                continue
            assert who
            tied = appraisal.weighted_sum(matrix, at(weights, one.criterion, end), normalise, cost)
            assert set(first) <= set(tied.first) and set(who) <= set(tied.first)
            beyond = end + F(step, 10**9)
            assert appraisal.weighted_sum(matrix, at(weights, one.criterion, beyond), normalise, cost).first != first
        inside = (one.low + one.high) / 2
        if 0 < inside < 1 and one.low < one.high:
            assert appraisal.weighted_sum(matrix, at(weights, one.criterion, inside), normalise, cost).first == first


@given(cases())
@settings(deadline=None, max_examples=60)
def test_the_same_holds_for_topsis_as_near_as_a_root_is(case):
    """The ends are roots, so the closeness of both agrees to many digits; a grid within finds the first rank kept."""
    matrix, weights, cost = case
    found = appraisal.stability(matrix, weights, method="topsis", cost=cost)
    first = found.appraisal.first
    assume(len(first) == 1)
    for one in found.intervals.values():
        for end, who in ((one.low, one.below), (one.high, one.above)):
            if 1e-6 < end < 1 - 1e-6:
                level = appraisal.topsis(matrix, at(weights, one.criterion, F(end)), cost=cost).low
                assert level[first[0]] == pytest.approx(level[who[0]], abs=1e-9)
        width = F(one.high) - F(one.low)
        for k in range(1, 10):
            share = F(one.low) + width * F(k, 10)
            assert first[0] in appraisal.topsis(matrix, at(weights, one.criterion, share), cost=cost).first


def test_an_interval_by_hand():
    """A (4, 1), B (2, 4), linear: A leads while t * 1/2 > (1 - t) * 3/4, that is from t = 3/5 on."""
    found = appraisal.stability({"A": {"x": 4, "y": 1}, "B": {"x": 2, "y": 4}}, {"x": 3, "y": 1})
    x, y = found.intervals["x"], found.intervals["y"]
    assert (x.low, x.high, x.below, x.above) == (F(3, 5), 1, ("B",), ())
    assert (y.low, y.high, y.below, y.above) == (0, F(2, 5), (), ("B",))
    assert found.nearest in (x, y)
    assert (
        "X, now 75 per cent, may have from 60 per cent to 100 per cent of the weight. Level at 60 per cent: B."
        in found.explain()
    )


def test_a_tie_for_the_first_rank_is_kept_at_one_weight_only():
    """A and B mirror each other: with equal weights they tie, and any other weight breaks it."""
    for method in METHODS:
        found = appraisal.stability({"A": {"x": 4, "y": 1}, "B": {"x": 1, "y": 4}}, method=method)
        assert found.appraisal.first == ("A", "B")
        assert (found.intervals["x"].low, found.intervals["x"].high) == (F(1, 2), F(1, 2))


def test_the_nearest_of_two_limits_on_one_side_counts():
    """Found by search: under TOPSIS two options cross twice below the weight now. Just above the lower end the first
    rank is kept, just below it is not, by the ranking itself.
    """
    rows = {"A": (1, 9, 3), "B": (9, 4, 7), "C": (8, 5, 6)}
    matrix = {key: dict(zip("xyz", row, strict=True)) for key, row in rows.items()}
    weights = {"x": 7, "y": 4, "z": 3}
    found = appraisal.stability(matrix, weights, method="topsis")
    low = F(found.intervals["x"].low)
    first = [appraisal.topsis(matrix, at(weights, "x", low + F(k, 10**6))).first for k in (1, -1)]
    assert first[0] == found.appraisal.first != first[1]


def test_who_draws_level_where_a_criterion_has_all_weight_is_named():
    """Alike on x, A ahead on y: with all weight on x they tie, which changes no first rank before."""
    found = appraisal.stability({"A": {"x": 5, "y": 3}, "B": {"x": 5, "y": 2}}).intervals["x"]
    assert found.always and found.high == 1 and found.above == ("B",)


def test_one_criterion_has_no_weight_to_move():
    """All weight lies on it."""
    assert appraisal.stability({"A": {"x": 4}, "B": {"x": 1}}).intervals["x"].always


def test_shares_of_two_options_on_two_criteria_in_closed_form():
    """The weight w of x is uniform; A (4, 1) leads B (2, 4), linear, if w / 2 > (1 - w) 3/4: in 2 of 5 cases."""
    found = appraisal.acceptability({"A": {"x": 4, "y": 1}, "B": {"x": 2, "y": 4}})
    assert found.ranks == {"A": (F(2, 5), F(3, 5)), "B": (F(3, 5), F(2, 5))}
    assert found.exact and found.error == 0 and "The shares are exact." in found.explain()
    # The mean of w where A is first, between 3/5 and 1, is 4/5, within four standard errors of the draws.
    assert found.central["A"]["x"] == pytest.approx(0.8, abs=4 * 0.4 / 12**0.5 / 4000**0.5)


@given(st.lists(st.integers(-4, 4), min_size=2, max_size=6, unique=True))
@settings(deadline=None)
def test_the_share_of_weights_agrees_with_the_formula_for_distinct_differences(gaps):
    """P(sum of w d > 0) = sum over d > 0 of d^(n-1) / product of (d - other), w even on the simplex, d distinct."""
    expected = F(0)
    for d in gaps:
        if d > 0:
            term = F(d) ** (len(gaps) - 1)
            for other in gaps:
                term /= d - other if other != d else 1
            expected += term
    assert share_ahead([F(d) for d in gaps]) == expected


def test_drawn_shares_lie_near_the_exact_ones():
    """Pair by pair on the Council's designs: within four standard errors, for a seed nobody chose for it."""
    matrix = appraisal.security_council()
    two = matrix.without(matrix.options[0])
    three = appraisal.acceptability(matrix, seed=7)
    for a, b in [(one, other) for one in matrix.options for other in matrix.options if one != other]:
        pair = matrix
        for other in matrix.options:
            pair = pair if other in (a, b) else pair.without(other)
        # The linear normalisation divides by the largest score, which a third option may have: compare on its own.
        assert appraisal.acceptability(pair, 10).ranks[a][0] == appraisal.acceptability(pair, 10).ahead[a, b]
        assert three.ahead[a, b] + three.ahead[b, a] == 1
    assert len(two.options) == len(matrix.options) - 1
    for one in matrix.options:
        assert sum(three.ranks[one]) == 1
    assert sum(shares[0] for shares in three.ranks.values()) == 1


def test_three_options_on_two_criteria_in_closed_form():
    """Min-max on (4, 0), (3, 3), (0, 4): with w on x the values are w, 3/4, 1 - w, so A is first above 3/4, C below
    1/4, B in half of all cases; 10,000 draws lie within four standard errors.
    """
    three = {"A": {"x": 4, "y": 0}, "B": {"x": 3, "y": 3}, "C": {"x": 0, "y": 4}}
    found = appraisal.acceptability(three, normalise="minmax")
    assert [float(found.ranks[one][0]) for one in "ABC"] == pytest.approx([0.25, 0.5, 0.25], abs=4 * found.error)
    assert found.error == 0.005 and "10,000 sets of weights were drawn" in found.explain()
    assert found.ranks == appraisal.acceptability(three, normalise="minmax").ranks  # the same seed
    assert found.ranks != appraisal.acceptability(three, seed=1, normalise="minmax").ranks


def test_options_alike_share_their_ranks():
    """A and its twin tie whenever they are first: half a first and half a second rank each, exactly."""
    found = appraisal.acceptability({"A": {"x": 4, "y": 2}, "B": {"x": 4, "y": 2}, "C": {"x": 1, "y": 1}}, 100)
    assert found.ranks["A"] == found.ranks["B"] == (F(1, 2), F(1, 2), F(0))
    assert found.ahead["A", "B"] == found.ahead["B", "A"] == 0 and found.central["C"] is None
    assert "In no draw first: C." in found.explain()


def test_a_missing_score_is_drawn_from_the_scale():
    """One criterion, B has 3: of A's five scores two are above and one is level, so A is first in half of all draws."""
    cells = {("A", "x"): appraisal.Cell(None), ("B", "x"): appraisal.Cell(F(3))}
    found = appraisal.acceptability(appraisal.Matrix(("A", "B"), ("x",), cells, scale=(1, 5)), 4000)
    assert float(found.ranks["A"][0]) == pytest.approx(0.5, abs=4 * found.error)
    assert not found.exact and "any score from 1 to 5 was as likely" in found.explain()


def test_an_option_between_two_others_is_never_first():
    """(2, 2) lies below the middle (3, 3) of (5, 1) and (1, 5): nobody dominates it, and no weights put it first."""
    found = appraisal.dominance({"A": {"x": 5, "y": 1}, "B": {"x": 1, "y": 5}, "C": {"x": 2, "y": 2}})
    assert found.never == ("C",) and found.chances["C"].dominated_by == ()
    assert found.chances["C"].lead == F(-1, 5)  # the middle has 3/5 on both, C has 2/5
    alike = appraisal.dominance({"A": {"x": 2}, "B": {"x": 2}}).chances["A"]
    assert (alike.dominated_by, alike.same_as, alike.lead) == ((), ("B",), 0)
    level = appraisal.dominance({"A": {"x": 5, "y": 1}, "B": {"x": 1, "y": 5}, "C": {"x": 3, "y": 3}})
    assert level.never == () and level.only_tied == ("C",)
    assert "C can at best tie" in level.explain()


@given(cases(least=3))
@settings(deadline=None, max_examples=50)
def test_weights_found_by_the_programme_do_what_it_says(case):
    """They sum to one and give the lead; and no weights of a grid give a larger one."""
    matrix, _, cost = case
    found = appraisal.dominance(matrix, "minmax", cost)
    criteria = list(next(iter(matrix.values())))
    grid = [w for w in product(range(5), repeat=len(criteria)) if sum(w) == 4]
    values = {c: [row[c] for row in matrix.values()] for c in criteria}

    def lead(one, weights):
        def value(option):
            total = F(0)
            for c, w in zip(criteria, weights, strict=True):
                low, high = min(values[c]), max(values[c])
                part = F(1) if low == high else F(matrix[option][c] - low, high - low)
                total += w * (1 - part if c in cost and low != high else part)
            return total

        return value(one) - max(value(other) for other in matrix if other != one)

    for one, chance in found.chances.items():
        weights = [chance.weights[c] for c in criteria]
        assert sum(weights) == 1 and min(weights) >= 0
        assert lead(one, weights) == chance.lead
        assert all(lead(one, [F(k, 4) for k in way]) <= chance.lead for way in grid)
        if chance.dominated_by:
            assert chance.lead <= 0


def test_the_value_of_a_game_from_the_books():
    """Matching pennies has the value nought at one half each; rock, paper, scissors at one third each."""
    assert game([[F(1), F(-1)], [F(-1), F(1)]]) == (0, [F(1, 2)] * 2)
    assert game([[F(0), F(1), F(-1)], [F(-1), F(0), F(1)], [F(1), F(-1), F(0)]]) == (0, [F(1, 3)] * 3)


def test_which_scores_carry_a_result_by_hand():
    """A (5, 3), B (4, 3), linear, equal weights. A leads by 1/10. B's 4 on x to 5 ties; A's 5 on x to 4 ties; A's 3 on
    y to 2 gives 1/2 + 1/3 = 5/6 against 2/5 + 1/2 = 9/10; B's 3 on y to 4 gives 2/5 + 1/2 against 1/2 + 3/8 = 7/8.
    """
    found = appraisal.carries({"A": {"x": 5, "y": 3}, "B": {"x": 4, "y": 3}})
    said = {(one.option, one.criterion): (one.becomes, one.first) for one in found.cells}
    assert said == {
        ("A", "x"): (4, ("A", "B")),
        ("A", "y"): (2, ("B",)),
        ("B", "x"): (5, ("A", "B")),
        ("B", "y"): (4, ("B",)),
    }
    assert "Of 4 scores, 4 can change who is first, each alone." in found.explain()


def test_a_score_that_carries_nothing_is_said():
    """A is best on everything by far: no single score of B puts B level."""
    found = appraisal.carries({"A": {"x": 5, "y": 5, "z": 5}, "B": {"x": 1, "y": 1, "z": 1}})
    assert found.carrying == () and found.explain().endswith("No single score from 1 to 5 changes who is first.")


@given(cases(), st.sampled_from(METHODS))
@settings(deadline=None, max_examples=30)
def test_the_nearest_score_that_changes_the_first_rank_is_the_nearest(case, method):
    """Every score of the scale tried again through the public functions."""
    matrix, weights, cost = case
    normalise = "linear" if method == "weighted_sum" else "vector"
    for one in appraisal.carries(matrix, weights, method, cost=cost).cells:
        changing = []
        for score in range(1, 6):
            other = {k: dict(row) for k, row in matrix.items()}
            other[one.option][one.criterion] = score
            first = ranked(method, other, weights, normalise, cost).first
            if first != ranked(method, matrix, weights, normalise, cost).first:
                changing.append(abs(score - one.now))
        assert one.steps == min(changing, default=None)


def test_a_dominated_option_added_turns_an_order_under_minmax():
    """By hand, equal weights, A (5, 3), B (3, 4): min-max gives A (1, 0), B (0, 1): level. With C (3, 1) the span of y
    is 3: A (1, 2/3), B (0, 1): A leads.
    """
    pair = {"A": {"x": 5, "y": 3}, "B": {"x": 3, "y": 4}}
    assert appraisal.weighted_sum(pair, normalise="minmax").first == ("A", "B")
    three = {**pair, "C": {"x": 3, "y": 1}}
    assert appraisal.weighted_sum(three, normalise="minmax").order[0] == ("A",)
    found = appraisal.reversal(three, normalise="minmax")
    gone = next(one for one in found.tried if (one.change, one.option) == ("without", "C"))
    assert gone.pairs == (("A", "B"),) and gone.first == ("A", "B")
    assert "Without C, this order no longer holds: A before B." in found.explain()
    assert ("worse", "A") in {(one.change, one.option) for one in found.tried}


def test_a_worse_copy_is_worse_on_costs_too():
    """One step worse means more where less is better; at the end of the scale nothing is left to lose."""
    matrix = appraisal.united_kingdom()
    found = appraisal.reversal(matrix)
    assert {one.change for one in found.tried} == {"without", "copy", "worse"}
    worse = appraisal.reversal({"A": {"x": 1, "y": 2}, "B": {"x": 2, "y": 1}, "C": {"x": 1, "y": 1}}, cost="y")
    made = {one.option for one in worse.tried if one.change == "worse"}
    assert made == {"B", "C"}  # A has the least x and the most y there is


def test_recodings_keep_what_an_order_can_keep():
    """A better everywhere is kept under all. Of A (5, 1) and B (3, 3) the value of the middle decides."""
    scale = {
        ("A", "x"): appraisal.Cell(F(5)), ("A", "y"): appraisal.Cell(F(1)),
        ("B", "x"): appraisal.Cell(F(3)), ("B", "y"): appraisal.Cell(F(3)),
    }  # fmt: skip
    found = appraisal.recoded(appraisal.Matrix(("A", "B"), ("x", "y"), scale, scale=(1, 5)), normalise="linear")
    assert 0 < found.kept < 1 and sum(found.first.values()) == 1
    assert "If the scores are only an order" in found.explain()
    assert appraisal.recoded({"A": {"x": 3, "y": 3}, "B": {"x": 1, "y": 2}}, draws=20).kept == 1


@given(st.lists(st.integers(1, 5), min_size=2, max_size=4), st.integers(0, 99))
@settings(deadline=None)
def test_a_recoding_keeps_order_equality_and_the_ends(column, seed):
    """By definition: increasing, one value for one score, and the ends of the scale as they were."""
    values = _increasing(tuple(map(F, column)), (1, 5), random.Random(seed))
    steps = [values[F(k)] for k in range(1, 6)]
    assert steps == sorted(set(steps)) and (steps[0], steps[-1]) == (1, 5)


def test_recoded_values_in_closed_form():
    """Three steps 1, 2, 3; A (3, 1), B (2, 2), min-max on a matrix whose span C and D fix; the middle m is uniform.

    A has 1/2, B (m + m') / 2 with m, m' even on (0, 1): B leads in half of all recodings.
    """
    scores = {"A": (3, 1), "B": (2, 2), "C": (1, 1)}
    cells = {(one, c): appraisal.Cell(F(v)) for one, row in scores.items() for c, v in zip("xy", row, strict=True)}
    cells |= {("D", "x"): appraisal.Cell(F(1)), ("D", "y"): appraisal.Cell(F(3))}
    matrix = appraisal.Matrix(("A", "B", "C", "D"), ("x", "y"), cells, scale=(1, 3))
    found = appraisal.recoded(matrix, normalise="minmax", draws=2000)
    assert float(found.first["B"]) == pytest.approx(0.5, abs=4 * 0.5 / 2000**0.5)
    assert found.first["A"] == found.first["D"]  # they tie at one half always


def test_random_is_only_random_by_its_seed():
    """Draws leave Python's own state of chance alone."""
    random.seed(3)
    here = random.random()
    random.seed(3)
    appraisal.acceptability({"A": {"x": 1, "y": 2}, "B": {"x": 2, "y": 1}, "C": {"x": 2, "y": 2}}, 10)
    assert random.random() == here
