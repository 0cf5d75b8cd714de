"""A broken promise of the data, as the check tells it."""

from __future__ import annotations

from dataclasses import dataclass

from eudefence.data.grammar.cell_values import one_line


@dataclass(frozen=True)
class Problem:
    """One broken promise: the table, the line of its file and the column where known, and what to do."""

    table: str
    row: int | None
    column: str | None
    message: str

    def __str__(self):
        place = (
            self.table + (f", line {self.row}" if self.row else "") + (f", column {self.column}" if self.column else "")
        )
        return one_line(f"{place}: {self.message}")
