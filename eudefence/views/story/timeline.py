"""The two tracks of European defence on one time line: the operational above, the industrial below, what moves both or
neither underneath.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from eudefence.data import as_of
from eudefence.data.confidence import in_a_cell
from eudefence.data.package import course
from eudefence.ground.arguments import one_of, several
from eudefence.ground.numbers import truth
from eudefence.ground.numbers import year as read_year
from eudefence.ground.words import count, date_in_words, joined
from eudefence.models.story import steps
from eudefence.views.page import style
from eudefence.views.page.controls import by_words, choice, period, switch, ticks
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.figure_view import FigureView
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

from .timeline_drawing import TRACKS, draw_tracks

FIRST_YEAR = as_of.STORY_FROM.year  # the table of events has a few older rows


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
    pillars = _read_pillars(pillar)
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
        part = "any pillar" if len(pillars) == len(style.PILLARS) else f"the part {joined(pillars, 'or')}"
        raise ValueError(f"pillar: no event of {part} from {start} to {end}. Widen the period or choose more.")
    numbers = _numbers(chosen)
    with style.sheet():
        figure = draw_tracks(chosen, numbers, start, end)
        style.finish(
            figure,
            "Two tracks of European defence",
            source_line(
                ("events", [e["source_id"] for e in chosen]),
                note=f"Which track an event moves, and whether forward, is our reading; here: {steps.CODINGS[coding]}.",
            ),
            f"{start} to {end}" if start < end else f"in {start}",
            count(len(chosen), "event"),
        )
    said = f"{_sentence(chosen, start, end, len(found) - len(chosen))}{_other_coding(chosen, coding)}"
    return FigureView(figure, said, _table(chosen, numbers))


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
        coding=choice("Contested events", by_words(steps.CODINGS)),
        counting=choice("Count", by_words(steps.COUNTINGS)),
        neither=switch("Also events that move neither track", False),
    )


@lru_cache(maxsize=1)
def _events():
    return tuple(dict(event) | {"day": day} for day, event in steps.in_order(course().rows("events")))


def years() -> tuple[int, int]:
    """First and last year in the table of events."""
    return _events()[0]["date"].year, _events()[-1]["date"].year


def _read_pillars(pillar):
    if pillar is None or isinstance(pillar, str) and pillar == "all":
        return tuple(style.PILLARS)
    return several("pillar", pillar, style.PILLARS)


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
    return f"{when} {joined(parts)}{last}."


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
