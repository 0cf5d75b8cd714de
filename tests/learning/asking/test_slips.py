"""A slip of typing in a cell that calls the kit is answered with a sentence; every other error stays Python's own.

Oracle: the cells run in a kernel, with the kit and without it, and what comes out compared.
"""

import re

import nbformat
import pytest
from nbclient import NotebookClient

SLIPS = {
    'check("00.a", b)': 'Write <code>"b"</code> in the place of <code>b</code>',
    'check("00.a", source)': 'Write <code>"source"</code>',
    'check("00.a", “b”)': '<code>check("00.a", "b")</code>',
    "check(„00.a“, „b“)": '<code>check("00.a", "b")</code>',
    "del ask\nask('00.a')": "Run the first box of this page",
}
PYTHONS_OWN = [
    "1 / 0",
    "x = unknown",
    "print(“b”)",
    "if True:\npass",
    "check(",
    "unknown(check('00.a'))",
    "raise KeyError(3)",
]


def run(*sources):
    """The outputs of cells that ran one after the other; an error does not stop the next."""
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
    NotebookClient(book, allow_errors=True, timeout=60, kernel_name="python3").execute()
    return [cell.outputs for cell in book.cells]


@pytest.fixture(scope="module")
def outputs():
    start = "from eudefence.learning import ask, check"
    given = [start, *SLIPS, start, *PYTHONS_OWN]
    return list(zip(given, run(*given), strict=True))


@pytest.mark.parametrize("cell", SLIPS)
def test_a_slip_is_answered_in_a_sentence_above_the_folded_traceback(outputs, cell):
    [[output]] = [found for source, found in outputs if source == cell]
    html = output["data"]["text/html"]
    assert SLIPS[cell] in html.replace("&quot;", '"')
    sentence, folded = html.split("<details>")
    assert "<summary>" in folded and "Error" in folded and "Error" not in sentence
    assert "Error" in output["data"]["text/plain"]


def test_a_kernel_that_loads_the_extension_knows_slips_before_the_first_box():
    cell = 'check("00.a", "b")'
    _, [found] = run("%load_ext eudefence.learning.asking.slips", cell)  # it may be loaded already, and says so
    assert "<code>check</code> is not loaded yet. Run the first box" in found["data"]["text/html"]
    assert "Not loaded yet" in found["data"]["text/plain"]  # nothing was mistyped
    assert "slip" not in found["data"]["text/plain"]


def test_other_errors_are_as_python_shows_them(outputs):
    """The same cells in a kernel without the kit, but with names of the same kind."""
    plain = run("def check(*given): pass", *PYTHONS_OWN)[1:]
    mine = [found for source, found in outputs[-len(PYTHONS_OWN) :]]
    for cell, one, other in zip(PYTHONS_OWN, mine, plain, strict=True):
        [error], [expected] = one, other
        assert (error["output_type"], error["ename"], error["evalue"]) == (
            "error",
            expected["ename"],
            expected["evalue"],
        )
        lines, known = ["\n".join(found["traceback"]) for found in (error, expected)]
        number = r"In\[\d+\]|line \d+|\[\d+\]|Cell .*?:\d+"
        assert re.sub(number, "", lines) == re.sub(number, "", known), cell
