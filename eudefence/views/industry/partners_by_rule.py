"""Who counts as inside: countries beyond the Union under the rules of each instrument, on a day."""

from __future__ import annotations

import datetime as dt

from eudefence.data import as_of, countries
from eudefence.data.package import course
from eudefence.data.states import named
from eudefence.ground.words import cardinal, date_in_words, one_or_many
from eudefence.models.decisions import council
from eudefence.models.industry.eligibility.areas import area_on
from eudefence.models.industry.eligibility.rulebook import years
from eudefence.views.page import html_words
from eudefence.views.page.controls import day
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

LAWS = {
    "EDF": "European Defence Fund",
    "EDIP": "EDIP",
    "SAFE": "SAFE",
    "UA_LOAN_90": "loan for Ukraine",
}
PARTNERS = ("NO", "IS", "LI", "UA", "CA", "GB", "CH", "TR", "MD", "JP", "KR", "US")
_INSIDE = 4
# Words of a standing, and the shade of its cell, down to 0 for outside.
_WORDS = {
    "member": ("member of the Union", _INSIDE),
    "inside": ("inside", _INSIDE),
    "associated": ("inside, as associated", _INSIDE),
    "by_agreement": ("by its own agreement, with limits", 2),
    "legal_basis_only": ("allowed by law; no act or agreement found", 1),
    "possible_not_used": ("could be associated, is not", 0),
    "outside": ("outside", 0),
}
_OWN_PART = ("outside, but with its own part of the law", 1)  # the Ukraine Support Instrument
_JOINS = ("outside, but may join a purchase", 0)
_NOT_YET = ("not in force that day", None)


def partners_under_each_rule(on: str | dt.date | None = None) -> View:
    """Twelve countries beyond the Union under four instruments: does a firm, or a part, from there count as inside?

    What it answers: which partner is inside under which rule, since what, and which door is only half open?

    Parameters
    ----------
    on : str or datetime.date, optional
        The day; by default the edition.

    Returns
    -------
    View
        A table of words; countries that stand alike share a line. What no text decides is said so. The period of an
        instrument is that of its rules.

    Notes
    -----
    EDF Article 5, EDIP 8, SAFE 2(3), 16(3) and 17, Ukraine loan 13(4), 13(10) and 13(11).

    Examples
    --------
    >>> rows = partners_under_each_rule("2026-03-01").rows
    >>> [row["SAFE"] for row in rows if row["Country"] in ("Norway", "United Kingdom")]
    ['inside', 'outside, but may join a purchase']
    """
    when = course().day(on)
    cells = {law: {code: _cell(law, code, when) for code in PARTNERS} for law in LAWS}
    names = [countries.name(code) for code in PARTNERS]
    used = [row for row in course().rows("eligibility_areas") if row["instrument_id"] in LAWS]
    return View(
        _sentence(cells, when),
        {"Country": names} | {LAWS[law]: [cells[law][code][0] for code in PARTNERS] for law in LAWS},
        title="Who counts as inside, by instrument",
        date=f"on {date_in_words(when)}",
        source=source_line(("eligibility_areas", used), note="A country without a row of the table is outside."),
        words=lambda: html_words.grid(
            ["Country", *LAWS.values()],
            _alike({countries.name(code): [cells[law][code] for law in LAWS] for code in PARTNERS}),
            [20],
        ),
    )


def explore_partners_under_each_rule() -> Explorer:
    """`partners_under_each_rule` with a control for the day."""
    changed = {
        when
        for row in course().rows("eligibility_areas")
        if row["instrument_id"] in LAWS
        for when in (row["valid_from"], row["valid_to"])
        if when and when <= course().edition
    }
    first = dt.date(2021, 1, 1)
    return explore(
        partners_under_each_rule,
        on=day("Day", first, course().edition, extra=sorted(when for when in changed if when > first)),
    )


def _alike(found: dict[str, list]) -> list[tuple[str, list]]:
    """One line for all countries that stand alike under every instrument: twelve lines fill more than a page."""
    names: dict[tuple, list[str]] = {}
    for name, cells in found.items():
        names.setdefault(tuple(cells), []).append(name)
    return [(", ".join(together), list(cells)) for cells, together in names.items()]


def _sentence(cells: dict, when: dt.date) -> str:
    """Who is inside under SAFE or, on a day on which it was not in force, under the Fund."""
    first, last = years(course(), "SAFE")
    law = "SAFE" if first <= when <= last else "EDF"
    inside = [code for code in PARTNERS if cells[law][code][1] == _INSIDE]
    said = one_or_many(
        len(inside),
        "Of these {all} countries only {who} counts as inside under {law}.",
        "Of these {all} countries {who} count as inside under {law}.",
        "None of these {all} countries counts as inside under {law}.",
        all=cardinal(len(PARTNERS)),
        who=named(inside, "and"),
        law="SAFE" if law == "SAFE" else "the Fund",
    )
    if law == "EDF":
        return f"{said} SAFE was not in force on this day."
    return f"{said} Who is inside under one law may be outside under another."


def _cell(law: str, code: str, when: dt.date) -> tuple[str, int | None]:
    if not _in_force(law, when):
        return _NOT_YET
    standing = area_on(course(), law, when).standing(code)
    if law == "SAFE" and standing == "outside" and _may_join(code, when):
        return _JOINS
    if law == "EDIP" and standing == "outside" and area_on(course(), "EDIP_USI", when).standing(code) == "associated":
        return _OWN_PART
    return _WORDS[standing]


def _in_force(law: str, when: dt.date) -> bool:
    rows = [row for row in course().rows("eligibility_rules") if row["instrument_id"] == law and row["valid_from"]]
    return any(row["valid_from"] <= when and (row["valid_to"] is None or when < row["valid_to"]) for row in rows)


def _may_join(code: str, when: dt.date) -> bool:
    """SAFE 2(3): candidates, potential candidates and countries with a Security and Defence Partnership."""
    if code in council.members(when):
        return False
    partner = as_of.partnerships(when).get(code)
    return (partner is not None and partner[0] == "sdp" and partner[2] is True) or any(
        row["country"] == code for row, held in as_of.rows_on("candidacies", when) if held
    )
