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


def walked(lines: dict[str, str]) -> dict[str, str]:
    """The same lines, and one more. Each time it is run again it moves the next explorer with a picture to the ends of
    its controls; the first time is that of "run all", when nobody watches.
    """
    kept = {name for name in lines if name in explorers() and getattr(views, name)().view.draw is not None}
    lines = {name: f"kept.append({line})\nkept[-1]" if name in kept else line for name, line in lines.items()}
    return lines | {"walk": WALK}


WALK = """
ran = globals().get("ran", 0) + 1
for explorer in kept[ran - 2 : ran - 1] if ran > 1 else ():
    for setting in explorer.extremes():
        explorer.set(**setting)
""".strip()


def notebook(lines: dict[str, str]) -> nbformat.NotebookNode:
    """A heading, a cell of imports, and a cell for each line."""
    v4 = nbformat.v4
    imports = "from eudefence import views\nfrom eudefence.learning import ask\n\nkept = []"
    page = [v4.new_markdown_cell("# Everything", id="head"), v4.new_code_cell(imports, id="imports")]
    page += [v4.new_code_cell(line, id=f"c{number}") for number, line in enumerate(lines.values())]
    return v4.new_notebook(cells=page, metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}})
