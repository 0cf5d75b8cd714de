"""A new question is laid out, refused where it must not be written, and read once its places are filled in.

Oracle: the marks of the template themselves. With the signs taken away and the functions written, it is a question;
before, the first mark is named with file and line.
"""

import re
from types import ModuleType

import pytest

from eudefence import cli
from eudefence.learning.bank import catalogue
from eudefence.learning.bank.reader import FORMS, read_question
from eudefence.learning.bank.references import Keys
from eudefence.learning.bank.sections import Malformed
from eudefence.learning.checking.checker import judge
from eudefence.learning.checking.feedback import NOT_YET
from eudefence.learning.workshop import template as made

FUNCTIONS = """
def right_option(): return "first"
def what_the_source_says(): return "contradicted"
def right_option_and_reason(): return "first", "law"
def category(item): return "outside" if item == "two" else "inside"
def day(item): return ("one", "two", "three").index(item)
def right_number(): return 5
def wrong_number(): return 6
def right_states(): return {"FR", "IT"}
def wrong_states(): return {"FR"}
def what_is_wrong(states): return "" if "IT" in states else "too few"
def right_article(): return "teu-42-7"
def right_formula(): return "A*B"
def right_ties(): return [("FR", "DE")]
def wrong_ties(): return [("FR", "IT")]
def right_rows(): return [{"type": "sea", "missions": 3}]
def wrong_rows(): return [{"type": "sea", "missions": 2}]
def other_rows(): return [{"type": "sea", "missions": 1}]
def cases(): return {"one case": (2, 1), "other case": (3, 2)}
def reference(people, yes): return people * yes
def faulty(people, yes): return people
def faulty_too(people, yes): return yes
def holds(result, people, yes): return result >= yes
def law_holds(one, other): return one <= other
"""


@pytest.fixture
def keys():
    module = ModuleType("keys_99")
    exec(FUNCTIONS, vars(module))
    for one in vars(module).values():
        if hasattr(one, "__code__"):
            one.__module__ = "keys_99"
    return Keys(module)


@pytest.mark.parametrize("kind", FORMS)
@pytest.mark.parametrize("id", ["99.3", "99.c"])
def test_a_template_is_refused_until_it_is_filled_in(kind, id, keys, tmp_path):
    question, title, module = made.lay_out(id, kind, tmp_path)
    assert [path.relative_to(tmp_path).as_posix() for path in (question, title, module)] == [
        f"99/{id}.md",
        "99/unit.toml",
        "keys_99.py",
    ]
    text = question.read_text(encoding="utf-8")
    line = 1 + next(number for number, line in enumerate(text.split("\n")) if "‹" in line)
    with pytest.raises(Malformed, match=rf"99/{id}\.md, line {line}: ‹.*› is still to be filled in"):
        read_question(question, keys)
    question.write_text(re.sub("[‹›]", "", text), encoding="utf-8")
    read = read_question(question, keys)
    answer_kind = read.kind.filled(str)
    key = answer_kind.read_key(read.key())
    for wrong in read.wrong:
        assert judge(read, answer_kind.example(wrong.example(), key)).state == NOT_YET
    assert len(read.wrong) == 2 and len(read.hints) == 2 and bool(read.section) == (id == "99.c")


def test_nothing_that_is_there_is_touched(tmp_path):
    first, title, module = made.lay_out("99.1", "number", tmp_path)
    for path in (first, title, module):
        path.write_text("my own work", encoding="utf-8")
    assert [path.name for path in made.lay_out("99.2", "choice", tmp_path)] == ["99.2.md"]
    with pytest.raises(ValueError, match=r"99\.1 exists already, in .*99\.1\.md. The next one free is 99\.3\."):
        made.lay_out("99.1", "choice", tmp_path)
    assert {path.read_text(encoding="utf-8") for path in (first, title, module)} == {"my own work"}


@pytest.mark.parametrize("id", ["4.3", "04", "04.", "04.3.md", "04.ab", "../04.3", "04.123"])
def test_what_is_no_id_is_refused(id, tmp_path):
    with pytest.raises(ValueError, match="id: .* is no id of a question"):
        made.lay_out(id, "choice", tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_misspelt_kind_is_answered_with_the_nearest(tmp_path):
    with pytest.raises(ValueError, match="kind: 'choise' is not a known kind of question. Did you mean 'choice'?"):
        made.lay_out("99.1", "choise", tmp_path)
    assert not list(tmp_path.iterdir())


def test_a_kit_without_a_checkout_writes_nothing(monkeypatch):
    monkeypatch.setattr(made, "checkout", lambda: None)
    with pytest.raises(ValueError, match="in the folder of the course"):
        made.lay_out("99.1")


def test_the_command_lays_a_question_out_and_review_names_what_is_open(monkeypatch, tmp_path, capsys):
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    for cached in (catalogue.units, catalogue.title, catalogue.by_id):
        cached.cache_clear()
    try:
        assert cli.main(["questions", "new", "98.2", "--kind", "number"]) == 0
        out = capsys.readouterr().out
        assert "98.2.md" in out and "unit.toml" in out and "keys_98.py" in out and "98.1" in out
        assert cli.main(["questions", "review", "98.2"]) == 1
        assert re.search(r"98\.2\.md, line 3: ‹right_number› is still to be filled in", capsys.readouterr().out)
        with pytest.raises(Malformed, match="unit.toml, line 1: ‹title of the unit› is still to be filled in"):
            catalogue.title("98")
        assert cli.main(["questions", "new", "98.2"]) == 2
        assert "exists already" in capsys.readouterr().err
    finally:
        for cached in (catalogue.units, catalogue.title, catalogue.by_id):
            cached.cache_clear()
