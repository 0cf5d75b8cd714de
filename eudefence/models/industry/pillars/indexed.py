"""Two series made comparable: the same years, added up or not, without zeros; and composites of several such pairs.

After the Handbook on Constructing Composite Indicators (OECD and Joint Research Centre, 2008): normalise, weigh, add
together, and see what each of the three does to the answer. Plain numbers by year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp, log, sqrt

__all__ = ["AGGREGATIONS", "NORMALISATIONS", "ZEROS", "Pair", "composite_gap", "pair"]

ZEROS = {
    "offset": "a little is added where there are zeros",
    "later": "begins when neither is zero any more",
}
NORMALISATIONS = {
    "index": "growth index (first year = 1)",
    "min_max": "lowest 1, highest 100 (of both pillars)",
    "z": "standard deviations (from the mean of both pillars)",
}
AGGREGATIONS = {
    "arithmetic": "arithmetic mean: much of one makes up for little of another",
    "geometric": "geometric mean: makes up for it less",
}


@dataclass(frozen=True)
class Pair:
    """Both pillars in the same years, all numbers above zero.

    Attributes
    ----------
    years : tuple of int
    industrial, operational : tuple of float
    offsets : tuple of float
        What was added to each number of the industrial and of the operational series because it had zeros.
    """

    years: tuple[int, ...]
    industrial: tuple[float, ...]
    operational: tuple[float, ...]
    offsets: tuple[float, float] = (0.0, 0.0)

    def gap(self) -> list[float]:
        """ln(I_t / I_0) - ln(O_t / O_0), year 0 being the first.

        >>> Pair((2020, 2021), (1, 4), (2, 4)).gap() == [0, log(2)]
        True
        """
        ratios = [log(mine / theirs) for mine, theirs in zip(self.industrial, self.operational, strict=True)]
        return [one - ratios[0] for one in ratios]

    def distance(self) -> list[float]:
        """|ln(I_t / O_t)| - |ln(I_0 / O_0)|: how far apart the two numbers are, whichever is larger.

        It asks who has how much more, and not who grows faster: a pillar that catches up makes it smaller. Both series
        have to count the same unit. Where one has zeros, the same little is added to both, the larger of the two.

        >>> Pair((2020, 2021, 2022), (1, 2, 8), (4, 4, 2)).distance() == [0, -log(2), 0]
        True
        >>> Pair((2020, 2021), (0.5, 2.5), (2, 2), (0.5, 0)).distance() == [0, -log(5)]  # 0 and 2, 2 and 2
        True
        """
        more, less = self.offsets
        little = max(self.offsets)
        apart = [
            abs(log((a - more + little) / (b - less + little)))
            for a, b in zip(self.industrial, self.operational, strict=True)
        ]
        return [one - apart[0] for one in apart]

    def difference(self) -> list[float]:
        """(I_t - O_t) - (I_0 - O_0), of the numbers as they are, without what was added to zeros.

        It asks who adds more, and not who grows faster: a pillar that began from little can grow faster and add less.

        >>> Pair((2020, 2021), (1, 4), (2, 9)).difference()
        [0.0, -4.0]
        """
        more, less = self.offsets
        apart = [(a - more) - (b - less) for a, b in zip(self.industrial, self.operational, strict=True)]
        return [one - apart[0] for one in apart]


def pair(
    industrial: Mapping[int, float],
    operational: Mapping[int, float],
    start: int,
    end: int,
    cumulated: bool = False,
    zeros: str = "offset",
) -> Pair:
    """Two series over the years for which both are known.

    Parameters
    ----------
    industrial, operational : mapping of year to number
        Years that are missing are not known. Negative numbers cannot be compared.
    start, end : int
        First and last year, as far as both are known.
    cumulated : bool
        Each year with all years before it that the series knows, also those before `start`.
    zeros : {"offset", "later"}
        A zero has no logarithm. "offset" adds half of the smallest number above zero to every year of a series with a
        zero; "later" begins with the first year after which neither series is zero. Both leave the answer alone if a
        series is counted in another unit.

    Returns
    -------
    Pair

    Raises
    ------
    ValueError
        If nothing is left to compare.

    >>> pair({2020: 0, 2021: 2, 2022: 1}, {2020: 1, 2021: 1, 2022: 1}, 2020, 2022).industrial
    (0.5, 2.5, 1.5)
    >>> pair({2020: 0, 2021: 2, 2022: 1}, {2020: 1, 2021: 1, 2022: 1}, 2020, 2022, True, "later").industrial
    (2, 3)
    """
    mine, theirs = (_running(one) if cumulated else one for one in (industrial, operational))
    years = [year for year in sorted(mine.keys() & theirs.keys()) if start <= year <= end]
    if zeros == "later":
        stopped = [place for place, year in enumerate(years) if not (mine[year] and theirs[year])]
        years = years[stopped[-1] + 1 :] if stopped else years
    if not years:
        raise ValueError(f"start: from {start} to {end} there is no year in which both pillars can be compared.")
    sides, offsets = [], []
    for name, series in (("industrial", mine), ("operational", theirs)):
        values = [series[year] for year in years]
        if min(values) < 0:
            raise ValueError(f"{name}: a number below zero has no logarithm.")
        if not any(values):
            raise ValueError(f"{name}: all numbers from {years[0]} to {years[-1]} are zero.")
        little = 0.0 if min(values) else min(filter(None, values)) / 2
        offsets.append(little)
        sides.append(tuple(value + little for value in values) if little else tuple(values))
    return Pair(tuple(years), sides[0], sides[1], (offsets[0], offsets[1]))


def _running(series: Mapping[int, float]) -> dict[int, float]:
    """Sums from the first year known up to the last before a missing one."""
    first = min(series, default=0)
    known = []
    for year in range(first, first + len(series)):
        if year not in series:
            break
        known.append(year)
    return dict(zip(known, accumulate(series[year] for year in known), strict=True))


def composite_gap(
    pairs: Sequence[Pair], weights: Sequence[float], normalisation: str = "index", aggregation: str = "arithmetic"
) -> list[float]:
    """The gap between two composites, year by year, from 0 in the first.

    Parameters
    ----------
    pairs : sequence of Pair
        One for each indicator, all over the same years.
    weights : sequence of float
        Of each indicator; only their ratios matter.
    normalisation : {"index", "min_max", "z"}
        "index" compares each series with its own first year. The other two put both pillars of an indicator on one
        scale, so that the indicator has to count the same unit on both sides.
    aggregation : {"arithmetic", "geometric"}

    Returns
    -------
    list of float
        Logarithm of the ratio of both composites; with "z" their difference, because a composite in standard deviations
        can be below zero.

    Raises
    ------
    ValueError
        For a geometric mean of numbers in standard deviations, or an indicator that does not vary.

    >>> steady, doubled = Pair((1, 2), (1, 1), (1, 1)), Pair((1, 2), (1, 4), (1, 1))
    >>> [round(one, 3) for one in composite_gap([steady, doubled], (1, 1), "index", "geometric")]
    [0.0, 0.693]
    """
    if normalisation == "z" and aggregation == "geometric":
        raise ValueError("aggregation: a geometric mean needs numbers above zero, and standard deviations are on both"
                         " sides of it.")  # fmt: skip
    total = sum(weights)
    shares = [weight / total for weight in weights]
    scaled = [_normalised(one, normalisation) for one in pairs]
    sides = []
    for side in (0, 1):
        by_year = zip(*(one[side] for one in scaled), strict=True)
        if aggregation == "geometric":
            sides.append([exp(sum(part * log(x) for part, x in zip(shares, year, strict=True))) for year in by_year])
        else:
            sides.append([sum(part * x for part, x in zip(shares, year, strict=True)) for year in by_year])
    mine, theirs = sides
    if normalisation == "z":
        gaps = [a - b for a, b in zip(mine, theirs, strict=True)]
    else:
        gaps = [log(a / b) for a, b in zip(mine, theirs, strict=True)]
    return [one - gaps[0] for one in gaps]


def _normalised(one: Pair, normalisation: str) -> tuple[list[float], list[float]]:
    mine, theirs = one.industrial, one.operational
    if normalisation == "index":
        return [x / mine[0] for x in mine], [x / theirs[0] for x in theirs]
    both = [*mine, *theirs]
    low, high = min(both), max(both)
    if low == high:
        raise ValueError("normalisation: an indicator that is the same in all years and on both sides has no scale.")
    if normalisation == "min_max":
        first, second = ([1 + 99 * (x - low) / (high - low) for x in side] for side in (mine, theirs))
        return first, second
    mean = sum(both) / len(both)
    spread = sqrt(sum((x - mean) ** 2 for x in both) / len(both))
    first, second = ([(x - mean) / spread for x in side] for side in (mine, theirs))
    return first, second
