"""What a question file says about functions and cells: ``aid_of("FI")``, ``forces.rdc.planned_strength``.

Functions are those of ``keys_NN.py``. Their arguments are plain values; ``item`` stands for each item of a question
in its turn, and ``answer`` for the answer that is being judged.
"""

from __future__ import annotations

import ast
import inspect
import re
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

from eudefence.data.fact_links import LINK

from .front_matter import unknown
from .question import cell
from .sections import Place

_CALL = re.compile(r"[A-Za-z_]\w*\s*\(.*\)", re.DOTALL)
_NAME = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True)
class Later:
    """An argument that is known only when the function is called: ``answer`` or ``item``."""

    name: str


LATER = ("answer", "item")


@dataclass(frozen=True)
class Call:
    """A function of the keys with its arguments."""

    function: Callable
    given: tuple = ()
    named: dict[str, object] = field(default_factory=dict)

    def takes(self, name: str) -> bool:
        """Whether ``answer`` or ``item`` is among its arguments."""
        return Later(name) in (*self.given, *self.named.values())

    def __call__(self, **known: object) -> object:
        def argument(one):
            return known[one.name] if isinstance(one, Later) else one

        return self.function(*map(argument, self.given), **{name: argument(one) for name, one in self.named.items()})


@dataclass(frozen=True)
class Keys:
    """The functions of a unit."""

    module: ModuleType

    def function(self, name: str, place: Place) -> Callable:
        """A function by its name."""
        found = getattr(self.module, name, None) if not name.startswith("_") else None
        if not callable(found):
            ours = [
                known
                for known, one in vars(self.module).items()
                if callable(one) and getattr(one, "__module__", "") == self.module.__name__
            ]
            raise place.fault(
                unknown(name, [one for one in ours if not one.startswith("_")], f"function of {self.module.__name__}")
            )
        return found

    def call(self, written: str, place: Place) -> Call:
        """A function with its arguments; a name alone is called without any.

        Raises
        ------
        Malformed
            For an unknown function, or for arguments that are no plain values.
        """
        if _NAME.fullmatch(written.strip()):
            return Call(self.function(written.strip(), place))
        try:
            called = ast.parse(written.strip(), mode="eval").body
            if (
                not isinstance(called, ast.Call)
                or not isinstance(called.func, ast.Name)
                or any(one.arg is None for one in called.keywords)
            ):
                raise ValueError
            given = tuple(map(_argument, called.args))
            named = {one.arg: _argument(one.value) for one in called.keywords if one.arg}
        except (SyntaxError, ValueError):
            advice = 'Write its name, and in brackets plain values, as in aid_of("FI").'
            raise place.fault(f"“{written}” is no function with its arguments. {advice}") from None
        return Call(self.function(called.func.id, place), given, named)

    def value(self, written: str, place: Place) -> Callable[[], object]:
        """What computes a value: a cell of the data, or a function."""
        return cell(written) if LINK.fullmatch(written) else self._callable(self.call(written, place), written, place)

    def _callable(self, call: Call, written: str, place: Place) -> Call:
        """The same call, if the function takes what stands in the brackets."""
        try:
            inspect.signature(call.function).bind(*call.given, **call.named)
        except TypeError as error:
            name = call.function.__name__
            takes = ", ".join(inspect.signature(call.function).parameters)
            raise place.fault(f"“{written}” does not fit {name}({takes}): {error}.") from None
        except ValueError:
            pass  # a function without a signature, such as a built-in one
        return call

    def fact(self, written: str, place: Place) -> str | Call:
        """What a placeholder is bound to: a fact link stays a link."""
        if LINK.fullmatch(written):
            return written
        if not is_call(written):
            raise place.fault(f"“{written}” is neither a fact link nor a function. Write table.row.column, or name().")
        return self._callable(self.call(written, place), written, place)


def is_call(written: str) -> bool:
    """Whether something looks like a function with its brackets.

    >>> is_call('aid_of("FI")'), is_call("parliament")
    (True, False)
    """
    return bool(_CALL.fullmatch(written.strip()))


@lru_cache
def keys_of(unit: str, package: str) -> Keys:
    """The functions of a unit, from ``keys_NN.py``; none where there is no such module."""
    name = f"{package}.keys_{unit}"
    try:
        return Keys(import_module(name))
    except SyntaxError as error:
        written = (error.text or "").strip()
        raise Place(Path(error.filename or f"keys_{unit}.py"), error.lineno or 1).fault(
            f"“{written}” is no Python ({error.msg})."
        ) from None
    except Exception as error:
        if isinstance(error, ModuleNotFoundError) and error.name == name:
            return Keys(ModuleType(name))
        place = place_in_keys(error) or Place(Path(f"keys_{unit}.py"), 1)
        raise place.fault(f"this cannot be run ({type(error).__name__}: {error}).") from error


def place_in_keys(error: BaseException) -> Place | None:
    """The line of the keys on which something failed, if it failed there."""
    frames = traceback.extract_tb(error.__traceback__)
    lines = [(Path(frame.filename), frame.lineno) for frame in frames]
    return next((Place(file, line or 1) for file, line in reversed(lines) if file.name.startswith("keys_")), None)


def _argument(node: ast.expr) -> object:
    return Later(node.id) if isinstance(node, ast.Name) and node.id in LATER else ast.literal_eval(node)
