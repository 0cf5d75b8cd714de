"""Missions and operations of the Union since 2003: when each ran, what kind it is, where it works, and what nobody
knows.
"""

from __future__ import annotations

import datetime as dt
import statistics
from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from eudefence.data import as_of, countries
from eudefence.data.confidence import in_a_cell
from eudefence.data.package import course
from eudefence.data.validity import row_holds
from eudefence.ground.arguments import one_of, several
from eudefence.ground.numbers import truth
from eudefence.ground.words import date_in_words, joined
from eudefence.views.page import style
from eudefence.views.page.controls import choice, day, switch, ticks
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.areas import status_note

from .theatres import REGION_OF, REGIONS, draw_theatres

FIRST_DAY = dt.date(2003, 1, 1)  # the first mission began on it
TYPES = {  # key: words
    "civilian_mission": "civilian missions",
    "military_operation": "military operations",
    "military_mission": "military missions (training, advice)",
    "civil_military_action": "civil-military actions",
    "not_csdp": "not CSDP, though often listed",
}
ONE_TYPE = {
    "civilian_mission": "civilian mission",
    "military_operation": "military operation",
    "military_mission": "military mission",
    "civil_military_action": "civil-military action",
    "not_csdp": "not CSDP",
}
_MANY = {key: words.partition(" (")[0] for key, words in TYPES.items()}
EXECUTIVE = {"all": "all", "yes": "executive, wholly or partly", "no": "not executive"}
FORMS = {"time": "a bar for each mission", "places": "a tile for each country"}
STATES = {
    "running": "running",
    "undecided": "cannot be decided",
    "ended": "ended",
    "not yet": "not yet begun",
    "never": "never launched",
}
COLOURS = {
    "civilian_mission": "#2F9E86",
    "military_operation": style.CATEGORIES[0],
    "military_mission": style.CATEGORIES[3],
    "civil_military_action": "#C98A12",
    "not_csdp": style.GREY,
}
_LEFT, _RIGHT = 2.08, 1.0  # inches: names; strengths
_ROW = 0.155
_UNKNOWN = "//////"  # hatch of a time nobody knows about


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
    when = _day(on)
    one_of("form", form, FORMS)
    one_of("executive", executive, EXECUTIVE)
    one_of("region", region, {"all": "", **REGIONS})
    asked, not_csdp = _types(types), truth(not_csdp, "not_csdp")
    found, left_out = [], 0
    for row in _missions():
        if executive != "all" and (row["executive"] == "no") != (executive == "no"):
            continue
        if region != "all" and region not in row["regions"]:
            continue
        if not row["is_csdp"]:
            if not not_csdp:
                left_out += 1
                continue
        elif row["type"] not in asked:
            continue
        found.append(row | {"state": mission_state(row, when)})
    if not found:
        raise ValueError("types: no mission fits this choice. Tick more types, or choose all regions and all powers.")
    table = _table(found, when)
    status = status_note(country for row in found for country, _ in row["theatres"])
    with style.sheet():
        figure = _bars(found, when) if form == "time" else draw_theatres(found, when)
        style.finish(
            figure,
            "Missions and operations of the European Union",
            source_line(
                ("csdp_missions", [r["source_id"] for r in found]),
                *(["csdp_mission_theatres"] if form == "places" or region != "all" else []),
                note=(
                    "Many dates of older missions are from memory (see the table)."
                    if form == "time"
                    else (
                        f"Tiles stand roughly where the countries lie; one mission may work in several. {status}".strip()
                    )
                ),
            ),
            f"as of {date_in_words(when)}",
            "persons with the year of the figure on the right" if form == "time" else "number of missions",
        )
    return View(figure, _sentence(found, asked, when, left_out), table)


def explore_missions() -> Explorer:
    """`missions_view` with controls for the day, the drawing, types, powers and region."""
    changes = {r[name] for r in _missions() for name in ("valid_from", "valid_to") if r[name]}
    edition = _edition()
    return explore(
        lambda on, form, types, executive, region, not_csdp: missions_view(
            on, form, types, executive, region, not_csdp
        ),
        on=day("As of", FIRST_DAY, edition, edition, [d for d in changes if FIRST_DAY <= d <= edition]),
        form=choice("Draw", {words: key for key, words in FORMS.items()}),
        executive=choice("Powers", {words: key for key, words in EXECUTIVE.items()}),
        region=choice("Region", {"all": "all", **{words: key for key, words in REGIONS.items()}}),
        types=ticks("Types", {words: key for key, words in TYPES.items() if key != "not_csdp"}),
        not_csdp=switch("Also what is not CSDP", False),
    )


def mission_state(row, on: dt.date) -> str:
    """What a row of csdp_missions was on a day: running, undecided, ended, not yet or never.

    Undecided means that the last known mandate had run out without news, that a date is not exact enough, or that
    nobody saw the mission start.

    >>> from eudefence.data.package import course
    >>> mission_state(course().find("csdp_missions", "eutm-mali"), dt.date(2024, 5, 18))
    'running'
    >>> mission_state(course().find("csdp_missions", "eutm-mali"), dt.date(2024, 5, 19))
    'ended'
    """
    if row["launched"] is False:
        return "not yet" if on < row["valid_from"] else "never"
    held = row_holds(row, on, _edition())
    if held is False:
        return "not yet" if row["valid_from"] and on < row["valid_from"] else "ended"
    return "undecided" if held is None or row["launched"] is None else "running"


def _edition():
    return course().edition


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


def _day(on):
    return as_of.known_day(on, first=FIRST_DAY, what="missions")


def _types(types):
    known = [t for t in TYPES if t != "not_csdp"]
    if types is None:
        return tuple(known)
    return several("types", types, known)


def lasted(row, on: dt.date) -> tuple[int | None, str]:
    """Days a mission had lasted by a day, and words that say what is not known.

    >>> from eudefence.data.package import course
    >>> lasted(course().find("csdp_missions", "artemis"), dt.date(2020, 1, 1))
    (82, '82 days')
    """
    state = mission_state(row, on)
    if state in ("never", "not yet"):
        return None, "–"
    exact = "day" == (row["valid_from_precision"] or "day") == (row["valid_to_precision"] or "day")
    about = "" if exact else "about "
    if state == "ended":
        days = (row["valid_to"] - row["valid_from"]).days
        return days, about + _long(days)
    if state == "running":
        days = (on - row["valid_from"]).days
        return days, f"{about}{_long(days)} so far"
    if row["launched"] is None:
        return None, "start not confirmed"
    if row["mandate_until"] is None or on <= row["mandate_until"]:
        return None, "dates not exact enough"
    days = (row["mandate_until"] - row["valid_from"]).days + 1
    last = "the last day on which it was seen" if row["mandate_basis"] == "seen_at_work" else "the last known mandate"
    return days, f"{about}{_long(days)} to {last}; end unknown"


def _long(days):
    return f"{days} days" if days < 365 else f"{days / 365.25:.1f} years"


def _table(rows, when):
    roles = {
        "offshore": " (off the coast)",
        "training_site": " (training)",
        "planned": " (planned)",
        "beneficiary": "",
        "host": "",
    }
    return pd.DataFrame(
        {
            "Mission": [r["short_name"] for r in rows],
            "Type": [ONE_TYPE[r["type"]] for r in rows],
            "Executive": [r["executive"] for r in rows],
            "Where": [", ".join(countries.name(c) + roles[role] for c, role in r["theatres"]) for r in rows],
            "First day": [date_in_words(r["valid_from"], r["valid_from_precision"]) for r in rows],
            "Last day": [_last_day(r) for r in rows],
            f"On {date_in_words(when)}": [STATES[r["state"]] for r in rows],
            "Lasted by then": [lasted(r, when)[1] for r in rows],
            "Strength (persons)": pd.Series([r["strength"] for r in rows], dtype="Int64"),
            "Strength is of": [
                date_in_words(r["strength_as_of"], r["strength_as_of_precision"]) if r["strength_as_of"] else None
                for r in rows
            ],
            "What it counts": [r["strength_kind"] for r in rows],
            "How sure": [in_a_cell(r["confidence"], r["source_id"]) for r in rows],
        }
    )


def _last_day(row):
    if row["valid_to"]:
        last = row["valid_to"] - dt.timedelta(days=1) if row["valid_to_precision"] == "day" else row["valid_to"]
        return date_in_words(last, row["valid_to_precision"])
    if row["mandate_basis"] == "seen_at_work":
        return f"seen at work on {date_in_words(row['mandate_until'])}"
    return f"mandate to {date_in_words(row['mandate_until'])}" if row["mandate_until"] else "not known"


def _sentence(rows, asked, when, left_out):
    mine = {state: [r for r in rows if r["state"] == state] for state in STATES}
    running = mine["running"]
    what = _MANY[asked[0]] if len(asked) == 1 else "missions and operations"
    verb = "was" if len(running) == 1 else "were"
    lead = f"On {date_in_words(when)}, {len(running) or 'none'} of the {len(rows)} {what} of the course data {verb} running"
    if running and len(asked) > 1:
        counts = [(sum(r["type"] == t for r in running), t) for t in TYPES]
        lead += ": " + joined([f"{n} {ONE_TYPE[t] if n == 1 else _MANY[t]}" for n, t in counts if n])
    said = [f"{lead}."]
    if running:
        powers = sum(r["executive"] != "no" for r in running)
        said.append(f"{powers or 'None'} of those running had executive powers, wholly or in part.")
    rest = []
    for state, words in (("undecided", "{} cannot be decided, because the last known mandate had run out or the start was not seen"),
                         ("ended", "{} had ended"), ("not yet", "{} had not begun"), ("never", "{} was decided on but never launched")):  # fmt: skip
        if mine[state]:
            rest.append(words.format(len(mine[state])))
    if rest:
        said.append(f"Of the others, {joined(rest)}.")
    ended = [lasted(r, when)[0] for r in mine["ended"]]
    if len(ended) > 2:
        said.append(f"Half of those that had ended lasted {_long(statistics.median_low(ended))} or less.")
    if left_out:
        said.append("One more, which lists often mix in, is no CSDP mission and is left out.")
    return " ".join(said)


def _bars(rows, when):
    from matplotlib.collections import PatchCollection
    from matplotlib.patches import Rectangle

    kinds = [t for t in TYPES if any(r["type"] == t for r in rows)]
    top, foot = 0.34, 0.76
    tall = _ROW * len(rows) + 0.24 * len(kinds)
    height = top + tall + foot
    figure, _ = style.canvas(height, axes=False)
    axes = style.in_inches(figure)
    edition = _edition()
    first, last = FIRST_DAY.year, edition.year + 1
    unit = (style.WIDTH - _LEFT - _RIGHT) / (last - first)

    def place(d):
        return _LEFT + (d.year - first + (d.timetuple().tm_yday - 1) / 366) * unit

    for year in range(first, last + 1):
        if year % 5 == 0:
            x = place(dt.date(year, 1, 1))
            axes.plot([x, x], [top - 0.04, top + tall], color=style.FAINT, linewidth=0.8, zorder=0)
            axes.text(x, top + tall + 0.03, str(year), fontsize=8, color=style.GREY, ha="center", va="top")
    axes.text(
        style.WIDTH - 0.12, top + tall + 0.03, "persons (year)", fontsize=8, color=style.GREY, ha="right", va="top"
    )
    solid, pale, unknown = {}, {}, []
    y = top
    for kind in kinds:
        mine = [r for r in rows if r["type"] == kind]
        now = sum(r["state"] == "running" for r in mine)
        words = TYPES[kind][0].upper() + TYPES[kind][1:]
        axes.text(0.12, y + 0.13, f"{words}: {now} of {len(mine)} running", fontsize=8.4, fontweight="bold", va="center", zorder=2,
                  bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.8})  # fmt: skip
        y += 0.24
        for row in mine:
            middle = y + _ROW / 2
            mark = {"yes": "E", "partly": "(E)"}.get(row["executive"], "")
            now = row["state"] == "running"
            sign = "?" if row["state"] == "undecided" else ""
            name = row["short_name"].replace(" / ", "/").replace("Moldova-Ukraine", "Moldova-Ukr.")
            axes.text(_LEFT - 0.42, middle, name, fontsize=7.3, ha="right", va="center",
                      fontweight="bold" if now else "normal", color=style.INK if now or sign else style.GREY)  # fmt: skip
            axes.text(_LEFT - 0.26, middle, mark, fontsize=7, ha="center", va="center", color=style.INK)
            axes.text(
                _LEFT - 0.07, middle, sign, fontsize=7.6, ha="center", va="center", fontweight="bold", color=style.INK
            )
            start, low, tall_bar = place(row["valid_from"]), y + 0.025, _ROW - 0.05
            stop = row["valid_to"] or min(row["mandate_until"] or edition, edition)
            if row["launched"] is not True:
                unknown.append(Rectangle((start, low), max(place(row["valid_to"] or edition) - start, 0.05), tall_bar))
            else:
                split = min(max(when, row["valid_from"]), stop)
                if split > row["valid_from"]:
                    solid.setdefault(kind, []).append(
                        Rectangle((start, low), max(place(split) - start, 0.025), tall_bar)
                    )
                if split < stop:
                    pale.setdefault(kind, []).append(
                        Rectangle((place(split), low), max(place(stop) - place(split), 0.025), tall_bar)
                    )
                if row["valid_to"] is None and row["mandate_until"] and row["mandate_until"] < edition:
                    unknown.append(Rectangle((place(stop), low), place(edition) - place(stop), tall_bar))
            if row["strength"] is not None:
                axes.text(style.WIDTH - 0.12, middle, f"{row['strength']:,} ({row['strength_as_of'].year})", fontsize=7.2, ha="right", va="center",
                          color=style.INK if now or sign else style.GREY)  # fmt: skip
            y += _ROW
    for kind, bars in solid.items():
        axes.add_collection(PatchCollection(bars, facecolor=COLOURS[kind], edgecolor="none", zorder=3))
    for kind, bars in pale.items():
        axes.add_collection(PatchCollection(bars, facecolor=COLOURS[kind], edgecolor="none", alpha=0.28, zorder=3))
    if unknown:
        bars = PatchCollection(unknown, facecolor=style.PAPER, edgecolor=style.GREY, linewidth=0.7, zorder=3)
        axes.add_collection(style.hatch(bars, _UNKNOWN, style.PAPER))
    x = place(when)
    axes.plot([x, x], [top - 0.06, top + tall], color=style.INK, linewidth=1.3, zorder=5)
    axes.text(x, 0.2, date_in_words(when), fontsize=8.4, fontweight="bold", ha="center", va="center")
    _key(axes, height - 0.34)
    return figure


def _key(axes, y):
    from matplotlib.patches import Rectangle

    x = 0.12
    for face, alpha, hatch, words in (
        (style.GREY, 1, "", "before the day"),
        (style.GREY, 0.28, "", "after the day"),
        (style.PAPER, 1, _UNKNOWN, "mandate ran out without news, start not seen, or never launched"),
    ):
        box = Rectangle(
            (x, y - 0.07),
            0.3,
            0.13,
            facecolor=face,
            alpha=alpha,
            edgecolor=style.GREY if hatch else "none",
            linewidth=0.7,
        )
        axes.add_patch(style.hatch(box, hatch, face))
        axes.text(x + 0.38, y, words, fontsize=8, va="center")
        x += 0.56 + 0.064 * len(words)
    words = "Bold: running on the day.   ?: cannot be decided for that day.   E: executive.   (E): executive in part."
    axes.text(0.12, y + 0.22, words, fontsize=8, va="center")
