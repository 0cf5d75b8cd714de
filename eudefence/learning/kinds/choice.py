"""One of several options, by its letter or its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from eudefence.ground.quoting import excerpt
from eudefence.ground.words import count
from eudefence.learning.answers.plain_data import Code, Labelled, Unreadable, article

from . import fields
from .kind import Kind, text
from .options import fits_several, folded, letters, match_option


@dataclass(frozen=True)
class Choice(Kind):
    """One of several options.

    Attributes
    ----------
    options : tuple of str, or function
        The texts, in the order shown; they get the letters a, b, c ... A function may compute them from the data.

    The key is the text of an option or its letter.

    Examples
    --------
    >>> kind = Choice(("the operational pillar", "the industrial pillar"))
    >>> kind.read("B)"), kind.read("The industrial pillar"), kind.read("industrial")
    ('b', 'b', 'b')
    """

    name: ClassVar[str] = "choice"

    options: tuple[str, ...] | Callable = text(default=())

    def how(self) -> str:
        return 'Type the letter of one option between quotation marks, for example `"a"`.'

    def offered(self):
        return [("Options", list(letters(self.options).items()))]

    def read(self, answer):
        return read_option(answer, letters(self.options), "option")

    def form(self):
        return [fields.choice("answer", "Your answer", letters(self.options))]

    def answer_of(self, values):
        return fields.picked(values, "answer", letters(self.options)) or ...

    def values_of(self, answer):
        return {"answer": self.read(answer)}

    def comment(self, value, key, detail=False):
        return (
            f"Option {value} does not hold."
            f" {self.look or 'Read the task again and test each option against the source it names.'}"
        )

    def show(self, key):
        return letters(self.options)[key]

    def literal(self, key):
        return f'"{key}"'

    def must_be_explained(self, key):
        return [letter for letter in letters(self.options) if letter != key]

    def other_forms(self, key):
        words = letters(self.options)[key]
        return [key.upper(), f" ({key}) ", words, words.upper(), f"{key}) {words}", [key]]


def read_option(answer, options: Mapping[str, str], what: str) -> str:
    """The sign of the option that an answer names, or an Unreadable with what could be typed."""
    if isinstance(answer, Labelled):
        answer = list(answer.values)
    alone = not isinstance(answer, list | set)
    if not alone and len(answer) == 1:
        answer = next(iter(answer))
    typed = answer
    if isinstance(answer, bool):
        answer = "yes" if answer else "no"
    elif isinstance(answer, int):
        answer = str(answer)
    if isinstance(answer, Code):
        raise Unreadable("This is a function, not its result. Call it: write round brackets after its name.")
    known = ", ".join(options)
    if isinstance(answer, list | set):
        raise Unreadable(
            f"One {what} is asked for; this is {article(answer)} with {count(len(answer), 'part')}. Give one of"
            f" {known}."
        )
    if not isinstance(answer, str):
        raise Unreadable(f"The sign of one {what} is asked for; this is {article(answer)}. Give one of {known}.")
    sign = match_option(answer, options) or (_times(answer, options) if alone else None)
    if sign is None:
        said = _NO_OPTION[fits_several(answer, options)]
        raise Unreadable(said.format(typed=excerpt(typed), what=what, known=known))
    return sign


_NO_OPTION = {  # whether it fits more than one
    True: "“{typed}” fits more than one {what}. Give one of {known}.",
    False: "“{typed}” is none of the {what}s. Give one of {known}.",
}
_TIMES = {"0": "never", "zero": "never", "1": "once", "2": "twice"}


def _times(answer: str, options: Mapping[str, str]) -> str | None:
    """The sign of an option that says how often, for an answer that counts: 0 is "never"."""
    number = re.sub(r" times?$", "", folded(answer))
    return next((sign for sign, words in options.items() if folded(words) == _TIMES.get(number)), None)
