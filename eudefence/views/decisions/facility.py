"""What was decided under the European Peace Facility: aid and operations, added up or year by year."""

from __future__ import annotations

import pandas as pd

from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.words import date_in_words
from eudefence.views.page import style
from eudefence.views.page.controls import choice
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.figure_view import FigureView
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

USES = {"ukraine": "aid to Ukraine", "others": "aid to other partners", "operations": "operations and exercises"}
HOW = {"added up": "sum", "year by year": "years"}
_COLOURS = {"ukraine": style.CATEGORIES[0], "others": style.CATEGORIES[2], "operations": style.CATEGORIES[1]}
_HATCHES = {"ukraine": "", "others": "---", "operations": "///"}


def facility_decisions(how: str = "sum") -> View:
    """Money decided under the European Peace Facility, by use.

    What it answers: which use was large, the common costs of operations or aid to partners?

    Parameters
    ----------
    how : {"sum", "years"}
        Added up, or by the year of the decision.

    Returns
    -------
    View

    Raises
    ------
    ValueError
        For another `how`.

    Notes
    -----
    The table epf lists decisions that were found, not all; common costs of most operations are missing in most years.
    Money set aside is not money spent. The Ukraine Assistance Fund of 2024 is a ceiling and is left out.

    >>> facility_decisions().table["Use"].tolist()
    ['aid to Ukraine', 'aid to other partners', 'operations and exercises']
    """
    one_of("how", how, HOW.values())
    rows = [
        row
        for row in course().rows("epf")
        if row["record_type"] in ("assistance_measure", "common_costs") and row["amount_meur"] is not None
    ]
    found = {use: [row for row in rows if _use(row) == use] for use in USES}
    sums = {use: sum(row["amount_meur"] for row in group) for use, group in found.items()}
    years = list(range(min(row["date"].year for row in rows), max(row["date"].year for row in rows) + 1))
    by_year = {
        use: [sum(row["amount_meur"] for row in group if row["date"].year == year) for year in years]
        for use, group in found.items()
    }
    columns = (
        {"EUR million": sums}
        if how == "sum"
        else {str(year): {use: by_year[use][n] for use in USES} for n, year in enumerate(years)}
    )
    table = pd.DataFrame(
        {
            "Use": list(USES.values()),
            "Decisions found": [len(found[use]) for use in USES],
            **{head: [float(values[use]) for use in USES] for head, values in columns.items()},
        }
    )
    whole = sum(sums.values())

    def share(use):
        return f"{sums[use] * 100 / whole:.0f} %"

    sentence = (
        f"Of EUR {whole:,.0f} million in {len(rows)} decisions that were found, {share('ukraine')} were for Ukraine,"
        f" {share('others')} for other partners and {share('operations')} for operations and exercises."
    )
    if how == "years":
        peak = years[by_year["ukraine"].index(max(by_year["ukraine"]))]
        sentence += f" Most of the aid to Ukraine was decided in {peak}."
    with style.sheet():
        figure = _draw_sums(sums, whole) if how == "sum" else _draw_years(years, by_year)
        style.finish(
            figure,
            "Money decided under the European Peace Facility, by use",
            source_line(("epf", [row["source_id"] for row in rows]), note="Decisions that were found; not all are."),
            f"{date_in_words(min(row['date'] for row in rows), 'month')} to"
            f" {date_in_words(max(row['date'] for row in rows), 'month')}",
            "EUR million, current prices",
        )
    return FigureView(figure, sentence, table)


def _draw_sums(sums, whole):
    figure, axes = style.canvas(1.75)
    axes.set_position((0.235, 0.2, 0.72, 0.74))
    for number, use in enumerate(USES):
        axes.barh(number, float(sums[use]), color=_COLOURS[use], hatch=_HATCHES[use], height=0.62)
        axes.text(float(sums[use]) + whole * 0.012, number, f"{sums[use]:,.0f}", va="center", fontsize=9)
    axes.set_yticks(range(len(USES)), list(USES.values()))
    axes.set_ylim(len(USES) - 0.5, -0.5)
    axes.set_xlim(0, float(max(sums.values())) * 1.13)
    axes.tick_params(axis="y", length=0)
    return figure


def _draw_years(years, by_year):
    figure, axes = style.canvas(2.9)
    bottom = [0.0] * len(years)
    for use, words in USES.items():
        values = [float(value) for value in by_year[use]]
        look = {"color": _COLOURS[use], "hatch": _HATCHES[use]}
        axes.bar(years, values, bottom=bottom, width=0.62, label=words, **look)
        bottom = [b + v for b, v in zip(bottom, values, strict=True)]
    axes.set_xticks(years)
    axes.grid(axis="y")
    axes.legend(loc="upper right")
    return figure


def explore_facility() -> Explorer:
    """`facility_decisions` with a control for adding up or showing the years."""
    return explore(facility_decisions, how=choice("Show", HOW))


def _use(row) -> str:
    if row["record_type"] == "common_costs":
        return "operations"
    return "ukraine" if row["country"] == "UA" else "others"
