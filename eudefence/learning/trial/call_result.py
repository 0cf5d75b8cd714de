"""What a function gives for one case, as plain data or in words."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Callable
from dataclasses import dataclass

from eudefence.ground.quoting import excerpt
from eudefence.learning.answers.introspection import type_name
from eudefence.learning.answers.plain_data import Unreadable
from eudefence.learning.answers.reading import plain


@dataclass(frozen=True)
class CallResult:
    """What a function gave for one case: a plain result, or the words for a failure."""

    result: object = None
    failure: str = ""


ENDLESS = CallResult(failure="your function did not come to an end. Is there a loop that never stops?")
TOO_LARGE = CallResult(
    failure="your function needs more memory than it may have. Is there a list that never stops growing?"
)
ENDED = CallResult(failure="your function ended Python itself. Does it leave with exit, or call itself without end?")
RECURS = CallResult(failure="your function calls itself without end.")


class _Nowhere(io.TextIOBase):
    """Takes what is printed and keeps nothing: it would stand above the reply, and a gigabyte of it would fill the
    memory.
    """

    encoding = "utf-8"

    def write(self, text):
        return len(text)


def attempt(function: Callable, arguments: tuple) -> CallResult:
    """Call a function once; whatever it raises becomes words. Nothing here limits its time.

    Examples
    --------
    >>> attempt(max, (3, 5)), attempt(max, ())
    (CallResult(result=5, failure=''), CallResult(result=None, failure='your function stops with TypeError: ...'))
    """
    try:
        # What the function prints would stand above the feedback and change from one machine to another.
        with contextlib.redirect_stdout(_Nowhere()):
            result = function(*arguments)
    except RecursionError:
        return RECURS
    except MemoryError:
        return TOO_LARGE
    except BaseException as error:
        return CallResult(failure=f"your function stops with {type_name(error)}: {_said(error)}.")
    try:
        return CallResult(plain(result))
    except Unreadable as error:
        return CallResult(failure=f"your function gives something that cannot be read. {error}")
    except MemoryError:
        return TOO_LARGE


def _said(error) -> str:
    try:
        return excerpt(str(error), 100).rstrip(".") or "no more is said"
    except BaseException:  # The learner's own exception may raise anything when it is asked for its words.
        return "no more is said"
