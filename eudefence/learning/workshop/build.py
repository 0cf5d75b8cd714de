"""Make the exercise notebooks from their sources.

``exercises/source/03_name.md`` holds the text and says where each question stands. From it come
``exercises/03_name_exercises.ipynb`` for the learner, where `ask` shows each question as a form, and
``exercises/solutions/03_name_solutions.ipynb`` with the worked answers. Before the learner's page is run, it holds each
question as `ask` leaves it in a saved notebook; so it can be read and printed too. Run
``python -m eudefence.learning.workshop.build`` in the folder of the course after changing a source or a question; with
``--check`` it only names the files that are out of date.

In a source, a line ``<!-- question 03.1 -->`` puts the question there, and a block fenced as ``python`` becomes a code
cell. ``{count}`` and ``{Count}`` stand for the number of exercises, in words. If the first block holds nothing but
imports, it joins the cell that loads the checker, so that there is one box to run first.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from eudefence.data.fact_links import ROWS
from eudefence.ground.files import replace
from eudefence.ground.markdown_links import as_read
from eudefence.ground.words import capitalised
from eudefence.learning.asking.page import still, title
from eudefence.learning.bank import catalogue
from eudefence.learning.bank.question import Question
from eudefence.learning.checking.presentation import filled_kind, parts, solved_cell

from .counting import exercises_in_words, miscounted, with_counts

if TYPE_CHECKING:
    from nbformat import NotebookNode

EXERCISES = Path("exercises")
_PIECE = re.compile(
    r"^<!--\s*question\s+(?P<id>\S+)\s*-->[ \t]*$|^```python[ \t]*\n(?P<code>.*?)\n```[ \t]*$", re.MULTILINE | re.DOTALL
)
_WORDS = 120  # in a cell of prose; a longer task has its options and the way to answer in cells of their own
# Where a page is opened by another program than the course's own, the first box fails, and its error does not say what
# to do.
WRONG_KERNEL = (
    "If the next box ends in `No module named 'eudefence'`, this page runs on a Python without the course. Open it with"
    " `python3 course.py lab`; in VS Code choose the Python in the folder `.venv` of the course; elsewhere install the"
    " course first (`%pip install` and the address of its folder)."
)
_SETUP = "from eudefence.learning import ask, check, hint, progress, solution"
_METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def build(source: str | Path) -> tuple[NotebookNode, NotebookNode]:
    """Make the two notebooks of one source.

    Parameters
    ----------
    source : path
        A file such as ``exercises/source/03_name.md``.

    Returns
    -------
    tuple of nbformat.NotebookNode
        The learner's notebook and the one with solutions, both without outputs and with ids that do not change.

    Raises
    ------
    ValueError
        If a question is unknown, placed twice, or left out.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     source = Path(folder) / "00_try.md"
    ...     asked = (f"<!-- question {one.id} -->" for one in catalogue.of_unit("00") if one.exercise)
    ...     _ = source.write_text("\\n\\n".join(["# Try", *asked]), encoding="utf-8")
    ...     exercises, solutions = build(source)
    >>> exercises.cells[4].source
    'ask("00.1")'
    """
    source = Path(source)
    pieces = list(_pieces(source))
    _refuse_gaps(source, [question.id for kind, question in pieces if kind == "question"])
    return _notebook(source, pieces, solved=False), _notebook(source, pieces, solved=True)


def targets(source: str | Path) -> tuple[Path, Path]:
    """Where the two notebooks of a source belong.

    >>> [path.as_posix() for path in targets("exercises/source/03_name.md")]
    ['exercises/03_name_exercises.ipynb', 'exercises/solutions/03_name_solutions.ipynb']
    """
    source = Path(source)
    folder = source.parent.parent
    # Each page has a name of its own, so that two tabs beside each other can be told apart.
    return folder / f"{source.stem}_exercises.ipynb", folder / "solutions" / f"{source.stem}_solutions.ipynb"


def sources(exercises: str | Path = EXERCISES) -> list[Path]:
    """The source files of the exercises, by unit."""
    return sorted((Path(exercises) / "source").glob("[0-9][0-9]_*.md"))


def stale(exercises: str | Path = EXERCISES) -> list[Path]:
    """Notebooks that differ from what their sources and questions now make, have no source, or miscount the exercises.

    Stored outputs of the solution notebooks do not count; the run of the notebooks compares those.
    """
    found, made = [], set()
    for source in sources(exercises):
        for path, notebook in zip(targets(source), build(source), strict=True):
            made.add(path)
            if not _same(path, notebook):
                found.append(path)
    folder = Path(exercises)
    foreign = sorted({*folder.glob("*.ipynb"), *folder.glob("solutions/*.ipynb")} - made)
    return found + foreign + miscounted(folder.parent / "notebooks")


def write(exercises: str | Path = EXERCISES) -> list[Path]:
    """Make all notebooks and write those that changed; in the units' own notebooks put the number of exercises right.

    Returns
    -------
    list of pathlib.Path
        The files written. A solution notebook among them keeps its outputs if no line of its code changed; else it
        has none until the notebooks are run again.
    """
    import nbformat

    written = []
    for source in sources(exercises):
        for path, notebook in zip(targets(source), build(source), strict=True):
            if not _same(path, notebook):
                _keep_outputs(path, notebook)
                written.append(replace(path, nbformat.writes(notebook) + "\n"))
    for page in miscounted(Path(exercises).parent / "notebooks"):
        written.append(replace(page, with_counts(page.read_text(encoding="utf-8"))))
    return written


def _pieces(source: Path) -> Iterator[tuple[str, object]]:
    number = exercises_in_words(source.name[:2])
    text = source.read_text(encoding="utf-8").replace("{count}", number).replace("{Count}", capitalised(number))
    end = 0
    for match in _PIECE.finditer(text):
        if text[end : match.start()].strip():
            yield "text", text[end : match.start()].strip()
        end = match.end()
        if match["code"] is not None:
            yield "code", match["code"].strip("\n")
        else:
            try:
                yield "question", catalogue.find(match["id"])
            except catalogue.UnknownQuestion as error:
                raise ValueError(f"{source.name}: {error}") from None
    if text[end:].strip():
        yield "text", text[end:].strip()


def _refuse_gaps(source: Path, placed: list[str]):
    expected = [question.id for question in catalogue.of_unit(source.name[:2]) if question.exercise]
    for id in placed:
        if placed.count(id) > 1:
            raise ValueError(f"{source.name}: question {id} stands in it twice.")
        if id not in expected:
            raise ValueError(f"{source.name}: question {id} is no exercise of unit {source.name[:2]}.")
    missing = [id for id in expected if id not in placed]
    if missing:
        raise ValueError(
            f"{source.name}: no place for {', '.join(missing)}. Add a line <!-- question {missing[0]} -->."
        )
    if placed != expected:
        raise ValueError(
            f"{source.name}: the questions stand as {', '.join(placed)}; their order is {', '.join(expected)}."
        )


def _notebook(source: Path, pieces, solved: bool) -> NotebookNode:
    from nbformat import v4

    cells, numbers = [], {"text": 0, "code": 0}
    first = next((piece for kind, piece in pieces if kind == "code"), "")
    imports = f"{first}\n" if _only_imports(first) else ""
    for kind, piece in pieces:
        if kind == "question":
            cells += _question_cells(piece, solved, f"{'../' * (1 + solved)}{ROWS}/{source.stem}.md")
            continue
        numbers[kind] += 1
        id = f"{kind}-{numbers[kind]}"
        if kind == "code":
            if not (imports and numbers["code"] == 1):
                cells.append(v4.new_code_cell(piece, id=id))
            continue
        cells.append(v4.new_markdown_cell(_moved(piece) if solved else piece, id=id))
        if len(cells) == 1:
            if solved:
                cells.append(v4.new_markdown_cell(_solutions_note(source), id="solutions"))
            cells.append(v4.new_markdown_cell(WRONG_KERNEL, id="kernel"))
            cells.append(v4.new_code_cell(imports + _SETUP, id="setup"))
    if not cells or cells[0].cell_type != "markdown":
        raise ValueError(f"{source.name}: must begin with a title, as in '# Start here: exercises'.")
    return v4.new_notebook(cells=cells, metadata=json.loads(json.dumps(_METADATA)))


def _question_cells(question: Question, solved: bool, page: str) -> Iterator[NotebookNode]:
    from nbformat import v4

    id = f"exercise-{question.id.replace('.', '-')}"
    kind = filled_kind(question)
    heading = f"### {title(question).replace('Question', 'Exercise')}"
    if solved or question.needs_code:
        yield from _told(question, id, heading, page)
    if solved:
        yield v4.new_code_cell(solved_cell(question), id=f"{id}-answer")
        return
    if question.needs_code:
        yield v4.new_code_cell(kind.cell(question.id), id=f"{id}-answer")
        help = ["# Stuck? Delete the # in front of hint or of solution, and run this box.", f'#hint("{question.id}")']
    else:
        yield v4.new_markdown_cell(heading, id=f"{id}-task")
        asked = v4.new_output("display_data", data=still(question, page))
        yield v4.new_code_cell(f'ask("{question.id}")', id=f"{id}-answer", outputs=[asked])
        help = ["# The whole way: delete the # in front of solution, and run this box."]
    # No space after this sign: who deletes the sign only would be left with a space, and with an error.
    yield v4.new_code_cell("\n".join([*help, f'#solution("{question.id}")']), id=f"{id}-help")


def _told(question: Question, id: str, heading: str, page: str) -> Iterator[NotebookNode]:
    """A question as text, in one cell or in several."""
    from nbformat import v4

    told = parts(question, page)
    told["task"] = f"{heading}\n\n{told['task']}"
    whole = "\n\n".join(told.values())
    for part, words in ({"task": whole} if len(as_read(whole).split()) <= _WORDS else told).items():
        yield v4.new_markdown_cell(words, id=f"{id}-{part}")


def _only_imports(code: str) -> bool:
    """Whether a block of code loads something and does nothing else."""
    lines = ast.parse(code).body
    return bool(lines) and all(isinstance(line, ast.Import | ast.ImportFrom) for line in lines)


def _solutions_note(source: Path) -> str:
    return (
        "**Solutions.** Every answer below comes from the data and models of the course, and is checked. Try the "
        f"[exercises](../{source.stem}_exercises.ipynb) first: a wrong answer of your own teaches more than a right one"
        " of ours."
    )


def _moved(text: str) -> str:
    """Links of a text one folder further down."""
    return re.sub(r"\]\((?!\w+:|/|#)", "](../", text)


def _same(path: Path, notebook: NotebookNode) -> bool:
    import nbformat

    if not path.exists():
        return False
    text = path.read_text(encoding="utf-8")
    if path.parent.name != "solutions":
        return text == nbformat.writes(notebook) + "\n"
    stored = nbformat.reads(text, as_version=4)
    return [_core(cell) for cell in stored.cells] == [_core(cell) for cell in notebook.cells]


def _keep_outputs(path: Path, notebook: NotebookNode) -> None:
    """Give a notebook of solutions the outputs of the stored one, if both run the same code."""
    import nbformat

    if path.parent.name != "solutions" or not path.exists():
        return
    stored = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
    old, new = ([cell for cell in book.cells if cell.cell_type == "code"] for book in (stored, notebook))
    if [_core(cell) for cell in old] == [_core(cell) for cell in new]:
        for before, after in zip(old, new, strict=True):
            after.outputs, after.execution_count = before.outputs, before.execution_count
            after.metadata = before.metadata
        notebook.metadata = stored.metadata


def _core(cell):
    return cell.get("id"), cell.cell_type, cell.source


def main(arguments: list[str] | None = None) -> int:
    """Write the notebooks, or with ``--check`` name those that are out of date.

    Returns
    -------
    int
        0, or 1 if something is out of date.
    """
    arguments = sys.argv[1:] if arguments is None else arguments
    if not sources():
        sys.stdout.write(f"No sources in {EXERCISES / 'source'}: run this in the folder of the course.\n")
        return 1
    if "--check" in arguments:
        old = stale()
        sys.stdout.write("".join(f"out of date: {path}\n" for path in old) or "The exercises are up to date.\n")
        return 1 if old else 0
    sys.stdout.write("".join(f"written: {path}\n" for path in write()) or "The exercises were up to date.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
