"""How questions are written in which one chooses, sorts, orders or argues."""

from __future__ import annotations

from eudefence.ground.words import joined
from eudefence.learning.kinds import Choice, ChoiceWithReason, Classification, Ordering, StructuredArgument, supported
from eudefence.learning.kinds.supported_or_not import SupportedOrNot

from .forms import TEXT, Form, Offered
from .front_matter import unknown
from .references import Call


class OneOption(Form):
    """``## Options``; a wrong answer is the name of an option.

    The key is a name, or a function of ``item`` that holds for one of them.
    """

    kind = Choice
    by_item = True
    settings = {"options": TEXT}
    headings = ("Options",)

    def fields(self):
        return {"options": self.offered("Options", "option").for_kind()}

    def value(self, written, place):
        value = super().value(written, place)
        return (lambda: self._only(value)) if takes_item(value) else value

    def _only(self, holds: Call) -> str:
        found = [item for item in self.offers["Options"].words() if holds(item=item)]
        if len(found) != 1:
            raise ValueError(f"the key must hold for one option; it holds for {joined(found) or 'none'}")
        return found[0]

    def answer(self, named):
        return self.offers["Options"].letter(named)

    def names(self, value):
        return self.offers["Options"].by_letter(value)

    def typed(self, written, section):
        return self.answer(written)


class IsItSupported(OneOption):
    """The three options are fixed and have the names supported, contradicted and silent."""

    kind = SupportedOrNot
    settings = {}
    headings = ()

    def made(self):
        kind = supported()
        self.offers["Options"] = Offered(
            "option", dict(zip(("supported", "contradicted", "silent"), kind.options, strict=True))
        )
        look = self.one("Look")
        return SupportedOrNot(kind.options, look=look.text()) if look else kind


class OptionAndReason(Form):
    """``## Options`` and ``## Reasons``; a wrong answer: ``option`` or ``option because reason``. The key is a pair."""

    kind = ChoiceWithReason
    settings = {"options": TEXT, "reasons": TEXT}
    headings = ("Options", "Reasons")

    def fields(self):
        return {
            "options": self.offered("Options", "option").for_kind(),
            "reasons": self.offered("Reasons", "reason").for_kind(),
        }

    def answer(self, named):
        if isinstance(named, str):
            return self.offers["Options"].letter(named)
        option, reason = named
        return self.offers["Options"].letter(option), self.offers["Reasons"].number(reason) + 1

    def names(self, value):
        return self.offers["Options"].by_letter(value[0]), list(self.offers["Reasons"].words())[int(value[1]) - 1]

    def typed(self, written, section):
        option, because, reason = (part.strip() for part in written.partition(" because "))
        return self.answer((option, reason) if because else option)


class ItemsInCategories(Form):
    """``## Items`` and ``## Categories``; a wrong answer is ``item -> category``, several with commas.

    The key maps names to names, or is a function of ``item`` that gives the category of each. ``also`` names a
    function that maps items to a pair: a second category that a good argument can give them, and its reason. The
    sentence to say then stands below ``## Also``, with the placeholders ``{item}``, ``{category}``, ``{reason}`` and
    ``{key}``.
    """

    kind = Classification
    by_item = True
    settings = {"items": TEXT, "categories": TEXT, "also": TEXT}
    headings = ("Items", "Categories", "Also")

    def fields(self):
        fields = {"items": self.offered("Items", "item").for_kind(pairs=True)}
        fields["categories"] = self.offered("Categories", "category").for_kind()
        if "also" in self.set.values or self.one("Also"):
            second = self.function("also", "It names the function that gives items a second category.")
            words = self.need("Also").text()
            fields["also"] = lambda: {item: self._second(words, item, *other) for item, other in second().items()}
        return fields

    def value(self, written, place):
        value = super().value(written, place)
        if not takes_item(value):
            return value
        return lambda: {item: value(item=item) for item in self.offers["Items"].words()}

    def answer(self, named):
        items, categories = self.offers["Items"].now(), self.offers["Categories"].now()
        for item in named:
            items.number(item)
        return {item: self._words(categories, category) for item, category in named.items()}

    def names(self, value):
        categories = self.offers["Categories"].now()
        by_words = {self._words(categories, name): name for name in categories.words()}
        return {item: by_words[category] for item, category in value.items()}

    def typed(self, written, section):
        pairs = [[part.strip() for part in pair.partition("->")] for pair in written.split(",")]
        if not all(arrow and item and category for item, arrow, category in pairs):
            raise ValueError("write which item is put where, as in: ## Wrong: item -> category")
        return self.answer({item: category for item, _, category in pairs})

    def _words(self, categories: Offered, category: str) -> str:
        categories.number(category)
        return self.filled(categories.words()[category])

    def _second(self, words: str, item: str, category: str, reason: str) -> tuple[str, str]:
        parts = {
            "item": item,
            "category": self._words(self.offers["Categories"].now(), category),
            "reason": reason,
            "key": self.key()()[item],
        }
        for name, part in parts.items():
            words = words.replace(f"{{{name}}}", part)
        return parts["category"], words


class InOrder(Form):
    """``## Items``; the key lists their names, or is a function of ``item`` by which they are sorted.

    A wrong answer is ``backwards``, or ``one before other``: the two exchanged, and every order that has them so.
    ``[rows]`` gives a name the row of the data that it stands for: a function of ``item`` gets it, and learners may
    type it.
    """

    kind = Ordering
    by_item = True
    settings = {"items": TEXT, "first": TEXT, "last": TEXT, "rows": dict}
    headings = ("Items",)

    def fields(self):
        fields, items = super().fields(), self.offered("Items", "item").for_kind(pairs=True)
        if "rows" in fields:
            items = self._by_row(fields.pop("rows"), self.need("Items").entries())
        return fields | {"items": items}

    def _by_row(self, rows: dict[str, str], words: dict[str, str]) -> dict[str, str]:
        """The items by their rows in the place of their names."""
        for name, row in rows.items():
            if name not in words:
                raise self.set.place(name).fault(unknown(name, words, "item"))
            if not isinstance(row, str):
                raise self.set.place(name).fault(f"“{name}” is {row!r}. Write the key of its row in quotation marks.")
        return {self._row(name): said for name, said in words.items()}

    def _row(self, name: str) -> str:
        return self.set.get("rows", {}).get(name, name)

    def value(self, written, place):
        value = super().value(written, place)
        if not takes_item(value):
            return value
        return lambda: sorted(self.offers["Items"].words(), key=lambda item: value(item=self._row(item)))

    def answer(self, named):
        return [self._row(one) if isinstance(one, str) else [*map(self._row, one)] for one in named]

    def names(self, value):
        return [self.offers["Items"].by_letter(letter) for place in value for letter in place]

    def typed(self, written, section):
        if written == "backwards":
            return lambda: self._order()[::-1]
        one, before, other = self._two(written)
        if not before:
            raise ValueError(
                "write “backwards”, “one before other” with the names of two items, or a function with brackets"
            )

        def exchanged():
            order = self._order()
            first, second = order.index(self._row(one)), order.index(self._row(other))
            order[first], order[second] = order[second], order[first]
            return order

        return exchanged

    def typical(self, section):
        answer, when = super().typical(section)
        one, before, other = self._two(section.about)
        if before and not when:
            return answer, lambda value: self.names(value).index(one) < self.names(value).index(other)
        return answer, when

    def _two(self, written: str) -> tuple[str, str, str]:
        one, before, other = (part.strip() for part in written.partition(" before "))
        for name in (one, other) if before else ():
            self.offers["Items"].number(name)
        return one, before, other

    def _order(self) -> list[str]:
        """The right order, the items that share a place one after the other."""
        return [item for place in self.key()() for item in ([place] if isinstance(place, str) else place)]


class InParts(Form):
    """``## Points`` holds what a good argument may contain, and takes the place of a key; ``## Example`` is one.

    A wrong answer is ``only`` and the parts that are filled in; lines ``> part: words`` below it are its example.
    """

    kind = StructuredArgument
    settings = {"words": int}
    headings = ("Parts", "Points", "Example")

    def fields(self):
        parts = self.one("Parts")
        own = {"model": self.need("Example").entries()} | ({"parts": parts.entries()} if parts else {})
        return super().fields() | own

    def key(self):
        if "key" in self.set.values:
            raise self.set.place("key").fault(
                "an argument has no key. Write what a good one may contain below “## Points”."
            )
        points = self.need("Points").points()
        return lambda: points

    def typed(self, written, section):
        parts = set(self.made().parts)
        only = written.removeprefix("only ")
        asked = {part.strip() for part in only.split(",")}
        if only == written or not asked <= parts:
            strange = next(iter(sorted(asked - parts)), written)
            raise ValueError(
                f"write “only” and the parts that are filled in. {unknown(strange, sorted(parts), 'part')}"
            )
        example, _ = section.without_quotation()
        if set(example) != asked:
            raise ValueError(
                f"its example below should give {joined(sorted(asked))}, each on its own line, as in: > part: words"
            )
        return example

    def typical(self, section):
        answer, when = super().typical(section)
        given = set(answer)
        return answer, when or (lambda value: {part for part, words in value.items() if words.strip(" .…")} == given)


def takes_item(value: object) -> bool:
    """Whether something is a function that is called for each item."""
    return isinstance(value, Call) and value.takes("item")
