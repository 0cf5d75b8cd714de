"""The populations that count in the Council, as parts of the whole."""

from __future__ import annotations

import datetime as dt

from eudefence.data.countries import name
from eudefence.data.package import course
from eudefence.data.validity import row_holds
from eudefence.ground.words import date_in_words
from eudefence.models.decisions import council
from eudefence.views.page.plain_table import html_table
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View


def population_by_state(on: str | dt.date | None = None) -> View:
    """How many people each member state stands for in the Council, and which part of the Union that is.

    What it answers: how much weight has a state where population is counted?

    Parameters
    ----------
    on : str or datetime.date, optional
        The day; by default the edition.

    Returns
    -------
    View
        A row for each member, the largest first.

    Raises
    ------
    ValueError
        For what is no day, or a day for which the course has no populations.

    >>> [row["State"] for row in population_by_state().rows[:2]]
    ['Germany', 'France']
    """
    people = council.population(on)
    held = [row for row in course().rows("population") if row_holds(row, course().day(on))]
    whole = sum(people.values())
    order = sorted(people, key=lambda state: (-people[state], state))
    columns = {
        "State": [name(state) for state in order],
        "Code": order,
        "Persons": [people[state] for state in order],
        "Part of the Union (%)": [people[state] * 100 / whole for state in order],
    }
    three = sum(people[state] for state in order[:3]) * 100 / whole
    return View(
        f"The {len(order)} members have {whole:,} persons. The three largest, {name(order[0])}, {name(order[1])} and"
        f" {name(order[2])}, have {three:.1f} per cent of them.",
        columns,
        title="Populations that count in the Council",
        date=f"in force on {date_in_words(course().day(on))}",
        source=source_line(("population", [row["source_id"] for row in held])),
        words=lambda: html_table(columns),
    )
