"""A number: exact when it counts something, otherwise within a stated tolerance."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from eudefence.ground.numbers import written
from eudefence.ground.words import count, in_words
from eudefence.learning.answers.plain_data import Code, Frame, Labelled, Unreadable, article

from . import fields
from .kind import Kind

_SIZES = {
    **dict.fromkeys(("hundred", "hundreds"), 10**2),
    **dict.fromkeys(("thousand", "thousands", "k", "tsd", "tausend", "mille", "mila"), 10**3),
    **dict.fromkeys(("million", "millions", "millionen", "milioni", "mn", "mio", "mln", "m"), 10**6),
    **dict.fromkeys(
        (
            "billion",
            "billions",
            "milliard",
            "milliards",
            "milliarde",
            "milliarden",
            "miliardi",
            "bn",
            "mrd",
            "mld",
            "b",
        ),
        10**9,
    ),
    **dict.fromkeys(("trillion", "trillions", "tn"), 10**12),
}
_MOST_SHOWN = 10**30  # a number beyond it is no answer that anybody reads
_PER_CENT = re.compile(r"%|per ?cent|percent|p\.? ?c\.?$|prozent|pour ?cent")
_PER_MILLE = re.compile(r"‰|per ?mille?|promille")

_HOW = {  # by the unit
    "": "Type a number.",
    "unit": "Type a number without its unit ({unit}).",
    "share": "Type a number, as a share between 0 and 1.",
    "per cent": "Type a number, in per cent: 12.5 for an eighth.",
}
_ALLOWED = {  # by which tolerances there are
    ("tolerance", ""): "An answer that is off by up to {far} counts as right.",
    ("", "relative"): "An answer that is off by up to {part} of the right number counts as right.",
    ("tolerance", "relative"): "An answer that is off by up to {far} or {part} of the right number counts as right.",
}
_A_SHARE = {  # by what is asked for
    "per cent": ("That looks like a share between 0 and 1, and the question asks for per cent. Multiply by 100."),
    "points": "That looks like a share between 0 and 1, and the question asks for points. Multiply by 100.",
}
_HUNDREDFOLD = {
    "share": (
        "Your number looks a hundred times too large: per cent instead of a share between 0 and 1? Divide by 100."
    ),
    "unit": (
        "Your number looks a hundred times too large: per cent instead of the unit of the question? Divide by 100."
    ),
}
_TOO_LARGE = (
    "Your number looks a {size} times too large. Look at the unit, and write thousands without a mark, as 1200: a full"
    " stop is the decimal point here."
)
_TOO_SMALL = (
    "Your number looks a {size} times too small. Look at the unit, and write thousands without a mark, as 1200: a full"
    " stop is the decimal point here."
)
_LOOK = {
    "": "Read the task again and look at the row and the date.",
    "unit": "Read the task again and look at the row, the date and the unit ({unit}).",
}


@dataclass(frozen=True)
class Number(Kind):
    """A number.

    Attributes
    ----------
    unit : str
        What it counts or measures: "persons", "%", "EUR billion", "share".
    tolerance : number
        How far off an answer may be, in the unit. 0 asks for the exact number.
    relative : number
        How far off as a share of the key; an answer within either tolerance is right.

    With the unit "year" the number is a year of the calendar.

    Examples
    --------
    >>> kind = Number("persons")
    >>> kind.read("5 000 persons"), kind.read("5k"), kind.read(5e3)
    (Fraction(5000, 1), Fraction(5000, 1), Fraction(5000, 1))
    >>> kind.comment(Fraction(5), Fraction(5000))
    'Your number looks a thousand times too small. ...'
    """

    name: ClassVar[str] = "number"

    unit: str = ""
    tolerance: float | Fraction = 0
    relative: float | Fraction = 0

    def how(self) -> str:
        if self._year:
            return "Type a year, for example 1999."
        form = "per cent" if self._per_cent else "share" if self.unit == "share" else "unit" if self.unit else ""
        said = [_HOW[form].format(unit=self.unit)]
        near = ("tolerance" if self.tolerance else "", "relative" if self.relative else "")
        if any(near):
            far, part = _plainly(self.tolerance), f"{_plainly(_exact(self.relative) * 100)} %"
            said.append(_ALLOWED[near].format(far=f"{far} percentage points" if self._per_cent else far, part=part))
        return " ".join(said)

    def read(self, answer: object) -> Fraction:
        if isinstance(answer, Labelled):
            answer = list(answer.values)
        if isinstance(answer, Frame):
            answer = [cell for row in answer.rows for cell in row.values()]
        if isinstance(answer, list | set) and len(answer) == 1:
            return self.read(next(iter(answer)))
        if isinstance(answer, list | set | dict):
            said = f"One number is asked for; this is {article(answer)} with {count(len(answer), 'part')}."
            if isinstance(answer, list) and all(
                isinstance(part, int) and not isinstance(part, bool) for part in answer
            ):
                # For Python 1,200 without quotation marks is two numbers, 1 and 200.
                said += (
                    ' Did you type a comma inside the number? Write 1200, or "1,200" in quotation marks; the decimal'
                    " mark is a full stop."
                )
            raise Unreadable(said)
        if isinstance(answer, bool):
            raise Unreadable(f"A number is asked for; this is {answer}.")
        if isinstance(answer, str):
            return self._read_text(answer)
        if isinstance(answer, float) and not math.isfinite(answer):
            raise Unreadable(
                "This is not a number but a gap (NaN) or infinite. Look which cell of your calculation was empty or"
                " divided by zero."
            )
        if isinstance(answer, int | float | Fraction):
            return _exact(answer)
        if isinstance(answer, Code):
            raise Unreadable("This is a function, not its result. Call it: write round brackets after its name.")
        raise Unreadable(f"A number is asked for; this is {article(answer)}.")

    def form(self):
        unit = "" if self._year else {"share": "as a share between 0 and 1"}.get(self.unit, self.unit)
        label = "Your answer (a year)" if self._year else "Your answer"
        return [{"name": "answer", "label": label, "kind": "text", "unit": unit, "size": 14, "value": ""}]

    def answer_of(self, values):
        return fields.typed(values, "answer") or ...

    def values_of(self, answer):
        return {"answer": answer if isinstance(answer, str) else str(_short(self.read(answer)))}

    def same(self, value: Fraction, key: Fraction) -> bool:
        allowed = max(_exact(self.tolerance), _exact(self.relative) * abs(key))
        return abs(value - key) <= allowed

    def matches(self, value: Fraction, pattern: Fraction) -> bool:
        # A wrong value is recognised a little beyond the tolerance too, because learners round what they computed.
        return self.same(value, pattern) or (
            bool(self.tolerance or self.relative) and abs(value - pattern) <= abs(pattern) / 1000
        )

    def comment(self, value: Fraction, key: Fraction, detail: bool = False) -> str:
        if self._year:
            return (
                "That is not the year the data give. Read the task again and look at the row, and at what is asked of"
                " that year."
            )
        if key and value == -key:
            return "The size is right but the sign is not. Look which of the two figures you subtracted from which."
        if self._of_a_hundred and key and self._near(value * 100, key):
            return _A_SHARE["per cent" if self._per_cent else "points"]
        if key and self._near(value, key * 100):
            return _HUNDREDFOLD["share" if self.unit == "share" else "unit"]
        if key:
            for word, size in (("thousand", 10**3), ("million", 10**6), ("billion", 10**9)):
                if self._near(value, key * size):
                    return _TOO_LARGE.format(size=word)
                if self._near(value, key / size):
                    return _TOO_SMALL.format(size=word)
        if (self.tolerance or self.relative) and key and abs(value - key) <= abs(key) / 50:
            return (
                "That is close, but outside the tolerance. Round only at the end, and look whether you used the right"
                " row and date."
            )
        look = self.look or _LOOK["unit" if self.unit else ""].format(unit=self.unit)
        return f"That is not the number the data give. {look}"

    def show(self, key: Fraction) -> str:
        return str(_short(key)) if self._year else in_words(_short(key), self.unit or None)

    def said(self, value: Fraction) -> str:
        return self.show(value) if abs(value) < _MOST_SHOWN else "a very large number"

    def literal(self, key: Fraction) -> str:
        return repr(_short(key))

    def telltale(self, key):
        # Small numbers stand in every text.
        return self.show(key) if self._year else f"{_short(key):,}" if abs(key) >= 10 else ""

    def other_forms(self, key):
        number = _short(key)
        return [float(number), str(number), f"{number:,}", f" {number} {self.unit} ", [number], Fraction(key)]

    @property
    def _year(self) -> bool:
        return self.unit == "year"

    @property
    def _per_cent(self) -> bool:
        return bool(_PER_CENT.search(self.unit))

    @property
    def _of_a_hundred(self) -> bool:
        """Whether a sign for per cent is only the unit again: points are the difference of two figures in per cent."""
        return self._per_cent or self.unit == "points"

    def _near(self, value: Fraction, key: Fraction) -> bool:
        return abs(value - key) <= max(
            _exact(self.relative), Fraction(1, 100) if self.tolerance or self.relative else 0
        ) * abs(key)

    def _read_text(self, text: str) -> Fraction:
        try:
            found = written(text)
        except ValueError as error:
            raise Unreadable(str(error)) from None
        return found.value * self._scale(found.before.lower(), found.after.lower())

    def _scale(self, before: str, after: str) -> Fraction:
        if _PER_MILLE.match(after):
            return Fraction(1, 10) if self._of_a_hundred else Fraction(1, 1000)
        if _PER_CENT.match(after):
            return Fraction(1) if self._of_a_hundred else Fraction(1, 100)
        typed = Fraction(1)
        words = re.findall(r"[^\W\d_]+", after)
        for word in words[: next((place for place, word in enumerate(words) if word not in _SIZES), len(words))]:
            typed *= _SIZES[word]  # "5 hundred thousand"
        in_front = re.findall(r"[^\W\d_]+", before)[-1:]
        if typed == 1 and in_front and len(in_front[0]) > 1 and in_front[0] in _SIZES:
            typed *= _SIZES[in_front[0]]  # "EUR million 150", as tables head their columns
        if typed == 1:
            return typed
        asked = next((_SIZES[word] for word in self.unit.lower().split() if word in _SIZES), 1)
        return typed / asked


def _exact(number) -> Fraction:
    # Through the shortest decimal, so that 0.1 is one tenth and the edge of a tolerance is where the task says it is.
    return Fraction(str(number)) if isinstance(number, float) else Fraction(number)


def _short(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(f"{float(number):.10g}")


def _plainly(number) -> str:
    return f"{float(number):,.10g}"
