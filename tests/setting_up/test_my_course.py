"""The student's copy: what is added, refreshed, or left alone. Oracle: the README (a file the student changed is never
overwritten).
"""

import errno
import os
import subprocess
import sys

import pytest

from setting_up import my_course, whole_files
from tests.places import ROOT
from tests.setting_up.small_kit import START, read, write


def test_lays_out_notebooks_exercises_and_data(kit):
    root, mine = kit
    added, refreshed, pairs = my_course.lay(root, mine)
    laid = {path.relative_to(mine).as_posix() for path in mine.rglob("*") if path.is_file()}
    assert laid == {
        START,
        "exercises/01_first.ipynb",
        "exercises/solutions/01_first.ipynb",
        "course_data/forces.csv",
        "course_data/rows/00_start_here.md",
        my_course.MANIFEST,
    }
    assert set(added) == laid - {my_course.MANIFEST}
    assert (refreshed, pairs) == ([], [])


def test_laying_again_changes_nothing(kit):
    root, mine = kit
    my_course.lay(root, mine)
    assert my_course.lay(root, mine) == ([], [], [])


def test_adds_what_is_missing(kit):
    root, mine = kit
    my_course.lay(root, mine)
    (mine / START).unlink()
    write(root / "notebooks/01_two_tracks.ipynb", "tracks")
    assert my_course.lay(root, mine)[0] == [START, "notebooks/01_two_tracks.ipynb"]
    assert read(mine / START) == "start"


def test_refreshes_a_file_the_student_did_not_change(kit):
    root, mine = kit
    my_course.lay(root, mine)
    write(root / START, "start, second edition")
    assert my_course.lay(root, mine) == ([], [START], [])
    assert read(mine / START) == "start, second edition"


def test_leaves_a_changed_file_alone_when_nothing_new_came(kit):
    root, mine = kit
    my_course.lay(root, mine)
    write(mine / START, "my notes")
    assert my_course.lay(root, mine) == ([], [], [])
    assert read(mine / START) == "my notes"


def test_lays_the_new_version_beside_a_changed_file_once_and_says_so(kit, capsys):
    root, mine = kit
    my_course.lay(root, mine)
    write(mine / START, "my notes")
    write(root / START, "second")
    laid = my_course.lay(root, mine)
    assert laid == ([], [], [(START, "notebooks/00_start_here.new.ipynb")])
    assert read(mine / START) == "my notes"
    assert read(mine / "notebooks/00_start_here.new.ipynb") == "second"
    my_course.tell(*laid)
    assert "You changed notebooks/00_start_here.ipynb" in capsys.readouterr().out
    assert my_course.lay(root, mine) == ([], [], [])


def test_a_third_version_replaces_the_second_beside_a_changed_file(kit):
    root, mine = kit
    my_course.lay(root, mine)
    write(mine / START, "my notes")
    write(root / START, "second")
    my_course.lay(root, mine)
    write(root / START, "third")
    assert my_course.lay(root, mine)[2] == [(START, "notebooks/00_start_here.new.ipynb")]
    assert read(mine / "notebooks/00_start_here.new.ipynb") == "third"


def test_a_new_version_the_student_worked_in_is_kept_too(kit):
    root, mine = kit
    my_course.lay(root, mine)
    write(mine / START, "my notes")
    write(root / START, "second")
    my_course.lay(root, mine)
    write(mine / "notebooks/00_start_here.new.ipynb", "my notes on the second")
    write(root / START, "third")
    assert my_course.lay(root, mine)[2] == [(START, "notebooks/00_start_here.new2.ipynb")]
    assert read(mine / START) == "my notes"
    assert read(mine / "notebooks/00_start_here.new.ipynb") == "my notes on the second"
    assert read(mine / "notebooks/00_start_here.new2.ipynb") == "third"


@pytest.mark.parametrize("manifest", ["", "{", '{"files": 5}'])
def test_a_lost_record_lays_the_same_new_version_no_second_time(kit, manifest):
    """Oracle: the files that lie there. A synchronised folder may damage the record again and again."""
    root, mine = kit
    my_course.lay(root, mine)
    write(mine / START, "my notes")
    write(root / START, "second")
    my_course.lay(root, mine)
    before = sorted(mine.rglob("*.ipynb"))
    write(mine / my_course.MANIFEST, manifest)
    assert my_course.lay(root, mine)[2] == [(START, "notebooks/00_start_here.new.ipynb")]
    assert sorted(mine.rglob("*.ipynb")) == before
    assert read(mine / START) == "my notes"


def test_a_student_who_takes_the_new_version_over_is_up_to_date(kit):
    root, mine = kit
    my_course.lay(root, mine)
    write(mine / START, "my notes")
    write(root / START, "second")
    my_course.lay(root, mine)
    (mine / "notebooks/00_start_here.new.ipynb").replace(mine / START)
    assert my_course.lay(root, mine) == ([], [], [])
    write(root / START, "third")
    assert my_course.lay(root, mine) == ([], [START], [])


@pytest.mark.parametrize(
    "manifest", [None, "", "{half", "[]", '{"files": 3}', '{"files": {"a": 1}, "notebooks": {"a": 1}}', "[" * 50_000]
)
def test_without_a_readable_record_every_different_file_counts_as_changed(kit, manifest):
    root, mine = kit
    my_course.lay(root, mine)
    (mine / my_course.MANIFEST).unlink()
    if manifest is not None:
        write(mine / my_course.MANIFEST, manifest)
    write(mine / START, "perhaps my notes")
    assert my_course.lay(root, mine)[2] == [(START, "notebooks/00_start_here.new.ipynb")]
    assert read(mine / START) == "perhaps my notes"


def test_a_page_that_got_another_name_is_found_once(kit):
    """What was not changed goes away under its old name; what was changed stays, and is named once."""
    root, mine = kit
    (old, new), *_ = my_course.RENAMED.items()
    write(root / old, "first")
    my_course.lay(root, mine)
    (root / old).unlink()
    write(root / new, "first, under its new name")
    assert my_course.lay(root, mine) == ([new], [], [])
    assert not (mine / old).exists() and read(mine / new) == "first, under its new name"
    assert my_course.lay(root, mine) == ([], [], [])


def test_a_page_with_another_name_that_was_changed_stays(kit):
    root, mine = kit
    (old, new), *_ = my_course.RENAMED.items()
    write(root / old, "first")
    my_course.lay(root, mine)
    write(mine / old, "first, with my answers")
    (root / old).unlink()
    write(root / new, "first, under its new name")
    assert my_course.lay(root, mine) == ([new], [], [(old, new)])
    assert read(mine / old) == "first, with my answers" and (mine / new).exists()
    assert my_course.lay(root, mine) == ([], [], [])


def test_pages_have_their_new_names_in_the_kit():
    """Oracle: the folder of the course itself."""
    for old, new in my_course.RENAMED.items():
        assert (ROOT / new).is_file() and not (ROOT / old).exists()


def test_a_file_that_left_the_course_stays_with_the_student(kit):
    root, mine = kit
    my_course.lay(root, mine)
    (root / "exercises/01_first.ipynb").unlink()
    assert my_course.lay(root, mine) == ([], [], [])
    assert (mine / "exercises/01_first.ipynb").exists()


def test_a_file_is_replaced_whole(kit, monkeypatch):
    """A run that dies while writing leaves the old file, and the next run finishes the work."""
    root, mine = kit
    my_course.lay(root, mine)
    write(root / START, "second")

    def dies(*_):
        raise OSError("disk full")

    with monkeypatch.context() as patch, pytest.raises(OSError, match="disk full"):
        patch.setattr(whole_files.os, "replace", dies)
        my_course.lay(root, mine)
    assert read(mine / START) == "start"
    assert my_course.lay(root, mine) == ([], [START], [])


def test_a_file_that_is_held_for_a_moment_is_tried_again(kit, monkeypatch):
    root, mine = kit
    tries, replaces = [], os.replace

    def held(*paths):
        tries.append(paths)
        if len(tries) < 3:
            raise PermissionError(errno.EACCES, "held by a virus scanner")
        replaces(*paths)

    monkeypatch.setattr(whole_files.os, "replace", held)
    my_course.lay(root, mine)
    assert read(mine / START) == "start"


def test_many_at_once_lay_the_course_out_once(kit):
    root, mine = kit
    program = (
        "import pathlib, sys\nfrom setting_up import my_course\nprint(my_course.lay(*map(pathlib.Path, sys.argv[1:])))"
    )
    words = [sys.executable, "-c", program, str(root), str(mine)]
    running = [
        subprocess.Popen(words, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(8)
    ]
    said = [process.communicate() for process in running]
    assert [process.returncode for process in running] == [0] * 8, said
    assert sorted(out.splitlines()[-1] == "([], [], [])" for out, _ in said) == [False] + [True] * 7
    assert not [path for path in mine.rglob("*") if path.suffix == ".part" or "lock" in path.name]


def test_what_was_laid_before_the_disk_was_full_is_remembered(kit, monkeypatch):
    root, mine = kit
    writes = whole_files.write_whole

    def full(path, data):
        if path.name == "00_start_here.ipynb":
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        writes(path, data)

    with monkeypatch.context() as patch, pytest.raises(OSError, match="No space"):
        patch.setattr(my_course, "write_whole", full)
        my_course.lay(root, mine)
    write(root / "exercises/01_first.ipynb", "first, second edition")
    assert my_course.lay(root, mine) == ([START], ["exercises/01_first.ipynb"], [])


def test_the_users_umask_holds_for_what_is_laid(kit):
    root, mine = kit
    before = os.umask(0o077)
    try:
        my_course.lay(root, mine)
    finally:
        os.umask(before)
    assert {path.stat().st_mode & 0o777 for path in mine.rglob("*") if path.is_file()} == {0o600}
