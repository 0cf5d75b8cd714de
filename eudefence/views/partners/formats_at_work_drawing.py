"""The picture of what groups have done: lanes over time, with three tracks and a sign for each kind of thing."""

from __future__ import annotations

import datetime as dt
import math
from typing import NamedTuple

from eudefence.ground.days import middle
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.letters import lines
from eudefence.views.page.letters import width as room_of
from eudefence.views.shapes.time_scale import TimeScale

KINDS = {  # kind: words for controls, table and legend
    "ministers_meeting": "ministers meet",
    "leaders_meeting": "leaders meet",
    "founding": "founded",
    "enlargement": "new members",
    "letter_or_declaration": "a text agreed",
    "headquarters_or_staff": "a staff",
    "exercise": "exercise",
    "deployment": "forces or staff sent",
    "purchase_or_contract": "purchase",
    "ended": "ended",
}
MOST = 6  # lanes
_TRACKS = {  # words for the legend: the kinds on each track, and how far from the line it lies, in parts of a lane
    "Above the line": (("founding", "enlargement", "letter_or_declaration"), -0.29),
    "On the line": (("ministers_meeting", "leaders_meeting"), 0.0),
    "Below the line": (("headquarters_or_staff", "exercise", "deployment", "purchase_or_contract", "ended"), 0.29),
}
_BLUE, _YELLOW, _TEAL, _RED, _DARK, _PALE = style.CATEGORIES
_LOOKS = {  # kind: corners (0 is a circle), turn in degrees, colour, size in pixels
    "ministers_meeting": (0, 0, _BLUE, 4.6),
    "leaders_meeting": (4, 0, _BLUE, 6.4),
    "founding": (4, 45, _DARK, 5.6),
    "enlargement": (3, 0, _TEAL, 6.2),
    "letter_or_declaration": (3, 180, _DARK, 6.2),
    "headquarters_or_staff": (5, 0, _TEAL, 5.8),
    "exercise": (3, 0, _YELLOW, 6.4),
    "deployment": (-5, 0, _RED, 7.2),
    "purchase_or_contract": (4, 45, _YELLOW, 5.8),
    "ended": (-4, 45, _DARK, 6.6),
}
_NAMES, _HEAD, _LEGEND = 170, 6, 20  # pixels: the names, above the lanes, a line of the legend
_LANE, _TALL = 62, 362  # pixels: a lane at its highest, and the picture with its legend
_WORDS, _SIGN = 104, 36  # pixels of the legend: what a track is called, a sign and the room around its words
_APART = 9.5  # pixels: between two signs on one track


class GroupLane(NamedTuple):
    """A group's lane: its letters and name, rows with their facts, its days, and what stands at the end of its line."""

    letters: str
    name: str
    told: list
    begun: dt.date
    last: dt.date
    until: dt.date
    end: str


def draw_lanes(lanes: list[GroupLane], first: int, last: int) -> Drawing:
    """A lane for each group from January of the first to the end of the last year, years below, the legend at the foot.

    Signs that would lie on each other are moved apart.
    """
    shown = {row["kind"] for lane in lanes for row, _ in lane.told}
    keys = [(words, [kind for kind in kinds if kind in shown]) for words, (kinds, _) in _TRACKS.items()]
    keys = [(words, kinds) for words, kinds in keys if kinds]
    foot = 24 + _LEGEND * (len(_in_lines(keys)) + 1)
    tall = min(_LANE, (_TALL - _HEAD - foot) / len(lanes))
    floor = _HEAD + tall * len(lanes)
    drawing = Drawing(floor + foot)
    scale = TimeScale(dt.date(first, 1, 1), dt.date(last + 1, 1, 1), _NAMES, drawing.width - _NAMES - 8)
    for number in range(0, len(lanes), 2):
        drawing.rect(0, _HEAD + tall * number, drawing.width, tall, fill=style.GROUND)
    _draw_years(drawing, scale, first, last, floor)
    for number, lane in enumerate(lanes):
        _draw_lane(drawing, lane, scale, _HEAD + tall * (number + 0.5), tall, number % 2 == 0)
    _draw_legend(drawing, keys, floor + 34)
    return drawing


def _draw_years(drawing, scale, first, last, floor):
    step = 1 if last - first < 12 else 5
    for year in range(first, last + 2):
        if year % step:
            continue
        x = scale.place(dt.date(year, 1, 1))
        drawing.line([(x, _HEAD), (x, floor + 3)], colour=style.FAINT)
        if step > 1:
            at = x  # a round year stands below its line
        else:
            at = (x + scale.place(dt.date(year + 1, 1, 1))) / 2
        if year <= last and at > scale.left + 8:
            drawing.text(at, floor + 10, str(year), size=style.LEAST, anchor="middle", colour=style.GREY)


def _draw_lane(drawing, lane, scale, y, tall, shaded):
    _write_name(drawing, lane, y)
    _draw_line(drawing, lane, scale, y, tall, style.GROUND if shaded else style.PAPER)
    for kinds, away in _TRACKS.values():
        mine = [(row, said) for row, said in lane.told if row["kind"] in kinds]
        days = [scale.place(middle(row["date"], row["date_precision"])) for row, _ in mine]
        for x, (row, said) in zip(spread(days, _APART, drawing.width - 8), mine, strict=True):
            with drawing.mark(row["activity_id"], said):
                _sign(drawing, row["kind"], x, y + away * tall, row["contested"])


def spread(places: list[float], apart: float, end: float) -> list[float]:
    """Places in their order, each at least so far from the one before, and none behind the end.

    >>> spread([0, 2, 30], 9, 50), spread([40, 48, 49], 9, 50)
    ([0, 9, 30], [32, 41, 50])
    """
    moved: list[float] = []
    for place in places:
        moved.append(max(place, moved[-1] + apart) if moved else place)
    for at in range(len(moved) - 1, -1, -1):
        moved[at] = min(moved[at], end if at == len(moved) - 1 else moved[at + 1] - apart)
    return moved


def _write_name(drawing, lane, y):
    below = lines(lane.name, _NAMES - 14, style.LEAST) if lane.name else []
    above = 7 * len(below)
    drawing.text(4, y - above, lane.letters, bold=True, room=_NAMES - 14)
    if below:
        drawing.text(4, y - above + 15, lane.name, size=style.LEAST, colour=style.GREY, room=_NAMES - 14, step=13)


def _draw_line(drawing, lane, scale, y, tall, ground):
    """Whole to the last thing found, dotted on to the day up to which was searched; the day where it ends."""
    left = max(scale.left, scale.place(max(lane.begun, scale.first)))
    right = scale.left + scale.width
    end = min(scale.place(lane.last), right)
    until = min(scale.place(lane.until), right)
    if end > left:
        drawing.line([(left, y), (end, y)], colour=style.GREY, width=1.6)
    if until > max(end, left):
        drawing.line([(max(end, left), y), (until, y)], colour=style.GREY, width=1.2, dashes=(1.5, 4))
    words = f"nothing with a date after {lane.end}"
    if lane.end and scale.left <= end and end + 14 + room_of(words, style.LEAST) < right:
        drawing.text(end + 12, y - tall * 0.24, words, size=style.LEAST, colour=style.GREY, ground=ground)


def _sign(drawing, kind, x, y, hollow=False):
    corners, turn, colour, size = _LOOKS[kind]
    fill = style.PAPER if hollow else colour
    rim, wide = (colour, 1.8) if hollow else (style.PAPER, 0.8)
    if not hollow and colour in (_YELLOW, _TEAL):
        rim = style.INK
    if corners == 0:
        drawing.circle(x, y, size, fill=fill, rim=rim, rim_width=wide)
        return
    drawing.polygon([_corners(corners, turn, x, y, size)], fill=fill, rim=rim, rim_width=wide)


def _corners(number, turn, x, y, size):
    """Corners round a middle, the first one on top; of a star, given as a negative number, with the inner ones."""
    points = abs(number) * (2 if number < 0 else 1)
    angles = [math.radians(turn - 90 + 360 * k / points) for k in range(points)]
    inner = 0.45 if number < 0 else 1
    return [
        (
            x + size * (inner if k % 2 and number < 0 else 1) * math.cos(a),
            y + size * (inner if k % 2 and number < 0 else 1) * math.sin(a),
        )
        for k, a in enumerate(angles)
    ]


def _in_lines(keys):
    """The tracks of the legend, as many in a line as find room there."""
    placed: list[list] = []
    for one in keys:
        if placed and sum(map(_wide, placed[-1])) + _wide(one) <= style.WIDE:
            placed[-1].append(one)
        else:
            placed.append([one])
    return placed


def _wide(key):
    return _WORDS + sum(_SIGN + room_of(KINDS[kind], style.LETTERS) for kind in key[1])


def _draw_legend(drawing, keys, y):
    for line in _in_lines(keys):
        x = 4.0
        for words, kinds in line:
            drawing.text(x, y, f"{words}:", colour=style.GREY)
            at = x + _WORDS - 4
            for kind in kinds:
                _sign(drawing, kind, at + 7, y)
                drawing.text(at + 19, y, KINDS[kind])
                at += _SIGN + room_of(KINDS[kind], style.LETTERS)
            x += _wide((words, kinds))
        y += _LEGEND
    drawing.text(4, y, "Hollow:", colour=style.GREY)
    _sign(drawing, "ministers_meeting", _WORDS + 7, y, hollow=True)
    after = "sources differ on whether the group did it. Dotted line: searched, nothing more found."
    drawing.text(_WORDS + 19, y, after)
