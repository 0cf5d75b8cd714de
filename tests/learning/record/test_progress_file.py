"""The progress file: readable, locked, replaced in one step, never lost.

Oracle: what stands in the file after each event, read with the json module.
"""

import errno
import json
import os
import signal
import subprocess
import sys

import filelock
import pytest

from eudefence import cli
from eudefence.learning import check, progress
from eudefence.learning.bank import catalogue as bank
from eudefence.learning.record import progress_file

KEY = bank.find("00.1").key()


def stored(home):
    return json.loads((home / "progress.json").read_text(encoding="utf-8"))["questions"]


def test_nothing_is_written_before_an_attempt(home):
    check("00.1")
    check("00.77", 1)
    progress()
    assert not home.exists()


def test_an_attempt_is_written_readably(home):
    check("00.1", KEY)
    [(id, entry)] = stored(home).items()
    assert id == "00.1"
    assert entry.keys() == {"state", "attempts", "points", "first", "last", "answer"}
    assert entry["answer"]["answer"] == KEY
    assert (entry["state"], entry["attempts"], entry["points"]) == ("right", 1, 1)


def test_once_right_stays_right(home):
    for answer in (1, KEY, 2):
        check("00.1", answer)
    assert stored(home)["00.1"]["answer"]["answer"] == 2  # a form starts from the last answer, right or not
    assert stored(home)["00.1"] | {"first": "", "last": "", "answer": ""} == {
        "answer": "",
        "state": "right",
        "attempts": 3,
        "points": 1,
        "first": "",
        "last": "",
    }


def test_no_personal_data(home):
    check("00.1", "my name is Ada")
    text = (home / "progress.json").read_text(encoding="utf-8")
    assert "Ada" not in text and os.environ.get("USER", "?" * 9) not in text


def test_a_folder_that_cannot_be_written_does_not_stop_the_check(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("EUDEFENCE_HOME", str(tmp_path / "file" / "below"))
    feedback = check("00.1", KEY)
    assert feedback.right and "not saved" in feedback.note


def test_another_writer_does_not_stop_the_check(home, monkeypatch):
    monkeypatch.setattr(progress_file, "SECONDS_TO_WAIT", 0)
    check("00.1", 1)
    code = (
        "import filelock, sys\n"
        "with filelock.FileLock(sys.argv[1]):\n"
        "    print('held', flush=True)\n"
        "    sys.stdin.read()\n"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(home / "progress.lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert holder.stdout.readline() == "held\n"
    feedback = check("00.1", KEY)
    assert feedback.right and "another notebook" in feedback.note
    holder.communicate("")
    assert check("00.1", KEY).note == ""


def test_two_processes_lose_no_attempt(home):
    # They wait as long as it takes: here the count matters, not the time.
    code = (
        "from eudefence.learning import check\n"
        "from eudefence.learning.record import progress_file\n"
        "progress_file.SECONDS_TO_WAIT = -1\n"
        "for number in range(25): assert not check('00.1', number).note"
    )
    running = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(2)]
    assert [process.wait() for process in running] == [0, 0]
    assert stored(home)["00.1"]["attempts"] == 50


@pytest.mark.parametrize("step", ["os.fsync", "os.replace", "os.fdopen"])
def test_a_process_killed_while_writing_loses_nothing(home, step):
    # The process is killed at a chosen step of the writing, from before the first byte to just before the replacement.
    check("00.1", KEY)
    before = stored(home)
    code = (
        "import os, signal\n"
        "from eudefence.learning import check\n"
        f"def die(*args, **kwargs): os.kill(os.getpid(), {signal.SIGTERM.value})\n"
        f"{step} = die\n"
        "check('00.2', ['FR'])\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode != 0
    assert stored(home) == before
    assert check("00.2", ["FR"]).note == ""
    assert stored(home).keys() == {"00.1", "00.2"}
    assert {path.name for path in home.iterdir()} <= {"progress.json", "progress.lock"}  # nothing half-written is left


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system cannot kill a process at once")
def test_a_process_killed_at_any_moment_leaves_a_whole_file(home):
    code = "from eudefence.learning import check\nfor n in range(10**9): check('00.1', n); print(n, flush=True)"
    for last in ("3", "4", "6"):
        process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
        for line in process.stdout:
            if line.strip() == last:
                process.kill()
                break
        process.wait()
        process.stdout.close()
        assert stored(home)["00.1"]["attempts"] > 0
    assert check("00.1", KEY).note == ""


def test_home_follows_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("EUDEFENCE_HOME", "~/somewhere")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert progress_file.file() == tmp_path / "somewhere" / "progress.json"
    monkeypatch.delenv("EUDEFENCE_HOME")
    assert "eudefence" in str(progress_file.file())


@pytest.mark.parametrize("name", ["progress", "./progress", "a/../progress"])
def test_a_relative_home_is_one_place_for_all_notebooks(monkeypatch, tmp_path, name):
    """Units and exercises run in folders of their own; both must find one record, in the user's home folder."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    monkeypatch.setenv("EUDEFENCE_HOME", name)
    for place in ("notebooks", "exercises"):
        (tmp_path / "kit" / place).mkdir(parents=True)
        monkeypatch.chdir(tmp_path / "kit" / place)
        check("00.1", 1)
    assert stored(tmp_path / "progress")["00.1"]["attempts"] == 2


NOWHERE = {
    "no home is known": {"HOME": None, "USERPROFILE": None, "EUDEFENCE_HOME": None},
    "somebody's home that is not there": {"EUDEFENCE_HOME": "~nobody-of-this-name/x"},
    "a name that no folder can have": {"EUDEFENCE_HOME": "/tmp/\udcff" + "x" * 5000},
    "a home below a file": {"EUDEFENCE_HOME": "{file}/below"},
    "a home that is a file": {"EUDEFENCE_HOME": "{file}"},
    "a home on a device": {"EUDEFENCE_HOME": "/dev/null/x"},
}


@pytest.mark.parametrize("name", NOWHERE)
def test_without_a_place_for_the_record_nothing_raises_and_nothing_is_lost(tmp_path, monkeypatch, name):
    """Oracle: the contract of check and progress; the attempts are counted in this notebook and saved as soon as there
    is a place.
    """
    (tmp_path / "file").write_text("")
    for variable, value in NOWHERE[name].items():
        if value is None:
            monkeypatch.delenv(variable, raising=False)
        else:
            monkeypatch.setenv(variable, value.format(file=tmp_path / "file"))
    if name == "no home is known" and os.name == "posix":
        import pwd

        def unknown(user):
            raise KeyError(user)

        monkeypatch.setattr(pwd, "getpwuid", unknown)  # a user id without an entry, as on some class servers
    first, second = check("00.1", 3), check("00.1", KEY)
    assert (first.state, second.state) == ("not yet", "right")
    for feedback in (first, second):
        assert "not saved yet" in feedback.note and "EUDEFENCE_HOME" in feedback.note
    shown = progress()
    assert shown.units[0].exercises_right == 1 and "2 attempts of this notebook are not saved yet." in shown.note
    monkeypatch.setenv("EUDEFENCE_HOME", str(tmp_path / "new"))
    assert check("00.2", ["FR"]).note == ""
    assert stored(tmp_path / "new")["00.1"]["attempts"] == 2 and stored(tmp_path / "new")["00.1"]["state"] == "right"


def test_a_command_without_a_home_is_told_how_to_mend_it(monkeypatch, capsys):
    monkeypatch.setenv("EUDEFENCE_HOME", "~nobody-of-this-name/x")
    cli.main(["doctor"])
    said = capsys.readouterr().out
    assert "names no home folder" in said and "name a folder in EUDEFENCE_HOME" in said


@pytest.mark.parametrize(
    ("step", "error"),
    [
        ("replace", OSError(errno.ENOSPC, "No space left on device")),
        ("replace", PermissionError(errno.EACCES, "Permission denied")),
        ("replace", OSError(errno.EROFS, "Read-only file system")),
        ("replace", ValueError("embedded null byte")),
        ("_lock", PermissionError(errno.EACCES, "Permission denied")),
    ],
)
def test_an_attempt_that_could_not_be_saved_is_saved_with_the_next_one(home, monkeypatch, step, error):
    """A disk is full, then there is room again. Oracle: the attempts counted by hand."""
    check("00.1", 1)

    def fails(*arguments):
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(progress_file, step, fails)
        assert error.args[-1] in check("00.1", KEY).note
        assert progress().units[0].exercises_right == 1  # counted although it is not saved
        assert stored(home)["00.1"]["state"] == "not yet"
    assert check("00.2", ["FR"]).note == ""
    assert (stored(home)["00.1"]["attempts"], stored(home)["00.1"]["state"]) == (2, "right")
    check("00.2", ["FR"])
    assert stored(home)["00.1"]["attempts"] == 2  # and only once


def test_a_busy_notebook_costs_no_attempt(home, monkeypatch):
    monkeypatch.setattr(progress_file, "SECONDS_TO_WAIT", 0)
    check("00.1", 1)
    with filelock.FileLock(home / "progress.lock"):
        note = check("00.1", KEY).note
        assert "another notebook" in note and "a later answer saves it too" in note
        assert progress().units[0].exercises_right == 1  # reading waits for nobody
        assert progress().note == "1 attempt of this notebook is not saved yet."
    check("00.2", ["FR"])
    assert stored(home)["00.1"]["attempts"] == 2


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_home_can_be_read(home):
    check("00.1", KEY)
    home.chmod(0o500)
    try:
        assert progress().units[0].exercises_right == 1 and progress().note == ""
    finally:
        home.chmod(0o700)


def test_reading_takes_no_lock_and_writes_nothing(home, monkeypatch):
    """The same for whoever runs the tests, root too: neither the lock nor the writer is reached."""
    check("00.1", KEY)
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    monkeypatch.setattr(progress_file, "_lock", None)
    monkeypatch.setattr(progress_file, "replace", None)
    monkeypatch.setattr(progress_file, "_put_aside", None)
    assert progress().units[0].exercises_right == 1 and progress().note == ""
    (home / "progress.json").write_bytes(b"{")
    assert "is damaged" in progress().note
    (home / "progress.json").write_bytes(before["progress.json"])
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before


@pytest.mark.parametrize("number", ["ENOSYS", "ENOTSUP", "ENOLCK", "EINVAL"])
def test_a_disk_without_locks_saves_and_says_what_that_means(home, monkeypatch, number):
    """Simulated: flock answers as it does on such a disk. Oracle: what stands in the file."""
    fcntl = pytest.importorskip("fcntl", reason="this system locks files in another way")

    def refuses(*arguments):
        raise OSError(getattr(errno, number), "not supported")

    monkeypatch.setattr(fcntl, "flock", refuses)
    for _ in range(3):  # not only the first time, before a lock file lies there
        note = check("00.1", KEY).note
        assert (
            "knows no locks" in note and "one notebook at a time" in note and "another notebook is writing" not in note
        )
    assert stored(home)["00.1"]["attempts"] == 3


def test_a_system_without_any_lock_saves_too(home, monkeypatch):
    """What filelock says where a system has no way to lock at all."""

    def refuses(self):
        raise NotImplementedError

    monkeypatch.setattr(filelock.FileLock, "_acquire", refuses)
    assert "knows no locks" in check("00.1", KEY).note and stored(home)["00.1"]["state"] == "right"


def test_lock_is_released(home):
    check("00.1", KEY)
    with filelock.FileLock(home / "progress.lock", timeout=0):
        pass
