"""Which ties are stronger than chance would make them: the backbone of a network."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations
from types import MappingProxyType
from typing import Any

from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.numbers import share, whole

from .completions import MOST_DRAWS
from .curveball import rewired
from .incidence import Incidence, incidence, is_graph, is_two_mode
from .projection import WEIGHTS, Pair, project
from .tie_matrix import TieMatrix, ties

NULLS = {
    "disparity": "a state spreads its ties evenly over its partners (Serrano, Boguñá and Vespignani 2009)",
    "fixed_degrees": "states and clubs meet by chance, each as often as it does (Neal 2014; drawn by curveball)",
}
_DRAWS = 500


@keywords_checked
def significance(
    graph: Any,
    null: str = "disparity",
    seed: int = 0,
    *,
    draws: int = _DRAWS,
    weight: str = "shared",
    leaving_out: Iterable[str] | str = (),
    third_states: bool = True,
) -> dict[tuple[str, str], float]:
    """How likely each tie would be, at least as strong as it is, if chance made the ties.

    Parameters
    ----------
    graph, null, seed, draws, weight, leaving_out, third_states
        As for `backbone`.

    Returns
    -------
    dict
        Two states, in alphabetical order, to a chance from 0 to 1; pairs without a tie are not in it.

    Examples
    --------
    A centre with three equal ties: (1 - 1/3)^2 for each.

    >>> import networkx
    >>> from eudefence import networks
    >>> round(networks.significance(networkx.star_graph(3))["0", "1"], 4)
    0.4444
    """
    one_of("null", null, NULLS)
    one_of("weight", weight, WEIGHTS)
    draws, seed = whole(draws, "draws", 1, MOST_DRAWS), whole(seed, "seed")
    projected = is_graph(graph) and not is_two_mode(graph)
    if null == "disparity":
        return dict(_disparity(ties(graph, weight, leaving_out, projected or third_states)[0]))
    if projected:
        raise ValueError(
            "graph: it is projected already, and the clubs behind its ties are needed for null='fixed_degrees'. Give"
            " what networks.memberships gave."
        )
    if weight != "shared":
        raise ValueError(f"weight: {weight!r} found; null='fixed_degrees' compares the number of shared clubs only.")
    return dict(_fixed_degrees(incidence(graph, leaving_out, third_states), draws, seed))


@keywords_checked
def backbone(
    graph: Any,
    alpha: float = 0.05,
    null: str = "disparity",
    seed: int = 0,
    *,
    draws: int = _DRAWS,
    weight: str = "shared",
    leaving_out: Iterable[str] | str = (),
    third_states: bool = True,
) -> Any:
    """The ties that are stronger than chance would make them.

    Parameters
    ----------
    graph : graph or Roll
        What `memberships` or `roll` gave; with null="disparity" also a network of states.
    alpha : float
        A tie stays if it is less likely than this by chance, from 0 to 1.
    null : {"disparity", "fixed_degrees"}
        disparity: from the view of either state, its ties are spread evenly by chance. fixed_degrees: every state is in
        as many clubs and every club has as many members as in the data, and who is in which is drawn by chance. The
        second is the right one for memberships, in which large clubs tie everybody to everybody.
    seed, draws : int
        Of the random networks of "fixed_degrees".
    weight, leaving_out, third_states
        As for `project`.

    Returns
    -------
    networkx.Graph
        All states, and the ties that stay, with `weight` and `p`. The graph says `tested` (how many ties) and
        `expected_by_chance` (how many would stay if all were made by chance): with many ties some always do.

    Raises
    ------
    ValueError
        For another null, and for a projected network with "fixed_degrees".

    Notes
    -----
    Disparity: p = (1 - w/s)^(k - 1) for a state with k ties of total weight s, the smaller of the two states' values;
    a state with one tie says nothing about it. Fixed degrees: p = (1 + number of random networks with at least as many
    shared clubs) / (1 + draws).

    Examples
    --------
    >>> from eudefence import networks
    >>> kept = networks.backbone(networks.roll("pesco"), null="fixed_degrees", draws=200)
    >>> 0 < kept.number_of_edges() < kept.graph["tested"]
    True
    """
    limit = share(alpha, "alpha")
    projected = is_graph(graph) and not is_two_mode(graph)
    p = significance(graph, null, seed, draws=draws, weight=weight, leaving_out=leaving_out, third_states=third_states)
    found = graph.copy() if projected else project(graph, weight, leaving_out=leaving_out, third_states=third_states)
    for a, b in list(found.edges):
        key = (min(str(a), str(b)), max(str(a), str(b)))
        if a == b or p.get(key, 1.0) >= limit:
            found.remove_edge(a, b)
        else:
            found[a][b]["p"] = p[key]
    found.graph.update(null=null, alpha=limit, tested=len(p), expected_by_chance=limit * len(p))
    if null == "fixed_degrees":
        found.graph.update(draws=draws, seed=seed)
    return found


@lru_cache(maxsize=64)
def _disparity(held: TieMatrix) -> MappingProxyType[Pair, float]:
    sums = [sum(row) for row in held.matrix]
    partners = [sum(value > 0 for value in row) for row in held.matrix]
    found = {}
    for i, j in combinations(range(len(held.states)), 2):
        value = held.matrix[i][j]
        if value:
            sides = [(1 - value / sums[end]) ** (partners[end] - 1) for end in (i, j)]
            found[held.states[i], held.states[j]] = min(sides)
    return MappingProxyType(found)


@lru_cache(maxsize=64)
def _fixed_degrees(network: Incidence, draws: int, seed: int) -> MappingProxyType[Pair, float]:
    real = network.by_state
    pairs = [(i, j) for i, j in combinations(range(len(real)), 2) if real[i] & real[j]]
    shared = [(real[i] & real[j]).bit_count() for i, j in pairs]
    reached = [1] * len(pairs)
    for rows in rewired(real, draws, seed):
        for place, (i, j) in enumerate(pairs):
            reached[place] += (rows[i] & rows[j]).bit_count() >= shared[place]
    names = ((network.states[i], network.states[j]) for i, j in pairs)
    return MappingProxyType({pair: number / (draws + 1) for pair, number in zip(names, reached, strict=True)})
