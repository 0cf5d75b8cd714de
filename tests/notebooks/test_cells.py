"""The cell runner is itself tested: planted faults must make a run fail, and a sound notebook must pass.

Oracle: each notebook below is written by hand with the outputs a true run would have stored, but for the one fault named.
"""

import nbformat
import pytest
from nbformat import v4

from tests import cells

SOUND = "2 countries"


def notebook(*cells_and_outputs):
    """A notebook whose code cells are numbered and carry the given standard output."""
    book = v4.new_notebook(metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}})
    for number, (source, printed) in enumerate(cells_and_outputs, start=1):
        outputs = [v4.new_output("stream", name="stdout", text=printed + "\n")] if printed else []
        book.cells.append(v4.new_code_cell(source, execution_count=number, outputs=outputs, id=f"cell-{number}"))
    return book


TRY_NETWORK = "import urllib.request\nurllib.request.urlopen('https://example.org')"
TRY_ADDRESS = "import socket\nsocket.create_connection(('192.0.2.1', 80), timeout=1)"  # 192.0.2.0/24 leads nowhere (RFC 5737)
PLANTED = {
    "sound": notebook((f"print('{SOUND}')", SOUND)),
    "stale": notebook((f"print('{SOUND}')", "3 countries")),
    "error": notebook(("1 / 0", None)),
    "stale_picture_text": notebook(
        ("import IPython.display\nIPython.display.HTML('<img alt=\"Two states\" src=\"data:image/png;base64,AAAA\">')", None)
    ),
    "look_up": notebook((TRY_NETWORK, None)),
    "address": notebook((TRY_ADDRESS, None)),
    "swallowed": notebook((f"try:\n    {TRY_NETWORK.replace(chr(10), chr(10) + '    ')}\nexcept OSError:\n    pass", None)),
    "unanswered_output": notebook(("pass", "something")),
}
PLANTED["stale_picture_text"].cells[0].outputs = [
    v4.new_output(
        "execute_result",
        data={"text/html": '<img alt="Three states" src="data:image/png;base64,BBBB">', "text/plain": "<IPython.core.display.HTML object>"},
        execution_count=1,
    )
]
PLANTED["new_picture"] = nbformat.from_dict(PLANTED["stale_picture_text"])
PLANTED["new_picture"].cells[0].outputs[0].data["text/html"] = '<img alt="Two states" src="data:image/png;base64,BBBB">'


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("planted")
    for name, book in PLANTED.items():
        nbformat.write(book, folder / f"{name}.ipynb")
    return cells.run(sorted(folder.glob("*.ipynb")))


@pytest.mark.parametrize("name", ["sound", "new_picture"])
def test_a_sound_notebook_passes(run, name):
    """A picture drawn anew by another library version is no fault, as long as its sentence is the stored one."""
    assert name not in run.failed, run.text


@pytest.mark.parametrize("name", sorted(set(PLANTED) - {"sound", "new_picture", "swallowed"}))
def test_a_planted_fault_makes_its_notebook_fail(run, name):
    assert name in run.failed, run.text


def test_a_swallowed_attempt_to_use_the_network_is_found_out(run):
    """The notebook catches the refusal and so looks sound; the record of the attempt still fails the run."""
    assert len(run.network) == 3  # look_up, address, swallowed
    assert run.counts.failed >= len(set(PLANTED) - {"sound", "new_picture", "swallowed"}) + 3


def test_cells_that_were_never_reached_do_not_count_as_passed(tmp_path, monkeypatch):
    """nbval marks the cells after a timeout as expected failures; here they are failures."""
    monkeypatch.setattr(cells, "SECONDS_A_CELL", 2)
    book = notebook(("import threading\nthreading.Event().wait()", None), (f"print('{SOUND}')", SOUND))
    nbformat.write(book, tmp_path / "endless.ipynb")
    run = cells.run([tmp_path / "endless.ipynb"])
    assert (run.counts.passed, run.counts.failed) == (0, 2), run.text


def test_no_notebook_at_all_is_refused():
    with pytest.raises(ValueError, match="no notebook"):
        cells.run([])
