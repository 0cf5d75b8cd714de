"""Functions of the learner, compared with a reference function.

Oracle: keys made by hand, in small questions of their own (`samples`).
"""

import numpy as np
import pytest

from eudefence.learning.answers.plain_data import Code
from eudefence.learning.checking.checker import judge
from eudefence.learning.kinds import Function
from tests.learning.samples import forms, question, said, slips


@forms(
    {
        "function": [lambda states, each: each * states, np.multiply],
    }
)
def test_right_forms(name, answer):
    feedback = said(name, answer)
    assert feedback.right, feedback


@slips(
    ("function", lambda states, each: 1, "For `answer(3, 2)` your function gives `1`, and `6` is right"),
    ("function", lambda states: 1, "stops with TypeError"),
    ("function", lambda states, each: states / 0, "ZeroDivisionError"),
    ("function", lambda states, each: iter([]), "cannot be read"),
    ("function", 6, "by its name without brackets"),
    ("property", lambda weights: dict.fromkeys(weights, 1), "it must hold that the shares sum to one"),
)
def test_what_is_said_to_a_slip(name, answer, words):
    feedback = said(name, answer)
    assert feedback.state == "not yet"
    assert words in feedback.message


def test_a_text_that_should_be_a_value_is_called_a_text():
    kind = Function(("states",), cases=((27,),))
    key = kind.read_key(lambda states: True)
    assert "the text `'True'`, and the value `True` is right" in kind.comment(
        kind.read(Code(lambda states: "True")), key
    )
    assert "the value `True` is right" not in kind.comment(kind.read(Code(lambda states: False)), key)


def test_an_unknown_argument_is_named_where_a_function_stops_at_it():
    kind = Function(("start", "end", "day"), cases=(("2003", None, "2004"),))
    key = kind.read_key(lambda start, end, day: "undecided")
    compares = kind.comment(kind.read(Code(lambda start, end, day: day < end)), key)
    assert "Here `end` is `None`, which means not known: ask `if end is not None` before you use it." in compares
    assert "not known" not in kind.comment(kind.read(Code(lambda start, end, day: start + 1)), key)


def test_a_function_may_not_change_the_cases_nor_print():
    def greedy(weights):
        share = {name: weight / sum(weights.values()) for name, weight in weights.items()}
        weights.clear()
        print("noise")
        return share

    assert said("property", greedy).right and said("property", greedy).right


def test_an_untouched_function_is_not_attempted():
    def answer(states, each): ...

    def documented(states, each):
        """Seats of all states together."""

    assert said("function", answer).state == said("function", documented).state == "not attempted"


def test_a_function_that_gives_nothing_is_an_attempt():
    """Who printed the result instead of returning it has worked, and is told what is missing."""
    feedback = said("function", lambda states, each: print(states * each))
    assert feedback.state == "not yet" and "Does it end with return?" in feedback.message


@pytest.mark.parametrize("slip", [lambda x: x * 1.01, lambda x: x / 1.01, lambda x: x + 0.001, str])
def test_a_function_is_right_only_where_its_results_are(slip):
    """One per cent off is wrong, in a number, a list and a dictionary. Oracle: the definition of equal results."""
    for wrap in (lambda x: x, lambda x: [1, x], lambda x: {"seats": x}):
        sample = question(
            Function(("states", "each"), cases=((3, 2), (27, 4))),
            lambda wrap=wrap: lambda states, each: wrap(states * each),
        )
        assert judge(sample, lambda states, each, wrap=wrap: wrap(states * each)).right
        assert not judge(sample, lambda states, each, wrap=wrap, slip=slip: wrap(slip(states * each))).right


def test_a_tolerance_of_a_function_is_kept_on_both_sides():
    sample = question(Function(("x",), cases=((10,),), tolerance=0.5), lambda: lambda x: x)
    assert judge(sample, lambda x: x + 0.5).right and not judge(sample, lambda x: x + 0.51).right
