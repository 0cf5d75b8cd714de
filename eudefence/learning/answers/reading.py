"""Turn whatever a learner typed into plain data, or say in one sentence why it cannot be read.

No code of the learner runs here or later: a type is known by what it is and not by what it says of itself, a subclass
is read by the methods of Python's own type, tables, arrays and graphs by those of their library; other objects are
refused unread. Long or nested things are refused before they are copied, and generators are never started. The answer
kinds can therefore compare without fear.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import islice

from eudefence.ground.numbers import MOST_DIGITS

from .introspection import descends, type_name
from .plain_data import MOST_ITEMS, MOST_LETTERS, MOST_LETTERS_IN_ALL, MOST_LEVELS, Code, Left, Unreadable, frozen
from .tables_and_graphs import from_networkx, from_numpy, from_pandas

_VIEWS = (range, deque, type({}.keys()), type({}.values()), type({}.items()))


def plain(answer: object) -> object:
    """Copy an answer into built-in data.

    Parameters
    ----------
    answer : object
        Anything at all.

    Returns
    -------
    None, Ellipsis, bool, int, float, Fraction, str, datetime.date, list, set, dict, Frame, Labelled, Net or Code
        Plain data that can be compared without running code of the learner. Tuples become lists.

    Raises
    ------
    Unreadable
        If the answer is too long, too deeply nested or of a type that no question asks for.

    Examples
    --------
    >>> plain(("FR", {"DE", "DE"}, 1.5))
    ['FR', {'DE'}, 1.5]
    >>> plain(x for x in "abc")
    Traceback (most recent call last):
    eudefence.learning.answers.plain_data.Unreadable: This is a generator, ... Put list(...) around it.
    """
    try:
        return _plain(answer, MOST_LEVELS, Left())
    except Unreadable:
        raise
    except Exception:  # A table or an array that is broken inside: whatever goes wrong there is not ours to show.
        raise Unreadable(f"An answer of the type {type_name(answer)} cannot be read.") from None


def _plain(answer, levels: int, left: Left):
    kind = type(answer)  # not isinstance: an object can claim to be of another class
    if answer is None or answer is ... or kind is bool:
        return answer
    left.parts -= 1
    if left.parts < 0:
        raise Unreadable(f"The answer has more than {MOST_ITEMS:,} parts; a short one is asked for.")
    if descends(kind, str):
        return _text(str.__str__(answer), left)
    if descends(kind, int):
        return _whole(int.__int__(answer))
    if descends(kind, float):
        return float.__float__(answer)
    if kind is Fraction or kind is Decimal:
        return _ratio(answer)
    read = _reader(levels, left)
    known = from_numpy(answer, kind, read) or from_pandas(answer, kind, read)
    if known is not None:
        return known[0]
    if descends(kind, dt.date):
        return dt.date(*(part.__get__(answer) for part in (dt.date.year, dt.date.month, dt.date.day)))
    if levels == 0:
        raise Unreadable(
            "The answer is a list inside a list inside a list, too deep to be read. A simple list is asked for."
        )
    read = _reader(levels - 1, left)
    for base in (list, tuple):
        if descends(kind, base):
            return [read(item) for item in _some(base.__iter__(answer))]
    for base in (set, frozenset):
        if descends(kind, base):
            return {frozen(read(item)) for item in _some(base.__iter__(answer))}
    if descends(kind, dict):
        return {frozen(read(key)): read(value) for key, value in _some(iter(dict.items(answer)))}
    if any(kind is view for view in _VIEWS):
        return [read(item) for item in _some(iter(answer))]
    if (net := from_networkx(answer, kind, read, left)) is not None:
        return net
    if (why := _refusal(answer, kind)) is not None:
        raise Unreadable(why)
    return Code(answer)


def _reader(levels, left):
    """Reads what stands inside an answer; a graph has more to be read of its own."""
    return lambda thing, left=left: _plain(thing, levels, left)


def _refusal(answer, kind) -> str | None:
    """Why an object is not read; None for a function."""
    if any("__next__" in type.__dict__["__dict__"].__get__(one) for one in type.__dict__["__mro__"].__get__(kind)):
        return f"This is a {type_name(answer)}, which can be read only once and may never end. Put list(...) around it."
    if any(descends(kind, one) for one in (bytes, bytearray, memoryview)):
        return "This is a row of bytes. Write a text between quotation marks, without the letter b in front."
    if callable(answer):
        return None
    if any(descends(kind, one) for one in (complex, Fraction, Decimal)):
        return f"A number of the type {type_name(answer)} cannot be read. Write an ordinary number."
    return (
        f"An object of the type {type_name(answer)} cannot be read as an answer. "
        "Give a number, a text, a list, a set, a dictionary or a table."
    )


def _some(items: Iterator) -> Iterator:
    # One more than allowed, so that the count in _plain notices the excess.
    return islice(items, MOST_ITEMS + 1)


def _text(text: str, left: Left) -> str:
    if len(text) > MOST_LETTERS:
        raise Unreadable(f"The text has {len(text):,} letters; at most {MOST_LETTERS:,} can be read.")
    left.letters -= len(text)
    if left.letters < 0:
        raise Unreadable(f"The answer has more than {MOST_LETTERS_IN_ALL:,} letters in all; a short one is asked for.")
    return text


def _whole(number: int) -> int:
    if number.bit_length() > MOST_DIGITS * 3:
        raise Unreadable("The number is too large to be read.")
    return number


def _ratio(number: Fraction | Decimal) -> Fraction | float:
    if type(number) is Decimal:
        if not number.is_finite():
            return float("nan") if number.is_nan() else float(number)
        if abs(number.adjusted()) > MOST_DIGITS or len(number.as_tuple().digits) > MOST_DIGITS:
            raise Unreadable("The number is too large to be read, or has too many digits.")
        number = Fraction(number)
    parts = number.numerator, number.denominator
    if not all(type(part) is int for part in parts) or parts[1] < 1:  # a Fraction can be made by hand of anything
        raise Unreadable("This fraction cannot be read. Write an ordinary number.")
    for part in parts:
        if part.bit_length() > MOST_DIGITS * 4:
            raise Unreadable("The number is too large to be read, or has too many digits.")
    return number
