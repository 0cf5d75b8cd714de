"""The shape of the house. Oracle: the limits that CONTRIBUTING.md states, asked of every file."""

import ast
from collections import Counter

import pytest

import eudefence as ed
from tests.places import ROOT

LINES_OF_A_FILE, LINES_OF_A_FUNCTION = 450, 60
PACKAGE = ROOT / "eudefence"
PLACES = (PACKAGE, ROOT / "tests", ROOT / "scripts")
CODE = sorted({*ROOT.glob("*.py"), *(path for place in PLACES for path in place.rglob("*.py"))})
TREES = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in CODE}
# Folders of tests for what is no folder of the package.
BESIDE = {"approved", "browser", "course_data", "harness", "house", "mutants", "notebooks", "setting_up"}
FACES = (ed, ed.activation, ed.costs, ed.council, ed.data, ed.learning, ed.views)


def code_lines(function):
    """Lines of a function without its docstring."""
    first = function.body[0]
    told = ast.get_docstring(function, clean=False) is not None
    docstring = first.end_lineno - first.lineno + 1 if told else 0
    return function.end_lineno - function.lineno + 1 - docstring


def modules(folder):
    return [path for path in folder.rglob("*.py") if not path.stem.startswith("__")]


def test_no_file_is_too_long():
    lines = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
    assert len(lines) > 200
    assert {name: number for name, number in lines.items() if number > LINES_OF_A_FILE} == {}


def test_every_function_fits_on_a_screen():
    lines = {
        f"{name}: {node.name}": code_lines(node)
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    assert len(lines) > 1000
    assert {name: number for name, number in lines.items() if number > LINES_OF_A_FUNCTION} == {}


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
