"""Upright bars, one for each state, with its code below and its number above: for amounts of which some are not known.

A state without a number is never a bar of height zero: a short hatched block with a question mark stands for what is
unknown, and a dash for a state that is no part of the comparison.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.letters import width as room_of

from .axes import Scale
from .swatches import box, legend_line

UNKNOWN = "xx"  # the hatch of what is not known
_LEFT, _TOP, _TALL = 52, 24, 232  # pixels: for the numbers of the scale, above the bars, and the bars
_WIDEST, _NARROW, _STUB = 46, 21, 22  # a bar's place, that of a state outside, the block of what is unknown
_DASH = "–"  # of a state outside; as a fill of the legend too
_DASHES = ((7, 4), (2, 3))  # of the first and the second line across


@dataclass(frozen=True)
class StateBar:
    """One state's place.

    Attributes
    ----------
    code, facts : str
        What stands below it, and what its mark says.
    value : float or None
        None where it is not known, or where there is none to know.
    words : str
        The number as it stands above the bar.
    fill, hatch : str
    outside : bool
        No part of the comparison: a dash in a narrow place.
    """

    code: str
    facts: str
    value: float | None = None
    words: str = ""
    fill: str = style.CATEGORIES[0]
    hatch: str = ""
    outside: bool = False


@dataclass(frozen=True)
class LineAcross:
    """A number that is marked by a dashed line across all bars, and its words in the legend."""

    value: float
    words: str


def draw_bars(
    bars: Sequence[StateBar],
    legend: Sequence[tuple[str, str, str]],
    lines: Sequence[LineAcross] = (),
    words: Callable[[float], str] = "{:,g}".format,
) -> Drawing:
    """The bars in their order, with a scale on the left and the legend below.

    Parameters
    ----------
    bars : sequence of StateBar
    legend : sequence of (fill, hatch, words)
        In as many lines as they need; a dash as fill stands for the states outside.
    lines : sequence of LineAcross
        At most two.
    words : callable
        How a number of the scale is written.
    """
    drawing = Drawing(_TOP + _TALL + 34 + 24 * _legend_rows(legend, lines))
    scale = _scale([bar.value for bar in bars if bar.value is not None], [line.value for line in lines])
    scale.draw_beside(drawing, _LEFT, drawing.width, scale.ticks(5), words)
    wide = _place_width(bars, drawing.width - _LEFT - 4)
    places, x = [], _LEFT + 4
    for bar in bars:
        room = _NARROW if bar.outside else wide
        places.append(x + room / 2)
        with drawing.mark(bar.code, bar.facts):
            _draw_bar(drawing, bar, x, room, scale)
        x += room
    zero = scale.place(0)
    drawing.line([(_LEFT, zero), (drawing.width, zero)], colour=style.GREY)
    for line, dashes in zip(lines, _DASHES, strict=False):
        y = scale.place(line.value)
        drawing.line([(_LEFT, y), (drawing.width, y)], dashes=dashes, width=1.6)
    if all(room_of(bar.words, style.LEAST) <= wide - 2 for bar in bars):  # some numbers alone would look like a choice
        _write_numbers(drawing, bars, places, scale)
    _draw_legend(drawing, legend, lines)
    return drawing


def _scale(values, lines):
    low, high = min([0, *values]), max([0, *values, *lines])
    if low == high:
        high = 1
    return Scale(low, high, _TOP + _TALL - (16 if low < 0 else 0), _TOP)


def _place_width(bars, room):
    outside = sum(bar.outside for bar in bars)
    return min(_WIDEST, (room - outside * _NARROW) / max(1, len(bars) - outside))


def _draw_bar(drawing, bar, x, room, scale):
    middle, zero, gap = x + room / 2, scale.place(0), min(3, room * 0.1)
    drawing.text(middle, _TOP + _TALL + 14, bar.code, size=style.LEAST if room >= 19 else 9.5, anchor="middle")
    if bar.outside:
        drawing.text(middle, zero - 10, _DASH, anchor="middle", colour=style.GREY)
    elif bar.value is None:
        drawing.rect(x + gap, zero - _STUB, room - 2 * gap, _STUB, fill=bar.fill, hatch=bar.hatch, rim=style.GREY)
        drawing.text(middle, zero - _STUB - 9, "?", size=style.LEAST, anchor="middle")
    else:
        end = scale.place(bar.value)
        tall = max(abs(end - zero), 1)
        drawing.rect(x + gap, min(end, zero), room - 2 * gap, tall, fill=bar.fill, hatch=bar.hatch)


def _write_numbers(drawing, bars, places, scale):
    """The numbers above the bars, over the lines across, which they interrupt."""
    for bar, x in zip(bars, places, strict=True):
        if bar.value is not None:
            y = scale.place(bar.value) + (-9 if bar.value >= 0 else 9)
            drawing.text(x, y, bar.words, size=style.LEAST, anchor="middle", ground=style.PAPER)


def _signs(drawing, legend, lines):
    """The signs of the legend with their words: boxes first, then the lines across."""

    def dashed(dashes):
        return lambda x, y: drawing.line([(x, y), (x + 32, y)], dashes=dashes, width=1.6)

    def dash(x, y):
        drawing.text(x + 16, y, _DASH, anchor="middle", colour=style.GREY)

    boxes = [(dash if fill == _DASH else box(drawing, fill, hatch), words) for fill, hatch, words in legend]
    return boxes + [(dashed(dashes), line.words) for line, dashes in zip(lines, _DASHES, strict=False)]


def _rows_of(entries, width):
    """The entries of a legend in as many lines as they need."""
    rows, taken = [[]], 0.0
    for entry in entries:
        room = 62 + room_of(entry[-1], style.LETTERS)
        if rows[-1] and taken + room > width:
            rows.append([])
            taken = 0.0
        rows[-1].append(entry)
        taken += room
    return rows


def _legend_rows(legend, lines):
    return len(_rows_of([*legend, *((line.words,) for line in lines)], style.WIDE))


def _draw_legend(drawing, legend, lines):
    y = _TOP + _TALL + 46
    for row in _rows_of(_signs(drawing, legend, lines), drawing.width):
        legend_line(drawing, row, 4, y)
        y += 24
