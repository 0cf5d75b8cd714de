"""A card for a body of European defence: since when, on what basis, what it can do and what it cannot."""

from __future__ import annotations

import datetime as dt
import textwrap
from functools import lru_cache

import pandas as pd

from eudefence.data import as_of
from eudefence.data.citation import article
from eudefence.data.confidence import in_a_cell
from eudefence.data.package import course
from eudefence.data.validity import row_holds
from eudefence.ground.arguments import refused
from eudefence.ground.words import date_in_words
from eudefence.models.story import steps
from eudefence.views.page import style
from eudefence.views.page.figure_view import FigureView
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.time_scale import LIFE, TimeScale

_LIFE = TimeScale(*LIFE, 0.2, style.WIDTH - 0.4)
_COLOURS = {
    "operational": style.PILLARS["operational"],
    "industrial": style.PILLARS["industrial"],
    "both": style.PILLARS["partnerships"],
    "outside": style.PILLARS["institutional"],
}
_PLACES = {
    "operational": style.PILLAR_WORDS["operational"],
    "industrial": style.PILLAR_WORDS["industrial"],
    "both": "both pillars",
    "outside": "outside the Union's pillars",
}


def institution_card(institution: str, on: str | dt.date | None = None) -> View:
    """What a body of European defence is, and what it can and cannot do.

    What it answers: who is this, since when, and where does its power end?

    Parameters
    ----------
    institution : str
        Key, acronym or name in the table of institutions: ``"psc"``, ``"EDA"``, ``"European Peace Facility"``.
    on : str or datetime.date, optional
        The edition's day if left out. The card says whether the body existed on that day; what it can do is described
        as it is at the edition.

    Returns
    -------
    View

    Raises
    ------
    ValueError
        For an unknown body (the nearest is named) or a day after the edition or before 1987.

    Examples
    --------
    >>> institution_card("EDA").sentence.split(". ")[0]
    'European Defence Agency (EDA), industrial pillar: founded on 12 July 2004, existed on 8 October 2026'
    """
    row = find(institution)
    day = course().day(on, first=as_of.STORY_FROM, what="a card")
    events = _events(row["institution_id"])
    with style.sheet():
        figure = _draw(row, day, events)
        style.finish(
            figure,
            full_name(row),
            source_line(
                ("institutions", [row["source_id"]]),
                *([("events", [e["source_id"] for e in events])] if events else []),
                note=(
                    f"This card: {in_a_cell(row['confidence'], row['source_id'])}. Powers and limits are those at the"
                    " edition."
                ),
            ),
            f"on {date_in_words(day)}",
            f"{_PLACES[row['pillar']]}, {row['level'].replace('_', ' ')}",
        )
    return FigureView(figure, _sentence(row, day), _table(row, day, events))


@lru_cache(maxsize=1)
def _by_word():
    found = {}
    for row in course().rows("institutions"):
        for word in (row["institution_id"], row["acronym"], row["name"]):
            if word:
                found.setdefault(word.casefold(), row)
    return found


def find(institution):
    """The row of a body named by key, acronym or name."""
    row = _by_word().get(str(institution).casefold().strip())
    if row is None:
        words = [r["name"] for r in course().rows("institutions")] + [
            r["acronym"] for r in course().rows("institutions") if r["acronym"]
        ]
        raise refused("institution", institution, words, "body")
    return row


def full_name(row) -> str:
    """Name with its acronym."""
    return f"{row['name']} ({row['acronym']})" if row["acronym"] else row["name"]


def _events(key):
    ids = {
        r["event_id"]
        for r in course().rows("event_subjects")
        if r["subject_table"] == "institutions" and r["subject_key"] == key
    }
    return [dict(e) | {"day": day} for day, e in steps.in_order(course().rows("events")) if e["event_id"] in ids]


def _state(row, day):
    """Whether it existed on the day, in words."""
    if row["status"] == "proposed":
        return "proposed, not in existence"
    held = row_holds(row, day, course().edition)
    if held:
        return "existed"
    if held is None:
        return "may or may not have existed"
    return "no longer existed" if row["valid_to"] and row["valid_to"] <= day else "did not exist yet"


def _sentence(row, day):
    precision = row["valid_from_precision"] or "day"
    founded = (
        f"founded {'on' if precision == 'day' else 'in'} {date_in_words(row['valid_from'], precision)}, "
        if row["valid_from"]
        else ""
    )
    powers = "".join(
        f" {words}: {row[field]}"
        for words, field in (("What it can do", "can"), ("Its limits", "cannot"))
        if row[field]
    )
    return f"{full_name(row)}, {_PLACES[row['pillar']]}: {founded}{_state(row, day)} on {date_in_words(day)}.{powers}"


def _table(row, day, events):
    start = date_in_words(row["valid_from"], row["valid_from_precision"]) if row["valid_from"] else "unknown"
    rows = [
        ("Body", full_name(row)),
        ("Pillar", _PLACES[row["pillar"]]),
        ("Kind", row["level"].replace("_", " ")),
        ("Founded", start if row["status"] != "proposed" else "only proposed"),
        ("Ended before", date_in_words(row["valid_to"]) if row["valid_to"] else ""),
        (f"On {date_in_words(day)}", _state(row, day)),
        ("Founding act", row["founding_act"]),
        ("Treaty article", row["article_id"] and article(row["article_id"])),
        ("Seat", row["seat"]),
        ("What it can do", row["can"]),
        ("Its limits", row["cannot"]),
        ("To know", row["note"]),
        ("How sure", in_a_cell(row["confidence"], row["source_id"])),
        *[(date_in_words(e["date"], e["date_precision"]), e["title"]) for e in events],
    ]
    return pd.DataFrame([(a, b) for a, b in rows if b], columns=["Fact", "Value"])


def _draw(row, day, events):
    can, cannot = textwrap.wrap(row["can"] or "", 50), textwrap.wrap(row["cannot"] or "", 50)
    lines = max(len(can), len(cannot), 3)
    box = 0.42 + lines * 0.18
    height = 0.05 + box + 1.12
    figure, axes = style.paper(height)
    colour = _COLOURS[row["pillar"]]
    # Filled for what it can do, only outlined for what it cannot: to be told apart without colour.
    _draw_box_of_words(axes, 0.12, box, "What it can do", can, colour, colour)
    _draw_box_of_words(axes, style.WIDTH / 2 + 0.06, box, "Its limits", cannot, style.PAPER, colour)
    y = 0.05 + box + 0.45
    _draw_life(axes, row, y, colour)
    for event in events:
        axes.plot(
            [_LIFE.place(event["day"])],
            [y],
            marker="o",
            markersize=4.5,
            markerfacecolor=style.PAPER,
            markeredgecolor=style.INK,
            markeredgewidth=0.9,
        )
    x = _LIFE.place(day)
    axes.plot([x, x], [y - 0.16, y + 0.16], color=style.PILLARS["differentiation"], linewidth=1.6, zorder=5)
    note = f"upright line: {date_in_words(day)}" + ("; dots: events, listed in the table" if events else "")
    axes.text(style.WIDTH - 0.12, y + 0.42, note, fontsize=7.8, color=style.GREY, ha="right", va="center")
    return figure


def _draw_box_of_words(axes, x, tall, heading, lines, fill, rim):
    from matplotlib.patches import Rectangle

    axes.add_patch(Rectangle((x, 0.05), style.WIDTH / 2 - 0.18, tall, facecolor=style.GROUND, linewidth=0))
    axes.add_patch(Rectangle((x, 0.05), 0.07, tall, facecolor=fill, edgecolor=rim, linewidth=1.2))
    axes.text(x + 0.18, 0.22, heading, fontsize=10, fontweight="bold", va="center")
    for i, line in enumerate(lines):
        axes.text(x + 0.18, 0.45 + i * 0.18, line, fontsize=9, va="center")


def _draw_life(axes, row, y, colour):
    """The line of years, and the time in which the body existed as a bar on it."""
    from matplotlib.patches import Rectangle

    _LIFE.draw_decades(axes, y - 0.16, y + 0.16, y + 0.19, linewidth=0.8, fontsize=8)
    axes.plot([_LIFE.place(end) for end in LIFE], [y, y], color=style.FAINT, linewidth=1.2, zorder=0)
    if not row["valid_from"]:
        words = "only proposed" if row["status"] == "proposed" else "start unknown"
        axes.text(_LIFE.left, y - 0.16, words, fontsize=8, va="bottom")
        return
    left, right = _LIFE.span(row["valid_from"], row["valid_to"], course().edition)
    axes.add_patch(Rectangle((left, y - 0.09), right - left, 0.18, facecolor=colour, linewidth=0))
    founded = date_in_words(row["valid_from"], row["valid_from_precision"])
    words = f"from {founded}" if row["valid_to"] else f"since {founded}"
    x, side = (right, "right") if left > style.WIDTH - 1.4 else (left, "left")
    axes.text(x, y - 0.16, words, fontsize=8, va="bottom", ha=side)
