"""How a kind of question is written down: its settings, its headings, and what stands for an answer in them.

In a question file, and for the functions of the keys, an option, an item or a category has a name. Here names become
what the kind reads (a letter, the words of a category), and what the kind has read becomes names again.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from string import ascii_lowercase
from typing import ClassVar

from eudefence.data.fact_links import LINK
from eudefence.learning.kinds.kind import Kind

from .front_matter import Settings, unknown
from .placeholders import fill
from .references import Call, Keys, is_call
from .sections import Malformed, Place, Section

TEXT, NUMBER, YES, LIST = str, float, bool, list


@dataclass(frozen=True)
class Offered:
    """Names with their words: a list of the file, or what a function of the keys returns.

    Attributes
    ----------
    what : str
        "option", "item" ..., for messages.
    source : mapping or Call
    """

    what: str
    source: Mapping[str, str] | Call

    def words(self) -> dict[str, str]:
        """Each name with its words, in the order shown."""
        if not callable(self.source):
            return dict(self.source)
        found = self.source()
        return dict(found) if isinstance(found, Mapping) else {one: one for one in found}

    def now(self) -> Offered:
        """The same, computed once: for one answer, in which the words are asked for many times."""
        return Offered(self.what, self.words())

    def for_kind(self, pairs: bool = False) -> object:
        """What the kind takes: the words, or names with words; computed when the kind needs them."""

        def given():
            return self.words() if pairs else tuple(self.words().values())

        return given if callable(self.source) else given()

    def number(self, name: object) -> int:
        """Where a name stands in the order shown, counted from 0; a ValueError for one that is not among them."""
        names = list(self.words())
        if name not in names:
            raise ValueError(unknown(str(name), names, self.what))
        return names.index(name)

    def letter(self, name: object) -> str:
        """The letter of a name."""
        return ascii_lowercase[self.number(name)]

    def by_letter(self, letter: str) -> str:
        """The name of a letter."""
        return list(self.words())[ascii_lowercase.index(letter)]


class Form:
    """How one kind is written. Made for one file; the settings and sections of that file are what it reads.

    Subclasses name their settings and headings, and override `fields`, `answer`, `names` and `typed`.
    """

    kind: ClassVar[type[Kind]]
    settings: ClassVar[dict[str, type | tuple[type, ...]]] = {}
    headings: ClassVar[tuple[str, ...]] = ()  # besides those that every question may have
    many: ClassVar[tuple[str, ...]] = ()  # those of them that may stand several times
    by_item: ClassVar[bool] = False  # whether a function of ``item`` may be the key
    for_key: ClassVar[str] = "Name the function of the keys that computes the answer, or a fact link."

    def __init__(self, settings: Settings, sections: list[Section], keys: Keys):
        self.set = settings
        self.sections = sections
        self.keys = keys
        self.offers: dict[str, Offered] = {}  # lists of this file by heading, filled by `offered`

    # --- what a subclass says

    def fields(self) -> dict[str, object]:
        """The arguments of the kind."""
        return {name: self.set.get(name) for name in self.settings if name in self.set.values}

    def answer(self, named: object) -> object:
        """What the kind reads, from an answer in names."""
        return named

    def names(self, value: object) -> object:
        """An answer in names, from what the kind has read."""
        return value

    def typed(self, written: str, section: Section) -> object:
        """A typical wrong answer that a heading gives and does not compute; a ValueError for what it cannot be."""
        raise ValueError("it must be a function of the keys, with its brackets")

    # --- what they share

    def made(self) -> Kind:
        """The kind."""
        look = self.one("Look")
        return self.kind(**self.fields(), **({"look": look.text()} if look else {}))

    def key(self) -> Callable[[], object]:
        """What computes the right answer."""
        value = self.value(self.set.need("key", self.for_key), self.set.place("key"))
        return lambda: self.answer(value())

    def value(self, written: str, place: Place) -> Callable[[], object]:
        """What computes an answer in names: a function of the keys, or a cell of the data."""
        value = self.keys.value(written, place)
        for later in ("answer", "item"):
            if isinstance(value, Call) and value.takes(later) and not (later == "item" and self.by_item):
                raise place.fault(f"in “{written}”, {later} stands for nothing. Give plain values in the brackets.")
        return value

    def wrong(self, written: str, section: Section) -> object:
        """A typical wrong answer: a value, or a function that computes it."""
        if LINK.fullmatch(written) or is_call(written):
            value = self.value(written, section.place)
            return lambda: self.answer(value())
        try:
            return self.typed(written, section)
        except Malformed:
            raise
        except ValueError as error:
            raise section.place.fault(f"“{section.heading}”: {error}") from None

    def when(self, written: str, section: Section) -> Callable[[object], bool]:
        """A test of the keys that says for which further answers a message is meant; it takes the answer in names."""
        test = self.keys.call(written, section.place)
        if not is_call(written):
            return lambda value: bool(test.function(self.names(value)))
        return lambda value: bool(test(answer=self.names(value)))

    def typical(self, section: Section) -> tuple[object, Callable[[object], bool] | None]:
        """The answer and the test of a heading ``## Wrong: answer, whenever test``."""
        written, whenever, test = (part.strip() for part in section.about.partition(", whenever "))
        if not written:
            raise section.place.fault("“## Wrong” says what it answers, as in: ## Wrong: name")
        return self.wrong(written, section), self.when(test, section) if whenever else None

    def filled(self, text: str) -> str:
        """A text of this file with its figures in place."""
        return fill(
            text,
            {name: self.keys.fact(bound, self.set.place(name)) for name, bound in self.set.get("facts", {}).items()},
        )

    def one(self, name: str) -> Section | None:
        """The section with a heading that stands once, if it is there."""
        return next((section for section in self.sections if section.name == name), None)

    def need(self, name: str) -> Section:
        """The same, where it must be there."""
        found = self.one(name)
        if not found:
            raise self.set.place("kind").fault(
                f"a question of the kind “{self.kind.name}” needs a heading “## {name}”."
            )
        return found

    def all(self, name: str) -> list[Section]:
        """The sections with a heading that may stand several times."""
        return [section for section in self.sections if section.name == name]

    def offered(self, heading: str, what: str) -> Offered:
        """The list below a heading, or what the setting of the same name in small letters computes."""
        setting = heading.lower()
        if setting in self.set.values:
            if self.one(heading):
                raise self.set.place(setting).fault(
                    f"“{setting}” is computed here, and “## {heading}” lists it too. Keep one of them."
                )
            source: Mapping | Call = self.keys.call(self.set.get(setting), self.set.place(setting))
        else:
            source = self.need(heading).entries()
        self.offers[heading] = Offered(what, source)
        return self.offers[heading]

    def function(self, setting: str, why: str) -> Call:
        """The function that a setting names."""
        return self.keys.call(self.set.need(setting, why), self.set.place(setting))


def number_of(written: str) -> int | float:
    """A number as it is typed in a heading.

    >>> number_of("1200"), number_of("0.5")
    (1200, 0.5)
    """
    try:
        value = ast.literal_eval(written)
    except (SyntaxError, ValueError):
        value = None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"“{written}” is neither a number nor a function with its brackets")
    return value
