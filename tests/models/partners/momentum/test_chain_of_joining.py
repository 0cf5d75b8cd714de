"""Who joins because others do. Oracles: Granovetter's published example (1978); iteration from every start."""

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eudefence import momentum

THRESHOLDS = st.lists(st.integers(0, 12), min_size=1, max_size=10)


def iterated(thresholds, weights, level):
    """Where F leads from a level, by plain counting: who is in, and what they bring."""
    everything = sum(weights)
    seen = None
    while True:
        inside = {i for i, one in enumerate(thresholds) if one <= level}
        if inside == seen:
            return inside, level
        seen, level = inside, sum((weights[i] for i in inside), Fraction(0)) / everything


def counted(thresholds):
    """As shares of equal weights: a threshold of k of n is k / n."""
    size = len(thresholds)
    return [Fraction(one, size) for one in thresholds], [Fraction(1)] * size


def test_the_crowd_of_a_hundred():
    """Granovetter 1978: thresholds 0, 1, 2, ..., 99: all hundred; one 1 changed to 2: one only."""
    whole = momentum.cascade(range(100))
    assert whole.joined == 100 and whole.path == tuple(range(101)) and whole.stops_at is None
    broken = momentum.cascade([0, 2, *range(2, 100)])
    assert broken.joined == 1 and broken.path == (0, 1) and broken.stops_at == 2
    assert len(broken.left_out) == 99 and "one state of 100 ends up in" in broken.explain()
    assert [(one.joined, one.stable) for one in broken.fixed_points] == [(1, False), (100, True)]
    assert not broken.fixed_points[0].one_more and broken.fixed_points[0].one_less


@given(THRESHOLDS)
def test_it_ends_where_counting_from_nobody_ends(thresholds):
    found = momentum.cascade(thresholds)
    inside, _ = iterated(*counted(thresholds), Fraction(0))
    assert found.joined == len(inside) and set(found.left_out) == set(range(len(thresholds))) - inside
    assert sorted(one for joining in found.rounds for one in joining) == sorted(inside)
    assert [b - a for a, b in zip(found.path, found.path[1:], strict=False)] == list(map(len, found.rounds))


@given(THRESHOLDS)
def test_fixed_points_are_all_ends_of_all_starts(thresholds):
    """Each start leads to one of them, and each is the end of its own start; stable: the starts beside it lead back."""
    size = len(thresholds)
    ends = [len(iterated(*counted(thresholds), Fraction(start, size))[0]) for start in range(size + 1)]
    found = momentum.cascade(thresholds).fixed_points
    assert [one.joined for one in found] == [start for start in range(size + 1) if ends[start] == start]
    assert set(ends) == {one.joined for one in found}
    for one in found:
        assert one.one_less == (one.joined == 0 or ends[one.joined - 1] == one.joined)
        assert one.one_more == (one.joined == size or ends[one.joined + 1] == one.joined)


@given(st.lists(st.tuples(st.fractions(0, 1, max_denominator=8), st.integers(1, 9)), min_size=1, max_size=7))
def test_weights_are_counted_as_shares(members):
    thresholds, weights = [one for one, _ in members], [Fraction(weight) for _, weight in members]
    found = momentum.cascade(thresholds, weights)
    inside, share = iterated(thresholds, weights, Fraction(0))
    assert found.joined == len(inside) and found.fixed_points[0].share == share
    for one in found.fixed_points:
        there, level = iterated(thresholds, weights, one.share)
        assert (len(there), level) == (one.joined, one.share)
        less = [iterated(thresholds, weights, one.share - weights[i] / sum(weights))[1] for i in there]
        assert one.one_less == all(end == one.share for end in less)
        out = set(range(len(weights))) - there
        more = [iterated(thresholds, weights, one.share + weights[i] / sum(weights))[1] for i in out]
        assert one.one_more == all(end == one.share for end in more)


@given(THRESHOLDS, st.data())
def test_raising_one_threshold_never_raises_who_joins(thresholds, data):
    who = data.draw(st.integers(0, len(thresholds) - 1))
    raised = [*thresholds]
    raised[who] += data.draw(st.integers(1, 5))
    assert momentum.cascade(raised).joined <= momentum.cascade(thresholds).joined


def test_two_who_wait_for_each_other():
    """By hand: nobody begins; both in, it rests; one in: it tips to both, for each has its one."""
    found = momentum.cascade([1, 1])
    assert found.joined == 0 and "Nobody begins" in found.explain() and found.rounds == ()
    assert [one.brief() for one in found.fixed_points] == ["0, unstable", "2, stable"]
    assert found.fixed_points[0].explain() == "With no state in it rests, but one more tips it."


def test_who_has_a_name_keeps_it():
    """By hand: France begins, Germany waits for one, Ireland for five, which never comes."""
    named = momentum.cascade({"IE": 5, "FR": 0, "DE": 1})
    assert named.rounds == (("FR",), ("DE",)) and named.left_out == ("IE",) and named.stops_at == 5
    assert named.rows[2] == {"state": "DE", "threshold": 1.0, "joins_in_round": 2}
    placed = momentum.cascade([5, 0, 1])
    assert placed.rounds == ((1,), (2,)) and placed.left_out == (0,) and placed.names == (0, 1, 2)
    assert placed.rows[2] == {"place": 2, "threshold": 1.0, "joins_in_round": 2}
    assert momentum.cascade(pd.Series([5, 0, 1])) == placed, "labels that only count are places"
    assert momentum.cascade(pd.Series([5, 0, 1], index=["IE", "FR", "DE"])) == named


def test_a_weight_belongs_to_the_state_of_its_name():
    """By hand: Malta begins with a tenth; Italy, which waits for half, would join only if Malta brought nine tenths."""
    wanted = {"MT": 0, "IT": 0.5}
    for weights in ({"IT": 9, "MT": 1}, {"MT": 1, "IT": 9}, [1, 9]):
        assert momentum.cascade(wanted, weights).rounds == (("MT",),)
    assert momentum.cascade(wanted, [9, 1]).rounds == (("MT",), ("IT",))
    assert momentum.cascade([0, 0.5], {"MT": 9, "IT": 1}).rounds == ((0,), (1,))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"thresholds": []}, "thresholds: .* found; a list of at least one number"),
        ({"thresholds": "123"}, "thresholds: '123' found; a list"),
        ({"thresholds": [1, -2]}, "thresholds: -2 found; a number of at least 0"),
        ({"thresholds": [1, None]}, r"thresholds\[1\]: None is not a number"),
        ({"thresholds": [0, 1], "weights": [1]}, "weights: 1 found for 2 thresholds"),
        ({"thresholds": [0, 1], "weights": [1, 0]}, "the smallest 0; give one for each, all above 0"),
        ({"thresholds": {"FR": 0, "DE": 1}, "weights": {"FR": 1, "IT": 2}}, "weights: 'DE' is named in only one of"),
        ({"thresholds": pd.Series([0, 1], index=["FR", "FR"])}, "thresholds: two numbers are called 'FR'"),
    ],
)
def test_a_slip_is_answered_with_what_would_be_right(asked, said):
    """The house rule for arguments."""
    with pytest.raises(ValueError, match=said):
        momentum.cascade(**asked)
