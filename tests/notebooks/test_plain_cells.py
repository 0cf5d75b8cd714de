"""A student's cell is one call with a name: nobody needs Python to read it.

Oracle: design 1 and 6: no pandas, no loops, no dictionaries, no codes for words in a cell that a student meets; if a
step needs more than one call, the package lacks a function. The grammar below is the whole of what is allowed. What is
a code and no word is told by its form, and by the keys of the rows in the tables.
"""

import ast
import re
from functools import cache

import nbformat
import pytest

from eudefence.data.columns_in_words import heading
from eudefence.data.package import course
from eudefence.learning.bank import catalogue
from tests.places import ROOT

UNITS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PAGES = [*UNITS, *sorted((ROOT / "exercises").glob("*.ipynb"))]
MODULES = {"ed", "views"}
# Where a code may stand, and why: the number of a question says where its text is; a key of the list of works is what
# a reference list is made by.
NUMBERED = {"ask", "check", "hint", "solution", "progress"}
LISTED = {"ed.cite"}
DAY = re.compile(r"\d{4}(?:-\d\d){0,2}")
CODES = (
    re.compile(r".*(?:_|#|\.csv).*", re.DOTALL),  # csdp_missions, forces.csv#rdc
    re.compile(r"[a-z0-9]+(?:-[A-Za-z0-9]+)+"),  # teu-41-2, weimar-plus, 2018-H2-BE
    re.compile(r"[a-z]+\d+|[A-Z]+\d+"),  # ev039, Q2
    re.compile(r"[a-z]\w*\.\S+"),  # forces.rdc
)
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
        name = ast.unparse(call.func)
        coded = call.args if name in LISTED else call.args[:1] if name in NUMBERED else []
        for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
            found += _argument_problems(argument, argument in coded)
        found += ["arguments unpacked" for keyword in call.keywords if keyword.arg is None]
        found += [f"the code {keyword.arg}" for keyword in call.keywords if "_" in (keyword.arg or "")]
    return found


def _name_problems(function):
    if isinstance(function, ast.Name):
        return []
    inner = function
    while isinstance(inner, ast.Attribute):
        inner = inner.value
    return [] if isinstance(inner, ast.Name) and inner.id in MODULES else ["a call on the result of another"]


def _argument_problems(argument, coded=False):
    if isinstance(argument, ast.Constant):
        return [f"the code {argument.value}"] if not coded and is_code(argument.value) else []
    if isinstance(argument, ast.List):
        return [problem for item in argument.elts for problem in _argument_problems(item, coded)]
    if isinstance(argument, ast.Attribute) and ast.unparse(argument) == "ed.EDITION":
        return []
    return [f"an argument of the kind {type(argument).__name__}"]


def is_code(value):
    """Whether a reader would not read it as a word: by its form, or as the key of a row that is called otherwise."""
    if not isinstance(value, str) or DAY.fullmatch(value):
        return False
    return any(code.fullmatch(value) for code in CODES) or value in keys()


@cache
def keys():
    """Keys in small letters of rows that a page calls by another word: fgb, rdc, psc."""
    package, found = course(), set()
    for table in package.tables:
        if len(package.key_fields(table)) == 1:
            [column] = package.key_fields(table)
            rows = {str(row[column]): row for row in package.rows(table)}
            found |= {key for key, row in rows.items() if key.islower() and key not in heading(table, row).casefold()}
    return found


def exempt(cell):
    """Whether a cell is the place for a function that a question asks for: it says that it needs code."""
    needing = {one.id.replace(".", "-") for one in catalogue.every() if one.needs_code}
    return cell in {f"exercise-{id}-answer" for id in needing}


@pytest.mark.parametrize(
    "source, plain",
    [
        ("import eudefence as ed\nfrom eudefence import views\n\ned.cite()", True),
        ('views.read("forces", ["Franco-German Brigade", "Eurocorps"])', True),
        ('views.articles(["41(2) TEU", "Protocol 10"], ["Decision rule"])', True),
        ('views.table("CSDP missions", ["Type"], on="2020-01-31", first=3)', True),
        ('views.table("battlegroup rosters", name=["EUBG 2025", "Weimar+"])', True),
        ('ed.cite(["iai_2026", "feps_2022"])', True),
        ('progress("00")', True),
        ('views.table("csdp_missions")', False),
        ('views.table("acts", act_id="Launch")', False),
        ('views.read("forces", ["fgb"])', False),
        ('views.read("treaty articles", ["teu-41-2"])', False),
        ('views.read("battlegroup rosters", "2018-H2-BE")', False),
        ('views.compare_texts("Q2")', False),
        ('ed.fact("forces.csv#rdc.planned_strength")', False),
        ('ed.fact("forces.rdc")', False),
        ('check("00.b", "eu_27")', False),
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


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_every_cell_of_a_page_is_plain(path):
    allowed = STILL.get(path.name, set())
    found = {name: problems for name, source in cells(path) if not exempt(name) and (problems := not_plain(source))}
    assert not {name: problems for name, problems in found.items() if name not in allowed}
    assert allowed <= set(found), "cells that are plain by now: take them off the list"
