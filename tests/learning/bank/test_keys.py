"""The keys of a unit are short functions of data and models, and the words stand in the texts.

Oracle: the source of each ``keys_NN.py``, read as syntax, beside the texts of its unit.
"""

import ast
import re

import pytest

from eudefence.learning.bank import catalogue
from eudefence.learning.workshop import review

MODULES = sorted(catalogue.FOLDER.glob("keys_*.py"))
LINES_A_QUESTION = 12


def parsed(path):
    return ast.parse(path.read_text(encoding="utf-8"))


def docstrings(tree):
    """Lines of the docstrings of a module and its functions."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.FunctionDef) and ast.get_docstring(node):
            found |= set(range(node.body[0].lineno, node.body[0].end_lineno + 1))
    return found


def code_lines(path):
    """How many lines hold code: neither blank nor comment nor docstring."""
    told = docstrings(parsed(path))
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    return sum(bool(line.strip()) and not line.strip().startswith("#") and number not in told for number, line in lines)


def texts_of(number):
    return [path.read_text(encoding="utf-8") for path in (catalogue.FOLDER / number).glob("*.md")]


@pytest.mark.parametrize("number", catalogue.units())
def test_a_unit_has_a_dozen_lines_of_python_a_question_at_most(number):
    lines = code_lines(catalogue.FOLDER / f"keys_{number}.py")
    assert lines <= LINES_A_QUESTION * len(catalogue.ids(number)), lines


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_no_words_of_a_question_stand_in_its_keys(path):
    """Neither the words of an option, item or category, nor any sentence. A word that is another one's name may."""
    entries = re.findall(r"^- \*\*([^*]+)\*\*(.*)$", "\n".join(texts_of(path.stem[-2:])), re.M)
    offered = {words.strip() for _, words in entries} - {"", *(name for name, _ in entries)}
    tree = parsed(path)
    told = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.lineno not in told:
            assert node.value not in offered, node.value
            assert not re.search(r"[a-z]{2}[.!?]$", node.value), node.value


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_a_key_is_computed(path):
    """A function that calls nothing and looks at none of its arguments would be a typed answer."""
    for function in [node for node in parsed(path).body if isinstance(node, ast.FunctionDef)]:
        names = {argument.arg for argument in (*function.args.args, *function.args.kwonlyargs)}
        looks = [isinstance(node, ast.Call) or getattr(node, "id", "") in names for node in ast.walk(function)]
        assert any(looks), function.name


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.stem)
def test_every_function_serves_a_question(path):
    tree = parsed(path)
    named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    written = set(re.findall(r"\w+", " ".join(texts_of(path.stem[-2:]))))
    unused = [node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name not in named | written]
    assert unused == []


@pytest.mark.parametrize("number", catalogue.units())
def test_every_file_is_read_without_a_fault(number):
    assert [id for id in catalogue.ids(number) if catalogue.by_id(id).id != id] == []
    assert catalogue.title(number).strip()


def test_a_file_that_is_no_question_is_named(monkeypatch, tmp_path):
    folder = tmp_path / "97"
    folder.mkdir()
    (folder / "97.2.md").write_text("no settings", encoding="utf-8")
    (folder / "notes.txt").write_text("for later", encoding="utf-8")
    monkeypatch.setattr(catalogue, "FOLDER", tmp_path)
    caches = (catalogue.units, catalogue.title, catalogue.by_id)
    for cached in caches:
        cached.cache_clear()
    try:
        found = review.all_faults()
    finally:
        for cached in caches:
            cached.cache_clear()
    assert any("97.2.md, line 1: a question begins with its settings" in fault for fault in found)
    assert "97.2 should be 97.1: ids of a unit follow one another." in found
    assert any(one.startswith("notes.txt in the folder 97 is neither a question") for one in found)
    assert any("unit.toml" in fault and "title" in fault for fault in found)
