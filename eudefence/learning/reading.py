"""Turn whatever a learner typed into plain data, or say in one sentence why it cannot be read.

Nothing of the learner's own code runs after `plain` has returned: subclasses, tables and arrays become built-in values, long or
nested things are refused, and generators are never started. The answer kinds can therefore compare without fear.
"""

from __future__ import annotations

import datetime as dt
import sys
import unicodedata
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from numbers import Number

MOST_ITEMS = 5_000
MOST_LETTERS = 10_000
MOST_LEVELS = 6
MOST_DIGITS = 300

_VIEWS = (range, deque, type({}.keys()), type({}.values()), type({}.items()))


class Unreadable(Exception):
    """The answer has a form that cannot be compared; the text says what to write instead."""


@dataclass(frozen=True)
class Frame:
    """A pandas DataFrame as plain data: column names and one dictionary for each row."""

    columns: tuple[str, ...]
    rows: tuple[dict, ...]


@dataclass(frozen=True)
class Labelled:
    """A pandas Series as plain data: labels and values in the same order."""

    labels: tuple
    values: tuple


@dataclass(frozen=True)
class Net:
    """A networkx graph as plain data; an edge is (from, to, weight or None)."""

    nodes: tuple
    edges: tuple[tuple[object, object, object], ...]
    directed: bool = False


@dataclass(frozen=True)
class Code:
    """A function of the learner, kept as it is."""

    run: Callable = field(repr=False)


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
    eudefence.learning.reading.Unreadable: This is a generator, ... Put list(...) around it.
    """
    try:
        return _plain(answer, MOST_LEVELS, [MOST_ITEMS])
    except Unreadable:
        raise
    except Exception:  # The answer is a stranger's object: whatever goes wrong inside it is not ours to show.
        raise Unreadable(f"An answer of the type {type_name(answer)} cannot be read.") from None


def type_name(answer: object) -> str:
    """Name of the type of an object, even of one that lies about it.

    >>> type_name([1, 2])
    'list'
    """
    return excerpt(type.__dict__["__name__"].__get__(type(answer)))


def excerpt(text: object, letters: int = 60) -> str:
    """The start of a text on one line, fit to be shown in a message.

    >>> excerpt("a  long\\nanswer", 8)
    'a long …'
    """
    shown = text if type(text) is str else str(text)
    shown = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in shown[: 4 * letters])
    shown = " ".join(shown.split())
    return shown if len(shown) <= letters else shown[: letters - 1] + "…"


def listed(answer: object) -> list:
    """The items of a plain answer that may be a list, a set, a column, or words with commas.

    >>> listed("FR, DE and IT"), listed(["FR"])
    (['FR', 'DE', 'IT'], ['FR'])
    """
    if isinstance(answer, str):
        text = answer.strip().strip("[](){}")
        for mark in (";", "\n", ">", "<", "→", "->"):
            text = text.replace(mark, ",")
        parts = [part.strip(" .'\"") for part in text.split(",")]
        # "and" only joins the last two items; a name such as Trinidad and Tobago would be written in a list.
        last = parts[-1].split(" and ")
        parts[-1:] = [part.removeprefix("and ").strip(" .'\"") for part in last]
        return [part for part in parts if part]
    if isinstance(answer, Labelled):
        return list(answer.values if any(isinstance(value, str) for value in answer.values) else answer.labels)
    if isinstance(answer, Frame):
        if len(answer.columns) != 1:
            raise Unreadable("This is a whole table. Choose one column of it, for example table['country'].")
        return [row[answer.columns[0]] for row in answer.rows]
    if isinstance(answer, set):
        return sorted(answer, key=repr)
    if isinstance(answer, list):
        return answer
    raise Unreadable(f"A list is asked for, such as ['first', 'second']; this is {article(answer)}.")


def article(answer: object) -> str:
    """What a plain answer is, in words for a message.

    >>> article(3), article([1]), article("x")
    ('a whole number', 'a list', 'a text')
    """
    for kind, words in (
        (bool, "True or False"),
        (int, "a whole number"),
        ((float, Fraction), "a number"),
        (str, "a text"),
        (list, "a list"),
        (set, "a set"),
        (dict, "a dictionary"),
        (dt.date, "a date"),
        (Frame, "a table"),
        (Labelled, "a column of a table"),
        (Net, "a graph"),
        (Code, "a function"),
    ):
        if isinstance(answer, kind):
            return words
    return f"of the type {type_name(answer)}"


def _plain(answer, levels, left):
    kind = type(answer)  # not isinstance: an object can claim to be of another class
    if answer is None or answer is ... or kind is bool:
        return answer
    left[0] -= 1
    if left[0] < 0:
        raise Unreadable(f"The answer has more than {MOST_ITEMS:,} parts; a short one is asked for.")
    if issubclass(kind, str):
        return _text(str.__str__(answer))
    if issubclass(kind, int):
        return _whole(int.__int__(answer))
    if issubclass(kind, float):
        return float.__float__(answer)
    if issubclass(kind, Fraction):
        return _ratio(Fraction(answer))
    if issubclass(kind, Decimal):
        return _ratio(Fraction(answer)) if answer.is_finite() else float(answer)
    if issubclass(kind, dt.date):
        return dt.date(answer.year, answer.month, answer.day)
    if levels == 0:
        raise Unreadable("The answer is a list inside a list inside a list, too deep to be read. A simple list is asked for.")
    deeper = (levels - 1, left)
    if issubclass(kind, list | tuple):
        return [_plain(item, *deeper) for item in _some(kind_iter(answer, kind))]
    if issubclass(kind, set | frozenset):
        base = set if issubclass(kind, set) else frozenset
        items = [_plain(item, *deeper) for item in _some(base.__iter__(answer))]
        return {_frozen(item) for item in items}
    if issubclass(kind, dict):
        return {_frozen(_plain(key, *deeper)): _plain(value, *deeper) for key, value in _some(dict.items(answer))}
    if kind in _VIEWS:
        return [_plain(item, *deeper) for item in _some(iter(answer))]
    known = _from_numpy(answer, kind, deeper) or _from_pandas(answer, kind, deeper) or _from_networkx(answer, kind, deeper)
    if known is not None:
        return known[0]
    if issubclass(kind, type(iter([])) | map | filter | zip) or hasattr(kind, "__next__"):
        raise Unreadable(f"This is a {type_name(answer)}, which can be read only once and may never end. Put list(...) around it.")
    if issubclass(kind, bytes | bytearray | memoryview):
        raise Unreadable("This is a row of bytes. Write a text between quotation marks, without the letter b in front.")
    if callable(answer):
        return Code(answer)
    if issubclass(kind, complex) or isinstance(answer, Number):
        raise Unreadable(f"A number of the type {type_name(answer)} cannot be read. Write an ordinary number.")
    raise Unreadable(
        f"An object of the type {type_name(answer)} cannot be read as an answer. "
        "Give a number, a text, a list, a set, a dictionary or a table."
    )


def kind_iter(answer, kind) -> Iterator:
    """Iterate over a list or tuple without the help of a subclass."""
    return (list if issubclass(kind, list) else tuple).__iter__(answer)


def _some(items: Iterator) -> Iterator:
    # One more than allowed, so that the count in _plain notices the excess.
    return islice(items, MOST_ITEMS + 1)


def _text(text: str) -> str:
    if len(text) > MOST_LETTERS:
        raise Unreadable(f"The text has {len(text):,} letters; at most {MOST_LETTERS:,} can be read.")
    return text


def _whole(number: int) -> int:
    if number.bit_length() > MOST_DIGITS * 3:
        raise Unreadable("The number is too large to be read.")
    return number


def _ratio(number: Fraction) -> Fraction:
    _whole(number.numerator)
    _whole(number.denominator)
    return number


def _frozen(item):
    """A form that may stand in a set or as a key."""
    if isinstance(item, list):
        return tuple(_frozen(part) for part in item)
    if isinstance(item, set):
        return tuple(sorted((_frozen(part) for part in item), key=repr))
    if isinstance(item, dict):
        return tuple((key, _frozen(value)) for key, value in item.items())
    return item


def _from_numpy(answer, kind, deeper):
    numpy = sys.modules.get("numpy")  # never imported here: who has no numpy loaded cannot have made an array
    if numpy is None:
        return None
    if issubclass(kind, numpy.ndarray):
        if answer.size > MOST_ITEMS:
            raise Unreadable(f"The array has {answer.size:,} parts; a short answer is asked for.")
        return (_plain(numpy.asarray(answer).tolist(), *deeper),)
    if issubclass(kind, numpy.generic):
        return (_plain(answer.item(), *deeper),) if not isinstance(answer.item(), numpy.generic) else (float(answer),)
    return None


def _from_pandas(answer, kind, deeper):
    pandas = sys.modules.get("pandas")
    if pandas is None or not hasattr(pandas, "DataFrame"):
        return None
    if answer is pandas.NA or answer is pandas.NaT:
        return (float("nan"),)
    if issubclass(kind, pandas.DataFrame):
        if answer.size > MOST_ITEMS:
            raise Unreadable(f"The table has {answer.size:,} cells; a smaller one is asked for.")
        frame = answer if answer.index.names == [None] else answer.reset_index()
        columns = tuple(excerpt(column) for column in frame.columns)
        cells = [[_plain(cell, *deeper) for cell in frame.iloc[:, place].tolist()] for place in range(len(columns))]
        return (Frame(columns, tuple(dict(zip(columns, row, strict=True)) for row in zip(*cells, strict=True))),)
    if issubclass(kind, pandas.Series):
        if answer.size > MOST_ITEMS:
            raise Unreadable(f"The column has {answer.size:,} cells; a shorter one is asked for.")
        labels = [_frozen(_plain(label, *deeper)) for label in answer.index.tolist()]
        return (Labelled(tuple(labels), tuple(_frozen(_plain(value, *deeper)) for value in answer.tolist())),)
    if issubclass(kind, pandas.Index) or issubclass(kind, pandas.api.extensions.ExtensionArray):
        return ([_plain(item, *deeper) for item in _some(iter(answer.tolist()))],)
    return None


def _from_networkx(answer, kind, deeper):
    networkx = sys.modules.get("networkx")
    if networkx is None or not hasattr(networkx, "Graph") or not issubclass(kind, networkx.Graph):
        return None
    if len(answer) + answer.number_of_edges() > MOST_ITEMS:
        raise Unreadable("The graph is too large to be read.")
    nodes = [_frozen(_plain(node, *deeper)) for node in answer.nodes]
    edges = [
        (_frozen(_plain(a, *deeper)), _frozen(_plain(b, *deeper)), _plain(data.get("weight"), *deeper))
        for a, b, data in answer.edges(data=True)
    ]
    return (Net(tuple(nodes), tuple(edges), answer.is_directed()),)
