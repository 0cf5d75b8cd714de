"""A choice together with the reason for it.

Oracle: keys made by hand, in small questions of their own (`samples`).
"""

import pytest

from eudefence.learning.bank.catalogue import find
from eudefence.learning.bank.question import Wrong
from eudefence.learning.checking.checker import judge
from eudefence.learning.checking.presentation import filled_kind
from eudefence.learning.kinds import ChoiceWithReason
from tests.learning.samples import forms, question, said, slips


@forms(
    {
        "reasoned": [("no", 1), (False, "1"), ["b", "42(4)"], "b1", "b, 1", "(b) 1"],
    }
)
def test_right_forms(name, answer):
    feedback = said(name, answer)
    assert feedback.right, feedback


@slips(
    ("reasoned", "no", "Now say why"),
    ("reasoned", "yes", "Now say why"),
    ("reasoned", ("b", ...), "Now say why"),
    ("reasoned", ("b", 3), "none of the reasons"),
)
def test_what_is_said_to_a_slip(name, answer, words):
    feedback = said(name, answer)
    assert feedback.state == "not yet"
    assert words in feedback.message


def test_right_choice_with_wrong_reason_is_told_apart():
    sample = question(ChoiceWithReason(("yes", "no"), ("first", "second", "third")), lambda: ("no", "first"))
    assert "not for this reason" in judge(sample, "no", because=2).message
    assert "does not hold" in judge(sample, "yes", because=2).message


def test_who_gives_the_right_reason_is_not_told_to_look_for_it():
    """The typical wrong option speaks to those who have a wrong reason too; a pair of its own may speak to the right
    one.
    """
    kind = ChoiceWithReason(("yes", "no", "later"), ("first", "second", "third"))
    words = ("You took one for the other. Look for the reason.", "So far so good. Ask when.", "No.")
    wrong = tuple(map(Wrong, ("yes", ("later", 1), "later"), words))
    sample = question(kind, lambda: ("no", "first"), wrong=wrong)
    assert "Your reason is the right one" in judge(sample, "yes", because=1).message
    assert judge(sample, "yes", because=2).message == judge(sample, "yes", because=3).message == wrong[0].message
    assert judge(sample, "later", because=1).message == wrong[1].message


@pytest.mark.parametrize("id", ["01.c", "01.5", "02.2", "02.d", "03.b", "03.d", "03.6"])
def test_no_question_advises_to_look_for_a_reason_that_was_given(id):
    """Every wrong option of the bank with the right reason is told that the reason is right. Oracle: the key."""
    asked = find(id)
    kind = filled_kind(asked)
    option, reason = kind.read_key(asked.key())
    for letter, _ in kind.offered()[0][1]:
        if letter != option:
            said_to = judge(asked, letter, because=int(reason)).message
            assert "reason is the right one" in said_to or "and so is the reason" in said_to, (id, letter)


def test_reason_can_be_given_in_either_way():
    assert said("reasoned", "no", because=1).right and said("reasoned", ("no", 1)).right


def test_missing_reason_does_not_betray_the_choice():
    assert said("reasoned", "no").message == said("reasoned", "yes").message


def test_a_typical_wrong_reason_matches_that_reason_only():
    kind = ChoiceWithReason(("yes", "no"), ("first", "second", "third"))
    pattern = kind.read_pattern(["no", "second"])
    assert (
        kind.matches(("b", "2"), pattern)
        and not kind.matches(("b", "3"), pattern)
        and not kind.matches(("a", "2"), pattern)
    )
    assert all(kind.matches(("a", reason), kind.read_pattern("yes")) for reason in "123")
