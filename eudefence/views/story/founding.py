"""What was founded on each track, and when: bodies and instruments added up year by year."""

from __future__ import annotations

from functools import lru_cache

from eudefence.data import as_of
from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.numbers import year
from eudefence.views.page.controls import choice, slider
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

from .founding_drawing import TRACKS, draw_steps

# Levels of institutions that are not the Union's.
_OUTSIDE = ("member_state_owned", "international_organisation", "proposal")
_FIRST = as_of.STORY_FROM.year
_NEVER = ("idea", "proposed", "agreed", "failed")  # an instrument that was never in force founded nothing
CODINGS = {"as the course places them": "course", "each contested thing in its other place": "alternative"}
WHAT = {
    "bodies and instruments": "all",
    "bodies only": "bodies",
    "instruments only": "instruments",
    "missions as well": "missions",
}
_GROUPS = {"all": ("bodies", "instruments"), "missions": ("bodies", "instruments", "missions")}
_WORDS = {"all": "bodies and instruments", "missions": "bodies, instruments and missions"}
# Whole sentences, one for each case.
_BEFORE = {
    "operational": (
        "Before {split} the Union founded more {things} on the operational track than on the industrial one,"
        " {operational} against {industrial}."
    ),
    "industrial": (
        "Before {split} the Union founded more {things} on the industrial track than on the operational one,"
        " {industrial} against {operational}."
    ),
    "level": "Before {split} the Union founded as many {things} on the operational track as on the industrial one,"
    " {operational} on each.",
}
_SINCE = {
    "operational": (
        "Since {split} it has founded more on the operational track than on the industrial one,"
        " {operational} against {industrial}."
    ),
    "industrial": (
        "Since {split} it has founded more on the industrial track than on the operational one,"
        " {industrial} against {operational}."
    ),
    "level": (
        "Since {split} it has founded as many on the operational track as on the industrial one, {operational} on each."
    ),
}
_BOTH = "Counted apart are those that serve both tracks: {before} from before {split}, {since} since then."
_MISSIONS = (
    "Missions and operations are left out, as are the projects that programmes pay for; with the {begun} that began"
    " since {split} the operational track would have {more}."
)
_CONTESTED = (
    "With each contested one in its other place, there would be {operational} operational, {industrial} industrial and"
    " {both} on both since {split}. Contested are: {named}."
)
_PLACED = (
    "As the course places them, there would be {operational} operational, {industrial} industrial and {both} on both"
    " since {split}. Contested are: {named}."
)


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
    words = _WORDS.get(what, what)
    groups = {"bodies": "institutions", "instruments": "instruments"}
    groups |= {"missions": "csdp_missions"} if what == "missions" else {}
    reading = next(words for words, key in CODINGS.items() if key == coding)
    said = list(_sentences(found, before, since, split, words, coding, what))
    return View(
        " ".join(said[:3]),
        {
            "Track": list(TRACKS.values()),
            f"Before {split}": [before[track] for track in TRACKS],
            f"Since {split}": [since[track] for track in TRACKS],
        },
        title=f"Founded on each track: {words} of the Union, added up",
        unit="number of rows",
        more=" ".join(said[3:]),
        date=f"{first} to {last}",
        source=source_line(
            *((table, [r["source_id"] for r in found if r["group"] == group]) for group, table in groups.items()),
            note=f"Which track a row serves is our reading; here: {reading}.",
        ),
        draw=lambda: draw_steps(found, split, first, last),
    )


def explore_foundings() -> Explorer:
    """`foundings` with controls for what is counted, for contested things, and for the year that cuts the story."""
    return explore(
        foundings,
        what=choice("Count", WHAT),
        coding=choice("Contested things", CODINGS),
        split=slider("Cut at year", _FIRST + 1, course().edition.year, 2016, 1),
    )


def _sentences(found, before, since, split, things, coding, what):
    yield _BEFORE[_leader(before)].format(split=split, things=things, **before)
    yield _SINCE[_leader(since)].format(split=split, **since)
    yield _BOTH.format(split=split, before=before["both"], since=since["both"])
    contested = [row for row in found if row["course"] != row["alternative"]]
    if contested:
        form, other = (_CONTESTED, "alternative") if coding == "course" else (_PLACED, "course")
        counts = {track: sum(row["year"] >= split and row[other] == track for row in found) for track in TRACKS}
        yield form.format(split=split, named=", ".join(row["name"] for row in contested), **counts)
    if what == "all":
        begun = sum(row["group"] == "missions" and row["year"] >= split for row in _founded())
        yield _MISSIONS.format(split=split, begun=begun, more=since["operational"] + begun)


def _leader(counts):
    """The track on which more was founded, or that they are level."""
    ahead = counts["operational"] - counts["industrial"]
    return "operational" if ahead > 0 else "industrial" if ahead < 0 else "level"


@lru_cache(maxsize=1)
def _founded() -> tuple[dict, ...]:
    """What was founded on a track: group, name, year, source, and its track by the course and by the other coding."""
    missions = [
        _thing("missions", ("csdp_missions", row["mission_id"]), row["short_name"], row, "operational", "operational")
        for row in course().rows("csdp_missions")
        if row["is_csdp"] and row["launched"] and row["valid_from"] <= course().edition
    ]
    return (*missions, *_bodies_and_instruments())


def _thing(group, key, name, row, track, alternative):
    year = row["valid_from"].year
    return {
        "group": group,
        "key": ".".join(key),
        "name": name,
        "landmark": _landmarks().get((*key, year)),
        "course": track,
        "alternative": alternative,
        "year": year,
        "source_id": row["source_id"],
    }


@lru_cache(maxsize=1)
def _landmarks():
    """Table, key and year of a thing to the name that a picture gives to the event of that year."""
    names = {row["event_id"]: row["name"] for row in course().rows("landmarks")}
    links = [
        link
        for link in course().rows("event_subjects")
        if link["event_id"] in names and link["subject_table"] in ("institutions", "instruments", "csdp_missions")
    ]
    found = {}
    for link in links:
        year, name = course().find("events", link["event_id"])["date"].year, names[link["event_id"]]
        if name not in found.values():  # an event may be about several things: the first one has its name
            found[link["subject_table"], link["subject_key"], year] = name
    return found


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
                other = next(others, None) or row["pillar"]
                yield _thing(group, (table, row[key]), row["name"], row, row["pillar"], other)


def _beginnings():
    """The events that began a thing, by its table and key."""
    events = {row["event_id"]: row for row in course().rows("events")}
    begun = {}
    for link in course().rows("event_subjects"):
        event = events[link["event_id"]]
        if event["stage"] == "start":
            begun.setdefault((link["subject_table"], link["subject_key"]), []).append(event)
    return begun
