"""Keep the links of the units, and the pages of rows that they lead to, as the data are today.

A unit's notebook, its exercises and its questions quote rows. One page shows them: ``course_data/rows/02_name.md`` for
the unit ``notebooks/02_name.ipynb``. The page has the name of the notebook, so that a link from any of them finds it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from eudefence.data.fact_links import ROWS
from eudefence.ground.files import read_json, read_text, replace
from eudefence.learning.bank import catalogue
from eudefence.upkeep.rows.first_uses import with_definitions
from eudefence.upkeep.rows.link_writing import quoted_in, with_addresses
from eudefence.upkeep.rows.row_pages import glossary_pages, page_of_rows

from .build import sources, targets


def write(root: str | Path = ".") -> list[Path]:
    """Write every address and title of the course, and the pages of rows; remove pages of units that are no more.

    Parameters
    ----------
    root : path
        The folder of the course.

    Returns
    -------
    list of pathlib.Path
        The files that changed.
    """
    changed = []
    for path, text in due(root):
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(exist_ok=True)
            replace(path, text)
        changed.append(path)
    return changed


def due(root: str | Path = ".") -> Iterator[tuple[Path, str | None]]:
    """Each file that is out of date, with the text it should have; None for a page that no unit needs."""
    root = Path(root)
    units, made = [], set()
    for notebook in notebooks(root):
        unit, page = notebook.name[:2], f"../{ROWS}/{notebook.stem}.md"
        book = read_json(notebook)
        cells = [cell for cell in book["cells"] if cell["cell_type"] == "markdown"]
        texts = [with_addresses(text, page) for text in with_definitions([_source(cell) for cell in cells])]
        if texts != [_source(cell) for cell in cells]:
            for cell, text in zip(cells, texts, strict=True):
                cell["source"] = text if isinstance(cell["source"], str) else text.splitlines(keepends=True)
            yield notebook, json.dumps(book, indent=1, ensure_ascii=False) + "\n"
        here = (f"unit {unit}", f"../../notebooks/{notebook.name}")
        quoted = {link: [here] for text in texts for link in quoted_in(text)}
        for source in (path for path in sources(root / "exercises") if path.name[:2] == unit):
            text = read_text(source)
            new = with_addresses(text, page)
            if new != text:
                yield source, new
            for link in quoted_in(new):
                quoted[link] = list(dict.fromkeys([*quoted.get(link, ()), *_exercises(source, root)]))
        for link, exercise in _asked(unit):
            ways = _exercises_of(unit, root) if exercise else [here]
            quoted[link] = list(dict.fromkeys([*quoted.get(link, ()), *ways]))
        units.append(here)
        made.add(notebook.stem)
        yield from _if_other(root / ROWS / f"{notebook.stem}.md", page_of_rows(_title(texts), here, quoted))
    for name, text in glossary_pages(units).items():
        made.add(name)
        yield from _if_other(root / ROWS / f"{name}.md", text)
    for page in sorted((root / ROWS).glob("*.md")):
        if page.stem not in made:
            yield page, None


def notebooks(root: str | Path = ".") -> list[Path]:
    """The notebooks of the units."""
    return sorted((Path(root) / "notebooks").glob("[0-9][0-9]_*.ipynb"))


def _source(cell: dict) -> str:
    return "".join(cell["source"])


def _title(texts: list[str]) -> str:
    return next((text.splitlines()[0].lstrip("# ") for text in texts if text.startswith("# ")), "")


def _asked(unit: str) -> Iterator[tuple[str, bool]]:
    """The facts in the texts of a unit's questions, and whether the question is an exercise."""
    if unit in catalogue.units():
        for question in catalogue.of_unit(unit):
            for bound in question.facts.values():
                if isinstance(bound, str):
                    yield from ((link, question.exercise) for link in quoted_in(f"[]({bound})"))


def _exercises_of(unit: str, root: Path) -> list[tuple[str, str]]:
    return [
        way for source in sources(root / "exercises") if source.name[:2] == unit for way in _exercises(source, root)
    ]


def _exercises(source: Path, root: Path) -> list[tuple[str, str]]:
    """The two notebooks of exercises, with their addresses from a page of rows."""
    paths = [path.relative_to(root).as_posix() for path in targets(source)]
    return [(words, f"../../{path}") for words, path in zip(("the exercises", "their solutions"), paths, strict=True)]


def _if_other(path: Path, text: str) -> Iterator[tuple[Path, str]]:
    if not path.exists() or read_text(path) != text:
        yield path, text
