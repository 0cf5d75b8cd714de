"""A pandas frame as the page shows it: turned into plain columns here, at the edge, and shown by `plain_table`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .plain_table import MISSING, ROWS_IN_HTML, ROWS_IN_TEXT, WHOLE, cell_text, folded_table
from .plain_table import text_table as plain_text_table

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "MISSING",
    "ROWS_IN_HTML",
    "ROWS_IN_TEXT",
    "cell_text",
    "columns_of_frame",
    "html_table",
    "text_table",
    "with_index_as_columns",
]


def with_index_as_columns(table: pd.DataFrame) -> pd.DataFrame:
    """The table with a named index as its first columns."""
    named = [name for name in table.index.names if name is not None]
    return table.reset_index() if named else table


def columns_of_frame(table: pd.DataFrame) -> dict[str, list[object]]:
    """The columns of a frame as lists of plain values, a named index first.

    >>> import pandas as pd
    >>> columns_of_frame(pd.DataFrame({"Sum": [1.5]}, index=pd.Index(["France"], name="Member")))
    {'Member': ['France'], 'Sum': [1.5]}
    """
    whole = with_index_as_columns(table)
    return {heading: whole.iloc[:, place].tolist() for place, heading in enumerate(whole.columns)}


def html_table(table: pd.DataFrame, table_open: bool = False) -> str:
    """The frame as HTML, folded unless asked for, cut after many rows; the page says so."""
    return folded_table(columns_of_frame(table), opened=table_open, whole=WHOLE)


def text_table(table: pd.DataFrame) -> str:
    """The frame as lines of plain text, cut after fewer rows."""
    return plain_text_table(columns_of_frame(table))
