"""Cases with their memberships, read once from whatever table they come in."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any

from eudefence.ground.arguments import one_of
from eudefence.ground.formulas import MOST_CONDITIONS, can_be_read
from eudefence.ground.lists import gives_pairs, listed
from eudefence.ground.named_rows import cells_of, named_rows
from eudefence.ground.numbers import exact, is_missing
from eudefence.ground.quoting import shown
from eudefence.ground.words import joined, one_or_many

ACCEPTED = "a DataFrame, a list of rows, or a mapping of case to row"
_HALF = Fraction(1, 2)


@dataclass(frozen=True)
class CaseTable:
    """Cases and their memberships in the conditions and in the outcome.

    Attributes
    ----------
    names, conditions : tuple of str
    outcome : str
    values : tuple of tuple of Fraction
        For each case its membership in each condition, then in the outcome. Numbers with decimals are taken as the
        decimals that they print as, so that 0.8 is exactly four fifths.
    undecided : tuple of (case, column)
        Left out, because a membership is exactly 0.5.
    missing : tuple of (case, column)
        Left out, because a membership is not known.
    """

    names: tuple[str, ...]
    conditions: tuple[str, ...]
    outcome: str
    values: tuple[tuple[Fraction, ...], ...]
    undecided: tuple[tuple[str, str], ...] = ()
    missing: tuple[tuple[str, str], ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """The conditions, then the outcome."""
        return (*self.conditions, self.outcome)

    @cached_property
    def crisp(self) -> bool:
        """Whether every membership is 0 or 1."""
        return all(value in (0, 1) for row in self.values for value in row)

    @cached_property
    def whole(self) -> int:
        """The whole number that stands for full membership when all memberships are written as whole numbers."""
        return math.lcm(1, *(value.denominator for row in self.values for value in row))

    @cached_property
    def scaled(self) -> tuple[tuple[int, ...], ...]:
        """All memberships as whole numbers out of `whole`: sums are exact and quick."""
        return tuple(tuple(int(value * self.whole) for value in row) for row in self.values)

    def recoded(self, case: int, column: int) -> CaseTable:
        """The same with one case's coding turned round: what was in by so much is out by so much."""
        row = self.values[case]
        turned = (*row[:column], 1 - row[column], *row[column + 1 :])
        values = (*self.values[:case], turned, *self.values[case + 1 :])
        other = CaseTable(self.names, self.conditions, self.outcome, values, self.undecided, self.missing)
        # One minus a membership has the same denominator, and only one row of whole numbers is another.
        line = self.scaled[case]
        line = (*line[:column], self.whole - line[column], *line[column + 1 :])
        other.__dict__["whole"] = self.whole
        other.__dict__["scaled"] = (*self.scaled[:case], line, *self.scaled[case + 1 :])
        return other


@lru_cache(maxsize=4096)
def in_rows(memberships: tuple[int, ...], whole: int) -> tuple[tuple[int, int], ...]:
    """In which rows of a truth table a case has a part, and how large it is: the least of its memberships in what the
    row asks for. Rows are numbered as binary numbers, the first condition first.

    >>> in_rows((1, 0), 1), in_rows((3, 1), 4)
    (((2, 1),), ((0, 1), (1, 1), (2, 3), (3, 1)))
    """
    parts = [(0, whole)]
    for member in memberships:
        both = ((member, 1), (whole - member, 0))
        parts = [(2 * row + bit, min(part, has)) for row, part in parts for has, bit in both if has]
    return tuple(sorted((row, part) for row, part in parts if part))


def read(
    frame: object, outcome: str, conditions: Iterable[str] | str, case: str | None = None, undecided: str = "error"
) -> CaseTable:
    """Cases from a DataFrame, a list of rows, a mapping of case to row, or a mapping of column to case to number.

    >>> read([{"case": "X", "A": 1, "Y": True}], "Y", ["A"]).values
    ((Fraction(1, 1), Fraction(1, 1)),)
    """
    one_of("undecided", undecided, ("error", "leave_out"))
    rows = _rows(frame, outcome, case)
    if not rows:
        raise ValueError("frame: no case found; at least one is needed.")
    known = list(dict.fromkeys(column for row in rows.values() for column in row))
    one_of("outcome", outcome, known, "column")
    names = tuple(one_of("conditions", one, known, "column") for one in listed(conditions, "conditions"))
    _check(names, outcome)
    values, torn, missing = {}, [], []
    for name, row in rows.items():
        cells = [row.get(column) for column in (*names, outcome)]
        read_cells = [None if is_missing(cell) else _membership(cell, name, column)
                      for cell, column in zip(cells, (*names, outcome), strict=True)]  # fmt: skip
        gone = [(name, column) for column, cell in zip((*names, outcome), read_cells, strict=True) if cell is None]
        even = [(name, column) for column, cell in zip((*names, outcome), read_cells, strict=True) if cell == _HALF]
        missing += gone
        torn += even
        if not gone and not even:
            values[name] = tuple(cell for cell in read_cells if cell is not None)
    if undecided == "error":
        _refuse(torn, "{names} stands exactly at 0.5, neither in nor out, and belongs to no row",
                "{names} stand exactly at 0.5, neither in nor out, and belong to no row")  # fmt: skip
        _refuse(missing, "no value is known for {names}", "no values are known for {names}")
    if not values:
        raise ValueError("frame: every case is undecided or has a gap; at least one whole case is needed.")
    return CaseTable(tuple(values), names, outcome, tuple(values.values()), tuple(torn), tuple(missing))


def _refuse(found: list[tuple[str, str]], one: str, many: str) -> None:
    if found:
        names = joined(f"{name} ({column})" for name, column in found)
        said = one_or_many(len(found), one, many, names=names)
        raise ValueError(
            f'frame: {said}. Decide with reasons, or say undecided="leave_out": the table then names who is left out.'
        )


def _check(names: tuple[str, ...], outcome: str) -> None:
    if not names:
        raise ValueError("conditions: none found; at least one is needed.")
    if len(names) > MOST_CONDITIONS:
        raise ValueError(f"conditions: {len(names)} found; at most {MOST_CONDITIONS} are accepted.")
    seen: dict[str, str] = {}
    for name in (*names, outcome):
        if not can_be_read(name):
            raise ValueError(
                f"conditions: {shown(name)} found; a name in a formula is one word that begins with a letter, and not"
                " one of and, or, not, always."
            )
        if name.casefold() in seen:
            raise ValueError(f"conditions: {shown(name)} found twice among the conditions and the outcome.")
        seen[name.casefold()] = name


def _membership(cell: object, name: str, column: str) -> Fraction:
    argument = f"{column} of {name}"
    found = Fraction(bool(cell)) if type(cell).__name__ in ("bool", "bool_") else exact(cell, argument)
    if not 0 <= found <= 1:
        raise ValueError(f"{argument}: {found} found; a membership from 0 to 1 is accepted. See qca.calibrate.")
    return found


def _rows(frame: Any, outcome: str, case: str | None) -> dict[str, Mapping[str, object]]:
    if isinstance(frame, Mapping) and outcome in frame and gives_pairs(frame[outcome]):
        frame = _turned(frame)
    found = named_rows(frame, "frame", ACCEPTED, by=case)
    rows = {str(name): row for name, row in found.items()}
    if len(rows) < len(found):
        raise ValueError("frame: two cases have names that are written alike; each case needs a name of its own.")
    return rows


def _turned(columns: Mapping[str, Any]) -> dict[str, Mapping[str, object]]:
    """Rows of cases from columns of cases."""
    cells = {column: cells_of(one, f"frame[{shown(column)}]") for column, one in columns.items() if gives_pairs(one)}
    names = list(dict.fromkeys(name for column in cells.values() for name in column))
    return {name: {column: by_case.get(name) for column, by_case in cells.items()} for name in names}
