"""Values by country, made ready to be drawn: classes or categories, colours, words in the tile, legend, table and
sentence.

The tile grid and the geographic map draw the same thing in two ways; what they have in common is here.
"""

from __future__ import annotations

import datetime as dt
import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from numbers import Integral, Real

import pandas as pd

from eudefence.data.package import course
from eudefence.data.states import States
from eudefence.ground.arguments import one_of
from eudefence.ground.lists import listed
from eudefence.ground.numbers import decimal, exact, is_missing
from eudefence.ground.quoting import shown
from eudefence.ground.words import count, date_in_words
from eudefence.views.page import style

NO_FIGURE, UNDECIDED = "no figure", "cannot be decided"
NAMES_UP_TO = 6  # a category with more countries is counted, not listed, in the sentence
STATUS = {  # what stands under every picture that gives these a place
    "XK": (
        "Kosovo has a place of its own, without taking a position on its status (five EU members do not recognise it)."
    ),
    "PS": "Palestine is named as in the ISO list; not all EU members recognise it as a state.",
}


@dataclass(frozen=True)
class Paint:
    """How one country is drawn: fill, hatch, and the short text under its code."""

    fill: str
    hatch: str
    text: str


@dataclass(frozen=True)
class Ready:
    """Everything a map needs: `paint` by country, `legend` as (Paint, words) in order, `table`, `sentence`."""

    paint: Mapping[str, Paint]
    legend: tuple
    table: pd.DataFrame
    sentence: str


_HATCH = dict(zip(style.CATEGORIES, style.CATEGORY_HATCHES, strict=True))


@lru_cache(maxsize=1)
def places() -> dict[str, tuple[str, int | None, int | None]]:
    """Code to (name, tile column, tile row)."""
    return {row["country"]: (row["name"], row["tile_column"], row["tile_row"]) for row in course().rows("countries")}


def status_note(drawn) -> str:
    """What has to be said about the status of places that a picture draws; nothing where none of them is drawn.

    >>> status_note(["FR", "XK"])
    'Kosovo has a place of its own, without taking a position on its status (five EU members do not recognise it).'
    """
    drawn = set(drawn)
    return " ".join(words for country, words in STATUS.items() if country in drawn)


def short(value: float) -> str:
    """A number in at most five signs, as it stands in a tile.

    >>> short(83577140.0), short(574250), short(1234.0), short(4.154), short(12.3), short(0.24), short(3)
    ('83.6m', '574k', '1234', '4.15', '12.3', '0.24', '3')
    """
    size = abs(value)
    if size >= 999_950:
        return f"{value / 1e6:.1f}m" if size < 99.95e6 else f"{value / 1e6:.0f}m"
    if size >= 10_000:
        return f"{value / 1e3:.0f}k"
    if isinstance(value, int) or float(value).is_integer() and size >= 100 or size >= 1000:
        return f"{value:.0f}"
    return f"{value:.1f}" if size >= 10 else f"{value:.2f}"


def breaks_for(numbers: Sequence[float], steps: int = 5) -> list[float]:
    """Round limits between classes: evenly spread, or about equally filled where the largest is many times the middle
    one.

    >>> breaks_for([0.3, 1.1, 1.4, 2.0, 2.2, 3.9])
    [1.0, 2.0, 3.0]
    >>> breaks_for([0.6e6, 1.4e6, 2e6, 5e6, 10e6, 20e6, 84e6])
    [1500000.0, 3000000.0, 7500000.0, 20000000.0]
    """
    from matplotlib.ticker import MaxNLocator

    numbers = sorted(numbers)
    low, high = numbers[0], numbers[-1]
    if low == high:
        return []
    if low > 0 and high > 4 * statistics.median(numbers):
        # One giant would push all others into the lowest of even classes.
        limits = {_rounded(limit) for limit in statistics.quantiles(numbers, n=steps, method="inclusive")}
        return sorted(limit for limit in limits if low < limit <= high)
    if all(isinstance(n, int) for n in numbers) and high - low < steps:
        return [float(n) for n in sorted(set(numbers))[1:]]
    ticks = MaxNLocator(nbins=steps, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
    return [round(float(t), 10) for t in ticks if low < t <= high]


def _rounded(value):
    """The nearest of 1, 1.5, 2, 2.5, 3, 4, 5, 7.5 and their tens."""
    power = 10.0 ** math.floor(math.log10(value))
    return round(min((m * power for m in (1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10)), key=lambda m: abs(m - value)), 10)


def ready(
    values: Mapping,
    *,
    title: str,
    unit: str = "",
    date: str = "",
    kind: str | None = None,
    heading: str = "",
    breaks: Sequence[float] | None = None,
    categories: Sequence[str] | None = None,
    colours: Mapping[str, str] | None = None,
    letters: Mapping[str, str] | None = None,
    extra: Mapping[str, Mapping] | None = None,
    sentence: str | None = None,
) -> Ready:
    """Prepare values by country. Arguments as for `eudefence.views.tiles`."""
    clean = States().mapping(values, "values", _value)
    if not clean:
        raise ValueError("values: nothing to draw; give a mapping from country to value")
    heading, sentence = worded(heading=heading, sentence=sentence)
    if extra is not None and not isinstance(extra, Mapping):
        raise ValueError(f"extra: {shown(extra)} found; a dict of heading to values by country is accepted.")
    extra = {heading: States().mapping(column, f"extra[{heading!r}]") for heading, column in (extra or {}).items()}
    categories = None if categories is None else listed(categories, "categories", "a list of words")
    known = [v for v in clean.values() if v is not None]
    numeric = all(isinstance(v, (int, float)) and not isinstance(v, bool) for v in known)
    if kind is None:
        kind = "number" if known and numeric else "category"
    one_of("kind", kind, ("number", "category"))
    if kind == "number":
        if not numeric:
            wrong = next(v for v in known if not isinstance(v, (int, float)) or isinstance(v, bool))
            raise ValueError(f"values: {wrong!r} is no number; for words use kind='category'")
        paint, legend, classes = _numbers(clean, known, breaks)
    else:
        clean = {
            c: v if v is None else "yes" if v is True else "no" if v is False else str(v) for c, v in clean.items()
        }
        paint, legend, words = _categories(clean, categories, colours, letters)
        clean, classes = {c: words.get(c) for c in clean}, {}
    heading = heading or (f"{unit[:1].upper()}{unit[1:]}" if unit and kind == "number" else "Value")
    table = _table(clean, classes, heading, kind, extra, [words for _, words in legend])
    text = sentence or _sentence(clean, title, unit, date, kind, [words for _, words in legend])
    return Ready(paint, tuple(legend), table, text)


def worded(**texts: object) -> tuple[str, ...]:
    """The words around a picture: a year, a number or a day may stand where a text is asked for, and nothing is an
    empty text.

    >>> worded(title="Forces", date=2024, unit=None)
    ('Forces', '2024', '')
    """
    found = []
    for argument, given in texts.items():
        if is_missing(given):
            given = ""
        if isinstance(given, bool) or not isinstance(given, str | Real | Decimal | dt.date):
            raise ValueError(f"{argument}: {shown(given)} found; a text is accepted.")
        found.append(date_in_words(given) if isinstance(given, dt.date) else str(given))
    return tuple(found)


def _value(value, argument):
    """A cell as Python's own type: a number, a word, True, False, or None for a gap."""
    if is_missing(value):
        return None
    if hasattr(value, "item") and getattr(value, "ndim", 0) == 0:
        value = value.item()
    if isinstance(value, bool | str) or not isinstance(value, Real | Decimal):
        return value
    found = exact(value, argument)  # refuses what is infinite
    return int(found) if isinstance(value, Integral) else float(found)


def _numbers(clean, known, breaks):
    if not known:
        return {c: Paint(style.NO_DATA, "", "?") for c in clean}, [(Paint(style.NO_DATA, "", "?"), NO_FIGURE)], {}
    if breaks is None:
        limits = breaks_for(known)
    else:
        limits = sorted(decimal(limit, "breaks") for limit in listed(breaks, "breaks", "a list of limits"))
    if len(limits) > 5:
        raise ValueError(f"breaks: {len(limits)} limits make {len(limits) + 1} classes; at most 6 can be told apart")
    ramp = style.CLASSES.get(len(limits) + 1, style.CLASSES[2][-1:])
    words = _class_words(limits, whole=all(isinstance(v, int) and v >= 0 for v in known))
    place = {c: sum(v >= limit for limit in limits) for c, v in clean.items() if v is not None}
    paint = {
        c: Paint(ramp[place[c]], "", short(v)) if v is not None else Paint(style.NO_DATA, "", "?")
        for c, v in clean.items()
    }
    legend = [(Paint(ramp[i], "", ""), words[i]) for i in reversed(range(len(words)))]
    if None in clean.values():
        legend.append((Paint(style.NO_DATA, "", "?"), NO_FIGURE))
    return paint, legend, {c: words[p] for c, p in place.items()}


def _class_words(limits, whole):
    if not limits:
        return ["all the same"]
    written = [_limit(limit) for limit in limits]
    first = "none" if limits[0] == 1 and whole else f"under {written[0]}"
    middle = [f"{a} to under {b}" for a, b in zip(written, written[1:], strict=False)]
    return [first, *middle, f"{written[-1]} and more"]


def _limit(limit):
    if abs(limit) >= 1e6:
        return f"{limit / 1e6:g} million"
    return f"{limit:,g}" if abs(limit) >= 10_000 else f"{limit:g}"


def _categories(clean, categories, colours, letters):
    found = sorted({v for v in clean.values() if v is not None})
    order = list(categories) if categories is not None else list(colours) if colours else found
    if categories is None and not colours and set(found) <= set(style.ANSWERS):
        order = [a for a in style.ANSWERS if a in found]
    strange = [v for v in found if v not in order]
    if strange:
        raise ValueError(f"values: {strange[0]!r} is none of the categories {', '.join(order)}")
    answers = set(order) <= set(style.ANSWERS)
    if len(order) > len(style.CATEGORIES) and not answers and not colours:
        raise ValueError(f"values: {len(order)} categories; at most {len(style.CATEGORIES)} can be told apart")
    letters = dict(letters or {}) or ({c: style.ANSWER_LETTERS[c] for c in order} if answers else _letters(order))
    paints = {}
    for number, category in enumerate(order):
        fill = (colours or {}).get(category) or (style.ANSWERS[category] if answers else style.CATEGORIES[number])
        hatch = (
            style.ANSWER_HATCHES[category] if answers else _HATCH.get(fill, "")
        )  # one colour, one hatch, on every map
        paints[category] = Paint(fill, hatch, letters.get(category, ""))
    nothing = Paint(style.NO_DATA, "", "?")
    paint = {c: paints[v] if v is not None else nothing for c, v in clean.items()}
    words = {c: style.ANSWER_WORDS[c] if answers else c for c in order}
    legend = [(paints[c], words[c]) for c in order]
    if None in clean.values():
        legend.append((nothing, UNDECIDED))
    return paint, legend, {c: words[v] for c, v in clean.items() if v is not None}


def _letters(order):
    """A different letter for each category: of its first word if possible."""
    taken, letters = set(), {}
    for category in order:
        free = [c.upper() for c in category if c.isalnum() and c.upper() not in taken]
        letters[category] = free[0] if free else str(len(taken))
        taken.add(letters[category])
    return letters


def _table(clean, classes, heading, kind, extra, order):
    names = {c: places()[c][0] for c in clean}
    if kind == "number":
        rank = sorted(clean, key=lambda c: (clean[c] is None, -(clean[c] or 0), names[c]))
    else:
        rank = sorted(clean, key=lambda c: (order.index(clean[c]) if clean[c] is not None else len(order), names[c]))
    columns = {"Country": [names[c] for c in rank], "Code": rank}
    columns[heading] = [clean[c] if clean[c] is not None else (pd.NA if kind == "number" else UNDECIDED) for c in rank]
    if kind == "number" and classes:
        columns["Class"] = [classes.get(c, NO_FIGURE) for c in rank]
    for name, column in extra.items():
        columns[name] = [column.get(c) for c in rank]
    return pd.DataFrame(columns)


def _sentence(clean, title, unit, date, kind, order):
    names = {c: places()[c][0] for c in clean}
    known = {c: v for c, v in clean.items() if v is not None}
    without = len(clean) - len(known)
    when = f" {date}" if date else ""
    gap = f", {without} without" if without else ""
    head = f"{title}{when}"
    if not known:
        return f"{head}: no figure for any of {len(clean)} countries."
    if kind == "number":
        high, low = max(known.values()), min(known.values())
        measure = f" ({unit})" if unit else ""

        def who(value):
            winners = sorted(names[c] for c, v in known.items() if v == value)
            return (
                f"{', '.join(winners[:2])}{f' and {len(winners) - 2} more' if len(winners) > 2 else ''}"
                f" ({_exact(value)})"
            )

        middle = statistics.median(known.values())
        if all(isinstance(v, int) for v in known.values()) and middle == int(middle):
            middle = int(middle)
        ends = f"highest in {who(high)}, lowest in {who(low)}, median {_exact(middle)}"
        return f"{head}{measure}: {ends}; {count(len(known), 'country', 'countries')} with a figure{gap}."
    parts = []
    for category in [*order, UNDECIDED] if UNDECIDED not in order else order:
        mine = sorted(names[c] for c, v in clean.items() if (v if v is not None else UNDECIDED) == category)
        if mine or category != UNDECIDED:
            listed = f" ({', '.join(mine)})" if 0 < len(mine) <= NAMES_UP_TO and len(mine) < len(clean) else ""
            parts.append(f"{category} {len(mine)}{listed}")
    return f"{head}: {'; '.join(parts)}."


def _exact(value):
    """As the table writes it."""
    if isinstance(value, int):
        return f"{value:,}" if abs(value) >= 10_000 else str(value)
    size = abs(value)
    return f"{value:,.0f}" if size >= 1000 else f"{value:.1f}" if size >= 100 else f"{value:.2f}"
