"""Values as words: dates, numbers with their units, shares, counts and enumerations, as a reader would write them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from fractions import Fraction

from .days import MONTHS

_FACTORS = {"million": 10**6, "billion": 10**9, "thousand": 10**3}


def date_in_words(day: dt.date, precision: str | None = "day") -> str:
    """A date as exactly as it is known.

    >>> date_in_words(dt.date(2009, 11, 1), "month"), date_in_words(dt.date(2009, 12, 1)), date_in_words(dt.date(2014, 1, 1), "year")
    ('November 2009', '1 December 2009', '2014')
    """
    month = f"{MONTHS[day.month - 1]} {day.year}"
    return {"year": str(day.year), "month": month}.get(precision or "day", f"{day.day} {month}")


def number(value: float) -> str:
    """A number with thousands separators and no digits that were not there.

    >>> number(5000), number(0.65), number(1234.5)
    ('5,000', '0.65', '1,234.5')
    """
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.10g}"


def in_words(value: object, unit: str | None = None, precision: str | None = "day") -> str:
    """A value as a reader would write it.

    Parameters
    ----------
    value : None, bool, datetime.date, number or str
    unit : str, optional
        "persons", "EUR million", "% of GDP" ...
    precision : {"day", "month", "year"}, optional
        For a date, how exactly it is known.

    >>> in_words(150000, "EUR million"), in_words(dt.date(2024, 2, 1), precision="month"), in_words(0.65), in_words(None)
    ('EUR 150 billion', 'February 2024', '0.65', 'not known')
    """
    if value is None:
        return "not known"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.date):
        return date_in_words(value, precision)
    if not isinstance(value, int | float):
        return str(value)
    if unit and unit.split()[0] in ("EUR", "USD"):
        return _money(value, unit)
    return f"{number(value)} {unit}" if unit else number(value)


def _money(value, unit):
    currency, _, scale = unit.partition(" ")
    amount = value * _FACTORS.get(scale.split(" ")[0] if scale else "", 1)
    for word, size in (("billion", 10**9), ("million", 10**6)):
        if amount >= size and round(amount / size, 3) * size == amount:
            return f"{currency} {number(round(amount / size, 3))} {word}"
    return f"{currency} {number(amount)}"


def per_cent(share: Fraction, limit: Fraction | None = None) -> str:
    """A share in per cent, with at least two decimals and as many as keep it on its side of the limit.

    >>> per_cent(Fraction(65)/100), per_cent(Fraction(649999, 1000000), Fraction(65, 100)), per_cent(Fraction(1, 3))
    ('65 per cent', '64.9999 per cent', '33.33 per cent')
    """
    exact = share * 100
    if exact.denominator == 1:
        return f"{exact.numerator} per cent"
    for decimals in range(2, 12):
        shown = Fraction(round(exact * 10**decimals), 10**decimals)
        if limit is None or shown != limit * 100 and (shown > limit * 100) == (share > limit):
            break
    return f"{float(shown):.{decimals}f} per cent"


def count(amount: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> count(1, "state"), count(0, "state"), count(3, "country", "countries")
    ('1 state', 'no state', '3 countries')
    """
    if amount == 0:
        return f"no {one}"
    return f"{amount} {one if amount == 1 else many or one + 's'}"


def joined(words: Iterable[str], last: str = "and") -> str:
    """Words as an enumeration.

    >>> joined(["A", "B", "C"]), joined(["A"]), joined(["A", "B"], "or")
    ('A, B and C', 'A', 'A or B')
    """
    words = list(words)
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}" if words else ""


def some(words: Sequence[str], most: int = 4) -> str:
    """The first few of an enumeration, and how many more there are.

    >>> some(list("ABCDEF")), some(list("AB"))
    ('A, B, C, D and 2 more', 'A and B')
    """
    if len(words) <= most:
        return joined(words)
    return f"{', '.join(words[:most])} and {len(words) - most} more"
