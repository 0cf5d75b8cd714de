"""A row for each state and year: how many cases it stays out of, has joined, and how deep they go."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from eudefence.data import as_of, countries
from eudefence.data.package import course
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.numbers import year

from .case_list import Cases, chosen, filters_read
from .kinds import DEPTHS
from .sides import union_on

__all__ = ["StateYear", "by_state_year", "day_of"]

FIRST = as_of.UNION_FROM.year
_Tally = tuple[Counter[str], dict[str, Counter[int]], Counter[str]]


@dataclass(frozen=True)
class StateYear:
    """A state in a year, as of its last day, or of the edition in the year of the edition.

    Attributes
    ----------
    country : str
    year : int
    on : datetime.date
        The day that was looked at.
    member : bool
        Of the Union on that day.
    opt_outs : int
        Cases that name it, a member, as outside.
    opt_ins : int
        Cases that not all members belong to, and it does.
    undecided : int
        Cases in which the data do not decide where it stands.
    by_depth : tuple of int
        Cases that it has joined, by step of depth, 0 to 5. Steps are an order: their sum or mean would mean nothing.
    """

    country: str
    year: int
    on: dt.date
    member: bool
    opt_outs: int
    opt_ins: int
    undecided: int
    by_depth: tuple[int, ...]

    @property
    def deepest(self) -> int | None:
        """The deepest step of the cases it has joined; None if there is none."""
        return max((step for step, number in enumerate(self.by_depth) if number), default=None)

    def as_row(self) -> dict[str, Any]:
        """A plain row."""
        deep = {f"joined_at_depth_{step}": number for step, number in enumerate(self.by_depth)}
        named = ("country", "year", "on", "member", "opt_outs", "opt_ins", "undecided", "deepest")
        return {**{name: getattr(self, name) for name in named}, **deep}


@keywords_checked
def by_state_year(
    first: int | None = None,
    last: int | None = None,
    *,
    country: str | Iterable[str] | None = None,
    membership: str | None = None,
    formality: str | None = None,
    dimension: str | None = None,
    legal_form: str | None = None,
    euflex_area: str | None = None,
    level: str | None = None,
) -> tuple[StateYear, ...]:
    """Opt-outs, opt-ins and depth of each state in each year.

    What it answers: did states stay out of more or join more over the years, and who?

    Parameters
    ----------
    first, last : int, optional
        Years; by default from 1993, when the Union began, to the year of the edition.
    country : str or list of str, optional
        By default every state that was a member on a day looked at.
    membership, formality, dimension, legal_form, euflex_area, level : str, optional
        As for `cases`: only cases of this kind count.

    Returns
    -------
    tuple of StateYear
        By state, then by year. A member in some years has rows for the others too.

    Raises
    ------
    ValueError
        For what is no year, country or code.

    Notes
    -----
    A year is looked at on its last day, so what began and ended within it is not seen. What is counted are rows of the
    table, which the course chose: numbers compare years and states within it, and are no census.

    >>> denmark = by_state_year(2021, 2023, country="Denmark")
    >>> [(one.year, one.opt_outs) for one in denmark]
    [(2021, 4), (2022, 2), (2023, 0)]
    """
    edition = course().edition
    start = FIRST if first is None else year(first, "first", FIRST, edition.year)
    end = edition.year if last is None else year(last, "last", start, edition.year)
    asked = filters_read(
        membership=membership,
        formality=formality,
        dimension=dimension,
        legal_form=legal_form,
        euflex_area=euflex_area,
        level=level,
    )
    days = {number: day_of(number) for number in range(start, end + 1)}
    lists = {number: chosen(course(), day, asked) for number, day in days.items()}
    if country is None:
        states = sorted({code for day in days.values() for code in union_on(course(), day)})
    else:
        states = list(countries.codes(country, "country"))
    tallies = {number: _tally(found) for number, found in lists.items()}
    return tuple(_state_year(code, number, days[number], tallies[number]) for code in states for number in days)


def day_of(number: int) -> dt.date:
    """The day on which a year is looked at.

    >>> str(day_of(2022)), str(day_of(2026))
    ('2022-12-31', '2026-10-08')
    """
    edition = course().edition
    return min(dt.date(year(number, "number", dt.MINYEAR, edition.year), 12, 31), edition)


def _tally(found: Cases) -> _Tally:
    """Cases by state: outside by name, joined by step of depth, undecided."""
    outs, ins, open_ = Counter[str](), defaultdict[str, Counter[int]](Counter), Counter[str]()
    for one in found:
        outs.update(one.opt_outs)
        open_.update(one.on_side("undecided"))
        for code in one.opt_ins:
            ins[code][one.depth] += 1
    return outs, ins, open_


def _state_year(code: str, number: int, day: dt.date, tally: _Tally) -> StateYear:
    outs, ins, open_ = tally
    joined = ins.get(code, Counter[int]())
    member = code in union_on(course(), day)
    by_depth = tuple(joined[step] for step in DEPTHS)
    return StateYear(code, number, day, member, outs[code], joined.total(), open_[code], by_depth)
