"""The shape of the house. Oracle: what CONTRIBUTING.md promises a newcomer, asked of every file."""

from collections import Counter

import pytest

import eudefence as ed
from tests.places import ROOT

PACKAGE = ROOT / "eudefence"
# Folders of tests for what is no folder of the package.
BESIDE = {"approved", "browser", "course_data", "harness", "house", "mutants", "notebooks", "setting_up"}
FACES = (ed, ed.activation, ed.costs, ed.council, ed.data, ed.learning, ed.views)


def modules(folder):
    return [path for path in folder.rglob("*.py") if not path.stem.startswith("__")]


def test_no_two_modules_have_one_name():
    names = Counter(path.stem for path in modules(PACKAGE))
    assert [name for name, number in names.items() if number > 1] == []


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.__name__)
def test_no_module_hides_a_function_of_its_folder(face):
    """Importing a module sets an attribute of its name in its package."""
    folder = ROOT.joinpath(*face.__name__.split("."))
    inside = {path.relative_to(folder).parts[0].removesuffix(".py") for path in modules(folder)}
    functions = {name for name in face.__all__ if callable(getattr(face, name))}
    assert inside & functions == set()


def test_only_the_face_and_the_command_line_lie_flat():
    assert {path.name for path in PACKAGE.glob("*.py")} == {"__init__.py", "cli.py"}


def test_every_room_has_its_tests_and_every_test_its_room():
    rooms = {path.parent.relative_to(PACKAGE).as_posix() for path in modules(PACKAGE)} - {"."}
    tests = {path.parent.relative_to(ROOT / "tests").as_posix() for path in (ROOT / "tests").rglob("test_*.py")} - {"."}
    assert rooms - tests == set()
    folders = {path.parent.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("__init__.py")}
    assert {place for place in tests - folders if place.split("/")[0] not in BESIDE} == set()
