"""A number: exact when it counts something, otherwise within a stated tolerance."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from ...ground.words import count, in_words
from ..reading import MOST_DIGITS, Code, Frame, Labelled, Unreadable, article, excerpt
from .kind import Kind

_SIZES = {
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "mio": 10**6,
    "m": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
}
_PER_CENT = re.compile(r"%|per ?cent")
_DIGITS = re.compile(
    r"(?P<sign>(?:(?<![^\W_])[-+\u2212\u2013])?)\s*"  # in EU-28 the stroke is no minus
    r"(?P<number>\d[\d\u00a0\u202f\u2009 ,.'_’]*)(?P<exponent>[eE][-+]?\d{1,3})?"
)
_SPACES = "\u00a0\u202f\u2009 '_’"
# How people write numbers, with the thousands marks and the decimal point of each way. The order matters: 1,500 is read the
# English way because the course writes so.
_WRITTEN = (
    (r"\d+(\.\d+)?", "", "."),
    (r"[1-9]\d{0,2}([ ,]\d{3})+(\.\d+)?", " ,", "."),
    (r"[1-9]\d{0,2}( \d{3})+,\d+", " ", ","),
    (r"[1-9]\d{0,2}(\.\d{3})+,\d+", ".", ","),
    (r"[1-9]\d{0,2}(\.\d{3}){2,}", ".", ","),
    (r"\d+,\d+", "", ","),
)


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
        unit = f" without its unit ({self.unit})" if self.unit else ""
        if self._per_cent:
            unit = ", in per cent: 12.5 for 12.5 %"
        elif self.unit == "share":
            unit = ", as a share between 0 and 1"
        near = []
        if self.tolerance:
            near.append(f"{_plainly(self.tolerance)}{' percentage points' if self._per_cent else ''}")
        if self.relative:
            near.append(f"{_plainly(_exact(self.relative) * 100)} % of the right number")
        allowed = f" An answer that is off by up to {' or '.join(near)} counts as right." if near else ""
        return f"Type a number{unit}.{allowed}"

    def read(self, answer: object) -> Fraction:
        if isinstance(answer, Labelled):
            answer = list(answer.values)
        if isinstance(answer, Frame):
            answer = [cell for row in answer.rows for cell in row.values()]
        if isinstance(answer, list | set) and len(answer) == 1:
            return self.read(next(iter(answer)))
        if isinstance(answer, list | set | dict):
            said = f"One number is asked for; this is {article(answer)} with {count(len(answer), 'part')}."
            if isinstance(answer, list) and all(isinstance(part, int) and not isinstance(part, bool) for part in answer):
                # For Python 1,200 without quotation marks is two numbers, 1 and 200.
                said += ' Did you type a comma inside the number? Write 1200, or "1,200" in quotation marks; the decimal mark is a full stop.'
            raise Unreadable(said)
        if isinstance(answer, bool):
            raise Unreadable(f"A number is asked for; this is {answer}.")
        if isinstance(answer, str):
            return self._read_text(answer)
        if isinstance(answer, float) and not math.isfinite(answer):
            raise Unreadable("This is not a number but a gap (NaN) or infinite. Look which cell of your calculation was empty or divided by zero.")
        if isinstance(answer, int | float | Fraction):
            return _exact(answer)
        if isinstance(answer, Code):
            raise Unreadable("This is a function, not its result. Call it: write round brackets after its name.")
        raise Unreadable(f"A number is asked for; this is {article(answer)}.")

    def same(self, value: Fraction, key: Fraction) -> bool:
        allowed = max(_exact(self.tolerance), _exact(self.relative) * abs(key))
        return abs(value - key) <= allowed

    def matches(self, value: Fraction, pattern: Fraction) -> bool:
        # A wrong value is recognised a little beyond the tolerance too, because learners round what they computed.
        return self.same(value, pattern) or (bool(self.tolerance or self.relative) and abs(value - pattern) <= abs(pattern) / 1000)

    def comment(self, value: Fraction, key: Fraction, detail: bool = False) -> str:
        if self._year:
            return "That is not the year the data give. Read the task again and look at the row, and at what is asked of that year."
        if key and value == -key:
            return "The size is right but the sign is not. Look which of the two figures you subtracted from which."
        if self._per_cent and key and self._near(value * 100, key):
            return "That looks like a share between 0 and 1, and the question asks for per cent. Multiply by 100."
        if key and self._near(value, key * 100):
            asked = "a share between 0 and 1" if self.unit == "share" else "the unit of the question"
            return f"Your number looks a hundred times too large: per cent instead of {asked}? Divide by 100."
        if key:
            for word, size in (("thousand", 10**3), ("million", 10**6), ("billion", 10**9)):
                for factor, much in ((Fraction(size), "large"), (Fraction(1, size), "small")):
                    if self._near(value, key * factor):
                        return (
                            f"Your number looks a {word} times too {much}. Look at the unit, and write thousands without a mark, "
                            "as 1200: a full stop is the decimal point here."
                        )
        if (self.tolerance or self.relative) and key and abs(value - key) <= abs(key) / 50:
            return "That is close, but outside the tolerance. Round only at the end, and look whether you used the right row and date."
        parts = f"the row, the date and the unit ({self.unit})" if self.unit else "the row and the date"
        return f"That is not the number the data give. {self.look or f'Read the task again and look at {parts}.'}"

    def show(self, key: Fraction) -> str:
        return str(_short(key)) if self._year else in_words(_short(key), self.unit or None)

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

    def _near(self, value: Fraction, key: Fraction) -> bool:
        return abs(value - key) <= max(_exact(self.relative), Fraction(1, 100) if self.tolerance or self.relative else 0) * abs(key)

    def _read_text(self, text: str) -> Fraction:
        text = text.strip()
        match = _DIGITS.search(text)
        if match is None:
            raise Unreadable(f"No digits were found in “{excerpt(text)}”. Write the number in digits, for example 1500.")
        if len(match["number"]) > MOST_DIGITS:
            raise Unreadable("The number is too large to be read.")
        number = _decimal(match["number"])
        if match["exponent"]:
            number *= Fraction(10) ** int(match["exponent"][1:])
        before, after = text[: match.start()], text[match.end() :].strip().lower()
        divided = re.match(r"/\s*(\d+)\s*", after)
        if divided and int(divided[1]):
            number /= int(divided[1])
            after = after[divided.end() :]
        if re.search(r"\d", before + after):
            raise Unreadable(f"More than one number was found in “{excerpt(text)}”. Give one number only.")
        if match["sign"] in ("-", "\u2212", "\u2013"):
            number = -number
        return number * self._scale(after.strip())

    def _scale(self, after: str) -> Fraction:
        if _PER_CENT.match(after) and not self._per_cent:
            return Fraction(1, 100)
        words = re.findall(r"[a-z]+", after)
        typed = next((_SIZES[word] for word in words[:1] if word in _SIZES), None)
        if typed is None:
            return Fraction(1)
        asked = next((_SIZES[word] for word in self.unit.lower().split() if word in _SIZES), 1)
        return Fraction(typed, asked)


def _exact(number) -> Fraction:
    # Through the shortest decimal, so that 0.1 is one tenth and the edge of a tolerance is where the task says it is.
    return Fraction(str(number)) if isinstance(number, float) else Fraction(number)


def _decimal(digits: str) -> Fraction:
    """Read digits with thousands separators: 5,000 and 5 000 are five thousand, 1,5 and 1.5 are one and a half."""
    digits = digits.rstrip(" ,." + _SPACES)
    for space in _SPACES:
        digits = digits.replace(space, " ")
    for pattern, thousands, point in _WRITTEN:
        if re.fullmatch(pattern, digits):
            for mark in thousands:
                digits = digits.replace(mark, "")
            return Fraction(digits.replace(point, "."))
    raise Unreadable(f"“{excerpt(digits)}” cannot be read as one number. Write it as 1500, 1,500 or 12.5.")


def _short(number: Fraction) -> int | float:
    return int(number) if number.denominator == 1 else float(f"{float(number):.10g}")


def _plainly(number) -> str:
    return f"{float(number):,.10g}"
