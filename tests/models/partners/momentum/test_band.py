"""Joining and leaving, a hundred times. Oracles: the rule in its docstring, run a second time; cases worked by hand;
what Python promises of `random.Random(seed).random()`.
"""

import random
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eudefence import momentum

FADING = momentum.decay(100, 12, 36, [(24, 30)])
SURE = {"error": 0, "misreading": 0}
LEVELS = st.lists(st.floats(0, 100), min_size=1, max_size=12)
THRESHOLDS = st.lists(st.floats(0, 100), min_size=1, max_size=6)
ORDERS = st.sampled_from(["together", "in turn"])
FEW = settings(max_examples=40, deadline=None)
PYTHON_SAYS = [0.119119884964, 0.502515755231, 0.511822712773]
MEDIAN = (4, 4, 3, 2, 2, 2, 1)
COUNTS = (0, 0, 99, 1, 0)


def told(thresholds, leave, threat, seed, *, company, error, misreading, order, start):
    """The rule, state by state, as the docstring says it."""
    draw, aside = random.Random(seed), random.Random(seed + 2**40)
    size = len(thresholds)
    own = [one + error * (2 * draw.random() - 1) for one in thresholds]
    inside = set(range(size)) if start == "all" else set()
    sizes = []
    for level in threat:
        reading = [misreading * (2 * draw.random() - 1) for _ in range(size)]
        line = range(size)
        if order == "in turn":
            keys = [aside.random() for _ in range(size)]
            line = sorted(line, key=lambda who, keys=keys: keys[who])
        seen = set(inside)
        for who in line:
            others = (inside if order == "in turn" else seen) - {who}
            felt = level + reading[who] + (company * len(others) / (size - 1) if size > 1 else 0)
            was = who in (inside if order == "in turn" else seen)
            if felt >= (own[who] - leave if was else own[who]):
                inside.add(who)
            else:
                inside.discard(who)
        sizes.append(len(inside))
    return sizes


@pytest.mark.parametrize("order", ["together", "in turn"])
@pytest.mark.parametrize("start", ["all", "nobody"])
@pytest.mark.parametrize("company", [0, 40])
def test_each_run_follows_the_rule(order, start, company):
    rest = {"company": company, "error": 9, "misreading": 6, "order": order, "start": start}
    thresholds = [15, 30, 45, 60, 75, 90]
    found = momentum.coalition(thresholds, 8, FADING, 20, smallest=3, **rest)
    runs = [told(thresholds, 8, FADING.level, seed, **rest) for seed in range(2026, 2046)]
    assert [list(found.run(seed).size) for seed in range(2026, 2046)] == runs
    for month, counts in enumerate(found.sizes):
        assert list(counts) == [sum(run[month] == size for run in runs) for size in range(7)]
        assert found.working(month) == sum(run[month] >= 3 for run in runs)
    for part, line in ((0.1, found.low), (0.5, found.median), (0.9, found.high)):
        rank = -(-int(part * 100) * 20 // 100)
        assert list(line) == [sorted(run[month] for run in runs)[rank - 1] for month in range(37)]
    assert list(found.least) == [min(run[month] for run in runs) for month in range(37)]
    assert list(found.most) == [max(run[month] for run in runs) for month in range(37)]
    first = [next((m for m, size in enumerate(run) if size >= 3), None) for run in runs]
    fell = [f is not None and min(run[f:]) < 3 for f, run in zip(first, runs, strict=True)]
    assert found.fell == sum(fell) and found.falls == sum(fell) / 20
    assert found.never == sum(f is None for f in first)


def test_a_fading_threat_by_hand():
    """Thresholds 50 and 20, margins 10 and 0, threat 100, 45, 39, 15, 45, 55: A stays at 45, leaves at 39, comes back
    at 50 or more only.
    """
    found = momentum.coalition([50, 20], [10, 0], [100, 45, 39, 15, 45, 55], 3, smallest=1, **SURE)
    assert found.run(1).inside == ((0, 1), (0, 1), (1,), (), (1,), (0, 1))
    assert found.median == found.least == found.most == (2, 2, 1, 0, 1, 2)
    assert found.fell == 3 and found.working() == 3 and found.never == 0


def test_a_threshold_that_is_just_reached_is_reached():
    """The rule: joins at >=, leaves at <."""
    assert momentum.coalition([50], 10, [50, 40, 39.9], 1, start="nobody", **SURE).median == (1, 1, 0)


def test_the_order_can_change_the_result():
    """By hand: 90 points from three others, so 30 from one and 60 from two: each waits for one more. At the same time
    one joins a month; one after another, several can.
    """
    chain = {"thresholds": [0, 30, 60, 90], "leave": 0, "threat": [0] * 8, "company": 90, "start": "nobody"}
    together = momentum.coalition(**chain, **SURE)
    assert together.least == together.most == (1, 2, 3, 4, 4, 4, 4, 4)
    turn = momentum.coalition(**chain, **SURE, order="in turn")
    assert turn.most[0] > together.most[0]  # in a lucky order the chain runs through within a month


@FEW
@given(THRESHOLDS, st.floats(0, 100), ORDERS, st.sampled_from(["all", "nobody"]), st.floats(0, 60))
def test_a_constant_threat_without_margin_or_misreading_is_stable(thresholds, threat, order, start, company):
    """Nobody changes a mind twice: with company, sizes only go one way and then rest."""
    found = momentum.coalition(thresholds, 0, [threat] * 12, 4, order=order, start=start, company=company, misreading=0)
    for seed in range(found.first, found.first + 4):
        size = found.run(seed).size
        assert len(set(size[6:])) == 1
        assert list(size) in (sorted(size), sorted(size, reverse=True))
        if not company:
            assert len(set(size)) == 1


@FEW
@given(THRESHOLDS, LEVELS, st.floats(0, 30), st.floats(0, 30), ORDERS, st.floats(0, 60))
def test_a_larger_margin_never_shortens_membership(thresholds, threat, margin, more, order, company):
    """Who is in with the smaller margin is in with the larger, month by month and run by run."""
    runs = [
        momentum.coalition(thresholds, one, threat, 3, order=order, company=company).run(2026).inside
        for one in (margin, margin + more)
    ]
    assert all(set(small) <= set(large) for small, large in zip(*runs, strict=True))


@FEW
@given(THRESHOLDS, LEVELS, ORDERS, st.integers(1, 12))
def test_the_band_is_ordered(thresholds, threat, order, seeds):
    found = momentum.coalition(thresholds, 5, threat, seeds, order=order)
    for line in zip(found.least, found.low, found.median, found.high, found.most, strict=True):
        assert list(line) == sorted(line)
    assert all(sum(counts) == seeds for counts in found.sizes)
    assert found.fell + found.never <= seeds


def test_the_same_seeds_give_the_same_runs_on_every_machine():
    """The first numbers of Python's generator for seed 2026, and what became of them when this was written."""
    drawn = random.Random(2026)
    assert [round(drawn.random(), 12) for _ in range(3)] == PYTHON_SAYS
    found = momentum.coalition([20, 40, 60, 80], 10, FADING, company=10)
    assert (found.first, found.seeds) == (2026, 100) and "Seeds 2026 to 2125" in found.explain()
    assert found.median[::6] == MEDIAN and found.sizes[18] == COUNTS
    assert found == momentum.coalition([20, 40, 60, 80], 10, FADING, company=10)
    assert found.sizes != momentum.coalition([20, 40, 60, 80], 10, FADING, company=10, first=1).sizes


def test_no_single_run_is_offered_unmarked():
    """The house rule for simulations: a run is had by its seed only, and says what it is."""
    found = momentum.coalition([20, 40, 60], 5, FADING, 10)
    with pytest.raises(TypeError):
        found.run()
    said = found.run(3).explain()
    assert "One run only, with seed 3: an illustration, not a result" in said
    assert "run 3" not in found.explain()


def test_it_says_the_rule_the_seeds_and_the_four_traps():
    said = momentum.coalition([20, 40, 60], 5, FADING.anchored(0.5), 10, company=7, order="in turn").explain()
    for part in ("it feels 7 points more", "one after another", "Seeds 2026 to 2035", "50 per cent of the fading"):
        assert part in said
    assert all(limit in said for limit in momentum.LIMITS.values()) and len(momentum.LIMITS) == 4


def test_anchoring_and_the_smallest_size_that_works():
    """Half of five states is three; anchoring comes with the threat."""
    found = momentum.coalition([10, 20, 30, 40, 50], 0, FADING.anchored(0.25), 5)
    assert found.smallest == 3 and found.anchoring == 0.25
    assert momentum.coalition([10], 0, [50], 5).anchoring is None


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"thresholds": []}, "thresholds: .* found; a list of at least one number"),
        ({"thresholds": [1] * 101}, "thresholds: 101 found; at most 100"),
        ({"leave": -1}, "leave: -1 found; a number of at least 0"),
        ({"leave": [1]}, "leave: 1 numbers found for 2 thresholds"),
        ({"threat": [1] * 1202}, "threat: 1202 months found; at most 1,201"),
        ({"seeds": 0}, "seeds: 0 found; whole numbers from 1 to 1,000"),
        ({"thresholds": [1] * 100, "threat": [1] * 1000}, "take too long; try 30"),
        ({"smallest": 3}, "smallest: 3 found; whole numbers from 1 to 2"),
        ({"company": -1}, "company: -1 found"),
        ({"error": -1}, "error: -1 found"),
        ({"misreading": -1}, "misreading: -1 found"),
        ({"order": "in turns"}, "Did you mean 'in turn'"),
        ({"start": "some"}, "start: 'some' is not a known start"),
        ({"first": -1}, "first: -1 found; whole numbers of at least 0"),
    ],
)
def test_a_slip_is_answered_with_what_would_be_right(asked, said):
    """The house rule for arguments."""
    with pytest.raises(ValueError, match=said):
        momentum.coalition(**({"thresholds": [20, 40], "leave": 5, "threat": FADING} | asked))


def test_numbers_of_every_kind_are_read():
    """Oracle: the same numbers as floats."""
    plain = momentum.coalition([20.0, 40.0], 5.0, [50.0, 30.0], 5)
    assert plain == momentum.coalition(["20", Fraction(40)], "5", iter([50, Fraction(30)]), 5)
    with pytest.raises(ValueError, match="part: 2 found"):
        plain.at(2)
    with pytest.raises(ValueError, match="month: 9 found"):
        plain.working(9)
