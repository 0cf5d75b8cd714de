"""Two pillars on one scale, and the gap between them."""

from __future__ import annotations

from eudefence.data.package import course
from eudefence.ground.called import called
from eudefence.ground.numbers import truth, year
from eudefence.models.industry import pillars
from eudefence.models.industry.pillars.slopes import SLOPES
from eudefence.models.industry.pillars.yearly_indicators import PESCO
from eudefence.views.page.controls import by_words, choice, slider, switch
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.marks import facts_of_rows
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

from .gap_drawing import draw_gap

MEASURED = {  # key: words
    "steps": "steps of any kind",
    "acts": "founding acts",
    "bodies": "new bodies",
    "launched": "projects selected and missions launched",
    "running": "projects selected and missions running",
    "money": "envelopes in force (five years only)",
}
_NAMES = {
    "launched": ("projects_selected", "missions_launched"),
    "running": ("projects_selected", "missions_running"),
    "money": ("envelopes_industrial", "envelopes_operational"),
}
YEARS = {"added": "added up", "single": "each year by itself"}
_EXACT = (
    "In logarithms, as the gap is drawn, the slope is {slope:+.3f} a year and its interval {low:+.3f} to {high:+.3f}. A"
    " gap of 0.69 says that the ratio doubled."
)
FIRST, LATEST_START = 2004, 2017


def gap(
    measured: str = "steps",
    years: str = "added",
    pesco: str = "both",
    start: int = FIRST,
    base: int | None = None,
    slope: str = "least_squares",
    ukraine: bool = False,
) -> View:
    """Both pillars as lines that are 100 in the base year, and the gap between them beside it.

    What it answers: did industry outgrow operations, from when on, and is the difference more than chance?

    Parameters
    ----------
    measured : {"steps", "acts", "bodies", "launched", "running", "money"}
        What is counted; see the table of indicators. In words as well: "founding acts", "new bodies".
    years : {"added", "single"}
        All years before added up, or each year by itself. What is there at the end of a year is never added up.
    pesco : {"both", "half", "industrial", "operational"}
        Where PESCO counts.
    start : int
        First year.
    base : int, optional
        The year in which both lines are 100; by default the first one. A year outside those compared is taken for the
        nearest of them.
    slope : {"least_squares", "theil_sen"}
        How the slope is found.
    ukraine : bool
        Whether aid to Ukraine counts as operational.

    Returns
    -------
    View
        A mark for each year.

    Raises
    ------
    ValueError
        For an unknown choice or a year outside the story.

    >>> gap("acts").columns["Year"][0]
    2004
    """
    measured = called("measured", measured, MEASURED)
    years = called("years", years, YEARS)
    pesco, slope = called("pesco", pesco, PESCO), called("slope", slope, SLOPES)
    start = year(start, "start", 2003, LATEST_START)
    end = course().edition.year - 1
    names = _NAMES.get(measured, (f"{measured}_industrial", f"{measured}_operational"))
    options = {
        "start": start,
        "cumulated": years == "added",
        "slope": slope,
        "pesco": pesco,
        "ukraine": truth(ukraine, "ukraine"),
    }
    found = pillars.gap(*names, **options)
    if base is not None:
        asked = year(base, "base", 2003, end)
        nearest = min(found.years, key=lambda one: abs(one - asked))
        found = pillars.gap(*names, base=nearest, **options)
    columns = _columns(found)
    return View(
        found.explain(),
        columns,
        title="The gap between the pillars",
        unit=f"both pillars: {found.base} = 100; gap: logarithm of the ratio, {found.base} = 0",
        date=f"{found.years[0]} to {found.years[-1]}",
        source=source_line(*_tables(names), note="What one thing is, and on which track it counts, is our reading."),
        more=_EXACT.format(slope=found.slope, low=found.low, high=found.high),
        draw=lambda: draw_gap(found, facts_of_rows(columns)),
    )


def explore_gap() -> Explorer:
    """`gap` with controls for what is measured, how, and from when."""
    return explore(
        gap,
        measured=choice("Measure", by_words(MEASURED), compact=True),
        years=choice("Years", by_words(YEARS)),
        pesco=choice("PESCO", by_words(PESCO), compact=True),
        base=slider("Both are 100 in", FIRST, course().edition.year - 1, FIRST),
        start=slider("First year", FIRST, LATEST_START, FIRST, more=True),
        slope=choice("Slope", by_words(SLOPES), more=True),
        ukraine=switch("Aid to Ukraine is operational (acts and money)", more=True),
    )


def _columns(found):
    more, less = found.pair.offsets  # the table has the numbers as they are
    return {
        "Year": list(found.years),
        "Industrial (number)": [_plain(one - more) for one in found.pair.industrial],
        "Operational (number)": [_plain(one - less) for one in found.pair.operational],
        f"Industrial ({found.base} = 100)": [round(one, 1) for one in found.industrial.values()],
        f"Operational ({found.base} = 100)": [round(one, 1) for one in found.operational.values()],
        "Gap": [round(one, 3) + 0.0 for one in found.values.values()],
    }


def _plain(number):
    """A whole number as one."""
    number = round(number, 2)
    return int(number) if number == int(number) else number


def _tables(names):
    found = []
    for name in names:
        found += course().find("indicators", name)["counted_from"].split("; ")
    return list(dict.fromkeys(["indicators", *found]))
