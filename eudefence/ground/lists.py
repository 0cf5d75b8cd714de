"""Lists as people give them: one reader for every public argument that takes several names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, TypeGuard, TypeVar, cast

from .quoting import shown

_V = TypeVar("_V", covariant=True)


class Pairs(Protocol[_V]):
    """What gives each of several names a value: a dict, a pandas Series."""

    def items(self) -> Iterable[tuple[Any, _V]]:  # a Series may be labelled by anything; each name is read on its own
        """Each name with its value."""


def gives_pairs(values: object) -> TypeGuard[Pairs[Any]]:
    """Whether it gives each of several names a value. Every vote asks this often, and Python is slow to compare a type
    with a protocol.

    >>> gives_pairs({"HU": True}), gives_pairs(["HU"])
    (True, False)
    """
    return hasattr(values, "items")


def listed(
    names: Iterable[str] | Pairs[object] | str,
    argument: str,
    what: str = "a name or a list of names",
    *,
    numbers: bool = False,
) -> list[str]:
    """What an argument names, read once: a text is one name, a column its values, a mapping those that are marked True.

    Parameters
    ----------
    names : str, iterable or mapping
        A list, a set, an array, a pandas Series or Index, a generator, a mapping of name to True or False.
    argument : str
        Name of the argument, for the error.
    what : str
        What is accepted, for the error.
    numbers : bool
        Whether a mapping of name to number names all its keys, as an own population does.

    Raises
    ------
    ValueError
        For what is no list: a number, bytes, a whole table, a mapping to anything else.

    Examples
    --------
    >>> listed("Hungary", "against"), listed((name for name in ["HU", "SK"]), "against")
    (['Hungary'], ['HU', 'SK'])
    >>> listed({"HU": True, "SK": False}, "against")
    ['HU']
    >>> listed(7, "against", "a state or a list of states")
    Traceback (most recent call last):
    ValueError: against: 7 found; a state or a list of states is accepted.
    """
    if isinstance(names, str):
        return [names]
    if not isinstance(names, bytes | bytearray) and getattr(names, "ndim", 1) == 1:
        if gives_pairs(names):
            return _marked(names, argument, what, numbers)
        try:
            return list(cast("Iterable[str]", names))
        except TypeError:
            pass  # falls through to the one error below
    found = type(names).__name__ if getattr(names, "ndim", 0) else shown(names)
    raise ValueError(f"{argument}: {found} found; {what} is accepted.")


def _marked(names: Pairs[object], argument: str, what: str, numbers: bool) -> list[str]:
    pairs = list(names.items())
    values = [value for _, value in pairs]
    words = [value for value in values if isinstance(value, str)]
    if words and len(words) == len(values) and not isinstance(names, Mapping):
        return words  # a column of names
    if all(type(value).__name__ in ("bool", "bool_") for value in values):
        return [name for name, value in pairs if value]
    if numbers:
        return [name for name, _ in pairs]
    raise ValueError(f"{argument}: {shown(names)} found; a mapping of state to True or False is accepted, or {what}.")


def numbers_listed(values: object, argument: str, what: str = "a list of numbers") -> list[Any]:
    """Numbers as people give them: a list, an array, a column, or a mapping of name to number, whose numbers count.

    >>> numbers_listed([1, 2], "thresholds"), numbers_listed({"FR": 1, "DE": 2}, "thresholds")
    ([1, 2], [1, 2])
    """
    if isinstance(values, str):
        raise ValueError(f"{argument}: {shown(values)} found; {what} is accepted.")
    if gives_pairs(values) and getattr(values, "ndim", 1) == 1:
        return [value for _, value in values.items()]
    return listed(cast("Any", values), argument, what)
