"""Winning coalitions and swings: how often each member turns a coalition from losing to winning, by its size.

Three ways to count, which know nothing of one another:

- ``halves``: two sorted halves of the members and a search (`council.coalitions`); a member's swings follow from the
  coalitions that win with it and without it.
- ``each_coalition``: every coalition is asked whether the rule adopts. The definition itself; for few members.
- ``generating_function``: how many coalitions have each size and weight, built up member by member; a member is taken
  out again by forward subtraction (Bilbao and others 2000). For small weights, also with many members.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .simple_game import Game

METHODS = ("halves", "each_coalition", "generating_function")
_MOST_ASKED = 16  # members whose coalitions are asked one by one: 65,536 of them
_MOST_TERMS = 40_000_000  # numbers a generating function may have to add


class Counts(NamedTuple):
    """What was counted.

    Attributes
    ----------
    winning : int
        Winning coalitions.
    swings : mapping of member to tuple of int
        For each member, how many coalitions without it of 0, 1, ... n - 1 members lose alone and win with it.
    """

    winning: int
    swings: Mapping[str, tuple[int, ...]]


def counted(game: Game, method: str | None = None) -> Counts:
    """Winning coalitions and swings; without a method, halves, or for more members than they can hold the generating
    function.

    >>> from eudefence import power
    >>> apex = power.weighted(51, {"A": 50, "B": 49, "C": 1})
    >>> [counted(apex, method) == counted(apex) for method in METHODS]
    [True, True, True]
    """
    if method is None:
        many = game.coalitions.n > 36 and len(game.coalitions.counts) == 1 and _terms(game) <= _MOST_TERMS
        method = "generating_function" if many else "halves"
    return {"halves": _halves, "each_coalition": _each_coalition, "generating_function": _generating}[method](game)


def _halves(game: Game) -> Counts:
    n = len(game.members)
    containing = game.coalitions.containing
    # Each winning coalition of k members was counted with each of them. The empty one never wins.
    by_size = [0] + [sum(row[size] for row in containing.values()) // size for size in range(1, n + 1)]
    swings = {
        # With the member, size + 1 of them win; of these, as many also win without it: more support never harms.
        member: tuple(row[size + 1] - (by_size[size] - row[size]) for size in range(n))
        for member, row in containing.items()
    }
    return Counts(sum(by_size), swings)


def _each_coalition(game: Game) -> Counts:
    n = len(game.members)
    if n > _MOST_ASKED:
        raise ValueError(
            f"method: 'each_coalition' asks about every coalition, and {n} members have {2**n:,} of them; accepted are"
            f" up to {_MOST_ASKED} members. Use 'halves'."
        )
    wins = []
    for who in range(1 << n):
        wins.append(game.wins([member for place, member in enumerate(game.members) if who >> place & 1]))
    swings = {member: [0] * n for member in game.members}
    for who in range(1 << n):
        for place, member in enumerate(game.members):
            if not wins[who] and wins[who | 1 << place]:
                swings[member][who.bit_count()] += 1
    return Counts(sum(wins), {member: tuple(row) for member, row in swings.items()})


def _terms(game: Game) -> int:
    weights = game.coalitions.weights
    return 2 * len(game.members) ** 2 * (1 + sum(weights.get(member, 0) for member in game.members))


def _generating(game: Game) -> Counts:
    if len(game.coalitions.counts) > 1 or _terms(game) > _MOST_TERMS:
        raise ValueError(
            "method: 'generating_function' is for rules that weigh one thing only, with small weights; persons, or"
            " votes and persons together, are too many terms. Use 'halves'."
        )
    n, quota = len(game.members), game.coalitions.quota
    weight = {member: game.coalitions.weights.get(member, 0) for member in game.members}
    terms = [[1] + [0] * sum(weight.values())] + [[0] * (1 + sum(weight.values())) for _ in range(n)]
    for member in game.members:
        for size in range(n, 0, -1):
            terms[size] = [a + b for a, b in zip(terms[size], _moved(terms[size - 1], weight[member]), strict=True)]
    winning = sum(sum(row[need:]) for row, need in zip(terms, quota, strict=True) if need is not None)
    return Counts(winning, {member: _swings_of(terms, weight[member], quota) for member in game.members})


def _moved(row: list[int], by: int) -> list[int]:
    return [0] * by + row[: len(row) - by]


def _swings_of(terms: list[list[int]], weight: int, quota: list[int | None]) -> tuple[int, ...]:
    """Coalitions without a member that lose alone and win with it, by size."""
    without = [0] * len(terms[0])
    found = []
    for size, row in enumerate(terms[:-1]):
        without = [all_ - with_it for all_, with_it in zip(row, _moved(without, weight), strict=True)]
        needed, alone = quota[size + 1], quota[size]
        if needed is None:
            found.append(0)
        else:
            found.append(sum(without[max(0, needed - weight) : len(without) if alone is None else alone]))
    return tuple(found)
