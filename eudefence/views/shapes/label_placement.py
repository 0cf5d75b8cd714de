"""Names beside marks, placed so that none lies on another, on a mark or on the line that leads to another name.

Heights count away from a base line, so that the same placing serves above an axis and below it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from eudefence.views.page import letters, style

_GAP = 3  # pixels from a mark to its name, and between two names
_ANCHORS = {"left": "end", "": "middle", "right": "start"}
_TURNS = 4  # points at which names may turn from one side to the other
_NEAR = 70  # pixels from the base: names that lie no farther need no better place
_STEP = 7  # pixels by which a name moves away until it finds room


class Box(NamedTuple):
    """A rectangle: left and right in pixels from the left edge, low and high in pixels from the base line."""

    left: float
    low: float
    right: float
    high: float

    def meets(self, other: Box) -> bool:
        """Whether two boxes have more than an edge in common."""
        return self.left < other.right and other.left < self.right and self.low < other.high and other.low < self.high


class Label(NamedTuple):
    """The lines of a name, the room they take, and the upright line that leads to them, if they lie apart."""

    lines: tuple[str, ...]
    box: Box
    anchor: str = "start"  # the side of the box at which the lines begin, as in SVG
    leader: Box | None = None


def place_labels(
    wanted: Sequence[tuple[Box, str]],
    taken: Iterable[Box],
    field: Box,
    size: float = style.LEAST,
    room: float = 180,
    whole: bool = False,
) -> list[Label | None]:
    """Find a place for each name: beside its mark, or else further out, with a line that leads to it.

    A line may pass behind marks, which pile up from the base; never behind a name.

    Parameters
    ----------
    wanted : sequence of (box of the mark, words)
    taken : iterable of Box
        Where no name may lie; those of the marks as well.
    field : Box
        Inside which all have to stay.
    size, room : float
        Of the letters; the longest line of a name. In pixels.
    whole : bool
        All names or none: no time is lost on orders that leave one out.

    Returns
    -------
    list of Label or None
        In the order of `wanted`; None where there was no room.

    >>> column = Box(100, 0, 110, 30)
    >>> [label] = place_labels([(Box(100, 20, 110, 30), "Lisbon")], [column], Box(0, 0, 200, 100))
    >>> label.box.right < column.left, label.leader
    (True, None)
    """
    taken = list(taken)
    blank = []
    for mark, words in wanted:
        lines = tuple(letters.lines(words, room, size))
        wide = max(letters.width(line, size) for line in lines)
        blank.append((mark, lines, wide, len(lines) * size * 1.25))
    best = None
    for plan in _plans([mark for mark, _ in wanted]):
        found = _follow(plan, blank, taken, field, whole)
        if whole and None in found:
            continue
        depth = max((label.box.high for label in found if label), default=0)
        worth = (sum(label is None for label in found), depth)
        if best is None or worth < best[0]:
            best = worth, found
        if best[0][0] == 0 and best[0][1] < _NEAR:
            break
    return best[1] if best else [None] * len(wanted)


def _plans(marks):
    """Orders in which to place names, with the side to which each may run.

    First each name to its nearest place, the lowest marks first: only they have marks above them. If that shuts a name
    in, those left of some point run to the right and those beyond it to the left, each side from there on outwards or
    inwards so that a name passes over those that stand already.
    """
    order = sorted(range(len(marks)), key=lambda number: (marks[number].high, marks[number].left))
    yield [(number, "") for number in order]
    across = sorted(range(len(marks)), key=lambda number: (marks[number].left, marks[number].high))
    gaps = [marks[b].left - marks[a].right for a, b in itertools.pairwise(across)]
    turns = sorted(range(1, len(marks)), key=lambda turn: -gaps[turn - 1])[:_TURNS]
    for turn in [*turns, 0, len(marks)]:
        rightward = [(number, "right") for number in across[:turn][::-1]]
        leftward = [(number, "left") for number in across[turn:]]
        yield rightward + leftward
        yield leftward + rightward


def _follow(plan, blank, taken, field, whole):
    names: list[Box] = []
    found: list[Label | None] = [None] * len(blank)
    for number, runs in plan:
        mark, lines, wide, tall = blank[number]
        for label in _places(lines, wide, tall, mark, field, runs):
            if _free(label, taken, names, field):
                names += [label.box, *([label.leader] if label.leader else [])]
                found[number] = label
                break
        if whole and found[number] is None:
            break
    return found


def draw_label(drawing, label: Label, base: float, way: int, size: float = style.LEAST, ground: str = "") -> None:
    """Write a name and draw its line; `way` is -1 where heights go up from the base, 1 where they go down.

    `ground` is a plain colour behind the words, where they may cross something.
    """
    box, step = label.box, size * 1.25
    if label.leader:
        x = (label.leader.left + label.leader.right) / 2
        ends = (label.leader.low, label.leader.high)
        drawing.line([(x, base + way * end) for end in ends], colour=style.GREY, width=0.8)
    first = base + way * (box.high if way < 0 else box.low) + step / 2
    for number, line in enumerate(label.lines):
        x = {"start": box.left, "middle": (box.left + box.right) / 2, "end": box.right}[label.anchor]
        drawing.text(x, first + number * step, line, size=size, anchor=label.anchor, ground=ground)


def _places(lines, wide, tall, mark, field, runs):
    """Places for a name, the nearest first: left and right of the mark, then above it, further and further; only those
    on the side to which it `runs`, if that is said.
    """
    middle, low = (mark.left + mark.right) / 2, max((mark.low + mark.high - tall) / 2, 0)
    beside = {"left": mark.left - _GAP - wide, "right": mark.right + _GAP}
    for side in [runs] if runs else beside:
        left = beside[side]
        yield Label(lines, Box(left, low, left + wide, low + tall), _ANCHORS[side])
    away = mark.high + _GAP
    while away + tall <= field.high:
        for x in (middle, mark.right - 2, mark.left + 2):  # beside the line of a mark on the same day
            above = {"": x - wide / 2, "left": x - wide + _GAP, "right": x - _GAP}
            for side in [runs] if runs else above:
                left = above[side]
                leader = Box(x - 1, mark.high, x + 1, away)
                yield Label(lines, Box(left, away, left + wide, away + tall), _ANCHORS[side], leader)
        away += _STEP


def _free(label, taken, names, field):
    box = label.box
    if box.left < field.left or box.right > field.right or box.high > field.high:
        return False
    around = Box(box.left - _GAP, box.low, box.right + _GAP, box.high)
    if any(around.meets(other) for other in taken) or any(around.meets(other) for other in names):
        return False
    return label.leader is None or not any(label.leader.meets(other) for other in names)
