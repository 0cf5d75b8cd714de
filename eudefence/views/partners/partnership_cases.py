"""The partnerships as cases for comparative analysis: what each partner was when its partnership began, and whether a
use of it was shown since.

The coding of a case study that is to be doubted: a handful of cases, conditions chosen by us, and an outcome that says
what was found in public, not what was done.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from eudefence.data.countries import name
from eudefence.data.package import course
from eudefence.ground.arguments import several
from eudefence.models.partners import partnerships, qca
from eudefence.models.partners.partnerships import LINES

OUTCOME = "USE"
USE_CODING = (
    "What the partner gave, or both sides, is shown since the partnership began, on a line that counts (table"
    " palpable_use)."
)
_TABLES = (
    "palpable_use",
    "partnerships",
    "partner_links",
    "framework_participation_agreements",
    "candidacies",
    "defence_expenditure",
)
_SIGNED = ("signed", "adopted")
_SPENDING = ("SIPRI_MILEX_PCT_GDP", 2024)
_MONTH = 365.25 / 12  # days


@dataclass(frozen=True)
class Condition:
    """A condition in words.

    Attributes
    ----------
    label : str
        For a list of boxes to tick.
    present, absent : str
        For a row of the truth table.
    coding : str
        When a case is in.
    """

    label: str
    present: str
    absent: str
    coding: str


CONDITIONS: Mapping[str, Condition] = {
    "NATO": Condition(
        "Member of NATO", "in NATO", "not in NATO", "Member of NATO when its partnership began (table partner_links)."
    ),
    "AGREEMENT": Condition(
        "Framework agreement on missions before",
        "agreement on missions before",
        "no agreement on missions before",
        "A framework participation agreement was signed before the partnership (table"
        " framework_participation_agreements); where none is on record, it counts as no.",
    ),
    "INNER": Condition(
        "Inner circle: European Economic Area or candidate",
        "in the inner circle",
        "outside the inner circle",
        "In the European Economic Area (table partner_links) or a candidate for membership (table candidacies) when its"
        " partnership began: who takes over law of the Union, or prepares to. Distance does not count, and the United"
        " Kingdom is outside.",
    ),
    "SPENDING": Condition(
        "High defence spending",
        "high defence spending",
        "low defence spending",
        "Military expenditure in 2024 by SIPRI: fully out at 1 per cent of GDP, neither at 2, fully in at 3.",
    ),
    "OLD": Condition(
        "Partnership of some age",
        "partnership of some age",
        "young partnership",
        "Age of the partnership on the day of the data: fully out at 6 months, neither at 18, fully in at 24.",
    ),
}


def partnership_cases(lines: Iterable[str] = tuple(LINES)) -> dict[str, dict[str, object]]:
    """Name of each partner with a signed Security and Defence Partnership to its memberships; None where a number is
    not known, and where nobody can say whether a use was shown: a line was not searched, or dates are too rough.

    Parameters
    ----------
    lines : iterable of str
        The lines of the Strategic Compass on which a use counts.

    >>> cases = partnership_cases()
    >>> cases["Canada"]["NATO"], cases["Canada"]["INNER"], cases["Iceland"]["SPENDING"]
    (True, False, None)
    """
    return {case: dict(row) for case, row in _memberships(several("lines", lines, LINES, "line")).items()}


@lru_cache(maxsize=16)
def _memberships(lines: tuple[str, ...]) -> Mapping[str, Mapping[str, object]]:
    began, today = _began(), course().edition
    ages = {country: (today - day).days / _MONTH for country, day in began.items()}
    spending = {row["country"]: row["value"] for row in rows_used()["defence_expenditure"]}
    spends = qca.calibrate(spending, 1, 2, 3, undecided="leave")
    old = qca.calibrate(ages, 6, 18, 24, undecided="leave")
    shown = partnerships.use(tuple(began))
    return {
        name(country): {
            "NATO": partnerships.profile(country, day).standing("nato_member") == "in_force",
            "AGREEMENT": _agreed(country, day),
            "INNER": _inner_circle(country, day),
            "SPENDING": spends.get(country),
            "OLD": old[country],
            OUTCOME: _used({shown.cells[country, line].state for line in lines}),
        }
        for country, day in began.items()
    }


@lru_cache(maxsize=1)
def _began() -> Mapping[str, dt.date]:
    """The partners, by name, and the day of each partnership."""
    days = {
        row["country"]: row["valid_from"]
        for row in course().rows("partnerships")
        if row["kind"] == "sdp" and row["status"] in _SIGNED and row["valid_from"]
    }
    return {country: days[country] for country in sorted(days, key=name)}


@lru_cache(maxsize=1)
def rows_used() -> Mapping[str, list[Mapping[str, object]]]:
    """The rows on which the codings stand, by table."""
    series, year = _SPENDING
    kept = {
        "partner_links": lambda row: row["link_type"] in ("nato_member", "eea"),
        "defence_expenditure": lambda row: row["series_id"] == series and row["year"] == year,
    }
    return {
        table: [row for row in course().rows(table) if row["country"] in _began() and kept.get(table, bool)(row)]
        for table in _TABLES
    }


def _agreed(country: str, day: dt.date) -> bool:
    rows = course().rows("framework_participation_agreements")
    return any(row["country"] == country and row["signed_on"] is not None and row["signed_on"] < day for row in rows)


def _inner_circle(country: str, day: dt.date) -> bool:
    candidate = any(
        row["country"] == country
        and row["status"] == "candidate"
        and row["valid_from"] <= day
        and (row["valid_to"] is None or day < row["valid_to"])
        for row in course().rows("candidacies")
    )
    return candidate or partnerships.profile(country, day).standing("economic_area") == "in_force"


def _used(states: Collection[str]) -> bool | None:
    """Whether something that the partner gave, or both sides, is shown since; None where that cannot be said.

    >>> _used({"shown", "not_searched"}), _used({"before", "not_searched"}), _used({"before", "from_union"})
    (True, None, False)
    """
    if "shown" in states:
        return True
    return None if {"undecided", "not_searched"} & set(states) else False
