"""What was decided under the European Peace Facility: aid and operations, added up or year by year."""

from __future__ import annotations

from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.words import capitalised, date_in_words
from eudefence.views.page import marks, style
from eudefence.views.page.controls import choice
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.axes import Scale
from eudefence.views.shapes.swatches import box, legend_line

USES = {"ukraine": "aid to Ukraine", "others": "aid to other partners", "operations": "operations and exercises"}
HOW = {"added up": "sum", "year by year": "years"}
_COLOURS = {"ukraine": style.CATEGORIES[0], "others": style.CATEGORIES[2], "operations": style.CATEGORIES[1]}
_HATCHES = {"ukraine": "", "others": "---", "operations": "///"}
_NAMES, _NUMBERS, _STEP, _BAR = 165, 60, 46, 30  # pixels: words on the left and right of the bars, and bars


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

    >>> facility_decisions().columns["Use"]
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
    years = range(min(row["date"].year for row in rows), max(row["date"].year for row in rows) + 1)
    by_year = {
        year: {use: sum(row["amount_meur"] for row in found[use] if row["date"].year == year) for use in USES}
        for year in years
    }
    shown = {"EUR million": sums} if how == "sum" else {str(year): amounts for year, amounts in by_year.items()}
    days = [row["date"] for row in rows]
    return View(
        _sentence(sums, len(rows), by_year if how == "years" else None),
        {
            "Use": list(USES.values()),
            "Decisions found": [len(found[use]) for use in USES],
            **{head: [float(amounts[use]) for use in USES] for head, amounts in shown.items()},
        },
        title="Money decided under the European Peace Facility, by use",
        source=source_line(("epf", [row["source_id"] for row in rows]), note="Decisions that were found; not all are."),
        date=f"{date_in_words(min(days), 'month')} to {date_in_words(max(days), 'month')}",
        unit="EUR million, current prices",
        draw=lambda: _draw_sums(sums, found) if how == "sum" else _draw_years(by_year),
    )


def _sentence(sums, number, by_year) -> str:
    whole = sum(sums.values())
    share = {use: f"{amount * 100 / whole:.0f} %" for use, amount in sums.items()}
    said = (
        f"Of EUR {whole:,.0f} million in {number} decisions that were found, {share['ukraine']} were for Ukraine,"
        f" {share['others']} for other partners and {share['operations']} for operations and exercises."
    )
    if by_year is None:
        return said
    peak = max(by_year, key=lambda year: by_year[year]["ukraine"])
    return f"{said} Most of the aid to Ukraine was decided in {peak}."


def _draw_sums(sums, found):
    drawing = Drawing(len(USES) * _STEP + 24)
    scale = Scale(0, float(max(sums.values())), _NAMES, drawing.width - _NUMBERS)
    scale.draw_below(drawing, 0, len(USES) * _STEP)
    for row, (use, words) in enumerate(USES.items()):
        y, right = (row + 0.5) * _STEP, scale.place(float(sums[use]))
        facts = {"Use": capitalised(words), "Decisions found": len(found[use]), "EUR million": float(sums[use])}
        with drawing.mark(use, marks.facts(facts)):
            drawing.text(_NAMES - 10, y, words, anchor="end")
            drawing.rect(_NAMES, y - _BAR / 2, right - _NAMES, _BAR, fill=_COLOURS[use], hatch=_HATCHES[use])
            drawing.text(right + 8, y, f"{sums[use]:,.0f}")
    return drawing


def _draw_years(by_year):
    drawing = Drawing(330)
    floor, left = drawing.height - 24, 60
    scale = Scale(0, max(sum(amounts.values()) for amounts in by_year.values()), floor, 34)
    scale.draw_beside(drawing, left, drawing.width - 20)
    step = (drawing.width - 20 - left) / len(by_year)
    for number, (year, amounts) in enumerate(by_year.items()):
        x, below = left + step * (number + 0.5), 0.0
        drawing.text(x, floor + 13, str(year), anchor="middle")
        for use, words in USES.items():
            if amounts[use]:
                facts = {"Use": f"{capitalised(words)}, {year}", "EUR million": float(amounts[use])}
                top, bottom = scale.place(below + amounts[use]), scale.place(below)
                with drawing.mark(f"{use}-{year}", marks.facts(facts)):
                    drawing.rect(x - step * 0.3, top, step * 0.6, bottom - top, fill=_COLOURS[use], hatch=_HATCHES[use])
                below += amounts[use]
    legend_line(drawing, [(box(drawing, _COLOURS[use], _HATCHES[use]), words) for use, words in USES.items()], left, 10)
    return drawing


def explore_facility() -> Explorer:
    """`facility_decisions` with a control for adding up or showing the years."""
    return explore(facility_decisions, how=choice("Show", HOW))


def _use(row) -> str:
    if row["record_type"] == "common_costs":
        return "operations"
    return "ukraine" if row["country"] == "UA" else "others"
