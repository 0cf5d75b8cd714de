"""A table as a file of Stata (.dta, version 14 and later), with labels; the same table gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

from eudefence.ground.frames import need_pandas
from eudefence.ground.quoting import shown

from .package import course
from .table_writing import Plain, Sheet, to_text

if TYPE_CHECKING:
    import pandas as pd

LONGEST = 32  # letters of a name
LABEL = 80  # signs of a label
_TEXT = 2045  # bytes of a text that stands in its row; longer ones are kept apart
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Words that mean something else to Stata (its manual, [U] 11.3).
_TAKEN = set(
    "_all _b byte _coef _cons double float if in int long _n _N _pi _pred _rc _skip str strL using with".split()
)
_WHOLE = 2_147_483_620  # the largest whole number of Stata's type long
YES_NO = {0: "no", 1: "yes"}


def stata(sheet: Sheet) -> bytes:
    """The bytes of a Stata file.

    Parameters
    ----------
    sheet : Sheet
        Its `meta` may have ``labels`` and ``value_labels`` by column and a ``title``, as the panel has them; else the
        headings in words are the labels.

    Raises
    ------
    ValueError
        For names that Stata cannot have, or a table without columns or rows.

    Notes
    -----
    Truth values become 0 and 1 with labels, days become Stata's days, whole numbers that are missing stay missing, a
    text that is missing is an empty text. The time in the file is the edition of the data, not that of writing.
    """
    need_pandas("a .dta file", "a .csv file")
    import pandas as pd

    _names_checked(sheet.names)
    if not sheet.rows:
        raise ValueError("result: it has no rows, and Stata opens no empty table. Write a .csv.")
    days: list[Hashable] = []
    frame, value_labels = pd.DataFrame(index=range(len(sheet.rows))), _value_labels(sheet)
    for place, name in enumerate(sheet.names):
        values = [row[place] for row in sheet.rows]
        given = [value for value in values if value is not None]
        if given and all(isinstance(value, bool) for value in given):
            value_labels.setdefault(name, YES_NO)
        if given and all(isinstance(value, str) and _DAY.fullmatch(value) for value in given):
            days.append(name)
        frame[name] = _column(values, name in days)
    package, file = course(), io.BytesIO()
    frame.to_stata(
        file,
        write_index=False,
        version=118,
        byteorder="little",
        time_stamp=dt.datetime.combine(package.edition, dt.time()),
        data_label=_cut(str(sheet.meta.get("title") or _title(sheet))),
        variable_labels={name: _cut(label) for name, label in zip(sheet.names, sheet.labels, strict=True)},
        value_labels={
            name: {float(code): word for code, word in labels.items()} for name, labels in value_labels.items()
        },
        convert_dates=dict.fromkeys(days, "td"),
        convert_strl=[name for name in frame.columns if _is_long(frame[name])],
    )
    return file.getvalue()


def _names_checked(names: tuple[str, ...]) -> None:
    if not names:
        raise ValueError("result: it has no columns.")
    for name in names:
        if not _NAME.fullmatch(name) or len(name) > LONGEST or name in _TAKEN or re.fullmatch(r"str\d+", name):
            raise ValueError(
                f"result: the column {shown(name)} cannot be so called in Stata. A name has at most {LONGEST} letters,"
                " digits and low lines, does not begin with a digit, and is no word of Stata's own. Rename it, or leave"
                " it out: columns=[...]."
            )


def _column(values: list[Plain], days: bool) -> pd.Series[Any]:
    import pandas as pd

    if days:
        return pd.to_datetime(pd.Series(values, dtype="object"))
    given = [value for value in values if value is not None]
    whole = all(isinstance(value, int) and abs(value) <= _WHOLE for value in given)
    if given and whole:
        if len(given) == len(values):
            return pd.Series([int(value) for value in values if isinstance(value, int)], dtype="int32")
        return pd.Series(values, dtype="object").astype("float64")
    if all(isinstance(value, int | float) for value in given):
        return pd.Series([None if value is None else float(to_text(value)) for value in values], dtype="float64")
    return pd.Series(["" if value is None else to_text(value) for value in values], dtype="object")


def _is_long(column: pd.Series[Any]) -> bool:
    return column.dtype == object and any(len(str(value).encode()) > _TEXT for value in column)


def _value_labels(sheet: Sheet) -> dict[str, Mapping[int, str]]:
    given = sheet.meta.get("value_labels")
    return {name: labels for name, labels in given.items() if name in sheet.names} if isinstance(given, Mapping) else {}


def _title(sheet: Sheet) -> str:
    package = course()
    table = f"table {sheet.meta['table']}, " if sheet.meta.get("table") else ""
    return f"eudefence course data, {table}edition {package.edition.isoformat()}"


def _cut(text: str) -> str:
    """A label of at most 80 signs, cut between words.

    >>> _cut("Member of the European Union (EU)")
    'Member of the European Union (EU)'
    """
    words = " ".join(text.split())
    return words if len(words) <= LABEL else words[: LABEL - 1].rsplit(" ", 1)[0] + "…"
