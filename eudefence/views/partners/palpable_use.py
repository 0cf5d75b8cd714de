"""The question of FEPS as a picture: which partnerships have a use that can be shown, by line of the Compass?"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from eudefence.data.package import course
from eudefence.ground.words import capitalised, cardinal, date_in_words, joined, one_or_many
from eudefence.models.partners import partnerships
from eudefence.models.partners.partnerships.palpable import STATES
from eudefence.models.partners.partnerships.partner_names import in_a_sentence, name
from eudefence.views.page import style
from eudefence.views.page.controls import choice, day
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.swatches import legend_line

from .partner_signs import USES, draw_look, sign_of

_LEFT, _SIGNED, _HEAD, _FOOT = 130, 120, 32, 40  # pixels: names, days of signature, headings, legend in two lines
_BELOW = {
    "act": "missions, operations",
    "secure": "cyber, hybrid, space, sea",
    "invest": "capabilities, industry",
    "partner": "policy, sanctions",
}
_DIRECTION = {"to_union": "the partner gives", "both": "both give", "from_union": "the Union gives"}


def palpable_use(
    since: str = "partnership", on: str | dt.date | None = None, partner: str | Iterable[str] | None = None
) -> View:
    """Which partnerships have a use that can be shown, by line of the Strategic Compass.

    What it answers: FEPS asked in 2022 whether partnerships are of palpable use. Where can one be shown, where did a
    search find nothing, and where did nobody look?

    Parameters
    ----------
    since : {"partnership", "ever"}
        Only what was done since the Security and Defence Partnership, or all that was ever done.
    on : str or datetime.date, optional
        What was shown by this day; by default the edition of the course data.
    partner : str or list of str, optional
        One partner or several; by default all for whom somebody looked.

    Returns
    -------
    View
        A row for each partner and line, with its evidence.

    Raises
    ------
    ValueError
        For another word for `since`, for what is no partner or no day.

    Notes
    -----
    The question is that of FEPS 2022; the coding is ours. That a search found nothing is no proof that nothing was
    done.

    >>> palpable_use("ever", partner="Norway").columns["State"][0]
    'use shown'
    """
    found, other = (partnerships.use(partner, on=on, since=since, coder=coder) for coder in ("settled", "second"))
    cells = list(found.cells.values())
    columns = {
        "Partner": [name(cell.partner) for cell in cells],
        "Line": [partnerships.LINES[cell.line] for cell in cells],
        "State": [USES[cell.state].words for cell in cells],
        "By a second coder": [USES[other.cells[cell.partner, cell.line].state].words for cell in cells],
        "Evidence": [_told(cell.evidence) or None for cell in cells],
        "Looked at, does not count": [_told(cell.not_counted) or None for cell in cells],
        "Looked for": ["; ".join(dict.fromkeys(one.looked_for for one in cell.searches)) or None for cell in cells],
    }
    return View(
        _sentence(found, other),
        columns,
        title=_TITLES[since],
        date=f"up to {date_in_words(found.on)}",
        source=source_line(
            "palpable_use",
            "palpable_use_searches",
            ("codings", [*_SECOND, "CODER_SETTLED"]),
            note="The question is that of FEPS 2022, the coding ours.",
        ),
        more=" ".join(filter(None, [_others(found), _how_coded(found.partners), _numbers(found)])),
        draw=lambda: _draw(found, other),
    )


def explore_palpable_use() -> Explorer:
    """`palpable_use` with controls for the time asked about and the day."""
    signed = sorted(row["valid_from"] for row in course().rows("partnerships") if row["valid_from"])
    return explore(
        palpable_use,
        since=choice("Count what was done", {"since the partnership": "partnership", "ever": "ever"}, "partnership"),
        on=day("Known by", "2018-05-01", course().edition, extra=signed),
    )


_TITLES = {
    "partnership": "Use that can be shown since the partnership",
    "ever": "Use that could ever be shown",
}
_SAID = {
    "partnership": "Since the partnership a use can be shown in {shown} of {all} cells{who}.",
    "ever": "Taking all times together, a use can be shown in {shown} of {all} cells.",
}
_NOT_SHOWN = (
    "",
    "In one cell a search found nothing that counts.",
    "In {number} cells a search found nothing that counts.",
)
_ACT = "Missions and operations (Act) have {act} of the cells in which a use is shown."
_FURTHER = {  # of the other cells: none, one, several
    "before": (
        "",
        "In one cell a use was shown only before the partnership.",
        "In {number} cells a use was shown only before the partnership.",
    ),
    "without": (
        "",
        "In one cell a use was shown by a partner without a Security and Defence Partnership.",
        "In {number} cells a use was shown by partners without a Security and Defence Partnership.",
    ),
    "not_searched": ("", "In one cell nobody searched.", "In {number} cells nobody searched."),
    "from_union": (
        "",
        "In one only the Union gave something to the partner.",
        "In {number} only the Union gave something to the partner.",
    ),
    "undecided": (
        "",
        "In one the dates are too rough to say whether it came before.",
        "In {number} the dates are too rough to say whether it came before.",
    ),
}


_SECOND = ["CODER_SECOND_USE", "CODER_SECOND_USE_2"]
_ALIKE = "By the codes of a second coder, who had not seen ours, the same cells are shown."
_APART = "By the codes of a second coder, who had not seen ours, a use is shown in {number}, {differing}."


def _second_coder(found, other):
    """Whether somebody else would have counted the same cells; which come in, and which fall out."""
    ours, theirs = (
        [_cell_named(*key) for key, cell in one.cells.items() if cell.state == "shown"] for one in (found, other)
    )
    changed = [
        f"{word} {joined(cells)}"
        for word, cells in (
            ("with", [one for one in theirs if one not in ours]),
            ("without", [one for one in ours if one not in theirs]),
        )
        if cells
    ]
    return _APART.format(number=_none_or(len(theirs)), differing=joined(changed)) if changed else _ALIKE


def _how_coded(partners):
    """What became of two codings: evidence coded alike, settled by a rule, left open, or not coded twice."""
    mine = {row["use_id"] for row in course().rows("palpable_use") if row["partner"] in partners}
    codes = {}
    for row in course().rows("codings"):
        if row["table"] == "palpable_use" and row["key"] in mine:
            codes.setdefault((row["key"], row["variable"]), {})[row["coder"]] = row["code"]
    apart = {key: one for key, one in codes.items() if one.get("second", one["first"]) != one["first"]}
    settled = {key for (key, _), one in apart.items() if "settled" in one}
    differing = {key for (key, _), one in apart.items() if "settled" not in one}
    once = mine - {key for (key, _), one in codes.items() if "second" in one}
    told = [
        f"Two coders differ on {cardinal(len(settled | differing))} of {len(mine)} pieces of evidence.",
        f"A rule settled {cardinal(len(settled))}." if settled else "",
        f"For {cardinal(len(differing))} no rule decides, and the table keeps the first code." if differing else "",
        f"Coded once: {cardinal(len(once))} of {len(mine)} pieces of evidence." if once else "",
    ]
    return " ".join(filter(None, told if settled | differing else told[3:]))


def _numbers(found):
    """What a number in a cell says, if there is one."""
    several = any(cell.state == "shown" and len(cell.evidence) > 1 for cell in found.cells.values())
    return "A number in brackets says how many pieces of evidence there are." if several else ""


def _cell_named(code, line):
    return f"{in_a_sentence(code)} ({partnerships.LINES[line].partition(':')[0]})"


def _sentence(found, other):
    """In how many cells a use is shown, by both codings, and in how many it is not."""
    counts = found.counts()
    named = [_cell_named(*key) for key, cell in found.cells.items() if cell.state == "shown"]
    who = f": {joined(named)}" if 0 < len(named) < 6 else ""
    shown = _SAID[found.since].format(shown=_none_or(counts["shown"]), all=len(found.cells), who=who)
    none, one, many = _NOT_SHOWN
    nothing = one_or_many(counts["not_shown"], one, many, none, number=cardinal(counts["not_shown"]))
    return " ".join(filter(None, [shown, _second_coder(found, other), nothing]))


def _others(found):
    """What the other cells are, and what most of those shown are."""
    counts = found.counts()
    act = sum(line == "act" for (_, line), cell in found.cells.items() if cell.state == "shown")
    said = [_ACT.format(act=_none_or(act))] if found.since == "ever" else []
    for state, sentences in _FURTHER.items():
        said.append(sentences[min(counts[state], 2)].format(number=cardinal(counts[state])))
    return " ".join(filter(None, said))


def _none_or(amount):
    return cardinal(amount) if amount else "none"


def _told(evidence):
    return " ".join(f"{one.what} ({_when(one)}, {_DIRECTION[one.direction]})." for one in evidence)


def _when(one):
    first = date_in_words(one.first, one.first_precision)
    last = date_in_words(one.last, one.last_precision)
    return first if last == first else f"{first} to {last}"


def _draw(found, other):
    step = min(24.0, (style.TALL - _HEAD - _FOOT) / len(found.partners))
    drawing = Drawing(_HEAD + step * len(found.partners) + _FOOT)
    left = _LEFT + _SIGNED
    wide = (style.WIDE - left) / len(partnerships.LINES)
    drawing.text(_LEFT + 4, 16, "Partnership since", size=style.LEAST, colour=style.GREY)
    for place, (line, words) in enumerate(partnerships.LINES.items()):
        head = words.partition(":")[0]
        x = left + wide * (place + 0.5)
        drawing.text(x, 9, head, anchor="middle", bold=True)
        drawing.text(x, 23, _BELOW[line], size=style.LEAST, anchor="middle", colour=style.GREY)
    for row, code in enumerate(found.partners):
        y = _HEAD + step * (row + 0.5)
        drawing.text(_LEFT - 4, y, name(code), size=style.LEAST, anchor="end")
        drawing.text(_LEFT + 4, y, _signed(found, code), size=style.LEAST, colour=style.GREY)
        for place, line in enumerate(partnerships.LINES):
            cell = found.cells[code, line]
            with drawing.mark(f"{code}.{line}", _facts(cell, other.cells[code, line])):
                draw_look(drawing, USES[cell.state], left + wide * place + 4, y, wide - 8, step - 3, _in_the_cell(cell))
    seen = {cell.state for cell in found.cells.values()}
    keys = [state for state in STATES if state in seen]
    for line, part in enumerate((keys[:4], keys[4:])):
        signs = [(sign_of(drawing, USES[key]), USES[key].words) for key in part]
        legend_line(drawing, signs, 4, drawing.height - 26 + 17 * line)
    return drawing


def _signed(found, code):
    """The day of the partnership; a partnership that is reported without a day is not the same as none."""
    if start := found.starts[code]:
        return date_in_words(start)
    reported = partnerships.profile(code, found.on).standing("partnership") == "undecided"
    return "day not found" if reported else "–"


def _in_the_cell(cell):
    """The sign of the state; where use is shown, with the number of pieces of evidence if there are several."""
    sign = USES[cell.state].sign
    return f"{sign} ({len(cell.evidence)})" if cell.state == "shown" and len(cell.evidence) > 1 else sign


def _facts(cell, other):
    return facts(
        {
            "Partner": name(cell.partner),
            "Line": partnerships.LINES[cell.line],
            "State": capitalised(USES[cell.state].words),
            "By a second coder": capitalised(USES[other.state].words) if other.state != cell.state else None,
            "Evidence": _told(cell.evidence) or None,
            "Looked at, does not count": _told(cell.not_counted) or None,
            "Looked for": "; ".join(dict.fromkeys(one.looked_for for one in cell.searches)) or None,
        },
        [one.source_id for one in (*cell.evidence, *cell.not_counted)],
    )
