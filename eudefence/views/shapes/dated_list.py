"""Dated things under a strip of years: each is a line with a sign, in two columns, and a mark on the strip."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from eudefence.views.page import letters, style
from eudefence.views.page.drawing import Drawing

from .swatches import box, legend_line
from .time_scale import TimeScale

_TOP, _STRIP, _FOOT = 44, 22, 30  # pixels: where the rows begin; how tall the strip of years is; the legend
_GAP, _STEP = 7, 15
_INDENT, _EDGE = 26, 40


class Dated(NamedTuple):
    """One dated thing.

    Attributes
    ----------
    key : str
        Id of its row.
    day : datetime.date
    look : str
        Key of the signs: words, fill and hatch.
    head, text : str
        What stands in the line, bold, and below it; an empty text takes no line.
    facts : str
        What the mark says.
    """

    key: str
    day: dt.date
    look: str
    head: str
    text: str
    facts: str


def draw_dated(things: Sequence[Dated], signs: Mapping[str, tuple[str, str, str]]) -> Drawing:
    """The things in the order in which they come, the first half on the left, with a legend of the signs.

    Parameters
    ----------
    things : sequence of Dated
        In the order of time.
    signs : mapping of str to (str, str, str)
        What each look is called, its fill and its hatch.

    Returns
    -------
    Drawing

    >>> one = Dated("ev", dt.date(2017, 3, 1), "yes", "1 March 2017: a day", "", "A day.")
    >>> list(draw_dated([one], {"yes": ("so it was", "#174A8B", "")}).marks)
    ['ev']
    """
    half = -(-len(things) // 2)
    days = {one.day: [other.key for other in things if other.day == one.day] for one in things}
    room = style.WIDE / 2 - _EDGE
    columns = [things[:half], things[half:]]
    tall = max(sum(_height(one, room) for one in column) for column in columns)
    drawing = Drawing(_TOP + _STRIP + tall + _FOOT)
    scale = _strip(drawing, things)
    for number, column in enumerate(columns):
        y = float(_TOP + _STRIP)
        for one in column:
            look = signs[one.look]
            with drawing.sign_of(one.key):  # outside the mark: its frame is that of its line of text
                _tick(drawing, one, look, scale.place(one.day), days[one.day])
            with drawing.mark(one.key, one.facts):
                _line(drawing, one, look, number * style.WIDE / 2, y)
            y += _height(one, room)
    legend = [(box(drawing, fill, hatch), words) for words, fill, hatch in signs.values()]
    legend_line(drawing, legend, 4, _TOP + _STRIP + tall + 14)
    return drawing


def _strip(drawing, things):
    first, last = min(one.day for one in things).year, max(one.day for one in things).year
    scale = TimeScale(dt.date(first, 1, 1), dt.date(last + 1, 1, 1), 10, style.WIDE - _EDGE)
    drawing.line([(scale.left, 30), (scale.left + scale.width, 30)], colour=style.GREY)
    for year in range(first, last + 2):
        x = scale.place(dt.date(year, 1, 1))
        drawing.line([(x, 26), (x, 34)], colour=style.GREY)
        if year <= last:
            drawing.text(x + 4, 42, str(year), size=style.LEAST, colour=style.GREY)
    return scale


def _tick(drawing, one, sign, x, of_the_day):
    tall = 22 / len(of_the_day)  # things of one day stand on each other: none hides another
    drawing.rect(x - 2, 6 + tall * of_the_day.index(one.key), 4, tall, fill=sign[1])


def _line(drawing, one, sign, x, y):
    _, fill, hatch = sign
    drawing.rect(x + 4, y - 6, 14, 14, fill=fill, hatch=hatch)
    room = style.WIDE / 2 - _EDGE
    y = drawing.text(x + _INDENT, y, one.head, bold=True, room=room, step=_STEP)
    if one.text:
        drawing.text(x + _INDENT, y, one.text, room=room, step=_STEP)


def _height(one, room):
    rows = letters.lines(one.head, room, style.LETTERS, True)
    if one.text:
        rows = [*rows, *letters.lines(one.text, room, style.LETTERS)]
    return len(rows) * _STEP + _GAP
