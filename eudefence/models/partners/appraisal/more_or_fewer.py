"""Whether an option more or less turns the order of the others: rank reversal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.explained import Explained
from eudefence.ground.frames import Tabular
from eudefence.ground.words import count, joined

from .matrix import Full, Matrix, full, read
from .ranking import METHODS, Appraisal, appraise, keys
from .weight_intervals import default

COPY, WORSE = " (a copy)", " (a worse copy)"


@dataclass(frozen=True)
class Turn:
    """What one option more or less does.

    Attributes
    ----------
    change : {"without", "copy", "worse"}
        An option taken away, a copy of it added, or a copy that is one step worse on every criterion where it can be.
    option : str
    pairs : tuple of (str, str)
        Pairs of other options whose order turned: the first was ahead before and is behind or level now, or was level
        and is behind now.
    first : tuple of str
        Who of the options there before is first afterwards.
    """

    change: str
    option: str
    pairs: tuple[tuple[str, str], ...]
    first: tuple[str, ...]


@dataclass(frozen=True, repr=False)
class Reversal(Tabular, Explained):
    """Every option taken away, copied and copied a little worse, one at a time.

    Attributes
    ----------
    appraisal : Appraisal
        The ranking as it is.
    tried : tuple of Turn
    """

    appraisal: Appraisal
    tried: tuple[Turn, ...]

    @property
    def turned(self) -> tuple[Turn, ...]:
        """The changes that turned the order of some pair."""
        return tuple(one for one in self.tried if one.pairs)

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each change that was tried."""
        return [
            {
                "change": one.change,
                "option": one.option,
                "turned": "; ".join(f"{ahead} and {behind}" for ahead, behind in one.pairs),
                "first_then": ", ".join(one.first),
            }
            for one in self.tried
        ]

    def explain(self) -> str:
        """Which changes turn an order among the others."""
        matrix = self.appraisal.matrix
        what = {"without": "without {}", "copy": "with a copy of {}", "worse": "with a worse copy of {}"}
        said = [f"{count(len(self.tried), 'change')} tried: each option taken away, copied, and copied one step worse."]
        if not self.turned:
            said.append("None turns the order of any two others.")
        for one in self.turned:
            pairs = joined(f"{matrix.name(a)} before {matrix.name(b)}" for a, b in one.pairs)
            named = what[one.change].format(matrix.name(one.option))
            said.append(f"{named[0].upper()}{named[1:]}, this order no longer holds: {pairs}.")
        said.append(self.appraisal.how())
        return " ".join(said)

    def brief(self) -> str:
        """How many changes turn an order."""
        return f"{len(self.turned)} of {count(len(self.tried), 'change')} turn an order"


@keywords_checked
def reversal(
    matrix: Any, weights: Any = None, method: str = "weighted_sum", normalise: str = "", cost: Any = ()
) -> Reversal:
    """Whether taking an option away, or adding one that is a copy or worse, turns the order of the others.

    What it answers: does the order of two options hang on a third that is not even wanted?

    Parameters
    ----------
    matrix, weights, method, normalise, cost
        As for `stability`.

    Returns
    -------
    Reversal

    Raises
    ------
    ValueError
        As for `stability`.

    Notes
    -----
    Belton and Gear 1983 showed it for the analytic hierarchy process, which divides by the sum: a copy of the second
    of four options puts the first before the second. `normalise="sum"` gives their numbers.

    Examples
    --------
    >>> from eudefence import appraisal
    >>> three = {"A": {"a": 1, "b": 9, "c": 8}, "B": {"a": 9, "b": 1, "c": 9}, "C": {"a": 1, "b": 1, "c": 1}}
    >>> found = appraisal.reversal(three, normalise="sum")
    >>> [one.pairs for one in found.tried if (one.change, one.option) == ("copy", "B")]
    [(('B', 'A'),)]
    """
    one_of("method", method, METHODS)
    asked = read(matrix, cost)
    full(asked, "reversal")
    now = appraise(asked, weights, method, normalise or default(method))
    tried = []
    for option in asked.options:
        if len(asked.options) > 2:
            tried.append(_turn(now, "without", option, asked.without(option)))
        own = [asked.cells[option, criterion].score for criterion in asked.criteria]
        tried.append(_turn(now, "copy", option, asked.plus(option + COPY, own)))
        if (worse := _worse(asked, option)) != own:
            tried.append(_turn(now, "worse", option, asked.plus(option + WORSE, worse)))
    return Reversal(now, tuple(tried))


def _worse(matrix: Matrix, option: str) -> list[Fraction | None]:
    """The scores of an option one step worse, where the scale or the worst score there is leaves room for it."""
    found: list[Fraction | None] = []
    for place, criterion in enumerate(matrix.criteria):
        column = [row[place] for row in full(matrix, "reversal")]
        own = column[matrix.options.index(option)]
        cost = criterion in matrix.cost
        low, high = matrix.scale or (min(column), max(column))
        found.append(min(own + 1, Fraction(high)) if cost else max(own - 1, Fraction(low)))
    return found


def _turn(now: Appraisal, change: str, option: str, other: Matrix) -> Turn:
    scores: Full = full(other, "reversal")
    found = keys(scores, other, tuple(now.weights.values()), now.method, now.normalise)
    after = dict(zip(other.options, found, strict=True))
    shared = [one for one in now.matrix.options if one in after]
    before: Mapping[str, int] = now.best_rank
    pairs = [
        (a, b)
        for a in shared
        for b in shared
        if (before[a] < before[b] and after[a] <= after[b]) or (before[a] == before[b] and after[a] < after[b])
    ]
    return Turn(change, option, tuple(pairs), _first(shared, after))


def _first(shared: Sequence[str], after: Mapping[str, Fraction]) -> tuple[str, ...]:
    most = max(after[one] for one in shared)
    return tuple(one for one in shared if after[one] == most)
