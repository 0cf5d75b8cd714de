"""check, hint and solution: states, words, ids, and faults of the kit.

Oracle: the contract of the checker as the guide for learners states it.
"""

import json
import subprocess
import sys

import pytest

from eudefence import learning
from eudefence.learning import check, hint, progress, questions, solution
from eudefence.learning.bank import catalogue as bank
from eudefence.learning.bank.question import Question, Wrong
from eudefence.learning.checking.checker import judge
from eudefence.learning.kinds import Number, SetOfCountries
from eudefence.learning.record import progress_file
from tests.learning.samples import question
from tests.places import ROOT

KEY = bank.find("00.1").key()


def made(**changes):
    given = {
        "id": "00.9",
        "prompt": "How many?",
        "kind": Number("persons"),
        "key": lambda: 42,
        "objective": "count things",
        "solution": "There are {key}.",
    }
    return Question(**given | changes)


def test_three_states():
    assert check("00.1").state == "not attempted"
    assert check("00.1", KEY + 1).state == "not yet"
    assert check("00.1", KEY).state == "right" and check("00.1", KEY).right


def test_not_attempted_says_what_to_type_and_does_not_repeat_the_question():
    text = repr(check("00.1"))
    assert "Type a number" in text and 'ask("00.1")' in text
    assert "planned strength" not in text and "planned strength" in repr(learning.ask("00.1"))


def test_output_never_depends_on_earlier_attempts():
    first = repr(check("00.1", 3))
    for answer in (KEY, 3, 4, ...):
        check("00.1", answer)
    assert repr(check("00.1", 3)) == first
    assert repr(hint("00.1")) == repr(hint("00.1", 1))


@pytest.mark.parametrize("id", ["0.1", "00.1 ", "Exercise 00.1", "00.01", "00-1"])
def test_ids_are_read_in_usual_spellings(id):
    assert check(id).id == "00.1"


@pytest.mark.parametrize("id", ["00.77", "99.1", "", "banana", "00", None, 0.1, 1, ["00.1"]])
def test_unknown_id_is_answered_in_words(id):
    feedback = check(id, 1)
    assert feedback.state == "cannot check" and feedback.message
    assert hint(id).state == solution(id).state == "cannot check"


def test_unknown_id_names_the_nearest():
    assert "00." in check("00.77").message


def test_hints_go_step_by_step_to_the_solution():
    steps = len(bank.find("00.1").hints)
    assert 'hint("00.1", 2)' in repr(hint("00.1"))
    assert 'solution("00.1")' in repr(hint("00.1", steps))
    for step in (0, steps + 1, "two", None, True, float("nan"), [1]):
        assert f"1 to {steps}" in repr(hint("00.1", step))


def test_solution_holds_the_key():
    assert f"{KEY:,}" in repr(solution("00.1"))


def test_detail_names_what_is_missing_only_when_asked():
    assert "France" not in repr(check("00.2", ["DE", "PL"]))
    assert "France" in repr(check("00.2", ["DE", "PL"], detail=True))


def test_a_broken_key_raises_in_tests():
    with pytest.raises(ZeroDivisionError):
        judge(made(key=lambda: 1 // 0), 5)


def test_a_broken_key_is_told_from_a_wrong_answer(monkeypatch):
    monkeypatch.delenv("EUDEFENCE_STRICT")
    feedback = judge(made(key=lambda: 1 // 0), 5)
    assert feedback.state == "cannot check"
    assert "not with your answer" in feedback.message and "ZeroDivisionError" in feedback.message


@pytest.mark.parametrize(
    "changes",
    [
        {"key": lambda: "many"},  # cannot be read
        {"solution": "There are {persons}."},  # not bound
        {"facts": {"x": "forces.nothing.planned_strength"}, "solution": "{x}"},  # no such row
        {"wrong": (Wrong("a lot", "No."),)},  # a wrong answer that is none
    ],
)
def test_a_fault_of_the_question_surfaces(changes):
    with pytest.raises(ValueError):
        judge(made(**changes), 42)
        judge(made(**changes), 41)


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"id": "1.1"}, "id"),
        ({"kind": "number"}, "kind"),
        ({"key": 42}, "key"),
        ({"hints": "only one"}, "hints"),
    ],
)
def test_a_question_wrongly_declared_is_refused_by_name(changes, word):
    with pytest.raises(ValueError, match=f"^{word}: "):
        made(**changes)


def test_reason_given_to_a_question_without_reasons_is_ignored():
    assert check("00.1", KEY, because="so").right


def test_an_answer_without_its_brackets_is_read():
    """What learners type who forget the brackets of a list; Python hands it over in parts."""
    assert check("00.2", "FR", "DE", "PL").right
    assert check("00.3", "d", "b", "c", "a").message == check("00.3", "dbca").message
    assert "comma inside the number" in check("00.1", 5, 000).message
    assert "One option is asked for" in check("00.a", "b", "c").message
    assert check("01.c", "b", 1).message == check("01.c", ("b", 1)).message == check("01.c", "b", because=1).message


def test_a_line_for_the_reason_may_stay_open():
    """In an exercise the reason has a line of its own; both may be typed into the first."""
    assert check("01.5", ("b", 2), because=...).right


def test_no_folder_has_the_name_of_a_function():
    """Importing a module sets an attribute of its name in its package, which would hide the function."""
    inside = {
        path.relative_to(ROOT / "eudefence" / "learning").parts[0]
        for path in (ROOT / "eudefence" / "learning").rglob("*.py")
    }
    assert not {name.removesuffix(".py") for name in inside} & set(learning.__all__)


def test_questions_lists_all_without_answers():
    table = questions()
    assert list(table["id"]) == [question.id for question in bank.every()]
    assert questions("00")["unit"].unique().tolist() == ["00"]
    with pytest.raises(ValueError, match="unit"):
        questions("77")


def test_importing_check_loads_no_heavy_library():
    # In a process of its own, because this one has loaded them all.
    code = (
        "import sys, json; from eudefence.learning import check, hint, solution, progress,"
        " questions\nrepr(check('00.1', 5)); repr(hint('00.1'));"
        " repr(progress())\nprint(json.dumps(sorted(set(sys.modules) &"
        " {'pandas','numpy','matplotlib','networkx','ipywidgets','IPython','nbformat'})))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == []


def test_memory_keeps_attempts_within_the_session():
    check("00.1", 1)
    check("00.1", KEY)
    assert progress_file._memory["00.1"]["attempts"] == 2
    assert progress("00").points == 1


def test_help_on_writing_numbers_does_not_give_the_answer_away():
    for answer in (5, "5.000", [5, 0]):
        assert f"{KEY}" not in check("00.1", answer).message and f"{KEY:,}" not in check("00.1", answer).message


def test_a_message_may_cover_many_answers():
    sample = question(
        SetOfCountries(),
        lambda: {"FR", "DE"},
        wrong=(Wrong({"GB"}, "The UK left.", when=lambda answer: "GB" in answer),),
    )
    assert judge(sample, ["FR", "DE", "UK"]).message == "The UK left."
