"""Winning coalitions of a decision rule: how many there are of each size and with each member, and how likely one is
when states support on their own.

Every coalition counts, none is sampled. Members are split into two halves; the coalitions of each half are sorted by
what is weighed, persons or votes, and pairs that reach the threshold are found by binary search (meet in the middle).
Persons are whole numbers throughout. Plain Python does it; where each pair of halves has a chance of its own, or three
thresholds hold at once, it takes the arrays of numpy (`halves`), and in a large Union it is faster with them.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, dropwhile, product
from operator import itemgetter

from .counts import COUNTED, Counted
from .halves import chance_by_people, chance_by_votes, containing_by_votes, containing_by_weight, count_by_votes, usable
from .rules import Rule
from .voting_weights import Voters

# What the number of supporters decides alone, when all others vote against: nobody abstains.
_BY_SIZE = frozenset(counted for counted in COUNTED if counted.unit == "members" or counted.declaring)
_LIMIT = {1: 36, 2: 28}  # members beyond which an answer would take minutes, by how many things are weighed
_FEW = 16  # members up to which plain Python is as fast as the arrays of numpy


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

    def countable(self) -> None:
        """Refuse, in a sentence, what would take minutes to count."""
        if self.counts and self.n > (most := _LIMIT[len(self.counts)]):
            kinds = " and ".join(sorted(counted.unit for counted in self.counts))
            raise ValueError(
                f"voters: {self.n} states are too many for an exact count with {kinds}; accepted are up to {most}."
            )

    def needs(self, size: int) -> list[dict[Counted, int]]:
        """What a coalition of this size needs besides, one dict for each way to win."""
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

    @property
    def weights(self) -> Mapping[str, int]:
        """What coalitions are weighed by: weighted votes if the rule counts them, else persons."""
        return self.voters.weights if self.has_votes else self.voters.population

    @cached_property
    def quota(self) -> list[int | None]:
        """How many persons, or votes, a coalition of each size needs; None: no number is enough. Under a rule that
        weighs by persons and by votes, this is the votes alone.
        """
        counted = Counted.VOTES_FOR if self.has_votes else Counted.POPULATION_FOR
        return [min((way.get(counted, 0) for way in self.needs(size)), default=None) for size in range(self.n + 1)]

    @property
    def has_votes(self) -> bool:
        """Whether the rule counts weighted votes."""
        return Counted.VOTES_FOR in self.counts

    @cached_property
    def by_size(self) -> tuple[int, ...]:
        """Number of winning coalitions with 0, 1, ... n members, exact."""
        self.countable()
        if not self.counts:
            return tuple(math.comb(self.n, size) if self.needs(size) else 0 for size in range(self.n + 1))
        if len(self.counts) > 1:
            return count_by_votes(self)
        found = [0] * (self.n + 1)
        for size_left, size_right, below, length in self.pairs():
            found[size_left + size_right] += length * len(below) - sum(below)
        return tuple(found)

    @cached_property
    def containing(self) -> Mapping[str, tuple[int, ...]]:
        """For each voter the number of winning coalitions with 0, 1, ... n members that it belongs to, exact.

        >>> from eudefence import council
        >>> three = Voters(("A", "B", "C"), {"A": 50, "B": 30, "C": 20}, {})
        >>> Coalitions(council.RULES["simple"], three).containing["A"]
        (0, 0, 2, 1)
        """
        self.countable()
        if not self.counts:
            alike = tuple(
                math.comb(self.n - 1, size - 1) if size and self.needs(size) else 0 for size in range(self.n + 1)
            )
            return dict.fromkeys(self.voters.codes, alike)
        if len(self.counts) > 1:
            rows = containing_by_votes(self)
        else:
            rows = containing_by_weight(self) if self.n > _FEW and usable() else self._containing()
        return {code: tuple(row) for code, row in zip(self.voters.codes, rows, strict=True)}

    def _containing(self) -> list[list[int]]:
        # The same as halves.containing_by_weight, in plain Python.
        left, right = ([_places(same, len(half)) for same in self._sorted(half)] for half in self.split())
        found = [[0] * (self.n + 1) for _ in self.voters.codes]
        in_left, in_right = found[: self.n // 2], found[self.n // 2 :]
        for k, m, below, length in self.pairs():
            partners = [0] * (length + 1)  # of the left coalitions: the right ones that are large enough for each
            for too_small in below:
                partners[too_small] += 1
            _add(in_left, k + m, left[k], list(accumulate(partners)))
            _add(in_right, k + m, right[m], [length - too_small for too_small in below])
        return found

    def chance(self, support: Iterable[Sequence[float]]) -> list[float]:
        """Chance that a winning coalition forms, for each row of independent chances of support.

        Parameters
        ----------
        support : iterable of rows
            Chance that each member supports, in the order of the voters.

        Returns
        -------
        list of float
            One for each row: exact sums over all coalitions.

        Raises
        ------
        ImportError
            Where chances differ and population or votes count, if numpy is not installed.

        >>> from eudefence import council
        >>> pair = Voters(("A", "B"), {"A": 1, "B": 1}, {})
        >>> Coalitions(council.RULES["unanimity"], pair).chance([[0.9, 0.5]])
        [0.45]
        """
        self.countable()
        rows = [list(row) for row in support]
        if all(row.count(row[0]) == len(row) for row in rows):
            return [self.chance_of_all_alike(row[0]) for row in rows]
        if not self.counts:
            wins = [size for size in range(self.n + 1) if self.needs(size)]
            return [sum(number[size] for size in wins) for number in map(yes_counts, rows)]
        return (chance_by_votes if self.has_votes else chance_by_people)(self, rows)

    def chance_of_all_alike(self, p: float) -> float:
        """Chance that a winning coalition forms when each supports on its own with the same chance.

        >>> from eudefence import council
        >>> three = Voters(("A", "B", "C"), {"A": 50, "B": 30, "C": 20}, {})
        >>> Coalitions(council.RULES["simple"], three).chance_of_all_alike(0.5)
        0.5
        """
        # The sum of by_size[k] p^k (1-p)^(n-k), by powers of the smaller odds: none of them is above 1.
        high, low, counts = (p, 1 - p, self._few_first) if p > 0.5 else (1 - p, p, self._many_first)
        odds, found = low / high, 0.0
        for number in counts:
            found = found * odds + number
        return float(found * high**self.n)

    @cached_property
    def _few_first(self) -> list[float]:
        # Winning coalitions by size from the smallest that can win: what goes with most powers of the odds against.
        return [float(number) for number in dropwhile(lambda number: not number, self.by_size)]

    @cached_property
    def _many_first(self) -> list[float]:
        return [float(number) for number in reversed(self.by_size)]

    # --- two halves ---------------------------------------------------------------------------------------------------

    def split(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The voters in two halves."""
        middle = self.n // 2
        return self.voters.codes[:middle], self.voters.codes[middle:]

    def _sorted(self, half: Sequence[str]) -> list[list[tuple[int, int]]]:
        # Weight of every coalition of a half, and who is in it as bits: by its size, in rising order.
        found: list[list[tuple[int, int]]] = [[(0, 0)]]
        for place, code in enumerate(half):
            more, bit = self.weights.get(code, 0), 1 << place
            grown = [[(weight + more, who + bit) for weight, who in same] for same in found]
            found = [mine + theirs for mine, theirs in zip([*found, []], [[], *grown], strict=True)]
        return [sorted(same) for same in found]

    def pairs(self) -> Iterator[tuple[int, int, list[int], int]]:
        """For sizes k and m of the halves: how many left coalitions of size k are too small for each right one of size
        m, in rising order of their weight; and how many left ones there are.
        """
        left, right = ([[weight for weight, _ in same] for same in self._sorted(half)] for half in self.split())
        for (k, mine), (m, theirs) in product(enumerate(left), enumerate(right)):
            quota = self.quota[k + m]
            if quota is not None:
                yield k, m, [bisect_left(mine, quota - weight) for weight in theirs], len(mine)


def _places(same: Sequence[tuple[int, int]], members: int) -> list[list[int]]:
    """For each member of a half, where among its coalitions of one size those stand that contain it."""
    return [[place for place, (_, who) in enumerate(same) if who >> bit & 1] for bit in range(members)]


def _add(found: list[list[int]], size: int, places: Sequence[Sequence[int]], partners: Sequence[int]) -> None:
    for row, mine in zip(found, places, strict=True):
        if len(mine) > 1:
            row[size] += sum(itemgetter(*mine)(partners))
        elif mine:
            row[size] += partners[mine[0]]


def yes_counts(support: Sequence[float]) -> list[float]:
    """Chance of 0, 1, ... n supporters when each supports on its own (the Poisson-binomial distribution).

    >>> yes_counts([0.5, 0.5])
    [0.25, 0.5, 0.25]
    """
    found = [1.0]
    for p in support:
        against = 1 - p
        found = [one * against + before * p for one, before in zip([*found, 0.0], [0.0, *found], strict=True)]
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
    while len(_KEPT) > 32:
        _KEPT.popitem(last=False)
    return _KEPT[key]
