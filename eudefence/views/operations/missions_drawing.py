"""The picture of missions in time: a bar for each, solid before the day asked about and pale after it."""

from __future__ import annotations

import datetime as dt

from eudefence.data.package import course
from eudefence.ground.words import capitalised, date_in_words
from eudefence.views.page import style
from eudefence.views.shapes.old_swatches import box

from .mission_states import FIRST_DAY, TYPES

COLOURS = {
    "civilian_mission": "#2F9E86",
    "military_operation": style.CATEGORIES[0],
    "military_mission": style.CATEGORIES[3],
    "civil_military_action": "#C98A12",
    "not_csdp": style.GREY,
}
_LEFT, _RIGHT = 2.08, 1.0  # inches: names; strengths
_HEAD, _ROW = 0.24, 0.155  # inches: the heading of a type; a mission
_TOP, _FOOT = 0.34, 0.76  # inches: above and below the bars
_UNKNOWN = "//////"  # hatch of a time nobody knows about
_PALE = 0.28  # how strong a bar is after the day


def draw_missions(rows, when: dt.date):
    """A figure with a bar for each of these missions (with their `state` on the day), by type."""
    kinds = [t for t in TYPES if any(r["type"] == t for r in rows)]
    floor = _TOP + _ROW * len(rows) + _HEAD * len(kinds)
    figure, axes = style.paper(floor + _FOOT)
    _draw_years(axes, floor)
    bars, y = [], _TOP
    for kind in kinds:
        mine = [r for r in rows if r["type"] == kind]
        running = sum(r["state"] == "running" for r in mine)
        words = f"{capitalised(TYPES[kind])}: {running} of {len(mine)} running"
        ground = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.8}
        axes.text(0.12, y + 0.13, words, fontsize=8.4, fontweight="bold", va="center", zorder=2, bbox=ground)
        y += _HEAD
        for row in mine:
            _write_words(axes, row, y + _ROW / 2)
            bars += [(look, kind, left, y + 0.025, width) for look, left, width in _parts(row, when)]
            y += _ROW
    _draw_bars(axes, bars)
    x = _place(when)
    axes.plot([x, x], [_TOP - 0.06, floor], color=style.INK, linewidth=1.3, zorder=5)
    axes.text(x, 0.2, date_in_words(when), fontsize=8.4, fontweight="bold", ha="center", va="center")
    _draw_key(axes, floor + _FOOT - 0.34)
    return figure


def _place(day):
    """Inches from the left edge; every year is equally wide."""
    first, last = FIRST_DAY.year, course().edition.year + 1
    unit = (style.WIDTH - _LEFT - _RIGHT) / (last - first)
    return _LEFT + (day.year - first + (day.timetuple().tm_yday - 1) / 366) * unit


def _draw_years(axes, floor):
    for year in range(FIRST_DAY.year, course().edition.year + 2):
        if year % 5 == 0:
            x = _place(dt.date(year, 1, 1))
            axes.plot([x, x], [_TOP - 0.04, floor], color=style.FAINT, linewidth=0.8, zorder=0)
            axes.text(x, floor + 0.03, str(year), fontsize=8, color=style.GREY, ha="center", va="top")
    right = style.WIDTH - 0.12
    axes.text(right, floor + 0.03, "persons (year)", fontsize=8, color=style.GREY, ha="right", va="top")


def _write_words(axes, row, y):
    """Name, powers and doubt on the left of a bar, strength on the right."""
    mark = {"yes": "E", "partly": "(E)"}.get(row["executive"], "")
    now = row["state"] == "running"
    sign = "?" if row["state"] == "undecided" else ""
    name = row["short_name"].replace(" / ", "/").replace("Moldova-Ukraine", "Moldova-Ukr.")
    weight, colour = "bold" if now else "normal", style.INK if now or sign else style.GREY
    axes.text(_LEFT - 0.42, y, name, fontsize=7.3, ha="right", va="center", fontweight=weight, color=colour)
    axes.text(_LEFT - 0.26, y, mark, fontsize=7, ha="center", va="center", color=style.INK)
    axes.text(_LEFT - 0.07, y, sign, fontsize=7.6, ha="center", va="center", fontweight="bold", color=style.INK)
    if row["strength"] is not None:
        strength = f"{row['strength']:,} ({row['strength_as_of'].year})"
        axes.text(style.WIDTH - 0.12, y, strength, fontsize=7.2, ha="right", va="center", color=colour)


def _parts(row, when):
    """The bar of a mission in parts: look ("solid", "pale", "unknown"), left end and width in inches."""
    edition = course().edition
    start, until = row["valid_from"], row["mandate_until"]
    stop = row["valid_to"] or min(until or edition, edition)
    if row["launched"] is not True:
        yield "unknown", _place(start), max(_place(row["valid_to"] or edition) - _place(start), 0.05)
        return
    split = min(max(when, start), stop)
    if split > start:
        yield "solid", _place(start), max(_place(split) - _place(start), 0.025)
    if split < stop:
        yield "pale", _place(split), max(_place(stop) - _place(split), 0.025)
    if row["valid_to"] is None and until and until < edition:
        yield "unknown", _place(stop), _place(edition) - _place(stop)


def _draw_bars(axes, bars):
    """Bars that look alike are drawn at once: each call takes its time."""
    from matplotlib.collections import PatchCollection
    from matplotlib.patches import Rectangle

    alike = {"solid": {}, "pale": {}, "unknown": {}}
    for look, kind, left, low, width in bars:
        colour = style.PAPER if look == "unknown" else COLOURS[kind]
        alike[look].setdefault(colour, []).append(Rectangle((left, low), width, _ROW - 0.05))
    for look, alpha in (("solid", None), ("pale", _PALE)):
        for colour, patches in alike[look].items():
            axes.add_collection(PatchCollection(patches, facecolor=colour, edgecolor="none", alpha=alpha, zorder=3))
    for colour, patches in alike["unknown"].items():
        drawn = PatchCollection(patches, facecolor=colour, edgecolor=style.GREY, linewidth=0.7, zorder=3)
        axes.add_collection(style.hatch(drawn, _UNKNOWN, colour))


def _draw_key(axes, y):
    x = 0.12
    for fill, alpha, hatch, words in (
        (style.GREY, 1, "", "before the day"),
        (style.GREY, _PALE, "", "after the day"),
        (style.PAPER, 1, _UNKNOWN, "mandate ran out without news, start not seen, or never launched"),
    ):
        box(axes, x, y - 0.07, 0.3, 0.13, fill, hatch, alpha)
        axes.text(x + 0.38, y, words, fontsize=8, va="center")
        x += 0.56 + 0.064 * len(words)
    words = "Bold: running on the day.   ?: cannot be decided for that day.   E: executive.   (E): executive in part."
    axes.text(0.12, y + 0.22, words, fontsize=8, va="center")
