"""Sets of states of which many are right (unit 03).

Oracle: Articles 16(4) and 31(1) TEU worked out here with plain integers, without the Council of the kit.
"""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eudefence import council
from eudefence.learning.bank.catalogue import find
from eudefence.learning.checking.checker import judge
from eudefence.learning.checking.feedback import NOT_ATTEMPTED, NOT_YET, RIGHT

PEOPLE = council.population()
WHOLE = sum(PEOPLE.values())
ORDER = sorted(PEOPLE, key=PEOPLE.get, reverse=True)


def blocks(states):
    """Four or more, and the rest falls short of 65 per cent of the people (or of fifteen members)."""
    rest = WHOLE - sum(PEOPLE[state] for state in states)
    few = len(PEOPLE) - len(states) < max(15, -(-55 * len(PEOPLE) // 100))
    return len(states) >= 4 and (rest * 100 < 65 * WHOLE or few)


def stops(states):
    """A third of the members and a third of the people."""
    return len(states) * 3 >= len(PEOPLE) and sum(PEOPLE[state] for state in states) * 3 >= WHOLE


def test_every_blocking_four_with_germany_is_right_and_no_other_four():
    question = find("03.7")
    for three in combinations(ORDER[1:9] + ORDER[-3:], 3):
        states = {"DE", *three}
        assert (judge(question, states).state == RIGHT) == blocks(states), states


@settings(max_examples=60, deadline=None)
@given(st.sets(st.sampled_from(ORDER), min_size=1, max_size=12))
def test_any_set_is_judged_by_the_rule(states):
    right = judge(find("03.7"), states).state == RIGHT
    assert right == (len(states) == 4 and "DE" in states and blocks(states))


@settings(max_examples=60, deadline=None)
@given(st.sets(st.sampled_from(ORDER), min_size=1, max_size=12))
def test_any_set_of_abstainers_is_judged_by_both_thirds(states):
    right = judge(find("03.8"), states).state == RIGHT
    assert right == (len(states) == 9 and stops(states))


def test_nine_with_exactly_a_third_would_be_enough_and_eight_never_are():
    assert judge(find("03.8"), ORDER[:8]).state == NOT_YET and judge(find("03.8"), ORDER[:9]).state == RIGHT


@pytest.mark.parametrize("id", ["03.7", "03.8"])
def test_what_is_wrong_is_said_in_whole_sentences(id):
    for states in (["DE"], ["DE", "GB"], ORDER[:3], ORDER[-4:], ORDER[:5], ["FR", "IT", "ES", "PL"], ORDER):
        said = judge(find(id), states)
        assert said.state == NOT_YET and said.message.endswith("."), states


def test_a_large_set_that_needs_all_its_states_is_not_told_to_leave_one_out():
    """Oracle: `blocks` above. These five block together, and no four of them do."""
    five = {"DE", "PL", "NL", "BE", "CZ"}
    assert blocks(five) and not any(blocks(four) for four in combinations(five, 4))
    said = judge(find("03.7"), five).message
    assert "not needed" not in said and "exchange small ones for large ones" in said


def test_nine_that_are_not_the_smallest_are_not_called_so():
    """Czechia, Hungary and Austria are among the sixteen largest members."""
    said = judge(find("03.8"), {"AT", "IE", "MT", "CY", "HU", "SK", "CZ", "SI", "BG"}).message
    assert "smallest" not in said and "less than a third of the people" in said


def test_a_coalition_that_was_not_given_is_not_attempted():
    assert judge(find("03.7"), ...).state == NOT_ATTEMPTED
