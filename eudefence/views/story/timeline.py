"""The two tracks of European defence on one time line: the operational above, the industrial below, what moves both or
neither underneath.
"""

from __future__ import annotations

import datetime as dt
import math
import statistics
import textwrap
from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from eudefence.data.confidence import in_a_cell
from eudefence.data.package import course
from eudefence.ground.arguments import one_of, several
from eudefence.ground.days import MONTHS
from eudefence.ground.numbers import truth
from eudefence.ground.numbers import year as read_year
from eudefence.ground.words import date_in_words
from eudefence.models.story import steps
from eudefence.views.page import style
from eudefence.views.page.controls import choice, period, switch, ticks
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

TRACKS = ("operational", "industrial", "both", "neither")
_STRIPS = {"both": "Moves both tracks", "neither": "Moves neither track"}  # below the two tracks
FIRST_YEAR = 1987  # where the story of the course begins; the table has a few older rows
_LEFT, _RIGHT = 0.3, 0.2  # inches beside the years
_STEP = 0.175  # inches from one symbol to the next in a pile
_WORDS_UP_TO = 26  # events: with more, the titles go to the table
_AREA = {"D": 0.66, "p": 1.15, "H": 1.1}  # so that all shapes look equally large
_LINE = 0.135  # inches per line of a label


_PLAIN = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.6, "alpha": 0.85}


def two_tracks(
    pillar: str | Iterable[str] | None = None,
    start: int = FIRST_YEAR,
    end: int | None = None,
    *,
    neither: bool = False,
    coding: str = "course",
    counting: str = "rows",
) -> View:
    """Events on two tracks.

    What it answers: when did missions and forces move forward, and when did industry and money?

    Parameters
    ----------
    pillar : str or iterable of str, optional
        One or several of operational, industrial, institutional, differentiation, partnerships; all if left out.
    start, end : int
        First and last year shown. The last one is the edition's if left out.
    neither : bool
        Draw events that move neither track as well, in a strip of their own.
    coding : {"course", "pesco", "alternative"}
        Where contested events stand: see `eudefence.steps.track`.
    counting : {"rows", "things"}
        Every row, or every thing once, when it comes into being: see `eudefence.steps.found`.

    Returns
    -------
    View
        With few events each has its title beside it. With many they are piled up by time and numbered within each year:
        the table has the titles under the same numbers. Which track an event moves, and whether forward, is the
        course's reading, not a measurement: the sentence says what the other coding would give.

    Raises
    ------
    ValueError
        For an unknown pillar, coding or counting, years in the wrong order or outside the table, or a choice without
        any event.

    Examples
    --------
    >>> two_tracks("industrial", 2004, 2009).table["Event"].iloc[0]
    'European Defence Agency founded'
    """
    pillars = _pillars(pillar)
    one_of("coding", coding, steps.CODINGS)
    one_of("counting", counting, steps.COUNTINGS)
    first, last = years()
    end = last if end is None else end
    start, end = (
        read_year(asked, name, first, last, ", the years of the table of events")
        for name, asked in (("start", start), ("end", end))
    )
    neither = truth(neither, "neither")
    if start > end:
        raise ValueError(f"end: {end} lies before start, {start}")
    found = [
        e | {"counted": steps.track(e, coding)}
        for e in _events()
        if e["pillar"] in pillars and start <= e["date"].year <= end and (counting == "rows" or e["stage"] == "start")
    ]
    chosen = [e for e in found if neither or e["counted"] != "neither"]
    if found and not chosen:
        many = "the one event found moves" if len(found) == 1 else f"the {len(found)} events found move"
        raise ValueError(f"neither: {many} neither track. Switch this on, or widen the choice.")
    if not chosen:
        raise ValueError(
            f"pillar: no event of {_listed(pillars)} from {start} to {end}. Widen the period or choose more."
        )
    numbers = _numbers(chosen)
    with style.sheet():
        figure = _labelled(chosen, start, end) if len(chosen) <= _WORDS_UP_TO else None
        numbered = figure is None
        if numbered:
            figure = _piled(chosen, numbers, start, end)
        style.finish(
            figure,
            "Two tracks of European defence",
            source_line(
                ("events", [e["source_id"] for e in chosen]),
                note=f"Which track an event moves, and whether forward, is our reading; here: {steps.CODINGS[coding]}.",
            ),
            f"{start} to {end}" if start < end else f"in {start}",
            f"{len(chosen)} events" if len(chosen) > 1 else "1 event",
        )
    said = f"{_sentence(chosen, start, end, len(found) - len(chosen))}{_other_coding(chosen, coding)}"
    return View(figure, said, _table(chosen, numbers))


def explore_two_tracks() -> Explorer:
    """`two_tracks` with controls for pillars, years, the coding of contested events and the rule of counting."""
    first, last = years()
    words = {style.PILLAR_WORDS[p]: p for p in style.PILLARS}
    return explore(
        lambda pillar, years, coding, counting, neither: two_tracks(
            pillar, *years, neither=neither, coding=coding, counting=counting
        ),
        pillar=ticks("Show", words),
        years=period("Years", first, last, (FIRST_YEAR, last)),
        coding=choice("Contested events", {words: key for key, words in steps.CODINGS.items()}),
        counting=choice("Count", {words: key for key, words in steps.COUNTINGS.items()}),
        neither=switch("Also events that move neither track", False),
    )


@lru_cache(maxsize=1)
def _events():
    return tuple(dict(event) | {"day": day} for day, event in steps.in_order(course().rows("events")))


def years() -> tuple[int, int]:
    """First and last year in the table of events."""
    return _events()[0]["date"].year, _events()[-1]["date"].year


def _pillars(pillar):
    if pillar is None or isinstance(pillar, str) and pillar == "all":
        return tuple(style.PILLARS)
    return several("pillar", pillar, style.PILLARS)


def _listed(pillars):
    return "any pillar" if len(pillars) == len(style.PILLARS) else "the part " + " or ".join(pillars)


def _numbers(chosen):
    """A running number within each year, so that it stays short enough for a symbol."""
    seen, numbers = {}, []
    for event in chosen:
        year = event["date"].year
        seen[year] = seen.get(year, 0) + 1
        numbers.append(seen[year])
    return numbers


def _table(chosen, numbers):
    return pd.DataFrame(
        {
            "Number": [f"{e['date'].year}-{n}" for e, n in zip(chosen, numbers, strict=True)],
            "Date": [date_in_words(e["date"], e["date_precision"]) for e in chosen],
            "Event": [e["title"] for e in chosen],
            "Track": [e["counted"] for e in chosen],
            "Could also stand on": [e["track_alternative"] or "" for e in chosen],
            "Because": [steps.REASONS.get(e["alternative_reason"], "") for e in chosen],
            "Direction": [e["direction"] or "" for e in chosen],
            "Stage": [e["stage"] for e in chosen],
            "Part of the course": [e["pillar"] for e in chosen],
            "How sure": [in_a_cell(e["confidence"], e["source_id"]) for e in chosen],
        }
    )


def _sentence(chosen, start, end, left_out):
    when = f"From {start} to {end}" if start < end else f"In {start}"
    parts = []
    for track in TRACKS[:2]:
        mine = [e for e in chosen if e["counted"] == track]
        back = sum(e["direction"] == "setback" for e in mine)
        notes = [f"{back} of them {'a setback' if back == 1 else 'setbacks'}"] if back else []
        if len(mine) >= 4 and start < end:
            notes.append(f"half of them by {statistics.median_low(e['date'].year for e in mine)}")
        events = (
            f"{len(mine) or 'no'} event{'' if len(mine) == 1 else 's'}"
            if track == TRACKS[0]
            else str(len(mine) or "none")
        )
        note = f" ({', '.join(notes)})" if notes else ""
        parts.append(f"the {track} track has {events}{note}")
    both = sum(e["counted"] == "both" for e in chosen)
    if both:
        parts.append(f"{both} move{'s' if both == 1 else ''} both")
    drawn = len([e for e in chosen if e["counted"] == "neither"])
    rest = drawn or left_out
    hidden = "" if drawn else " and is not drawn" if rest == 1 else " and are not drawn"
    last = f"; {rest} more move{'s' if rest == 1 else ''} neither{hidden}" if rest else ""
    return f"{when} {', '.join(parts[:-1])} and {parts[-1]}{last}."


def _other_coding(chosen, coding):
    """What the counts would be, were the contested events placed where a good argument could place them."""
    contested = [e for e in chosen if e["track_alternative"]]
    if not contested:
        return ""
    other = "alternative" if coding == "course" else "course"
    tracks = [steps.track(e, other) for e in chosen]
    of = (
        "The event drawn is"
        if len(chosen) == 1
        else f"Of the events drawn, {len(contested)} {'is' if len(contested) == 1 else 'are'}"
    )
    where = "in its other place" if len(contested) == 1 else "in their other places"
    how = f"Put {where}" if coding == "course" else "As the course places them"
    return (
        f" {of} contested. {how}, it would be {tracks.count('operational')} operational, {tracks.count('industrial')}"
        f" industrial and {tracks.count('both')} on both."
    )


def _place(event, start, end):
    """Inches from the left edge."""
    share = (event["day"] - dt.date(start, 1, 1)).days / (dt.date(end + 1, 1, 1) - dt.date(start, 1, 1)).days
    return _LEFT + share * (style.WIDTH - _LEFT - _RIGHT)


def _sheet_of(height):
    figure, _ = style.canvas(height, axes=False)
    axes = style.in_inches(figure)
    return figure, axes


def _years_on(axes, start, end, top, axis, bottom):
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


def _symbols(axes, points, size):
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


def _key(axes, chosen, y):
    """What shapes and fillings mean, in one or two rows; returns the height below it."""
    entries = [(p, False) for p in style.PILLARS if any(e["pillar"] == p for e in chosen)]
    x = _LEFT
    for pillar, _ in entries:
        words = style.PILLAR_WORDS[pillar]
        width = 0.2 + 0.068 * len(words) + 0.16
        if x + width > style.WIDTH - 0.1:
            x, y = _LEFT, y + 0.22
        axes.scatter([x + 0.06], [y], s=62 * _AREA.get(style.PILLAR_MARKERS[pillar], 1.0), marker=style.PILLAR_MARKERS[pillar],
                     facecolor=style.PILLARS[pillar], linewidth=0)  # fmt: skip
        axes.text(x + 0.17, y, words, fontsize=8, va="center")
        x += width
    if any(e["direction"] == "setback" for e in chosen):
        if x + 1.3 > style.WIDTH - 0.1:
            x, y = _LEFT, y + 0.22
        axes.scatter([x + 0.06], [y], s=50, marker="o", facecolor=style.PAPER, edgecolor=style.GREY, linewidth=1.3)
        axes.text(x + 0.17, y, "empty: a setback", fontsize=8, va="center")
    return y + 0.18


def _band(axes, y, words):
    axes.text(0.12, y, words, fontsize=8.5, fontweight="bold", color=style.GREY, va="center", zorder=5, bbox=_PLAIN)


def _piled(chosen, numbers, start, end):
    """Many events: equal symbols piled up by time, with the number of the table inside."""
    span = end - start + 1
    unit = (style.WIDTH - _LEFT - _RIGHT) / span
    bins = next((n for n in (12, 6, 4, 3, 2, 1) if unit / n >= _STEP), 1)
    wide = max(1, math.ceil(_STEP / unit))  # years to a column, where a year is narrower than a symbol
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
    axis = top + max(high["operational"], 1) * _STEP + 0.1
    under = axis + 0.44  # room for the years and the name of the lower track
    low = under + max(high["industrial"], 1) * _STEP
    floor, rest = low, {}
    for track in _STRIPS:
        if high[track]:
            rest[track] = floor + 0.34
            floor = rest[track] + high[track] * _STEP
    bottom = floor + 0.2
    figure, axes = _sheet_of(bottom + 0.22 * 2)
    _years_on(axes, start, end, top, axis, floor)
    _band(axes, 0.16, "Operational track (above the line)")
    _band(axes, axis + 0.31, "Industrial track (below the line)")
    for track, top_of in rest.items():
        _band(axes, top_of - 0.14, _STRIPS[track])
    points, texts = [], []
    for event, number, column, place in placed:
        x = _LEFT + (column + 0.5) * unit * wide / bins
        track = event["counted"]
        y = {
            "operational": axis - 0.02 - (place - 0.5) * _STEP,
            "industrial": under + (place - 0.5) * _STEP,
            **{strip: top_of + (place - 0.5) * _STEP for strip, top_of in rest.items()},
        }[track]
        points.append((x, y, event))
        texts.append((x, y, number, event))
    _symbols(axes, points, _STEP - 0.02)
    for x, y, number, event in texts:
        colour = style.INK if event["direction"] == "setback" else style.ink_on(style.PILLARS[event["pillar"]])
        axes.text(x, y, str(number), fontsize=6.4, ha="center", va="center", color=colour, zorder=4)
    axes.set_ylim(_key(axes, chosen, bottom + 0.05), 0)
    return _fitted(figure, axes)


def _fitted(figure, axes):
    """Cut the sheet to what the axes show, so that an inch stays an inch."""
    height = axes.get_ylim()[0]
    figure.set_size_inches(style.WIDTH, height)
    return figure


def _labelled(chosen, start, end):
    """Few events: each with date and title; None if they do not fit."""
    laid = {}
    for track in TRACKS:
        laid[track] = _stack([e for e in chosen if e["counted"] == track], start, end)
        if laid[track] is None:
            return None
    depth = {track: max((box["top"] for box in laid[track]), default=0.0) for track in TRACKS}
    top = 0.36
    axis = top + max(depth["operational"], 0.3) + 0.22
    under = axis + 0.5
    low = under + max(depth["industrial"], 0.2) + 0.1
    floor, rest = low, {}
    for track in _STRIPS:
        if laid[track]:
            rest[track] = floor + 0.42
            floor = rest[track] + depth[track] + 0.1
    figure, axes = _sheet_of(floor + 0.8)
    _years_on(axes, start, end, top, axis, floor)
    _band(axes, 0.16, "Operational track (above the line)")
    _band(axes, axis + 0.31, "Industrial track (below the line)")
    for track, top_of in rest.items():
        _band(axes, top_of - 0.22, _STRIPS[track])
    points = []
    for track, base, way in (
        ("operational", axis - 0.12, -1),
        ("industrial", under, 1),
        *((track, top_of, 1) for track, top_of in rest.items()),
    ):
        for box in laid[track]:
            x, near, far = box["x"], base + way * (box["low"] + 0.1), base + way * (box["top"] + 0.1)
            points.append((x, base, box["event"]))
            axes.plot([x, x], [base, near if way < 0 else far], color=style.GREY, linewidth=0.7, zorder=1)
            if way < 0:
                axes.plot([x, x], [base, far], color=style.GREY, linewidth=0.7, zorder=1)
            side = "right" if box["leftward"] else "left"
            shift = 0.05 if side == "left" else -0.05
            upper = min(near, far)
            axes.text(
                x + shift, upper, box["words"], fontsize=7.6, ha=side, va="top", linespacing=1.12, zorder=4,
                bbox=_PLAIN,
            )  # fmt: skip
    _symbols(axes, points, 0.12)
    axes.set_ylim(_key(axes, chosen, floor + 0.2), 0)
    return _fitted(figure, axes)


def _stack(events, start, end, deepest=3.2):
    """Find a height for each label so that no label lies on another or on another's line; None if there is no room.

    Heights are inches away from the line. Labels left of some point run to the right of their event, those beyond it to
    the left; where that point lies best is tried out, the widest gaps between events first.
    """
    if not events:
        return []
    events = sorted(events, key=lambda e: _place(e, start, end))
    spots = [_place(e, start, end) for e in events]
    edges = [0.1, *spots, style.WIDTH - _RIGHT]
    gaps = sorted(range(len(edges) - 1), key=lambda i: edges[i] - edges[i + 1])[:8]
    best = None
    for turn in gaps:
        boxes = [_label(e, x, leftward=i >= turn) for i, (e, x) in enumerate(zip(events, spots, strict=True))]
        if any(box["left"] < 0.05 or box["right"] > style.WIDTH - 0.05 for box in boxes):
            continue
        # Within a group the label that reaches furthest over the others comes last, so that it can go above them.
        rightward, leftward = boxes[:turn][::-1], boxes[turn:]
        for order in (leftward + rightward, rightward + leftward):
            placed = _heights(order, deepest)
            depth = max(box["top"] for box in placed) if placed else None
            if depth is not None and (best is None or depth < best[0]):
                best = depth, placed
        if best is not None and best[0] < 1.2:
            break
    return None if best is None else best[1]


def _label(event, x, leftward):
    when = f"{event['date'].year}"
    if event["date_precision"] != "year":
        when = f"{MONTHS[event['date'].month - 1][:3]}\u00a0{when}"
    lines = textwrap.wrap(f"{event['title']}, {when}", 28)
    width = max(len(line) for line in lines) * 0.0645 + 0.08
    return {
        "event": event,
        "x": x,
        "words": "\n".join(lines),
        "left": x - width if leftward else x,
        "right": x if leftward else x + width,
        "leftward": leftward,
        "tall": len(lines) * _LINE + 0.03,
    }


def _heights(order, deepest):
    placed = []
    for box in order:
        for height in sorted({0.0, *(other["top"] + 0.02 for other in placed)}):
            if height + box["tall"] > deepest:
                return None
            tried = box | {"low": height, "top": height + box["tall"]}
            if not any(_collide(tried, other) for other in placed):
                placed.append(tried)
                break
        else:
            return None
    return placed


def _collide(a, b):
    """Whether two labels, or one's line and the other's label, meet."""
    if a["left"] < b["right"] + 0.05 and b["left"] < a["right"] + 0.05 and a["low"] < b["top"] and b["low"] < a["top"]:
        return True
    for line, label in ((a, b), (b, a)):
        # The line of a label stands at its own edge, so a line just there does not touch the words.
        if label["left"] + 0.02 < line["x"] < label["right"] - 0.02 and line["top"] > label["low"]:
            return True
    return False
