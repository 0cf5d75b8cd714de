"""One course.py at a time. Oracle: several of them running at once."""

import errno
import subprocess
import sys

import pytest

from setting_up import locks
from tests.places import ROOT

HOLDS = (
    "import pathlib, sys\nfrom setting_up.locks import alone\nwith alone(pathlib.Path(sys.argv[1]), 'trying'):\n"
    "    print('in', flush=True); sys.stdin.readline()"
)


def holder(lock):
    return subprocess.Popen(
        [sys.executable, "-c", HOLDS, str(lock)],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


@pytest.mark.parametrize("ends", ["in peace", "killed"])
def test_a_second_course_py_waits_and_says_so(tmp_path, ends):
    first = holder(tmp_path / "lock")
    assert first.stdout.readline() == "in\n"
    second = holder(tmp_path / "lock")
    assert second.stdout.readline() == "Another course.py is trying: waiting until it has done.\n"
    if ends == "killed":
        first.kill()
        first.communicate()
    else:
        first.communicate("\n")
    assert second.stdout.readline() == "in\n"
    third = holder(tmp_path / "lock")  # the file of the first was taken away, and that of the second counts
    assert third.stdout.readline().startswith("Another course.py")
    second.communicate("\n")
    assert third.stdout.readline() == "in\n"
    third.communicate("\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL])
def test_a_folder_that_knows_no_locks_is_no_obstacle(tmp_path, monkeypatch, number):
    def none(*_):
        raise OSError(number, "no locks here")

    monkeypatch.setattr(locks, "fcntl", type("Fcntl", (), {"flock": staticmethod(none), "LOCK_EX": 2, "LOCK_NB": 4}))
    with locks.alone(tmp_path / "lock", "trying"):
        pass
    assert list(tmp_path.iterdir()) == []
