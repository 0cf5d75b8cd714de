"""Where the student's copy is laid. Oracle: the README (one kit, itself read-only, serves a room)."""

import errno
import os
import re

import pytest

import course
from setting_up import my_course
from tests.places import ROOT
from tests.setting_up.small_kit import START, read, write


def test_the_course_is_laid_out_where_the_student_wants_it(started, monkeypatch, tmp_path, capsys):
    asked = []
    monkeypatch.setattr(my_course, "lay", lambda target: asked.append(target) or (["a"], [], []))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for words in ("mine", "~/mine", str(tmp_path / "mine")):
        assert course.main(["lab", "--folder", words]) == 0
        assert f"--ServerApp.root_dir={tmp_path / 'mine'}" in started[-1]
        assert course.main(["lay", "--folder", words]) == 0
    assert asked == [tmp_path / "mine"] * 6
    assert f"{tmp_path / 'mine'}/: 1 files added" in capsys.readouterr().out


@pytest.mark.parametrize(
    "inside", [".", "notebooks", "course_data/mine", "eudefence", ".venv/mine", "tests/..", "tests/mine", "README.md"]
)
def test_the_kit_itself_is_no_place_for_a_students_work(started, inside, capsys):
    assert course.main(["lay", "--folder", str(ROOT / inside)]) == 1
    assert "belongs to the kit itself" in capsys.readouterr().err


def test_a_new_folder_in_the_kit_is_the_students_own(monkeypatch, tmp_path):
    monkeypatch.setattr(my_course, "ROOT", tmp_path)
    write(tmp_path / "notebooks" / "00_start_here.ipynb", "start")
    for name in ("my_course", "mine", "mine"):
        my_course.lay(tmp_path, my_course.chosen_folder(str(tmp_path / name)))
    assert read(tmp_path / "mine" / START) == "start"


def test_a_file_is_no_folder(started, tmp_path, capsys):
    (tmp_path / "mine").touch()
    assert course.main(["lab", "--folder", str(tmp_path / "mine")]) == 1
    assert "is a file: name a folder" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "Ask for permission.*name another folder.*--folder"),
        (errno.EROFS, "Ask for permission.*name another folder.*--folder"),
        (errno.ENOSPC, "Make room on the disk.*--folder"),
        (errno.EISDIR, "Something else stands where.*--folder"),
        (errno.ENOTDIR, "Something else stands where.*--folder"),
        (errno.EEXIST, "Something else stands where.*--folder"),
        (errno.EIO, "Run the command again"),
    ],
)
@pytest.mark.parametrize("command", ["lay", "lab"])
def test_what_the_system_refuses_is_a_sentence_with_a_remedy(started, monkeypatch, command, number, words, capsys):
    def refused():
        raise OSError(number, os.strerror(number), "/some/where")

    monkeypatch.setattr(my_course, "lay", refused)
    assert course.main([command]) == 1
    error = capsys.readouterr().err
    assert re.search(words, error) and "/some/where" in error and len(error.splitlines()) == 1
