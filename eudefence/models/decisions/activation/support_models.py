"""How support hangs together: each state on its own, a shared mood, or one common factor.

These are assumptions, not measurements. Each model gives the chance that a winning coalition forms, by closed forms or
exact sums; the common factor is integrated numerically, to about ten digits.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from statistics import NormalDist

from eudefence.ground.arguments import one_of
from eudefence.models.decisions.council.coalitions import Coalitions

_NORMAL = NormalDist()
_DENSITY, _HALF_ROOT = 1 / math.sqrt(2 * math.pi), math.sqrt(0.5)
_REACH = 9.0  # beyond nine standard deviations a normal variable has less chance than a float can hold beside 1
# Gauss-Legendre quadrature with 16 points, the eight above zero and their weights: Abramowitz and Stegun, Handbook of
# Mathematical Functions (1964), table 25.4.
_UPPER = (
    (0.09501250983763744, 0.18945061045506850),
    (0.28160355077925891, 0.18260341504492359),
    (0.45801677765722739, 0.16915651939500254),
    (0.61787624440264375, 0.14959598881657673),
    (0.75540440835500303, 0.12462897125553387),
    (0.86563120238783174, 0.09515851168249278),
    (0.94457502307323258, 0.06225352393864789),
    (0.98940093499164993, 0.02715245941175409),
)
POINTS = (*((-point, weight) for point, weight in reversed(_UPPER)), *_UPPER)

_ASSUMED = {
    "independent": "Each state supports or opposes on its own; what one does says nothing about another.",
    "beta": (
        "All states have the same chance of support, and that chance itself varies from case to case (a beta"
        " distribution); the correlation is that between two votes."
    ),
    "one_factor": (
        "Each state weighs a factor common to all, such as a shared threat, against a reason of its own; it supports"
        " when the sum is favourable (normal variables; the correlation is that between two states' sums, not between"
        " their votes)."
    ),
}
_ALWAYS = (
    "The chances of support and their correlation are assumptions, not estimates.",
    "A state that does not support votes against; abstention, proxies and absence are left out.",
    "The chance is that of adoption once a proposal is on the table.",
)


def models() -> tuple[str, ...]:
    """The models of support.

    >>> models()
    ('independent', 'beta', 'one_factor')
    """
    return tuple(_ASSUMED)


def assumptions(model: str = "one_factor") -> tuple[str, ...]:
    """What a model takes for granted, one plain sentence each; a view shows them beside its figure.

    Parameters
    ----------
    model : {"independent", "beta", "one_factor"}

    >>> assumptions("independent")[0]
    'Each state supports or opposes on its own; what one does says nothing about another.'
    """
    return (_ASSUMED[one_of("model", model, models())], *_ALWAYS)


def chance(coalitions: Coalitions, support: Sequence[float], correlation: float, model: str) -> float:
    """Chance that a winning coalition forms.

    Parameters
    ----------
    coalitions : Coalitions
    support : sequence of float
        Chance of support of each member, in the order of the voters.
    correlation : float
        From 0 to 1. 0 is independence in every model, exactly.
    model : {"independent", "beta", "one_factor"}

    >>> from eudefence import council
    >>> from eudefence.models.decisions.council.voting_weights import Voters
    >>> pair = Coalitions(council.RULES["unanimity"], Voters(("A", "B"), {"A": 1, "B": 1}, {}))
    >>> round(chance(pair, [0.5, 0.5], 0.5, "one_factor"), 12)
    0.333333333333
    """
    if correlation == 0:
        found = coalitions.chance([support])[0]
    elif model == "beta":
        found = _beta(coalitions, support[0], correlation)
    else:
        found = _one_factor(coalitions, support, correlation)
    return min(max(found, 0.0), 1.0)


def beta_of_set(n: int, k: int, p: float, correlation: float) -> float:
    """Chance that k named states of n support and the others do not, under a shared beta-distributed chance of support.

    The product of (a+j) for the k, of (b+j) for the others, over that of (a+b+j) for all, with a = p(1-r)/r and b =
    (1-p)(1-r)/r.

    >>> round(beta_of_set(2, 2, 0.5, 1 / 3), 12)
    0.333333333333
    """
    if correlation == 1:
        return {0: 1 - p, n: p}.get(k, 0.0)
    # Numerator and denominator are multiplied by r / (1-r), so that a correlation near 0 makes no large numbers.
    step = correlation / (1 - correlation)
    found = 1.0
    for j in range(n):
        found *= (p + j * step if j < k else 1 - p + (j - k) * step) / (1 + j * step)
    return found


def _beta(coalitions: Coalitions, p: float, correlation: float) -> float:
    sets = (
        beta_of_set(coalitions.n, k, p, correlation) if count else 0.0 for k, count in enumerate(coalitions.by_size)
    )
    return math.fsum(count * one for count, one in zip(coalitions.by_size, sets, strict=True))


def _one_factor(coalitions: Coalitions, support: Sequence[float], correlation: float) -> float:
    levels = sorted(set(support))
    factor = list(_common_factor(levels, correlation))
    if len(levels) == 1:
        return math.fsum(weight * coalitions.chance_of_all_alike(given[0]) for weight, given in factor)
    place = [levels.index(p) for p in support]
    chances = coalitions.chance([given[level] for level in place] for _, given in factor)
    return math.fsum(weight * one for (weight, _), one in zip(factor, chances, strict=True))


def _common_factor(levels: Sequence[float], correlation: float) -> Iterator[tuple[float, list[float]]]:
    """Values of the common factor: the weight of each, and the chance it leaves to each level of support.

    A state supports when sqrt(r) Z + sqrt(1-r) e < c with c the p-quantile, so given Z = z with chance Phi((c/sqrt(r) -
    z) / w) and w = sqrt((1-r)/r). Far from every c/sqrt(r) the coalition is fixed, and the weight is a difference of
    normal chances; near them the integral is summed by Gauss-Legendre panels of 16 points, none wider than 2w.
    """
    cuts = [
        -math.inf if p == 0 else math.inf if p == 1 else _NORMAL.inv_cdf(p) / math.sqrt(correlation) for p in levels
    ]
    width = math.sqrt((1 - correlation) / correlation)
    # One level of support costs next to nothing to evaluate, so it gets finer panels.
    finest = min(width, 1.0) if len(levels) == 1 else min(2 * width, 2.0)
    windows = _windows([cut for cut in cuts if math.isfinite(cut)], width)
    inner = [] if windows else [cut for cut in cuts if math.isfinite(cut)]
    edges = sorted({-math.inf, *(edge for window in windows for edge in window), *inner, math.inf})
    for low, high in zip(edges, edges[1:], strict=False):
        if [low, high] not in windows:
            yield _NORMAL.cdf(high) - _NORMAL.cdf(low), [float(cut >= high) for cut in cuts]
            continue
        panels = max(1, math.ceil((high - low) / finest))
        half = (high - low) / panels / 2
        for panel in range(panels):
            centre = low + half * (2 * panel + 1)
            for point, share in POINTS:
                z = centre + half * point
                weight = share * half * math.exp(-z * z / 2) * _DENSITY
                if weight > 1e-18:
                    yield weight, [_normal((cut - z) / width) for cut in cuts]


def _windows(centres: Sequence[float], width: float) -> list[list[float]]:
    """Where the common factor leaves a chance that is neither 0 nor 1: around each centre, joined where they meet."""
    found: list[list[float]] = []
    for centre in centres:
        low, high = max(centre - _REACH * width, -_REACH), min(centre + _REACH * width, _REACH)
        if low < high:
            if found and low <= found[-1][1]:
                found[-1][1] = max(high, found[-1][1])
            else:
                found.append([low, high])
    return found


def _normal(x: float) -> float:
    # The standard normal distribution function, by the standard library's erfc.
    return 0.5 * math.erfc(-x * _HALF_ROOT)
