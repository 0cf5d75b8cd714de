"""Explanations of a fact: side by side, and each with what speaks for and against it."""

from __future__ import annotations

import re
from functools import partial

from eudefence.data.package import course
from eudefence.ground.called import called
from eudefence.ground.words import capitalised, cardinal, date_in_words
from eudefence.views.page import html_words
from eudefence.views.page.controls import choice
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.source_words import stands_on
from eudefence.views.page.view import View

# The facts that the rows of the table explain, by their key in its column "about".
QUESTIONS = {
    "rapid_force": "Why was no rapid force sent?",
    "industrial_track": "Why did the industrial track grow?",
    "differentiation": "Why do states differ in what they join?",
    "coalitions": "Why do coalitions form and fade?",
    "norway_canada": "Why does Norway come closer than Canada?",
}
_OURS = "The choice of evidence is ours."
ALL = "all"


def rival_explanation(key: str = ALL, about: str = "rapid_force") -> View:
    """Why no rapid force was sent, or another question: explanations side by side, or one of them.

    What it answers: what does each claim, who holds it, and which observation would decide?

    Parameters
    ----------
    key : str
        A key of the table rival_explanations, or "all" for all that answer one question, side by side.
    about : str
        The question, where all are asked for: "Why did the industrial track grow?", or its key: "rapid_force",
        "industrial_track", "differentiation", "coalitions" or "norway_canada".

    Returns
    -------
    View
        Of one explanation, what speaks for and against it stand beside each other.

    Raises
    ------
    ValueError
        For an unknown explanation or question.

    >>> rival_explanation("nato").sentence
    'What would decide: How members that put NATO first behave when NATO is not interested in a crisis.'
    >>> list(rival_explanation().columns)
    ['Explanation', 'It claims', 'What would decide', 'Held by']
    """
    return _side_by_side(about) if key == ALL else _one(course().find("rival_explanations", key))


def explore_rivals(about: str = "rapid_force") -> Explorer:
    """`rival_explanation` of one question with a control for the explanation; at the start all stand side by side.

    Parameters
    ----------
    about : str
        The question: "Why was no rapid force sent?", "Why did the industrial track grow?", "Why do states differ in
        what they join?", "Why do coalitions form and fade?" or "Why does Norway come closer than Canada?", or its key:
        "rapid_force", "industrial_track", "differentiation", "coalitions" or "norway_canada".

    Returns
    -------
    Explorer

    Raises
    ------
    ValueError
        For an unknown question.

    >>> explore_rivals("industrial_track").view.title
    'Why did the industrial track grow?'
    """
    names = {row["name"]: row["explanation_id"] for row in _answers(about)}
    return explore(
        partial(rival_explanation, about=about), key=choice("Explanation", {"All side by side": ALL} | names)
    )


def _answers(about):
    key = called("about", about, QUESTIONS, "question")
    return [row for row in course().rows("rival_explanations") if row["about"] == key]


def _side_by_side(about):
    rows = _answers(about)
    columns = {
        "Explanation": [row["name"] for row in rows],
        "It claims": [row["claim"] for row in rows],
        "What would decide": [row["would_decide"] for row in rows],
        "Held by": [_holder(row) for row in rows],
    }
    return View(
        f"{capitalised(cardinal(len(rows)))} explanations are offered, and several may be right at once.",
        columns,
        title=QUESTIONS[rows[0]["about"]],
        source=source_line(("rival_explanations", [row["source_id"] for row in rows]), note=_OURS),
        words=lambda: html_words.grid(
            list(columns), [(name, cells) for name, *cells in zip(*columns.values(), strict=True)], (16, 28, 34)
        ),
    )


def _one(row):
    parts = {
        "Claim": row["claim"],
        "How it would work": row["mechanism"],
        "Held by": _holder(row),
        "For": row["evidence_for"],
        "Against": row["evidence_against"],
        "What would decide": row["would_decide"],
    }
    return View(
        f"What would decide: {row['would_decide']}",
        {"Part": list(parts), "Words": list(parts.values())},
        title=f"{QUESTIONS[row['about']]} {row['name']}",
        source=source_line(("rival_explanations", [row["source_id"]]), note=_OURS),
        unit=f"one of {len(_answers(row['about']))} explanations",
        words=lambda: html_words.run(
            html_words.facts([(part, parts[part]) for part in ("Claim", "How it would work", "Held by")]),
            html_words.panels([(f"Speaks {part.lower()} it", "", [("", parts[part])]) for part in ("For", "Against")]),
            stands_on("rival_explanations", row),
        ),
    )


def _holder(row):
    # Where the words name no year, the date of what was said stands behind them. A year may be that of print, which is
    # later than the day on which a text came out: both beside each other would only puzzle.
    when = date_in_words(row["held_on"], row["held_on_precision"]) if row["held_on"] else ""
    return f"{row['holder']} ({when})" if when and not re.search(r"\b(19|20)\d\d\b", row["holder"]) else row["holder"]
