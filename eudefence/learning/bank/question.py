"""What a question is, once its text has been read.

Nothing in it is an answer typed by hand: the key is a function of the data, and figures in the text are placeholders.
README.md in this folder tells how the text is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from eudefence.data.facts import fact
from eudefence.learning.kinds.kind import Kind

ID = re.compile(r"(\d{2})\.(\d{1,2}|[a-z])")


def cell(link: str) -> Callable[[], object]:
    """A key that is simply one cell of the course data.

    >>> cell("forces.rdc.planned_strength")()
    5000
    """

    def value():
        found = fact(link).value
        if found is None:
            raise ValueError(f"{link} is blank and cannot be the key of a question.")
        return found

    return value


@dataclass(frozen=True, eq=False)
class Wrong:
    """A typical wrong answer and what to say to it.

    Attributes
    ----------
    answer : value or function
        The wrong answer as a learner would type it, or a function without arguments that computes it from the data. For
        a mapping it is enough to give the entries that are wrong; for a choice with reason, the choice alone stands for
        that choice with any reason.
    message : str
        Two sentences: what was probably done and why it is wrong (article or passage), then what to try.
    when : function, optional
        Applies the message to more answers than this one: a function that takes the answer as the checker reads it (a
        set of codes, a number ...) and says True or False.
    """

    answer: object
    message: str
    when: Callable[[object], bool] | None = None

    def example(self) -> object:
        """The wrong answer itself."""
        return self.answer() if callable(self.answer) else self.answer


@dataclass(frozen=True, eq=False)
class Question:
    """One question with everything that belongs to it.

    Attributes
    ----------
    id : str
        ``"03.2"`` for an exercise, ``"03.a"`` for a question inside a unit; the first part is the unit.
    prompt : str
        The task in Markdown, with placeholders for figures.
    kind : Kind
        What an answer looks like, for example ``Number("persons")`` or ``Countries()``.
    key : function
        Computes the right answer from data and models. Takes no arguments.
    objective : str
        What the learner shows by answering; begins with a verb.
    wrong : tuple of Wrong
        At least two; the first one that applies is used.
    hints : tuple of str
        From a pointer to nearly the whole way.
    solution : str
        How the answer is found and why it holds. ``{key}`` stands for the answer.
    facts : mapping
        Each placeholder with its fact link or a function.
    points : int
        What a right answer earns.
    right_forms : tuple
        Other ways to type the right answer, as values or functions; the tests try them.
    worked : str
        The lines of a right function, where an answer needs code. Everywhere else the solution is made from the key.
    minutes : int, optional
        How long it takes a reader about, with what is to be read or set for it.
    section : str
        The section of the notebook in which it stands, for a check inside a unit.
    misconceptions : tuple of int
        Numbers of the ideas that it brings to light, in the table misconceptions.
    names, from_names : function, optional
        An answer that the kind has read by the names of options, items and categories, and the way back: names stay
        when words or their order change.

    Examples
    --------
    >>> from eudefence.learning.kinds import Number
    >>> question = Question(
    ...     id="00.9",
    ...     prompt="How many persons may the Rapid Deployment Capacity have?",
    ...     kind=Number("persons"),
    ...     key=cell("forces.rdc.planned_strength"),
    ...     objective="read a figure in a table",
    ... )
    >>> question.unit, question.exercise, question.key()
    ('00', True, 5000)
    """

    id: str
    prompt: str
    kind: Kind
    key: Callable[[], object]
    objective: str
    wrong: tuple[Wrong, ...] = ()
    hints: tuple[str, ...] = ()
    solution: str = ""
    facts: Mapping[str, str | Callable] = field(default_factory=dict)
    points: int = 1
    right_forms: tuple = ()
    worked: str = ""
    minutes: int | None = None
    section: str = ""
    misconceptions: tuple[int, ...] = ()
    names: Callable[[object], object] | None = None
    from_names: Callable[[object], object] | None = None

    def __post_init__(self):
        if not ID.fullmatch(self.id):
            raise ValueError(
                f"id: {self.id!r} is no question id. Write '03.2' for an exercise or '03.a' for an inline check."
            )
        if not isinstance(self.kind, Kind):
            raise ValueError(
                f"kind: question {self.id} needs an answer kind such as Number('persons'), not {self.kind!r}."
            )
        if not callable(self.key):
            raise ValueError(f"key: question {self.id} needs a function of the data, not the typed value {self.key!r}.")
        for name in ("wrong", "hints", "right_forms"):
            # A pair of brackets without a comma is the commonest slip in a question file.
            if not isinstance(getattr(self, name), tuple):
                raise ValueError(
                    f"{name}: question {self.id} needs a tuple; write a comma after a single item: (item,)."
                )

    @property
    def unit(self) -> str:
        """The unit it belongs to, for example ``"03"``."""
        return self.id.partition(".")[0]

    @property
    def needs_code(self) -> bool:
        """True where an answer is written in Python; all others can be chosen or filled in."""
        return self.kind.needs_code

    @property
    def exercise(self) -> bool:
        """True for an exercise, False for a check inside a unit."""
        return self.id.partition(".")[2].isdigit()
