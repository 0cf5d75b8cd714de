"""The pages of rows: one for each unit with the rows that its notebooks quote, and the glossary.

A page holds no more than it must: JupyterLab draws the whole of it at every click. So the glossary is a list of all
terms on one page, and their definitions on a few others, by their first letter.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby

from eudefence.data.columns_in_words import cell_in_words
from eudefence.data.confidence import in_a_sentence
from eudefence.data.facts import Fact, fact
from eudefence.data.package import Row, course
from eudefence.ground.words import date_in_words, joined, lowered

from .row_in_words import anchors, plain, row_in_words

GLOSSARY = "glossary"
_PARTS = (("a", "c"), ("d", "i"), ("j", "r"), ("s", "z"))  # first letters, so that the addresses last; each about 40 kB
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
        parts += [_term(row, ways) for row, ways in terms]
    return "\n\n".join(parts) + "\n"


def glossary_pages(units: Back) -> dict[str, str]:
    """The glossary: a list of all terms, and pages with their definitions, in the order of the alphabet.

    Parameters
    ----------
    units : sequence of pairs
        Words and address of each unit.

    Returns
    -------
    dict
        The name of each page, and its text as Markdown.

    >>> list(glossary_pages([]))
    ['glossary', 'glossary_a_to_c', 'glossary_d_to_i', 'glossary_j_to_r', 'glossary_s_to_z']
    """
    rows = sorted(course().rows("glossary"), key=lambda row: row["term"].casefold())
    pages = {GLOSSARY: _contents(rows, units)}
    for part in _PARTS:
        others = joined([f"[{_letters(other)}]({_file(other)})" for other in _PARTS if other != part])
        head = [
            f"# Glossary: {_letters(part)}",
            f"Terms of the course in plain words. Other letters: {others}; [all terms]({GLOSSARY}.md). {_DEGREES}",
        ]
        terms = [_term(row, ()) for row in rows if _part(row["term"]) == part]
        pages[_file(part).removesuffix(".md")] = "\n\n".join([*head, *terms]) + "\n"
    return pages


def _contents(rows: Sequence[Row], units: Back) -> str:
    """The first page of the glossary: the names of all terms, each a link to its definition."""
    ways = joined([f"[{words}]({address})" for words, address in units])
    parts = [
        "# Glossary",
        f"All terms of the course; each leads to its meaning in plain words. Edition of"
        f" {date_in_words(course().edition)}. Legal definitions stand in the acts themselves."
        + (f" To the units: {ways}." if ways else ""),
    ]
    for letter, terms in groupby(rows, key=lambda row: row["term"][0].upper()):
        parts += [f"## {plain(letter)}", "\n".join(f"- {_named(row)}" for row in terms)]
    return "\n\n".join(parts) + "\n"


def _named(row: Row) -> str:
    """A term of the list, with its short form, by which many a reader looks for it."""
    short = row["acronym"] if row["acronym"] not in (None, "", row["term"]) else ""
    return _see(row["term_id"]) + (f" ({plain(short)})" if short else "")


def _part(term: str) -> tuple[str, str]:
    """First and last letter of the page on which a term stands; a figure comes before all letters."""
    return next((part for part in _PARTS if term[0].casefold() <= part[1]), _PARTS[-1])


def _letters(part: tuple[str, str]) -> str:
    first, last = part
    return f"{first.upper()} to {last.upper()}"


def _file(part: tuple[str, str]) -> str:
    return f"{GLOSSARY}_{'_to_'.join(part)}.md"


def _term(row: Row, back: Back) -> str:
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
        parts.append(f"See also {joined([_see(other) for other in related])}.")
    if back:
        parts.append(f"Back to {joined([f'[{words}]({address})' for words, address in back])}.")
    return "\n\n".join(part for part in parts if part)


def _see(term: str) -> str:
    row = course().find("glossary", term)
    page = _file(_part(row["term"]))
    return f"[{plain(cell_in_words('glossary', 'term', row))}]({page}#glossary.{term})"
