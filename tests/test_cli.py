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
        ("The plan is [5,000 troops](../course_data/rows/x.md#forces.rdc.planned_strength).", 0),
        ("The plan is [6,000 troops](../course_data/rows/x.md#forces.rdc.planned_strength).", 1),
        ("The plan is [5,000 troops](../course_data/rows/x.md#forces.rdc.planned_as_of).", 1),
        ("The plan is [5,000 troops](../course_data/forces.csv#rdc.planned_strength).", 1),
        ("The plan is [5,000 troops](forces.rdc.planned_strength).", 1),
        ("The plan is 5,000 troops.", 1),
    ],
)
def test_prose_must_agree_with_the_data(tmp_path, sentence, code, capsys):
    text = tmp_path / "notebooks" / "text.md"
    text.parent.mkdir()
    rows = tmp_path / "course_data" / "rows"
    rows.mkdir(parents=True)
    # A link must lead to a row on a page; what the row says is read from the course data.
    (rows / "x.md").write_text('<a id="forces.rdc.planned_strength"></a>', encoding="utf-8")
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
    """A fault planted in a question must be named in a sentence, with the question.

    All questions are those of one unit here; every question of the course is tried out in learning/bank.
    """
    from dataclasses import replace

    from eudefence.learning.bank import catalogue as bank

    monkeypatch.setattr(bank, "units", lambda: ("00",))
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


CELL = {"cell_type": "markdown", "metadata": {}, "source": "Text."}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (json.dumps({"nbformat": 3, "worksheets": [{"cells": [CELL]}]}), "before 2015"),
        ("{}", "no list of cells"),
        ("[]", "no list of cells"),
        ('{"cells": {}}', "no list of cells"),
        ('{"cells": ["a"]}', "no list of cells"),
        (json.dumps({"cells": [CELL | {"source": 5}]}), "cell 1: the source is no text"),
        (json.dumps({"cells": [CELL | {"source": [5]}]}), "cell 1: the source is no text"),
        ('{\n"cells": [', "line 2: this is no JSON"),
        ("", "line 1: this is no JSON"),
    ],
)
def test_a_notebook_that_cannot_be_read_is_named_with_the_reason(tmp_path, content, words, capsys):
    (tmp_path / "old.ipynb").write_text(content, encoding="utf-8")
    assert cli.main(["prose", str(tmp_path / "old.ipynb")]) == 2
    error = capsys.readouterr().err
    assert "old.ipynb" in error and words in error and len(error.splitlines()) == 1


def test_a_notebook_with_a_byte_order_mark_is_read(tmp_path):
    (tmp_path / "a.ipynb").write_text("\ufeff" + json.dumps({"cells": [CELL]}), encoding="utf-8")
    assert cli.main(["prose", str(tmp_path / "a.ipynb")]) == 0


def test_a_link_that_is_no_name_for_a_file_leads_nowhere(tmp_path, capsys):
    (tmp_path / "a.md").write_text(f"[words]({'a' * 5000})", encoding="utf-8")
    assert cli.main(["prose", str(tmp_path / "a.md")]) == 1
    assert "does not exist" in capsys.readouterr().out


@pytest.mark.parametrize("content", ['{"00.1": "x"}', "[]", '"x"', "5", "null", '{"00.1": null}', '{"00.1": ["key"]}'])
def test_what_is_no_snapshot_is_said_so(tmp_path, content, capsys):
    (tmp_path / "old.json").write_text(content, encoding="utf-8")
    assert cli.main(["questions", "diff", str(tmp_path / "old.json")]) == 2
    assert "old.json is no snapshot of questions" in capsys.readouterr().err


@pytest.mark.parametrize("words", [["questions", "diff"], ["prose"], ["data", "check"], ["data", "codebook"]])
@pytest.mark.parametrize("content", [b"{\n1}", b"\xff\xfe{\x00}\x00", b"{\n" + b'"a": ' * 3])
def test_damaged_json_is_named_with_its_file_and_line(tmp_path, words, content, capsys):
    file = tmp_path / ("datapackage.json" if words[0] == "data" else "a.ipynb" if words == ["prose"] else "a.json")
    file.write_bytes(content)
    assert cli.main([*words, str(tmp_path if words[0] == "data" else file)]) == 2
    error = capsys.readouterr().err
    assert f"{file}, line " in error and len(error.splitlines()) == 1


def test_a_broken_table_stops_the_codebook_in_words(package, capsys):
    (package / "states.csv").write_text("country;joined\nMT;2004-05-01\n", encoding="utf-8")
    assert cli.main(["data", "codebook", str(package)]) == 2
    assert capsys.readouterr().err.startswith("eudefence: states.csv, line 1: the cells are separated by semicolons")


@pytest.mark.parametrize(
    ("error", "words", "code"),
    [
        (OSError(28, "No space left on device", "/some/where"), "eudefence: /some/where: No space left on device.", 2),
        (PermissionError(13, "Permission denied", "/some/where"), "eudefence: /some/where: Permission denied.", 2),
        (KeyboardInterrupt(), "Stopped.", 130),
        (BrokenPipeError(), "", 2),
    ],
)
def test_what_the_system_refuses_is_a_sentence(monkeypatch, error, words, code, capsys):
    def refused(*_):
        raise error

    monkeypatch.setattr("eudefence.upkeep.data_check.check", refused)
    assert cli.main(["data", "check"]) == code
    assert capsys.readouterr().err.startswith(words)


def test_a_folder_with_an_odd_name_is_a_folder(package, capsys):
    for name in ("a[x]", "a *?", "ü#%20"):
        odd = package.rename(package.with_name(name))
        assert cli.main(["data", "check", str(odd)]) == 0
        assert cli.main(["data", "codebook", str(odd)]) == 0
        package = odd


@pytest.mark.parametrize("words", [[], ["doktor"], ["data"], ["cite", "--style", "apa"]])
def test_an_unknown_command_shows_how_it_is_used(words, capsys):
    with pytest.raises(SystemExit) as stop:
        cli.main(words)
    assert stop.value.code == 2
    assert "usage: eudefence" in capsys.readouterr().err


def test_it_runs_as_a_program():
    done = subprocess.run(
        [sys.executable, "-m", "eudefence.cli", "cite"], text=True, encoding="utf-8", capture_output=True
    )
    assert (done.returncode, done.stderr) == (0, "")
