"""Days as people give them: one reader for all arguments that name a day."""

from __future__ import annotations

import datetime as dt
import re

from .quoting import shown

MONTHS = tuple("January February March April May June July August September October November December".split())


def as_date(value: str | dt.date, argument: str = "on") -> dt.date:
    """Read a day from an ISO string such as ``"2022-06-30"`` or from a date.

    Parameters
    ----------
    value : str or datetime.date
        A day. A datetime or a pandas timestamp is cut to its day, a numpy day is read.
    argument : str
        Name of the argument, for the error.

    Returns
    -------
    datetime.date

    Raises
    ------
    ValueError
        If it is not a full ISO day, or a gap in a column (NaT).

    Examples
    --------
    >>> as_date("2022-06-30")
    datetime.date(2022, 6, 30)
    >>> as_date("30/6/2022", "as_of")
    Traceback (most recent call last):
    ValueError: as_of: '30/6/2022' is not a day. Write it as year-month-day, for example '2022-06-30'.
    """
    if type(value).__module__ == "numpy" and hasattr(value, "astype"):
        value = (
            value.astype("datetime64[s]").item() if str(getattr(value, "dtype", "")).startswith("datetime64") else value
        )
    if isinstance(value, dt.date) and value == value:  # pandas' NaT is a datetime that equals nothing
        return value.date() if isinstance(value, dt.datetime) else value
    if isinstance(value, str):
        text = value.strip()
        try:
            # Only the form with strokes: fromisoformat also reads 20220630 and 2022-W26-4, which few readers would.
            if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
                return dt.date.fromisoformat(text)
        except ValueError:
            pass  # falls through to the one error below
    raise ValueError(f"{argument}: {shown(value)} is not a day. Write it as year-month-day, for example '2022-06-30'.")


def day_up_to(
    latest: dt.date,
    value: str | dt.date | None,
    argument: str = "on",
    first: dt.date | None = None,
    what: str = "",
) -> dt.date:
    """A day not later than the last one the data know; `latest` itself when none is given.

    Parameters
    ----------
    latest : datetime.date
        The edition of the data.
    value : str, datetime.date or None
        The day asked about.
    argument : str
        Name of the argument, for the error.
    first : datetime.date, optional
        A day is not earlier than this one.
    what : str
        What is known from `first` on, for the error.

    Raises
    ------
    ValueError
        For what is no day, and for a later or earlier day.

    Examples
    --------
    >>> day_up_to(dt.date(2026, 10, 8), None), day_up_to(dt.date(2026, 10, 8), "2020-01-31")
    (datetime.date(2026, 10, 8), datetime.date(2020, 1, 31))
    >>> day_up_to(dt.date(2026, 10, 8), "2031-01-01")
    Traceback (most recent call last):
    ValueError: on: 2031-01-01 is later than the edition of the course data, 2026-10-08. Give a day up to then.
    """
    day = latest if value is None else as_date(value, argument)
    if day > latest:
        raise ValueError(
            f"{argument}: {day} is later than the edition of the course data, {latest}. Give a day up to then."
        )
    if first is not None and day < first:
        raise ValueError(f"{argument}: {day} is too early; {what} can be shown from {first} on")
    return day


def middle(day: dt.date, precision: str | None = "day") -> dt.date:
    """Where a date stands in a picture or a list: one known to the month or year stands in the middle of it, and not on
    its first day.

    Parameters
    ----------
    day : datetime.date
        With 01 in the place of what is unknown.
    precision : {"day", "month", "year"}, optional

    >>> str(middle(dt.date(2026, 2, 1), "month")), str(middle(dt.date(2014, 1, 1), "year"))
    ('2026-02-15', '2014-07-01')
    >>> str(middle(dt.date(2014, 3, 18)))
    '2014-03-18'
    """
    if precision == "month":
        return day.replace(day=15)
    return dt.date(day.year, 7, 1) if precision == "year" else day
