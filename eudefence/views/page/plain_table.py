"""A table of plain values as a page and a terminal show it: words, dates and numbers that a reader can take in.

The one formatter of the kit's tables. It takes columns (a mapping of heading to values) or rows (a list of mappings),
and knows nothing of pandas: of a frame, give the columns.
"""

from __future__ import annotations

import datetime as dt
import math
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from html import escape

from eudefence.ground.numbers import is_missing
from eudefence.ground.quoting import shown
from eudefence.ground.words import date_in_words

ROWS_IN_TEXT, ROWS_IN_HTML = 40, 250  # a longer table is cut in the output, and the output says so
MISSING = "–"
WHOLE = "The attribute <code>table</code> of the view has them all."  # where the rows are that a view cuts off
_LARGE = 10_000  # no year

Table = Mapping[str, Sequence[object]] | Iterable[Mapping[str, object]]


def columns_of(table: Table) -> dict[str, list[object]]:
    """The columns of a table, whether it is given by columns or by rows.

    Parameters
    ----------
    table : mapping of heading to values, or iterable of mappings
        Rows may leave a value out: it is missing then.

    Raises
    ------
    ValueError
        If the columns are not equally long, or a heading is no text.

    >>> columns_of([{"State": "A", "Sum": 1}, {"State": "B"}])
    {'State': ['A', 'B'], 'Sum': [1, None]}
    """
    if isinstance(table, Mapping):
        columns = {heading: list(values) for heading, values in table.items()}
    else:
        rows = list(table)
        headings = dict.fromkeys(heading for row in rows for heading in row)
        columns = {heading: [row.get(heading) for row in rows] for heading in headings}
    for heading, values in columns.items():
        if not isinstance(heading, str):
            raise ValueError(f"table: the heading {shown(heading)} is no text.")
        if len(values) != len(next(iter(columns.values()))):
            raise ValueError(
                f"table: the column {heading!r} has {len(values)} values, the first column has another number."
            )
    return columns


def cell_text(value: object, decimals: int = 2, grouped: bool = False) -> str:
    """A value as it stands in a table, with so many decimals if it is no whole number.

    `grouped`: in a column with large numbers the small ones have separators as well; alone, they may be years.

    >>> cell_text(2024), cell_text(83577140), cell_text(0.5), cell_text(None), cell_text(True)
    ('2024', '83,577,140', '0.50', '–', 'yes')
    >>> cell_text(dt.date(2020, 1, 31)), cell_text(["IT", "NO"])
    ('31 January 2020', 'IT, NO')
    """
    if is_missing(value):
        return MISSING
    if hasattr(value, "item") and not isinstance(value, str | bytes) and getattr(value, "ndim", 0) == 0:
        value = value.item()  # a numpy scalar
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}" if grouped or abs(value) >= _LARGE else str(value)  # a year has no thousands separator
    if isinstance(value, float):
        if not math.isfinite(value):
            return "infinite" if value > 0 else "minus infinite"
        text = f"{value:,.{decimals}f}"
        return text.lstrip("-") if not float(text.replace(",", "")) else text  # no minus zero
    if isinstance(value, Decimal):
        return f"{value:,f}"
    if isinstance(value, dt.datetime):
        day = date_in_words(value.date())
        return day if value.time() == dt.time() else f"{day}, {value.time().isoformat('minutes')}"
    if isinstance(value, dt.date):
        return date_in_words(value)
    if isinstance(value, list | tuple):
        return ", ".join(cell_text(item, decimals) for item in value)
    return str(value)


def html_table(table: Table, *, caption: str = "", names_rows: bool | None = None, whole: str = "") -> str:
    """The table as HTML: text on the left, numbers on the right, nothing cut but rows after many, and it says so.

    Parameters
    ----------
    table : mapping of heading to values, or iterable of mappings
    caption : str
        A line above the table.
    names_rows : bool, optional
        Whether the first column names the rows, so that a screen reader says it with each cell; by default, if no two
        of its cells are the same and none is missing.
    whole : str
        HTML: where a reader finds the rows that were cut off, a whole sentence.

    >>> print(html_table({"State": ["Malta"], "Remark": [None]}))
    <table>
    <thead><tr><th scope="col" style="text-align:left">State</th><th scope="col" ...>Remark</th></tr></thead>
    <tbody>
    <tr><th scope="row" style="text-align:left">Malta</th><td style="text-align:left">–</td></tr>
    </tbody>
    </table>
    """
    columns = columns_of(table)
    total = _length(columns)
    cells = [_texts(values, ROWS_IN_HTML) for values in columns.values()]
    # A front end puts text to the right, and one that is not trusted reads no style sheet: each cell says it.
    sides = [f' style="text-align:{"right" if _is_numeric(values) else "left"}"' for values in columns.values()]
    if names_rows is None:
        names_rows = _tells_apart(next(iter(columns.values()), []))
    head = "".join(f'<th scope="col"{s}>{escape(h)}</th>' for h, s in zip(columns, sides, strict=True))
    tags = [('th scope="row"', "th") if names_rows and not i else ("td", "td") for i in range(len(columns))]
    body = [
        "<tr>"
        + "".join(f"<{a}{s}>{escape(text)}</{z}>" for text, s, (a, z) in zip(row, sides, tags, strict=True))
        + "</tr>"
        for row in zip(*cells, strict=True)
    ]
    above = f'<caption style="text-align:left">{escape(caption)}</caption>\n' if caption else ""
    more = f"\n<p>{_more(total - ROWS_IN_HTML)} {whole}".rstrip() + "</p>" if total > ROWS_IN_HTML else ""
    return "\n".join([f"<table>\n{above}<thead><tr>{head}</tr></thead>\n<tbody>", *body, "</tbody>\n</table>"]) + more


def folded_table(table: Table, *, opened: bool = False, whole: str = "") -> str:
    """The table as HTML, folded under a line that says how many rows it has.

    Parameters
    ----------
    table, whole
        As for `html_table`.
    opened : bool
        Show it unfolded.

    >>> print(folded_table({"State": ["Malta"]}).splitlines()[0])
    <details><summary>Table (1 row)</summary>
    """
    columns = columns_of(table)
    return (
        f"<details{' open' if opened else ''}><summary>{table_summary(columns)}</summary>\n"
        f"{html_table(columns, whole=whole)}\n</details>"
    )


def table_summary(table: Table) -> str:
    """The line under which a table is folded: how many rows it has.

    >>> table_summary({"State": ["Malta", "Cyprus"]})
    'Table (2 rows)'
    """
    total = _length(columns_of(table))
    if total > ROWS_IN_HTML:
        return f"Table (the first {ROWS_IN_HTML} of {total:,} rows)"
    if total > ROWS_IN_TEXT:
        return f"Table ({total:,} rows, scroll down)"
    return "Table (1 row)" if total == 1 else f"Table ({total} rows)"


def text_table(table: Table) -> str:
    """The table as lines of plain text, cut after fewer rows.

    >>> print(text_table({"State": ["A", "B"], "Sum (EUR)": [1.0, 20.5]}))
    State  Sum (EUR)
    A           1.00
    B          20.50
    """
    columns = columns_of(table)
    total = _length(columns)
    cells = [_texts(values, ROWS_IN_TEXT) for values in columns.values()]
    right = [_is_numeric(values) for values in columns.values()]
    widths = [max(map(len, [heading, *column])) for heading, column in zip(columns, cells, strict=True)]

    def line(items: Iterable[str]) -> str:
        placed = [t.rjust(w) if r else t.ljust(w) for t, w, r in zip(items, widths, right, strict=True)]
        return "  ".join(placed).rstrip()

    lines = [line(columns), *map(line, zip(*cells, strict=True))]
    if total > ROWS_IN_TEXT:
        lines.append(f"... and {total - ROWS_IN_TEXT:,} more rows")
    return "\n".join(lines)


def text_records(table: Table, width: int = 100) -> str:
    """Rows of sentences as plain text: one below the other, each cell with its heading, whole.

    >>> print(text_records({"Name": ["NATO first", "Money"], "Claim": ["Force belongs to NATO.", None]}))
    NATO first
      Claim: Force belongs to NATO.
    <BLANKLINE>
    Money
    """
    columns = columns_of(table)
    (_, names), *others = columns.items()
    blocks = []
    for place, name in enumerate(names):
        told = [(heading, values[place]) for heading, values in others if not is_missing(values[place])]
        lines = [f"{heading}: {cell_text(value)}" for heading, value in told]
        inside = [textwrap.fill(line, width, initial_indent="  ", subsequent_indent="    ") for line in lines]
        blocks.append("\n".join([textwrap.fill(cell_text(name), width), *inside]))
    return "\n\n".join(blocks)


def _length(columns: Mapping[str, Sequence[object]]) -> int:
    return len(next(iter(columns.values()), ()))


def _more(rows: int) -> str:
    return "1 more row is not shown." if rows == 1 else f"{rows:,} more rows are not shown."


def _texts(values: Sequence[object], most: int) -> list[str]:
    """The first cells of a column, all written in one way."""
    grouped = any(isinstance(value, int) and abs(value) >= _LARGE for value in values)
    decimals = _decimals(values)
    return [cell_text(value, decimals, grouped) for value in values[:most]]


def _is_numeric(values: Iterable[object]) -> bool:
    """Whether a column holds numbers, and goes to the right."""
    told = [value for value in values if not is_missing(value)]
    numbers = int | float | Decimal | Fraction
    return bool(told) and all(isinstance(value, numbers) and not isinstance(value, bool) for value in told)


def _tells_apart(values: Sequence[object]) -> bool:
    """Whether each row has a value of its own in a column, which so names the rows."""
    texts = [cell_text(value, 12) for value in values]
    return len(set(texts)) == len(texts) and MISSING not in texts


def _decimals(values: Iterable[object]) -> int:
    """Decimals for a column: fewer the larger its numbers, the same all the way down."""
    sizes = [abs(value) for value in values if isinstance(value, float) and math.isfinite(value)]
    largest = max(sizes, default=0.0)
    return 0 if largest >= 1000 else 1 if largest >= 100 else 2 if largest >= 1 else 3
