"""What every answer kind can do."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from fractions import Fraction
from typing import ClassVar

from eudefence.learning.answers.plain_data import Unreadable
from eudefence.learning.answers.reading import plain

Fill = Callable[[str], str]


def text(**kwargs):
    """Mark a field of a kind as text with placeholders."""
    return field(metadata={"text": True}, **kwargs)


def computed(**kwargs):
    """Mark a field of a kind that a function may compute from the data."""
    return field(metadata={"computed": True}, **kwargs)


@dataclass(frozen=True)
class Kind(ABC):
    """Base of the answer kinds. A kind reads an answer, compares it with the key and describes what differs.

    Subclasses override `read`, `how` and `comment`, and the rest where the default does not serve. All take the kind
    *filled*: with the placeholders of its texts replaced.

    Attributes
    ----------
    look : str
        Where to look again, as a whole sentence: said to an answer that is not right and not typical, instead of what
        the kind itself would advise. Give it where that advice does not fit the question.
    """

    name: ClassVar[str] = "answer"
    typed_says: ClassVar[str] = "Who types the answer writes:"  # above the key as code, in a solution
    worked_says: ClassVar[str] = "Lines of Python that you can copy:"  # above the worked answer of a function
    one_call: ClassVar[bool] = True  # whether the key fits into one call of `check` that everybody can read

    detail_says: ClassVar[str] = ""  # what `check` says more when it is asked for details

    lead: ClassVar[str] = (
        "The answer is"  # above the lines of a key, where the solution has no words of its own before them
    )

    look: str = text(default="", kw_only=True)

    def filled(self, fill: Fill) -> Kind:
        """A copy whose texts have their placeholders filled; texts given by a function are computed."""
        changes = {}
        for one in fields(self):
            value = getattr(self, one.name)
            if one.metadata.get("computed") and callable(value):
                changes[one.name] = value()
            if one.metadata.get("text"):
                changes[one.name] = _fill(value() if callable(value) else value, fill)
        return replace(self, **changes) if changes else self

    @abstractmethod
    def how(self) -> str:
        """One sentence on what to type."""

    def offered(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What to print under the prompt: groups of options, each with its heading; an option is a sign to type, or
        nothing where its words are typed, and its words.
        """
        return []

    def stub(self) -> str:
        """What stands after ``answer =`` in an untouched cell."""
        return "..."

    def cell(self, id: str, code: str | None = None) -> str:
        """The lines of an answer cell; `code` is the answer, and then one call; without it the cell is untouched."""
        return f'check("{id}", {code})' if code else f'answer = {self.stub()}\ncheck("{id}", answer)'

    def with_reason(self, more: tuple, because: object) -> tuple:
        """The further parts of an answer, with the reason given by its name where the kind asks for one."""
        return more

    @abstractmethod
    def read(self, answer: object) -> object:
        """A plain answer in the form that is compared.

        Raises
        ------
        Unreadable
            With a sentence for the learner.
        """

    def read_key(self, key: object) -> object:
        """The key in the form that is compared; a key that cannot be read is a defect of the question."""
        try:
            return self.read(plain(key))
        except Unreadable as error:
            raise ValueError(f"the key {key!r} cannot be read as {self.name}: {error}") from None

    def untouched(self, answer: object) -> bool:
        """Whether a plain answer is what stood in the cell from the start."""
        if answer is None or answer is ...:
            return True
        if isinstance(answer, str):
            return not answer.strip(" .…_?")
        if isinstance(answer, list | set):
            return all(self.untouched(item) for item in answer)
        if isinstance(answer, dict):
            return all(self.untouched(item) for item in answer.values())
        return False

    def same(self, value: object, key: object) -> bool:
        """Whether an answer equals the key, both as `read` returns them."""
        return value == key

    def matches(self, value: object, pattern: object) -> bool:
        """Whether an answer is the typical wrong one; `pattern` is what `read_pattern` made of it."""
        return self.same(value, pattern)

    def typical(self, value: object, pattern: object, key: object) -> bool:
        """Whether the message written for a typical wrong answer fits this one; a kind may know better what to say."""
        return self.matches(value, pattern)

    def read_pattern(self, answer: object) -> object:
        """A typical wrong answer in the form that is compared; it may be part of an answer only."""
        try:
            return self.read(plain(answer))
        except Unreadable as error:
            raise ValueError(f"the typical wrong answer {answer!r} cannot be read as {self.name}: {error}") from None

    def example(self, wrong: object, key: object) -> object:
        """A whole answer to try for a typical wrong one that may give a part only."""
        return wrong

    @abstractmethod
    def comment(self, value: object, key: object, detail: bool = False) -> str:
        """What to say to an answer that is not right and not typical, without giving the key away."""

    def accepted(self, value: object, key: object) -> str:
        """A remark to a right answer, or nothing."""
        return ""

    def show(self, key: object) -> str:
        """The key in words, for a solution."""
        return str(key)

    def lines(self, key: object) -> list[str]:
        """The key as the lines of a list, for a solution; none where one sentence can hold it."""
        return []

    def table(self, key: object) -> str:
        """The key as a table in Markdown, or nothing; the parts of an argument are a list."""
        return ""

    def texts(self, key: object) -> tuple[str, ...]:
        """Texts of a key, as the question gives it, that may hold placeholders of their own."""
        return ()

    def show_pattern(self, pattern: object) -> str:
        """A typical wrong answer, as `read_pattern` returns it, in words."""
        return self.show(pattern)

    def literal(self, key: object) -> str:
        """The key as Python code, for a solution notebook; empty where only the worked answer can show it."""
        return repr(key)

    # --- the form of a question, for `ask`

    @property
    def needs_code(self) -> bool:
        """Whether an answer can only be written in Python: then there is no form."""
        return type(self).form is Kind.form

    def form(self) -> list[dict[str, object]] | None:
        """The fields in which one answers without typing code, as `views/live/fields.js` describes them; None where an
        answer needs code."""
        return None

    def answer_of(self, values: Mapping[str, object]) -> object:
        """What one would have typed for the values of the form's fields; whatever else stands in them is no answer."""
        return ...

    def values_of(self, answer: object) -> dict[str, object]:
        """The values of the form's fields for an answer as `check` takes it; an Unreadable where it has none."""
        return {}

    def incomplete(self, values: Mapping[str, object]) -> str:
        """What is still to be filled in, where a form has only half of an answer."""
        return ""

    def said(self, value: object) -> str:
        """An answer, as `read` returns it, in words."""
        return self.show_pattern(value)

    def stored(self, value: object) -> object:
        """An answer, as `read` returns it, as plain JSON that `read` takes again."""
        return as_json(value)

    def must_be_explained(self, key: object) -> list[object]:
        """Wrong answers that always need a message of their own, such as every other option of a choice."""
        return []

    def telltale(self, key: object) -> str:
        """Words that must not stand in the task or in a message because they give the key away."""
        return ""

    def other_forms(self, key: object) -> list[object]:
        """Other ways in which a learner may type the right answer; the tests try them with every question."""
        return []


def as_json(value: object) -> object:
    """Plain JSON: sets become sorted lists, fractions become numbers, and what JSON does not know becomes its words.

    >>> as_json(frozenset({"FR", "DE"})), as_json(Fraction(1, 2)), as_json(("a", 1))
    (['DE', 'FR'], 0.5, ['a', 1])
    """
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, Fraction):
        return int(value) if value.denominator == 1 else float(f"{float(value):.10g}")
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    if isinstance(value, set | frozenset):
        return sorted((as_json(one) for one in value), key=str)
    if isinstance(value, list | tuple):
        return [as_json(one) for one in value]
    if isinstance(value, dict):
        return {str(key): as_json(one) for key, one in value.items()}
    return None if value is ... else str(value)


def _fill(value, fill):
    if isinstance(value, str):
        return fill(value)
    if isinstance(value, tuple | list):
        return tuple(_fill(item, fill) for item in value)
    if isinstance(value, dict):
        return {key: _fill(item, fill) for key, item in value.items()}
    return value
