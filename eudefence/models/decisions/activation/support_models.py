"""How support hangs together: each state on its own, a shared mood, or one common factor.

These are assumptions, not measurements. Each model gives the chance that a winning coalition forms, by closed forms or
exact sums; the common factor is integrated numerically, to about ten digits.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from statistics import NormalDist

import numpy as np

from eudefence.ground.arguments import one_of
from eudefence.models.decisions.council.coalitions import Coalitions

_NORMAL = NormalDist()
_REACH = 9.0  # beyond nine standard deviations a normal variable has less chance than a float can hold beside 1
_POINTS, _WEIGHTS = np.polynomial.legendre.leggauss(16)

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


def chance(coalitions: Coalitions, support: np.ndarray, correlation: float, model: str) -> float:
    """Chance that a winning coalition forms.

    Parameters
    ----------
    coalitions : Coalitions
    support : array of shape (members,)
        Chance of support of each member, in the order of the voters.
    correlation : float
        From 0 to 1. 0 is independence in every model, exactly.
    model : {"independent", "beta", "one_factor"}

    >>> from eudefence import council
    >>> from eudefence.models.decisions.council.voting_weights import Voters
    >>> pair = Coalitions(council.RULES["unanimity"], Voters(("A", "B"), {"A": 1, "B": 1}, {}))
    >>> round(chance(pair, np.array([0.5, 0.5]), 0.5, "one_factor"), 12)
    0.333333333333
    """
    if correlation == 0:
        found = coalitions.chance(support[None, :])[0]
    elif model == "beta":
        found = _beta(coalitions, float(support[0]), correlation)
    else:
        weights, rows = _common_factor(support, correlation)
        found = weights @ coalitions.chance(rows)
    return float(min(max(found, 0.0), 1.0))


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


def _common_factor(support: np.ndarray, correlation: float) -> tuple[np.ndarray, np.ndarray]:
    """Weights and rows of chances, one for each value of the common factor.

    A state supports when sqrt(r) Z + sqrt(1-r) e < c with c the p-quantile, so given Z = z with chance Phi((c/sqrt(r) -
    z) / w) and w = sqrt((1-r)/r). Far from every c/sqrt(r) the coalition is fixed, and the weight is a difference of
    normal chances; near them the integral is summed by Gauss-Legendre panels of 16 points, none wider than 2w.
    """
    levels, level_of = np.unique(support, return_inverse=True)
    cut = np.array(
        [-math.inf if p == 0 else math.inf if p == 1 else _NORMAL.inv_cdf(p) / math.sqrt(correlation) for p in levels]
    )
    width = math.sqrt((1 - correlation) / correlation)
    # One level of support costs next to nothing to evaluate, so it gets finer panels.
    finest = min(2 * width, 2.0) / (4 if len(levels) == 1 else 1)
    windows: list[list[float]] = []
    for centre in cut[np.isfinite(cut)]:
        low, high = max(centre - _REACH * width, -_REACH), min(centre + _REACH * width, _REACH)
        if low >= high:
            continue
        if windows and low <= windows[-1][1]:
            windows[-1][1] = max(high, windows[-1][1])
        else:
            windows.append([low, high])
    weights, rows = [], []
    edges = [-math.inf, *(edge for window in windows for edge in window), math.inf]
    inner: Iterable[float] = cut[np.isfinite(cut)] if not windows else ()
    edges = sorted({*edges, *inner})
    for low, high in zip(edges, edges[1:], strict=False):
        if [low, high] in windows:
            panels = max(1, math.ceil((high - low) / finest))
            half = (high - low) / panels / 2
            centres = low + half * (2 * np.arange(panels) + 1)
            z = (centres[:, None] + half * _POINTS[None, :]).ravel()
            weights.append(np.tile(_WEIGHTS, panels) * half * np.exp(-z * z / 2) / math.sqrt(2 * math.pi))
            rows.append(_normal((cut[None, :] - z[:, None]) / width))
        else:
            weights.append(np.array([_NORMAL.cdf(high) - _NORMAL.cdf(low)]))
            rows.append((cut >= high).astype(float)[None, :])
    weight, row = np.concatenate(weights), np.concatenate(rows)
    kept = weight > 1e-18
    return weight[kept], row[kept][:, level_of]


def _normal(x: np.ndarray) -> np.ndarray:
    # The standard normal distribution function, by the standard library's erfc.
    return np.array([0.5 * math.erfc(-value / math.sqrt(2)) for value in x.ravel()]).reshape(x.shape)
