"""One tie between the Union and a partner, and how it stands on a day.

The column `status` says how a row stood when the data were closed, or at its end. Three words mean a tie that holds: in
force, applied provisionally, signed. An invitation, an application, talks or a bare legal basis is no tie in force,
however likely it looks.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from eudefence.data.package import Package, Row, course
from eudefence.data.validity import row_holds
from eudefence.ground.words import date_in_words

from .arrangement_kinds import kind_of

HOLDING = {"in_force": "in force", "applied_provisionally": "applied provisionally"}
POSSIBLE = {
    "invited": "invited, not yet in",
    "legal_basis_only": "allowed by law, not yet agreed",
    "conditional": "possible on a condition",
    "requested": "asked for",
    "negotiating": "under negotiation",
    "proposed": "proposed",
}
REFUSED = {
    "not_accepted": "not accepted",
    "no_agreement": "talks ended without an agreement",
    "not_participating": "does not take part",
}
STANDINGS = {
    "in_force": "in force",
    "undecided": "cannot be decided",
    "possible": "possible, not in force",
    "no": "not in force",
    "none": "nothing on record",
}
_UNKNOWN = {
    "reported_signed": "its signature was reported, the day was not found",
    "signed": "signed, and not found in force",
    "unknown": "whether it goes on was not found",
    "snapshot": "a count of one day, and of other days nothing is known",
}


@dataclass(frozen=True)
class PartnerTie:
    """A row of the table partner_links on a day.

    Attributes
    ----------
    link_id : str
        Key of the row.
    partner, kind : str
        Code, and a key of `KINDS`.
    detail : str
        The tie in words.
    status : str
        As the table has it.
    standing : {"in_force", "undecided", "possible", "no"}
        How it stands on the day.
    why : str
        Why it cannot be decided, or how it stands, in words.
    start, end : datetime.date or None
    start_is : {"", "signature", "authorisation"}
        What the first day is, where the first day of the tie itself was not found.
    start_precision, end_precision : str
    instrument : str
        Act, agreement or paper; may be blank.
    amount : float or None
    unit : str
    note, source_id, confidence : str
    sdp_id : str
        The partnership it belongs to; may be blank.
    """

    link_id: str
    partner: str
    kind: str
    detail: str
    status: str
    standing: str
    why: str
    start: dt.date | None
    end: dt.date | None
    start_is: str
    start_precision: str
    end_precision: str
    instrument: str
    amount: float | None
    unit: str
    note: str
    source_id: str
    confidence: str
    sdp_id: str

    @property
    def since(self) -> str:
        """Its first day in words, as exactly as it is known; blank if it is not.

        >>> [tie.since for tie in ties_on("NO", course().edition) if tie.kind == "partnership"]
        ['28 May 2024']
        """
        return date_in_words(self.start, self.start_precision) if self.start else ""

    @property
    def first_day(self) -> str:
        """The same with what the day is: signature and authorisation are not yet entry into force.

        >>> [tie.first_day for tie in ties_on("CA", course().edition) if tie.kind == "missions_agreement"]
        ['signed 24 November 2005']
        """
        words = {"signature": "signed", "authorisation": "allowed"}.get(self.start_is, "since")
        return f"{words} {self.since}" if self.start else ""


def ties_on(partner: str, day: dt.date, package: Package | None = None) -> tuple[PartnerTie, ...]:
    """All rows of a partner that say something of a day: what is not yet or no longer there is left out, unless it is
    refused or ended.

    >>> [tie.standing for tie in ties_on("CA", dt.date(2026, 2, 15)) if tie.kind == "safe_agreement"]
    ['undecided']
    """
    package = package or course()
    found = []
    for row in package.rows("partner_links"):
        said = standing(row, day, package) if row["partner"] == partner else None
        if said is not None:
            found.append(_tie(row, *said))
    return tuple(found)


def standing(row: Row, day: dt.date, package: Package) -> tuple[str, str] | None:
    """How a row stands on a day and why; None where it says nothing of that day.

    >>> row = {"status": "invited", "valid_from": dt.date(2022, 11, 15), "valid_to": None}
    >>> standing(row, dt.date(2026, 1, 1), course()), standing(row, dt.date(2022, 11, 14), course())
    (('possible', 'invited, not yet in'), None)
    """
    status = row["status"]
    held = False if _before_all(row, day, package) else row_holds(row, day)
    if status in REFUSED:
        return ("no", REFUSED[status]) if held or held is None and day >= package.edition else None
    if status in POSSIBLE:
        return None if held is False else ("possible", POSSIBLE[status])
    if _mission_held(row, day, package) is False:
        return _over(row, day)
    if status == "snapshot":
        return ("in_force", "counted on that day") if held else ("undecided", _UNKNOWN[status])
    if held is False:
        return _over(row, day)
    if status in _UNKNOWN:
        return "undecided", _UNKNOWN[status]
    return _dated(row, day, held, package)


def _dated(row: Row, day: dt.date, held: bool | None, package: Package) -> tuple[str, str]:
    """A tie that holds, or held to its end: its dates decide."""
    status = row["status"]
    if status == "ended" and row["valid_to"] is None:
        return ("no", "ended") if day >= package.edition else ("undecided", "the day of its end was not found")
    if held:
        return "in_force", HOLDING.get(status, "in force on that day, ended later")
    if row["valid_from"] is None:
        if day >= package.edition:  # the status is that of this day, though the first day is not known
            return "in_force", f"{HOLDING.get(status, status)}; since when was not found"
        return "undecided", "its first day was not found"
    return "undecided", "its dates are known to the month or year only"


def _over(row: Row, day: dt.date) -> tuple[str, str] | None:
    """What a row says of a day on which it did not hold: that it had ended, or nothing yet."""
    begun = row["valid_from"] is not None and day >= row["valid_from"]
    return ("no", "ended") if begun else None


def _mission_held(row: Row, day: dt.date, package: Package) -> bool | None:
    """Nobody takes part in a mission that is not there."""
    mission = row.get("mission_id")
    return row_holds(package.find("csdp_missions", mission), day) if mission else None


def _before_all(row: Row, day: dt.date, package: Package) -> bool:
    """A partnership or framework agreement without a day is not older than the first one of its kind."""
    if row["valid_from"] is not None:
        return False
    if row.get("link_type") == "sdp":
        signed = [one["valid_from"] for one in package.rows("partnerships") if one["kind"] == "sdp"]
    elif row.get("link_type") == "framework_participation":
        signed = [one["signed_on"] for one in package.rows("framework_participation_agreements")]
    else:
        return False
    return bool(day < min(one for one in signed if one))


def _tie(row: Row, stands: str, why: str) -> PartnerTie:
    return PartnerTie(
        link_id=row["link_id"],
        partner=row["partner"],
        kind=kind_of(row),
        detail=row["detail"],
        status=row["status"],
        standing=stands,
        why=why,
        start=row["valid_from"],
        end=row["valid_to"],
        start_is=row.get("valid_from_is") or "",
        start_precision=row["valid_from_precision"] or "day",
        end_precision=row["valid_to_precision"] or "day",
        instrument=row["legal_instrument"] or "",
        amount=row["amount"],
        unit=row["unit"] or "",
        note=row["note"] or "",
        source_id=row["source_id"],
        confidence=row["confidence"],
        sdp_id=row["sdp_id"] or "",
    )


def strongest(ties: tuple[PartnerTie, ...]) -> str:
    """How a kind stands for a partner that has several rows of it: one tie in force is enough, and what cannot be
    decided comes before what is only possible.

    >>> strongest(())
    'none'
    """
    order = list(STANDINGS)
    return min((tie.standing for tie in ties), key=order.index, default="none")
