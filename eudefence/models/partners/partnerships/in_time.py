"""Partnerships in time: when each arrangement of a partner began or ended, and how many there were on a day."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from eudefence.data.package import course
from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.explained import Explained
from eudefence.ground.words import capitalised, count, date_in_words, joined

from .arrangement_kinds import KINDS
from .partner_names import in_a_sentence, partners, read_partner
from .partner_profile import profile_on
from .ties import PartnerTie

__all__ = ["PartnerChange", "PartnerCount", "history", "number"]


@dataclass(frozen=True, repr=False)
class PartnerChange(Explained):
    """A day on which a tie began or ended.

    Attributes
    ----------
    day : datetime.date
        With 01 in the place of what is unknown.
    precision : {"day", "month", "year"}
    what : {"began", "ended"}
    tie : PartnerTie
        As it stood when the data were closed.
    """

    day: dt.date
    precision: str
    what: str
    tie: PartnerTie

    def explain(self) -> str:
        """When, and what."""
        open_ = f" ({self.tie.why})" if self.tie.standing in ("possible", "undecided") else ""
        when = capitalised(date_in_words(self.day, self.precision))
        return f"{when}: {self.what}, {KINDS[self.tie.kind].words}: {self.tie.detail}{open_}."


@keywords_checked
def history(partner: str) -> tuple[PartnerChange, ...]:
    """What began and ended between a partner and the Union, in order of time; what has no day is left out.

    Parameters
    ----------
    partner : str

    Returns
    -------
    tuple of PartnerChange

    Raises
    ------
    ValueError
        For what is no partner.

    >>> print(history("Norway")[-1])
    28 September 2026: began, European Defence Industry Programme: Takes part in at least two projects of common
    interest (drones, Eastern Flank Watch).
    """
    found = []
    for tie in profile_on(read_partner(partner), course().edition).ties:
        if tie.start is not None:
            found.append(PartnerChange(tie.start, tie.start_precision, "began", tie))
        if tie.end is not None:
            found.append(PartnerChange(tie.end, tie.end_precision, "ended", tie))
    return tuple(sorted(found, key=lambda one: one.day))


@dataclass(frozen=True, repr=False)
class PartnerCount(Explained):
    """How many partners have a kind of arrangement on a day.

    Attributes
    ----------
    on : datetime.date
    kind : str
    certain : tuple of str
        Partners that have it.
    undecided : tuple of str
        Partners of which it cannot be decided.
    """

    on: dt.date
    kind: str
    certain: tuple[str, ...]
    undecided: tuple[str, ...]

    def explain(self) -> str:
        """The number, and of whom it cannot be said."""
        who = f": {joined(map(in_a_sentence, self.certain))}" if self.certain else ""
        said = f"{KINDS[self.kind].words}, in force on {date_in_words(self.on)} with"
        said += f" {count(len(self.certain), 'partner')}{who}."
        if self.undecided:
            said += f" It cannot be decided for {joined(map(in_a_sentence, self.undecided))}."
        return said


@keywords_checked
def number(on: str | dt.date | None = None, kind: str = "partnership") -> PartnerCount:
    """How many partners have a kind of arrangement on a day: by default a Security and Defence Partnership.

    Parameters
    ----------
    on : str or datetime.date, optional
    kind : str
        A key of `ed.partnerships.KINDS`.

    Returns
    -------
    PartnerCount

    Raises
    ------
    ValueError
        For an unknown kind, and for what is no day.

    >>> [len(number(day).certain) for day in ("2024-05-20", "2024-05-21", "2024-12-18", "2026-10-08")]
    [0, 1, 6, 11]
    """
    day = course().day(on)
    one_of("kind", kind, KINDS, "kind of arrangement")
    stands = {code: profile_on(code, day).standing(kind) for code in partners()}
    return PartnerCount(
        day,
        kind,
        tuple(code for code, found in stands.items() if found == "in_force"),
        tuple(code for code, found in stands.items() if found == "undecided"),
    )
