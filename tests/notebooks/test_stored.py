"""What every stored notebook must be, before a single cell is run.

nbval compares only cells that carry an execution count, and skips what is marked; so these rules are what makes its
verdict mean something (nbval's documentation, "Comparing outputs" and "Skipping specific cells").
"""

import re
from pathlib import Path

import nbformat
import pytest

from tests import cells

STORED = cells.stored()
EMPTY = sorted((cells.ROOT / "exercises").glob("*.ipynb"))  # the student's exercises, which nobody has answered yet
ALLOWED = Path(__file__).with_name("allowed_marks.txt")
AT_MOST = 0  # entries in the allow-list; lower it when one goes, never raise it

MARKS = re.compile(r"NBVAL_\w+|PYTEST_VALIDATE_\w+", re.IGNORECASE)
TAGS = {"nbval-skip", "nbval-ignore-output", "nbval-raises-exception", "raises-exception", "nbval-test-listing"}
# JupyterLab drops these in a notebook it does not trust. Every table of pandas has a scoped style, and reads well
# without it.
DROPPED = re.compile(r"<(script|style(?! scoped>)|svg)\b", re.IGNORECASE)


def name(path):
    return path.relative_to(cells.ROOT).as_posix()


def code(book):
    return [cell for cell in book.cells if cell.cell_type == "code"]


def marks(path, book):
    """Pairs (path#cell-id, mark) of every mark in a notebook, in comments and in tags."""
    for cell in code(book):
        for mark in MARKS.findall(cell.source) + sorted(TAGS & set(cell.metadata.get("tags", []))):
            yield f"{name(path)}#{cell.id}", mark


def allowed():
    lines = [
        line for line in ALLOWED.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")
    ]
    return {tuple(line.split(None, 2)[:2]): line.split(None, 2)[2:] for line in lines}


@pytest.fixture(params=STORED, ids=name)
def stored(request):
    return request.param, nbformat.read(request.param, as_version=4)


@pytest.fixture(params=EMPTY, ids=name)
def unanswered(request):
    return nbformat.read(request.param, as_version=4)


def test_is_a_valid_notebook_of_the_current_format(stored):
    path, book = stored
    nbformat.validate(book)
    assert (book.nbformat, book.nbformat_minor) >= (4, 5), "cells have no ids before format 4.5"
    ids = [cell.id for cell in book.cells]
    assert len(ids) == len(set(ids))


def test_every_code_cell_was_run_in_order(stored):
    _, book = stored
    assert [cell.execution_count for cell in code(book)] == list(range(1, len(code(book)) + 1)), (
        "run: python3 course.py notebooks"
    )


def test_no_cell_is_empty(stored):
    _, book = stored
    assert all(cell.source.strip() for cell in book.cells)


def test_stores_neither_errors_nor_warnings(stored):
    _, book = stored
    outputs = [output for cell in code(book) for output in cell.outputs]
    assert [output for output in outputs if output.output_type == "error"] == []
    assert [output.text for output in outputs if output.get("name") == "stderr"] == []


def test_stores_what_a_page_without_a_kernel_can_show(stored):
    """No live widgets (they are dead on a page) and nothing that JupyterLab removes from a fresh clone."""
    path, book = stored
    assert "widgets" not in book.metadata
    for cell in code(book):
        for output in cell.outputs:
            data = output.get("data", {})
            assert not [
                kind for kind in data if "widget" in kind or kind in ("image/svg+xml", "application/javascript")
            ]
            assert not DROPPED.search("".join(data.get("text/html", ""))), f"{name(path)}, cell {cell.id}"


def test_runs_on_the_kernel_everybody_has(stored):
    _, book = stored
    assert book.metadata.kernelspec.name == "python3"
    assert "version" not in book.metadata.get("language_info", {}), "the version of whoever stored it says nothing"


def test_keeps_no_trace_of_when_it_was_run(stored):
    _, book = stored
    assert not any("execution" in cell.metadata for cell in book.cells)


def test_every_mark_that_hides_a_cell_is_allowed_and_has_a_reason():
    found = {mark for path in STORED for mark in marks(path, nbformat.read(path, as_version=4))}
    listed = allowed()
    assert found <= set(listed), f"not in {ALLOWED.name}: {sorted(found - set(listed))}"
    assert set(listed) <= found, f"no longer needed in {ALLOWED.name}: {sorted(set(listed) - found)}"
    assert [entry for entry, reason in listed.items() if not reason] == [], "an entry without a reason"
    assert len(listed) <= AT_MOST


def test_an_unanswered_exercise_holds_its_questions_and_nothing_else(unanswered):
    """A question that was not yet asked stands there as a saved form does; no answer, no number of a run."""
    nbformat.validate(unanswered)
    assert unanswered.metadata.kernelspec.name == "python3"
    for cell in code(unanswered):
        assert cell.execution_count is None
        kinds = [set(output.data) for output in cell.outputs]
        assert kinds == ([{"text/html", "text/plain"}] if cell.source.startswith("ask(") else [])
