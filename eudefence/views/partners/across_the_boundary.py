"""What a member has and a state outside has not: right by right, with the article."""

from __future__ import annotations

import datetime as dt

from eudefence.data.confidence import in_a_cell
from eudefence.data.countries import in_a_sentence
from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.called import called
from eudefence.ground.days import as_date
from eudefence.ground.words import capitalised, cardinal, date_in_words, joined, lowered
from eudefence.views.page import style
from eudefence.views.page.controls import choice, day
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.letters import lines
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.swatches import legend_line

from .boundary_rights import (
    FIELDS,
    HOLDERS,
    MEMBER,
    SINCE,
    STANDINGS,
    RightCell,
    cells,
    change_days,
    closed_to_all,
    count_of,
    holder_name,
    rights,
)
from .partner_signs import PartnerSign, draw_look, sign_of

GROUPS = {"all": "all rights", **{key: words.lower() for key, (words, _) in FIELDS.items()}}
STATES = {code: holder_name(code) for code in HOLDERS if len(code) == 2}
SIGNS = {
    "has": PartnerSign(style.CATEGORIES[0], "", "yes", STANDINGS["has"]),
    "in_part": PartnerSign(style.CATEGORIES[1], "///", "part", STANDINGS["in_part"]),
    "has_not": PartnerSign(style.FAINT, "", "–", STANDINGS["has_not"]),
    "undecided": PartnerSign(style.PAPER, "", "?", STANDINGS["undecided"]),
}
_HEADS = {MEMBER: "Member state", "GB": "United Kingdom", "third_state": "Without ties"}
_FIELD, _LEFT, _HEAD, _FOOT = 72, 238, 32, 24  # pixels: fields; where the cells begin; heads; legend
_IAI = (
    "IAI 2026 (page 12) concludes that the line between members and others matters less to governments and is managed"
    " case by case. This table holds the rules beside it: what is managed case by case is what lies outside decisions."
)


def across_the_boundary(group: str = "all", state: str = "Norway", on: str | dt.date | None = None) -> View:
    """Rights of a member beside those of states outside, right by right, on a day.

    What it answers: IAI 2026 holds that the boundary between members and others becomes less relevant to governments.
    Which rights can a state outside have, which only in part, and which not at all?

    Parameters
    ----------
    group : {"all", "decide", "act", "industry", "money", "protection"}
        All rights, or those of one field.
    state : str
        The state that the sentence is about, and that stands out: Malta (a member outside PESCO), Norway, Iceland,
        Ukraine, Canada, United Kingdom, Switzerland, Japan or South Korea.
    on : str or datetime.date, optional
        The day, from 2021 on; by default the edition of the course data.

    Returns
    -------
    View
        A row for each right and holder. A right that did not exist on the day has no row.

    Raises
    ------
    ValueError
        For other groups and states, and for what is no day, or one before 2021 or after the edition.

    Notes
    -----
    Tables partner_rights and partner_right_kinds; each row names its article. Which rights are counted is a choice:
    another list gives other numbers. Paying in is a duty and is not counted.

    >>> across_the_boundary("industry", "Norway", "2026-10-08").sentence.partition(".")[0]
    'Norway has all six rights of a member in industry'
    """
    one_of("group", group, GROUPS)
    code = called("state", state, STATES, "state")
    when = _day(on)
    kinds = rights(group)
    found = cells(when)
    shown = [row for row in kinds if (row["right_id"], MEMBER) in found]
    told = [found[row["right_id"], holder] for row in shown for holder in HOLDERS]
    titles = {row["right_id"]: row for row in shown}
    return View(
        sentence_on(found, code, group),
        {
            "Field": [FIELDS[titles[one.right_id]["field"]][0] for one in told],
            "Right": [titles[one.right_id]["title"] for one in told],
            "Holder": [holder_name(one.holder) for one in told],
            "Stands": [STANDINGS[one.standing] for one in told],
            "How": [one.row["says"] for one in told],
            "Act": [_act(one) for one in told],
            "Since": [date_in_words(one.row["valid_from"], one.row["valid_from_precision"]) for one in told],
            "Remark": [one.row["note"] for one in told],
            "How sure": [in_a_cell(one.row["confidence"], one.row["source_id"]) for one in told],
        },
        title="Across the boundary: rights of members and of states outside",
        date=f"on {date_in_words(when)}",
        more=_IAI,
        source=source_line(
            ("partner_rights", [one.row for one in told]), note="Which rights are listed, and the grades, are ours."
        ),
        draw=lambda: _draw(found, shown, code),
    )


def explore_across_the_boundary() -> Explorer:
    """`across_the_boundary` with controls for the field, the state and the day.

    >>> explore_across_the_boundary().set(group="decide", state="UA").sentence.partition(".")[0]
    'Ukraine has none of the five rights of a member to decide in full, and one in part'
    """
    return explore(
        across_the_boundary,
        group=choice("Rights", {capitalised(words): key for key, words in GROUPS.items()}, "all"),
        state=choice("State", {words: key for key, words in STATES.items()}, "NO", compact=True),
        on=day("Day", SINCE, course().edition, extra=change_days()),
    )


def _day(on):
    when = course().edition if on is None else as_date(on, "on")
    if not SINCE <= when <= course().edition:
        raise ValueError(
            f"on: {when} found; a day from {date_in_words(SINCE)} to {date_in_words(course().edition)} is accepted"
        )
    return when


def _act(one: RightCell) -> str:
    article = one.row["article"]
    if not article:
        return one.row["act"]
    return f"{one.row['act']}, {'Article ' if article[:1].isdigit() else ''}{article}"


def sentence_on(found, code: str, group: str) -> str:
    """How many rights a state has, field by field, and which ones nobody outside has."""
    kinds = rights(group)
    fields = [key for key in FIELDS if group in ("all", key) and count_of(found, code, kinds, key).all]
    if not fields:
        return "None of these rights existed on that day, not even for members."
    parts = [_one_field(found, code, kinds, key) for key in fields]
    who = capitalised(in_a_sentence(code))
    first = f"{who} has {'; '.join(parts)}."
    closed = closed_to_all(found, kinds)
    every = sum(row["kind"] == "right" and (row["right_id"], MEMBER) in found for row in kinds)
    return f"{first} {_closed(closed, every)}"


_OPEN = "{all} is open to some state outside, at least in part."
_SOME_CLOSED = "Of the {every}, {closed} {is_are} closed to every state outside{names}."
_KEEP = ("SAFE", "PESCO", "EDIP", "Defence", "Committee", "Ukraine")


def _closed(closed, every):
    """Which rights no state outside has, not even in part."""
    if not closed:
        return _OPEN.format(all=f"Each of the {cardinal(every)}" if every > 1 else "It")
    names = f": {joined([lowered(row['short_title'], _KEEP) for row in closed])}" if len(closed) < 6 else ""
    if len(closed) == every:
        return f"Every one of them is closed to every state outside{names}."
    is_are = "is" if len(closed) == 1 else "are"
    return _SOME_CLOSED.format(every=cardinal(every), closed=cardinal(len(closed)), is_are=is_are, names=names)


def _one_field(found, code, kinds, key):
    number = count_of(found, code, kinds, key)
    gaps = {"all": cardinal(number.all), "field": FIELDS[key][1]}
    if number.all == 1:
        return _OF_ONE[_standing(number)].format(**gaps)
    if number.has == number.all:
        return (_BOTH if number.all == 2 else _ALL).format(**gaps)
    rest = [f"{cardinal(number.in_part)} in part"] if number.in_part else []
    rest += [f"{cardinal(number.undecided)} that cannot be decided"] if number.undecided else []
    words = _FULL_AND_REST if number.in_part else _AND_REST if rest else _FULL
    return words.format(has=cardinal(number.has) if number.has else "none", rest=joined(rest), **gaps)


_BOTH = "both rights of a member {field}"
_ALL = "all {all} rights of a member {field}"
_FULL = "{has} of the {all} rights of a member {field}"
_AND_REST = "{has} of the {all} rights of a member {field}, and {rest}"
_FULL_AND_REST = "{has} of the {all} rights of a member {field} in full, and {rest}"
_OF_ONE = {
    "has": "the one right of a member {field}",
    "in_part": "a part of the one right of a member {field}",
    "has_not": "nothing of the one right of a member {field}",
    "undecided": "perhaps the one right of a member {field}",
}


def _standing(number):
    return next(key for key in _OF_ONE if getattr(number, key))


def _draw(found, shown, code):
    step = min((style.TALL - _HEAD - _FOOT) / max(len(shown), 1), 34)
    tall = _HEAD + step * len(shown) + _FOOT
    drawing = Drawing(tall)
    wide = (style.WIDE - _LEFT) / len(HOLDERS)
    place = HOLDERS.index(code)
    drawing.rect(_LEFT + wide * place, 0, wide, tall - _FOOT, fill=style.OUTSIDE, opacity=0.8)
    for number, holder in enumerate(HOLDERS):
        head = lines(_HEADS.get(holder, holder_name(holder)), wide + 2, style.LEAST, holder == code)
        for line, words in enumerate(head):
            y = _HEAD - 10 - 12 * (len(head) - 1 - line)
            x = _LEFT + wide * (number + 0.5)
            drawing.text(x, y, words, size=style.LEAST, anchor="middle", bold=holder == code)
    before = None
    for row, right in enumerate(shown):
        y = _HEAD + step * (row + 0.5)
        if right["field"] != before:
            before = right["field"]
            drawing.line([(0, y - step / 2), (style.WIDE, y - step / 2)], colour=style.RIM)
            drawing.text(0, y, FIELDS[before][0], size=style.LEAST, bold=True)
        drawing.text(_FIELD, y, right["short_title"], size=style.LEAST)
        for number, holder in enumerate(HOLDERS):
            one = found[right["right_id"], holder]
            with drawing.mark(f"{one.right_id}.{holder}", _facts(one, right)):
                draw_look(drawing, SIGNS[one.standing], _LEFT + wide * number + 4, y, wide - 8, min(step - 2, 20))
    legend_line(drawing, [(sign_of(drawing, look), look.words) for look in SIGNS.values()], 4, tall - 10)
    return drawing


def _facts(one: RightCell, right):
    return facts(
        {
            "Right": right["title"],
            "Holder": holder_name(one.holder),
            "Stands": STANDINGS[one.standing],
            "How": one.row["says"],
            "Act": _act(one),
            "Remark": one.row["note"] or None,
            "How sure": in_a_cell(one.row["confidence"], one.row["source_id"]),
        },
        one.row["source_id"],
    )
