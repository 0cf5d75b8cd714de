"""Which parts to replace by parts from inside, so that the limit is kept at the least extra cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Swap:
    """A part that can be replaced.

    Attributes
    ----------
    gain : int
        How far the replacement brings the bill towards the limit; any whole unit.
    extra : int
        What the like part from inside costs more, in cents (less: negative).
    moved : int
        The cost of the part that is given up, in cents.
    """

    gain: int
    extra: int
    moved: int


def cheapest(swaps: Sequence[Swap], needed: int) -> tuple[int, ...] | None:
    """Places of the parts whose replacement gains at least what is needed: for the least extra cost, then the least
    value given up, then the fewest parts.

    Each gain adds to the others, so this is a covering knapsack. It is solved exactly: of the sets found so far, one
    that gains less and costs more than another is dropped.

    >>> cheapest([Swap(10, 5, 10), Swap(6, 1, 6), Swap(4, 1, 4)], 10)
    (1, 2)
    >>> cheapest([Swap(3, 1, 3)], 10) is None
    True
    """
    best: dict[int, tuple[int, int, int, tuple[int, ...]]] = {0: (0, 0, 0, ())}
    for place, swap in enumerate(swaps):
        grown = dict(best)
        for gain, (extra, moved, number, chosen) in best.items():
            reached = min(gain + swap.gain, needed)
            price = (extra + swap.extra, moved + swap.moved, number + 1, (*chosen, place))
            if reached not in grown or price < grown[reached]:
                grown[reached] = price
        best = _undominated(grown)
    return best[needed][3] if needed in best else (() if needed <= 0 else None)


def _undominated(
    found: dict[int, tuple[int, int, int, tuple[int, ...]]],
) -> dict[int, tuple[int, int, int, tuple[int, ...]]]:
    kept: dict[int, tuple[int, int, int, tuple[int, ...]]] = {}
    least = None
    for gain in sorted(found, reverse=True):
        if least is None or found[gain] < least:
            kept[gain] = least = found[gain]
    return kept
