"""Numbers as people give them: one reader for every public argument that takes a number, and for numbers as they are
typed and pasted.

Python's own types, those of numpy and pandas, fractions and decimals are read alike; what is missing, infinite or no
number at all is refused in words. How a number is written (`written`):

======================  ==============================================================================================
sign                    ``-5``, ``+5``, the minus sign, a dash, ``5-`` as some accounts have it, ``(5)`` alone in round
                        brackets
thousands               ``1,234,567`` and ``12,34,567``; ``1 234 567`` with any space; ``1'234'567``; ``1.234.567``;
                        ``1_234``
decimals                ``0.5``, ``.5``, ``0,5``, ``,5``; ``1.234,5``, ``1 234,5`` and ``1'234.5``
**one mark alone**      one comma before three digits parts thousands (``1,500`` is 1500, as the course writes it); any
                        other comma, and any lone full stop, is the decimal mark (``1,50`` is 1.5, ``0,500`` is a half,
                        ``1.500`` is 1.5)
powers, fractions       ``5e3``, ``5*10^3``, ``5 x 10³``; ``3/4``, ``2 1/2``, ``2½``
digits                  of any script, full-width ones too
======================  ==============================================================================================

What a spreadsheet shows in place of a number (``#DIV/0!``, ``#NV``, ``#WERT!``, ``Err:502``, ``####``) is none, though
it may hold digits.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from numbers import Rational, Real

from .quoting import excerpt, shown

MOST_DIGITS = 300


def is_missing(value: object) -> bool:
    """Whether a cell is empty: None, NaN, NaT, pandas' NA or numpy's masked.

    >>> is_missing(None), is_missing(float("nan")), is_missing(0), is_missing("")
    (True, True, False, False)
    """
    if value is None or type(value).__name__ in ("NAType", "NaTType", "MaskedConstant"):
        return True
    return isinstance(value, Real | Decimal) and value != value


# Marks that look alike, each as the one that is read.
_ALIKE = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe58\ufe63\uff0d", "-"),
    **dict.fromkeys("\uff0b\ufe62", "+"),
    **dict.fromkeys(
        "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "
    ),
    **dict.fromkeys("\u2018\u2019\u02bc\u2032\u00b4`_", "'"),
    **dict.fromkeys("\uff0e\u066b", "."),
    **dict.fromkeys("\uff0c\u066c", ","),
    **dict.fromkeys("\u2044\u2215\uff0f", "/"),
    **dict.fromkeys("\u00d7\u22c5\u00b7", "*"),
    **dict.fromkeys("\u066a\uff05\ufe6a", "%"),
    **dict.fromkeys("\uff08", "("),
    **dict.fromkeys("\uff09", ")"),
    **dict.fromkeys("\u200b\u200e\u200f\u061c\ufeff", ""),  # seen by nobody, but copied along
}
_RAISED = tuple("⁰¹²³⁴⁵⁶⁷⁸⁹")
_RAISED_AS_USUAL = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+-")
# How people write numbers, with the thousands marks and the decimal point of each way.
_WAYS = tuple(
    (re.compile(pattern), thousands, point)
    for pattern, thousands, point in (
        (r"\d+(\.\d*)?|\.\d+", "", "."),
        (r"[1-9]\d{0,2}(,\d{3})+(\.\d+)?", ",", "."),
        (r"[1-9]\d?(,\d{2})+,\d{3}(\.\d+)?", ",", "."),
        (r"[1-9]\d{0,2}( \d{3})+([.,]\d+)?", " ", ","),
        (r"[1-9]\d{0,2}('\d{3})+([.,]\d+)?", "'", ","),
        (r"[1-9]\d{0,2}(\.\d{3})+,\d+", ".", ","),
        (r"[1-9]\d{0,2}(\.\d{3}){2,}", ".", ","),
        (r"\d*,\d+", "", ","),
    )
)
# Blank space is read from its beginning only, (?<!\s): ten thousand empty lines would be read ten thousand times.
_FIRST = re.compile(
    r"(?P<sign>(?<![^\W_])[-+]|(?<!\s))\s*"  # in EU-28 the stroke is no minus
    r"(?P<digits>(?<![\w.,])[.,]\d[\d .,']*|\d[\d .,']*)"
)
_PART = re.compile(r"(?<!\s)\s*([¼-¾⅐-⅞])")
_TIMES_TEN = re.compile(r"\s*[x*]\s*10(?=\s*[\^*⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻])", re.I)
_TEN_TO = re.compile(r"\s*(?:(?:\^|\*\*)\s*(?P<power>[-+]?\d{1,3})|(?P<raised>[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}))")
_EXPONENT = re.compile(r"e([-+]?\d{1,3})(?!\d)", re.I)
_OVER = re.compile(r"\s*/\s*(\d+)")
_INSTEAD = re.compile(r"#[^\s\d#]{1,14}[!?/]|#n/?[adv]\b|#getting_data|##|\berr:\d+", re.I)
_GAPS = {"", "na", "nan", "nd", "nv", "none", "null", "nil", "inf", "missing", "unknown", "x", "z", "c"}


@dataclass(frozen=True)
class Written:
    """A number in a text, with the words before and after it.

    Attributes
    ----------
    value : Fraction
        The number itself, without what a unit behind it means.
    before, after : str
        The rest of the text, its marks in their usual form.
    """

    value: Fraction
    before: str = ""
    after: str = ""


def stands_for_a_gap(text: str) -> bool:
    """Whether a text is what tables show where a value is missing: ``n/a``, ``-``, ``:``, ``...``, nothing at all.

    >>> stands_for_a_gap("n/a"), stands_for_a_gap(" – "), stands_for_a_gap("0")
    (True, True, False)
    """
    return len(text.strip()) <= 12 and "#" not in text and "".join(c for c in text.casefold() if c.isalnum()) in _GAPS


def written(text: str) -> Written:
    """The number in a text, as people type and paste it.

    Parameters
    ----------
    text : str
        One number; words may stand around it.

    Returns
    -------
    Written

    Raises
    ------
    ValueError
        If there is none or more than one, if it can be read in no way, or if it is what a spreadsheet shows in place of
        a number. The text of the error is a sentence for whoever typed it.

    Examples
    --------
    >>> written("about 1.234.567,5 persons")
    Written(value=Fraction(2469135, 2), before='about', after='persons')
    >>> written("(1,200)").value, written("−.5 %").value, written("1.5×10³").value
    (Fraction(-1200, 1), Fraction(-1, 2), Fraction(1500, 1))
    >>> written("#DIV/0!")
    Traceback (most recent call last):
    ValueError: “#DIV/0!” is what a spreadsheet shows where it has no number. Look at the cells it was computed from.
    """
    quoted = excerpt(text)
    if _INSTEAD.search(text):
        raise ValueError(
            f"“{quoted}” is what a spreadsheet shows where it has no number. Look at the cells it was computed from."
        )
    text = _PART.sub(lambda match: f" {_vulgar(match[1])} ", "".join(map(_usual, text))).strip()
    inner = text[1:-1].strip() if text[:1] == "(" and text[-1:] == ")" else ""
    # Accountants write a loss in round brackets; that is meant only where nothing but the number stands in them.
    in_brackets = bool(inner) and inner[0] not in "+-" and not re.search(r"[^\W\d_]|[()]", _EXPONENT.sub("", inner))
    text = inner if in_brackets else text
    match = _FIRST.search(text)
    if match is None:
        raise ValueError(f"No digits were found in “{quoted}”. Write the number in digits, for example 1500.")
    before, (value, after) = text[: match.start()], _value(match["digits"], text[match.end() :], quoted)
    behind = not before and not match["sign"] and after.strip() == "-"
    if after[:1].isalpha() and re.search(r"(?<!\w)[^\W\d_]{1,2}$", before):
        raise ValueError(f"“{quoted}” is a name with digits in it, not a number. Write the number alone.")
    if re.search(r"\d", before + after) or after[:1] in _RAISED:
        raise ValueError(f"More than one number was found in “{quoted}”. Give one number only.")
    negative = match["sign"] == "-" or in_brackets or behind
    after = "" if behind or after in (".", ",") else after.strip()
    return Written(-value if negative else value, before.strip(), after)


def _usual(sign: str) -> str:
    """A sign as it is read: a digit of any script as 0 to 9, marks that look alike as one."""
    if sign in _ALIKE:
        return _ALIKE[sign]
    digit = unicodedata.decimal(sign, None)
    return sign if digit is None else str(digit)


def _value(digits: str, after: str, quoted: str) -> tuple[Fraction, str]:
    """The number that stands at some digits, and what is left of the text behind it."""
    if len(digits) > MOST_DIGITS:
        raise ValueError("The number has too many digits to be read.")
    kept = digits.rstrip(" .,'")  # the rest belongs to the words: "5,000, as planned"
    after = digits[len(kept) :] + after
    over = _OVER.match(after)
    if over and (len(over[1]) > MOST_DIGITS or not int(over[1])):
        raise ValueError(f"“{quoted}” divides by zero, or by a number that is too long to be read.")
    mixed = re.fullmatch(r"(\d+) +(\d+)", kept)
    if mixed and over and int(mixed[2]) < int(over[1]):  # 2 1/2
        return int(mixed[1]) + Fraction(int(mixed[2]), int(over[1])), after[over.end() :]
    value = _decimal(kept, quoted)
    if over:
        return value / int(over[1]), after[over.end() :]
    if exponent := _EXPONENT.match(after):
        return value * _ten_to(exponent[1]), after[exponent.end() :]
    times = _TIMES_TEN.match(after)
    power = _TEN_TO.match(after, times.end() if times else 0) if times or kept == "10" else None
    if power is None:
        return value, after
    raised = _ten_to(power["power"] or power["raised"].translate(_RAISED_AS_USUAL))
    return (value if times else 1) * raised, after[power.end() :]


def _ten_to(power: str) -> Fraction:
    if abs(int(power)) > MOST_DIGITS:
        raise ValueError("The number has too many digits to be read.")
    return Fraction(10) ** int(power)


def _decimal(digits: str, quoted: str) -> Fraction:
    for way, thousands, point in _WAYS:
        if way.fullmatch(digits):
            plain = digits.replace(thousands, "") if thousands else digits
            return Fraction(plain.replace(point, ".").removesuffix("."))
    raise ValueError(f"“{quoted}” cannot be read as one number. Write it as 1500, 1,500 or 12.5.")


def _vulgar(sign: str) -> str:
    return unicodedata.normalize("NFKC", sign).replace("\u2044", "/")


def exact(number: object, argument: str) -> Fraction:
    """A number as it was written: the float 0.1 means one tenth, not its binary neighbour.

    Parameters
    ----------
    number : int, float, Fraction, Decimal, numpy number or str
        A text is read as `written` does, and holds nothing but the number.
    argument : str
        Name of the argument, for the error.

    Raises
    ------
    ValueError
        For anything else, and for what is missing or infinite.

    Examples
    --------
    >>> exact(0.1, "common_fraction"), exact("12.5", "total"), exact("1 234,50", "total")
    (Fraction(1, 10), Fraction(25, 2), Fraction(2469, 2))
    >>> exact(float("nan"), "total")
    Traceback (most recent call last):
    ValueError: total: nan is not a number. Give an int, a Decimal, a text such as '12.50', or a finite float.
    """
    try:
        if not (isinstance(number, bool) or is_missing(number)):
            if isinstance(number, Rational):
                return Fraction(int(number.numerator), int(number.denominator))
            if isinstance(number, str):
                found = written(number)
                if not found.before and not found.after:
                    return found.value
            if isinstance(number, Decimal):
                return _finite(number)
            if isinstance(number, Real) and math.isfinite(number):
                return Fraction(str(number))  # a float32 keeps its own shortest form
    except (ValueError, OverflowError, InvalidOperation, ZeroDivisionError):
        pass  # falls through to the one error below
    raise ValueError(
        f"{argument}: {shown(number)} is not a number. Give an int, a Decimal, a text such as '12.50', or a finite"
        " float."
    )


def _finite(number: Decimal) -> Fraction:
    if (
        not number.is_finite() or abs(number.adjusted()) > MOST_DIGITS
    ):  # 1e999999999 would fill the memory before it is refused
        raise ValueError
    return Fraction(number)


def truth(value: object, argument: str) -> bool:
    """True or False, of Python or of numpy; nothing else is taken for one.

    >>> truth(True, "lethal")
    True
    >>> truth("no", "lethal")
    Traceback (most recent call last):
    ValueError: lethal: 'no' found; True or False is accepted.
    """
    if type(value).__name__ in ("bool", "bool_"):
        return bool(value)
    raise ValueError(f"{argument}: {shown(value)} found; True or False is accepted.")


def year(value: object, argument: str, first: int, last: int, of: str = "") -> int:
    """A year within a span.

    >>> year(2016, "split", 1987, 2026)
    2016
    >>> year("2016", "split", 1987, 2026)
    Traceback (most recent call last):
    ValueError: split: '2016' is not a year from 1987 to 2026.
    """
    try:
        found = whole(value, argument)
    except ValueError:
        found = None
    if found is None or not first <= found <= last:
        raise ValueError(f"{argument}: {shown(value)} is not a year from {first} to {last}{of}.")
    return found


def share(number: object, argument: str) -> float:
    """A number from 0 to 1: a chance, a correlation.

    >>> share(0.5, "p")
    0.5
    >>> share(1.5, "p")
    Traceback (most recent call last):
    ValueError: p: 1.5 found; it must be a number from 0 to 1.
    """
    try:
        value = exact(number, argument)
    except ValueError:
        value = None
    if value is None or not 0 <= value <= 1:
        raise ValueError(f"{argument}: {shown(number)} found; it must be a number from 0 to 1.")
    return float(value)


def decimal(number: object, argument: str) -> float:
    """Any finite number as a float: an amount, a benefit.

    >>> decimal(Fraction(1, 4), "benefit"), decimal("12.5", "benefit")
    (0.25, 12.5)
    """
    try:
        return float(exact(number, argument))
    except OverflowError:
        raise ValueError(f"{argument}: {shown(number)} found; it is too large to compute with.") from None


def whole(number: object, argument: str, least: int = 0, most: int | None = None) -> int:
    """A whole number: persons, votes, months.

    Parameters
    ----------
    number : int or numpy integer; a float such as 5.0 too
    argument : str
        Name of the argument, for the error.
    least, most : int
        The smallest and the largest that are accepted.

    Raises
    ------
    ValueError
        For anything else.

    Examples
    --------
    >>> whole(5.0, "population")
    5
    >>> whole(0.4, "population")
    Traceback (most recent call last):
    ValueError: population: 0.4 found; whole numbers of at least 0 are accepted.
    """
    if isinstance(number, Real) and not isinstance(number, bool) and not is_missing(number):
        value: Fraction | float
        if isinstance(number, Rational):
            value, sure = Fraction(int(number.numerator), int(number.denominator)), True
        else:
            value = float(number)
            sure = math.isfinite(value) and abs(value) <= 2**53  # beyond, a float does not tell one from the next
        if sure and int(value) == value and int(value) >= least and (most is None or int(value) <= most):
            return int(value)
    span = f"of at least {least}" if most is None else f"from {least:,} to {most:,}"
    raise ValueError(f"{argument}: {shown(number)} found; whole numbers {span} are accepted.")
