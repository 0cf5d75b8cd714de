"""Two halves of a vote as arrays: where each pair of coalitions has a chance of its own, or three thresholds hold at
once.

Millions of pairs are summed here, hundreds of times for one answer. Plain Python would take minutes, so this module,
alone among the models, needs numpy. `coalitions` asks it only then.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from .counts import Counted
from .voting_weights import Voters

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_BLOCK = 512  # right halves at a time, where all pairs are written out
_ROWS = 32  # rows of chances at a time: few enough to stay in the processor's memory

_Floats: TypeAlias = "NDArray[np.float64]"
_Wholes: TypeAlias = "NDArray[np.integer[Any]]"


class Halved(Hashable, Protocol):
    """What is asked of the winning coalitions here (`coalitions.Coalitions`, which counts with this module)."""

    voters: Voters
    n: int

    def needs(self, size: int) -> list[dict[Counted, int]]: ...

    @property
    def weights(self) -> Mapping[str, int]: ...

    @property
    def quota(self) -> list[int | None]: ...

    def split(self) -> tuple[tuple[str, ...], tuple[str, ...]]: ...

    def pairs(self) -> Iterator[tuple[int, int, list[int], int]]: ...


def usable() -> bool:
    """Whether numpy is there.

    >>> usable()
    True
    """
    try:
        import numpy  # noqa: F401 - only to see whether it is there
    except ImportError:
        return False
    return True


def need_numpy() -> None:
    """Say in a sentence that numpy is missing, where it is.

    >>> need_numpy()
    """
    if not usable():
        raise ImportError(
            "This needs numpy, which is not installed here: states with different chances, or weighted votes together"
            " with population as under the Treaty of Nice, are too many sums without it. Give one chance for all"
            " states, or another rule, or install numpy."
        )


def chance_by_people(coalitions: Halved, rows: Sequence[Sequence[float]]) -> list[float]:
    """Chance that a coalition with enough members and population forms, for each row of chances of support.

    Parameters
    ----------
    coalitions : Coalitions
        Of a rule that counts population, and no weighted votes.
    rows : sequence of rows
        Chance that each member supports, in the order of the voters.
    """
    need_numpy()
    import numpy as np

    order, lengths, positions = _partners(coalitions)
    end = np.cumsum(lengths)
    found: list[float] = []
    for left, right in _chances(coalitions, rows):
        left = left.take(order, axis=0)
        nothing = np.zeros((1, left.shape[1]))
        # For each size, running sums from the largest coalition down: entry j is the chance of all from the j-th on.
        parts = [nothing]
        for low, high in zip(np.concatenate([[0], end[:-1]]), end, strict=True):
            parts += [np.cumsum(left[low:high][::-1], axis=0)[::-1], nothing]
        tails = np.concatenate(parts)
        partners = np.zeros_like(right)
        for row in positions:
            partners += tails.take(row, axis=0)
        found += (partners * right).sum(axis=0).tolist()
    return found


def chance_by_votes(coalitions: Halved, rows: Sequence[Sequence[float]]) -> list[float]:
    """Chance that a coalition with enough members, votes and population forms, for each row of chances of support.

    Parameters
    ----------
    coalitions : Coalitions
        Of a rule that counts weighted votes.
    rows : sequence of rows
        Chance that each member supports, in the order of the voters.
    """
    need_numpy()
    import numpy as np

    found: list[float] = []
    for in_left, in_right in _chances(coalitions, rows):
        chance = np.zeros(in_left.shape[1])
        for _, left, right, won in _won(coalitions):
            chance += ((won.astype(float) @ in_left[left]) * in_right[right]).sum(axis=0)
        found += chance.tolist()
    return found


def count_by_votes(coalitions: Halved) -> tuple[int, ...]:
    """Number of winning coalitions of each size under a rule that counts weighted votes, exact.

    >>> from eudefence import council
    >>> from eudefence.models.decisions.council.coalitions import Coalitions
    >>> nice = council.RULES["qualified_nice_28"]
    >>> two = council.electorate(nice, population={"DE": 8, "FR": 6}, weights={"DE": 200, "FR": 152}, on="2014-06-01")
    >>> count_by_votes(Coalitions(*two))
    (0, 0, 1)
    """
    need_numpy()
    found = [0] * (coalitions.n + 1)
    for size, _, _, won in _won(coalitions):
        found[size] += int(won.sum())
    return tuple(found)


def containing_by_votes(coalitions: Halved) -> list[list[int]]:
    """For each voter the number of winning coalitions of each size that contain it, under a rule that counts weighted
    votes and population, exact.
    """
    need_numpy()
    import numpy as np

    members = [_members(np.arange(1 << len(half)), len(half)) for half in coalitions.split()]
    middle = coalitions.n // 2
    found = np.zeros((coalitions.n + 1, coalitions.n))  # whole numbers far below 2^53, so these are exact
    for size, left, right, won in _won(coalitions):
        found[size, :middle] += np.count_nonzero(won, axis=0) @ members[0][left]
        found[size, middle:] += np.count_nonzero(won, axis=1) @ members[1][right]
    return [[int(number) for number in row] for row in found.T.tolist()]


def containing_by_weight(coalitions: Halved) -> list[list[int]]:
    """For each voter the number of winning coalitions of each size that contain it, under a rule that weighs by one
    thing only, persons or votes, exact.

    Each coalition of a half is told how many of the other half, size by size, are large enough for it. One search tells
    both: where a left coalition stops to be large enough for the right ones is where they stop for it.
    """
    import numpy as np

    halves = [_in_order([coalitions.weights.get(code, 0) for code in half]) for half in coalitions.split()]
    partners = [
        [np.zeros((len(other), len(mine))) for mine, _ in half]
        for half, other in zip(halves, halves[::-1], strict=True)
    ]
    for (k, (left, _)), (m, (right, _)) in product(enumerate(halves[0]), enumerate(halves[1])):
        quota = coalitions.quota[k + m]
        if quota is not None and left[-1] + right[-1] >= quota:
            few, many = (left, right) if len(left) <= len(right) else (right, left)
            below = np.searchsorted(many, quota - few[::-1])  # rising numbers are looked up faster
            tally = np.cumsum(np.bincount(below, minlength=len(many) + 1)[:-1])
            mine, theirs = (len(many) - below[::-1], tally)
            left_ones, right_ones = (mine, theirs) if few is left else (theirs, mine)
            partners[0][k][m], partners[1][m][k] = left_ones, right_ones
    found = np.zeros((coalitions.n + 1, coalitions.n))  # whole numbers far below 2^53, so these are exact
    middle = coalitions.n // 2
    for columns, half, counts in zip((found[:, :middle], found[:, middle:]), halves, partners, strict=True):
        for size, ((_, members), by_size) in enumerate(zip(half, counts, strict=True)):
            for start in range(
                0, len(members), _BLOCK
            ):  # in small pieces: sharing them among processors would take longer
                block = slice(start, start + _BLOCK)
                columns[size : size + len(by_size)] += by_size[:, block] @ members[block]
    return [[int(number) for number in row] for row in found.T.tolist()]


def _in_order(weights: Sequence[int]) -> list[tuple[_Wholes, _Floats]]:
    """The coalitions of a half by size, in rising order of weight: their weights, and who is in them (`_members`)."""
    import numpy as np

    sums, sizes = _sums(weights), _sums([1] * len(weights))
    by_size = np.argsort(sizes.astype(np.int8), kind="stable")
    found: list[tuple[_Wholes, _Floats]] = []
    for same in np.split(by_size, np.cumsum(np.bincount(sizes))[:-1]):
        order = same[np.argsort(sums[same])]
        found.append((sums[order], _members(order, len(weights))))
    return found


def _members(coalitions: _Wholes, members: int) -> _Floats:
    """Who is in each coalition, given as bits: a row for each coalition, with 1 in the columns of its members."""
    import numpy as np

    octets = coalitions.astype("<u4").view(np.uint8).reshape(-1, 4)
    return np.unpackbits(octets, axis=1, count=members, bitorder="little").astype(float)


def _chances(coalitions: Halved, rows: Sequence[Sequence[float]]) -> Iterator[tuple[_Floats, _Floats]]:
    """Chance of every coalition of the two halves, a block of rows at a time; one column for each row."""
    import numpy as np

    middle, support = coalitions.n // 2, np.array(rows, dtype=float)
    for start in range(0, len(support), _ROWS):
        block = support[start : start + _ROWS]
        yield _products(block[:, :middle]), _products(block[:, middle:])


def _sizes(coalitions: Halved) -> tuple[_Wholes, ...]:
    return tuple(_sums([1] * len(half)) for half in coalitions.split())


def _people(coalitions: Halved) -> tuple[_Wholes, ...]:
    persons = coalitions.voters.population
    return tuple(_sums([persons.get(code, 0) for code in half]) for half in coalitions.split())


@lru_cache(maxsize=8)  # a slider asks for the same coalitions again and again
def _partners(coalitions: Halved) -> tuple[_Wholes, _Wholes, _Wholes]:
    """The left coalitions by size and population, how many there are of each size, and where the right ones find
    theirs: in row k, the place in the running sums of the left half from which on those of size k are large enough; 0
    stands for "none".
    """
    import numpy as np

    sizes, people = _sizes(coalitions), _people(coalitions)
    order = [np.lexsort(keys) for keys in zip(people, sizes, strict=True)]
    lengths, start = np.bincount(sizes[0]), np.concatenate([[0], np.cumsum(np.bincount(sizes[1]))])
    offset = 1 + np.concatenate([[0], np.cumsum(lengths + 1)])
    found = np.zeros((len(lengths), len(sizes[1])), dtype=np.intp)
    for k, m, below, _ in coalitions.pairs():
        found[k, order[1][start[m] : start[m + 1]]] = offset[k] + np.array(below)
    return order[0], lengths, found


def _won(coalitions: Halved) -> Iterator[tuple[int, _Wholes, _Wholes, NDArray[np.bool_]]]:
    """Pairs of halves, a block at a time: left and right coalitions of one size each, and which pairs win."""
    import numpy as np

    small = np.int32 if coalitions.voters.votes < 2**31 else np.int64  # half the width, half the time
    weights, people = coalitions.voters.weights, _people(coalitions)
    votes: list[_Wholes] = [_sums([weights.get(code, 0) for code in half]).astype(small) for half in coalitions.split()]
    needs = [coalitions.needs(size) for size in range(coalitions.n + 1)]
    halves = [_by_votes(sizes, half) for sizes, half in zip(_sizes(coalitions), votes, strict=True)]
    for (k, every_left), (m, every_right) in product(enumerate(halves[0]), enumerate(halves[1])):
        least = coalitions.quota[k + m]
        if least is None:
            continue
        for start in range(0, len(every_right), _BLOCK):
            right = every_right[start : start + _BLOCK]
            # Left ones with too few votes even for the last of the block are left out: as a rule nearly all of them.
            left = every_left[np.searchsorted(votes[0][every_left], least - votes[1][right[-1]]) :]
            if not len(left):
                continue
            won = np.zeros((len(right), len(left)), dtype=bool)
            for way in needs[k + m]:
                passed = votes[1][right][:, None] + votes[0][left] >= way.get(Counted.VOTES_FOR, 0)
                if Counted.POPULATION_FOR in way:
                    passed &= people[0][left] >= way[Counted.POPULATION_FOR] - people[1][right][:, None]
                won |= passed
            yield k + m, left, right, won


def _by_votes(sizes: _Wholes, votes: _Wholes) -> list[_Wholes]:
    """The coalitions of a half of each size, in rising order of their votes."""
    import numpy as np

    groups = [np.flatnonzero(sizes == size) for size in range(sizes.max() + 1)]
    return [group[np.argsort(votes[group], kind="stable")] for group in groups]


def _sums(weights: Iterable[int]) -> NDArray[np.int64]:
    """Sum of every subset; subset number b holds member i if bit i of b is set."""
    import numpy as np

    found = np.zeros(1, dtype=np.int64)
    for weight in weights:
        found = np.concatenate([found, found + weight])
    return found


def _products(support: _Floats) -> _Floats:
    """Chance of every subset, in the same order; one column for each row of support."""
    import numpy as np

    found = np.ones((1, len(support)))
    for p in support.T:
        found = np.concatenate([found * (1 - p), found * p])
    return found
