"""The cell runner is itself tested: planted faults must make a run fail, and a sound notebook must pass.

Oracle: each cell below is written by hand with the output a true run would have stored, but for the one fault named.
"""

import nbformat
import pytest
from nbformat import v4

from tests import cells


def printed(text):
    return [v4.new_output("stream", name="stdout", text=text + "\n")]


def page(sentence, picture):
    """The stored page of a view: what is compared is the sentence, not the picture."""
    html = f'<img alt="{sentence}" src="data:image/png;base64,{picture}">'
    return [
        v4.new_output(
            "execute_result", {"text/html": html, "text/plain": "<IPython.core.display.HTML object>"}, execution_count=1
        )
    ]


SHOW = 'import IPython.display\nIPython.display.HTML(\'<img alt="Two states" src="data:image/png;base64,AAAA">\')'
LOOK_UP = "import urllib.request\nurllib.request.urlopen('https://example.org')"
ADDRESS = (  # 192.0.2.0/24 leads nowhere (RFC 5737)
    "import socket\nsocket.create_connection(('192.0.2.1', 80), timeout=1)"
)
SWALLOWED = "import socket\ntry:\n    socket.gethostbyname('example.org')\nexcept OSError:\n    pass"

SOUND = {
    "printed": ("print('2 countries')", printed("2 countries")),
    "a picture drawn anew by another version of a library": (SHOW, page("Two states", "BBBB")),
}
BROKEN = {
    "stale text": ("print('2 countries')", printed("3 countries")),
    "stale sentence of a picture": (SHOW, page("Three states", "AAAA")),
    "an error": ("1 / 0", []),
    "an output that no longer comes": ("pass", printed("2 countries")),
    "a look-up": (LOOK_UP, []),
    "a connection": (ADDRESS, []),
}
ENDLESS = {
    "waits for ever": ("import threading\nthreading.Event().wait()", []),
    "never reached": ("print('2 countries')", printed("2 countries")),
}


def write(path, cells_and_outputs):
    """A notebook whose code cells are numbered, as if they had been run."""
    book = v4.new_notebook(
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    )
    for number, (source, outputs) in enumerate(cells_and_outputs.values(), start=1):
        book.cells.append(v4.new_code_cell(source, execution_count=number, outputs=outputs, id=f"cell-{number}"))
    nbformat.write(book, path)


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("planted")
    for name, content in {
        "sound": SOUND,
        "broken": BROKEN,
        "swallowed": {"swallowed": (SWALLOWED, [])},
        "endless": ENDLESS,
    }.items():
        write(folder / f"{name}.ipynb", content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "SECONDS_A_CELL", 5)
        return cells.run(sorted(folder.glob("*.ipynb")))


@pytest.mark.parametrize("number", range(len(SOUND)), ids=SOUND)
def test_a_sound_cell_passes(run, number):
    assert ("sound", f"Cell {number}") not in run.failed, run.text


@pytest.mark.parametrize("number", range(len(BROKEN)), ids=BROKEN)
def test_a_planted_fault_fails(run, number):
    assert ("broken", f"Cell {number}") in run.failed, run.text


@pytest.mark.parametrize("number", range(len(ENDLESS)), ids=ENDLESS)
def test_a_cell_that_never_ends_fails_and_so_do_those_behind_it(run, number):
    """nbval marks the cells after a timeout as expected failures; here they are failures."""
    assert ("endless", f"Cell {number}") in run.failed, run.text


def test_a_swallowed_attempt_to_use_the_network_is_found_out(run):
    """The cell catches the refusal and so looks sound; the record of the attempt still fails the run."""
    assert not [cell for name, cell in run.failed if name == "swallowed"]
    assert len(run.network) == 3  # look-up, connection, swallowed
    assert run.counts.failed == len(BROKEN) + len(ENDLESS) + len(run.network)
    assert run.counts.passed == len(SOUND) + 1


def test_no_notebook_at_all_is_refused():
    with pytest.raises(ValueError, match="no notebook"):
        cells.run([])
