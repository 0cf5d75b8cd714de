"""How much of what a result rests on is known: gaps in lists, their age, memory and doubt."""

from __future__ import annotations

from dataclasses import dataclass

from eudefence.ground.explained import Explained
from eudefence.ground.words import count, one_or_many


@dataclass(frozen=True)
class Completeness(Explained):
    """How much of what a result rests on is there.

    Attributes
    ----------
    clubs, full, near_full, older, undated : int
        Clubs of the day; those with a full and with a nearly full list of members; those whose list was last looked
        at more than a year before; those for whose list no such day is on record.
    ties, recalled, undecided : int
        Memberships that count; those of them that are from memory; further ones that the data cannot decide.
    """

    clubs: int
    full: int
    near_full: int
    older: int
    undated: int
    ties: int
    recalled: int
    undecided: int

    __repr__ = Explained.__repr__

    def explain(self) -> str:
        """Lists, memory and doubt, in a few sentences."""
        if not self.clubs:
            return "No club is in it."
        said = [
            f"Of {count(self.clubs, 'club')}, {self.full} have a full list of members and {self.near_full} a nearly"
            " full one.",
            *self._ages(),
            one_or_many(
                self.recalled,
                "Of {ties}, {n} is recalled: well known, but not seen in a source.",
                "Of {ties}, {n} are recalled: well known, but not seen in a source.",
                "Of {ties}, none is from memory.",
                ties=count(self.ties, "membership"),
            ),
            one_or_many(
                self.undecided,
                "{n} further one may have held on the day, and is not counted.",
                "{n} further ones may have held on the day, and are not counted.",
                "None is left open by its dates.",
            ),
        ]
        return " ".join(said)

    def _ages(self) -> list[str]:
        """How old the lists are, and for how many that is not on record: for formats the data give no such day."""
        said = []
        if self.older or not self.undated:
            said.append(
                one_or_many(
                    self.older,
                    "{n} list was last looked at more than a year before.",
                    "{n} lists were last looked at more than a year before.",
                    "No list is older than a year.",
                )
            )
        if self.undated:
            said.append(
                one_or_many(
                    self.undated,
                    "For {n} list it is not on record when it was last looked at.",
                    "For {n} lists it is not on record when they were last looked at.",
                )
            )
        return said
