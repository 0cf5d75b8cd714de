"""Evidence of use: what a partner did for the Union, the Union for it, or both together, by line of the Compass.

A piece of evidence is a row that says what happened, when, and in which direction; a search without result is a row as
well, because "we looked and found nothing" is not the same as "nobody looked".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from eudefence.data.validity import last_possible

LINES = {
    "act": "Act: missions and operations",
    "secure": "Secure: cyber, hybrid threats, space, the sea",
    "invest": "Invest: capabilities and industry",
    "partner": "Partner: dialogue, sanctions, information",
}
DIRECTIONS = {
    "to_union": "the partner gives",
    "both": "both sides give",
    "from_union": "the Union gives",
}


@dataclass(frozen=True)
class UseEvidence:
    """One thing that was looked at.

    Attributes
    ----------
    id, partner, line : str
    direction : {"to_union", "both", "from_union"}
    counts : bool
        Whether it shows a use: a signature, a meeting, a right that nobody used, a plan and a failure do not.
    what : str
        In words.
    first : datetime.date
        The first day for which it is shown, with 01 in the place of what is unknown.
    first_precision : {"day", "month", "year"}
    last : datetime.date
        The last day for which it is shown; the first one where no later one is.
    last_precision : {"day", "month", "year"}
    note, source_id, confidence : str
    """

    id: str
    partner: str
    line: str
    direction: str
    counts: bool
    what: str
    first: dt.date
    first_precision: str
    last: dt.date
    last_precision: str
    note: str
    source_id: str
    confidence: str

    def by(self, day: dt.date, edition: dt.date) -> bool:
        """Whether it had surely begun by a day; what is known to the year only has begun when the year is over, or when
        the data were closed.
        """
        return min(last_possible(self.first, self.first_precision), max(self.first, edition)) <= day

    def since(self, start: dt.date) -> bool | None:
        """Whether it happened, or went on, on a day or later; None where the dates are too rough to say.

        >>> row = {"use_id": "x", "partner": "NO", "line": "act", "direction": "to_union", "counts_as_use": True,
        ...     "evidence": "", "shown_from": dt.date(2024, 1, 1), "shown_from_precision": "year"}
        >>> trip = read_evidence([row])[0]
        >>> [trip.since(dt.date(*day)) for day in ((2023, 12, 31), (2025, 1, 1), (2024, 5, 28))]
        [True, False, None]
        """
        if self.last >= start:
            return True
        return None if last_possible(self.last, self.last_precision) >= start else False


@dataclass(frozen=True)
class UseSearch:
    """A search for evidence, whatever it found.

    Attributes
    ----------
    partner, line : str
    searched_on : datetime.date
    looked_for, where : str
    """

    partner: str
    line: str
    searched_on: dt.date
    looked_for: str
    where: str


def read_evidence(rows: Iterable[Mapping[str, Any]]) -> tuple[UseEvidence, ...]:
    """Evidence from rows of the table palpable_use."""
    found = []
    for row in rows:
        first, precision = row["shown_from"], row["shown_from_precision"]
        until = row.get("shown_until")
        found.append(
            UseEvidence(
                id=row["use_id"],
                partner=row["partner"],
                line=row["line"],
                direction=row["direction"],
                counts=row["counts_as_use"],
                what=row["evidence"],
                first=first,
                first_precision=precision,
                last=until or first,
                last_precision=(row.get("shown_until_precision") if until else precision) or "day",
                note=row.get("note") or "",
                source_id=row.get("source_id") or "",
                confidence=row.get("confidence") or "",
            )
        )
    return tuple(found)


def coded_by(
    rows: Iterable[Mapping[str, Any]], codings: Iterable[Mapping[str, Any]], coder: str
) -> list[Mapping[str, Any]]:
    """Rows of palpable_use with the codes that another coder gave.

    A row that this coder saw and could not code whole is left out. A row that came later keeps its only coding, so that
    two codings differ by judgement and never by what there was to judge.

    >>> row = {"use_id": "x", "line": "act", "direction": "both", "counts_as_use": True}
    >>> other = {"line": "secure", "direction": "both", "counts_as_use": "false"}
    >>> codings = [{"table": "palpable_use", "key": "x", "variable": variable, "coder": "second", "code": code}
    ...     for variable, code in other.items()]
    >>> coded_by([row], codings, "second")
    [{'use_id': 'x', 'line': 'secure', 'direction': 'both', 'counts_as_use': False}]
    >>> coded_by([row], codings[1:], "second"), coded_by([row], [], "second") == [row]
    ([], True)
    """
    codes: dict[str, dict[str, Any]] = {}
    for one in codings:
        if (one["table"], one["coder"]) == ("palpable_use", coder):
            codes.setdefault(one["key"], {})[one["variable"]] = one["code"]
    found = []
    for row in rows:
        own = codes.get(row["use_id"], {})
        if not own:
            found.append(row)
        elif {"line", "direction", "counts_as_use"} <= set(own):
            found.append({**row, **own, "counts_as_use": own["counts_as_use"] == "true"})
    return found


def read_searches(rows: Iterable[Mapping[str, Any]]) -> tuple[UseSearch, ...]:
    """Searches from rows of the table palpable_use_searches."""
    return tuple(
        UseSearch(row["partner"], row["line"], row["searched_on"], row["looked_for"], row["where"]) for row in rows
    )
