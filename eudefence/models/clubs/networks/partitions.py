"""Communities: groups of states with more ties inside than chance would give, over many seeds, with their stability."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import combinations
from statistics import mean, median
from types import MappingProxyType
from typing import Any

from eudefence.data import countries
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained
from eudefence.ground.numbers import whole
from eudefence.ground.words import count, joined, one_or_many

from .completions import MOST_DRAWS, completed
from .curveball import rewired
from .incidence import Incidence, is_graph, is_two_mode, transposed
from .projection import Pair
from .tie_matrix import TieMatrix, ties, ties_of

_RUNS = 50
_COMPLETIONS = 20
_RANDOM = 20  # networks drawn by chance to compare with
_Partition = tuple[int, ...]  # for each state the number of its group


@dataclass(frozen=True, repr=False)
class Communities(Explained):
    """The best division found, and how much of it returns in other runs.

    Attributes
    ----------
    groups : tuple of tuple of str
        The communities of the best run, the largest first.
    modularity : float
        Newman and Girvan's Q of the best run.
    spread : (float, float, float)
        The lowest, the middle and the highest Q of all runs.
    numbers : mapping
        How many communities were found, to the number of runs that found so many.
    agreement : float
        The mean adjusted Rand index of all pairs of runs: 1 if all agree, 0 if no more than by chance.
    together : mapping
        Two states to the share of runs in which they are in one community.
    runs, seed : int
    ties : TieMatrix
    network : Incidence or None
    weight : str
    """

    groups: tuple[tuple[str, ...], ...]
    modularity: float
    spread: tuple[float, float, float]
    numbers: Mapping[int, int]
    agreement: float
    together: Mapping[Pair, float]
    runs: int
    seed: int
    ties: TieMatrix
    network: Incidence | None = None
    weight: str = "shared"

    @cached_property
    def always(self) -> tuple[tuple[str, ...], ...]:
        """Sets of two and more states that are together in every run, the largest first."""
        left, found = list(self.ties.states), []
        while left:
            first = left.pop(0)
            others = [code for code in left if self.together[first, code] == 1]
            left = [code for code in left if code not in others]
            if others:
                found.append((first, *others))
        return tuple(sorted(found, key=lambda group: (-len(group), group)))

    @cached_property
    def by_chance(self) -> tuple[float, float] | None:
        """The lowest and the highest best Q of random networks with the same margins: what a division of pure chance
        reaches. None for a graph whose clubs are no longer known.
        """
        return None if self.network is None else _by_chance(self.network, self.weight, self.seed)

    @cached_property
    def range(self) -> tuple[float, float] | None:
        """How far this division agrees with those found when the gaps in the lists are filled in twenty ways: the
        lowest and the highest adjusted Rand index. None for a graph whose clubs are no longer known.
        """
        if self.network is None:
            return None
        number = {state: place for place, group in enumerate(self.groups) for state in group}
        mine = [number[state] for state in self.ties.states]
        found = []
        for one in completed(self.network, _COMPLETIONS, self.seed):
            best, _ = max(divisions(ties_of(one, self.weight), 3, self.seed), key=lambda run: (run[1], run[0]))
            found.append(adjusted_rand(mine, best))
        return min(found), max(found)

    def explain(self) -> str:
        """The communities, how stable they are, and whether chance would do as well."""
        groups = [joined(countries.in_a_sentence(code) for code in group) for group in self.groups if len(group) > 1]
        alone = sum(len(group) == 1 for group in self.groups)
        said = [f"{self.brief()} The communities are: {'; '.join(groups)}."]
        said.append(one_or_many(alone, "{n} state stands alone.", "{n} states stand alone.", "No state stands alone."))
        low, middle, high = self.spread
        said.append(
            f"Over {self.runs} runs Q lies between {low:.3f} and {high:.3f}, with {middle:.3f} in the middle; two runs"
            f" agree with an adjusted Rand index of {self.agreement:.2f} on average."
        )
        if self.by_chance is not None:
            said.append(
                f"Of {_RANDOM} random networks with the same margins, the best Q lies between {self.by_chance[0]:.3f}"
                f" and {self.by_chance[1]:.3f}: {_verdict(self.modularity, self.by_chance[1])}"
            )
        if self.network is not None and self.range is not None:
            said.append(self.network.completeness.explain())
            said.append(
                f"With the gaps in the lists filled in {_COMPLETIONS} ways, the best division agrees with this one with"
                f" an index of {self.range[0]:.2f} to {self.range[1]:.2f}."
            )
        return " ".join(said)

    def brief(self) -> str:
        """How many communities, and how clear."""
        number = count(len(self.groups), "community", "communities")
        return f"The best division has {number}, with Q = {self.modularity:.3f}."


def _verdict(found: float, chance: float) -> str:
    if found > chance:
        return "the division is clearer than in each of them."
    return "chance divides as clearly, and nothing should be built on this division."


@keywords_checked
def communities(
    graph: Any,
    seed: int = 0,
    *,
    runs: int = _RUNS,
    weight: str = "shared",
    leaving_out: Iterable[str] | str = (),
    third_states: bool = True,
) -> Communities:
    """Groups of states that share more clubs with one another than with the rest, found many times over.

    Parameters
    ----------
    graph : graph or Roll
        What `memberships` or `roll` gave, or a network of states.
    seed : int
        The first seed; each run has its own.
    runs : int
        How many runs.
    weight, leaving_out, third_states
        As for `project`.

    Returns
    -------
    Communities

    Notes
    -----
    Louvain's method as networkx has it (Blondel and others 2008), which depends on chance: a single run says little,
    and small differences of Q mean nothing among some thirty states. Modularity: Newman and Girvan, Physical Review E
    69 (2004), 026113. Adjusted Rand index: Hubert and Arabie 1985.

    Examples
    --------
    Two triangles joined by one tie.

    >>> import networkx
    >>> from eudefence import networks
    >>> found = networks.communities(networkx.barbell_graph(3, 0))
    >>> found.groups, found.agreement
    ((('0', '1', '2'), ('3', '4', '5')), 1.0)
    """
    runs, seed = whole(runs, "runs", 1, MOST_DRAWS), whole(seed, "seed")
    projected = is_graph(graph) and not is_two_mode(graph)
    held, network = ties(graph, weight, leaving_out, projected or third_states)
    if not any(map(any, held.matrix)):
        raise ValueError("graph: there is no tie in it, so that it has no communities.")
    found = divisions(held, runs, seed)
    best, modularity = max(found, key=lambda one: (one[1], one[0]))
    scores = sorted(score for _, score in found)
    groups: dict[int, list[str]] = {}
    for state, group in zip(held.states, best, strict=True):
        groups.setdefault(group, []).append(state)
    all_runs = [one for one, _ in found]
    return Communities(
        groups=tuple(sorted(map(tuple, groups.values()), key=lambda group: (-len(group), group))),
        modularity=modularity,
        spread=(scores[0], median(scores), scores[-1]),
        numbers=MappingProxyType(dict(sorted(Counter(len(set(one)) for one in all_runs).items()))),
        agreement=_agreement(all_runs),
        together=MappingProxyType(_together(held.states, all_runs)),
        runs=runs,
        seed=seed,
        ties=held,
        network=network,
        weight=weight,
    )


@lru_cache(maxsize=64)
def divisions(held: TieMatrix, runs: int, seed: int) -> tuple[tuple[_Partition, float], ...]:
    """The division of each run, and its modularity. Groups are numbered by their first state, so that equal divisions
    are equal.
    """
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(range(len(held.states)))  # whole numbers: sets of them are walked through in one order
    for i, row in enumerate(held.matrix):
        graph.add_weighted_edges_from((i, j, row[j]) for j in range(i) if row[j])
    found = []
    for run in range(runs):
        groups = networkx.community.louvain_communities(graph, weight="weight", seed=random.Random(f"{seed} {run}"))
        number = {place: min(group) for group in groups for place in group}
        score: float = networkx.community.modularity(graph, groups, weight="weight")
        found.append((tuple(number[place] for place in sorted(number)), score))
    return tuple(found)


def adjusted_rand(one: Sequence[int], other: Sequence[int]) -> float:
    """How far two divisions agree beyond chance (Hubert and Arabie 1985).

    >>> adjusted_rand([0, 0, 1, 1], [5, 5, 7, 7]), round(adjusted_rand([0, 0, 1, 1], [0, 1, 0, 1]), 3)
    (1.0, -0.5)
    """

    def pairs(numbers: Iterable[int]) -> float:
        return sum(number * (number - 1) / 2 for number in numbers)

    both = pairs(Counter(zip(one, other, strict=True)).values())
    mine, theirs = pairs(Counter(one).values()), pairs(Counter(other).values())
    every = len(one) * (len(one) - 1) / 2
    expected = mine * theirs / every if every else 0.0
    most = (mine + theirs) / 2
    return 1.0 if most == expected else (both - expected) / (most - expected)


def _agreement(runs: list[_Partition]) -> float:
    """Runs that found the same division are compared once."""
    times = Counter(runs)
    total, pairs = 0.0, len(runs) * (len(runs) - 1) / 2
    for number in times.values():
        total += number * (number - 1) / 2
    for (one, number), (other, often) in combinations(times.items(), 2):
        total += number * often * adjusted_rand(one, other)
    return total / pairs if pairs else 1.0


def _together(states: tuple[str, ...], runs: list[_Partition]) -> dict[Pair, float]:
    pairs = combinations(range(len(states)), 2)
    return {(states[i], states[j]): mean(float(one[i] == one[j]) for one in runs) for i, j in pairs}


@lru_cache(maxsize=16)
def _by_chance(network: Incidence, weight: str, seed: int) -> tuple[float, float]:
    best = []
    for rows in rewired(network.by_state, _RANDOM, seed):
        drawn = replace(network, members=transposed(rows, len(network.clubs)))
        best.append(max(score for _, score in divisions(ties_of(drawn, weight), 5, seed)))
    return min(best), max(best)
