"""Hatches as plain lines, cut to the shape they fill.

No `<pattern>`: a pattern is found by its id, and where a page holds one picture twice and hides the first, the hatches
of the second vanish. Lines need no id.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

Ring = Sequence[tuple[float, float]]

# By sign: the angle of the lines in degrees, and how many pixels lie between two of them for one sign. More signs,
# closer lines.
ANGLES = {"/": (-45.0,), "\\": (45.0,), "-": (0.0,), "|": (90.0,), "x": (-45.0, 45.0), "+": (0.0, 90.0), ".": (0.0,)}
_APART = 21.0


def hatch(rings: Iterable[Ring], pattern: str) -> tuple[str, bool]:
    """The lines of a hatch inside a shape, as the data of an SVG path, and whether they are dots.

    Parameters
    ----------
    rings : iterable of sequences of (x, y)
        Outlines of the shape, holes included: what lies inside an odd number of them is hatched.
    pattern : str
        One sign of ``/ \\ - | x + .`` repeated, as in matplotlib; more signs, closer lines.

    Returns
    -------
    (str, bool)
        Dots are lines of no length: they show if the path is drawn with round ends.

    >>> hatch([[(0, 0), (20, 0), (20, 14), (0, 14)]], "---")
    ('M0 3.5H20M0 10.5H20', False)
    """
    if not pattern or pattern[0] not in ANGLES:
        raise ValueError(f"pattern: {pattern!r} is no hatch; accepted is one of {' '.join(ANGLES)}, repeated")
    dots = pattern[0] == "."
    apart = _APART / len(pattern)
    outlines = [list(ring) for ring in rings]
    parts = []
    for angle in ANGLES[pattern[0]]:
        for start, end in _segments(outlines, angle, apart):
            if dots:
                parts += _dots(start, end, apart)
            elif start[1] == end[1]:
                parts.append(f"M{_n(start[0])} {_n(start[1])}H{_n(end[0])}")
            else:
                parts.append(f"M{_n(start[0])} {_n(start[1])}L{_n(end[0])} {_n(end[1])}")
    return "".join(parts), dots


def _segments(rings, angle, apart):
    """Pieces of parallel lines inside the rings, from their crossings with the edges, turned to lie level."""
    cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
    turned = [[(x * cos + y * sin, y * cos - x * sin) for x, y in ring] for ring in rings]
    edges = [
        (a, b) for ring in turned for a, b in zip(ring, ring[1:] + ring[:1], strict=True) if abs(a[1] - b[1]) > 1e-9
    ]
    if not edges:
        return
    low = min(min(a[1], b[1]) for a, b in edges)
    high = max(max(a[1], b[1]) for a, b in edges)
    # Lines lie at whole steps from the corner of the picture, so that neighbouring shapes are hatched alike.
    level = (math.floor(low / apart) + 0.5) * apart
    while level < high:
        if level > low:
            crossings = sorted(
                a[0] + (level - a[1]) / (b[1] - a[1]) * (b[0] - a[0])
                for a, b in edges
                if min(a[1], b[1]) <= level < max(a[1], b[1])
            )
            for left, right in zip(crossings[::2], crossings[1::2], strict=False):
                yield tuple((x * cos - level * sin, x * sin + level * cos) for x in (left, right))
        level += apart


def _dots(start, end, apart):
    first = math.ceil(start[0] / apart)
    return [f"M{_n(k * apart)} {_n(start[1])}h0" for k in range(first, math.floor(end[0] / apart) + 1)]


def _n(value):
    return f"{round(value, 1):g}"
