"""The picture on a country's card: what it belonged to over the years, and its share of GDP spent on defence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from eudefence.data.package import course
from eudefence.ground.words import date_in_words
from eudefence.views.page import marks, style
from eudefence.views.page.drawing import Drawing
from eudefence.views.shapes.axes import Scale
from eudefence.views.shapes.time_scale import TimeScale

_COLOURS = {
    "EU": style.CATEGORIES[0],
    "NATO": style.CATEGORIES[4],
    "euro_area": style.CATEGORIES[1],
    "EEA": style.CATEGORIES[2],
    "EFTA": style.CATEGORIES[2],
    "PESCO": style.CATEGORIES[3],
    "partner": style.CATEGORIES[2],
}
_LEFT, _MIDDLE = 148, 530  # pixels: the years of memberships lie between
_BARS, _RIGHT = 590, style.WIDE - 8  # those of spending
_TOP, _ROW, _LOW = 26, 23, 150  # pixels: the heads lie above, a row is so high, and spending needs so much
_THIS_DAY = style.PILLARS["differentiation"]
_EARLY = 1987  # the first year that a card can be of
_GOAL, _GOAL_SHOWN_UP_TO = 2, 6  # % of GDP: NATO's goal of 2014, and up to which share it helps to see it


def shows_goal(spending: Sequence[Mapping]) -> bool:
    """Whether NATO's goal is drawn: not where so much is spent that it would lie on the floor."""
    known = [row["value"] for row in spending if row["value"] is not None]
    return bool(known) and max(known) < _GOAL_SHOWN_UP_TO


class Membership(NamedTuple):
    """What a country belonged to: its key, short and full name, and a row of the table for each period."""

    key: str
    short: str
    title: str
    periods: Sequence[Mapping]


def draw_state(memberships: Sequence[Membership], spending: Sequence[Mapping], day: dt.date) -> Drawing:
    """A drawing of a country's memberships, and of its spending by year, with the day marked on both."""
    floor = max(_TOP + _ROW * len(memberships), _LOW)
    drawing = Drawing(floor + 24)
    _draw_memberships(drawing, memberships, floor, day)
    _draw_spending(drawing, spending, floor, day)
    return drawing


def _draw_memberships(drawing, memberships, floor, day):
    known = [row["valid_from"].year for one in memberships for row in one.periods if row["valid_from"]]
    first, last = min([_EARLY, *known]) - 1, course().edition.year + 1
    days = TimeScale(dt.date(first, 1, 1), dt.date(last, 1, 1), _LEFT, _MIDDLE - _LEFT)
    drawing.text(4, 8, "Member of", bold=True, colour=style.GREY)
    Scale(first, last, _LEFT, _MIDDLE).draw_below(drawing, _TOP - 6, floor, range(-(-first // 10) * 10, last, 10), str)
    for number, one in enumerate(memberships):
        y = _TOP + _ROW * (number + 0.5)
        drawing.text(4, y, one.short)
        if not one.periods:
            drawing.text(_LEFT + 4, y, "not up to the edition", size=style.LEAST, colour=style.GREY)
        for row in one.periods:
            left, right = days.span(row["valid_from"], row.get("valid_to"), course().edition)
            with drawing.mark(f"{one.key}.{row['valid_from']}", _membership_facts(one, row)):
                drawing.rect(left, y - 8, max(right - left, 2), 16, fill=_COLOURS[one.key])
    x = days.place(day)
    drawing.line([(x, _TOP - 6), (x, floor)], colour=_THIS_DAY, width=2)
    side = "start" if x < _LEFT + 60 else "end" if x > _MIDDLE - 60 else "middle"
    drawing.text(x, 8, date_in_words(day), anchor=side, colour=_THIS_DAY)


def _membership_facts(one, row):
    facts = {"Name": one.title, "Since": date_in_words(row["valid_from"], row.get("valid_from_precision"))}
    if row.get("valid_to"):
        facts["No longer since"] = date_in_words(row["valid_to"], row.get("valid_to_precision"))
    return marks.facts(facts, row["source_id"])


def _draw_spending(drawing, spending, floor, day):
    drawing.text(_BARS - 26, 8, "Defence spending, % of GDP", bold=True, colour=style.GREY)
    known = [row for row in spending if row["value"] is not None]
    if not known:
        drawing.text(_BARS - 26, 34, "No figure in the table.", colour=style.GREY)
        return
    highest = max(row["value"] for row in known)
    shares = Scale(0, max(2.8, highest * 1.2), floor, _TOP)
    shares.draw_beside(drawing, _BARS, _RIGHT, shares.ticks(4))
    first, last = known[0]["year"], known[-1]["year"]
    years = Scale(first, last + 1, _BARS, _RIGHT)
    shown = max((row["year"] for row in known if row["year"] <= day.year), default=None)
    for row in known:
        left, right, top = years.place(row["year"]), years.place(row["year"] + 1), shares.place(row["value"])
        facts = {"Name": f"Defence spending in {row['year']}", "Share of GDP (%)": float(row["value"])}
        with drawing.mark(f"spending.{row['year']}", marks.facts(facts, row["source_id"])):
            fill = _THIS_DAY if row["year"] == shown else style.PILLARS["operational"]
            drawing.rect(left + 1, top, right - left - 2, floor - top, fill=fill)
        if row["year"] in (first, last) or row["year"] % 5 == 0 and 2 < last - row["year"]:
            drawing.text(
                (left + right) / 2, floor + 14, str(row["year"]), size=style.LEAST, anchor="middle", colour=style.GREY
            )
        if row["year"] == shown:
            side = "end" if right > _RIGHT - 30 else "middle"
            x = right if side == "end" else (left + right) / 2
            drawing.text(x, top - 9, f"{row['value']:.2f}", anchor=side, bold=True, ground=style.PAPER)
    if shows_goal(spending):
        y = shares.place(_GOAL)
        drawing.line([(_BARS, y), (_RIGHT, y)], colour=style.INK, dashes=(4, 3))
