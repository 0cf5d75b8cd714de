"""The sources a unit stands on, with full titles and addresses, for the end of a page."""

from __future__ import annotations

from eudefence.data.named import rows_with, table_named
from eudefence.data.package import Row, course
from eudefence.data.plain_rows import sources_behind
from eudefence.ground.numbers import whole
from eudefence.ground.words import count

from .html_words import bullets, linked, paragraph, run
from .source_words import about

_MEMORY = "from memory"
FROM_MEMORY = (
    "“From memory” means that no document was opened for these rows: they are what is generally known. Check them in a"
    " document before you cite them."
)


class SourceList:
    """Sources as a list that a notebook shows with links, and a terminal as plain lines.

    Attributes
    ----------
    lines : tuple
        Full title, address or None, and what else there is to say of each.
    more : int
        How many are not named.
    memory : bool
        Whether one of those named is no document.
    """

    def __init__(self, lines: tuple[tuple[str, str | None, str], ...], more: int, memory: bool):
        self.lines, self.more, self.memory = lines, more, memory

    def _tail(self):
        more = f"Not named here: {count(self.more, 'more source')}. Each row of the course data names its own."
        rest = [more] if self.more else []
        return [*rest, *([FROM_MEMORY] if self.memory else [])]

    def to_html(self) -> str:
        """The list as HTML."""
        listed = bullets(run(linked(title, url), f", {said}") for title, url, said in self.lines)
        return "\n".join([listed, *map(paragraph, self._tail())])

    def __str__(self):
        return "\n".join(
            [*(f"- {title}, {said}{f' {url}' if url else ''}" for title, url, said in self.lines), *self._tail()]
        )

    __repr__ = __str__

    def _repr_html_(self):
        return self.to_html()


def sources_used(table: str, most: int = 8, **where: object) -> SourceList:
    """The sources behind a table, or behind some rows of it, those with the most rows first.

    Parameters
    ----------
    table : str
        A table of the course data, by name or title.
    most : int
        How many to name.
    **where
        Column to the value, or the values, that a row must have, in words or as in the file: ``about="rapid force"``.

    Returns
    -------
    SourceList
        Full titles, each with its address where it has one, publisher, date, our grade and the number of rows; and what
        "from memory" means, where one of those named is of that sort.

    Raises
    ------
    ValueError
        For an unknown table, column or value (the nearest is named).

    >>> print(sources_used("battlegroup_proposals", 1))
    - ..., ... 1 row...
    """
    most = whole(most, "most", 1)
    table = table_named(table)
    behind = sources_behind(table, rows_with(table, course().rows(table), where))
    ranked = sorted(behind, key=lambda row: (-row["rows"], row["source_id"]))
    named = ranked[:most]
    lines = tuple((row["title"], row["url"], _said(row)) for row in named)
    return SourceList(lines, len(ranked) - len(lines), any(_how(row) == _MEMORY for row in named))


def _said(source: Row) -> str:
    how = [_how(source)] if _how(source) not in source["title"] else []
    return "; ".join(
        [about(source), *filter(None, how), f"graded {source['reliability']}", count(source["rows"], "row")]
    )


def _how(source: Row) -> str:
    """How the source was used, if it was not opened."""
    if source["kind"] == "judgement":
        return "our own judgement"
    return _MEMORY if source["access"] == "recalled" else ""
