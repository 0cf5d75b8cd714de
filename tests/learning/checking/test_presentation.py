"""How tasks, options, keys and points are put before a learner. Oracle: the rules of written English, and points
counted by hand.
"""

import json

import pytest

from eudefence.data.package import course
from eudefence.learning import check, progress
from eudefence.learning.bank import catalogue as bank
from eudefence.learning.bank.placeholders import fill
from eudefence.learning.bank.question import Question
from eudefence.learning.checking.checker import judge
from eudefence.learning.checking.presentation import help_text, task
from eudefence.learning.kinds import Number


def test_a_right_answer_earns_the_points_of_its_question():
    question = Question(
        id="00.9",
        prompt="How many?",
        kind=Number("persons"),
        key=lambda: 42,
        objective="count",
        solution="There are {key}.",
        points=3,
    )
    assert (judge(question, 42).points, judge(question, 41).points) == (3, 0)


def test_inline_checks_are_counted_and_give_no_points():
    """One check right and one not: one is right, and only exercises give points."""
    assert check("00.b", "a").right and not check("00.c", "z").right
    [unit] = progress("00").units
    assert (unit.checks_right, unit.points, unit.exercises_right) == (1, 0, 0)
    assert check("00.1", bank.find("00.1").key()).right
    assert progress("00").units[0].points == bank.find("00.1").points


def test_an_attempt_that_was_not_right_is_not_counted_as_right():
    assert check("00.b", "b").state == "not yet"
    assert progress("00").units[0].checks_right == 0


def test_points_of_an_older_edition_count_no_more_than_today(home):
    check("00.1", bank.find("00.1").key())
    file = home / "progress.json"
    file.write_text(file.read_text(encoding="utf-8").replace('"points": 1', '"points": 5'), encoding="utf-8")
    assert json.loads(file.read_text(encoding="utf-8")) and '"points": 5' in file.read_text(encoding="utf-8")
    assert progress("00").units[0].points == 1 == bank.find("00.1").points


def test_the_letter_of_an_option_is_no_word_of_it():
    """ "a a grant" reads like a slip; a bracket after the letter tells them apart."""
    lines = [line for line in task(bank.find("00.b")).splitlines() if line.startswith("- ")]
    assert lines and [line[:6] for line in lines] == [f"- **{letter})" for letter in "abcdefgh"[: len(lines)]]


@pytest.mark.parametrize("id", ["01.1", "03.4", "03.a"])
def test_what_follows_a_list_begins_as_a_sentence(id):
    parts = help_text(bank.find(id), "It is so: {key}. The rest follows.").split("\n\n")
    assert parts[0] == "It is so:" and all(line.startswith("- ") for line in parts[1].splitlines())
    assert parts[2] == "The rest follows."


def test_a_sentence_never_quotes_a_blank_cell():
    """Missing is not "not known" in the middle of a sentence: the question has to say it in words of its own."""
    row = next(row for row in course().rows("forces") if row["reported_strength"] is None)
    with pytest.raises(ValueError, match="{there} points to .*, which is blank"):
        fill("There were {there}.", {"there": f"forces.{row['force_id']}.reported_strength"})
