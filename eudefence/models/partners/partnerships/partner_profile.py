"""One partner on one day: every arrangement it has, what is possible but not in force, and what cannot be decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from eudefence.data.package import course
from eudefence.ground.arguments import keywords_checked, one_of
from eudefence.ground.explained import Explained
from eudefence.ground.frames import Tabular
from eudefence.ground.words import capitalised, count, date_in_words

from .arrangement_kinds import KINDS
from .partner_names import in_a_sentence, name, read_partner
from .ties import STANDINGS, PartnerTie, strongest, ties_on

__all__ = ["PartnerProfile", "profile", "profile_on"]


@dataclass(frozen=True, repr=False)
class PartnerProfile(Tabular, Explained):
    """What a partner has on a day.

    Attributes
    ----------
    partner : str
        Code, "NATO" or "UN".
    on : datetime.date
    ties : tuple of PartnerTie
        Rows that say something of that day, in the order of `KINDS`.
    """

    partner: str
    on: dt.date
    ties: tuple[PartnerTie, ...]

    def standing(self, kind: str) -> str:
        """How a kind of arrangement stands: "in_force", "undecided", "possible", "no", or "none" (nothing on record).

        >>> profile("Norway", "2024-05-27").standing("partnership")
        'none'
        >>> profile("Norway", "2024-05-28").standing("partnership")
        'in_force'
        """
        return self._standings[one_of("kind", kind, KINDS, "kind of arrangement")]

    @cached_property
    def _standings(self) -> Mapping[str, str]:
        return {kind: strongest(self.of(kind)) for kind in KINDS}

    def of(self, kind: str) -> tuple[PartnerTie, ...]:
        """The ties of one kind."""
        return tuple(tie for tie in self.ties if tie.kind == kind)

    def standing_so(self, standing: str) -> tuple[str, ...]:
        """The kinds that stand so.

        >>> profile("Switzerland").standing_so("possible")
        ('pesco_project',)
        """
        one_of("standing", standing, STANDINGS)
        return tuple(kind for kind, stands in self._standings.items() if stands == standing)

    @property
    def by_kind(self) -> Mapping[str, tuple[PartnerTie, ...]]:
        """ArrangementKind to its ties, for the kinds that have any."""
        return {kind: self.of(kind) for kind in KINDS if self.of(kind)}

    @property
    def has(self) -> tuple[str, ...]:
        """Kinds in force."""
        return self.standing_so("in_force")

    @property
    def undecided(self) -> tuple[str, ...]:
        """Kinds of which the data cannot say whether they are in force."""
        return self.standing_so("undecided")

    @property
    def possible(self) -> tuple[str, ...]:
        """Kinds that are asked for, offered or allowed, and not in force."""
        return self.standing_so("possible")

    @property
    def areas(self) -> tuple[str, ...]:
        """Areas of cooperation that its partnership names, if it has one on that day."""
        ids = {tie.sdp_id for tie in self.of("partnership") if tie.standing in ("in_force", "undecided")}
        return tuple(row["area"] for row in course().rows("partnership_areas") if row["sdp_id"] in ids)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """A plain row for each tie."""
        return [
            {
                "link_id": tie.link_id,
                "partner": self.partner,
                "kind": tie.kind,
                "arrangement": KINDS[tie.kind].words,
                "detail": tie.detail,
                "standing": tie.standing,
                "why": tie.why,
                "valid_from": tie.start,
                "valid_from_precision": tie.start_precision if tie.start else None,
                "valid_from_is": tie.start_is,
                "valid_to": tie.end,
                "legal_instrument": tie.instrument,
                "note": tie.note,
                "source_id": tie.source_id,
                "confidence": tie.confidence,
            }
            for tie in self.ties
        ]

    def explain(self) -> str:
        """What is in force, what cannot be decided, what is only possible, and what was refused or has ended."""
        who, day = in_a_sentence(self.partner), date_in_words(self.on)
        said = [_HAS.format(day=day, who=who, kinds=count(len(self.has), "kind"), named=_named(self.has))]
        if not self.has:
            said = [_HAS_NONE.format(day=day, who=who)]
        if self.undecided:
            said.append(f"It cannot be decided whether it has: {_named(self.undecided)}.")
        if self.possible:
            said.append(f"Possible, but not in force: {_with_reasons(self, self.possible)}.")
        if no := self.standing_so("no"):
            said.append(f"Not in force: {_with_reasons(self, no)}.")
        said.append(_OF_OTHERS if self.ties else _OF_ANY)
        return " ".join(said)

    def brief(self) -> str:
        """Name and numbers."""
        open_ = f", {len(self.undecided)} undecided" if self.undecided else ""
        return f"{capitalised(name(self.partner))} on {self.on}: {len(self.has)} in force{open_}"


_HAS = "On {day} {who} has {kinds} of arrangement in force with the Union or beside it: {named}."
_HAS_NONE = "On {day} {who} has no arrangement in force with the Union or beside it."
_OF_OTHERS = "Of other kinds nothing is on record, which is no proof."
_OF_ANY = "Of any kind nothing is on record, which is no proof."


def _with_reasons(profile: PartnerProfile, kinds: tuple[str, ...]) -> str:
    return "; ".join(f"{KINDS[kind].words} ({profile.of(kind)[0].why})" for kind in kinds)


def _named(kinds: tuple[str, ...]) -> str:
    """Names of kinds hold commas, so that they stand between semicolons."""
    return "; ".join(KINDS[kind].words for kind in kinds)


@keywords_checked
def profile(partner: str, on: str | dt.date | None = None) -> PartnerProfile:
    """Every arrangement of a partner that is on record for a day.

    What it answers: what may Norway, Canada or Türkiye do with the Union, since when, by which act; what is only
    possible, and what cannot be said?

    Parameters
    ----------
    partner : str
        A country in any usual spelling, "NATO" or "UN".
    on : str or datetime.date, optional
        The day; by default the edition of the course data.

    Returns
    -------
    PartnerProfile
        An invitation, an application, talks and a legal basis alone are no tie in force. A tie whose first day was not
        found is undecided on every day before the edition, and in force on the day of the edition if its status says
        so.

    Raises
    ------
    ValueError
        For what is no partner on record, and for what is no day or a later one than the edition.

    Notes
    -----
    Table partner_links, which agrees with partnerships. For most framework agreements the day is that of signature,
    because the day of entry into force was not found; one that was signed and not found in force is undecided.

    >>> before, after = profile("Switzerland", "2026-03-04"), profile("Switzerland", "2026-03-05")
    >>> before.standing("missions_agreement"), after.standing("missions_agreement")
    ('none', 'undecided')
    """
    return profile_on(read_partner(partner), course().day(on))


def profile_on(code: str, day: dt.date) -> PartnerProfile:
    """The profile of a partner by its code."""
    order = list(KINDS)
    return PartnerProfile(code, day, tuple(sorted(ties_on(code, day), key=lambda tie: order.index(tie.kind))))
