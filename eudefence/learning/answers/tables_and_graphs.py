"""Arrays of numpy, tables of pandas and graphs of networkx as plain data, read by the methods of their library.

No library is imported here: who has not loaded it cannot have made such an answer. `read` makes plain data of a cell or
a node; `reading` hands it in when it meets what a library made.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from eudefence.ground.quoting import excerpt

from .introspection import descends, found, memory, spelt, type_name
from .plain_data import MOST_BYTES_IN_ALL, MOST_ITEMS, Frame, Labelled, Left, Net, Unreadable, frozen

_GRAPHS = {"Graph": False, "DiGraph": True, "MultiGraph": False, "MultiDiGraph": True}


def from_numpy(answer: object, kind: type, read: Callable) -> tuple | None:
    """An array or a number of numpy, read, alone in a tuple; None for anything else."""
    numpy = sys.modules.get("numpy")
    if numpy is None:
        return None
    if answer is numpy.ma.masked:
        return (float("nan"),)
    if descends(kind, numpy.ndarray):
        return (read(_array(answer, kind, numpy)),)
    if descends(kind, numpy.generic):
        array = numpy.empty((), numpy.generic.dtype.__get__(answer))
        array[()] = numpy.generic.__array__(answer)
        return (read(_array(array, numpy.ndarray, numpy)),)
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


def from_pandas(answer: object, kind: type, read: Callable) -> tuple | None:
    """A table, a column or a gap of pandas, read, alone in a tuple; None for anything else."""
    pandas = sys.modules.get("pandas")
    if pandas is None or not hasattr(pandas, "DataFrame"):
        return None
    if answer is pandas.NA or answer is pandas.NaT:
        return (float("nan"),)
    if kind is pandas.DataFrame:
        return (_frame(answer, read),)
    if kind is pandas.Series:
        labels, values = _cells(answer.index, read), _cells(answer, read)
        return (Labelled(tuple(map(frozen, labels)), tuple(map(frozen, values))),)
    for base in (pandas.DataFrame, pandas.Series):
        if descends(kind, base):
            raise Unreadable(
                f"A table of the type {type_name(answer)} cannot be read. Write pandas.{base.__name__}(...) around it."
            )
    if descends(kind, pandas.Index) or descends(kind, pandas.api.extensions.ExtensionArray):
        return (_cells(answer, read),)
    return None


def _frame(answer, read):
    index = answer.index
    if len(index) * max(len(answer.columns), 1) > MOST_ITEMS or len(answer.columns) > MOST_ITEMS:
        raise Unreadable(f"The table has {answer.size:,} cells; a smaller one is asked for.")
    names, columns = [], []
    if any(name is not None for name in index.names):
        names = [f"level_{place}" if name is None else name for place, name in enumerate(index.names)]
        columns = [_cells(index.get_level_values(place), read) for place in range(index.nlevels)]
    labels = tuple(_label(name, read) for name in [*names, *_listed_by_pandas(answer.columns)])
    columns += [_cells(answer.iloc[:, place], read) for place in range(len(answer.columns))]
    return Frame(labels, tuple(dict(zip(labels, row, strict=True)) for row in zip(*columns, strict=True)))


def _label(name, read):
    return excerpt(frozen(read(name)))


def _cells(column, read):
    return [read(cell) for cell in _listed_by_pandas(column)]


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


def from_networkx(answer: object, kind: type, read: Callable, left: Left) -> Net | None:
    """A graph of networkx; None for anything else. `read` takes as its second argument what may still be read."""
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
    nodes = [frozen(read(node)) for node in known]
    edges = {}
    more = Left(4 * MOST_ITEMS, left.letters)  # each end of a tie stands in it once more
    for one, others in ties.items():
        one = frozen(read(one, more))
        for other, data in others.items():
            other = frozen(read(other, more))
            if _GRAPHS[name] or (other, one) not in edges:
                edges[one, other] = [
                    _weight(each, read, more) for each in (data.values() if name.startswith("Multi") else [data])
                ]
    return Net(
        tuple(nodes), tuple((*tie, weight) for tie, weights in edges.items() for weight in weights), _GRAPHS[name]
    )


def _weight(data, read, left):
    return read(data.get("weight"), left) if type(data) is dict else None
