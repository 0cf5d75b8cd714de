"""The command line: the answer, the exit code, and errors in one sentence."""

import shutil
import subprocess
import sys

import pytest

from eudefence import cli
from eudefence.package import course_folder


@pytest.fixture
def package(tmp_path):
    folder = tmp_path / "course_data"
    shutil.copytree(course_folder(), folder)
    return folder


def test_the_course_data_keep_their_promises(capsys):
    assert cli.main(["data", "check"]) == 0
    assert capsys.readouterr().out == "The course data keep all their promises.\n"


def test_a_broken_promise_is_named_with_table_and_column(package, capsys):
    forces = package / "forces.csv"
    forces.write_text(forces.read_text(encoding="utf-8").replace(",5000,", ",five thousand,", 1), encoding="utf-8")
    assert cli.main(["data", "check", str(package)]) == 1
    out = capsys.readouterr().out
    assert "forces" in out
    assert "planned_strength" in out


def test_the_codebook_is_written_beside_the_tables(package, capsys):
    (package / "CODEBOOK.md").unlink(missing_ok=True)
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
def test_prose_must_agree_with_the_data(package, sentence, code, capsys):
    text = package.parent / "notebooks" / "text.md"
    text.parent.mkdir()
    text.write_text(sentence, encoding="utf-8")
    assert cli.main(["prose", str(text)]) == code
    assert capsys.readouterr().out


def test_the_kit_can_be_cited(capsys):
    assert cli.main(["cite", "--style", "bibtex"]) == 0
    assert capsys.readouterr().out.startswith("@")


@pytest.mark.parametrize("words", [["cite", "no_such_work"], ["prose", "no_such_file.md"], ["data", "check", "no_such_folder"]])
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
