"""The picture of the time line: events piled up year by year, as equal blocks or as signs, some or all with a name."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from eudefence.ground.days import MONTHS
from eudefence.ground.words import count
from eudefence.views.page import letters, style
from eudefence.views.page.drawing import Drawing
from eudefence.views.shapes.label_placement import Box, Label, draw_label, place_labels

TRACKS = ("operational", "industrial", "both", "neither")
_NAMES = {
    "operational": "Operational track",
    "industrial": "Industrial track",
    "both": "Moves both",
    "neither": "Moves neither",
}
_COLOURS = {
    "operational": style.PILLARS["operational"],
    "industrial": style.PILLARS["industrial"],
    "both": style.PILLARS["partnerships"],
    "neither": style.OUTSIDE,
}
_SIDES = {"s": 4, "D": 4, "p": 5, "H": 6}  # corners of the signs; the circle has none
_LEFT, _RIGHT = 108, style.WIDE - 6  # pixels: the years lie between, the names of the tracks on their left
_AXIS, _KEY, _BETWEEN = 18, 22, 14  # pixels: the years, the row of signs below, from one strip to the next
_LEAST, _MOST, _WIDEST = 6, 15, 24  # pixels: height of a block, and how wide it may be
_DAY = 12  # pixels: the side of a block that stands on its day
_NAMED = 46  # pixels: the name of a track and the number of its events
_TITLED = 26  # events: with more, only those of the table of landmarks are named
_DEEPEST, _TALLEST = 240, 400  # pixels from the axis to the farthest title; of a picture with titles


class Band(NamedTuple):
    """One track laid out: each event with its block, the names, and how far they reach from the base."""

    blocks: list[tuple[Mapping, Box]]
    labels: list[Label]
    depth: float


class Years(NamedTuple):
    """Years from `start` to `end`, each cut into `parts`: twelve where there is room for months, else fewer."""

    start: int
    end: int

    @property
    def unit(self) -> float:
        """Pixels a year."""
        return (_RIGHT - _LEFT) / (self.end - self.start + 1)

    @property
    def parts(self) -> int:
        return next((n for n in (12, 6, 4, 3, 2) if self.unit / n >= 14), 1)

    def column(self, day: dt.date) -> int:
        """The column of a day, counted from the left."""
        return (day.year - self.start) * self.parts + (day.month - 1) * self.parts // 12

    def middle(self, column: int) -> float:
        """Pixels from the left edge to the middle of a column."""
        return _LEFT + (column + 0.5) * self.unit / self.parts

    def place(self, day: dt.date) -> float:
        """Pixels from the left edge to a day."""
        return _LEFT + (day.year - self.start + (day.timetuple().tm_yday - 0.5) / 366) * self.unit


def draw_tracks(
    chosen: Sequence[Mapping], names: Mapping[str, str], facts: Callable[[Mapping], str], years: Years, form: str
) -> Drawing:
    """A drawing of events (rows with `day` and `counted`).

    Parameters
    ----------
    names : mapping
        Event to a short name, for those that are named where there is no room for every title.
    facts : callable
        What the mark of an event says.
    form : {"bars", "dots"}
        Blocks in the colour of their track, or signs for the part of the course.
    """
    bands = _lay_out_titles(chosen, years) if len(chosen) <= _TITLED else None
    bands = bands or _lay_out_piles(chosen, names, years)
    bases, floor = _stack(bands)
    drawing = Drawing(floor + _KEY + 8)
    _draw_years(drawing, years, bases["operational"][0])
    for track, (base, way) in bases.items():
        _name_band(drawing, track, base, way, len(bands[track].blocks))
        for label in bands[track].labels:
            draw_label(drawing, label, base, way)
        for event, box in bands[track].blocks:
            with drawing.mark(event["event_id"], facts(event)):
                _draw_event(drawing, event, box, base, way, form, event["event_id"] in names)
    _draw_key(drawing, chosen, floor + 8 + _KEY / 2, form)
    return drawing


def _stack(bands):
    """Where the base of each track lies, and which way its blocks pile up from there; the floor below all."""
    top = 8 + max(bands["operational"].depth, _NAMED)
    bases = {"operational": (top, -1), "industrial": (top + _AXIS + 2, 1)}
    floor = bases["industrial"][0] + max(bands["industrial"].depth, _NAMED)
    for track in ("both", "neither"):
        if bands[track].blocks:
            bases[track] = (floor + _BETWEEN, 1)
            floor += _BETWEEN + max(bands[track].depth, 30)
    return bases, floor


def _lay_out_piles(chosen, names, years):
    """Track to band: many events, piled up in columns of equal time."""
    piles: dict[str, dict[int, list]] = {track: {} for track in TRACKS}
    for event in chosen:
        piles[event["counted"]].setdefault(years.column(event["day"]), []).append(event)
    levels = sum(max(map(len, pile.values()), default=0) for pile in piles.values())
    room = style.TALL - _AXIS - _KEY - 50 - _BETWEEN * sum(bool(piles[track]) for track in ("both", "neither"))
    tall = min(max(math.floor(room / max(levels, 1)), _LEAST), _MOST)
    wide = min(years.unit / years.parts - 2, _WIDEST)
    bands = {}
    for track, pile in piles.items():
        blocks = []
        for column, events in sorted(pile.items()):
            left = years.middle(column) - wide / 2
            # Those with a name lie outside, where it finds room beside them.
            for level, event in enumerate(sorted(events, key=lambda event: event["event_id"] in names)):
                blocks.append((event, Box(left, level * tall, left + wide, (level + 1) * tall)))
        bands[track] = _name(blocks, names, max((box.high for _, box in blocks), default=0) + 40)
    return bands


def _lay_out_titles(chosen, years):
    """Track to band: few events, each on its day with its title; None if one finds no room."""
    bands = {}
    for track in TRACKS:
        blocks = []
        for event in sorted((e for e in chosen if e["counted"] == track), key=lambda e: e["day"]):
            left = min(max(years.place(event["day"]) - _DAY / 2, _LEFT), _RIGHT - _DAY)
            near = [box for _, box in blocks if box.right + 1 > left]
            low = next(low for low in range(0, 999, _DAY) if all(box.low != low for box in near))
            blocks.append((event, Box(left, low, left + _DAY, low + _DAY)))
        bands[track] = _name(blocks, {event["event_id"]: event["title"] for event, _ in blocks}, _DEEPEST, whole=True)
        if len(bands[track].labels) < len(blocks):
            return None
    return bands if _stack(bands)[1] + _KEY < _TALLEST else None


def _name(blocks, names, deepest, whole=False):
    named = [(box, names[event["event_id"]]) for event, box in blocks if event["event_id"] in names]
    boxes = [box for _, box in blocks]
    field = Box(_LEFT, 0, style.WIDE - 2, deepest)
    labels = [label for label in place_labels(named, boxes, field, whole=whole) if label]
    ends = [box.high for box in boxes] + [label.box.high for label in labels]
    return Band(blocks, labels, max(ends, default=0))


def _draw_years(drawing, years, top):
    """The axis below `top`, with as many years as there is room for; months where few years are shown."""
    middle = top + _AXIS / 2 + 1
    drawing.line([(_LEFT, top), (_RIGHT, top)], colour=style.GREY)
    drawing.line([(_LEFT, top + _AXIS + 1), (_RIGHT, top + _AXIS + 1)], colour=style.GREY)
    for x, words in _written(years):
        drawing.text(x, middle, words, anchor="middle", size=style.LEAST, colour=style.GREY)


def _written(years):
    """What stands on the axis, and where: years, or the months of one or two."""
    span = years.end - years.start + 1
    every = next(n for n in (1, 2, 5, 10) if n * years.unit >= 44 or n == 10)
    for year in range(years.start, years.end + 1):
        left = _LEFT + (year - years.start) * years.unit
        if span > 2:
            if year % every == 0:
                yield min(left + years.unit / 2, style.WIDE - 17), str(year)
            continue
        for month, name in enumerate(MONTHS):
            short = name[:3] if span == 1 else name[:1]
            first = f"{short} {year}" if span == 1 else str(year)
            yield left + (month + 0.5) * years.unit / 12, short if month else first


def _name_band(drawing, track, base, way, many):
    y = base + 8 if way > 0 else base - 36
    y = drawing.text(4, y, _NAMES[track], bold=True, colour=style.GREY, room=_LEFT - 10)
    drawing.text(4, y, count(many, "event"), colour=style.GREY)


def _draw_event(drawing, event, box, base, way, form, named):
    """A block in the colour of its track, or a sign; an empty one is a setback."""
    back = event["direction"] == "setback"
    top = base + way * (box.high if way < 0 else box.low)
    if form == "bars":
        colour = _COLOURS[event["counted"]]
        plain = style.RIM if colour == style.OUTSIDE else ""
        fill, rim = (style.PAPER, style.INK) if back else (colour, style.INK if named else plain)
        drawing.rect(box.left, top + 0.5, box.right - box.left, box.high - box.low - 1, fill=fill, rim=rim)
        return
    middle = ((box.left + box.right) / 2, top + (box.high - box.low) / 2)
    radius = min(box.high - box.low, box.right - box.left) / 2
    _draw_sign(drawing, event["pillar"], middle, radius, back, named)


def _draw_sign(drawing, pillar, middle, radius, back=False, named=False):
    colour, kind = style.PILLARS[pillar], style.PILLAR_MARKERS[pillar]
    look = {"fill": style.PAPER if back else colour, "rim": style.INK if named else colour if back else ""}
    if kind not in _SIDES:
        drawing.circle(*middle, radius - 0.5, **look)
        return
    corners = _SIDES[kind]
    turn = math.pi / 4 if kind == "s" else math.pi / 2
    reach = radius * 1.15 if kind == "s" else radius
    points = [(turn + 2 * math.pi * n / corners) for n in range(corners)]
    drawing.polygon([[(middle[0] + reach * math.cos(p), middle[1] - reach * math.sin(p)) for p in points]], **look)


def _draw_key(drawing, chosen, y, form):
    """What signs and empty ones mean, in one row."""
    x = 4
    if form == "dots":
        for pillar in [p for p in style.PILLARS if any(e["pillar"] == p for e in chosen)]:
            _draw_sign(drawing, pillar, (x + 6, y), 6)
            x = _write(drawing, x + 16, y, style.PILLAR_WORDS[pillar])
    if any(e["direction"] == "setback" for e in chosen):
        if form == "dots":
            drawing.circle(x + 6, y, 5, fill=style.PAPER, rim=style.GREY)
        else:
            drawing.rect(x, y - 5, 12, 10, fill=style.PAPER, rim=style.INK)
        _write(drawing, x + 16, y, "empty: a setback")


def _write(drawing, x, y, words):
    """Words of the key; gives the place where the next ones begin."""
    drawing.text(x, y, words, size=style.LEAST)
    return x + letters.width(words, style.LEAST) + 14
