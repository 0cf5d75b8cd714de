"""The dilemma of three. Oracle: small sets of designs compared by hand; the table read a second time."""

import itertools

import pytest

from eudefence import balance
from eudefence.data.package import course
from eudefence.models.clubs.balance.dilemma_of_three import Design, Dilemma


def made(**scores):
    return tuple(Design(name, name, given) for name, given in scores.items())


def test_the_frontier_of_four_by_hand():
    """B is as good as A on all three and better on one; C and D each have what no other has; equals both stay."""
    four = Dilemma(made(A=(3, 3, 3), B=(3, 4, 3), C=(5, 1, 5), D=(5, 1, 5)), 4)
    assert [one.id for one in four.frontier] == ["B", "C", "D"]
    assert [one.missing(4) for one in four.designs] == [3, 2, 3, 3]
    assert [one.id for one in four.nearest] == ["B"] and not four.refuted_by
    assert "The nearest, “B”, lacks 2 points." in four.explain()


def test_one_design_that_is_high_on_all_three_refutes_it():
    """By the definition: high is the bar itself or more."""
    refuted = Dilemma(made(A=(4, 4, 4), B=(5, 5, 3)), 4)
    assert [one.id for one in refuted.refuted_by] == ["A"]
    assert refuted.explain() == "Refuted, if these codings hold: “A” scores 4 or more on all three."


def test_the_codings_of_the_course():
    """The rows of the table, read without the model: no design has its lowest score at 4; two lack one point."""
    scores = {}
    for row in course().rows("dilemma_codings"):
        scores.setdefault(row["route_id"], []).append(row["score"])
        assert (row["scored_by"], row["source_id"]) == ("us", "OK_CODE")
    assert set(map(len, scores.values())) == {3} and max(map(min, scores.values())) == 3
    found = balance.dilemma()
    assert not found.refuted_by
    one_short = [key for key, given in scores.items() if sum(max(0, 4 - score) for score in given) == 1]
    assert [one.id for one in found.nearest] == one_short == ["article_44", "coalition"]
    dominated = {
        a
        for a, b in itertools.permutations(scores, 2)
        if scores[a] != scores[b] and all(map(int.__le__, scores[a], scores[b]))
    }
    assert {one.id for one in found.frontier} == set(scores) - dominated


def test_one_coding_changed_decides():
    """A coalition with one point more of capability; its reasons for the other two stay."""
    found = balance.dilemma({"coalition": (5, 4, 5), "my own": (5, 5, 5)})
    assert [one.id for one in found.refuted_by] == ["coalition", "my own"]
    coalition = found.refuted_by[0]
    assert [bool(reason) for reason in coalition.reasons] == [True, False, True]


@pytest.mark.parametrize(
    ("changed", "high", "said"),
    [
        ({"coalition": (5, 6, 5)}, 4, r"changed\['coalition'\]: 6 found; whole numbers from 1 to 5"),
        ({"coalition": (5, 5)}, 4, "three scores from 1 to 5"),
        ({"coalition": "555"}, 4, r"changed\['coalition'\]: '555' found; three scores"),
        ([("coalition", (5, 5, 5))], 4, "changed: .* a mapping of design to its three scores"),
        ({"coalition": (5, 0, 5)}, 4, r"changed\['coalition'\]: 0 found"),
        (None, 6, "high: 6 found; whole numbers from 2 to 5"),
    ],
)
def test_a_slip_is_answered_with_what_would_be_right(changed, high, said):
    """The house rule for arguments."""
    with pytest.raises(ValueError, match=said):
        balance.dilemma(changed, high)


def test_many_that_refute_it_are_not_all_named():
    """By hand: six designs at the top; a sentence names three, and says how many more; over 5 nothing is."""
    six = Dilemma(made(**dict.fromkeys("ABCDEF", (5, 5, 5))), 5)
    assert six.explain() == "Refuted, if these codings hold: “A”, “B”, “C” and 3 more score 5 on all three."
    assert (
        Dilemma(made(A=(5, 3, 5), B=(4, 4, 5)), 5).explain().endswith("The nearest, “A” and “B”, lack 2 points each.")
    )
