"""The two tracks of European defence on one time line: the operational above, the industrial below, what moves both or
neither underneath.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from eudefence.data import as_of
from eudefence.data.columns_in_words import how_sure
from eudefence.data.package import course
from eudefence.ground.arguments import one_of, several
from eudefence.ground.numbers import truth
from eudefence.ground.numbers import year as read_year
from eudefence.ground.words import count, date_in_words, joined
from eudefence.models.story import steps
from eudefence.views.page import marks, style
from eudefence.views.page.controls import by_words, choice, period, ticks
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

from .timeline_drawing import TRACKS, Years, draw_tracks

_SHORT = 9  # years: over fewer, halves say nothing
_FEW = 4  # events of a track: with fewer, nor do they
FORMS = {"bars": "blocks, by track", "dots": "signs, by part of the course"}
FIRST_YEAR = as_of.STORY_FROM.year  # the table of events has a few older rows


def two_tracks(
    pillar: str | Iterable[str] | None = None,
    start: int = FIRST_YEAR,
    end: int | None = None,
    *,
    neither: bool = False,
    coding: str = "course",
    counting: str = "rows",
    form: str = "bars",
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
    form : {"bars", "dots"}
        A block for each event in the colour of its track, or a sign that says to which part of the course it belongs.

    Returns
    -------
    View
        Events piled up by year, or by month where few years are shown. Few events have their titles beside them; of
        many, those of the table landmarks have a name. Which track an event moves, and whether forward, is the course's
        reading, not a measurement: the sentence says what the other coding would give.

    Raises
    ------
    ValueError
        For an unknown pillar, coding, counting or form, years in the wrong order or outside the table, or a choice
        without any event.

    Examples
    --------
    >>> two_tracks("industrial", 2004, 2009).table["Event"].iloc[0]
    'European Defence Agency founded'
    """
    pillars = _read_pillars(pillar)
    one_of("coding", coding, steps.CODINGS)
    one_of("counting", counting, steps.COUNTINGS)
    one_of("form", form, FORMS)
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
        raise ValueError(
            "pillar: the events of this choice move neither track. Show such events as well, or widen the choice."
        )
    if not chosen:
        part = "any pillar" if len(pillars) == len(style.PILLARS) else f"the part {joined(pillars, 'or')}"
        raise ValueError(f"pillar: no event of {part} from {start} to {end}. Widen the period or choose more.")
    rows = [_row(event) for event in chosen]
    said = {e["event_id"]: row for e, row in zip(chosen, rows, strict=True)}
    return View(
        " ".join(
            filter(None, [_left_out(pillars, counting), _comparison(chosen, start, end), _other_coding(chosen, coding)])
        ),
        {heading: [row[heading] for row in rows] for heading in rows[0]},
        title="Two tracks of European defence",
        unit=count(len(chosen), "event"),
        more=_further(chosen, len(found) - len(chosen)),
        date=f"{start} to {end}" if start < end else f"in {start}",
        source=source_line(
            ("events", [e["source_id"] for e in chosen]),
            note=f"Which track an event moves, and whether forward, is our reading; here: {steps.CODINGS[coding]}.",
        ),
        draw=lambda: draw_tracks(
            chosen,
            {row["event_id"]: row["name"] for row in course().rows("landmarks")},
            lambda event: marks.facts({"Event": event["title"]} | said[event["event_id"]], event["source_id"]),
            Years(start, end),
            form,
        ),
    )


def explore_two_tracks() -> Explorer:
    """`two_tracks` with controls for what is shown, years, form, the coding of contested events and the rule of
    counting.
    """
    first, last = years()
    words = {style.PILLAR_WORDS[p]: p for p in style.PILLARS} | {"events that move neither track": "neither"}
    return explore(
        lambda pillar, years, **others: two_tracks(
            [part for part in pillar if part != "neither"], *years, neither="neither" in pillar, **others
        ),
        pillar=ticks("Parts of the course", words, style.PILLARS),
        years=period("Years", first, last, (FIRST_YEAR, last)),
        form=choice("Form", by_words(FORMS), compact=True, more=True),
        coding=choice("Contested events", by_words(steps.CODINGS), compact=True, more=True),
        counting=choice("Count", by_words(steps.COUNTINGS), compact=True, more=True),
    )


@lru_cache(maxsize=1)
def _events():
    return tuple(dict(event) | {"day": day} for day, event in steps.dated(course()))


def years() -> tuple[int, int]:
    """First and last year in the table of events."""
    return _events()[0]["date"].year, _events()[-1]["date"].year


def _read_pillars(pillar):
    if pillar is None or isinstance(pillar, str) and pillar == "all":
        return tuple(style.PILLARS)
    return several("pillar", pillar, style.PILLARS)


def _row(event):
    """A row of the table behind the picture."""
    return {
        "Date": date_in_words(event["date"], event["date_precision"]),
        "Event": event["title"],
        "Track": event["counted"],
        "Could also stand on": event["track_alternative"] or "",
        "Because": steps.REASONS.get(event["alternative_reason"], ""),
        "Direction": event["direction"] or "",
        "Stage": event["stage"],
        "Part of the course": style.PILLAR_WORDS[event["pillar"]],
        "How sure": how_sure("events", event, {"date": "date"}),
    }


# Whole sentences, one for each case; where two stand together, the first is for one event.
_FASTER = (
    "From {start} to {end} the events of the {late} track came later and faster: half of those {those} fall in the"
    " years since {then}, half of the {these} of the {early} track in the years since {when}."
)
_LATER = (
    "From {start} to {end} the events of the {late} track came later: half of those {those} fall in the years since"
    " {then}, half of the {these} of the {early} track in the years since {when}."
)
_TOGETHER = (
    "From {start} to {end} the events of both tracks came at the same time: half of the {these} of the operational"
    " track and half of the {those} of the industrial track fall in the years since {when}."
)
_COUNTS = "From {start} to {end} the operational track has {these}, and the industrial track has {those}."
_COUNTS_OF_A_YEAR = "In {start} the operational track has {these}, and the industrial track has {those}."
_PARTS = (
    "Of the parts of the course only one is shown: {parts}.",
    "Of the parts of the course only these are shown: {parts}.",
)
_BEGINNINGS = "Only events with which something comes into being are shown, each thing once."
_SETBACKS = ("One event drawn is a setback: {named}.", "{many} of the events drawn are setbacks: {named}.")
_NEITHER = ("{many} event moves neither track.", "{many} events move neither track.")
_HIDDEN = ("{many} event moves neither track and is not drawn.", "{many} events move neither track and are not drawn.")
_PLACES_OF_ALL = "{operational} on the operational track, {industrial} on the industrial track and {both} on both"
_CONTESTED = {
    True: (  # they stand where the course places them
        "One event drawn is contested: in its other place, there would be {counts}.",
        "{many} of the events drawn are contested: in their other places, there would be {counts}.",
    ),
    False: (
        "One event drawn is contested: as the course places it, there would be {counts}.",
        "{many} of the events drawn are contested: as the course places them, there would be {counts}.",
    ),
}


def _left_out(pillars, counting):
    """Which events the reader asked for, where these are not all: what follows holds for them only."""
    said = []
    if len(pillars) < len(style.PILLARS):
        said.append(_PARTS[len(pillars) > 1].format(parts=joined(style.PILLAR_WORDS[part] for part in pillars)))
    if counting == "things":
        said.append(_BEGINNINGS)
    return " ".join(said)


def _further(chosen, left_out):
    """What is said under the picture: setbacks, and what moves neither track."""
    said = []
    back = [e for e in chosen if e["direction"] == "setback"]
    if back:
        named = joined(f"{e['title']} ({e['date'].year})" for e in back)
        said.append(_SETBACKS[len(back) > 1].format(many=len(back), named=named))
    many = sum(e["counted"] == "neither" for e in chosen)
    if many:
        said.append(_NEITHER[many > 1].format(many=many))
    if left_out:
        said.append(_HIDDEN[left_out > 1].format(many=left_out))
    return " ".join(said)


def _comparison(chosen, start, end):
    """On which track events came later, where both have enough events to speak of halves; else how many there are."""
    operational, industrial = (sorted(e["date"].year for e in chosen if e["counted"] == track) for track in TRACKS[:2])
    if end - start < _SHORT or min(len(operational), len(industrial)) < _FEW:
        form = _COUNTS if start < end else _COUNTS_OF_A_YEAR
        these, those = count(len(operational), "event"), count(len(industrial), "event")
        return form.format(start=start, end=end, these=these, those=those)
    first, second = sorted(
        (years[len(years) // 2], years, track) for track, years in zip(TRACKS, (operational, industrial), strict=False)
    )
    (when, these, early), (then, those, late) = first, second
    if when == then:
        form, these, those = _TOGETHER, operational, industrial
    else:
        # Events a year in the second half of each track: more of them, and it was faster.
        form = _FASTER if len(those) * (end + 1 - when) > len(these) * (end + 1 - then) else _LATER
    return form.format(
        start=start, end=end, early=early, late=late, these=len(these), those=len(those), when=when, then=then
    )


def _other_coding(chosen, coding):
    """What the counts would be, were the contested events placed where a good argument could place them; nothing, where
    none is contested.
    """
    contested = sum(bool(e["track_alternative"]) for e in chosen)
    if not contested:
        return ""
    other = "alternative" if coding == "course" else "course"
    tracks = [steps.track(e, other) for e in chosen]
    told = _PLACES_OF_ALL.format(**{track: tracks.count(track) or "none" for track in TRACKS})
    return _CONTESTED[coding == "course"][contested > 1].format(many=contested, counts=told)
