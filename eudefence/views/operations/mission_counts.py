"""Missions counted by type: how many were launched, and how many ran on a day; and those larger than a Battlegroup."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from eudefence.data.facts import fact
from eudefence.data.package import course
from eudefence.ground.words import capitalised, cardinal, count, date_in_words, in_words, joined
from eudefence.views.page.plain_table import html_table
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

from .mission_states import MANY, TYPES, mission_state


def missions_by_type(on: str | dt.date | None = None) -> View:
    """How many missions of each type had been launched by a day, and how many were running.

    What it answers: which kinds of mission does the Union send, and how many of them are there today?

    Parameters
    ----------
    on : str or datetime.date, optional
        The day; by default the edition.

    Returns
    -------
    View
        A row for each type. A mission whose last known mandate had run out, or that nobody saw start, is counted apart.

    Raises
    ------
    ValueError
        For what is no day, or a day after the edition.

    >>> missions_by_type().rows[1]
    {'Type': 'military operations', 'Launched': 10, 'Running': 4, 'Cannot be decided': 0, 'Ended': 6}
    """
    day = course().day(on)
    types = [kind for kind in TYPES if kind != "not_csdp"]
    missions = [row for row in course().rows("csdp_missions") if row["is_csdp"]]
    counted = Counter((row["type"], mission_state(row, day)) for row in missions)
    launched = Counter(row["type"] for row in missions if row["launched"] and row["valid_from"] <= day)
    columns = {
        "Type": [MANY[kind] for kind in types],
        "Launched": [launched[kind] for kind in types],
        "Running": [counted[kind, "running"] for kind in types],
        "Cannot be decided": [counted[kind, "undecided"] for kind in types],
        "Ended": [counted[kind, "ended"] for kind in types],
    }
    military = sum(launched[kind] for kind in types if kind.startswith("military"))
    return View(
        f"By {date_in_words(day)} {count(sum(launched.values()), 'mission')} had been launched, {military} of them"
        f" military; {sum(columns['Running'])} were surely running.",
        columns,
        title="Missions by type",
        date=f"on {date_in_words(day)}",
        unit="number of missions",
        source=source_line("csdp_missions"),
        words=lambda: html_table(columns),
    )


def larger_than_a_battlegroup() -> View:
    """Military operations that had more people than one Battlegroup, as far as a figure is known.

    What it answers: were the operations of the Union too small for the force that was made for them?

    Returns
    -------
    View
        A row for each operation, with the date of the figure.

    >>> larger_than_a_battlegroup().columns["Operation"]
    ['Artemis', 'EUFOR Althea', 'EUFOR RD Congo', 'EUFOR Tchad/RCA']
    """
    size = fact("forces.csv#battlegroups.planned_strength").value
    operations = [
        row
        for row in course().rows("csdp_missions")
        if row["is_csdp"] and row["launched"] and row["type"] == "military_operation"
    ]
    known = [row for row in operations if row["strength"] is not None]
    large = [row for row in known if row["strength"] > size]
    columns = {
        "Operation": [row["short_name"] for row in large],
        "Strength (persons)": [row["strength"] for row in large],
        "Figure of": [in_words(row["strength_as_of"], precision=row["strength_as_of_precision"]) for row in large],
        "What is counted": [row["strength_kind"] for row in large],
    }
    return View(
        f"{capitalised(cardinal(len(large)))} of the {count(len(operations), 'military operation')} launched had more"
        f" than the {size:,} persons of one Battlegroup: {joined(columns['Operation'])}. A figure is known for"
        f" {len(known)} of them.",
        columns,
        title="Operations larger than one Battlegroup",
        source=source_line(("csdp_missions", large)),
        words=lambda: html_table(columns),
    )
