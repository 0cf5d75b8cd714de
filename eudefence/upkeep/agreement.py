"""Do the words of a fact link say what its cell says?"""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction

from eudefence.data.facts import Fact
from eudefence.ground.days import MONTHS
from eudefence.ground.words import NUMERALS, SCALES

MONTH = "|".join(MONTHS)
NUMBER = r"\d+(?:[.,\u00a0\u202f ]\d{3})*(?:[.,]\d+)?"
_SCALES = SCALES | {"bn": SCALES["billion"]}
SCALE = "|".join(_SCALES)
_WORDS = {word: number for number, word in enumerate(NUMERALS)} | {
    "twenty-five": 25,
    "twenty-six": 26,
    "twenty-seven": 27,
    "twenty-eight": 28,
    "thirty": 30,
    "fifty": 50,
    "sixty": 60,
}
_ABOUT = re.compile(
    r"\b(?:about|around|roughly|nearly|almost|some|approximately|over|more than|just (?:over|under))\b", re.IGNORECASE
)
_DENIAL = re.compile(r"\b(?:not?|never|none|neither|nor|without|outside|cannot|un\w+)\b", re.IGNORECASE)


def disagreement(words: str, found: Fact) -> str | None:
    """What differs between the words of a fact link and its cell; None if they agree.

    Dates agree to the precision written, numbers exactly after their unit; "about" allows rounding to the digits shown.

    >>> from eudefence.data.facts import fact
    >>> disagreement("nearly 5,000 troops", fact("forces.csv#rdc.planned_strength"))
    >>> disagreement("6,000 troops", fact("forces.csv#rdc.planned_strength"))
    'the cell says 5,000 persons.'
    """
    value, said = found.value, " ".join(words.split())
    if isinstance(value, bool):
        denies = bool(_DENIAL.search(said))
        return (
            None if denies != value else f"the words {'deny' if denies else 'affirm'} what the cell calls {found.text}."
        )
    if isinstance(value, dt.date):
        return _date_disagreement(said, found)
    if isinstance(value, int | float):
        return _number_disagreement(said, found)
    plain, cell = _letters(said), _letters(str(value))
    return None if cell in plain or (plain and plain in cell) else f"the cell says {value!r}."


def _date_disagreement(said: str, found: Fact) -> str | None:
    value = found.value
    order = ("year", "month", "day")
    for pattern, precision in (
        (rf"\b(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m>{MONTH})\s+(?P<y>\d{{4}})", "day"),
        (rf"\b(?P<m>{MONTH})\s+(?P<d>\d{{1,2}}),?\s+(?P<y>\d{{4}})", "day"),
        (r"\b(?P<y>\d{4})-(?P<n>\d{2})-(?P<d>\d{2})\b", "day"),
        (rf"\b(?P<m>{MONTH})\s+(?P<y>\d{{4}})", "month"),
        (r"\b(?P<y>\d{4})\b", "year"),
    ):
        match = re.search(pattern, said, re.IGNORECASE)
        if not match:
            continue
        parts = match.groupdict()
        if order.index(precision) > order.index(found.precision):
            return f"the date is known to the {found.precision} only: {found.text}."
        month = int(parts["n"]) if parts.get("n") else parts.get("m") and MONTHS.index(parts["m"].capitalize()) + 1
        same = int(parts["y"]) == value.year
        same = (
            same
            and (precision == "year" or month == value.month)
            and (precision != "day" or int(parts["d"]) == value.day)
        )
        return None if same else f"the cell says {found.text}."
    return f"no date is written, but the cell holds one: {found.text}."


def _number_disagreement(said: str, found: Fact) -> str | None:
    unit = found.unit or ""
    match = re.search(rf"({NUMBER})\s*({SCALE})?", said, re.IGNORECASE)
    if match:
        number, digits = _read_number(match[1])
        scale = _SCALES.get((match[2] or "").casefold(), 1)
    else:
        words = re.findall(r"[a-z-]+", said.casefold())
        spot = next((i for i, word in enumerate(words) if word in _WORDS), None)
        if spot is None:
            return f"no number is written, but the cell holds one: {found.text}."
        number, digits, scale = Fraction(_WORDS[words[spot]]), 0, _SCALES.get("".join(words[spot + 1 : spot + 2]), 1)
    percent = bool(re.search(r"%|per ?cent", said, re.IGNORECASE))
    money = {
        c
        for c, sign in (("EUR", "€|\\bEUR\\b|\\beuro"), ("USD", "\\$|\\bUSD\\b|\\bdollar"), ("GBP", "£|\\bGBP\\b"))
        if re.search(sign, said)
    }
    if percent and not unit.startswith(("%", "per cent")):
        return f"the words give a percentage, the cell {found.text}."
    if money and not any(unit.startswith(c) for c in money):
        return f"the words give an amount of money in another unit than the cell: {found.text}."
    parts = unit.split()
    factor = _SCALES.get(parts[1], 1) if len(parts) > 1 and parts[0] in ("EUR", "USD", "GBP") else 1
    # Through its decimal text, since a float such as 43.9 is not the number the cell shows.
    cell, written = Fraction(str(found.value)) * factor, number * scale
    if cell == written:
        return None
    if _ABOUT.search(said):
        step = Fraction(scale) / 10**digits if digits else _step(match[1] if match else "") * scale
        if abs(cell - written) * 2 <= step:
            return None
    return f"the cell says {found.text}."


def _read_number(text: str) -> tuple[Fraction, int]:
    """The number and how many decimals it shows; 5,000 and 5 000 have thousands separators, 66.9 and 66,9 decimals."""
    plain = re.sub(r"[,.\u00a0\u202f ](?=\d{3}(?:\D|$))", "", text) if not re.fullmatch(r"\d+\.\d{3}", text) else text
    plain = plain.replace(",", ".").replace(" ", "")
    return Fraction(plain), len(plain.partition(".")[2])


def _step(text: str) -> int:
    """The last digit shown of a whole number: 4,900 is rounded to hundreds."""
    digits = re.sub(r"\D", "", text)
    return 10 ** (len(digits) - len(digits.rstrip("0"))) if digits.strip("0") else 1


def _letters(text: str) -> str:
    return " ".join(re.sub(r"[^\w%]+|_", " ", text.casefold()).split())
