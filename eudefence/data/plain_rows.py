"""Tables as plain dictionaries, a row each: what `load` gives as a frame, without pandas.

>>> import eudefence as ed
>>> sum(row["organisation"] == "EU" for row in ed.rows("memberships", as_of="2020-01-31"))
28
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any

from eudefence.ground.arguments import keywords_checked, nearest
from eudefence.ground.numbers import is_missing

from .named import table_named
from .package import Row, course
from .validity import row_holds


@keywords_checked
def rows(table: str, as_of: str | dt.date | None = None) -> list[dict[str, Any]]:
    """One table of the course data as plain dictionaries, all rows or those of one day.

    Parameters
    ----------
    table : str
        A name from `tables`, or the title of a table.
    as_of : str or datetime.date, optional
        Keep the rows that held on that day, or may have, each with `valid_on`: True, or None where the data cannot
        decide (a start or end known only to the year, a mandate that ran out without news).

    Returns
    -------
    list of dict
        Fresh ones. Column to value: int, float, bool, datetime.date, str, or None for what is missing.

    Raises
    ------
    ValueError
        For an unknown table (the nearest is named), a bad date or one after the edition, or `as_of` on a table whose
        rows do not last.

    Examples
    --------
    >>> [row["planned_strength"] for row in rows("forces") if row["force_id"] == "rdc"]
    [5000]
    """
    package = course()
    table = table_named(table)
    whole = package.rows(table)
    if as_of is None:
        return [dict(row) for row in whole]
    _, held = held_on(table, as_of)
    return [dict(row) | {"valid_on": one} for row, one in zip(whole, held, strict=True) if one is not False]


def held_on(table: str, as_of: str | dt.date) -> tuple[dt.date, list[bool | None]]:
    """The day asked about, and for each row of a table whether it held then.

    Raises
    ------
    ValueError
        As for `rows`.

    >>> held_on("memberships", "2020-01-31")[1].count(None)
    0
    """
    package = course()
    if not is_dated(table):
        dated = [name for name in package.tables if is_dated(name)]
        alike = nearest(table, dated)
        raise ValueError(
            f"as_of: rows of {table!r} are not valid for a time, so they cannot be asked for as of a day."
            f" {len(dated)} tables can{f', among them {alike!r}' if alike else ''}. `ed.tables()` lists all tables and"
            " says in its column dated which."
        )
    day = package.day(as_of, "as_of")
    return day, [row_holds(row, day, package.edition) for row in package.rows(table)]


def is_dated(table: str) -> bool:
    """Whether the rows of a table are valid for a time, so that it can be asked for as of a day.

    >>> is_dated("memberships"), is_dated("sources")
    (True, False)
    """
    return {"valid_from", "valid_to"} <= set(course().fields(table))


def table_list() -> list[dict[str, Any]]:
    """All tables: name, number of rows, what one row is, and whether `rows` can be asked for a day.

    >>> [one["dated"] for one in table_list() if one["table"] == "memberships"]
    [True]
    """
    package = course()
    return [
        {
            "table": name,
            "rows": len(package.raw(name)),
            "description": package.resource(name)["description"],
            "dated": is_dated(name),
        }
        for name in package.tables
    ]


def sources_behind(table: str, some: Iterable[Row] | None = None) -> list[dict[str, Any]]:
    """The sources behind a table, or behind some rows of it.

    Parameters
    ----------
    table : str
    some : iterable of mapping, optional
        Rows of the table, with the column `source_id` and, for further sources, the columns of its key; by default all.

    Returns
    -------
    list of dict
        The rows of the table of sources, with `rows`: how many of the rows given rest on each. Further sources of a row
        count too.

    Raises
    ------
    ValueError
        For an unknown table (the nearest is named).

    >>> [one["rows"] for one in sources_behind("forces", [{"force_id": "rdc", "source_id": "EURLEX_M041"}])][:1]
    [1]
    """
    package = course()
    if some is None:
        table = package.resource(table)["name"]
        some = package.rows(table)
    given = list(some)
    if table == "sources":
        return [dict(row) | {"rows": 1} for row in given]
    counts = Counter(row["source_id"] for row in given if not is_missing(row.get("source_id")))
    key = package.key_fields(table) if table in package.tables else ()
    keys = {",".join(_as_text(row[field]) for field in key) for row in given if all(field in row for field in key)}
    counts.update(
        row["source_id"] for row in package.rows("row_sources") if row["table"] == table and row["key"] in keys
    )
    return [
        dict(row) | {"rows": counts[row["source_id"]]} for row in package.rows("sources") if row["source_id"] in counts
    ]


def _as_text(value: object) -> str:
    return value.date().isoformat() if isinstance(value, dt.datetime) else str(value)
