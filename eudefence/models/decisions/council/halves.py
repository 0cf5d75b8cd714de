"""Two halves of a vote as arrays: where each pair of coalitions has a chance of its own, or three thresholds hold at
once.

Millions of pairs are summed here, hundreds of times for one answer. Plain Python would take minutes, so this module,
alone among the models, needs numpy. `coalitions` asks it only then.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
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

    def split(self) -> tuple[tuple[str, ...], tuple[str, ...]]: ...

    def pairs(self) -> Iterator[tuple[int, int, list[int], int]]: ...


def need_numpy() -> None:
    """Say in a sentence that numpy is missing, where it is.

    >>> need_numpy()
    """
    try:
        import numpy  # noqa: F401 - only to see whether it is there
    except ImportError:
        raise ImportError(
            "This chance needs numpy, which is not installed here: states with different chances, or weighted votes as"
            " under the Treaty of Nice, are too many sums without it. Give one chance for all states, or install numpy."
        ) from None


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
    halves = [[np.flatnonzero(sizes == size) for size in range(sizes.max() + 1)] for sizes in _sizes(coalitions)]
    for (k, left), (m, every_right) in product(enumerate(halves[0]), enumerate(halves[1])):
        if not needs[k + m]:
            continue
        for start in range(0, len(every_right), _BLOCK):
            right = every_right[start : start + _BLOCK]
            won = np.zeros((len(right), len(left)), dtype=bool)
            for way in needs[k + m]:
                passed = votes[1][right][:, None] + votes[0][left] >= way.get(Counted.VOTES_FOR, 0)
                if Counted.POPULATION_FOR in way:
                    passed &= people[0][left] >= way[Counted.POPULATION_FOR] - people[1][right][:, None]
                won |= passed
            yield k + m, left, right, won


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
