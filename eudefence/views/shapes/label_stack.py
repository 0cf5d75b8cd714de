"""Labels of points on a line, stacked so that none lies on another or on another's line: geometry only, no drawing."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, replace

from eudefence.views.page import style

_LETTERS = 28  # letters to a line of a label
_LETTER, _LINE = 0.0645, 0.135  # inches per letter, inches per line


@dataclass(frozen=True)
class Label:
    """The words of one point and the room they take, in inches; `low` and `top` count away from the line."""

    point: object
    x: float
    words: str
    left: float
    right: float
    leftward: bool
    tall: float
    low: float = 0.0
    top: float = 0.0


def stack_labels(points: Sequence[tuple[float, str, object]], end: float, deepest: float = 3.2) -> list[Label] | None:
    """Find a height for each label; None if there is no room.

    Labels left of some point run to the right of it, those beyond to the left; where that point lies best is tried out,
    the widest gaps first.

    Parameters
    ----------
    points : sequence of (x, words, point)
        From left to right; `x` in inches from the left edge.
    end : float
        Where the line ends, in inches.
    deepest : float
        The height there is, in inches.

    >>> labels = stack_labels([(1.0, "One", "a"), (1.1, "Two", "b")], end=8.0)
    >>> [(label.point, label.low > 0) for label in labels]
    [('b', False), ('a', True)]
    """
    if not points:
        return []
    edges = [0.1, *(x for x, _, _ in points), end]
    gaps = sorted(range(len(edges) - 1), key=lambda i: edges[i] - edges[i + 1])[:8]
    best = None
    for turn in gaps:
        labels = [_label(*point, leftward=i >= turn) for i, point in enumerate(points)]
        if any(label.left < 0.05 or label.right > style.WIDTH - 0.05 for label in labels):
            continue
        # Within a group the label that reaches furthest over the others comes last, so that it can go above them.
        rightward, leftward = labels[:turn][::-1], labels[turn:]
        for order in (leftward + rightward, rightward + leftward):
            placed = _find_heights(order, deepest)
            depth = max(label.top for label in placed) if placed else None
            if depth is not None and (best is None or depth < best[0]):
                best = depth, placed
        if best is not None and best[0] < 1.2:
            break
    return None if best is None else best[1]


def _label(x, words, point, leftward):
    lines = textwrap.wrap(words, _LETTERS)
    width = max(len(line) for line in lines) * _LETTER + 0.08
    left, right = (x - width, x) if leftward else (x, x + width)
    return Label(point, x, "\n".join(lines), left, right, leftward, len(lines) * _LINE + 0.03)


def _find_heights(order, deepest):
    placed = []
    for label in order:
        for height in sorted({0.0, *(other.top + 0.02 for other in placed)}):
            if height + label.tall > deepest:
                return None
            tried = replace(label, low=height, top=height + label.tall)
            if not any(_collide(tried, other) for other in placed):
                placed.append(tried)
                break
        else:
            return None
    return placed


def _collide(a, b):
    """Whether two labels, or one's line and the other's label, meet."""
    if a.left < b.right + 0.05 and b.left < a.right + 0.05 and a.low < b.top and b.low < a.top:
        return True
    # The line of a label stands at its own edge, so a line just there does not touch the words.
    return any(
        label.left + 0.02 < line.x < label.right - 0.02 and line.top > label.low for line, label in ((a, b), (b, a))
    )
