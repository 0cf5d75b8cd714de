"""Values by country, made ready to be drawn: classes or categories, colours, words in the tile, legend, table and
sentence.

The tile grid and the geographic map draw the same thing in two ways; what they have in common is here.
"""

from __future__ import annotations

import datetime as dt
import math
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from numbers import Integral, Real

from eudefence.data.countries import in_a_sentence
from eudefence.data.package import course
from eudefence.data.states import States
from eudefence.ground.arguments import one_of
from eudefence.ground.lists import listed
from eudefence.ground.numbers import decimal, exact, is_missing
from eudefence.ground.quoting import shown
from eudefence.ground.words import capitalised, count, date_in_words, first_of
from eudefence.views.page import style
from eudefence.views.page.marks import facts
from eudefence.views.page.plain_table import cell_text

from .axes import even_step

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


@dataclass(frozen=True, kw_only=True)
class ByCountry:
    """What a picture by country is asked to show: the arguments of `eudefence.views.tiles`, read (see `read`)."""

    values: Mapping
    title: str
    source: str = ""
    date: str = ""
    unit: str = ""
    kind: str | None = None
    heading: str = ""
    breaks: Sequence[float] | None = None
    categories: Sequence[str] | None = None
    colours: Mapping[str, str] | None = None
    letters: Mapping[str, str] | None = None
    extra: Mapping[str, Mapping] | None = None
    sentence: str | None = None

    @property
    def known(self) -> list:
        """The values that are no gaps."""
        return [value for value in self.values.values() if value is not None]


@dataclass(frozen=True)
class Painted:
    """Everything a map needs: `paint` by country, `legend` as (Paint, words) in order, the `columns` of the table,
    `sentence`.
    """

    paint: Mapping[str, Paint]
    legend: tuple
    columns: Mapping[str, list]
    sentence: str

    def facts(self) -> dict[str, str]:
        """Code of each country to what its mark says: its row of the table."""
        rows = zip(*self.columns.values(), strict=True)
        told = [dict(zip(self.columns, row, strict=True)) for row in rows]
        return {row["Code"]: facts({heading: row[heading] for heading in row if heading != "Code"}) for row in told}


_WORDS = "a list of words"
_NOTHING = Paint(style.NO_DATA, "", "?")
_HATCH = dict(zip(style.CATEGORIES, style.CATEGORY_HATCHES, strict=True))


@lru_cache(maxsize=1)
def places() -> dict[str, tuple[str, int | None, int | None]]:
    """Code to (name, tile column, tile row)."""
    return {row["country"]: (row["name"], row["tile_column"], row["tile_row"]) for row in course().rows("countries")}


@lru_cache(maxsize=1)
def grid() -> dict[str, tuple[int, int]]:
    """Code to tile column and row, for the countries of Europe; those farther away have no tile."""
    return {country: (column, row) for country, (_, column, row) in places().items() if column is not None}


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
    step = even_step(low, high, steps)
    first, last = math.floor(low / step), math.ceil(high / step)
    return [limit for limit in (round(k * step, 10) for k in range(first, last + 1)) if low < limit <= high]


def _rounded(value):
    """The nearest of 1, 1.5, 2, 2.5, 3, 4, 5, 7.5 and their tens."""
    power = 10.0 ** math.floor(math.log10(value))
    return round(min((m * power for m in (1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10)), key=lambda m: abs(m - value)), 10)


def read(**given: object) -> ByCountry:
    """The arguments of `eudefence.views.tiles`, by name, each read or refused in words."""
    asked = ByCountry(**given)
    words = read_texts(title=asked.title, source=asked.source, date=asked.date, unit=asked.unit)
    values = States().mapping(asked.values, "values", _value)
    if not values:
        raise ValueError("values: nothing to draw; give a mapping from country to value")
    words |= read_texts(heading=asked.heading, sentence=asked.sentence)
    if asked.extra is not None and not isinstance(asked.extra, Mapping):
        raise ValueError(f"extra: {shown(asked.extra)} found; a dict of heading to values by country is accepted.")
    extra = {name: States().mapping(column, f"extra[{name!r}]") for name, column in (asked.extra or {}).items()}
    categories = asked.categories if asked.categories is None else listed(asked.categories, "categories", _WORDS)
    kind = _kind(asked.kind, values)
    if not words["heading"]:
        words["heading"] = capitalised(words["unit"]) if words["unit"] and kind == "number" else "Value"
    return replace(asked, values=values, extra=extra, categories=categories, kind=kind, **words)


def _kind(kind, values):
    """Numbers or categories: as asked, or else found from the values."""
    words = [v for v in values.values() if v is not None and (isinstance(v, bool) or not isinstance(v, (int, float)))]
    if kind is None:
        nothing_known = all(v is None for v in values.values())
        kind = "category" if words or nothing_known else "number"
    one_of("kind", kind, ("number", "category"))
    if kind == "number" and words:
        raise ValueError(f"values: {words[0]!r} is no number; for words use kind='category'")
    return kind


def prepare(asked: ByCountry) -> Painted:
    """Each country's paint, the legend, the table and the sentence."""
    if asked.kind == "number":
        paint, legend, classes = _numbers(asked)
    else:
        paint, legend, words = _categories(asked)
        asked, classes = replace(asked, values={c: words.get(c) for c in asked.values}), {}
    order = [words for _, words in legend]
    return Painted(paint, tuple(legend), _table(asked, classes, order), asked.sentence or _sentence(asked, order))


def read_texts(**texts: object) -> dict[str, str]:
    """The words around a picture: a year, a number or a day may stand where a text is asked for, and nothing is an
    empty text.

    >>> read_texts(title="Forces", date=2024, unit=None)
    {'title': 'Forces', 'date': '2024', 'unit': ''}
    """
    found = {}
    for argument, given in texts.items():
        if is_missing(given):
            given = ""
        if isinstance(given, bool) or not isinstance(given, str | Real | Decimal | dt.date):
            raise ValueError(f"{argument}: {shown(given)} found; a text is accepted.")
        found[argument] = date_in_words(given) if isinstance(given, dt.date) else str(given)
    return found


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


def _numbers(asked):
    if not asked.known:
        return dict.fromkeys(asked.values, _NOTHING), [(_NOTHING, NO_FIGURE)], {}
    if asked.breaks is None:
        limits = breaks_for(asked.known)
    else:
        limits = sorted(decimal(limit, "breaks") for limit in listed(asked.breaks, "breaks", "a list of limits"))
    if len(limits) > 5:
        raise ValueError(f"breaks: {len(limits)} limits make {len(limits) + 1} classes; at most 6 can be told apart")
    ramp = style.CLASSES.get(len(limits) + 1, style.CLASSES[2][-1:])
    words = _class_words(limits, whole=all(isinstance(v, int) and v >= 0 for v in asked.known))
    place = {c: sum(v >= limit for limit in limits) for c, v in asked.values.items() if v is not None}
    paint = {c: _NOTHING if v is None else Paint(ramp[place[c]], "", short(v)) for c, v in asked.values.items()}
    legend = [(Paint(ramp[i], "", ""), words[i]) for i in reversed(range(len(words)))]
    if None in asked.values.values():
        legend.append((_NOTHING, NO_FIGURE))
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


def _categories(asked):
    yes_no = {True: "yes", False: "no"}
    values = {c: v if v is None else yes_no[v] if isinstance(v, bool) else str(v) for c, v in asked.values.items()}
    order = _order(asked, {v for v in values.values() if v is not None})
    answers = set(order) <= set(style.ANSWERS)
    if len(order) > len(style.CATEGORIES) and not answers and not asked.colours:
        raise ValueError(f"values: {len(order)} categories; at most {len(style.CATEGORIES)} can be told apart")
    letters = dict(asked.letters or {}) or (style.ANSWER_LETTERS if answers else _letters(order))
    paints = {}
    for number, category in enumerate(order):
        fill = (asked.colours or {}).get(category)
        fill = fill or (style.ANSWERS[category] if answers else style.CATEGORIES[number])
        # One colour, one hatch, on every map.
        hatch = style.ANSWER_HATCHES[category] if answers else _HATCH.get(fill, "")
        paints[category] = Paint(fill, hatch, letters.get(category, ""))
    paint = {c: _NOTHING if v is None else paints[v] for c, v in values.items()}
    words = {c: style.ANSWER_WORDS[c] if answers else c for c in order}
    legend = [(paints[c], words[c]) for c in order]
    if None in values.values():
        legend.append((_NOTHING, UNDECIDED))
    return paint, legend, {c: words[v] for c, v in values.items() if v is not None}


def _order(asked, found):
    """The categories in the order of the legend: as asked, as the answers to a vote have it, or by the alphabet."""
    order = sorted(found)
    if asked.categories is not None or asked.colours:
        order = list(asked.categories if asked.categories is not None else asked.colours)
    elif found <= set(style.ANSWERS):
        order = [answer for answer in style.ANSWERS if answer in found]
    strange = sorted(value for value in found if value not in order)
    if strange:
        raise ValueError(f"values: {strange[0]!r} is none of the categories {', '.join(order)}")
    return order


def _letters(order):
    """A different letter for each category: of its first word if possible."""
    taken, letters = set(), {}
    for category in order:
        free = [c.upper() for c in category if c.isalnum() and c.upper() not in taken]
        letters[category] = free[0] if free else str(len(taken))
        taken.add(letters[category])
    return letters


def _table(asked, classes, order):
    clean = asked.values
    names = {c: places()[c][0] for c in clean}
    gap = None if asked.kind == "number" else UNDECIDED
    if asked.kind == "number":
        rank = sorted(clean, key=lambda c: (clean[c] is None, -(clean[c] or 0), names[c]))
    else:
        rank = sorted(clean, key=lambda c: (order.index(clean[c]) if clean[c] is not None else len(order), names[c]))
    columns = {"Country": [names[c] for c in rank], "Code": rank}
    columns[asked.heading] = [gap if clean[c] is None else clean[c] for c in rank]
    if classes:
        columns["Class"] = [classes.get(c, NO_FIGURE) for c in rank]
    for name, column in asked.extra.items():
        columns[name] = [column.get(c) for c in rank]
    return columns


def _sentence(asked, order):
    head = f"{asked.title} {asked.date}" if asked.date else asked.title
    if not asked.known:
        return f"{head}: no figure for any of {len(asked.values)} countries."
    return _sentence_on_numbers(asked, head) if asked.kind == "number" else _sentence_on_categories(asked, order, head)


_WITHOUT_GAPS = "{head}: highest in {highest}, lowest in {lowest}, median {median}; {countries} with a figure."
_WITH_GAPS = (
    "{head}: highest in {highest}, lowest in {lowest}, median {median}; {countries} with a figure, {without} without."
)


def _sentence_on_numbers(asked, head):
    known = {c: v for c, v in asked.values.items() if v is not None}
    middle = statistics.median(known.values())
    if all(isinstance(v, int) for v in known.values()) and middle == int(middle):
        middle = int(middle)

    def who(value):
        there = sorted((c for c, v in known.items() if v == value), key=lambda c: places()[c][0])
        return f"{first_of([in_a_sentence(c) for c in there], 2)} ({_exact(value)})"

    without = len(asked.values) - len(known)
    return (_WITH_GAPS if without else _WITHOUT_GAPS).format(
        head=f"{head} ({asked.unit})" if asked.unit else head,
        highest=who(max(known.values())),
        lowest=who(min(known.values())),
        median=_exact(middle),
        countries=count(len(known), "country", "countries"),
        without=without,
    )


def _sentence_on_categories(asked, order, head):
    parts = []
    for category in [*order, UNDECIDED] if UNDECIDED not in order else order:
        mine = sorted(places()[c][0] for c, v in asked.values.items() if (UNDECIDED if v is None else v) == category)
        if mine or category != UNDECIDED:
            few = 0 < len(mine) <= NAMES_UP_TO and len(mine) < len(asked.values)
            names = f" ({', '.join(mine)})" if few else ""
            parts.append(f"{category} {len(mine)}{names}")
    return f"{head}: {'; '.join(parts)}."


def _exact(value):
    """A number of a sentence: as the table writes it, but by its own size and not by that of its column."""
    size = abs(value)
    return cell_text(value, 0 if size >= 1000 else 1 if size >= 100 else 2)
