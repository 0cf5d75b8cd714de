"""The sources a unit stands on, with full titles and addresses, for the end of a page."""

from __future__ import annotations

from eudefence.data.package import course
from eudefence.data.plain_rows import sources_behind
from eudefence.ground.numbers import whole
from eudefence.ground.words import count, in_words

FROM_MEMORY = (
    "“From memory” means that no document was opened for these rows: they are what is generally known. Check them in a"
    " document before you cite them."
)


class SourceList:
    """Sources as a list that a notebook shows with links, and a terminal as plain lines."""

    def __init__(self, lines: tuple[tuple[str, str | None, str], ...], more: int, memory: bool):
        self.lines, self.more, self.memory = lines, more, memory

    def _tail(self):
        rest = [f"{self.more} more: `ed.sources` lists all."] if self.more else []
        return [*rest, *([FROM_MEMORY] if self.memory else [])]

    def __str__(self):
        return "\n".join(
            [*(f"- {title}, {about}{f' {url}' if url else ''}" for title, url, about in self.lines), *self._tail()]
        )

    __repr__ = __str__

    def _repr_markdown_(self):
        listed = [f"- [{title}]({url}), {about}" if url else f"- {title}, {about}" for title, url, about in self.lines]
        return "\n".join([*listed, "", "\n\n".join(self._tail())])


def sources_used(table: str, most: int = 8) -> SourceList:
    """The sources behind a table, those with the most rows first.

    Parameters
    ----------
    table : str
        A table of the course data.
    most : int
        How many to name.

    Returns
    -------
    SourceList
        Full titles, each with its address where it has one, publisher, date, our grade and the number of rows; and what
        "from memory" means, where one of those named is of that sort.

    Raises
    ------
    ValueError
        For an unknown table (the nearest is named).

    >>> print(sources_used("battlegroup_proposals", 1))
    - ..., ... 1 row...
    """
    most = whole(most, "most", 1)
    ranked = sorted(sources_behind(course().resource(table)["name"]), key=lambda row: (-row["rows"], row["source_id"]))
    lines = []
    for row in ranked[:most]:
        day = f" {in_words(row['date'], precision=row['date_precision'])}," if row["date"] else ""
        lines.append(
            (
                row["title"],
                row["url"],
                f"{row['publisher']},{day} graded {row['reliability']}, {count(row['rows'], 'row')}",
            )
        )
    recalled = any(row["access"] == "recalled" for row in ranked[:most])
    return SourceList(tuple(lines), len(ranked) - len(lines), recalled)
