"""Implications of a table: whoever has these has those as well; and the shortest list from which all others follow."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.explained import Explained
from eudefence.ground.words import count, joined

from .context import Context, read, refuse_concepts
from .order import narrowed

__all__ = ["Implication", "implications"]
SUPPORTED = ("some", "all")


@dataclass(frozen=True, repr=False)
class Implication(Explained):
    """In this table, whoever has all of some attributes has others as well.

    Attributes
    ----------
    premise, conclusion : tuple of str
        Attributes; the conclusion without the premise.
    objects : tuple of str
        Who has the premise. With nobody, the implication holds because nothing speaks against it.
    """

    premise: tuple[str, ...]
    conclusion: tuple[str, ...]
    objects: tuple[str, ...]

    @property
    def support(self) -> int:
        """How many objects have the premise."""
        return len(self.objects)

    def explain(self) -> str:
        """The rule, and on how many cases it stands."""
        rule = f"Whoever has {joined(self.premise)} has {joined(self.conclusion)}."
        if not self.premise:
            rule = f"All have {joined(self.conclusion)}."
        if not self.objects:
            return f"{rule} Nobody in this table has the first: the rule holds only because nothing speaks against it."
        return f"{rule} This rests on {count(self.support, 'case')}: {joined(self.objects)}."

    def brief(self) -> str:
        """The rule with an arrow."""
        return f"{joined(self.premise) or 'anybody'} -> {joined(self.conclusion)} ({self.support})"


@keywords_checked
def implications(
    frame: Any,
    objects: Iterable[str] | None = None,
    attributes: Iterable[str] | None = None,
    undecided: str = "error",
    support: str = "some",
) -> tuple[Implication, ...]:
    """The implications of a table of yes and no: candidates for rules, to be tried on cases outside the table.

    Parameters
    ----------
    frame, objects, attributes, undecided
        As for `lattice`.
    support : {"some", "all"}
        Only implications whose premise somebody has, or the whole base.

    Returns
    -------
    tuple of Implication
        With "all" the stem base of Duquenne and Guigues: no list from which all implications of the table follow is
        shorter. With "some" the part of it that somebody bears out; from it follow all implications whose premise
        somebody has. Best supported first.

    Raises
    ------
    ValueError
        As for `lattice`.

    Notes
    -----
    An implication describes the table and is no law: one more partner can break it.

    References
    ----------
    Guigues, J.-L. and Duquenne, V. (1986), "Familles minimales d'implications informatives résultant d'un tableau de
    données binaires"; Ganter, B. and Wille, R. (1999), Formal Concept Analysis, section 2.3.

    Examples
    --------
    >>> from eudefence import concepts
    >>> print(concepts.implications({"Norway": ["loan", "declaration"], "Japan": ["declaration"], "Peru": []})[0])
    Whoever has loan has declaration. This rests on 1 case: Norway.
    """
    one_of("support", support, SUPPORTED)
    context = narrowed(read(frame, undecided), objects, attributes)
    found = []
    for premise in _pseudo_closed(context):
        more = context.closed(premise) & ~premise
        owners = context.named_objects(context.owners(premise))
        found.append(Implication(context.named_attributes(premise), context.named_attributes(more), owners))
    found.sort(key=lambda one: (-one.support, len(one.premise)))
    return tuple(one for one in found if one.objects or support == "all")


def _pseudo_closed(context: Context) -> list[int]:
    """The pseudo-closed sets in lectic order: not closed, and holding the closure of each smaller such set."""
    size = len(context.attributes)
    rules: list[tuple[int, int]] = []
    bits: int | None = 0
    passed = 0
    while bits is not None:
        passed += 1
        refuse_concepts(passed, "concepts and rules")
        closure = context.closed(bits)
        if closure != bits:
            rules.append((bits, closure))
        bits = _next(bits, size, rules)
    return [premise for premise, _ in rules]


def _next(bits: int, size: int, rules: list[tuple[int, int]]) -> int | None:
    """The lectically next set that follows all rules (the first attribute weighs most)."""
    for column in reversed(range(size)):
        if bits >> column & 1:
            bits &= ~(1 << column)
            continue
        found = _followed(bits | 1 << column, rules)
        before = (1 << column) - 1
        if not (found & ~bits) & before:
            return found
    return None


def _followed(bits: int, rules: list[tuple[int, int]]) -> int:
    """The least set that holds these attributes and follows all rules found so far."""
    again = True
    while again:
        again = False
        for premise, closure in rules:
            if premise & bits == premise and closure & ~bits:
                bits |= closure
                again = True
    return bits
