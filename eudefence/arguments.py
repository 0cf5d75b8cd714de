"""Arguments that people type: choices, and errors that say what would have been right."""

from __future__ import annotations

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
