"""Rows of a table as words on a page: for reading, where a data frame would cut the sentences."""

from __future__ import annotations

from collections.abc import Sequence

from eudefence.data.columns_in_words import cell_in_words, explained, heading, label
from eudefence.data.named import column_named, row_named, table_named
from eudefence.data.package import course
from eudefence.ground.lists import listed
from eudefence.ground.words import capitalised
from eudefence.views.page import html_words
from eudefence.views.page.plain_table import MISSING
from eudefence.views.page.source import source_line
from eudefence.views.page.source_words import graded
from eudefence.views.page.source_words import listed as listed_sources
from eudefence.views.page.view import View


def read(table: str, keys: Sequence[str], columns: Sequence[str]) -> View:
    """Some rows of a table, with some of their columns, in full sentences.

    Parameters
    ----------
    table : str
        A table of the course data, by name or title.
    keys : sequence of str
        The rows in the order wanted, by what they are called or by their keys; several key columns are joined by
        commas.
    columns : sequence of str
        Columns to show, by their headings or names; at most three, so that a line stays readable.

    Returns
    -------
    View
        Each row with its name and the words of its cells. A blank cell is a dash: unknown, or of no use here.

    Raises
    ------
    ValueError
        For an unknown table, row or column (the nearest is named), or too many or no columns.

    >>> read("forces", ["Franco-German Brigade"], ["Decided on", "Planned strength"]).rows
    [{'Row': 'Franco-German Brigade', 'Decided on': '13 November 1987', 'Planned strength': '5,000 persons'}]
    """
    package = course()
    table = table_named(table)
    keys, columns = (
        listed(keys, "keys", "a key or a list of keys"),
        listed(columns, "columns", "a column or a list of columns"),
    )
    if not keys or not 1 <= len(columns) <= 3:
        raise ValueError(
            f"columns: name one to three columns and at least one key, found {len(columns)} and {len(keys)}."
        )
    columns = [column_named(table, column) for column in columns]
    rows = [package.find(table, *row_named(table, key).split(",")) for key in keys]
    names = [capitalised(heading(table, row)) for row in rows]
    shown = {label(column): [_said(table, column, row) for row in rows] for column in columns}
    sources = list(dict.fromkeys(row["source_id"] for row in rows if row.get("source_id")))
    return View(
        "",
        {"Row": names} | shown,
        title=package.resource(table).get("title", table),
        source=source_line((table, sources)),
        words=lambda: html_words.run(
            html_words.grid(
                ["Row", *shown], zip(map(graded, names, rows), zip(*shown.values(), strict=True), strict=True)
            ),
            listed_sources(sources),
        ),
    )


def articles(articles: Sequence[str], columns: Sequence[str] = ("Summary",)) -> View:
    """Treaty articles in plain words, each with how far one can rely on it.

    What it answers: what does an article say, and what else is recorded of it?

    Parameters
    ----------
    articles : sequence of str
        As one cites them: "42(4) TEU", "Article 114 TFEU", "Protocol 10".
    columns : sequence of str
        What to tell of each, at most three: "Summary", "Decision rule", "Abstention" ...

    Returns
    -------
    View
        The course's words, not the Treaty's.

    Raises
    ------
    ValueError
        For an article that the course does not have or a column (the nearest is named).

    >>> articles(["41(2) TEU", "Protocol 10"]).columns["Row"]
    ['Article 41(2) TEU: operating expenditure', 'Protocol No 10: PESCO: criteria']
    """
    given = listed(articles, "articles", "an article or a list of articles")
    return read("treaty_articles", [row_named("treaty_articles", one, "articles", "article") for one in given], columns)


def _said(table, column, row) -> str:
    """A cell in words; behind a word of a closed list stands what it means, where the description says so."""
    if row[column] is None:
        return MISSING
    described = course().fields(table)[column]
    meant = explained(row[column], described) if "enum" in described.get("constraints", {}) else ""
    return f"{cell_in_words(table, column, row)}{f' ({meant})' if meant else ''}"
