"""Clubs below each other in two columns, under headings, with their names: rows into which a picture draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing

_I = TypeVar("_I")
NAMES, BETWEEN = 178, 20  # pixels: for the names, and between the columns
COLUMN = (style.WIDE - BETWEEN) / 2
_SHORT = 9  # lines that one column takes


class RowPlace(NamedTuple, Generic[_I]):
    """Where a row stands: the left edge of its column, the middle of its height, and the row itself."""

    left: float
    middle: float
    item: _I


class TwoColumns(NamedTuple, Generic[_I]):
    """Rows and headings with their places.

    Attributes
    ----------
    rows : list of RowPlace
    headings : list of RowPlace
    ends : tuple
        For each column its left edge and the height of its foot.
    step : float
        Pixels from row to row.
    """

    rows: list[RowPlace[_I]]
    headings: list[RowPlace[str]]
    ends: list[tuple[float, float]]
    step: float


def two_columns(groups: Mapping[str, Sequence[_I]], top: float, foot: float, most: float = 17) -> TwoColumns[_I]:
    """RowPlace groups of rows in two columns of about the same length; a group goes on in the second with its heading.

    Parameters
    ----------
    groups : mapping of heading to rows
    top, foot : float
        Pixels between which all have to stay.
    most : float
        Pixels from row to row at most.

    >>> found = two_columns({"Large": list("abc"), "Small": list("d")}, 0, 100)
    >>> [place.item for place in found.rows], [place.item for place in found.headings]
    (['a', 'b', 'c', 'd'], ['Large', 'Small'])
    """
    lines = [
        line for heading, items in groups.items() for line in [(heading, None), *((heading, one) for one in items)]
    ]
    half = len(lines) if len(lines) <= _SHORT else -(-len(lines) // 2)
    if half < len(lines) and lines[half - 1][1] is None:  # no heading at the foot of a column
        half -= 1
    first, second = lines[:half], lines[half:]
    if second and second[0][1] is not None:
        second = [(f"{second[0][0]}, continued", None), *second]
    step = min(most, (foot - top) / max(len(first), len(second), 1))
    rows: list[RowPlace[_I]] = []
    headings: list[RowPlace[str]] = []
    for column, left in ((first, 0.0), (second, COLUMN + BETWEEN)):
        for place, (heading, item) in enumerate(column):
            middle = top + step * (place + 0.5)
            if item is None:
                headings.append(RowPlace(left, middle, heading))
            else:
                rows.append(RowPlace(left, middle, item))
    ends = [(left, top + step * len(column)) for column, left in ((first, 0.0), (second, COLUMN + BETWEEN)) if column]
    return TwoColumns(rows, headings, ends, step)


def draw_headings(drawing: Drawing, placed: TwoColumns) -> None:
    """The headings, in bold."""
    for heading in placed.headings:
        drawing.text(heading.left + 4, heading.middle, heading.item, size=style.LEAST, bold=True, colour=style.GREY)
