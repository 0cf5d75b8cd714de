"""The texts of the course side by side: three answers to one question, and what a text says against what others say."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.words import date_in_words, joined
from eudefence.views.page import style
from eudefence.views.page.controls import by_words, choice
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.figure_view import FigureView
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.panels import text_panels

_COVERAGE = {"full": "answers in full", "partial": "answers in part", "silent": "is silent"}
VERDICTS = {
    "error": "an error of fact",
    "date": "a matter of the date",
    "definition": "a matter of definition",
    "interpretation": "a matter of interpretation",
}


def compare_texts(question: str = "Q1") -> View:
    """One question put to the three core texts.

    What it answers: what does each text say, and which year and purpose explain where they part?

    Parameters
    ----------
    question : str
        A key of the table text_questions: Q1 (why the advance is uneven), Q2 (the way forward), Q3 (the role of
        partners).

    Returns
    -------
    View
        A panel for each text in the order of their years. Answers are restated in the course's words.

    Raises
    ------
    ValueError
        For an unknown question.

    >>> compare_texts("Q2").table["Text"].tolist()
    ['EUFLEX', 'FEPS 2022', 'IAI 2026']
    """
    asked = _questions()
    one_of("question", question, asked)
    package = course()
    texts = {row["text"]: row for row in package.rows("core_texts")}
    answers = [row for row in package.rows("text_answers") if row["question_id"] == question]
    answers.sort(key=lambda row: texts[row["text"]]["written_on"])
    panels, rows = [], []
    for row in answers:
        text = texts[row["text"]]
        written = date_in_words(text["written_on"], text["written_on_precision"])
        panels.append(
            (
                text["short_name"],
                f"{written}. {text['purpose']}",
                [("", row["answer"]), ("Why it says so", row["what_explains_the_difference"])],
            )
        )
        rows.append(
            (
                text["short_name"],
                written,
                text["purpose"],
                _COVERAGE[row["coverage"]],
                row["answer"],
                row["locator"],
                row["what_explains_the_difference"],
            )
        )
    heads = ["Text", "Written", "Purpose", "Coverage", "Answer", "Where", "What explains the difference"]
    sentence = f"{asked[question]} {joined([f'{row[0]} ({row[1]}) {row[3]}' for row in rows])}."
    with style.sheet():
        figure = text_panels(panels)
        style.finish(
            figure,
            asked[question],
            source_line(
                ("text_answers", [row["source_id"] for row in answers]), note="Answers are restated, not quoted."
            ),
            f"{rows[0][1]} to {rows[-1][1]}",
            "one question, three texts",
        )
    return FigureView(figure, sentence, pd.DataFrame(rows, columns=heads))


def disagreement(key: str = "DIS01") -> View:
    """What a core text says, what other sources say, and what a reader can learn from the difference.

    Parameters
    ----------
    key : str
        A key of the table disagreements.

    Returns
    -------
    View

    Raises
    ------
    ValueError
        For an unknown key.

    >>> disagreement("DIS01").sentence.startswith("When Poland joined Eurocorps: ")
    True
    """
    row = course().find("disagreements", key)
    name = course().find("core_texts", row["text"])["short_name"]
    panels = [
        (f"{name} says", "restated", [("", row["core_text_says"])]),
        ("Other sources say", date_in_words(row["as_of"], row["as_of_precision"]), [("", row["other_sources_say"])]),
        ("What to learn", VERDICTS[row["kind"]], [("", row["what_to_learn"])]),
    ]
    table = pd.DataFrame([(f"{head} ({under})", parts[0][1]) for head, under, parts in panels], columns=["Who", "What"])
    # A text that does not deal with a question does not differ from anybody: then the other sources differ among
    # themselves.
    silent = row["core_text_says"].startswith("Not dealt with")
    differ = f"{name} does not deal with it; others differ" if silent else f"{name} and other sources differ"
    sentence = f"{row['title']}: {differ}, which is {VERDICTS[row['kind']]}. {row['what_to_learn']}"
    with style.sheet():
        figure = text_panels(panels)
        style.finish(
            figure,
            row["title"],
            source_line(("disagreements", [row["source_id"]]), note=f"Claim {row['claim_id']} of the ledger."),
            f"as of {date_in_words(row['as_of'], row['as_of_precision'])}",
            "a text against other sources",
        )
    return FigureView(figure, sentence, table)


def explore_texts() -> Explorer:
    """`compare_texts` with a control for the question."""
    return explore(compare_texts, question=choice("Question", by_words(_questions())))


def explore_disagreements() -> Explorer:
    """`disagreement` with a control for the case."""
    return explore(
        disagreement,
        key=choice("Case", {row["title"]: row["disagreement_id"] for row in course().rows("disagreements")}),
    )


@lru_cache(maxsize=1)
def _questions() -> dict[str, str]:
    return {row["question_id"]: row["question"] for row in course().rows("text_questions")}
