"""Columns and cells of a table as a reader would say them: no name of a column, no code, no missing value."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from eudefence.ground.words import capitalised, in_words, joined, lowered

from .citation import article, authors_of
from .confidence import in_a_cell
from .countries import known_name
from .facts import field_in_words, title_of
from .package import Row, course

_ABBREVIATIONS = {
    word.lower(): word
    for word in "EU UN UK US TEU TFEU CSDP CFSP NATO PESCO EDF EDIP SAFE EPF GNI GDP EEA EDA WEU USD EUR".split()
}
# Where the words of the name alone would mislead, or say less than the heading of a column should.
_CALLED = {
    "as_of": "stands for",
    "asof": "stands for",
    "bib_key": "work",
    "can": "it can",
    "cannot": "it cannot",
    "confidence": "how sure",
    "deployed": "sent on an operation",
    "does_not": "it does not",
    "executive": "executive powers",
    "fielded_status": "what became of it",
    "is_csdp": "counts as CSDP",
    "key": "divided by",
    "on_union_budget": "on the Union's budget",
    "planned_as_of": "planned on",
    "readiness_days": "longest notice",
    "readiness_days_min": "shortest notice",
    "sustain_days": "meant to stay",
    "sustain_days_max": "meant to stay with new supplies",
    "target_on": "meant to be ready by",
    "url": "address",
    "valid_from": "since",
    "valid_to": "until",
}
# Rows without a name of their own are called by these cells, behind what a row of the table is.
_HEADED = {
    "american_troops": ("American troops in Europe", "kind", "date"),
    "battlegroup_proposals": ("A Battlegroup proposed and not sent", "country", "proposed_on"),
    "budget_timeline": ("", "instrument_id", "label", "year"),
    "claims": ("Claim", "claim_id"),
    "common_cost_items": ("", "item"),
    "cooperation_measures": ("", "measure", "year"),
    "court_cases": ("Court case", "applicant", "defendant"),
    "deployment_control": ("Who controls the use of troops", "country", "organ"),
    "epf": ("European Peace Facility", "record_type", "country", "date"),
    "format_activity": ("", "format_id", "what"),
    "format_membership": ("", "format_id", "country", "role"),
    "format_searches": ("What was looked for", "format_id"),
    "measure_objections": ("An objection", "said_by"),
    "mutual_assistance": ("", "country", "what"),
    "partner_rights": ("", "right_id", "country"),
    "position_actors": ("", "country", "name"),
    "position_questions": ("", "question"),
    "positions": ("Position", "actor_id", "question_id"),
    "premise_evidence": ("FEPS 2022 on the United States", "claim_id", "side"),
    "purchase_origin": ("", "estimate_id", "origin"),
    "target_comparisons": ("", "target_id", "against"),
    "text_answers": ("", "text", "question_id"),
    "text_questions": ("", "question"),
    "uk_timeline": ("", "event"),
    "vetoes": ("Veto or delay", "country", "subject"),
}
_NO_UNITS = ("page number", "number")  # the number of a page or of a round counts nothing
# With these the subject of an article may begin: bodies, and words made from the name of a place.
_NAMES = (
    "Court of Justice",
    "Danish",
    "European",
    "High Representative",
    "Permanent Structured Cooperation",
    "Political and Security Committee",
)
# How a date that stands beside a figure is introduced, by the column it stands in.
_DATES = {
    "year": "of",
    "date": "",
    "planned_as_of": "plan as of",  # a decision, a target or a statement: not always the day on which it was planned
    "reference_date": "on",
    "valid_from": "since",
}


def label(field: str, unit: str | None = None) -> str:
    """What a column holds, as the heading of a line.

    >>> label("planned_strength"), label("csdp_only"), label("amount_meur", "EUR million"), label("valid_from")
    ('Planned strength', 'CSDP only', 'Amount', 'Since')
    """
    said = _CALLED.get(field) or field_in_words(field, unit).removesuffix(" id")
    words = [_ABBREVIATIONS.get(word, word) for word in said.split()]
    return words[0][:1].upper() + " ".join(words)[1:]


def column_heading(field: str, unit: str = "") -> str:
    """What a column holds, with its unit in brackets.

    >>> column_heading("planned_strength", "persons"), column_heading("readiness_days", "days")
    ('Planned strength (persons)', 'Longest notice (days)')
    """
    said = label(field, unit)
    return said if unit.casefold() in ("", said.casefold()) else f"{said} ({unit})"


def code_in_words(code: str) -> str:
    """A word from a closed list as plain words.

    >>> code_in_words("declared_with_shortfalls"), code_in_words("outside_eu"), code_in_words("eu")
    ('declared with shortfalls', 'outside EU', 'EU')
    """
    return " ".join(_ABBREVIATIONS.get(word, word) for word in code.replace("_", " ").split())


def explained(code: str, described: Mapping[str, str]) -> str:
    """What the description of a column says about one word of its closed list; blank where it says nothing.

    >>> column = {"description": "eu = set up by the EU; proposal = not decided. rota (units take turns)."}
    >>> explained("proposal", column), explained("rota", column), explained("other", column)
    ('not decided', 'units take turns', '')
    """
    said = described.get("description", "")
    word = rf"(?<![\w-]){re.escape(code)}(?![\w-])"
    found = re.search(rf"{word}\s*(?:=|:)\s*(?P<after>[^;.=]+?)(?=\s*(?:[;.]|,\s+\w+\s*=|\Z))", said)
    found = found or re.search(rf"{word}\s+\((?P<after>[^()]+)\)", said)
    return " ".join(found["after"].split()) if found else ""


def heading(table: str, row: Row) -> str:
    """What a row is called, without a code.

    >>> find = course().find
    >>> heading("claims", find("claims", "C048")), heading("treaty_articles", find("treaty_articles", "teu-42-4"))
    ('Claim C048', 'Article 42(4) TEU: decisions on defence and missions')
    >>> heading("epf", find("epf", "abst-ie-2022"))
    'European Peace Facility: abstention, Ireland, 28 February 2022'
    >>> heading("treaty_articles", find("treaty_articles", "teu-38"))
    'Article 38 TEU: Political and Security Committee'
    """
    if table == "treaty_articles":
        return f"{article(row['article_id'])}: {lowered(row['subject'], _NAMES)}"
    if table == "literature":
        authors = [one["family"] for one in authors_of(row["bib_key"])]
        others = len(authors) > 2 or not row["authors_complete"]
        named = f"{authors[0]} and others" if others and authors else joined(authors)
        return f"{named or row['title']} {row['year'] or ''}".strip()
    if table in _HEADED:
        what, *columns = _HEADED[table]
        parts = [cell_in_words(table, column, row) for column in columns if row[column] is not None]
        told = ", ".join(parts)
        return f"{what} {told}" if table == "claims" else f"{what}: {told}" if what else capitalised(told)
    return title_of(table, row)


def cell_in_words(table: str, field: str, row: Row) -> str:
    """A cell as a reader would write it: a code as words, a key of another row as what that row is called.

    >>> forces = course().find("forces", "rdc")
    >>> cell_in_words("forces", "planned_strength", forces), cell_in_words("forces", "framework", forces)
    ('5,000 persons', 'EU')
    >>> cell_in_words("csdp_missions", "valid_from", course().find("csdp_missions", "artemis"))
    '12 June 2003'
    >>> cell_in_words("csdp_missions", "valid_to", course().find("csdp_missions", "artemis"))
    '1 September 2003'
    """
    value, described = row[field], course().fields(table)[field]
    unit = row.get(described["unitField"]) if described.get("unitField") else described.get("unit")
    if unit and unit.startswith("scale "):
        return f"{value} on a {unit}"
    unit = None if unit in _NO_UNITS else unit
    if isinstance(value, str):
        if target := course().targets(table).get(field):
            return heading(target, course().find(target, value))
        if "enum" in described.get("constraints", {}):
            return code_in_words(value)
        if len(value) == 2 and value.isupper():
            return known_name(value)  # the code of a country; EU stays as it is
    if isinstance(value, int) and not isinstance(value, bool) and described["type"] == "year":
        return str(value)  # a year has no thousands separator
    precision = row.get(f"{field}_precision") or "day"
    if field == "valid_to" and precision == "day" and isinstance(value, dt.date):
        value -= dt.timedelta(days=1)  # the table has the first day on which the row no longer holds
    return in_words(value, unit, precision)


def dated(table: str, field: str | None, row: Row) -> str:
    """The date of a figure, with what it is the date of; blank where the table dates nothing.

    >>> dated("forces", "planned_strength", course().find("forces", "rdc"))
    'plan as of 21 March 2022'
    """
    package = course()
    described = package.fields(table).get(field or "", {})
    column = described.get("asOf") or package.resource(table).get("asOf")
    figure = described.get("unit") or described.get("unitField")
    if not figure or figure in _NO_UNITS or not column or row[column] is None:
        return ""
    what = re.sub(r"_(?:as_of|date|on|year)\Z", "", column)
    what = _DATES.get(column, what if what.endswith("ed") else "as of")
    return f"{what} {cell_in_words(table, column, row)}".strip()


def how_sure(table: str, row: Row, columns: Mapping[str, str]) -> str:
    """How sure a row is, and which of the cells that a reader sees are more or less sure than the row.

    Parameters
    ----------
    table : str
    row : mapping
    columns : mapping
        Columns that are shown, with what each is called there.

    Returns
    -------
    str

    >>> how_sure("forces", course().find("forces", "eurocorps"), {"decided_on": "decided", "deployed": "sent out"})
    'verified (source graded medium); recalled: decided'
    """
    package = course()
    key = ",".join(str(row[column]) for column in package.key_fields(table))
    own: dict[str, list[str]] = {}
    for column, words in columns.items():
        sure = package.cell_confidence.get((table, key, column), row["confidence"])
        if sure != row["confidence"] and row[column] is not None:
            own.setdefault(in_a_cell(sure, None), []).append(words)
    said = [in_a_cell(row["confidence"], row.get("source_id"))]
    return "; ".join([*said, *(f"{sure}: {joined(dict.fromkeys(named))}" for sure, named in own.items())])
