"""Ranks over all weights at once: how often each option has each rank, if nobody knows the weights (SMAA)."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import Any

from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.explained import Explained, read_only
from eudefence.ground.frames import Tabular
from eudefence.ground.numbers import whole
from eudefence.ground.words import count, joined, number, per_cent

from .matrix import ORDER, Matrix, read
from .ranking import METHODS, told
from .weighing import NORMALISATIONS, normalised, valued
from .weight_intervals import default

MOST_DRAWS = 200_000


@dataclass(frozen=True, repr=False)
class Acceptability(Tabular, Explained):
    """Shares of all weights.

    Attributes
    ----------
    matrix : Matrix
    method, normalise : str
    draws : int
        Draws of weights, each set of weights as likely as any other.
    ranks : mapping of str to tuple of Fraction
        Option to the shares of draws in which it has the first, second, ... rank. Options that tie share their ranks.
    central : mapping of str to (mapping of str to float) or None
        The mean of the weights with which an option is first; None where it never was.
    ahead : mapping of (str, str) to Fraction
        The exact share of weights with which the one option is ahead of the other. Empty for TOPSIS, where scores are
        missing.
    """

    matrix: Matrix
    method: str
    normalise: str
    draws: int
    ranks: Mapping[str, tuple[Fraction, ...]]
    central: Mapping[str, Mapping[str, float] | None]
    ahead: Mapping[tuple[str, str], Fraction]

    @property
    def exact(self) -> bool:
        """Whether the shares are exact: for one or two options and the weighted sum they are computed, not drawn."""
        return bool(self.ahead) and len(self.matrix.options) == 2

    @property
    def error(self) -> float:
        """The standard error of a share of one half, the largest there is; 0 where shares are exact."""
        return 0.0 if self.exact else 0.5 / sqrt(self.draws)

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each option: the shares of its ranks, and the mean weights with which it is first."""
        return [
            {"option": one, "name": self.matrix.name(one)}
            | {f"rank_{rank}": float(share) for rank, share in enumerate(shares, 1)}
            | {f"weight_{criterion}": (self.central[one] or {}).get(criterion) for criterion in self.matrix.criteria}
            for one, shares in self.ranks.items()
        ]

    def explain(self) -> str:
        """How often each option is first, with which weights, and how sure the shares are."""
        matrix, said = self.matrix, []
        firsts = sorted(matrix.options, key=lambda one: -self.ranks[one][0])
        shares = joined(f"{matrix.name(one)} in {per_cent(self.ranks[one][0])}" for one in firsts)
        said.append(f"Of all weights, each as likely as any other, first is {shares}.")
        if never := [one for one in firsts if not self.ranks[one][0]]:
            said.append(f"In no draw first: {joined(map(matrix.name, never))}.")
        said += [self.sure(), self.how()]
        return " ".join(said)

    def how(self) -> str:
        """Method, normalisation, what is open, and what scores and shares are."""
        matrix, said = self.matrix, [told(self.method, self.normalise, self.matrix.cost)]
        if matrix.missing and matrix.scale:
            said.append(
                f"{count(len(matrix.missing), 'score')} missing: in each draw any score from {matrix.scale[0]} to"
                f" {matrix.scale[1]} was as likely as any other."
            )
        if matrix.scale:
            said.append(ORDER)
        said.append("A share of weights is no chance: nobody draws weights by lot.")
        return " ".join(said)

    def sure(self) -> str:
        """How the shares came about, and their error."""
        if self.exact:
            return "The shares are exact."
        points = number(round(200 * self.error, 1))
        return (
            f"{self.draws:,} sets of weights were drawn; a share may be off by about {points} percentage points"
            " (two standard errors at most)."
        )

    def brief(self) -> str:
        """The shares of first ranks."""
        return ", ".join(f"{self.matrix.name(one)} {per_cent(shares[0])}" for one, shares in self.ranks.items())


@keywords_checked
def acceptability(
    matrix: Any,
    draws: int = 10_000,
    seed: int = 0,
    *,
    method: str = "weighted_sum",
    normalise: str = "",
    cost: Any = (),
) -> Acceptability:
    """How often each option has each rank over all possible weights (rank acceptability, SMAA).

    What it answers: if we cannot agree on weights, which options are first under many of them, and under which?

    Parameters
    ----------
    matrix, cost
        As for `weighted_sum`. A missing score is drawn from the steps of the scale.
    draws : int
        Sets of weights, from 1 to 200,000.
    seed : int
        The same seed gives the same draws.
    method, normalise : str
        As for `stability`.

    Returns
    -------
    Acceptability

    Raises
    ------
    ValueError
        As for `weighted_sum`, and for draws out of range.

    Notes
    -----
    Weights are drawn evenly from the simplex (a Dirichlet distribution with all parameters 1). Lahdelma and Salminen
    2001. For two options and the weighted sum the shares are exact.

    Examples
    --------
    >>> from eudefence import appraisal
    >>> found = appraisal.acceptability({"A": {"x": 4, "y": 1}, "B": {"x": 2, "y": 4}})
    >>> found.ranks["A"], found.error
    ((Fraction(2, 5), Fraction(3, 5)), 0.0)
    """
    one_of("method", method, METHODS)
    how = one_of("normalise", normalise or default(method), NORMALISATIONS, "normalisation")
    asked = read(matrix, cost)
    times = whole(draws, "draws", 1, MOST_DRAWS)
    chance = random.Random(whole(seed, "seed"))
    rank_shares, central = _drawn(asked, times, chance, method, how)
    pairs: dict[tuple[str, str], Fraction] = {}
    if method == "weighted_sum" and not asked.missing:
        sized = _sized(asked, how)
        for a, one in enumerate(asked.options):
            for b, other in enumerate(asked.options):
                if a != b:
                    pairs[one, other] = share_ahead([x - y for x, y in zip(sized[a], sized[b], strict=True)])
        if len(asked.options) == 2:
            one, other = asked.options
            tied = (1 - pairs[one, other] - pairs[other, one]) / 2
            ahead, behind = pairs[one, other] + tied, pairs[other, one] + tied
            rank_shares = {one: (ahead, behind), other: (behind, ahead)}
    return Acceptability(asked, method, how, times, read_only(rank_shares), read_only(central), read_only(pairs))


def share_ahead(gaps: Sequence[Fraction]) -> Fraction:
    """The share of all weights with which the weighted sum of some differences is above nought, exactly.

    Weights drawn evenly from the simplex are exponential waiting times over their sum. So the question is which of two
    chains of waiting times lasts longer, that of the criteria ahead or that of those behind; since such times have no
    memory, it is answered link by link.

    >>> share_ahead([Fraction(1), Fraction(-1)]), share_ahead([Fraction(2), Fraction(-1)])
    (Fraction(1, 2), Fraction(2, 3))
    >>> share_ahead([Fraction(0), Fraction(0)])
    Fraction(0, 1)
    """
    plus, minus = [gap for gap in gaps if gap > 0], [-gap for gap in gaps if gap < 0]
    if not plus:
        return Fraction(0)
    after = [Fraction(0)] * len(minus) + [Fraction(1)]  # with no link ahead left; and with none behind left
    for a in reversed(plus):
        row = [Fraction(1)] * (len(minus) + 1)
        for k in range(len(minus) - 1, -1, -1):
            b = minus[k]
            row[k] = (a * row[k + 1] + b * after[k]) / (a + b)
        after = row
    return after[0]


def _sized(matrix: Matrix, normalise: str) -> Sequence[Sequence[Fraction]]:
    scores = tuple(tuple(one for one in row if one is not None) for row in matrix.scores)
    return valued(scores, matrix, normalise)


def _drawn(
    matrix: Matrix, draws: int, chance: random.Random, method: str, normalise: str
) -> tuple[dict[str, tuple[Fraction, ...]], dict[str, Mapping[str, float] | None]]:
    options, criteria = matrix.options, matrix.criteria
    many = len(options)
    counted: list[list[Fraction | int]] = [[0] * many for _ in options]
    sums = [[0.0] * len(criteria) for _ in options]
    wins: list[Fraction | int] = [0] * many
    values_of = _values(matrix, method, normalise, chance)
    waiting = chance.expovariate
    for _ in range(draws):
        weights = [waiting(1.0) for _ in criteria]
        values = values_of(weights)
        order = sorted(range(many), key=lambda i: -values[i])
        at = 0
        while at < many:
            end = at + 1
            while end < many and values[order[end]] == values[order[at]]:
                end += 1
            share = 1 if end == at + 1 else Fraction(1, end - at)
            for i in order[at:end]:
                for rank in range(at, end):
                    counted[i][rank] += share
            if at == 0:
                total = sum(weights)
                for i in order[:end]:
                    wins[i] += share
                    sums[i] = [s + float(share) * w / total for s, w in zip(sums[i], weights, strict=True)]
            at = end
    ranks = {one: tuple(Fraction(k) / draws for k in counted[i]) for i, one in enumerate(options)}
    central: dict[str, Mapping[str, float] | None] = {
        one: read_only({c: s / float(wins[i]) for c, s in zip(criteria, sums[i], strict=True)}) if wins[i] else None
        for i, one in enumerate(options)
    }
    return ranks, central


def _values(
    matrix: Matrix, method: str, normalise: str, chance: random.Random
) -> Callable[[Sequence[float]], list[float]]:
    """The function from weights of any sum to the values of the options, in floats."""
    if not matrix.missing:
        return _with_scores(matrix, matrix.scores, method, normalise)
    if matrix.scale is None:
        raise ValueError(
            "matrix: scores are missing and the scale is not known. Give Matrix(..., scale=(1, 5)), or a score."
        )
    steps = [float(k) for k in range(matrix.scale[0], matrix.scale[1] + 1)]  # floats: exact sums would take minutes
    known = [[None if one is None else float(one) for one in row] for row in matrix.scores]

    def filled(weights: Sequence[float]) -> list[float]:
        scores = [[chance.choice(steps) if one is None else one for one in row] for row in known]
        return _with_scores(matrix, scores, method, normalise)(weights)

    return filled


def _with_scores(matrix: Matrix, scores: Any, method: str, normalise: str) -> Callable[[Sequence[float]], list[float]]:
    rows, squares = normalised(scores, matrix, normalise)
    if method == "weighted_sum":
        plain = [[float(one) / sqrt(square) for one, square in zip(row, squares, strict=True)] for row in rows]
        return lambda weights: [sum(map(float.__mul__, row, weights)) for row in plain]
    best, worst = (
        [max(column) for column in zip(*rows, strict=True)],
        [min(column) for column in zip(*rows, strict=True)],
    )
    away = [[float((a - b) ** 2 / s) for a, b, s in zip(row, worst, squares, strict=True)] for row in rows]
    short = [[float((a - b) ** 2 / s) for a, b, s in zip(row, best, squares, strict=True)] for row in rows]

    def nearness(weights: Sequence[float]) -> list[float]:
        squared = [w * w for w in weights]
        found = []
        for far, near in zip(away, short, strict=True):
            one, other = sum(map(float.__mul__, far, squared)), sum(map(float.__mul__, near, squared))
            found.append(one / (one + other) if one + other else 0.5)
        return found

    return nearness
