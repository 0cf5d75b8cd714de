"""A coalition while the threat fades, and who joins because others do. Oracles: the models, asked a second time; the
tables of formats; texts approved by reading.
"""

import re

import pytest

from eudefence import momentum as model
from eudefence import rows
from eudefence.views import cascade, explore_cascade, explore_momentum, momentum
from tests import approved, pictures

PLACES = [20 + 5 * place for place in range(13)]  # 13 states, from 20 to 80


def asked(anchoring, threat=None, **options):
    """The model with the numbers of the view."""
    fading = model.decay(100, 36, 60, threat or (), anchoring=anchoring)
    leave = model.staying(PLACES, 36, 6, anchoring=anchoring)
    return model.coalition(PLACES, leave, fading, error=10, smallest=4, **options)


@pytest.mark.parametrize("kind", ["informal", "headquarters"])
def test_the_table_is_that_of_the_model_with_and_without_anchoring(kind):
    view = momentum(kind)
    with_it, without = asked(0.8), asked(0)
    band, other = (without, with_it) if kind == "informal" else (with_it, without)
    assert view.columns["Month"] == list(range(0, 61, 3))
    for heading, line in (("Median (states)", band.median), ("Fewest", band.least), ("Most", band.most),
                          ("A tenth of the runs: up to", band.low), ("Nine tenths of the runs: up to", band.high),
                          (list(view.columns)[-1], other.median)):  # fmt: skip
        assert view.columns[heading] == list(line[::3]), heading
    assert view.columns["Runs that work"] == [band.working(month) for month in range(0, 61, 3)]
    assert view.columns["Felt threat (points)"] == [round(one, 1) for one in band.rules.threat[::3]]
    assert view.sentence.startswith(f"In {band.working()} of 100 runs the coalition still works after five years")
    assert view.sentence.endswith(f"it works in {other.working()} of 100.")
    assert len(view.drawn.marks) == 21 + sum(runs > 0 for runs in band.sizes[-1])


def test_it_has_the_states_of_the_initiative_and_says_that_it_is_not_fitted():
    """Founders and members in the table format_membership; limited follow-through in IAI 2026, p. 8."""
    members = [one for one in rows("format_membership") if one["format_id"] == "ei2"]
    founders = [one for one in members if one["role"] == "founder"]
    assert (len(founders), len(members)) == (9, 13)
    view = momentum()
    assert view.title == "A coalition of 13 while the felt threat fades"
    assert "began with nine states, and the course data now count 13" in view.more
    assert "not fitted" in view.more and all(limit in view.more for limit in model.LIMITS.values())
    assert "Seeds 2026 to 2125; no single run is shown" in view.more


def test_an_anchoring_of_your_own_is_not_called_that_of_a_kind():
    assert "The anchoring is the one we assume for a format with a headquarters" in momentum("headquarters").more
    assert "The anchoring is another than the one we assume for a format" in momentum("headquarters", anchoring=20).more
    assert "The anchoring is another than the one we assume for an informal" in momentum(anchoring=20).more
    assert momentum("informal", anchoring=80).columns == momentum("headquarters").columns


@pytest.mark.parametrize(
    "setting",
    [
        {},
        {"shock": 36, "spread": 90},
        {"half_life": 3, "spread": 0, "staying": 0},
        {"smallest": 13, "half_life": 60, "company": 50, "order": "in turn", "shock": 12, "size": 100},
        {"smallest": 1, "anchoring": 95, "middle": 20},
    ],
    ids=str,
)
def test_pictures_can_be_read(setting):
    """The house rules for pictures."""
    pictures.check(momentum(**setting))


def test_every_control_moves_the_model():
    """Each control at another value gives the view that the function gives with it."""
    other = {"half_life": 12, "anchoring": 40, "spread": 20, "staying": 20, "smallest": 9, "shock": 48}
    other |= {"middle": 30, "first": 1}
    with_others = {"size": (100, {"shock": 36}), "company": (50, {}), "order": ("in turn", {"company": 50})}
    for name, (value, beside) in ({key: (one, {}) for key, one in other.items()} | with_others).items():
        explorer = explore_momentum()
        explorer.set(**beside, **{name: value})
        assert not explorer.problem
        assert explorer.view.columns == momentum(**beside, **{name: value}).columns
        assert explorer.view.columns != momentum(**beside).columns, name
    explorer = explore_momentum()
    explorer.set(kind="headquarters")
    assert explorer.values["anchoring"] == 80 and explorer.view.columns == momentum("headquarters").columns


def test_ends_too_small_are_hatched_and_no_others():
    """The ends of the model: one hatch for each size below the smallest that some run ends with, one in the legend."""
    small = [runs for runs in asked(0).sizes[-1][:4] if runs]
    assert small and momentum().picture().count("ed-hatch") == 1 + len(small)
    assert momentum(smallest=2).picture().count("ed-hatch") == 1 + bool(sum(asked(0).sizes[-1][:2]))


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ({"kind": "formal"}, "Did you mean 'informal'"),
        ({"anchoring": 100}, "anchoring: 100 found; per cent from 0 to 99"),
        ({"anchoring": -1}, "anchoring: -1 found"),
        ({"spread": -5}, "spread: -5 found; points from 0"),
        ({"shock": 61}, "shock: 61 found; whole numbers from 0 to 60"),
        ({"smallest": 14}, "smallest: 14 found; whole numbers from 1 to 13"),
    ],
)
def test_a_slip_is_answered_with_what_would_be_right(setting, said):
    """The house rule for arguments."""
    with pytest.raises(ValueError, match=said):
        momentum(**setting)


def test_the_line_of_states_is_the_chain_of_the_model():
    """The model, asked with the same thresholds; one moved."""
    view = cascade("two_camps", 2, 9)
    thresholds = [0, 9, 0, 1, 2, 3, 8, 8, 9, 9, 10, 10, 11]
    found = model.cascade(thresholds)
    ends = [row["Ends"] == "joins" for row in view.rows]
    assert ends == [True] * found.joined + [False] * len(found.left_out)
    for row in view.rows:
        place = int(row["State"].removeprefix("State ")) - 1
        assert row["Waits for (others)"] == thresholds[place]
        assert (row["Ends"] == "joins") == (place not in found.left_out)
    assert set(view.drawn.marks) == {f"state-{number}" for number in range(1, 14)}
    assert "Moved: yes" in view.drawn.marks["state-2"] and "Moved" not in view.drawn.marks["state-1"]


@pytest.mark.parametrize(("setting", "stairs"), [({"state": 2}, 2), ({}, 13), ({"example": "two_camps"}, 7)])
def test_the_staircase_is_whole_up_to_the_state_that_breaks_it(setting, stairs):
    """By hand: one stair for each that joins and one for the first that does not; a stair has two ends."""
    walked = re.findall(r'<path[^>]*stroke-width="2.6"[^>]*>', cascade(**setting).picture())
    assert max(path.count("L") + 1 for path in walked) == 2 * stairs


def test_who_waits_behind_the_break_would_join_after_those_before():
    """By hand: 0, 3 and 2: the second in line has one before it and waits for two; the third waits for three."""
    ends = [row["Ends"] for row in cascade(thresholds=[0, 2, 2, 3]).rows]
    assert ends == ["joins", "stays out: too few are in"] + ["stays out: it would join after those before it"] * 2


@pytest.mark.parametrize(
    "setting",
    [{}, {"state": 2}, {"example": "waiting"}, {"example": "leader", "state": 7, "waits_for": 13},
     {"thresholds": [0]}, {"thresholds": range(30), "state": 17, "waits_for": 18}, {"thresholds": [99, 0.5, 0]}],
    ids=str,
)  # fmt: skip
def test_pictures_of_a_chain_can_be_read(setting):
    """The house rules for pictures."""
    pictures.check(cascade(**setting))


def test_moving_one_threshold_breaks_the_chain():
    """Granovetter's example, with thirteen states in the place of a hundred persons."""
    explorer = explore_cascade()
    assert explorer.view.sentence.startswith("All 13 states")
    explorer.set(state=2, waits_for=2)
    assert explorer.view.sentence == cascade(state=2, waits_for=2).sentence
    assert explorer.view.sentence.startswith("It stops at 1 of 13 states: state 2 waits for 2 others")
    explorer.set(waits_for=1)
    assert explorer.view.sentence.startswith("All 13 states")
    explorer.set(state=2, waits_for=2)
    explorer.set(example="leader")
    assert explorer.values["state"] == 0 and explorer.view.sentence == cascade("leader").sentence


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ({"example": "leder"}, "Did you mean 'leader'"),
        ({"state": 14}, "state: 14 found; whole numbers from 0 to 13"),
        ({"state": 1, "waits_for": -1}, "waits_for: -1 found; whole numbers from 0 to 13"),
        ({"thresholds": range(31)}, "thresholds: 31 found; at most 30 fit"),
    ],
)
def test_a_slip_of_a_chain_is_answered(setting, said):
    """The house rule for arguments."""
    with pytest.raises(ValueError, match=said):
        cascade(**setting)


def test_what_is_said():
    """Approved by reading: how often it works, what the model is not; where the chain breaks, and who would follow."""
    approved.compare(
        "momentum",
        {
            "informal": momentum().said,
            "with a headquarters": momentum("headquarters").said,
            "nobody left": momentum(half_life=3, staying=0).sentence,
            "all in": momentum("headquarters", middle=20).sentence,
            "a new shock, company": momentum(shock=36, company=20, order="in turn").said,
            "a ladder": cascade().said,
            "a broken ladder": cascade(state=2, waits_for=2).said,
            "the last one out": cascade("leader", 7, 13).said,
            "two camps": cascade("two_camps").said,
            "nobody begins": cascade("waiting").said,
            "one state": cascade(thresholds=[0]).said,
        },
    )
