"""One state on one day: where it stands in every case that concerns it, and how these cases are typed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eudefence.data import countries
from eudefence.data.package import course
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained
from eudefence.ground.frames import Tabular
from eudefence.ground.words import capitalised, count, date_in_words, joined

from .case_list import CaseOnDay, Cases, chosen
from .kinds import DEPTHS, TAXONOMY
from .sides import SIDES, union_on

__all__ = ["Profile", "profile", "profile_on"]


@dataclass(frozen=True, repr=False)
class Profile(Tabular, Explained):
    """Where a state stands on a day.

    Attributes
    ----------
    country : str
        Code.
    on : datetime.date
    member : bool
        Of the Union on that day.
    cases : Cases
        Those that concern it.
    """

    country: str
    on: dt.date
    member: bool
    cases: Cases

    def on_side(self, side: str) -> tuple[CaseOnDay, ...]:
        """The cases in which it is on a side."""
        return tuple(one for one in self.cases if one.sides[self.country] == side)

    @property
    def opt_outs(self) -> tuple[CaseOnDay, ...]:
        """Cases that name it, a member, as outside. One opt-out can have several: the Danish one had four."""
        return tuple(one for one in self.cases if self.country in one.opt_outs)

    @property
    def opt_ins(self) -> tuple[CaseOnDay, ...]:
        """Cases that not all members belong to, and it does."""
        return tuple(one for one in self.cases if self.country in one.opt_ins)

    @property
    def deepest(self) -> int | None:
        """The deepest step of the cases it has joined; None if there is none. A guess, as every depth."""
        return max((one.depth for one in self.opt_ins), default=None)

    def counts(self, variable: str) -> dict[str, dict[str, int]]:
        """Side to kind to number of cases, within one way of sorting.

        >>> profile("Malta", on="2026-10-08").counts("formality")["out"]["formal"]
        3
        """
        codes = self.cases.counts(variable)
        found = {side: Counter(one.kinds[variable] for one in self.on_side(side)) for side in SIDES}
        return {side: {code: numbers[code] for code in codes} for side, numbers in found.items()}

    @property
    def rows(self) -> list[dict[str, Any]]:
        """A plain row for each case: its key, the side of the state, its types."""
        return [
            {
                "case_id": one.id,
                "name": one.name,
                "side": one.sides[self.country],
                "opt_out": self.country in one.opt_outs,
                "opt_in": self.country in one.opt_ins,
                **one.kinds,
                "depth": one.depth,
            }
            for one in self.cases
        ]

    def explain(self) -> str:
        """What it is, what it stays out of, what it has joined, how deep, and what is not known."""
        name = capitalised(countries.in_a_sentence(self.country))
        day, place = date_in_words(self.on), "a member of the Union" if self.member else "outside the Union"
        said = [f"{name} is {place} on {day}."]
        if self.member:
            said.append(_named("It is named as outside in", self.opt_outs) or "No case names it as outside.")
        if self.opt_ins:
            kinds = Counter(one.kinds["formality"] for one in self.opt_ins)
            ways = joined(f"{kinds[code]} {code}" for code in TAXONOMY["formality"] if kinds[code])
            those = count(len(self.opt_ins), "case")
            lead = f"It has joined {those} that not all members belong to" if self.member else f"It is in {those}"
            said.append(f"{lead}, {ways}.")
            said.append(f"The deepest step among these is {self.deepest} of 5: {DEPTHS[self.deepest or 0]} (a guess).")
        open_ = len(self.on_side("undecided"))
        if open_:
            said.append(f"In {count(open_, 'case')} the data do not say whether it is in.")
        return " ".join(said)

    def brief(self) -> str:
        """Name and numbers."""
        return f"{countries.name(self.country)}: outside by name {len(self.opt_outs)}, joined {len(self.opt_ins)}"


def _named(lead: str, cases: tuple[CaseOnDay, ...]) -> str:
    return f"{lead} {count(len(cases), 'case')}: {joined(one.name for one in cases)}." if cases else ""


@keywords_checked
def profile(country: str, on: str | dt.date | None = None) -> Profile:
    """Where a state stands in differentiated integration on a day.

    What it answers: what does it stay out of, what has it joined, and how are these cases typed?

    Parameters
    ----------
    country : str
        In any usual spelling; a state outside the Union too.
    on : str or datetime.date, optional
        The day; by default the edition of the course data.

    Returns
    -------
    Profile

    Raises
    ------
    ValueError
        For what is no country or no day.

    Notes
    -----
    Protocol No 22, Article 5; Decision (CFSP) 2017/2315. Table differentiation.

    >>> [len(profile("Denmark", on=day).opt_outs) for day in ("2022-06-30", "2022-07-01", "2023-05-23")]
    [4, 2, 0]
    >>> profile("UK", on="2020-01-31").member, profile("UK", on="2020-02-01").member
    (True, False)
    """
    return profile_on(countries.code(country), course().day(on))


def profile_on(code: str, day: dt.date, asked: Mapping[str, Any] | None = None) -> Profile:
    """The profile of a state by its code, perhaps of some cases only."""
    found = chosen(course(), day, {**(asked or {}), "country": code})
    return Profile(code, day, code in union_on(course(), day), found)
