"""Values as words: dates, numbers with their units, shares, counts and enumerations, as a reader would write them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from fractions import Fraction

from .days import MONTHS
from .markdown_links import as_read

SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_DAY = re.compile(rf"\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}")
_MONTH = re.compile(rf"(?:(?:{'|'.join(MONTHS)}) )?[12]\d{{3}}")
_BEGINS = re.compile(r"(?:\A|[.!?][”)*]*\s|\n\n|\n- )\s*[“(*]*\Z")  # where a sentence begins
_PERCENT = re.compile(r"(\d) %")
_FIRST_LETTER = re.compile(r"\A([\[“(*]*)([^\W\d_])")


def date_in_words(day: dt.date, precision: str | None = "day") -> str:
    """A date as exactly as it is known.

    >>> date_in_words(dt.date(2009, 12, 1)), date_in_words(dt.date(2009, 11, 1), "month")
    ('1 December 2009', 'November 2009')
    >>> date_in_words(dt.date(2014, 1, 1), "year")
    '2014'
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

    >>> in_words(150000, "EUR million"), in_words(0.65), in_words(None)
    ('EUR 150 billion', '0.65', 'not known')
    >>> in_words(dt.date(2024, 2, 1), precision="month")
    'February 2024'
    >>> in_words(1, "persons"), in_words(1, "countries"), in_words(2, "votes"), in_words(1, "member states")
    ('1 person', '1 country', '2 votes', '1 member state')
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
    return f"{number(value)} {_one(unit) if value == 1 else unit}" if unit else number(value)


def _one(unit: str) -> str:
    """A unit for one thing: "persons" counts several, "person" one."""
    things = re.split(r"(?= (?:of|per|in|to) )", unit, maxsplit=1)
    noun = things[0]
    if noun.endswith("ies"):
        things[0] = f"{noun[:-3]}y"
    elif noun.endswith("s") and not noun.endswith(("ss", "us")):
        things[0] = noun[:-1]
    return "".join(things)


def _money(value: float, unit: str) -> str:
    currency, _, scale = unit.partition(" ")
    amount = value * SCALES.get(scale.split(" ")[0] if scale else "", 1)
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


def unbroken(words: str) -> str:
    """Words whose numbers stay with their per cent sign at the end of a line: with a no-break space between them.

    >>> unbroken("55.2 % of them")
    '55.2\\xa0% of them'
    """
    return _PERCENT.sub("\\1\N{NO-BREAK SPACE}%", words)


def count(amount: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> count(1, "state"), count(0, "state"), count(3, "country", "countries")
    ('1 state', 'no state', '3 countries')
    """
    if amount == 0:
        return f"no {one}"
    return f"{amount} {one if amount == 1 else many or one + 's'}"


def one_or_many(amount: int, one: str, many: str, none: str | None = None, **gaps: object) -> str:
    """The one of several whole sentences that fits a number, with its gaps filled.

    Parameters
    ----------
    amount : int
        Stands in the gap ``{n}``.
    one, many : str
        The sentence for one, and the sentence for every other number.
    none : str, optional
        The sentence for zero, where it is another one.
    **gaps : object
        What stands in the other gaps: names, numbers, lists.

    >>> one_or_many(1, "{n} state is {how}.", "{n} states are {how}.", how="bound")
    '1 state is bound.'
    >>> one_or_many(0, "One is bound.", "{n} are bound.", "Nobody is bound.")
    'Nobody is bound.'
    """
    sentence = none if amount == 0 and none is not None else one if amount == 1 else many
    return sentence.format(n=amount, **gaps)


NUMERALS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty"
).split()


def cardinal(amount: int) -> str:
    """A whole number as a sentence has it: in words up to twelve.

    >>> cardinal(3), cardinal(12), cardinal(27), cardinal(0)
    ('three', 'twelve', '27', 'no')
    """
    if amount == 0:
        return "no"
    return NUMERALS[amount] if 0 < amount <= 12 else f"{amount:,}"


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
    return joined(words) if len(words) <= most else first_of(words, most)


def first_of(words: Sequence[str], most: int) -> str:
    """The first of a list that may be long, as an error shows it: what is accepted, what is missing.

    >>> first_of(list("ABCDEF"), 4), first_of(list("AB"), 4)
    ('A, B, C, D and 2 more', 'A, B')
    """
    return ", ".join(words[:most]) + (f" and {len(words) - most} more" if len(words) > most else "")


def capitalised(words: str) -> str:
    """Words that begin a sentence. What begins with a sign, a figure or code stays as it is.

    >>> capitalised("the Council decides"), capitalised("`rdc` is a row"), capitalised("[one day](x.csv#a)")
    ('The Council decides', '`rdc` is a row', '[One day](x.csv#a)')
    """
    return _FIRST_LETTER.sub(lambda match: match[1] + match[2].upper(), words, count=1)


def lowered(words: str, names: Iterable[str] = ()) -> str:
    """Words of a sentence that go on within another one: the first letter is small, unless a name or an abbreviation
    begins there.

    Parameters
    ----------
    words : str
    names : iterable of str
        Names that keep their capital, for example of states.

    >>> lowered("The thresholds count all"), lowered("PESCO was set up"), lowered("EU-28")
    ('the thresholds count all', 'PESCO was set up', 'EU-28')
    >>> lowered("Hungary need not pay", ["Hungary"])
    'Hungary need not pay'
    >>> lowered("March was the month"), lowered("A vote is taken"), lowered("Franco-German forces")
    ('March was the month', 'a vote is taken', 'Franco-German forces')
    """
    first = re.match(r"\w+", words)
    if not first or not first[0].istitle() or words[first.end() :].startswith("-") or first[0] in (*MONTHS, "I"):
        return words
    if any(words.startswith(name) and not words[len(name) : len(name) + 1].isalpha() for name in names):
        return words
    return words[0].lower() + words[1:]


def is_sentence(words: str) -> bool:
    """Whether words are a whole sentence: a capital letter or a figure first, a full stop or its like last.

    >>> is_sentence("It is blocked."), is_sentence("the Bundestag"), is_sentence("In which years?")
    (True, False, True)
    """
    plain = words.strip()
    return plain.endswith((".", "!", "?")) and (plain[0].isupper() or plain[0].isdigit())


def unstopped(words: str) -> str:
    """Words without their full stop, for the middle of a sentence.

    >>> unstopped("It is blocked."), unstopped("In which years?")
    ('It is blocked', 'In which years?')
    """
    plain = words.strip()
    return plain[:-1] if plain.endswith(".") and not plain.endswith("..") else plain


def put_into(before: str, words: str, after: str, names: Iterable[str] = ()) -> str:
    """Words put into a sentence, so that capitals, stops and the preposition of a date come out right.

    Parameters
    ----------
    before, after : str
        What stands around them.
    words : str
        What is put in, perhaps a whole sentence, perhaps a Markdown link.
    names : iterable of str
        As for `lowered`.

    Returns
    -------
    str
        The whole.

    Examples
    --------
    >>> put_into("The vote failed, because ", "The thresholds count all.", " So it is.")
    'The vote failed, because the thresholds count all. So it is.'
    >>> put_into("", "no, because one voted against", ". It is the rule.")
    'No, because one voted against. It is the rule.'
    >>> put_into("The corps came in ", "1 October 1993", ".")
    'The corps came on 1 October 1993.'
    >>> put_into("It ended on ", "June 2021", ", later than that.")
    'It ended in June 2021, later than that.'
    >>> put_into("One can ask: ", "In which years?", ". Then look.")
    'One can ask: In which years? Then look.'
    """
    label = as_read(words)
    proper = "on" if _DAY.fullmatch(label) else "in" if _MONTH.fullmatch(label) else ""
    if proper:
        before = re.sub(
            r"\b([IiOo])n (?=\Z)",
            lambda match: proper.capitalize() + " " if match[1].isupper() else proper + " ",
            before,
        )
    if _BEGINS.search(before):
        words = capitalised(words)
    elif is_sentence(words) and not re.search(r"[:“\"]\s*\Z", before):
        words = lowered(words, names)
    if re.match(r"[,;:]|\s+[a-z]", after):
        words = unstopped(words)
    elif after.startswith(".") and words.endswith((".", "!", "?")):
        after = after[1:]
    return before + words + after
