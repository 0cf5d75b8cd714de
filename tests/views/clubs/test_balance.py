"""In, beside and out, and the dilemma of three. Oracles: the models, asked a second time; texts approved by reading."""

import pytest

from eudefence import balance as model
from eudefence.views import balance, dilemma, explore_balance, explore_dilemma
from tests import approved, pictures


def test_the_table_is_the_end_of_the_model_from_both_starts():
    """The model, asked with the same numbers."""
    view = balance(good="network", rule="qualified", voters="inside", access=60)
    found = model.equilibrium(model.types().values(), "network", "qualified", "3/5", voters="inside")
    shown = [(row["Actor"], row["If nobody is in at first"], row["If all are in at first"]) for row in view.rows]
    assert shown == list(found)
    assert len(view.drawn.marks) == 2 * len(shown)


def test_every_number_reaches_the_model():
    """The model, with each assumption in its own unit."""
    asked = {"autonomy": 150, "loyalty": 50, "veto": 30, "trap": 70, "leaving": 2.5}
    given = {"autonomy": "3/2", "loyalty": "1/2", "veto": "0.3", "trap": "0.7", "leaving": "5/2"}
    found = model.equilibrium(model.types().values(), assumptions=given)
    assert balance(**asked).sentence == f"{found.ends()} {found.carrying()}"


def test_points_and_actors_of_your_own():
    """A neutral state without a price of autonomy ends inside; real states are named as they are."""
    name = "Small neutral state"
    low = balance(good="public", points={name: {"autonomy": 0}})
    row = next(row for row in low.rows if row["Actor"] == name)
    assert row["Price of autonomy (points)"] == 0 and row["If nobody is in at first"] != "exit"
    own = balance(actors=[model.Actor("Ireland", 3, 9, 0), model.Actor("Norway", 6, 3, 0, 1, False)])
    assert own.columns["Actor"] == ["Ireland", "Norway"] and "Ireland" in own.sentence


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"good": "public"},
        {"good": "network", "rule": "qualified", "voters": "inside"},
        {"good": "common_pool", "loyalty": 200},
        {"autonomy": 0},
        {"autonomy": 200, "loyalty": 0, "access": 100},
        {"actors": [model.Actor(f"A state with a very long name indeed, number {n}", 9, n, 2) for n in range(10)]},
    ],
    ids=str,
)
def test_pictures_can_be_read(asked):
    """The house rules for pictures."""
    pictures.check(balance(**asked))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"good": "pubic"}, "Did you mean 'public'"),
        ({"access": 101}, "access: 101 found; per cent from 0 to 100"),
        ({"autonomy": 300}, "autonomy: 300 found; per cent from 0 to 200"),
        ({"leaving": 6}, "leaving: 6 found; a number from 0 to 5"),
        ({"points": {"Nobody": {"benefit": 1}}}, "points: 'Nobody' found; accepted: Large attached state"),
        ({"actors": [model.Actor(str(n), 1, 1, 1) for n in range(11)]}, "at most 10 fit"),
    ],
)
def test_a_slip_is_answered_with_what_would_be_right(asked, said):
    """The house rule for arguments."""
    with pytest.raises(ValueError, match=said):
        balance(**asked)


def test_every_control_of_the_balance_moves_the_model():
    """Each control at another value gives the view that the function gives with it."""
    other = {"good": "public", "rule": "qualified", "access": 20, "autonomy": 150, "loyalty": 0}
    other |= {"veto": 0, "trap": 100, "leaving": 0.0}
    for name, value in other.items():
        explorer = explore_balance()
        explorer.set(**{name: value})
        assert not explorer.problem
        assert explorer.view.sentence == balance(**{name: value}).sentence
        assert explorer.view.sentence != balance().sentence, name
    explorer = explore_balance()
    explorer.set(rule="qualified", voters="inside")  # under unanimity everybody has a veto, whoever votes
    assert explorer.view.sentence == balance(rule="qualified", voters="inside").sentence
    assert explorer.view.sentence != balance(rule="qualified").sentence


def test_a_design_is_coded_again_from_its_own_scores():
    """Choosing a design sets the controls to the scores of the table; one point more then refutes."""
    explorer = explore_dilemma()
    assert explorer.view.sentence == dilemma().sentence
    explorer.set(capability=5)
    assert explorer.view.columns != dilemma().columns  # a score that is moved counts from the start
    for one in model.designs():
        explorer.set(design=one.id)
        assert explorer.view.columns == dilemma().columns
    explorer.set(design="coalition", autonomy=5, capability=4, exit=5)
    assert not explorer.problem and explorer.view.sentence == dilemma({"coalition": (5, 4, 5)}).sentence
    explorer.set(design="A design of your own", autonomy=5, capability=5, exit=5)
    assert "A design of your own" in explorer.view.columns["Design"]
    explorer.set(high=5)
    assert explorer.view.sentence.startswith("Refuted, if these codings hold: “A design of your own”")


def test_the_dilemma_has_a_row_and_a_mark_for_each_design():
    """The model, asked a second time."""
    view, found = dilemma(), model.dilemma()
    assert list(view.drawn.marks) and set(view.drawn.marks) == {one.id for one in found.designs}
    on = {row["Design"] for row in view.rows if row["On the frontier"] == "yes"}
    assert on == {one.name for one in found.frontier}
    assert all(row["Why this autonomy"] for row in view.rows)
    pictures.check(view)
    pictures.check(dilemma({"own": (5, 5, 5)} | {one.id: (3, 3, 3) for one in found.designs}, high=5))


def test_what_is_said():
    """Approved by reading: who ends where, what carries it, and on which coding the dilemma hangs."""
    approved.compare(
        "balance",
        {
            "club": balance().said,
            "public good": balance(good="public").said,
            "network good, majority among those inside": balance("network", "qualified", voters="inside").said,
            "common pool": balance("common_pool", "simple").said,
            "dilemma as coded": dilemma().said,
            "dilemma refuted": dilemma({"coalition": (5, 4, 5)}).said,
            "dilemma, five is high": dilemma(high=5).said,
        },
    )
