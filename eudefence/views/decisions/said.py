"""Who said what on a question, and whether it still counts."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from eudefence.data.package import course
from eudefence.ground.words import date_in_words, one_or_many
from eudefence.models.decisions import routes as model
from eudefence.models.decisions.routes import Stated
from eudefence.models.decisions.routes.evidence import question_named
from eudefence.views.page import style
from eudefence.views.page.controls import by_words, choice, day
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes import by_country
from eudefence.views.shapes.tile_grid import tile_view

_WORDS = {2: "strongly for", 1: "for", 0: "in the middle", -1: "against", -2: "strongly against"}
_EXPIRED, _UNDECIDED, _BLANK = "expired", "cannot be decided", "nothing found"
_COLOURS = {
    "strongly for": "#174A8B",
    "for": "#8FBFE0",
    "in the middle": "#F2D479",
    "against": "#F4B183",
    "strongly against": "#C55A11",
    _EXPIRED: style.FAINT,
    _UNDECIDED: "#D5DAE0",  # no eye tells it from the one before: its letter does, and the legend counts by fill
    _BLANK: style.PAPER,
}
_LETTERS = {
    "strongly for": "++",
    "for": "+",
    "in the middle": "0",
    "against": "−",
    "strongly against": "−−",
    _EXPIRED: "old",
    _UNDECIDED: "~",
    _BLANK: "?",
}
_NOTE = "The codes are our reading. Missing is not neutral."


def positions_on(question: str = "majority voting", on: str | dt.date | None = None) -> View:
    """Who said what on a question, on a tile map: held, expired, or nothing found.

    What it answers: which governments are on record, since when, by what words, and whose word is too old to count?

    Parameters
    ----------
    question : str
        By key, topic or words: "majority voting", "treaty reform", "article 44", "common force" ...
    on : str or datetime.date, optional
        The day; by default the edition.

    Returns
    -------
    View
        A row for each actor that was looked at; expired and blank ones say so.

    Raises
    ------
    ValueError
        For an unknown question (the nearest is named).

    >>> view = positions_on("majority voting")
    >>> [row["Position"] for row in view.rows if row["Country"] in ("Slovakia", "Hungary", "Sweden")]
    ['strongly against', 'expired', 'nothing found']
    """
    found = model.stated(question, on)
    when = course().day(on)
    states = {one.actor: one for one in found if len(one.actor) == 2}
    shown = {code: _position(one) for code, one in states.items()}
    asked = course().find("position_questions", question_named(question))
    view = by_country.read(
        values=shown,
        title=asked["question"],
        date=f"on {date_in_words(when)}",
        kind="category",
        categories=[word for word in _COLOURS if word != _UNDECIDED or _UNDECIDED in shown.values()],
        colours=_COLOURS,
        letters=_LETTERS,
        heading="Position",
        extra={
            "Held by": {code: one.row.get("held_by") for code, one in states.items()},
            "Evidence of": {code: one.when or None for code, one in states.items()},
            "Counts until": {code: _until(one) for code, one in states.items()},
            "What was said or done": {code: one.row.get("evidence") for code, one in states.items()},
            "What weakens it": {code: one.row.get("caveat") for code, one in states.items()},
        },
        source=source_line(("positions", [one.row for one in found if one.row]), note=_NOTE),
        sentence=_sentence(states),
    )
    return tile_view(view, more=_more(asked, found))


def explore_positions() -> Explorer:
    """`positions_on` with controls for the question and the day.

    >>> explore_positions().set(question="Q7").title
    'A European Legion or a standing common force?'
    """
    changed = {row[end] for row in course().rows("positions") for end in ("valid_from", "valid_to") if row[end]}
    first = dt.date(2018, 1, 1)
    return explore(
        positions_on,
        question=choice("Question", by_words(_questions()), "Q1", compact=True),
        on=day("Day", first, course().edition, extra=sorted(when for when in changed if when > first)),
    )


@lru_cache(maxsize=1)
def _questions() -> dict[str, str]:
    return {row["question_id"]: row["question"] for row in course().rows("position_questions")}


def _position(one: Stated) -> str:
    if one.state == "blank":
        return _BLANK
    return {"held": _WORDS[one.code], "expired": _EXPIRED, "undecided": _UNDECIDED}[one.state]


def _until(one: Stated) -> str | None:
    if not one.row:
        return None
    end = one.row["valid_to"]
    return date_in_words(end, one.row["valid_to_precision"]) if end else "no end known"


def _sentence(states) -> str:
    held = [one for one in states.values() if one.state == "held"]
    old = sum(one.state == "expired" for one in states.values())
    blank = sum(one.state == "blank" for one in states.values())
    for_it, against = sum(one.code > 0 for one in held), sum(one.code < 0 for one in held)
    said = [
        one_or_many(
            len(held),
            "{n} state has a position that counts: {f} for, {a} against.",
            "{n} states have a position that counts: {f} for, {a} against.",
            "No state has a position that counts.",
            f=for_it,
            a=against,
        ),
        one_or_many(
            old,
            "{n} position has expired with its government.",
            "{n} positions have expired with their governments.",
            "No position has expired.",
        ),
        one_or_many(
            blank,
            "For {n} state nothing was found.",
            "For {n} states nothing was found.",
            "Something was found for all.",
        ),
    ]
    return " ".join(said)


def _more(asked, found) -> str:
    ends = f"Strongly against: {asked['minus_two'].lower()}. Strongly for: {asked['plus_two'].lower()}."
    others = [one.explain() for one in found if len(one.actor) > 2 and one.row]
    return " ".join([ends, *others])
