"""A structured argument. The checker sees that every part is there; the learner compares it with model points."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from eudefence.ground.quoting import excerpt
from eudefence.ground.words import capitalised, count, joined
from eudefence.learning.answers.plain_data import Unreadable, article

from . import fields
from .kind import Kind, text
from .options import folded, match_option

PARTS = {
    "claim": "What you hold, in one sentence.",
    "evidence": "A passage or a figure with its date that speaks for it.",
    "counter-argument": "The strongest reason of the other side.",
    "reply": "Why you keep your claim, or how you limit it.",
    "what would change my mind": "A fact that would make you give it up.",
}


@dataclass(frozen=True)
class StructuredArgument(Kind):
    """An argument in named parts, written as a dictionary. It counts as right when it is complete; it is not marked by
    machine.

    Attributes
    ----------
    parts : mapping
        Name of each part and what belongs there.
    words : int
        How many words each part needs at least.
    model : mapping
        One complete argument, of many: its parts with their words.

    The key is a list of model points: what a good answer may contain, for both sides.

    Examples
    --------
    >>> kind = StructuredArgument({"claim": "What you hold.", "evidence": "What speaks for it."}, words=3)
    >>> kind.comment(kind.read({"claim": "It will work."}), ("Costs lie where they fall.",))
    'Still missing: evidence. What belongs there: What speaks for it.'
    """

    name: ClassVar[str] = "structured argument"
    one_call: ClassVar[bool] = False

    parts: dict[str, str] | Callable = text(default_factory=lambda: dict(PARTS))
    words: int = 8
    model: dict[str, str] = text(default_factory=dict)

    def how(self):
        return (
            f"Write each part as a text between quotation marks, with {count(self.words, 'word')} or more. The check"
            " looks whether the argument is complete, and then shows points to compare it with; it does not mark your"
            " opinion."
        )

    def offered(self):
        return [("Parts", list(self.parts.items()))]

    def stub(self):
        return "{\n" + "".join(f'    "{part}": ...,\n' for part in self.parts) + "}"

    def read(self, answer):
        if not isinstance(answer, dict):
            raise Unreadable(
                f"A dictionary with the parts is asked for, as in the cell you were given; this is {article(answer)}."
            )
        found = {}
        for typed, words in answer.items():
            part = match_option(typed, {part: part for part in self.parts}) if isinstance(typed, str) else None
            if part is None:
                raise Unreadable(f"“{excerpt(typed)}” is no part of this argument. The parts are {joined(self.parts)}.")
            if not isinstance(words, str) and not self.untouched(words):
                raise Unreadable(
                    f"The part “{part}” should be a text between quotation marks; this is {article(words)}."
                )
            found[part] = words if isinstance(words, str) else ""
        return found

    def form(self):
        return [
            {"name": part, "label": capitalised(part), "kind": "long_text", "help": words, "lines": 3, "value": ""}
            for part, words in self.parts.items()
        ]

    def answer_of(self, values):
        given = {part: fields.typed(values, part) for part in self.parts}
        return {part: words for part, words in given.items() if words} or ...

    def values_of(self, answer):
        return self.read(answer)

    def read_key(self, key):
        if not isinstance(key, list | tuple) or not key or not all(isinstance(point, str) for point in key):
            raise ValueError(f"the key of an argument is a list of model points, not {key!r}.")
        return tuple(key)

    def same(self, value, key):
        return not self._open(value) and not self._short(value) and not self._repeated(value)

    def matches(self, value, pattern):
        return value == pattern

    def comment(self, value, key, detail=False):
        absent = self._open(value)
        if absent:
            return f"Still missing: {joined(absent)}. What belongs there: {self.parts[absent[0]]}"
        short = self._short(value)
        if short:
            number = len(set(folded(value[short[0]]).split()))
            said = f"The part “{short[0]}” has {count(number, 'different word')}; {self.words} are asked for."
            return f"{said} What belongs there: {self.parts[short[0]]}"
        one, other = self._repeated(value)
        return (
            f"The parts “{one}” and “{other}” say the same. Each part has its own task; for “{other}”:"
            f" {self.parts[other]}"
        )

    def accepted(self, value, key):
        points = "\n".join(f"- {point}" for point in key)
        return (
            "The argument is complete. Now compare it with these points: which did you use, and which would you"
            f" answer?\n\n{points}"
        )

    def show(self, key):
        return "; ".join(point.rstrip(".") for point in key)

    def lines(self, key):
        return list(key)

    def texts(self, key):
        return tuple(key)

    def show_pattern(self, pattern):
        return "; ".join(f"{part}: {words}" for part, words in pattern.items())

    def table(self, key):
        told = "\n".join(f"- **{capitalised(part)}:** {words}" for part, words in self.model.items())
        return f"One complete argument, of many that could be written:\n\n{told}" if told else ""

    def literal(self, key):
        entries = "".join(
            f"    {json.dumps(part)}: {json.dumps(words, ensure_ascii=False)},\n" for part, words in self.model.items()
        )
        return f"{{\n{entries}}}" if entries else ""

    def _open(self, value):
        return [part for part in self.parts if not value.get(part, "").strip(" .…")]

    def _short(self, value):
        # Different words, so that one word typed many times is not an argument.
        return [part for part in self.parts if len(set(folded(value[part]).split())) < self.words]

    def _repeated(self, value):
        seen: dict[str, str] = {}
        for part in self.parts:
            words = folded(value[part])
            if words in seen:
                return seen[words], part
            seen[words] = part
        return None
