"""Which options can be first under some weights, and which never: a small linear programme in exact fractions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.explained import Explained, read_only
from eudefence.ground.frames import Tabular
from eudefence.ground.words import joined, per_cent

from .matrix import ORDER, full, read
from .weighing import NORMALISATIONS, normalised_by, valued


@dataclass(frozen=True)
class Chance:
    """Whether an option can be first.

    Attributes
    ----------
    option : str
    lead : Fraction
        The largest lead over the next option that any weights give it: above 0, it can be first alone; 0, it can tie;
        below, it is never first.
    weights : mapping of str to Fraction
        Weights that give this lead.
    dominated_by : tuple of str
        Options at least as good on every criterion and better on one.
    same_as : tuple of str
        Options with the same scores.
    """

    option: str
    lead: Fraction
    weights: Mapping[str, Fraction]
    dominated_by: tuple[str, ...]
    same_as: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Dominance(Tabular, Explained):
    """For each option, whether any weights put it first.

    Attributes
    ----------
    chances : mapping of str to Chance
    """

    chances: Mapping[str, Chance]
    names: Mapping[str, str]
    words: Mapping[str, str]
    normalise: str
    scale: tuple[int, int] | None = None
    cost: tuple[str, ...] = ()

    @property
    def never(self) -> tuple[str, ...]:
        """Options that no weights put first, not even level with another."""
        return tuple(key for key, one in self.chances.items() if one.lead < 0)

    @property
    def only_tied(self) -> tuple[str, ...]:
        """Options that at best tie for the first rank."""
        return tuple(key for key, one in self.chances.items() if one.lead == 0)

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each option: its largest lead, the weights that give it, and who is better everywhere."""
        return [
            {"option": one.option, "name": self.names.get(one.option, one.option), "lead": float(one.lead)}
            | {f"weight_{criterion}": float(weight) for criterion, weight in one.weights.items()}
            | {"dominated_by": ", ".join(one.dominated_by), "same_as": ", ".join(one.same_as)}
            for one in self.chances.values()
        ]

    def explain(self) -> str:
        """Who can be first, with which weights, and who cannot."""
        said = []
        for key, one in self.chances.items():
            name = self.names.get(key, key)
            most = sorted(((w, c) for c, w in one.weights.items() if w), key=lambda pair: -pair[0])
            weights = joined(f"{self.words.get(c, c)} {per_cent(w)}" for w, c in most)
            if one.lead > 0:
                said.append(f"{name} can be first, by most with {weights}.")
            elif one.lead == 0:
                said.append(f"{name} can at best tie for the first rank.")
            elif one.dominated_by:
                by = joined(self.names.get(other, other) for other in one.dominated_by)
                said.append(f"{name} is never first: {by} is at least as good everywhere.")
            else:
                said.append(f"{name} is never first, though no single option is better everywhere.")
        said.append(f"Weighted sum; normalisation: {normalised_by(self.normalise, self.cost)}.")
        if self.scale:
            said.append(ORDER)
        return " ".join(said)

    def brief(self) -> str:
        """Who is never first."""
        return f"Never first: {', '.join(self.never) or 0}"


@keywords_checked
def dominance(matrix: Any, normalise: str = "linear", cost: Any = ()) -> Dominance:
    """Which options are first under some weights, and which under none.

    What it answers: can one defend an option with any weights at all?

    Parameters
    ----------
    matrix, normalise, cost
        As for `weighted_sum`; no score may be missing.

    Returns
    -------
    Dominance

    Raises
    ------
    ValueError
        As for `stability`.

    Notes
    -----
    For each option, the weights that make its lead over the best of the others as large as can be. This is a matrix
    game between weights and rivals, solved by the simplex method in exact fractions (Bland's rule, so it ends).
    Weights of nought are allowed here, as limits.

    Examples
    --------
    >>> from eudefence import appraisal
    >>> three = {"A": {"x": 5, "y": 1}, "B": {"x": 1, "y": 5}, "C": {"x": 2, "y": 2}}
    >>> appraisal.dominance(three).never, appraisal.dominance(three).chances["C"].dominated_by
    (('C',), ())
    """
    how = one_of("normalise", normalise, NORMALISATIONS, "normalisation")
    asked = read(matrix, cost)
    rows = valued(full(asked, "dominance"), asked, how)
    found = {}
    for place, option in enumerate(asked.options):
        rivals = [other for other in range(len(rows)) if other != place]
        gaps = [[a - b for a, b in zip(rows[place], rows[other], strict=True)] for other in rivals]
        if gaps:
            lead, weights = game(gaps)
        else:
            lead, weights = Fraction(1), [Fraction(1, len(asked.criteria))] * len(asked.criteria)
        better = [asked.options[k] for k, gap in zip(rivals, gaps, strict=True) if max(gap) <= 0 and min(gap) < 0]
        same = [asked.options[k] for k, gap in zip(rivals, gaps, strict=True) if not any(gap)]
        shares = read_only(dict(zip(asked.criteria, weights, strict=True)))
        found[option] = Chance(option, lead, shares, tuple(better), tuple(same))
    return Dominance(read_only(found), asked.names, asked.words, how, asked.scale, asked.cost)


def game(gaps: Sequence[Sequence[Fraction]]) -> tuple[Fraction, list[Fraction]]:
    """The largest m such that weights exist with which every row sums to m or more, and these weights.

    >>> game([[Fraction(1), Fraction(-1)], [Fraction(-1), Fraction(1)]])
    (Fraction(0, 1), [Fraction(1, 2), Fraction(1, 2)])
    """
    lift = 1 - min(min(row) for row in gaps)  # all above nought, so that the game has a value above nought
    rows, columns = len(gaps), len(gaps[0])
    # Rivals mix: maximise the sum of y with sum(y * gap) <= 1 in every column; the weights are the prices of these.
    table = [
        [gaps[r][c] + lift for r in range(rows)] + [Fraction(int(k == c)) for k in range(columns)] + [Fraction(1)]
        for c in range(columns)
    ]
    costs = [Fraction(-1)] * rows + [Fraction(0)] * (columns + 1)
    basis = list(range(rows, rows + columns))
    while (enter := next((k for k, cost in enumerate(costs[:-1]) if cost < 0), None)) is not None:
        leave = min(
            (row[-1] / row[enter], basis[k], k) for k, row in enumerate(table) if row[enter] > 0
        )[2]  # fmt: skip
        pivot = table[leave][enter]
        table[leave] = [value / pivot for value in table[leave]]
        for k, row in enumerate(table):
            if k != leave and row[enter]:
                table[k] = [a - row[enter] * b for a, b in zip(row, table[leave], strict=True)]
        costs = [a - costs[enter] * b for a, b in zip(costs, table[leave], strict=True)]
        basis[leave] = enter
    value = 1 / costs[-1]
    return value - lift, [price * value for price in costs[rows : rows + columns]]
