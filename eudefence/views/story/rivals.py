"""Explanations of one fact, each with what speaks for and against it."""

from __future__ import annotations

import pandas as pd

from eudefence.data.package import course
from eudefence.ground.words import date_in_words
from eudefence.views.page import style
from eudefence.views.page.controls import choice
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.figure_view import FigureView
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.panels import text_panels


def rival_explanation(key: str = "double_constraint") -> View:
    """Why no rapid force of the Union was sent: one explanation, its evidence, and what would decide.

    Parameters
    ----------
    key : str
        A key of the table rival_explanations.

    Returns
    -------
    View
        Three panels: the claim and who holds it; what speaks for it; what speaks against it and what would decide.

    Raises
    ------
    ValueError
        For an unknown explanation.

    >>> rival_explanation("nato").sentence.startswith("NATO first: ")
    True
    """
    row = course().find("rival_explanations", key)
    when = f", {date_in_words(row['held_on'], row['held_on_precision'])}" if row["held_on"] else ""
    panels = [
        ("The claim", f"{row['holder']}", [("", row["claim"]), ("How it would work", row["mechanism"])]),
        ("Speaks for it", "in the course's words", [("", row["evidence_for"])]),
        (
            "Speaks against it",
            "in the course's words",
            [("", row["evidence_against"]), ("What would decide", row["would_decide"])],
        ),
    ]
    sentence = f"{row['name']}: {row['claim']} For it: {row['evidence_for']} Against it: {row['evidence_against']}"
    table = pd.DataFrame(
        [
            ("Claim", row["claim"]),
            ("How it would work", row["mechanism"]),
            ("Held by", f"{row['holder']}{when}"),
            ("For", row["evidence_for"]),
            ("Against", row["evidence_against"]),
            ("What would decide", row["would_decide"]),
        ],
        columns=["Part", "Words"],
    )
    with style.sheet():
        figure = text_panels(panels)
        style.finish(
            figure,
            f"Why was no rapid force sent? {row['name']}",
            source_line(("rival_explanations", [row["source_id"]]), note="The choice of evidence is ours."),
            date_in_words(row["held_on"], row["held_on_precision"]) if row["held_on"] else "",
            f"one of {len(course().rows('rival_explanations'))} explanations",
        )
    return FigureView(figure, sentence, table)


def explore_rivals() -> Explorer:
    """`rival_explanation` with a control for the explanation."""
    return explore(
        rival_explanation,
        key=choice("Explanation", {row["name"]: row["explanation_id"] for row in course().rows("rival_explanations")}),
    )
