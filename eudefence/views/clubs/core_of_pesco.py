"""The core of PESCO, and how sure the data let one be: certain, likely and possible when gaps in lists are filled."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from eudefence.data.countries import in_a_sentence, name
from eudefence.ground.arguments import one_of
from eudefence.ground.words import capitalised, cardinal, date_in_words, joined, one_or_many
from eudefence.models.clubs import networks
from eudefence.models.clubs.networks.incidence import incidence
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.marks import facts
from eudefence.views.page.view import View
from eudefence.views.shapes.axes import Scale
from eudefence.views.shapes.swatches import box, legend_line

from .club_source import club_source
from .club_words import completeness
from .tie_words import WEIGHED

_CERTAIN, _LIKELY, _POSSIBLE, _NEVER = "certain", "likely", "possible", "never core"
_FILLS = {
    _CERTAIN: (style.CATEGORIES[0], ""),
    _LIKELY: (style.CATEGORIES[2], "---"),
    _POSSIBLE: (style.CATEGORIES[1], "///"),
    _NEVER: (style.CATEGORIES[5], ""),
}
_WORDS = {
    _CERTAIN: "certain: core as listed and in every filling",
    _LIKELY: "likely: in half or more",
    _POSSIBLE: "possible: in less than half",
}
_MOST, _STEP, _TOP = 14, 20, 30  # states that are drawn; pixels from row to row, and above the first
_NAMES, _HALF, _GAP = 112, 330, 74  # pixels: for names, for each of the two scales, and between them


def core_of_pesco(on: str | dt.date | None = None, weight: str = "shared") -> View:
    """The core of PESCO on a day, with its range.

    What it answers: which states hold the network of PESCO projects together, and could that be an effect of lists with
    gaps?

    Parameters
    ----------
    on : str or datetime.date, optional
        The day; by default the edition of the course data.
    weight : {"shared", "newman", "jaccard", "overlap"}
        How a tie between two states is weighed (see `eudefence.networks.project`).

    Returns
    -------
    View
        A row for each state: how often it is core when the gaps are filled, and the fewest and the most projects it
        may be in.

    Raises
    ------
    ValueError
        For another weight, what is no day, and a day before the first project.

    Notes
    -----
    Borgatti and Everett, Social Networks 21 (2000), 375-395, for core and rim. How gaps are filled is our assumption:
    `eudefence.networks.core_periphery` says how.

    >>> core_of_pesco().rows[0]["How sure"]
    'certain'
    """
    one_of("weight", weight, WEIGHED)
    roll = networks.roll("pesco", on=on)
    if not roll.clubs:
        raise ValueError(f"on: {roll.day} is before the first PESCO project, which was set up on 6 March 2018.")
    found = _found(roll, weight)
    order = _order(found.range)
    return View(
        _sentence(found),
        _columns(found.range, order),
        title="The core of PESCO, and how sure it is",
        date=f"on {date_in_words(roll.day)}",
        unit=f"ties weighed by {WEIGHED[weight]}",
        source=club_source(roll, "How the gaps are filled is our assumption."),
        more=_more(roll, found),
        draw=lambda: _draw(found.range, order[:_MOST]),
    )


@lru_cache(maxsize=32)
def _found(roll: networks.Roll, weight: str) -> networks.Core:
    return networks.core_periphery(roll, weight)


def _tier(held, state):
    for tier, states in ((_CERTAIN, held.certain), (_LIKELY, held.likely), (_POSSIBLE, held.possible)):
        if state in states:
            return tier
    return _NEVER


def _order(held):
    """Most often core first, then most projects."""
    return sorted(held.memberships, key=lambda one: (-held.times.get(one, 0), -held.memberships[one][0], name(one)))


def _names(states):
    return joined(in_a_sentence(state) for state in sorted(states, key=name))


_SAID = {
    (True, True): "{certain} {are} core in every filling of the gaps; {likely} in half of them or more.",
    (True, False): "{certain} {are} core in every filling of the gaps; no other state is in half of them.",
    (False, True): "No state is core in every filling of the gaps; {likely} {is_} in half of them or more.",
    (False, False): "No state is core in half of the fillings of the gaps: the lists do not let one say.",
}
_OPEN = (
    "{all} lists of members are complete.",
    "Of {all} projects one has a list that leaves members open; it was filled in {draws} ways, drawn by chance.",
    "Of {all} projects {n} have lists that leave members open; they were filled in {draws} ways, drawn by chance.",
)


def _sentence(found):
    held = found.range
    said = _SAID[bool(held.certain), bool(held.likely)].format(
        certain=capitalised(_names(held.certain)),
        are="is" if len(held.certain) == 1 else "are",
        is_="is" if len(held.likely) == 1 else "are",
        likely=_names(held.likely),
    )
    counted = one_or_many(held.open_clubs, _OPEN[1], _OPEN[2], _OPEN[0], all=held.clubs, draws=held.draws)
    return f"{said} {counted}"


_MORE = (
    "As listed, the core is {core}. {without} If only memberships count that were seen in a source, it is {sources}."
)
_WITHOUT = (
    "No project joins more than half of the states.",
    "Without the one project that joins more than half of the states, it is {core}.",
    "Without the {number} projects that join more than half of the states, it is {core}.",
)


def _more(roll, found):
    large = incidence(roll).near_universal()
    without = one_or_many(
        len(large), _WITHOUT[1], _WITHOUT[2], _WITHOUT[0],
        core=_names(found.without_near_universal) or "empty", number=cardinal(len(large)),
    )  # fmt: skip
    said = _MORE.format(
        core=_names(found.core) or "empty", without=without, sources=_names(found.from_sources) or "empty"
    )
    return f"{said} {completeness(roll.clubs, 'projects')}"


def _columns(held, order):
    return {
        "State": [name(state) for state in order],
        "Code": list(order),
        "How sure": [_tier(held, state) for state in order],
        f"Core in so many of {held.draws} fillings": [held.times.get(state, 0) for state in order],
        "Projects at least": [held.memberships[state][0] for state in order],
        "Projects at most": [held.memberships[state][1] for state in order],
    }


def _draw(held, states):
    foot = _TOP + _STEP * len(states)
    drawing = Drawing(foot + 52)
    times = Scale(0, held.draws, _NAMES, _NAMES + _HALF)
    most = max(high for _, high in held.memberships.values())
    projects = Scale(0, max(most, 1), _NAMES + _HALF + _GAP, _NAMES + 2 * _HALF + _GAP)
    drawing.text(times.start, 10, f"Core in so many of {held.draws} fillings", bold=True)
    drawing.text(projects.start, 10, "Projects: as listed, and at most", bold=True)
    times.draw_below(drawing, _TOP - 6, foot)
    projects.draw_below(drawing, _TOP - 6, foot, [tick for tick in projects.ticks(6) if tick == int(tick)])
    for place, state in enumerate(states):
        with drawing.mark(state, _facts(held, state)):
            _draw_row(drawing, held, state, _TOP + _STEP * (place + 0.5), times, projects)
    there = {_tier(held, state) for state in states}
    signs = [(box(drawing, *_FILLS[tier]), words) for tier, words in _WORDS.items() if tier in there]
    legend_line(drawing, signs, 4, foot + 38)
    return drawing


def _draw_row(drawing, held, state, y, times, projects):
    fill, hatch = _FILLS[_tier(held, state)]
    drawing.text(_NAMES - 8, y, name(state), anchor="end")
    number = held.times.get(state, 0)
    end = times.place(number)
    if number:
        drawing.rect(times.start, y - 7, end - times.start, 14, fill=fill, hatch=hatch)
    drawing.text(end + 5, y, str(number), size=style.LEAST)
    low, high = held.memberships[state]
    if high > low:
        drawing.line([(projects.place(low), y), (projects.place(high), y)], colour=style.GREY, dashes=(2, 2))
        drawing.circle(projects.place(high), y, 4, fill=style.PAPER, rim=style.GREY)
    drawing.circle(projects.place(low), y, 5, fill=fill if number else style.GREY)


def _facts(held, state):
    low, high = held.memberships[state]
    return facts(
        {
            "State": name(state),
            "How sure": _tier(held, state),
            "Core": f"in {held.times.get(state, 0)} of {held.draws} fillings",
            "Projects": f"{low} as listed, {high} if it were in each whose list leaves it open",
        }
    )
