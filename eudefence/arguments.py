"""Arguments that people type: dates, choices, and errors that say what would have been right."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from difflib import get_close_matches

_SHOWN = 12


def nearest(value: object, accepted: Iterable[str]) -> str | None:
    """The accepted word most like what was typed, or None when nothing is close.

    >>> nearest("frces", ["forces", "formats"])
    'forces'
    """
    by_lower = {str(word).casefold(): str(word) for word in accepted}
    close = get_close_matches(str(value).casefold(), by_lower, n=1, cutoff=0.6)
    return by_lower[close[0]] if close else None


def refused(argument: str, value: object, accepted: Iterable[str], what: str = "") -> ValueError:
    """The error for a value that is not one of the accepted ones, with the nearest match.

    Parameters
    ----------
    argument : str
        Name of the argument as the caller wrote it.
    value : object
        What was found.
    accepted : iterable of str
        What would have been accepted; at most a dozen are shown.
    what : str
        The kind of thing expected, for example "table".

    Returns
    -------
    ValueError
        To be raised by the caller.

    >>> print(refused("table", "frces", ["forces", "formats"], "table"))
    table: 'frces' is not a known table. Did you mean 'forces'? Accepted: forces, formats.
    """
    words = [str(word) for word in accepted]
    guess = nearest(value, words)
    hint = f" Did you mean {guess!r}?" if guess else ""
    shown = ", ".join(words[:_SHOWN]) + (f" and {len(words) - _SHOWN} more" if len(words) > _SHOWN else "")
    return ValueError(f"{argument}: {value!r} is not a known {what or argument}.{hint} Accepted: {shown}.")


def one_of(argument: str, value: str, accepted: Iterable[str], what: str = "") -> str:
    """Return `value` if it is accepted, else raise a ValueError that names the nearest match.

    >>> one_of("style", "text", ["text", "bibtex"])
    'text'
    """
    words = list(accepted)
    if value in words:
        return value
    raise refused(argument, value, words, what)


def as_date(value: str | dt.date, argument: str = "on") -> dt.date:
    """Read a date from an ISO string such as ``"2022-06-30"`` or from a date.

    Parameters
    ----------
    value : str or datetime.date
        A day. A datetime is cut to its day.
    argument : str
        Name of the argument, for the error.

    Raises
    ------
    ValueError
        If it is not a full ISO day.

    >>> as_date("2022-06-30")
    datetime.date(2022, 6, 30)
    >>> as_date("30/6/2022", "as_of")
    Traceback (most recent call last):
    ValueError: as_of: '30/6/2022' is not a day. Write it as year-month-day, for example '2022-06-30'.
    """
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value)
    except (TypeError, ValueError):
        raise ValueError(f"{argument}: {value!r} is not a day. Write it as year-month-day, for example '2022-06-30'.") from None
