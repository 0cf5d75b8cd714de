"""A choice together with the reason for it: only both make the answer right."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from eudefence.ground.words import count, is_sentence, joined, put_into, unstopped
from eudefence.learning.answers.plain_data import Unreadable, article

from . import fields
from .choice import read_option
from .kind import Kind, text
from .options import letters, numbers
from .wording import names

ANY = "any"


@dataclass(frozen=True)
class ChoiceWithReason(Kind):
    """A choice with its reason, typed as ``check("03.1", "a", 1)``.

    Attributes
    ----------
    options, reasons : tuple of str, or function
        Texts in the order shown. Options get letters, reasons numbers.

    The key is a pair (option, reason). A typical wrong answer is such a pair, or an option alone, which then stands for
    that option with any wrong reason: who gives the right one needs no advice to look for it, and is told so.

    Examples
    --------
    >>> kind = ChoiceWithReason(("yes", "no"), ("Article 42(4)", "Article 42(7)"))
    >>> kind.read([True, "Article 42(7)"])
    ('a', '2')
    >>> kind.comment(("a", "2"), ("a", "1"))
    'Your choice holds, but not for this reason. ...'
    >>> kind.comment(("b", "1"), ("a", "1"))
    'Your reason is the right one, but your choice does not follow from it. ...'
    """

    name: ClassVar[str] = "choice with reason"

    options: tuple[str, ...] | Callable = text(default=())
    reasons: tuple[str, ...] | Callable = text(default=())

    def how(self):
        return (
            'Give the letter of an option in quotation marks, for example `"a"`, and the number of the reason for it,'
            ' for example `1`. In one place, put a comma between the two: `"a", 1`.'
        )

    def cell(self, id, code=None):
        if code:
            return f'check("{id}", {code.strip("()")})'
        return f'answer = ...\nbecause = ...\ncheck("{id}", answer, because)'

    def offered(self):
        return [("Options", list(letters(self.options).items())), ("Reasons", list(numbers(self.reasons).items()))]

    def with_reason(self, more, because):
        return more if because is None else (*more, because)

    def read(self, answer):
        known = joined(numbers(self.reasons), "or")
        why = Unreadable(
            f"Now say why: give the number of a reason too ({known}), after your letter and a comma, or as `because`."
        )
        if isinstance(answer, str):
            both = re.fullmatch(r"\W*([a-z])\W*(\d)\W*", answer.casefold())  # "b1" and "b, 1" say both in one text
            answer = list(both.groups()) if both else answer
        if not isinstance(answer, list):
            read_option(answer, letters(self.options), "option")
            raise why
        if len(answer) != 2:
            raise Unreadable(
                f"One option and one reason are asked for; this is {article(answer)} with {count(len(answer), 'part')}."
            )
        option = read_option(answer[0], letters(self.options), "option")
        if self.untouched(answer[1]):
            raise why
        return option, read_option(answer[1], numbers(self.reasons), "reason")

    def untouched(self, answer):
        return super().untouched(answer[0] if isinstance(answer, list) and len(answer) == 2 else answer)

    def read_pattern(self, answer):
        if isinstance(answer, str | bool):
            return read_option(answer, letters(self.options), "option"), ANY
        return super().read_pattern(answer)

    def matches(self, value, pattern):
        return value[0] == pattern[0] and pattern[1] in (ANY, value[1])

    def typical(self, value, pattern, key):
        return self.matches(value, pattern) and not (pattern[1] == ANY and value[1] == key[1])

    def example(self, wrong, key):
        return (wrong, self._wrong_reason(key)) if isinstance(wrong, str | bool) else wrong

    def form(self):
        return [
            fields.choice("answer", "Your answer", letters(self.options)),
            fields.choice("because", "Because", numbers(self.reasons)),
        ]

    def answer_of(self, values):
        parts = self._picked(values)
        return ... if parts == [None, None] else parts

    def incomplete(self, values):
        option, reason = self._picked(values)
        if option and not reason:
            return "Now choose the reason too: only both make the answer."
        return "Now choose an answer to go with your reason." if reason and not option else ""

    def values_of(self, answer):
        if isinstance(answer, list) and len(answer) == 2 and None in answer:
            signs = letters(self.options), numbers(self.reasons)
            given = [str(part) if str(part) in known else None for part, known in zip(answer, signs, strict=True)]
        else:
            given = self.read(answer)
        return dict(zip(("answer", "because"), given, strict=True))

    def _picked(self, values):
        return [
            fields.picked(values, "answer", letters(self.options)),
            fields.picked(values, "because", numbers(self.reasons)),
        ]

    def comment(self, value, key, detail=False):
        if value[0] == key[0]:
            look = self.look or "Read the passage that each reason names and ask which one decides."
            return f"Your choice holds, but not for this reason. {look}"
        if value[1] == key[1]:
            follows = "Read what the reason names, and ask what follows from that."
            return f"Your reason is the right one, but your choice does not follow from it. {follows}"
        return f"This choice does not hold. {self.look or 'Read the passage behind each reason first, then choose.'}"

    def show(self, key):
        option, reason = letters(self.options)[key[0]], numbers(self.reasons)[key[1]]
        whole = put_into(f"{unstopped(option)}, because ", reason, "", names())
        return f"{unstopped(whole)}." if is_sentence(option) or is_sentence(reason) else unstopped(whole)

    def show_pattern(self, pattern):
        return self.show(pattern) if pattern[1] != ANY else letters(self.options)[pattern[0]]

    def must_be_explained(self, key):
        # Each wrong option, and the right one with each wrong reason.
        wrong = [[letter, self._wrong_reason(key)] for letter in letters(self.options) if letter != key[0]]
        return [*wrong, *([key[0], int(number)] for number in numbers(self.reasons) if number != key[1])]

    def _wrong_reason(self, key) -> int:
        return next(int(number) for number in numbers(self.reasons) if number != key[1])

    def other_forms(self, key):
        option, reason = letters(self.options)[key[0]], numbers(self.reasons)[key[1]]
        return [[key[0].upper(), int(key[1])], (option, reason), (key[0], reason.lower())]

    def literal(self, key):
        # A pair in one cell: check() takes it as it takes answer and because.
        return f'("{key[0]}", {key[1]})'
