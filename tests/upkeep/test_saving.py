"""What is written when a notebook is saved. Oracle: Jupyter Server's own contents manager, which writes the files here.

The rule it is held to: a widget goes where the same output reads as HTML, and nothing else changes.
"""

import asyncio
import json
import subprocess
import sys

import nbformat
import pytest
from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager, LargeFileManager
from nbformat import v3, v4

from eudefence.upkeep import saving

HOOK = "eudefence.upkeep.saving.before_save"
VIEW = {saving.VIEW: {"version_major": 2, "version_minor": 0, "model_id": "a1"}}
PAGE = {"text/html": "<p>26 of 27 agree.</p>", "text/plain": "26 of 27 agree."}
ANSWER = {"application/vnd.eudefence.answer+json": {"id": "00.1", "answer": "b"}}
STATE = {"application/vnd.jupyter.widget-state+json": {"version_major": 2, "version_minor": 0, "state": {"a1": {}}}}


def notebook(*bundles, state=True):
    outputs = [v4.new_output("display_data", data=dict(bundle)) for bundle in bundles]
    outputs += [v4.new_output("stream", text="printed"), v4.new_output("error", ename="E", evalue="", traceback=[])]
    cells = [v4.new_markdown_cell("Text", id="text"), v4.new_code_cell("show()", id="code", outputs=outputs)]
    return v4.new_notebook(cells=cells, metadata={"widgets": STATE} if state else {})


@pytest.fixture(params=[LargeFileManager, AsyncLargeFileManager], ids=["plain", "async"])
def save(request, tmp_path):
    """Save something as the server does, and read the file back."""
    manager = request.param(root_dir=str(tmp_path), pre_save_hook=HOOK)

    def save(content, name="unit.ipynb", **model):
        model = {"type": "notebook", "format": "json", "content": content} | model
        done = manager.save(model, name)
        if request.param is AsyncLargeFileManager:
            asyncio.run(done)
        return json.loads((tmp_path / name).read_text(encoding="utf-8"))

    yield save
    manager.notary.store.close()


def bundles(book):
    """The data of all outputs; texts joined, which a file stores in lines."""
    data = [output["data"] for cell in book["cells"] for output in cell.get("outputs", ()) if "data" in output]
    return [{kind: "".join(part) if isinstance(part, list) else part for kind, part in one.items()} for one in data]


def test_a_widget_that_also_reads_as_a_page_is_kept_as_the_page(save):
    assert bundles(save(notebook(VIEW | PAGE, VIEW | PAGE | ANSWER))) == [PAGE, PAGE | ANSWER]


def test_the_state_of_controls_goes_with_them(save):
    assert save(notebook(VIEW | PAGE))["metadata"] == {}
    assert save(notebook(PAGE))["metadata"] == {}  # left behind by an earlier save without the hook


def test_a_widget_that_reads_as_nothing_else_stays_and_so_does_its_state(save):
    """Somebody's own slider: without its state an opened notebook could not even draw it."""
    kept = save(notebook(VIEW, VIEW | PAGE))
    assert bundles(kept) == [VIEW, PAGE]
    assert kept["metadata"] == {"widgets": STATE}


def test_nothing_else_changes(save):
    """What the server writes without the hook is the oracle for all but the two things it takes away."""
    book = notebook(PAGE, ANSWER, {"image/png": "AAAA"}, state=False)
    assert save(json.loads(nbformat.writes(book))) == json.loads(nbformat.writes(book))


@pytest.mark.parametrize(
    "content",
    [{"text": "widgets"}, {"cells": [{"outputs": [{"data": VIEW | PAGE}]}], "nbformat": 4, "metadata": {}}],
    ids=["data", "a notebook saved as a text"],
)
def test_a_file_that_is_no_notebook_stays_as_it_is(save, content):
    assert save(json.dumps(content), "file.json", type="file", format="text") == content


def test_the_page_that_is_open_keeps_its_controls(tmp_path):
    """The browser's page is not the file: what it sent is changed on its way to the disk only."""
    sent = json.loads(nbformat.writes(notebook(VIEW | PAGE)))
    received = json.loads(json.dumps(sent))
    saving.before_save({"type": "notebook", "content": received}, path="unit.ipynb", contents_manager=None)
    assert bundles(sent) == [VIEW | PAGE] and bundles(received) == [PAGE]


OLD = v3.new_notebook(worksheets=[v3.new_worksheet(cells=[v3.new_code_cell("1")])])


@pytest.mark.parametrize("content", [dict(OLD), None, [], "text", {}, {"nbformat": 4}], ids=repr)
def test_what_it_does_not_know_it_leaves_alone_or_refuses_to_touch(content):
    before = json.dumps(content)
    try:
        saving.before_save({"type": "notebook", "content": content})
    except KeyError:
        assert content == {"nbformat": 4}  # broken, and the server's business
    assert json.dumps(content) == before


def test_a_failure_in_it_never_costs_a_save(save, monkeypatch):
    """Oracle: the manual of Jupyter Server: an error in the hook is logged, and the file is written."""
    monkeypatch.setattr(saving, "VIEW", ["no key"])  # TypeError at the first output
    with pytest.raises(TypeError):
        saving.before_save({"type": "notebook", "content": notebook(VIEW | PAGE)})
    assert bundles(save(notebook(VIEW | PAGE))) == [VIEW | PAGE]


def test_a_server_waits_for_nothing_heavy():
    program = f"import sys, {HOOK.rpartition('.')[0]}; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    ours = {name for name in loaded if name.startswith("eudefence")}
    assert ours == {
        "eudefence",
        "eudefence.ground",
        "eudefence.ground.faces",
        "eudefence.upkeep",
        "eudefence.upkeep.saving",
    }
    assert not {"pandas", "numpy", "matplotlib", "ipywidgets"} & set(loaded)
