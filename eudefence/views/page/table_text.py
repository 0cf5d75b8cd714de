"""A table as a page shows it: as HTML and as plain text, each number with decimals a reader can take in."""

from __future__ import annotations

import datetime as dt
import math
from fractions import Fraction
from html import escape

import pandas as pd

from eudefence.ground.numbers import is_missing

ROWS_IN_TEXT, ROWS_IN_HTML = 40, 250  # a longer table is cut in the output, and the output says so
MISSING = "–"


def with_index_as_columns(table: pd.DataFrame) -> pd.DataFrame:
    """The table with a named index as its first columns."""
    index = table.index
    named = [name for name in index.names if name is not None]
    return table.reset_index() if named else table


def _decimals(values):
    """Decimals for a column: fewer the larger its numbers, the same all the way down."""
    sizes = [abs(value) for value in values if not is_missing(value) and math.isfinite(value)]
    largest = max(sizes, default=0.0)
    return 0 if largest >= 1000 else 1 if largest >= 100 else 2 if largest >= 1 else 3


def cell_text(value: object, decimals: int) -> str:
    """A value as it stands in a table, with so many decimals if it is no whole number.

    >>> cell_text(2024, 2), cell_text(83577140, 2), cell_text(0.5, 2), cell_text(None, 2), cell_text(True, 0)
    ('2024', '83,577,140', '0.50', '–', 'yes')
    """
    if is_missing(value):
        return MISSING
    if hasattr(value, "item") and not isinstance(value, (str, bytes)) and getattr(value, "ndim", 0) == 0:
        value = value.item()  # a numpy scalar
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}" if abs(value) >= 10_000 else str(value)  # a year has no thousands separator
    if isinstance(value, float):
        if not math.isfinite(value):
            return "infinite" if value > 0 else "minus infinite"
        text = f"{value:,.{decimals}f}"
        return text.lstrip("-") if not float(text.replace(",", "")) else text  # no minus zero
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat(" ", "seconds")
    if isinstance(value, (list, tuple)):
        return ", ".join(cell_text(item, decimals) for item in value)
    return str(value)


def _columns(table):
    """Headings, cells as text, and whether a column holds numbers (and goes to the right)."""
    whole = with_index_as_columns(table)
    headings, cells, right = list(whole.columns), [], []
    for position in range(len(headings)):
        values = whole.iloc[:, position].tolist()
        numbers = [v for v in values if not is_missing(v)]
        numeric = bool(numbers) and all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in numbers)
        floats = [v for v in numbers if isinstance(v, float)]
        decimals = _decimals(floats) if floats else 0
        cells.append([cell_text(v, decimals) for v in values])
        right.append(numeric)
    return headings, cells, right


def html_table(table: pd.DataFrame, table_open: bool = False) -> str:
    """The table as HTML, folded unless asked for, cut after many rows; the page says so."""
    headings, cells, right = _columns(table)
    total = len(table)
    shown = min(total, ROWS_IN_HTML)
    rows = "row" if total == 1 else "rows"
    scroll = ", scroll down" if shown > ROWS_IN_TEXT else ""
    summary = f"Table ({total} {rows}{scroll})" if shown == total else f"Table (the first {shown} of {total} rows)"
    align = [' align="right"' if r else ' align="left"' for r in right]
    head = "".join(f'<th scope="col"{a}>{escape(h)}</th>' for h, a in zip(headings, align, strict=True))
    body = "\n".join(
        "<tr>" + "".join(f"<td{a}>{escape(column[i])}</td>" for column, a in zip(cells, align, strict=True)) + "</tr>"
        for i in range(shown)
    )
    more = (
        f"\n<p>{total - shown} more rows: the attribute <code>table</code> of the view has them all.</p>"
        if shown < total
        else ""
    )
    opened = " open" if table_open else ""
    return (
        f"<details{opened}><summary>{summary}</summary>\n<table>\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody>\n</table>{more}\n</details>"
    )


def text_table(table: pd.DataFrame) -> str:
    """The table as lines of plain text, cut after fewer rows.

    >>> print(text_table(pd.DataFrame({"State": ["A", "B"], "Sum (EUR)": [1.0, 20.5]})))
    State  Sum (EUR)
    A           1.00
    B          20.50
    """
    headings, cells, right = _columns(table)
    total = len(table)
    shown = min(total, ROWS_IN_TEXT)
    widths = [max([len(h)] + [len(c) for c in column[:shown]]) for h, column in zip(headings, cells, strict=True)]

    def line(items):
        placed = [t.rjust(w) if r else t.ljust(w) for t, w, r in zip(items, widths, right, strict=True)]
        return "  ".join(placed).rstrip()

    lines = [line(headings)] + [line([column[i] for column in cells]) for i in range(shown)]
    if shown < total:
        lines.append(f"... and {total - shown} more rows")
    return "\n".join(lines)
