"""The line under a picture that says what it was drawn from: tables, publishers, edition."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from eudefence.data.package import course
from eudefence.ground.words import date_in_words, joined

_FEW = 4  # publishers that are named; three names out of a hundred would say nothing
_LINES = {  # how many tables, how many publishers
    ("one", "few"): "Source: course data, table {tables}; after {who}. Edition of {day}.",
    ("several", "few"): "Source: course data, tables {tables}; after {who}. Edition of {day}.",
    ("unnamed", "few"): "Source: course data; after {who}. Edition of {day}.",
    ("one", "many"): (
        "Source: course data, table {tables}; after {many} publishers, each named with its row. Edition of {day}."
    ),
    ("several", "many"): (
        "Source: course data, tables {tables}; after {many} publishers, each named with its row. Edition of {day}."
    ),
    ("unnamed", "many"): "Source: course data; after {many} publishers, each named with its row. Edition of {day}.",
    ("one", "nobody"): "Source: course data, table {tables}. Edition of {day}.",
    ("several", "nobody"): "Source: course data, tables {tables}. Edition of {day}.",
    ("unnamed", "nobody"): "Source: course data. Edition of {day}.",
}


def source_line(*tables, note: str = "") -> str:
    """The line under a figure: the tables it was drawn from, whom they rest on, and the edition.

    Parameters
    ----------
    *tables : str, pandas.DataFrame or pair
        A table's name; a name with some of its rows as `eudefence.rows` gave them, or with source ids; or rows of it as
        `eudefence.load` gave them (filtered as you like).
    note : str
        One more sentence, for example whose reading a coding is.

    Returns
    -------
    str
        With up to four publishers their names, the one with most rows first; with more, their number.

    Examples
    --------
    >>> source_line("countries").startswith("Source: course data, table countries")
    True
    """
    names, counts = [], {}
    for item in tables:
        if isinstance(item, str):
            name, ids = item, [row.get("source_id") for row in course().rows(item)]
        elif isinstance(item, tuple):
            name, given = item
            ids = [one["source_id"] if isinstance(one, Mapping) else one for one in given]
        else:
            name, ids = item.attrs.get("table", ""), item["source_id"].dropna() if "source_id" in item.columns else []
        if name and name not in names:
            names.append(name)
        for source in ids:  # a row without one counts for nobody
            counts[source] = counts.get(source, 0) + 1
    publishers = {}
    for source, number in counts.items():
        publisher = _publishers().get(source)
        if publisher:
            publishers[publisher] = publishers.get(publisher, 0) + number
    order = sorted(publishers, key=lambda p: (-publishers[p], p))
    kind = "unnamed" if not names else "one" if len(names) == 1 else "several"
    after = "nobody" if not order else "few" if len(order) <= _FEW else "many"
    line = _LINES[kind, after].format(
        tables=joined(names), who=joined(order), many=len(order), day=date_in_words(course().edition)
    )
    return f"{line} {note}".strip()


@lru_cache(maxsize=1)
def _publishers():
    return {row["source_id"]: row["publisher"] for row in course().raw("sources")}
