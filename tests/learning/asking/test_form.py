"""A question as a form: what is chosen there is answered as what is typed, is kept as data, and is there again.

Oracle: `check` with the same answer; the json module for what was kept; and a kernel for what stands in a notebook.
"""

import json
import re

import nbformat
import pytest
from nbclient import NotebookClient

from eudefence.learning import ask, check
from eudefence.learning.answers.reading import plain
from eudefence.learning.asking.form import OpenQuestion, judged
from eudefence.learning.asking.page import form_of, still
from eudefence.learning.bank import catalogue as bank
from eudefence.learning.checking.checker import judge
from eudefence.learning.checking.feedback import ANSWER, NOT_ATTEMPTED, NOT_YET, RIGHT, unmarked
from eudefence.learning.checking.presentation import filled_kind, parts
from eudefence.learning.checking.rows_beside import rows_page
from eudefence.learning.record import last_answer
from tests.learning.samples import SAMPLES

QUESTIONS = bank.every()
WITH_FORM = [question for question in QUESTIONS if not question.needs_code]
SAMPLED = {name: question for name, question in SAMPLES.items() if not question.needs_code}
FORMS = [*WITH_FORM, *SAMPLED.values()]
IDS = [question.id for question in WITH_FORM] + list(SAMPLED)


def answers(question):
    """The worked answer of a question, or its key, and each typical wrong one."""
    kind = filled_kind(question)
    key = kind.read_key(question.key())
    names = {}
    exec(question.worked or f"answer = {kind.literal(key)}", names)
    yield names["answer"]
    yield from (kind.example(wrong.example(), key) for wrong in question.wrong)


def through_a_page(question, answer):
    """The values that a page would send for an answer."""
    return json.loads(json.dumps(filled_kind(question).values_of(plain(answer))))


@pytest.mark.parametrize("question", FORMS, ids=IDS)
def test_a_form_answers_as_check_does(question):
    for number, answer in enumerate(answers(question)):
        typed = judge(question, answer, page=rows_page(question.unit))
        chosen = judged(question, through_a_page(question, answer))
        assert (chosen.state, chosen.message, chosen.points) == (typed.state, typed.message, typed.points), answer
        assert chosen.answer == typed.answer, answer
        assert (chosen.state == RIGHT) is (number == 0), answer


def test_all_but_functions_have_a_form():
    in_code = [question.id for question in QUESTIONS if question.needs_code]
    assert in_code == [
        question.id for question in QUESTIONS if question.kind.name in ("function", "function with laws")
    ]
    assert {"02.8", "03.9"} <= set(in_code)


@pytest.mark.parametrize("question", FORMS, ids=IDS)
def test_an_untouched_form_is_no_answer(question):
    """As the page sends it: each field with the value that it starts from."""
    values = {field["name"]: field["value"] for field in form_of(question, {})["fields"]}
    for sent in (values, {}, dict.fromkeys(values), json.loads(json.dumps(values))):
        assert judged(question, sent).state == NOT_ATTEMPTED


@pytest.mark.parametrize("question", WITH_FORM, ids=lambda question: question.id)
def test_the_right_states_are_among_those_offered(question):
    kind = filled_kind(question)
    if hasattr(kind, "noun"):
        [field] = kind.form()
        key = kind.read_key(question.key())
        offered = {code for code, _ in field["options"]}
        assert key < offered and len(offered) > len(key) + 3  # more than the right ones, or the form would tell


ODD = [
    None,
    7,
    True,
    "<script>alert(1)</script>",
    [1, [2, [3]]],
    {"x": {"y": [None]}},
    float("nan"),
    "x" * 30_000,
    ["a", "b", "c"],
    {"a": "b"},
    -1,
    [[]],
]
for _ in range(60):
    ODD[4] = [ODD[4]]


@pytest.mark.parametrize("question", FORMS, ids=IDS)
def test_odd_data_of_a_page_never_raises_and_is_escaped(question):
    names = [field["name"] for field in form_of(question, {})["fields"]]
    for odd in ODD:
        sent = [odd, dict.fromkeys(names, odd), {"unknown": odd}, {name: {"a": odd, "b": odd} for name in names}]
        for values in sent:
            reply = judged(question, values)
            assert reply.state in (NOT_ATTEMPTED, NOT_YET, RIGHT), (odd, reply)
            assert "<script" not in reply.to_html()


@pytest.mark.parametrize(
    "sent", [None, 3, "check", [], {}, {"do": "check"}, {"do": ["hint"]}, {"values": {"answer": {}}}]
)
def test_odd_messages_of_a_page_are_answered(sent):
    assert "Not attempted yet" in ask("00.a").press(sent)


# --- What is kept -----------------------------------------------------------------------------------------------------


def test_typed_and_chosen_answers_are_kept_alike_by_name():
    """A letter depends on the order of the options; a name does not."""
    asked = ask("03.b")
    asked.press({"do": "check", "values": {"answer": "c", "because": "1"}})
    chosen = asked.bundle()[ANSWER]
    assert check("03.b", "c", 1)._repr_mimebundle_()[ANSWER] == chosen
    assert chosen["id"] == "03.b" and chosen["kind"] == "choice with reason" and chosen["state"] == "right"
    assert chosen["answer"] == ["free", "unanimity"]
    assert chosen["words"].startswith("It was adopted; Hungary need neither take part") and "because" in chosen["words"]
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", chosen["edition"])


@pytest.mark.parametrize("question", WITH_FORM, ids=lambda question: question.id)
def test_what_is_kept_is_plain_and_is_read_again(question):
    for answer in answers(question):
        reply = judge(question, answer, page=rows_page(question.unit))
        kept = json.loads(json.dumps(reply.answer))
        assert kept["words"] and kept["answer"] is not None
        last_answer._here[question.id] = kept
        again = OpenQuestion(question)
        assert (again.reply.state, again.reply.message, again.reply.answer) == (
            reply.state,
            reply.message,
            reply.answer,
        )
        assert judged(question, json.loads(json.dumps(again.values))).message == reply.message


@pytest.mark.parametrize("odd", [*ODD, {"answer": None}, {"answer": "no such option"}, {"typed": {"x": 1}}])
@pytest.mark.parametrize("id", ["00.b", "00.1", "00.2", "00.3", "01.1", "01.7", "02.10", "03.b", "03.5"])
def test_odd_data_of_a_file_are_no_answer(id, odd):
    for kept in ({"answer": odd}, {"typed": odd}, odd if isinstance(odd, dict) else {}):
        last_answer._here[id] = kept
        assert ask(id).state in (NOT_ATTEMPTED, NOT_YET)


def test_a_stored_state_is_never_believed():
    last_answer._here["00.b"] = {"answer": "once", "state": "right", "words": "<b>never</b>"}
    asked = ask("00.b")
    assert asked.state == NOT_YET and asked.bundle()[ANSWER]["words"] == "once"


def book(path, *answers):
    """A notebook in which these answers stand."""
    cells = []
    for one in answers:
        data = {"text/plain": "", ANSWER: one}
        output = nbformat.v4.new_output("display_data", data=data)
        cells.append(nbformat.v4.new_code_cell("ask(...)", outputs=[output]))
    nbformat.write(nbformat.v4.new_notebook(cells=cells), path)
    return path


def test_a_form_starts_from_this_kernel_then_the_progress_then_the_notebook(home, tmp_path, monkeypatch):
    path = book(tmp_path / "page.ipynb", {"id": "00.b", "answer": "never"}, {"id": "00.b", "answer": "once"})
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))
    assert ask("00.b").values == {"answer": "b"}  # the last cell of the notebook
    check("00.b", "every year")
    last_answer._here.clear()  # another kernel
    assert ask("00.b").values == {"answer": "c"}
    check("00.b", "a")
    assert ask("00.b").values == {"answer": "a"} and ask("00.b").state == RIGHT


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", '{"cells": 3}', '{"cells": [{"outputs": [{"data": 1}]}]}', "[" * 99_999]
)
def test_a_damaged_notebook_is_no_answer(home, tmp_path, monkeypatch, text):
    path = tmp_path / "page.ipynb"
    path.write_text(text, encoding="utf-8")
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))
    assert ask("00.b").state == NOT_ATTEMPTED


def test_in_memory_only_this_kernel_counts(tmp_path, monkeypatch):
    path = book(tmp_path / "page.ipynb", {"id": "00.b", "answer": "once"})
    monkeypatch.setenv("JPY_SESSION_NAME", str(path))
    assert ask("00.b").values == {}
    check("00.b", "b")
    assert ask("00.b").values == {"answer": "b"}


# --- Hints, and advice for a form -------------------------------------------------------------------------------------


def test_a_hint_follows_the_reply_and_does_not_replace_the_answer():
    asked = ask("00.b")
    asked.press({"do": "check", "values": {"answer": "b"}})
    before = asked.bundle()[ANSWER]
    asked.press({"do": "hint", "values": {"answer": "a"}})
    bundle = asked.bundle()
    assert bundle[ANSWER] == before and before["answer"] == "once" and before["state"] == "not yet"
    assert "Not yet" in bundle["text/html"] and "1 of 2" in bundle["text/html"]
    asked.press({"do": "hint"})
    assert "2 of 2" in asked.bundle()["text/plain"] and "1 of 2" not in asked.bundle()["text/plain"]
    asked.press({"do": "check", "values": {"answer": "a"}})
    assert "Hint" not in asked.bundle()["text/plain"] and asked.state == RIGHT


@pytest.mark.parametrize("question", WITH_FORM, ids=lambda question: question.id)
def test_under_a_form_nobody_is_told_to_type(question):
    replies = [judged(question, {}), *(judged(question, through_a_page(question, one)) for one in answers(question))]
    for reply in replies:
        assert "hint(" not in reply.then and "this box" not in reply.then and "Type" not in reply.then
    asked = OpenQuestion(question)
    for _ in question.hints:
        assert 'hint("' not in asked.press({"do": "hint"})


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"answer": "c", "because": None}, "choose the reason"),
        ({"because": "1"}, "choose an answer"),
        ({}, "Choose or fill"),
    ],
)
def test_half_an_answer_says_what_is_missing(values, said):
    assert said in judged(bank.find("03.b"), values).message


def test_a_sorting_that_is_half_done_is_there_again():
    values = {"answer": {"rdc": "a", "fgb": None}}
    asked = ask("02.a")
    asked.press({"do": "check", "values": values})
    assert "still open" in asked.reply.message
    assert ask("02.a").values == {"answer": {"rdc": "a"}}


# --- In a notebook ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_still_form_shows_the_question_once(question):
    html = still(question)["text/html"]
    first = unmarked(parts(question)["task"]).split(".")[0].split("“")[0][:40]
    assert html.count(question.id) == (1 if not question.needs_code else 2)  # the second is in the code to write
    assert first in re.sub(r"<[^>]+>", "", html)
    assert ("needs code" in html) is question.needs_code


def test_in_a_notebook_question_form_and_reply_stand_in_this_order_and_are_the_same_twice():
    source = 'from eudefence.learning import ask, check\nask("03.b")'
    pressed = """
    asked = ask("00.b"); asked._ipython_display_()
    asked.press({"do": "check", "values": {"answer": "b"}})
    """
    runs = []
    for _ in range(2):
        made = nbformat.v4.new_notebook(
            cells=[
                nbformat.v4.new_code_cell(code, id=f"cell-{number}")
                for number, code in enumerate(
                    [source, pressed.replace("\n    ", "\n"), 'ask("03.9")', 'check("00.a", "b")']
                )
            ]
        )
        NotebookClient(made, timeout=60, kernel_name="python3", store_widget_state=False).execute()
        for cell in made.cells:
            cell.metadata = {}
        runs.append(nbformat.writes(made))
    assert runs[0] == runs[1]
    form, reply = made.cells[0].outputs
    view = "application/vnd.jupyter.widget-view+json"
    assert form["data"].keys() == {"text/html", "text/plain", view}
    assert form["data"][view]["model_id"] == "ask-03.b-1"
    assert reply["data"][ANSWER]["state"] == "not attempted" and "○" in reply["data"]["text/html"]
    assert made.cells[1].outputs[1]["data"][ANSWER]["answer"] == "once"  # the press updated what stood there
    [still_one] = made.cells[2].outputs
    assert view not in still_one["data"]
    [typed] = made.cells[3].outputs
    assert typed["data"][ANSWER]["answer"] == "european-legion"


def test_outside_a_notebook_the_question_is_printed():
    assert repr(ask("00.b")) == still(bank.find("00.b"))["text/plain"]
