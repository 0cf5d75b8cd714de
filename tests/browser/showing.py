"""A notebook that shows everything a reader can move or answer: each explorer of the kit, one form for each kind."""

from __future__ import annotations

import nbformat

from eudefence import views
from eudefence.learning.bank import catalogue
from eudefence.learning.checking.presentation import filled_kind


def explorers() -> dict[str, str]:
    """Name to the line that shows it."""
    return {name: f"views.{name}()" for name in views.__all__ if name.startswith("explore_")}


def forms() -> dict[str, str]:
    """Name of a kind to the line that asks the first question of it; kinds that are answered in code have no form."""
    first = {}
    for question in catalogue.every():
        if filled_kind(question).form() is not None:
            first.setdefault(type(question.kind).__name__, f'ask("{question.id}")')
    return first


def notebook(lines: dict[str, str]) -> nbformat.NotebookNode:
    """A heading, a cell of imports, and a cell for each line."""
    v4 = nbformat.v4
    imports = "from eudefence import views\nfrom eudefence.learning import ask"
    page = [v4.new_markdown_cell("# Everything", id="head"), v4.new_code_cell(imports, id="imports")]
    page += [v4.new_code_cell(line, id=f"c{number}") for number, line in enumerate(lines.values())]
    return v4.new_notebook(cells=page, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}})
