"""Numbers as people give them: one reader for every public argument that takes a number.

Python's own types, those of numpy and pandas, fractions and decimals are read alike; what is missing, infinite or no number at all is
refused in words.
"""

from __future__ import annotations

import math
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from numbers import Rational, Real

from .quoting import shown

MOST_DIGITS = 300


def is_missing(value: object) -> bool:
    """Whether a cell is empty: None, NaN, NaT, pandas' NA or numpy's masked.

    >>> is_missing(None), is_missing(float("nan")), is_missing(0), is_missing("")
    (True, True, False, False)
    """
    if value is None or type(value).__name__ in ("NAType", "NaTType", "MaskedConstant"):
        return True
    return isinstance(value, Real | Decimal) and value != value


def exact(number: object, argument: str) -> Fraction:
    """A number as it was written: the float 0.1 means one tenth, not its binary neighbour.

    Parameters
    ----------
    number : int, float, Fraction, Decimal, numpy number or str
    argument : str
        Name of the argument, for the error.

    Raises
    ------
    ValueError
        For anything else, and for what is missing or infinite.

    Examples
    --------
    >>> exact(0.1, "common_fraction"), exact("12.5", "total")
    (Fraction(1, 10), Fraction(25, 2))
    >>> exact(float("nan"), "total")
    Traceback (most recent call last):
    ValueError: total: nan is not a number. Give an int, a Decimal, a text such as '12.50', or a finite float.
    """
    try:
        if not (isinstance(number, bool) or is_missing(number)):
            if isinstance(number, Rational):
                return Fraction(int(number.numerator), int(number.denominator))
            if isinstance(number, str | Decimal):
                return _written(number)
            if isinstance(number, Real) and math.isfinite(number):
                return Fraction(str(number))  # a float32 keeps its own shortest form
    except (ValueError, OverflowError, InvalidOperation, ZeroDivisionError):
        pass  # falls through to the one error below
    raise ValueError(f"{argument}: {shown(number)} is not a number. Give an int, a Decimal, a text such as '12.50', or a finite float.")


def _written(number: str | Decimal) -> Fraction:
    if isinstance(number, str) and "/" in number and len(number) <= MOST_DIGITS:
        return Fraction(number)
    value = Decimal(number)
    if not value.is_finite() or abs(value.adjusted()) > MOST_DIGITS:  # 1e999999999 would fill the memory before it is refused
        raise ValueError
    return Fraction(value)


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


def whole(number: object, argument: str, least: int = 0) -> int:
    """A whole number: persons, votes, months.

    Parameters
    ----------
    number : int or numpy integer; a float such as 5.0 too
    argument : str
        Name of the argument, for the error.
    least : int
        The smallest that is accepted.

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
        value = float(number) if not isinstance(number, Rational) else number
        # Beyond 2**53 a float no longer tells one whole number from the next.
        sure = isinstance(number, Rational) or math.isfinite(value) and abs(value) <= 2**53
        if sure and int(value) == value and int(value) >= least:
            return int(value)
    raise ValueError(f"{argument}: {shown(number)} found; whole numbers of at least {least} are accepted.")
