"""Was it so on that day? Half-open intervals whose ends may be known to the month or year only.

A row holds from `valid_from` (included) to `valid_to` (not included). A blank start is unknown, never "always". A blank
end means that no end was known when the data were closed, at the edition date. A mandate that ran out without news is
undecided afterwards.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from typing import Any, overload

from eudefence.ground.arguments import refused
from eudefence.ground.days import as_date
from eudefence.ground.faces import offer

__all__ = ["holds", "last_possible", "row_holds"]
offer(globals(), __all__, "eudefence.validity")


def last_possible(day: dt.date, precision: str = "day") -> dt.date:
    """The last day that a date of this precision can stand for.

    >>> last_possible(dt.date(2024, 2, 1), "month")
    datetime.date(2024, 2, 29)
    """
    if not isinstance(precision, str) or precision not in ("day", "month", "year"):
        raise refused("precision", precision, ("day", "month", "year"), "precision")
    if precision == "month":
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    if precision == "year":
        return dt.date(day.year, 12, 31)
    return day


def holds(
    on: str | dt.date,
    start: str | dt.date | None,
    end: str | dt.date | None = None,
    *,
    start_precision: str = "day",
    end_precision: str = "day",
    mandate_until: str | dt.date | None = None,
    edition: str | dt.date | None = None,
) -> bool | None:
    """Whether something that lasted from `start` to before `end` held on the day `on`.

    Parameters
    ----------
    on : str or datetime.date
        The day asked about.
    start, end : str, datetime.date or None
        First day on which it held; first day on which it no longer did.
    start_precision, end_precision : {"day", "month", "year"}
        How exactly they are known. The unknown part is written 01.
    mandate_until : datetime.date or None
        Last day of the last mandate known. After it, and with no end known, the answer is undecided.
    edition : datetime.date or None
        Day on which the data were closed. Without an end, nothing is known of later days.

    Returns
    -------
    bool or None
        None: the data cannot decide.

    >>> holds(dt.date(2020, 1, 31), dt.date(1973, 1, 1), dt.date(2020, 2, 1))
    True
    >>> holds(dt.date(2020, 2, 1), dt.date(1973, 1, 1), dt.date(2020, 2, 1))
    False
    >>> print(holds(dt.date(1991, 6, 1), dt.date(1991, 1, 1), start_precision="year"))
    None
    """
    if on is None:
        raise ValueError("on: None found; a day is accepted, for example '2022-06-30'.")
    on, start, end = _day(on, "on"), _day(start, "start"), _day(end, "end")
    mandate_until, edition = _day(mandate_until, "mandate_until"), _day(edition, "edition")
    if end is not None and on >= last_possible(end, end_precision):
        return False
    if start is not None and on < start:
        return False
    if start is None or on < last_possible(start, start_precision):
        return None
    if end is not None:
        return True if on < end else None
    if mandate_until is not None and on > mandate_until:
        return None
    if edition is not None and on > edition:
        return None
    return True


@overload
def _day(value: str | dt.date, argument: str) -> dt.date: ...
@overload
def _day(value: None, argument: str) -> None: ...
def _day(value: str | dt.date | None, argument: str) -> dt.date | None:
    return value if value is None or type(value) is dt.date else as_date(value, argument)


def row_holds(row: Mapping[str, Any], on: dt.date, edition: dt.date | None = None) -> bool | None:
    """`holds` for a row with the columns `valid_from`, `valid_to` and, where the table has them, their precisions.

    >>> row_holds({"valid_from": dt.date(2017, 12, 11), "valid_to": None}, dt.date(2020, 1, 1))
    True
    """
    return holds(
        on,
        row["valid_from"],
        row["valid_to"],
        start_precision=row.get("valid_from_precision") or "day",
        end_precision=row.get("valid_to_precision") or "day",
        mandate_until=row.get("mandate_until"),
        edition=edition,
    )
