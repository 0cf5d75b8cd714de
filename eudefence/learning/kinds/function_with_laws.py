"""A function of the learner that must obey laws: what it says of one case binds what it may say of another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from .function import Function, keeps, shown


@dataclass(frozen=True)
class Law:
    """Something that must hold between the results of two cases.

    Attributes
    ----------
    says : str
        The law in words: "one more yes never turns a passed vote into a failed one".
    first, second : int
        Places of the two cases in `cases`.
    holds : function
        Takes both results and says True or False.
    """

    says: str
    first: int
    second: int
    holds: Callable[[object, object], bool]


@dataclass(frozen=True)
class FunctionWithLaws(Function):
    """A function compared with a reference function, and tried on laws first: a broken law says more than a wrong
    result.

    Examples
    --------
    >>> from eudefence.learning.answers.plain_data import Code
    >>> law = Law("twice the money is never worth less", 0, 1, lambda one, other: one <= other)
    >>> kind = FunctionWithLaws(("money",), cases=((1,), (2,)), laws=(law,))
    >>> key = kind.read_key(lambda money: money)
    >>> kind.comment(kind.read(Code(lambda money: -money)), key)
    'Your function gives `-1` for `answer(1)` and `-2` for `answer(2)`, but twice the money is never worth less. ...'
    """

    name: ClassVar[str] = "function with laws"

    laws: tuple[Law, ...] = ()

    def same(self, value, key):
        return super().same(value, key) and self._broken(value) is None

    def comment(self, value, key, detail=False):
        law = None if any(outcome.failure for outcome in value) else self._broken(value)
        if law is None:
            return super().comment(value, key, detail)
        one, other = (self._call(place) for place in (law.first, law.second))
        return (
            f"Your function gives `{shown(value[law.first].result)}` for {one} and `{shown(value[law.second].result)}`"
            f" for {other}, but {law.says}. Try both cases in a cell of their own and see where your function parts"
            " them."
        )

    def _broken(self, value):
        for law in self.laws:
            one, other = value[law.first], value[law.second]
            if (
                one.result is not None
                and other.result is not None
                and not one.failure
                and not other.failure
                and not keeps(law.holds, one.result, other.result)
            ):
                return law
        return None

    def _call(self, place):
        return f"`answer({', '.join(shown(argument) for argument in self.cases[place])})`"
