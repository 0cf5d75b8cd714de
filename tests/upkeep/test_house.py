"""The picture of the house. Oracles: the import rules in pyproject.toml, and imports read a second way, from the
syntax.
"""

import ast
import re
import tomllib

import pytest

from eudefence.upkeep import house
from tests.places import ROOT

STORED = ROOT / "docs" / "house.svg"
FILES = [path for path in (ROOT / house.PACKAGE).rglob("*.py") if path.stem != "__main__"]


def name_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path) for path in FILES}


def imported_by(path):
    """What a file imports of the package, wherever in the file the line stands."""
    package = name_of(path).split(".") if path.stem == "__init__" else name_of(path).split(".")[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in NAMES)
        elif isinstance(node, ast.ImportFrom):
            base = (
                ".".join([*package[: len(package) - node.level + 1], *filter(None, [node.module])])
                if node.level
                else node.module
            )
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                if inner in NAMES or base in NAMES:
                    yield inner if inner in NAMES else base


def test_imports_are_those_that_the_files_state():
    stated = {(name_of(path), name) for path in FILES for name in imported_by(path)}
    assert house.imports() == {(one, other) for one, other in stated if one != other}


def test_floors_are_those_of_the_import_rules():
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    [wings] = [rule for rule in rules if rule.get("containers") == [house.PACKAGE]]
    assert list(house.FLOORS) == wings["layers"]


def test_every_file_has_a_place_in_the_picture():
    drawn = {
        ".".join(filter(None, [house.PACKAGE, "" if wing.name == file else wing.name, *room.split("/"), file]))
        for wing in house.wings(house.imports())
        for room, files in wing.rooms.items()
        for file in files
    }
    assert drawn == {name_of(path) for path in FILES if path.stem != "__init__"}


def test_rooms_stand_on_those_before_them():
    pairs = house.imports()
    for wing in house.wings(pairs):
        rooms = [f"{house.PACKAGE}.{wing.name}.{room.replace('/', '.')}." for room in wing.rooms if room]
        up = [
            (one, other)
            for one, other in pairs
            for number, room in enumerate(rooms)
            if f"{one}.".startswith(room) and any(f"{other}.".startswith(later) for later in rooms[number + 1 :])
        ]
        assert up == []


def test_the_stored_picture_is_the_one_of_today():
    pairs = house.imports()
    fresh = house.picture(house.wings(pairs), house.arrows(pairs))
    assert STORED.read_text(encoding="utf-8") == fresh, "run: python3 course.py house"


def test_no_words_leave_their_box():
    """The widest letters of the font are 12 pixels; a line of a room has room for all of it."""
    text = STORED.read_text(encoding="utf-8")
    boxes = [
        tuple(map(float, found))
        for found in re.findall(r'<rect x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)" rx="5" fill="#ffffff"', text)
    ]
    lines = [
        (float(x), float(y), words)
        for x, y, words in re.findall(r'<text x="(\d+)" y="(\d+)" font-size="12"[^>]*>([^<]*)<', text)
    ]
    inside = 0
    for x, y, words in lines:
        for left, top, width, height in boxes:
            if left <= x <= left + width and top <= y <= top + height:
                assert x + len(words) * 6.7 <= left + width + 8, words
                inside += 1
    assert inside > len(boxes) > 10


def test_without_grimp_one_sentence_says_what_to_do(monkeypatch):
    monkeypatch.setattr(house, "import_module", lambda name: (_ for _ in ()).throw(ImportError(name)))
    with pytest.raises(ValueError, match="python3 course.py test"):
        house.imports()


def test_the_picture_is_written_where_it_is_shown_or_where_one_says(monkeypatch, tmp_path):
    """Wherever the command is run. Oracle: the stored picture, and a kit without the folder of the course."""
    monkeypatch.chdir(tmp_path)
    assert house._shown() == STORED
    assert house.write_picture(tmp_path / "a.svg").read_text(encoding="utf-8") == STORED.read_text(encoding="utf-8")
    monkeypatch.setattr(house, "checkout", lambda: None)
    with pytest.raises(ValueError, match="installed as a package"):
        house.write_picture()
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]
