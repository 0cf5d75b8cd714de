"""A set of countries of which many are right: judged by a rule, never compared with one stored set."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from . import fields
from .set_of_countries import SetOfCountries, country_names


def _nothing(states: frozenset[str]) -> str:
    """Words for a set that holds."""
    return ""


@dataclass(frozen=True)
class Coalition(SetOfCountries):
    """A set of countries that must do something, such as block a decision. Every set that does it is right.

    Attributes
    ----------
    fault : function
        Takes the set of codes and says what is wrong with it in a sentence or two; an empty text means that the set is
        right.

    The key is one set that is right; it is shown as an example only. A typical wrong answer is a set, mostly with
    ``when`` for all sets of its sort.

    Examples
    --------
    >>> kind = Coalition(fault=lambda states: "" if len(states) == 2 else "Two are needed.")
    >>> kind.same(kind.read(["FR", "DE"]), kind.read(["IT", "ES"])), kind.comment(kind.read(["FR"]), frozenset())
    (True, 'Two are needed.')
    """

    name: ClassVar[str] = "coalition"
    detail_says: ClassVar[str] = ""
    lead: ClassVar[str] = "One right answer, of many, is"
    typed_says: ClassVar[str] = "One right answer of many, as one types it:"

    fault: Callable[[frozenset[str]], str] = _nothing

    def how(self):
        return f"{super().how()} Many answers are right; any of them counts."

    def form(self):
        # Nobody stops or carries anything alone: "none of them" is no answer here.
        return [{**one, "none": None} for one in super().form()]

    def answer_of(self, values):
        return fields.ticked(values, "answer", self._ticks()) or ...

    def read_key(self, key):
        found = super().read_key(key)
        if said := self.fault(found):
            raise ValueError(f"the example {sorted(found)} is itself not right: {said}")
        return found

    def same(self, value, key):
        return not self.fault(value)

    def matches(self, value, pattern):
        return value == pattern

    def comment(self, value, key, detail=False):
        return self.fault(value)

    def show(self, key):
        return country_names(key)

    def show_pattern(self, pattern):
        return country_names(pattern) if pattern else f"no {self.noun[0]}"
