"""A card for a body of European defence: since when, on what basis, what it can do and what it cannot. It is words."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from eudefence.data import as_of
from eudefence.data.citation import article
from eudefence.data.columns_in_words import how_sure
from eudefence.data.package import course
from eudefence.data.validity import row_holds
from eudefence.ground.arguments import refused
from eudefence.ground.words import date_in_words
from eudefence.models.story import steps
from eudefence.views.page import html_words, style
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

_CELLS = {  # what a card shows of a row and may be surer or less sure than the row
    "valid_from": "founded",
    "founding_act": "founding act",
    "seat": "seat",
    "can": "what it can do",
    "cannot": "its limits",
    "note": "to know",
}
_PLACES = {
    "operational": style.PILLAR_WORDS["operational"],
    "industrial": style.PILLAR_WORDS["industrial"],
    "both": "both pillars",
    "outside": "outside the Union's pillars",
}

# In the order in which a reader asks.
_ON_THE_CARD = (
    "What it can do",
    "Its limits",
    "To know",
    "Founded",
    "Ended before",
    "Founding act",
    "Treaty article",
    "Seat",
    "How sure",
)


def institution_card(institution: str, on: str | dt.date | None = None) -> View:
    """What a body of European defence is, and what it can and cannot do.

    What it answers: who is this, since when, and where does its power end?

    Parameters
    ----------
    institution : str
        Key, acronym or name in the table of institutions: ``"psc"``, ``"EDA"``, ``"European Peace Facility"``.
    on : str or datetime.date, optional
        The edition's day if left out. The card says whether the body existed on that day; what it can do is described
        as it is at the edition.

    Returns
    -------
    View

    Raises
    ------
    ValueError
        For an unknown body (the nearest is named) or a day after the edition or before 1987.

    Examples
    --------
    >>> institution_card("EDA").sentence
    'European Defence Agency (EDA), industrial pillar: founded on 12 July 2004, existed on 8 October 2026.'
    """
    row = find(institution)
    day = course().day(on, first=as_of.STORY_FROM, what="a card")
    events = _events(row["institution_id"])
    facts = [(fact, value) for fact, value in _facts(row, day) if value]
    steps_taken = [(date_in_words(e["date"], e["date_precision"]), e["title"]) for e in events]
    columns = zip(*facts, *steps_taken, strict=True)
    return View(
        _sentence(row, day),
        dict(zip(("Fact", "Value"), columns, strict=True)),
        title=full_name(row),
        unit=f"{_PLACES[row['pillar']]}, {row['level'].replace('_', ' ')}",
        date=f"on {date_in_words(day)}",
        source=source_line(
            ("institutions", [row["source_id"]]),
            *([("events", [e["source_id"] for e in events])] if events else []),
            note=(f"This card: {how_sure('institutions', row, _CELLS)}. Powers and limits are those at the edition."),
        ),
        words=lambda: _words(facts, steps_taken),
    )


def _words(facts, steps_taken):
    """The card: what the head of the page does not say already."""
    known = dict(facts)
    told = [(fact, known[fact]) for fact in _ON_THE_CARD if fact in known]
    if steps_taken:
        told.append(("Events", html_words.bullets(f"{when}: {title}." for when, title in steps_taken)))
    return html_words.facts(told)


@lru_cache(maxsize=1)
def _by_word():
    found = {}
    for row in course().rows("institutions"):
        for word in (row["institution_id"], row["acronym"], row["name"]):
            if word:
                found.setdefault(word.casefold(), row)
    return found


def find(institution):
    """The row of a body named by key, acronym or name."""
    row = _by_word().get(str(institution).casefold().strip())
    if row is None:
        words = [r["name"] for r in course().rows("institutions")] + [
            r["acronym"] for r in course().rows("institutions") if r["acronym"]
        ]
        raise refused("institution", institution, words, "body")
    return row


def full_name(row) -> str:
    """Name with its acronym."""
    return f"{row['name']} ({row['acronym']})" if row["acronym"] else row["name"]


def _events(key):
    ids = {
        r["event_id"]
        for r in course().rows("event_subjects")
        if r["subject_table"] == "institutions" and r["subject_key"] == key
    }
    return [dict(e) | {"day": day} for day, e in steps.dated(course()) if e["event_id"] in ids]


def _state(row, day):
    """Whether it existed on the day, in words."""
    if row["status"] == "proposed":
        return "proposed, not in existence"
    held = row_holds(row, day, course().edition)
    if held:
        return "existed"
    if held is None:
        return "may or may not have existed"
    return "no longer existed" if row["valid_to"] and row["valid_to"] <= day else "did not exist yet"


def _sentence(row, day):
    said = {
        "name": full_name(row),
        "place": _PLACES[row["pillar"]],
        "state": _state(row, day),
        "day": date_in_words(day),
    }
    if not row["valid_from"]:
        return "{name}, {place}: {state} on {day}.".format(**said)
    precision = row["valid_from_precision"] or "day"
    form = (
        "{name}, {place}: founded on {founded}, {state} on {day}."
        if precision == "day"
        else "{name}, {place}: founded in {founded}, {state} on {day}."
    )
    return form.format(founded=date_in_words(row["valid_from"], precision), **said)


def _facts(row, day):
    start = date_in_words(row["valid_from"], row["valid_from_precision"]) if row["valid_from"] else "unknown"
    return [
        ("Body", full_name(row)),
        ("Pillar", _PLACES[row["pillar"]]),
        ("Kind", row["level"].replace("_", " ")),
        ("Founded", start if row["status"] != "proposed" else "only proposed"),
        ("Ended before", date_in_words(row["valid_to"]) if row["valid_to"] else ""),
        (f"On {date_in_words(day)}", _state(row, day)),
        ("Founding act", row["founding_act"]),
        ("Treaty article", row["article_id"] and article(row["article_id"])),
        ("Seat", row["seat"]),
        ("What it can do", row["can"]),
        ("Its limits", row["cannot"]),
        ("To know", row["note"]),
        ("How sure", how_sure("institutions", row, _CELLS)),
    ]
