"""What a cell of a table may say: one grammar for the check, which refuses a bad cell, and for the reader, which gives
its value.

Each type of the Table Schema standard that the kit knows is read more narrowly than the standard's own tool reads it,
and to the same value, so that what is read here is never refused there. Numbers and dates in the writing of one country
(12,5; 1.000; 31.12.2020) are refused in words: nobody can know from the cell alone what they mean.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping
from typing import Any

TYPES = ("string", "any", "integer", "number", "boolean", "date", "year")
# The standard's own words; a spreadsheet writes TRUE.
TRUE, FALSE = ("true", "True", "TRUE", "1"), ("false", "False", "FALSE", "0")
LARGEST = 2**63 - 1  # a table in pandas holds no greater whole number

# A part of a description: JSON of anybody's, whose shape this folder looks at before it relies on it.
Described = Mapping[str, Any]

_WHOLE = re.compile(r"[+-]?[0-9]+")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_YEAR = re.compile(r"[0-9]{4}")


class BadCell(ValueError):
    """The text of a cell that does not say what its column promises; the message says what would."""


def reader(field: Described) -> Callable[[str], object]:
    """The function that reads the cells of a column.

    Parameters
    ----------
    field : mapping
        The description of the column, with its `type`; a column of truth values may name its own `trueValues` and
        `falseValues`.

    Returns
    -------
    function
        From the text of a cell that is not blank to its value: str, int, float, bool or datetime.date. It raises
        `BadCell`.

    Raises
    ------
    ValueError
        If the kit does not know the type, or the column asks for a way of writing that the kit does not read.

    >>> reader({"type": "date"})("2020-01-31"), reader({"type": "boolean"})("TRUE"), reader({"type": "number"})("12.50")
    (datetime.date(2020, 1, 31), True, 12.5)
    >>> try:
    ...     reader({"type": "number"})("12,5")
    ... except BadCell as error:
    ...     print(error)
    '12,5' is not a number; write digits with a decimal point, without separators.
    """
    refused = unsupported(field)
    if refused:
        raise ValueError(refused)
    kind = kind_of(field)
    return _truth(field) if kind == "boolean" else _READERS[kind]


def kind_of(field: Described) -> str:
    """The type of a column; text, where none is named."""
    kind: str = field.get("type", "string")
    return kind


def unsupported(field: Described) -> str | None:
    """Why the kit cannot read a column so described, or None.

    >>> unsupported({"type": "geopoint"})
    "the type 'geopoint' is not supported. Supported: string, any, integer, number, boolean, date, year."
    """
    kind = kind_of(field)
    if kind not in TYPES:
        return f"the type {kind!r} is not supported. Supported: {', '.join(TYPES)}."
    if kind == "date" and field.get("format", "default") not in ("default", "%Y-%m-%d"):
        return (
            f"the date format {field['format']!r} is not supported: write dates as year-month-day and leave the format"
            " out."
        )
    for word, plain in (("decimalChar", "."), ("groupChar", ""), ("bareNumber", True)):
        if field.get(word, plain) != plain:
            return f"{word} is not supported: write numbers as digits with a decimal point, and nothing else."
    for word in ("trueValues", "falseValues"):
        words = field.get(word, ["x"])
        if not isinstance(words, list | tuple) or not words or not all(isinstance(one, str) and one for one in words):
            return f"{word} must be a list of words."
    return None


def _text(text: str) -> str:
    return text


def _integer(text: str) -> int:
    if not _WHOLE.fullmatch(text):
        raise BadCell(f"{shown(text)} is not a whole number; write digits only, without spaces or separators.")
    # Looked at before it is read: a number of thousands of digits takes long.
    if len(text) > 30 or not -LARGEST - 1 <= int(text) <= LARGEST:
        raise BadCell(f"{shown(text)} is too large for a table: at most {LARGEST:,}.")
    return int(text)


def _real(text: str) -> float:
    if not _NUMBER.fullmatch(text):
        raise BadCell(f"{shown(text)} is not a number; write digits with a decimal point, without separators.")
    value = float(text)
    if not math.isfinite(value) or (value == 0 and re.search("[1-9]", re.split("[eE]", text)[0])):
        raise BadCell(f"{shown(text)} is too large or too small for a number.")
    return value


def _date(text: str) -> dt.date:
    try:
        if match := _DATE.fullmatch(text):
            return dt.date(*map(int, match.groups()))
    except ValueError:
        pass  # falls through to the one error below
    raise BadCell(f"{shown(text)} is not a date; write year-month-day, for example 2024-02-19.")


def _year(text: str) -> int:
    if not _YEAR.fullmatch(text):
        raise BadCell(f"{shown(text)} is not a year of four digits.")
    return int(text)


def _truth(field: Described) -> Callable[[str], bool]:
    true, false = field.get("trueValues", TRUE), field.get("falseValues", FALSE)
    # A word in both lists is false, as the standard's tool reads it.
    meaning = dict.fromkeys(true, True) | dict.fromkeys(false, False)

    def read(text: str) -> bool:
        if text not in meaning:
            raise BadCell(f"{shown(text)} is not true or false; write {true[0]} or {false[0]}.")
        return meaning[text]

    return read


_READERS = {"string": _text, "any": _text, "integer": _integer, "number": _real, "date": _date, "year": _year}


def shown(text: str) -> str:
    """A cell as a message shows it: never more than a line of it."""
    return repr(text if len(text) <= 80 else text[:77] + "...")


def one_line(text: str) -> str:
    """A message as one line of what a screen can show: names of tables and columns are anybody's, and may hold line
    ends and worse.

    >>> one_line("a\\nb: the file is\\x1b missing")
    'a\\\\nb: the file is\\\\x1b missing'
    """
    return "".join(sign if sign.isprintable() or sign == "\u00a0" else ascii(sign)[1:-1] for sign in text)
