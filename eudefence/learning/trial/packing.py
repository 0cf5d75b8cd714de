"""Pack a function with all that it uses, so that another Python can run it.

Functions of the learner go as compiled code with the names they use: helpers, imports, figures, tables. What is
installed goes by its name. No code of the learner runs meanwhile; what could only be packed by running some is refused
in words.
"""

from __future__ import annotations

import builtins
import dis
import functools
import importlib
import marshal
import pickle
import sys
import sysconfig
import types
from pathlib import Path

from eudefence.learning.answers.introspection import descends, found, memory, spelt, type_name

MOST_BYTES = 10_000_000

_BY_GETATTR = (
    types.BuiltinFunctionType,
    types.MethodType,
    types.MethodDescriptorType,
    types.WrapperDescriptorType,
    types.MethodWrapperType,
    types.ClassMethodDescriptorType,
    type(None),
    type(...),
    type(NotImplemented),
)
_SIZED = (str, bytes, bytearray, list, tuple, dict, set, frozenset)
_TOO_MUCH = (
    "It uses more data than can be handed on. Use the part of them that is needed, or let it take what it needs as an"
    " argument."
)
_GLOBAL = {"LOAD_GLOBAL", "STORE_GLOBAL", "DELETE_GLOBAL", "LOAD_NAME"}


class Unpackable(Exception):
    """The function uses something that cannot be handed to another Python; the text says what."""


def pack(thing: object, modules: set[str] | None = None) -> bytes:
    """A function, or the arguments of a case, as bytes that `unpack` reads in another process.

    Parameters
    ----------
    thing : object
    modules : set of str, optional
        Takes the names of the modules that the thing rests on: those of its tables and figures, and those it imports
        when it is called.

    Raises
    ------
    Unpackable
        In words for the learner.

    Examples
    --------
    >>> rate = 3
    >>> unpack(pack(lambda votes: votes * rate))(5)
    15
    >>> modules = set()
    >>> def answer(): import json.decoder
    >>> modules.update() if pack(answer, modules) else None
    >>> "json.decoder" in modules
    True
    """
    file = _Bounded()
    try:
        _Packer(file, set() if modules is None else modules).dump(thing)
    except Unpackable:
        raise
    except RecursionError:
        raise Unpackable("It uses data that are nested too deeply.") from None
    except Exception as error:  # pickle raises what it likes for what cannot be pickled
        raise Unpackable(f"It uses something that cannot be handed on ({type_name(error)}: {error}).") from None
    return b"".join(file.parts)


def unpack(content: bytes) -> object:
    """What was packed, made anew."""
    _worlds.clear()
    _cells.clear()
    return pickle.loads(content)


class _Bounded:
    """Takes what is pickled, up to a size."""

    def __init__(self):
        self.parts, self.size = [], 0

    def write(self, part):
        self.size += len(part)
        if self.size > MOST_BYTES:
            raise Unpackable(_TOO_MUCH)
        self.parts.append(bytes(part))


class _Packer(pickle.Pickler):
    """Python's pickler, but a function that is not installed goes by its code, and a stranger's object not at all."""

    def __init__(self, file, modules):
        super().__init__(file, protocol=5)
        self.names, self.kept, self.modules = {}, [], modules

    def reducer_override(self, thing):
        kind = type(thing)
        if kind is types.FunctionType:
            if not _goes_by_name(thing):
                return self._function(thing)
            self.modules.add(thing.__module__)
            return NotImplemented
        if descends(kind, types.ModuleType):
            return self._module(thing)
        if descends(kind, type):
            if found(*spelt(thing)) is not thing or spelt(thing)[0] == "__main__":
                raise self._refusal(thing, "a class that was made in the notebook or inside a function")
            self.modules.add(spelt(thing)[0])
            return NotImplemented
        if kind is functools._lru_cache_wrapper:
            return _cached, (thing.__wrapped__, *thing.cache_parameters().values())
        if any(kind is one for one in _BY_GETATTR) or _compiled(kind):
            return NotImplemented
        if found(*spelt(kind)) is not kind or not _installed(spelt(kind)[0]):
            raise self._refusal(thing, f"an object of the type {type_name(thing)}")
        self.modules.add(spelt(kind)[0])
        if memory(thing) > MOST_BYTES:
            raise Unpackable(
                "It uses a table or an array that is too large to be handed on. Use the part of it that is needed."
            )
        return NotImplemented

    def _function(self, function):
        world, cells = function.__globals__, function.__closure__ or ()
        self.modules |= {step.argval for step in _steps(function.__code__) if step.opname == "IMPORT_NAME"}
        inner, used = _contents(function), _used(function)
        for value in [*used.values(), *inner.values(), *(function.__defaults__ or ())]:
            if any(type(value) is one for one in _SIZED) and len(value) > MOST_BYTES:
                raise Unpackable(_TOO_MUCH)  # before it is copied, which would take its time
        self.kept += [world, *cells]  # as long as these live, no other object has their ids
        for name, value in [*used.items(), *zip(function.__code__.co_freevars, inner.values(), strict=False)]:
            self.names.setdefault(id(value), name)
        made = (marshal.dumps(function.__code__), id(world), function.__name__, tuple(id(cell) for cell in cells))
        state = (function.__defaults__, function.__kwdefaults__, inner, used, id(world), dict(function.__dict__))
        return _make_function, made, state, None, None, _fill_function

    def _module(self, module):
        name = types.ModuleType.__dict__["__dict__"].__get__(module).get("__name__")
        if type(name) is not str or name == "__main__" or sys.modules.get(name) is not module:
            raise self._refusal(module, "a module that was made in the notebook")
        self.modules.add(name)
        return importlib.import_module, (name,)

    def _refusal(self, thing, what):
        name = self.names.get(id(thing))
        said = f"“{name}”, {what}" if name else what
        return Unpackable(
            f"It uses {said}. The function is tried in a Python of its own, and this cannot be handed on. Use numbers,"
            " texts, lists, dictionaries, tables and other functions, or let the function take what it needs as an"
            " argument."
        )


def _steps(code):
    """The instructions of a compiled function and of those inside it."""
    yield from dis.get_instructions(code)
    for constant in code.co_consts:
        if type(constant) is types.CodeType:
            yield from _steps(constant)


def _used(function) -> dict:
    """The global names that a function uses and that are there."""
    world = function.__globals__
    names = dict.fromkeys(step.argval for step in _steps(function.__code__) if step.opname in _GLOBAL)
    return {name: dict.get(world, name) for name in names if dict.__contains__(world, name)}


def _contents(function) -> dict:
    """What stands in the variables of the functions around it, by the id of each cell; an empty one is left out."""
    contents = {}
    for cell in function.__closure__ or ():
        try:
            contents[id(cell)] = cell.cell_contents
        except ValueError:
            continue  # not assigned yet: using it is an error of the function, over there as here
    return contents


def _goes_by_name(function) -> bool:
    module, name = function.__module__, function.__qualname__
    return type(module) is str and _installed(module) and found(module, name) is function


def _compiled(kind) -> bool:
    """Whether a type is that of functions compiled by Cython, as pandas has them; they go by their names."""
    name = "cython_function_or_method"
    return spelt(kind)[1] == name and any(
        module.startswith("_cython_") and found(module, name) is kind for module in list(sys.modules)
    )


@functools.lru_cache(maxsize=512)
def _installed(module: str) -> bool:
    """Whether a module came with Python or an installed package, so that it stands at the same place for the other
    Python.
    """
    top = sys.modules.get(module.partition(".")[0])
    origin = getattr(getattr(top, "__spec__", None), "origin", None)
    if top is builtins or origin in ("built-in", "frozen"):
        return True
    if top is None or origin is None or module == "__main__":
        return False
    place = Path(origin)
    roots = [sysconfig.get_path("stdlib"), sysconfig.get_path("platstdlib"), str(Path(__file__).parents[2])]
    return not {"site-packages", "dist-packages"}.isdisjoint(place.parts) or any(
        place.is_relative_to(root) for root in roots
    )


# What follows runs in the other Python. Functions of one notebook share their world of names there too, and the same
# cells.
_worlds: dict[int, dict] = {}
_cells: dict[int, types.CellType] = {}


def _make_function(code, world, name, cells):
    names = _worlds.setdefault(world, {"__builtins__": builtins, "__name__": "__main__"})
    closure = tuple(_cells.setdefault(cell, types.CellType()) for cell in cells)
    return types.FunctionType(marshal.loads(code), names, name, None, closure)


def _fill_function(function, state):
    function.__defaults__, function.__kwdefaults__, contents, used, world, own = state
    for cell, value in contents.items():
        _cells[cell].cell_contents = value
    _worlds[world].update(used)
    function.__dict__.update(own)


def _cached(function, maxsize, typed):
    return functools.lru_cache(maxsize, typed)(function)
