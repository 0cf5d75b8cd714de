"""The ties between states as a square of numbers, from memberships or from a network that was projected already."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from eudefence.ground.arguments import one_of
from eudefence.ground.lists import listed as as_list
from eudefence.ground.numbers import decimal, truth

from .incidence import CLUBS_NAMED, Incidence, incidence, is_graph, is_two_mode
from .projection import WEIGHTS, pair_weights

Matrix = tuple[tuple[float, ...], ...]


@dataclass(frozen=True)
class TieMatrix:
    """States and the weights between them.

    Attributes
    ----------
    states, labels, groups : tuple of str
        Keys, sorted; what they are called; where they stand between the Union and NATO.
    matrix : tuple of tuple of float
        Symmetric, zero where there is no tie and on the diagonal.
    """

    states: tuple[str, ...]
    labels: tuple[str, ...]
    groups: tuple[str, ...]
    matrix: Matrix

    def without(self, code: str) -> TieMatrix:
        """The same without one state."""
        kept = [place for place, state in enumerate(self.states) if state != code]
        states, labels, groups = (
            tuple(column[place] for place in kept) for column in (self.states, self.labels, self.groups)
        )
        return TieMatrix(states, labels, groups, tuple(tuple(self.matrix[i][j] for j in kept) for i in kept))


@lru_cache(maxsize=512)
def ties_of(network: Incidence, weight: str = "shared") -> TieMatrix:
    """The projection of memberships."""
    return TieMatrix(
        network.states,
        network.labels,
        network.groups,
        _square(network.states, dict(pair_weights(network, weight))),
    )


def ties(
    graph: Any, weight: str = "shared", leaving_out: Iterable[str] | str = (), third_states: bool = True
) -> tuple[TieMatrix, Incidence | None]:
    """The ties that a caller's graph or roll has or gives, and the memberships behind them, if it holds them.

    Raises
    ------
    ValueError
        For what is no network, and for a projected one of which clubs or third states shall be left out: they are no
        longer to be told apart.
    """
    one_of("weight", weight, WEIGHTS)
    if is_two_mode(graph) or not is_graph(graph):
        network = incidence(graph, leaving_out, third_states)
        return ties_of(network, weight), network
    if as_list(leaving_out, "leaving_out", CLUBS_NAMED) or not truth(third_states, "third_states"):
        raise ValueError(
            "graph: it is projected already, so that nothing can be left out of it. Give what networks.memberships gave"
            " instead, or leave it out in networks.project."
        )
    if graph.is_directed():
        raise ValueError("graph: it is directed; a network in which ties have no direction is accepted.")
    nodes = {str(node): data for node, data in graph.nodes(data=True)}
    states = tuple(sorted(nodes))
    pairs = {}
    for one, other, data in graph.edges(data=True):
        value = decimal(data.get("weight", 1), f"weight of {one!r} and {other!r}")
        if value < 0:
            raise ValueError(f"graph: the tie of {one!r} and {other!r} weighs {value}; a weight is not below zero.")
        if one != other:
            pairs[str(one), str(other)] = value
    return (
        TieMatrix(
            states,
            tuple(str(nodes[state].get("label", state)) for state in states),
            tuple(str(nodes[state].get("alignment", "neither")) for state in states),
            _square(states, pairs),
        ),
        None,
    )


def _square(states: tuple[str, ...], pairs: dict[tuple[str, str], float]) -> Matrix:
    place = {state: number for number, state in enumerate(states)}
    rows = [[0.0] * len(states) for _ in states]
    for (a, b), value in pairs.items():
        rows[place[a]][place[b]] = rows[place[b]][place[a]] = float(value)
    return tuple(map(tuple, rows))
