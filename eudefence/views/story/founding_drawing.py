"""The picture of what was founded: a line for each track that rises by one with every thing, each thing a dot on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eudefence.views.page import marks, style
from eudefence.views.page.drawing import Drawing
from eudefence.views.shapes.axes import Scale
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
    numbers, years = Scale(0, highest * 1.05, _FLOOR, _TOP), Scale(first - 0.5, last + 0.5, _LEFT, _RIGHT)
    across, up = years.place, numbers.place
    drawing = Drawing(_FLOOR + 22)
    numbers.draw_beside(drawing, _LEFT, _RIGHT)
    years.draw_below(drawing, _FLOOR, _FLOOR, range(first - first % -5, last + 1, 5), str)
    cut = across(split - 0.5)
    drawing.line([(cut, _TOP - 12), (cut, _FLOOR)], colour=style.GREY)
    before = "end" if split > first + 4 else "start"
    drawing.text(cut - 5, _TOP - 18, f"before {split}", anchor=before, colour=style.GREY)
    if before == "end":
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
    row = {"Name": thing["name"], "Since": thing["year"], "Counted for": TRACKS[thing["track"]]}
    if thing["course"] != thing["alternative"]:
        other = "alternative" if thing["track"] == thing["course"] else "course"
        row["Its other place"] = TRACKS[thing[other]]
    return marks.facts(row, thing["source_id"])


def _name_tracks(drawing, tracks, up):
    """Name and number at the end of each line; two that would meet are moved apart."""
    above = _FLOOR + 40
    for track, things in sorted(tracks.items(), key=lambda item: len(item[1])):
        above = min(up(len(things)), above - 16)
        drawing.text(_RIGHT + 10, above, f"{TRACKS[track]}: {len(things)}")
