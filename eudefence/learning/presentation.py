"""How a question is put before the learner: the task, what may be chosen, and what to type."""

from __future__ import annotations

from .kinds.argument import Argument
from .kinds.kind import Kind
from .placeholders import fill
from .question import Question


def filled_kind(question: Question, folder: str | None = None) -> Kind:
    """The answer kind of a question with the figures of its texts in place."""
    return question.kind.filled(lambda text: fill(text, question.facts, folder))


def task(question: Question, folder: str | None = None) -> str:
    """The whole task in Markdown.

    Parameters
    ----------
    question : Question
    folder : str, optional
        Where the tables lie, seen from the notebook; with it figures become fact links.

    Examples
    --------
    >>> from eudefence.learning.bank import find
    >>> print(task(find("00.a")))
    Every row of a course table says where it comes from. ...
    """
    return "\n\n".join(parts(question, folder).values())


def asked(question: Question, folder: str | None = None) -> str:
    """The task without the sentence on what to type."""
    return "\n\n".join(words for part, words in parts(question, folder).items() if part != "how")


def parts(question: Question, folder: str | None = None) -> dict[str, str]:
    """The task in its parts: "task", then "options" where there are any, and "how", what to type.

    >>> from eudefence.learning.bank import find
    >>> list(parts(find("00.a")))
    ['task', 'options', 'how']
    """
    kind = filled_kind(question, folder)
    found = {"task": fill(question.prompt.strip(), question.facts, folder), "options": _options(kind.offered())}
    return {part: words for part, words in found.items() if words} | {"how": filled_kind(question).how()}


def _options(groups) -> str:
    blocks = []
    for heading, options in groups:
        lines = [f"- **{sign}** {words}" for sign, words in options]
        blocks.append("\n".join([f"{heading}:", "", *lines] if len(groups) > 1 else lines))
    return "\n\n".join(blocks)


def help_text(question: Question, text: str, folder: str | None = None) -> str:
    """A hint, message or solution with its figures; ``{key}`` stands for the right answer."""
    facts = dict(question.facts)
    if "{key}" in text:
        kind = filled_kind(question)
        shown = kind.show(kind.read_key(question.key()))
        # The model points of an argument are texts with placeholders of their own.
        facts["key"] = lambda: fill(shown, question.facts) if isinstance(kind, Argument) else shown
    return fill(text.strip(), facts, folder)
