"""Things put in order, from first to last."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from eudefence.ground.quoting import excerpt
from eudefence.ground.words import capitalised, count, joined, some, unstopped
from eudefence.learning.answers.plain_data import Unreadable, article, listed

from . import fields
from .kind import Kind, text
from .options import letters, match_option

_SPELT = 10  # letters of an example


@dataclass(frozen=True)
class Ordering(Kind):
    """Items in order.

    Attributes
    ----------
    items : mapping or tuple, or function
        The things to order: key of the data (such as ``"rdc"``) with the words to show, or the words alone. They get
        letters in the order given, which must not be the right one.
    first, last : str
        What the two ends mean, for example "earliest" and "latest".

    The key is a list of the item keys (or words) in the right order. Items that share a place stand in a list of their
    own; either order of them is right.

    Examples
    --------
    >>> kind = Ordering({"pesco": "PESCO", "eda": "Agency", "safe": "SAFE"})
    >>> kind.read("b, a c"), kind.read(["Agency", "pesco", "c"])
    ((('b',), ('a',), ('c',)), (('b',), ('a',), ('c',)))
    >>> kind.comment(kind.read("cba"), kind.read("bac"))
    'You put “SAFE” before “Agency”, and it is the other way round. ...'
    """

    name: ClassVar[str] = "ordering"

    items: dict[str, str] | tuple[str, ...] | Callable = text(default=())
    first: str = "earliest"
    last: str = "latest"

    def how(self):
        signs = list(letters(self._texts))
        example = "".join(signs if len(signs) <= _SPELT else signs[:3])
        return f'Type the letters from {self.first} to {self.last}, for example `"{example}"` for the order shown.'

    def offered(self):
        return [("Items", list(letters(self._texts.values()).items()))]

    def read(self, answer):
        if isinstance(answer, set):
            raise Unreadable(
                "What stands in curly brackets has no order. Use square brackets, or type the letters as one text."
            )
        if isinstance(answer, list) and len(answer) == 1 and isinstance(answer[0], str):
            answer = answer[0]
        if isinstance(answer, str):
            answer = self._spelt(answer) or answer
        elif isinstance(answer, int | float | dict):
            raise Unreadable(f"Letters in order are asked for; this is {article(answer)}.")
        places, seen = [], []
        for item in listed(answer):
            tied = item if isinstance(item, list | tuple) else [item]
            place = tuple(sorted(self._letter(one) for one in tied))
            places.append(place)
            seen += place
        doubled = [letter for letter in self._lettered if seen.count(letter) > 1]
        if doubled:
            raise Unreadable(f"“{self._word(doubled[0])}” stands in your list twice. Each item has one place.")
        absent = [letter for letter in self._lettered if letter not in seen]
        if absent:
            missing = some([f"“{self._word(letter)}”" for letter in absent])
            raise Unreadable(
                f"Your list has {count(len(seen), 'item')} of {len(self._lettered)}; not placed yet: {missing}."
            )
        return tuple(places)

    def form(self):
        return [
            {
                "name": "answer",
                "label": f"From {self.first} to {self.last}",
                "kind": "ordering",
                "items": fields.pairs({letter: self._word(letter) for letter in self._lettered}),
                "value": None,
            }
        ]

    def answer_of(self, values):
        return fields.ticked(values, "answer", self._lettered) or ...

    def values_of(self, answer):
        return {"answer": [letter for place in self.read(answer) for letter in place]}

    def same(self, value, key):
        return self._first_wrong(value, key) is None

    def matches(self, value, pattern):
        return value == pattern

    def comment(self, value, key, detail=False):
        before, after = self._first_wrong(value, key)
        return (
            f"You put “{unstopped(self._word(before))}” before “{unstopped(self._word(after))}”, and it is the other"
            " way round."
            f" {self.look or f'Compare the two in the data, then sort again from {self.first} to {self.last}.'}"
        )

    def show(self, key):
        return "; ".join(self.lines(key))

    @property
    def lead(self):
        return f"From {self.first} to {self.last}"

    def lines(self, key):
        return [capitalised(joined([self._word(letter) for letter in place])) for place in key]

    def literal(self, key):
        return f'"{"".join(letter for place in key for letter in place)}"'

    def other_forms(self, key):
        flat = [letter for place in key for letter in place]
        tied_turned = [letter for place in key for letter in reversed(place)]
        words = [self._word(letter) for letter in flat]
        items = [self._lettered[letter] for letter in flat]
        return [
            flat,
            tuple(tied_turned),
            words,
            items,
            ", ".join(flat).upper(),
            " > ".join(flat),
            "".join(flat).upper(),
        ]

    @property
    def _texts(self) -> dict[str, str]:
        return self.items if isinstance(self.items, dict) else {item: item for item in self.items}

    @property
    def _lettered(self) -> dict[str, str]:
        return letters(self._texts)

    def _spelt(self, typed: str) -> list[str]:
        """The letters of a text that consists of them, such as "b, a c", "bac" or "1. b 2. a 3. c"; else nothing."""
        words = re.findall(r"[^\W\d_]+", typed.casefold())
        named = {letter: self._word(letter) for letter in self._lettered}
        if any(len(word) > 1 and (word in self._texts or match_option(word, named)) for word in words):
            return []
        found = [letter for word in words for letter in word]
        return found if len(found) > 1 and set(found) <= set(self._lettered) else []

    def _word(self, letter: str) -> str:
        return self._texts[self._lettered[letter]]

    def _letter(self, typed) -> str:
        if not isinstance(typed, str):
            raise Unreadable(
                f"“{excerpt(typed)}” is none of the items. Type their letters: {', '.join(self._lettered)}."
            )
        for letter, item in self._lettered.items():
            if typed.strip() == item:
                return letter
        letter = match_option(typed, {letter: self._word(letter) for letter in self._lettered})
        if letter is None:
            raise Unreadable(
                f"“{excerpt(typed)}” is none of the items. Type their letters: {', '.join(self._lettered)}."
            )
        return letter

    @staticmethod
    def _first_wrong(value, key):
        place = {letter: number for number, tied in enumerate(key) for letter in tied}
        flat = [letter for tied in value for letter in tied]
        for number, before in enumerate(flat):
            for after in flat[number + 1 :]:
                if place[before] > place[after]:
                    return before, after
        return None
