"""A function fits on a screen, and a file holds one idea. Oracle: the source, read and counted."""

import ast

from tests.places import ROOT

LINES_A_FILE, LINES_A_FUNCTION = 450, 60  # a function without its docstring
FOLDERS = ("eudefence", "scripts", "setting_up", "tests")


def longer(name, text):
    """What is too long in a file: the file by its name, a function as ``file:function``."""
    if len(text.splitlines()) > LINES_A_FILE:
        yield name
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = node.end_lineno - node.lineno + 1
            if ast.get_docstring(node) is not None:
                lines -= node.body[0].end_lineno - node.body[0].lineno + 1
            if lines > LINES_A_FUNCTION:
                yield f"{name}:{node.name}"


def test_files_and_functions_are_short():
    paths = [ROOT / "course.py", *(path for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))]
    found = {
        name for path in paths for name in longer(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
    }
    assert len(paths) > 200
    assert found == set()


def test_what_is_too_long_is_named():
    """Counted by hand: a file of 451 lines, a function of 61, and one of 61 with its docstring, which is left out."""
    too_long = "def a():\n" + "    x = 1\n" * 60
    long_enough = "def b():\n    'words'\n" + "    x = 1\n" * 59
    assert list(longer("f.py", too_long + long_enough + "y = 1\n" * 329)) == ["f.py", "f.py:a"]
    assert list(longer("f.py", too_long + long_enough + "y = 1\n" * 328)) == ["f.py:a"]
