"""Each thing sorted into a category."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from eudefence.ground.quoting import excerpt
from eudefence.ground.words import capitalised, count, joined, one_or_many, some, unstopped
from eudefence.learning.answers.plain_data import Frame, Labelled, Unreadable, article

from . import fields
from .kind import Kind, computed, text
from .options import fits_several, letters, match_option, typed_as
from .wording import named

_SINGLE = 5  # entries that stand one on a line
# For one, for several, for none.
_STILL_OPEN = ("{n} of {all} is sorted; still open: {open}.", "{n} of {all} are sorted; still open: {open}.")
_IN_PLACE = (
    "{n} of {all} is in the right place.",
    "{n} of {all} are in the right place.",
    "None of {all} is in the right place.",
)
_NO_CATEGORY = {
    True: "“{typed}” fits more than one category. Type {right}.",
    False: "“{typed}” is none of the categories. Type {right}.",
}
_RADIOS = 5  # categories that can be seen at once; more of them are lists to choose from


@dataclass(frozen=True)
class Classification(Kind):
    """Items and the category of each.

    Attributes
    ----------
    items : mapping or tuple, or function
        Item keys with the words to show, or words alone.
    categories : tuple of str, or function
        Where they may go.

    also : mapping, or function
        Items with a second category that a good argument can give them, and the sentence to say then: such an answer
        counts as right.

    The key is a dictionary from item to category. A typical wrong answer gives only the entries that are wrong.

    Examples
    --------
    >>> items = {"rdc": "Rapid Deployment Capacity", "jef": "Joint Expeditionary Force"}
    >>> kind = Classification(items, ("in the Union", "outside it"))
    >>> answer = kind.read({"rdc": "in the union", "Joint Expeditionary Force": "in the Union"})
    >>> kind.comment(answer, kind.read({"rdc": "in the Union", "jef": "outside it"}))
    '1 of 2 is in the right place. Look again at Joint Expeditionary Force: it does not belong to “in the Union”.'
    """

    name: ClassVar[str] = "classification"
    one_call: ClassVar[bool] = False

    items: dict[str, str] | tuple[str, ...] | Callable = text(default=())
    categories: tuple[str, ...] | Callable = text(default=())
    also: dict[str, tuple[str, str]] | Callable = computed(default_factory=dict)

    def how(self):
        return (
            'Replace each `...` by the letter of a category in quotation marks, for example `"a"`. Its words count too.'
        )

    def offered(self):
        items = [("", words) for words in self._shown.values()]  # what is typed may be their words; no key is shown
        return [("Items", items), ("Categories", list(letters(self.categories).items()))]

    @property
    def _shown(self):
        """The items as they stand in a list, each on a line of its own."""
        return {item: capitalised(words) for item, words in self._texts.items()}

    def stub(self):
        return _dictionary(dict.fromkeys(self._texts, "..."))

    def read(self, answer):
        if isinstance(answer, Labelled):
            answer = dict(zip(answer.labels, answer.values, strict=True))
        if isinstance(answer, Frame) and len(answer.columns) == 2:
            item, category = answer.columns
            answer = {row[item]: row[category] for row in answer.rows}
        if isinstance(answer, list) and answer and all(isinstance(pair, list) and len(pair) == 2 for pair in answer):
            answer = {pair[0] if isinstance(pair[0], str) else excerpt(pair[0]): pair[1] for pair in answer}
        if not isinstance(answer, dict):
            raise Unreadable(f"A dictionary is asked for, as in the cell you were given; this is {article(answer)}.")
        found = {}
        for typed, category in answer.items():
            item = self._item(typed)
            if item in found:
                raise Unreadable(f"“{self._texts[item]}” stands in your answer twice. Keep one of the two.")
            if not self.untouched(category):
                found[item] = self._category(category)
        absent = [item for item in self._texts if item not in found]
        if absent:
            open_ones = some([named(self._texts[item]) for item in absent])
            raise Unreadable(one_or_many(len(found), *_STILL_OPEN, all=len(self._texts), open=open_ones))
        return {item: found[item] for item in self._texts}

    def form(self):
        options = letters(self.categories)
        return [
            {
                "name": "answer",
                "label": "Your answer",
                "kind": "mapping",
                "items": fields.pairs(self._shown),
                "options": fields.pairs(options),
                "compact": len(options) > _RADIOS,
                "value": {},
            }
        ]

    def answer_of(self, values):
        given = values.get("answer") if isinstance(values, Mapping) else None
        options = letters(self.categories)
        signs = {item: fields.picked(given, item, options) for item in self._texts}
        return {item: options.get(sign) for item, sign in signs.items()} if any(signs.values()) else ...

    def values_of(self, answer):
        if not isinstance(answer, dict):
            answer = self.read(answer)
        signs = {category: sign for sign, category in letters(self.categories).items()}
        given = {self._item(item): category for item, category in answer.items() if not self.untouched(category)}
        return {"answer": {item: signs[self._category(category)] for item, category in given.items()}}

    def read_pattern(self, answer):
        if not isinstance(answer, dict):
            raise ValueError(f"the typical wrong answer {answer!r} must be a dictionary with the wrong entries.")
        try:
            return {self._item(item): self._category(category) for item, category in answer.items()}
        except Unreadable as error:
            raise ValueError(f"the typical wrong answer {answer!r} cannot be read: {error}") from None

    def same(self, value, key):
        return not self._wrong(value, key)

    def accepted(self, value, key):
        return " ".join(words for item, (_, words) in self.also.items() if value[item] != key[item])

    def matches(self, value, pattern):
        return all(value[item] == category for item, category in pattern.items())

    def example(self, wrong, key):
        return key | self.read_pattern(wrong)

    def comment(self, value, key, detail=False):
        wrong = self._wrong(value, key)
        good = len(key) - len(wrong)
        said = one_or_many(good, *_IN_PLACE, all=len(key))
        if detail:
            return f"{said} Look again at {joined(named(self._texts[item]) for item in wrong)}."
        return f"{said} Look again at {named(self._texts[wrong[0]])}: it does not belong to “{value[wrong[0]]}”."

    def show(self, key):
        return "; ".join(self.lines(key))

    def lines(self, key):
        return [f"{capitalised(unstopped(self._texts[item]))}: {category}" for item, category in key.items()]

    def literal(self, key):
        return _dictionary({item: _quoted(category) for item, category in key.items()})

    def other_forms(self, key):
        by_category = {category: letter for letter, category in letters(self.categories).items()}
        return [
            {self._texts[item]: category.upper() for item, category in reversed(key.items())},
            {item: by_category[category] for item, category in key.items()},
            list(key.items()),
        ]

    def _wrong(self, value, key) -> list[str]:
        """Items in a place that neither the key nor a good argument gives them."""
        return [item for item in self._texts if value[item] not in (key[item], self.also.get(item, ("",))[0])]

    @property
    def _texts(self) -> dict[str, str]:
        return self.items if isinstance(self.items, dict) else {item: item for item in self.items}

    def _item(self, typed) -> str:
        item = match_option(typed, self._texts) if isinstance(typed, str) else None
        if item is None:
            raise Unreadable(
                f"“{excerpt(typed)}” is none of the {count(len(self._texts), 'item')}. Use the words of the cell you"
                " were given."
            )
        return item

    def _category(self, typed) -> str:
        if isinstance(typed, bool):
            typed = "yes" if typed else "no"
        if isinstance(typed, int):  # a category may be a year
            typed = str(typed)
        whole = {category: category for category in self.categories}
        category = match_option(typed, whole) if isinstance(typed, str) else None
        if category is None and isinstance(typed, str):
            letter = match_option(typed, letters(self.categories))
            category = letters(self.categories).get(letter)
        if category is None:
            several = isinstance(typed, str) and fits_several(typed, whole)
            said = _NO_CATEGORY[several].format(typed=excerpt(typed), right=typed_as(letters(self.categories)))
            raise Unreadable(said)
        return category


def _dictionary(code: dict[str, str]) -> str:
    """A dictionary as Python code; a long one has two entries on a line, so that its cell stays short."""
    entries = [f"{_quoted(item)}: {value}," for item, value in code.items()]
    step = 1 if len(entries) <= _SINGLE else 2
    lines = [" ".join(entries[first : first + step]) for first in range(0, len(entries), step)]
    return "{\n" + "".join(f"    {line}\n" for line in lines) + "}"


def _quoted(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
