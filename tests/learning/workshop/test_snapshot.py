"""A change of the data names the keys, hints and sentences it changed.

Oracle: one cell of the table of forces is changed in a copy of the course data, and the sentences that quote it are
known.
"""

import json
import shutil

import pytest

from eudefence import countries
from eudefence.data import facts, package
from eudefence.learning.bank import catalogue as bank
from eudefence.learning.bank import keys_00
from eudefence.learning.bank.placeholders import PLACEHOLDER
from eudefence.learning.workshop.snapshot import changes, diff, save, snapshot


def test_snapshot_is_plain_and_the_same_twice():
    first = snapshot()
    assert json.loads(json.dumps(first)) == first == snapshot()
    assert list(first) == [question.id for question in bank.every()]
    assert diff(first, snapshot()) == []


def test_snapshot_has_no_open_placeholder():
    assert not [text for parts in snapshot().values() for text in parts.values() if PLACEHOLDER.search(text)]


def test_a_changed_cell_names_what_it_changes(tmp_path, monkeypatch):
    before = snapshot()
    folder = tmp_path / "course_data"
    shutil.copytree(package.course_folder(), folder)
    table = folder / "forces.csv"
    text = table.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("rdc,"))
    table.write_text(text.replace(row, row.replace(",5000,", ",7000,", 1)), encoding="utf-8")
    changed = package.Package(folder)
    for module in (facts, countries, keys_00):
        monkeypatch.setattr(module, "course", lambda: changed)
    lines = diff(before, snapshot())
    assert "00.1 key: 5,000 persons -> 7,000 persons" in lines
    assert any(line.startswith("00.1 solution: ") for line in lines)
    assert not any(line.startswith(("00.a", "00.3")) for line in lines)


def test_new_and_lost_questions_are_named():
    now = snapshot()
    less = {id: parts for id, parts in now.items() if id != "00.1"}
    assert diff(now, less) == ["00.1 is gone"]
    assert diff(less, now) == ["00.1 is new"]


def test_saved_and_compared(tmp_path):
    path = save(tmp_path / "keys.json")
    assert changes(path) == []
    stored = json.loads(path.read_text(encoding="utf-8"))
    stored["00.1"]["key"] = "6,000 persons"
    path.write_text(json.dumps(stored), encoding="utf-8")
    assert changes(path) == ["00.1 key: 6,000 persons -> 5,000 persons"]


@pytest.mark.parametrize("content", [None, "", "{", "[1]", '{"00.1": 3}'])
def test_what_is_no_snapshot_is_refused(tmp_path, content):
    path = tmp_path / "keys.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match="file: .*(no snapshot|no JSON|cannot be read)"):
        changes(path)


def test_changes_of_keys_and_sentences_were_read_by_somebody():
    # Whoever changes data or questions reads the lines below, then saves the new snapshot.
    assert changes() == [], "read these changes, then run: python3 course.py questions snapshot"
