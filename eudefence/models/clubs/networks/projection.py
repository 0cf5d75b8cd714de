"""From clubs to ties between states: who shares how many clubs with whom, weighed in four ways."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import combinations
from types import MappingProxyType
from typing import Any

from eudefence.ground.arguments import keywords_checked, one_of

from .incidence import Incidence, bits, incidence, transposed

WEIGHTS = {
    "shared": "clubs that both are in",
    "newman": "clubs that both are in, each divided by the number of partners it gives a state (Newman 2001)",
    "jaccard": "clubs that both are in, of those that either is in",
    "overlap": "clubs that both are in, of those of the state that is in fewer",
}
Pair = tuple[str, str]


@keywords_checked
def weights(
    graph: Any, weight: str = "shared", *, leaving_out: Iterable[str] | str = (), third_states: bool = True
) -> dict[tuple[str, str], float]:
    """The ties between states as plain numbers: what `project` puts on its edges, without a graph.

    Parameters
    ----------
    graph : graph or Roll
        What `memberships` or `roll` gave.
    weight : {"shared", "newman", "jaccard", "overlap"}
    leaving_out : str or iterable of str
        Clubs to be left out; "near_universal" for those that join more than half of the states.
    third_states : bool
        Whether states outside the Union are in it.

    Returns
    -------
    dict
        Two states, in alphabetical order, to the weight of their tie. Pairs without a common club are not in it.

    Examples
    --------
    >>> from eudefence import networks
    >>> networks.weights(networks.roll("formats"))["DE", "FR"] >= 10
    True
    """
    one_of("weight", weight, WEIGHTS)
    return dict(pair_weights(incidence(graph, leaving_out, third_states), weight))


@lru_cache(maxsize=128)
def pair_weights(network: Incidence, weight: str) -> MappingProxyType[Pair, float]:
    """The weight of every pair that shares a club."""
    mine = network.by_state
    parts = [1 / (mask.bit_count() - 1) if mask.bit_count() > 1 else 0.0 for mask in network.members]
    found: dict[Pair, float] = {}
    for (a, one), (b, other) in combinations(zip(network.states, mine, strict=True), 2):
        both = one & other
        if both:
            if weight == "newman":
                found[a, b] = sum(parts[club] for club in bits(both))
            elif weight == "jaccard":
                found[a, b] = both.bit_count() / (one | other).bit_count()
            elif weight == "overlap":
                found[a, b] = both.bit_count() / min(one.bit_count(), other.bit_count())
            else:
                found[a, b] = both.bit_count()
    return MappingProxyType(found)


@lru_cache(maxsize=128)
def most_shared(network: Incidence) -> MappingProxyType[Pair, int]:
    """How many clubs each pair shares at most: if both are in every club whose list may lack them."""
    filled = [a | b | c for a, b, c in zip(network.members, network.undecided, network.missing, strict=True)]
    at_most = transposed(filled, len(network.states))
    pairs = combinations(zip(network.states, at_most, strict=True), 2)
    return MappingProxyType({(a, b): (one & other).bit_count() for (a, one), (b, other) in pairs})


@keywords_checked
def project(
    graph: Any, weight: str = "shared", *, leaving_out: Iterable[str] | str = (), third_states: bool = True
) -> Any:
    """The network of states that share clubs, weighed.

    Parameters
    ----------
    graph : graph or Roll
        What `memberships` or `roll` gave.
    weight : {"shared", "newman", "jaccard", "overlap"}
        shared: the number of common clubs. newman: each common club of k members adds 1/(k - 1), so that a large club
        ties less. jaccard: common clubs of all clubs of the two. overlap: common clubs of the clubs of the smaller one.
    leaving_out : str or iterable of str
        Clubs to be left out, by key or name; "near_universal" for those that join more than half of the states, such as
        Military Mobility, which makes the network almost complete.
    third_states : bool
        Whether states outside the Union are in it.

    Returns
    -------
    networkx.Graph
        A node for each state with `kind`, `label`, `alignment`, `memberships` (clubs it is in) and `share` (of the
        clubs open that day); an edge with `weight`, and with weight="shared" also `at_most`: what the weight would be
        if both were in every club whose list has gaps. The graph says how complete its input is.

    Raises
    ------
    ValueError
        For another weight, a club that is not there, or a graph that is not one of states and clubs.

    Notes
    -----
    A tie says that two states are in one club, not that they do much together in it. Third states are nodes of their
    own kind. Newman, "Scientific collaboration networks II", Physical Review E 64 (2001), 016132.

    Examples
    --------
    >>> from eudefence import networks
    >>> pesco = networks.memberships("pesco", on="2018-06-01")
    >>> networks.project(pesco)["ES"]["IT"]["weight"] > 5
    True
    """
    import networkx

    one_of("weight", weight, WEIGHTS)
    network = incidence(graph, leaving_out, third_states)
    known = network.completeness
    found = networkx.Graph(
        name=f"States by the clubs they share on {network.day}" if network.day else "States by the clubs they share",
        on=network.day,
        weight=weight,
        clubs=known.clubs,
        full_lists=known.full,
        memberships=known.ties,
        recalled=known.recalled,
        undecided=known.undecided,
    )
    open_clubs = len(network.clubs)
    for place, (code, mask) in enumerate(zip(network.states, network.by_state, strict=True)):
        found.add_node(
            code,
            kind="third state" if network.third[place] else "member state",
            label=network.labels[place],
            alignment=network.groups[place],
            memberships=mask.bit_count(),
            share=mask.bit_count() / open_clubs if open_clubs else 0.0,
        )
    most = most_shared(network) if weight == "shared" else {}
    for (a, b), value in pair_weights(network, weight).items():
        found.add_edge(a, b, weight=value, **({"at_most": most[a, b]} if most else {}))
    return found
