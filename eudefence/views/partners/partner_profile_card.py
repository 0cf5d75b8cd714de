"""One partner in words: what it may do with the Union, since when, by which act, and what it may not."""

from __future__ import annotations

import datetime as dt

from eudefence.data.package import course
from eudefence.ground.words import capitalised, cardinal, count, date_in_words
from eudefence.models.partners import partnerships
from eudefence.models.partners.partnerships.partner_names import in_a_sentence, name
from eudefence.views.page import html_words
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

_ORDER = {
    "in_force": "In force",
    "possible": "Possible, not in force",
    "undecided": "Cannot be decided",
    "no": "Refused or ended",
}


def partner_profile(partner: str = "Norway", on: str | dt.date | None = None) -> View:
    """A card in words for one partner: what it may do, since when, by which act, and what it may not.

    Parameters
    ----------
    partner : str
        A country in any usual spelling, "NATO" or "UN".
    on : str or datetime.date, optional
        The day; by default the edition of the course data.

    Returns
    -------
    View
        A row for each tie: first what is in force, then what is only possible, cannot be decided, was refused or ended.

    Raises
    ------
    ValueError
        For what is no partner, and for what is no day or a later one than the edition.

    >>> partner_profile("Switzerland").columns["Arrangement"][0]
    'Dialogue or joint declaration'
    """
    found = partnerships.profile(partner, on)
    order = list(_ORDER)
    ties = sorted(found.ties, key=lambda tie: order.index(tie.standing))
    columns = {
        "Arrangement": [partnerships.KINDS[tie.kind].words for tie in ties],
        "How it stands": [capitalised(tie.why) for tie in ties],
        "In detail": [tie.detail for tie in ties],
        "First day": [capitalised(tie.first_day) or None for tie in ties],
        "Act": [tie.instrument or None for tie in ties],
        "Remark": [tie.note or None for tie in ties],
        "How sure": [tie.confidence.replace("_", " ") for tie in ties],
    }
    return View(
        _sentence(found),
        columns,
        title=f"{name(found.partner)}: what it may do with the Union",
        date=f"on {date_in_words(found.on)}",
        source=source_line(("partner_links", [tie.source_id for tie in ties])),
        words=lambda: _words(found, ties),
    )


_SAID = (
    "{who} has {has} of arrangement in force. Only possible: {possible}; cannot be decided: {undecided}; refused or"
    " ended: {no}. {partnership}"
)
_WITH = "It has a Security and Defence Partnership since {day}; it names {areas}."
_WITHOUT = "A Security and Defence Partnership in force is not on record."
_NOTHING = "{who} has nothing on record for that day."


def _sentence(found):
    who = capitalised(in_a_sentence(found.partner))
    if not found.ties:
        return _NOTHING.format(who=who)
    signed = [tie for tie in found.of("partnership") if tie.standing == "in_force"]
    words = _WITHOUT
    if signed:
        words = _WITH.format(
            day=signed[0].since, areas=count(len(found.areas), "area of cooperation", "areas of cooperation")
        )
    return _SAID.format(
        who=who,
        has=count(len(found.has), "kind"),
        possible=_none_or(len(found.possible)),
        undecided=_none_or(len(found.undecided)),
        no=_none_or(len(found.standing_so("no"))),
        partnership=words,
    )


def _none_or(amount):
    return cardinal(amount) if amount else "none"


def _words(found, ties):
    rows = []
    for standing, words in _ORDER.items():
        for tie in ties:
            if tie.standing == standing:
                rows.append((partnerships.KINDS[tie.kind].words, [words, tie.detail, _when(tie), _act(tie)]))
    return html_words.grid(["Arrangement", "How it stands", "In detail", "First day", "Act and source"], rows)


def _when(tie):
    """Since when it holds; for what does not, how it stands."""
    if tie.standing == "in_force" and tie.since:
        return capitalised(tie.first_day)
    return capitalised(tie.why)


def _act(tie):
    publisher = course().find("sources", tie.source_id)["publisher"]
    return [part for part in (tie.instrument, tie.note, f"{publisher}, {tie.confidence.replace('_', ' ')}") if part]
