"""Numbers in prose: every figure the data hold is a fact link, and says what the data say.

`problems` reads Markdown as a reader meets it (headings, code and quotations are left alone) and reports links that do
not resolve, links whose words differ from the cell, and naked figures: a number of troops, persons, states, projects or
votes, a percentage, an amount of money or a full date that no link backs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from markdown_it import MarkdownIt

from eudefence.data.fact_links import anchor_in, in_a_table_file, is_link
from eudefence.data.facts import fact
from eudefence.ground.files import read_json, read_text

from .agreement import MONTH, NUMBER, SCALE, disagreement

_COUNTED = (
    "troops|soldiers|persons?|people|personnel|men and women|(?:member |participating |third )?states|countries|(?:EU"
    " )?members|governments|projects|votes|missions|operations|firms|companies"
)
_NAKED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{NUMBER}\s*(?:(?:{SCALE})\s*)?(?:%|per ?cent\b|percent\b|percentage points?\b)",
        rf"(?:€|\$|£|\b(?:EUR|USD|GBP))\s*{NUMBER}",
        rf"\b{NUMBER}\s*(?:(?:{SCALE})\s*)?(?:€|£|\bEUR\b|\bUSD\b|\bGBP\b|\beuros?\b|\bdollars?\b|\bpounds\b)",
        # “1 the states pay” is a reason with its number: an article between the two says that nothing is counted.
        rf"\b{NUMBER}\s*(?:(?:{SCALE})\s+)?(?:(?!(?:the|an?|these|those|all|each|some)\s)[a-z]+\s)?(?:{_COUNTED})\b",
        rf"\b(?:\w+\s)?(?:hundred|thousand|million|billion)\s+(?:of\s+)?(?:euros?|dollars?|{_COUNTED})\b",
        rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{MONTH})\s+\d{{4}}\b",
        rf"\b(?:{MONTH})\s+\d{{1,2}},?\s+\d{{4}}\b",
        r"\b\d{4}-\d{2}-\d{2}\b",
    )
)
_OPTION = re.compile(
    r"^\s*\x01\d{1,2}\x01[.):]?\s+(?=[A-Z])"
)  # a bold number at the start of a line, then a sentence: an option to choose
_QUOTED = re.compile(r"[“\"«][^“”\"«»]*[”\"»]")
_ARTICLE = re.compile(
    r"\b(?:Articles?|Art\.|Protocol|Declaration|Decision|Regulation|Directive)\s+(?:\(\w+\)\s*)?(?:No\.? ?)?[\d/().,"
    r" and-]*\d[\d()/]*"
)

_REMEDY = "`python3 course.py rows` writes where it leads."


@dataclass(frozen=True)
class Unbacked:
    """One sentence that does not hold: where, which words, and why."""

    where: str
    words: str
    reason: str

    def __str__(self):
        return f"{self.where}: “{self.words}”: {self.reason}"


def problems(markdown: str, where: str = "text") -> list[Unbacked]:
    """What is wrong with the figures of a piece of Markdown.

    Parameters
    ----------
    markdown : str
    where : str
        How to call the place in the report.

    Returns
    -------
    list of Unbacked
        Empty if every link resolves and says what its cell says, and no figure is naked.

    >>> problems("The plan was [5,000 persons](forces.rdc.planned_strength).")
    []
    >>> print(problems("The plan was 5,000 troops.")[0])
    text, line 1: “5,000 troops”: a figure without a fact link. Link it to its cell, or let an output print it.
    """
    found = []
    for line, linked, prose in _blocks(markdown):
        place = f"{where}, line {line}"
        for words, target in linked:
            reason = _link_problem(words, target)
            if reason:
                found.append(Unbacked(place, words, reason))
        if re.search(r"\bhypothetical(?:ly)?\b", prose, re.IGNORECASE):
            continue
        bare = _ARTICLE.sub(" ", _QUOTED.sub(" ", _OPTION.sub("", prose))).replace("\x01", "")
        seen: list[tuple[int, int]] = []
        for pattern in _NAKED:
            for match in pattern.finditer(bare):
                if not any(a < match.end() and match.start() < b for a, b in seen):
                    seen.append(match.span())
                    found.append(
                        Unbacked(
                            place,
                            match[0].strip(),
                            "a figure without a fact link. Link it to its cell, or let an output print it.",
                        )
                    )
    return found


def check_file(path: str | Path) -> list[Unbacked]:
    """`problems` of a Markdown file or of every Markdown cell of a notebook; relative links must lead to a file.

    Parameters
    ----------
    path : path
        A ``.md`` or ``.ipynb`` file.

    Raises
    ------
    ValueError
        For another kind of file, or one that cannot be read.
    """
    path = Path(path)
    if path.suffix == ".md":
        texts = [(path.name, read_text(path, "path"))]
    elif path.suffix == ".ipynb":
        texts = list(_markdown_cells(path))
    else:
        raise ValueError(f"path: {path.name!r} is neither Markdown (.md) nor a notebook (.ipynb).")
    found = []
    for where, text in texts:
        found += problems(text, where)
        for line, linked, _ in _blocks(text):
            place = f"{where}, line {line}"
            found += [
                Unbacked(place, words, nowhere) for words, target in linked if (nowhere := _nowhere(path, target))
            ]
    return found


def _nowhere(path: Path, target: str) -> str | None:
    """Why a link of a file leads nowhere; None if it leads somewhere, or to another site."""
    file, anchor = target.partition("#")[0], anchor_in(target)
    if not file or "://" in target or target.startswith("mailto:") or in_a_table_file(target):
        return None
    if is_link(target) and not anchor:
        return f"nobody who reads the page can follow this link yet. {_REMEDY}"
    if not _exists(path.parent / file):
        return f"the link leads to {file}, which does not exist.{f' {_REMEDY}' if is_link(target) else ''}"
    if is_link(target) and f'<a id="{anchor}">' not in read_text(path.parent / file):
        return f"{file} has no row {anchor}. {_REMEDY}"
    return None


def _markdown_cells(path: Path) -> Iterator[tuple[str, str]]:
    """Where each Markdown cell of a notebook stands, and its text."""
    book = read_json(path, "path")
    if isinstance(book, dict) and "worksheets" in book:
        raise ValueError(
            f"path: {path} is a notebook in a format from before 2015. Open it in JupyterLab, save it, and try again."
        )
    cells = book.get("cells") if isinstance(book, dict) else None
    if not isinstance(cells, list) or not all(isinstance(cell, dict) for cell in cells):
        raise ValueError(f"path: {path} is no notebook: it has no list of cells.")
    for number, cell in enumerate(cells, start=1):
        source = cell.get("source", "")
        lines = [source] if isinstance(source, str) else source
        if not isinstance(lines, list) or not all(isinstance(line, str) for line in lines):
            raise ValueError(f"path: {path}, cell {number}: the source is no text. The notebook is damaged.")
        if cell.get("cell_type") == "markdown":
            yield f"{path.name}, cell {number}", "".join(lines)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):  # no name for a file: too long, or with a zero sign
        return False


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def _blocks(markdown: str) -> Iterator[tuple[int, list[tuple[str, str]], str]]:
    """Line, links (words, target) and linkless prose of every block that is neither heading, code nor quotation."""
    quoted, heading = 0, False
    for token in _parser().parse(markdown):
        quoted += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        heading = {"heading_open": True, "heading_close": False}.get(token.type, heading)
        if token.type != "inline":
            continue
        linked, prose, target, words = [], [], None, []
        for child in token.children:
            if child.type == "link_open":
                target, words = child.attrs["href"], []
            elif child.type == "link_close":
                linked.append(("".join(words), target))
                prose.append(
                    " \x00 "
                )  # keeps the words around a link apart, so that none of them counts the link's number
                target = None
            elif child.type == "image":
                continue
            elif child.type in ("strong_open", "strong_close") and target is None:
                prose.append("\x01")  # where bold begins and ends, for `_OPTION`; taken out before anything is counted
            elif child.type in ("softbreak", "hardbreak"):
                (words if target is not None else prose).append(" ")
            elif child.type == "text" or (child.type == "code_inline" and target is not None):
                (words if target is not None else prose).append(child.content)
        line = (token.map[0] if token.map else 0) + 1
        yield line, linked, "" if quoted or heading else "".join(prose)


def _link_problem(words: str, target: str) -> str | None:
    if not is_link(target):
        return None
    try:
        found = fact(target)
    except ValueError as error:
        return str(error)
    if in_a_table_file(target):
        return f"the link leads to a table, where nobody finds the row. Write [{words}]({found.link}). {_REMEDY}"
    if found.field is None:
        naked = next((match[0] for match in (p.search(_ARTICLE.sub(" ", words)) for p in _NAKED) if match), None)
        return f"{naked!r} stands in a link to a whole row. Link the figure to its cell." if naked else None
    if found.value is None:
        return "the cell is blank: the value is not known."
    return disagreement(words, found)
