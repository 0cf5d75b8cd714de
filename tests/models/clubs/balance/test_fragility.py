"""Which assumption carries a result. Oracle: the game played again with each value; the table of the literature."""

import pytest

from eudefence import balance
from eudefence.data.package import course


def played(good, rule, voters="members", **changed):
    return balance.equilibrium(balance.types().values(), good, rule, voters=voters, assumptions=changed)


def zones(found):
    return found.inside, found.beside, found.out, found.depends


CASES = [("club", "unanimity"), ("club", "qualified"), ("public", "unanimity"), ("common_pool", "simple")]


@pytest.mark.parametrize(("good", "rule"), CASES)
def test_the_change_named_changes_the_result_and_one_step_less_does_not(good, rule):
    """Second computation: the public function, with the value and with the one a step nearer."""
    found = played(good, rule)
    assert found.carried_by
    for change in found.carried_by:
        one = balance.ASSUMPTIONS[change.assumption]
        toward = 1 if change.becomes > change.now else -1
        nearer = change.becomes - toward * one.step
        if (change.becomes - change.now) % one.step:  # the end of the range lies within a step
            nearer = change.now
        assert zones(played(good, rule, **{change.assumption: change.becomes})) != zones(found), change
        assert zones(played(good, rule, **{change.assumption: nearer})) == zones(found), change
        opposite = change.now - toward * (abs(change.becomes - change.now) - one.step)
        if one.least <= opposite <= one.most:
            assert zones(played(good, rule, **{change.assumption: opposite})) == zones(found), change
        assert change.part == abs(change.becomes - change.now) / (one.most - one.least)
    parts = [change.part for change in found.carried_by]
    assert parts == sorted(parts)


@pytest.mark.parametrize(("good", "rule"), CASES)
def test_what_is_called_firm_changes_nothing_at_the_ends_of_its_range(good, rule):
    """Second computation, as above."""
    found = played(good, rule)
    for key in found.firm:
        one = balance.ASSUMPTIONS[key]
        for end in (one.least, one.most):
            assert zones(played(good, rule, **{key: end})) == zones(found), key
    listed = {change.assumption for change in found.carried_by} | set(found.firm)
    idle = set(balance.ASSUMPTIONS) - listed
    assert idle == ({"restraint"} if good == "club" else {"access", "inner_access"} - listed | idle & {"restraint"})


def test_another_good_rule_or_electorate_is_tried_too():
    """Second computation, as above: who moves is who ends in another zone."""
    found = played("club", "unanimity")
    told = {(one.choice, one.becomes): one.moves for one in found.otherwise}
    assert len(told) == 3 + 3 + 1
    assert told["good", "public"] == (
        ("Large independent state", "in", "out"),
        ("Small neutral state", "in", "out"),
        ("State beside the Union", "beside", "out"),
    )
    assert bool(told["rule", "qualified"]) == (zones(played("club", "qualified")) != zones(found))
    assert bool(told["voters", "inside"]) == (zones(played("club", "unanimity", "inside")) != zones(found))


def test_every_assumption_has_its_reason_and_readings_that_exist():
    """The table literature; a default lies on the grid of its range."""
    known = {row["bib_key"] for row in course().rows("literature")}
    for one in balance.ASSUMPTIONS.values():
        assert one.reason.endswith(".") and set(one.literature) <= known
        assert one.least <= one.default <= one.most and not (one.default - one.least) % one.step


def test_what_a_result_says():
    """Approved by reading: who ends where, what carries it, and that nothing was measured."""
    assert played("public", "unanimity").explain() == (
        "Public good, unanimity. The large attached state, the small attached state and the Alliance-first state end"
        " inside. The large independent state, the small neutral state and the state beside the Union stay out. It"
        " hangs most on the depth inside with exceptions: at 55 per cent instead of 50"
        " per cent the Alliance-first state would end out. The points are invented and only compare: this is a way of"
        " thinking, not a measurement."
    )
