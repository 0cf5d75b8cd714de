"""Places for what lies in layers: few lines cross, and each thing stands near those it is joined to.

Lines lead from a layer to a lower one. Where one passes a layer between, a thread stands in for it there, so that it
finds a gap and never runs behind what stands in that layer. The same input gives the same places.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

Line = tuple[int, int]
_SWEEPS, _SWAPS, _ROUNDS = 12, 6, 24
_THREAD = 8.0  # pixels: the room of a line that passes a layer


@dataclass(frozen=True)
class Layers:
    """Things by layer, from the left to the right.

    Attributes
    ----------
    rows : tuple of tuple of int
        From the top. Numbers from that of the things on are threads of long lines.
    threads : mapping of line to tuple of int
        The things and threads that a line passes, both ends among them.
    """

    rows: tuple[tuple[int, ...], ...]
    threads: Mapping[Line, tuple[int, ...]]

    @property
    def links(self) -> list[Line]:
        """All pieces of lines, from one layer to the next."""
        return [pair for chain in self.threads.values() for pair in zip(chain, chain[1:], strict=False)]


def in_layers(levels: Sequence[int], lines: Iterable[Line]) -> Layers:
    """Things in layers, ordered so that few lines cross.

    Parameters
    ----------
    levels : sequence of int
        The layer of each thing, from 0.
    lines : iterable of (upper, lower)
        Places in `levels`; the upper lies in a layer above.

    >>> in_layers([0, 0, 1, 1], [(0, 3), (1, 2)]).rows
    ((0, 1), (3, 2))
    """
    rows: list[list[int]] = [[] for _ in range(max(levels) + 1)]
    for place, level in enumerate(levels):
        rows[level].append(place)
    threads, following = {}, len(levels)
    for upper, lower in lines:
        chain = [upper]
        for level in range(levels[upper] + 1, levels[lower]):
            rows[level].append(following)
            chain.append(following)
            following += 1
        threads[upper, lower] = (*chain, lower)
    found = Layers(tuple(map(tuple, rows)), threads)
    return Layers(_untangled(found), threads)


def crossings(layers: Layers) -> int:
    """How many pairs of lines cross, piece by piece.

    >>> crossings(Layers(((0, 1), (2, 3)), {(0, 3): (0, 3), (1, 2): (1, 2)}))
    1
    """
    return _crossings(layers.rows, _neighbours(layers, lower=True))


def _neighbours(layers, lower):
    found = {one: [] for row in layers.rows for one in row}
    for above, below in layers.links:
        found[above if lower else below].append(below if lower else above)
    return found


def _crossings(rows, under):
    number = 0
    for row, next_row in zip(rows, rows[1:], strict=False):
        place = {one: at for at, one in enumerate(next_row)}
        ends = [sorted(place[one] for one in under[upper]) for upper in row]
        number += sum(
            _pairs(ends[left], ends[right]) for left in range(len(row)) for right in range(left + 1, len(row))
        )
    return number


def _pairs(left, right):
    """Lines from two neighbours that cross, by where they end."""
    return sum(a > b for a in left for b in right)


def _untangled(layers):
    """Layers in turn downwards and upwards, each thing at the mean of those it is joined to, then neighbours changed
    where that helps; the best of all orders met."""
    above, under = _neighbours(layers, lower=False), _neighbours(layers, lower=True)
    rows = [list(row) for row in layers.rows]
    best = _crossings(rows, under), tuple(map(tuple, rows))
    for sweep in range(_SWEEPS):
        down = sweep % 2 == 0
        joined = above if down else under
        for level in range(1, len(rows)) if down else range(len(rows) - 2, -1, -1):
            # Those at one mean change places every other time, so that no sweep repeats the one before.
            _by_mean(rows, level, level - 1 if down else level + 1, joined, -1 if sweep % 4 > 1 else 1)
        for _ in range(_SWAPS):
            if not _swapped(rows, above, under):
                break
        now = _crossings(rows, under)
        if now < best[0]:
            best = now, tuple(map(tuple, rows))
    return best[1]


def _by_mean(rows, level, other, joined, ties):
    place = {one: (at + 0.5) / len(rows[other]) for at, one in enumerate(rows[other])}
    own = {one: (at + 0.5) / len(rows[level]) for at, one in enumerate(rows[level])}
    mean = {one: sum(map(place.get, joined[one])) / len(joined[one]) if joined[one] else own[one] for one in own}
    rows[level].sort(key=lambda one: (round(mean[one], 9), ties * own[one]))


def _swapped(rows, above, under):
    """Neighbours change places where fewer lines cross then; whether any did."""
    changed = False
    for level, row in enumerate(rows):
        places = [
            ({one: at for at, one in enumerate(rows[other])}, joined)
            for other, joined in ((level - 1, above), (level + 1, under))
            if 0 <= other < len(rows)
        ]
        for at in range(len(row) - 1):
            one, two = row[at], row[at + 1]
            ends = [([p[x] for x in joined[one]], [p[x] for x in joined[two]]) for p, joined in places]
            if sum(_pairs(b, a) for a, b in ends) < sum(_pairs(a, b) for a, b in ends):
                row[at], row[at + 1] = two, one
                changed = True
    return changed


def spread(layers: Layers, widths: Sequence[float], room: float, gap: float) -> dict[int, float]:
    """Where the middle of each thing and thread stands, from the left: near those it is joined to, no two nearer than
    `gap`, all inside `room`.

    Parameters
    ----------
    layers : Layers
    widths : sequence of float
        Of each thing.
    room, gap : float

    Raises
    ------
    ValueError
        If a layer is wider than the room.

    >>> spread(in_layers([0, 1, 1], [(0, 1), (0, 2)]), [10, 10, 10], 100, 20)
    {0: 50.0, 1: 35.0, 2: 65.0}
    """
    wide = dict(enumerate(widths))
    for row in layers.rows:
        if _needed(row, wide, gap) > room:
            raise ValueError(f"room: {room:g} pixels found; a layer needs {_needed(row, wide, gap):g}")
    joined: dict[int, list[int]] = {one: [] for row in layers.rows for one in row}
    for upper, lower in layers.links:
        joined[upper].append(lower)
        joined[lower].append(upper)
    found = dict.fromkeys(joined, room / 2)
    for row in layers.rows:
        found |= _settled(row, {one: room * (at + 0.5) / len(row) for at, one in enumerate(row)}, wide, room, gap)
    for turn in range(_ROUNDS):
        for row in layers.rows if turn % 2 == 0 else layers.rows[::-1]:
            wanted = {one: sum(found[x] for x in joined[one]) / len(joined[one]) if joined[one] else found[one]
                      for one in row}  # fmt: skip
            found |= _settled(row, wanted, wide, room, gap)
    return found


def _needed(row, wide, gap):
    return sum(wide.get(one, _THREAD) for one in row) + gap * (len(row) - 1)


def _settled(row, wanted, wide, room, gap):
    """The places nearest to those wanted that keep order and distance (least squares: neighbours that would come too
    near one another form a block, which stands at the mean of what its members want)."""
    offset, shifts, at = {}, [], 0.0
    for one in row:
        half = wide.get(one, _THREAD) / 2
        offset[one] = at + half
        at += 2 * half + gap
        shifts.append([wanted[one] - offset[one], 1])
        while len(shifts) > 1 and shifts[-2][0] >= shifts[-1][0]:
            (a, m), (b, n) = shifts[-2:]
            shifts[-2:] = [[(a * m + b * n) / (m + n), m + n]]
    most = room - (at - gap)
    all_shifts = [min(max(shift, 0.0), most) for shift, number in shifts for _ in range(number)]
    return {one: offset[one] + shift for one, shift in zip(row, all_shifts, strict=True)}
