"""course.py and setting_up/ as files that an older Python reads, and the commands: what each of them starts.

Oracle throughout: the promises of the README (may be run again at any time; never overwrites a file the student
changed).
"""

import ast
import re
import subprocess
import sys
import tomllib

import pytest

import course
from setting_up import installation, pythons, refusals
from tests.places import ROOT

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


PROGRAM = [ROOT / "course.py", *sorted((ROOT / "setting_up").glob("*.py"))]


@pytest.mark.parametrize("path", PROGRAM, ids=lambda path: path.name)
def test_uses_the_standard_library_only(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported = {
        name.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names
    }
    imported |= {
        node.module.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level
    }
    assert imported - {"setting_up"} <= sys.stdlib_module_names


@pytest.mark.parametrize("path", PROGRAM, ids=lambda path: path.name)
def test_is_understood_by_the_pythons_it_refuses(path):
    """An older Python must get as far as the sentence that tells the user what to do."""
    text = path.read_text(encoding="utf-8")
    ast.parse(text, feature_version=(3, 6))
    assert "from __future__ import annotations" not in text  # a syntax error before 3.7


def test_it_is_run_from_any_folder_and_by_a_python_that_looks_nowhere_by_itself(tmp_path):
    """Oracle: Python's manual; -I leaves out the folder of the program, as PYTHONSAFEPATH does."""
    words = [sys.executable, "-I", str(ROOT / "course.py"), "--help"]
    done = subprocess.run(words, cwd=tmp_path, text=True, encoding="utf-8", capture_output=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("usage: course.py")


def test_help_lists_every_command():
    for command in ("lab", "lay", *course.HANDED_ON):
        assert f"    python3 course.py {command} " in course.__doc__


def test_knows_the_same_pythons_and_extras_as_the_package():
    oldest, newest = (".".join(map(str, version)) for version in (pythons.OLDEST, (3, pythons.NEWEST[1] + 1)))
    assert PYPROJECT["project"]["requires-python"] == f">={oldest},<{newest}"
    assert set(installation.EXTRAS) <= set(PYPROJECT["project"]["optional-dependencies"])
    test = PYPROJECT["project"]["optional-dependencies"]["test"]
    assert "eudefence[lab," in test[0]  # so `test` holds what `lab` holds


@pytest.mark.parametrize("command", ["lab", *course.HANDED_ON])
def test_make_only_calls_it(command):
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert command in re.search(r"^(.*):\n\t\$\(PYTHON\) course\.py \$@$", text, re.MULTILINE)[1].split()


def test_the_automatic_run_calls_what_the_readme_says():
    run = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "\npython3 course.py test\n" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert run.rstrip().splitlines()[-1] == "python3 course.py test"
    assert "set -euo pipefail" in run
    assert "export EUDEFENCE_REQUIRE_BROWSER=1" in run


def test_lab_opens_the_students_copy_on_its_first_notebook(started):
    assert course.main(["lab"]) == 0
    assert started[0][:3] == ["python of lab", "-m", "jupyterlab"]
    assert f"--ServerApp.root_dir={ROOT / 'my_course'}" in started[0]
    assert "--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb" in started[0]
    assert "--no-browser" not in started[0]


def test_lab_on_a_server(started):
    course.main(["lab", "--no-browser", "--port", "8890"])
    assert {"--no-browser", "--ServerApp.port=8890"} <= set(started[0])


def test_ctrl_c_is_one_sentence(monkeypatch, capsys):
    def stopped(extra):
        raise KeyboardInterrupt

    monkeypatch.setattr(course, "set_up", stopped)
    assert course.main(["test"]) == 130
    assert capsys.readouterr().err == "Stopped. Run the command again whenever you like: it does what is left to do.\n"


def test_words_after_test_go_to_the_tests(started):
    course.main(["test", "tests/test_power.py", "-k", "nice", "-x"])
    assert started == [["python of test", "-m", "tests.whole_run", "tests/test_power.py", "-k", "nice", "-x"]]


def test_tables_that_break_their_promises_get_no_codebook(started, monkeypatch):
    monkeypatch.setattr(course, "run", lambda command: started.append(command) or 1)
    assert course.main(["data"]) == 1
    assert [command[-1] for command in started] == ["check"]


@pytest.mark.parametrize("words", [[], ["labs"], ["lab", "--colour"], ["lay", "here"]])
def test_a_misspelt_command_is_refused(started, words, capsys):
    with pytest.raises(SystemExit) as stop:
        course.main(words)
    assert stop.value.code == 2
    assert "usage" in "".join(capsys.readouterr())
    assert started == []


def test_a_refusal_is_one_sentence_and_no_traceback(monkeypatch, capsys):
    def refuse(extra):
        raise refusals.Refused("There is no network.")

    monkeypatch.setattr(course, "set_up", refuse)
    assert course.main(["lab"]) == 1
    assert capsys.readouterr().err == "There is no network.\n"
