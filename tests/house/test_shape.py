"""The shape of the house. Oracle: what CONTRIBUTING.md promises a newcomer, asked of every file."""

import ast
from collections import Counter

import pytest

import eudefence as ed
from tests.places import ROOT

PACKAGE = ROOT / "eudefence"
# Folders of tests for what is no folder of the package.
BESIDE = {"approved", "browser", "course_data", "harness", "house", "mutants", "notebooks", "setting_up"}
# Where the name of a module is no more than data: what a stub says, the keys of a unit, what a learner's function uses,
# a tool that may be absent.
BY_NAME = {
    "ground/faces.py",
    "learning/bank/references.py",
    "learning/trial/child.py",
    "learning/trial/packing.py",
    "upkeep/house.py",
}
FACES = (
    ed,
    ed.activation,
    ed.costs,
    ed.council,
    ed.data,
    ed.differentiation,
    ed.learning,
    ed.networks,
    ed.pillars,
    ed.views,
)


def modules(folder):
    return [path for path in folder.rglob("*.py") if not path.stem.startswith("__")]


def trees():
    """Each file of the package, by its path, read."""
    paths = {path.relative_to(PACKAGE).as_posix(): path for path in PACKAGE.rglob("*.py")}
    return {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in sorted(paths.items())}


def imported(tree):
    """What is imported anywhere below: the importing line, the module, and the name taken from it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, one.name, "") for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, "." * node.level + (node.module or ""), one.name) for one in node.names)


def of_the_kit(module):
    return module.startswith(".") or module.partition(".")[0] == "eudefence"


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


def test_no_two_classes_have_one_name():
    names = Counter(
        node.name
        for tree in trees().values()
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert len(names) > 50 and [name for name, number in names.items() if number > 1] == []


def test_imports_of_the_kit_stand_at_the_top_of_a_file():
    """Only the command line loads what a command needs when it needs it."""
    late = {
        f"{name}:{line}"
        for name, tree in trees().items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for line, module, _ in imported(function)
        if of_the_kit(module)
    }
    assert late and {place for place in late if not place.startswith("cli.py:")} == set()


def test_no_import_hides_from_the_import_rules():
    """They read import statements that name modules. The face stands for all of them, and a name in a text for any."""
    through_the_face = {
        name
        for name, tree in trees().items()
        for _, module, taken in imported(tree)
        if module == "eudefence" and taken != "__version__"
    }
    by_name = {
        name
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name | ast.Attribute)
        and (node.id if isinstance(node, ast.Name) else node.attr) in ("import_module", "__import__")
    }
    assert through_the_face == set() and by_name == BY_NAME


def test_no_list_that_loses_its_arrow_keys():
    """Dropdown and Select of ipywidgets: JupyterLab moves to the next cell at an arrow key, not to the next option."""
    refused = {"Dropdown", "Select", "SelectMultiple"}
    used = {
        (name, word)
        for name, tree in trees().items()
        for node in ast.walk(tree)
        for word in [getattr(node, "attr", None), getattr(node, "id", None), getattr(node, "name", None)]
        if isinstance(node, ast.Attribute | ast.Name | ast.alias) and word in refused
    }
    assert used == set()
