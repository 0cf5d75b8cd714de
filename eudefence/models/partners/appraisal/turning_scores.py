"""Which scores carry the first rank: for each cell, the smallest change of the score that changes who is first."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.explained import Explained
from eudefence.ground.frames import Tabular
from eudefence.ground.words import joined, number

from .matrix import WHO, Full, full, read
from .ranking import METHODS, Appraisal, appraise, keys, leaders
from .weight_intervals import default

SCALE = (1, 5)


@dataclass(frozen=True)
class Turning:
    """What one score could do.

    Attributes
    ----------
    option, criterion : str
    now : Fraction
    becomes : int or None
        The nearest score of the scale that changes who is first; None if no score does.
    first : tuple of str
        Who is first then; several tie.
    scored_by : str
        As in `Cell`.
    """

    option: str
    criterion: str
    now: Fraction
    becomes: int | None
    first: tuple[str, ...]
    scored_by: str

    @property
    def steps(self) -> Fraction | None:
        """How far the score has to move; None if no score changes who is first."""
        return None if self.becomes is None else abs(self.becomes - self.now)


@dataclass(frozen=True, repr=False)
class Carries(Tabular, Explained):
    """Every cell with the smallest change that changes who is first.

    Attributes
    ----------
    appraisal : Appraisal
    cells : tuple of Turning
        In the order of the matrix.
    scale : (int, int)
    """

    appraisal: Appraisal
    cells: tuple[Turning, ...]
    scale: tuple[int, int]

    @property
    def carrying(self) -> tuple[Turning, ...]:
        """The cells that can change who is first, those that need the smallest change first."""
        return tuple(sorted((one for one in self.cells if one.steps is not None), key=lambda one: one.steps or 0))

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each cell: its score, the nearest one that changes who is first, and who is first then."""
        return [
            {
                "option": one.option,
                "criterion": one.criterion,
                "score": float(one.now),
                "scored_by": one.scored_by,
                "becomes": one.becomes,
                "first_then": ", ".join(one.first),
            }
            for one in self.cells
        ]

    def explain(self) -> str:
        """How many cells carry the first rank, and the most fragile of them."""
        matrix = self.appraisal.matrix
        low, high = self.scale
        found = self.carrying
        said = [self.appraisal.explain()]
        if not found:
            return f"{said[0]} No single score from {low} to {high} changes who is first."
        said.append(f"Of {len(self.cells)} scores, {len(found)} can change who is first, each alone.")
        for one in [cell for cell in found if cell.steps == found[0].steps]:
            by = f" ({WHO[one.scored_by]})" if one.scored_by else ""
            said.append(
                f"{matrix.name(one.option)}, {matrix.word(one.criterion)}: {one.becomes} instead of"
                f" {number(float(one.now))}{by} makes {joined(map(matrix.name, one.first))} first."
            )
        return " ".join(said)

    def brief(self) -> str:
        """How many cells carry the first rank."""
        return f"{len(self.carrying)} of {len(self.cells)} scores can change who is first"


@keywords_checked
def carries(
    matrix: Any, weights: Any = None, method: str = "weighted_sum", normalise: str = "", cost: Any = ()
) -> Carries:
    """Which scores carry the first rank: for each cell the smallest change that changes who is first.

    What it answers: on whose judgement, of what, does the result hang?

    Parameters
    ----------
    matrix, weights, method, normalise, cost
        As for `stability`. Whole scores of the matrix's scale are tried, from 1 to 5 where it has none.

    Returns
    -------
    Carries
        A new tie counts as a change.

    Raises
    ------
    ValueError
        As for `stability`.

    Examples
    --------
    >>> from eudefence import appraisal
    >>> found = appraisal.carries({"A": {"x": 5, "y": 3}, "B": {"x": 2, "y": 4}}, normalise="minmax")
    >>> found.appraisal.first, [(one.option, one.criterion, one.becomes) for one in found.carrying][:1]
    (('A', 'B'), [('A', 'y', 4)])
    """
    one_of("method", method, METHODS)
    asked = read(matrix, cost)
    scores = full(asked, "carries")
    now = appraise(asked, weights, method, normalise or default(method))
    scale = asked.scale or SCALE
    cells = []
    for i, option in enumerate(asked.options):
        for j, criterion in enumerate(asked.criteria):
            becomes, first = _nearest(now, scores, i, j, scale)
            by = asked.cells[option, criterion].scored_by
            cells.append(Turning(option, criterion, scores[i][j], becomes, first, by))
    return Carries(now, tuple(cells), scale)


def _nearest(
    now: Appraisal, scores: Full, i: int, j: int, scale: tuple[int, int]
) -> tuple[int | None, tuple[str, ...]]:
    weights = tuple(now.weights.values())
    others = [k for k in range(scale[0], scale[1] + 1) if k != scores[i][j]]
    for score in sorted(others, key=lambda k: abs(k - scores[i][j])):
        row = (*scores[i][:j], Fraction(score), *scores[i][j + 1 :])
        tried = (*scores[:i], row, *scores[i + 1 :])
        first = leaders(now.matrix.options, keys(tried, now.matrix, weights, now.method, now.normalise))
        if first != now.first:
            return score, first
    return None, ()
