"""The talks of the Union and the United Kingdom on SAFE: what was asked and offered, by each source."""

from __future__ import annotations

from eudefence.data.package import course
from eudefence.ground.words import joined, number
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

_STAGES = {
    "contribution_first_asked": "asked first",
    "contribution_last_asked": "asked last",
    "contribution_offered": "offered by London",
}
_COLOURS = {
    "contribution_first_asked": style.CATEGORIES[0],
    "contribution_last_asked": style.CATEGORIES[2],
    "contribution_offered": style.ANSWERS["no"],
}
_LEFT, _RIGHT, _ROW, _MOST = 330, 130, 30, 7000  # pixels; pixels; pixels; EUR million at the right end


def safe_talks() -> View:
    """What the Union asked of the United Kingdom for a door to SAFE, and what London offered, as each source has it.

    What it answers: how far apart were they, and how far do the sources agree?

    Returns
    -------
    View
        A row for each report. An amount in another currency is told and not drawn: no rate is part of the data.

    Notes
    -----
    Article 17 of Council Regulation (EU) 2025/1106 leaves the contribution to the agreement. The talks ended on 28
    November 2025. The loan for Ukraine, which British firms joined on 22 July 2026, is another act with another price.

    Examples
    --------
    >>> safe_talks().columns["Stage"].count("offered by London")
    3
    """
    rows = [
        row
        for row in course().rows("eligibility_rules")
        if row["instrument_id"] == "SAFE_UK" and row["topic"] in _STAGES
    ]
    rows.sort(key=lambda row: (list(_STAGES).index(row["topic"]), row["rule_id"]))
    ends = {topic: _ends([row for row in rows if row["topic"] == topic]) for topic in _STAGES}
    dollars = joined([number(row["value"]) for row in rows if row["unit"] == "USD million"], "or")
    later = course().find("uk_timeline", "UK55")
    return View(
        f"By the reports the Union first asked for EUR {ends['contribution_first_asked']} million, and last for EUR"
        f" {ends['contribution_last_asked']} million; London offered EUR {ends['contribution_offered']} million, or"
        f" {dollars} million dollars. The talks ended without agreement.",
        {
            "Stage": [_STAGES[row["topic"]] for row in rows],
            "From": [row["value"] for row in rows],
            "To": [row["value_upper"] or row["value"] for row in rows],
            "Unit": [row["unit"] for row in rows],
            "Report": [row["meaning"] for row in rows],
            "Remark": [row["note"] for row in rows],
        },
        title="A door to SAFE: what was asked and offered",
        unit="EUR million",
        date="as reported up to February 2026",
        source=source_line(("eligibility_rules", rows)),
        more="TASS and Sputnik belong to the Russian state; both quote the Financial Times. "
        f"Another matter, on 22 July 2026: {later['event'][0].lower()}{later['event'][1:]}.",
        draw=lambda: _draw(rows),
    )


def _ends(rows) -> str:
    """From the least to the most that reports in euro have."""
    in_euro = [row for row in rows if row["unit"] == "EUR million"]
    euro = [value for row in in_euro for value in (row["value"], row["value_upper"]) if value]
    least, most = min(euro), max(euro)
    return number(least) if least == most else f"{number(least)} to {number(most)}"


def _draw(rows) -> Drawing:
    drawing = Drawing(34 + len(rows) * _ROW)
    scale = (drawing.width - _LEFT - _RIGHT) / _MOST
    for tick in range(0, _MOST + 1, 1000):
        x = _LEFT + tick * scale
        drawing.line([(x, 22), (x, 22 + len(rows) * _ROW)], colour=style.FAINT)
        drawing.text(x, 10, f"{tick:,}", anchor="middle", colour=style.GREY, size=style.LEAST)
    for place, row in enumerate(rows):
        _draw_report(drawing, row, 22 + place * _ROW, scale)
    return drawing


def _draw_report(drawing, row, y, scale):
    first, last = row["value"], row["value_upper"] or row["value"]
    said = number(first) if first == last else f"{number(first)} to {number(last)}"
    currency = row["unit"].split()[0]
    told = {
        "Stage": _STAGES[row["topic"]].capitalize(),
        "Amount": f"{currency} {said} million",
        "Report": row["meaning"],
    }
    publisher = course().find("sources", row["source_id"])["publisher"]
    drawing.text(0, y + 14, f"{_STAGES[row['topic']]}: {publisher}", room=_LEFT - 10)
    with drawing.mark(row["rule_id"], facts(told | {"Remark": row["note"]}, row["source_id"])):
        if currency == "EUR":
            left, right = _LEFT + first * scale, _LEFT + last * scale
            drawing.rect(left - 3, y + 6, right - left + 6, 16, fill=_COLOURS[row["topic"]])
            drawing.text(right + 10, y + 14, said)
        else:
            drawing.text(_LEFT + 10, y + 14, f"{said} million dollars (not drawn)")
