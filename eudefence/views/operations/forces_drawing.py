"""The picture of promise and delivery: a line for each force, with a panel for sizes, days or dates."""

from __future__ import annotations

import datetime as dt
import textwrap

from eudefence.data.package import course
from eudefence.ground.days import middle
from eudefence.views.page import style

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
_ROW = 0.44  # inches
_LEFT, _MIDDLE = 2.05, 3.55  # inches: names; panel
_READY_AT, _SENT_AT = _LEFT + _MIDDLE + 0.3, _LEFT + _MIDDLE + 1.66
_MARKERS = {"eu": "o", "outside": "s", "proposal": "D", "exercise": "^"}
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
_SHORT = {  # the titles of the table are too long for a line of a figure
    "ep-permanent-rdc": "Permanent rapid deployment capacity (Parliament, 2023)",
    "kubilius-100k": "Standing European force (Kubilius, 2026)",
    "european-legion": "European Legion (Sikorski, 2026)",
    "cjef": "UK-French Joint Expeditionary Force",
    "jef": "Joint Expeditionary Force (led by the UK)",
}


def draw_forces(rows, measure: str):
    """A figure with a line for each force: name, a panel with the measure, made ready, sent out."""
    top, foot = 0.42, 0.78
    height = top + _ROW * len(rows) + foot
    figure, sheet = style.paper(height)
    for x, words in ((0.12, "Force"), (_LEFT, _HEADS[measure]), (_READY_AT, "Made ready?"), (_SENT_AT, "Sent out?")):
        sheet.text(x, 0.2, words, fontsize=9, fontweight="bold", color=style.GREY, va="center")
    signs = {True: [], False: []}
    for i, row in enumerate(rows):
        y = top + _ROW * (i + 0.5)
        if i % 2 == 0:
            sides = [0.06, style.WIDTH - 0.06]
            sheet.fill_between(sides, y - _ROW / 2, y + _ROW / 2, color=style.GROUND, linewidth=0, zorder=0)
        for yes, place in _write_words(sheet, row, y):
            signs[yes].append(place)
    blue = style.ANSWERS["yes"]
    for places, fill, rim in zip(signs.values(), (blue, style.PAPER), (blue, style.GREY), strict=True):
        if places:
            sheet.scatter(*zip(*places, strict=True), s=58, facecolor=fill, edgecolor=rim, linewidth=1.2, zorder=3)
    tall = _ROW * len(rows)
    panel = figure.add_axes((_LEFT / style.WIDTH, foot / height, _MIDDLE / style.WIDTH, tall / height))
    panel.patch.set_alpha(0)
    panel.set_ylim(len(rows), 0)
    panel.set_yticks([])
    for side in ("top", "right", "left"):
        panel.spines[side].set_visible(False)
    panel.grid(axis="x")
    marks = _draw_dates(panel, rows) if measure == "dates" else _draw_spans(panel, rows, measure)
    _draw_marks(panel, marks)
    _draw_key(sheet, rows, measure, height - 0.32)
    return figure


def _write_words(sheet, row, y):
    """Write the name and the two answers; gives (yes or no, place) for the sign before each answer."""
    name = textwrap.wrap(_SHORT.get(row["force_id"], row["name"].replace(" (exercise)", "")), 29)
    sheet.text(0.12, y, "\n".join(name), fontsize=8.4, va="center", linespacing=1.05)
    (word, ready), (how, sent) = row["ready"], row["sent"]
    since = f"{word}, {row['fielded_on'].year}" if row["fielded_on"] else word
    for x, yes, said in ((_READY_AT, ready, since), (_SENT_AT, sent, how)):
        if row["group"] in ("eu", "outside"):  # a proposal or an exercise cannot break a promise
            yield yes, (x + 0.06, y)
        sheet.text(x + 0.19, y, "\n".join(textwrap.wrap(said, 16)), fontsize=8, va="center", linespacing=1.05)


def _draw_marks(axes, marks):
    """Draw (x, y, group, filled, size) as markers, those that look alike at once: each call takes its time."""
    looks = {}
    for x, y, group, full, size in marks:
        looks.setdefault((group, full, size), []).append((x, y))
    for (group, full, size), places in looks.items():
        colour = _COLOURS[group]
        axes.scatter(
            *zip(*places, strict=True),
            s=size,
            marker=_MARKERS[group],
            facecolor=colour if full else style.PAPER,
            edgecolor=colour,
            linewidth=1.7,
            zorder=4 if full and size < 60 else 3,
        )


def _draw_spans(panel, rows, measure):
    """Planned as an empty sign and reported as a small full one; or the range of days as a line between two signs."""
    marks = []
    for i, row in enumerate(rows):
        y = i + 0.5
        low, high = (row[name] for name in FIELDS[measure])
        if low is None and measure != "size":
            low, high = high, None
        pair = [v for v in (low, high) if v is not None]
        if not pair:
            panel.text(
                0.01,
                y,
                "not known",
                transform=panel.get_yaxis_transform(),
                fontsize=7.8,
                color=style.GREY,
                style="italic",
                va="center",
            )
            continue
        if len(set(pair)) == 2:
            panel.plot(pair, [y, y], color=_COLOURS[row["group"]], linewidth=1.6, zorder=2)
            _write_value(panel, min(pair), y, "right")
        _write_value(panel, max(pair), y, "left")
        if low is not None:
            marks.append((low, y, row["group"], False, 78))
        if high is not None:
            # The reported sign is the smaller one, so that both show where they fall together.
            marks.append((high, y, row["group"], measure == "size", 24 if measure == "size" else 78))
    if measure == "size":
        panel.set_xscale("log")
        panel.set_xlim(400, 320_000)
        panel.set_xticks([1_000, 3_000, 10_000, 30_000, 100_000], ["1,000", "3,000", "10,000", "30,000", "100,000"])
        panel.minorticks_off()
    else:
        panel.set_xlim((-4, 75) if measure == "notice" else (-25, 420))
        panel.set_xticks(range(0, 75, 10) if measure == "notice" else (0, 30, 120, 240, 365))
    return marks


def _write_value(panel, value, y, side):
    away = (8 if side == "left" else -8, 0)
    panel.annotate(f"{value:,}", (value, y), xytext=away, textcoords="offset points", fontsize=8, ha=side, va="center")


def _draw_dates(panel, rows):
    marks, targets = [], []
    for i, row in enumerate(rows):
        y, colour = i + 0.5, _COLOURS[row["group"]]
        start, end, target = (
            row[name] and middle(row[name], row[f"{name}_precision"])
            for name in ("decided_on", "fielded_on", "target_on")
        )
        if start is None:
            only = end or middle(row["proposed_on"], row["proposed_on_precision"])
            marks.append((_year(only), y, row["group"], bool(end), 62))
            continue
        panel.plot(
            [_year(start), _year(end or course().edition)],
            [y, y],
            color=colour,
            linewidth=5 if end else 2.2,
            solid_capstyle="butt",
            linestyle="-" if end else (0, (2, 1.6)),
            alpha=1 if end else 0.8,
            zorder=2,
        )
        marks.append((_year(start), y, row["group"], False, 62))
        if end:
            marks.append((_year(end), y, row["group"], True, 62))
        elif target:
            targets.append((_year(target), y))
    if targets:
        panel.scatter(*zip(*targets, strict=True), s=130, marker="|", color=style.INK, linewidth=2.4, zorder=5)
    last = course().edition.year + 1
    panel.set_xlim(1986, last + 1)
    panel.set_xticks(range(1990, last, 10))
    panel.set_xticks(range(1990, last, 5), minor=True)
    return marks


def _year(day: dt.date) -> float:
    return day.year + (day.timetuple().tm_yday - 1) / 365.25


def _draw_key(axes, rows, measure, y):
    """Two lines: whose force a shape stands for, and what filled and empty mean."""
    x = 0.12
    for group in [g for g in GROUPS if any(r["group"] == g for r in rows)]:
        axes.scatter([x + 0.06], [y], s=50, marker=_MARKERS[group], color=_COLOURS[group])
        axes.text(x + 0.18, y, GROUPS[group], fontsize=8, va="center")
        x += 0.36 + 0.064 * len(GROUPS[group])
    x, y = 0.12, y + 0.2
    entries = {
        "size": [("o", False, "planned"), ("o", True, "reported as there or taking part")],
        "notice": [("o", False, "planned; two signs: shortest and longest")],
        "stay": [("o", False, "planned; one sign: a minimum; two signs: without and with new supplies")],
        "dates": [("o", False, "decided, or proposed"), ("o", True, "ready, or held")],
    }[measure]
    if measure == "dates" and any(r["decided_on"] and r["target_on"] and not r["fielded_on"] for r in rows):
        entries.append(("|", True, "target date that was missed"))
    for marker, full, words in entries:
        if marker == "|":
            axes.plot([x + 0.06] * 2, [y - 0.08, y + 0.08], color=style.INK, linewidth=2.4)
        else:
            size = 24 if full and measure == "size" else 50
            axes.scatter(
                [x + 0.06],
                [y],
                s=size,
                facecolor=style.GREY if full else style.PAPER,
                edgecolor=style.GREY,
                linewidth=1.4,
            )
        axes.text(x + 0.18, y, words, fontsize=8, va="center")
        x += 0.36 + 0.062 * len(words)
