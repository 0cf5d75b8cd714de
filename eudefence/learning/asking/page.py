"""How a form looks: the fields with the words of the question, and the still page that stands in a saved notebook."""

from __future__ import annotations

from html import escape

from eudefence.ground.words import count
from eudefence.learning.bank.question import Question
from eudefence.learning.checking.feedback import to_html, unmarked
from eudefence.learning.checking.presentation import filled_kind, parts

RUN = "Run this box (Shift and Enter) to answer."
NEEDS_CODE = "This one needs code: write it in the next box, and let `check` try it."
SILENCE = "No reply yet. If none comes, run the first box of this page, then this one."
_WORDS = ("label", "help")  # words of a field
_LISTS = ("options", "items", "names")  # lists of signs with words


def title(question: Question) -> str:
    """What stands over a question.

    >>> from eudefence.learning.bank.catalogue import find
    >>> title(find("03.1")), title(find("03.b")), title(find("03.9"))
    ('Question 03.1 (2 points)', 'Question 03.b', 'Question 03.9 (3 points, needs code)')
    """
    notes = [count(question.points, "point")] if question.exercise else []
    notes += ["needs code"] if question.needs_code else []
    return f"Question {question.id} ({', '.join(notes)})" if notes else f"Question {question.id}"


def form_of(question: Question, values: dict[str, object]) -> dict[str, object]:
    """What `views/live/form.js` needs to show a question, with the values from which its fields start."""
    found = []
    for field in filled_kind(question).form() or ():
        start = values.get(str(field["name"]))
        found.append(_in_page(field) | ({} if start is None else {"value": start}))
    return {
        "title": title(question),
        "question": {"html": to_html(parts(question)["task"])},
        "fields": found,
        "check": "Check",
        "hint": "Hint" if question.hints else None,
        "silence": SILENCE,
    }


def _in_page(field: dict[str, object]) -> dict[str, object]:
    """A field whose words are shown as they are meant: `code` and **bold** by marks of the page."""
    shown = dict(field)
    for name in _WORDS:
        if isinstance(shown.get(name), str):
            shown[name] = _words(str(shown[name]))
    for name in _LISTS:
        if name in shown:
            shown[name] = [[sign, _words(words)] for sign, words in shown[name]]
    if "columns" in shown:
        shown["columns"] = [_in_page(column) for column in shown["columns"]]
    return shown


def _words(words: str) -> object:
    if unmarked(words) == words:
        return words
    return {"html": to_html(words).removeprefix("<p>").removesuffix("</p>")}


def still(question: Question, page: str | None = None) -> dict[str, str]:
    """The question as a page without controls: what a saved notebook keeps of a form.

    With a page of rows, its figures are links to it. In the form itself they are words: a widget's links would leave
    the page.

    >>> from eudefence.learning.bank.catalogue import find
    >>> print(still(find("00.b"))["text/plain"])
    Question 00.b
    <BLANKLINE>
    How often have the EU Battlegroups, ...
    <BLANKLINE>
    - a) never
    - b) once
    - c) every year since they were declared ready
    <BLANKLINE>
    Run this box (Shift and Enter) to answer.
    """
    told = [words for part, words in parts(question, page).items() if part != "how"]
    last = RUN
    if question.needs_code:
        kind = filled_kind(question)
        told = [NEEDS_CODE, *told, f"```python\n{kind.cell(question.id)}\n```"]
        last = kind.how()
    head = title(question)
    html = f"<p><strong>{escape(head)}</strong></p>{''.join(map(to_html, told))}<p><em>{to_html(last)[3:-4]}</em></p>"
    return {"text/html": f"<div>{html}</div>", "text/plain": "\n\n".join([head, *map(unmarked, [*told, last])])}
