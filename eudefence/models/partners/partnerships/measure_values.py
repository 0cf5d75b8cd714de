"""What "capable" and "like-minded" could mean: measures, and the value of each for a partner on a day.

A country of which nothing was found has no value: that is never zero. Only the count of staff in missions is complete,
that of April 2018, so that who is not in it sent nobody.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial

from eudefence.data import as_of
from eudefence.data.package import Row, course
from eudefence.ground.arguments import one_of
from eudefence.ground.explained import Explained, read_only
from eudefence.ground.words import date_in_words, in_words, number

WORDS = {"capable": "capable", "like_minded": "like-minded"}
_COUNT_OF = dt.date(2018, 4, 1)  # the one complete count of staff from outside the Union
_SERIES = {"defence_share": as_of.SHARE_SERIES, "defence_money": "DERIVED_SIPRI_PCT_x_WB_GDP_USD"}
_SCALES = {  # measure: unit, default threshold, whether it is a yes or no
    "staff_in_missions": ("persons", 10, False),
    "defence_share": ("% of GDP", 2, False),
    "defence_money": ("USD million", 10000, False),
    "alignment_declarations": ("% of declarations", 75, False),
    "on_russian_list": ("", 1, True),
    "un_vote_on_ukraine": ("% of its votes seen", 100, False),
    "nato_member": ("", 1, True),
    "electoral_democracy": ("index from 0 to 1", 0.5, False),
}


@dataclass(frozen=True, repr=False)
class PartnerMeasure(Explained):
    """One way to measure one of the two words.

    Attributes
    ----------
    id : str
    word : {"capable", "like_minded"}
    title, measures, misleads : str
        Its name, what it measures, why it may mislead.
    unit : str
        Blank for a yes or no.
    least : float
        The threshold by default, a choice of this course: who has as much or more passes.
    yes_or_no : bool
    """

    id: str
    word: str
    title: str
    measures: str
    misleads: str
    unit: str
    least: float
    yes_or_no: bool

    def said(self, value: float | None) -> str:
        """A value in words.

        >>> measures()["defence_share"].said(2.5), measures()["nato_member"].said(1)
        ('2.5% of GDP', 'yes')
        """
        if value is None:
            return "not found"
        if self.yes_or_no:
            return "yes" if value else "no"
        if self.unit.startswith("%"):
            return f"{number(round(value, 1))}{self.unit}"
        if self.unit.startswith("index"):
            return f"{value:.2f}"
        return in_words(round(value), self.unit)

    def explain(self) -> str:
        """Its name, what it measures, why it may mislead."""
        return f"{self.title}. {self.measures} {self.misleads}"

    def brief(self) -> str:
        """Its name."""
        return self.title


@dataclass(frozen=True)
class MeasuredValue:
    """A value and where it stands.

    Attributes
    ----------
    value : float
    of : str
        The day, month or year it belongs to, in words.
    source_id : str
    """

    value: float
    of: str
    source_id: str


@lru_cache(maxsize=1)
def measures() -> Mapping[str, PartnerMeasure]:
    """All measures by id, from the table partner_measure_kinds.

    >>> [one.id for one in measures().values() if one.word == "capable"]
    ['staff_in_missions', 'defence_share', 'defence_money']
    """
    found = {}
    for row in course().rows("partner_measure_kinds"):
        key = row["measure_id"]
        found[key] = PartnerMeasure(key, row["word"], row["title"], row["measures"], row["misleads"], *_SCALES[key])
    return read_only(found)


def values_on(measure: str, states: Iterable[str], day: dt.date) -> dict[str, MeasuredValue | None]:
    """The value of a measure for some states, the newest known on a day; None where none was found.

    >>> values_on("electoral_democracy", ["IN"], dt.date(2026, 10, 8))["IN"].value
    0.381
    """
    one_of("measure", measure, measures())
    return {state: _value(measure, state, day) for state in states}


def _value(measure: str, state: str, day: dt.date) -> MeasuredValue | None:
    if measure in _SERIES:
        return _spent(_SERIES[measure], state, day)
    return _READ.get(measure, partial(_newest, measure))(state, day)


def _rows(measure: str, state: str, day: dt.date) -> list[Row]:
    rows = course().rows("partner_measures")
    mine = [row for row in rows if (row["measure_id"], row["country"]) == (measure, state) and row["as_of"] <= day]
    return sorted(mine, key=lambda row: row["as_of"])


def _newest(measure: str, state: str, day: dt.date) -> MeasuredValue | None:
    rows = _rows(measure, state, day)
    if not rows:
        return None
    row = rows[-1]
    value = row["value"] if row["value"] is not None else float(row["answer"] == "yes")
    return MeasuredValue(value, date_in_words(row["as_of"], row["as_of_precision"]), row["source_id"])


def _votes(state: str, day: dt.date) -> MeasuredValue | None:
    """In favour, of the votes that were seen."""
    rows = _rows("un_vote_on_ukraine", state, day)
    if not rows:
        return None
    share = 100 * sum(row["answer"] == "in_favour" for row in rows) / len(rows)
    first, last = rows[0]["as_of"].year, rows[-1]["as_of"].year
    return MeasuredValue(share, f"{first} to {last}" if last > first else str(first), rows[-1]["source_id"])


def _spent(series: str, state: str, day: dt.date) -> MeasuredValue | None:
    rows = course().rows("defence_expenditure")
    mine = [row for row in rows if (row["series_id"], row["country"]) == (series, state) and row["year"] <= day.year]
    if not mine:
        return None
    row = max(mine, key=lambda one: one["year"])
    return MeasuredValue(row["value"], str(row["year"]), row["source_id"])


def _staff(state: str, day: dt.date) -> MeasuredValue | None:
    """Persons in the count of April 2018; a member of the Union of that day was not counted."""
    if day < _COUNT_OF or state in as_of.members("EU", _COUNT_OF):
        return None
    counted = [row for row in course().rows("csdp_third_states") if row["personnel_as_of"] == _COUNT_OF]
    sent = sum(row["personnel"] for row in counted if row["country"] == state)
    return MeasuredValue(sent, date_in_words(_COUNT_OF, "month"), counted[0]["source_id"])


def _ally(state: str, day: dt.date) -> MeasuredValue | None:
    held = as_of.members("NATO", day).get(state, False)
    if held is None:
        return None
    row = next(row for row in course().rows("memberships") if row["organisation"] == "NATO")
    return MeasuredValue(float(held), date_in_words(day), row["source_id"])


_READ: dict[str, Callable[[str, dt.date], MeasuredValue | None]] = {
    "staff_in_missions": _staff,
    "un_vote_on_ukraine": _votes,
    "nato_member": _ally,
}
