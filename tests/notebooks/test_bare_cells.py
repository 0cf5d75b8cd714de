"""How many cells of the course do without pandas, numpy and matplotlib. The number may only grow.

Oracle: Python itself, which is told that the three are not installed.
"""

import nbformat
import pytest
from nbformat import v4

from tests import bare_cells

# Raise it when more cells run; it is never lowered, but for a cell that was taken out of its notebook.
AT_LEAST = {"units": 65, "exercises": 93}

PLANTED = {
    "plain": ("1 + 1", True),
    "words": ("from eudefence.learning import check\ncheck('00.a', ...)", True),
    "asks": ("import numpy", False),
    "asks when it is shown": ("class Late:\n    def _repr_html_(self): import pandas\nLate()", False),
    "asks when it is displayed": ("from IPython.display import display\ndisplay(Late())", False),
    "below": ("import matplotlib.pyplot", False),
    "never read": ("1 +", False),
    "after a fault": ("1 + 1", True),
}


def test_as_many_cells_run_as_before():
    found = bare_cells.counted()
    bare_cells.REPORT.parent.mkdir(parents=True, exist_ok=True)
    bare_cells.REPORT.write_text("\n".join(bare_cells.in_words(found)) + "\n", encoding="utf-8")
    runs = {group: sum(not fault for cells in done.values() for _, fault in cells) for group, done in found.items()}
    assert {group: max(runs[group], least) for group, least in AT_LEAST.items()} == runs, "\n".join(
        bare_cells.in_words(found, every=True)
    )


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    path = tmp_path_factory.mktemp("planted") / "planted.ipynb"
    book = v4.new_notebook(
        cells=[v4.new_code_cell(source, id=f"c{n}") for n, (source, _) in enumerate(PLANTED.values())]
    )
    nbformat.write(book, path)
    return dict(bare_cells.counted({"planted": [path]})["planted"]["planted"])


@pytest.mark.parametrize("number", range(len(PLANTED)), ids=PLANTED)
def test_a_cell_that_asks_for_one_of_them_is_noticed(planted, number):
    assert (planted[f"c{number}"] == "") is list(PLANTED.values())[number][1], planted
