"""The texts of the course side by side: three answers to one question, and what a text says against what others say."""

from __future__ import annotations

from functools import lru_cache

from eudefence.data.named import row_named
from eudefence.data.package import course
from eudefence.ground.called import called
from eudefence.ground.words import date_in_words
from eudefence.views.page import html_words
from eudefence.views.page.controls import by_words, choice
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.plain_table import columns_of
from eudefence.views.page.source import source_line
from eudefence.views.page.source_words import reference, stands_on
from eudefence.views.page.view import View

_COVERAGE = {"full": "answers in full", "partial": "answers in part", "silent": "is silent"}
VERDICTS = {
    "error": "an error of fact",
    "date": "a matter of the date",
    "definition": "a matter of definition",
    "interpretation": "a matter of interpretation",
}
_DIFFER = {  # whole sentences, one for each case
    "text_and_others": "{name} and other sources differ, which is {verdict}.",
    "versions_of_the_text": "Two versions of {name} differ, which is {verdict}.",
    "others_only": "{name} does not deal with it; others differ, which is {verdict}.",
    "others_add": "{name} and other sources agree as far as it goes; what the others add is {verdict}.",
}
_OTHERS = {"versions_of_the_text": "Another version says"}


def compare_texts(question: str = "Q1") -> View:
    """One question put to the three core texts.

    What it answers: what does each text say, and which year and purpose explain where they part?

    Parameters
    ----------
    question : str
        As it is asked, such as "What is the main way forward?", or its key in the table text_questions: Q1 (why the
        advance is uneven), Q2 (the way forward), Q3 (the role of partners), Q4 (whether flexibility holds together).

    Returns
    -------
    View
        A panel for each text in the order of their years. Answers are restated in the course's words.

    Raises
    ------
    ValueError
        For an unknown question.

    >>> compare_texts("Q2").columns["Text"]
    ['EUFLEX', 'FEPS 2022', 'IAI 2026']
    """
    asked = _questions()
    question = called("question", question, asked)
    package = course()
    texts = {row["text"]: row for row in package.rows("core_texts")}
    answers = [row for row in package.rows("text_answers") if row["question_id"] == question]
    answers.sort(key=lambda row: texts[row["text"]]["written_on"])
    told = [_answer(texts[row["text"]], row) for row in answers]
    return View(
        "",
        columns_of(told),
        title=asked[question],
        source=source_line(
            ("text_answers", [row["source_id"] for row in answers]), note="Answers are restated, not quoted."
        ),
        date=f"{told[0]['Written']} to {told[-1]['Written']}",
        unit="one question, three texts",
        words=lambda: html_words.panels([_panel(said, row) for said, row in zip(told, answers, strict=True)]),
    )


def _answer(text, row):
    return {
        "Text": text["short_name"],
        "Written": date_in_words(text["written_on"], text["written_on_precision"]),
        "Purpose": text["purpose"],
        "Coverage": _COVERAGE[row["coverage"]],
        "Answer": row["answer"],
        "Where": row["locator"],
        "What explains the difference": row["what_explains_the_difference"],
    }


def _panel(said, row):
    parts = [
        ("", f"It {said['Coverage']}."),
        ("", said["Answer"]),
        ("Why it says so", said["What explains the difference"]),
        ("Where", html_words.run(f"{said['Where']}, in ", reference(row["source_id"]))),
    ]
    return said["Text"], f"{said['Written']}. {said['Purpose']}", parts


def disagreement(key: str = "DIS01") -> View:
    """What a core text says, what other sources say, and what a reader can learn from the difference.

    Parameters
    ----------
    key : str
        What is disputed, as the picture's title has it, or its key in the table disagreements.

    Returns
    -------
    View

    Raises
    ------
    ValueError
        For an unknown key.

    >>> disagreement("DIS01").sentence
    'IAI 2026 and other sources differ, which is a matter of the date.'
    """
    row = course().find("disagreements", row_named("disagreements", key, "key"))
    name = course().find("core_texts", row["text"])["short_name"]
    when = date_in_words(row["as_of"], row["as_of_precision"])
    sides = [
        (f"{name} says", "restated", row["core_text_says"]),
        (_OTHERS.get(row["who_differs"], "Other sources say"), when, row["other_sources_say"]),
        ("What to learn", "", row["what_to_learn"]),
    ]
    heads = [f"{head} ({under})" if under else head for head, under, _ in sides]
    return View(
        _DIFFER[row["who_differs"]].format(name=name, verdict=VERDICTS[row["kind"]]),
        {"Who": heads, "What": [said for _, _, said in sides]},
        title=row["title"],
        source=source_line(("disagreements", [row["source_id"]]), note=f"Claim {row['claim_id']} of the ledger."),
        date=f"as of {when}",
        words=lambda: html_words.run(
            html_words.panels([(head, under, [("", said)]) for head, under, said in sides]),
            stands_on("disagreements", row),
        ),
    )


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
