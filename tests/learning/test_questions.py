"""Every question of the course is tried out: key, other right forms, typical wrong answers, an untouched cell, odd answers.

Oracle: each question says itself what is right, what is wrong, and what is then to be said (`eudefence.learning.review`).
"""

import time

import pytest

from eudefence.learning import bank, review
from eudefence.learning.checker import judge

QUESTIONS = bank.every()


def test_ids_are_unique_and_in_order():
    assert review.bank_defects() == []


def test_every_unit_has_a_title():
    for number in bank.units():
        assert bank.unit(number).TITLE.strip(), number
        assert all(question.unit == number for question in bank.of_unit(number)), number


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_question_holds(question):
    assert review.defects(question) == []


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_key_does_not_change_between_calls(question):
    # A key that drew at random would mark the same answer differently.
    kind = review.filled_kind(question)
    assert kind.read_key(question.key()) == kind.read_key(question.key())


def test_all_checks_together_stay_near_a_second_each():
    # A limit far above what they take, so that a slow machine passes and a key that runs a long model does not.
    began = time.process_time()
    for question in QUESTIONS:
        judge(question, question.key())
    assert time.process_time() - began < 1.0 * len(QUESTIONS) + 2
