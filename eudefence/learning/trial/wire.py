"""Outcomes as lines of JSON, and back: what a child process sends is never run, only read."""

from __future__ import annotations

import datetime as dt
import json
from fractions import Fraction

from eudefence.learning.answers.plain_data import Frame, Labelled, Net

from .call_result import CallResult


def told(outcome: CallResult) -> dict:
    """An outcome as JSON knows it.

    >>> told(CallResult(3)), told(CallResult(failure="no"))
    ({'failure': '', 'result': 3}, {'failure': 'no', 'result': None})
    """
    return {"failure": outcome.failure, "result": _out(outcome.result)}


def heard(line: bytes) -> CallResult | None:
    """The outcome that a line tells; None for the line that says that the function is about to be tried.

    Raises
    ------
    ValueError
        If it tells neither.

    >>> heard(b'{"failure": "", "result": {"fraction": ["1", "3"]}}')
    CallResult(result=Fraction(1, 3), failure='')
    """
    try:
        said = json.loads(line)
        if said == {"ready": True}:
            return None
        return CallResult(failure=str(said["failure"])) if said["failure"] else CallResult(_in(said["result"]))
    except (TypeError, KeyError, IndexError, RecursionError, ZeroDivisionError) as error:
        raise ValueError(f"this tells no outcome: {error}") from None


def _out(value):
    kind = type(value)
    if value is None or kind in (bool, str, int, float):
        return value
    if value is ...:
        return {"ellipsis": 0}
    if kind in (list, tuple, set):
        return {kind.__name__: [_out(item) for item in value]}
    if kind is dict:
        return {"dict": [[_out(key), _out(item)] for key, item in value.items()]}
    if kind is Fraction:
        return {"fraction": [str(value.numerator), str(value.denominator)]}
    if kind is dt.date:
        return {"date": value.isoformat()}
    if kind is Frame:
        return {"frame": [list(value.columns), [_out(row) for row in value.rows]]}
    if kind is Labelled:
        return {"labelled": [_out(value.labels), _out(value.values)]}
    if kind is Net:
        return {"net": [_out(value.nodes), _out(value.edges), value.directed]}
    return {"function": 0}  # a function as a result is compared with nothing


def _in(value):
    if type(value) is not dict:
        if type(value) is list:
            raise ValueError("a list without its name")
        return value
    [(kind, inner)] = value.items()
    return _READERS[kind](inner)


_READERS = {
    "ellipsis": lambda inner: ...,
    "list": lambda inner: [_in(item) for item in inner],
    "tuple": lambda inner: tuple(_in(item) for item in inner),
    "set": lambda inner: {_in(item) for item in inner},
    "dict": lambda inner: {_in(key): _in(item) for key, item in inner},
    "fraction": lambda inner: Fraction(int(inner[0]), int(inner[1])),
    "date": lambda inner: dt.date.fromisoformat(inner),
    "frame": lambda inner: Frame(tuple(inner[0]), tuple(_in(row) for row in inner[1])),
    "labelled": lambda inner: Labelled(_in(inner[0]), _in(inner[1])),
    "net": lambda inner: Net(_in(inner[0]), _in(inner[1]), inner[2] is True),
    "function": lambda inner: _Function(),
}


class _Function:
    """Stands for a function that was a result; it equals nothing."""

    __hash__ = None

    def __eq__(self, other):
        return False

    def __repr__(self):
        return "a function"
