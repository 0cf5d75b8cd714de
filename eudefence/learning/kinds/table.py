"""A table: columns by any of their names, rows in any order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import ClassVar

from eudefence.ground.numbers import stands_for_a_gap
from eudefence.ground.quoting import excerpt
from eudefence.ground.words import capitalised, count, joined, number
from eudefence.learning.answers.plain_data import Frame, Labelled, Unreadable, article, blank

from . import fields
from .kind import Kind, as_json, text
from .number import Number
from .options import folded
from .set_of_countries import country_code

_ROWS_DIFFER = {  # whether there are rows too many; whether some are missing, and one of them may be shown
    ("foreign", ""): "The rows differ: {foreign} too many, for example {one}.",
    ("", "missing"): "The rows differ: {missing} missing.",
    ("", "missing, shown"): "The rows differ: {missing} missing, for example {other}.",
    ("foreign", "missing"): "The rows differ: {foreign} too many, for example {one}, and {missing} missing.",
    ("foreign", "missing, shown"): (
        "The rows differ: {foreign} too many, for example {one}, and {missing} missing, for example {other}."
    ),
}


def _score(cell: object) -> Fraction:
    """A score of the learner's own."""
    found = Number("").read(cell)
    if found not in range(1, 6):
        raise Unreadable(f"{excerpt(cell)} is no score. Give a whole number from 1 to 5.")
    return found


def _reason(cell: object) -> str:
    """A reason in the learner's own words."""
    if not isinstance(cell, str) or len(cell.split()) < 3:
        raise Unreadable(f"“{excerpt(cell)}” is no reason yet. Say in a few words why.")
    return cell.strip()


_OWN = {"own score": _score, "own reason": _reason}
_KINDS = ("text", "number", "country", *_OWN)


@dataclass(frozen=True)
class Column:
    """A column of the table asked for.

    Attributes
    ----------
    name : str
        Its name in the task.
    kind : str
        "text", "number" or "country"; or what is the learner's own and is not compared, only looked for: "own score", a
        whole number from 1 to 5, and "own reason", three words or more.
    other_names : tuple of str
        Names that are accepted too.
    tolerance, relative : number
        As for a `Number`.
    unit : str
        As for a `Number`.
    """

    name: str
    kind: str = "text"
    other_names: tuple[str, ...] = ()
    tolerance: float = 0
    relative: float = 0
    unit: str = ""

    def __post_init__(self):
        if self.kind not in _KINDS:
            raise ValueError(f"kind: {self.kind!r} is no kind of column. Accepted: {', '.join(_KINDS)}.")

    @property
    def size(self) -> int:
        """How wide its fields are, in letters."""
        return 44 if self.kind == "own reason" else 8

    @property
    def number(self) -> Number:
        """The answer kind that reads its numbers."""
        return Number(self.unit, tolerance=self.tolerance, relative=self.relative)

    def read(self, cell: object) -> object:
        """One cell in the form that is compared; a gap is None."""
        if cell is ... or blank(cell) or (self.kind == "number" and isinstance(cell, str) and stands_for_a_gap(cell)):
            return None
        if self.kind == "number":
            return self.number.read(cell)
        if self.kind == "country":
            return country_code(cell)
        if self.kind in _OWN:
            return _OWN[self.kind](cell)
        return folded(cell) if isinstance(cell, str) else excerpt(cell)

    def same(self, cell: object, key: object) -> bool:
        """Whether two cells agree; two gaps do."""
        if self.kind in _OWN:
            return cell is not None
        if cell is None or key is None or self.kind != "number":
            return cell == key
        return self.number.same(cell, key)


@dataclass(frozen=True)
class Table(Kind):
    """A table as a DataFrame, a dictionary of columns, or a list of rows.

    Attributes
    ----------
    columns : tuple of Column
        The columns asked for; others in the answer are ignored.
    by : tuple of str
        The columns that tell one row from another.
    rows : mapping
        The rows that a form offers: the cells of the columns `by`, joined by a comma, with the words to show. Without
        them the answer needs code.

    Examples
    --------
    >>> kind = Table((Column("country", "country"), Column("share", "number", tolerance=0.1)), by=("country",))
    >>> key = kind.read({"country": ["FR", "DE"], "share": [20.1, 30.2]})
    >>> kind.same(kind.read([{"Country": "Germany", "Share": 30.25}, {"Country": "France", "Share": 20.1}]), key)
    True
    >>> kind.comment(kind.read({"country": ["FR", "DE"], "share": [20.1, 3]}), key)
    'The first cell that differs is share in the row DE. ...'
    """

    name: ClassVar[str] = "table"
    one_call: ClassVar[bool] = False

    columns: tuple[Column, ...] = ()
    by: tuple[str, ...] = ()
    rows: dict[str, str] = text(default_factory=dict)

    def how(self):
        return (
            f"Give a table with the columns {self._names}: a list with one dictionary for each row, such as"
            f" `{self._example}`, a dictionary of columns, or a DataFrame. The order of the rows does not matter."
        )

    def read(self, answer):
        if isinstance(answer, Labelled) and answer.labels and isinstance(answer.labels[0], tuple):
            raise Unreadable(
                f"This is a column with labels of {len(answer.labels[0])} parts, as `groupby` with `size()` makes it."
                " Put `.unstack()` behind it, and its last label becomes the columns."
            )
        if isinstance(answer, Labelled) and len(self.columns) == 2 and len(self.by) == 1:
            # A Series has no name for its labels: they are what tells the rows apart.
            value = next(column.name for column in self.columns if column.name != self.by[0])
            answer = [{self.by[0]: a, value: b} for a, b in zip(answer.labels, answer.values, strict=True)]
        columns, rows = _rows(answer)
        places = {}
        for column in self.columns:
            wanted = {_flat(name) for name in (column.name, *column.other_names)}
            fitting = [name for name in columns if _flat(name) in wanted]
            if not fitting:
                found = joined(f"“{excerpt(name, 30)}”" for name in columns[:8]) or "none"
                raise Unreadable(
                    f"The column “{column.name}” is missing. The table needs {self._names}; yours has {found}."
                )
            if len(fitting) > 1:
                raise Unreadable(f"The columns {joined(fitting)} could both be “{column.name}”. Keep one of them.")
            places[column.name] = fitting[0]
        table = {}
        for row in rows:
            if all(blank(row.get(place)) for place in places.values()):
                continue  # an empty row of a sheet
            cells = {}
            for column in self.columns:
                try:
                    cells[column.name] = column.read(row.get(places[column.name]))
                except Unreadable as error:
                    raise Unreadable(f"In the column “{column.name}”: {error}") from None
            key = tuple(cells[name] for name in self.by)
            if key in table:
                raise Unreadable(
                    f"The row {_said(key)} stands in your table twice. Each {joined(self.by)} has one row."
                )
            table[key] = cells
        return table

    @property
    def needs_code(self):
        return not self.rows

    def form(self):
        if self.needs_code:
            return None
        return [
            {
                "name": "answer",
                "label": "Your answer",
                "kind": "rows",
                "corner": capitalised(joined(self.by)),
                "names": fields.pairs(self.rows),
                "columns": [
                    {"name": column.name, "label": column.name, "kind": "text", "size": column.size, "value": ""}
                    for column in self._asked
                ],
                "value": {},
            }
        ]

    def answer_of(self, values):
        given = values.get("answer") if isinstance(values, Mapping) else None
        rows = []
        for sign in self.rows:
            cells = given.get(sign) if isinstance(given, Mapping) else None
            filled = {column.name: fields.typed(cells, column.name) for column in self.columns}
            filled = {name: cell for name, cell in filled.items() if name not in self.by}
            if any(filled.values()):
                rows.append(dict(zip(self.by, _cells_of(sign), strict=True)) | filled)
        return rows or ...

    def values_of(self, answer):
        _, rows = _rows(answer)
        found = {}
        for row in rows:
            named = tuple(folded(str(row.get(name))) for name in self.by)
            sign = next((sign for sign in self.rows if tuple(map(folded, _cells_of(sign))) == named), None)
            if sign is not None:
                cells = {column.name: row.get(column.name) for column in self.columns if column.name not in self.by}
                found[sign] = {name: "" if cell is None else str(_typed(cell)) for name, cell in cells.items()}
        return {"answer": found}

    def said(self, value):
        if not self.rows:
            return "; ".join(
                ", ".join(f"{name} {_in_cell(cell) or 'empty'}" for name, cell in cells.items())
                for cells in _ordered(value)
            )
        told = []
        for row, cells in sorted(value.items(), key=repr):
            filled = ", ".join(f"{column.name} {_in_cell(cells[column.name]) or 'empty'}" for column in self._asked)
            told.append(f"{self._words(row)}: {filled}")
        return "; ".join(told)

    def stored(self, value):
        return as_json(_ordered(value))

    def same(self, value, key):
        return value.keys() == key.keys() and self._difference(value, key) is None

    def comment(self, value, key, detail=False):
        missing, foreign = [row for row in key if row not in value], [row for row in value if row not in key]
        if missing or foreign:
            case = ("foreign" if foreign else "", "" if not missing else "missing, shown" if detail else "missing")
            said = _ROWS_DIFFER[case].format(
                foreign=count(len(foreign), "row"),
                missing=count(len(missing), "row"),
                one=self._row(foreign[0]) if foreign else "",
                other=self._row(missing[0]) if missing else "",
            )
            return f"{said} {self.look or 'Read again which rows the task asks for.'}"
        row, column = self._difference(value, key)
        gap = " Your cell is empty." if value[row][column.name] is None else ""
        gap = gap or (" The data leave this cell blank; missing is not zero." if key[row][column.name] is None else "")
        slip = ""
        if not gap and column.kind == "number":
            asked = replace(column.number, look=self.look)
            slip = " " + asked.comment(value[row][column.name], key[row][column.name])
        return f"The first cell that differs is {column.name} in the row {self._row(row)}.{gap}{slip}"

    def show(self, key):
        return f"{count(len(key), 'row')} with the columns {self._names}"

    def table(self, key):
        if self.rows:  # in words, as the form has them
            head = [capitalised(joined(self.by)), *(column.name for column in self._asked)]
            body = [
                [self._words(row), *(_in_cell(cells[one.name]) for one in self._asked)] for row, cells in key.items()
            ]
        else:
            head = [column.name for column in self.columns]
            body = [[_in_cell(cells[column.name]) for column in self.columns] for cells in key.values()]
        lines = [head, ["---"] * len(head), *body]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)

    def literal(self, key):
        rows = []
        for cells in key.values():
            written = ", ".join(f"{name!r}: {_code(cell)}" for name, cell in cells.items())
            rows.append(f"    {{{written}}},\n")
        return "[\n" + "".join(rows) + "]"

    def other_forms(self, key):
        rows = [{name.title(): _typed(cell) for name, cell in cells.items()} for cells in reversed(key.values())]
        return [rows, {column.name: [_typed(cells[column.name]) for cells in key.values()] for column in self.columns}]

    @property
    def _asked(self) -> list[Column]:
        """The columns that are filled in; the others say which row it is."""
        return [column for column in self.columns if column.name not in self.by]

    def _row(self, row: tuple) -> str:
        """A row in a sentence."""
        return f"“{self._words(row)}”" if self.rows else _said(row)

    def _words(self, row: tuple) -> str:
        """A row in the words of the form, or by its cells."""
        words = {tuple(map(folded, _cells_of(sign))): words for sign, words in self.rows.items()}
        return words.get(tuple(folded(str(cell)) for cell in row), _said(row))

    @property
    def _names(self) -> str:
        return joined(f"`{column.name}`" for column in self.columns)

    @property
    def _example(self) -> str:
        return f"[{{{', '.join(f'{chr(34)}{column.name}{chr(34)}: ...' for column in self.columns)}}}, ...]"

    def _difference(self, value, key):
        for row in key:
            for column in self.columns:
                if not column.same(value[row][column.name], key[row][column.name]):
                    return row, column
        return None


def _rows(answer) -> tuple[list[str], list[dict]]:
    if isinstance(answer, Frame):
        return list(answer.columns), list(answer.rows)
    if isinstance(answer, list) and answer and all(isinstance(row, dict) for row in answer):
        names = dict.fromkeys(name for row in answer for name in row if isinstance(name, str))
        return list(names), answer
    if isinstance(answer, dict) and all(isinstance(name, str) for name in answer):
        if all(isinstance(column, list) for column in answer.values()):
            lengths = {len(column) for column in answer.values()}
            if len(lengths) > 1:
                raise Unreadable(
                    "The columns of your table have different lengths. Each row needs a cell in each column."
                )
            return list(answer), [dict(zip(answer, row, strict=True)) for row in zip(*answer.values(), strict=True)]
    if isinstance(answer, list) and answer and all(isinstance(row, list) for row in answer):
        raise Unreadable(
            "The rows of your table are there, but not the names of their columns. Write each row as a dictionary."
        )
    if isinstance(answer, list) and any(isinstance(row, dict) for row in answer):
        raise Unreadable("Some rows of your list are dictionaries and some are not. Write each row as a dictionary.")
    raise Unreadable(f"A table is asked for; this is {article(answer)}.")


def _ordered(table: dict) -> list[dict]:
    """The rows of a table in an order of their own, because that in which they were typed means nothing."""
    return [table[row] for row in sorted(table, key=repr)]


def _cells_of(sign: str) -> list[str]:
    """The cells that tell a row of the form from another."""
    return [part.strip() for part in sign.split(",")]


def _flat(name: str) -> str:
    return folded(name.replace("_", " "))


def _said(row: tuple) -> str:
    return joined([("an empty cell" if cell is None else str(_plainly(cell))) for cell in row])


def _in_cell(cell) -> str:
    return "" if cell is None else number(_typed(cell)) if isinstance(cell, Fraction) else str(cell).replace("|", "/")


def _plainly(cell):
    return float(cell) if isinstance(cell, Fraction) and cell.denominator != 1 else cell


def _code(cell) -> str:
    return repr(_typed(cell))


def _typed(cell):
    if isinstance(cell, Fraction):
        return int(cell) if cell.denominator == 1 else float(f"{float(cell):.10g}")
    return cell
