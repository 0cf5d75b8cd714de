"""Formats by where their members stand: in the Union and NATO, in one of the two, in neither."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from eudefence.data.confidence import in_a_cell
from eudefence.data.countries import in_a_sentence
from eudefence.data.package import course
from eudefence.ground.words import capitalised, cardinal, date_in_words, joined, some
from eudefence.models.clubs import networks
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.axes import Scale
from eudefence.views.shapes.swatches import box, legend_line

from .club_words import LISTED, completeness, short
from .format_list import COLUMN, NAMES, TwoColumns, draw_headings, two_columns

_BOTH, _EU, _NATO, _NEITHER = "EU and NATO", "EU only", "NATO only", "neither"
_FILLS = {
    _BOTH: (style.CATEGORIES[0], "", "in the Union and NATO"),
    _NATO: (style.CATEGORIES[1], "///", "in NATO only"),
    _EU: (style.CATEGORIES[2], "---", "in the Union only"),
    _NEITHER: (style.CATEGORIES[5], "...", "in neither"),
}
_CLASSES = {  # in the order of the headings
    "both": "all members in both",
    "nato": "all in NATO, some outside the Union",
    "eu": "all in the Union, some outside NATO",
    "bridge": "bridges: some in NATO only, some in the Union only",
    "wider": "some in neither",
}
_FOOT, _AMERICA = 46, "US"


@dataclass(frozen=True)
class Aligned:
    """A format, and the members of which the data are sure, by where they stand."""

    club: networks.Club
    members: dict[str, tuple[str, ...]]

    @property
    def size(self) -> int:
        """Members in all."""
        return sum(map(len, self.members.values()))

    @property
    def kind(self) -> str:
        """One of the classes by which the picture is ordered.

        A bridge has members that are in NATO only and members that are in the Union only.
        """
        there = {where for where, states in self.members.items() if states}
        if {_EU, _NATO} <= there:
            return "bridge"
        if _NEITHER in there:
            return "wider"
        return "nato" if _NATO in there else "eu" if _EU in there else "both"

    def share(self, *where: str) -> Fraction:
        """The part of the members that stand there."""
        return Fraction(sum(len(self.members[one]) for one in where), self.size)

    @property
    def american(self) -> bool:
        """Whether the United States is a member."""
        return _AMERICA in self.members[_NATO]


def aligned(on: str | dt.date | None = None) -> list[Aligned]:
    """The formats of a day with at least two members, largest first.

    >>> [one.size for one in aligned() if one.club.row == "weimar"]
    [3]
    """
    return _aligned(networks.roll("formats", on=on))


def _aligned(roll):
    where = {state.code: state.alignment for state in roll.states}
    found = []
    for club in roll.clubs:
        states = [tie.state for tie in roll.ties if tie.club == club.key and tie.counts]
        if len(states) > 1:
            found.append(Aligned(club, {one: tuple(code for code in states if where[code] == one) for one in _FILLS}))
    return sorted(found, key=lambda one: (-one.size, one.club.label))


def alignment(on: str | dt.date | None = None) -> View:
    """The formats of a day, by how many of their members are in the Union and in NATO.

    What it answers: which small clubs lie inside the Union, which inside NATO, which join states of both sides, and in
    which is the United States a member?

    Parameters
    ----------
    on : str or datetime.date, optional
        The day; by default the edition of the course data.

    Returns
    -------
    View
        A row for each format with two members or more: its members by where they stand, and the shares inside.

    Raises
    ------
    ValueError
        For what is no day, or a day after the edition.

    Notes
    -----
    Overlap is given as containment, the part of a format's members that are inside: the Union and NATO are so much
    larger that another measure would say little more than the size of the format.

    >>> view = alignment()
    >>> [row["In NATO (%)"] for row in view.rows if row["Format"] == "European Group of Five"]
    [100]
    """
    roll = networks.roll("formats", on=on)
    found = _aligned(roll)
    if not found:
        raise ValueError(f"on: on {date_in_words(roll.day)} no format has two members that the data are sure of.")
    return View(
        _sentence(found),
        _columns(found),
        title="Formats, by where their members stand",
        date=f"on {date_in_words(roll.day)}",
        unit="number of members",
        source=source_line(
            ("formats", [course().find("formats", one.club.row)["source_id"] for one in found]),
            ("format_membership", [tie.source_id for tie in roll.ties]),
            "memberships",
        ),
        more=completeness([one.club for one in found], "formats"),
        draw=lambda: _draw(found),
    )


_INSIDE = "In {nato} of {all} formats every member is in NATO, in {eu} every member is in the Union."
_BRIDGES = (
    "No format joins states that are in NATO only with states that are in the Union only.",
    "One joins states that are in NATO only with states that are in the Union only: {names}.",
    "{n} join states that are in NATO only with states that are in the Union only: {names}.",
)
_AMERICAN = (
    "The United States has a seat in none; it is tied to members of theirs through NATO.",
    "The United States has a seat in one, {names}; it is tied to members of the others through NATO.",
    "The United States has a seat in {n}, {names}; it is tied to members of the others through NATO.",
)


def _sentence(found):
    bridges = [short(one.club.label) for one in found if one.kind == "bridge"]
    american = [short(one.club.label) for one in found if one.american]
    parts = (
        _INSIDE.format(
            nato=cardinal(sum(one.share(_BOTH, _NATO) == 1 for one in found)),
            eu=cardinal(sum(one.share(_BOTH, _EU) == 1 for one in found)),
            all=len(found),
        ),
        _BRIDGES[min(len(bridges), 2)].format(n=capitalised(cardinal(len(bridges))), names=some(bridges, 5)),
        _AMERICAN[min(len(american), 2)].format(n=cardinal(len(american)), names=some(american, 3)),
    )
    return " ".join(parts)


def _columns(found):
    return {
        "Format": [one.club.label for one in found],
        "Members": [one.size for one in found],
        "In the Union and NATO": [len(one.members[_BOTH]) for one in found],
        "In NATO only": [len(one.members[_NATO]) for one in found],
        "In the Union only": [len(one.members[_EU]) for one in found],
        "In neither": [len(one.members[_NEITHER]) for one in found],
        "In the Union (%)": [round(one.share(_BOTH, _EU) * 100) for one in found],
        "In NATO (%)": [round(one.share(_BOTH, _NATO) * 100) for one in found],
        "Where it stands": [_CLASSES[one.kind] for one in found],
        "United States a member": [one.american for one in found],
        "List of members": [LISTED[one.club.listed] for one in found],
    }


def _draw(found):
    groups = {words: [one for one in found if one.kind == kind] for kind, words in _CLASSES.items()}
    placed: TwoColumns[Aligned] = two_columns({w: rows for w, rows in groups.items() if rows}, 2, style.TALL - _FOOT)
    foot = max(end for _, end in placed.ends)
    drawing = Drawing(foot + _FOOT)
    most = max(one.size for one in found)
    for left, end in placed.ends:
        scale = Scale(0, most, left + NAMES, left + COLUMN - 30)
        scale.draw_below(drawing, 2, end, range(0, most + 1, 5 if most < 20 else 10))
    draw_headings(drawing, placed)
    for place in placed.rows:
        with drawing.mark(place.item.club.row, _facts(place.item)):
            _draw_bar(drawing, place, most, min(11, placed.step - 3))
    there = {where for one in found for where, states in one.members.items() if states}
    signs = [(box(drawing, fill, hatch), words) for where, (fill, hatch, words) in _FILLS.items() if where in there]
    if any(one.american for one in found):
        signs.append((lambda x, y: drawing.text(x + 16, y, "US", anchor="middle", bold=True), "the United States too"))
    legend_line(drawing, signs, 4, foot + 34)
    return drawing


def _draw_bar(drawing, place, most, tall):
    one = place.item
    scale = Scale(0, most, place.left + NAMES, place.left + COLUMN - 30)
    drawing.text(place.left + NAMES - 8, place.middle, short(one.club.label), size=style.LEAST, anchor="end")
    reached = 0
    for where, (fill, hatch, _) in _FILLS.items():
        number = len(one.members[where])
        if number:
            left, right = scale.place(reached), scale.place(reached + number)
            drawing.rect(left, place.middle - tall / 2, right - left - 0.6, tall, fill=fill, hatch=hatch)
            reached += number
    if one.american:
        drawing.text(scale.place(reached) + 5, place.middle, "US", size=style.LEAST, bold=True)


def _facts(one):
    row = {"Format": one.club.label, "Members found": one.size}
    for where, (_, _, words) in _FILLS.items():
        if one.members[where]:
            row[capitalised(words)] = _names(one.members[where])
    row["List of members"] = LISTED[one.club.listed]
    row["How sure"] = in_a_cell(one.club.confidence, None)
    return facts(row, course().find("formats", one.club.row)["source_id"])


def _names(codes):
    return joined(sorted(in_a_sentence(code) for code in codes))
