"""A formal context: a table of yes and no, objects down and attributes across, read once from what people have.

Sets are whole numbers here: bit i of a set of objects stands for the i-th object.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from numbers import Real
from typing import Any

from eudefence.ground.arguments import one_of
from eudefence.ground.lists import gives_pairs, listed
from eudefence.ground.named_rows import named_rows
from eudefence.ground.numbers import is_missing
from eudefence.ground.quoting import shown
from eudefence.ground.words import one_or_many, some

MOST_OBJECTS = 60
MOST_ATTRIBUTES = 60
MOST_CONCEPTS = 4000
ACCEPTED = "a frame of True and False, a list of rows, or a mapping of each object to its attributes"
UNDECIDED = {"error": None, "false": False, "true": True}


@dataclass(frozen=True)
class Context:
    """Who has what.

    Attributes
    ----------
    objects, attributes : tuple of str
    have : tuple of int
        For each object, its attributes as a set of bits.
    decided_as : tuple of (object, attribute)
        Cells that cannot be decided and were read as the caller said.
    """

    objects: tuple[str, ...]
    attributes: tuple[str, ...]
    have: tuple[int, ...]
    decided_as: tuple[tuple[str, str], ...] = ()

    @cached_property
    def had(self) -> tuple[int, ...]:
        """For each attribute, the objects that have it as a set of bits."""
        return tuple(
            sum(1 << place for place, own in enumerate(self.have) if own >> column & 1)
            for column in range(len(self.attributes))
        )

    def shared(self, objects: int) -> int:
        """What all of these objects have; all attributes where there is no object."""
        found = (1 << len(self.attributes)) - 1
        for place, own in enumerate(self.have):
            if objects >> place & 1:
                found &= own
        return found

    def owners(self, attributes: int) -> int:
        """Who has all of these attributes; all objects where there is no attribute."""
        found = (1 << len(self.objects)) - 1
        for column, own in enumerate(self.had):
            if attributes >> column & 1:
                found &= own
        return found

    def closed(self, attributes: int) -> int:
        """These attributes with all that their owners share besides."""
        return self.shared(self.owners(attributes))

    def named_objects(self, bits: int) -> tuple[str, ...]:
        """The names of a set of objects, in the order of the table."""
        return tuple(name for place, name in enumerate(self.objects) if bits >> place & 1)

    def named_attributes(self, bits: int) -> tuple[str, ...]:
        """The names of a set of attributes, in the order of the table."""
        return tuple(name for place, name in enumerate(self.attributes) if bits >> place & 1)

    def object_place(self, name: str, argument: str = "name") -> int:
        """Where an object stands in the table."""
        return self.objects.index(one_of(argument, name, self.objects, "object"))

    def attribute_bits(self, names: Iterable[str] | str, argument: str = "attributes") -> int:
        """A set of attributes by their names."""
        places = {name: place for place, name in enumerate(self.attributes)}
        found = 0
        for name in listed(names, argument, "an attribute or a list of attributes"):
            found |= 1 << places[one_of(argument, name, places, "attribute")]
        return found

    def turned(self, place: int, column: int) -> Context:
        """The same table with one cell the other way round."""
        have = list(self.have)
        have[place] ^= 1 << column
        return Context(self.objects, self.attributes, tuple(have), self.decided_as)


def read(frame: Any, undecided: str = "error") -> Context:
    """A context from a frame, rows, a mapping of object to attributes, or of object to attribute to True or False.

    >>> read({"Norway": {"market": True, "loan": False}, "Canada": {"market": False, "loan": True}}).have
    (1, 2)
    """
    one_of("undecided", undecided, UNDECIDED)
    if isinstance(frame, Context):
        return frame
    rows = _rows(frame)
    names = tuple(dict.fromkeys(name for row in rows.values() for name in row))
    _refuse_size(len(rows), len(names))
    have, gaps = [], []
    for thing, row in rows.items():
        own = 0
        for column, name in enumerate(names):
            cell = row.get(name, False)
            if is_missing(cell):
                gaps.append((thing, name))
                cell = UNDECIDED[undecided]
            own |= bool(cell) << column
        have.append(own)
    if gaps and undecided == "error":
        cells = some([f"{name} of {thing}" for thing, name in gaps])
        said = one_or_many(len(gaps), "one cell cannot be decided ({cells})", "{n} cells cannot be decided ({cells})",
                           cells=cells)  # fmt: skip
        raise ValueError(
            f'frame: {said}; a concept needs yes or no. Say undecided="false" or "true", and compare the two.'
        )
    return Context(tuple(rows), names, tuple(have), tuple(gaps))


def refuse_concepts(found: int, what: str = "concepts") -> None:
    """Refuse to go on where there are too many to list: each attribute may double their number."""
    if found > MOST_CONCEPTS:
        raise ValueError(
            f"frame: more than {MOST_CONCEPTS:,} {what}, too many to list. Choose fewer attributes: attributes=[...]."
        )


def _refuse_size(objects: int, attributes: int) -> None:
    if not objects or not attributes:
        raise ValueError(f"frame: {objects} objects and {attributes} attributes found; at least one of each is needed.")
    if objects > MOST_OBJECTS or attributes > MOST_ATTRIBUTES:
        raise ValueError(
            f"frame: {objects} objects and {attributes} attributes found; at most {MOST_OBJECTS} and {MOST_ATTRIBUTES}"
            " are accepted."
        )


def _rows(frame: Any) -> dict[str, Mapping[str, object]]:
    if gives_pairs(frame) and getattr(frame, "ndim", 1) == 1:
        frame = {name: _marked(own, name) for name, own in frame.items()}
    rows = {}
    for name, own in named_rows(frame, "frame", ACCEPTED).items():
        if not isinstance(name, str) or not name.strip():
            raise ValueError(
                f"frame: {shown(name)} found as an object; an object is named by a text. Of a frame, the labels are the"
                " names: frame.set_index(...)."
            )
        rows[name] = _checked(own, name)
    return rows


def _marked(own: Any, name: object) -> Any:
    """A row as it is, or what an object has as a row of True."""
    return own if gives_pairs(own) else dict.fromkeys(listed(own, f"frame[{shown(name)}]", ACCEPTED), True)


def _checked(cells: Mapping[Any, object], name: str) -> Mapping[str, object]:
    odd = [one for one in cells if not isinstance(one, str) or not one.strip()]
    if odd:
        raise ValueError(f"frame[{shown(name)}]: {shown(odd[0])} found as an attribute; one is named by a text.")
    wrong = [(one, cell) for one, cell in cells.items() if not is_missing(cell) and not _yes_or_no(cell)]
    if wrong:
        raise ValueError(
            f"frame[{shown(name)}][{shown(wrong[0][0])}]: {shown(wrong[0][1])} found; True, False (or 1, 0) or a"
            " missing value is accepted."
        )
    return cells


def _yes_or_no(cell: object) -> bool:
    """Codings come as True and False, and from most programs as 1 and 0."""
    return type(cell).__name__ in ("bool", "bool_") or (isinstance(cell, Real) and cell in (0, 1))
