"""One file of a table, read as text: cells, lines, and in words what stands in the way.

This is the only place that knows how a table lies on disk. The check and the loader both read through it, so a file
that one of them accepts is read by the other, to the same cells: a comma between cells unless the description's dialect
says another sign; any line ends; UTF-8 with or without a byte order mark unless the description names another encoding;
blank lines only at the end.
"""

from __future__ import annotations

import codecs
import csv
import io
import os
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from eudefence.ground.files import reason

from .cell_values import Described, shown

# signs in a cell; below the limit that Python's csv has until some other package lifts it for the whole program
LONGEST = 100_000
MOST = 1000  # faults told of one table; a column saved in another writing has one in every row

_Fault = Callable[..., "TableFault"]  # from a message, and perhaps a line, to the fault of this file

_SIGNS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
# What a dialect may say: the standard's word to the reader's, with the values that are read.
_DIALECT = {
    "delimiter": "delimiter",
    "quoteChar": "quotechar",
    "doubleQuote": "doublequote",
    "skipInitialSpace": "skipinitialspace",
}
_PLAIN = {
    "header": (True,),
    "headerRows": ([1],),
    "commentRows": ([],),
    "caseSensitiveHeader": (True, False),
    "commentChar": ("",),
}
_SILENT = {"lineTerminator", "csvddfVersion", "$schema", "name", "title", "description", "type"}


class TableFault(ValueError):
    """Why a table cannot be read: its name, its file, and where known the line and the column."""

    def __init__(self, table: str, file: str, message: str, line: int | None = None, column: str | None = None):
        self.table, self.file, self.message, self.line, self.column = table, file, message, line, column
        place = file + (f", line {line}" if line else "") + (f", column {column}" if column else "")
        super().__init__(f"{place}: {message}")


@dataclass(frozen=True)
class TableText:
    """The rows of a file as text, the line each begins on, and the faults of rows that do not fit the header."""

    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    faults: tuple[TableFault, ...]


def inside(folder: Path, path: object, links_lead_out: bool = False) -> Path:
    """The file that a description means by a path, which must lie in the folder of the description.

    Parameters
    ----------
    folder : pathlib.Path
    path : str
        Relative, with forward slashes.
    links_lead_out : bool
        Follow a symbolic link to another place. Some installers make a package of such links; a stranger's folder may
        not.

    Raises
    ------
    ValueError
        If the path is no such path, leads out of the folder, or no file is there.
    """
    if not isinstance(path, str) or not path or "\0" in path:
        raise ValueError(f"the path {path!r} must be the name of a file of the same folder.")
    parts = re.split(r"[/\\]", path)
    # A sign before a colon is an address (https:) or a drive (C:), and neither is looked at.
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", path) or parts[0] == "" or ".." in parts:
        raise ValueError(
            f"the path {path!r} must be a file of the same folder. Nothing is read outside it, and nothing is fetched."
        )
    target = folder / path
    try:
        out = not links_lead_out and not target.resolve().is_relative_to(folder.resolve())
        there, regular = os.path.lexists(target), target.is_file()
    except (OSError, RuntimeError) as error:  # links that go round in a circle, a name that is too long
        raise ValueError(f"the file {shown(path)} cannot be reached ({reason(error)}).") from None
    if out:
        raise ValueError(f"the path {path!r} must be a file of the same folder, and this link leads out of it.")
    if there and not regular and target.is_symlink() and not target.exists():
        raise ValueError(f"the file {shown(path)} cannot be reached (a link that leads nowhere).")
    if not regular:
        raise ValueError(
            f"{path!r} is a folder or no ordinary file." if there else f"the file {shown(path)} is missing."
        )
    return target


def unsupported_dialect(dialect: object) -> str | None:
    """What in a dialect the kit does not read, or None.

    >>> unsupported_dialect({"delimiter": ";", "commentChar": "#"})
    "dialect: commentChar '#' is not supported."
    """
    if not isinstance(dialect, Mapping):
        return "a dialect must stand in the description itself, as an object."
    given = dict(dialect)
    if isinstance(given.get("csv"), Mapping):  # as the standard's own tool writes it
        given |= given.pop("csv")
    for word, value in given.items():
        if word in ("delimiter", "quoteChar"):
            if not isinstance(value, str) or len(value) != 1 or value in "\r\n\0" + '"' * (word == "delimiter"):
                return f"dialect: {word} must be one sign, found {value!r}."
        elif word in ("doubleQuote", "skipInitialSpace"):
            if not isinstance(value, bool):
                return f"dialect: {word} must be true or false, found {value!r}."
        elif word not in _SILENT and (word not in _PLAIN or value not in _PLAIN[word]):
            return f"dialect: {word} {value!r} is not supported."
    if given.get("delimiter", ",") == given.get("quoteChar", '"'):
        return "dialect: delimiter and quoteChar must differ."
    return None


def read(
    path: Path, table: str, columns: Sequence[str], encoding: str = "utf-8", dialect: Described | None = None
) -> TableText:
    """The rows of a file.

    Parameters
    ----------
    path : pathlib.Path
    table : str
        Its name, for the messages.
    columns : sequence of str
        What the header must say, in this order.
    encoding : str
        As the description names it.
    dialect : mapping
        As the description gives it, and `unsupported_dialect` accepts it.

    Raises
    ------
    TableFault
        If the file as a whole cannot be read; what is wrong with single rows stands in the result.
    """
    fault = partial(TableFault, table, path.name)
    text = _text(path, encoding, fault)
    given = {**dialect, **dialect.get("csv", {})} if dialect else {}
    options = {_DIALECT[word]: value for word, value in given.items() if word in _DIALECT}
    if path.suffix.lower() == ".tsv":
        options.setdefault("delimiter", "\t")
    records = _records(text, options, fault)
    if not records:
        raise fault("the file is empty: the first line must name the columns.")
    _expect(tuple(records[0][1]), tuple(columns), options.get("delimiter", ","), fault)
    body = records[1:]
    while body and not any(body[-1][1]):  # empty lines below the table, which spreadsheets and editors leave
        body.pop()
    rows: list[tuple[str, ...]] = []
    lines: list[int] = []
    faults: list[TableFault] = []
    for line, cells in body:
        if not any(cells):
            faults.append(fault("the row is empty; delete the line.", line))
        elif len(cells) != len(columns):
            wrong = f"the row has {len(cells)} cells, the header {len(columns)}."
            faults.append(fault(f"{wrong} A cell with a separator in it needs double quotes around it.", line))
        else:
            rows.append(tuple(cells))
            lines.append(line)
        if len(faults) == MOST:
            break
    return TableText(tuple(rows), tuple(lines), tuple(faults))


def _text(path: Path, encoding: str, fault: _Fault) -> str:
    try:
        name = codecs.lookup(encoding).name
        data = path.read_bytes()
        text = data.decode("utf-8-sig" if name == "utf-8" else name)
    except UnicodeError as error:
        start = getattr(error, "start", 0)
        line = len(re.findall(rb"\r\n|\r|\n", data[:start])) + 1
        called = "UTF-8" if name.startswith("utf-8") else f"in the declared encoding {encoding}"
        raise fault(f"the file is not {called}. In a spreadsheet, save it as 'CSV UTF-8'.", line) from None
    except OSError as error:
        raise fault(f"the file cannot be read ({reason(error)}).") from None
    except (LookupError, TypeError, ValueError):
        raise fault(f"the encoding {encoding!r} is not known. Save the file as UTF-8.") from None
    if "\0" in text:  # UTF-16 without a mark, or no text at all
        line = len(re.findall(r"\r\n|\r|\n", text[: text.index("\0")])) + 1
        raise fault("the file is not UTF-8. In a spreadsheet, save it as 'CSV UTF-8'.", line)
    return text


def _records(text: str, options: dict[str, Any], fault: _Fault) -> list[tuple[int, list[str]]]:
    """Line on which a record begins, and its cells. Strict: a quotation mark out of place would move the cells after
    it.
    """
    try:
        source = csv.reader(io.StringIO(text, newline=""), strict=True, **options)
    except (ValueError, TypeError) as error:  # some Pythons refuse signs that others take
        raise fault(f"the dialect cannot be used ({error}).") from None
    found, line = [], 1
    try:
        for cells in source:
            if max(map(len, cells), default=0) > LONGEST:
                raise csv.Error("field limit")
            found.append((line, cells))
            line = source.line_num + 1
    except csv.Error as error:
        if "field limit" in str(error):
            raise fault(
                f"a cell is longer than {LONGEST:,} signs: perhaps a quotation mark before it is not closed.", line
            ) from None
        raise fault(
            f"a quotation mark is not closed, or stands inside a quoted cell without being doubled ({error}).", line
        ) from None
    return found


def _expect(header: tuple[str, ...], columns: tuple[str, ...], delimiter: str, fault: _Fault) -> None:
    if header == columns:
        return
    whole = header[0] if len(header) == 1 else ""
    for sign, name in _SIGNS.items():
        if sign != delimiter and sign in whole and len(columns) > 1:
            advice = (
                "Save it as 'CSV UTF-8 (comma delimited)'." if delimiter == "," else "Declare that sign in the dialect."
            )
            raise fault(
                f"the cells are separated by {name}, not by {_SIGNS.get(delimiter, repr(delimiter))}. {advice}", 1
            )
    wrong = [f"missing {', '.join(lost)}" if (lost := [name for name in columns if name not in header]) else ""]
    wrong.append(
        f"not described {', '.join(map(shown, more))}"
        if (more := [name for name in header if name not in columns])
        else ""
    )
    wrong.append(
        f"twice {', '.join(twice)}"
        if (twice := sorted({name for name in header if name and header.count(name) > 1}))
        else ""
    )
    said = "; ".join(filter(None, wrong)) or "another order"
    raise fault(f"the header does not match the description ({said}). Columns: {', '.join(columns)}.", 1)
