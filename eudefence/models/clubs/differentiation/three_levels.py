"""The three levels of the EUFLEX page: what the Union, its members and states outside show of differentiation."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from eudefence.data.package import course
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained
from eudefence.ground.words import capitalised, count, date_in_words

from .case_list import LEVELS, Cases, chosen
from .sides import union_on

__all__ = ["Level", "levels"]


@dataclass(frozen=True, repr=False)
class Level(Explained):
    """One level on a day.

    Attributes
    ----------
    key, words : str
        As in `LEVELS`.
    on : datetime.date
    cases : Cases
        Those that tell of it.
    states : tuple of str
        Whom these cases are about: members at the levels of the Union and of members, other states at the third.
    """

    key: str
    words: str
    on: dt.date
    cases: Cases
    states: tuple[str, ...]

    def explain(self) -> str:
        """How many cases tell of it, and of how many states."""
        who = "state outside the Union" if self.key == "associated" else "member"
        who = count(len(self.states), who, "states outside the Union" if self.key == "associated" else None)
        told = count(len(self.cases), "case")
        return f"{capitalised(self.words)}: {told} on {date_in_words(self.on)}, about {who}."


@keywords_checked
def levels(on: str | dt.date | None = None) -> dict[str, Level]:
    """The cases of a day by level.

    What it answers: where does differentiation happen: in the rules of the Union, among its members, or beyond them?

    Parameters
    ----------
    on : str or datetime.date, optional
        The day; by default the edition of the course data.

    Returns
    -------
    dict of str to Level
        A case may tell of two or three levels, so the numbers are not to be added.

    Notes
    -----
    The EUFLEX page names three levels of government and sorts nothing into them; the rule that does is ours (`LEVELS`).

    >>> print(levels("2026-10-08")["union"])
    The Union sets the rule by which states differ: 32 cases on 8 October 2026, about 27 members.
    """
    day = course().day(on)
    union = set(union_on(course(), day))
    found = {}
    for key, words in LEVELS.items():
        those = chosen(course(), day, {"level": key})
        named = {code for one in those for code, side in one.sides.items() if side != "not_joined"}
        states = named - union if key == "associated" else named & union
        found[key] = Level(key, words, day, those, tuple(sorted(states)))
    return found
