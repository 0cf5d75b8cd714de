"""Plain data: what an answer is once it has been read - built-in types, and four small ones for a table, a column, a
graph and a function - with the limits of what is read, and the words for what was found.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction

from .introspection import type_name

MOST_ITEMS = 5_000
MOST_LETTERS = 10_000  # of one text
MOST_LETTERS_IN_ALL = 100_000
MOST_LEVELS = 6
MOST_BYTES_IN_ALL = 2_000_000  # of an array: texts in it have all the length of the longest


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


@dataclass
class Left:
    """What may still be read of an answer, and becomes less while it is read."""

    parts: int = MOST_ITEMS
    letters: int = MOST_LETTERS_IN_ALL


def frozen(item):
    """A form that may stand in a set or as a key."""
    if isinstance(item, list):
        return tuple(frozen(part) for part in item)
    if isinstance(item, set):
        return tuple(sorted((frozen(part) for part in item), key=repr))
    if isinstance(item, dict):
        return tuple((key, frozen(value)) for key, value in item.items())
    return item


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
