"""What an object is, asked of Python and never of the object: no code of its own runs, whatever it says of itself."""

from __future__ import annotations

import sys

from eudefence.ground.quoting import excerpt


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

    >>> from fractions import Fraction
    >>> spelt(Fraction)
    ('fractions', 'Fraction')
    """
    module, name = (type.__dict__[part].__get__(kind) for part in ("__module__", "__qualname__"))
    return (module if type(module) is str else ""), name


def found(module: str, name: str) -> object:
    """What stands in a loaded module under a name, or None; nothing is imported, and no module is asked.

    >>> from fractions import Fraction
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
