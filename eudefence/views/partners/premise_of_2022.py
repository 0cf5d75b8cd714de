"""FEPS in July 2022 on the United States, held against what came later: what speaks for it, and what against it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from eudefence.data.package import Row, course
from eudefence.ground.words import capitalised, cardinal, count, date_in_words
from eudefence.views.page import html_words, style
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.dated_list import Dated, draw_dated

COMMITTED, TURNS_AWAY = "C166", "C167"
SENTENCES = {COMMITTED: "Firmly committed", TURNS_AWAY: "China may turn it away"}
SIDES = {"for": "speaks for it", "against": "speaks against it", "both": "one part for, one against"}
_BRIEF = dt.date(2022, 7, 4)
_WHAT_IT_SAID = (
    "FEPS 2022 (summary, paragraph 4) says two things: the American administration stands firmly by Ukraine and by"
    " European defence, and in the longer run the rivalry with China may turn America away from Europe."
)
_FAIR = (
    "A sentence about a present cannot be refuted by later years: what is tested is whether one could build on it. Its"
    " own warning aged better, though China is only one of the reasons that Washington gives."
)
WOULD_DECIDE = {
    "What would confirm that one can build on it": (
        "Troops in Europe stay near their number of 2022 under two administrations of different parties; the next"
        " strategy puts Europe no lower; an ally that asks for help under Article 5 gets it."
    ),
    "What would refute it": (
        "Troops stay under the floor set by Congress; the United States gives up the supreme command or its"
        " nuclear promise; an ally asks under Article 5 and is refused."
    ),
    "What would refute the warning": (
        "Forces leave Asia for Europe while the rivalry with China goes on; or they leave Europe for reasons that have"
        " nothing to do with China."
    ),
    "Where NATO stands in the Treaty": (
        "Article 42(2) and (7) TEU: for members of NATO the Alliance stays the foundation of their collective defence."
        " So a member cannot simply put the Union in its place; if the American promise is in doubt, the Treaty has no"
        " answer ready but Article 42(7), which names neither a vote nor a command."
    ),
}


class Moment(NamedTuple):
    """Something dated that speaks for or against one of the two sentences."""

    key: str
    claim: str
    side: str
    day: dt.date
    precision: str
    title: str
    says: str
    reason: str
    sources: tuple[str, ...]


def premise_of_2022() -> View:
    """FEPS on the United States in July 2022 and what came later, on both sides, in the order of time.

    What it answers: could Europe build on the sentence that the American administration is firmly committed, and did
    the warning in the same paragraph come true?

    Returns
    -------
    View
        A row for each event, with the sentence it is about, its side and the reason.

    Notes
    -----
    Tables premise_evidence, events and american_troops; claims C166 and C167. FEPS 2022, summary, paragraph 4. The
    sides are our coding.

    >>> premise_of_2022().rows[0]["When"]
    '22 March 2022'
    """
    found = moments()
    first, last = (date_in_words(one.day, one.precision) for one in (found[0], found[-1]))
    return View(
        sentence_on(found),
        {
            "When": [date_in_words(one.day, one.precision) for one in found],
            "What happened": [one.title for one in found],
            "In detail": [one.says for one in found],
            "Sentence of FEPS 2022": [SENTENCES[one.claim] for one in found],
            "Side": [SIDES[one.side] for one in found],
            "Why": [one.reason for one in found],
        },
        title="FEPS 2022 on the United States, and what came later",
        date=f"{first} to {last}",
        more=f"{_WHAT_IT_SAID} {_FAIR}",
        source=source_line(
            ("premise_evidence", [source for one in found for source in one.sources]),
            ("events", []),  # their sources are among those of the rows that point to them
            ("american_troops", []),
            note="The sides are our coding.",
        ),
        words=lambda: html_words.facts(WOULD_DECIDE.items()),
        draw=lambda: _draw(found),
    )


def moments() -> list[Moment]:
    """The rows of the table in the order of time; what is told elsewhere is read from there."""
    return sorted(map(_moment, course().rows("premise_evidence")), key=lambda one: (one.day, one.key))


def _moment(row: Row) -> Moment:
    package = course()
    told = {}
    if row["count_id"]:
        counted = package.find("american_troops", row["count_id"])
        told = {**counted, "title": "American troops in Europe", "description": counted["what"]}
    if row["event_id"]:
        told = package.find("events", row["event_id"])
    own = {"date": row["date"], "date_precision": row["date_precision"], "title": row["title"], "says": row["says"]}
    source = [row["source_id"], told.get("source_id")]
    return Moment(
        row["evidence_id"],
        row["claim_id"],
        row["side"],
        own["date"] or told["date"],
        own["date_precision"] or told["date_precision"],
        own["title"] or told["title"],
        own["says"] or told["description"],
        row["reason"],
        tuple(dict.fromkeys(filter(None, source))),
    )


def number(found: list[Moment], claim: str, side: str, after: dt.date = _BRIEF) -> int:
    """How many rows after a day stand on a side of a sentence."""
    return sum((one.claim, one.side) == (claim, side) and one.day > after for one in found)


def sentence_on(found: list[Moment]) -> str:
    """The balance since the brief, for both sentences."""
    told = [
        f"{cardinal(number(found, COMMITTED, side))} {words}"
        for side, words in (("against", "speak against it"), ("for", "speak for it"), ("both", "point both ways"))
    ]
    after = count(sum(one.day > _BRIEF and one.claim == COMMITTED for one in found), "later event")
    warned, against, mixed = (_or_none(number(found, TURNS_AWAY, side)) for side in ("for", "against", "both"))
    first = f"On its day the sentence that America is firmly committed was right; of {after}, {', '.join(told)}."
    return (
        f"{capitalised(first)} On the warning of the same paragraph, that China may turn America away: {warned} for it,"
        f" {against} against it, {mixed} both ways. These are events that were chosen, not a measure."
    )


def _or_none(amount):
    return cardinal(amount) if amount else "none"


_SIGNS = {  # what stands in the legend, fill, hatch
    "for": ("speaks for the sentence (or for the warning, where it is named)", style.CATEGORIES[0], ""),
    "both": ("one part for, one against", style.CATEGORIES[1], "///"),
    "against": ("speaks against the sentence", style.CATEGORIES[3], "..."),
}
_ON_CHINA = "On the warning: China may turn America away."


def _draw(found):
    things = [
        Dated(
            one.key,
            one.day,
            one.side,
            f"{date_in_words(one.day, one.precision)}: {one.title}",
            _ON_CHINA if one.claim == TURNS_AWAY else "",
            facts(
                {"What happened": one.says, "Sentence of FEPS 2022": SENTENCES[one.claim], "Why": one.reason},
                one.sources[0],
            ),
        )
        for one in found
    ]
    return draw_dated(things, _SIGNS)
