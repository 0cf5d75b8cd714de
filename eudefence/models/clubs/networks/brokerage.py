"""Brokers: states that lie between others, are bound by few, or join those of different camps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import combinations
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from eudefence.data import countries
from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.explained import Explained
from eudefence.ground.frames import Tabular
from eudefence.ground.words import capitalised, joined

from .completeness import Completeness
from .completions import completed
from .incidence import NEAR_UNIVERSAL, Incidence, incidence, is_graph, is_two_mode
from .projection import WEIGHTS
from .tie_matrix import TieMatrix, ties, ties_of

if TYPE_CHECKING:
    import pandas as pd

ROLES = {
    "coordinator": "joins two of its own group",
    "itinerant": "joins two of one other group",
    "gatekeeper": "joins one of its own group with one of another",
    "liaison": "joins two of two other groups",
}
_COMPLETIONS = 20
_FIRST = 3  # states named in a sentence


@dataclass(frozen=True, repr=False)
class Brokers(Tabular, Explained):
    """How far each state lies between others.

    Attributes
    ----------
    betweenness : mapping
        State to the share of shortest ways between two others on which it lies; a tie is as long as its weight is
        small.
    constraint : mapping
        State to Burt's constraint: high where its partners are bound to one another; None for a state without ties.
    effective_size : mapping
        State to the number of partners that are not redundant.
    roles : mapping
        State to a mapping of `ROLES` to how many pairs of states, not tied to each other, it joins in that role.
        Groups are where states stand between the Union and NATO.
    left_out : tuple of str
        Near-universal clubs that were left out: through them hardly any pair is without a tie.
    completeness : Completeness or None
        Of the memberships; None for a network that was projected before.
    network : Incidence or None
        The memberships themselves, and how their ties are weighed.
    weight : str
    """

    betweenness: Mapping[str, float]
    constraint: Mapping[str, float | None]
    effective_size: Mapping[str, float]
    roles: Mapping[str, Mapping[str, int]]
    left_out: tuple[str, ...] = ()
    completeness: Completeness | None = None
    network: Incidence | None = None
    weight: str = "shared"

    @cached_property
    def range(self) -> Mapping[str, tuple[float, float]] | None:
        """The lowest and the highest betweenness of each state, as listed and with the gaps in the lists filled in
        twenty ways; None for a network that was projected before.
        """
        if self.network is None:
            return None
        filled = (ties_of(one, self.weight) for one in completed(self.network, _COMPLETIONS, 0))
        every = [self.betweenness, *map(_betweenness, filled)]
        return MappingProxyType(
            {state: (min(one[state] for one in every), max(one[state] for one in every)) for state in self.betweenness}
        )

    @property
    def rows(self) -> list[dict[str, Any]]:
        """A plain row for each state."""
        return [
            {
                "state": state,
                "betweenness": self.betweenness[state],
                "constraint": self.constraint[state],
                "effective_size": self.effective_size[state],
                **self.roles[state],
            }
            for state in self.betweenness
        ]

    @property
    def table(self) -> pd.DataFrame:
        """The rows as a frame, one for each state."""
        return super().table.set_index("state")

    def explain(self) -> str:
        """Who lies between, who is least bound, who joins the camps, and how much is known."""
        said = [self.brief()]
        free = sorted((value, code) for code, value in self.constraint.items() if value is not None)
        if free:
            said.append(f"The least bound by their partners are {_named(code for _, code in free[:_FIRST])}.")
        for role, what in ROLES.items():
            ranked = sorted(((-held[role], code) for code, held in self.roles.items() if held[role]))[:_FIRST]
            names = joined(f"{countries.in_a_sentence(code)} ({-number})" for number, code in ranked)
            said.append(
                f"As {role}, who {what}: {names}."
                if ranked
                else f"Nobody is {role}, who {what}."  # two whole sentences
            )
        if self.left_out:
            said.append(f"Left out are clubs of more than half of the states: {joined(self.left_out)}.")
        if self.completeness is not None:
            said.append(self.completeness.explain())
        if self.range:
            top = max(sorted(self.betweenness), key=lambda code: self.betweenness[code])
            low, high = self.range[top]
            who = capitalised(countries.in_a_sentence(top))
            said.append(
                f"{who} lies on {self.betweenness[top]:.0%} of these ways; with the gaps in the lists filled in"
                f" {_COMPLETIONS} ways, on {low:.0%} to {high:.0%}."
            )
        return " ".join(said)

    def brief(self) -> str:
        """Who lies between others most often."""
        ranked = sorted((-value, code) for code, value in self.betweenness.items() if value > 0)[:_FIRST]
        if not ranked:
            return "Nobody lies between two others."
        return f"Most often on the shortest way between two others lie {_named(code for _, code in ranked)}."


def _named(codes: Iterable[str]) -> str:
    return joined(countries.in_a_sentence(code) for code in codes)


@keywords_checked
def brokers(
    graph: Any, *, weight: str = "shared", leaving_out: Iterable[str] | str = NEAR_UNIVERSAL, third_states: bool = True
) -> Brokers:
    """Which states lie between others, and between whom.

    Parameters
    ----------
    graph : graph or Roll
        What `memberships` or `roll` gave, or a network of states such as `project` and `backbone` give.
    weight, third_states
        As for `project`.
    leaving_out : str or iterable of str
        Clubs to be left out; by default those that join more than half of the states.

    Returns
    -------
    Brokers

    Notes
    -----
    Betweenness: Freeman 1977, with a distance of 1/weight. Constraint and effective size: Burt, Structural Holes, 1992:
    C_i is the sum over j of (p_ij + sum over q of p_iq p_qj) squared, with p_ij the share of i's ties that go to j.
    Roles: Gould and Fernandez, Sociological Methodology 19 (1989); ties have no direction here, so that gatekeeper and
    representative are one role. A tie says that two states are in one club, so that a broker is one who sits in rooms
    that others do not share; what it does there the data do not say.

    Examples
    --------
    >>> import networkx
    >>> from eudefence import networks
    >>> star = networks.brokers(networkx.star_graph(4))
    >>> star.betweenness["0"], star.constraint["0"], star.roles["0"]["coordinator"]
    (1.0, 0.25, 6)
    """
    left_out: tuple[str, ...]
    known: Completeness | None
    network: Incidence | None
    if is_graph(graph) and not is_two_mode(graph):
        held, left_out = ties(graph)[0], ()
        known, network = None, None
    else:
        everything = incidence(graph, (), third_states)
        network = incidence(graph, leaving_out, third_states)
        held = ties_of(network, one_of("weight", weight, WEIGHTS))
        names = dict(zip(everything.clubs, everything.club_labels, strict=True))
        left_out = tuple(names[club] for club in everything.clubs if club not in network.clubs)
        known = network.completeness
    by_state = dict(zip(held.states, range(len(held.states)), strict=True))
    constraint, size = _burt(held)
    return Brokers(
        betweenness=_betweenness(held),
        constraint=MappingProxyType({state: constraint[place] for state, place in by_state.items()}),
        effective_size=MappingProxyType({state: size[place] for state, place in by_state.items()}),
        roles=_roles(held),
        left_out=left_out,
        completeness=known,
        network=network,
        weight=weight,
    )


@lru_cache(maxsize=64)
def _betweenness(held: TieMatrix) -> Mapping[str, float]:
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(held.states)
    for i, row in enumerate(held.matrix):
        for j in range(i):
            if row[j]:
                graph.add_edge(held.states[i], held.states[j], distance=1 / row[j])
    found: dict[str, float] = networkx.betweenness_centrality(graph, weight="distance")
    return MappingProxyType(found)


@lru_cache(maxsize=64)
def _burt(held: TieMatrix) -> tuple[tuple[float | None, ...], tuple[float, ...]]:
    """Constraint and effective size, for which networkx takes seconds where nearly all are tied to all."""
    size = range(len(held.states))
    part = [[value / (sum(row) or 1) for value in row] for row in held.matrix]
    strongest = [max(row, default=0) or 1 for row in held.matrix]
    constraint: list[float | None] = []
    effective = []
    for i in size:
        partners = [j for j in size if held.matrix[i][j]]
        bound = 0.0
        redundant = 0.0
        for j in partners:
            through = sum(part[i][q] * part[q][j] for q in partners if q != j)
            bound += (part[i][j] + through) ** 2
            redundant += sum(part[i][q] * held.matrix[j][q] / strongest[j] for q in partners if q != j)
        constraint.append(bound if partners else None)
        effective.append(len(partners) - redundant)
    return tuple(constraint), tuple(effective)


@lru_cache(maxsize=64)
def _roles(held: TieMatrix) -> Mapping[str, Mapping[str, int]]:
    found: dict[str, Mapping[str, int]] = {}
    for place, (state, mine) in enumerate(zip(held.states, held.groups, strict=True)):
        roles = dict.fromkeys(ROLES, 0)
        partners = [j for j, value in enumerate(held.matrix[place]) if value]
        for a, b in combinations(partners, 2):
            if not held.matrix[a][b]:
                roles[_role(held.groups[a], mine, held.groups[b])] += 1
        found[state] = MappingProxyType(roles)
    return MappingProxyType(found)


def _role(one: str, between: str, other: str) -> str:
    if one == other:
        return "coordinator" if one == between else "itinerant"
    return "gatekeeper" if between in (one, other) else "liaison"
