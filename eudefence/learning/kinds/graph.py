"""A graph: its ties, and their weights where they matter."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import ClassVar

from eudefence.data import countries
from eudefence.ground.quoting import excerpt
from eudefence.ground.words import count, some
from eudefence.learning.answers.plain_data import Net, Unreadable, article

from . import fields
from .kind import Kind, as_json, computed
from .number import Number
from .options import folded
from .set_of_countries import country_code
from .wording import sorted_out

_MOST_TIES = 30  # named in one sentence

_HOW = 'Give a networkx graph or a list of pairs, for example `[("FR", "DE"), ("FR", "IT")]`.'
_HOW_WEIGHTED = (
    'Give a networkx graph or a list of pairs, with the weight as a third part, for example `[("FR", "DE", 2)]`.'
)


@dataclass(frozen=True)
class Graph(Kind):
    """A graph as a list of pairs, a dictionary of neighbours, or a networkx graph. The drawing does not matter.

    Attributes
    ----------
    of_countries : bool
        The nodes are countries, in any usual spelling; otherwise they are words.
    directed : bool
        Whether a tie from one to the other differs from the way back.
    weighted : bool
        Whether the weights are compared.
    tolerance : number
        How far off a weight may be.
    ticks : tuple of str, or function
        The members between which a form offers ties to tick. Without them, and where weights count, the answer needs
        code.

    Examples
    --------
    >>> kind = Graph(of_countries=True)
    >>> key = kind.read([["FR", "DE"], ["FR", "IT"]])
    >>> kind.same(kind.read({"France": ["Italy", "Germany"]}), key)
    True
    >>> kind.comment(kind.read(["FR-DE", "DE-IT"]), key)
    'Of your 2 ties, 1 belongs and 1 does not. 1 is missing. ...'
    """

    name: ClassVar[str] = "graph"

    of_countries: bool = False
    directed: bool = False
    weighted: bool = False
    tolerance: float = 0
    ticks: tuple[str, ...] | Callable = computed(default=())

    def how(self):
        way = "The direction counts." if self.directed else "The direction does not count."
        return f"{_HOW_WEIGHTED if self.weighted else _HOW} {way}"

    def read(self, answer):
        alone, ties = _parts(answer)
        found = {}
        for one, other, weight in ties:
            tie = (self._node(one), self._node(other))
            if not self.directed:
                tie = tuple(sorted(tie))
            found[tie] = Number().read(weight) if self.weighted and weight is not None else None
        nodes = {node for tie in found for node in tie} | {self._node(node) for node in alone}
        return frozenset(nodes), found

    @property
    def needs_code(self):
        return not self.ticks or self.weighted

    def form(self):
        if self.needs_code:
            return None
        return [
            {
                "name": "answer",
                "label": "Your answer",
                "kind": "ticks",
                "options": fields.pairs(self._ties()),
                "none": "no tie at all",
                "value": None,
            }
        ]

    def answer_of(self, values):
        ties = fields.ticked(values, "answer", self._ties())
        return ... if ties is None else [tie.split("|") for tie in ties] or set()

    def values_of(self, answer):
        found = {"|".join(tie) for tie in self.read(answer)[1]}
        return {"answer": [sign for sign in self._ties() if sign in found]}

    def untouched(self, answer):
        return super().untouched(answer) and not (isinstance(answer, set) and not answer)

    def said(self, value):
        return self._said(sorted(value[1])) if value[1] else "no tie"

    def stored(self, value):
        return as_json(ast.literal_eval(self.literal(value)))

    def _said(self, ties) -> str:
        """Ties by the names of their ends; where they lead somewhere, in the words of the form."""
        return some([(" to " if self.directed else "-").join(map(_name, tie)) for tie in ties], _MOST_TIES)

    def _ties(self) -> dict[str, str]:
        """Each tie that may be ticked: its two ends, and its words."""
        nodes = sorted(map(self._node, self.ticks))
        pairs = permutations(nodes, 2) if self.directed else combinations(nodes, 2)
        return {"|".join(pair): (" to " if self.directed else " and ").join(map(_name, pair)) for pair in pairs}

    def same(self, value, key):
        return value[0] == key[0] and value[1].keys() == key[1].keys() and not self._heavier(value, key)

    def comment(self, value, key, detail=False):
        (nodes, ties), (key_nodes, key_ties) = value, key
        foreign, missing = sorted(ties.keys() - key_ties.keys()), sorted(key_ties.keys() - ties.keys())
        if foreign or missing:
            said = (
                sorted_out(len(ties) - len(foreign), len(foreign), len(missing), "tie", "ties")
                if ties
                else "You named no tie."
            )
            if detail:
                said += f" Not among them: {self._said(foreign)}." if foreign else ""
                return said + (f" Missing: {self._said(missing)}." if missing else "")
            return f"{said} {self.look or 'Read again which ties the task asks for.'}"
        if nodes != key_nodes:
            return "The ties are right, but the members are not: a member without any tie is too many or missing."
        tie = self._heavier(value, key)
        return (
            f"The ties are right, but the weight of {self._said([tie])} differs. Look what the weight counts: shared"
            " memberships, or a share of them."
        )

    def show(self, key):
        return f"{count(len(key[0]), 'member')} and {count(len(key[1]), 'tie')}"

    def literal(self, key):
        ties = [(*tie, _plainly(weight)) if self.weighted else tie for tie, weight in sorted(key[1].items())]
        tied = {node for tie in key[1] for node in tie}
        alone = {node: [] for node in sorted(key[0] - tied)}
        if not alone and self.of_countries and not self.weighted:
            return repr(["-".join(tie) for tie in ties])  # plain words, as a reader types them
        if not alone:
            return repr(ties)
        return repr(
            {
                one: [tie[1:] if self.weighted else tie[1] for tie in ties if tie[0] == one]
                for one in sorted({t[0] for t in ties})
            }
            | alone
        )

    def other_forms(self, key):
        if self.directed or {node for tie in key[1] for node in tie} != key[0]:
            return []
        return [
            [
                (tie[1], tie[0], *([_plainly(weight)] if self.weighted else []))
                for tie, weight in reversed(key[1].items())
            ]
        ]

    def _heavier(self, value, key):
        if self.weighted:
            for tie, weight in sorted(key[1].items()):
                mine = value[1][tie]
                if mine is None or abs(mine - weight) > self.tolerance:
                    return tie
        return None

    def _node(self, name) -> str:
        if isinstance(name, bool) or not isinstance(name, str | int):
            raise Unreadable(
                f"“{excerpt(name)}” cannot be a member of the graph. Use names or codes in quotation marks."
            )
        return country_code(name) if self.of_countries else folded(str(name))


def _parts(answer):
    """Members named alone, and ties (one, other, weight)."""
    if isinstance(answer, Net):
        return list(answer.nodes), list(answer.edges)
    alone, ties = [], []
    if isinstance(answer, dict):
        for one, others in answer.items():
            alone.append(one)
            if isinstance(others, dict):
                ties += [
                    (one, other, weight.get("weight") if isinstance(weight, dict) else weight)
                    for other, weight in others.items()
                ]
            elif isinstance(others, list | set):
                for other in others:
                    pair = isinstance(other, list | tuple) and len(other) == 2
                    ties.append((one, *other) if pair else (one, other, None))
            else:
                raise Unreadable(f"The neighbours of {excerpt(one)} should be a list; this is {article(others)}.")
        return alone, ties
    if not isinstance(answer, list | set):
        raise Unreadable(f"A list of pairs or a networkx graph is asked for; this is {article(answer)}.")
    for tie in answer:
        parts = tie.replace("–", "-").split("-") if isinstance(tie, str) else tie
        if isinstance(parts, set):
            parts = sorted(parts, key=repr)
        if not isinstance(parts, list | tuple) or len(parts) not in (2, 3):
            raise Unreadable(f'“{excerpt(tie)}” is no tie. Write each tie as a pair, such as ("FR", "DE").')
        weight = parts[2] if len(parts) == 3 else None
        if isinstance(weight, dict):
            weight = weight.get("weight")
        elif isinstance(weight, tuple):
            weight = dict(weight).get("weight")
        ties.append((*(part.strip() if isinstance(part, str) else part for part in parts[:2]), weight))
    return alone, ties


def _name(node: str) -> str:
    try:
        return countries.name(node) if len(node) == 2 else excerpt(node)
    except ValueError:
        return node


def _plainly(weight):
    if weight is None:
        return None
    return int(weight) if weight.denominator == 1 else float(weight)
