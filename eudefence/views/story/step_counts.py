"""Steps on the two tracks as numbers: year by year, and before and after a year."""

from __future__ import annotations

from eudefence.data.facts import fact
from eudefence.ground.called import called
from eudefence.ground.numbers import year
from eudefence.ground.words import capitalised
from eudefence.models.story import steps
from eudefence.views.page.plain_table import html_table
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View


def steps_by_year(coding: str = "course", counting: str = "rows") -> View:
    """Steps forward on each track, year by year.

    What it answers: when did industry outrun operations, and does the answer depend on how one counts?

    Parameters
    ----------
    coding : {"course", "pesco", "alternative"}
        On which track each event counts; see `eudefence.steps.track`. Or in words: "as the course places them", "PESCO
        on one track", "each contested event in its other place".
    counting : {"rows", "things"}
        Every row of the table of events, or every thing once; see `eudefence.steps.found`. Or in words: "every row",
        "every thing once".

    Returns
    -------
    View
        A row for each year with a step.

    Raises
    ------
    ValueError
        For an unknown coding or counting (the nearest is named).

    >>> steps_by_year("PESCO on one track").rows[-1]["Year"]
    2026
    """
    coding, counting = _meant(coding, counting)
    counted = steps.count_by_year(coding, counting)
    columns = {"Year": list(counted)} | _tracks(counted.values())
    return _view(columns, coding, counting, "Steps forward, year by year")


def steps_by_period(coding: str = "course", counting: str = "rows", cut: int | None = None) -> View:
    """Steps forward on each track before and after a year.

    What it answers: is the turn still there in longer periods, which hold more than chance?

    Parameters
    ----------
    coding, counting
        See `steps_by_year`.
    cut : int, optional
        Last year of the first period; by default that of the European Defence Action Plan.

    Returns
    -------
    View
        Two rows.

    Raises
    ------
    ValueError
        For an unknown coding or counting, or a year outside the story.

    >>> steps_by_period().columns["Period"]
    ['1987 to 2016', '2017 to 2026']
    """
    coding, counting = _meant(coding, counting)
    every = list(steps.count_by_year(coding, counting))
    last = fact("events.csv#ev039.date").value.year if cut is None else year(cut, "cut", every[0], every[-1] - 1)
    counted = steps.count_by_period(last, coding, counting)
    columns = {"Period": [f"{every[0]} to {last}", f"{last + 1} to {every[-1]}"]} | _tracks(counted.values())
    return _view(columns, coding, counting, "Steps forward in two periods")


def _meant(coding, counting):
    return called("coding", coding, steps.CODINGS), called("counting", counting, steps.COUNTINGS)


def _tracks(counted):
    words = {"operational": "Operational", "industrial": "Industrial", "both": "On both tracks"}
    return {words[track]: [numbers[track] for numbers in counted] for track in steps.TRACKS}


def _view(columns, coding, counting, title):
    operational, industrial, both = (sum(columns[name]) for name in ("Operational", "Industrial", "On both tracks"))
    return View(
        f"{capitalised(steps.CODINGS[coding])}, counting {steps.COUNTINGS[counting]}: {operational} steps on the"
        f" operational track, {industrial} on the industrial one, {both} on both.",
        columns,
        title=title,
        date=steps.CODINGS[coding],
        unit=f"number of steps, {steps.COUNTINGS[counting]}",
        source=source_line("events", note="On which track an event counts is our reading."),
        words=lambda: html_table(columns, names_rows=True),
    )
