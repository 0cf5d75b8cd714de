"""What holds of power in every game. Oracle: D. Felsenthal and M. Machover 1998, and the definition, coalition by
coalition.
"""

from fractions import Fraction
from itertools import combinations
from math import factorial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eudefence import council, power

WEIGHTS = st.lists(st.integers(0, 30), min_size=1, max_size=7).filter(any)
PEOPLE = st.lists(st.integers(1, 90_000_000), min_size=2, max_size=8)
RULES = ("qualified", "reinforced", "simple", "unanimity", "participants_qualified", "four_fifths")


@st.composite
def weighted_games(draw):
    weights = draw(WEIGHTS)
    return power.weighted(draw(st.integers(1, sum(weights))), {f"S{i}": weight for i, weight in enumerate(weights)})


@st.composite
def unions(draw):
    people = {f"S{i}": persons for i, persons in enumerate(draw(PEOPLE))}
    rule = draw(st.sampled_from(RULES))
    if rule == "qualified" and len(people) < 15:  # at least fifteen members, or fewer than four against
        rule = "parliament_2023_draft"
    return power.game(rule, people)


GAMES = st.one_of(weighted_games(), unions())


@given(GAMES)
def test_identities(game):
    found, n = power.analyse(game), len(game.members)
    assert sum(one.shapley_shubik for one in found.members) == sum(one.banzhaf for one in found.members) == 1
    assert found.act == Fraction(found.winning, 2**n)
    for one in found.members:
        with_it = sum(game.coalitions.containing[one.member])
        assert one.swings == sum(one.by_size) == 2 * with_it - found.winning
        if one.swings:  # Penrose is the harmonic mean of Coleman's two
            assert 1 / one.penrose == (1 / one.prevent + 1 / one.initiate) / 2
        else:
            assert one.is_dummy and not one.shapley_shubik and not one.prevent and not one.initiate
        assert one.satisfaction == Fraction(1, 2) + one.penrose / 2


@settings(deadline=None)
@given(GAMES)
def test_the_ways_to_count_agree(game):
    found = power.analyse(game)
    assert [one.by_size for one in power.analyse(game, method="each_coalition").members] == [
        one.by_size for one in found.members
    ]
    assert found.winning == power.analyse(game, method="each_coalition").winning


@given(weighted_games())
def test_small_weights_by_generating_function(game):
    found = power.analyse(game, method="generating_function")
    assert [one.by_size for one in found.members] == [one.by_size for one in power.analyse(game).members]


@given(GAMES)
def test_shapley_and_shubik_by_their_formula(game):
    n = len(game.members)
    for one in power.analyse(game).members:
        others = [code for code in game.members if code != one.member]
        value = sum(
            Fraction(factorial(size) * factorial(n - size - 1), factorial(n))
            for size in range(n)
            for inside in combinations(others, size)
            if game.wins([*inside, one.member]) and not game.wins(inside)
        )
        assert one.shapley_shubik == value


@given(GAMES)
def test_blocking_by_its_definition(game):
    """A coalition blocks if the others lose; it is minimal if without any one of its members it does not."""

    def blocks(coalition):
        return not game.wins([code for code in game.members if code not in coalition])

    expected = {
        frozenset(coalition)
        for size in range(1, len(game.members) + 1)
        for coalition in combinations(game.members, size)
        if blocks(coalition) and not any(blocks(set(coalition) - {code}) for code in coalition)
    }
    found = power.blocking(game)
    assert {frozenset(one) for one in found} == expected and len(found) == len(expected) and found.complete
    assert [len(one) for one in found] == sorted(map(len, found))
    core = game.members[:2]
    assert {frozenset(one) for one in power.blocking(game, core)} == {one for one in expected if set(core) <= one}
    assert power.blocking(game, core).core_blocks is blocks(core)


@pytest.mark.parametrize("method", ["each_coalition", "generating_function"])
def test_a_method_that_cannot_do_it_says_so(method):
    with pytest.raises(ValueError, match="Use 'halves'"):
        power.analyse(power.game("qualified", on="2026-06-01"), method=method)


def test_the_names_of_methods():
    with pytest.raises(ValueError, match="Did you mean 'halves'"):
        power.analyse(power.weighted(1, {"A": 1}), method="halfs")
    assert council.RULES["parliament_2023_draft"].status == "proposed"
