"""A view: one figure, one sentence that says what it shows, and the table behind it."""

from __future__ import annotations

import base64
import datetime as dt
import io
import math
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from eudefence.data.package import course
from eudefence.ground.quoting import shown
from eudefence.ground.words import date_in_words as in_words
from eudefence.ground.words import joined

from . import style

if TYPE_CHECKING:
    from matplotlib.figure import Figure

ROWS_IN_TEXT, ROWS_IN_HTML = 40, 250  # a longer table is cut in the output, and the output says so
MISSING = "–"


@dataclass(frozen=True, eq=False)
class View:
    """A figure with the sentence and the table that say the same.

    What it answers: what does this picture show, in words and in numbers? In a notebook it shows as HTML (picture,
    sentence, the table folded below) and as plain text (sentence and table), so that it can be read without seeing the
    picture.

    Parameters
    ----------
    figure : matplotlib.figure.Figure
        Made with ``matplotlib.figure.Figure``, not through pyplot.
    sentence : str
        What the figure shows, made from the numbers of the table. Becomes the alternative text of the picture.
    table : pandas.DataFrame
        The numbers or dates drawn. Headings are words a reader understands; an index with a name becomes the first
        column.

    Raises
    ------
    ValueError
        If the sentence is empty or unfinished, the table has no columns, or a heading is a code name such as
        ``tile_row``.

    Examples
    --------
    >>> figure, axes = style.canvas(2.0)
    >>> bars = axes.bar(["A", "B"], [1, 2])
    >>> print(View(figure, "B has twice as much as A.", pd.DataFrame({"State": ["A", "B"], "Sum (EUR)": [1.0, 2.0]})))
    B has twice as much as A.
    <BLANKLINE>
    State  Sum (EUR)
    A           1.00
    B           2.00
    """

    figure: Figure
    sentence: str
    table: pd.DataFrame

    def __post_init__(self):
        from matplotlib.figure import Figure

        if not isinstance(self.figure, Figure):
            raise ValueError(f"figure: found {type(self.figure).__name__}; a matplotlib.figure.Figure is needed")
        if not isinstance(self.sentence, str) or not self.sentence.strip().endswith((".", "?", "!")):
            raise ValueError(f"sentence: {shown(self.sentence)} is no whole sentence; end it with a full stop")
        if not isinstance(self.table, pd.DataFrame) or not len(self.table.columns):
            raise ValueError("table: a pandas.DataFrame with at least one column is needed")
        for heading in _flat(self.table).columns:
            if not isinstance(heading, str) or not heading.strip() or "_" in heading:
                raise ValueError(f"table: {heading!r} is no heading a reader understands; write words, with the unit")

    @cached_property
    def png(self) -> bytes:
        """The figure as PNG; the same figure gives the same bytes."""
        return self.to_png()

    def to_png(self, dpi: float | None = None) -> bytes:
        """The figure as PNG bytes, at the screen's resolution or at `dpi` dots per inch."""
        # Packed lightly: matplotlib's usual level takes twice the time for a file about as large.
        return self._drawn(
            "png", dpi=dpi or self.figure.dpi, metadata={"Software": None}, pil_kwargs={"compress_level": 3}
        )

    def to_svg(self) -> bytes:
        """The figure as SVG bytes, for paper; the same figure gives the same bytes."""
        return self._drawn("svg", metadata={"Date": None, "Creator": None})

    def _drawn(self, kind, **options):
        buffer = io.BytesIO()
        with style.sheet():
            self.figure.savefig(buffer, format=kind, **options)
        return buffer.getvalue()

    def to_html(self, table_open: bool = False) -> str:
        """The view as HTML without style, script or drawing elements, so that every notebook front end keeps it.

        Parameters
        ----------
        table_open : bool
            Show the table unfolded.
        """
        picture = base64.b64encode(self.png).decode("ascii")
        width = round(self.figure.get_figwidth() * self.figure.dpi)
        sentence = escape(self.sentence)
        return (
            f'<figure>\n<img alt="{sentence}" width="{width}" src="data:image/png;base64,{picture}">\n'
            f"<figcaption>{sentence}</figcaption>\n</figure>\n{_html_table(self.table, table_open)}"
        )

    def to_text(self) -> str:
        """Sentence and table as plain text."""
        return f"{self.sentence}\n\n{_text_table(self.table)}"

    def __str__(self):
        return self.to_text()

    def __repr__(self):
        return f"View({self.sentence!r}, {len(self.table)} rows)"

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/html": self.to_html(), "text/plain": self.to_text()}


def source_line(*tables, note: str = "") -> str:
    """The line under a figure: the tables it was drawn from, whom they rest on, and the edition.

    Parameters
    ----------
    *tables : str, pandas.DataFrame or pair
        A table's name; rows of it as `eudefence.load` gave them (filtered as you like); or a name with a list of source
        ids.
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
            name, ids = item
        else:
            name, ids = item.attrs.get("table", ""), item["source_id"].dropna() if "source_id" in item.columns else []
        if name and name not in names:
            names.append(name)
        for source in ids:
            counts[source] = counts.get(source, 0) + 1
    publishers = {}
    for source, number in counts.items():
        publisher = _publishers().get(source)
        if publisher:
            publishers[publisher] = publishers.get(publisher, 0) + number
    order = sorted(publishers, key=lambda p: (-publishers[p], p))
    text = "Source: course data"
    if names:
        text += f", {'tables' if len(names) > 1 else 'table'} {joined(names)}"
    if 0 < len(order) <= 4:
        text += f"; after {joined(order)}"
    elif order:  # three names out of a hundred would say nothing
        text += f"; after {len(order)} publishers, listed by sources('{names[0]}')"
    return f"{text}. Edition of {in_words(course().edition)}. {note}".strip()


@lru_cache(maxsize=1)
def _publishers():
    return {row["source_id"]: row["publisher"] for row in course().raw("sources")}


def _flat(table):
    index = table.index
    named = [name for name in index.names if name is not None]
    return table.reset_index() if named else table


def _decimals(values):
    """Decimals for a column: fewer the larger its numbers, the same all the way down."""
    sizes = [abs(value) for value in values if not _is_missing(value) and math.isfinite(value)]
    largest = max(sizes, default=0.0)
    return 0 if largest >= 1000 else 1 if largest >= 100 else 2 if largest >= 1 else 3


def _is_missing(value):
    if value is None or value is pd.NA or value is pd.NaT:
        return True
    return isinstance(value, float) and math.isnan(value)


def _cell(value, decimals):
    if _is_missing(value):
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
        return ", ".join(_cell(item, decimals) for item in value)
    return str(value)


def _columns(table):
    """Headings, cells as text, and whether a column holds numbers (and goes to the right)."""
    flat = _flat(table)
    headings, cells, right = list(flat.columns), [], []
    for position in range(len(headings)):
        values = flat.iloc[:, position].tolist()
        numbers = [v for v in values if not _is_missing(v)]
        numeric = bool(numbers) and all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in numbers)
        floats = [v for v in numbers if isinstance(v, float)]
        decimals = _decimals(floats) if floats else 0
        cells.append([_cell(v, decimals) for v in values])
        right.append(numeric)
    return headings, cells, right


def _html_table(table, table_open):
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
        f"<details{opened}><summary>{summary}</summary>\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}\n</tbody>\n</table>{more}\n"
        "</details>"
    )


def _text_table(table):
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
