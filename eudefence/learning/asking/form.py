"""`ask`: a question with its form, and the reply that each press writes below it.

The form is a widget and lives as long as the page; question, answer and reply are ordinary outputs and stay in the
notebook. The order is always question, form, reply.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import count

from eudefence.ground.arguments import keywords_checked
from eudefence.learning.answers.plain_data import Unreadable
from eudefence.learning.answers.reading import plain
from eudefence.learning.bank.catalogue import UnknownQuestion, find
from eudefence.learning.bank.question import Question
from eudefence.learning.checking.as_data import answer_from, given_as_data
from eudefence.learning.checking.checker import defect, hint, judge, kept
from eudefence.learning.checking.feedback import ANSWER, CANNOT_CHECK, NOT_ATTEMPTED, NOT_YET, Feedback
from eudefence.learning.checking.presentation import filled_kind
from eudefence.learning.checking.rows_beside import rows_page
from eudefence.learning.record import last_answer
from eudefence.views.live import widget

from . import page

_shown = count(1)
_BUTTON = " The button Hint gives a pointer."


@keywords_checked
def ask(id: str | None = None) -> OpenQuestion | Feedback:
    """Show a question with a form to answer it.

    Parameters
    ----------
    id : str
        The question, for example ``"03.2"`` (exercise) or ``"03.a"`` (inside a unit).

    Returns
    -------
    OpenQuestion
        In a notebook it shows the form, and the reply to the last answer; elsewhere the question. An id that is not
        known is answered in words.

    Examples
    --------
    >>> ask("03.f").state
    'not attempted'
    >>> ask("00.77")
    Cannot check
    <BLANKLINE>
    There is no question “00.77”. ...
    """
    try:
        return OpenQuestion(find(id))
    except UnknownQuestion as error:
        return Feedback("", CANNOT_CHECK, str(error))
    except Exception as error:
        return defect(id, error)


class OpenQuestion:
    """A question that was asked: its form, and the reply to the last answer.

    Attributes
    ----------
    question : Question
    values : dict
        What the fields of the form start from.
    reply : Feedback
        The reply to the last answer. A hint does not replace it.
    """

    def __init__(self, question: Question):
        self.question = question
        self.values, self.reply = started(question)
        self._hint: Feedback | None = None
        self._step = 0
        self._handle = None

    @property
    def state(self) -> str:
        """The state of the last answer, such as "not attempted"."""
        return self.reply.state

    def press(self, sent: object) -> str:
        """Do what the page sent: check the values of the form, or say a hint.

        Parameters
        ----------
        sent : object
            As a rule ``{"do": "check", "values": {...}}``; it comes from a page, and may be anything.

        Returns
        -------
        str
            What is said of it, in plain words.

        Examples
        --------
        >>> asked = ask("00.b")
        >>> asked.press({"do": "check", "values": {"answer": "b"}}).splitlines()[0], asked.state
        ('00.b: Not yet', 'not yet')
        """
        sent = sent if isinstance(sent, Mapping) else {}
        if sent.get("do") == "hint":
            self._step = min(self._step + 1, max(len(self.question.hints), 1))
            self._hint = _under_a_form(hint(self.question.id, self._step), self.question)
            said = self._hint
        else:
            self._hint, self._step = None, 0
            said = self.reply = kept(judged(self.question, sent.get("values")))
        if self._handle is not None:
            self._handle.update(self.bundle(), raw=True)
        return repr(said)

    def bundle(self) -> dict[str, object]:
        """The reply as it is shown and kept: the last answer with its reply, and the hint asked for after it."""
        shown = [self.reply, *([self._hint] if self._hint else [])]
        bundle: dict[str, object] = {
            "text/html": "".join(one.to_html() for one in shown),
            "text/plain": "\n\n".join(map(repr, shown)),
        }
        answer = self.reply._repr_mimebundle_().get(ANSWER)
        return bundle if answer is None else bundle | {ANSWER: answer}

    def __repr__(self) -> str:
        return page.still(self.question)["text/plain"]

    def _ipython_display_(self) -> None:
        from IPython.display import display

        display({**page.still(self.question, rows_page(self.question.unit)), **self._view()}, raw=True)
        if not self.question.needs_code:
            self._handle = display(self.bundle(), raw=True, display_id=f"ask-{self.question.id}-{id(self)}")

    def _view(self) -> dict[str, object]:
        """The widget with the form, as part of an output; nothing where no page can show one."""
        from IPython import get_ipython

        if self.question.needs_code or not hasattr(get_ipython(), "kernel"):
            return {}
        # A name that is the same in every clean run, so that a stored notebook is the same too.
        made = widget.make(
            "form", f"ask-{self.question.id}-{next(_shown)}", form=page.form_of(self.question, self.values)
        )
        made.on_msg(lambda _, sent, __: made.send({"said": self.press(sent)}))
        view = {"version_major": 2, "version_minor": 0, "model_id": made.model_id}
        return {"application/vnd.jupyter.widget-view+json": view}


def judged(question: Question, values: object) -> Feedback:
    """The reply to the values of a form: that of `check` to the same answer, with advice for a form.

    >>> judged(find("00.b"), {"answer": "b"}).state == judge(find("00.b"), "b").state
    True
    >>> judged(find("00.b"), "<script>").state
    'not attempted'
    """
    values = values if isinstance(values, Mapping) else {}
    try:
        kind = filled_kind(question)
        given, open_still = kind.answer_of(values), kind.incomplete(values)
        if open_still:
            data = given_as_data(question, typed=None if given is ... else given)
            return _under_a_form(Feedback(question.id, NOT_YET, open_still, answer=data), question)
    except Exception as error:
        return defect(question.id, error)
    return _under_a_form(judge(question, given, page=rows_page(question.unit)), question)


def started(question: Question) -> tuple[dict[str, object], Feedback]:
    """What the fields of a form start from, and the reply to it: the last answer, judged again."""
    data = last_answer.last(question.id, ANSWER)
    nothing = judged(question, {})
    if data is None or question.needs_code:
        return {}, nothing
    given = answer_from(question, data)
    try:
        kind = filled_kind(question)
        values = kind.values_of(plain(given))
        if kind.incomplete(values):
            return values, judged(question, values)
    except Unreadable:
        values = {}
    except Exception:  # Anybody may have written what stands in a file; what is odd is no answer.
        return {}, nothing
    return values, _under_a_form(judge(question, given, page=rows_page(question.unit)), question)


def _under_a_form(feedback: Feedback, question: Question) -> Feedback:
    """A reply whose advice is for buttons and not for boxes of code."""
    if feedback.state == NOT_ATTEMPTED:
        return replace(feedback, message="Choose or fill in your answer, and press Check.", then="")
    if feedback.state == NOT_YET:
        return replace(
            feedback, then=f"Try again: change your answer and press Check.{_BUTTON if question.hints else ''}"
        )
    if feedback.state == "hint" and f'hint("{question.id}"' in feedback.then:
        return replace(feedback, then="The button Hint says more.")
    return feedback
