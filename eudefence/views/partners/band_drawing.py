"""The picture of a band: the felt threat above, how many are in below, and the end of all runs beside it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from eudefence.models.partners import momentum as model
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.letters import width as room_of
from eudefence.views.page.marks import facts
from eudefence.views.shapes.axes import Scale

_LEFT, _RIGHT, _ENDS, _ENDS_RIGHT = 34, 668, 716, 842  # pixels: the curves, and the bars of the ends
_THREAT, _SIZES = (22, 72), (106, 280)  # pixels: from top to bottom
_BOX = 20
_ALL, _MIDDLE, _LINE = style.CLASSES[6][0], style.CLASSES[6][2], style.CLASSES[6][5]
_WORKS, _FAILS = (style.CLASSES[6][4], ""), (style.CATEGORIES[1], "///")
_SMALLEST, _OTHER = style.CATEGORIES[3], style.INK
_DASHES, _DOTS = (7, 4), (2, 3)


@dataclass(frozen=True)
class Compared:
    """A band, another for comparison, and what the other is called."""

    band: model.CoalitionBand
    compared: model.CoalitionBand
    words: str


def draw(said: Compared, every: int) -> Drawing:
    """Both panels, the ends, the legend."""
    band = said.band
    drawing = Drawing(340)
    months = Scale(0, band.months, _LEFT, _RIGHT)
    _draw_threat(drawing, said, months)
    sizes = Scale(0, band.states, _SIZES[1], _SIZES[0])
    drawing.text(0, _SIZES[0] - 18, "States in the coalition", bold=True)
    sizes.draw_beside(drawing, _LEFT, _RIGHT, range(0, band.states + 1, 1 if band.states < 7 else 2))
    _draw_band(drawing, said, months, sizes)
    for year in range(band.months // 12 + 1):
        words = "founded" if year == 0 else "1 year" if year == 1 else f"{year} years"
        anchor = "start" if year == 0 else "middle"
        drawing.text(_LEFT if year == 0 else months.place(12 * year), _SIZES[1] + 12, words, size=style.LEAST,
                     anchor=anchor, colour=style.GREY)  # fmt: skip
    _draw_points(drawing, band, months, sizes, every)
    _draw_ends(drawing, band, sizes)
    _draw_legend(drawing, said)
    return drawing


def _draw_threat(drawing, said, months):
    levels, other = said.band.rules.threat, said.compared.rules.threat
    top = max(100, 50 * math.ceil(max(*levels, *other) / 50 - 1e-9))
    scale = Scale(0, top, _THREAT[1], _THREAT[0])
    drawing.text(
        0, 8, "Reason to act together: the felt threat, kept up by anchoring (points that we put in)", bold=True
    )
    scale.draw_beside(drawing, _LEFT, _RIGHT, [0, top / 2, top])
    points = [[(months.place(m), scale.place(one)) for m, one in enumerate(line)] for line in (levels, other)]
    drawing.line(points[1], colour=_OTHER, width=1.3, dashes=_DOTS)
    _median(drawing, points[0])


def _draw_band(drawing, said, months, sizes):
    band = said.band

    def line(values):
        return [(months.place(month), sizes.place(size)) for month, size in enumerate(values)]

    for low, high, fill in ((band.least, band.most, _ALL), (band.low, band.high, _MIDDLE)):
        drawing.polygon([[*line(high), *reversed(line(low))]], fill=fill)
    drawing.line(line(said.compared.median), colour=_OTHER, width=1.3, dashes=_DOTS)
    _median(drawing, line(band.median))
    drawing.line([(_LEFT, sizes.place(band.smallest)), (_RIGHT, sizes.place(band.smallest))], colour=_SMALLEST,
                 width=2, dashes=_DASHES)  # fmt: skip


def _median(drawing, points):
    drawing.line(points, colour=_ALL, width=5)  # so that it is seen on a dark page as well
    drawing.line(points, colour=_LINE, width=2.2)


def _draw_points(drawing, band, months, sizes, every):
    for month in range(0, band.months + 1, every):
        told = {
            "Month": f"Month {month}",
            "Runs that work": f"{band.working(month)} of {band.seeds}",
            "Median (states)": band.median[month],
            "Middle four fifths of the runs": f"{band.low[month]} to {band.high[month]}",
            "All runs": f"{band.least[month]} to {band.most[month]}",
            "Felt threat (points)": round(band.rules.threat[month], 1),
        }
        with drawing.mark(f"month-{month}", facts(told)):
            drawing.circle(months.place(month), sizes.place(band.median[month]), 3.5, fill=_LINE)


def _draw_ends(drawing, band, sizes):
    """How many runs end with each number of states."""
    counts = band.sizes[-1]
    drawing.text(_ENDS - 16, _SIZES[0] - 18, "Where the runs end", bold=True)
    bars = Scale(0, band.seeds, _ENDS, _ENDS_RIGHT)
    tall = min(13.0, (_SIZES[1] - _SIZES[0]) / band.states - 2)
    for size, runs in enumerate(counts):
        y = sizes.place(size)
        if size % 2 == 0 or band.states < 7:
            drawing.text(_ENDS - 6, y, str(size), size=style.LEAST, anchor="end", colour=style.GREY)
        if not runs:
            continue
        fill, hatch = _WORKS if size >= band.smallest else _FAILS
        works = "yes" if size >= band.smallest else "no"
        told = {"States": f"Ends with {size} in", "Runs": f"{runs} of {band.seeds}", "Works": works}
        with drawing.mark(f"end-{size}", facts(told)):
            drawing.rect(_ENDS, y - tall / 2, bars.place(runs) - _ENDS, tall, fill=fill, hatch=hatch)
            drawing.text(bars.place(runs) + 4, y, str(runs), size=style.LEAST)
    y = sizes.place(band.smallest - 0.5)
    drawing.line([(_ENDS, y), (_ENDS_RIGHT, y)], colour=_SMALLEST, width=2, dashes=_DASHES)


def _draw_legend(drawing, said):
    x, y = _LEFT, _SIZES[1] + 34
    for fill, words in ((_ALL, "all runs"), (_MIDDLE, "the middle four fifths of the runs")):
        drawing.rect(x, y - 6, _BOX, 12, fill=fill, rim=style.RIM)
        x = _worded(drawing, x, y, words)
    for (fill, hatch), words in ((_WORKS, "ends large enough to work"), (_FAILS, "ends too small")):
        drawing.rect(x, y - 6, _BOX, 12, fill=fill, hatch=hatch)
        x = _worded(drawing, x, y, words)
    x, y = _LEFT, y + 18
    drawing.line([(x, y), (x + _BOX, y)], colour=_ALL, width=5)
    lines = ((_LINE, 2.2, (), "middle of the runs (median)"), (_SMALLEST, 2, _DASHES, "smallest size that works"))
    for colour, width, dashes, words in (*lines, (_OTHER, 1.3, _DOTS, said.words)):
        drawing.line([(x, y), (x + _BOX, y)], colour=colour, width=width, dashes=dashes)
        x = _worded(drawing, x, y, words)


def _worded(drawing, x, y, words):
    drawing.text(x + _BOX + 5, y, words, size=style.LEAST)
    return x + _BOX + 5 + room_of(words, style.LEAST) + 18
