"""The picture of the time line: many events as symbols piled up by time, few events each with its title."""

from __future__ import annotations

import datetime as dt
import math

from eudefence.ground.days import MONTHS
from eudefence.views.page import style
from eudefence.views.shapes.label_stack import stack_labels
from eudefence.views.shapes.time_scale import TimeScale

TRACKS = ("operational", "industrial", "both", "neither")
STEP = 0.175  # inches from one symbol to the next in a pile
_STRIPS = {"both": "Moves both tracks", "neither": "Moves neither track"}  # below the two tracks
_LEFT, _RIGHT = 0.3, 0.2  # inches beside the years
_WORDS_UP_TO = 26  # events: with more, the titles go to the table
_AREA = {"D": 0.66, "p": 1.15, "H": 1.1}  # so that all shapes look equally large
_PLAIN = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.6, "alpha": 0.85}


def draw_tracks(chosen, numbers, start: int, end: int):
    """A figure of events (dicts with `day`, `counted` and the columns of their table) from `start` to `end`.

    `numbers` stand in the symbols where there is no room for titles.
    """
    figure = _draw_labels(chosen, start, end) if len(chosen) <= _WORDS_UP_TO else None
    return _draw_piles(chosen, numbers, start, end) if figure is None else figure


def scale(start: int, end: int) -> TimeScale:
    """The years from `start` to `end`, both whole."""
    return TimeScale(dt.date(start, 1, 1), dt.date(end + 1, 1, 1), _LEFT, style.WIDTH - _LEFT - _RIGHT)


def _draw_years(axes, start, end, top, axis, bottom):
    """The axis with its years at `axis`; thin lines from `top` to `bottom`."""
    span = end - start + 1
    unit = (style.WIDTH - _LEFT - _RIGHT) / span
    every = next(n for n in (1, 2, 5, 10) if n * unit >= 0.45 or n == 10)
    axes.plot([_LEFT, style.WIDTH - _RIGHT], [axis, axis], color=style.GREY, linewidth=1.2, zorder=2)
    for year in range(start, end + 2):
        x = _LEFT + (year - start) * unit
        labelled = year <= end and (year % every == 0 or span <= 2)
        if labelled:
            axes.plot([x, x], [top, bottom], color=style.FAINT, linewidth=0.8, zorder=0)
            axes.text(x + 0.04, axis + 0.02, str(year), fontsize=8, color=style.GREY, va="top", zorder=1)
        axes.plot([x, x], [axis - 0.03, axis + 0.03], color=style.GREY, linewidth=0.8, zorder=2)
        if span <= 2 and year <= end:
            for month in range(1, 12):
                axes.plot(
                    [x + month * unit / 12] * 2, [axis - 0.02, axis + 0.02], color=style.GREY, linewidth=0.6, zorder=2
                )
                name = MONTHS[month][: 3 if span == 1 else 1]
                axes.text(
                    x + (month + 0.5) * unit / 12,
                    axis + 0.02,
                    name,
                    fontsize=7.5,
                    color=style.GREY,
                    ha="center",
                    va="top",
                )


def _draw_symbols(axes, points, size):
    """Draw (x, y, event) as markers: shape and colour say the part of the course, an empty one a setback."""
    for pillar, colour in style.PILLARS.items():
        for back in (False, True):
            mine = [(x, y) for x, y, e in points if e["pillar"] == pillar and (e["direction"] == "setback") == back]
            if mine:
                axes.scatter(
                    *zip(*mine, strict=True),
                    s=(size * 72) ** 2 * _AREA.get(style.PILLAR_MARKERS[pillar], 1.0),
                    marker=style.PILLAR_MARKERS[pillar],
                    facecolor=style.PAPER if back else colour,
                    edgecolor=colour,
                    linewidth=1.3 if back else 0.4,
                    zorder=3,
                )


def _draw_key(axes, chosen, y):
    """What shapes and fillings mean, in one or two rows; returns the height below it."""
    x = _LEFT
    for pillar in [p for p in style.PILLARS if any(e["pillar"] == p for e in chosen)]:
        words = style.PILLAR_WORDS[pillar]
        width = 0.2 + 0.068 * len(words) + 0.16
        if x + width > style.WIDTH - 0.1:
            x, y = _LEFT, y + 0.22
        marker, colour = style.PILLAR_MARKERS[pillar], style.PILLARS[pillar]
        axes.scatter([x + 0.06], [y], s=62 * _AREA.get(marker, 1.0), marker=marker, facecolor=colour, linewidth=0)
        axes.text(x + 0.17, y, words, fontsize=8, va="center")
        x += width
    if any(e["direction"] == "setback" for e in chosen):
        if x + 1.3 > style.WIDTH - 0.1:
            x, y = _LEFT, y + 0.22
        axes.scatter([x + 0.06], [y], s=50, marker="o", facecolor=style.PAPER, edgecolor=style.GREY, linewidth=1.3)
        axes.text(x + 0.17, y, "empty: a setback", fontsize=8, va="center")
    return y + 0.18


def _write_band(axes, y, words):
    axes.text(0.12, y, words, fontsize=8.5, fontweight="bold", color=style.GREY, va="center", zorder=5, bbox=_PLAIN)


def _draw_frame(height, years, top, axis, floor, strips, lift):
    """A sheet with the years and the names of the tracks; `strips` lie below, each name `lift` inches higher."""
    figure, axes = style.paper(height)
    _draw_years(axes, *years, top, axis, floor)
    _write_band(axes, 0.16, "Operational track (above the line)")
    _write_band(axes, axis + 0.31, "Industrial track (below the line)")
    for track, strip in strips.items():
        _write_band(axes, strip - lift, _STRIPS[track])
    return figure, axes


def _draw_piles(chosen, numbers, start, end):
    """Many events: equal symbols piled up by time, with the number of the table inside."""
    span = end - start + 1
    unit = (style.WIDTH - _LEFT - _RIGHT) / span
    bins = next((n for n in (12, 6, 4, 3, 2, 1) if unit / n >= STEP), 1)
    wide = max(1, math.ceil(STEP / unit))  # years to a column, where a year is narrower than a symbol
    piles = {track: {} for track in TRACKS}
    placed = []
    for event, number in zip(chosen, numbers, strict=True):
        day = event["day"]
        column = ((day.year - start) * bins + (day.month - 1) * bins // 12) // wide
        pile = piles[event["counted"]]
        pile[column] = pile.get(column, 0) + 1
        placed.append((event, number, column, pile[column]))
    high = {track: max(piles[track].values(), default=0) for track in TRACKS}
    top = 0.36
    axis = top + max(high["operational"], 1) * STEP + 0.1
    under = axis + 0.44  # room for the years and the name of the lower track
    floor, strips = under + max(high["industrial"], 1) * STEP, {}
    for track in _STRIPS:
        if high[track]:
            strips[track] = floor + 0.34
            floor = strips[track] + high[track] * STEP
    bottom = floor + 0.2
    figure, axes = _draw_frame(bottom + 0.22 * 2, (start, end), top, axis, floor, strips, 0.14)
    points, texts = [], []
    for event, number, column, place in placed:
        x = _LEFT + (column + 0.5) * unit * wide / bins
        track = event["counted"]
        y = {
            "operational": axis - 0.02 - (place - 0.5) * STEP,
            "industrial": under + (place - 0.5) * STEP,
            **{strip: top_of + (place - 0.5) * STEP for strip, top_of in strips.items()},
        }[track]
        points.append((x, y, event))
        texts.append((x, y, number, event))
    _draw_symbols(axes, points, STEP - 0.02)
    for x, y, number, event in texts:
        colour = style.INK if event["direction"] == "setback" else style.ink_on(style.PILLARS[event["pillar"]])
        axes.text(x, y, str(number), fontsize=6.4, ha="center", va="center", color=colour, zorder=4)
    axes.set_ylim(_draw_key(axes, chosen, bottom + 0.05), 0)
    return _cut_to_what_is_drawn(figure, axes)


def _cut_to_what_is_drawn(figure, axes):
    """Cut the sheet to what the axes show, so that an inch stays an inch."""
    height = axes.get_ylim()[0]
    figure.set_size_inches(style.WIDTH, height)
    return figure


def _draw_labels(chosen, start, end):
    """Few events: each with date and title; None if they do not fit."""
    years, laid = scale(start, end), {}
    for track in TRACKS:
        points = [(years.place(e["day"]), _words(e), e) for e in chosen if e["counted"] == track]
        laid[track] = stack_labels(sorted(points, key=lambda point: point[0]), style.WIDTH - _RIGHT)
        if laid[track] is None:
            return None
    depth = {track: max((label.top for label in laid[track]), default=0.0) for track in TRACKS}
    top = 0.36
    axis = top + max(depth["operational"], 0.3) + 0.22
    under = axis + 0.5
    floor, strips = under + max(depth["industrial"], 0.2) + 0.1, {}
    for track in _STRIPS:
        if laid[track]:
            strips[track] = floor + 0.42
            floor = strips[track] + depth[track] + 0.1
    figure, axes = _draw_frame(floor + 0.8, (start, end), top, axis, floor, strips, 0.22)
    bases = {"operational": (axis - 0.12, -1), "industrial": (under, 1), **{t: (y, 1) for t, y in strips.items()}}
    points = []
    for track, (base, way) in bases.items():
        for label in laid[track]:
            points.append((label.x, base, label.point))
            _draw_label(axes, label, base, way)
    _draw_symbols(axes, points, 0.12)
    axes.set_ylim(_draw_key(axes, chosen, floor + 0.2), 0)
    return _cut_to_what_is_drawn(figure, axes)


def _words(event):
    """What stands beside a point: the title, and when it was, to the month where that is known."""
    when = f"{event['date'].year}"
    if event["date_precision"] != "year":
        when = f"{MONTHS[event['date'].month - 1][:3]}\u00a0{when}"
    return f"{event['title']}, {when}"


def _draw_label(axes, label, base, way):
    """The words, and the line from their point; `way` is -1 above the axis and 1 below it."""
    near, far = base + way * (label.low + 0.1), base + way * (label.top + 0.1)
    axes.plot([label.x] * 2, [base, near if way < 0 else far], color=style.GREY, linewidth=0.7, zorder=1)
    if way < 0:
        axes.plot([label.x] * 2, [base, far], color=style.GREY, linewidth=0.7, zorder=1)
    side, shift = ("right", -0.05) if label.leftward else ("left", 0.05)
    axes.text(
        label.x + shift, min(near, far), label.words, fontsize=7.6, ha=side, va="top", linespacing=1.12, zorder=4,
        bbox=_PLAIN,
    )  # fmt: skip
