"""The picture of what was founded: a line for each track that rises by one with every thing, each thing a dot on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eudefence.views.page import marks, style
from eudefence.views.page.drawing import Drawing
from eudefence.views.shapes.label_placement import Box, draw_label, place_labels

TRACKS = {"operational": "operational track", "industrial": "industrial track", "both": "both tracks"}
_COLOURS = {
    "operational": style.PILLARS["operational"],
    "industrial": style.PILLARS["industrial"],
    "both": style.PILLARS["partnerships"],
}
_DASHES = {"operational": None, "industrial": (9, 4), "both": (2, 3)}
_LEFT, _RIGHT, _TOP, _FLOOR = 34, 722, 30, 300  # pixels: the lines lie between
_DOT = 4  # pixels: radius
_APART = {"operational": -3, "industrial": 3, "both": 0}  # pixels: so that no dot hides one of another track


def draw_steps(found: Sequence[Mapping], split: int, first: int, last: int) -> Drawing:
    """A drawing of things founded (rows with `track` and `year`) from the year `first` to the year `last`, cut at
    `split`.
    """
    tracks = {track: sorted((r for r in found if r["track"] == track), key=_by_year) for track in TRACKS}
    highest = max(*map(len, tracks.values()), 1)

    def across(year):
        return _LEFT + (year - first + 0.5) / (last - first + 1) * (_RIGHT - _LEFT)

    def up(number):
        return _FLOOR - number / (highest * 1.05) * (_FLOOR - _TOP)

    drawing = Drawing(_FLOOR + 26)
    _draw_scales(drawing, highest, first, last, across, up)
    cut = (across(split - 1) + across(split)) / 2
    drawing.line([(cut, _TOP - 12), (cut, _FLOOR)], colour=style.GREY)
    drawing.text(
        cut - 5, _TOP - 18, f"before {split}", anchor="end" if split > first + 4 else "start", colour=style.GREY
    )
    if split > first + 4:
        drawing.text(cut + 5, _TOP - 18, f"since {split}", colour=style.GREY)
    lines = {track: _line(things, last, _APART[track], across, up) for track, things in tracks.items()}
    for track, line in lines.items():
        drawing.line(line, colour=_COLOURS[track], width=2.2, dashes=_DASHES[track])
    dots = [
        (thing, across(thing["year"]) + _APART[thing["track"]], up(number))
        for things in tracks.values()
        for number, thing in enumerate(things, start=1)
    ]
    for label in _name_landmarks(dots, lines.values()):
        draw_label(drawing, label, _FLOOR, -1, ground=style.PAPER)
    for thing, x, y in dots:
        with drawing.mark(thing["key"], _facts(thing)):
            drawing.circle(x, y, _DOT, fill=_COLOURS[thing["track"]], rim=style.INK if thing["landmark"] else "")
    _name_tracks(drawing, tracks, up)
    return drawing


def _by_year(thing):
    return thing["year"], thing["landmark"] or ""


def _line(things, last, apart, across, up):
    """From the floor: level until a year in which something is founded, then up by one for each."""
    points = [(_LEFT, _FLOOR)]
    for number, thing in enumerate(things, start=1):
        x = across(thing["year"]) + apart
        points += [(x, up(number - 1)), (x, up(number))]
    return [*points, (across(last) + 6, up(len(things)))]


def _name_landmarks(dots, lines):
    def box(x, y, reach):
        return Box(x - reach, _FLOOR - y - reach, x + reach, _FLOOR - y + reach)

    taken = [box(x, y, _DOT) for _, x, y in dots]
    for line in lines:
        for (a, b), (c, d) in zip(line, line[1:], strict=False):
            taken.append(Box(a - 1, _FLOOR - b - 1, c + 1, _FLOOR - d + 1))
    wanted = [(box(x, y, _DOT), thing["landmark"]) for thing, x, y in dots if thing["landmark"]]
    return [label for label in place_labels(wanted, taken, Box(_LEFT, 0, _RIGHT, _FLOOR - _TOP + 8)) if label]


def _facts(thing):
    contested = thing["course"] != thing["alternative"]
    row = {
        "Name": thing["name"],
        "Founded": thing["year"],
        "Counted for": TRACKS[thing["track"]],
        "Its other place": TRACKS[thing["alternative" if thing["track"] == thing["course"] else "course"]],
    }
    return marks.facts(row if contested else dict(list(row.items())[:3]), thing["source_id"])


def _draw_scales(drawing, highest, first, last, across, up):
    every = next(n for n in (5, 10, 20, 50) if highest / n <= 8)
    for number in range(0, highest + 1, every):
        drawing.line([(_LEFT, up(number)), (_RIGHT, up(number))], colour=style.FAINT if number else style.GREY)
        drawing.text(_LEFT - 6, up(number), str(number), anchor="end", colour=style.GREY)
    for year in range(first - first % -5, last + 1, 5):
        drawing.text(across(year), _FLOOR + 14, str(year), anchor="middle", colour=style.GREY)


def _name_tracks(drawing, tracks, up):
    """Name and number at the end of each line; two that would meet are moved apart."""
    above = _FLOOR + 40
    for track, things in sorted(tracks.items(), key=lambda item: len(item[1])):
        above = min(up(len(things)), above - 16)
        drawing.text(_RIGHT + 10, above, f"{TRACKS[track]}: {len(things)}")
