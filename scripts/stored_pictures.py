"""The pictures of a stored notebook: a PNG inside, which every front end shows, and the same as SVG beside it.

A run gives SVG stills. Not every place that shows notebooks draws these (GitHub), so the file in the repository holds
PNG, made from them by resvg with letters of its own. The SVG goes to `pictures/` beside the notebook: the site shows it
live, with hover and marks. It has no ground, so that a page can be dark, and its ids are its own on any page.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path

import nbformat

from eudefence.ground.files import replace
from eudefence.views.page.still import png

FOLDER = "pictures"
ADDRESS = re.compile(r"data:image/svg\+xml;base64,([A-Za-z0-9+/=]+)")
GROUND = re.compile(r'(<svg [^>]*>)<rect width="[^"]*" height="[^"]*" fill="#FFFFFF"/>')


def of(book: nbformat.NotebookNode) -> Iterator[tuple[str, str, nbformat.NotebookNode]]:
    """The pictures of a run, in their order: the name of the cell (and a number behind it, if it shows several), the
    SVG, and the output it stands in.
    """
    for cell in book.cells:
        shown = 0
        for output in cell.get("outputs", []):
            for address in ADDRESS.findall(output.get("data", {}).get("text/html", "")):
                shown += 1
                yield cell.id + (f"-{shown}" if shown > 1 else ""), base64.b64decode(address).decode("utf-8"), output


def become_png(book: nbformat.NotebookNode) -> dict[str, str]:
    """Put PNG in place of the SVG stills of a run, and return the SVG texts by the name of their cell."""
    found = {}
    for name, svg, output in of(book):
        found[name] = svg
        still = base64.b64encode(png(svg)).decode("ascii")
        html = output.data["text/html"]
        output.data["text/html"] = ADDRESS.sub(f"data:image/png;base64,{still}", html, count=1)
    return found


def alone(svg: str, prefix: str) -> str:
    """The picture as it goes into its own file: without ground, each id beginning with `prefix`.

    >>> alone('<svg x="1"><rect width="9" height="9" fill="#FFFFFF"/><path id="a"/><use href="#a"/></svg>', "p-")
    '<svg x="1"><path id="p-a"/><use href="#p-a"/></svg>\\n'
    """
    bare = GROUND.sub(r"\1", svg, count=1)
    return re.sub(r'( id="|href="#|url\(#)', rf"\g<1>{prefix}", bare) + "\n"


def files(path: Path, pictures: dict[str, str]) -> dict[Path, str]:
    """Where the pictures of a notebook lie, and what stands there."""
    return {
        path.parent / FOLDER / f"{path.stem}-{name}.svg": alone(svg, f"{path.stem}-{name}-")
        for name, svg in pictures.items()
    }


def lying(path: Path) -> set[Path]:
    """The files of a notebook's pictures that are there."""
    return set((path.parent / FOLDER).glob(f"{path.stem}-*.svg"))


def lay(path: Path, pictures: dict[str, str]) -> bool:
    """Write the pictures of a notebook beside it, take away those it no longer has; say whether anything changed."""
    wanted = files(path, pictures)
    gone = lying(path) - set(wanted)
    for file in gone:
        file.unlink()
    new = {file: text for file, text in wanted.items() if not file.exists() or file.read_text(encoding="utf-8") != text}
    for file, text in new.items():
        file.parent.mkdir(exist_ok=True)
        replace(file, text)
    return bool(gone or new)
