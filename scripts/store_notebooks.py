"""Execute notebooks and store their outputs: `python3 course.py notebooks [NAME ...]`.

It is the only way outputs get into the repository. A stored notebook reads as a page without a kernel and gives the
same bytes whoever stores it. So after the run live widgets, execution times and the version of the interpreter are
taken out; the ids of cells stay. Pictures become PNG, and lie as SVG beside it. A notebook that raises is not stored.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError

from eudefence.ground.files import replace
from scripts import stored_pictures
from tests import cells

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
KEPT = ("tags", "jupyter", "editable", "slideshow")  # what of a cell's metadata tells a reader something


def execute(book: nbformat.NotebookNode, folder: Path) -> nbformat.NotebookNode:
    """Run every cell on a fresh kernel, without the network and without anybody's progress, and return the notebook
    with its outputs.

    Raises
    ------
    CellExecutionError, CellTimeoutError
        When a cell raises, or takes longer than a minute.
    """
    book = nbformat.from_dict(book)
    for cell in book.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        variables = cells.offline(Path(name))
        # The limit matters: nbclient can wait for ever when a widget captures output (jupyter/nbclient#312).
        client = NotebookClient(
            book,
            timeout=cells.SECONDS_A_CELL,
            kernel_name="python3",
            resources={"metadata": {"path": str(folder)}},
            coalesce_streams=True,
            record_timing=False,
            store_widget_state=False,
            extra_arguments=[
                "--log-level=ERROR"
            ],  # ipykernel warns at every start that it talks in plain text, to this machine only
        )
        with client.setup_kernel(env=variables):
            for number, cell in enumerate(book.cells):
                client.execute_cell(cell, number, store_history=True)
        attempts = Path(variables["EUDEFENCE_NETWORK_LOG"])
        if attempts.exists():
            raise ValueError(f"it tried to use the network: {attempts.read_text(encoding='utf-8').strip()}")
    return book


def clean(book: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """Take out what is dead on a page, or differs from one machine and run to the next."""
    book = nbformat.from_dict(book)
    book.metadata = nbformat.from_dict(METADATA)
    for cell in book.cells:
        cell.metadata = nbformat.from_dict({key: value for key, value in cell.metadata.items() if key in KEPT})
        for output in cell.get("outputs", []):
            output.pop("transient", None)
            if "data" in output:
                output.data = {kind: value for kind, value in output.data.items() if "jupyter.widget" not in kind}
                output.metadata = {}
        if cell.cell_type == "code":
            cell.outputs = [output for output in cell.outputs if output.get("data", True)]
    return book


def text(book: nbformat.NotebookNode) -> str:
    """The notebook as it stands in the file."""
    return nbformat.writes(book).rstrip("\n") + "\n"


def store(path: Path) -> str:
    """Execute one notebook and store it, if that changed anything. Returns what happened, in a word or two."""
    before = path.read_text(encoding="utf-8")
    book = nbformat.reads(before, as_version=4)
    executed = clean(execute(book, path.parent))
    pictures = stored_pictures.become_png(executed)
    after = text(executed)
    laid = stored_pictures.lay(path, pictures)
    if after == before and not laid:
        return "unchanged"
    replace(path, after)
    return "stored"


def chosen(names: list[str]) -> list[Path]:
    """The stored notebooks whose path contains one of the names; all of them without names.

    Raises
    ------
    ValueError
        When a name fits no notebook.
    """
    paths = cells.stored()
    for name in names:
        if not any(name in path.as_posix() for path in paths):
            raise ValueError(
                f"no notebook is called {name!r}; there are: {', '.join(path.stem for path in paths) or 'none'}"
            )
    return [path for path in paths if not names or any(name in path.as_posix() for name in names)]


def main(names: list[str]) -> int:
    os.environ["JUPYTER_PLATFORM_DIRS"] = "1"  # jupyter_core warns until it is told which folders to use
    failed = 0
    try:
        paths = chosen(names)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    for path in paths:
        try:
            result = store(path)
        except (CellExecutionError, CellTimeoutError, ValueError, OSError) as error:
            failed, result = 1, f"NOT stored: {error}"
        print(f"{path.relative_to(cells.ROOT).as_posix()}: {result}", flush=True)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
