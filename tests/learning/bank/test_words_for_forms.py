"""Who answers in a form reads no code: not in the task, a hint, a reply or the solution, and is not told how to type.

Oracle: design 1 and 6 (no pandas, loops, dictionaries or codes), by the grammar of a student's cell; and the minutes
that the pages with exercises name.
"""

import re

import pytest

from eudefence.ground.words import cardinal
from eudefence.learning import solution
from eudefence.learning.bank import catalogue as bank
from eudefence.learning.workshop.build import sources
from tests.notebooks.test_plain_cells import not_plain
from tests.places import ROOT

QUESTIONS = bank.every()
WITH_FORM = [question for question in QUESTIONS if not question.needs_code]
TYPING = re.compile(
    r"\b(?:typed|typing|to type|dictionar\w+|dataframe|data frame|pandas|python|three dots|quotation marks|in code)\b"
    r"|(?:^|[.!?:;] )type\b",
    re.IGNORECASE | re.MULTILINE,
)
CODE = re.compile(r"```(?:python)?\n(?P<block>.*?)```|`(?P<words>[^`\n]+)`", re.DOTALL)
NAME = re.compile(r"\*\*[^*\n]+\*\*|^##.*$|\{\w+\}", re.MULTILINE)  # names that only the file knows, and figures
CODED = re.compile(r"\b[A-Za-z0-9]+_\w+|\bed\.\w+|\.csv\b")


def words(question):
    """What a learner may read of a question: its file without the settings."""
    text = (bank.FOLDER / question.unit / f"{question.id}.md").read_text(encoding="utf-8")
    return text.split("+++", 2)[2]


def faults(text):
    """What does not belong into words for a form."""
    spans = [found["block"] or found["words"] for found in CODE.finditer(text)]
    found = [f"{span}: no plain call" for span in spans if "(" not in span or not_plain(span)]
    rest = CODE.sub("", text)
    return found + TYPING.findall(rest) + CODED.findall(NAME.sub("", rest))


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ('Look at `views.steps_by_period("course")` again.', True),
        ("Count for each type of mission.", True),
        ("- **civilian_mission** civilian mission", True),
        ('Run `ed.load("events").columns` first.', False),
        ("Look at the column `payer`.", False),
        ("Look at the column decision_rule.", False),
        ("Type a letter.", False),
        ("A dictionary of columns.", False),
        ("Replace the three dots.", False),
        ("```python\nx = 1\n```", False),
    ],
)
def test_what_is_looked_for_is_found(text, clean):
    assert bool(faults(text)) != clean


@pytest.mark.parametrize("question", WITH_FORM, ids=lambda question: question.id)
def test_words_of_a_question_with_a_form_hold_no_code(question):
    assert faults(words(question)) == []


@pytest.mark.parametrize("question", WITH_FORM, ids=lambda question: question.id)
def test_the_solution_of_a_question_with_a_form_shows_one_plain_call_at_most(question):
    blocks = [found["block"] for found in CODE.finditer(solution(question.id).message)]
    assert len(blocks) <= 1 and not question.worked
    assert [problem for block in blocks for problem in not_plain(block)] == []


def test_every_question_says_how_long_it_takes():
    assert [question.id for question in QUESTIONS if question.minutes is None] == []


@pytest.mark.parametrize("page", sources(ROOT / "exercises"), ids=lambda page: page.stem[:2])
def test_minutes_of_the_exercises_add_up_to_what_their_page_says(page):
    told = re.search(r"about (\w+) minutes", page.read_text(encoding="utf-8"))[1]
    numbers = {cardinal(number): number for number in range(1, 13)}
    minutes = sum(question.minutes for question in bank.of_unit(page.stem[:2]) if question.exercise)
    assert abs(minutes - (numbers.get(told) or int(told))) <= 3
