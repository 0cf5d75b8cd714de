"""Whether a source supports a claim, contradicts it, or is silent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from eudefence.ground.quoting import excerpt
from eudefence.learning.answers.plain_data import Unreadable

from .choice import Choice
from .options import folded


def supported(*more: str) -> Choice:
    """Whether a source supports a claim: a choice with three fixed options.

    >>> [words for _, words in supported().offered()[0][1]]
    ['supported by the source', 'contradicted by the source', 'not in the source']
    """
    return SupportedOrNot(("supported by the source", "contradicted by the source", "not in the source", *more))


@dataclass(frozen=True)
class SupportedOrNot(Choice):
    """Supported by the source, contradicted by it, or not in it. Made by `supported`.

    >>> supported().read("yes"), supported().read("the source is silent")
    ('a', 'c')
    """

    name: ClassVar[str] = "supported or not"

    def read(self, answer):
        words = (
            folded(("no", "yes")[answer] if isinstance(answer, bool) else answer)
            if isinstance(answer, bool | str)
            else ""
        )
        if words in _YES:
            return "a"
        if words in _NO:
            raise Unreadable(
                f"“{excerpt(answer)}” can mean two things here: the source says the opposite (b, contradicted), or it"
                " says nothing about it (c, not in the source). Which of the two?"
            )
        if words.startswith("contradict"):
            return "b"
        if any(f" {sign} " in f" {words} " for sign in _SILENT):
            return "c"
        return super().read(answer)


_YES = ("yes", "ja", "oui", "true", "right", "correct", "supports", "it is supported")
_NO = (
    "no",
    "nein",
    "non",
    "false",
    "wrong",
    "untrue",
    "not true",
    "unsupported",
    "not supported",
    "not supported by the source",
)
_SILENT = ("not in", "silent", "nothing", "not mentioned", "not stated")
