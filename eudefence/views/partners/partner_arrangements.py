"""Partners of the Union and what each has on a day: the first picture of partnerships."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.words import capitalised, cardinal, count, date_in_words, joined
from eudefence.models.partners import partnerships
from eudefence.models.partners.partnerships.partner_names import in_a_sentence, name
from eudefence.views.page import style
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.letters import lines
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.swatches import legend_line

from .partner_signs import STANDINGS, draw_look, sign_of

KINDS = {"main": "ten arrangements that tell partners apart", **partnerships.FAMILIES}
LANDMARKS = ("NO", "CA")
_LEFT, _FOOT = 150, 26  # pixels: names of partners; legend
_SHORT = {  # where the full name takes more than three lines
    "pesco_project": "PESCO project",
    "defence_agency": "Ties to Defence Agency",
    "missions_agreement": "Framework agreement on missions",
    "classified_information": "Classified information",
    "safe_equal": "Equal terms under SAFE",
    "safe_agreement": "Own agreement on SAFE",
    "safe_purchases": "Purchases only under SAFE",
    "support_instrument": "Ukraine support",
    "industry_programme": "Industry scheme",
    "ammunition_programme": "Shells (ASAP)",
    "purchase_programme": "Joint buying",
    "agency_project": "Defence Agency project",
    "ukraine_loan": "Supply under Ukraine loan",
    "missions": "Staff or money for missions",
    "dialogue": "Dialogue or declaration",
    "expeditionary_partner": "Partner of that force",
    "coalition_of_the_willing": "Coalition of the willing",
    "group_of_five_plus": "Named beside the Five",
}


def partner_arrangements(on: str | dt.date | None = None, kinds: str = "main") -> View:
    """Which partner of the Union has which arrangement on a day.

    What it answers: who are the partners, what have they got, and why are Norway and Canada the models people point to?

    Parameters
    ----------
    on : str or datetime.date, optional
        The day; by default the edition of the course data.
    kinds : {"main", "politics", "missions", "industry", "nato", "groups"}
        Ten arrangements that tell partners apart, or all of one field.

    Returns
    -------
    View
        A row for each partner, most arrangements first; Norway and Canada stand out. An invitation or an application is
        no arrangement in force.

    Raises
    ------
    ValueError
        For other kinds, and for what is no day or a later one than the edition.

    >>> partner_arrangements("2024-05-27").columns["Partner"][0]
    'Norway'
    """
    one_of("kinds", kinds, KINDS)
    grid = partnerships.grid(on, kinds)
    cells = grid.cells
    numbers = {code: [cells[code, kind] for kind in grid.kinds].count("in_force") for code in grid.profiles}
    order = sorted(grid.profiles, key=lambda code: (-numbers[code], name(code)))
    shown = {code: {kind: partnerships.STANDINGS[cells[code, kind]] for kind in grid.kinds} for code in order}
    columns = {
        "Partner": [name(code) for code in order],
        "In force": [numbers[code] for code in order],
        **{partnerships.KINDS[kind].words: [shown[code][kind] for code in order] for kind in grid.kinds},
    }
    return View(
        _sentence(grid, numbers, order),
        columns,
        title=_TITLES[kinds],
        date=f"on {date_in_words(grid.on)}",
        source=source_line("partner_links", "partnerships", note="Sorting into kinds is ours."),
        more=_LEFT_OUT.format(names=joined(sorted(map(in_a_sentence, _at_the_rim())))),
        draw=lambda: _draw(grid, cells, numbers, [code for code in order if code not in _at_the_rim()]),
    )


_LEFT_OUT = "In the table only, because nothing but taking part in missions is on record: {names}."


@lru_cache(maxsize=1)
def _at_the_rim():
    """Partners of which nothing but taking part in missions is on record: in the table, not in the picture."""
    profiles = partnerships.grid().profiles
    return [code for code, one in profiles.items() if set(one.by_kind) <= {"missions_agreement", "missions"}]


_TITLES = {
    "main": "Partners of the Union and what each has",
    "politics": "Partners of the Union: politics and law",
    "missions": "Partners of the Union: missions and operations",
    "industry": "Partners of the Union: arms and industry",
    "nato": "Partners of the Union and NATO",
    "groups": "Partners of the Union in groups beside it",
}
_SAID = "{lead} Security and Defence Partnerships in force: {ties}, of {partners} partners. {open} {undecided}"
_SAID_OF_KINDS = "{lead} {open} {undecided}"
_NORWAY_FIRST = (
    "Of these {kinds} arrangements Norway has {norway} in force, more than any other partner; Canada has {canada}."
)
_OTHERS_FIRST = (
    "Of these {kinds} arrangements Norway has {norway} in force and Canada {canada}; the most that any partner has"
    " is {top}: {most}."
)
_NOBODY = "No partner had any of these {kinds} arrangements, as far as the table knows. {open} {undecided}"
_OPEN = (
    "Nothing is invited, asked for or allowed without being in force.",
    "One cell is only possible: invited, asked for or allowed by law, and not in force.",
    "{number} cells are only possible: invited, asked for or allowed by law, and not in force.",
)
_UNDECIDED = (
    "Every cell can be decided.",
    "One cell cannot be decided.",
    "{number} cells cannot be decided.",
)


def counted(sentences, number):
    """The sentence for none, one or several."""
    return sentences[min(number, 2)].format(number=capitalised(cardinal(number)))


def _sentence(grid, numbers, order):
    states = list(grid.cells.values())
    most = numbers[order[0]]
    first = [code for code in order if numbers[code] == most]
    gaps = {
        "kinds": cardinal(len(grid.kinds)),
        "open": counted(_OPEN, states.count("possible")),
        "undecided": counted(_UNDECIDED, states.count("undecided")),
    }
    if not most:
        return _NOBODY.format(**gaps)
    words = _SAID if "partnership" in grid.kinds else _SAID_OF_KINDS
    few = [in_a_sentence(code) for code in first] if len(first) < 4 else [count(len(first), "partner")]
    lead = (_NORWAY_FIRST if first == ["NO"] else _OTHERS_FIRST).format(
        kinds=gaps["kinds"],
        most=joined(few),
        top=cardinal(most),
        norway=_none_or(numbers["NO"]),
        canada=_none_or(numbers["CA"]),
    )
    return words.format(
        lead=lead,
        ties=_none_or(sum(grid.cells.get((code, "partnership")) == "in_force" for code in order)),
        partners=len(order),
        **gaps,
    )


def _none_or(amount):
    return cardinal(amount) if amount else "none"


def _draw(grid, cells, numbers, order):
    wide = min((style.WIDE - _LEFT - 6) / len(grid.kinds), 120)
    heads = [_heading(kind, wide) for kind in grid.kinds]
    top = 13 * max(map(len, heads)) + 6
    step = (style.TALL - top - _FOOT) / len(order)
    drawing = Drawing(style.TALL)
    for place, head in enumerate(heads):
        for line, words in enumerate(head):
            y = top - 4 - 13 * (len(head) - line) + 6
            drawing.text(_LEFT + wide * (place + 0.5), y, words, size=style.LEAST, anchor="middle")
    for row, code in enumerate(order):
        y = top + step * (row + 0.5)
        if code in LANDMARKS:
            drawing.rect(0, y - step / 2, style.WIDE, step, fill=style.OUTSIDE, opacity=0.6)
        drawing.text(_LEFT - 8, y, name(code), size=style.LEAST, anchor="end", bold=code in LANDMARKS)
        for place, kind in enumerate(grid.kinds):
            x = _LEFT + wide * place
            if cells[code, kind] == "none":
                drawing.circle(x + wide / 2, y, 1, fill=style.RIM)
                continue
            with drawing.mark(f"{code}.{kind}", facts_of(grid.profiles[code], kind)):
                draw_look(drawing, STANDINGS[cells[code, kind]], x + 8, y, wide - 16, step - 3)
    seen = set(cells.values())
    signs = [(sign_of(drawing, look), look.words) for key, look in STANDINGS.items() if key in seen]
    end = legend_line(drawing, signs, 4, style.TALL - 10)
    drawing.circle(end + 6, style.TALL - 10, 1.5, fill=style.RIM)
    drawing.text(end + 14, style.TALL - 10, "nothing on record")
    return drawing


def _heading(kind, wide):
    return lines(_SHORT.get(kind, partnerships.KINDS[kind].words), wide - 4, style.LEAST)


def facts_of(profile, kind):
    """What the mark of a partner and a kind says: the tie that decides how it stands."""
    ties = profile.of(kind)
    tie = min(ties, key=lambda one: list(STANDINGS).index(one.standing))
    return facts(
        {
            "Partner": name(profile.partner),
            "Arrangement": partnerships.KINDS[kind].words,
            "In detail": tie.detail,
            "Stands": tie.why,
            "First day": tie.first_day or None,
            "Act": tie.instrument or None,
            "Remark": tie.note or None,
            "How sure": tie.confidence.replace("_", " "),
        },
        tie.source_id,
    )


def change_days() -> list[dt.date]:
    """Days on which a tie of a partner began or ended, as far as they are known to the day."""
    rows = course().rows("partner_links")
    found = {row["valid_from"] for row in rows if row["valid_from_precision"] == "day"}
    found |= {row["valid_to"] for row in rows if row["valid_to_precision"] == "day"}
    found |= {row["valid_from"] for row in course().rows("partnerships") if row["valid_from"]}
    return sorted(day for day in found if day and day <= course().edition)
