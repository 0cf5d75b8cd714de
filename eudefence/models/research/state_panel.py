"""A row for each state and year: what it was a member of, stood outside of, spent and took part in."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from eudefence.data import as_of, countries
from eudefence.data.citation import cite
from eudefence.data.package import Package, course
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.frames import need_pandas
from eudefence.ground.lists import listed
from eudefence.ground.numbers import year
from eudefence.models.clubs.differentiation import StateYear, by_state_year, day_of
from eudefence.models.clubs.networks import Roll, roll
from eudefence.models.industry.pillars import spending_series

from .panel_codebook import ORGANISATIONS, SPENDING, panel_columns

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["panel", "panel_rows"]

FIRST, FROM = 1958, as_of.UNION_FROM.year  # the first year there is, and the first one by default
_TEXTS = ("iso2", "iso3", "state")


@keywords_checked
def panel(years: int | Iterable[int] | None = None, countries: str | Iterable[str] | None = None) -> pd.DataFrame:
    """One row per state and year, for statistics: codes of states, memberships, opt-outs, spending, clubs, the Council.

    Parameters
    ----------
    years : int or iterable of int, optional
        From 1958; by default every year from 1993, when the Union began, to that of the edition.
    countries : str or list of str, optional
        By default every state that was in the EU, NATO, the EEA or EFTA on one of the days looked at.

    Returns
    -------
    pandas.DataFrame
        Sorted by state, then by year. Whole numbers may be missing (`<NA>`). ``.attrs`` has the edition, the citation,
        ``labels``, ``units`` and ``value_labels`` of the columns, which `ed.export` writes into a Stata file; the whole
        codebook is `research.panel_columns()`.

    Raises
    ------
    ValueError
        For what is no country, or no year there is.

    Notes
    -----
    A year is looked at on its last day, that of the edition on the day of the edition: a membership that ended on
    31 January 2020 is not in the row of 2020. Blank is never zero: a membership that the data cannot decide is blank,
    and what does not apply is too. Each series of spending has its own column, because they do not count the same.
    SIPRI allows only use that is not commercial. Missions are those of states outside the Union: who of the members
    sent whom is in no table of the course. Counts of projects, formats and missions are what is known so far.

    Examples
    --------
    >>> denmark = panel([2021, 2022, 2023], "Denmark")
    >>> denmark[["iso3", "cow", "year", "pesco", "defence_opt_out", "opt_outs"]].values.tolist()
    [['DNK', 390, 2021, 0, 1, 4], ['DNK', 390, 2022, 0, 0, 2], ['DNK', 390, 2023, 1, 0, 0]]
    """
    need_pandas("ed.panel", "eudefence.research.panel_rows()")
    import pandas as pd

    rows = panel_rows(years, countries)
    columns = {}
    for column in panel_columns():
        values = [row[column.name] for row in rows]
        if column.name == "looked_at_on":
            columns[column.name] = pd.to_datetime(pd.Series(values, dtype="object"))
        else:
            kind = "str" if column.name in _TEXTS else "float64" if column.name in SPENDING.values() else "Int64"
            columns[column.name] = pd.Series(values, dtype=kind)
    frame = pd.DataFrame(columns)
    package = course()
    frame.attrs = {
        "title": f"European Defence: Two Pillars, Many Speeds; panel, edition {package.edition.isoformat()}",
        "edition": package.edition.isoformat(),
        "version": package.descriptor["version"],
        "citation": str(cite()),
        "labels": {column.name: column.label for column in panel_columns()},
        "units": {column.name: column.unit for column in panel_columns()},
        "value_labels": {column.name: dict(column.values) for column in panel_columns() if column.values},
    }
    return frame


@keywords_checked
def panel_rows(
    years: int | Iterable[int] | None = None, countries: str | Iterable[str] | None = None
) -> list[dict[str, Any]]:
    """The same as `panel` as plain rows, without pandas.

    >>> [row["gw"] for row in panel_rows([2005, 2006], "Serbia")]
    [345, 340]
    """
    asked = _years(years)
    states = _states(countries, asked)
    cases = _cases(asked, states)
    return [_row(course(), state, number, cases.get((state, number))) for state in states for number in asked]


def _years(years: int | Iterable[int] | None) -> list[int]:
    last = course().edition.year
    if years is None:
        return list(range(FROM, last + 1))
    if isinstance(years, Mapping) or getattr(years, "ndim", 1) not in (0, 1):
        raise ValueError(f"years: {type(years).__name__} found; a year or a list of years is accepted.")
    if isinstance(years, Iterable) and not isinstance(years, str) and getattr(years, "ndim", 1) == 1:
        given: list[object] = list(years)
    else:
        given = [years]
    found = sorted({year(one, "years", FIRST, last) for one in given})
    if not found:
        raise ValueError("years: no year is named; leave it out for all of them.")
    return found


def _states(named: str | Iterable[str] | None, years: list[int]) -> list[str]:
    if named is not None:
        return sorted(set(countries.codes(listed(named, "countries"), "countries")))
    days = [day_of(number) for number in years]
    bodies = [body for body in ORGANISATIONS if body != "euro_area"]
    return sorted({state for day in days for body in bodies for state in as_of.members(body, day)})


def _cases(years: list[int], states: list[str]) -> dict[tuple[str, int], StateYear]:
    """Counts of differentiation; there are none before the Union began."""
    covered = [number for number in years if number >= FROM]
    if not covered:
        return {}
    found = by_state_year(covered[0], covered[-1], country=states)
    return {(one.country, one.year): one for one in found}


@dataclass(frozen=True)
class _Day:
    """What is asked of every state on one day, looked up once."""

    day: dt.date
    codes: Mapping[str, Mapping[str, int]]
    inside: Mapping[str, Mapping[str, bool | None]]
    opted_out: Mapping[str, bool | None]
    projects: Roll
    formats: Mapping[str, int]
    missions: Mapping[str, int]
    votes: Mapping[str, int]
    population: Mapping[str, tuple[int, dt.date]]


@lru_cache(maxsize=128)
def _looked_up(package: Package, day: dt.date) -> _Day:
    codes: dict[str, dict[str, int]] = {"cow": {}, "gw": {}}
    for row, held in as_of.rows_on("state_codes", day, package):
        if held:
            codes[row["list"]][row["country"]] = row["code"]
    weights = as_of.rows_on("council_weights", day, package)
    return _Day(
        day,
        codes,
        {body: as_of.members(body, day, package) for body in ORGANISATIONS} | {"PESCO": as_of.pesco(day, package)},
        as_of.opted_out("defence", day, package),
        roll("pesco", on=day),
        _counted(roll("formats", on=day)),
        _counted(roll("missions", on=day)),
        {row["country"]: row["votes"] for row, held in weights if held},
        as_of.population(day, package),
    )


def _counted(found: Roll) -> dict[str, int]:
    """How many clubs of each state are known; a state with none is left out, because lists have gaps."""
    return dict(Counter(tie.state for tie in found.ties if tie.counts))


def _row(package: Package, state: str, number: int, cases: StateYear | None) -> dict[str, Any]:
    on = _looked_up(package, day_of(number))
    inside = _one_or_zero(on.inside["EU"], state)
    return {
        "iso2": state,
        "iso3": package.find("countries", state)["iso3"],
        "state": countries.known_name(state),
        "year": number,
        "looked_at_on": on.day,
        **{name: codes.get(state) for name, codes in on.codes.items()},
        **{name: _one_or_zero(on.inside[body], state) for body, name in ORGANISATIONS.items()},
        "pesco": _one_or_zero(on.inside["PESCO"], state),
        "defence_opt_out": _one_or_zero(on.opted_out, state) if inside else None,
        **_differentiated(cases, bool(inside)),
        **{name: _spent(key, state, number) for key, name in SPENDING.items()},
        **_in_projects(on.projects, state),
        "formats": on.formats.get(state),
        "missions_as_third_state": None if inside else on.missions.get(state),
        "council_votes": on.votes.get(state),
        "council_population": on.population.get(state, (None,))[0],
    }


def _one_or_zero(held: Mapping[str, bool | None], state: str) -> int | None:
    """1 for what held, 0 for what did not, blank for what the data cannot decide.

    >>> [_one_or_zero({"DK": True, "IE": None}, state) for state in ("DK", "IE", "MT")]
    [1, None, 0]
    """
    if state not in held:
        return 0
    sure = held[state]
    return None if sure is None else int(sure)


def _differentiated(cases: StateYear | None, inside: bool) -> dict[str, int | None]:
    if cases is None:
        names = [column.name for column in panel_columns() if "differentiation" in column.tables]
        return dict.fromkeys(names)
    row = cases.as_row()
    row["cases_undecided"] = row.pop("undecided")
    row["opt_outs"] = row["opt_outs"] if inside else None
    return {name: row[name] for name in row if name not in ("country", "year", "on", "member")}


def _spent(series: str, state: str, number: int) -> float | None:
    figure = spending_series()[series].figures.get(number, {}).get(state)
    return None if figure is None else float(figure.value)


def _in_projects(found: Roll, state: str) -> dict[str, int | None]:
    mine = [tie for tie in found.ties if tie.state == state and tie.member]
    counted = [tie for tie in mine if tie.counts]
    whole = found.completeness
    known = bool(found.clubs) and (bool(mine) or any(one.code == state and one.in_pesco for one in found.states))
    return {
        "pesco_projects": len(counted) if known else None,
        "pesco_coordinated": sum(tie.role == "coordinator" for tie in counted) if known else None,
        "pesco_undecided": len(mine) - len(counted) if known else None,
        "pesco_running": whole.clubs or None,
        "pesco_full_lists": whole.full if whole.clubs else None,
    }
