"""A student's cell is one call with a name: nobody needs Python to read it.

Oracle: design 1 and 6: no pandas, no loops, no dictionaries, no codes strung together in a cell that a student meets;
if a step needs more than one call, the package lacks a function. The grammar below is the whole of what is allowed.
"""

import ast

import nbformat
import pytest

from tests.places import ROOT

UNITS = sorted((ROOT / "notebooks").glob("*.ipynb"))
MODULES = {"ed", "views"}
# Cells that are not there yet, by notebook and cell id. The list may only shrink.
STILL: dict[str, set[str]] = {}


def cells(path):
    """Id and source of each code cell."""
    book = nbformat.read(path, as_version=4)
    return [(cell.id, cell.source) for cell in book.cells if cell.cell_type == "code"]


def not_plain(source):
    """What a student would have to understand as programming, in words; nothing for a plain cell."""
    found = []
    statements = [s for s in ast.parse(source).body if not isinstance(s, ast.Import | ast.ImportFrom)]
    if len(statements) > 1:
        found.append(f"{len(statements)} steps instead of one")
    for statement in statements:
        if not isinstance(statement, ast.Expr):
            found.append(f"a statement of the kind {type(statement).__name__}")
            continue
        if not isinstance(statement.value, ast.Call):
            found.append("no call with a name")
            continue
        call = statement.value
        found += _name_problems(call.func)
        for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
            found += _argument_problems(argument)
        found += ["arguments unpacked" for keyword in call.keywords if keyword.arg is None]
    return found


def _name_problems(function):
    if isinstance(function, ast.Name):
        return []
    inner = function
    while isinstance(inner, ast.Attribute):
        inner = inner.value
    return [] if isinstance(inner, ast.Name) and inner.id in MODULES else ["a call on the result of another"]


def _argument_problems(argument):
    if isinstance(argument, ast.Constant):
        return []
    if isinstance(argument, ast.List):
        return [problem for item in argument.elts for problem in _argument_problems(item)]
    if isinstance(argument, ast.Attribute) and ast.unparse(argument) == "ed.EDITION":
        return []
    return [f"an argument of the kind {type(argument).__name__}"]


@pytest.mark.parametrize(
    "source, plain",
    [
        ("import eudefence as ed\nfrom eudefence import views\n\ned.cite()", True),
        ('views.read("forces", ["fgb", "eurocorps"])', True),
        ('ask("03.b")', True),
        ('check("00.b", "once")  # wrong on purpose', True),
        ('ed.load("forces").head()', False),
        ('forces = ed.load("forces")', False),
        ('answer = {"fgb": ...}\ncheck("02.a", answer)', False),
        ('check("02.a", {"fgb": "sent"})', False),
        ("for name in ed.tables(): print(name)", False),
        ('print(f"{ed.EDITION}")', False),
        ("ed.EDITION", False),
        ('views.tiles({"FR": 1})', False),
    ],
)
def test_the_grammar_knows_a_plain_cell(source, plain):
    assert bool(not_plain(source)) != plain


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.stem)
def test_every_cell_of_a_unit_is_plain(path):
    allowed = STILL.get(path.name, set())
    found = {name: problems for name, source in cells(path) if (problems := not_plain(source))}
    assert not {name: problems for name, problems in found.items() if name not in allowed}
    assert allowed <= set(found), "cells that are plain by now: take them off the list"
