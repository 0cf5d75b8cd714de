"""Games whose power is known from the literature, and the numbers stated there.

Each: quota, weights, and for each distinct member the Banzhaf and the Shapley-Shubik index.
"""

from __future__ import annotations

from fractions import Fraction as F


def numbered(*weights):
    """Members A, B, C ... with these weights."""
    return {chr(65 + place): weight for place, weight in enumerate(weights)}


def three(banzhaf, shapley):
    return dict(zip("ABC", zip(banzhaf, shapley, strict=True), strict=True))


THIRDS = [F(1, 3)] * 3
GAMES = {
    # P. Straffin, "Game Theory and Strategy", 1993: a party of 50, one of 49, one of 1.
    "50-49-1": (51, numbered(50, 49, 1), three([F(3, 5), F(1, 5), F(1, 5)], [F(2, 3), F(1, 6), F(1, 6)])),
    "49-49-2": (51, numbered(49, 49, 2), three(THIRDS, THIRDS)),
    # J. Banzhaf, "Weighted Voting Doesn't Work", 1965: Nassau County, three boards without any power.
    "Nassau County 1958": (
        16,
        numbered(9, 9, 7, 3, 1, 1),
        three(THIRDS, THIRDS) | {"D": (F(0), F(0)), "E": (F(0), F(0)), "F": (F(0), F(0))},
    ),
    "Nassau County 1964": (
        58,
        numbered(31, 31, 21, 28, 2, 2),
        {"A": (F(1, 3), F(1, 3)), "D": (F(1, 3), F(1, 3)), "C": (F(0), F(0)), "F": (F(0), F(0))},
    ),
    # D. Felsenthal and M. Machover, "The Measurement of Voting Power", 1998, chapter 5: the Council of the six.
    "Council of the six": (
        12,
        {"DE": 4, "FR": 4, "IT": 4, "NL": 2, "BE": 2, "LU": 1},
        {"DE": (F(5, 21), F(7, 30)), "BE": (F(1, 7), F(3, 20)), "LU": (F(0), F(0))},
    ),
    # L. Shapley and M. Shubik 1954, for the Security Council as it has been since 1965: five with a veto, ten without.
    "Security Council": (
        39,
        {**{f"P{i}": 7 for i in range(5)}, **{f"N{i}": 1 for i in range(10)}},
        {"P0": (F(848, 5080), F(421, 2145)), "N0": (F(84, 5080), F(4, 2145))},
    ),
}
