"""The picture of missions in time: a bar for each, solid before the day asked about and pale after it.

Up to a page's height of missions stand in one column; more, in two columns side by side, never a type in both.
"""

from __future__ import annotations

import datetime as dt

from eudefence.data.package import course
from eudefence.ground.words import capitalised, date_in_words
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.letters import width as room_of
from eudefence.views.shapes.swatches import box, legend_line
from eudefence.views.shapes.time_scale import TimeScale

from .mission_states import FIRST_DAY, TYPES

COLOURS = {
    "civilian_mission": style.CATEGORIES[2],
    "military_operation": style.CATEGORIES[0],
    "military_mission": style.CATEGORIES[3],
    "civil_military_action": "#C98A12",
    "not_csdp": "#7A828C",
}
_SHORT = {"EUTM / EUMAM Mozambique": "EUTM/EUMAM Mozamb.", "EUBAM Moldova-Ukraine": "EUBAM Moldova-Ukr."}
_TOP, _FOOT = 18, 51  # pixels: the day above the bars; years and key below
_NAMES, _POWERS, _DOUBT, _STRENGTHS = 148, 28, 12, 80  # pixels: what stands beside a bar
_BETWEEN = 24  # pixels between two columns
_HEAD, _ROW = 1.3, 16  # the heading of a type, in rows; a row at its highest, in pixels
_ONE_COLUMN = 22  # rows: what one column holds
_UNKNOWN = "//////"  # hatch of a time nobody knows about
_PALE = 0.28  # how strong a bar is after the day
_KEY = "Bold: running on the day.  ?: cannot be decided for that day.  E: executive.  (E): executive in part."


def draw_missions(rows, facts, when: dt.date) -> Drawing:
    """A bar for each of these missions (with their `state` on the day, and the facts of each), by type."""
    told = {row["mission_id"]: said for row, said in zip(rows, facts, strict=True)}
    groups = {kind: mine for kind in TYPES if (mine := [row for row in rows if row["type"] == kind])}
    columns = _columns(groups)
    tallest = max(_rows_of(column) for column in columns)
    step = min(_ROW, (style.TALL - _TOP - _FOOT) / tallest)
    floor = _TOP + step * tallest
    drawing, heads = Drawing(floor + _FOOT), []
    wide = (drawing.width - _BETWEEN * (len(columns) - 1)) / len(columns)
    for number, column in enumerate(columns):
        left = number * (wide + _BETWEEN)
        scale = _scale(left, wide)
        _draw_years(drawing, scale, left + wide, floor)
        y = _TOP
        for kind, mine in column.items():
            heads.append((kind, mine, left, y + step * _HEAD * 0.6))
            y += step * _HEAD
            for row in mine:
                with drawing.mark(row["mission_id"], told[row["mission_id"]]):
                    _draw_mission(drawing, row, when, scale, y + step / 2, step)
                y += step
        _draw_day(drawing, scale, when, left, wide, floor)
    for head in heads:  # above the line of the day, which may cross them
        _write_head(drawing, *head)
    _draw_key(drawing, floor + 26)
    return drawing


def _rows_of(column):
    return sum(len(mine) + _HEAD for mine in column.values())


def _columns(groups):
    """The groups in one column, or in the two that are most nearly of one height."""
    if len(groups) == 1 or _rows_of(groups) <= _ONE_COLUMN:
        return [groups]
    kinds = list(groups)
    pairs = [({k: groups[k] for k in kinds[:n]}, {k: groups[k] for k in kinds[n:]}) for n in range(1, len(kinds))]
    return min(pairs, key=lambda pair: max(map(_rows_of, pair)))


def _scale(left, wide):
    """The years on the line between what stands on the left and on the right of the bars."""
    first = left + _NAMES + _POWERS + _DOUBT
    return TimeScale(FIRST_DAY, dt.date(course().edition.year + 1, 1, 1), first, left + wide - _STRENGTHS - first)


def _draw_years(drawing, scale, right, floor):
    for year in range(scale.first.year, scale.last.year + 1):
        if year % 5 == 0:
            x = scale.place(dt.date(year, 1, 1))
            drawing.line([(x, _TOP - 4), (x, floor)], colour=style.FAINT)
            drawing.text(x, floor + 8, str(year), size=style.LEAST, anchor="middle", colour=style.GREY)
    drawing.text(right, floor + 8, "persons", size=style.LEAST, anchor="end", colour=style.GREY)


def _write_head(drawing, kind, mine, left, y):
    running = sum(row["state"] == "running" for row in mine)
    words = f"{capitalised(TYPES[kind])}: {running} of {len(mine)} running"
    drawing.text(left, y, words, size=style.LEAST, bold=True, ground=style.PAPER)


def _draw_mission(drawing, row, when, scale, y, step):
    """Name, powers and doubt on the left of a bar, strength on the right."""
    now, doubt = row["state"] == "running", row["state"] == "undecided"
    colour = style.INK if now or doubt else style.GREY
    small = {"size": style.LEAST, "colour": colour}
    name = _SHORT.get(row["short_name"], row["short_name"].replace(" / ", "/"))
    drawing.text(scale.left - _POWERS - _DOUBT, y, name, anchor="end", bold=now, **small)
    if row["executive"] != "no":
        powers = {"yes": "E", "partly": "(E)"}[row["executive"]]
        drawing.text(scale.left - _DOUBT - _POWERS / 2, y, powers, anchor="middle", **small)
    if doubt:
        drawing.text(scale.left - _DOUBT / 2, y, "?", anchor="middle", bold=True, **small)
    tall = step * 0.68
    for look, left, wide in _parts(row, when, scale):
        if look == "unknown":
            drawing.rect(left, y - tall / 2, wide, tall, fill=style.PAPER, hatch=_UNKNOWN, rim=style.GREY)
        else:
            pale = _PALE if look == "pale" else None
            drawing.rect(left, y - tall / 2, wide, tall, fill=COLOURS[row["type"]], opacity=pale)
    if row["strength"] is not None:
        words = f"{row['strength']:,} ({row['strength_as_of'].year})"
        drawing.text(scale.left + scale.width + _STRENGTHS, y, words, anchor="end", **small)


def _parts(row, when, scale):
    """The bar of a mission in parts: look ("solid", "pale", "unknown"), left end and width in pixels."""
    edition = course().edition
    start, until = row["valid_from"], row["mandate_until"]
    stop = row["valid_to"] or min(until or edition, edition)
    if row["launched"] is not True:
        yield _part("unknown", start, row["valid_to"] or edition, scale, 5)
        return
    split = min(max(when, start), stop)
    if split > start:
        yield _part("solid", start, split, scale, 2.5)
    if split < stop:
        yield _part("pale", split, stop, scale, 2.5)
    if row["valid_to"] is None and until and until < edition:
        yield _part("unknown", stop, edition, scale, 0)


def _part(look, start, stop, scale, least):
    left = scale.place(start)
    return look, left, max(scale.place(stop) - left, least)


def _draw_day(drawing, scale, when, left, wide, floor):
    x = scale.place(when)
    drawing.line([(x, _TOP - 4), (x, floor)], width=1.5)
    words = date_in_words(when)
    half = room_of(words, style.LETTERS, bold=True) / 2
    middle = min(max(x, left + half), left + wide - half)
    drawing.text(middle, 7, words, anchor="middle", bold=True)


def _draw_key(drawing, y):
    grey = COLOURS["not_csdp"]
    legend_line(
        drawing,
        [
            (box(drawing, grey), "before the day"),
            (box(drawing, grey, opacity=_PALE), "after the day"),
            (
                box(drawing, style.PAPER, _UNKNOWN),
                "mandate ran out without news, start not seen, or never launched",
            ),
        ],
        0,
        y,
    )
    drawing.text(0, y + 17, _KEY)
