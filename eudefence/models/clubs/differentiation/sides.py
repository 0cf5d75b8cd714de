"""On which side of a case each state stands on a day: found by the rules of the table, or undecided, never guessed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from eudefence.data import as_of
from eudefence.data.package import Package, Row
from eudefence.data.validity import row_holds

__all__ = ["SIDES", "holds_on", "sides_on", "union_on"]

# What a side is, in words. A state is out where the case names it as outside; a member of the Union that is simply not
# in a club of some members has not joined. Of other states that a case does not name nothing is said.
SIDES = MappingProxyType(
    {
        "in": "inside",
        "out": "outside by name",
        "not_joined": "not joined",
        "observer": "observer",
        "invited": "invited",
        "undecided": "not known",
    }
)
_UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class _Span:
    """A state on a side for a time; a blank start makes it undecided on every day."""

    country: str
    side: str
    when: Mapping[str, object]
    sure: bool = True


def sides_on(package: Package, case_id: str, day: dt.date) -> Mapping[str, str]:
    """The side of each state that a case concerns on a day; empty when the case did not hold.

    Parameters
    ----------
    package : Package
    case_id : str
    day : datetime.date

    >>> from eudefence.data.package import course
    >>> sides_on(course(), "D01", dt.date(2022, 6, 30))["DK"], sides_on(course(), "D01", dt.date(2022, 7, 1))
    ('out', mappingproxy({}))
    """
    return _sides(package, case_id, day)


@lru_cache(maxsize=8192)
def _sides(package: Package, case_id: str, day: dt.date) -> Mapping[str, str]:
    row = package.find("differentiation", case_id)
    held = row_holds(row, day, package.edition)
    if held is False:
        return MappingProxyType({})
    found = _from_spans(package, row, day)
    if row["in_table"] == "pesco_participants" and row["membership"] == "internal":
        # Where the day of joining a project is not known, the day of joining the cooperation still bounds it.
        found = {code: side for code, side in found.items() if code in as_of.pesco(day, package)}
    _by_rule(package, row, day, found)
    if held is None:
        found = dict.fromkeys(found, _UNDECIDED)
    return MappingProxyType(dict(sorted(found.items())))


def holds_on(package: Package, row: Row, day: dt.date) -> bool | None:
    """Whether a case held on a day; None where its dates do not decide."""
    return row_holds(row, day, package.edition)


def union_on(package: Package, day: dt.date) -> tuple[str, ...]:
    """Members of the Union, with the Communities before it."""
    return _union(package, day)


@lru_cache(maxsize=1024)
def _union(package: Package, day: dt.date) -> tuple[str, ...]:
    return tuple(sorted(code for code, held in as_of.members("EU", day, package).items() if held))


def _from_spans(package: Package, row: Row, day: dt.date) -> dict[str, str]:
    """States that a table names. Of several entries the surest wins: sure before undecided, in before out."""
    order = {side: place for place, side in enumerate(("in", "out", "observer", "invited", _UNDECIDED))}
    found: dict[str, str] = {}
    for span in _spans(package, row["case_id"]):
        held = row_holds(span.when, day, package.edition)
        if held is False:
            continue
        side = span.side if held and span.sure else _UNDECIDED
        if span.country not in found or order[side] < order[found[span.country]]:
            found[span.country] = side
    return found


def _by_rule(package: Package, row: Row, day: dt.date, found: dict[str, str]) -> None:
    """Add the members of the Union whose side follows from a rule."""
    union = union_on(package, day)
    rule_in, rule_out = row["in_rule"], row["out_rule"]
    inside: Iterable[str] = ()
    if rule_in in ("all_other_members", "all_members"):
        inside = union
    elif rule_in == "eu_members_in_nato":
        nato = as_of.members("NATO", day, package)
        inside = [code for code in union if nato.get(code)]
    elif rule_in == "unknown" or (row["in_table"] == "battlegroup_participants" and not _rostered(package, day)):
        for code in union:
            found.setdefault(code, _UNDECIDED)
    for code in inside:
        found.setdefault(code, "in")
    # "others" means all the rest of the world, which is not to be computed.
    rest = {"all_other_members": "not_joined", "unknown": _UNDECIDED}.get(rule_out)
    if rest:
        for code in union:
            found.setdefault(code, rest)


def _rostered(package: Package, day: dt.date) -> bool:
    """Whether any battlegroup is in the table for the day; a missing row there is a gap in the data."""
    return any(row_holds(row, day) for row in package.rows("battlegroup_rosters"))


@lru_cache(maxsize=512)
def _spans(package: Package, case_id: str) -> tuple[_Span, ...]:
    row = package.find("differentiation", case_id)
    return (*_listed(package, row), *_TABLES.get(row["in_table"], _no_table)(package, row))


def _listed(package: Package, row: Row) -> Iterator[_Span]:
    for one in package.rows("differentiation_members"):
        if one["case_id"] == row["case_id"]:
            yield _Span(one["country"], one["side"], _dated(one, row))


def _dated(own: Row, case: Row) -> dict[str, object]:
    """The days of an entry, those of the case where it has none."""
    start, end = (own if own[name] else case for name in ("valid_from", "valid_to"))
    return {
        "valid_from": start["valid_from"],
        "valid_from_precision": start["valid_from_precision"],
        "valid_to": end["valid_to"],
        "valid_to_precision": end["valid_to_precision"],
    }


def _no_table(package: Package, row: Row) -> Iterator[_Span]:
    yield from ()


def _pesco(package: Package, row: Row) -> Iterator[_Span]:
    for one in package.rows("pesco_membership"):
        yield _Span(one["country"], "in", one)


_ROLES = {"coordinator": "in", "participant": "in", "observer": "observer", "invited": "invited"}


def _projects(package: Package, row: Row) -> Iterator[_Span]:
    """Members, or in a case of states outside these, of any project."""
    outside = row["membership"] == "external"
    projects = {one["project_id"]: one for one in package.rows("pesco_projects")}
    for one in package.rows("pesco_participants"):
        if bool(one["third_state"]) is outside and one["role"] in _ROLES:
            project = projects[one["project_id"]]
            when = {**one}
            if not one["valid_to"]:
                when |= {name: project[name] for name in ("valid_to", "valid_to_precision")}
            yield _Span(one["country"], _ROLES[one["role"]], when)


def _formats(package: Package, row: Row) -> Iterator[_Span]:
    for one in package.rows("format_membership"):
        named = row["format_id"] or "ucc-"  # the one case of several formats: the capability coalitions
        if one["format_id"] == named or (not row["format_id"] and one["format_id"].startswith(named)):
            yield _Span(one["country"], "in" if one["full_member"] else "observer", one)


def _safe(package: Package, row: Row) -> Iterator[_Span]:
    """Who borrows was settled by the list of sums; before it every name on it is undecided."""
    for one in package.rows("safe_allocations"):
        day = one["tentative_date"]
        yield _Span(one["country"], "in", {"valid_from": day, "valid_to": None})
        yield _Span(one["country"], "in", {"valid_from": row["valid_from"], "valid_to": day}, sure=False)


def _clause(package: Package, row: Row) -> Iterator[_Span]:
    for one in package.rows("escape_clause"):
        yield _Span(one["country"], "in", {"valid_from": one["valid_from"], "valid_to": None})


def _partners(package: Package, row: Row) -> Iterator[_Span]:
    for one in package.rows("partnerships"):
        if one["kind"] == "sdp":
            yield _Span(one["country"], "in", {"valid_from": one["valid_from"], "valid_to": None})


def _agreements(package: Package, row: Row) -> Iterator[_Span]:
    """A framework agreement counts from the day it holds, or from its signature; without either it is undecided."""
    for one in package.rows("framework_participation_agreements"):
        start = one["valid_from"] or one["signed_on"]
        exact = one["valid_from_precision"] or one["signed_on_precision"]
        when = {"valid_from": start, "valid_from_precision": exact, "valid_to": one["valid_to"]}
        yield _Span(one["country"], "in", when)


def _rosters(package: Package, row: Row) -> Iterator[_Span]:
    rosters = {one["roster_id"]: one for one in package.rows("battlegroup_rosters")}
    for one in package.rows("battlegroup_participants"):
        roster = rosters[one["roster_id"]]
        yield _Span(one["country"], "in", roster, sure=not roster["planned_only"])


_TABLES = {
    "pesco_membership": _pesco,
    "pesco_participants": _projects,
    "format_membership": _formats,
    "safe_allocations": _safe,
    "escape_clause": _clause,
    "partnerships": _partners,
    "framework_participation_agreements": _agreements,
    "battlegroup_participants": _rosters,
}
