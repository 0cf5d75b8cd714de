"""Storing outputs: what goes into the file, and that it is the same for everybody.

Oracle: the rules that tests/notebooks/test_stored.py asks of every stored notebook, here on a notebook made for the
purpose.
"""

import json

import nbformat
import pytest
from nbclient.exceptions import CellExecutionError
from nbformat import v4

from scripts import store_notebooks

CELLS = (
    "print('one'); print('two')",
    "import ipywidgets\nipywidgets.IntSlider(description='Year')",
    "import os\nos.environ['EUDEFENCE_HOME']",
)


def notebook(*sources):
    return v4.new_notebook(
        cells=[
            v4.new_markdown_cell("# Text", id="text"),
            *(v4.new_code_cell(s, id=f"c{n}") for n, s in enumerate(sources)),
        ]
    )


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("stored") / "small.ipynb"
    nbformat.write(notebook(*CELLS), path)
    assert store_notebooks.store(path) == "stored"
    return path


def test_stores_outputs_numbered_in_order(path):
    code = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
    assert [cell.execution_count for cell in code] == [1, 2, 3]
    assert [cell.id for cell in code] == ["c0", "c1", "c2"]
    assert code[0].outputs[0].text == "one\ntwo\n"
    assert code[2].outputs[0].data["text/plain"] == "':memory:'"  # nobody's progress is read or written


def test_stores_no_live_widget_and_no_trace_of_the_run(path):
    content = path.read_text(encoding="utf-8")
    assert "jupyter.widget" not in content
    book = json.loads(content)
    assert book["metadata"] == store_notebooks.METADATA
    assert [cell["metadata"] for cell in book["cells"]] == [{}] * 4
    assert content.endswith("}\n")


def test_storing_again_changes_nothing(path):
    before = path.read_bytes()
    assert store_notebooks.store(path) == "unchanged"
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("1 / 0", CellExecutionError),
        ("import socket\ntry:\n    socket.gethostbyname('example.org')\nexcept OSError:\n    pass", ValueError),
    ],
)
def test_a_notebook_that_raises_or_uses_the_network_is_not_stored(tmp_path, source, error):
    path = tmp_path / "bad.ipynb"
    nbformat.write(notebook(source), path)
    before = path.read_bytes()
    with pytest.raises(error):
        store_notebooks.store(path)
    assert path.read_bytes() == before


def test_only_what_tells_a_reader_something_is_kept_of_a_cells_metadata():
    book = notebook("1")
    book.cells[1].metadata.update(
        tags=["demonstration"], execution={"iopub.execute_input": "2026-10-08"}, collapsed=True
    )
    assert store_notebooks.clean(book).cells[1].metadata == {"tags": ["demonstration"]}


def test_a_misspelt_name_is_refused(capsys):
    assert store_notebooks.main(["no_such_unit"]) == 2
    assert "no notebook is called 'no_such_unit'" in capsys.readouterr().err
