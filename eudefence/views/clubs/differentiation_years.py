"""What is shown of differentiation over the years: runs of years in which nothing changed for a state, as rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from eudefence.data.countries import name
from eudefence.data.package import course
from eudefence.models.clubs import differentiation as model
from eudefence.models.decisions import council

FIRST, LAST = 1993, 2026
SHOWS = {
    "opt_outs": "cases that name a state as outside",
    "opt_ins": "cases that a state has joined",
    "depth": "the deepest case a state has joined",
}


@dataclass(frozen=True)
class Run:
    """Years in which nothing changed for a state, or for a state in one case.

    Attributes
    ----------
    key : str
        Of the row of the picture: a country, or a case.
    words : str
    first, last : int
        Years.
    value : int
        A number of cases, or a step of depth.
    cases : tuple of (case_id, name)
    side : str
        On which side the state is, where a row is a case.
    """

    key: str
    words: str
    first: int
    last: int
    value: int
    cases: tuple[tuple[str, str], ...]
    side: str = ""


@lru_cache(maxsize=64)
def lists(filters: tuple[tuple[str, str], ...]) -> tuple[tuple[int, model.Cases], ...]:
    """The cases of every year, on the day on which a year is looked at."""
    years = range(FIRST, LAST + 1)
    return tuple((year, model.cases(model.day_of(year), **dict(filters))) for year in years)


def by_state(show: str, filters: Mapping[str, str], first: int, last: int) -> list[Run]:
    """Runs of years by state: those of a state stand together, and nothing stands for no case."""
    yearly: dict[str, dict[int, tuple[int, tuple[tuple[str, str], ...]]]] = {}
    for year, cases in _between(filters, first, last):
        for code, these in _held(show, cases).items():
            value = max(one.depth for one in these) if show == "depth" else len(these)
            told = [one for one in these if one.depth == value] if show == "depth" else these
            yearly.setdefault(code, {})[year] = (value, tuple((one.id, one.name) for one in told))
    return [run for code in sorted(yearly, key=name) for run in _runs(code, name(code), yearly[code])]


def by_case(state: str, show: str, filters: Mapping[str, str], first: int, last: int) -> list[Run]:
    """Runs of years by case, for one state: outside by name, joined, or undecided."""
    yearly: dict[str, dict[int, tuple[int, str]]] = {}
    sure, found = set(), []
    names = {row["case_id"]: row["name"] for row in course().rows("differentiation")}
    for year, cases in _between(filters, first, last):
        for one in cases:
            side = _side(show, one, state)
            key = one.row["later_part"] or one.id  # a case whose type changed stays one row of the picture
            if side:
                yearly.setdefault(key, {})[year] = (one.depth, side)
                sure |= {key} if side != "undecided" else set()
    if show == "opt_outs":  # a case that never names the state as outside may leave it undecided; that is no opt-out
        yearly = {key: years for key, years in yearly.items() if key in sure}
    for case in sorted(yearly, key=lambda key: (min(yearly[key]), names[key])):
        values = {year: (depth, ((case, names[case]),), side) for year, (depth, side) in yearly[case].items()}
        found += _runs(case, names[case], values)
    return found


def _side(show, case, state):
    if show == "opt_outs" and state in case.opt_outs:
        return "out"
    if show != "opt_outs" and state in case.opt_ins:
        return "in"
    return "undecided" if case.sides.get(state) == "undecided" else ""


def _between(filters, first, last):
    return [(year, cases) for year, cases in lists(tuple(sorted(filters.items()))) if first <= year <= last]


def _held(show: str, cases: model.Cases) -> dict[str, list[model.CaseOnDay]]:
    """State to the cases that count for it; only members of the Union, whatever else a case names."""
    found: dict[str, list[model.CaseOnDay]] = {}
    union = council.members(cases.on)
    for one in cases:
        for code in one.opt_outs if show == "opt_outs" else one.opt_ins:
            if code in union:
                found.setdefault(code, []).append(one)
    return found


def _runs(key: str, words: str, values: Mapping[int, Sequence]) -> list[Run]:
    found: list[Run] = []
    for year, held in sorted(values.items()):
        value, cases, side = (*held, "") if len(held) == 2 else held
        last = found[-1] if found else None
        if last and last.last == year - 1 and (last.value, last.cases, last.side) == (value, cases, side):
            found[-1] = Run(key, words, last.first, year, value, cases, side)
        else:
            found.append(Run(key, words, year, year, value, cases, side))
    return found
