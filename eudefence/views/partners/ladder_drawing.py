"""The picture of a chain of joining: how many each waits for, against a staircase of those already in."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.letters import width as room_of
from eudefence.views.page.marks import facts
from eudefence.views.shapes.axes import Scale, even_step

JOINS, BREAKS, BEHIND = "joins", "breaks", "behind"
_PAINT = {
    JOINS: (style.CLASSES[6][4], "", "joins"),
    BREAKS: (style.CATEGORIES[1], "///", "stays out: it waits for more than can be in"),
    BEHIND: (style.CATEGORIES[5], "...", "stays out: it would join after those before it"),
}
_LEFT, _RIGHT, _TOP, _BOTTOM = 34, 870, 34, 300  # pixels
_STAIR, _STUB = style.CATEGORIES[3], 4


@dataclass(frozen=True)
class Rung:
    """A state in the line: its number, for how many it waits, how it ends, whether its threshold was moved."""

    state: int
    threshold: float
    end: str
    moved: bool


def draw(steps: Sequence[Rung], joined: int) -> Drawing:
    """Bars of the thresholds, the staircase, the legend."""
    drawing = Drawing(372)
    across = Scale(0, len(steps), _LEFT, _RIGHT)
    up = Scale(0, max(len(steps), *(step.threshold for step in steps)), _BOTTOM, _TOP)
    drawing.text(0, 8, "Waits for so many others", bold=True)
    step = max(1, math.ceil(even_step(up.first, up.last, 7)))
    up.draw_beside(drawing, _LEFT, _RIGHT, range(0, math.floor(up.last) + 1, step))
    each = across.place(1) - across.place(0)
    for place, step in enumerate(steps):
        fill, hatch, words = _PAINT[step.end]
        told = {
            "State": f"State {step.state}",
            "Waits for (others)": step.threshold,
            "Before it": place,
            "Ends": words,
            "Moved": "yes" if step.moved else None,
        }
        x, top = across.place(place) + 0.14 * each, min(up.place(step.threshold), _BOTTOM - _STUB)
        with drawing.mark(f"state-{step.state}", facts(told)):
            drawing.rect(x, top, 0.72 * each, _BOTTOM - top, fill=fill, hatch=hatch,
                         rim=style.INK if step.moved else "", rim_width=2.5)  # fmt: skip
            drawing.text(x + 0.36 * each, _BOTTOM + 12, str(step.state), size=style.LEAST, anchor="middle",
                         bold=step.moved)  # fmt: skip
    _draw_stairs(drawing, len(steps), joined, across, up)
    drawing.text((_LEFT + _RIGHT) / 2, _BOTTOM + 30, "States, in the order in which they can join", anchor="middle")
    whole = joined + 1 >= len(steps)
    _draw_legend(drawing, {step.end for step in steps}, any(step.moved for step in steps), whole)
    return drawing


def _draw_stairs(drawing, states, joined, across, up):
    """Those already in when it is a state's turn: walked as far as the chain runs, then dashed."""
    corners = [(across.place(place + side), up.place(place)) for place in range(states) for side in (0, 1)]
    walked = 2 * min(joined + 1, states)
    drawing.line(corners[:walked], colour=_STAIR, width=2.6)
    if walked < len(corners):
        drawing.line(corners[walked - 1 :], colour=_STAIR, width=1.6, dashes=(3, 4))


def _draw_legend(drawing, ends, moved, whole):
    x, y = 220, 8  # beside the heading, since the line is read against the same numbers
    drawing.line([(x, y), (x + 20, y)], colour=_STAIR, width=2.6)
    x = _worded(drawing, x, y, "already in before it")
    if not whole:
        drawing.line([(x, y), (x + 20, y)], colour=_STAIR, width=1.6, dashes=(3, 4))
        _worded(drawing, x, y, "would be in, if all before it joined")
    x, y = _LEFT, _BOTTOM + 60
    for end, (fill, hatch, words) in _PAINT.items():
        if end in ends:
            drawing.rect(x, y - 6, 20, 12, fill=fill, hatch=hatch)
            x = _worded(drawing, x, y, words)
    if moved:
        drawing.rect(x, y - 6, 20, 12, rim=style.INK, rim_width=2.5)
        _worded(drawing, x, y, "moved")


def _worded(drawing, x, y, words):
    drawing.text(x + 25, y, words, size=style.LEAST)
    return x + 25 + room_of(words, style.LEAST) + 12
