"""What held on a day: members, shares, formats, partnerships, looked up in the course data for models, cards and maps.

Plain functions from a day to values by country. True means it held, None that the data cannot decide, and a country
left out that it did not hold.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import lru_cache

from eudefence.ground.arguments import one_of

from .package import Package, Row, course
from .validity import row_holds

STORY_FROM = dt.date(1987, 1, 1)  # where the story of the course begins
# The Treaty of Maastricht comes into force; the table has the members of the Communities before it too.
UNION_FROM = dt.date(1993, 11, 1)
SHARE_SERIES = "SIPRI_MILEX_PCT_GDP"  # the one share of GDP that is complete for many countries over twenty years
ORGANISATIONS = {
    "EU": "European Union (EU)",
    "NATO": "North Atlantic Treaty Organization (NATO)",
    "euro_area": "euro area",
    "EEA": "European Economic Area (EEA)",
    "EFTA": "European Free Trade Association (EFTA)",
}
PARTNERSHIPS = {
    "sdp": "security and defence partnership",
    "joint_declaration": "joint declaration",
    "security_commitments": "security commitments",
}


def rows_on(table: str, day: dt.date, package: Package | None = None, **where: object) -> list[tuple[Row, bool | None]]:
    """The rows of a table that held on the day or may have, each with True or None, filtered by equal values.

    Parameters
    ----------
    table : str
    day : datetime.date
    package : Package, optional
        Other data than the course's own.
    **where
        Column to the value it must have.
    """
    package = package or course()
    found: list[tuple[Row, bool | None]] = []
    for row in package.rows(table):
        if all(row[field] == value for field, value in where.items()):
            held = row_holds({"valid_to": None, **row}, day, package.edition)
            if held is not False:
                found.append((row, held))
    return found


def _by_country(rows: Iterable[tuple[Row, bool | None]]) -> dict[str, bool | None]:
    """Of several rows of a country one is enough, if it is sure."""
    found: dict[str, bool | None] = {}
    for row, held in rows:
        found[row["country"]] = found.get(row["country"]) or held
    return found


def members(organisation: str, day: dt.date, package: Package | None = None) -> dict[str, bool | None]:
    """Members of the EU, NATO, euro_area, EEA or EFTA.

    >>> len(members("EU", dt.date(2020, 1, 31))), len(members("EU", dt.date(2020, 2, 1)))
    (28, 27)
    """
    one_of("organisation", organisation, ORGANISATIONS)
    return _by_country(rows_on("memberships", day, package, organisation=organisation))


def former_members(organisation: str, day: dt.date) -> set[str]:
    """Countries whose membership had ended by that day, and that had not come back.

    >>> former_members("EU", dt.date(2026, 1, 1))
    {'GB'}
    """
    ended = {
        r["country"]
        for r in course().rows("memberships")
        if r["organisation"] == organisation and r["valid_to"] and r["valid_to"] <= day
    }
    return ended - set(members(organisation, day))


def pesco(day: dt.date, package: Package | None = None) -> dict[str, bool | None]:
    """States that take part in Permanent Structured Cooperation (PESCO)."""
    return _by_country(rows_on("pesco_membership", day, package))


def pesco_began(package: Package | None = None) -> dt.date:
    """The day on which the first states took part in Permanent Structured Cooperation.

    >>> pesco_began()
    datetime.date(2017, 12, 11)
    """
    days: list[dt.date] = [row["valid_from"] for row in (package or course()).rows("pesco_membership")]
    return min(filter(None, days))


def opted_out(scope: str, day: dt.date, package: Package | None = None) -> dict[str, bool | None]:
    """Members with an opt-out, for example from "defence": outside its decisions and what they cost.

    >>> opted_out("defence", dt.date(2022, 6, 30)), opted_out("defence", dt.date(2022, 7, 1))
    ({'DK': True}, {})
    """
    return _by_country(rows_on("opt_outs", day, package, scope=scope))


def population(day: dt.date, package: Package | None = None) -> dict[str, tuple[int, dt.date]]:
    """Persons in each member state, as they count for votes on that day, and the day on which they were counted."""
    rows = (row for row, held in rows_on("population", day, package) if held and row["population"] is not None)
    return {row["country"]: (row["population"], row["reference_date"]) for row in rows}


@lru_cache(maxsize=1)
def _shares() -> dict[int, dict[str, float]]:
    table: dict[int, dict[str, float]] = {}
    for row in course().rows("defence_expenditure"):
        if row["series_id"] == SHARE_SERIES:
            table.setdefault(row["year"], {})[row["country"]] = row["value"]
    return table


def share_years() -> tuple[int, int]:
    """First and last year with shares of GDP spent on defence."""
    return min(_shares()), max(_shares())


def defence_shares(day: dt.date) -> tuple[int, dict[str, float]]:
    """The year of the day, or the last one before it in the table, and the share of GDP spent on defence by country
    (%).

    >>> defence_shares(dt.date(2026, 10, 8))[0]
    2024
    """
    years = [year for year in _shares() if year <= day.year]
    if not years:
        raise ValueError(f"on: {day} is too early; shares of GDP spent on defence start in {share_years()[0]}")
    year = max(years)
    return year, dict(_shares()[year])


def formats(day: dt.date) -> dict[str, list[tuple[str, str, bool | None]]]:
    """Formats a country belongs to as a full member: (format, role, held), by name of the format. Proposals do not
    count.
    """
    names = {row["format_id"]: row["name"] for row, _ in rows_on("formats", day) if row["kind"] != "proposal"}
    found: dict[str, dict[str, list[tuple[str, bool | None]]]] = {}
    for row, held in rows_on("format_membership", day):
        if row["full_member"] and row["format_id"] in names:
            found.setdefault(row["country"], {}).setdefault(names[row["format_id"]], []).append((row["role"], held))
    return {
        country: [
            (name, roles[0][0], True if any(h for _, h in roles) else None) for name, roles in sorted(mine.items())
        ]
        for country, mine in found.items()
    }


def partnerships(day: dt.date) -> dict[str, tuple[str, dt.date | None, bool | None]]:
    """Security and defence partnerships of the Union: country to (kind, day of signature, held)."""
    return {row["country"]: (row["kind"], row["valid_from"], held) for row, held in rows_on("partnerships", day)}


@lru_cache(maxsize=1)
def change_days() -> tuple[dt.date, ...]:
    """Days since 1987 on which a state joined or left the EU, NATO or PESCO, and the days before a state left."""
    days = set()
    for table in ("memberships", "pesco_membership"):
        for row in course().rows(table):
            if row.get("organisation", "EU") in ("EU", "NATO"):
                days.add(row["valid_from"])
                if row["valid_to"]:
                    days |= {row["valid_to"], row["valid_to"] - dt.timedelta(days=1)}
    return tuple(sorted(d for d in days if d and d >= STORY_FROM))
