"""Check an answer, give a hint, show a solution.

Nothing here depends on what was tried before: the same call prints the same words. A fault of the learner's answer is
always answered in words; a fault of the kit is told apart from it, and raised where ``EUDEFENCE_STRICT=1`` is set, as
in the tests.
"""

from __future__ import annotations

import os
from dataclasses import replace

from eudefence import __version__
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.quoting import excerpt
from eudefence.learning.answers.plain_data import MOST_ITEMS, Unreadable
from eudefence.learning.answers.reading import plain
from eudefence.learning.bank.catalogue import UnknownQuestion, find
from eudefence.learning.bank.question import Question
from eudefence.learning.record import last_answer, progress_file
from eudefence.learning.trial import NotTried

from .as_data import given_as_data
from .feedback import CANNOT_CHECK, NOT_ATTEMPTED, NOT_YET, RIGHT, Feedback
from .presentation import filled_kind, help_text, worked_way
from .rows_beside import rows_page


@keywords_checked
def check(
    id: str | None = None, answer: object = ..., *more: object, because: object = None, detail: bool = False
) -> Feedback:
    """Is the answer right, and if not, what went wrong?

    Parameters
    ----------
    id : str
        The question, for example ``"03.2"`` (exercise) or ``"03.a"`` (inside a unit).
    answer : object
        Your answer. Without one the reply says what to type.
    *more : object
        The reason, where a question asks for one. Elsewhere the further parts of an answer typed without its brackets,
        as in ``check("00.2", "FR", "DE")``.
    because : object, optional
        The reason by its name.
    detail : bool
        Name what is missing or superfluous instead of counting it.

    Returns
    -------
    Feedback
        Not attempted, not yet or right, with a message. It is never an exception.

    Examples
    --------
    >>> check("00.1").state
    'not attempted'
    >>> check("00.1", "five thousand").state
    'not yet'
    """
    try:
        question = find(id)
    except UnknownQuestion as error:
        return Feedback("", CANNOT_CHECK, str(error))
    except Exception as error:
        return defect(id, error)
    feedback = judge(question, answer, *more, because=because, detail=detail, page=rows_page(question.unit))
    return kept(feedback)


def kept(feedback: Feedback) -> Feedback:
    """A reply, once the answer to which it belongs stands in the record; its note says what could not be saved."""
    if feedback.state not in (NOT_YET, RIGHT):
        return feedback
    answer = feedback.answer or {}
    last_answer.remember(feedback.id, answer)
    # What could not be read may be anything, and is no answer: it stays with the notebook.
    lasting = None if answer.get("answer") is None else answer
    return replace(feedback, note=progress_file.keep(feedback.id, feedback.right, feedback.points, lasting))


def judge(
    question: Question,
    answer: object = ...,
    *more: object,
    because: object = None,
    detail: bool = False,
    page: str | None = None,
) -> Feedback:
    """The same as `check` for a question at hand, without a trace in the record.

    With a page of rows, figures of the reply are links to it.
    """
    try:
        return _judge(question, answer, more, because, detail is True, page)
    except NotTried as error:
        return Feedback(question.id, CANNOT_CHECK, str(error))
    except Exception as error:
        return defect(question.id, error)


@keywords_checked
def hint(id: str | None = None, step: int = 1) -> Feedback:
    """A pointer to the answer; each step says more.

    Parameters
    ----------
    id : str
        The question.
    step : int
        Which hint, from 1.

    Examples
    --------
    >>> hint("00.1").state
    'hint'
    """
    return _help(id, lambda question: _hint(question, step))


@keywords_checked
def solution(id: str | None = None) -> Feedback:
    """The worked solution of a question: why it holds, and the lines or the table that lead to it.

    Examples
    --------
    >>> solution("00.1").state
    'solution'
    """
    return _help(id, _solution)


def _judge(question, answer, more, because, detail, page):
    kind = filled_kind(question)
    more = kind.with_reason(more, because)
    try:
        if len(more) > MOST_ITEMS:
            raise Unreadable(f"The answer has more than {MOST_ITEMS:,} parts; a short one is asked for.")
        seen = plain(answer)
        parts = [plain(part) for part in more]
        if not all(kind.untouched(part) for part in parts):
            seen = [seen, *parts]
    except Unreadable as error:
        return _not_yet(question, str(error), kind.how(), given_as_data(question))
    if kind.untouched(seen):
        return _not_attempted(question, kind)
    key = kind.read_key(question.key())
    try:
        value = kind.read(seen)
    except Unreadable as error:
        return _not_yet(question, str(error), kind.how(), given_as_data(question, typed=seen))
    return replace(_compared(question, kind, key, value, detail, page), answer=given_as_data(question, kind, value))


def _compared(question, kind, key, value, detail, page):
    if kind.same(value, key):
        # Model points, which only the key of an argument holds, may have placeholders too.
        said = [help_text(question, words, page) for words in (kind.accepted(value, key), question.solution)]
        return Feedback(question.id, RIGHT, "\n\n".join(part for part in said if part), points=question.points)
    for wrong in question.wrong:
        fits = wrong.when(value) if wrong.when else False
        if fits or kind.typical(value, kind.read_pattern(wrong.example()), key):
            message = help_text(question, wrong.message, page)
            more = kind.comment(value, key, detail=True) if detail else ""
            # Most kinds have no details to add; what they would say is replaced by the message for this slip.
            return _not_yet(
                question, f"{message}\n\n{more}" if detail and more != kind.comment(value, key) else message
            )
    more = "" if detail else kind.detail_says
    return _not_yet(question, kind.comment(value, key, detail), advice=more)


def _not_attempted(question, kind):
    then = f'`ask("{question.id}")` shows the question.'
    return Feedback(question.id, NOT_ATTEMPTED, kind.how(), then=then, answer=given_as_data(question))


def _not_yet(question, message, advice="", answer=None):
    """A reply to an answer that is not right or could not be read."""
    again = "Try again: change your answer and run this box once more."
    then = " ".join([again, *([f'`hint("{question.id}")` gives a pointer.'] if question.hints else [])])
    return Feedback(question.id, NOT_YET, message, then=f"{advice}\n\n{then}" if advice else then, answer=answer)


def _solution(question):
    said = help_text(question, question.solution, rows_page(question.unit))
    return Feedback(question.id, "solution", "\n\n".join(part for part in (said, worked_way(question)) if part))


def _hint(question, step):
    steps = len(question.hints)
    if not steps:
        return Feedback(question.id, "hint", f'This question has no hints. `solution("{question.id}")` shows the way.')
    try:
        step = plain(step)
    except Unreadable:
        step = None
    if isinstance(step, bool) or not isinstance(step, int) or not 1 <= step <= steps:
        return Feedback(question.id, "hint", f'This question has hints 1 to {steps}. Write `hint("{question.id}", 1)`.')
    then = (
        f'`hint("{question.id}", {step + 1})` says more.'
        if step < steps
        else f'`solution("{question.id}")` shows the whole way.'
    )
    said = help_text(question, question.hints[step - 1], rows_page(question.unit))
    return Feedback(question.id, "hint", f"{step} of {steps}. {said}", then=then)


def _help(id, make):
    try:
        return make(find(id))
    except UnknownQuestion as error:
        return Feedback("", CANNOT_CHECK, str(error))
    except Exception as error:
        return defect(id, error)


def defect(id: object, error: Exception) -> Feedback:
    """The reply to a fault of the kit: told apart from a wrong answer, and raised where tests run."""
    if os.environ.get("EUDEFENCE_STRICT") == "1":
        raise error
    return Feedback(
        excerpt(id) if type(id) is str else "",
        CANNOT_CHECK,
        "The course kit could not check this question. The fault lies with the kit, not with your answer.\n\n"
        f"Please report it with these words: eudefence {__version__}, {type(error).__name__}: {excerpt(error, 200)}",
    )
