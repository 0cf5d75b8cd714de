"""A card for a country as of a day: what it belongs to, how much it spends, with whom it works."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from eudefence.data import as_of
from eudefence.data.confidence import in_a_cell
from eudefence.data.countries import code, name
from eudefence.data.package import course
from eudefence.ground.words import count, date_in_words
from eudefence.views.page import style
from eudefence.views.page.figure_view import FigureView
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes.by_country import status_note
from eudefence.views.shapes.time_scale import LIFE, TimeScale

_LABELS, _BARS, _GAP, _CHART = 2.45, 3.1, 0.5, 1.75  # inches
_ROW, _THIN = 0.22, 0.155
_LIFE = TimeScale(*LIFE, 0.12 + _LABELS, _BARS)
_COLOURS = {
    "EU": style.CATEGORIES[0],
    "NATO": style.CATEGORIES[4],
    "euro_area": style.CATEGORIES[1],
    "EEA": style.CATEGORIES[2],
    "EFTA": style.CATEGORIES[2],
    "PESCO": style.CATEGORIES[3],
    "partner": style.CATEGORIES[2],
    "format": "#7FA3CC",
}
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
        Bars for memberships and for the formats it belonged to on that day, its share of GDP spent on defence, and a
        table with everything as words, dates and how sure they are.

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
    with style.sheet():
        figure = _draw(key, day, member_rows, pesco_rows, formats, starts)
        style.finish(
            figure,
            f"{name(key)} in European defence",
            source_line(
                ("memberships", [r["source_id"] for r in member_rows]),
                ("pesco_membership", [r["source_id"] for r in pesco_rows]),
                (
                    "format_membership",
                    [r["source_id"] for r in course().rows("format_membership") if r["country"] == key],
                ),
                ("defence_expenditure", _share_sources(key)),
                note=f"The upright line marks {date_in_words(day)}. {status_note([key])}".strip(),
            ),
            f"on {date_in_words(day)}",
        )
    return FigureView(figure, _sentence(key, day, formats), _table(key, day, member_rows, pesco_rows, formats, starts))


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


def _share_sources(key):
    rows = course().rows("defence_expenditure")
    return [r["source_id"] for r in rows if r["country"] == key and r["series_id"] == as_of.SHARE_SERIES]


def _table(key, day, member_rows, pesco_rows, formats, starts):
    lines = [
        *_organisations(key, day, member_rows),
        *_positions(key, day, pesco_rows),
        *_papers(key, day),
        *_formats(formats, starts),
    ]
    return pd.DataFrame(
        [
            (fact, value, since, in_a_cell(row["confidence"], row["source_id"]) if row else "")
            for fact, value, since, row in lines
        ],
        columns=["Fact", "On this day", "Since", "How sure"],
    )


def _organisations(key, day, member_rows):
    """Lines of the table on memberships: fact, value, since when, the row behind it."""
    for organisation, words in as_of.ORGANISATIONS.items():
        mine = [r for r in member_rows if r["organisation"] == organisation]
        now = [r for r, _ in as_of.rows_on("memberships", day, organisation=organisation, country=key)]
        ended = [r for r in mine if r["valid_to"] and r["valid_to"] <= day]
        if now:
            yield words, "member", date_in_words(now[0]["valid_from"]), now[0]
        elif ended:
            last = ended[-1]
            value = f"no longer a member since {date_in_words(last['valid_to'])}"
            yield words, value, date_in_words(last["valid_from"]), last
        elif organisation in ("EU", "NATO"):
            yield words, "not a member", "", None
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
            yield fact, "signed", date_in_words(row["signed_on"]), row


def _formats(formats, starts):
    """Lines on the formats a country belonged to."""
    for title, role, held in formats:
        start, precision, membership = starts[title]
        value = role.replace("_", " ") + ("" if held else ": cannot be decided")
        yield title, value, date_in_words(start, precision) if start else "unknown", membership


def _draw(key, day, member_rows, pesco_rows, formats, starts):
    bars = _memberships(key, day, member_rows, pesco_rows)
    top = 0.1
    height = max(top + len(bars) * _ROW + 0.45 + max(len(formats), 1) * _THIN + 0.28, 3.25)
    figure, axes = style.paper(height)
    y = top
    for words, periods, colour in bars:
        axes.text(0.12, y + _ROW / 2, words, fontsize=8.5, va="center")
        if not periods:
            axes.text(_LIFE.left, y + _ROW / 2, "not up to the edition", fontsize=7.5, color=style.GREY, va="center")
        for start, end in periods:
            _draw_bar(axes, y, _ROW, start, end, colour)
        y += _ROW
    y += 0.12
    sure = sum(held is True for *_, held in formats)
    heading = f"Defence formats outside PESCO ({sure})" if formats else "No defence format outside PESCO on this day"
    axes.text(0.12, y + 0.08, heading, fontsize=8.5, fontweight="bold", color=style.GREY, va="center")
    y += 0.22
    for title, _, held in formats:
        start = starts[title][0]
        short = title if len(title) <= 42 else title[:40].rstrip() + "…"
        axes.text(0.12, y + _THIN / 2, short, fontsize=7.2, va="center")
        _draw_bar(axes, y, _THIN, start, None, _COLOURS["format"], dashed=held is None or start is None)
        y += _THIN
    floor = max(y, top + len(bars) * _ROW + 0.3) + 0.03
    _draw_scale(axes, top - 0.05, floor, day)
    _draw_chart(figure, key, day, height)
    return figure


def _memberships(key, day, member_rows, pesco_rows):
    """The bars of a card: words, periods from and to, colour."""
    bars = []
    for organisation in as_of.ORGANISATIONS:
        mine = [(r["valid_from"], r["valid_to"]) for r in member_rows if r["organisation"] == organisation]
        if mine or organisation in ("EU", "NATO"):
            bars.append((_SHORT[organisation], mine, _COLOURS[organisation]))
    bars.append(("PESCO", [(r["valid_from"], r["valid_to"]) for r in pesco_rows], _COLOURS["PESCO"]))
    partnerships = as_of.rows_on("partnerships", day, country=key)
    signed = [(row["valid_from"], None) for row, held in partnerships if row["kind"] == "sdp" and held]
    if signed:
        bars.append(("Partnership with the EU", signed, _COLOURS["partner"]))
    return bars


def _draw_bar(axes, y, tall, start, end, colour, dashed=False):
    from matplotlib.patches import Rectangle

    left, right = _LIFE.span(start, end, course().edition)
    box = Rectangle(
        (left, y + tall * 0.18),
        max(right - left, 0.02),
        tall * 0.64,
        facecolor="none" if dashed else colour,
        edgecolor=colour,
    )
    box.set_linewidth(0.9 if dashed else 0)
    box.set_linestyle((0, (3, 2)) if dashed else "-")
    axes.add_patch(box)
    if dashed:
        axes.text(
            (left + right) / 2,
            y + tall / 2,
            "start unknown" if start is None else "cannot be decided",
            fontsize=6.2,
            ha="center",
            va="center",
        )


def _draw_scale(axes, top, floor, day):
    _LIFE.draw_decades(axes, top, floor, floor + 0.02, linewidth=0.7, fontsize=7.5)
    x = _LIFE.place(day)
    axes.plot([x, x], [top, floor], color=style.PILLARS["differentiation"], linewidth=1.4, zorder=5)


def _draw_chart(figure, key, day, height):
    """Share of GDP spent on defence over the years, the year of the card marked."""
    first, last = as_of.share_years()
    years = list(range(first, last + 1))
    values = [as_of.defence_shares(dt.date(y, 12, 31))[1].get(key) for y in years]
    left = 0.12 + _LABELS + _BARS + _GAP
    axes = figure.add_axes((left / style.WIDTH, 1 - 2.75 / height, _CHART / style.WIDTH, 2.35 / height))
    axes.set_title("Defence spending, % of GDP", fontsize=8.5, loc="left", x=-0.14, color=style.GREY, fontweight="bold")
    if not any(v is not None for v in values):
        axes.axis("off")
        axes.text(0, 0.8, "no figure in the table", fontsize=8, color=style.GREY, transform=axes.transAxes)
        return
    known = [v for v in values if v is not None]
    axes.plot(
        years, [float("nan") if v is None else v for v in values], color=style.PILLARS["operational"], linewidth=1.6
    )
    axes.set_ylim(0, max(2.8, max(known) * 1.3))
    axes.set_xlim(first - 0.5, last + 2.5)
    axes.set_xticks([2005, 2010, 2015, 2020, 2024])
    axes.tick_params(labelsize=7.5, length=2.5)
    axes.grid(axis="y")
    if max(known) < 6:
        axes.axhline(2, color=style.GREY, linewidth=0.9, linestyle=(0, (4, 3)))
        axes.set_xlabel("dashed: 2 %, the NATO goal of 2014", fontsize=7.2, color=style.GREY, loc="left")
    share = _share(key, day)
    if share:
        axes.scatter([share[0]], [share[1]], s=34, color=style.PILLARS["differentiation"], zorder=4)
        axes.annotate(
            f"{share[1]:.2f}\nin {share[0]}", (share[0], share[1]), xytext=(0, 7), textcoords="offset points",
            fontsize=7.8, ha="right" if share[0] > 2016 else "left", va="bottom", fontweight="bold",
            bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.5, "alpha": 0.8},
        )  # fmt: skip
