"""How far one weight may move before another option is first: an interval for each criterion."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import sqrt
from typing import Any

from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.explained import Explained, read_only
from eudefence.ground.frames import Tabular
from eudefence.ground.words import capitalised, joined, per_cent

from .matrix import Full, full, read
from .ranking import METHODS, Appraisal, appraise
from .weighing import normalised, valued

Number = Fraction | float


@dataclass(frozen=True)
class Interval:
    """The weights of one criterion that keep the first rank, the others keeping their proportions.

    Attributes
    ----------
    criterion : str
    now, low, high : number
        The weight as a share of all weights. At an end that is neither 0 nor 1 the first rank is tied.
    below, above : tuple of str
        Who draws level at the lower, and at the upper end; empty where the interval reaches 0, or 1.
    """

    criterion: str
    now: Fraction
    low: Number
    high: Number
    below: tuple[str, ...]
    above: tuple[str, ...]

    @property
    def always(self) -> bool:
        """Whether no weight of this criterion changes the first rank."""
        return self.low == 0 and self.high == 1


@dataclass(frozen=True, repr=False)
class Stability(Tabular, Explained):
    """For each criterion, the interval of its weight that keeps the first rank.

    Attributes
    ----------
    appraisal : Appraisal
        The ranking at the weights as they are.
    intervals : mapping of str to Interval
    """

    appraisal: Appraisal
    intervals: Mapping[str, Interval]

    @property
    def nearest(self) -> Interval | None:
        """The interval with the end that is nearest to the weight now: there the first rank hangs most on a weight."""
        open_ = [one for one in self.intervals.values() if not one.always]
        return min(open_, key=lambda one: float(_room(one)), default=None)

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each criterion: its weight, the interval, and who draws level at its ends."""
        return [
            {
                "criterion": one.criterion,
                "weight": float(one.now),
                "from": float(one.low),
                "to": float(one.high),
                "level_at_lower_end": ", ".join(one.below),
                "level_at_upper_end": ", ".join(one.above),
            }
            for one in self.intervals.values()
        ]

    def explain(self) -> str:
        """Who is first and which weights keep it so."""
        matrix, said = self.appraisal.matrix, [self.appraisal.explain()]
        for one in self.intervals.values():
            words, now = matrix.word(one.criterion), per_cent(one.now)
            if one.always:
                said.append(f"No weight of {words} changes the first rank.")
                continue
            low, high = per_cent(Fraction(one.low)), per_cent(Fraction(one.high))
            said.append(f"{capitalised(words)}, now {now}, may have from {low} to {high} of the weight.")
            for end, who in ((low, one.below), (high, one.above)):
                if who:
                    said.append(f"Level at {end}: {joined(map(matrix.name, who))}.")
        said.append("The other weights keep their proportions.")
        return " ".join(said)

    def brief(self) -> str:
        """Who is first, and the weight it hangs on most."""
        near = self.nearest
        if near is None:
            return f"{self.appraisal.brief()}; no single weight changes it"
        return f"{self.appraisal.brief()}; hangs most on {near.criterion}"


def _room(one: Interval) -> Number:
    return min([one.now - one.low] * bool(one.below) + [one.high - one.now] * bool(one.above))


@keywords_checked
def stability(
    matrix: Any, weights: Any = None, method: str = "weighted_sum", normalise: str = "", cost: Any = ()
) -> Stability:
    """For each criterion, the interval of its weight that keeps the first rank, the others keeping their proportions.

    What it answers: how far can one move one weight before another option is first?

    Parameters
    ----------
    matrix, weights, cost
        As for `weighted_sum`; no score may be missing.
    method : {"weighted_sum", "topsis"}
    normalise : str
        As for `weighted_sum`; by default linear for the weighted sum and vector for TOPSIS.

    Returns
    -------
    Stability
        Where several options tie for the first rank, an interval keeps exactly that tie.

    Raises
    ------
    ValueError
        As for `weighted_sum`, and where a score is missing.

    Notes
    -----
    For the weighted sum two values are lines in the weight, and the ends are exact fractions. For TOPSIS two options
    are level where a quadratic in (t / (1 - t)) squared is nought, t being the weight: the ends are its roots.

    Examples
    --------
    >>> from eudefence import appraisal
    >>> found = appraisal.stability({"A": {"speed": 4, "reach": 1}, "B": {"speed": 2, "reach": 4}}, [3, 1])
    >>> found.intervals["speed"].low, found.intervals["speed"].high, found.intervals["speed"].below
    (Fraction(3, 5), Fraction(1, 1), ('B',))
    """
    one_of("method", method, METHODS)
    asked = read(matrix, cost)
    scores = full(asked, "stability")
    now = appraise(asked, weights, method, normalise or default(method), ())
    found = {one: _interval(now, scores, place) for place, one in enumerate(asked.criteria)}
    return Stability(now, read_only(found))


def default(method: str) -> str:
    """The normalisation a method has where none is named."""
    return "vector" if method == "topsis" else "linear"


def _interval(now: Appraisal, scores: Full, place: int) -> Interval:
    matrix, weights = now.matrix, tuple(now.weights.values())
    criterion, weight = matrix.criteria[place], weights[place]
    if len(weights) == 1:
        return Interval(criterion, weight, Fraction(0), Fraction(1), (), ())
    ends = _ends_of_sums if now.method == "weighted_sum" else _ends_of_nearness
    low: tuple[Number, list[str]] = (Fraction(0), [])
    high: tuple[Number, list[str]] = (Fraction(1), [])
    first = [matrix.options.index(one) for one in now.first]
    for other in range(len(matrix.options)):
        for leader in first:
            if other == leader:
                continue
            below, above = ends(now, scores, place, leader, other)
            name = matrix.options[other]
            if below is not None and below >= low[0]:
                low = (below, [*(low[1] if below == low[0] else []), name])
            if above is not None and above <= high[0]:
                high = (above, [*(high[1] if above == high[0] else []), name])
    return Interval(criterion, weight, low[0], high[0], _once(low[1]), _once(high[1]))


def _once(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


Ends = tuple[Number | None, Number | None]


def _ends_of_sums(now: Appraisal, scores: Full, place: int, leader: int, other: int) -> Ends:
    """Between which weights the leader is not behind the other, or still level with it; None for no end."""
    sized = valued(scores, now.matrix, now.normalise)
    weights = tuple(now.weights.values())
    weight = weights[place]
    gaps = [a - b for a, b in zip(sized[leader], sized[other], strict=True)]
    on_it = gaps[place]
    rest = sum((w * gap for k, (w, gap) in enumerate(zip(weights, gaps, strict=True)) if k != place), Fraction(0))
    rest /= 1 - weight
    slope = on_it - rest  # the lead is rest + t * slope, t the weight
    lead = rest + weight * slope
    if slope == 0:
        return None, None
    if lead == 0:  # level now: any move breaks it
        return weight, weight
    end = -rest / slope
    if not 0 <= end <= 1:
        return None, None
    return (end, None) if slope > 0 else (None, end)


def _ends_of_nearness(now: Appraisal, scores: Full, place: int, leader: int, other: int) -> Ends:
    a, b, c = level(now, scores, place, leader, other)
    weight = now.weights[now.matrix.criteria[place]]
    at = (weight / (1 - weight)) ** 2
    if a == b == c == 0:
        return None, None
    if a * at * at + b * at + c == 0:
        return weight, weight
    below = above = None
    for root in _crossings(a, b, c):
        end = sqrt(root) / (1 + sqrt(root))
        if root < at:
            below = end if below is None else max(below, end)
        else:
            above = end if above is None else min(above, end)
    return below, above


def level(now: Appraisal, scores: Full, place: int, leader: int, other: int) -> tuple[Fraction, Fraction, Fraction]:
    """The quadratic a x² + b x + c that is above nought where the leader has the greater closeness.

    x is the square of t / (1 - t), t the weight; it multiplies what the criterion adds to squared distances, beside
    what the others add.
    """
    rows, squares = normalised(scores, now.matrix, now.normalise)
    best, worst = (
        [max(column) for column in zip(*rows, strict=True)],
        [min(column) for column in zip(*rows, strict=True)],
    )
    weights = tuple(now.weights.values())
    rest = 1 - weights[place]

    def parts(row: Sequence[Fraction], to: Sequence[Fraction]) -> tuple[Fraction, Fraction]:
        squared = [(one - end) ** 2 / square for one, end, square in zip(row, to, squares, strict=True)]
        others = [(w / rest) ** 2 * gap for k, (w, gap) in enumerate(zip(weights, squared, strict=True)) if k != place]
        return squared[place], sum(others, Fraction(0))

    (p, q), (r, s) = parts(rows[leader], worst), parts(rows[other], best)
    (e, f), (g, h) = parts(rows[other], worst), parts(rows[leader], best)
    return p * r - e * g, p * s + q * r - e * h - f * g, q * s - f * h


def _crossings(a: Fraction, b: Fraction, c: Fraction) -> list[float]:
    """The positive roots at which a quadratic changes its sign.

    >>> _crossings(Fraction(1), Fraction(-3), Fraction(2)), _crossings(Fraction(1), Fraction(-2), Fraction(1))
    ([1.0, 2.0], [])
    """
    if a == 0:
        roots = [] if b == 0 else [float(-c / b)]
    else:
        under = b * b - 4 * a * c
        if under <= 0:
            return []
        far = float(-b - (1 if b >= 0 else -1) * Fraction(sqrt(under))) / 2  # no two near numbers are subtracted
        roots = sorted([far / float(a), float(c) / far])
    return [root for root in roots if root > 0]
