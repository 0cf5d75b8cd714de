"""A hundred thousand troops: what was asked for, decided and there, beside the Americans in Europe."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from eudefence.data.confidence import in_a_cell
from eudefence.data.package import course
from eudefence.ground.words import date_in_words, joined
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.axes import Scale
from eudefence.views.shapes.swatches import box, legend_line

_FORCES = ("kubilius-100k", "helsinki", "rdc", "battlegroups", "fgb")  # asked for first, then decided, then there
_SHORT = {
    "kubilius-100k": "Standing force (Kubilius)",
    "helsinki": "Helsinki goal",
    "rdc": "Rapid Deployment Capacity",
    "battlegroups": "One EU Battlegroup",
    "fgb": "Franco-German Brigade",
}
_SINCE = dt.date(2018, 1, 1)  # American numbers from the lowest on; older ones are in the table only
STATES = {  # what there is of a size: words, and fill and hatch of its bar
    "asked": ("only asked for", style.PAPER, ""),
    "declared": ("decided, declared ready or on call; never sent", style.CATEGORIES[5], "///"),
    "there": ("there, or sent", style.CATEGORIES[0], ""),
    "american": ("American troops in Europe, as a source counts them", style.CATEGORIES[3], "..."),
    "floor": ("the least that American law asks for", style.PAPER, "xx"),
}
_OF_STATUS = {
    "proposed": "asked",
    "planned": "asked",
    "not_fielded": "asked",
    "declared_operational": "declared",
    "declared_with_shortfalls": "declared",
    "on_rota": "declared",
    "fielded": "there",
}
_NAMES, _STEP, _TOP, _FOOT = 236, 21, 6, 86  # pixels
_NUMBER = 62  # pixels: room behind a bar for its number


class Size(NamedTuple):
    """A number of troops: key, words, day, number, what there is of it, what it counts, and where it comes from."""

    key: str
    words: str
    day: dt.date
    precision: str
    persons: int
    state: str
    says: str
    source: str
    confidence: str


def hundred_thousand() -> View:
    """Sizes of forces that were asked for, decided or there, and of the American troops in Europe, on one scale.

    What it answers: how far is it from what is there to the standing force that the commissioner for defence asked for,
    and to the troops that it would replace?

    Returns
    -------
    View
        A row for each number, with its day and source. American numbers before 2018 and the cut of 2026 are in the
        table only.

    Notes
    -----
    The numbers count different things: a whole force, one unit of several, all soldiers of a state on a continent. They
    stand side by side and are never added up.

    >>> hundred_thousand().columns["Persons"][0]
    100000
    """
    european, american, further = european_sizes(), american_sizes(), american_sizes(drawn=False)
    shown = [*european, *american]
    rows = [*shown, *further]
    return View(
        sentence_on_sizes(european, american),
        {
            "What": [one.words for one in rows],
            "When": [date_in_words(one.day, one.precision) for one in rows],
            "Persons": [one.persons for one in rows],
            "What there is of it": [STATES[one.state][0] if one.state in STATES else "to leave" for one in rows],
            "What the number says": [one.says for one in rows],
            "How sure": [in_a_cell(one.confidence, one.source) for one in rows],
        },
        title="A hundred thousand troops: asked for, decided, there",
        unit="persons",
        date=f"dates of each row; state on {date_in_words(course().edition)}",
        source=source_line(
            ("forces", [one.source for one in european]),
            ("american_troops", [one.source for one in rows if one.state in ("american", "floor", "cut")]),
            ("csdp_missions", []),
            note="The numbers count different things: never add them up.",
        ),
        draw=lambda: _draw(shown),
    )


def european_sizes() -> list[Size]:
    """Forces by what there is of them, and the largest operation of the Union that a source reports as sent."""
    found = []
    for key in _FORCES:
        row = course().find("forces", key)
        found.append(
            Size(
                key,
                _SHORT[key],
                row["planned_as_of"],
                row["planned_as_of_precision"],
                row["planned_strength"],
                _OF_STATUS[row["fielded_status"]],
                row["description"],
                row["source_id"],
                row["confidence"],
            )
        )
    sent = [
        row
        for row in course().rows("csdp_missions")
        if row["type"] == "military_operation" and row["strength"] and row["strength_kind"] != "authorised"
    ]
    most = max(sent, key=lambda row: row["strength"])
    found.append(
        Size(
            most["mission_id"],
            f"Largest EU operation ({most['short_name'].removeprefix('EUFOR ')})",
            most["strength_as_of"],
            most["strength_as_of_precision"],
            most["strength"],
            "there",
            most["description"],
            most["source_id"],
            most["confidence"],
        )
    )
    return found


def american_sizes(drawn: bool = True) -> list[Size]:
    """Numbers of American troops in Europe by date: those that are drawn, or those for the table only."""
    found = []
    for row in sorted(course().rows("american_troops"), key=lambda row: (row["date"], row["persons"])):
        if (row["kind"] != "cut" and row["date"] >= _SINCE) is not drawn:
            continue
        state = {"reported": "american"}.get(row["kind"], row["kind"])
        found.append(
            Size(
                row["count_id"],
                f"{date_in_words(row['date'], row['date_precision'])}: {row['said_by']}",
                row["date"],
                row["date_precision"],
                row["persons"],
                state,
                row["what"],
                row["source_id"],
                row["confidence"],
            )
        )
    return found


_SAID = (
    "The {asked:,} troops that were asked for in {year} are about {times} times the largest European force shown here"
    " that stands or was sent ({most:,}: {name}). The largest goal that the Union decided ({goal:,}) was declared"
    " ready, and no force of that size was ever put together. Sources count {low:,} to {high:,} American troops in"
    " Europe since {since}{differ}."
)


def sentence_on_sizes(european: list[Size], american: list[Size]) -> str:
    """What was asked for against the largest that is there, the largest goal decided, and how far counts lie apart."""
    asked = next(one for one in european if one.state == "asked")
    goal = max((one for one in european if one.state == "declared"), key=lambda one: one.persons)
    there = max((one for one in european if one.state == "there"), key=lambda one: one.persons)
    counts = [one for one in american if one.state == "american"]
    pairs = [
        (one, other)
        for one in counts
        for other in counts
        if one.day == other.day and one.precision == other.precision == "day" and one.persons < other.persons
    ]
    differ = ""
    if pairs:
        day = joined(date_in_words(one.day) for one, _ in pairs)
        differ = f"; two reports of {day} differ by about {pairs[0][1].persons - pairs[0][0].persons:,}"
    return _SAID.format(
        asked=asked.persons,
        year=asked.day.year,
        times=round(asked.persons / there.persons),
        most=there.persons,
        name=there.words.partition("(")[2].rstrip(")") or there.words,
        goal=goal.persons,
        low=min(one.persons for one in counts),
        high=max(one.persons for one in counts),
        since=_SINCE.year,
        differ=differ,
    )


def _draw(sizes):
    floor = _TOP + _STEP * len(sizes)
    drawing = Drawing(floor + _FOOT)
    scale = Scale(0, max(one.persons for one in sizes), _NAMES, drawing.width - _NUMBER)
    scale.draw_below(drawing, _TOP, floor, scale.ticks(5), "{:,.0f}".format)
    for number, one in enumerate(sizes):
        y = _TOP + _STEP * (number + 0.5)
        with drawing.mark(one.key, _facts(one)):
            _draw_size(drawing, one, scale, y)
    if first := next((n for n, one in enumerate(sizes) if one.state in ("american", "floor")), None):
        drawing.line([(0, _TOP + _STEP * first), (drawing.width, _TOP + _STEP * first)], colour=style.RIM)
    keys = [(box(drawing, fill, hatch), words) for words, fill, hatch in STATES.values()]
    for line, some in enumerate((keys[:3], keys[3:])):
        legend_line(drawing, some, 0, floor + 40 + 24 * line)
    return drawing


def _draw_size(drawing, one, scale, y):
    _, fill, hatch = STATES[one.state]
    drawing.text(_NAMES - 8, y, one.words, size=style.LEAST, anchor="end")
    wide = scale.place(one.persons) - _NAMES
    empty = fill == style.PAPER
    rim = style.INK if empty else ""
    drawing.rect(_NAMES, y - 7, max(wide, 2), 14, fill=fill, hatch=hatch, rim=rim, dashed=empty)
    drawing.text(_NAMES + wide + 6, y, f"{one.persons:,}", size=style.LEAST, ground=style.PAPER)


def _facts(one):
    return facts(
        {
            "What": one.words,
            "When": date_in_words(one.day, one.precision),
            "Persons": one.persons,
            "What there is of it": STATES[one.state][0],
            "What the number says": one.says,
            "How sure": in_a_cell(one.confidence, one.source),
        },
        one.source,
    )
