"""Formulae of conditions, as in qualitative comparative analysis: one reader for all that is typed.

``*``, ``&``, ``·`` and the word "and" join what must come together; ``+``, ``|`` and "or" what may stand for one
another; ``~``, ``!`` and "not" say that a condition is absent; "always" is true whatever the conditions.
Brackets group. Capitals make no difference, unless the older notation is asked for in which a name in small letters is
a condition that is absent (Ragin 1987).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from .quoting import excerpt
from .words import joined

_NAME = r"[^\W\d]\w*"
_TOKEN = re.compile(rf"\s*(?:(?P<name>{_NAME})|(?P<sign>[~!¬*·&∧+|∨()]))")
_SIGNS = {"!": "~", "¬": "~", "·": "*", "&": "*", "∧": "*", "|": "+", "∨": "+"}
_WORDS = {"not": "~", "and": "*", "or": "+"}
ALWAYS = "always"  # the formula that is true whatever the conditions
MOST_CONDITIONS = 10
MOST_DEPTH = 40


class FormulaError(ValueError):
    """A text that is no formula of the conditions; it says why, to whoever typed it."""


@dataclass(frozen=True)
class Expression:
    """A formula that was read.

    Attributes
    ----------
    text : str
        As it was typed.
    conditions : tuple of str
        The names that may occur.
    literals : int
        How many names stand in it: its length.
    tree : tuple
        ``("+", parts)``, ``("*", parts)``, ``("~", part)`` or ``("=", number of the condition)``.
    """

    text: str
    conditions: tuple[str, ...]
    literals: int
    tree: tuple[str, Any]

    def true(self, row: Sequence[bool]) -> bool:
        """Whether it is true where the conditions are present (True) or absent.

        >>> read("A*~B", ["A", "B"]).true([True, False])
        True
        """
        return _true(self.tree, row)

    def degree(self, memberships: Sequence[Any], whole: Any = 1) -> Any:
        """How far a case is in the set of the formula: the least of what is joined by and, the most of what is joined
        by or, the rest to the whole for what is absent.

        >>> read("A*~B", ["A", "B"]).degree([0.75, 0.5])
        0.5
        """
        return _degree(self.tree, memberships, whole)

    @property
    def meaning(self) -> frozenset[tuple[bool, ...]]:
        """All combinations of conditions for which it is true: two formulae mean the same if these are equal.

        >>> read("A + A*B", "AB").meaning == read("a", "AB").meaning
        True
        """
        rows = itertools.product((False, True), repeat=len(self.conditions))
        return frozenset(row for row in rows if self.true(row))


def can_be_read(name: str) -> bool:
    """Whether a condition of this name can stand in a formula: one word that begins with a letter.

    >>> can_be_read("NATO"), can_be_read("in NATO"), can_be_read("and")
    (True, False, False)
    """
    return re.fullmatch(_NAME, name) is not None and name.lower() not in (*_WORDS, ALWAYS)


def read(text: str, conditions: Iterable[str], *, small_is_absent: bool = False) -> Expression:
    """Read a formula.

    Parameters
    ----------
    text : str
    conditions : iterable of str
        The names that may occur; they differ by more than capitals.
    small_is_absent : bool
        Whether a name in small letters is a condition that is absent, and one in capitals one that is present.

    Raises
    ------
    FormulaError
        A ValueError, for what cannot be read.

    >>> read("A*C + B*~C", "ABC").meaning == read("a and c or b and not c", "ABC").meaning
    True
    >>> read("A*c", "AC", small_is_absent=True).meaning == read("A*~C", "AC").meaning
    True
    >>> read("always", "A").true([False])
    True
    >>> read("A + D", "ABC")
    Traceback (most recent call last):
    eudefence.ground.formulas.FormulaError: “D” is no condition of this task. The conditions are A, B and C.
    """
    names = tuple(conditions)
    parser = _Parser(text, names, small_is_absent)
    return Expression(text, names, parser.literals, parser.tree)


class _Parser:
    """Or of ands of conditions, with brackets; depth is limited because each bracket is a call."""

    def __init__(self, text: str, names: Sequence[str], small_is_absent: bool) -> None:
        self.names, self.small_is_absent = names, small_is_absent
        self.numbers = {name.casefold(): number for number, name in enumerate(names)}
        self.literals, self.depth, self.at = 0, 0, 0
        self.tokens: list[tuple[str | None, str | None]] = list(_tokens(text))
        self.tree = self._either()
        if self.at < len(self.tokens):
            raise FormulaError(
                "The formula cannot be read to its end: a sign is missing between two conditions, or a bracket is too"
                " many."
            )

    def _next(self) -> tuple[str | None, str | None]:
        return self.tokens[self.at] if self.at < len(self.tokens) else (None, None)

    def _either(self) -> tuple[str, Any]:
        parts = [self._both()]
        while self._next()[0] == "+":
            self.at += 1
            parts.append(self._both())
        return ("+", parts)

    def _both(self) -> tuple[str, Any]:
        parts = [self._one()]
        while self._next()[0] == "*":
            self.at += 1
            parts.append(self._one())
        return ("*", parts)

    def _one(self) -> tuple[str, Any]:
        sign, name = self._next()
        self.at += 1
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise FormulaError("The formula has too many brackets to be read.")
        tree: tuple[str, Any]
        if sign == "~":
            tree = ("~", self._one())
        elif sign == "(":
            tree = self._either()
            if self._next()[0] != ")":
                raise FormulaError("A bracket of the formula is not closed.")
            self.at += 1
        elif sign is None and name is not None:
            tree = self._condition(name)
        else:
            raise FormulaError("A condition is missing in the formula, before or after a sign.")
        self.depth -= 1
        return tree

    def _condition(self, name: str) -> tuple[str, Any]:
        if name.casefold() == ALWAYS:
            return ("*", [])
        if name.casefold() not in self.numbers:
            raise FormulaError(
                f"“{excerpt(name)}” is no condition of this task. The conditions are {joined(self.names)}."
            )
        self.literals += 1
        number = self.numbers[name.casefold()]
        absent = self.small_is_absent and name.islower() and not self.names[number].islower()
        return ("~", ("=", number)) if absent else ("=", number)


def _tokens(text: str) -> Iterable[tuple[str | None, str | None]]:
    end = 0
    while text[end:].strip():
        match = _TOKEN.match(text, end)
        if match is None:
            raise FormulaError(
                f"“{excerpt(text[end:].strip(), 10)}” has no meaning in a formula. Use names, *, +, ~ and brackets."
            )
        end = match.end()
        sign = match["sign"] or _WORDS.get(match["name"].lower())
        yield _SIGNS.get(sign, sign) if sign else None, match["name"]


def _true(tree: tuple[str, Any], row: Sequence[bool]) -> bool:
    sign, parts = tree
    if sign == "=":
        return bool(row[parts])
    if sign == "~":
        return not _true(parts, row)
    return (any if sign == "+" else all)(_true(part, row) for part in parts)


def _degree(tree: tuple[str, Any], memberships: Sequence[Any], whole: Any) -> Any:
    sign, parts = tree
    if sign == "=":
        return memberships[parts]
    if sign == "~":
        return whole - _degree(parts, memberships, whole)
    degrees = (_degree(part, memberships, whole) for part in parts)
    return max(degrees) if sign == "+" else min(degrees, default=whole)
