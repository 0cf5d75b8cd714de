"""Rows of a data table as a table in words: what a reader sees of the data without any programming."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from eudefence.data.columns_in_words import cell_in_words, column_heading, how_sure, label
from eudefence.data.countries import known_name
from eudefence.data.named import column_named, rows_with, table_named
from eudefence.data.package import course
from eudefence.data.plain_rows import rows
from eudefence.ground.lists import listed
from eudefence.ground.numbers import whole
from eudefence.ground.words import date_in_words, lowered

from .plain_table import html_table
from .source import source_line
from .view import View

_NAMES = ("name", "short_name", "title", "subject", "country")
_PROVENANCE = ("source_id", "confidence")
_MOST_COLUMNS, _LONG = 6, 120  # of those shown unasked; letters of a cell that is a text, not a value


def table(
    of: str,
    /,
    columns: Sequence[str] | None = None,
    *,
    on: str | dt.date | None = None,
    first: int | None = None,
    by: Sequence[str] = (),
    **where: object,
) -> View:
    """Rows of a table of the course data, in words.

    What it answers: what do the data say, row by row? Codes are told as words, dates as exactly as they are known, and
    a dash stands where nothing is known.

    Parameters
    ----------
    of : str
        A table of the course data by name or title, such as "forces" or "CSDP missions".
    columns : sequence of str, optional
        Columns to show beside the name of each row, in this order, by their headings or names; by default the first few
        that hold no texts.
    on : str or datetime.date, optional
        Only rows that held on that day, or may have.
    first : int, optional
        Only so many rows, from the top.
    by : sequence of str
        Columns to sort by; without any, the rows stand as in the table.
    **where
        Column to the value, or the values, that it must have, in words or as in the file: ``kind="force pool"``.

    Returns
    -------
    View

    Raises
    ------
    ValueError
        For an unknown table, column or value (the nearest is named), or a day on which rows cannot be asked for.

    Examples
    --------
    >>> print(table("forces", ["Planned strength", "What became of it"], first=2))
    Forces planned and fielded
    <BLANKLINE>
    The first 2 of 14 rows of “Forces planned and fielded”.
    <BLANKLINE>
    Name                   Planned strength (persons)  What became of it
    Franco-German Brigade                       5,000  fielded
    Eurocorps                                  60,000  headquarters only
    """
    package = course()
    of = table_named(of)
    found = rows_with(of, rows(of, on), where)
    fields = package.fields(of)
    for one in reversed(listed(by, "by", "a column or a list of columns")):
        column = column_named(of, one, "by")
        found.sort(key=lambda row, column=column: _place(row[column]))
    total = len(found)
    if first is not None:
        found = found[: whole(first, "first", 1)]
    asked = _shown(of) if columns is None else listed(columns, "columns", "a column or a list of columns")
    asked = [column_named(of, column) for column in asked]
    name = next((one for one in _NAMES if one in fields), None)
    if name and name not in asked:
        asked = [name, *asked]
    heads = [column_heading(column, fields[column].get("unit", "")) for column in asked]
    shown = {head: [_cell(of, row, column, asked) for row in found] for head, column in zip(heads, asked, strict=True)}
    if any(row.get("valid_on", True) is None for row in found):
        shown["On that day"] = ["yes" if row["valid_on"] else "cannot be decided" for row in found]
    return View(
        _sentence(of, len(found), total),
        shown,
        title=package.resource(of).get("title", of),
        date=f"rows that held on {date_in_words(package.day(on))}" if on is not None else "",
        source=source_line((of, [row for row in found if row.get("source_id")])),
        words=lambda: html_table(shown),
    )


def _sentence(table, number, total):
    title = course().resource(table).get("title", table)
    if not total:
        return f"The course data have no such row of “{title}”. A gap proves nothing."
    if number < total:
        return f"The first {number} of {total} rows of “{title}”."
    return f"1 row of “{title}”." if total == 1 else f"{total} rows of “{title}”."


def _place(value):
    """Where a value stands among others: what is missing last, a country by its name."""
    if value is None:
        return 1, ""
    return 0, known_name(value) if isinstance(value, str) and len(value) == 2 and value.isupper() else value


def _shown(table):
    """The first columns of a table that say something in a few words, and are no keys or remarks on other columns."""
    package, keys = course(), course().key_fields(table)
    found = []
    for column, kind in package.fields(table).items():
        code = column in keys and (len(keys) == 1 or column.endswith("_id")) and column != "country"
        remark = column.endswith(("_precision", "_id")) or column == "confidence"
        text = kind["type"] == "string" and any(len(row[column] or "") > _LONG for row in package.rows(table))
        if not code and not remark and not text:
            found.append(column)
    return found[:_MOST_COLUMNS] or [column for column in package.fields(table) if column not in _PROVENANCE]


def _cell(of: str, row: Mapping, column: str, shown: Sequence[str]) -> object:
    """A cell as a reader would write it; a number stays one, so that it stands on the right."""
    value = row[column]
    if column == "confidence":
        return how_sure(of, row, {one: lowered(label(one)) for one in shown})
    return cell_in_words(of, column, row) if isinstance(value, str | dt.date) else value
