"""Scores as an order only: how often the first rank stays if the steps of the scale are worth other numbers."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import Any

from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.explained import Explained, read_only
from eudefence.ground.frames import Tabular
from eudefence.ground.numbers import whole
from eudefence.ground.words import joined, number, per_cent

from .matrix import full, read
from .ranking import METHODS, Appraisal, appraise, keys, leaders
from .weight_intervals import default

MOST_DRAWS = 20_000
_FINE = 10_000  # the distance between the ends of a scale is cut into so many parts


@dataclass(frozen=True, repr=False)
class Recoded(Tabular, Explained):
    """Who is first under other numbers for the same order.

    Attributes
    ----------
    appraisal : Appraisal
        The ranking with the scores as they are.
    draws : int
    first : mapping of str to Fraction
        Option to the share of recodings in which it is first; those that tie share it.
    """

    appraisal: Appraisal
    draws: int
    first: Mapping[str, Fraction]

    @property
    def kept(self) -> Fraction:
        """The share of recodings in which those first now are first."""
        return sum((self.first[one] for one in self.appraisal.first), Fraction(0))

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each option: the share of recodings in which it is first."""
        return [
            {"option": one, "name": self.appraisal.matrix.name(one), "first": float(share)}
            for one, share in self.first.items()
        ]

    def explain(self) -> str:
        """How often the first rank stays."""
        matrix = self.appraisal.matrix
        ordered = sorted(matrix.options, key=lambda one: -self.first[one])
        shares = joined(f"{matrix.name(one)} in {per_cent(self.first[one])}" for one in ordered if self.first[one])
        points = number(round(100 / sqrt(self.draws), 1))
        return (
            f"If the scores are only an order, their distances are free. In {self.draws:,} recodings by chance, on each"
            f" criterion its own, first is {shares} (two standard errors are at most {points} percentage points)."
            f" {self.appraisal.how()}"
        )

    def brief(self) -> str:
        """The share in which the first rank stays."""
        return f"First rank kept in {per_cent(self.kept)} of {self.draws:,} recodings"


@keywords_checked
def recoded(
    matrix: Any,
    weights: Any = None,
    method: str = "weighted_sum",
    normalise: str = "",
    cost: Any = (),
    *,
    draws: int = 1000,
    seed: int = 0,
) -> Recoded:
    """How often the first rank stays if scores are only an order: the steps of the scale get other, increasing values.

    What it answers: does the result need the scores to be a measure, with 4 as far from 3 as 3 from 2?

    Parameters
    ----------
    matrix, weights, method, normalise, cost
        As for `stability`.
    draws : int
        Recodings, from 1 to 20,000.
    seed : int
        The same seed gives the same draws.

    Returns
    -------
    Recoded

    Raises
    ------
    ValueError
        As for `stability`, and for draws out of range.

    Notes
    -----
    On each criterion the least and the largest score of the scale (of the column, where there is none) stay; the
    distances between the scores that lie there are drawn, evenly over all that sum to the whole. Equal scores stay
    equal.

    Examples
    --------
    >>> from eudefence import appraisal
    >>> dominating = {"A": {"x": 5, "y": 3}, "B": {"x": 2, "y": 2}}
    >>> appraisal.recoded(dominating, draws=50).kept
    Fraction(1, 1)
    """
    one_of("method", method, METHODS)
    asked = read(matrix, cost)
    scores = full(asked, "recoded")
    now = appraise(asked, weights, method, normalise or default(method))
    times = whole(draws, "draws", 1, MOST_DRAWS)
    chance = random.Random(whole(seed, "seed"))
    shares = tuple(now.weights.values())
    found = dict.fromkeys(asked.options, Fraction(0))
    columns = list(zip(*scores, strict=True))
    for _ in range(times):
        values = [_increasing(column, asked.scale, chance) for column in columns]
        rows = tuple(tuple(value[one] for value, one in zip(values, row, strict=True)) for row in scores)
        first = leaders(asked.options, keys(rows, asked, shares, now.method, now.normalise))
        for one in first:
            found[one] += Fraction(1, len(first))
    return Recoded(now, times, read_only({one: share / times for one, share in found.items()}))


def _increasing(
    column: tuple[Fraction, ...], scale: tuple[int, int] | None, chance: random.Random
) -> dict[Fraction, Fraction]:
    """Other values for the steps of a column, in the same order and between the same ends."""
    low, high = (Fraction(end) for end in scale) if scale else (min(column), max(column))
    whole_steps = scale is not None and all(one.denominator == 1 and low <= one <= high for one in column)
    steps = [low + k for k in range(int(high - low) + 1)] if whole_steps else sorted({*column, low, high})
    if len(steps) < 3:
        return {one: one for one in steps}
    cuts = sorted(chance.sample(range(1, _FINE), len(steps) - 2))
    values = [low, *(low + (high - low) * Fraction(cut, _FINE) for cut in cuts), high]
    return dict(zip(steps, values, strict=True))
