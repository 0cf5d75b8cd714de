"""How fast a yearly series rises: two slopes, and how far chance alone could have moved them.

Plain numbers by year. Series of the course have about twenty points, so nothing here looks for breaks or causes.

>>> least_squares([0, 1, 2], [1.0, 3.0, 5.0]), theil_sen([0, 1, 2, 3], [0.0, 1.0, 2.0, 90.0])
(2.0, 15.5)
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import lru_cache
from math import ceil
from operator import mul

__all__ = ["BLOCK", "LEAST", "REPLICATES", "SEED", "SLOPES", "interval", "least_squares", "theil_sen"]

SLOPES = {"least_squares": "least squares", "theil_sen": "Theil-Sen (the median of all slopes between two years)"}
LEAST = 5  # years: with fewer, a slope says nothing
SEED = 2026  # of the random numbers: the same for everybody, so that everybody finds the same interval
REPLICATES = 399  # invented series from which an interval is read
BLOCK = 3  # years that stay together when they are drawn: about the cube root of twenty
_TRUST = 0.95  # part of the invented slopes that lies inside the interval


def least_squares(years: Sequence[float], values: Sequence[float]) -> float:
    """The slope of the straight line with the smallest sum of squared distances.

    >>> round(least_squares([2017, 2018, 2020], [0.0, 1.0, 2.0]), 3)
    0.643
    """
    return float(sum(map(mul, _weights(tuple(years)), values)))


def theil_sen(years: Sequence[float], values: Sequence[float]) -> float:
    """The median of the slopes between any two years: one wild year does not move it (H. Theil 1950; P. K. Sen 1968).

    >>> theil_sen([2017, 2018, 2020], [0.0, 1.0, 2.0])
    0.6666666666666666
    """
    found = [
        (values[late] - value) / (years[late] - years[early])
        for early, value in enumerate(values)
        for late in range(early + 1, len(values))
    ]
    return _median(found)


def interval(
    years: Sequence[float],
    values: Sequence[float],
    method: str = "least_squares",
    replicates: int = REPLICATES,
    seed: int = SEED,
    block: int = BLOCK,
) -> tuple[float, float]:
    """Between which slopes 95 of 100 series lie that have the same line and the same kind of deviations.

    The deviations from the line are cut into blocks of neighbouring years and drawn anew with replacement (moving block
    bootstrap, H. R. Künsch 1989), because a year resembles the year before. The method treats them as if their kind
    did not change over time; with about twenty years and blocks this short, the interval is rather too narrow.

    Parameters
    ----------
    years, values : sequence of float
        The series, in order.
    method : {"least_squares", "theil_sen"}
    replicates : int
        How many series are drawn.
    seed : int
        Of the random numbers.
    block : int
        Years in a block.

    Returns
    -------
    tuple of float
        The lower and the upper end.

    >>> low, high = interval(range(8), [0, 1, 2, 3, 4, 5, 6, 7])
    >>> round(low, 9), round(high, 9)
    (1.0, 1.0)
    """
    slope = least_squares(years, values) if method == "least_squares" else theil_sen(years, values)
    start = _median([value - slope * year for year, value in zip(years, values, strict=True)])
    away = [value - start - slope * year for year, value in zip(years, values, strict=True)]
    middle = sum(away) / len(away)
    away = [one - middle for one in away]
    draws = _draws(len(away), min(block, len(away)), replicates, seed)
    if method == "least_squares":
        weights = _weights(tuple(years))
        moved = sorted(sum(map(mul, weights, map(away.__getitem__, draw))) for draw in draws)
    else:
        moved = sorted(_theil_sen_of(tuple(years), [away[place] for place in draw]) for draw in draws)
    cut = (1 - _TRUST) / 2
    last = len(moved) - 1
    low, high = moved[max(0, ceil(cut * len(moved)) - 1)], moved[min(last, last - ceil(cut * len(moved)) + 1)]
    return slope + low, slope + high


@lru_cache(maxsize=256)
def _weights(years: tuple[float, ...]) -> tuple[float, ...]:
    """By what each value counts in the slope of least squares."""
    middle = sum(years) / len(years)
    spread = sum((year - middle) ** 2 for year in years)
    return tuple((year - middle) / spread for year in years)


@lru_cache(maxsize=256)
def _draws(number: int, block: int, replicates: int, seed: int) -> tuple[tuple[int, ...], ...]:
    """For each invented series the places from which its deviations are taken."""
    dice = random.Random(seed)
    starts = range(number - block + 1)
    found = []
    for _ in range(replicates):
        places: list[int] = []
        while len(places) < number:
            start = dice.choice(starts)
            places += range(start, start + block)
        found.append(tuple(places[:number]))
    return tuple(found)


@lru_cache(maxsize=256)
def _gaps(years: tuple[float, ...]) -> tuple[tuple[int, ...], tuple[int, ...], tuple[float, ...]]:
    """Of any two years the places of the earlier and the later, and one divided by the years between them."""
    pairs = [(early, late) for early in range(len(years)) for late in range(early + 1, len(years))]
    return (
        tuple(early for early, _ in pairs),
        tuple(late for _, late in pairs),
        tuple(1 / (years[late] - years[early]) for early, late in pairs),
    )


def _theil_sen_of(years: tuple[float, ...], values: list[float]) -> float:
    """As `theil_sen`, with the work that depends on the years alone done once."""
    early, late, share = _gaps(years)
    get = values.__getitem__
    return _median([(b - a) * s for a, b, s in zip(map(get, early), map(get, late), share, strict=True)])


def _median(values: Sequence[float]) -> float:
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
