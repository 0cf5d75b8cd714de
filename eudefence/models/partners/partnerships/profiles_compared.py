"""Profiles beside one another on a day: what all have, what only some have, what cannot be decided."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from eudefence.data.package import course
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained, read_only
from eudefence.ground.frames import Tabular
from eudefence.ground.words import date_in_words, joined

from .arrangement_kinds import KINDS
from .partner_names import in_a_sentence, name, read_partners
from .partner_profile import PartnerProfile, profile_on

__all__ = ["ProfileComparison", "compare"]


@dataclass(frozen=True, repr=False)
class ProfileComparison(Tabular, Explained):
    """Two or more partners on the same day.

    Attributes
    ----------
    on : datetime.date
    profiles : mapping of str to PartnerProfile
        By code, in the order asked for.
    """

    on: dt.date
    profiles: Mapping[str, PartnerProfile]

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of which at least one partner has a row."""
        return tuple(kind for kind in KINDS if any(one.of(kind) for one in self.profiles.values()))

    @cached_property
    def both(self) -> tuple[str, ...]:
        """The kinds that all have in force.

        >>> "nato_member" in compare("Norway", "Canada").both
        True
        """
        return tuple(kind for kind in self.kinds if all(kind in one.has for one in self.profiles.values()))

    @cached_property
    def only(self) -> Mapping[str, tuple[str, ...]]:
        """Partner to the kinds that it has and none of the others has; where it cannot be decided of one of them, the
        kind is left out.
        """
        return {
            code: tuple(kind for kind in mine.has if all(self._lacks(other, kind) for other in self._others(code)))
            for code, mine in self.profiles.items()
        }

    @cached_property
    def undecided(self) -> Mapping[str, tuple[str, ...]]:
        """ArrangementKind to the partners of which it cannot be decided."""
        found = {kind: tuple(c for c, one in self.profiles.items() if kind in one.undecided) for kind in self.kinds}
        return {kind: codes for kind, codes in found.items() if codes}

    def _others(self, code: str) -> list[PartnerProfile]:
        return [one for other, one in self.profiles.items() if other != code]

    @staticmethod
    def _lacks(profile: PartnerProfile, kind: str) -> bool:
        return profile.standing(kind) not in ("in_force", "undecided")

    @property
    def rows(self) -> list[dict[str, Any]]:
        """A plain row for each kind: its standing for each partner."""
        return [
            {"kind": kind, "arrangement": KINDS[kind].words}
            | {code: one.standing(kind) for code, one in self.profiles.items()}
            for kind in self.kinds
        ]

    def explain(self) -> str:
        """What all have, what each has alone, what cannot be decided."""
        names = joined(in_a_sentence(code) for code in self.profiles)
        said = [f"On {date_in_words(self.on)} {names} have nothing in common that is in force."]
        if self.both:
            said = [f"On {date_in_words(self.on)} {names} share: {_named(self.both)}."]
        for code, kinds in self.only.items():
            if kinds:
                said.append(f"Only {in_a_sentence(code)} has: {_named(kinds)}.")
        for kind, codes in self.undecided.items():
            said.append(f"For {joined(map(in_a_sentence, codes))} it cannot be decided: {KINDS[kind].words}.")
        return " ".join(said)

    def brief(self) -> str:
        """Names and numbers."""
        alone = ", ".join(f"only {name(code)} {len(kinds)}" for code, kinds in self.only.items())
        return f"In common on {self.on}: {len(self.both)}; {alone}"


def _named(kinds: tuple[str, ...]) -> str:
    return "; ".join(KINDS[kind].words for kind in kinds)


@keywords_checked
def compare(*partners: str, on: str | dt.date | None = None) -> ProfileComparison:
    """PartnerProfile against profile.

    What it answers: what do Norway and Canada both have, what has only one of them, and what cannot be decided?

    Parameters
    ----------
    *partners : str
        Two or more partners, or one list of them.
    on : str or datetime.date, optional
        The day; by default the edition of the course data.

    Returns
    -------
    ProfileComparison

    Raises
    ------
    ValueError
        For fewer than two partners, for what is no partner, and for what is no day.

    Notes
    -----
    Table partner_links, which agrees with partnerships.

    >>> compare("Norway", "Canada").only["CA"]
    ('safe_purchases', 'safe_agreement')
    """
    given = partners[0] if len(partners) == 1 else partners
    codes, day = read_partners(given, least=2), course().day(on)
    return ProfileComparison(day, read_only({code: profile_on(code, day) for code in codes}))
