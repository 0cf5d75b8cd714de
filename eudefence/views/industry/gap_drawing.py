"""The picture of the gap: two lines on the left, the gap with its slope on the right."""

from __future__ import annotations

from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.shapes.axes import Scale

_TALL, _TOP, _FLOOR = 300, 42, 268
_LEFT, _MIDDLE, _GAP_LEFT, _RIGHT = 52, 376, 510, 860
INDUSTRIAL, OPERATIONAL = "#9A6700", style.PILLARS["operational"]  # the pillar's yellow is too pale for a line
_TICKS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)


def draw_gap(found, facts) -> Drawing:
    """Both indexes (equal steps are equal ratios) and the gap of a `Gap`; `facts` are said by the mark of each year."""
    drawing = Drawing(_TALL)
    years = found.years
    lines = (list(found.industrial.values()), list(found.operational.values()))
    index = _index_scale(lines)
    gaps = list(found.values.values())
    gap = _gap_scale(gaps)
    across = [Scale(years[0], years[-1], left, right) for left, right in ((_LEFT, _MIDDLE), (_GAP_LEFT, _RIGHT))]
    drawing.text(_LEFT, 12, "Both pillars: equal heights are equal growth", bold=True)
    drawing.text(_GAP_LEFT, 12, "The gap: above zero, industry grew more", bold=True)
    index.draw_beside(drawing, _LEFT, _MIDDLE, _ticks(index))
    gap.draw_beside(drawing, _GAP_LEFT, _RIGHT, words=lambda tick: f"{tick:+.2g}" if tick else "0")
    for scale in across:
        scale.draw_below(drawing, _TOP, _FLOOR, _years(years), words="{:.0f}".format)
    drawing.line([(_GAP_LEFT, gap.place(0)), (_RIGHT, gap.place(0))], colour=style.GREY, width=1.2)
    _draw_slope(drawing, found, across[1], gap)
    for values, colour, dashes in ((lines[0], INDUSTRIAL, (6, 3)), (lines[1], OPERATIONAL, None)):
        points = [(across[0].place(one), index.place(value)) for one, value in zip(years, values, strict=True)]
        drawing.line(points, colour=colour, width=2, dashes=dashes)
    drawing.line([(across[1].place(y), gap.place(g)) for y, g in zip(years, gaps, strict=True)], width=2)
    for place, one in enumerate(years):
        with drawing.mark(str(one), facts[place]):
            x, beside = across[0].place(one), across[1].place(one)
            y = index.place(lines[0][place])
            drawing.rect(x - 3, y - 3, 6, 6, fill=INDUSTRIAL)
            drawing.circle(x, index.place(lines[1][place]), 3, fill=OPERATIONAL)
            drawing.circle(beside, gap.place(gaps[place]), 3, fill=style.INK)
    _write_ends(drawing, lines, index)
    return drawing


def _index_scale(lines):
    every = [value for line in lines for value in line]
    low, high = min(every) / 1.15, max(every) * 1.15
    return Scale(min(low, 90), max(high, 111), _FLOOR, _TOP, ratios=True)


def _ticks(scale):
    inside = [tick for tick in _TICKS if scale.first <= tick <= scale.last]
    return inside if len(inside) > 1 else [100]


def _gap_scale(gaps):
    low, high = min(*gaps, 0), max(*gaps, 0)
    room = max(high - low, 0.2) * 0.08
    return Scale(low - room, high + room, _FLOOR, _TOP)


def _years(years):
    step = 5 if len(years) > 12 else 2
    return [year for year in years if year % step == 0]


def _draw_slope(drawing, found, across, gap):
    """The line of the slope through the middle of all points."""
    values = list(found.values.values())
    middle = sorted(value - found.slope * year for year, value in found.values.items())[len(values) // 2]
    ends = [(year, middle + found.slope * year) for year in (found.years[0], found.years[-1])]
    places = [(across.place(year), min(max(gap.place(value), _TOP), _FLOOR)) for year, value in ends]
    drawing.line(places, colour=style.GREY, width=1.5, dashes=(2, 3))
    drawing.text(_GAP_LEFT, 28, f"Dotted: its slope, {found.slope:+.3f} a year", size=style.LEAST, colour=style.GREY)


def _write_ends(drawing, lines, index):
    """The name of each line at its end, apart from each other."""
    places = [index.place(line[-1]) for line in lines]
    if abs(places[0] - places[1]) < 15:
        middle = sum(places) / 2
        up = 0 if places[0] <= places[1] else 1
        places[up], places[1 - up] = middle - 7.5, middle + 7.5
    for place, word, colour in zip(places, ("industry", "operations"), (INDUSTRIAL, OPERATIONAL), strict=True):
        y = min(max(place, _TOP), _FLOOR)
        drawing.text(_MIDDLE + 6, y, word, size=style.LEAST, bold=True, colour=colour)
