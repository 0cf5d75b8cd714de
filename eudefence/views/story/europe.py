"""Europe on a day: one attribute of every country, on the tile grid or on the map."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from eudefence.data import as_of
from eudefence.data.countries import in_a_sentence
from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.words import date_in_words, joined
from eudefence.views.page.controls import choice, day
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.source import source_line
from eudefence.views.page.style import CATEGORIES, OUTSIDE
from eudefence.views.page.view import View
from eudefence.views.shapes import by_country
from eudefence.views.shapes.map import geographic
from eudefence.views.shapes.tile_grid import tiles

NEWEST_STATE = dt.date(2008, 2, 17)  # Kosovo's declaration of independence
TODAY = "Drawn are the countries of today."
# Their laws on staying out of blocs have been repealed; countries.csv gives such changes in words only.
_REPEALED = {"UA"}
_NEUTRAL_FROM = dt.date(2015, 1, 1)  # before, the wording in countries.csv does not hold for all


@dataclass(frozen=True)
class Attribute:
    """What can be shown: words for the control and the title, and the function that looks it up."""

    words: str
    find: object


@dataclass(frozen=True)
class Found:
    """Values by country with what belongs to them on the figure."""

    title: str
    values: dict
    tables: tuple
    unit: str = ""
    date: str = ""
    options: dict = None
    note: str = ""


def europe_map(attribute: str = "eu_and_nato", on: str | dt.date | None = None, form: str = "tiles") -> View:
    """One attribute of the countries of Europe on a day.

    What it answers: who belonged to what on that day, who spent how much, and who stood outside?

    Parameters
    ----------
    attribute : str
        A key of `ATTRIBUTES`: eu_and_nato, eu, nato, euro_area, single_market, pesco, neutrality, defence_share,
        population, formats, partnerships.
    on : str or datetime.date, optional
        The edition's day if left out.
    form : {"tiles", "map"}
        Tiles of equal size, or a map.

    Returns
    -------
    View

    Raises
    ------
    ValueError
        For an unknown attribute, or a day after the edition or before the data start.

    Examples
    --------
    >>> europe_map("eu", "2020-01-31").sentence
    'On 31 January 2020, 28 of the 45 countries drawn were members of the European Union (EU).'
    """
    one_of("attribute", attribute, ATTRIBUTES)
    one_of("form", form, ("tiles", "map"))
    when = course().day(on)
    if when < as_of.STORY_FROM:
        raise ValueError(f"on: {when} is too early; the maps start on {as_of.STORY_FROM}")
    found = ATTRIBUTES[attribute].find(when)
    draw = tiles if form == "tiles" else geographic
    return draw(
        found.values,
        title=found.title,
        unit=found.unit,
        date=found.date or f"on {date_in_words(when)}",
        source=source_line(*found.tables, note=found.note or (TODAY if when < NEWEST_STATE else "")),
        **({"heading": "Status"} | dict(found.options or {})),
    )


def explore_europe_map() -> Explorer:
    """`europe_map` with controls for attribute, day and form."""
    return explore(
        europe_map,
        attribute=choice("Attribute", {a.words: key for key, a in ATTRIBUTES.items()}, "eu_and_nato"),
        on=day("Day", as_of.STORY_FROM, course().edition, extra=as_of.change_days()),
        form=choice("Form", {"tiles of equal size": "tiles", "map": "map"}),
    )


def _in_or_out(codes, inside, words=("member", "not a member"), former=()):
    return {
        c: (words[0] if inside[c] else None) if c in inside else "former member" if c in former else words[1]
        for c in codes
    }


def _eu(when):
    inside = as_of.members("EU", when)
    left = as_of.former_members("EU", when)
    order = ["member", "not a member"] + (["former member"] if left else [])
    letters = {"member": "M", "not a member": "N", "former member": "F"}
    found = _in_or_out(by_country.grid(), inside, former=left)
    return Found(
        f"Members of the {_union(when)}",
        found,
        (_members_rows("EU"),),
        options={
            "categories": order,
            "letters": letters,
            "colours": _colours_of("member", "not a member", "former member", order=order),
            "sentence": _members(found, _union(when), when),
        },
    )


def _union(when):
    return "European Union (EU)" if when >= as_of.UNION_FROM else "European Communities (now the EU)"


def _colours_of(first, second, third="", order=()):
    """The colours of yes and no, so that "inside" looks the same on every map, and a third one."""
    colours = {first: CATEGORIES[0], second: OUTSIDE, third: CATEGORIES[1]}
    return {c: colours[c] for c in order} if order else {k: v for k, v in colours.items() if k}


def _members_rows(*organisations):
    rows = [r["source_id"] for r in course().rows("memberships") if r["organisation"] in organisations]
    return ("memberships", rows)


def _nato(when):
    inside = as_of.members("NATO", when)
    outside_europe = [c for c in inside if c not in by_country.grid()]
    order = ["member", "not a member"]
    found = _in_or_out([*by_country.grid(), *outside_europe], inside)
    return Found(
        "Members of the North Atlantic Treaty Organization (NATO)",
        found,
        (_members_rows("NATO"),),
        options={
            "categories": order,
            "letters": {"member": "M", "not a member": "N"},
            "colours": _colours_of(*order, order=order),
            "sentence": _members(found, "North Atlantic Treaty Organization (NATO)", when),
        },
    )


def _members(found, club, when):
    """One whole sentence; none of its own where a membership cannot be decided."""
    held = list(found.values())
    if None in held:
        return None
    day, inside = date_in_words(when), held.count("member")
    left = sorted(in_a_sentence(c) for c, where in found.items() if where == "former member")
    if left:
        return (
            f"On {day}, {inside} of the {len(held)} countries drawn were members of the {club}; {joined(left)} had"
            " been one before."
        )
    return f"On {day}, {inside} of the {len(held)} countries drawn were members of the {club}."


def _eu_and_nato(when):
    eu, nato = as_of.members("EU", when), as_of.members("NATO", when)
    words = {
        (True, True): "EU and NATO",
        (True, False): "EU only",
        (False, True): "NATO only",
        (False, False): "neither",
    }
    codes = [*by_country.grid(), *[c for c in nato if c not in by_country.grid()]]
    colours = {"EU and NATO": CATEGORIES[0], "EU only": CATEGORIES[2], "NATO only": CATEGORIES[1], "neither": OUTSIDE}
    found = {c: words[(c in eu, c in nato)] for c in codes}
    return Found(
        f"{_union(when)} and North Atlantic Treaty Organization (NATO)",
        found,
        (_members_rows("EU", "NATO"),),
        options={
            "colours": colours,
            "letters": {"EU and NATO": "B", "EU only": "E", "NATO only": "N", "neither": "–"},
            "sentence": _both_or_one(found, when),
        },
    )


def _both_or_one(found, when):
    """One whole sentence: the picture with which the course opens."""
    held = list(found.values())
    return (
        "On {day}, {both} of the {all} countries drawn belonged to the {union} and to the North Atlantic Treaty"
        " Organization (NATO), {union_only} only to the {short} ({names}), {nato_only} only to NATO and {neither} to"
        " neither."
    ).format(
        day=date_in_words(when),
        both=held.count("EU and NATO"),
        all=len(held),
        union=_union(when),
        union_only=held.count("EU only"),
        short="EU" if when >= as_of.UNION_FROM else "Communities",
        names=joined(sorted(in_a_sentence(c) for c, where in found.items() if where == "EU only")),
        nato_only=held.count("NATO only"),
        neither=held.count("neither"),
    )


def _euro(when):
    euro, eu = as_of.members("euro_area", when), as_of.members("EU", when)
    if not euro:
        raise ValueError(f"on: {when} is too early; the euro area can be shown from 1999-01-01 on")
    return _inside_a_club(
        "The euro area",
        euro,
        eu,
        ("EU member with the euro", "EU member without"),
        "EW",
        (_members_rows("euro_area", "EU"),),
    )


def _inside_a_club(title, club, eu, words, letters, tables):
    """Countries inside a club of members of the Union, members outside it, and all others."""
    inside, outside = words
    other = "not in the EU"
    order = [inside, other, outside]
    return Found(
        title,
        {c: inside if c in club else outside if c in eu else other for c in by_country.grid()},
        tables,
        options={
            "categories": order,
            "colours": _colours_of(*order, order=order),
            "letters": {inside: letters[0], other: "–", outside: letters[1]},
        },
    )


def _market(when):
    eu, eea, efta = (as_of.members(o, when) for o in ("EU", "EEA", "EFTA"))
    if not eea:
        raise ValueError(f"on: {when} is too early; the European Economic Area can be shown from 1994-01-01 on")

    def place(c):
        return (
            "EU"
            if c in eu
            else "EEA and EFTA"
            if c in eea and c in efta
            else "EFTA only"
            if c in efta
            else "none of them"
        )

    colours = {"EU": CATEGORIES[0], "EEA and EFTA": CATEGORIES[2], "EFTA only": CATEGORIES[1], "none of them": OUTSIDE}
    return Found(
        "EU, European Economic Area (EEA) and European Free Trade Association (EFTA)",
        {c: place(c) for c in by_country.grid()},
        (_members_rows("EU", "EEA", "EFTA"),),
        options={
            "colours": colours,
            "letters": {"EU": "U", "EEA and EFTA": "A", "EFTA only": "T", "none of them": "–"},
        },
    )


def _pesco(when):
    inside, eu = as_of.pesco(when), as_of.members("EU", when)
    if not inside:
        raise ValueError(f"on: {when} is too early; PESCO was set up on 11 December 2017")
    return _inside_a_club(
        "Permanent Structured Cooperation (PESCO)",
        inside,
        eu,
        ("takes part", "EU member outside"),
        "PO",
        ("pesco_membership", _members_rows("EU")),
    )


def _neutral(when):
    course().day(when, first=_NEUTRAL_FROM, what="neutrality")
    nato, eu = as_of.members("NATO", when), as_of.members("EU", when)
    words = {r["country"]: r["neutrality"] for r in course().rows("countries") if r["neutrality"]}
    values = {}
    for c in by_country.grid():
        if c in nato:
            values[c] = "in NATO"
        elif c in words and c not in _REPEALED:
            values[c] = "neutral or non-aligned"
        else:
            values[c] = "neither"
    order = ["neutral or non-aligned", "in NATO", "neither"]
    colours = {order[0]: CATEGORIES[1], order[1]: CATEGORIES[0], order[2]: OUTSIDE}
    extra = {
        "EU member": {c: c in eu for c in by_country.grid()},
        "In words": {c: words.get(c, "") if values[c] == order[0] else "" for c in by_country.grid()},
    }
    return Found(
        "Neutral and non-aligned states",
        values,
        ("countries", _members_rows("NATO")),
        options={
            "colours": colours,
            "letters": dict(zip(order, "N––", strict=True)) | {"in NATO": "A"},
            "extra": extra,
        },
    )


def _share(when):
    year, shares = as_of.defence_shares(when)
    rows = [
        r["source_id"]
        for r in course().rows("defence_expenditure")
        if r["series_id"] == as_of.SHARE_SERIES and r["year"] == year
    ]
    values = {c: shares.get(c) for c in by_country.grid()} | {c: v for c, v in shares.items() if c in ("US", "CA")}
    late = "" if year == when.year else f", the last year before {date_in_words(when)} in the table"
    return Found(
        "Share of gross domestic product (GDP) spent on defence",
        values,
        (("defence_expenditure", rows),),
        unit="% of GDP",
        date=f"in {year}{late}",
        options={"heading": "% of GDP", "extra": {"Year": dict.fromkeys(values, year)}},
    )


def _people(when):
    counted = as_of.population(when)
    if not counted:
        first = min(r["valid_from"] for r in course().rows("population"))
        raise ValueError(f"on: {when} is too early; populations for votes can be shown from {first} on")
    days = {d for _, d in counted.values()}
    rows = [r["source_id"] for r, _ in as_of.rows_on("population", when)]
    return Found(
        "Population of the members of the European Union",
        {c: persons for c, (persons, _) in counted.items()},
        (("population", rows),),
        unit="persons",
        date=f"counted on {joined(map(date_in_words, sorted(days)), 'or')}, used for votes on {date_in_words(when)}",
        options={"heading": "Persons", "extra": {"Counted on": {c: d for c, (_, d) in counted.items()}}},
    )


def _formats(when):
    mine = as_of.formats(when)
    sure = {c: sum(held is True for *_, held in rows) for c, rows in mine.items()}
    unsure = {c: sum(held is None for *_, held in rows) for c, rows in mine.items()}
    codes = [*by_country.grid(), *[c for c in ("US", "CA") if c in mine]]
    return Found(
        "Defence formats outside PESCO that a country belonged to",
        {c: sure.get(c, 0) for c in codes},
        ("format_membership",),
        unit="number of formats",
        options={
            "heading": "Formats",
            "breaks": [1, 4, 8, 12, 16],
            "extra": {"Cannot be decided": {c: unsure.get(c, 0) for c in codes}},
        },
        note="The members of some formats are only partly known.",
    )


def _partners(when):
    eu = as_of.members("EU", when)
    signed = {c: d for c, (kind, d, held) in as_of.partnerships(when).items() if kind == "sdp" and held}
    unsure = {c for c, (kind, _, held) in as_of.partnerships(when).items() if kind == "sdp" and held is None}
    if not signed:
        raise ValueError(f"on: {when} is too early; the first partnership was signed on 21 May 2024")
    papers = as_of.partnerships(when).items()
    other = {c: as_of.PARTNERSHIPS[kind] for c, (kind, _, held) in papers if kind != "sdp" and held}
    order = ["partnership signed", "EU member", "no partnership"]
    codes = [*by_country.grid(), *sorted(c for c in {*signed, *unsure} if c not in by_country.grid())]
    values = {c: None if c in unsure else order[0] if c in signed else order[1] if c in eu else order[2] for c in codes}
    return Found(
        "Security and defence partnerships of the European Union",
        values,
        ("partnerships", _members_rows("EU")),
        options={
            "colours": {order[0]: CATEGORIES[2], order[1]: CATEGORIES[0], order[2]: OUTSIDE},
            "letters": {order[0]: "P", order[1]: "U", order[2]: "–"},
            "extra": {"Signed on": {c: signed.get(c) for c in codes}, "Other paper": other},
        },
    )


ATTRIBUTES = {
    "eu_and_nato": Attribute("EU and NATO together", _eu_and_nato),
    "eu": Attribute("members of the EU", _eu),
    "nato": Attribute("members of NATO", _nato),
    "euro_area": Attribute("euro area", _euro),
    "single_market": Attribute("EU, EEA and EFTA", _market),
    "pesco": Attribute("PESCO (Permanent Structured Cooperation)", _pesco),
    "neutrality": Attribute("neutral and non-aligned states", _neutral),
    "defence_share": Attribute("defence spending, % of GDP", _share),
    "population": Attribute("population of EU members", _people),
    "formats": Attribute("defence formats, number", _formats),
    "partnerships": Attribute("security and defence partnerships", _partners),
}
