"""A progress file that something else has changed: damaged, odd in one record, of another version, or no file at all.

Oracle: what stood in the file before, read with the json module; nothing of it may be lost.
"""

import json
import os

import pytest

from eudefence.learning import check, progress
from tests.learning.record.test_progress_file import KEY, stored


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
