"""The progress file: readable, locked, replaced in one step, never lost.

Oracle: what stands in the file after each event, read with the json module.
"""

import csv
import errno
import json
import os
import signal
import subprocess
import sys

import filelock
import pandas as pd
import pytest

from eudefence import cli
from eudefence.learning import check, progress
from eudefence.learning.bank import catalogue as bank
from eudefence.learning.record import progress_file as record

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
    assert entry.keys() == {"state", "attempts", "points", "first", "last"}
    assert (entry["state"], entry["attempts"], entry["points"]) == ("right", 1, 1)


def test_once_right_stays_right(home):
    for answer in (1, KEY, 2):
        check("00.1", answer)
    assert stored(home)["00.1"] | {"first": "", "last": ""} == {
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


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'{"format": "other"}',
        b'{"format": "eudefence progress", "version": 1, "questions": []}',
        b'{"format": "eudefence progress", "version": "x", "questions": {}}',
        b'{"format": "eudefence progress", "version": 1}',
        b"[" * 100_000,
        b'{"format": "eudefence progress", "version": 1, "questions": {}, "set aside": 5}',
    ],
    ids=range(11),
)
def test_a_damaged_file_is_kept_aside_and_said(home, content):
    home.mkdir()
    (home / "progress.json").write_bytes(content)
    feedback = check("00.1", KEY)
    assert feedback.right and "progress.json.corrupt-1" in feedback.note
    assert (home / "progress.json.corrupt-1").read_bytes() == content
    assert stored(home)["00.1"]["state"] == "right"


def test_damaged_files_never_replace_one_another(home):
    home.mkdir()
    for number in (1, 2, 3):
        (home / "progress.json").write_text(f"damaged {number}")
        assert f"corrupt-{number}" in check("00.1", 1).note
    assert (home / "progress.json.corrupt-1").read_text() == "damaged 1"


def test_a_file_of_a_newer_kit_is_left_alone(home):
    home.mkdir()
    newer = b'{"format": "eudefence progress", "version": 2, "questions": {}}'
    (home / "progress.json").write_bytes(newer)
    assert "newer version" in check("00.1", KEY).note
    assert "newer version" in progress().note
    assert (home / "progress.json").read_bytes() == newer


def test_unknown_fields_and_questions_survive(home):
    check("00.1", 1)
    data = json.loads((home / "progress.json").read_text())
    data["questions"]["00.1"]["added"] = "later"
    data["questions"]["88.1"] = data["questions"]["00.1"]
    (home / "progress.json").write_text(json.dumps(data))
    check("00.1", KEY)
    assert stored(home)["88.1"]["added"] == stored(home)["00.1"]["added"] == "later"
    progress()


def test_a_folder_that_cannot_be_written_does_not_stop_the_check(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("EUDEFENCE_HOME", str(tmp_path / "file" / "below"))
    feedback = check("00.1", KEY)
    assert feedback.right and "not saved" in feedback.note


def test_another_writer_does_not_stop_the_check(home, monkeypatch):
    monkeypatch.setattr(record, "SECONDS_TO_WAIT", 0)
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
        "from eudefence.learning import check, record\n"
        "record.SECONDS_TO_WAIT = -1\n"
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


def test_progress_counts_by_unit(home):
    check("00.1", KEY)
    check("00.2", ["FR"])
    unit = progress("00").units[0]
    assert (unit.exercises_right, unit.points) == (1, 1)
    assert unit.exercises == sum(question.exercise for question in bank.of_unit("00"))
    assert "00 Start here" in repr(progress()) and "<table>" in progress()._repr_mimebundle_()["text/html"]
    assert list(progress().table["unit"]) == list(bank.units())


def test_progress_does_not_show_times_or_paths(home):
    # It stands in stored notebooks, which are compared.
    check("00.1", KEY)
    assert stored(home)["00.1"]["first"][:4] not in repr(progress()) and str(home) not in repr(progress())


def test_progress_of_an_unknown_unit_names_the_known_ones():
    # In a notebook a slip is answered, not raised: all units, and a sentence.
    assert progress("77").units == progress().units
    assert "“77”" in progress("77").note and "00, 01" in progress("77").note


@pytest.mark.parametrize("unit", ["unit 00", "00_start_here", "0", 0, "Unit 00", "00.1"])
def test_a_unit_is_read_in_usual_spellings(unit):
    assert [one.unit for one in progress(unit).units] == ["00"]


def test_export_for_a_spreadsheet(home, tmp_path):
    check("00.1", KEY)
    path = progress().to_csv(tmp_path / "mine.csv")
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    # The checker's own reader of ids is the oracle: what stands in the file names the questions, each once and in
    # order.
    assert [bank.find(row["id"]) for row in rows] == list(bank.every())
    first = next(row for row in rows if row["id"] == "exercise 00.1")
    assert (first["unit"], first["state"], first["points"], first["attempts"]) == ("unit 00", "right", "1", "1")


def test_no_cell_of_the_export_is_something_else_for_a_spreadsheet(home, tmp_path):
    """03.1 and 03.10 are one number for a spreadsheet, 03.1 a date for a German one. Oracle: pandas' own guess of
    types, and no digit first.
    """
    check("00.1", KEY)
    path = progress().to_csv(tmp_path / "mine.csv")
    table = pd.read_csv(path)
    assert table["id"].is_unique and len(table) == len(list(bank.every()))
    for column in ("id", "unit"):
        assert table[column].dtype == "str" and not table[column].str.match(r"[\d=+@-]").any()


def test_export_replaces_a_file_only_when_told_to(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("precious")
    with pytest.raises(ValueError, match="overwrite=True"):
        progress().to_csv(path)
    assert path.read_text() == "precious"
    progress().to_csv(path, overwrite=True)
    assert path.read_text() != "precious"


def test_home_follows_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("EUDEFENCE_HOME", "~/somewhere")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    assert record.file() == tmp_path / "somewhere" / "progress.json"
    monkeypatch.delenv("EUDEFENCE_HOME")
    assert "eudefence" in str(record.file())


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
        patch.setattr(record, step, fails)
        assert error.args[-1] in check("00.1", KEY).note
        assert progress().units[0].exercises_right == 1  # counted although it is not saved
        assert stored(home)["00.1"]["state"] == "not yet"
    assert check("00.2", ["FR"]).note == ""
    assert (stored(home)["00.1"]["attempts"], stored(home)["00.1"]["state"]) == (2, "right")
    check("00.2", ["FR"])
    assert stored(home)["00.1"]["attempts"] == 2  # and only once


def test_a_busy_notebook_costs_no_attempt(home, monkeypatch):
    monkeypatch.setattr(record, "SECONDS_TO_WAIT", 0)
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
    monkeypatch.setattr(record, "_lock", None)
    monkeypatch.setattr(record, "replace", None)
    monkeypatch.setattr(record, "_put_aside", None)
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


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-8"])
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_a_file_that_an_editor_saved_anew_is_read(home, encoding, ends):
    check("00.1", KEY)
    text = (home / "progress.json").read_text(encoding="utf-8").replace("\n", ends)
    (home / "progress.json").write_bytes(text.encode(encoding))
    assert progress().units[0].exercises_right == 1 and progress().note == ""
    assert check("00.2", ["FR"]).note == ""
    assert stored(home).keys() == {"00.1", "00.2"}


ODD = {
    "half a point": ({"points": 1.5}, {"points": 1, "state": "right"}),
    "negative": ({"attempts": -1}, {"attempts": 1, "state": "right"}),
    "no number": ({"points": "many"}, {"points": 0, "state": "right"}),
    "no end": ({"points": float("inf")}, {"points": 0, "state": "right"}),
    "a truth value": ({"attempts": True}, {"attempts": 1}),
    "no state": ({"state": "perfect"}, {"state": "not yet", "points": 1}),
    "no time": ({"last": "yesterday"}, {"state": "right"}),
    "no times": ({"first": None, "last": 3}, {"state": "right"}),
}


@pytest.mark.parametrize("name", ODD)
def test_one_odd_record_costs_no_other(home, name):
    """Oracle: the records before; the odd one keeps what can be read, and as it was it stands beside."""
    changes, expected = ODD[name]
    check("00.1", KEY)
    check("00.2", ["FR"])
    data = json.loads((home / "progress.json").read_text())
    data["questions"]["00.1"] |= changes
    odd, other = data["questions"]["00.1"], data["questions"]["00.2"]
    (home / "progress.json").write_text(json.dumps(data))
    assert "The record of 00.1" in progress().note
    note = check("00.3", 1).note
    assert "The record of 00.1" in note and "set aside" in note
    assert stored(home)["00.2"] == other
    assert (
        stored(home)["00.1"].items() >= expected.items()
        and stored(home)["00.1"]["first"]
        and stored(home)["00.1"]["last"]
    )
    kept = json.loads((home / "progress.json").read_text())["set aside"]
    assert json.dumps(kept) == json.dumps([{"00.1": odd}])
    assert progress().note == "" and check("00.3", 1).note == ""
    assert not list(home.glob("*.corrupt-*"))


def test_what_is_no_record_at_all_is_set_aside(home):
    check("00.1", KEY)
    data = json.loads((home / "progress.json").read_text())
    data["questions"] |= {"00.2": 3, "00.3": {"state": "right"}}
    (home / "progress.json").write_text(json.dumps(data))
    assert "The record of 00.2 and 00.3" in check("00.1", KEY).note
    assert (
        stored(home)["00.3"]["state"] == "right"
        and "00.2" not in stored(home)
        and stored(home)["00.1"]["attempts"] == 2
    )


def test_whole_numbers_with_a_point_are_whole(home):
    """Some programs write 1 as 1.0."""
    check("00.1", KEY)
    (home / "progress.json").write_text((home / "progress.json").read_text().replace('"points": 1', '"points": 1.0'))
    assert progress().note == "" and check("00.1", KEY).note == ""
    assert stored(home)["00.1"]["points"] == 1


def test_what_a_later_kit_of_the_same_version_wrote_besides_survives(home):
    check("00.1", 1)
    data = json.loads((home / "progress.json").read_text())
    (home / "progress.json").write_text(json.dumps(data | {"added": [1]}))
    check("00.1", 1)
    assert json.loads((home / "progress.json").read_text())["added"] == [1]


def test_lock_is_released(home):
    check("00.1", KEY)
    with filelock.FileLock(home / "progress.lock", timeout=0):
        pass


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with a name are an idea of Unix")
@pytest.mark.parametrize(
    "make",
    [os.mkfifo if hasattr(os, "mkfifo") else None, lambda path: path.symlink_to("/dev/zero")],
    ids=["pipe", "device"],
)
def test_what_never_ends_is_not_read(home, make):
    """Oracle: the promise that a check answers. Reading a pipe waits for a writer, and /dev/zero fills the memory."""
    home.mkdir(parents=True)
    make(home / "progress.json")
    feedback = check("00.1", 5000)
    assert feedback.right and "is no ordinary file. Move it away" in feedback.note
    assert "is no ordinary file" in str(progress())
