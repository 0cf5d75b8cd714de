"""The progress file: readable, locked, replaced in one step, never lost.

Oracle: what stands in the file after each event, read with the json module.
"""

import csv
import json
import os
import signal
import subprocess
import sys

import filelock
import pytest

from eudefence.learning import bank, check, progress, record

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
        b'{"format": "eudefence progress", "version": 1, "questions": {"00.1": 3}}',
        b'{"format": "eudefence progress", "version": "x", "questions": {}}',
        b'{"format": "eudefence progress", "version": 1, "questions": {"00.1": {"state": "right"}}}',
        b"[" * 100_000,
    ],
    ids=range(10),
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
        assert f"corrupt-{number}" in progress().note
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
        [sys.executable, "-c", code, str(home / "progress.lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
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
    assert [row["id"] for row in rows] == [question.id for question in bank.every()]
    first = next(row for row in rows if row["id"] == "00.1")
    assert (first["state"], first["points"], first["attempts"]) == ("right", "1", "1")


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


def test_lock_is_released(home):
    check("00.1", KEY)
    with filelock.FileLock(home / "progress.lock", timeout=0):
        pass
