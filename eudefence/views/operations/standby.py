"""Which Battlegroups were on call, half-year by half-year, and which states were in them."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from eudefence.data import countries
from eudefence.data.confidence import in_a_cell
from eudefence.data.package import course
from eudefence.ground.arguments import refused
from eudefence.ground.words import capitalised, joined
from eudefence.views.page import style
from eudefence.views.page.controls import choice
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.marks import facts_of_rows
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.swatches import box, legend_line
from eudefence.views.shapes.time_scale import TimeScale

PLACES = 2  # Battlegroups that were to be on call at any time
FIRST_DAY = dt.date(2005, 1, 1)  # the first standby period
FULL = 2007  # full operational capability: two operations of a Battlegroup at once, from 1 January 2007
_PARTS = {"lead": style.CATEGORIES[0], "partner": style.CATEGORIES[2], "other": style.CATEGORIES[5]}
_SCHEDULED, _NONE = "///", "xx"  # hatches: known from a schedule only; no group planned
_TALL, _TOP, _LEFT = 56, 24, 100  # pixels: a place on call; above the upper one; the words on the left


def battlegroups_on_call(state: str = "") -> View:
    """The Battlegroups on call since 2005: two places in each half-year, who filled them, what nobody knows.

    What it answers: how often were both places filled, and in which groups did a state serve?

    Parameters
    ----------
    state : str
        A state by name or code, to see where it led and where it took part; all groups alike if left out.

    Returns
    -------
    View
        A half-year without a row is unknown, never empty. A group known only from a schedule made beforehand is marked
        so.

    Raises
    ------
    ValueError
        For a state that was in no group of the data.

    >>> view = battlegroups_on_call("Poland")
    >>> view.columns["Group"][0], view.sentence.split(". ")[-1]
    ('French', 'Poland led 5 of these groups and was a partner in none.')
    """
    code = countries.code(state) if state else ""
    if code and code not in _serving():
        known = [countries.name(country) for country in _serving()]
        raise refused("state", state, known, "state with a place in a Battlegroup")
    rows = _groups()
    return View(
        _sentence(rows, code),
        {
            "Half-year": [_half_year(row) for row in rows],
            "Group": [row["name"] or "none planned" for row in rows],
            "Led by": [joined(row["lead"]) or None for row in rows],
            "With": [joined(row["partner"]) or None for row in rows],
            "Known from": [_known_from(row) for row in rows],
            "Remark": [row["note"] for row in rows],
            "How sure": [in_a_cell(row["confidence"], row["source_id"]) for row in rows],
        },
        title="EU Battlegroups on call",
        date=f"{FIRST_DAY.year} to {course().edition.year}",
        unit="two places in each half-year",
        source=source_line(
            ("battlegroup_rosters", [row["source_id"] for row in rows]),
            "battlegroup_participants",
            note="Where nothing was found, a group may have been on call all the same.",
        ),
        draw=lambda: _draw(rows, code),
    )


def explore_battlegroups_on_call() -> Explorer:
    """`battlegroups_on_call` with a control for the state."""
    states = {countries.name(country): country for country in _serving()}
    return explore(battlegroups_on_call, state=choice("Look for", {"all groups": ""} | states, compact=True))


@lru_cache(maxsize=1)
def _groups() -> tuple[dict, ...]:
    """The rows of the rosters, with the names of the states that led and took part."""
    parts: dict[str, dict[str, list[str]]] = {}
    for row in course().rows("battlegroup_participants"):
        role = "lead" if row["role"] == "lead" else "partner"
        parts.setdefault(row["roster_id"], {"lead": [], "partner": []})[role].append(row["country"])
    rows = sorted(course().rows("battlegroup_rosters"), key=lambda row: (row["valid_from"], row["roster_id"]))
    none: dict[str, list[str]] = {"lead": [], "partner": []}
    return tuple(
        dict(row)
        | {f"{role}_codes": codes for role, codes in parts.get(row["roster_id"], none).items()}
        | {role: [countries.name(c) for c in codes] for role, codes in parts.get(row["roster_id"], none).items()}
        for row in rows
    )


@lru_cache(maxsize=1)
def _serving() -> tuple[str, ...]:
    """The states that were in a group, by name."""
    found = {code for row in _groups() for code in (*row["lead_codes"], *row["partner_codes"])}
    return tuple(sorted(found, key=countries.name))


def _known_from(row):
    if row["planned_only"]:
        return "a schedule made before"
    return "memory" if row["confidence"] == "recalled" else "reports"


def _half_year(row):
    """A standby period as a reader would say it; one of twelve months is a year."""
    year, _, half = row["half_year"].partition("-")
    return {"H1": f"first half of {year}", "H2": f"second half of {year}"}.get(half, year)


def half_years() -> list[dt.date]:
    """The first days of all half-years from the first standby period to the edition."""
    return [
        dt.date(year, month, 1)
        for year in range(FIRST_DAY.year, course().edition.year + 1)
        for month in (1, 7)
        if dt.date(year, month, 1) <= course().edition
    ]


def filled(rows: tuple[dict, ...], day: dt.date) -> int | None:
    """Groups on call on a day; None where the data have no row."""
    there = [row for row in rows if row["valid_from"] <= day < row["valid_to"]]
    return sum(row["group_formed"] for row in there) if there else None


def _sentence(rows, code):
    counts = [filled(rows, day) for day in half_years()]
    known = [number for number in counts if number is not None]
    said = [
        f"From {FULL} on two Battlegroups were to be on call at any time. The data know two groups for"
        f" {known.count(2)} half-years and one for {known.count(1)}; for {known.count(0)} a schedule had none, and for"
        f" {counts.count(None)} nothing was found."
    ]
    if code:
        lead = sum(code in row["lead_codes"] for row in rows)
        part = sum(code in row["partner_codes"] for row in rows)
        who = capitalised(countries.in_a_sentence(code))
        led, shared = (str(number) if number else "none" for number in (lead, part))
        said.append(f"{who} led {led} of these groups and was a partner in {shared}.")
    return " ".join(said)


def _draw(rows, code):
    edition = course().edition
    drawing = Drawing(_TOP + PLACES * _TALL + 84)
    scale = TimeScale(FIRST_DAY, dt.date(edition.year + 1, 1, 1), _LEFT, drawing.width - _LEFT - 4)
    for place in range(PLACES):
        drawing.text(_LEFT - 10, _TOP + (place + 0.5) * _TALL, ("first place", "second place")[place], anchor="end")
        for day in half_years():
            left, right = _ends(scale, day)
            drawing.rect(left, _TOP + place * _TALL, right - left, _TALL - 4, rim=style.FAINT)
    for year in range(FIRST_DAY.year, edition.year + 1, 5):
        x = scale.place(dt.date(year, 1, 1))
        drawing.text(x, _TOP + PLACES * _TALL + 10, str(year), colour=style.GREY, size=style.LEAST)
    told = facts_of_rows(
        {"Group": [row["name"] or "No group was planned" for row in rows]}
        | {"Half-year": [_half_year(row) for row in rows]}
        | {"Led by": [joined(row["lead"]) for row in rows], "With": [joined(row["partner"]) for row in rows]}
        | {"Remark": [row["note"] for row in rows]},
        [row["source_id"] for row in rows],
    )
    taken: dict[dt.date, int] = {}
    for row, facts in zip(rows, told, strict=True):
        place = taken.get(row["valid_from"], 0)
        taken[row["valid_from"]] = place + 1
        _draw_group(drawing, scale, row, facts, place, code)
    y = _TOP + PLACES * _TALL + 40
    shown = {"lead": "led by it", "partner": "with it", "other": "other groups"} if code else {"lead": "a group"}
    legend_line(drawing, [(box(drawing, _PARTS[part]), words) for part, words in shown.items()], _LEFT, y)
    signs = [
        (box(drawing, style.PAPER, _SCHEDULED), "hatched: known from a schedule made before"),
        (box(drawing, style.PAPER, _NONE), "none in the schedule"),
        (box(drawing, style.PAPER), "no group known"),
    ]
    legend_line(drawing, signs, _LEFT, y + 26)
    return drawing


def _ends(scale, day, until=None):
    after = until or (dt.date(day.year, 7, 1) if day.month == 1 else dt.date(day.year + 1, 1, 1))
    return scale.place(day), scale.place(after) - 2


def _draw_group(drawing, scale, row, facts, place, code):
    part = "lead"
    if code:
        part = next((role for role in ("lead", "partner") if code in row[f"{role}_codes"]), "other")
    fill = _PARTS[part] if row["group_formed"] else style.PAPER
    hatch = _NONE if not row["group_formed"] else _SCHEDULED if row["planned_only"] else ""
    tall = _TALL if row["group_formed"] else PLACES * _TALL
    left, right = _ends(scale, row["valid_from"], row["valid_to"])
    with drawing.mark(row["roster_id"], facts):
        drawing.rect(left, _TOP + place * _TALL, right - left, tall - 4, fill=fill, hatch=hatch)
