"""Money on a time axis: one lane for each instrument, in which area is money, with the landmarks of the time above."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from eudefence.data.package import course
from eudefence.ground.words import in_words, number
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.letters import width as room_of
from eudefence.views.shapes.swatches import box, legend_line
from eudefence.views.shapes.time_scale import TimeScale

LENT = "///"
# The years that the story turns on, in a few letters each.
_LANDMARKS = {"ev035": "Crimea", "ev039": "Action Plan", "ev059": "Ukraine attacked", "ev145": "ReArm Europe"}
_LEFT, _TOP, _FOOT, _GAP = 162, 26, 46, 5  # pixels: the names; the landmarks; years and legend; between two lanes
_LEAST = 17  # pixels: a lane has room for its name


@dataclass(frozen=True)
class Lane:
    """The money of one instrument: pieces from a day to a day, each with its yearly rate, in EUR million a year."""

    key: str
    name: str
    total: str
    facts: str
    fill: str
    lent: bool
    pieces: tuple[tuple[dt.date, dt.date, float], ...]
    values: tuple[str, ...] = ()

    @property
    def highest(self) -> float:
        return max((rate for _, _, rate in self.pieces), default=0)


def draw_lanes(lanes: Sequence[Lane], legend: Sequence[tuple[str, bool, str]]) -> Drawing:
    """A drawing of lanes, the largest sum highest; `legend` has fill, whether it is lent, and words."""
    first = min(start for lane in lanes for start, _, _ in lane.pieces).year
    last = max((end - dt.timedelta(days=1)).year for lane in lanes for _, end, _ in lane.pieces)
    begin = dt.date(min(first, 2014) if first < 2019 else first - 1, 1, 1)
    room = style.TALL - _TOP - _FOOT
    per = _scale([lane.highest for lane in lanes], room)
    heights = [max(lane.highest * per, _LEAST) for lane in lanes]
    floor = _TOP + sum(heights) + _GAP * len(lanes)
    drawing = Drawing(floor + _FOOT)
    scale = TimeScale(begin, dt.date(max(last + 1, begin.year + 2), 1, 1), _LEFT, drawing.width - _LEFT - 6)
    _draw_time(drawing, scale, floor)
    base = float(_TOP)
    for lane, tall in zip(lanes, heights, strict=True):
        base += tall + _GAP
        _draw_lane(drawing, scale, lane, base, tall, per)
    after = legend_line(
        drawing, [(box(drawing, fill, LENT if lent else ""), words) for fill, lent, words in legend], 8, floor + 34
    )
    _draw_unit(drawing, scale, after + 8, floor + 34, per)
    return drawing


def _scale(rates: Sequence[float], room: float) -> float:
    """Pixels for EUR 1 million a year, so that all lanes fit: small ones have the room of a name anyway."""
    low, high = 0.0, room / max(max(rates), 1)
    for _ in range(40):
        middle = (low + high) / 2
        tall = sum(max(rate * middle, _LEAST) + _GAP for rate in rates)
        low, high = (middle, high) if tall <= room else (low, middle)
    return low


def _draw_time(drawing: Drawing, scale: TimeScale, floor: float) -> None:
    years = range(scale.first.year, scale.last.year + 1)
    step = 1 if len(years) < 19 else 2
    for year in years:
        x = scale.place(dt.date(year, 1, 1))
        drawing.line([(x, _TOP), (x, floor)], colour=style.FAINT, width=0.6)
        after = scale.place(dt.date(year + 1, 1, 1)) if year < scale.last.year else x
        if after > x and (year - scale.first.year) % step == 0:
            drawing.text((x + after) / 2, floor + 11, str(year), anchor="middle", colour=style.GREY, size=style.LEAST)
    taken = 0.0
    for event, name in _LANDMARKS.items():
        day = course().find("events", event)["date"]
        wide = room_of(name, style.LEAST)
        if scale.first <= day < scale.last:
            x = scale.place(day)
            drawing.line([(x, _TOP - 8), (x, floor)], colour=style.GREY, dashes=(3, 3))
            if x - wide / 2 > taken and x + wide / 2 < drawing.width:
                drawing.text(x, 9, name, anchor="middle", size=style.LEAST, colour=style.GREY)
                taken = x + wide / 2 + 6


def _draw_lane(drawing: Drawing, scale: TimeScale, lane: Lane, base: float, tall: float, per: float) -> None:
    middle = base - tall / 2
    drawing.line([(_LEFT, base), (drawing.width - 6, base)], colour=style.FAINT, width=0.8)
    with drawing.mark(lane.key, lane.facts):
        drawing.text(_LEFT - 8, middle, lane.name, anchor="end", bold=lane.highest * per > 40)
        for start, end, rate in lane.pieces:
            left, right = scale.place(start), scale.place(end)
            high = max(rate * per, 1.2 if rate else 0)
            if high:
                drawing.rect(left, base - high, right - left - 1, high, fill=lane.fill, hatch=LENT if lane.lent else "")
        if lane.values:
            _write_values(drawing, scale, lane, base, tall, per)
        else:
            _write_total(drawing, scale, lane, middle, tall, per)


def _write_total(drawing, scale, lane, middle, tall, per):
    """The sum: inside its area where that has room, else beside it."""
    left, right = scale.place(lane.pieces[0][0]), scale.place(lane.pieces[-1][1])
    wide = room_of(lane.total, style.LETTERS)
    if lane.highest * per > 30 and wide + 20 < right - left:
        ground = lane.fill if lane.lent else ""
        drawing.text((left + right) / 2, middle, lane.total, anchor="middle", on=lane.fill, bold=False, ground=ground)
    elif right + wide + 12 < drawing.width:
        drawing.text(right + 6, middle, lane.total, ground=style.PAPER)
    else:
        drawing.text(left - 6, middle, lane.total, anchor="end", ground=style.PAPER)


def _write_values(drawing, scale, lane, base, tall, per):
    """The sum of each year, above its bar or inside it."""
    for (start, end, rate), words in zip(lane.pieces, lane.values, strict=True):
        centre = (scale.place(start) + scale.place(end)) / 2
        high = rate * per
        if not words:
            continue
        if high > 15:
            ground = lane.fill if lane.lent else ""
            drawing.text(centre, base - high / 2, words, anchor="middle", size=style.LEAST, on=lane.fill, ground=ground)
        else:
            drawing.text(centre, base - max(high, 0) - 7, words, anchor="middle", size=style.LEAST)


def _draw_unit(drawing: Drawing, scale: TimeScale, x: float, y: float, per: float) -> None:
    """A piece of the picture that stands for a round sum: one year wide."""
    wide = scale.place(dt.date(scale.first.year + 1, 1, 1)) - scale.place(scale.first)
    fitting = [million for million in (10, 100, 1000, 10_000, 100_000) if million * per <= 16]
    million = fitting[-1] if fitting else 10
    high = max(million * per, 1)
    drawing.rect(x, y - high / 2, wide, high, fill=style.GREY)
    drawing.text(x + wide + 8, y, f"this area: {in_words(million, 'EUR million')}")


def short_sum(million: float) -> str:
    """A sum in EUR million as it stands beside its area.

    >>> short_sum(150000), short_sum(9453), short_sum(90), short_sum(1691)
    ('150 billion', '9.5 billion', '90 million', '1.7 billion')
    """
    if million >= 1000:
        return f"{number(round(million / 1000, 1))} billion"
    return f"{number(round(million))} million"
