"""Arguments that people type: choices, and errors that say what would have been right."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import ParamSpec, TypeVar

from .lists import listed
from .quoting import cut, shown
from .words import first_of, joined

__all__ = ["keywords_checked", "nearest", "one_of", "refused", "several", "unknown_name"]

_P = ParamSpec("_P")
_R = TypeVar("_R")
_SHOWN, _LETTERS = 12, 300  # words of those accepted, and the letters they have together
_LONGEST = 80  # letters of a name; comparing longer ones would only take time


def nearest(value: object, accepted: Iterable[str], likeness: float = 0.6) -> str | None:
    """The accepted word most like what was typed, or None when nothing is close: when less than `likeness` (0 to 1) of
    the letters agree.

    >>> nearest("frces", ["forces", "formats"])
    'forces'
    """
    by_lower = {str(word).casefold(): str(word) for word in accepted}
    typed = str(value) if isinstance(value, str) else shown(value)
    close = get_close_matches(typed[:_LONGEST].casefold(), by_lower, n=1, cutoff=likeness)
    return by_lower[close[0]] if close else None


def unknown_name(module: str, name: str, names: Iterable[str]) -> AttributeError:
    """The error for a name that a module does not have, with the nearest it has: notebooks do not show Python's own
    suggestion.

    >>> print(unknown_name("eudefence.council", "decid", ["compare", "decide"]))
    eudefence.council has no name 'decid'. Did you mean 'decide'? It has: compare, decide.
    """
    guess = None if name.startswith("_") else nearest(name, names)
    hint = f" Did you mean {guess!r}?" if guess else ""
    return AttributeError(f"{module} has no name {shown(name)}.{hint} It has: {', '.join(sorted(names))}.", name=name)


def refused(
    argument: str,
    value: object,
    accepted: Iterable[str],
    what: str = "",
    listed_by: str = "",
    meant: Iterable[str] = (),
) -> ValueError:
    """The error for a value that is not one of the accepted ones, with the nearest match.

    Parameters
    ----------
    argument : str
        Name of the argument as the caller wrote it.
    value : object
        What was found.
    accepted : iterable of str
        What would have been accepted; at most a dozen are shown, fewer where they are long.
    what : str
        The kind of thing expected, for example "table".
    listed_by : str
        What lists all of them, if they are more than are shown.
    meant : iterable of str, optional
        What the value may stand for, where its spelling does not tell.

    Returns
    -------
    ValueError
        To be raised by the caller.

    >>> print(refused("table", "frces", ["forces", "formats"], "table"))
    table: 'frces' is not a known table. Did you mean 'forces'? Accepted: forces, formats.
    """
    words = [str(word) for word in accepted]
    guesses = list(meant) or [guess for guess in [nearest(value, words)] if guess]
    hint = f" Did you mean {joined(map(repr, guesses), 'or')}?" if guesses else ""
    cuts = [*map(cut, words)]
    most = next((n for n in range(1, _SHOWN) if sum(map(len, cuts[: n + 1])) > _LETTERS), _SHOWN)
    listed = first_of(cuts, most)
    accepted = f"Accepted: {listed}."
    if len(words) > most and listed_by:
        accepted = f"Accepted: {listed}, listed by {listed_by}."
    return ValueError(f"{argument}: {shown(value)} is not a known {what or argument}.{hint} {accepted}")


def one_of(argument: str, value: str, accepted: Iterable[str], what: str = "") -> str:
    """Return `value` if it is accepted, else raise a ValueError that names the nearest match.

    >>> one_of("style", "text", ["text", "bibtex"])
    'text'
    """
    words = list(accepted)
    if isinstance(value, str) and value in words:  # what is no text may not even be comparable
        return value
    raise refused(argument, value, words, what)


def several(argument: str, names: Iterable[str], accepted: Iterable[str], what: str = "") -> tuple[str, ...]:
    """At least one of the words accepted, each once; from one word or whatever holds several.

    >>> several("groups", ["eu", "outside", "eu"], ["eu", "nato", "outside"])
    ('eu', 'outside')
    """
    words = list(accepted)
    given = listed(names, argument, "a word or a list of words")
    asked = tuple(dict.fromkeys(one_of(argument, one, words, what) for one in given))
    if not asked:
        raise ValueError(f"{argument}: none chosen. Choose at least one of {', '.join(words)}.")
    return asked


def keywords_checked(function: Callable[_P, _R], called: str = "") -> Callable[_P, _R]:
    """A function that answers a misspelt name of an argument with the nearest one; Python would only call it
    unexpected.

    Parameters
    ----------
    function : callable
    called : str
        The name under which callers know it, where it stands in for another; by default its own.

    Raises
    ------
    TypeError
        From the function returned, for a name it does not take.

    >>> @keywords_checked
    ... def decide(rule, *, against=(), abstaining=()):
    ...     return rule
    >>> decide("simple", abstain=["FR"])
    Traceback (most recent call last):
    TypeError: decide() takes no argument 'abstain'. Did you mean 'abstaining'? It takes: rule, against, abstaining.
    """
    parameters = inspect.signature(function).parameters.items()
    names = tuple(name for name, one in parameters if one.kind not in (one.VAR_POSITIONAL, one.VAR_KEYWORD))
    if hasattr(function, "__wrapped__") or any(one.kind is one.VAR_KEYWORD for _, one in parameters):
        return function  # checked already, or it passes on what it does not know

    @functools.wraps(function)
    def checked(*args: _P.args, **given: _P.kwargs) -> _R:
        for word in given:
            if word not in names:
                guess = nearest(word, names)
                hint = f" Did you mean {guess!r}?" if guess else ""
                takes = ", ".join(names)
                raise TypeError(f"{called or function.__name__}() takes no argument {word!r}.{hint} It takes: {takes}.")
        return function(*args, **given)

    return checked
