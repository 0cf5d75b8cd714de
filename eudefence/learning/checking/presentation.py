"""How a question is put before the learner: the task, what may be chosen, and what to type."""

from __future__ import annotations

from eudefence.ground.words import is_sentence
from eudefence.learning.bank.placeholders import fill
from eudefence.learning.bank.question import Question
from eudefence.learning.kinds.kind import Kind


def filled_kind(question: Question, page: str | None = None) -> Kind:
    """The answer kind of a question with the figures of its texts in place."""
    return question.kind.filled(lambda text: fill(text, question.facts, page))


def task(question: Question, page: str | None = None) -> str:
    """The whole task in Markdown.

    Parameters
    ----------
    question : Question
    page : str, optional
        The page of rows of the unit, seen from the notebook; with it figures become fact links.

    Examples
    --------
    >>> from eudefence.learning.bank.catalogue import find
    >>> print(task(find("00.a")))
    Every row of a course table says where it comes from. ...
    """
    return "\n\n".join(parts(question, page).values())


def asked(question: Question, page: str | None = None) -> str:
    """The task without the sentence on what to type."""
    return "\n\n".join(words for part, words in parts(question, page).items() if part != "how")


def parts(question: Question, page: str | None = None) -> dict[str, str]:
    """The task in its parts: "task", then "options" where there are any, and "how", what to type.

    >>> from eudefence.learning.bank.catalogue import find
    >>> list(parts(find("00.a")))
    ['task', 'options', 'how']
    """
    kind = filled_kind(question, page)
    found = {"task": fill(question.prompt.strip(), question.facts, page), "options": _options(kind.offered())}
    return {part: words for part, words in found.items() if words} | {"how": filled_kind(question).how()}


def _options(groups) -> str:
    blocks = []
    for heading, options in groups:
        # A mark after the sign, so that "a a grant" is not read as a word written twice.
        signs = [f"**{sign}{')' if len(sign) == 1 else ':'}** " if sign else "" for sign, _ in options]
        lines = [f"- {sign}{words}" for sign, (_, words) in zip(signs, options, strict=True)]
        blocks.append("\n".join([f"{heading}:", "", *lines] if len(groups) > 1 else lines))
    return "\n\n".join(blocks)


def shown_key(question: Question) -> str:
    """The right answer in words, on one line.

    >>> from eudefence.learning.bank.catalogue import find
    >>> shown_key(find("00.1"))
    '5,000 persons'
    """
    kind = filled_kind(question)
    key = kind.read_key(question.key())
    shown = kind.show(key)
    return fill(shown, question.facts) if kind.texts(key) else shown


def help_text(question: Question, text: str, page: str | None = None) -> str:
    """A hint, message or solution with its figures; ``{key}`` stands for the right answer, as words or as a list of its
    own.

    >>> from eudefence.learning.bank.catalogue import find
    >>> help_text(find("00.1"), "{key}. So it is planned.")
    'The answer is: 5,000 persons. So it is planned.'
    """
    text = text.strip()
    if "{key}" not in text:
        return fill(text, question.facts, page)
    kind = filled_kind(question)
    key = kind.read_key(question.key())
    lines = kind.lines(key)
    if lines:
        before, after = (part.strip() for part in text.split("{key}", 1))
        block = "\n".join(f"- {fill(line, question.facts) if kind.texts(key) else line}" for line in lines)
        before = fill(before, question.facts, page) or kind.lead
        parts = [
            f"{before}:" if before[-1].isalnum() else before,
            block,
            fill(after.lstrip(".,; "), question.facts, page),
        ]
        return "\n\n".join(part for part in parts if part)
    shown = shown_key(question)
    if text.startswith("{key}.") and not is_sentence(shown):
        text = f"{kind.lead}: {text}"
    return fill(text, {**question.facts, "key": lambda: shown}, page)


def worked_way(question: Question) -> str:
    """The right answer besides its sentence: its table where it is one, the call that types it, or the lines of a
    function. What takes more than one plain call is said in words only, unless it can be answered in no other way.

    >>> from eudefence.learning.bank.catalogue import find
    >>> print(worked_way(find("00.b")))
    Who types the answer writes:
    <BLANKLINE>
    ```python
    check("00.b", "a")
    ```
    """
    kind = filled_kind(question)
    told = [kind.table(kind.read_key(question.key()))]
    if kind.one_call or kind.needs_code:
        told += [
            kind.worked_says if question.worked else kind.typed_says,
            f"```python\n{solved_cell(question)}\n```",
        ]
    return "\n\n".join(part for part in told if part)


def solved_cell(question: Question) -> str:
    """The cell that answers a question rightly, for `check`.

    >>> from eudefence.learning.bank.catalogue import find
    >>> print(solved_cell(find("00.1")))
    check("00.1", 5000)
    """
    kind = filled_kind(question)
    worked = question.worked.strip()
    if worked:  # a function, and the blank lines that stand behind one
        return f'{worked}\n\n\ncheck("{question.id}", answer)'
    return kind.cell(question.id, kind.literal(kind.read_key(question.key())))
