"""The partnerships as cases for comparative analysis: what each partner was when its partnership began, and whether a
use of it was shown since.

The coding of a case study that is to be doubted: a handful of cases, conditions chosen by us, and an outcome that says
what was found in public, not what was done.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from eudefence.data.countries import name
from eudefence.data.package import course
from eudefence.data.validity import last_possible
from eudefence.models.partners import qca
from eudefence.models.partners.partnerships import profile

OUTCOME = "USE"
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
    "NEIGHBOUR": Condition(
        "In the European Economic Area, or a candidate",
        "in the European Economic Area or a candidate",
        "neither in the European Economic Area nor a candidate",
        "In the European Economic Area (table partner_links) or a candidate for membership (table candidacies) when its"
        " partnership began.",
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


def partnership_cases() -> dict[str, dict[str, object]]:
    """Name of each partner with a signed Security and Defence Partnership to its memberships; None where a number is
    not known, or where the dates of what was shown are too rough to say whether it came before or after.

    >>> cases = partnership_cases()
    >>> cases["Canada"]["NATO"], cases["Canada"]["NEIGHBOUR"], cases["Iceland"]["SPENDING"]
    (True, False, None)
    """
    package, today = course(), course().edition
    began = {row["country"]: row["valid_from"] for row in package.rows("partnerships")
             if row["kind"] == "sdp" and row["status"] in _SIGNED and row["valid_from"]}  # fmt: skip
    series, year = _SPENDING
    spending = {row["country"]: row["value"] for row in package.rows("defence_expenditure")
                if row["series_id"] == series and row["year"] == year and row["country"] in began}  # fmt: skip
    ages = {country: (today - day).days / _MONTH for country, day in began.items()}
    spends = qca.calibrate(spending, 1, 2, 3, undecided="leave")
    old = qca.calibrate(ages, 6, 18, 24, undecided="leave")
    return {
        name(country): {
            "NATO": profile(country, day).standing("nato_member") == "in_force",
            "AGREEMENT": _agreed(country, day),
            "NEIGHBOUR": _neighbour(country, day),
            "SPENDING": spends.get(country),
            "OLD": old[country],
            OUTCOME: _used(country, day),
        }
        for country, day in sorted(began.items(), key=lambda pair: name(pair[0]))
    }


def _agreed(country: str, day: dt.date) -> bool:
    rows = course().rows("framework_participation_agreements")
    return any(row["country"] == country and row["signed_on"] is not None and row["signed_on"] < day for row in rows)


def _neighbour(country: str, day: dt.date) -> bool:
    candidate = any(
        row["country"] == country
        and row["status"] == "candidate"
        and row["valid_from"] <= day
        and (row["valid_to"] is None or day < row["valid_to"])
        for row in course().rows("candidacies")
    )
    return candidate or profile(country, day).standing("economic_area") == "in_force"


def _used(country: str, began: dt.date) -> bool | None:
    """Whether something that the partner gave, or both sides, is shown since; None where the dates do not tell."""
    found: set[bool | None] = {False}
    for row in course().rows("palpable_use"):
        if row["partner"] != country or not row["counts_as_use"] or row["direction"] == "from_union":
            continue
        last = row["shown_until"] or row["shown_from"]
        precision = row["shown_until_precision"] if row["shown_until"] else row["shown_from_precision"]
        if last >= began:
            found.add(True)
        elif last_possible(last, precision or "day") >= began:
            found.add(None)
    return True if True in found else None if None in found else False
