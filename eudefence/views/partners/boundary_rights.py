"""Rights of members and of states outside on a day, from the table: who has what, and what nobody outside has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from eudefence.data import as_of
from eudefence.data.countries import name
from eudefence.data.package import Row, course
from eudefence.data.validity import row_holds

FIELDS = {  # what a right is about: its words, and how a sentence says "rights ..."
    "decide": ("To decide", "to decide"),
    "act": ("To act", "to act"),
    "industry": ("Industry", "in industry"),
    "money": ("Money", "in money"),
    "protection": ("Protection", "to protection"),
}
STANDINGS = {
    "has": "as a member has it",
    "in_part": "in part or on conditions",
    "has_not": "has it not",
    "undecided": "cannot be decided",
}
MEMBER, OUTSIDE = "member_state", "third_state"
HOLDERS = (MEMBER, "MT", "NO", "IS", "UA", "CA", "GB", "JP", "KR", "CH", OUTSIDE)
SINCE = dt.date(2021, 1, 1)  # before it the United Kingdom was a member, or bound like one
_NAMES = {MEMBER: "Member state", OUTSIDE: "State without any agreement"}


class RightCell(NamedTuple):
    """How a right stands for a holder on a day, with the row of the table that says so."""

    right_id: str
    holder: str
    standing: str
    row: Row


def holder_name(holder: str) -> str:
    """A holder in words.

    >>> holder_name("NO"), holder_name("third_state")
    ('Norway', 'State without any agreement')
    """
    return _NAMES.get(holder) or name(holder)


def outside(holders: Iterable[str] = HOLDERS) -> list[str]:
    """The holders that are no members of the Union."""
    return [one for one in holders if one not in (MEMBER, "MT")]


def rights(field: str = "all") -> list[Row]:
    """Rights, and the one duty, in the order of the table; of one field or of all."""
    found = sorted(course().rows("partner_right_kinds"), key=lambda row: row["position"])
    return [row for row in found if field in ("all", row["field"])]


def cells(day: dt.date, rows: Iterable[Row] | None = None) -> dict[tuple[str, str], RightCell]:
    """Every right that a member had on the day, with how it stood for each holder.

    A row of the holder's own goes before the row for all members, or for all states outside.

    Parameters
    ----------
    day : datetime.date
    rows : iterable of mapping, optional
        Other rows than those of the table partner_rights.

    >>> cells(dt.date(2025, 1, 1))["fund_money", "NO"].standing
    'has'
    >>> ("borrow", "NO") in cells(dt.date(2025, 1, 1)), ("borrow", "NO") in cells(dt.date(2026, 1, 1))
    (False, True)
    """
    given = course().rows("partner_rights") if rows is None else rows
    held = [(row, sure) for row in given if (sure := row_holds(row, day)) is not False]
    own = {(row["right_id"], row["country"] or row["holder_kind"]): (row, sure) for row, sure in held}
    members = as_of.members("EU", day)
    found = {}
    for right in [row["right_id"] for row, sure in held if row["holder_kind"] == MEMBER and sure]:
        for holder in HOLDERS:
            inside = holder == MEMBER or bool(members.get(holder))
            row, sure = own.get((right, holder)) or own[right, MEMBER if inside else OUTSIDE]
            # In the month in which it began, when the day is not known, it cannot be decided.
            found[right, holder] = RightCell(right, holder, row["standing"] if sure else "undecided", row)
    return found


class RightCount(NamedTuple):
    """Of so many rights: how many in full, in part, not, and not to be decided."""

    all: int
    has: int
    in_part: int
    has_not: int
    undecided: int


def count_of(
    found: Mapping[tuple[str, str], RightCell], holder: str, kinds: Iterable[Row], field: str = "all"
) -> RightCount:
    """How many rights of a field a holder has; a duty is no right and is not counted.

    >>> count_of(cells(dt.date(2026, 3, 1)), "NO", rights(), "industry")
    RightCount(all=6, has=6, in_part=0, has_not=0, undecided=0)
    """
    counted = [row["right_id"] for row in kinds if row["kind"] == "right" and field in ("all", row["field"])]
    standings = [found[right, holder].standing for right in counted if (right, holder) in found]
    return RightCount(len(standings), *(standings.count(one) for one in STANDINGS))


def closed_to_all(found: Mapping[tuple[str, str], RightCell], kinds: Iterable[Row]) -> list[Row]:
    """The rights that no state outside has, not even in part.

    >>> [row["right_id"] for row in closed_to_all(cells(dt.date(2026, 3, 1)), rights())][:2]
    ['council_vote', 'pesco_vote']
    """
    return [
        row
        for row in kinds
        if row["kind"] == "right"
        and (row["right_id"], OUTSIDE) in found
        and all(found[row["right_id"], one].standing == "has_not" for one in outside())
    ]


def change_days() -> list[dt.date]:
    """Days known to the day on which a right of somebody changed."""
    rows = course().rows("partner_rights")
    days = {row["valid_from"] for row in rows if row["valid_from_precision"] == "day"}
    return sorted(day for day in days if SINCE <= day <= course().edition)
