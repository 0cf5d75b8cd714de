"""Questions of law and of aims on which serious people differ: what each side says, and what the other would reply."""

from __future__ import annotations

from functools import lru_cache

from eudefence.data.package import course
from eudefence.ground.called import called
from eudefence.ground.words import cardinal, date_in_words
from eudefence.views.page import html_words
from eudefence.views.page.controls import by_words, choice
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.source_words import noted
from eudefence.views.page.view import View

_SIDE_BY_SIDE = 5  # readings that fit beside each other; more would be columns of two words
SIDES = {"yes": "Yes", "no": "No", "yes_within_limits": "Yes, within limits"}


def contested(question: str) -> View:
    """One contested question with every side that the course knows, each in its strongest form.

    What it answers: who says yes and who says no, since when, why, and what would the other side reply?

    Parameters
    ----------
    question : str
        As it is asked, such as "Should the Union pay arms firms at all?", or its key in the table
        contested_questions.

    Returns
    -------
    View
        A panel for each reading, or for each side where the readings are many, all equally wide. How many there are of
        a side says nothing about its weight.

    Raises
    ------
    ValueError
        For an unknown question (the nearest is named).

    >>> contested("safe_base").columns["Answer"]
    ['Yes', 'No']
    >>> contested("Should the Union pay arms firms at all?").unit
    'five readings'
    """
    key = called("question", question, _questions())
    asked = course().find("contested_questions", key)
    rows = [row for row in course().rows("contested_readings") if row["question_id"] == key]
    return View(
        f"{asked['settled']} What would decide: {asked['would_decide']}",
        {
            "Answer": [SIDES[row["side"]] for row in rows],
            "Held by": [row["holder"] for row in rows],
            "When": [_when(row) or None for row in rows],
            "It says": [row["claim"] for row in rows],
            "Because": [row["argument"] for row in rows],
            "The other side would reply": [row["strongest_reply"] for row in rows],
        },
        title=asked["question"],
        unit=f"{cardinal(len(rows))} readings",
        date=f"as known on {date_in_words(asked['as_of'])}",
        source=source_line(("contested_readings", [row["source_id"] for row in rows]), note=_OURS),
        words=lambda: html_words.panels(_by_side(rows) if len(rows) > _SIDE_BY_SIDE else [_panel(row) for row in rows]),
    )


def explore_contested() -> Explorer:
    """`contested` with a control for the question.

    Returns
    -------
    Explorer

    >>> explore_contested().view.columns["Answer"]
    ['Yes', 'No', 'Yes, within limits']
    """
    return explore(contested, question=choice("Question", by_words(_questions())))


_OURS = "Arguments and replies are in our words; how many readings a side has says nothing about its weight."


@lru_cache(maxsize=1)
def _questions() -> dict[str, str]:
    return {row["question_id"]: row["question"] for row in course().rows("contested_questions")}


def _when(row):
    return date_in_words(row["held_on"], row["held_on_precision"]) if row["held_on"] else ""


def _by_side(rows):
    """A panel for each side, its readings one below the other, each led by its holder."""
    sides = [side for side in ("yes", "yes_within_limits", "no") if any(row["side"] == side for row in rows)]
    return [(SIDES[side], "", [part for row in rows if row["side"] == side for part in _led(row)]) for side in sides]


def _led(row):
    _, holder, parts = _panel(row)
    (_, claim), *rest = parts
    return [(holder, claim), *rest]


def _panel(row):
    when = _when(row)
    parts = [
        ("", row["claim"]),
        ("Because", row["argument"]),
        ("The other side would reply", row["strongest_reply"]),
        ("", noted(row)),
    ]
    told = when and when not in row["holder"]
    return SIDES[row["side"]], f"{row['holder']}, {when}" if told else row["holder"], parts
