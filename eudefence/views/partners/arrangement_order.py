"""A table of partners and arrangements as the lattice and its rules read it, with kinds and names in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from eudefence.ground.arguments import one_of
from eudefence.ground.words import capitalised, cardinal, date_in_words, joined, lowered, one_or_many, some
from eudefence.models.partners import concepts, partnerships
from eudefence.models.partners.concepts import Lattice
from eudefence.models.partners.partnerships import ArrangementGrid
from eudefence.models.partners.partnerships.partner_names import in_a_sentence
from eudefence.views.page.source import source_line

UNDECIDED = {"false": "no", "true": "yes"}
_NAMES = ("Security and Defence Partnership", "European", "Permanent", "Ukraine", "Group of Five", "Joint")
_OPEN = (
    "Every cell of the table can be decided.",
    "One cell cannot be decided and counts as {side} here: {cells}.",
    "{number} cells cannot be decided and count as {side} here: {cells}.",
)


@dataclass(frozen=True)
class ArrangementOrder:
    """Partners, their arrangements on a day, and what an undecided cell counts as."""

    grid: ArrangementGrid
    undecided: str

    @cached_property
    def lattice(self) -> Lattice:
        """All groups that share exactly some arrangements, and the order between them."""
        return concepts.lattice(self.grid.truths(self.undecided))

    @property
    def day(self) -> str:
        """The day in words."""
        return f"on {date_in_words(self.grid.on)}"

    @property
    def decided(self) -> str:
        """What cannot be decided, and what it counts as, in a sentence."""
        cells = [f"{kind_in_a_sentence(kind)} of {in_a_sentence(code)}" for code, kind in self.grid.undecided]
        none, one, many = _OPEN
        number = capitalised(cardinal(len(cells)))
        return one_or_many(
            len(cells), one, many, none, number=number, side=UNDECIDED[self.undecided], cells=some(cells)
        )

    @property
    def source(self) -> str:
        """The line under the picture."""
        return source_line("partner_links", "partnerships", note="Sorting into kinds is ours.")


def read_order(
    partners: str | Iterable[str], kinds: str | Iterable[str], on: str | dt.date | None, undecided: str
) -> ArrangementOrder:
    """The table of a view, from its arguments.

    >>> read_order(["NO", "CA"], ["partnership"], "2024-05-28", "false").grid.truths()["NO"]
    {'partnership': True}
    """
    one_of("undecided", undecided, UNDECIDED)
    return ArrangementOrder(partnerships.grid(on, kinds, partners), undecided)


def kind_in_a_sentence(kind: str) -> str:
    """The name of a kind of arrangement within a sentence.

    >>> kind_in_a_sentence("nato_member"), kind_in_a_sentence("partnership")
    ('membership of NATO', 'Security and Defence Partnership')
    """
    return lowered(partnerships.KINDS[kind].words, _NAMES)


def kinds_in_a_sentence(kinds: Iterable[str]) -> str:
    """Several of them, one after another.

    >>> kinds_in_a_sentence(["defence_fund", "nato_member"])
    'European Defence Fund and membership of NATO'
    """
    return joined(map(kind_in_a_sentence, kinds))
