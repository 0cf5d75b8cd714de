"""PESCO projects by state: how many each leads and joins, what is recalled or undecided, how complete the lists are."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from eudefence.data.confidence import in_a_cell
from eudefence.data.countries import in_a_sentence
from eudefence.ground.words import capitalised, cardinal, date_in_words, joined, one_or_many
from eudefence.models.clubs import networks
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.marks import facts
from eudefence.views.page.view import View
from eudefence.views.shapes.axes import Scale
from eudefence.views.shapes.swatches import box, legend_line

from .club_source import club_source
from .club_words import LISTED, completeness

_PARTS = {  # of a bar, from below: fill, hatch, words
    ("coordinator", "verified"): (style.CATEGORIES[0], "", "coordinates"),
    ("coordinator", "recalled"): (style.CATEGORIES[0], "///", "coordinates, recalled"),
    ("participant", "verified"): (style.CLASSES[6][2], "", "takes part"),
    ("participant", "recalled"): (style.CLASSES[6][2], "///", "takes part, recalled"),
    ("open", "open"): (style.PAPER, "xx", "may take part: first day not seen"),
}
_LEFT, _TOP, _TALL, _GAP = 34, 16, 216, 14  # pixels; the last between members of the Union and third states
_STRIP = 310  # pixels from the top: the lists of the projects
_STRIP_FILLS = {
    "full": (style.CATEGORIES[2], ""),
    "near_full": (style.CATEGORIES[2], "---"),
    "partial": (style.CATEGORIES[1], ""),
    "coordinator_only": (style.CATEGORIES[1], "///"),
    "none": (style.PAPER, "xx"),
}


@dataclass
class StateCount:
    """A state's projects, by what it is in them and how sure that is."""

    state: networks.State
    parts: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    sources: list[str] = field(default_factory=list)

    def number(self, *roles: str) -> int:
        """Projects in these roles; "open" are those that the data cannot decide."""
        return sum(len(names) for (role, _), names in self.parts.items() if role in roles)

    @property
    def sure(self) -> int:
        """Projects in which it was a member that day for sure."""
        return self.number("coordinator", "participant")


def projects_by_state(on: str | dt.date | None = None) -> View:
    """PESCO projects by state on a day, as coordinator and as participant.

    What it answers: who leads and who joins most PESCO projects, and how sure is that? Observers, applicants and states
    that were invited are not counted.

    Parameters
    ----------
    on : str or datetime.date, optional
        The day; by default the edition of the course data.

    Returns
    -------
    View
        A row for each state. Recalled memberships are hatched apart; below stands how complete the lists are.

    Raises
    ------
    ValueError
        For what is no day, or a day before the first project or after the edition.

    Notes
    -----
    Decisions (CFSP) 2018/340 and its amendments set up the projects; tables pesco_projects and pesco_participants.

    >>> view = projects_by_state("2018-04-01")
    >>> view.rows[0]["State"], view.rows[0]["Coordinates"]
    ('Italy', 4)
    """
    roll = networks.roll("pesco", on=on)
    if not roll.clubs:
        raise ValueError(f"on: {roll.day} is before the first PESCO project, which was set up on 6 March 2018.")
    counts = _counts(roll)
    return View(
        _sentence(roll, counts),
        _columns(counts),
        title="PESCO projects by state",
        date=f"on {date_in_words(roll.day)}",
        unit="number of projects",
        source=club_source(roll, "Recalled: well known, but not seen in a source."),
        more=completeness(roll.clubs, "projects"),
        draw=lambda: _draw(roll, counts),
    )


@lru_cache(maxsize=64)
def _counts(roll: networks.Roll) -> tuple[StateCount, ...]:
    """Members of the Union first, then third states; most projects first."""
    labels = {club.key: club.label for club in roll.clubs}
    found = {state.code: StateCount(state) for state in roll.states}
    for tie in roll.ties:
        if tie.member:
            sure = "recalled" if tie.confidence == "recalled" else "verified"
            role = "coordinator" if tie.role == "coordinator" else "participant"
            part = (role, sure) if tie.certain else ("open", "open")
            found[tie.state].parts.setdefault(part, []).append(labels[tie.club])
            found[tie.state].sources.append(tie.source_id)
    there = [one for one in found.values() if one.parts or one.state.in_pesco]
    return tuple(sorted(there, key=lambda one: (_third(one), -one.sure, -one.number("open"), one.state.label)))


def _third(one):
    return one.state.kind == "third state"


_MOST = {  # by how many states share the first place
    "one": "{most} takes part in more PESCO projects than any other state: {number} of {all}.",
    "several": "{most} take part in more PESCO projects than any other state: {number} of {all} each.",
}
_LEADS = {"one": "{leads} coordinates most, {led}.", "several": "{leads} coordinate most, {led} each."}
_RECALLED = (
    "None of the {ties} memberships is recalled: all were seen in a source.",
    "One of the {ties} memberships is recalled, not seen in a source.",
    "{n} of the {ties} memberships are recalled, not seen in a source.",
)
_OPEN = (
    "One more may have held: its first day was not seen.",
    "{n} more may have held: their first days were not seen.",
)


def _sentence(roll, counts):
    known = roll.completeness
    high = max(one.sure for one in counts)
    most = [in_a_sentence(one.state.code) for one in counts if one.sure == high]
    led = max(one.number("coordinator") for one in counts)
    leads = [in_a_sentence(one.state.code) for one in counts if one.number("coordinator") == led]
    parts = (
        _MOST["one" if len(most) == 1 else "several"].format(
            most=capitalised(joined(most)), number=high, all=len(roll.clubs)
        ),
        _LEADS["one" if len(leads) == 1 else "several"].format(leads=capitalised(joined(leads)), led=cardinal(led)),
        one_or_many(known.recalled, _RECALLED[1], _RECALLED[2], _RECALLED[0], ties=known.ties),
        one_or_many(known.undecided, *_OPEN, ""),
    )
    return " ".join(filter(None, parts))


def _columns(counts: Sequence[StateCount]):
    return {
        "State": [one.state.label for one in counts],
        "Code": [one.state.code for one in counts],
        "Kind": [one.state.kind for one in counts],
        "Coordinates": [one.number("coordinator") for one in counts],
        "Takes part without coordinating": [one.number("participant") for one in counts],
        "Of these recalled": [
            sum(len(names) for (_, sure), names in one.parts.items() if sure == "recalled") for one in counts
        ],
        "May take part": [one.number("open") for one in counts],
        "Projects it coordinates": [joined(_names(one, "coordinator")) or None for one in counts],
    }


def _names(one, *roles):
    return sorted(name for (role, _), names in one.parts.items() if role in roles for name in names)


def _draw(roll, counts):
    drawing = Drawing(style.TALL)
    thirds = sum(_third(one) for one in counts)
    wide = min(30, (drawing.width - _LEFT - (_GAP if thirds else 0)) / len(counts))
    scale = Scale(0, max(1, *(one.sure + one.number("open") for one in counts)), _TOP + _TALL, _TOP)
    scale.draw_beside(drawing, _LEFT, drawing.width, [tick for tick in scale.ticks(5) if tick == int(tick)])
    for place, one in enumerate(counts):
        x = _LEFT + wide * place + (_GAP if _third(one) else 0)
        with drawing.mark(one.state.code, _facts(one)):
            _draw_bar(drawing, one, x, wide, scale)
    drawing.line([(_LEFT, scale.place(0)), (drawing.width, scale.place(0))], colour=style.GREY)
    if thirds:
        x = _LEFT + wide * (len(counts) - thirds) + _GAP
        drawing.text(min(x, drawing.width - 80), _TOP + 6, "third states", size=style.LEAST, colour=style.GREY)
    there = {part for one in counts for part in one.parts}
    signs = [(box(drawing, fill, hatch), words) for part, (fill, hatch, words) in _PARTS.items() if part in there]
    legend_line(drawing, signs, 4, _TOP + _TALL + 44)
    _draw_lists(drawing, roll)
    return drawing


def _draw_bar(drawing, one, x, wide, scale):
    reached = 0
    for part, (fill, hatch, _) in _PARTS.items():
        number = len(one.parts.get(part, ()))
        if number:
            low, high = scale.place(reached), scale.place(reached + number)
            rim = style.GREY if fill == style.PAPER else ""
            drawing.rect(x + 3, high, wide - 6, low - high, fill=fill, hatch=hatch, rim=rim)
            reached += number
    middle = x + wide / 2
    drawing.text(middle, _TOP + _TALL + 12, one.state.code, size=style.LEAST, anchor="middle")
    written = str(reached) if reached == one.sure else f"{one.sure}+"
    drawing.text(middle, scale.place(reached) - 8, written, size=style.LEAST, anchor="middle", ground=style.PAPER)


def _facts(one):
    row = {"State": one.state.label, "Kind": one.state.kind}
    for (role, sure), names in sorted(one.parts.items()):
        words = _PARTS[role, sure][2]
        row[capitalised(words)] = f"{len(names)} ({', '.join(sorted(names))})" if len(names) <= 8 else len(names)
    if not one.parts:
        row["Projects"] = "none found in the lists"
    return facts(row, _weightiest(one.sources))


def _weightiest(sources):
    """The two sources on which most of a state's rows stand; the others stand with the rows."""
    return [source for source, _ in Counter(sources).most_common(2)]


def _draw_lists(drawing, roll):
    """All projects in a line, by how complete the list of their members is."""
    y, wide = _STRIP, drawing.width - 8
    drawing.text(4, y, f"How complete the lists of members are, of {len(roll.clubs)} projects:")
    x = 4.0
    for level, (fill, hatch) in _STRIP_FILLS.items():
        clubs = [club for club in roll.clubs if club.listed == level]
        if not clubs:
            continue
        room = wide * len(clubs) / len(roll.clubs)
        told = {
            "Level": capitalised(LISTED[level]),
            "Projects": f"{len(clubs)} ({', '.join(club.label for club in clubs[:30])})",
            "How sure": in_a_cell(clubs[0].confidence, None) if len(clubs) == 1 else None,
        }
        with drawing.mark(f"lists {level}", facts(told)):
            drawing.rect(x, y + 12, room - 1, 20, fill=fill, hatch=hatch, rim=style.RIM)
            said = str(len(clubs))
            drawing.text(x + room / 2, y + 22, said, anchor="middle", on=fill, ground=fill if hatch else "")
        x += room
    levels = {club.listed for club in roll.clubs}
    signs = [
        (box(drawing, fill, hatch), LISTED[level]) for level, (fill, hatch) in _STRIP_FILLS.items() if level in levels
    ]
    legend_line(drawing, signs, 4, y + 48)
