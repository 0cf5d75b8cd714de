"""All concepts of a table and the order between them: the lattice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained, read_only
from eudefence.ground.frames import Tabular
from eudefence.ground.lists import listed
from eudefence.ground.words import capitalised, count, joined, one_or_many, some

from .context import Context, read, refuse_concepts

__all__ = ["Concept", "Disturbance", "Lattice", "lattice"]
RELATIONS: Mapping[str, str] = read_only(
    {
        "same": "{one} and {other} have the same here",
        "more": "{one} has all that {other} has, and more",
        "less": "{other} has all that {one} has, and more",
        "apart": "neither has all that the other has: {one} and {other} cannot be ranked here",
    }
)


@dataclass(frozen=True)
class Concept:
    """A group, and all that everybody in it has.

    Attributes
    ----------
    objects : tuple of str
        Everybody who has all the attributes.
    attributes : tuple of str
        Everything that all the objects have.
    own_objects : tuple of str
        Those whose attributes are exactly these: they stand here.
    own_attributes : tuple of str
        Those that only this group has: reading upwards, they enter here.
    height : int
        Steps on the longest way down from the top, where all objects stand.
    """

    objects: tuple[str, ...]
    attributes: tuple[str, ...]
    own_objects: tuple[str, ...]
    own_attributes: tuple[str, ...]
    height: int


@dataclass(frozen=True, repr=False)
class Disturbance(Explained):
    """What the lattice would be if one cell of the table were the other way round.

    Attributes
    ----------
    now : int
        Concepts of the table as it is.
    least, most : int
        Fewest and most concepts after one change.
    cells : int
        Cells that can be changed.
    moving : tuple of (object, attribute)
        Cells whose change makes another number of concepts.
    """

    now: int
    least: int
    most: int
    cells: int
    moving: tuple[tuple[str, str], ...]

    def explain(self) -> str:
        """How much hangs on one cell."""
        return (
            f"{count(self.now, 'concept')}. With one of {count(self.cells, 'cell')} the other way round there would be"
            f" {self.least} to {self.most}; {len(self.moving)} of the cells change the number."
        )


@dataclass(frozen=True, repr=False)
class Lattice(Tabular, Explained):
    """All concepts of a table, from the top (everybody) down, and which lies directly under which.

    Attributes
    ----------
    context : Context
    concepts : tuple of Concept
    covers : tuple of (int, int)
        (upper, lower) places in `concepts`, with nothing between: the lines of the drawing.
    """

    context: Context
    concepts: tuple[Concept, ...]
    covers: tuple[tuple[int, int], ...]

    def place(self, name: str) -> int:
        """Where an object stands: the place of the concept with exactly its attributes.

        >>> found = lattice({"Norway": ["declaration", "market"], "Canada": ["declaration"]})
        >>> found.place("Canada"), found.place("Norway")
        (0, 1)
        """
        self.context.object_place(name)
        return next(place for place, concept in enumerate(self.concepts) if name in concept.own_objects)

    def relation(self, one: str, other: str) -> str:
        """How two objects stand to one another: "same", "more" (the first has all the other has, and more), "less", or
        "apart" (they cannot be ranked).

        >>> lattice({"Norway": ["market"], "Canada": ["loan"]}).relation("Norway", "Canada")
        'apart'
        """
        first, second = (self.context.have[self.context.object_place(name)] for name in (one, other))
        both = first & second
        if first == second:
            return "same"
        return "more" if both == second else "less" if both == first else "apart"

    def compare(self, one: str, other: str) -> str:
        """The same in a sentence, with what they share."""
        said = RELATIONS[self.relation(one, other)].format(one=one, other=other)
        first, second = (self.context.have[self.context.object_place(name)] for name in (one, other))
        both = self.context.named_attributes(first & second)
        shares = f"They share {joined(both)}." if both else "They share nothing in this table."
        return f"{capitalised(said)}. {shares}"

    @cached_property
    def pairs_apart(self) -> tuple[int, int]:
        """How many pairs of objects cannot be ranked, and how many pairs there are."""
        names = self.context.objects
        pairs = [(one, other) for place, one in enumerate(names) for other in names[place + 1 :]]
        return sum(self.relation(*pair) == "apart" for pair in pairs), len(pairs)

    def disturbed(self) -> Disturbance:
        """The number of concepts if one cell were the other way round, over all cells.

        >>> print(lattice({"Norway": ["declaration", "market"], "Canada": ["declaration"]}).disturbed())
        2 concepts. With one of 4 cells the other way round there would be 1 to 4; 2 of the cells change the number.
        """
        context, now, found = self.context, len(self.concepts), {}
        for place, name in enumerate(context.objects):
            for column, attribute in enumerate(context.attributes):
                found[name, attribute] = len(_closed_sets(context.turned(place, column)))
        counts = found.values()
        moving = tuple(cell for cell, amount in found.items() if amount != now)
        return Disturbance(now, min(counts), max(counts), len(found), moving)

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each concept: place, objects, attributes, height."""
        return [
            {"concept": place, "objects": one.objects, "attributes": one.attributes, "height": one.height}
            for place, one in enumerate(self.concepts)
        ]

    def explain(self) -> str:
        """How many concepts, how many pairs cannot be ranked, and what was undecided."""
        context = self.context
        apart, pairs = self.pairs_apart
        said = [
            f"{count(len(context.objects), 'object')} and {count(len(context.attributes), 'attribute')} give"
            f" {count(len(self.concepts), 'concept')}.",
            f"{one_or_many(apart, 'One pair', '{n} pairs', 'No pair')} of {pairs} cannot be ranked: each of"
            " the two has something that the other has not." if pairs else "",
        ]  # fmt: skip
        if context.decided_as:
            cells = some([f"{name} of {thing}" for thing, name in context.decided_as])
            said.append(f"Not decided, and read as the caller said: {cells}.")
        said.append("The order has no weights: it counts nothing, and it says nothing about how much an entry matters.")
        return " ".join(filter(None, said))


@keywords_checked
def lattice(
    frame: Any,
    objects: Iterable[str] | None = None,
    attributes: Iterable[str] | None = None,
    undecided: str = "error",
) -> Lattice:
    """All concepts of a table of yes and no, and the order between them.

    Parameters
    ----------
    frame : DataFrame, list of rows or mapping
        Objects down, attributes across, True or False (or 1 and 0); or a mapping of each object to the attributes it
        has. Plain rows carry the name of their object in "name" or "object"; so may a frame whose labels only count.
    objects, attributes : iterable of str, optional
        Only these rows, only these columns.
    undecided : {"error", "false", "true"}
        What a missing cell counts as. A missing cell is not a no: compare both.

    Returns
    -------
    Lattice
        `concepts` from the top down, `covers`, `place(name)`, `relation(one, other)`, `disturbed()`, `explain()`.

    Raises
    ------
    ValueError
        For a table that is no table of yes and no, gives more than 4,000 concepts, or has missing cells while
        `undecided` is "error".

    Notes
    -----
    What a concept's group shares is an intersection of rows, and all intersections are found row by row. Their number
    can double with each attribute, and one entry can change many of them: see `disturbed`.

    References
    ----------
    Wille, R. (1982), "Restructuring Lattice Theory"; Ganter, B. and Wille, R. (1999), Formal Concept Analysis,
    chapters 1 and 2.

    Examples
    --------
    >>> from eudefence import concepts, partnerships
    >>> found = concepts.lattice(partnerships.grid().truths("false"))
    >>> found.relation("NO", "CA")
    'apart'
    """
    return ordered(narrowed(read(frame, undecided), objects, attributes))


def narrowed(context: Context, objects: Iterable[str] | None, attributes: Iterable[str] | None) -> Context:
    """Only some rows and columns of a context, in its own order."""
    if objects is None and attributes is None:
        return context
    kept = set(context.objects)
    if objects is not None:
        asked = listed(objects, "objects", "an object or a list of objects")
        kept = {context.objects[context.object_place(one, "objects")] for one in asked}
    bits = (1 << len(context.attributes)) - 1 if attributes is None else context.attribute_bits(attributes)
    names = context.named_attributes(bits)
    columns = [context.attributes.index(name) for name in names]
    have = tuple(
        sum((own >> column & 1) << new for new, column in enumerate(columns))
        for name, own in zip(context.objects, context.have, strict=True)
        if name in kept
    )
    if not have or not names:
        empty = "objects" if not have else "attributes"
        raise ValueError(f"{empty}: none chosen; at least one is needed.")
    decided = tuple(cell for cell in context.decided_as if cell[0] in kept and cell[1] in names)
    return Context(tuple(name for name in context.objects if name in kept), names, have, decided)


def ordered(context: Context) -> Lattice:
    """The lattice of a context that has been read."""
    intents = sorted(_closed_sets(context), key=lambda bits: (bits.bit_count(), bits))
    covers = _covers(intents)
    heights = [0] * len(intents)
    for upper, lower in covers:  # sorted by upper, and an upper concept always comes first
        heights[lower] = max(heights[lower], heights[upper] + 1)
    found = []
    for place, bits in enumerate(intents):
        own = tuple(name for name, has in zip(context.objects, context.have, strict=True) if has == bits)
        entering = tuple(name for column, name in enumerate(context.attributes) if context.closed(1 << column) == bits)
        everybody = context.named_objects(context.owners(bits))
        found.append(Concept(everybody, context.named_attributes(bits), own, entering, heights[place]))
    return Lattice(context, tuple(found), covers)


def _closed_sets(context: Context) -> list[int]:
    """All closed sets of attributes, by adding one object's attributes after another: the closed sets are the
    intersections of rows, and the set of all attributes."""
    found = {(1 << len(context.attributes)) - 1}
    for own in context.have:
        found |= {bits & own for bits in found}
        refuse_concepts(len(found))
    return list(found)


def _covers(intents: list[int]) -> tuple[tuple[int, int], ...]:
    """Which lies directly under which, where an intent that holds another lies below it."""
    lines = []
    for upper, less in enumerate(intents):
        under = [place for place, more in enumerate(intents) if less != more and less & more == less]
        lines += [
            (upper, lower)
            for lower in under
            if not any(other != lower and intents[other] & intents[lower] == intents[other] for other in under)
        ]
    return tuple(lines)
