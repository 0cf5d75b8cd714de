"""A table as people give it, read once: the one reader for cases, options and objects that a caller brings along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .lists import gives_pairs
from .numbers import is_missing
from .quoting import shown

NAMED_BY = ("case", "name", "object", "option")


def named_rows(
    table: Any, argument: str, accepted: str, by: str | None = None, named_by: Iterable[str] = NAMED_BY
) -> dict[Any, Mapping[Any, object]]:
    """Each row of a table under its name, as column to cell.

    Parameters
    ----------
    table : DataFrame, mapping of name to row, or rows that carry their names
        A row is a mapping or a Series.
    argument, accepted : str
        Name of the argument and what it accepts, for errors.
    by : str, optional
        The column that names the rows. By default the labels of a frame; where these only count 0, 1, 2, and for plain
        rows, a column of one of the names in `named_by`.

    Raises
    ------
    ValueError
        For what is no table, a row without a name, and a name that stands twice: nothing is dropped silently.

    >>> named_rows([{"name": "Norway", "fund": True}], "frame", "a frame")
    {'Norway': {'fund': True}}
    >>> named_rows({"Norway": {"fund": True}}, "frame", "a frame")
    {'Norway': {'fund': True}}
    """
    if getattr(table, "ndim", 0) == 2 and hasattr(table, "to_dict") and hasattr(table, "columns"):
        return _of_frame(table, argument, by, tuple(named_by))
    if gives_pairs(table) and getattr(table, "ndim", 1) == 1:
        rows = list(table.items())
        for name, row in rows:
            if not gives_pairs(row) or getattr(row, "ndim", 1) != 1:
                raise ValueError(f"{argument}[{shown(name)}]: {shown(row)} found; a row, column to cell, is accepted.")
        refuse_twice([name for name, _ in rows], argument, "rows")
        return {name: cells_of(row, f"{argument}[{shown(name)}]") for name, row in rows}
    if isinstance(table, Iterable) and not isinstance(table, str | bytes) and getattr(table, "ndim", 1) == 1:
        rows = list(table)
        if all(gives_pairs(row) for row in rows):
            return _carried([cells_of(row, argument) for row in rows], argument, by, tuple(named_by))
    raise ValueError(f"{argument}: {shown(table)} found; {accepted} is accepted.")


def cells_of(row: Any, argument: str) -> dict[Any, object]:
    """A row as column to cell.

    >>> cells_of({"fund": True}, "row")
    {'fund': True}
    """
    pairs = list(row.items())
    refuse_twice([column for column, _ in pairs], argument, "columns")
    return dict(pairs)


def _of_frame(frame: Any, argument: str, by: str | None, named_by: tuple[str, ...]) -> dict[Any, Mapping[Any, object]]:
    labels, columns = list(frame.index), list(frame.columns)
    refuse_twice(columns, argument, "columns")
    counted = frame.index.name is None and labels == list(range(len(labels)))
    if by is not None or (counted and any(one in columns for one in named_by)):
        return _carried(frame.to_dict("records"), argument, by, named_by)
    refuse_twice(labels, argument, "rows")
    rows: dict[Any, Mapping[Any, object]] = frame.to_dict("index")
    return rows


def _carried(
    rows: list[dict[Any, object]], argument: str, by: str | None, named_by: tuple[str, ...]
) -> dict[Any, Mapping[Any, object]]:
    """Rows that carry their names in a column."""
    found: list[tuple[object, dict[Any, object]]] = []
    for row in rows:
        column = by if by is not None else next((one for one in named_by if one in row), named_by[0])
        name = row.get(column)
        if is_missing(name):
            raise ValueError(f"{argument}: a row without a name in {shown(column)} found; each row needs one.")
        found.append((name, {key: cell for key, cell in row.items() if key != column}))
    refuse_twice([name for name, _ in found], argument, "rows")
    return dict(found)


def refuse_twice(names: Iterable[object], argument: str, what: str) -> None:
    """Refuse a name that stands twice, before a mapping keeps the last of the two.

    >>> refuse_twice(["a", "b"], "frame", "rows")
    """
    seen = set()
    for name in names:
        if name in seen:
            raise ValueError(f"{argument}: two {what} are called {shown(name)}; each needs a name of its own.")
        seen.add(name)
