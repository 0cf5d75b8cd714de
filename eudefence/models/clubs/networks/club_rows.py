"""Who belongs to which club on a day, as plain rows: states, clubs, and the ties between them.

A tie is a row of the tables `pesco_participants`, `format_membership` or `csdp_third_states`. It counts if the role is
that of a member (observers, applicants, associated states and partners are not) and if the data are sure that it held
on the day. What may have held is kept, marked and not counted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from eudefence.data import as_of, countries
from eudefence.data.package import Package, Row, course
from eudefence.data.validity import holds, last_possible, row_holds
from eudefence.ground.arguments import keywords_checked, several
from eudefence.ground.explained import Explained
from eudefence.ground.words import count, date_in_words

from .completeness import Completeness

KINDS = {
    "pesco": "projects of Permanent Structured Cooperation (PESCO)",
    "formats": "formats outside the treaties",
    "missions": "missions and operations of the Union",
}
LISTED = ("full", "near_full", "partial", "coordinator_only", "third_states_only", "none")
ALIGNMENTS = ("EU and NATO", "EU only", "NATO only", "neither")
_STATE, _THIRD = "member state", "third state"
_IN_A_PROJECT = {"coordinator": True, "participant": True}


@dataclass(frozen=True)
class State:
    """A state of the network, as it stood on the day.

    Attributes
    ----------
    code : str
        ISO alpha-2.
    kind : str
        "member state" of the Union or "third state".
    label : str
        Its name.
    alignment : str
        One of `ALIGNMENTS`.
    in_pesco : bool
        Whether it takes part in Permanent Structured Cooperation.
    """

    code: str
    kind: str
    label: str
    alignment: str
    in_pesco: bool


@dataclass(frozen=True)
class Club:
    """A project, a format or a mission.

    Attributes
    ----------
    key : str
        Kind and row, such as "pesco.essor" and "formats.essor".
    kind : str
        "pesco", "formats" or "missions".
    label : str
        Its short name.
    listed : str
        How complete its list of members is: full, near_full, partial, coordinator_only, third_states_only, none.
    listed_on : datetime.date or None
        The day on which the list was last looked at, where that is on record.
    certain : bool
        Whether the data are sure that it existed on the day.
    table, row : str
        Where it stands in the course data.
    confidence : str
    """

    key: str
    kind: str
    label: str
    listed: str
    listed_on: dt.date | None
    certain: bool
    table: str
    row: str
    confidence: str


@dataclass(frozen=True)
class Tie:
    """A state in a club.

    Attributes
    ----------
    state, club : str
        Code and key.
    role : str
        As the table has it: coordinator, participant, observer, lead, member, associated, contributor ...
    member : bool
        Whether that role is a membership.
    certain : bool
        Whether the data are sure that it held on the day. Only what is both counts.
    confidence, source_id : str
    """

    state: str
    club: str
    role: str
    member: bool
    certain: bool
    confidence: str
    source_id: str

    @property
    def counts(self) -> bool:
        """A membership that is sure."""
        return self.member and self.certain


@dataclass(frozen=True)
class Roll(Explained):
    """All memberships of some kinds of clubs on a day, as plain rows.

    Attributes
    ----------
    day : datetime.date
    kinds : tuple of str
    states : tuple of State
        Those with a tie, and for PESCO all that take part in it.
    clubs : tuple of Club
    ties : tuple of Tie
        One for each state and club, in the strongest role.
    """

    day: dt.date
    kinds: tuple[str, ...]
    states: tuple[State, ...]
    clubs: tuple[Club, ...]
    ties: tuple[Tie, ...]

    __repr__ = Explained.__repr__

    @property
    def completeness(self) -> Completeness:
        """How much of it is known."""
        counted = [tie for tie in self.ties if tie.counts]
        return Completeness(
            clubs=len(self.clubs),
            full=sum(club.listed == "full" for club in self.clubs),
            near_full=sum(club.listed == "near_full" for club in self.clubs),
            older=sum(
                club.listed != "none" and is_older(as_text(club.listed_on), self.day.isoformat()) for club in self.clubs
            ),
            undated=sum(club.listed != "none" and club.listed_on is None for club in self.clubs),
            ties=len(counted),
            recalled=sum(tie.confidence == "recalled" for tie in counted),
            undecided=sum(tie.member and not tie.certain for tie in self.ties),
        )

    def explain(self) -> str:
        """How many there are, and how much is known."""
        return f"{self.brief()} {self.completeness.explain()}"

    def brief(self) -> str:
        """How many there are."""
        states, clubs = count(len(self.states), "state"), count(len(self.clubs), "club")
        memberships = count(self.completeness.ties, "membership")
        return f"The network of {date_in_words(self.day)} has {states}, {clubs} and {memberships}."


def as_text(day: dt.date | None) -> str:
    """A day, or nothing, as text.

    >>> as_text(None), as_text(dt.date(2023, 5, 22))
    ('', '2023-05-22')
    """
    return "" if day is None else day.isoformat()


def is_older(seen: str, day: str) -> bool:
    """Whether a list was looked at more than a year before a day.

    >>> is_older("2023-05-22", "2026-10-08"), is_older("2023-05-22", "2024-05-22"), is_older("", "2026-10-08")
    (True, False, False)
    """
    return bool(seen and day) and f"{int(seen[:4]) + 1}{seen[4:]}" < day


@keywords_checked
def roll(kind: str | Iterable[str] = "pesco", on: str | dt.date | None = None) -> Roll:
    """Who belongs to which club on a day, as plain rows: the quick form of `memberships`, without a graph.

    Parameters
    ----------
    kind : {"pesco", "formats", "missions"} or several of them
    on : str or datetime.date, optional
        The day; by default the edition of the course data.

    Returns
    -------
    Roll
        What the other functions of this model read as they read a graph.

    Raises
    ------
    ValueError
        For another kind, and for what is no day or a later one than the edition.

    Notes
    -----
    Tables pesco_projects, pesco_participants, formats, format_membership, csdp_missions, csdp_third_states. A PESCO row
    without a first day is sure from the day on which its project's list was last looked at. Of missions only the part
    of third states is in the data.

    Examples
    --------
    >>> formats = roll("formats", on="2020-02-01")
    >>> [(one.kind, one.alignment) for one in formats.states if one.code == "GB"]
    [('third state', 'NATO only')]
    >>> [one.role for one in formats.ties if one.state == "GB" and one.club == "formats.jef"]
    ['framework_nation']
    """
    return roll_on(course(), several("kind", kind, KINDS, "kind of club"), course().day(on))


@lru_cache(maxsize=256)
def roll_on(package: Package, kinds: tuple[str, ...], day: dt.date) -> Roll:
    """The roll of a day; the package is part of the question, because other data have other answers."""
    clubs: list[Club] = []
    ties: dict[tuple[str, str], Tie] = {}
    for kind in (one for one in KINDS if one in kinds):
        mine, theirs = _READERS[kind](package, day)
        clubs += mine
        for tie in theirs:
            before = ties.setdefault((tie.state, tie.club), tie)
            if (tie.counts, tie.member) > (before.counts, before.member):
                ties[tie.state, tie.club] = tie
    codes = {tie.state for tie in ties.values()}
    if "pesco" in kinds:
        codes |= {code for code, held in as_of.pesco(day, package).items() if held}
    return Roll(
        day,
        tuple(one for one in KINDS if one in kinds),
        tuple(_state(code, package, day) for code in sorted(codes)),
        tuple(sorted(clubs, key=lambda club: club.key)),
        tuple(ties[key] for key in sorted(ties)),
    )


@lru_cache(maxsize=256)
def inside(package: Package, organisation: str, day: dt.date) -> frozenset[str]:
    """Members of the Union, of NATO, or of PESCO, of whom the data are sure."""
    held = as_of.pesco(day, package) if organisation == "PESCO" else as_of.members(organisation, day, package)
    return frozenset(code for code, sure in held.items() if sure)


def alignment(code: str, package: Package, day: dt.date) -> str:
    """Where a state stands between the Union and NATO.

    >>> alignment("IE", course(), dt.date(2020, 1, 31)), alignment("GB", course(), dt.date(2020, 1, 31))
    ('EU only', 'EU and NATO')
    """
    return {(True, True): "EU and NATO", (True, False): "EU only", (False, True): "NATO only"}.get(
        (code in inside(package, "EU", day), code in inside(package, "NATO", day)), "neither"
    )


def _state(code: str, package: Package, day: dt.date) -> State:
    kind = _STATE if code in inside(package, "EU", day) else _THIRD
    name = countries.known_name(code)
    return State(code, kind, name, alignment(code, package, day), code in inside(package, "PESCO", day))


def _tie(row: Row, club: Club, held: bool | None, role: str, member: bool) -> Tie:
    certain = bool(held) and club.certain
    return Tie(row["country"], club.key, role, member, certain, row["confidence"], row["source_id"])


def _projects(package: Package, day: dt.date) -> tuple[list[Club], list[Tie]]:
    clubs, seen = {}, {}
    for row in package.rows("pesco_projects"):
        held = row_holds(row, day, package.edition)
        if held is not False:
            key = row["project_id"]
            on = _last(row, "membership_on")
            clubs[key] = Club(
                f"pesco.{key}",
                "pesco",
                row["acronym"] or row["name"],
                row["membership"],
                on,
                bool(held),
                "pesco_projects",
                key,
                row["confidence"],
            )
            # A list of the first day says nothing of those who came later: they are sure when the project was last
            # looked at.
            seen[key] = on if on and on > row["valid_from"] else _last(row, "status_on")
    ties = []
    for row in package.rows("pesco_participants"):
        club = clubs.get(row["project_id"])
        held = None if club is None else _held(row, day, package, seen[row["project_id"]])
        if club is not None and held is not False:
            ties.append(_tie(row, club, held, row["role"], row["role"] in _IN_A_PROJECT))
    return list(clubs.values()), ties


def _formats(package: Package, day: dt.date) -> tuple[list[Club], list[Tie]]:
    clubs = {}
    for row in package.rows("formats"):
        held = row_holds(row, day, package.edition)
        if held is not False and row["kind"] != "proposal":
            key = row["format_id"]
            listed = row["members_listed"]
            clubs[key] = Club(
                f"formats.{key}",
                "formats",
                row["name"],
                listed,
                None,
                bool(held),
                "formats",
                key,
                row["confidence"],
            )
    ties = []
    for row in package.rows("format_membership"):
        club = clubs.get(row["format_id"])
        held = None if club is None else _held(row, day, package, package.edition)
        if club is not None and held is not False:
            ties.append(_tie(row, club, held, row["role"], row["full_member"]))
    return list(clubs.values()), ties


def _missions(package: Package, day: dt.date) -> tuple[list[Club], list[Tie]]:
    clubs = {}
    for row in package.rows("csdp_missions"):
        held = row_holds(row, day, package.edition)
        if held is not False and row["is_csdp"] and row["launched"] is not False:
            key = row["mission_id"]
            certain = bool(held) and bool(row["launched"])
            clubs[key] = Club(
                f"missions.{key}",
                "missions",
                row["short_name"],
                "third_states_only",
                None,
                certain,
                "csdp_missions",
                key,
                row["confidence"],
            )
    ties = []
    for row in package.rows("csdp_third_states"):
        club = clubs.get(row["mission_id"])
        held = None if club is None else _contributes(row, day, package)
        if club is not None and held is not False:
            ties.append(_tie(row, club, held, "contributor", True))
    return list(clubs.values()), ties


_READERS = {"pesco": _projects, "formats": _formats, "missions": _missions}


def _last(row: Row, column: str) -> dt.date | None:
    day: dt.date | None = row[column]
    return day and last_possible(day, row[f"{column}_precision"] or "day")


def _held(row: Row, day: dt.date, package: Package, seen: dt.date | None) -> bool | None:
    """Whether a row held. One without a first day held from the day on which it was seen in a list."""
    if row["valid_from"] is None and seen is not None:
        ends = row["valid_to_precision"] or "day"
        found = holds(day, seen, row["valid_to"], end_precision=ends, edition=package.edition)
        return found if found or _ended(row, day) else None
    return row_holds(row, day, package.edition)


def _ended(row: Row, day: dt.date) -> bool:
    end: dt.date | None = row["valid_to"]
    return end is not None and day >= last_possible(end, row["valid_to_precision"] or "day")


def _contributes(row: Row, day: dt.date, package: Package) -> bool | None:
    """Whether a third state was in a mission: sure also in the month for which its people were counted."""
    held = row_holds(row, day, package.edition)
    counted: dt.date | None = row["personnel_as_of"]
    if held is None and counted and row["personnel_as_of_precision"] != "year":
        return True if counted <= day <= last_possible(counted, row["personnel_as_of_precision"] or "day") else None
    return held
