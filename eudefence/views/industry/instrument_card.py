"""The card of one instrument in words: who proposed it, on which article, by which rule, whose money, who controls."""

from __future__ import annotations

import datetime as dt

from eudefence.data.columns_in_words import how_sure
from eudefence.data.package import course
from eudefence.ground.words import capitalised, date_in_words, is_sentence, joined, unstopped
from eudefence.models.industry.pillars.instrument import RELATIONS, Instrument
from eudefence.models.industry.pillars.instrument_register import as_it_stood, instrument_named
from eudefence.views.page import html_words
from eudefence.views.page.controls import choice, day
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

_FIRST = dt.date(2004, 1, 1)


def instrument_card(instrument: str, on: str | dt.date | None = None) -> View:
    """One instrument as it stood on a day.

    What it answers: who proposed it, under which article and by which rule, with whose money, who lends, who may take
    part, who controls, and how does it stand to the two constraints?

    Parameters
    ----------
    instrument : str
        Key or name in the table of instruments: "EDF", "European Defence Fund".
    on : str or datetime.date, optional
        The edition's day if left out. Amount and partners are those of the day; roles are those at the edition.

    Returns
    -------
    View

    Raises
    ------
    ValueError
        For an unknown instrument (the nearest is named), or a day after the edition.

    >>> instrument_card("SAFE", "2025-05-28").sentence
    'Security Action for Europe was not in force on 28 May 2025: it begins on 29 May 2025.'
    """
    asked = course().day(on, first=_FIRST, what="a card")
    one = as_it_stood(instrument, asked)
    row = course().find("instruments", one.id)
    facts = [(label, words) for label, words in _facts(one) if words]
    return View(
        _sentence(one),
        dict(zip(("Fact", "Value"), zip(*facts, strict=True), strict=True)),
        title=one.name,
        unit={"both": "both pillars"}.get(one.pillar, f"{one.pillar} pillar"),
        date=f"on {date_in_words(asked)}",
        source=source_line(
            ("instruments", [one.source_id]),
            "instrument_constraints",
            note=f"This card: {how_sure('instruments', row, {})}. Roles and relations are a coding of the course.",
        ),
        words=lambda: html_words.facts(facts),
    )


def explore_instruments(start: str = "SAFE") -> Explorer:
    """`instrument_card` with controls for the instrument and the day.

    Parameters
    ----------
    start : str
        The instrument shown first.
    """
    rows = sorted(course().rows("instruments"), key=lambda row: row["name"])
    first = instrument_named(start)
    begun = {row["valid_from"] for row in rows if row["valid_from"] and row["valid_from"] >= _FIRST}
    days = {day for day in begun if day <= course().edition}
    return explore(
        instrument_card,
        instrument=choice("Instrument", {row["name"]: row["instrument_id"] for row in rows}, first, compact=True),
        on=day("Day", _FIRST, course().edition, extra=days, more=True),
    )


_STATE = {
    "force": "{name} was in force on {day}: proposed by {by}, decided by {rule}.",
    "perhaps": "Whether {name} was in force on {day} is not known to the day: proposed by {by}, decided by {rule}.",
    "later": "{name} was not in force on {day}: it begins on {first}.",
    "over": "{name} was no longer in force on {day}: it ended before {last}.",
    "never": "{name} was not in force on {day}: it was only {status}.",
}


def _sentence(one: Instrument) -> str:
    case = "force" if one.in_force else "perhaps" if one.in_force is None else "never"
    if one.in_force is False and one.valid_from and one.status not in ("failed", "idea", "agreed"):
        case = "later" if one.on < one.valid_from else "over"
    gaps = {
        "name": one.name,
        "day": date_in_words(one.on),
        "by": one.proposed_by,
        "rule": one.decided_by,
        "first": date_in_words(one.valid_from) if one.valid_from else "",
        "last": date_in_words(one.valid_to) if one.valid_to else "",
        "status": {"idea": "an idea", "failed": "tried, and failed"}.get(one.status, one.status),
    }
    return _STATE[case].format(**gaps)


def _facts(one: Instrument) -> list[tuple[str, str | None]]:
    told = [
        ("Proposed by", f"{capitalised(one.proposed_by)}."),
        ("Act", f"{one.legal_basis}."),
        ("Treaty articles", f"{joined(one.articles)}." if one.articles else "None: it rests on no article."),
        ("Decided by", one.decision_note or capitalised(one.decided_by)),
        ("Whose money", one.payer),
        ("Amount", _amount(one)),
        ("Kind of money", f"{capitalised(one.money)}; {one.place}." if one.money != "none" else "It has no money."),
        ("Who lends", one.lender),
        ("Who may take part", one.who_may_take_part),
        ("Outside the Union", "; ".join(f"{state}: {standing}" for state, standing in one.partners) or None),
        ("Run by", one.governing_body),
        (
            "Who has a say",
            f"European Parliament: {one.parliament}. Court of Justice: {one.court}. National parliaments:"
            f" {one.national_parliaments}.",
        ),
        ("Who checks", one.control),
        ("Money rule, Article 41(2)", _relation(one.money_rule)),
        ("Vote rule, Article 42(4)", _relation(one.vote_rule)),
        ("To know", one.note),
    ]
    return [(label, words if words is None or is_sentence(words) else f"{unstopped(words)}.") for label, words in told]


def _amount(one: Instrument) -> str | None:
    """How much, and in which larger sum it is counted already."""
    inside = course().find("instruments", one.part_of)["name"] if one.part_of else ""
    known = [one.amount_in_words()] if one.amount is not None else []
    counted = [f"counted in the amount of {inside}"] if inside else []
    return f"{capitalised('; '.join([*known, *counted]))}." if known or counted else None


def _relation(found) -> str | None:
    if found is None:
        return None
    other = f" Against: {found.objection}" if found.objection else ""
    return f"{capitalised(RELATIONS[found.relation])}. {found.reason}{other}"
