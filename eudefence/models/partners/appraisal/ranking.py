"""Who is first: by the weighted sum, or by TOPSIS, the nearness to the best and the distance from the worst."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import product
from math import lcm, sqrt
from typing import TYPE_CHECKING, Any

from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.explained import Explained, read_only
from eudefence.ground.frames import Tabular
from eudefence.ground.words import cardinal, count, joined, number

from .matrix import ORDER, Full, Matrix, read
from .weighing import NORMALISATIONS, normalised, normalised_by, read_weights, valued

if TYPE_CHECKING:
    import pandas as pd

METHODS: Mapping[str, str] = {"weighted_sum": "weighted sum", "topsis": "TOPSIS"}
_TRIED = 1024  # completions of missing scores that are all tried; of more, some are
_SOME = 200


def keys(scores: Full, matrix: Matrix, weights: Sequence[Fraction], method: str, normalise: str) -> list[Fraction]:
    """What the options are ranked by, exactly; more is better.

    For the weighted sum it is the value. For TOPSIS it is the share of the squared distance from the worst in both
    squared distances: a fraction that orders the options as their closeness does.
    """
    if method == "weighted_sum":
        sized = valued(scores, matrix, normalise)
        return [sum((w * one for w, one in zip(weights, row, strict=True)), Fraction(0)) for row in sized]
    rows, squares = normalised(scores, matrix, normalise)
    columns, factors = [], []
    for column, weight, square in zip(zip(*rows, strict=True), weights, squares, strict=True):
        size = lcm(*(one.denominator for one in column))
        columns.append([int(one * size) for one in column])
        factors.append(weight * weight / (square * size * size))
    size = lcm(*(one.denominator for one in factors))  # whole numbers from here on: exact, and five times as fast
    return _shares(columns, [int(one * size) for one in factors])


def _shares(columns: Sequence[Sequence[int]], factors: Sequence[int]) -> list[Fraction]:
    away, short = [0] * len(columns[0]), [0] * len(columns[0])
    for column, factor in zip(columns, factors, strict=True):
        best, worst = max(column), min(column)
        for i, one in enumerate(column):
            away[i] += factor * (one - worst) ** 2
            short[i] += factor * (best - one) ** 2
    return [Fraction(a, a + b) if a + b else Fraction(1, 2) for a, b in zip(away, short, strict=True)]


def closeness(key: Fraction) -> float:
    """The closeness of TOPSIS from the key by which it ranks.

    >>> closeness(Fraction(1, 2)), closeness(Fraction(1))
    (0.5, 1.0)
    """
    return sqrt(key) / (sqrt(key) + sqrt(1 - key))


def ranks(values: Sequence[Any]) -> list[int]:
    """Ranks from 1; those that tie share the better one.

    >>> ranks([5, 7, 5, 1])
    [2, 1, 2, 4]
    """
    return [1 + sum(other > one for other in values) for one in values]


def leaders(options: Sequence[str], values: Sequence[Fraction]) -> tuple[str, ...]:
    """Who is first: one, or several that tie."""
    most = max(values)
    return tuple(option for option, value in zip(options, values, strict=True) if value == most)


def told(method: str, normalise: str, cost: Sequence[str]) -> str:
    """Method and normalisation as a sentence; no result goes without."""
    return f"Method: {METHODS[method]}; normalisation: {normalised_by(normalise, cost)}."


@dataclass(frozen=True, repr=False)
class Appraisal(Tabular, Explained):
    """Options ranked.

    Attributes
    ----------
    matrix : Matrix
    method : {"weighted_sum", "topsis"}
    normalise : {"linear", "minmax", "vector", "sum"}
    weights : mapping of str to Fraction
        Their sum is 1.
    weights_given : Fraction
        The sum of the weights as they were given.
    low, high : mapping of str to number
        The value of each option, from and to: the two differ only where scores are missing.
    best_rank, worst_rank : mapping of str to int
        The rank of each option; options that tie share the better rank. The two differ only where scores are missing.
    complete : bool
        Whether all ways to fill in the missing scores were tried.
    """

    matrix: Matrix
    method: str
    normalise: str
    weights: Mapping[str, Fraction]
    weights_given: Fraction
    low: Mapping[str, Any]
    high: Mapping[str, Any]
    best_rank: Mapping[str, int]
    worst_rank: Mapping[str, int]
    complete: bool

    @property
    def first(self) -> tuple[str, ...]:
        """Who is first; several tie, or, where scores are missing, may be."""
        return tuple(one for one in self.matrix.options if self.best_rank[one] == 1)

    @property
    def order(self) -> tuple[tuple[str, ...], ...]:
        """Options from the first rank down; those that tie stand together.

        Raises
        ------
        ValueError
            Where scores are missing: then there is a range of ranks, and no order.
        """
        if self.matrix.missing:
            raise ValueError(
                "order: scores are missing, so each option has a range of ranks; see best_rank, worst_rank."
            )
        found: dict[int, list[str]] = {}
        for one in self.matrix.options:
            found.setdefault(self.best_rank[one], []).append(one)
        return tuple(tuple(found[rank]) for rank in sorted(found))

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each option: its value or closeness, and its rank; from and to where scores are missing."""
        heading = "closeness" if self.method == "topsis" else "value"
        return [
            {"option": one, "name": self.matrix.name(one)}
            | (
                {
                    f"{heading}_low": float(self.low[one]),
                    f"{heading}_high": float(self.high[one]),
                    "rank_best": self.best_rank[one],
                    "rank_worst": self.worst_rank[one],
                }
                if self.matrix.missing
                else {heading: float(self.low[one]), "rank": self.best_rank[one]}
            )
            for one in self.matrix.options
        ]

    @property
    def table(self) -> pd.DataFrame:
        """The same as a frame with the options as labels."""
        return super().table.set_index("option").rename_axis(None).drop(columns="name")

    def __getitem__(self, column: str) -> pd.Series[Any]:
        """A column of the frame: ``topsis(matrix)["closeness"]``."""
        frame = self.table
        return frame[one_of("column", column, list(frame.columns), "column")]

    def explain(self) -> str:
        """Who is first, by how much, and how it was computed."""
        matrix, said = self.matrix, []
        names = joined(map(matrix.name, self.first))
        if matrix.missing:
            said.append(
                f"{count(len(matrix.missing), 'score')} missing. First may be: {names}."
                if len(self.first) > 1
                else f"{count(len(matrix.missing), 'score')} missing, and {names} is first all the same."
            )
            if not self.complete:
                said.append(f"Of the ways to fill them in, {_SOME} and the extremes were tried.")
        elif len(self.first) > 1:
            said.append(f"A tie: {names} share the first rank.")
        else:
            said.append(f"{names} is first.")
        values = [
            f"{matrix.name(one)} {self._value(one)}"
            for one in sorted(matrix.options, key=lambda one: self.best_rank[one])
        ]
        said.append(f"{'Closeness' if self.method == 'topsis' else 'Values'}: {joined(values)}.")
        said.append(self.how())
        return " ".join(said)

    def how(self) -> str:
        """Method, normalisation, weights and what scores are."""
        matrix = self.matrix
        alike = len(self.weights) > 1 and len(set(self.weights.values())) == 1
        weights = joined(f"{matrix.word(one)} {number(round(float(w), 3))}" for one, w in self.weights.items())
        said = [
            told(self.method, self.normalise, matrix.cost),
            f"All {cardinal(len(self.weights))} criteria have the same weight." if alike else f"Weights: {weights}.",
        ]
        if self.weights_given != 1 and not alike:
            said.append(
                f"Their sum as given was {number(round(float(self.weights_given), 3))}; they were divided by it."
            )
        if matrix.cost:
            said.append(f"Less is better on {joined(map(matrix.word, matrix.cost))}.")
        if matrix.scale:
            said.append(ORDER)
        return " ".join(said)

    def _value(self, one: str) -> str:
        low, high = (f"{float(side[one]):.3f}" for side in (self.low, self.high))
        return low if low == high else f"{low} to {high}"

    def brief(self) -> str:
        """Who is first."""
        return f"{METHODS[self.method]}, {self.normalise}: first {joined(map(self.matrix.name, self.first), 'or')}"


@keywords_checked
def weighted_sum(matrix: Any, weights: Any = None, normalise: str = "linear", cost: Any = ()) -> Appraisal:
    """Options ranked by the weighted sum of their normalised scores.

    What it answers: which option is first if every point can be set against every other, at these weights?

    Parameters
    ----------
    matrix : Matrix, mapping or DataFrame
        Option to its scores by criterion; None for a missing score. See `security_council`.
    weights : mapping or sequence, optional
        Criterion to weight, each above 0; they are divided by their sum. Equal weights if left out.
    normalise : {"linear", "minmax", "vector", "sum"}
        How scores are brought to one size (see `NORMALISATIONS`). The order may hang on it.
    cost : str or iterable of str
        Criteria on which less is better.

    Returns
    -------
    Appraisal

    Raises
    ------
    ValueError
        For a weight of 0 or less, unknown criteria, scores that cannot be normalised so.

    Notes
    -----
    Values are exact fractions, but for the roots of the vector normalisation. Hwang and Yoon 1981 call the method
    simple additive weighting.

    Examples
    --------
    >>> from eudefence import appraisal
    >>> result = appraisal.weighted_sum({"A": {"speed": 4, "reach": 1}, "B": {"speed": 2, "reach": 3}}, [3, 1])
    >>> result.first, result.low["A"], result.low["B"]
    (('A',), Fraction(5, 6), Fraction(5, 8))
    """
    return appraise(matrix, weights, "weighted_sum", normalise, cost)


@keywords_checked
def topsis(matrix: Any, weights: Any = None, normalise: str = "vector", cost: Any = ()) -> Appraisal:
    """Options ranked by how near they are to the best of every criterion and how far from the worst (TOPSIS).

    What it answers: which option lies nearest to an option that would be best on everything, at these weights?

    Parameters
    ----------
    matrix, weights, normalise, cost
        As for `weighted_sum`; the vector normalisation is that of Hwang and Yoon 1981.

    Returns
    -------
    Appraisal
        Its `table` has the columns closeness and rank.

    Raises
    ------
    ValueError
        As for `weighted_sum`.

    Notes
    -----
    Best and worst are those of the options compared, so another option may change the order of the rest (`reversal`).
    Programs differ in their default normalisation; name it. Where all options are alike, closeness is 0.5 for all.

    Examples
    --------
    >>> from eudefence import appraisal
    >>> result = appraisal.topsis({"A": {"speed": 4, "reach": 1}, "B": {"speed": 2, "reach": 3}}, [1, 1])
    >>> result.first, round(result.low["A"], 3)
    (('B',), 0.414)
    """
    return appraise(matrix, weights, "topsis", normalise, cost)


def appraise(matrix: Any, weights: Any, method: str, normalise: str, cost: Any = ()) -> Appraisal:
    """Options ranked by either method."""
    one_of("method", method, METHODS)
    one_of("normalise", normalise, NORMALISATIONS, "normalisation")
    asked = read(matrix, cost)
    shares, total = read_weights(weights, asked)
    ways, complete = completions(asked)
    shown: Callable[[Fraction], Any] = closeness if method == "topsis" else Fraction
    low: dict[str, Any] = {}
    high: dict[str, Any] = {}
    best: dict[str, int] = {}
    worst: dict[str, int] = {}
    for scores in ways:
        found = keys(scores, asked, shares, method, normalise)
        for one, key, rank in zip(asked.options, found, ranks(found), strict=True):
            low[one], high[one] = min(low.get(one, key), key), max(high.get(one, key), key)
            best[one], worst[one] = min(best.get(one, rank), rank), max(worst.get(one, rank), rank)
    return Appraisal(
        asked, method, normalise, read_only(dict(zip(asked.criteria, shares, strict=True))), total,
        read_only({one: shown(key) for one, key in low.items()}),
        read_only({one: shown(key) for one, key in high.items()}),
        read_only(best), read_only(worst), complete,
    )  # fmt: skip


def completions(matrix: Matrix) -> tuple[Iterator[Full], bool]:
    """Ways to fill in the missing scores with scores of the scale: all, or the extremes and some by chance."""
    gaps = [(i, j) for i, row in enumerate(matrix.scores) for j, score in enumerate(row) if score is None]
    if gaps and matrix.scale is None:
        raise ValueError(
            "matrix: scores are missing and the scale is not known. Say it with"
            " appraisal.Matrix.of(matrix, scale=(1, 5)), or give a score."
        )
    steps = [] if matrix.scale is None else [Fraction(k) for k in range(matrix.scale[0], matrix.scale[1] + 1)]
    if len(steps) ** len(gaps) <= _TRIED:
        return (_filled(matrix, gaps, way) for way in product(steps, repeat=len(gaps))), True
    return (_filled(matrix, gaps, way) for way in _by_chance(gaps, steps, len(matrix.options))), False


def _by_chance(gaps: list[tuple[int, int]], steps: list[Fraction], options: int) -> Iterator[list[Fraction]]:
    low, high = steps[0], steps[-1]
    for favoured in range(options):  # each option at its best with the others at their worst, and the other way
        yield [high if i == favoured else low for i, _ in gaps]
        yield [low if i == favoured else high for i, _ in gaps]
    chance = random.Random(0)
    for _ in range(_SOME):
        yield [chance.choice(steps) for _ in gaps]


def _filled(matrix: Matrix, gaps: list[tuple[int, int]], way: Sequence[Fraction]) -> Full:
    at = dict(zip(gaps, way, strict=True))
    return tuple(
        tuple(at[i, j] if score is None else score for j, score in enumerate(row))
        for i, row in enumerate(matrix.scores)
    )
