"""Turn whatever a learner typed into plain data, or say in one sentence why it cannot be read.

No code of the learner runs here or later: a type is known by what it is and not by what it says of itself, a subclass
is read by the methods of Python's own type, tables, arrays and graphs by those of their library; other objects are
refused unread. Long or nested things are refused before they are copied, and generators are never started. The answer
kinds can therefore compare without fear.
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

from eudefence.ground.numbers import MOST_DIGITS

MOST_ITEMS = 5_000
MOST_LETTERS = 10_000  # of one text
MOST_LETTERS_IN_ALL = 100_000
MOST_LEVELS = 6
MOST_BYTES_IN_ALL = 2_000_000  # of an array: texts in it have all the length of the longest

_VIEWS = (range, deque, type({}.keys()), type({}.values()), type({}.items()))
_GRAPHS = {"Graph": False, "DiGraph": True, "MultiGraph": False, "MultiDiGraph": True}


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
    eudefence.learning.trial.reading.Unreadable: This is a generator, ... Put list(...) around it.
    """
    try:
        return _plain(answer, MOST_LEVELS, [MOST_ITEMS, MOST_LETTERS_IN_ALL])
    except Unreadable:
        raise
    except Exception:  # A table or an array that is broken inside: whatever goes wrong there is not ours to show.
        raise Unreadable(f"An answer of the type {type_name(answer)} cannot be read.") from None


def type_name(answer: object) -> str:
    """Name of the type of an object, even of one that lies about it.

    >>> type_name([1, 2])
    'list'
    """
    return excerpt(type.__dict__["__name__"].__get__(type(answer)))


def descends(kind: type, base: type) -> bool:
    """Whether a type is another one or is built on it. Unlike `issubclass` it asks neither of the two.

    >>> descends(bool, int), descends(int, str)
    (True, False)
    """
    return any(one is base for one in type.__dict__["__mro__"].__get__(kind))


def spelt(kind: type) -> tuple[str, str]:
    """The module and the name under which a type says that it can be found.

    >>> spelt(Fraction)
    ('fractions', 'Fraction')
    """
    module, name = (type.__dict__[part].__get__(kind) for part in ("__module__", "__qualname__"))
    return (module if type(module) is str else ""), name


def found(module: str, name: str) -> object:
    """What stands in a loaded module under a name, or None; nothing is imported, and no module is asked.

    >>> found("fractions", "Fraction") is Fraction
    True
    """
    place = sys.modules.get(module)
    for part in name.split("."):
        if place is None:
            return None
        home = type(sys) if descends(type(place), type(sys)) else type if descends(type(place), type) else None
        place = home.__dict__["__dict__"].__get__(place).get(part) if home else None
    return place


def memory(thing: object) -> int:
    """About how many bytes an array or a table holds; 0 for anything else.

    >>> memory([1, 2])
    0
    """
    kind, numpy, pandas = type(thing), sys.modules.get("numpy"), sys.modules.get("pandas")
    if numpy is not None and descends(kind, numpy.ndarray):
        return numpy.ndarray.size.__get__(thing) * numpy.ndarray.itemsize.__get__(thing)
    if pandas is not None and any(kind is one for one in (pandas.DataFrame, pandas.Series)):
        return 8 * thing.size
    return 0


def excerpt(text: object, letters: int = 60) -> str:
    """The start of a text on one line, fit to be shown in a message.

    >>> excerpt("a  long\\nanswer", 8)
    'a long …'
    """
    shown = text if type(text) is str else str(text)
    shown = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in shown[: 4 * letters])
    shown = " ".join(shown.split())
    return shown if len(shown) <= letters else shown[: letters - 1] + "…"


def blank(item: object) -> bool:
    """Whether an item is an empty cell, as a sheet has them below and between its rows.

    >>> blank(" "), blank(float("nan")), blank(...)
    (True, True, False)
    """
    return item is None or (isinstance(item, str) and not item.strip()) or (isinstance(item, float) and item != item)


def listed(answer: object) -> list:
    """The items of a plain answer that may be a list, a set, a column, or words with commas; blank cells are no items.

    >>> listed("FR, DE and IT"), listed(["FR", "", None])
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
        return _filled(
            answer.values
            if any(isinstance(value, str) and not blank(value) for value in answer.values)
            else answer.labels
        )
    if isinstance(answer, Frame):
        if len(answer.columns) != 1:
            raise Unreadable("This is a whole table. Choose one column of it, for example table['country'].")
        return _filled(row[answer.columns[0]] for row in answer.rows)
    if isinstance(answer, set):
        return _filled(sorted(answer, key=repr))
    if isinstance(answer, list):
        return _filled(answer)
    raise Unreadable(f"A list is asked for, such as ['first', 'second']; this is {article(answer)}.")


def _filled(items) -> list:
    items = list(items)
    return [item for item in items if not blank(item)] or items


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
    if descends(kind, str):
        return _text(str.__str__(answer), left)
    if descends(kind, int):
        return _whole(int.__int__(answer))
    if descends(kind, float):
        return float.__float__(answer)
    if kind is Fraction or kind is Decimal:
        return _ratio(answer)
    known = _from_numpy(answer, kind, levels, left) or _from_pandas(answer, kind, levels, left)
    if known is not None:
        return known[0]
    if descends(kind, dt.date):
        return dt.date(*(part.__get__(answer) for part in (dt.date.year, dt.date.month, dt.date.day)))
    if levels == 0:
        raise Unreadable(
            "The answer is a list inside a list inside a list, too deep to be read. A simple list is asked for."
        )
    deeper = (levels - 1, left)
    for base in (list, tuple):
        if descends(kind, base):
            return [_plain(item, *deeper) for item in _some(base.__iter__(answer))]
    for base in (set, frozenset):
        if descends(kind, base):
            return {_frozen(_plain(item, *deeper)) for item in _some(base.__iter__(answer))}
    if descends(kind, dict):
        return {_frozen(_plain(key, *deeper)): _plain(value, *deeper) for key, value in _some(iter(dict.items(answer)))}
    if any(kind is view for view in _VIEWS):
        return [_plain(item, *deeper) for item in _some(iter(answer))]
    if (net := _from_networkx(answer, kind, *deeper)) is not None:
        return net
    if (why := _refusal(answer, kind)) is not None:
        raise Unreadable(why)
    return Code(answer)


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


def _text(text: str, left: list[int]) -> str:
    if len(text) > MOST_LETTERS:
        raise Unreadable(f"The text has {len(text):,} letters; at most {MOST_LETTERS:,} can be read.")
    left[1] -= len(text)
    if left[1] < 0:
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


def _frozen(item):
    """A form that may stand in a set or as a key."""
    if isinstance(item, list):
        return tuple(_frozen(part) for part in item)
    if isinstance(item, set):
        return tuple(sorted((_frozen(part) for part in item), key=repr))
    if isinstance(item, dict):
        return tuple((key, _frozen(value)) for key, value in item.items())
    return item


def _from_numpy(answer, kind, levels, left):
    numpy = sys.modules.get("numpy")  # never imported here: who has no numpy loaded cannot have made an array
    if numpy is None:
        return None
    if answer is numpy.ma.masked:
        return (float("nan"),)
    if descends(kind, numpy.ndarray):
        return (_plain(_array(answer, kind, numpy), levels, left),)
    if descends(kind, numpy.generic):
        array = numpy.empty((), numpy.generic.dtype.__get__(answer))
        array[()] = numpy.generic.__array__(answer)
        return (_plain(_array(array, numpy.ndarray, numpy), levels, left),)
    return None


def _array(answer, kind, numpy):
    """An array as lists, read as numpy's own even if it is a subclass; what is masked or no time becomes a gap."""
    if kind is not numpy.ma.MaskedArray:
        if descends(kind, numpy.ma.MaskedArray):
            raise Unreadable(f"An array of the type {type_name(answer)} cannot be read. Write list(...) around it.")
        answer = numpy.ndarray.view(answer, numpy.ndarray)
    if answer.size > MOST_ITEMS:
        raise Unreadable(f"The array has {answer.size:,} parts; a short answer is asked for.")
    if memory(answer) > MOST_BYTES_IN_ALL:
        raise Unreadable("The array is too large to be read; a short answer is asked for.")
    if answer.dtype.kind == "m":
        raise Unreadable("A length of time cannot be read as an answer. Give a number, and mind its unit.")
    if answer.dtype.kind == "M":
        answer = answer.astype("datetime64[D]")
    if answer.dtype == numpy.longdouble:
        answer = answer.astype(float)
    gaps = answer.dtype.kind == "M" or kind is numpy.ma.MaskedArray
    return _gaps(answer.tolist()) if gaps else answer.tolist()


def _gaps(values):
    """None, which stands for what is masked, as the gap it is: None itself would be an answer not yet given."""
    if type(values) is list:
        return [_gaps(value) for value in values]
    return float("nan") if values is None else values


def _from_pandas(answer, kind, levels, left):
    pandas = sys.modules.get("pandas")
    if pandas is None or not hasattr(pandas, "DataFrame"):
        return None
    if answer is pandas.NA or answer is pandas.NaT:
        return (float("nan"),)
    if kind is pandas.DataFrame:
        return (_frame(answer, levels, left),)
    if kind is pandas.Series:
        labels, values = _cells(answer.index, levels, left), _cells(answer, levels, left)
        return (Labelled(tuple(map(_frozen, labels)), tuple(map(_frozen, values))),)
    for base in (pandas.DataFrame, pandas.Series):
        if descends(kind, base):
            raise Unreadable(
                f"A table of the type {type_name(answer)} cannot be read. Write pandas.{base.__name__}(...) around it."
            )
    if descends(kind, pandas.Index) or descends(kind, pandas.api.extensions.ExtensionArray):
        return (_cells(answer, levels, left),)
    return None


def _frame(answer, levels, left):
    index = answer.index
    if len(index) * max(len(answer.columns), 1) > MOST_ITEMS or len(answer.columns) > MOST_ITEMS:
        raise Unreadable(f"The table has {answer.size:,} cells; a smaller one is asked for.")
    names, columns = [], []
    if any(name is not None for name in index.names):
        names = [f"level_{place}" if name is None else name for place, name in enumerate(index.names)]
        columns = [_cells(index.get_level_values(place), levels, left) for place in range(index.nlevels)]
    labels = tuple(_label(name, levels, left) for name in [*names, *_listed_by_pandas(answer.columns)])
    columns += [_cells(answer.iloc[:, place], levels, left) for place in range(len(answer.columns))]
    return Frame(labels, tuple(dict(zip(labels, row, strict=True)) for row in zip(*columns, strict=True)))


def _label(name, levels, left):
    return excerpt(_frozen(_plain(name, levels, left)))


def _cells(column, levels, left):
    return [_plain(cell, levels, left) for cell in _listed_by_pandas(column)]


def _listed_by_pandas(column) -> list:
    """A column, an index or an array as a list, if pandas itself made the array inside it."""
    if len(column) > MOST_ITEMS:
        raise Unreadable(f"The column has {len(column):,} cells; a shorter one is asked for.")
    parts = [column] if getattr(column, "nlevels", 1) == 1 else list(column.levels)
    for one in [*parts, *(getattr(part, "array", part) for part in parts)]:
        module, name = spelt(type(one))
        if module.partition(".")[0] != "pandas" or found(module, name) is not type(one):
            raise Unreadable(f"A column of the type {type_name(one)} cannot be read. Write list(...) around it.")
    return column.tolist()


def _from_networkx(answer, kind, levels, left):
    networkx = sys.modules.get("networkx")
    name = next((name for name in _GRAPHS if networkx is not None and kind is getattr(networkx, name, None)), None)
    if name is None:
        return None
    inner = object.__getattribute__(answer, "__dict__")
    known, ties = inner["_node"], inner["_adj"]
    if type(known) is not dict or type(ties) is not dict or not all(type(others) is dict for others in ties.values()):
        raise Unreadable("This graph cannot be read. Give a list of pairs, or networkx.Graph(...) of one.")
    if len(known) + sum(map(len, ties.values())) > MOST_ITEMS:
        raise Unreadable("The graph is too large to be read.")
    nodes = [_frozen(_plain(node, levels, left)) for node in known]
    edges = {}
    left = [4 * MOST_ITEMS, left[1]]  # each end of a tie stands in it once more
    for one, others in ties.items():
        one = _frozen(_plain(one, levels, left))
        for other, data in others.items():
            other = _frozen(_plain(other, levels, left))
            if _GRAPHS[name] or (other, one) not in edges:
                edges[one, other] = [
                    _weight(each, levels, left) for each in (data.values() if name.startswith("Multi") else [data])
                ]
    return Net(
        tuple(nodes), tuple((*tie, weight) for tie, weights in edges.items() for weight in weights), _GRAPHS[name]
    )


def _weight(data, levels, left):
    return _plain(data.get("weight"), levels, left) if type(data) is dict else None
