"""The picture of promise and delivery: a line for each force, with a panel for sizes, days or dates."""

from __future__ import annotations

import datetime as dt
from functools import partial

from eudefence.data.package import course
from eudefence.ground.days import middle
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.letters import lines
from eudefence.views.shapes.axes import Scale
from eudefence.views.shapes.swatches import legend_line
from eudefence.views.shapes.time_scale import TimeScale

GROUPS = {  # key: words for the control and the bands of the figure
    "eu": "European Union",
    "outside": "outside the Union",
    "proposal": "proposals",
    "exercise": "exercises",
}
FIELDS = {  # measure: the two columns whose values are drawn on a line
    "size": ("planned_strength", "reported_strength"),
    "notice": ("readiness_days_min", "readiness_days"),
    "stay": ("sustain_days", "sustain_days_max"),
}
_HEAD, _FOOT = 20, 62  # pixels: the headings above the rows; scale and key below
_ROWS = (21.4, 36)  # pixels: a row at its lowest and at its highest
_LEFT, _RIGHT = 216, 572  # pixels: where the panel begins and ends
_READY_AT, _SENT_AT = 592, 772  # pixels: the two answers
_HEADS = {
    "size": "Persons promised",
    "notice": "Days until it is in place",
    "stay": "Days in the field",
    "dates": "From decision to readiness",
}
_COLOURS = {
    "eu": style.CATEGORIES[0],
    "outside": style.CATEGORIES[3],
    "proposal": style.CATEGORIES[4],
    "exercise": style.CATEGORIES[2],
}
_CORNERS = {  # of the signs, from their middle; the Union's is a circle
    "outside": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "proposal": ((0, -1.25), (1.25, 0), (0, 1.25), (-1.25, 0)),
    "exercise": ((0, -1.15), (1.15, 0.85), (-1.15, 0.85)),
}
_SCALES = {  # measure: the ends of the scale, and the numbers below it
    "size": (400, 320_000, (1_000, 3_000, 10_000, 30_000, 100_000)),
    "notice": (-4, 75, range(0, 75, 10)),
    "stay": (-25, 420, (0, 30, 120, 240, 365)),
}
_KEYS = {  # measure: what the signs mean
    "size": {"planned": "empty", "reported as there or taking part": "small"},
    "notice": {"planned; two signs: shortest and longest": "empty"},
    "stay": {"planned; one sign: a minimum; two signs: without and with new supplies": "empty"},
    "dates": {"decided, or proposed": "empty", "ready, or held": "full"},
}
_SHORT = {  # the titles of the table are too long for a line of a figure
    "ep-permanent-rdc": "Permanent rapid deployment capacity (Parliament, 2023)",
    "kubilius-100k": "Standing European force (Kubilius, 2026)",
    "european-legion": "European Legion (Sikorski, 2026)",
    "cjef": "UK-French Joint Expeditionary Force",
    "jef": "Joint Expeditionary Force (UK-led)",
}


def draw_forces(rows, facts, measure: str) -> Drawing:
    """A line for each force (with the facts of each): name, a panel with the measure, made ready, sent out."""
    step = max(_ROWS[0], min(_ROWS[1], (style.TALL - _HEAD - _FOOT) / len(rows)))
    floor = _HEAD + step * len(rows)
    drawing = Drawing(floor + _FOOT)
    for x, words in ((0, "Force"), (_LEFT, _HEADS[measure]), (_READY_AT, "Made ready?"), (_SENT_AT, "Sent out?")):
        drawing.text(x, _HEAD / 2 - 1, words, bold=True, colour=style.GREY)
    bands = [style.GROUND if number % 2 == 0 else style.PAPER for number in range(len(rows))]
    for number, band in enumerate(bands):
        drawing.rect(0, _HEAD + step * number, drawing.width, step, fill=band)
    scale = _draw_scale(drawing, measure, floor)
    for number, (row, said, band) in enumerate(zip(rows, facts, bands, strict=True)):
        y = _HEAD + step * (number + 0.5)
        with drawing.mark(row["force_id"], said):
            _write_words(drawing, row, y, step)
            if measure == "dates":
                _draw_dates(drawing, row, scale, y)
            else:
                _draw_span(drawing, row, measure, scale, y, band)
    _draw_key(drawing, rows, measure, floor + 34)
    return drawing


def _draw_scale(drawing, measure, floor):
    """Numbers or years below the panel, and the lines that lead up from them; the scale they stand on."""
    if measure == "dates":
        last = course().edition.year + 1
        scale = TimeScale(dt.date(1986, 1, 1), dt.date(last + 1, 1, 1), _LEFT, _RIGHT - _LEFT)
        years = Scale(1986, last + 1, _LEFT, _RIGHT)
        years.draw_below(drawing, _HEAD, floor, range(1990, last, 5), str)
        return scale
    first, last, ticks = _SCALES[measure]
    scale = Scale(first, last, _LEFT, _RIGHT, ratios=measure == "size")
    scale.draw_below(drawing, _HEAD, floor, ticks)
    return scale


def _write_words(drawing, row, y, step):
    """The name on the left; on the right the two answers, with a sign before each that is full for a yes."""
    (word, ready), (how, sent) = row["ready"], row["sent"]
    name = _SHORT.get(row["force_id"], row["name"].replace(" (exercise)", ""))
    since = f"{word}, {row['fielded_on'].year}" if row["fielded_on"] else word
    _write(drawing, 4, y, name, _LEFT - 12, step)
    for x, yes, said, room in ((_READY_AT, ready, since, _SENT_AT - _READY_AT - 24), (_SENT_AT, sent, how, 92)):
        if row["group"] in ("eu", "outside"):  # a proposal or an exercise cannot break a promise
            rim = style.ANSWERS["yes"] if yes else style.GREY
            drawing.circle(x + 6, y, 5, fill=rim if yes else style.PAPER, rim=rim, rim_width=1.2)
        _write(drawing, x + 18, y, said, room, step)


def _write(drawing, x, y, words, room, step):
    """Words in the middle of their row, smaller where rows are low."""
    size = style.LETTERS if step > 28 else style.LEAST
    apart = min(size * 1.2, step / 2)
    above = (len(lines(words, room, size)) - 1) * apart / 2
    drawing.text(x, y - above, words, size=size, room=room, step=apart)


def _sign(drawing, group, x, y, size, full=False, rim_width=1.8):
    """The sign of a group, full or empty, `size` pixels from its middle to its edge."""
    colour = _COLOURS[group]
    look = {"fill": colour if full else style.PAPER, "rim": colour, "rim_width": rim_width}
    if group == "eu":
        drawing.circle(x, y, size, **look)
    else:
        drawing.polygon([[(x + size * a, y + size * b) for a, b in _CORNERS[group]]], **look)


def _draw_span(drawing, row, measure, scale, y, band):
    """Planned as an empty sign and reported as a small full one; or the range of days as a line between two signs."""
    low, high = (row[name] for name in FIELDS[measure])
    if low is None and measure != "size":
        low, high = high, None
    pair = sorted({value for value in (low, high) if value is not None})
    if not pair:
        drawing.text(_LEFT + 4, y, "not known", size=style.LEAST, colour=style.GREY, ground=band)
        return
    ends = [scale.place(value) for value in pair]
    if len(pair) == 2:
        drawing.line([(x, y) for x in ends], colour=_COLOURS[row["group"]], width=1.8)
        drawing.text(ends[0] - 10, y, f"{pair[0]:,}", size=style.LEAST, anchor="end")
    drawing.text(ends[-1] + 10, y, f"{pair[-1]:,}", size=style.LEAST)
    if low is not None:
        _sign(drawing, row["group"], scale.place(low), y, 5.5)
    if high is not None:
        # The reported sign is the smaller one, so that both show where they fall together.
        _sign(drawing, row["group"], scale.place(high), y, 3 if measure == "size" else 5.5, measure == "size")


def _draw_dates(drawing, row, scale, y):
    """From the decision to readiness: a whole line, or a broken one that goes on; the target date that was missed."""
    group = row["group"]
    start, end, target = (
        row[name] and middle(row[name], row[f"{name}_precision"]) for name in ("decided_on", "fielded_on", "target_on")
    )
    if start is None:
        only = end or middle(row["proposed_on"], row["proposed_on_precision"])
        _sign(drawing, group, scale.place(only), y, 5, bool(end))
        return
    line = [(scale.place(start), y), (scale.place(end or course().edition), y)]
    drawing.line(line, colour=_COLOURS[group], width=5 if end else 2.2, dashes=None if end else (5, 3.5))
    _sign(drawing, group, *line[0], 5)
    if end:
        _sign(drawing, group, *line[1], 5, full=True)
    elif target:
        _draw_target(drawing, scale.place(target), y)


def _draw_target(drawing, x, y):
    drawing.line([(x, y - 7), (x, y + 7)], width=2.6)


def _draw_key(drawing, rows, measure, y):
    """Two lines: whose force a shape stands for, and what filled and empty mean."""
    shown = [group for group in GROUPS if any(row["group"] == group for row in rows)]
    groups = [(partial(_key_sign, drawing, group), GROUPS[group]) for group in shown]
    legend_line(drawing, groups, 0, y, room=12)
    entries = dict(_KEYS[measure])
    if measure == "dates" and any(row["decided_on"] and row["target_on"] and not row["fielded_on"] for row in rows):
        entries["target date that was missed"] = "target"
    looks = [(partial(_key_sign, drawing, look), words) for words, look in entries.items()]
    legend_line(drawing, looks, 0, y + 18, room=12)


def _key_sign(drawing, look, x, y):
    """The sign of a group, full; or of what is full, small and full, empty, or a target date."""
    if look in GROUPS:
        _sign(drawing, look, x + 6, y, 5, full=True)
    elif look == "target":
        _draw_target(drawing, x + 6, y)
    else:
        fill = style.PAPER if look == "empty" else style.INK
        drawing.circle(x + 6, y, 3 if look == "small" else 5, fill=fill, rim=style.INK, rim_width=1.4)
