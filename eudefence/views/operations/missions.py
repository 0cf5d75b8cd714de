"""Missions and operations of the Union since 2003: when each ran, what kind it is, where it works, and what nobody
knows.
"""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Iterable
from functools import lru_cache

from eudefence.data import countries
from eudefence.data.columns_in_words import how_sure
from eudefence.data.package import course
from eudefence.ground.arguments import one_of, several
from eudefence.ground.numbers import truth
from eudefence.ground.words import date_in_words, joined
from eudefence.views.page.controls import by_words, choice, day, switch, ticks
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.marks import facts_of_rows
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.by_country import status_note

from .mission_states import (
    FIRST_DAY,
    MANY,
    ONE_TYPE,
    STATES,
    TYPES,
    duration,
    duration_in_words,
    mission_state,
)
from .missions_drawing import draw_missions
from .theatres import REGION_OF, REGIONS, draw_theatres

EXECUTIVE = {"all": "all", "yes": "executive, wholly or partly", "no": "not executive"}
_CELLS = {  # what a reader sees of a row and may be surer or less sure than the row
    "valid_from": "first day",
    "valid_to": "last day",
    "mandate_until": "last day",
    "strength": "strength",
}
_RUNNING = {  # how many are running: alone, with the types of those running
    "none": "On {day}, none of the {total} {what} of the course data were running.",
    "one": "On {day}, 1 of the {total} {what} of the course data was running.",
    "some": "On {day}, {number} of the {total} {what} of the course data were running.",
    "one by type": "On {day}, 1 of the {total} {what} of the course data was running: {types}.",
    "some by type": "On {day}, {number} of the {total} {what} of the course data were running: {types}.",
}
_OTHERS = {  # state: for one, for several
    "undecided": ("{number} cannot be decided, because the last known mandate had run out or the start was not seen.",)
    * 2,
    "ended": ("{number} had ended.",) * 2,
    "not yet": ("{number} had not begun.",) * 2,
    "never": ("{number} was decided on but never launched.", "{number} were decided on but never launched."),
}
FORMS = {"time": "a bar for each mission", "places": "a tile for each country"}


def missions_view(
    on: str | dt.date | None = None,
    form: str = "time",
    types: str | Iterable[str] | None = None,
    executive: str = "all",
    region: str = "all",
    not_csdp: bool = False,
) -> View:
    """Missions and operations under the Common Security and Defence Policy (CSDP) as of a day.

    What it answers: which missions ran on that day, of what type, with which powers, where, for how long, and how
    large?

    Parameters
    ----------
    on : str or datetime.date, optional
        The edition's day if left out. From 1 January 2003 on.
    form : {"time", "places"}
        A bar for each mission with a line at the day, or a tile for each country in which missions worked.
    types : str or iterable of str, optional
        Any of civilian_mission, military_operation, military_mission, civil_military_action; all if left out.
    executive : {"all", "yes", "no"}
        Executive missions may act in place of local authorities or use force; "yes" includes those that may in part.
    region : str
        all, europe, africa or asia: where a mission works, or for whom.
    not_csdp : bool
        Also show what lists often mix in although it is no CSDP mission.

    Returns
    -------
    View
        A mission whose last known mandate ran out without news is "cannot be decided", never running. Each strength
        keeps its own date.

    Raises
    ------
    ValueError
        For a day before 2003 or after the edition, an unknown word, or a choice without any mission.

    >>> view = missions_view("2004-01-01")
    >>> view.table.set_index("Mission").loc["Concordia", "On 1 January 2004"]
    'ended'
    >>> missions_view("2013-06-30", types="military_operation").sentence
    'On 30 June 2013, 2 of the 11 military operations of the course data were running. ...'
    """
    when = course().day(on, first=FIRST_DAY, what="missions")
    one_of("form", form, FORMS)
    one_of("executive", executive, EXECUTIVE)
    one_of("region", region, {"all": "", **REGIONS})
    asked, not_csdp = _read_types(types), truth(not_csdp, "not_csdp")
    found, left_out = _select(asked, executive, region, not_csdp)
    found = [row | {"state": mission_state(row, when)} for row in found]
    if not found:
        raise ValueError("types: no mission fits this choice. Tick more types, or choose all regions and all powers.")
    columns = _columns(found, when)
    told = facts_of_rows(columns, [row["source_id"] for row in found])
    said = _sentences(found, asked, when, left_out)
    return View(
        " ".join(said[:3]),
        columns,
        title="Missions and operations of the European Union",
        source=source_line(
            ("csdp_missions", [r["source_id"] for r in found]),
            *(["csdp_mission_theatres"] if form == "places" or region != "all" else []),
            note=_note(found, form),
        ),
        date=f"as of {date_in_words(when)}",
        unit="persons with the year of the figure on the right" if form == "time" else "number of missions",
        more=" ".join(said[3:]),
        draw=lambda: draw_missions(found, told, when) if form == "time" else draw_theatres(found, when),
    )


def _note(rows, form):
    if form == "time":
        return "Many dates of older missions are from memory (see the table)."
    status = status_note(country for row in rows for country, _ in row["theatres"])
    return f"Tiles stand roughly where the countries lie; one mission may work in several. {status}".strip()


def _select(types, executive, region, not_csdp):
    """The missions that fit, and how many of those that lists mix in were left out."""
    found, left_out = [], 0
    for row in _missions():
        if executive != "all" and (row["executive"] == "no") != (executive == "no"):
            continue
        if region != "all" and region not in row["regions"]:
            continue
        if row["is_csdp"] and row["type"] in types or not row["is_csdp"] and not_csdp:
            found.append(row)
        elif not row["is_csdp"]:
            left_out += 1
    return found, left_out


def explore_missions() -> Explorer:
    """`missions_view` with controls for the day, the drawing, types, powers and region."""
    changes = {r[name] for r in _missions() for name in ("valid_from", "valid_to") if r[name]}
    edition = course().edition
    return explore(
        lambda on, form, types, executive, region, not_csdp: missions_view(
            on, form, types, executive, region, not_csdp
        ),
        on=day("As of", FIRST_DAY, edition, edition, [d for d in changes if FIRST_DAY <= d <= edition]),
        form=choice("Draw", by_words(FORMS)),
        executive=choice("Powers", by_words(EXECUTIVE)),
        region=choice("Region", {"all": "all", **by_words(REGIONS)}),
        types=ticks("Types", {words: key for key, words in TYPES.items() if key != "not_csdp"}),
        not_csdp=switch("Also what is not CSDP", False),
    )


@lru_cache(maxsize=1)
def _missions() -> tuple[dict, ...]:
    places = {}
    for row in course().rows("csdp_mission_theatres"):
        places.setdefault(row["mission_id"], []).append((row["country"], row["role"]))
    rows = []
    for row in course().rows("csdp_missions"):
        theatres = sorted(places.get(row["mission_id"], []))
        # Where training takes place is not the region a mission is for.
        regions = {REGION_OF[c] for c, role in theatres if role != "training_site"}
        rows.append(dict(row) | {"theatres": theatres, "regions": regions})
    order = list(TYPES)
    return tuple(sorted(rows, key=lambda r: (order.index(r["type"]), r["valid_from"], r["mission_id"])))


def _read_types(types):
    known = [t for t in TYPES if t != "not_csdp"]
    if types is None:
        return tuple(known)
    return several("types", types, known)


def _columns(rows, when):
    roles = {
        "offshore": " (off the coast)",
        "training_site": " (training)",
        "planned": " (planned)",
        "beneficiary": "",
        "host": "",
    }
    return {
        "Mission": [r["short_name"] for r in rows],
        "Type": [ONE_TYPE[r["type"]] for r in rows],
        "Executive": [r["executive"] for r in rows],
        "Where": [", ".join(countries.name(c) + roles[role] for c, role in r["theatres"]) for r in rows],
        "First day": [date_in_words(r["valid_from"], r["valid_from_precision"]) for r in rows],
        "Last day": [_last_day(r) for r in rows],
        f"On {date_in_words(when)}": [STATES[r["state"]] for r in rows],
        "Lasted by then": [duration(r, when)[1] for r in rows],
        "Strength (persons)": [r["strength"] for r in rows],
        "Strength is of": [
            date_in_words(r["strength_as_of"], r["strength_as_of_precision"]) if r["strength_as_of"] else None
            for r in rows
        ],
        "What it counts": [r["strength_kind"] for r in rows],
        "How sure": [how_sure("csdp_missions", r, _CELLS) for r in rows],
    }


def _last_day(row):
    if row["valid_to"]:
        last = row["valid_to"] - dt.timedelta(days=1) if row["valid_to_precision"] == "day" else row["valid_to"]
        return date_in_words(last, row["valid_to_precision"])
    if not row["mandate_until"]:
        return "not known"
    how = "seen at work on {day}" if row["mandate_basis"] == "seen_at_work" else "mandate to {day}"
    return how.format(day=date_in_words(row["mandate_until"]))


def _sentences(rows, asked, when, left_out):
    mine = {state: [r for r in rows if r["state"] == state] for state in STATES}
    running = mine["running"]
    said = [_on_running(running, len(rows), asked, when)]
    if running:
        powers = sum(r["executive"] != "no" for r in running)
        said.append(f"{powers or 'None'} of those running had executive powers, wholly or in part.")
    for state, (one, many) in _OTHERS.items():
        if number := len(mine[state]):
            said.append((one if number == 1 else many).format(number=number))
    ended = [duration(r, when)[0] for r in mine["ended"]]
    if len(ended) > 2:
        said.append(f"Half of those that had ended lasted {duration_in_words(statistics.median_low(ended))} or less.")
    if left_out:
        said.append("One more, which lists often mix in, is no CSDP mission and is left out.")
    return said


def _on_running(running, total, asked, when):
    counts = [(sum(r["type"] == kind for r in running), kind) for kind in TYPES]
    by_type = " by type" if running and len(asked) > 1 else ""
    return _RUNNING[f"{'one' if len(running) == 1 else 'some' if running else 'none'}{by_type}"].format(
        day=date_in_words(when),
        total=total,
        number=len(running),
        what=MANY[asked[0]] if len(asked) == 1 else "missions and operations",
        types=joined(f"{n} {ONE_TYPE[kind] if n == 1 else MANY[kind]}" for n, kind in counts if n),
    )
