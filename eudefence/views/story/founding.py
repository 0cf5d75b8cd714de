"""What was founded on each track, and when: bodies and instruments added up year by year."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from eudefence.data import as_of
from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.numbers import year
from eudefence.views.page import style
from eudefence.views.page.controls import choice, slider
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.figure_view import FigureView
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

TRACKS = {"operational": "operational track", "industrial": "industrial track", "both": "both tracks"}
# Levels of institutions that are not the Union's.
_OUTSIDE = ("member_state_owned", "international_organisation", "proposal")
_FIRST = as_of.STORY_FROM.year
_NEVER = ("idea", "proposed", "agreed", "failed")  # an instrument that was never in force founded nothing
_STYLES = {"operational": "-", "industrial": "--", "both": ":"}
_COLOURS = {
    "operational": style.PILLARS["operational"],
    "industrial": style.PILLARS["industrial"],
    "both": style.PILLARS["institutional"],
}
CODINGS = {"as the course places them": "course", "each contested thing in its other place": "alternative"}
WHAT = {
    "bodies and instruments": "all",
    "bodies only": "bodies",
    "instruments only": "instruments",
    "missions as well": "missions",
}
_GROUPS = {"all": ("bodies", "instruments"), "missions": ("bodies", "instruments", "missions")}
_WORDS = {"all": "bodies and instruments", "missions": "bodies, instruments and missions"}
_ONE = {
    "all": "body or instrument",
    "bodies": "body",
    "instruments": "instrument",
    "missions": "body, instrument or mission",
}


def foundings(split: int = 2016, what: str = "all", coding: str = "course") -> View:
    """Bodies and instruments founded on each track, added up from 1987 on.

    What it answers: did the founding of new things move from the operational to the industrial track, and when?

    Parameters
    ----------
    split : int
        The year that begins the second period; the sentence compares before and after.
    what : {"all", "bodies", "instruments", "missions"}
        Bodies are the rows of institutions (committees, staffs, agencies, headquarters), instruments the rows of
        instruments (funds, loans, directives, programmes). A thing that stands in both tables counts once, as a body.
        "missions" adds the missions and operations that began (table csdp_missions), each as one.
    coding : {"course", "alternative"}
        Which track a thing serves: as the course places it, or, where the event that founded it is contested, in its
        other place (column `track_alternative` of events).

    Returns
    -------
    View

    Raises
    ------
    ValueError
        For a year without a before or an after, or an unknown `what` or `coding`.

    Notes
    -----
    The counting rule is that of the events: every thing counts once, whether a committee or a loan of billions, when it
    comes into being. Proposals and talks that failed are left out, and so is what stands outside the Union. The track
    of a row is the course's coding; the sentence says what the other one would give.

    >>> foundings(2016).table.columns.tolist()
    ['Track', 'Before 2016', 'Since 2016']
    """
    one_of("what", what, WHAT.values())
    one_of("coding", coding, CODINGS.values())
    found = [row | {"track": row[coding]} for row in _founded() if row["group"] in _GROUPS.get(what, (what,))]
    first, last = _FIRST, course().edition.year
    split = year(split, "split", first + 1, last)
    before = {track: sum(row["year"] < split for row in found if row["track"] == track) for track in TRACKS}
    since = {track: sum(row["year"] >= split for row in found if row["track"] == track) for track in TRACKS}
    table = pd.DataFrame(
        {
            "Track": list(TRACKS.values()),
            f"Before {split}": [before[track] for track in TRACKS],
            f"Since {split}": [since[track] for track in TRACKS],
        }
    )
    words = _WORDS.get(what, what)
    things = _ONE[what] if before["operational"] == 1 else words
    sentence = (
        f"Before {split} the Union founded {before['operational']} {things} on the operational track and"
        f" {before['industrial']} on the industrial one; since {split} it founded {since['operational']} and"
        f" {since['industrial']}. Those that serve both tracks: {before['both']} and"
        f" {since['both']}.{_other_coding(found, coding, split)}{_with_missions(since, split) if what == 'all' else ''}"
    )
    groups = {"bodies": "institutions", "instruments": "instruments"}
    groups |= {"missions": "csdp_missions"} if what == "missions" else {}
    reading = next(words for words, key in CODINGS.items() if key == coding)
    with style.sheet():
        figure = _draw(found, split, first, last)
        style.finish(
            figure,
            f"Founded on each track: {words} of the Union, added up",
            source_line(
                *((table, [r["source_id"] for r in found if r["group"] == group]) for group, table in groups.items()),
                note=f"Which track a row serves is our reading; here: {reading}.",
            ),
            f"{first} to {last}",
            "number of rows",
        )
    return FigureView(figure, sentence, table)


def explore_foundings() -> Explorer:
    """`foundings` with controls for what is counted, for contested things, and for the year that cuts the story."""
    return explore(
        foundings,
        what=choice("Count", WHAT),
        coding=choice("Contested things", CODINGS),
        split=slider("Cut at year", _FIRST + 1, course().edition.year, 2016, 1),
    )


def _with_missions(since, split):
    """What the operational track would have, were a mission that begins counted as something founded."""
    begun = sum(row["group"] == "missions" and row["year"] >= split for row in _founded())
    return (
        f" Missions and operations are left out, as are the projects that programmes pay for; with the {begun} that"
        f" began since {split} the operational track would have {since['operational'] + begun}."
    )


def _other_coding(found, coding, split):
    """What the other coding would give since the cut, and which things are contested."""
    contested = [row for row in found if row["course"] != row["alternative"]]
    if not contested:
        return ""
    other = "alternative" if coding == "course" else "course"
    since = {track: sum(row["year"] >= split and row[other] == track for row in found) for track in TRACKS}
    how = "With each contested one in its other place" if coding == "course" else "As the course places them"
    return (
        f" {how}, it would be {since['operational']} operational, {since['industrial']} industrial and {since['both']}"
        f" on both since {split}; contested: {', '.join(row['name'] for row in contested)}."
    )


def _draw(found, split, first, last):
    figure, axes = style.canvas(2.9)
    years = list(range(first, last + 1))
    tops = []
    for track, label in TRACKS.items():
        counts = [sum(row["year"] <= year for row in found if row["track"] == track) for year in years]
        axes.step(years, counts, where="post", color=_COLOURS[track], linestyle=_STYLES[track], linewidth=2.2)
        tops.append((counts[-1], label, _COLOURS[track]))
    highest = max(top for top, _, _ in tops)
    axes.axvline(split, color=style.GREY, linewidth=1)
    axes.text(split + 0.2, highest * 1.04, f"{split}", color=style.GREY, fontsize=8.5, ha="left", va="bottom")
    at = None
    for top, label, colour in sorted(tops):
        # Labels stand beside the ends of the lines; two that would meet are moved apart.
        at = top if at is None else max(top, at + highest * 0.085)
        axes.text(last + 0.5, at, label, color=style.INK, fontsize=8.5, va="center")
        axes.plot([last], [top], marker="o", color=colour, markersize=4, clip_on=False)
    axes.set_xlim(first, last + 7)
    axes.set_xticks(range(1990, last + 1, 5))
    axes.set_ylim(0, highest * 1.12 + 1)
    axes.grid(axis="y")
    return figure


@lru_cache(maxsize=1)
def _founded() -> tuple[dict, ...]:
    """What was founded on a track: group, name, year, source, and its track by the course and by the other coding."""
    missions = [
        _thing("missions", row["short_name"], row, "operational", "operational")
        for row in course().rows("csdp_missions")
        if row["is_csdp"] and row["launched"] and row["valid_from"] <= course().edition
    ]
    return (*missions, *_bodies_and_instruments())


def _thing(group, name, row, track, alternative):
    year = row["valid_from"].year
    return {
        "group": group,
        "name": name,
        "course": track,
        "alternative": alternative,
        "year": year,
        "source_id": row["source_id"],
    }


def _bodies_and_instruments():
    """A thing that stands in both tables is a body."""
    begun, seen = _beginnings(), set()
    for group, table, key in (
        ("bodies", "institutions", "institution_id"),
        ("instruments", "instruments", "instrument_id"),
    ):
        for row in course().rows(table):
            name = "".join(c for c in row[key].casefold() if c.isalnum())
            ours = row.get("level") not in _OUTSIDE and row["pillar"] in TRACKS
            if not ours or row["valid_from"] is None or row["status"] in _NEVER or name in seen:
                continue
            seen.add(name)
            year = row["valid_from"].year
            if _FIRST <= year and row["valid_from"] <= course().edition:
                others = (e["track_alternative"] for e in begun.get((table, row[key]), []) if e["date"].year == year)
                yield _thing(group, row["name"], row, row["pillar"], next(others, None) or row["pillar"])


def _beginnings():
    """The events that began a thing, by its table and key."""
    events = {row["event_id"]: row for row in course().rows("events")}
    begun = {}
    for link in course().rows("event_subjects"):
        event = events[link["event_id"]]
        if event["stage"] == "start":
            begun.setdefault((link["subject_table"], link["subject_key"]), []).append(event)
    return begun
