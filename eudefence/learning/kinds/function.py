"""A function that the learner writes, tried on cases and properties."""

from __future__ import annotations

import copy
import dis
import math
import types
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from eudefence.ground.quoting import excerpt
from eudefence.ground.words import joined, one_or_many
from eudefence.learning.answers.plain_data import Code, Frame, Labelled, Net, Unreadable, article
from eudefence.learning.answers.reading import plain
from eudefence.learning.trial import CallResult, attempt, outcomes

from .kind import Kind, computed

_SHOWN = "a function that gives `{result}` for `({arguments})`"
_UNKNOWN = (  # one argument, several
    "Here {names} is `None`, which means not known: ask `if {known}` before you use it. ",
    "Here {names} are `None`, which means not known: ask `if {known}` before you use them. ",
)


@dataclass(frozen=True)
class Property:
    """Something that must hold for every case.

    Attributes
    ----------
    says : str
        The property in words: "the shares sum to one".
    holds : function
        Takes the result (as plain data) and the arguments of a case, and says True or False.
    """

    says: str
    holds: Callable


@dataclass(frozen=True)
class Function(Kind):
    """A function, compared with a reference function on given cases.

    Attributes
    ----------
    arguments : tuple of str
        Names of its arguments.
    cases : tuple of tuple, or function
        Arguments to try, the simplest first: that is the one shown when several fail.
    properties : tuple of Property
        What must hold besides; with ``compare=False`` only they count.
    tolerance : number
        How far off a number may be.
    compare : bool
        Whether results must equal those of the reference.

    The key is the reference function. A typical wrong answer is a function that makes a faulty function. Both are the
    kit's own and run here; a learner's function runs in a process of its own (`eudefence.learning.trial`).

    Examples
    --------
    >>> kind = Function(("votes", "against"), cases=((3, 0), (3, 1)))
    >>> key = kind.read_key(lambda votes, against: votes - against)
    >>> kind.comment(kind.read(Code(lambda votes, against: votes)), key)
    'For `answer(3, 1)` your function gives `3`, and `2` is right. ...'
    """

    name: ClassVar[str] = "function"

    arguments: tuple[str, ...] = ()
    cases: tuple[tuple, ...] | Callable = computed(default=())
    properties: tuple[Property, ...] = ()
    tolerance: float = 0
    compare: bool = True

    def how(self):
        return (
            f"Write a function `answer({', '.join(self.arguments)})` that returns the result, and give its name without"
            " brackets."
        )

    def cell(self, id, code=None):
        return "\n".join([f"def answer({', '.join(self.arguments)}):", "    ...", "", "", f'check("{id}", answer)'])

    def untouched(self, answer):
        return _empty(answer.run) if isinstance(answer, Code) else super().untouched(answer)

    def read(self, answer):
        if not isinstance(answer, Code):
            raise Unreadable(f"A function is asked for, by its name without brackets; this is {article(answer)}.")
        return outcomes(answer.run, self.cases)

    def read_pattern(self, answer):
        return tuple(attempt(answer, copy.deepcopy(case)) for case in self.cases)

    def read_key(self, key):
        # A fault of the reference surfaces here, as an exception.
        return tuple(CallResult(plain(key(*copy.deepcopy(case)))) for case in self.cases)

    def same(self, value, key):
        return self._first(value, key) is None

    def matches(self, value, pattern):
        return all(
            one.failure == other.failure and _close(one.result, other.result, self.tolerance)
            for one, other in zip(value, pattern, strict=True)
        )

    def comment(self, value, key, detail=False):
        case, outcome, right, broken = self._first(value, key)
        call = f"`answer({', '.join(shown(argument) for argument in case)})`"
        if outcome.failure:
            return (
                f"For {call} {outcome.failure} {self._unknown(case, outcome.failure)}Try this case in a cell of its"
                " own."
            )
        if broken:
            return (
                f"For {call} your function gives `{shown(outcome.result)}`, but it must hold that {broken}. Work this"
                " case out by hand."
            )
        if outcome.result is None:
            return f"For {call} your function gives nothing. Does it end with return?"
        if isinstance(outcome.result, str) and not isinstance(right.result, str):
            return (
                f"For {call} your function gives the text `{shown(outcome.result)}`, and the value"
                f" `{shown(right.result)}` is right. What stands in quotation marks is a text: return the value,"
                " without them."
            )
        return (
            f"For {call} your function gives `{shown(outcome.result)}`, and `{shown(right.result)}` is right. Work this"
            " case out by hand."
        )

    def _unknown(self, case, failure) -> str:
        """What to ask first, where a function stops because it takes an unknown argument for a known one."""
        empty = [f"`{name}`" for name, given in zip(self.arguments, case, strict=True) if given is None]
        if "NoneType" not in failure or not empty:
            return ""
        known = " and ".join(f"{name[1:-1]} is not None" for name in empty)
        return one_or_many(len(empty), *_UNKNOWN, names=joined(empty), known=known)

    def show(self, key):
        case, outcome = self.cases[0], key[0]
        arguments = ", ".join(shown(argument) for argument in case)
        return _SHOWN.format(result=shown(outcome.result), arguments=arguments)

    def show_pattern(self, pattern):
        return "; ".join(outcome.failure or shown(outcome.result) for outcome in pattern)

    def literal(self, key):
        return ""  # A function is written as the question's worked answer.

    def _first(self, value, key):
        """The first case that fails: arguments, outcome, right outcome, broken property."""
        for case, outcome, right in zip(self.cases, value, key, strict=True):
            if outcome.failure:
                return case, outcome, right, ""
            for known in self.properties:
                if outcome.result is None or not keeps(known.holds, outcome.result, *copy.deepcopy(case)):
                    return case, outcome, right, "" if outcome.result is None else known.says
            if self.compare and not _close(outcome.result, right.result, self.tolerance):
                return case, outcome, right, ""
        return None


def _empty(function) -> bool:
    """Whether a function is as it stood in the cell: nothing but ``...``. It is looked at, not run."""
    if type(function) is not types.FunctionType:
        return False
    steps = [(step.opname, step.argval) for step in dis.get_instructions(function.__code__)]
    # Only "return None", in the words of one Python version or another; a function that prints and returns nothing was
    # worked on.
    return all(
        name in ("RESUME", "NOP", "RETURN_VALUE") or (name in ("LOAD_CONST", "RETURN_CONST") and value is None)
        for name, value in steps
    )


def keeps(condition: Callable, *results: object) -> bool:
    """Whether results meet a condition. Results of a form for which it cannot even be asked do not meet it.

    >>> keeps(lambda shares: sum(shares.values()) == 1, {"A": 1}), keeps(lambda shares: sum(shares.values()) == 1, 3)
    (True, False)
    """
    try:
        return bool(condition(*results))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return False  # review tries each condition on right results, so a fault of its own is found there


def _close(one, other, tolerance) -> bool:
    number = int | float | Fraction
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other or one == other
    if isinstance(one, number) and isinstance(other, number):
        if not all(
            math.isfinite(each) for each in (one, other) if isinstance(each, float)
        ):  # no difference to infinity is small
            return one == other or (one != one and other != other)
        one, other = Fraction(one), Fraction(other)  # a whole number may be larger than any float
        return abs(one - other) <= (Fraction(tolerance) or max(abs(one), abs(other)) / 10**9)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(_close(a, b, tolerance) for a, b in zip(one, other, strict=True))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_close(one[key], other[key], tolerance) for key in one)
    return type(one) is type(other) and one == other


def shown(value: object) -> str:
    """An argument or a result of a function, as a message shows it.

    >>> shown(Fraction(1, 3)), shown({"FR", "DE"}), shown(set())
    ('0.333333', "{'DE', 'FR'}", 'an empty set')
    """
    if isinstance(value, Fraction) and abs(value) < 10**300:  # beyond it, no float holds it
        value = float(value)
    if isinstance(value, Frame | Labelled | Net):
        return article(value)
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, set | frozenset):
        return "{" + ", ".join(sorted(map(repr, value))) + "}" if value else "an empty set"
    return excerpt(repr(value), 120)
