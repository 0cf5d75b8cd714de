"""Winning coalitions of a decision rule: how many there are of each size, and how likely one is when states support on
their own.

Every coalition counts, none is sampled. Members are split into two halves; the coalitions of each half are sorted by
population, and pairs that reach the threshold are found by binary search (meet in the middle). Persons are whole
numbers throughout.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import product

import numpy as np
from numpy.typing import NDArray

from .counts import COUNTED, Counted
from .rules import Rule
from .voting_weights import Voters

# What the number of supporters decides alone, when all others vote against: nobody abstains.
_BY_SIZE = frozenset(counted for counted in COUNTED if counted.unit == "members" or counted.declaring)
_LIMIT = {"population": 36, "votes": 28}  # members beyond which an answer would take minutes
_BLOCK = 512  # right halves at a time, where all pairs are written out
_ROWS = 32  # rows of chances at a time: few enough to stay in the processor's memory

_Floats = NDArray[np.float64]
_Wholes = NDArray[np.integer]


class Coalitions:
    """The coalitions that carry a decision when all others vote against it.

    Parameters
    ----------
    rule : Rule
    voters : Voters

    >>> from eudefence import council
    >>> three = Voters(("A", "B", "C"), {"A": 50, "B": 30, "C": 20}, {})
    >>> Coalitions(council.RULES["simple"], three).by_size
    (0, 0, 3, 1)
    """

    def __init__(self, rule: Rule, voters: Voters):
        self.rule, self.voters, self.n = rule, voters, len(voters.codes)
        weighty = [test for alternative in rule.tests for test in alternative if test.count not in _BY_SIZE]
        if any(test.comparison not in ("at_least", "more_than") for test in weighty):
            raise ValueError(
                f"rule: in {rule.id!r} more population can do harm; a chance is computed only for rules in which more"
                " support helps."
            )
        if max(voters.people, voters.votes) >= 2**62:
            raise ValueError("population: the sum is too large to be counted exactly; give smaller whole numbers.")
        self.counts = {test.count for test in weighty}
        kind = "votes" if Counted.VOTES_FOR in self.counts else "population"
        if self.counts and self.n > _LIMIT[kind]:
            raise ValueError(
                f"voters: {self.n} states are too many for an exact count with {kind}; accepted are up to"
                f" {_LIMIT[kind]}."
            )

    def _needs(self, size: int) -> list[dict[Counted, int]]:
        # For a coalition of this size: what it needs besides, one dict for each way to win.
        size_counts = {
            counted: size * counted.takes_in("in_favour") + (self.n - size) * counted.takes_in("against")
            for counted in _BY_SIZE
        }
        ways = []
        for alternative in self.rule.tests:
            if all(test.passed(size_counts[test.count], self.voters) for test in alternative if test.count in _BY_SIZE):
                needed: dict[Counted, int] = {}
                for test in alternative:
                    if test.count not in _BY_SIZE:
                        needed[test.count] = max(needed.get(test.count, 0), test.needed(self.voters))
                ways.append(needed)
        return ways

    @cached_property
    def _quota(self) -> list[int | None]:
        # Population that a coalition of each size needs; None: no population is enough.
        return [
            min((way.get(Counted.POPULATION_FOR, 0) for way in self._needs(size)), default=None)
            for size in range(self.n + 1)
        ]

    @cached_property
    def by_size(self) -> tuple[int, ...]:
        """Number of winning coalitions with 0, 1, ... n members, exact."""
        if not self.counts:
            binomial = np.array([1], dtype=object)
            for _ in range(self.n):
                binomial = np.append(binomial, 0) + np.append(0, binomial)
            return tuple(int(count) if self._needs(size) else 0 for size, count in enumerate(binomial))
        found = [0] * (self.n + 1)
        if Counted.VOTES_FOR in self.counts:
            for size, _, _, won in self._won():
                found[size] += int(won.sum())
            return tuple(found)
        for size_left, size_right, below, length, _ in self._pairs():
            found[size_left + size_right] += int((length - below).sum())
        return tuple(found)

    def chance(self, support: _Floats) -> _Floats:
        """Chance that a winning coalition forms, for each row of independent chances of support.

        Parameters
        ----------
        support : array of shape (rows, members)
            Chance that each member supports, in the order of the voters.

        Returns
        -------
        array of shape (rows,)
            Exact sums over all coalitions.

        >>> from eudefence import council
        >>> pair = Voters(("A", "B"), {"A": 1, "B": 1}, {})
        >>> float(Coalitions(council.RULES["unanimity"], pair).chance(np.array([[0.9, 0.5]]))[0])
        0.45
        """
        support = np.asarray(support, dtype=float)
        if (support == support[:, :1]).all():
            sizes = np.arange(self.n + 1)
            p = support[:, :1]
            found: _Floats = ((p**sizes) * ((1 - p) ** (self.n - sizes))) @ np.array([float(n) for n in self.by_size])
            return found
        if not self.counts:
            return self._chance_by_size(support)
        blocks = [support[start : start + _ROWS] for start in range(0, len(support), _ROWS)]
        return np.concatenate(
            [
                self._chance_by_votes(block) if Counted.VOTES_FOR in self.counts else self._chance_by_people(block)
                for block in blocks
            ]
        )

    def _chance_by_size(self, support: _Floats) -> _Floats:
        number = yes_counts(support)
        wins = np.array([bool(self._needs(size)) for size in range(self.n + 1)])
        found: _Floats = number[:, wins].sum(axis=1)
        return found

    # --- two halves ---------------------------------------------------------------------------------------------------

    def _split(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        middle = self.n // 2
        return self.voters.codes[:middle], self.voters.codes[middle:]

    @cached_property
    def _sizes(self) -> tuple[_Wholes, ...]:
        return tuple(_sums([1] * len(half)) for half in self._split())

    @cached_property
    def _people(self) -> tuple[_Wholes, ...]:
        return tuple(_sums([self.voters.population.get(code, 0) for code in half]) for half in self._split())

    @cached_property
    def _votes(self) -> tuple[_Wholes, ...]:
        small = np.int32 if self.voters.votes < 2**31 else np.int64  # half the width, half the time
        return tuple(_sums([self.voters.weights.get(code, 0) for code in half]).astype(small) for half in self._split())

    def _halves(self, support: _Floats) -> tuple[_Floats, _Floats]:
        middle = self.n // 2
        return _products(support[:, :middle]), _products(support[:, middle:])

    @cached_property
    def _order(self) -> tuple[_Wholes, ...]:
        # Coalitions of each half by size, then by population.
        return tuple(np.lexsort((people, sizes)) for people, sizes in zip(self._people, self._sizes, strict=True))

    def _pairs(self) -> Iterator[tuple[int, int, _Wholes, int, int]]:
        # For sizes k and m of the halves: how many left coalitions of size k are too small for each right one of size
        # m.
        (left_people, right_people), (left_sizes, right_sizes) = self._people, self._sizes
        left = [np.sort(left_people[left_sizes == size]) for size in range(left_sizes.max() + 1)]
        right = [np.sort(right_people[right_sizes == size]) for size in range(right_sizes.max() + 1)]
        start = np.concatenate([[0], np.cumsum([len(part) for part in right])])
        for (k, mine), (m, theirs) in product(enumerate(left), enumerate(right)):
            if self._quota[k + m] is not None:
                yield k, m, np.searchsorted(mine, self._quota[k + m] - theirs, side="left"), len(mine), start[m]

    @cached_property
    def _positions(self) -> _Wholes:
        # Row k: where, in the running sums of the left half, each right coalition finds its partners of size k; 0
        # stands for "none".
        lengths = np.bincount(self._sizes[0])
        offset = 1 + np.concatenate([[0], np.cumsum(lengths + 1)])
        found = np.zeros((len(lengths), len(self._sizes[1])), dtype=np.intp)
        for k, _, below, _, start in self._pairs():
            found[k, self._order[1][start : start + len(below)]] = offset[k] + below
        return found

    def _chance_by_people(self, support: _Floats) -> _Floats:
        left, right = self._halves(support)
        left = left.take(self._order[0], axis=0)
        end = np.cumsum(np.bincount(self._sizes[0]))
        nothing = np.zeros((1, left.shape[1]))
        # For each size, running sums from the largest coalition down: entry j is the chance of all from the j-th on.
        parts = [nothing]
        for low, high in zip(np.concatenate([[0], end[:-1]]), end, strict=True):
            parts += [np.cumsum(left[low:high][::-1], axis=0)[::-1], nothing]
        tails = np.concatenate(parts)
        partners = np.zeros_like(right)
        for positions in self._positions:
            partners += tails.take(positions, axis=0)
        found: _Floats = (partners * right).sum(axis=0)
        return found

    # --- weighted votes: three thresholds at once ---------------------------------------------------------------------

    def _won(self) -> Iterator[tuple[int, _Wholes, _Wholes, NDArray[np.bool_]]]:
        # Pairs of halves, a block at a time: left and right coalitions of one size each, and which pairs win.
        needs = [self._needs(size) for size in range(self.n + 1)]
        halves = [[np.flatnonzero(sizes == size) for size in range(sizes.max() + 1)] for sizes in self._sizes]
        for (k, left), (m, every_right) in product(enumerate(halves[0]), enumerate(halves[1])):
            if not needs[k + m]:
                continue
            for start in range(0, len(every_right), _BLOCK):
                right = every_right[start : start + _BLOCK]
                won = np.zeros((len(right), len(left)), dtype=bool)
                for way in needs[k + m]:
                    passed = self._votes[1][right][:, None] + self._votes[0][left] >= way.get(Counted.VOTES_FOR, 0)
                    if Counted.POPULATION_FOR in way:
                        passed &= self._people[0][left] >= way[Counted.POPULATION_FOR] - self._people[1][right][:, None]
                    won |= passed
                yield k + m, left, right, won

    def _chance_by_votes(self, support: _Floats) -> _Floats:
        in_left, in_right = self._halves(support)
        found = np.zeros(len(support))
        for _, left, right, won in self._won():
            found += ((won.astype(float) @ in_left[left]) * in_right[right]).sum(axis=0)
        return found


def _sums(weights: Iterable[int]) -> NDArray[np.int64]:
    # Sum of every subset; subset number b holds member i if bit i of b is set.
    found = np.zeros(1, dtype=np.int64)
    for weight in weights:
        found = np.concatenate([found, found + weight])
    return found


def _products(support: _Floats) -> _Floats:
    # Chance of every subset, in the same order; one column for each row of support.
    found = np.ones((1, len(support)))
    for p in support.T:
        found = np.concatenate([found * (1 - p), found * p])
    return found


def yes_counts(support: _Floats) -> _Floats:
    """Chance of 0, 1, ... n supporters when each supports on its own (the Poisson-binomial distribution), for each row.

    >>> yes_counts(np.array([[0.5, 0.5]])).tolist()
    [[0.25, 0.5, 0.25]]
    """
    support = np.asarray(support, dtype=float)
    found = np.ones((len(support), 1))
    for i in range(support.shape[1]):
        p = support[:, i : i + 1]
        found = np.pad(found * (1 - p), ((0, 0), (0, 1))) + np.pad(found * p, ((0, 0), (1, 0)))
    return found


_KEPT: OrderedDict[tuple[object, ...], Coalitions] = OrderedDict()


def coalitions(rule: Rule, voters: Voters) -> Coalitions:
    """The coalitions of a rule and its voters; the last few are kept, so that a slider does not count them again.

    >>> from eudefence import council
    >>> pair = Voters(("A", "B"), {"A": 1, "B": 1}, {})
    >>> coalitions(council.RULES["unanimity"], pair) is coalitions(council.RULES["unanimity"], pair)
    True
    """
    key = (rule.tests, voters.codes, tuple(sorted(voters.population.items())), tuple(sorted(voters.weights.items())))
    if key not in _KEPT:
        _KEPT[key] = Coalitions(rule, voters)
    _KEPT.move_to_end(key)
    while len(_KEPT) > 8:
        _KEPT.popitem(last=False)
    return _KEPT[key]
