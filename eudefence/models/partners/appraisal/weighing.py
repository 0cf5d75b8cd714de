"""Weights as people give them, and scores brought to one size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import sqrt
from typing import Any

from eudefence.ground.arguments import one_of
from eudefence.ground.explained import read_only
from eudefence.ground.lists import gives_pairs
from eudefence.ground.numbers import exact
from eudefence.ground.quoting import shown
from eudefence.ground.words import joined

from .matrix import Full, Matrix

NORMALISATIONS: Mapping[str, str] = read_only(
    {
        "linear": "each score is divided by the largest on its criterion",
        "minmax": "the worst score on each criterion becomes 0 and the best 1",
        "vector": "each score is divided by the root of the sum of squares on its criterion",
        "sum": "each score is divided by the sum on its criterion, as the analytic hierarchy process does",
    }
)

_OF_COST = {"linear": " (where less is better, the least is divided by the score)"}


def normalised_by(normalise: str, cost: Sequence[str]) -> str:
    """What a normalisation does, in words; what it does where less is better only if there is such a criterion.

    >>> normalised_by("linear", cost=())
    'linear, that is, each score is divided by the largest on its criterion'
    """
    return f"{normalise}, that is, {NORMALISATIONS[normalise]}{_OF_COST.get(normalise, '') if cost else ''}"


def read_weights(weights: Any, matrix: Matrix) -> tuple[tuple[Fraction, ...], Fraction]:
    """Weights that sum to one, in the order of the criteria, and the sum that was given.

    >>> from .matrix import read
    >>> read_weights({"a": 3, "b": 1}, read({"X": {"a": 1, "b": 2}}))
    ((Fraction(3, 4), Fraction(1, 4)), Fraction(4, 1))
    """
    criteria = matrix.criteria
    if weights is None:
        weights = dict.fromkeys(criteria, Fraction(1, len(criteria)))
    if gives_pairs(weights):
        given = dict(weights.items())
        for key in given:
            one_of("weights", key, criteria, "criterion")
        if lacking := [one for one in criteria if one not in given]:
            raise ValueError(f"weights: none for {joined(lacking)}; every criterion needs one.")
        values = [given[one] for one in criteria]
    else:
        if isinstance(weights, str | bytes) or not hasattr(weights, "__iter__"):
            raise ValueError(
                f"weights: {shown(weights)} found; a mapping of criterion to weight is accepted, or a list."
            )
        values = list(weights)
        if len(values) != len(criteria):
            raise ValueError(f"weights: {len(values)} found for {len(criteria)} criteria; one for each is needed.")
    read = [exact(value, f"weights[{shown(one)}]") for one, value in zip(criteria, values, strict=True)]
    for one, value in zip(criteria, read, strict=True):
        if value <= 0:
            raise ValueError(
                f"weights[{shown(one)}]: {value} found; a weight is more than 0. To leave a criterion out, take it out"
                " of the matrix."
            )
    total = sum(read, Fraction(0))
    return tuple(value / total for value in read), total


def normalised(
    scores: Full, matrix: Matrix, normalise: str
) -> tuple[tuple[tuple[Fraction, ...], ...], tuple[Fraction, ...]]:
    """Scores brought to one size, exactly: a row for each option, and for each criterion a number under whose root all
    are still to be divided: 1 but for the vector normalisation, whose roots are no fractions.

    More is better in what comes out, on cost criteria too.
    """
    one_of("normalise", normalise, NORMALISATIONS, "normalisation")
    columns, squares = [], []
    for criterion, column in zip(matrix.criteria, zip(*scores, strict=True), strict=True):
        values, square = _column(column, normalise, criterion in matrix.cost, criterion)
        columns.append(values)
        squares.append(square)
    return tuple(zip(*columns, strict=True)), tuple(squares)


def _column(column: Sequence[Fraction], normalise: str, cost: bool, criterion: str) -> tuple[list[Fraction], Fraction]:
    least, most = min(column), max(column)
    if normalise == "minmax":
        if least == most:  # alike on it: it tells nobody apart
            return [Fraction(1)] * len(column), Fraction(1)
        return [(most - one if cost else one - least) / (most - least) for one in column], Fraction(1)
    if least < 0 or most == 0 or (cost and normalise == "linear" and least == 0):
        raise ValueError(
            f"matrix: scores from {least} to {most} found on {criterion}; the {normalise} normalisation needs"
            f" {'scores above 0' if cost else 'no score below 0 and one above'}. Use 'minmax'."
        )
    if normalise == "linear":
        return [least / one if cost else one / most for one in column], Fraction(1)
    if normalise == "sum":
        total = sum(column, Fraction(0))
        return [1 - one / total if cost else one / total for one in column], Fraction(1)
    return [-one if cost else one for one in column], sum((one * one for one in column), Fraction(0))


def valued(scores: Full, matrix: Matrix, normalise: str) -> Sequence[Sequence[Fraction]]:
    """Normalised scores from 0 to 1; the roots of the vector normalisation as near as a float is."""
    rows, squares = normalised(scores, matrix, normalise)
    if normalise != "vector":
        return rows
    roots = [Fraction(sqrt(square)) for square in squares]
    costs = [criterion in matrix.cost for criterion in matrix.criteria]
    return [[cost + one / root for one, root, cost in zip(row, roots, costs, strict=True)] for row in rows]
