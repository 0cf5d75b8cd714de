"""A table as CSV, JSON, Markdown or LaTeX. Nothing is lost on the way without a word: labels, times, zones, what is
infinite or nested.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import enum
import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

from eudefence.ground.arguments import refused
from eudefence.ground.numbers import is_missing
from eudefence.ground.quoting import shown

from .package import course

if TYPE_CHECKING:
    import pandas as pd

# What JSON can say, and infinite numbers besides. Days and times are text.
Plain: TypeAlias = "None | bool | int | float | str | list[Plain] | dict[str, Plain]"

FORMATS = (".csv", ".json", ".md", ".tex")
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")  # how a cell begins that a spreadsheet takes for a formula
_DECIMAL = re.compile(r"-?\d+\.\d+")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)*%?")


@dataclass(frozen=True)
class Sheet:
    """A table in plain values, ready to be written.

    Attributes
    ----------
    names : tuple of str
        The columns, each with a name of its own.
    labels : tuple of str
        The same in words, with units where the course data know them.
    rows : tuple of tuple
        As `plain` gives them.
    meta : dict
        What is known of the whole: table, day.
    note : str
        A sentence for people, or empty.
    """

    names: tuple[str, ...]
    labels: tuple[str, ...]
    rows: tuple[tuple[Plain, ...], ...]
    meta: Mapping[str, object]
    note: str = ""

    def __post_init__(self) -> None:
        twice = sorted({name for name in self.names if self.names.count(name) > 1})
        if twice:
            raise ValueError(
                f"result: two columns are called {twice[0]!r}, and a file could not tell them apart. Rename one."
            )

    def only(self, columns: Sequence[str] | None) -> Sheet:
        """The columns asked for, in that order."""
        if columns is None:
            return self
        wanted = [columns] if isinstance(columns, str) else [str(name) for name in columns]
        if not wanted:
            raise ValueError(f"columns: name at least one column. There are: {', '.join(self.names)}.")
        for name in wanted:
            if name not in self.names:
                raise refused("columns", name, self.names, "column")
        places = [self.names.index(name) for name in wanted]
        return dataclasses.replace(
            self,
            names=tuple(self.names[place] for place in places),
            labels=tuple(self.labels[place] for place in places),
            rows=tuple(tuple(row[place] for place in places) for row in self.rows),
        )


def frame_sheet(frame: pd.DataFrame, unnamed_labels: bool = True) -> Sheet:
    """A pandas frame as a sheet.

    Parameters
    ----------
    frame : pandas.DataFrame
    unnamed_labels : bool
        Whether row labels without a name are kept, as a first column `index`, unless they only count 0, 1, 2.

    Raises
    ------
    ValueError
        If a column has no name, or two columns, or a column and the row labels, have one.
    """
    names = [_heading(label) for label in frame.columns]
    for place, (name, label) in enumerate(zip(names, frame.columns, strict=True), 1):
        if not name.strip():
            raise ValueError(
                f"result: column {place} has no name ({shown(label)} found). Name it: result.columns = [...]."
            )
    columns = [_column(frame.iloc[:, place].tolist()) for place in range(len(names))]
    index = frame.index
    counted = index.nlevels == 1 and index.name is None and index.tolist() == list(range(len(index)))
    if any(name is not None for name in index.names) or (unnamed_labels and not counted):
        labels = [_column(index.get_level_values(place).tolist()) for place in range(index.nlevels)]
        for level in index.names:
            if level is not None and _heading(level) in names:
                raise ValueError(f"result: the row labels are called {level!r} like a column. Rename one of them.")
        called = [
            _free(names, index.nlevels, place) if level is None else _heading(level)
            for place, level in enumerate(index.names, start=1)
        ]
        names, columns = called + names, labels + columns
    meta = {str(name): part for name, part in frame.attrs.items()}
    rows: tuple[tuple[Plain, ...], ...] = tuple(zip(*columns, strict=True)) if columns else ()
    return Sheet(tuple(names), _labels(names, meta), rows, meta)


def columns_sheet(columns: Mapping[str, Sequence[object]], meta: Mapping[str, object] | None = None) -> Sheet:
    """Columns of plain values, as a view has them, as a sheet.

    >>> columns_sheet({"State": ["Malta"], "Since": [dt.date(2004, 5, 1)]}).rows
    (('Malta', '2004-05-01'),)
    """
    names = tuple(columns)
    cells = [_column(list(values)) for values in columns.values()]
    meta = dict(meta or {})
    return Sheet(names, _labels(names, meta), tuple(zip(*cells, strict=True)), meta)


def _heading(label: object) -> str:
    parts = label if isinstance(label, tuple) else (label,)
    return " / ".join(str(_plain_day(part)) for part in parts if plain(part) not in (None, ""))


def _free(names: list[str], levels: int, level: int) -> str:
    name = "index" if levels == 1 else f"index_{level}"
    while name in names:
        name += "_"
    return name


def _labels(names: Iterable[str], meta: Mapping[str, object]) -> tuple[str, ...]:
    """Headings in words: those that the result brings with it, else those of the table it comes from."""
    given = meta.get("labels")
    known = given if isinstance(given, Mapping) else {}
    return tuple(str(known[name]) if name in known else _label(name, meta.get("table")) for name in names)


def _label(name: str, table: object) -> str:
    """A column in words, with its unit, if it is one of the course data."""
    package = course()
    field = package.fields(table).get(name) if isinstance(table, str) and table in package.tables else None
    if field is None:
        return name
    return name.replace("_", " ") + (f" ({field['unit']})" if field.get("unit") else "")


def _column(values: list[object]) -> list[Plain]:
    """Plain values. Days are written as days, unless one value of the column has a time or a zone: then all keep
    theirs.
    """
    days = all(_is_day(value) for value in values)
    return [_plain_day(value) if days else plain(value) for value in values]


def _is_day(value: object) -> bool:
    if not isinstance(value, dt.datetime) or value != value:
        return True
    return (
        value.tzinfo is None
        and value == value.replace(hour=0, minute=0, second=0, microsecond=0)
        and not getattr(value, "nanosecond", 0)
    )


def _plain_day(value: object) -> Plain:
    return (
        value.date().isoformat()
        if isinstance(value, dt.datetime) and value == value and _is_day(value)
        else plain(value)
    )


def plain(value: Any) -> Plain:  # anything that a result may hold, looked at by what it can do
    """A value in the types that JSON has, exactly: a fraction as 13/20, a decimal with its digits, a moment with its
    time and zone.

    Infinite numbers stay numbers here; what is missing is None.

    Raises
    ------
    ValueError
        For a thing that has no text of its own.

    >>> plain({"share": Fraction(13, 20), "when": dt.datetime(2026, 1, 1, 13, 45), "who": {"FR", "DE"}})
    {'share': '13/20', 'when': '2026-01-01T13:45:00', 'who': ['DE', 'FR']}
    """
    if value is None or isinstance(value, bool | str):
        return value
    if type(value).__module__.partition(".")[0] == "numpy" and hasattr(value, "tolist"):
        if value.dtype.kind in "mM":  # numpy would give nanoseconds as a bare number
            return None if str(value) == "NaT" else [plain(part) for part in value] if value.ndim else str(value)
        return plain(value.tolist())
    if hasattr(value, "to_csv"):
        sheet = frame_sheet(value if value.ndim == 2 else value.to_frame("value" if value.name is None else value.name))
        return [dict(zip(sheet.names, row, strict=True)) for row in sheet.rows]
    if not isinstance(value, type) and callable(getattr(value, "as_plain", None)):
        return plain(value.as_plain())  # a result that knows better than its fields what it holds
    if isinstance(value, Mapping):
        return _plain_mapping(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, enum.Enum):
        return plain(value.value)
    if isinstance(value, set | frozenset):
        return sorted((plain(part) for part in value), key=str)
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    if is_missing(value):
        return None
    if isinstance(value, int | float):
        return value
    return _written(value)


def _plain_mapping(values: Mapping[Any, object]) -> dict[str, Plain]:
    found = {str(_plain_day(key)): plain(part) for key, part in values.items()}
    if len(found) != len(values):
        raise ValueError("result: two keys of a mapping are written alike, and a file could not tell them apart.")
    return found


def _written(value: object) -> str:
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if type(value).__str__ is object.__str__ and type(value).__repr__ is object.__repr__:
        raise ValueError(f"result: it holds a {type(value).__name__}, which has no text to be written.")
    return str(value)


def to_text(value: Plain) -> str:
    """A plain value as the text of a cell. What is nested is written as JSON."""
    if value is None:
        return ""
    if isinstance(value, list | dict):
        return json.dumps(_finite(value), ensure_ascii=False)
    return repr(value) if isinstance(value, float) else str(value)


def _finite(value: Plain) -> Plain:
    """JSON knows no infinite numbers: they are written as the words inf and -inf."""
    if isinstance(value, dict):
        return {key: _finite(part) for key, part in value.items()}
    if isinstance(value, list):
        return [_finite(part) for part in value]
    return str(value) if isinstance(value, float) and not math.isfinite(value) else value


# --- the four formats -------------------------------------------------------------------------------------------------


def write(sheet: Sheet, suffix: str, spreadsheet: bool = False) -> bytes:
    """The bytes of a sheet; the same sheet gives the same bytes."""
    if suffix == ".csv":
        return _csv(sheet, spreadsheet)
    if suffix == ".json":
        return to_json([dict(zip(sheet.names, row, strict=True)) for row in sheet.rows], sheet.meta)
    return (_markdown if suffix == ".md" else _latex)(sheet).encode("utf-8")


def _csv(sheet: Sheet, spreadsheet: bool) -> bytes:
    def cell(value: Plain) -> str:
        text = to_text(value)
        if spreadsheet and isinstance(value, str) and _FORMULA.match(text) and not _NUMBER.fullmatch(text):
            text = "'" + text
        # A text of no letters is not the same as nothing; alone in its line, nothing would be an empty line.
        quoted = any(sign in text for sign in ',"\n\r') or text == "" and (value is not None or len(sheet.names) == 1)
        return '"' + text.replace('"', '""') + '"' if quoted else text

    lines = [",".join(map(cell, row)) for row in (sheet.names, *sheet.rows)]
    return ("\ufeff" if spreadsheet else "").encode() + ("\n".join(lines) + "\n").encode("utf-8")


def to_json(data: object, meta: Mapping[str, object]) -> bytes:
    """Data with the edition they come from, as JSON that every program reads."""
    package = course()
    kit = {"kit": "eudefence", "edition": package.edition.isoformat(), "version": package.descriptor["version"]}
    content = _finite({"meta": kit | _plain_mapping(meta), "data": plain(data)})
    return (json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode("utf-8")


def _in_words(value: Plain) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else to_text(value)


def _markdown(sheet: Sheet) -> str:
    rows: list[Iterable[str]] = [
        sheet.labels,
        ["---:" if right else "---" for right in _numbers(sheet)],
        *(map(_in_words, row) for row in sheet.rows),
    ]
    lines = [
        "| " + " | ".join(re.sub(r"\s*[\r\n]+\s*", "<br>", cell).replace("|", "\\|") for cell in row) + " |"
        for row in rows
    ]
    note = f"{sheet.note}\n\n" if sheet.note else ""
    return note + "\n".join(lines) + f"\n\n{provenance(sheet.meta)}\n"


_MARKS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
}
_MARKS |= {"|": r"\textbar{}", "\u00a0": "~", "\u202f": r"\,", "−": "$-$"} | {sign: f"\\{sign}" for sign in "&%$#_{}"}


def _latex(sheet: Sheet) -> str:
    def cell(text: str) -> str:
        return "".join(_MARKS.get(sign, sign) for sign in " ".join(text.split()))

    def line(cells: Iterable[str]) -> str:
        said = " & ".join(cells)
        # After a line LaTeX looks for [ and *, which would change that line's end.
        return ("{}" if said.lstrip().startswith(("[", "*")) else "") + said + r" \\"

    def shown(value: Plain) -> str:
        if isinstance(value, float) and math.isinf(value):
            return r"$\infty$" if value > 0 else r"$-\infty$"
        return cell(_in_words(value))

    form = "".join("r" if right else "l" for right in _numbers(sheet))
    head, body = line(map(cell, sheet.labels)), [line(map(shown, row)) for row in sheet.rows]
    notes = [f"% {' '.join(said.split())}" for said in (sheet.note, provenance(sheet.meta)) if said]
    return "\n".join(
        [
            r"% \usepackage{booktabs}",
            rf"\begin{{tabular}}{{{form}}}",
            r"\toprule",
            head,
            r"\midrule",
            *body,
            r"\bottomrule",
            r"\end{tabular}",
            *notes,
            "",
        ]
    )


def _numbers(sheet: Sheet) -> list[bool]:
    """Which columns hold numbers, which stand to the right."""
    columns = list(zip(*sheet.rows, strict=True)) or [()] * len(sheet.names)
    given = [[value for value in column if value is not None] for column in columns]
    return [bool(values) and all(map(_is_number, values)) for values in given]


def _is_number(value: object) -> bool:
    # Decimals, as amounts of money to the cent are, came as text with their digits.
    return (
        isinstance(value, int | float)
        and not isinstance(value, bool)
        or isinstance(value, str)
        and bool(_DECIMAL.fullmatch(value))
    )


def provenance(meta: Mapping[str, object]) -> str:
    """Where the figures come from, in a sentence. What a model made of them, or of a caller's own, is no source."""
    package = course()
    if meta.get("kind"):
        return (
            f"Computed with eudefence, version {package.descriptor['version']}; course data of the edition"
            f" {package.edition.isoformat()}."
        )
    table = f", table {meta['table']}" if meta.get("table") else ""
    as_of = f", as of {meta['as_of']}" if meta.get("as_of") else ""
    return (
        f"Source: eudefence course data, edition {package.edition.isoformat()}, version"
        f" {package.descriptor['version']}{table}{as_of}."
    )
