"""What governments have said, and when: rows of the table positions, as they stand on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

from eudefence.data import countries
from eudefence.data.package import Package, Row, course
from eudefence.data.validity import row_holds
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.called import called
from eudefence.ground.explained import Explained
from eudefence.ground.words import date_in_words

# Only the ends of the scale say how a government would vote. Between them stand reasons and conditions.
ANSWER_OF_CODE = {-2: "no", 2: "yes"}
_STATES = {True: "held", False: "expired", None: "undecided"}
_WORDS = {
    "held": "{who} ({by}), {when}: {what}.",
    "expired": "{who} ({by}), {when}, expired {end}: {what}.",
    "undecided": "{who} ({by}), {when}; whether it counts on that day cannot be told: {what}.",
    "blank": "{who}: no evidence was found.",
}


@dataclass(frozen=True, repr=False)
class Stated(Explained):
    """A position as it stands on a day.

    Attributes
    ----------
    actor : str
        Country code, or the key of an organisation.
    name : str
    state : {"held", "expired", "undecided", "blank"}
        Blank: no evidence was found up to that day. Undecided: a date is known to the month or year only.
    answer : {"yes", "no", "unknown"}
        What it says of a vote: only -2 and 2 count, and only while the position is held.
    code : int or None
        From -2 to 2.
    row : dict
        The row of the table positions; empty where there is none.
    """

    actor: str
    name: str
    state: str
    answer: str
    code: int | None
    row: Row

    @property
    def when(self) -> str:
        """The day of the evidence, as exactly as it is known."""
        return date_in_words(self.row["valid_from"], self.row["valid_from_precision"]) if self.row else ""

    def explain(self) -> str:
        """Who said what, in which government, and when.

        >>> [one.explain() for one in stated("majority voting") if one.actor == "SK"][0].split(":")[0]
        'Slovakia (Fico government), 28 April 2025'
        """
        row = self.row
        end = date_in_words(row["valid_to"], row["valid_to_precision"]) if row and row["valid_to"] else ""
        return _WORDS[self.state].format(
            who=self.name,
            by=row["held_by"] if row else "",
            when=self.when,
            end=end,
            what=row["evidence"] if row else "",
        )


@keywords_checked
def stated(question: str, on: str | dt.date | None = None) -> tuple[Stated, ...]:
    """Who said what on a question, as it stands on a day: the last position of each actor.

    Parameters
    ----------
    question : str
        A question of the table position_questions, by key, topic or words, such as ``"Q1"`` or ``"majority voting"``.
    on : str or datetime.date, optional
        The day; by default the edition. Later evidence is not yet known then.

    Returns
    -------
    tuple of Stated
        One for every actor whose position was looked for, by name. Where nothing was found by that day, the state is
        blank: unknown, and not neutral.

    Raises
    ------
    ValueError
        For an unknown question, with the nearest one.

    Notes
    -----
    A position belongs to the government that held it and ends with it (table positions).

    >>> said = {one.actor: (one.state, one.answer) for one in stated("majority voting")}
    >>> said["SK"], said["HU"], said["IT"], said["SE"]
    (('held', 'no'), ('expired', 'unknown'), ('held', 'unknown'), ('blank', 'unknown'))
    """
    return _all_stated(course(), question_named(question), course().day(on))


# Every hurdle of every route asks; the package is part of the question, because other data have other answers.
@lru_cache(maxsize=256)
def _all_stated(package: Package, question: str, day: dt.date) -> tuple[Stated, ...]:
    found = [_stated(actor, question, day) for actor in package.rows("position_actors")]
    return tuple(sorted(found, key=lambda one: one.name))


def question_named(question: str) -> str:
    """The key of a question, from its key, its topic or its words.

    >>> question_named("treaty reform")
    'Q6'
    """
    rows = course().rows("position_questions")
    return called(
        "question", question, {row["question_id"]: (row["topic"], row["question"]) for row in rows}, "question"
    )


def _stated(actor: Row, question: str, day: dt.date) -> Stated:
    name = countries.name(actor["country"]) if actor["country"] else actor["name"]
    known = [
        row
        for row in course().rows("positions")
        if row["actor_id"] == actor["actor_id"] and row["question_id"] == question and row["valid_from"] <= day
    ]
    if not known:
        return Stated(actor["actor_id"], name, "blank", "unknown", None, {})
    row = max(known, key=lambda one: one["valid_from"])
    # What is in the edition was said by then, though perhaps only the year is known.
    whole = {**row, "valid_from_precision": "day"} if day >= course().edition else row
    state = _STATES[row_holds(whole, day, course().edition)]
    answer = ANSWER_OF_CODE.get(row["code"], "unknown") if state == "held" else "unknown"
    return Stated(actor["actor_id"], name, state, answer, row["code"], row)
