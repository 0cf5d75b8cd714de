"""The core that fits best: ties as they are against the pattern in which all ties of the core are there and no other.

Borgatti and Everett's discrete model: the pattern has a one for each pair with at least one state in the core, a zero
for each pair outside it; the fit is the correlation of the ties with the pattern over all pairs.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from math import sqrt

Matrix = tuple[tuple[float, ...], ...]
_LEAST = 1e-12  # a smaller gain is rounding
_Found = tuple[float, tuple[int, ...]]


class _Search:
    """One matrix of ties: what no core changes is added up once."""

    def __init__(self, ties: Matrix) -> None:
        self.ties = ties
        self.size = len(ties)
        self.pairs = self.size * (self.size - 1) // 2
        values = [ties[i][j] for i in range(self.size) for j in range(i)]
        self.total = sum(values)
        self.reached: dict[frozenset[int], _Found] = {}
        self.spread = self.pairs * sum(value * value for value in values) - self.total**2

    def fit(self, outer: float, core: int) -> float:
        """The correlation, from the weight of ties between states outside the core, and the number inside."""
        outside = self.size - core
        ones = self.pairs - outside * (outside - 1) // 2
        balance = ones * (self.pairs - ones)
        if not balance:
            return float("-inf")
        return (self.pairs * (self.total - outer) - ones * self.total) / sqrt(self.spread * balance)

    def climb(self, start: Iterable[int]) -> _Found:
        """The best core that single moves and exchanges reach from a start. Where a climb meets an earlier one it goes
        on as that did.
        """
        inside = set(start)
        outer, weight = self._outside(inside)
        best = self.fit(outer, len(inside))
        way: list[frozenset[int]] = []
        while True:
            here = frozenset(inside)
            if here in self.reached:
                found = self.reached[here]
                break
            way.append(here)
            moves = list(self._moves(inside, outer, weight))
            gain, place, partner, after = max(moves, key=lambda move: (move[0], -move[1], -move[2]))
            if gain <= best + _LEAST:
                found = best, tuple(sorted(inside))
                break
            for moved in {place, partner}:
                inside ^= {moved}
                sign = -1 if moved in inside else 1
                row = self.ties[moved]
                weight = [value + sign * row[j] for j, value in enumerate(weight)]
            outer, best = after, gain
        self.reached.update(dict.fromkeys(way, found))
        return found

    def _outside(self, inside: set[int]) -> tuple[float, list[float]]:
        """The weight of ties among those outside, and of each state's ties to them."""
        out = [i for i in range(self.size) if i not in inside]
        weight = [sum(row[j] for j in out) for row in self.ties]
        return sum(weight[i] for i in out) / 2, weight

    def _moves(self, inside: set[int], outer: float, weight: list[float]) -> Iterable[tuple[float, int, int, float]]:
        """Each move: the fit after it, who moves, with whom it changes places (itself: nobody), the weight outside."""
        core = len(inside)
        for i in range(self.size):
            if i in inside:
                after = outer + weight[i]
                yield self.fit(after, core - 1), i, i, after
            else:
                after = outer - weight[i]
                yield self.fit(after, core + 1), i, i, after
        # Among exchanges the fit rises as the weight outside falls, so that only the least one need be looked at.
        outs = [j for j in range(self.size) if j not in inside]
        swaps = [(weight[i] - weight[j] - self.ties[i][j], i, j) for i in inside for j in outs]
        if swaps:
            change, i, j = min(swaps)
            yield self.fit(outer + change, core), i, j, outer + change


def same_ties(ties: Matrix, core: Iterable[int]) -> tuple[int, ...]:
    """The states on both sides of a core's edge that have the same ties with all others: the fit is the same whichever
    of them is inside.

    Examples
    --------
    Three that are tied to one another, and one alone: two of the three fit as well as any other two.

    >>> ties = ((0, 1, 1, 0), (1, 0, 1, 0), (1, 1, 0, 0), (0, 0, 0, 0))
    >>> same_ties(ties, (0, 1)), same_ties(ties, (0, 1, 2))
    ((0, 1, 2), ())
    """
    inside = set(core)
    outside = [place for place in range(len(ties)) if place not in inside]
    found: set[int] = set()
    for one in inside:
        for other in outside:
            if all(ties[one][k] == ties[other][k] for k in range(len(ties)) if k not in (one, other)):
                found |= {one, other}
    return tuple(sorted(found))


@lru_cache(maxsize=512)
def best_core(ties: Matrix, starts: tuple[tuple[int, ...], ...] = ()) -> tuple[tuple[int, ...], float | None]:
    """The best core found and its fit, or none where all ties are alike.

    Parameters
    ----------
    ties : tuple of tuple of float
        Symmetric, with zeros on the diagonal.
    starts : tuple of tuple of int, optional
        Cores to start from; by default the strongest state, the two strongest, and so on.

    Returns
    -------
    (tuple of int, float or None)

    Examples
    --------
    A centre and three around it: the pattern itself.

    >>> best_core(((0, 1, 1, 1), (1, 0, 0, 0), (1, 0, 0, 0), (1, 0, 0, 0)))
    ((0,), 1.0)
    """
    search = _Search(ties)
    if search.size < 3 or search.spread <= _LEAST:
        return (), None
    if not starts:
        by_strength = sorted(range(search.size), key=lambda i: (-sum(ties[i]), i))
        starts = tuple(tuple(by_strength[:size]) for size in range(1, search.size - 1))
    fits = [search.climb(start) for start in starts]
    top = max(fit for fit, _ in fits)
    core = min(found for fit, found in fits if fit > top - _LEAST)
    return core, min(1.0, top)
