"""A card for a country as of a day: what it belongs to, how much it spends, with whom it works."""

from __future__ import annotations

import datetime as dt

from eudefence.data import as_of
from eudefence.data.confidence import in_a_cell
from eudefence.data.countries import code, name
from eudefence.data.package import course
from eudefence.ground.words import count, date_in_words
from eudefence.views.page import html_words
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.by_country import status_note

from .state_card_drawing import Membership, draw_state, shows_goal

_SHORT = {
    "EU": "EU",
    "NATO": "NATO",
    "euro_area": "euro area",
    "EEA": "European Economic Area",
    "EFTA": "EFTA (free trade)",
}


def country_card(country: str, on: str | dt.date | None = None) -> View:
    """What a country belonged to on a day, and what it spent.

    What it answers: where does this country stand in European defence, and since when?

    Parameters
    ----------
    country : str
        Code or name.
    on : str or datetime.date, optional
        The edition's day if left out.

    Returns
    -------
    View
        Bars for memberships over the years and for the share of GDP spent on defence; below, in words, everything it
        belonged to on that day, since when, and how sure that is.

    Raises
    ------
    ValueError
        For an unknown country (the nearest is named) or a day after the edition or before 1987.

    Examples
    --------
    >>> country_card("Malta").sentence.split("; ")[1:]
    ['not in NATO', 'not in PESCO', '574,250 inhabitants', '0.45 % of GDP for defence in 2024.']
    """
    key = code(country)
    day = course().day(on, first=as_of.STORY_FROM, what="a card")
    member_rows = [r for r in course().rows("memberships") if r["country"] == key]
    pesco_rows = [r for r in course().rows("pesco_membership") if r["country"] == key]
    formats = as_of.formats(day).get(key, [])
    starts = _format_starts(key, day)
    lines = [
        *_organisations(key, day, member_rows),
        *_positions(key, day, pesco_rows),
        *_papers(key, day),
        *_formats(formats, starts),
    ]
    spending = _spending(key)
    notes = (
        f"The upright line marks {date_in_words(day)}.",
        "The dashed line marks 2 % of GDP, NATO's goal of 2014." if shows_goal(spending) else "",
        status_note([key]),
    )
    columns = {
        "Fact": [fact for fact, *_ in lines],
        "On this day": [value for _, value, _, _ in lines],
        "Since": [since for *_, since, _ in lines],
        "How sure": [in_a_cell(row["confidence"], row["source_id"]) if row else "" for *_, row in lines],
    }
    return View(
        _sentence(key, day, formats),
        columns,
        title=f"{name(key)} in European defence",
        date=f"on {date_in_words(day)}",
        source=source_line(
            ("memberships", [r["source_id"] for r in member_rows]),
            ("pesco_membership", [r["source_id"] for r in pesco_rows]),
            ("format_membership", [r["source_id"] for r in course().rows("format_membership") if r["country"] == key]),
            ("defence_expenditure", [row["source_id"] for row in spending]),
            note=" ".join(note for note in notes if note),
        ),
        draw=lambda: draw_state(_memberships(key, day, member_rows, pesco_rows), spending, day),
        words=lambda: html_words.grid(
            list(columns), [(fact, cells) for fact, *cells in zip(*columns.values(), strict=True)], (31, 30, 15)
        ),
    )


def _format_starts(key, day):
    """Name of the format to (day of joining, its precision), for the rows that hold or may hold."""
    names = {row["format_id"]: row["name"] for row, _ in as_of.rows_on("formats", day)}
    found = {}
    for row, _ in as_of.rows_on("format_membership", day, country=key):
        if row["full_member"] and row["format_id"] in names:
            found.setdefault(names[row["format_id"]], (row["valid_from"], row["valid_from_precision"], row))
    return found


def _sentence(key, day, formats):
    parts = []
    club = "the EU" if day >= as_of.UNION_FROM else "the European Communities (now the EU)"
    eu = _since("EU", key, day)
    if eu:
        parts.append(f"member of {club} since {eu.year}")
    elif key in as_of.former_members("EU", day):
        parts.append(f"no longer in the EU since {date_in_words(_ended('EU', key))}")
    else:
        parts.append(f"not in {club}")
    nato = _since("NATO", key, day)
    parts.append(f"in NATO since {nato.year}" if nato else "not in NATO")
    if eu:
        pesco = [r for r, _ in as_of.rows_on("pesco_membership", day, country=key)]
        parts.append(f"in PESCO since {pesco[0]['valid_from'].year}" if pesco else "not in PESCO")
    signed = as_of.partnerships(day).get(key)
    if signed and signed[0] == "sdp" and signed[2]:
        parts.append(f"security and defence partnership with the EU since {signed[1].year}")
    sure = sum(held is True for *_, held in formats)
    if sure:
        parts.append(f"in {count(sure, 'defence format')} outside PESCO")
    people = as_of.population(day).get(key)
    if people:
        parts.append(f"{people[0]:,} inhabitants")
    share = _share(key, day)
    if share:
        parts.append(f"{share[1]:.2f} % of GDP for defence in {share[0]}")
    return f"{name(key)} on {date_in_words(day)}: {'; '.join(parts)}."


def _since(organisation, key, day):
    rows = [r for r, _ in as_of.rows_on("memberships", day, organisation=organisation, country=key)]
    return rows[0]["valid_from"] if rows else None


def _ended(organisation, key):
    return max(
        r["valid_to"]
        for r in course().rows("memberships")
        if r["organisation"] == organisation and r["country"] == key and r["valid_to"]
    )


def _share(key, day):
    if day.year < as_of.share_years()[0]:
        return None
    year, shares = as_of.defence_shares(day)
    return (year, shares[key]) if key in shares else None


def _spending(key):
    """Rows of the share of GDP spent on defence, by year."""
    rows = course().rows("defence_expenditure")
    mine = [r for r in rows if r["country"] == key and r["series_id"] == as_of.SHARE_SERIES]
    return sorted(mine, key=lambda row: row["year"])


def _organisations(key, day, member_rows):
    """Lines of the table on memberships: fact, value, since when, the row behind it."""
    for organisation, title in as_of.ORGANISATIONS.items():
        mine = [r for r in member_rows if r["organisation"] == organisation]
        now = [r for r, _ in as_of.rows_on("memberships", day, organisation=organisation, country=key)]
        ended = [r for r in mine if r["valid_to"] and r["valid_to"] <= day]
        if now:
            yield title, "member", date_in_words(now[0]["valid_from"]), now[0]
        elif ended:
            last = ended[-1]
            value = f"no longer a member since {date_in_words(last['valid_to'])}"
            yield title, value, date_in_words(last["valid_from"]), last
        elif organisation in ("EU", "NATO"):
            yield title, "not a member", "", None
    for row, _ in as_of.rows_on("candidacies", day, country=key):
        yield "Accession to the EU", row["status"], date_in_words(row["valid_from"]), row


def _positions(key, day, pesco_rows):
    """Lines on PESCO, opt-outs, neutrality, persons and spending."""
    pesco, mine = "Permanent Structured Cooperation (PESCO)", [r for r in pesco_rows if r["valid_from"] <= day]
    if mine:
        yield pesco, "takes part", date_in_words(mine[0]["valid_from"]), mine[0]
    elif key in as_of.members("EU", day):
        yield pesco, "does not take part", "", None
    for row, _ in as_of.rows_on("opt_outs", day, country=key):
        yield "Opt-out", row["scope"], date_in_words(row["valid_from"]), row
    country = course().find("countries", key)
    if country["neutrality"]:
        yield "Neutrality, in words", country["neutrality"], "", country
    people = as_of.population(day).get(key)
    if people:
        value = f"{people[0]:,} persons, counted on {date_in_words(people[1])}"
        yield "Population, used for votes", value, "", None
    share = _share(key, day)
    if share:
        yield "Defence spending, share of GDP (SIPRI)", f"{share[1]:.2f} % in {share[0]}", "", None


def _papers(key, day):
    """Lines on what was signed with the Union."""
    for row, held in as_of.rows_on("partnerships", day, country=key):
        value = as_of.PARTNERSHIPS[row["kind"]] + ("" if held else ": signature cannot be decided")
        yield "Paper signed with the EU", value, date_in_words(row["valid_from"]) if row["valid_from"] else "", row
    for row in course().rows("framework_participation_agreements"):
        signed = row["country"] == key and row["signed_on"] and row["signed_on"] <= day
        if signed and not (row["valid_to"] and row["valid_to"] <= day):
            fact = "Framework agreement on taking part in EU missions"
            yield fact, "signed", date_in_words(row["signed_on"], row["signed_on_precision"]), row


def _formats(formats, starts):
    """Lines on the formats a country belonged to."""
    for title, role, held in formats:
        start, precision, membership = starts[title]
        value = role.replace("_", " ") + ("" if held else ": cannot be decided")
        yield title, value, date_in_words(start, precision) if start else "unknown", membership


def _memberships(key, day, member_rows, pesco_rows):
    """What is drawn in time: a row of the picture for each organisation, with its periods."""
    found = []
    for organisation, title in as_of.ORGANISATIONS.items():
        mine = [row for row in member_rows if row["organisation"] == organisation]
        if mine or organisation in ("EU", "NATO"):
            found.append(Membership(organisation, _SHORT[organisation], title, mine))
    found.append(Membership("PESCO", "PESCO", "Permanent Structured Cooperation (PESCO)", pesco_rows))
    held = [row for row, held in as_of.rows_on("partnerships", day, country=key) if row["kind"] == "sdp" and held]
    if held:
        found.append(Membership("partner", "Partnership", as_of.PARTNERSHIPS["sdp"].capitalize(), held))
    return found
