"""Functions that must obey laws (unit 03).

Oracle: Article 16(4) TEU worked out here with plain integers, and a law made by hand.
"""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eudefence.learning.bank.catalogue import find
from eudefence.learning.bank.keys_03 import passes, votes
from eudefence.learning.checking.checker import judge
from eudefence.learning.checking.feedback import NOT_ATTEMPTED, NOT_YET, RIGHT
from eudefence.learning.kinds import Function, FunctionWithLaws, Law


def by_hand(people, yes):
    """Article 16(4) TEU without the floor of fifteen, in integers."""
    persons = sum(people[state] for state in yes)
    return (len(yes) * 100 >= 55 * len(people) and persons * 100 >= 65 * sum(people.values())) or len(people) - len(
        yes
    ) < 4


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from("ABCDEFGHIJKL"), st.integers(1, 100), min_size=5), st.data())
def test_the_reference_is_the_rule(people, data):
    yes = data.draw(st.lists(st.sampled_from(sorted(people)), unique=True))
    assert passes(people, yes) == by_hand(people, yes)


def test_the_laws_hold_for_the_reference_and_the_cases_reach_the_edge():
    cases, laws = list(votes().values()), find("03.9").kind.laws
    results = [by_hand(people, yes) for people, yes in cases]
    assert len(laws) == 4 and all(law.holds(results[law.first], results[law.second]) for law in laws)
    people, yes = votes()["just enough people"]
    assert sum(people[state] for state in yes) * 100 == 65 * sum(people.values())
    assert results[3] and not results[4]


@pytest.mark.parametrize(
    ("function", "words"),
    [
        (lambda people, yes: len(yes) == 6, "one more yes never turns"),
        (lambda people, yes: "A" in yes and by_hand(people, yes), "your function gives|Your function gives"),
        (lambda people, yes: by_hand(people, yes) if "A" in people else False, "other names"),
        (lambda people, yes: None, "Write a function"),
        (lambda people, yes: people["nobody"], "KeyError"),
    ],
)
def test_a_function_that_breaks_a_law_hears_which(function, words):
    said = judge(find("03.9"), function)
    assert said.state in (NOT_YET, NOT_ATTEMPTED) and re.search(words, said.message), said.message


def test_another_right_function_is_right():
    def answer(people, yes):
        against = [state for state in people if state not in yes]
        if len(against) <= 3:
            return True
        return len(yes) / len(people) >= 0.55 and sum(map(people.get, yes)) / sum(people.values()) >= 0.65

    assert judge(find("03.9"), answer).state == RIGHT


def test_a_law_binds_even_where_every_result_equals_the_key():
    """Laws are looked at for themselves: here the key breaks the law too, so that nothing else could notice."""
    law = Law("more money is worth more", 0, 1, lambda one, other: one < other)
    kind = FunctionWithLaws(("money",), cases=((1,), (2,)), laws=(law,))
    value = kind.read_key(lambda money: 5)
    assert Function.same(kind, value, value) and not kind.same(value, value)
