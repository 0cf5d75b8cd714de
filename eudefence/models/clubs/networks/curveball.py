"""Random networks in which every state is in as many clubs, and every club has as many members, as in the real one.

Curveball (Strona and others, "A fast and unbiased procedure to randomize ecological binary matrices with fixed row and
column totals", Nature Communications 5 (2014), 4114): two states put the clubs that only one of them is in into a hat,
and each draws as many as it had put in.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from .incidence import bits

__all__ = ["rewired"]

_BETWEEN = 5  # trades for each state between two networks; Strona and others find this enough
_BEFORE = 20  # and before the first


def rewired(by_state: tuple[int, ...], draws: int, seed: int) -> Iterator[tuple[int, ...]]:
    """Networks with the same margins, one after the other, the same for the same seed.

    Parameters
    ----------
    by_state : tuple of int
        For each state its clubs: bit j is the j-th club.
    draws : int
    seed : int

    Yields
    ------
    tuple of int

    Examples
    --------
    >>> first = next(rewired((0b0011, 0b1100, 0b0110), 1, 0))
    >>> [mask.bit_count() for mask in first], sorted(sum(mask >> club & 1 for mask in first) for club in range(4))
    ([2, 2, 2], [1, 1, 2, 2])
    """
    chance = random.Random(f"curveball {seed}")
    rows, places = list(by_state), range(len(by_state))
    steps = _BEFORE
    for _ in range(draws):
        for _ in range(steps * len(rows) if len(rows) > 1 else 0):
            a, b = chance.sample(places, 2)
            only_a, only_b = rows[a] & ~rows[b], rows[b] & ~rows[a]
            if only_a and only_b:
                hat = [*bits(only_a | only_b)]
                drawn = sum(1 << club for club in chance.sample(hat, only_a.bit_count()))
                both = rows[a] & rows[b]
                rows[a], rows[b] = both | drawn, both | (only_a | only_b) & ~drawn
        steps = _BETWEEN
        yield tuple(rows)
