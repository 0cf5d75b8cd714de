"""Every question of the course is tried out: key, other right forms, typical wrong answers, an untouched cell, odd
answers.

Oracle: each question says itself what is right, what is wrong, and what is then to be said
(`eudefence.learning.workshop.review`).
"""

import json
import re
import time

import pytest

from eudefence.learning.bank import catalogue as bank
from eudefence.learning.checking.checker import judge
from eudefence.learning.workshop import review
from tests.places import ROOT

QUESTIONS = bank.every()


def test_ids_are_unique_and_in_order():
    assert review.bank_defects() == []


def test_every_unit_has_a_title():
    for number in bank.units():
        assert bank.title(number).strip(), number
        assert all(question.unit == number for question in bank.of_unit(number)), number


def test_no_question_has_a_word_between_single_stars():
    """They would be shown as they are: in formulae a star means "and" (`checking.feedback.to_html`)."""
    pages = sorted((ROOT / "eudefence" / "learning" / "bank").glob("[0-9]*/*.md"))
    starred = re.compile(r"(?<![\w*~])\*\w[^*\n]*\w\*(?![\w*~])")
    found = {page.stem: starred.findall(page.read_text(encoding="utf-8")) for page in pages}
    assert pages and {stem: words for stem, words in found.items() if words} == {}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_question_holds(question):
    assert review.faults(question.id) == []


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


def test_who_takes_the_first_day_without_a_mission_for_its_last_is_told_so():
    """Oracle: the worked answer of 02.8 with `>` in the place of `>=` in its first condition, and nothing else
    changed.
    """

    def answer(start, end, mandate_until, day):
        if (end is not None and day > end) or (start is not None and day < start):
            return "not running"
        if start is None or (end is None and day > mandate_until):
            return "undecided"
        return "running"

    assert judge(bank.find("02.8"), answer).message.startswith("You took `end` for the last day of the mission.")


def sections_of_checks(page):
    """Id of each question asked in a notebook, with the heading under which it is first asked for an answer of the
    reader.
    """
    found, heading = {}, ""
    for cell in json.loads(page.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "markdown":
            headings = re.findall(r"^## (.+)$", source, re.MULTILINE)
            heading = headings[-1].strip() if headings else heading
        for id in re.findall(r"(?:ask|check)\(\s*\"([^\"]+)\"", source):
            found.setdefault(id, heading)
    return found


@pytest.mark.parametrize(
    "page", sorted((ROOT / "notebooks").glob("[0-9][0-9]_*.ipynb")), ids=lambda page: page.stem[:2]
)
def test_a_check_names_the_section_in_which_it_stands(page):
    """Oracle: the headings and cells of the notebook."""
    asked = sections_of_checks(page)
    told = {question.id: question.section for question in bank.of_unit(page.stem[:2]) if question.section}
    assert told == {id: asked.get(id) for id in told}
