"""How a painted country looks wherever it is drawn: its fill, the words on it, and the legend beside the map."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.letters import width as room_of

_BOX, _BOX_TALL, _STEP = 32, 22, 27  # pixels: a swatch of the legend, and from one to the next


def write(drawing: Drawing, x, y, words, paint, size, bold=False):
    """Words on a painted ground, in black or white; over a hatch they get a plain ground of their own."""
    ground = paint.fill if paint.hatch else ""
    drawing.text(x, y, words, size=size, anchor="middle", bold=bold, on=paint.fill, ground=ground)


def swatch(drawing: Drawing, paint, x, y, width, height):
    """A rectangle in the paint's colour and hatch; without a figure, an empty one with a dashed rim."""
    empty = paint.fill == style.NO_DATA
    rim = style.GREY if empty else ""
    drawing.rect(x, y, width, height, fill=paint.fill, hatch=paint.hatch, rim=rim, dashed=empty)


def legend(drawing: Drawing, painted, x, y, width, outlines):
    """The legend as a column of swatches with words and counts; returns the height reached."""
    counts = {}
    for paint in painted.paint.values():
        counts[(paint.fill, paint.hatch)] = counts.get((paint.fill, paint.hatch), 0) + 1
    for paint, words in painted.legend:
        number = counts.get((paint.fill, paint.hatch), 0)
        swatch(drawing, paint, x, y, _BOX, _BOX_TALL)
        if paint.text:
            write(drawing, x + _BOX / 2, y + _BOX_TALL / 2, paint.text, paint, style.LEAST)
        below = drawing.text(x + _BOX + 10, y + _BOX_TALL / 2, f"{words} ({number})", room=width - _BOX - 10)
        y = max(y + _STEP, below)
    for note in _notes(painted, outlines):
        y = drawing.text(x, y + 8, note, size=style.LEAST, colour=style.GREY, room=width) - 6
    return y + 6


def _notes(painted, outlines) -> Sequence[str]:
    shown = {paint.text[-1:] for paint in painted.paint.values()}
    units = [words for sign, words in (("m", "m: million"), ("k", "k: thousand")) if sign in shown]
    pale = ["Faint: not in this comparison"] if outlines else []
    return [*pale, *([", ".join(units)] if units else [])]


def legend_line(
    drawing: Drawing, entries: Iterable[tuple[Callable[[float, float], None], str]], x, y, room: float = _BOX
) -> float:
    """A legend in one line: signs with their words; returns the place after the last.

    Parameters
    ----------
    entries : iterable of (sign, words)
        A sign is drawn by a function of its left edge and of the height of its middle, as `box` gives one.
    room : float
        Pixels for each sign.

    >>> drawing = Drawing(20)
    >>> legend_line(drawing, [(box(drawing, "#174A8B"), "yes"), (box(drawing, "#FFFFFF", "xx"), "not known")], 0, 10)
    207.5
    """
    for sign, words in entries:
        sign(x, y)
        drawing.text(x + room + 8, y, words)
        x = round(x + room + 30 + room_of(words, style.LETTERS), 1)
    return x


def box(drawing: Drawing, fill: str, hatch: str = "", opacity: float | None = None) -> Callable[[float, float], None]:
    """The sign of a legend that is a small rectangle; an empty one has a rim."""

    def at(x, y):
        rim = style.GREY if fill == style.PAPER else ""
        drawing.rect(x, y - 7, _BOX, 14, fill=fill, hatch=hatch, opacity=opacity, rim=rim)

    return at
