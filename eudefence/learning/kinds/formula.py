"""A logical formula such as ``A*C + B*~C``, compared by its meaning."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from typing import ClassVar

from eudefence.ground.quoting import excerpt
from eudefence.ground.words import joined
from eudefence.learning.answers.plain_data import Unreadable, article

from .kind import Kind

_TOKEN = re.compile(r"\s*(?:(?P<name>[^\W\d]\w*)|(?P<sign>[~!¬*·&∧+|∨()]))")
_SIGNS = {"!": "~", "¬": "~", "·": "*", "&": "*", "∧": "*", "|": "+", "∨": "+"}
_WORDS = {"not": "~", "and": "*", "or": "+"}
MOST_CONDITIONS = 10
MOST_DEPTH = 40


@dataclass(frozen=True)
class Meaning:
    """What a formula says: the combinations of conditions for which it is true, and how long it is written."""

    text: str
    true: frozenset[tuple[bool, ...]]
    literals: int


@dataclass(frozen=True)
class Formula(Kind):
    """A formula of conditions, as in qualitative comparative analysis (QCA): ``*`` and, ``+`` or, ``~`` not.

    Attributes
    ----------
    conditions : tuple of str
        The names that may occur.
    minimal : bool
        A longer formula with the same meaning is not enough.

    The key is a formula, or a list of formulae of which any one is right.

    Examples
    --------
    >>> kind = Formula(("A", "B", "C"), minimal=True)
    >>> key = kind.read_key("A*C + B*~C")
    >>> kind.same(kind.read("not c and B or C & A"), key)
    True
    >>> kind.comment(kind.read("A*C + B*~C + A*B*C"), key)
    'Your formula means the same, but it is not the shortest. ...'
    """

    name: ClassVar[str] = "formula"

    conditions: tuple[str, ...] = ()
    minimal: bool = False

    def how(self):
        example = f"{self.conditions[0]}*~{self.conditions[-1]}"
        shortest = " Give the shortest one." if self.minimal else ""
        return (
            "Type a formula in quotation marks with * for and, + for or, ~ for not, for example"
            f' `"{example}"`.{shortest}'
        )

    def read(self, answer):
        if not isinstance(answer, str):
            raise Unreadable(f"A formula is asked for as a text in quotation marks; this is {article(answer)}.")
        names = {name.casefold(): number for number, name in enumerate(self.conditions)}
        tree, literals = _Parser(answer, names).whole()
        rows = itertools.product((False, True), repeat=len(self.conditions))
        return Meaning(answer, frozenset(row for row in rows if _true(tree, row)), literals)

    def read_key(self, key):
        if len(self.conditions) > MOST_CONDITIONS:
            raise ValueError(f"conditions: {len(self.conditions)} are too many; at most {MOST_CONDITIONS}.")
        try:
            return tuple(self.read(str(one)) for one in ([key] if isinstance(key, str) else key))
        except Unreadable as error:
            raise ValueError(f"the key {key!r} cannot be read as a formula: {error}") from None

    def same(self, value, key):
        return any(value.true == one.true and (not self.minimal or value.literals <= one.literals) for one in key)

    def matches(self, value, pattern):
        return value.true == pattern.true and (not self.minimal or value.literals == pattern.literals)

    def comment(self, value, key, detail=False):
        if any(value.true == one.true for one in key):
            return (
                "Your formula means the same, but it is not the shortest. Look for two terms that differ in one"
                " condition only."
            )
        case = min(value.true ^ key[0].true)
        states = joined(
            f"{name} {'present' if here else 'absent'}" for name, here in zip(self.conditions, case, strict=True)
        )
        said, should = (
            ("includes", "should leave it out") if case in value.true else ("leaves out", "should include it")
        )
        return f"Your formula {said} the case with {states}, and {should}. Look at that row of the truth table."

    def show(self, key):
        return joined((one.text for one in key), "or")

    def show_pattern(self, pattern):
        return pattern.text

    def stored(self, value):
        return value.text

    def literal(self, key):
        return repr(key[0].text)

    def other_forms(self, key):
        return [one.text for one in key] + [
            f"({key[0].text.lower()})",
            key[0].text.replace("*", " and ").replace("~", " not ").replace("+", " or "),
        ]


class _Parser:
    """Or of ands of conditions, with brackets; depth is limited because each bracket is a call."""

    def __init__(self, text, names):
        self.text, self.names, self.literals, self.depth = text, names, 0, 0
        self.tokens = []
        end = 0
        while text[end:].strip():
            match = _TOKEN.match(text, end)
            if match is None:
                raise Unreadable(
                    f"“{excerpt(text[end:].strip(), 10)}” has no meaning in a formula. Use names, *, +, ~ and brackets."
                )
            end = match.end()
            sign = match["sign"] or _WORDS.get(match["name"].lower())
            self.tokens.append((_SIGNS.get(sign, sign), match["name"]))
        self.at = 0

    def whole(self):
        tree = self._either()
        if self.at < len(self.tokens):
            raise Unreadable(
                "The formula cannot be read to its end: a sign is missing between two conditions, or a bracket is too"
                " many."
            )
        return tree, self.literals

    def _next(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else (None, None)

    def _either(self):
        parts = [self._both()]
        while self._next()[0] == "+":
            self.at += 1
            parts.append(self._both())
        return ("+", parts)

    def _both(self):
        parts = [self._one()]
        while self._next()[0] == "*":
            self.at += 1
            parts.append(self._one())
        return ("*", parts)

    def _one(self):
        sign, name = self._next()
        self.at += 1
        self.depth += 1
        if self.depth > MOST_DEPTH:
            raise Unreadable("The formula has too many brackets to be read.")
        if sign == "~":
            tree = ("~", self._one())
        elif sign == "(":
            tree = self._either()
            if self._next()[0] != ")":
                raise Unreadable("A bracket of the formula is not closed.")
            self.at += 1
        elif sign is None and name is not None:
            if name.casefold() not in self.names:
                raise Unreadable(
                    f"“{excerpt(name)}” is no condition of this task. The conditions are {joined(self.names)}."
                )
            self.literals += 1
            tree = ("=", self.names[name.casefold()])
        else:
            raise Unreadable("A condition is missing in the formula, before or after a sign.")
        self.depth -= 1
        return tree


def _true(tree, row):
    sign, parts = tree
    if sign == "=":
        return row[parts]
    if sign == "~":
        return not _true(parts, row)
    return (any if sign == "+" else all)(_true(part, row) for part in parts)
