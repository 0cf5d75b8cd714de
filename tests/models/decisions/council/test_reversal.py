"""The smallest change that reverses a result. Oracles: textbook games; every coalition tried."""

from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from eudefence import council
from eudefence.models.decisions.council.counts import COUNTED, STANCES
from eudefence.models.decisions.council.rules import Rule
from eudefence.models.decisions.council.thresholds import Test
from tests.models.decisions.council.treaty import NO_QUORUM, decided, treaty, votes


def game(quota, *more):
    test = Test("votes_for", "fixed", Fraction(quota), "at_least", 0, 0, "textbook", f"at least {quota} votes")
    return Rule("game", "A game", "textbook", "all_members", ((test, *more),), None, None, None)


def test_fifty_forty_nine_one():
    """Oracle: the standard example that share is not power: with quota 51 the player with 1 decides as often as the one
    with 49.
    """
    weights = {"Fifty": 50, "Forty-nine": 49, "One": 1}
    for against in ("Forty-nine", "One"):
        assert council.decide(game(51), voters=None, population=weights, weights=weights, against=[against]).adopted
    assert not council.decide(game(51), population=weights, weights=weights, against=["Forty-nine", "One"]).adopted
    assert council.decide(game(51), population=weights, weights=weights, against=["One"]).flip().sets == (
        ("Fifty",),
        ("Forty-nine",),
    )


def test_luxembourg_never_mattered_in_the_council_of_six():
    """Oracle: Brams and Affuso 1976: with votes 4, 4, 4, 2, 2, 1 and quota 12 Luxembourg was a dummy."""
    votes = {"DE": 4, "FR": 4, "IT": 4, "BE": 2, "NL": 2, "LU": 1}
    for size in range(6):
        for against in combinations(["DE", "FR", "IT", "BE", "NL"], size):
            outcome = council.decide(game(12), voters=votes, population=votes, weights=votes, against=against)
            assert not any("LU" in group for group in outcome.flip().sets)
            assert (
                outcome.adopted
                == council.decide(
                    game(12), voters=votes, population=votes, weights=votes, against=[*against, "LU"]
                ).adopted
            )


def test_security_council_as_a_weighted_game():
    """Oracle: Taylor and Zwicker: quota 39, 7 votes for each of five permanent members, 1 for each of ten others."""
    weights = {f"P{i}": 7 for i in range(5)} | {f"E{i}": 1 for i in range(10)}

    def vote(against):
        return council.decide(game(39), population=weights, weights=weights, against=against)

    assert vote([f"E{i}" for i in range(6)]).adopted and not vote([f"E{i}" for i in range(7)]).adopted
    assert not vote(["P0"]).adopted
    assert vote(["P0"]).flip().sets == (("P0",),)
    assert vote([]).flip().sets == tuple((f"P{i}",) for i in range(5))


@given(votes())
def test_flip_against_every_coalition(vote):
    """It reverses the result, no smaller set does, and none of its size is missing."""
    rule, people, stances = vote
    outcome = decided(rule, people, stances)
    flip, goal = outcome.flip(), "against" if outcome.adopted else "in_favour"
    movable = [m for m in people if stances[m] != goal]
    for size in range(1, len(movable) + 1):
        found = {
            frozenset(group)
            for group in combinations(movable, size)
            if treaty(rule, stances | dict.fromkeys(group, goal), people, rule not in NO_QUORUM) != outcome.adopted
        }
        if found:
            break
    else:
        size, found = None, set()
    assert (flip.size, {frozenset(group) for group in flip.sets}, flip.complete) == (size, found, True)
    assert len(flip.sets) == len(found) and flip.to == goal.replace("_", " ") and flip.explain().endswith(".")


def any_tests(draw):
    """Tests in any direction on any count of members or persons, also on one count in both directions."""
    counted = st.sampled_from([name for name in COUNTED if name.unit != "votes"])
    compared = st.sampled_from(["at_least", "more_than", "fewer_than", "at_most"])
    numbers = st.integers(0, 12).map(Fraction)
    test = st.builds(
        Test, counted, st.just("fixed"), numbers, compared, st.just(0), st.just(0), st.just(""), st.just("")
    )
    return draw(st.lists(st.lists(test, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple))


@given(st.data())
def test_flip_under_any_rule_against_every_coalition(data):
    """Rules that nobody would write: more can harm, and one count may be limited from both sides."""
    rule = Rule("own", "An own rule", "invented", "all_members", any_tests(data.draw), None, None, None)
    people = dict(zip("ABCDEF", data.draw(st.lists(st.integers(0, 5), min_size=1, max_size=6)), strict=False))
    allowed = [stance for stance in STANCES if stance != "declaring" or rule.knows_declarations]
    stances = {state: data.draw(st.sampled_from(["in_favour", *allowed])) for state in people}

    def adopted(of):
        return council.decide(
            rule, population=people, **{s: [m for m in people if of[m] == s] for s in allowed}
        ).adopted

    before = adopted(stances)
    goal = "against" if before else "in_favour"
    movable = [state for state in people if stances[state] != goal]
    found = [
        {
            group
            for group in map(frozenset, combinations(movable, size))
            if adopted(stances | dict.fromkeys(group, goal)) != before
        }
        for size in range(len(movable) + 1)
    ]
    size, sets = next(((size, sets) for size, sets in enumerate(found) if sets), (None, set()))
    groups = {s: [m for m in people if stances[m] == s] for s in allowed}
    flip = council.decide(rule, population=people, **groups).flip()
    assert (flip.size, set(map(frozenset, flip.sets)), flip.complete) == (size, sets, True)
