"""The designs of a European Security Council side by side, in words: who says what, and what only we say."""

from __future__ import annotations

from collections import Counter

from eudefence.data.package import course
from eudefence.ground.words import capitalised, cardinal, joined
from eudefence.views.page import html_words
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

QUESTIONS = {
    "place": "In the Union or outside",
    "members": "Who sits",
    "rule": "Who decides, by which rule",
    "link": "Link to money and instruments",
    "holder": "Who is for it, since when",
    "for": "For it",
    "against": "Against it",
}
VOICES = {
    "iai": "IAI 2026",
    "euiss": "The Institute",
    "treaty": "Treaties",
    "reported": "Reported",
    "us": "Our reading",
}
_NOT_IN_PAPER = "; not in IAI 2026"
_SAID = (
    "{designs} designs of a body that does not exist. Of {cells} answers, {told} {are} those of IAI 2026 (page 8) and"
    " {ours} {were} our own reading: argue with these first."
)
_OF_ALL = (
    "Of any of them the commentary expects faster coordination, more strategic answers and a bridge to states outside"
    " the Union; its author finds it most realistic to strengthen formats that exist. None of this was measured."
)


def security_council_designs() -> View:
    """Designs of a European Security Council side by side: where, who sits, by which rule, what for and against.

    What it answers: what do the designs differ in, and which of it does IAI 2026 say? The paper has three; the
    commentary that it cites has four.

    Returns
    -------
    View
        A column for each design, each answer with who says so.

    Notes
    -----
    Tables esc_designs, esc_design_answers and esc_euiss_models. IAI 2026, page 8; the commentary of 11 February 2026
    was seen in a short description only.

    >>> sorted({row["Design"] for row in security_council_designs().rows})[0]
    'Anchored in the European Council'
    """
    package = course()
    designs, answers = package.rows("esc_designs"), package.rows("esc_design_answers")
    names = {row["design_id"]: row["name"] for row in designs}
    lines = [
        (words, names[key], VOICES[row["basis"]], row["answer"])
        for question, words in QUESTIONS.items()
        for key in names
        for row in answers
        if (row["question"], row["design_id"]) == (question, key)
    ]
    return View(
        _sentence(designs, answers),
        dict(zip(("Question", "Design", "Who says so", "Answer"), map(list, zip(*lines, strict=True)), strict=True)),
        title="Designs of a European Security Council",
        unit="each answer with who says so",
        more=_OF_ALL,
        source=source_line(
            ("esc_design_answers", answers), ("esc_euiss_models", package.rows("esc_euiss_models")), "esc_designs"
        ),
        words=lambda: _table(designs, answers),
    )


def _sentence(designs, answers):
    by = Counter(row["basis"] for row in answers)
    return _SAID.format(
        designs=capitalised(cardinal(len(designs))),
        told=cardinal(by["iai"]),
        cells=cardinal(len(answers)),
        are="is" if by["iai"] == 1 else "are",
        ours=cardinal(by["us"]),
        were="is" if by["us"] == 1 else "are",
    )


def _table(designs, answers):
    numbers = ("In the commentary of four", [_numbers(row["design_id"]) for row in designs])
    told = [
        (words, [_cell(answers, question, row["design_id"]) for row in designs])
        for question, words in QUESTIONS.items()
    ]
    return html_words.grid(["", *(row["name"] for row in designs)], [numbers, *told], (12, 22, 22, 22, 22))


def _numbers(design):
    """The models of the commentary that come closest, and whether the paper has the design."""
    models = [f"model {row['number']}" for row in course().rows("esc_euiss_models") if row["design_id"] == design]
    in_paper = course().find("esc_designs", design)["source_id"] == "CORE_IAI"
    return capitalised(joined(models) + ("" if in_paper else _NOT_IN_PAPER))


def _cell(answers, question, design):
    return [
        (VOICES[row["basis"]], row["answer"])
        for row in answers
        if (row["question"], row["design_id"]) == (question, design)
    ]
