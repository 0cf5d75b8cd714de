"""Core and periphery: which states hold the network together, and how sure the data let one be of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any

from eudefence.data import countries
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained
from eudefence.ground.numbers import whole
from eudefence.ground.words import count, joined, one_or_many

from .completions import MOST_DRAWS, completed, open_clubs
from .core_search import best_core, same_ties
from .incidence import Incidence, is_graph, is_two_mode
from .projection import WEIGHTS
from .tie_matrix import TieMatrix, ties, ties_of

_DRAWS = 100
_NONE = "All ties are alike, so that no core can be told from a rim."
_CORE = "The core is {core}: these ties fit the pattern of a core and a rim with a correlation of {fit:.2f}."

_EXCHANGEABLE = "Some of these have the same ties as others outside, and nothing decides between them: {states}."


@dataclass(frozen=True, repr=False)
class CoreRange(Explained):
    """Which states are core when the gaps in the lists are filled in many ways.

    Attributes
    ----------
    certain : tuple of str
        In the core as listed and in every filling.
    likely : tuple of str
        In at least half of the fillings, but not in all.
    possible : tuple of str
        In at least one filling, but in less than half.
    times : mapping
        State to the number of fillings in which it is core; those with none are left out.
    draws : int
        How many fillings.
    open_clubs, clubs : int
        Clubs whose members are not all known, of how many.
    memberships : mapping
        State to the fewest and the most clubs it may be in: none, and all, of those that leave it open. These two
        limits rest on no chance.
    """

    certain: tuple[str, ...]
    likely: tuple[str, ...]
    possible: tuple[str, ...]
    times: Mapping[str, int]
    draws: int
    open_clubs: int
    clubs: int
    memberships: Mapping[str, tuple[int, int]]

    def explain(self) -> str:
        """Certain, likely, possible."""
        said = [
            f"The lists of {self.open_clubs} of {count(self.clubs, 'club')} leave members open. They were filled in"
            f" {self.draws} ways, drawn by chance."
        ]
        for word, states in (("all", self.certain), ("at least half, but not all", self.likely)):
            if states:
                said.append(_in_how_many(states, word, self))
        if self.possible:
            said.append(_in_how_many(self.possible, "less than half, but at least one", self))
        return " ".join(said)


def _in_how_many(states: tuple[str, ...], word: str, found: CoreRange) -> str:
    names = joined(f"{countries.in_a_sentence(code)} ({found.times[code]})" for code in states)
    return f"Core in {word} of them: {names}."


@dataclass(frozen=True, repr=False)
class Core(Explained):
    """The core of a network, and what it depends on.

    Attributes
    ----------
    core : tuple of str
        The states in it; none where all ties are alike.
    fit : float or None
        The correlation of the ties with the pattern of this core, from -1 to 1.
    weight : str
        How ties were weighed.
    ties : TieMatrix
    network : Incidence or None
        The memberships behind the ties; None for a graph that was projected before.
    draws, seed : int
        How `range` fills the gaps.
    """

    core: tuple[str, ...]
    fit: float | None
    weight: str
    ties: TieMatrix
    network: Incidence | None = None
    draws: int = _DRAWS
    seed: int = 0

    @cached_property
    def range(self) -> CoreRange | None:
        """How the core changes when the gaps in the lists are filled; None for a graph that no longer has its lists."""
        return None if self.network is None else _range(self.network, self.weight, self.core, self.draws, self.seed)

    @cached_property
    def exchangeable(self) -> tuple[str, ...]:
        """States that stand on both sides of the core's edge with the same ties to all others: nothing but the order
        of their codes decides which of them is named in the core.
        """
        return tuple(self.ties.states[place] for place in same_ties(self.ties.matrix, self._places))

    @property
    def _places(self) -> tuple[int, ...]:
        return tuple(self.ties.states.index(state) for state in self.core)

    @cached_property
    def without_near_universal(self) -> tuple[str, ...] | None:
        """The core if clubs of more than half of the states are left out."""
        if self.network is None:
            return None
        return core_of(self.network.without_clubs(self.network.near_universal()), self.weight)[0]

    @cached_property
    def from_sources(self) -> tuple[str, ...] | None:
        """The core if memberships that are only recalled are left out, without those that are then exchangeable."""
        if self.network is None:
            return None
        seen = _from_sources(self.network)
        there = Core(*core_of(seen, self.weight), self.weight, ties_of(seen, self.weight))
        return tuple(state for state in there.core if state not in there.exchangeable)

    @cached_property
    def by_weight(self) -> Mapping[str, tuple[str, ...]]:
        """The core under each of the four weights."""
        if self.network is None:
            return {self.weight: self.core}
        return {weight: core_of(self.network, weight)[0] for weight in WEIGHTS}

    @cached_property
    def k_core(self) -> tuple[str, ...]:
        """The innermost k-core without near-universal clubs: the largest set in which each state has a tie with at
        least k others, for the largest k. It asks for nothing but ties, and no weights.
        """
        return self._innermost[1]

    @property
    def k(self) -> int:
        """The k of `k_core`."""
        return self._innermost[0]

    @cached_property
    def _innermost(self) -> tuple[int, tuple[str, ...]]:
        import networkx

        held = self.ties
        if self.network is not None:
            held = ties_of(self.network.without_clubs(self.network.near_universal()), "shared")
        graph = networkx.Graph()
        graph.add_nodes_from(held.states)
        pairs = ((a, b) for a, row in enumerate(held.matrix) for b in range(a) if row[b])
        graph.add_edges_from((held.states[a], held.states[b]) for a, b in pairs)
        numbers: dict[str, int] = networkx.core_number(graph)
        top = max(numbers.values(), default=0)
        return top, tuple(sorted(state for state, number in numbers.items() if number == top))

    def explain(self) -> str:
        """The core, how well it fits, how much is known, and what it depends on."""
        if self.fit is None:
            return _NONE
        said = [_CORE.format(core=_named(self.core), fit=self.fit)]
        if self.exchangeable:
            said.append(_EXCHANGEABLE.format(states=_named(self.exchangeable)))
        if self.network is not None and self.range is not None:
            said += [self.network.completeness.explain(), self.range.explain()]
            if self.network.near_universal():
                said.append(
                    one_or_many(
                        len(self.network.near_universal()),
                        "Without the one club that joins more than half of the states, the core is {core}.",
                        "Without the {n} clubs that join more than half of the states, the core is {core}.",
                        core=_named(self.without_near_universal or ()),
                    )
                )
            if self.network.completeness.recalled:
                said.append(f"If only memberships seen in a source count, it is {_named(self.from_sources or ())}.")
            if self.network.completeness.older:
                said.append("Who joined or left after a list was last looked at is in none of these counts.")
        return " ".join(said)

    def brief(self) -> str:
        """The core and its fit."""
        return _NONE if self.fit is None else _CORE.format(core=_named(self.core), fit=self.fit)


def _named(codes: Iterable[str]) -> str:
    return joined(countries.in_a_sentence(code) for code in codes) or "empty"


@keywords_checked
def core_periphery(
    graph: Any,
    weight: str = "shared",
    *,
    leaving_out: Iterable[str] | str = (),
    third_states: bool = False,
    draws: int = _DRAWS,
    seed: int = 0,
) -> Core:
    """Which states are the core of a network, and which its rim.

    Parameters
    ----------
    graph : graph or Roll
        What `memberships` or `roll` gave; or a network of states, such as `project` gives.
    weight : {"shared", "newman", "jaccard", "overlap"}
        How memberships are projected.
    leaving_out : str or iterable of str
        Clubs to be left out; "near_universal" for those that join more than half of the states.
    third_states : bool
        Whether states outside the Union are in it; by default they are not.
    draws, seed : int
        In how many ways the gaps of the lists are filled for `range`, and the seed of these draws.

    Returns
    -------
    Core
        With `.core` and `.fit`; `.range` (certain, likely, possible), `.k_core`, `.without_near_universal`,
        `.from_sources` and `.by_weight` are worked out when they are asked for.

    Notes
    -----
    Borgatti and Everett, "Models of core/periphery structures", Social Networks 21 (2000), 375-395: the discrete model,
    in which ties of the core with everybody are expected and ties within the rim are not. The search climbs from the
    strongest state, the two strongest, and so on, by single moves and exchanges; it uses no chance, and may in
    principle miss a better core. How gaps are filled is described in the module `completions`; it is our assumption.

    Examples
    --------
    >>> from eudefence import networks
    >>> found = networks.core_periphery(networks.roll("pesco"))
    >>> "FR" in found.core, "FR" in found.range.certain, 0 < found.fit < 1
    (True, True, True)
    """
    draws, seed = whole(draws, "draws", 1, MOST_DRAWS), whole(seed, "seed")
    projected = is_graph(graph) and not is_two_mode(graph)  # it holds whom it holds
    held, network = ties(graph, weight, leaving_out, projected or third_states)
    core, fit = best_core(held.matrix)
    return Core(tuple(held.states[place] for place in core), fit, weight, held, network, draws, seed)


def core_of(network: Incidence, weight: str, near: tuple[str, ...] = ()) -> tuple[tuple[str, ...], float | None]:
    """The core of memberships, searched from every start, or from a core that is near and a few others."""
    held = ties_of(network, weight)
    starts: tuple[tuple[int, ...], ...] = ()
    if near:
        by_strength = sorted(range(len(held.states)), key=lambda i: (-sum(held.matrix[i]), i))
        first = tuple(place for place, state in enumerate(held.states) if state in near)
        starts = (first, *(tuple(by_strength[:size]) for size in (2, 5)))
    places, fit = best_core(held.matrix, starts)
    return tuple(held.states[place] for place in places), fit


def _from_sources(network: Incidence) -> Incidence:
    members = tuple(mask & ~memory for mask, memory in zip(network.members, network.recalled, strict=True))
    return replace(network, members=members)


@lru_cache(maxsize=64)
def _range(network: Incidence, weight: str, core: tuple[str, ...], draws: int, seed: int) -> CoreRange:
    times: Counter[str] = Counter()
    for one in completed(network, draws, seed):
        times.update(core_of(one, weight, core)[0])
    every = tuple(state for state in network.states if times[state] == draws and state in core)
    half = tuple(s for s in network.states if 2 * times[s] >= draws and s not in every)
    some = tuple(s for s in network.states if 0 < 2 * times[s] < draws)
    limits = {}
    for place, state in enumerate(network.states):
        least = sum(mask >> place & 1 for mask in network.members)
        open_to = sum((a | b) >> place & 1 for a, b in zip(network.undecided, network.missing, strict=True))
        limits[state] = (least, least + open_to)
    return CoreRange(
        every,
        half,
        some,
        MappingProxyType({state: times[state] for state in network.states if times[state]}),
        draws,
        open_clubs(network),
        len(network.clubs),
        MappingProxyType(limits),
    )
