"""The command line: the answer, the exit code, and errors in one sentence."""

import json
import subprocess
import sys

import pytest

from eudefence import cli

PACKAGE = {
    "name": "small",
    "version": "1",
    "edition": "2026-10-08",
    "description": "One table.",
    "resources": [
        {
            "name": "states",
            "title": "States",
            "description": "One row is a state.",
            "path": "states.csv",
            "encoding": "utf-8",
            "schema": {
                "fields": [
                    {"name": "country", "type": "string", "description": "Code."},
                    {"name": "joined", "type": "date", "description": "Day of accession."},
                ],
                "primaryKey": ["country"],
            },
        }
    ],
}


@pytest.fixture
def package(tmp_path):
    """A data package of one table; checking the course's own is a step of the whole run."""
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "datapackage.json").write_text(json.dumps(PACKAGE), encoding="utf-8")
    (folder / "states.csv").write_text("country,joined\nMT,2004-05-01\n", encoding="utf-8")
    return folder


def test_data_that_keep_their_promises(package, capsys):
    assert cli.main(["data", "check", str(package)]) == 0
    assert capsys.readouterr().out == "The course data keep all their promises.\n"


def test_a_broken_promise_is_named_with_table_line_and_column(package, capsys):
    (package / "states.csv").write_text("country,joined\nMT,1 May 2004\n", encoding="utf-8")
    assert cli.main(["data", "check", str(package)]) == 1
    out = capsys.readouterr().out
    assert out.startswith("states, line 2, column joined: ")
    assert out.endswith("Problems in the course data: 1.\n")


def test_the_codebook_is_written_beside_the_tables(package, capsys):
    assert cli.main(["data", "codebook", str(package)]) == 0
    assert (package / "CODEBOOK.md").read_text(encoding="utf-8").startswith("# Codebook")


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("The plan is [5,000 troops](../course_data/forces.csv#rdc.planned_strength).", 0),
        ("The plan is [6,000 troops](../course_data/forces.csv#rdc.planned_strength).", 1),
        ("The plan is 5,000 troops.", 1),
    ],
)
def test_prose_must_agree_with_the_data(tmp_path, sentence, code, capsys):
    text = tmp_path / "notebooks" / "text.md"
    text.parent.mkdir()
    (tmp_path / "course_data").mkdir()
    (tmp_path / "course_data" / "forces.csv").touch()  # a link must lead to a file; its content is read from the course data
    text.write_text(sentence, encoding="utf-8")
    assert cli.main(["prose", str(text)]) == code
    assert capsys.readouterr().out


def test_the_kit_can_be_cited(capsys):
    assert cli.main(["cite", "--style", "bibtex"]) == 0
    assert capsys.readouterr().out.startswith("@")


def test_questions_are_listed_without_their_answers(capsys):
    assert cli.main(["questions", "list", "00"]) == 0
    out = capsys.readouterr().out
    assert "00.1" in out
    assert "5000" not in out


def test_a_changed_question_is_told(tmp_path, capsys):
    """The snapshot is changed by hand in one place, and that place must be named."""
    file = tmp_path / "questions.json"
    cli.main(["questions", "snapshot", str(file)])
    assert cli.main(["questions", "diff", str(file)]) == 0
    assert capsys.readouterr().out.endswith("No key, hint or sentence changed.\n")
    content = json.loads(file.read_text(encoding="utf-8"))
    content["00.1"]["key"] = "6,000 persons"
    file.write_text(json.dumps(content), encoding="utf-8")
    cli.main(["questions", "diff", str(file)])
    assert capsys.readouterr().out == "00.1 key: 6,000 persons -> 5,000 persons\n"


def test_a_question_is_tried_out(monkeypatch, capsys):
    """A fault planted in a question must be named in a sentence, with the question."""
    from dataclasses import replace

    from eudefence.learning import bank

    assert cli.main(["questions", "review", "00.1", "00.b"]) == 0
    assert capsys.readouterr().out == "Every answer, hint and message of 00.1, 00.b does what it should.\n"
    assert cli.main(["questions", "review"]) == 0
    assert capsys.readouterr().out == "Every answer, hint and message of all questions does what it should.\n"
    silent = replace(bank.find("00.1"), hints=())
    monkeypatch.setattr(bank, "find", lambda id: silent)
    assert cli.main(["questions", "review", "00.1"]) == 1
    assert capsys.readouterr().out.startswith("00.1: hints: 0;")


def test_progress_is_shown_and_written_for_a_spreadsheet(tmp_path, capsys):
    assert cli.main(["progress"]) == 0
    assert "Start here" in capsys.readouterr().out
    assert cli.main(["progress", "00", "--csv", str(tmp_path / "mine.csv")]) == 0
    assert (tmp_path / "mine.csv").read_text(encoding="utf-8").startswith("id,unit,")


@pytest.mark.parametrize(
    "words",
    [
        ["cite", "no_such_work"],
        ["questions", "list", "99"],
        ["questions", "diff", "none.json"],
        ["questions", "review", "00.77"],
        ["progress", "99"],
        ["prose", "no_such_file.md"],
        ["data", "check", "no_such_folder"],
    ],
)
def test_what_the_user_can_mend_is_one_sentence_without_traceback(words, capsys):
    assert cli.main(words) == 2
    error = capsys.readouterr().err
    assert error.startswith("eudefence: ")
    assert len(error.splitlines()) == 1


@pytest.mark.parametrize("words", [[], ["doktor"], ["data"], ["cite", "--style", "apa"]])
def test_an_unknown_command_shows_how_it_is_used(words, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main(words)
    assert stop.value.code == 2
    assert "usage: eudefence" in capsys.readouterr().err


def test_it_runs_as_a_program():
    done = subprocess.run([sys.executable, "-m", "eudefence.cli", "cite"], text=True, encoding="utf-8", capture_output=True)
    assert (done.returncode, done.stderr) == (0, "")
