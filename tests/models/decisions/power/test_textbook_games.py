"""Games of the literature. Oracle: the numbers in `textbook`, and closed forms."""

import math
from fractions import Fraction

import pytest

from eudefence import power

from .textbook import GAMES


@pytest.mark.parametrize("method", [None, "each_coalition", "generating_function"])
@pytest.mark.parametrize("name", GAMES)
def test_published_indices(name, method):
    quota, weights, expected = GAMES[name]
    found = power.analyse(power.weighted(quota, weights), method=method)
    assert {code: (found.of(code).banzhaf, found.of(code).shapley_shubik) for code in expected} == expected


def test_the_security_council_counted_by_hand():
    """A coalition wins with the five and any four or more of the ten: 848 of them. A permanent member is decisive in
    each; another one when exactly three of the nine others are in.
    """
    quota, weights, _ = GAMES["Security Council"]
    found = power.analyse(power.weighted(quota, weights))
    assert found.winning == sum(math.comb(10, k) for k in range(4, 11)) == 848
    assert (found.of("P0").swings, found.of("N0").swings) == (848, math.comb(9, 3))
    assert found.vetoes == tuple(f"P{i}" for i in range(5)) and found.dummies == ()


def test_the_six_by_hand():
    """[12; 4, 4, 4, 2, 2, 1]: the three large ones, or two of them with both of the smaller; Luxembourg is free."""
    quota, weights, _ = GAMES["Council of the six"]
    found = power.analyse(power.weighted(quota, weights))
    assert found.winning == 2 * (4 + 3)
    assert {one.member: one.swings for one in found.members} == {
        "DE": 10, "FR": 10, "IT": 10, "NL": 6, "BE": 6, "LU": 0,
    }  # fmt: skip
    assert "Never decisive: Luxembourg." in found.explain()


@pytest.mark.parametrize("n", [1, 5, 27, 60])
def test_unanimity_has_a_closed_form(n):
    found = power.analyse(power.weighted(n, {f"State {i}": 1 for i in range(n)}))
    assert found.winning == 1 and found.act == Fraction(1, 2**n)
    for one in found.members:
        assert (one.swings, one.prevent, one.shapley_shubik) == (1, 1, Fraction(1, n))
        assert one.initiate == Fraction(1, 2**n - 1) and one.has_veto


def test_a_majority_of_equals_has_a_closed_form_also_with_many_members():
    """A member is decisive when half of the others are in favour. The numbers pass those of 64 bits."""
    found = power.analyse(power.weighted(51, {f"State {i}": 1 for i in range(101)}))
    assert {one.swings for one in found.members} == {math.comb(100, 50)}
    assert found.winning == 2**100
    frame = power.indices(found.game)
    assert frame.attrs["winning"] == 2**100 and frame["swings"].iloc[0] == math.comb(100, 50)


def test_a_dictator():
    found = power.analyse(power.weighted(6, {"A": 6, "B": 3, "C": 2}))
    assert found.of("A").penrose == found.of("A").shapley_shubik == 1 and found.dummies == ("B", "C")


def test_fractions_and_decimals_are_weights_too():
    """The same game, in tenths: Oracle: the whole numbers."""
    whole = power.analyse(power.weighted(51, {"A": 50, "B": 49, "C": 1}))
    tenths = power.analyse(power.weighted("5.1", {"A": 5, "B": 4.9, "C": Fraction(1, 10)}))
    assert [one.by_size for one in tenths.members] == [one.by_size for one in whole.members]


def test_the_electoral_college_of_1996():
    """[270; 54, 33, 32 ... 3]: fifty states and the capital. The two numbers stand in the tests of power-bdd 1.0.0."""
    votes = [54, 33, 32, 25, 23, 22, 21, 18, 15, 14, 13, 13] + [12] * 2 + [11] * 4 + [10] * 2 + [9] * 2 + [8] * 6
    votes += [7] * 3 + [6] * 2 + [5] * 4 + [4] * 6 + [3] * 8
    assert (len(votes), sum(votes)) == (51, 538)
    first = power.analyse(power.weighted(270, {f"State {i}": vote for i, vote in enumerate(votes)})).members[0]
    assert float(first.penrose) == pytest.approx(0.4664541346829614, abs=1e-14)
    assert float(first.shapley_shubik) == pytest.approx(0.10812540951779513, abs=1e-14)
