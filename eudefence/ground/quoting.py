"""What a caller gave, quoted for an error: never longer than a line, whatever it was."""

from __future__ import annotations

import unicodedata
from reprlib import Repr

_LINE = 100  # letters
_TOO_LONG = "an {type} too long to show"  # stands where the value would
_REPR = Repr()
_REPR.maxstring = _REPR.maxother = _LINE


def shown(value: object) -> str:
    """A value as Python writes it, long ones cut in the middle.

    >>> shown("Hungry"), shown(0.5), len(shown("x" * 10**6)) <= 100
    ("'Hungry'", '0.5', True)
    >>> shown(10**5000)
    'an int too long to show'
    """
    try:
        text = " ".join(_REPR.repr(value).split())
    except ValueError:  # Python writes no whole number of more than 4,300 digits
        return _TOO_LONG.format(type=type(value).__name__)
    return cut(text)


def cut(text: str) -> str:
    """A text that is cut where a line ends.

    >>> cut("Land A"), len(cut("x" * 10**6))
    ('Land A', 100)
    """
    return text if len(text) <= _LINE else f"{text[: _LINE - 4]} ..."


def excerpt(text: object, letters: int = 60) -> str:
    """The start of a text on one line, fit to be shown in a message.

    >>> excerpt("a  long\\nanswer", 8)
    'a long …'
    """
    shown = text if type(text) is str else str(text)
    shown = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in shown[: 4 * letters])
    shown = " ".join(shown.split())
    return shown if len(shown) <= letters else shown[: letters - 1] + "…"
