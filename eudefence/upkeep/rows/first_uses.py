"""The first use of a term of the glossary in a unit leads to its definition."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from eudefence.data.fact_links import is_link, split
from eudefence.data.package import Row, course
from eudefence.ground.markdown_links import code_in, links_in, rewritten, written

_HEADING = re.compile(r"^#{1,6} .*$", re.MULTILINE)
_TAG = re.compile(r"<[^<>]*>")
_ARTICLE = re.compile(r"(?P<number>Article \d+(?:\(\d+\))*)(?: (?P<treaty>TEU|TFEU))?")
# Words that mean something else at their first use, or everywhere: a reader would be led astray.
_TOO_COMMON = {
    *("Article 5", "Association", "Convention", "E3"),
    *("Award", "Commitment", "Guarantee", "Indicator", "Payment", "Specification"),
}


class Use(NamedTuple):
    """A term at a place: the key of its row, and where its words begin and end."""

    term: str
    start: int
    end: int


def with_definitions(cells: Sequence[str]) -> list[str]:
    """The texts of a unit, the first use of each term a link to its row in the glossary.

    Parameters
    ----------
    cells : sequence of str
        Markdown, in the order in which it is read. Links that an earlier run set are set anew; a link to a term on
        other words than its name is the author's own, and stays.

    Returns
    -------
    list of str
        The same texts. Headings, code and other links are left alone. The longest name wins where two begin.

    >>> with_definitions(["# PESCO", "PESCO is not an army. PESCO is in the Treaty."])
    ['# PESCO', '[PESCO](glossary.G092) is not an army. PESCO is in the Treaty.']
    """
    cells = [_unmarked(cell) for cell in cells]
    met = {term for cell in cells for term in _own_links(cell)}
    marked = []
    for cell in cells:
        found = []
        for use in _uses(cell):
            if use.term not in met:
                met.add(use.term)
                found.append(use)
        for use in reversed(found):
            words = cell[use.start : use.end]
            cell = cell[: use.start] + written(words, f"glossary.{use.term}") + cell[use.end :]
        marked.append(cell)
    return marked


def _unmarked(cell: str) -> str:
    """Without links on the names of terms."""

    def change(link) -> str:
        whole = cell[link.start : link.end]
        term = _term_of(link.target)
        return link.words if term and any(p.fullmatch(link.words) for p, key in _names() if key == term) else whole

    return rewritten(cell, change)


def _own_links(cell: str) -> set[str]:
    return {term for link in links_in(cell) if (term := _term_of(link.target))}


def _term_of(target: str) -> str | None:
    if not is_link(target):
        return None
    table, key = split(target)
    return key if table == "glossary" else None


def _uses(cell: str) -> list[Use]:
    """Every place at which a term stands as words of the text, in order; of names that overlap the longest."""
    closed = [*code_in(cell), *((link.start, link.end) for link in links_in(cell))]
    closed += [match.span() for mark in (_HEADING, _TAG) for match in mark.finditer(cell)]
    uses: list[Use] = []
    for pattern, term in _names():
        for match in pattern.finditer(cell):
            start, end = match.span()
            if not any(a < end and start < b for a, b in closed):
                uses.append(Use(term, start, end))
                closed.append((start, end))
    return sorted(uses, key=lambda use: use.start)


@lru_cache(maxsize=1)
def _names() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The names of all terms as patterns, with the key of the term; the longest first."""
    named = [(name, row["term_id"]) for row in course().rows("glossary") for name in names_of(row)]
    return tuple((_pattern(name), term) for name, term in sorted(named, key=lambda pair: (-len(pair[0]), pair)))


def names_of(row: Row) -> list[str]:
    """What a term is called in a text: its name, its acronym, its full form.

    >>> names_of(course().find("glossary", "G092"))
    ['Permanent Structured Cooperation', 'PESCO']
    """
    names = [row["term"], row["acronym"], row["expanded_form"]]
    article = _ARTICLE.fullmatch(row["term"])
    names += [article["number"]] if article and article["treaty"] else []
    return [name for name in dict.fromkeys(names) if name and name not in _TOO_COMMON]


def _pattern(name: str) -> re.Pattern[str]:
    """A name as it may stand in a sentence: at its beginning, in the plural, an article with or without its treaty."""
    words = r"\s+".join(map(re.escape, name.split()))
    if _ARTICLE.fullmatch(name):
        return re.compile(rf"(?<![\w-]){words}(?![\w(]|(?<!EU) TFEU)")
    if name[1:] == name[1:].lower() and name[0].isalpha():
        words = f"[{name[0].upper()}{name[0].lower()}]{words[1:]}"
    plural = "s?" if len(name) > 1 and name[-1].isalpha() else ""
    return re.compile(rf"(?<![\w+-]){words}{plural}(?![\w+-])")
