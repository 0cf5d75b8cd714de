"""Who joins, who stands beside, who stays out. Oracles: games worked by hand in each test; every profile tried; Topkis
1979 on games in which more of one makes more of the other worth while.
"""

import itertools
import json
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import eudefence as ed
from eudefence import balance
from eudefence.models.clubs.balance.best_reply import path
from eudefence.models.clubs.balance.standing import ASSOCIATED, DIFFERENTIATED, EXIT, FULL

BARE = {"alone": 0, "trap": 0, "adjustment": 0, "leaving": 0}  # what is left can be worked by hand


def twins(benefit, autonomy, loyalty=0):
    return [balance.Actor(name, benefit, autonomy, loyalty) for name in "AB"]


def test_two_who_gain_much_join_whatever_the_other_does():
    """By hand, alone: full 10 x 1/2 - 4 x 1/2 = 3, with exceptions 10 x 1/4 x 4/5 - 4 x 1/2 x 1/2 = 1, association
    10 x 1/8 x 1/2 - 4 x 1/4 = -3/8, exit 0.
    """
    found = balance.equilibrium(twins(10, 4), assumptions=BARE)
    worth = [found.game.worth(0, place, (EXIT, EXIT)) for place in (EXIT, ASSOCIATED, DIFFERENTIATED, FULL)]
    assert worth == [0, Fraction(-3, 8), 1, 3]
    assert found.inside == ("A", "B") and found.unique and found.from_nobody.end == (FULL, FULL)
    assert [step.because for step in found.from_nobody.steps] == [(), ()]


def test_two_who_wait_for_each_other_have_two_equilibria():
    """By hand, a network good: alone full is 4 x 1/2 - 6 x 1/2 = -1 and exit 0; together 4 - 3 = 1, more than 4 x 3/4
    x 4/5 - 3/2 = 9/10 with exceptions.
    """
    found = balance.equilibrium(twins(4, 6), "network", assumptions=BARE)
    assert (found.from_nobody.end, found.from_all.end) == ((EXIT, EXIT), (FULL, FULL))
    assert found.depends == ("A", "B") and not (found.unique or found.inside or found.out)
    assert found.game.worth(0, DIFFERENTIATED, (FULL, FULL)) == Fraction(9, 10)
    assert "exit if nobody is in at first, full integration if all are" in found.explain()


def test_a_cascade_of_three_and_who_joins_because_whom_joined():
    """By hand, with nothing for who stands aside: full is worth 2 for each who is in, less half of autonomy, plus
    loyalty. A alone: 2 - 3 + 2 = 1. B: -1 alone, 1 with A. C: 4 - 5 = -1 with one other, 6 - 5 = 1 with both.
    """
    line = [balance.Actor("C", 6, 10, 0), balance.Actor("B", 6, 6, 0), balance.Actor("A", 6, 6, 2)]
    given = BARE | {"inner_access": 0}
    found = balance.equilibrium(line, "network", access=0, assumptions=given)
    assert [(step.round, step.actor, step.because) for step in found.from_nobody.steps] == [
        (1, 2, ()),
        (2, 1, (2,)),
        (3, 0, (1, 2)),
    ]
    assert found.inside == ("C", "B", "A")
    assert found.steps()[2] == "C moves to full integration because B and A moved."


def test_only_those_without_whom_a_move_would_not_be_made_are_its_reason():
    """By hand: full costs B 4; with D, who is small, it brings 6 x 1.05 / 2.1 = 3, with A too more than 5."""
    line = [balance.Actor("D", 6, 6, 9, "0.1"), balance.Actor("A", 6, 6, 3), balance.Actor("B", 6, 8, 0)]
    given = BARE | {"inner_access": 0}
    found = balance.equilibrium(line, "network", access=0, assumptions=given)
    assert [(step.actor, step.because) for step in found.from_nobody.steps][:3] == [(0, ()), (1, ()), (2, (1,))]


def test_standing_outside_costs_a_member_and_nobody_else():
    """By the definition: there is nothing to leave for a state beside the Union."""
    pair = [balance.Actor("A", 0, 0, 0), balance.Actor("B", 0, 0, 0, member=False)]
    game = balance.equilibrium(pair, assumptions=BARE | {"leaving": 3}).game
    assert [game.worth(who, EXIT, (EXIT, EXIT)) for who in (0, 1)] == [-3, 0]


def test_a_common_pool_of_two_belongs_to_who_moves_first():
    """By hand, with no half-way: the first gains 10 x 1/2 x 3/4 - 3 = 3/4 by going in; the second has 5 outside and
    10 x 3/4 - 3 = 9/2 inside. So one goes in, and who it is hangs on the order.
    """
    given = BARE | {"inner_depth": 0}
    found = balance.equilibrium(twins(10, 6), "common_pool", assumptions=given)
    assert found.from_nobody.end == (FULL, EXIT)
    assert path(found.game, (EXIT, EXIT), (1, 0)).end == (EXIT, FULL)
    assert not found.monotone and found.order_matters and "The order of moves matters." in found.explain()


def test_voice_of_those_inside_is_counted_among_them():
    """By hand: under simple majority one alone decides alone (1), each of two can prevent all (1), each of three half.
    A third who comes in costs the others half of their voice: 4 x 1/2 x 1/2 = 1 point more.
    """
    three = [balance.Actor(name, 9, 4, 0) for name in "ABC"]
    game = balance.equilibrium(three, rule="simple", voters="inside", assumptions=BARE).game
    with_two, with_three = (game.worth(0, FULL, (FULL, FULL, third)) for third in (EXIT, FULL))
    assert (with_two, with_three) == (9 * Fraction(2, 3) - 2, 9 - 3)


def types(**changed):
    return balance.equilibrium(balance.types().values(), **changed)


def test_a_club_draws_the_rest_and_a_public_good_leaves_outsiders_out():
    """Kölliker 2001, under the defaults: nobody is out of the club; of the public good those with the highest price of
    autonomy are, and the state beside the Union, which has it without paying.
    """
    assert not types(good="club").out and not types(good="club").depends
    assert types(good="public").out == ("Large independent state", "Small neutral state", "State beside the Union")
    assert set(types(good="common_pool").out) > set(types(good="public").out)
    because = {types().actors[step.actor].name: step.because for step in types().from_nobody.steps}
    assert because["State beside the Union"] and because["Small neutral state"]  # drawn in by others


@pytest.mark.parametrize(
    ("changed", "out"),
    [
        ({"good": "club", "access": "1/4"}, {"State beside the Union"}),
        ({"good": "club", "assumptions": {"autonomy": 2}}, {"Small neutral state", "Large independent state"}),
        ({"good": "public", "assumptions": {"autonomy": 0, "adjustment": 0}}, set()),
        ({"good": "public", "assumptions": {"leaving": 5}}, {"State beside the Union"}),
    ],
)
def test_both_predictions_fail_under_other_assumptions(changed, out):
    """The same game: a club that gives outsiders too little or asks too much leaves some out; a public good has all
    its members in where autonomy costs nothing or exit costs much.
    """
    found = set(types(**changed).out)
    assert found >= out and (out or not found)
    if changed["good"] == "public":
        assert found == out


def test_a_state_beside_the_union_never_ends_inside():
    """The rule of the game: accession is left out."""
    assert types(assumptions={"autonomy": 0}).beside == ("State beside the Union",)
    assert types(assumptions={"autonomy": 0}).inside == tuple(list(balance.types())[:5])


def test_the_veto_brings_the_neutral_state_in_and_the_trap_can_drive_it_out():
    """By the definition: own power to prevent lowers the price of autonomy, that of all lowers the good (Scharpf)."""
    assert "Small neutral state" in types(rule="unanimity").inside
    assert "Small neutral state" in types(rule="qualified").out
    assert "Small neutral state" in types(rule="unanimity", assumptions={"trap": 1}).out


points = st.integers(0, 12)
actors = st.lists(
    st.tuples(points, points, st.integers(0, 4), st.integers(1, 6), st.booleans()), min_size=1, max_size=4
)


def made(rows):
    return [balance.Actor(f"S{place}", *row[:3], *row[3:]) for place, row in enumerate(rows)]


def stable(game, profile):
    return all(
        game.worth(who, at, profile) >= max(game.worth(who, place, profile) for place in game.open[who])
        for who, at in enumerate(profile)
    )


@settings(max_examples=40, deadline=None)
@given(actors, st.sampled_from(["club", "network", "public"]), st.sampled_from(sorted(balance.RULES)))
def test_a_monotone_game_ends_at_its_lowest_and_highest_equilibrium(rows, good, rule):
    """Topkis 1979. Second computation: every profile is tried by the definition of an equilibrium."""
    found = balance.equilibrium(made(rows[:3]), good, rule)
    game = found.game
    assert found.monotone and found.settled
    every = [profile for profile in itertools.product(*game.open) if stable(game, profile)]
    lowest, highest = (tuple(map(choose, zip(*every, strict=True))) for choose in (min, max))
    assert (found.from_nobody.end, found.from_all.end) == (lowest, highest)


@settings(max_examples=30, deadline=None)
@given(actors, st.sampled_from(["club", "network", "public"]), st.randoms(use_true_random=False))
def test_in_a_monotone_game_the_order_of_moves_does_not_matter(rows, good, chance):
    """As above: the end is the same in a shuffled order."""
    found = balance.equilibrium(made(rows), good)
    order = list(range(len(rows)))
    chance.shuffle(order)
    for known in (found.from_nobody, found.from_all):
        assert path(found.game, known.start, order).end == known.end
    assert not found.order_matters


@settings(max_examples=40, deadline=None)
@given(actors, st.sampled_from(["club", "network", "public"]), st.sampled_from(["qualified", "simple", "reinforced"]))
def test_the_value_of_the_veto_brings_nobody_less_deep(rows, good, rule):
    """With no loss through vetoes, more power to prevent only lowers the price of depth (monotone comparative statics,
    Topkis 1979).
    """
    with_veto, without = (
        balance.equilibrium(made(rows), good, one, assumptions={"trap": 0}) for one in ("unanimity", rule)
    )
    for start in ("from_nobody", "from_all"):
        pairs = zip(getattr(with_veto, start).end, getattr(without, start).end, strict=True)
        assert all(a >= b for a, b in pairs)


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"good": "clubs"}, "Did you mean 'club'"),
        ({"rule": "unanimous"}, "Did you mean 'unanimity'"),
        ({"voters": "member"}, "Did you mean 'members'"),
        ({"access": 2}, "access: 2 found; a number from 0 to 1"),
        ({"assumptions": {"vetoes": 1}}, "Did you mean 'veto'"),
        ({"assumptions": {"veto": "much"}}, "veto: 'much' is not a number"),
    ],
)
def test_a_slip_is_answered_with_what_would_be_right(changed, said):
    """The house rule for arguments."""
    with pytest.raises(ValueError, match=said):
        types(**changed)


def test_actors_are_read_with_care():
    """The house rule for arguments."""
    for wrong, said in (
        ([], "at least one"),
        (["France"], "at least one"),
        (twins(1, 1)[:1] * 2, "stands there twice"),
    ):
        with pytest.raises(ValueError, match=said):
            balance.equilibrium(wrong)
    with pytest.raises(ValueError, match="autonomy: -1 found for A"):
        balance.Actor("A", 1, -1, 0)
    with pytest.raises(ValueError, match="size: 0 found for A; more than 0"):
        balance.Actor("A", 1, 1, 0, 0)
    with pytest.raises(ValueError, match="an actor needs a name"):
        balance.Actor(" ", 1, 1, 0)


def test_a_name_of_a_real_state_is_left_as_it_is():
    """Only the types of the cast get an article."""
    pair = [balance.Actor("France", 8, 2, 1), balance.Actor("Small neutral state", 3, 9, 0)]
    assert "France and the small neutral state" in balance.equilibrium(pair).explain() or "France ends inside." in (
        balance.equilibrium(pair).explain()
    )


def test_a_result_is_written_as_what_was_put_in_and_where_each_ends(tmp_path):
    """Oracle: the same two actors read back by Python's own json."""
    found = balance.equilibrium([balance.Actor("A", 8, 2, 1), balance.Actor("B", 2, 9, 0)])
    read = json.loads(ed.export(found, tmp_path / "found.json").read_text(encoding="utf-8"))["data"]
    assert [(one["name"], one["benefit"]) for one in read["actors"]] == [("A", "8/1"), ("B", "2/1")]
    assert [tuple(one.values()) for one in read["ends"]] == list(found)
    assert read["assumptions"].keys() == balance.ASSUMPTIONS.keys() and read["says"] == found.explain()
