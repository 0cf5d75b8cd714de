"""A logical formula such as ``A*C + B*~C``, compared by its meaning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from eudefence.ground.formulas import MOST_CONDITIONS, FormulaError, read
from eudefence.ground.words import joined
from eudefence.learning.answers.plain_data import Unreadable, article

from . import fields
from .kind import Kind


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
        shortest = " Give the shortest one." if self.minimal else ""
        return (
            "Type a formula in quotation marks with * for and, + for or, ~ for not, for example"
            f' `"{self._example()}"`.{shortest}'
        )

    def form(self):
        help = f"* means and, + means or, ~ means not; for example {self._example()}."
        return [{"name": "answer", "label": "Formula", "kind": "text", "help": help, "size": 30, "value": ""}]

    def answer_of(self, values):
        return fields.typed(values, "answer") or ...

    def values_of(self, answer):
        return {"answer": self.read(answer).text}

    def _example(self):
        return f"{self.conditions[0]}*~{self.conditions[-1]}"

    def read(self, answer):
        if not isinstance(answer, str):
            raise Unreadable(f"A formula is asked for as a text in quotation marks; this is {article(answer)}.")
        try:
            formula = read(answer, self.conditions)
        except FormulaError as error:
            raise Unreadable(str(error)) from None
        return Meaning(answer, formula.meaning, formula.literals)

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
