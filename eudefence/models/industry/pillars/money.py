"""Money by year and kind, read from the course data: each instrument's own series, and their sums by pillar.

A measure is called by its instrument and its kind: "EDF award", "SAFE loan_approved". The sum of a pillar is called by
the pillar: "industrial award". What is a part of another sum is left out, and so is what no table has.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache, reduce
from operator import add
from typing import Any

from eudefence.data.package import Row, course
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.called import called
from eudefence.ground.numbers import exact
from eudefence.ground.words import joined

from .time_series import LEVELS, LOANS, Series, weakest

__all__ = ["amount_on", "measures", "part_of", "series"]

# What a kind of the tables is called when the money is lent.
_AS_LOAN = {
    "envelope": "loan_ceiling",
    "plan": "loan_plan",
    "request": "loan_request",
    "payment": "loan_payment",
}
_OF_STATES = ("state_contributions",)  # what states pay into a fund has a ceiling, and no envelope of a budget
_SUMMED = ("call", "award", "yearly_budget", "assistance_measure", "loan_approved", "advance_approved")
_STAGES = {"council_decision": "loan_approved", "pre_financing": "advance_approved"}  # of a loan of SAFE
_MILLION = 10**6
_Fact = tuple[str, str, str, int, Any, Row]


@keywords_checked
def series(measure: str) -> Series:
    """One series of money by year.

    What it answers: how much, of which kind of money, in which year, in which prices, and who says so?

    Parameters
    ----------
    measure : str
        A name from `measures`: "EDF award", "SAFE loan_ceiling", "industrial award". Or its title.

    Returns
    -------
    Series
        A year that no table has is missing. Outside the life of its instrument it is zero.

    Raises
    ------
    ValueError
        For an unknown name; the nearest is named.

    Notes
    -----
    Sources: instruments, budget_timeline, edf_results, epf and the two tables of SAFE; each series names its own.

    Examples
    --------
    >>> series("EDF award").values[2022], series("EDF award").kind
    (832, 'award')
    >>> series("SAFE loan_ceiling").total
    150000
    >>> series("EDF award") + series("SAFE loan_approved")
    Traceback (most recent call last):
    ValueError: “European Defence Fund: award” and “Security Action for Europe: loan approved” cannot be added, because
    they are unlike in kind: award (money promised to chosen projects) and loan approved (loans that the Council
    approved).
    """
    known = _all()
    return known[
        called("measure", measure, {key: one.title for key, one in known.items()}, "measure", "pillars.measures()")
    ]


def measures() -> dict[str, str]:
    """The names of all series, each with its kind of money.

    Returns
    -------
    dict of str to str

    >>> measures()["EDF award"], measures()["EPF ceiling"], measures()["SAFE loan_ceiling"]
    ('award', 'ceiling', 'loan_ceiling')
    """
    return {key: one.kind for key, one in _all().items()}


def part_of(instrument: str) -> str | None:
    """The instrument in whose amount another one is counted, wholly or partly; None if it stands alone.

    >>> part_of("EDIP_USI"), part_of("EDF")
    ('EDIP', None)
    """
    rows = course().rows("instrument_parts")
    return next((row["part_of"] for row in rows if row["instrument_id"] == instrument), None)


_TOTALS = ("envelope", "ceiling", "loan_ceiling", "proposal", "claim")


def amount_on(instrument: str, day: dt.date) -> tuple[Any, str, str] | None:
    """The amount of an instrument as it was fixed on a day: EUR million, kind of money, price base; None if none was.

    >>> amount_on("EPF", dt.date(2023, 6, 25)), amount_on("EPF", dt.date(2023, 6, 26))
    ((7979, 'ceiling', 'current prices'), (12040, 'ceiling', 'current prices'))
    """
    fixed = [one for one in _amounts() if one[0] == instrument and one[1] <= day]
    return max(fixed, key=lambda one: one[1])[2:] if fixed else None


@lru_cache(maxsize=1)
def _amounts() -> tuple[tuple[str, dt.date, Any, str, str], ...]:
    """Instrument, day from which it stood, amount, kind and price base."""
    found = []
    for key, kind, basis, year, value, row in _facts():
        day = row.get("date") or row.get("budget_date") or row.get("valid_from") or dt.date(year, 1, 1)
        if kind in _TOTALS:
            found.append((key, day, int(value) if value == int(value) else value, kind, basis))
    return tuple(found)


@lru_cache(maxsize=1)
def _all() -> dict[str, Series]:
    """Every series by name: those of instruments in the order of the table, then those of pillars."""
    given: dict[tuple[str, str, str], list[tuple[int, Any, Row]]] = defaultdict(list)
    for key, kind, basis, year, value, row in _facts():
        given[key, kind, basis].append((year, value, row))
    kinds: dict[tuple[str, str], int] = defaultdict(int)
    for key, kind, _ in given:
        kinds[key, kind] += 1
    found = {}
    for row in course().rows("instruments"):
        for (key, kind, basis), facts in given.items():
            if key == row["instrument_id"]:
                told = "" if kinds[key, kind] == 1 else f", {basis}"
                one = _made(row, kind, basis, facts, told)
                found[one.id] = one
    for pillar in ("industrial", "operational"):
        for kind in _SUMMED:
            total = _summed(pillar, kind, found)
            if total is not None:
                found[total.id] = total
    return found


def _facts() -> Iterable[_Fact]:
    """Instrument, kind, price base, year, EUR million and row of each amount that is no part of another one."""
    package = course()
    lent = {row["instrument_id"] for row in package.rows("instruments") if row["money_type"] == "loans"}
    funded = {row["instrument_id"] for row in package.rows("instruments") if row["money_type"] in _OF_STATES}
    # In tables of their own, with more rows or more digits.
    better = {("EDF", "award"), ("EDIDP", "award"), ("EPF", "assistance_measure")}
    better |= {("SAFE", kind) for stage, kind in _STAGES.items() if _is_complete(stage)}
    for row in package.rows("instruments"):
        if row["budget_meur"] is not None:
            key = row["instrument_id"]
            kind = "proposal" if row["status"] == "proposed" else "claim" if row["kind"] == "plan" else "envelope"
            kind = "loan_ceiling" if key in lent else "ceiling" if key in funded else kind
            if key != "EPF":  # its ceiling rose three times: see the table of the Facility
                yield key, kind, _words(row["budget_price_basis"]), row["budget_date"].year, row["budget_meur"], row
    for row in package.rows("budget_timeline"):
        key, kind = str(row["instrument_id"]), str(row["money_kind"])
        if row["part_of"] is None and (key, kind) not in better:
            kind = _AS_LOAN.get(kind, kind) if key in lent else kind
            yield key, kind, _words(row["price_basis"]), row["year"], row["amount_meur"], row
    yield from _of_laws()
    for row in package.rows("edf_results"):
        yield row["instrument_id"], "award", "current prices", row["call_year"], row["eu_contribution_meur"], row
    yield from _of_safe()
    for row in package.rows("epf"):
        kind = row["record_type"]
        if kind in ("ceiling", "annual_ceiling", "assistance_measure", "common_costs") and row["amount_meur"]:
            basis = "prices of 2018" if row["price_basis"] == "constant_2018" else "current prices"
            yield "EPF", str(kind), basis, row["date"].year, row["amount_meur"], row


def _of_laws() -> Iterable[_Fact]:
    """Envelopes that a law changed later, where no row of the time line has them."""
    rows = course().rows("budget_timeline")
    there = {(row["instrument_id"], row["year"]) for row in rows if row["money_kind"] == "envelope"}
    for row in course().rows("eligibility_rules"):
        later = row["topic"] == "envelope" and row["valid_from"] != row["stated_on"]
        if later and row["unit"] == "EUR million" and row["valid_from"].year > _began(row["instrument_id"]):
            if (row["instrument_id"], row["valid_from"].year) not in there:
                yield row["instrument_id"], "envelope", "current prices", row["valid_from"].year, row["value"], row


def _began(key: str) -> int:
    return int(course().find("instruments", key)["budget_date"].year)


def _is_complete(stage: str) -> bool:
    """Whether a stage of SAFE has an amount for each state that reached it; else its sum would be too small."""
    return all(row["amount_eur"] is not None for row in course().rows("safe_decisions") if row["stage"] == stage)


def _of_safe() -> Iterable[_Fact]:
    for row in course().rows("safe_decisions"):
        if row["stage"] in _STAGES and _is_complete(row["stage"]):
            millions = Fraction(str(row["amount_eur"])) / _MILLION
            yield "SAFE", _STAGES[row["stage"]], "current prices", row["date"].year, millions, row


def _words(basis: str | None) -> str:
    return (basis or "not_stated").replace("_", " ")


def _made(row: Row, kind: str, basis: str, facts: list[tuple[int, Any, Row]], told: str) -> Series:
    """The series of one instrument and kind. Amounts of one year are added up, levels replace one another."""
    values: dict[int, Any] = defaultdict(Fraction)
    level = kind in LEVELS or kind == "blocked"
    for year, value, _ in sorted(facts, key=lambda one: (one[0], str(one[2].get("date") or ""))):
        if value is not None:
            values[year] = exact(value, "amount") + (0 if level else values[year])  # in fractions: no digit is lost
    values = {year: value.numerator if value.denominator == 1 else float(value) for year, value in values.items()}
    notes = [fact[2].get("note") for fact in facts] if len(facts) < 3 else []
    life = _lifetime(row, kind, values)
    if life and kind in ("award", "call") and _is_used_up(row, values):
        values |= {year: 0 for year in range(life[0], life[1] + 1) if year not in values}
        notes.append("The whole envelope is in it, so its other years are zero.")
    return Series(
        id=f"{row['instrument_id']} {kind}{told}",
        title=f"{row['name']}: {kind.replace('_', ' ')}{told}",
        values=values,
        kind=kind,
        unit="EUR million",
        price_basis=basis,
        currency="EUR",
        pillar=row["pillar"],
        lifetime=life,
        sources=tuple(fact["source_id"] for _, _, fact in facts if fact["source_id"]),
        confidence=weakest([fact["confidence"] for _, _, fact in facts if fact["confidence"]]),
        note=" ".join(dict.fromkeys(filter(None, notes))),
    )


def _lifetime(row: Row, kind: str, values: dict[int, Any]) -> tuple[int, int] | None:
    """The years in force, up to the edition, with those of the amounts themselves; None for what was never in force."""
    edition = course().edition
    start, end = row["valid_from"], row["valid_to"]
    if start is None or start > edition or kind in ("proposal", "claim", "blocked"):
        return None
    last = min((end - dt.timedelta(days=1)).year if end else edition.year, edition.year)
    return min(start.year, *values), max(last, *values)


def _is_used_up(row: Row, values: dict[int, Any]) -> bool:
    return bool(row["budget_meur"]) and row["money_type"] == "grants" and sum(values.values()) >= row["budget_meur"]


def _summed(pillar: str, kind: str, found: dict[str, Series]) -> Series | None:
    """The sum of one kind over the instruments of a pillar that stand alone."""
    parts = [
        one
        for one in found.values()
        if one.kind == kind and one.pillar == pillar and part_of(one.id.split(" ")[0]) in (None, "REARM_2030")
    ]
    if len(parts) < 2 or kind in LOANS:
        return None
    names = [one.title.partition(":")[0] for one in parts]
    return replace(
        reduce(add, parts),
        id=f"{pillar} {kind}",
        title=f"All instruments of the {pillar} pillar: {kind.replace('_', ' ')}",
        note=f"Added up: {joined(names)}. Other instruments have no row of this kind.",
    )
