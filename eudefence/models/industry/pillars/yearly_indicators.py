"""How much there is of each pillar, year by year, counted from the tables under one rule for both.

The table `indicators` says of each what one unit is, from which table it is counted and what it leaves out; this module
does the counting. A year that is missing is not known. What was not there yet is zero.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.called import called
from eudefence.ground.numbers import truth
from eudefence.models.story import steps

from .time_series import Series, weakest

__all__ = ["PESCO", "PILLARS", "SHARED", "by_majority", "indicator", "indicator_names"]

PILLARS = ("industrial", "operational")
PESCO = {  # key: words
    "both": "PESCO whole on both tracks",
    "half": "PESCO half on each track",
    "industrial": "PESCO on the industrial track alone",
    "operational": "PESCO on the operational track alone",
}
SHARED = {"both": 1.0, "half": 0.5}  # how much of a thing on both tracks each of them gets
_LAWFUL = (  # decision_rule of instruments: some institution adopted a legal act
    "ordinary_procedure",
    "council_qualified_majority",
    "council_unanimity",
    "budget_procedure",
    "enhanced_cooperation",
)
_MAJORITY = ("ordinary_procedure", "council_qualified_majority", "budget_procedure")
_ADOPTED = ("active", "closed", "replaced", "blocked", "provisional")
_BODIES = (  # level of institutions
    "agency",
    "commission_service",
    "council_preparatory_body",
    "external_action_service",
    "union_body",
    "union_office",
)
_Row = Mapping[str, Any]
_Found = tuple[int, float, _Row]  # year, how much of a thing, and its row
_MILITARY = ("military_mission", "military_operation", "civil_military_action")


def indicator_names() -> tuple[str, ...]:
    """The indicators there are, by their names in the table.

    >>> "missions_launched" in indicator_names()
    True
    """
    return tuple(row["indicator_id"] for row in course().rows("indicators"))


def indicator(
    name: str,
    pesco: str = "both",
    ukraine: bool = False,
    counting: str = "things",
    reach: str = "all",
    missions: str = "all",
    founding_acts: bool = True,
    loans: bool = False,
) -> Series:
    """One indicator, year by year.

    Parameters
    ----------
    name : str
        One of the table `indicators`, by its key or its title.
    pesco : {"both", "half", "industrial", "operational"}
        Where Permanent Structured Cooperation and its projects count. On both tracks by default, whole on each, because
        PESCO asks for forces as well as for equipment. "half" halves whatever stands on both tracks.
    ukraine : bool
        Whether what the European Peace Facility and its neighbours do for Ukraine counts as operational. Not by
        default: it arms another state's forces and sends none of the Union's.
    counting : {"things", "rows"}
        For steps: every thing once, when it comes into being, or every row of the table of events.
    reach : {"all", "union"}
        For steps: all of them, or without those that a smaller group of states or a partnership made.
    missions : {"all", "military"}
        For missions: civilian and military, or military alone.
    founding_acts : bool
        For acts: whether the decision that founds a mission is one act, as the regulation that founds a fund is one.
    loans : bool
        For envelopes: whether the loans of SAFE are added. They are paid back, so that the sum is no longer money
        given, and its title says so.

    Returns
    -------
    Series
        With kind, unit and what to watch for. An argument that does not concern the indicator changes nothing.

    Raises
    ------
    ValueError
        For an unknown indicator or choice.

    >>> indicator("missions launched").at(2004), indicator("missions launched", missions="military").at(2004)
    (2, 1)
    """
    key = called("name", name, {row["indicator_id"]: row["title"] for row in course().rows("indicators")}, "indicator")
    one_of("pesco", pesco, PESCO)
    one_of("counting", counting, steps.COUNTINGS)
    one_of("reach", reach, ("all", "union"))
    one_of("missions", missions, ("all", "military"))
    asked = (
        key,
        pesco,
        truth(ukraine, "ukraine"),
        counting,
        reach,
        missions,
        truth(founding_acts, "founding_acts"),
        truth(loans, "loans"),
    )
    return _indicator(*asked)


@lru_cache(maxsize=512)
def _indicator(
    key: str,
    pesco: str,
    ukraine: bool,
    counting: str,
    reach: str,
    missions: str,
    founding_acts: bool,
    loans: bool,
) -> Series:
    row = course().find("indicators", key)
    pillar = row["pillar"]
    if row["dimension"] == "steps":
        return _counted(row, _steps(pillar, pesco, counting, reach))
    if row["dimension"] == "acts":
        return _counted(row, _acts(pillar, pesco, ukraine, founding_acts))
    if row["dimension"] == "bodies":
        return _counted(row, _bodies(pillar, pesco))
    if row["dimension"] == "money":
        return _envelopes(row, pillar, ukraine, loans) if key.startswith("envelopes") else _granted(row, key)
    if key == "missions_running":
        return _running(row, missions)
    return _counted(row, _activity(key, pesco, missions))


def _part(track: str | None, pillar: str, pesco: str) -> float:
    """How much of a thing on a track counts for a pillar."""
    if track == pillar:
        return 1
    return (0.5 if pesco == "half" else 1) if track == "both" else 0


def _pesco_track(pesco: str) -> str:
    return "both" if pesco in SHARED else pesco


def _last() -> int:
    return course().edition.year


def _counted(row: Mapping[str, Any], found: Iterable[_Found]) -> Series:
    """Parts of things by year, as a series in which a year without any is zero."""
    found = [one for one in found if one[1]]
    first, last = row["first_year"], _last()
    values: dict[int, float] = dict.fromkeys(range(first, last + 1), 0)
    for year, part, _ in found:
        if year in values:
            values[year] += part
    return Series(
        row["indicator_id"],
        row["title"],
        {year: int(value) if value == int(value) else value for year, value in values.items()},
        kind="count",
        unit=row["unit"],
        pillar=row["pillar"],
        lifetime=(first, last),
        sources=tuple(thing["source_id"] for *_, thing in found),
        confidence=weakest([thing["confidence"] for *_, thing in found]),
        note=row["leaves_out"],
    )


def _steps(pillar: str, pesco: str, counting: str, reach: str) -> Iterator[_Found]:
    for event in steps.found("course", counting):
        if reach == "union" and event["pillar"] in ("differentiation", "partnerships") and event["process"] != "pesco":
            continue
        track = event["counted"]
        if event["process"] == "pesco" and pesco not in SHARED:
            track = pesco
        yield event["day"].year, _part(track, pillar, pesco), event


def _acts(pillar: str, pesco: str, ukraine: bool, founding_acts: bool) -> Iterator[_Found]:
    for one in course().rows("instruments"):
        lawful = one["decision_rule"] in _LAWFUL and one["status"] in _ADOPTED and one["valid_from"]
        if not lawful or one["counted_as"] != "own" or one["kind"] == "force":  # a force rests on a goal, not on an act
            continue
        if one["for_ukraine"] and not ukraine:
            continue
        track = _pesco_track(pesco) if one["instrument_id"] == "PESCO" else one["pillar"]
        yield one["valid_from"].year, _part(track, pillar, pesco), one
    if founding_acts and pillar == "operational":
        yield from ((one["valid_from"].year, 1, one) for one in _launched("all"))


def _bodies(pillar: str, pesco: str) -> Iterator[_Found]:
    for body in course().rows("institutions"):
        if body["level"] in _BODIES and body["valid_from"]:
            track = _pesco_track(pesco) if body["institution_id"] == "pesco_secretariat" else body["pillar"]
            yield body["valid_from"].year, _part(track, pillar, pesco), body


def _launched(missions: str) -> Iterator[_Row]:
    for one in course().rows("csdp_missions"):
        if one["is_csdp"] and one["launched"] and (missions == "all" or one["type"] in _MILITARY):
            yield one


def _activity(key: str, pesco: str, missions: str) -> Iterator[_Found]:
    if key == "missions_launched":  # no project of PESCO is one, on whichever track: it sends nobody
        yield from ((one["valid_from"].year, 1, one) for one in _launched(missions))
        return
    yield from ((call["announced"].year, call["projects_selected"], call) for call in course().rows("edf_results"))
    part = _part(_pesco_track(pesco), "industrial", pesco)
    yield from ((one["valid_from"].year, part, one) for one in course().rows("pesco_projects"))


def _running(row: _Row, missions: str) -> Series:
    """Missions at work on 31 December, or on the day of the edition; not those whose last known mandate had run out."""
    edition = course().edition
    values: dict[int, int] = {}
    mine = list(_launched(missions))
    for year in range(row["first_year"], edition.year + 1):
        day = min(dt.date(year, 12, 31), edition)
        values[year] = sum(
            one["valid_from"] <= day
            and (one["valid_to"] or dt.date.max) > day
            and (one["valid_to"] is not None or (one["mandate_until"] or dt.date.max) >= day)
            for one in mine
        )
    return Series(
        row["indicator_id"],
        row["title"],
        values,
        kind="count",
        unit=row["unit"],
        pillar=row["pillar"],
        sources=tuple(one["source_id"] for one in mine),
        confidence=weakest([one["confidence"] for one in mine]),
        note=row["leaves_out"],
    )


def _envelopes(row: _Row, pillar: str, ukraine: bool, loans: bool) -> Series:
    """What laws in force on 31 December make available: envelopes of funds, or the ceiling of the Peace Facility."""
    values: dict[int, float] = {}
    used: list[_Row] = []
    for year in range(row["first_year"], _last() + 1):
        day = min(dt.date(year, 12, 31), course().edition)
        if pillar == "operational":
            ceilings = [one for one in course().rows("epf") if one["record_type"] == "ceiling" and one["date"] <= day]
            latest = max(ceilings, key=lambda one: one["date"])
            fund = course().find("instruments", "EPF_UAF")
            apart = fund["budget_meur"] if not ukraine and fund["valid_from"] <= day else 0
            values[year], used = latest["amount_meur"] - apart, [*used, latest]
        else:
            mine = [one for one in course().rows("instruments") if _has_envelope(one, day, loans)]
            values[year], used = sum(one["budget_meur"] for one in mine), [*used, *mine]
    added = " with the loans of SAFE, which are paid back" if loans and pillar == "industrial" else ""
    return Series(
        row["indicator_id"],
        f"{row['title']}{added}",
        values,
        kind="envelope" if pillar == "industrial" else "ceiling",
        unit=row["unit"],
        price_basis=row["price_basis"],
        currency="EUR",
        pillar=pillar,
        sources=tuple(one["source_id"] for one in used),
        confidence=weakest([one["confidence"] for one in used]),
        note=row["leaves_out"],
    )


def _has_envelope(one: Mapping[str, Any], day: dt.date, loans: bool) -> bool:
    kinds = ("grants", "loans") if loans else ("grants",)
    return (
        one["pillar"] == "industrial"
        and one["counted_as"] == "own"
        and one["decision_rule"] in _LAWFUL
        and one["status"] in _ADOPTED
        and one["money_type"] in kinds
        and one["budget_meur"] is not None
        and one["valid_from"] <= day < (one["valid_to"] or dt.date.max)
    )


def _granted(row: _Row, key: str) -> Series:
    """Sums by the year in which they were granted."""
    found: list[tuple[int, Any, Mapping[str, Any]]] = []
    if key == "grants_awarded":
        results = course().rows("edf_results")
        found += [(one["announced"].year, one["eu_contribution_meur"], one) for one in results]
        known = {one["instrument_id"] for one in results}
        found += [
            (one["date"].year, one["amount_meur"], one)
            for one in course().rows("budget_timeline")
            if one["money_kind"] == "award" and not one["part_of"] and one["instrument_id"] not in known
        ]
    elif key == "loans_shared_out":
        allocations = course().rows("safe_allocations")
        found += [(one["tentative_date"].year, one["tentative_eur"] / 1e6, one) for one in allocations]
    else:
        wanted = "common_costs" if key == "common_costs" else "assistance_measure"
        for_ukraine = key == "assistance_to_ukraine"
        found += [
            (one["date"].year, one["amount_meur"], one)
            for one in course().rows("epf")
            if one["record_type"] == wanted and (wanted == "common_costs" or (one["country"] == "UA") == for_ukraine)
        ]
    values: dict[int, Any] = {}
    for year, amount, _ in found:
        values[year] = values.get(year, 0) + amount
    return Series(
        row["indicator_id"],
        row["title"],
        values,
        kind=row["kind_of_money"],
        unit=row["unit"],
        price_basis=row["price_basis"],
        currency="EUR",
        pillar=row["pillar"],
        sources=tuple(one["source_id"] for *_, one in found),
        confidence=weakest([one["confidence"] for *_, one in found]),
        note=row["leaves_out"],
    )


def by_majority(pillar: str, ukraine: bool = False) -> tuple[int, int]:
    """How many founding acts of a pillar take a majority of the Council by the rules of today, and how many there are.

    PESCO is left out: it stands on both tracks. A share has a top and cannot grow for ever, so it is told beside the
    gap and never put into one.

    Parameters
    ----------
    pillar : {"industrial", "operational"}
    ukraine : bool
        As in `indicator`.

    Returns
    -------
    (int, int)

    >>> by_majority("operational")[0] < by_majority("operational")[1]
    True
    """
    one_of("pillar", pillar, PILLARS)
    acts = [one for _, part, one in _acts(pillar, "both", truth(ukraine, "ukraine"), True) if part]
    acts = [one for one in acts if one.get("instrument_id") != "PESCO"]
    return sum(one.get("decision_rule") in _MAJORITY for one in acts), len(acts)
