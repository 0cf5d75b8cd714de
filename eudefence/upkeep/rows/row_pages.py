"""The pages of rows: one for each unit with the rows that its notebooks quote, and one with all terms.

A page holds no more than it must: JupyterLab draws the whole of it at every click.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from eudefence.data.columns_in_words import cell_in_words
from eudefence.data.confidence import in_a_sentence
from eudefence.data.facts import Fact, fact
from eudefence.data.package import Row, course
from eudefence.ground.words import date_in_words, joined, lowered

from .row_in_words import anchors, plain, row_in_words

GLOSSARY = "glossary"
_DEGREES = (
    "“The source was read” means just that. “A core text states it” means that nobody else confirmed it. “From memory”"
    " means well known, and not seen in a source for this edition. High, medium and low grade the source."
)

Back = Sequence[tuple[str, str]]  # words and address of each page on which something was quoted


def page_of_rows(title: str, unit: tuple[str, str], quoted: Mapping[str, Back]) -> str:
    """The page that shows the rows of a unit.

    Parameters
    ----------
    title : str
        Of the unit.
    unit : pair
        What the unit is called, and the address of its notebook.
    quoted : mapping
        Each fact link of the unit, in the order in which they are met, with the pages on which it stands.

    Returns
    -------
    str
        Markdown.

    >>> print(page_of_rows("Try", ("unit 09", "../../notebooks/09_try.ipynb"), {}).splitlines()[0])
    # The rows behind unit 09: Try
    """
    rows: dict[tuple[str, tuple[str, ...]], tuple[list[Fact], dict[tuple[str, str], None]]] = {}
    for link, back in quoted.items():
        found = fact(link)
        facts, ways = rows.setdefault((found.table, found.key), ([], {}))
        facts.append(found)
        ways.update(dict.fromkeys(back))
    words, address = unit
    parts = [
        f"# The rows behind {words}: {plain(title)}",
        f"What [{words}]({address}) and its exercises quote from the tables of the course, row by row; edition of"
        f" {date_in_words(course().edition)}. First comes what was quoted, with its source, then the rest of the row."
        f" {_DEGREES}",
    ]
    parts += [row_in_words(facts, list(ways)) for (table, _), (facts, ways) in rows.items() if table != GLOSSARY]
    terms = sorted(
        ((facts[0].row, list(ways)) for (table, _), (facts, ways) in rows.items() if table == GLOSSARY),
        key=lambda pair: pair[0]["term"].casefold(),
    )
    if terms:
        parts.append(f"# Terms\n\nThe words of {words} that the [glossary]({GLOSSARY}.md) of the course explains.")
        parts += [_term(row, ways, f"{GLOSSARY}.md") for row, ways in terms]
    return "\n\n".join(parts) + "\n"


def glossary_page(units: Back) -> str:
    """The page with all terms, in the order of the alphabet."""
    rows = sorted(course().rows("glossary"), key=lambda row: row["term"].casefold())
    ways = joined([f"[{words}]({address})" for words, address in units])
    parts = [
        "# Glossary",
        f"The terms of the course in plain words; edition of {date_in_words(course().edition)}. Legal definitions stand"
        f" in the acts themselves. {_DEGREES}" + (f" To the units: {ways}." if ways else ""),
    ]
    return "\n\n".join([*parts, *(_term(row, (), "") for row in rows)]) + "\n"


def _term(row: Row, back: Back, page: str) -> str:
    """A term: what it is called in full, its meaning, how sure that is, and what is near to it."""
    names = {row["acronym"] or "", row["expanded_form"]} - {row["term"], ""}
    source = course().find("sources", row["source_id"])
    sure = in_a_sentence(row["confidence"], source)
    sure = f"From memory: {lowered(sure)}" if row["confidence"] == "recalled" else sure
    where = f"[{plain(source['title'])}]({source['url']})" if source["url"] else plain(source["title"])
    parts = [
        anchors([f"glossary.{row['term_id']}"]),
        f"## {plain(row['term'])}",
        f"*{plain(', '.join(sorted(names, key=len)))}*" if names else "",
        plain(row["definition"]),
        f"Source: {where}, {plain(source['publisher'])}. {sure}",
    ]
    related = [one["related_term_id"] for one in course().rows("glossary_related") if one["term_id"] == row["term_id"]]
    if related:
        parts.append(f"See also {joined([_see(other, page) for other in related])}.")
    if back:
        parts.append(f"Back to {joined([f'[{words}]({address})' for words, address in back])}.")
    return "\n\n".join(part for part in parts if part)


def _see(term: str, page: str) -> str:
    row = course().find("glossary", term)
    return f"[{plain(cell_in_words('glossary', 'term', row))}]({page}#glossary.{term})"
