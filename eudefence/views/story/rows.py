"""Rows of a table as words on a page: for reading, where a data frame would cut the sentences."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from eudefence.data.package import course
from eudefence.ground.arguments import refused
from eudefence.ground.lists import listed
from eudefence.ground.words import count, in_words
from eudefence.views.page import style
from eudefence.views.page.figure_view import FigureView
from eudefence.views.page.source import source_line
from eudefence.views.page.table_text import MISSING
from eudefence.views.page.view import View
from eudefence.views.shapes.word_grid import word_grid

_LEFT = 1.5  # inches for the names of the rows


def read(table: str, keys: Sequence[str], columns: Sequence[str]) -> View:
    """Some rows of a table, with some of their columns, in full sentences.

    Parameters
    ----------
    table : str
        A table of the course data.
    keys : sequence of str
        Keys of the rows, in the order wanted; several key columns are joined by commas.
    columns : sequence of str
        Columns to show, at most three, so that a line stays readable.

    Returns
    -------
    View
        Each row with its name and the words of its cells. A blank cell is a dash: unknown, or of no use here.

    Raises
    ------
    ValueError
        For an unknown table, key or column (the nearest is named), or too many or no columns.

    >>> read("treaty_articles", ["teu-42-4"], ["summary"]).table.columns.tolist()
    ['Row', 'Summary']
    """
    package = course()
    fields = package.fields(table)
    keys, columns = (
        listed(keys, "keys", "a key or a list of keys"),
        listed(columns, "columns", "a column or a list of columns"),
    )
    for column in columns:
        if column not in fields:
            raise refused("columns", column, fields, f"column of {table}")
    if not keys or not 1 <= len(columns) <= 3:
        raise ValueError(
            f"columns: name one to three columns and at least one key, found {len(columns)} and {len(keys)}."
        )
    rows = [package.find(table, *str(key).split(",")) for key in keys]
    heads = [column.replace("_", " ").capitalize() for column in columns]
    words = [[_words(row, column, fields[column]) for column in columns] for row in rows]
    names = [_name(row, key) for row, key in zip(rows, keys, strict=True)]
    with style.sheet():
        figure = word_grid(
            heads,
            [(name, [(cell, None) for cell in cells]) for name, cells in zip(names, words, strict=True)],
            left=_LEFT,
        )
        title = package.resource(table).get("title", table)
        style.finish(
            figure,
            title,
            source_line((table, [r.get("source_id") for r in rows if r.get("source_id")])),
            "at the edition",
            "in words",
        )
    frame = pd.DataFrame([(name, *cells) for name, cells in zip(names, words, strict=True)], columns=["Row", *heads])
    sentence = f"{count(len(rows), 'row')} of “{title}”: {'; '.join(names)}."
    return FigureView(figure, sentence, frame)


def _words(row, column, field) -> str:
    if row[column] is None:
        return MISSING
    words = in_words(row[column], field.get("unit"), row.get(f"{column}_precision") or "day")
    # A word from a closed list is a code; a reader should meet it as words.
    return words.replace("_", " ") if "enum" in field.get("constraints", {}) else words


def _name(row, key) -> str:
    """What a reader calls the row."""
    if row.get("article") and row.get("treaty"):
        article = f"Article {row['article']} {row['treaty']}" if row["treaty"] in ("TEU", "TFEU") else row["article"]
        return f"{article}, {row['subject']}"
    return next((row[c] for c in ("name", "short_name", "title", "subject") if row.get(c)), key)
