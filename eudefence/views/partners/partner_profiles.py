"""Two partners side by side on a day: what both have stands in the same line."""

from __future__ import annotations

import datetime as dt

from eudefence.data.package import course
from eudefence.ground.words import cardinal, count, date_in_words
from eudefence.models.partners import partnerships
from eudefence.models.partners.partnerships.partner_names import in_a_sentence, name
from eudefence.views.page import style
from eudefence.views.page.controls import choice, day
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.letters import lines
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.swatches import legend_line

from .partner_arrangements import change_days, counted, facts_of
from .partner_signs import STANDINGS, draw_look, sign_of

_BOX = 26  # pixels: a sign
_WORDS, _WORDS_WIDE = 372, 300  # where the names of arrangements stand
_HEAD, _FOOT = 22, 24


def partner_profiles(one: str = "Norway", other: str = "Canada", on: str | dt.date | None = None) -> View:
    """Two partners side by side: every arrangement that at least one of them has or could have on a day.

    What it answers: what do two partners both have, what has only one, since when, and what cannot be decided?

    Parameters
    ----------
    one, other : str
        Countries in any usual spelling, "NATO" or "UN".
    on : str or datetime.date, optional
        The day; by default the edition of the course data.

    Returns
    -------
    View
        A row for each arrangement. What both have in force stands on a grey ground.

    Raises
    ------
    ValueError
        For what is no partner, for the same partner twice, and for what is no day or a later one than the edition.

    >>> partner_profiles("Norway", "Canada", "2024-05-27").columns["Norway"][0]
    'in force, since 1 January 1994'
    """
    found = partnerships.compare(one, other, on=on)
    left, right = found.profiles.values()
    kinds = [kind for kind in found.kinds if left.standing(kind) != "none" or right.standing(kind) != "none"]
    columns = {
        "Field": [partnerships.FAMILIES[partnerships.KINDS[kind].family] for kind in kinds],
        "Arrangement": [partnerships.KINDS[kind].words for kind in kinds],
        **{name(side.partner): [_said(side, kind) for kind in kinds] for side in (left, right)},
        "Both": [kind in found.both for kind in kinds],
    }
    return View(
        _sentence(found),
        columns,
        title=f"{name(left.partner)} and {name(right.partner)} side by side",
        date=f"on {date_in_words(found.on)}",
        source=source_line("partner_links", "partnerships", note="Sorting into kinds is ours."),
        draw=lambda: _draw(found, left, right, kinds),
    )


def explore_partners() -> Explorer:
    """`partner_profiles` with controls for the two partners and the day."""
    states = {name(code): code for code in partnerships.partners()}
    return explore(
        partner_profiles,
        one=choice("One partner", states, "NO", compact=True),
        other=choice("Another", states, "CA", compact=True),
        on=day("Day", "2004-01-01", course().edition, extra=[d for d in change_days() if d.year >= 2004]),
    )


_SAID = (
    "Of {all} on record for {left} or {right} on {day}, both have {both} in force; {left} alone has"
    " {only_left} and {right} alone {only_right}. {open}"
)
_NOTHING = "Of neither {left} nor {right} any arrangement is on record on {day}."
_OPEN = (
    "Every line can be decided.",
    "One line cannot be decided for at least one of the two.",
    "{number} lines cannot be decided for at least one of the two.",
)


def _sentence(found):
    left, right = found.profiles
    gaps = {"day": date_in_words(found.on), "left": in_a_sentence(left), "right": in_a_sentence(right)}
    if not found.kinds:
        return _NOTHING.format(**gaps)
    return _SAID.format(
        all=count(len(found.kinds), "arrangement"),
        both=_none_or(len(found.both)),
        only_left=_none_or(len(found.only[left])),
        only_right=_none_or(len(found.only[right])),
        open=counted(_OPEN, len(found.undecided)),
        **gaps,
    )


def _none_or(amount):
    return cardinal(amount) if amount else "none"


def _tie(profile, kind):
    ties = profile.of(kind)
    return min(ties, key=lambda one: list(STANDINGS).index(one.standing)) if ties else None


def _said(profile, kind):
    tie = _tie(profile, kind)
    if tie is None:
        return "nothing on record"
    if tie.standing != "in_force" or not tie.since:
        return tie.why
    return f"{tie.why}, {tie.first_day}"


def _draw(found, left, right, kinds):
    step = min(19.0, (style.TALL - _HEAD - _FOOT) / max(len(kinds), 1))
    drawing = Drawing(_HEAD + step * max(len(kinds), 1) + _FOOT)
    ends = _WORDS + _WORDS_WIDE + 6
    drawing.text(_WORDS - 6, 10, name(left.partner), anchor="end", bold=True)
    drawing.text(ends, 10, name(right.partner), bold=True)
    family = ""
    for row, kind in enumerate(kinds):
        y = _HEAD + step * (row + 0.5)
        one = partnerships.KINDS[kind]
        if kind in found.both:
            drawing.rect(_WORDS - 40, y - step / 2 + 0.5, _WORDS_WIDE + 80, step - 1, fill=style.OUTSIDE, opacity=0.7)
        if one.family != family:
            family = one.family
            drawing.line([(0, y - step / 2), (style.WIDE, y - step / 2)], colour=style.FAINT)
            drawing.text(4, y, partnerships.FAMILIES[family], size=style.LEAST, colour=style.GREY)
        drawing.text(_WORDS + _WORDS_WIDE / 2, y, one.words, size=style.LEAST, anchor="middle")
        _side(drawing, left, kind, _WORDS - 6 - _BOX, y, step, "end")
        _side(drawing, right, kind, ends, y, step, "start")
    seen = {side.standing(kind) for side in (left, right) for kind in kinds}
    signs = [(sign_of(drawing, look), look.words) for key, look in STANDINGS.items() if key in seen]
    legend_line(drawing, signs, 4, drawing.height - 10)
    return drawing


def _side(drawing, profile, kind, x, y, step, anchor):
    tie = _tie(profile, kind)
    if tie is None:
        drawing.circle(x + _BOX / 2, y, 1.5, fill=style.RIM)
        return
    words = tie.first_day if tie.standing == "in_force" and tie.since else tie.why
    edge, room = (x - 6, 195) if anchor == "end" else (x + _BOX + 6, 168)
    parts = lines(words, room, style.LEAST)
    shown = parts[0] if len(parts) == 1 else f"{parts[0]} ..."
    with drawing.mark(f"{profile.partner}.{kind}", facts_of(profile, kind)):
        draw_look(drawing, STANDINGS[tie.standing], x, y, _BOX, min(12, step - 3))
        drawing.text(edge, y, shown, size=style.LEAST, anchor=anchor)
