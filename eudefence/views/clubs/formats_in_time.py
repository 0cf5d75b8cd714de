"""Minilateral formats as bars in time: when each began, what it is, where it is anchored, how sure that is."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from eudefence.data.confidence import in_a_cell
from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.words import capitalised, cardinal, date_in_words, one_or_many
from eudefence.models.clubs import networks
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.swatches import box, legend_line
from eudefence.views.shapes.time_scale import TimeScale

from .club_words import LISTED, short
from .format_list import COLUMN, NAMES, draw_headings, two_columns

KINDS = {
    "minilateral_group": "groups of states",
    "capability_coalition": "capability coalitions for Ukraine",
    "armament_programme": "armament programmes",
    "pooling": "pooled transport and refuelling",
    "headquarters": "headquarters",
    "standing_unit": "standing units",
    "organisation": "an organisation of the past",
}
_ANCHORED = {"outside": "outside both", "nato": "tied to NATO", "contested": "contested"}
_FILLS = {"outside": (style.CATEGORIES[0], ""), "nato": (style.CATEGORIES[1], "///")}
_FIRST = dt.date(1989, 1, 1)
_FOOT = 46  # pixels: years and legend


def formats_in_time(kind: str = "all") -> View:
    """Formats of some European states as bars in time.

    What it answers: when did the small clubs of European defence begin, what are they, and which are tied to NATO?

    Parameters
    ----------
    kind : str
        "all", or one of "minilateral_group", "capability_coalition", "armament_programme", "pooling", "headquarters",
        "standing_unit", "organisation".

    Returns
    -------
    View
        Proposals and what has no first day are in the table only. A question mark stands before what is recalled.

    Raises
    ------
    ValueError
        For another kind.

    >>> formats_in_time("standing_unit").columns["Format"][0]
    'Franco-German Brigade'
    """
    one_of("kind", kind, ("all", *KINDS))
    rows = [row for row in course().rows("formats") if kind in ("all", row["kind"])]
    rows.sort(key=lambda row: (list(KINDS).index(row["kind"]) if row["kind"] in KINDS else 99, _start(row)))
    drawn = [row for row in rows if row["valid_from"] and row["kind"] in KINDS]
    members = _members()
    return View(
        _sentence(drawn),
        {
            "Format": [row["name"] for row in rows],
            "Kind": [KINDS.get(row["kind"], "a proposal") for row in rows],
            "Since": [
                row["valid_from"] and date_in_words(row["valid_from"], row["valid_from_precision"]) for row in rows
            ],
            "Until": [row["valid_to"] and date_in_words(row["valid_to"], row["valid_to_precision"]) for row in rows],
            "Anchoring": [_ANCHORED[row["anchoring"]] for row in rows],
            "Link": [row["link"] for row in rows],
            "Members found": [members.get(row["format_id"]) for row in rows],
            "List of members": [LISTED[row["members_listed"]] for row in rows],
            "How sure": [in_a_cell(row["confidence"], row["source_id"]) for row in rows],
        },
        title="Formats of some European states in time",
        date=f"{_FIRST.year} to {course().edition.year}",
        source=source_line(
            ("formats", rows), ("format_membership", []), note="Kinds and anchoring are our own sorting."
        ),
        draw=lambda: _draw(drawn, members),
    )


def _start(row):
    return row["valid_from"] or dt.date.max


def _members():
    """Members of each format that the data are sure of, on the day of the edition; of an ended one, of its last day."""
    roll = networks.roll("formats")
    return Counter(tie.club.partition(".")[2] for tie in roll.ties if tie.counts)


_RECENT = dt.date(2014, 1, 1)
_SAID = (
    "{all} formats are drawn; {recent} of them began in 2014 or later. {nato} {are} tied to NATO; the others stand"
    " outside NATO and the treaties of the Union, though many can serve either. {earlier}{recalled}"
)
_EARLIER = "The {name} is older than the picture: it began in {year}. "
_ONE_KIND = "{all} formats of one kind are drawn ({kind}); {recent} of them began in 2014 or later. {earlier}{recalled}"


def _sentence(drawn):
    kinds = {row["kind"] for row in drawn}
    nato = sum(row["anchoring"] == "nato" for row in drawn)
    recent = sum(row["valid_from"] >= _RECENT for row in drawn)
    numbers = {
        "all": capitalised(cardinal(len(drawn))),
        "recent": cardinal(recent) if recent else "none",
        "earlier": "".join(
            _EARLIER.format(name=row["name"], year=row["valid_from"].year)
            for row in drawn
            if row["valid_from"] < _FIRST
        ),
        "recalled": one_or_many(
            sum(row["confidence"] == "recalled" for row in drawn),
            "The row of one is recalled, not seen in a source.",
            "The rows of {n} are recalled, not seen in a source.",
            "All rows were seen in a source.",
        ),
    }
    if len(kinds) == 1:
        return _ONE_KIND.format(kind=KINDS[kinds.pop()], **numbers)
    return _SAID.format(nato=capitalised(cardinal(nato)), are="is" if nato == 1 else "are", **numbers)


def _draw(drawn, members):
    groups = {words: [row for row in drawn if row["kind"] == kind] for kind, words in KINDS.items()}
    placed = two_columns({words: rows for words, rows in groups.items() if rows}, 2, style.TALL - _FOOT)
    foot = max(end for _, end in placed.ends)
    drawing = Drawing(foot + _FOOT)
    scales = {left: _scale(left) for left, _ in placed.ends}
    for left, end in placed.ends:
        _draw_years(drawing, scales[left], end)
    draw_headings(drawing, placed)
    for place in placed.rows:
        with drawing.mark(place.item["format_id"], _facts(place.item, members)):
            _draw_bar(drawing, place, scales[place.left], min(10, placed.step - 4))
    signs = [(box(drawing, *_FILLS["outside"]), "outside the Union and NATO")]
    if any(row["anchoring"] == "nato" for row in drawn):
        signs.append((box(drawing, *_FILLS["nato"]), "tied to NATO"))
    signs.append((_question(drawing), "recalled, not seen in a source"))
    legend_line(drawing, signs, 4, foot + 34)
    return drawing


def _question(drawing):
    return lambda x, y: drawing.text(x + 16, y, "?", anchor="middle", bold=True)


def _scale(left):
    last = course().edition
    return TimeScale(_FIRST, dt.date(last.year + 1, 1, 1), left + NAMES, COLUMN - NAMES - 4)


def _draw_years(drawing, scale, end):
    for year in range(1990, scale.last.year + 1, 10):
        x = scale.place(dt.date(year, 1, 1))
        drawing.line([(x, 2), (x, end)], colour=style.FAINT)
        drawing.text(x, end + 9, str(year), size=style.LEAST, anchor="middle", colour=style.GREY)


def _draw_bar(drawing, place, scale, tall):
    row = place.item
    fill, hatch = _FILLS.get(row["anchoring"], _FILLS["outside"])
    left, right = scale.span(row["valid_from"], row["valid_to"], course().edition)
    drawing.text(place.left + NAMES - 16, place.middle, short(row["name"]), size=style.LEAST, anchor="end")
    drawing.rect(left, place.middle - tall / 2, max(right - left, 3), tall, fill=fill, hatch=hatch)
    if row["confidence"] == "recalled":
        beside = left - 7 if left - 12 > scale.left else scale.left - 7
        drawing.text(beside, place.middle, "?", size=style.LEAST, anchor="middle", bold=True)


def _facts(row, members):
    return facts(
        {
            "Format": row["name"],
            "Kind": KINDS[row["kind"]],
            "Since": date_in_words(row["valid_from"], row["valid_from_precision"]),
            "Until": row["valid_to"] and date_in_words(row["valid_to"], row["valid_to_precision"]),
            "Purpose": row["purpose"],
            "Legal form": row["legal_form"],
            "Link": row["link"],
            "Members found": members.get(row["format_id"]),
            "List of members": LISTED[row["members_listed"]],
            "How sure": in_a_cell(row["confidence"], row["source_id"]),
        },
        row["source_id"],
    )
