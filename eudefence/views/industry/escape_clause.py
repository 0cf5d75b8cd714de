"""The national escape clause for defence: who asked, for whom the Council opened it and when, and who did not ask."""

from __future__ import annotations

from eudefence.data.confidence import in_a_cell
from eudefence.data.countries import in_a_sentence, name
from eudefence.data.package import course
from eudefence.ground.words import capitalised, date_in_words, joined, number, one_or_many
from eudefence.models.decisions import council
from eudefence.views.page import style
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View
from eudefence.views.shapes import by_country
from eudefence.views.shapes.tile_grid import tile_view

NOT_ASKED, NOT_OPENED = "no request is known", "asked, not opened"


def escape_clause() -> View:
    """The members of the Union by what became of the escape clause: opened and when, asked only, or not asked.

    What it answers: who may spend more on defence than the fiscal rules of the Union allow, and since when?

    Returns
    -------
    View
        A row for each member. The clause is room in the rules, not money: who has it need not use it.

    Notes
    -----
    Article 26 of Regulation (EU) 2024/1263: the Council decides for each state on a recommendation of the Commission.

    >>> view = escape_clause()
    >>> view.columns["Country"].index("Germany"), view.columns["Opened on"][15]
    (15, datetime.date(2025, 10, 10))
    """
    rows = {row["country"]: row for row in course().rows("escape_clause")}
    members = council.members()
    words = {state: _words(rows.get(state)) for state in {*members, *rows}}
    opened = sorted({row["valid_from"] for row in rows.values() if row["valid_from"]})
    order = [*(f"opened on {date_in_words(day)}" for day in opened), NOT_OPENED, NOT_ASKED]
    order = [category for category in order if category in words.values()]
    fills = dict(zip(order, (style.CATEGORIES[0], style.CATEGORIES[2], style.CATEGORIES[1]), strict=False))
    fills |= {NOT_OPENED: style.CATEGORIES[3], NOT_ASKED: style.CATEGORIES[5]}
    letters = dict(zip(order, "123", strict=False)) | {NOT_OPENED: "?", NOT_ASKED: "–"}
    asked = by_country.read(
        values=words,
        title="The national escape clause for defence",
        date=f"as known on {date_in_words(course().edition)}",
        kind="category",
        categories=order,
        colours={category: fills[category] for category in order},
        letters={category: letters[category] for category in order},
        heading="Escape clause",
        extra=_columns(rows),
        source=source_line("escape_clause"),
        sentence=_sentence(rows, words),
    )
    return tile_view(asked, more=_more(rows))


def _words(row):
    if row is None:
        return NOT_ASKED
    return f"opened on {date_in_words(row['valid_from'])}" if row["valid_from"] else NOT_OPENED


def _columns(rows):
    sure = {state: in_a_cell(row["confidence"], row["source_id"]) for state, row in rows.items()}
    return {
        "Known as asked by": {state: row["requested"] for state, row in rows.items()},
        "Opened on": {state: row["valid_from"] for state, row in rows.items()},
        "First year": {state: row["first_year"] for state, row in rows.items()},
        "Last year": {state: row["last_year"] for state, row in rows.items()},
        "At most (% of GDP a year)": {state: row["max_share_gdp"] for state, row in rows.items()},
        "Remark": {state: row["note"] for state, row in rows.items()},
        "How sure": sure,
    }


_OPENED = "The Council opened the clause for {n} members, first on {first}."
_LATER = "{states} followed on {day}."
_NOT_ASKED = ("No request is known from {n} member: {states}.", "No request is known from {n} members: {states}.")


def _sentence(rows, words):
    days = sorted({row["valid_from"] for row in rows.values() if row["valid_from"]})
    opened = [row for row in rows.values() if row["valid_from"]]
    said = [_OPENED.format(n=len(opened), first=date_in_words(days[0]))]
    for day in days[1:]:
        states = [in_a_sentence(row["country"]) for row in opened if row["valid_from"] == day]
        said.append(_LATER.format(states=capitalised(joined(sorted(states))), day=date_in_words(day)))
    others = sorted((state for state, category in words.items() if category == NOT_ASKED), key=name)
    if others:
        said.append(one_or_many(len(others), *_NOT_ASKED, states=joined(map(in_a_sentence, others))))
    return " ".join(said)


_TERMS = (
    "From {first} to {last} spending on defence may go beyond the agreed path by at most {most} % of gross domestic"
    " product (GDP) a year. The clause is room in the fiscal rules, not money; a state that has it need not use it."
)
_YEARS_UNSEEN = "{said} Which years hold for {states} was not seen."


def _more(rows):
    opened = [row for row in rows.values() if row["valid_from"]]
    terms = {(row["first_year"], row["last_year"], row["max_share_gdp"]) for row in opened if row["first_year"]}
    if len(terms) != 1:
        return ""
    first, last, most = terms.pop()
    unseen = sorted((row["country"] for row in opened if not row["first_year"]), key=name)
    said = _TERMS.format(first=first, last=last, most=number(most))
    return _YEARS_UNSEEN.format(said=said, states=joined(map(in_a_sentence, unseen))) if unseen else said
