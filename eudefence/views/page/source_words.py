"""A source as a reader looks it up: its full title as a link, who published it and when, and what we think of it."""

from __future__ import annotations

from collections.abc import Iterable

from eudefence.data.confidence import in_a_cell, in_a_sentence
from eudefence.data.package import Row, course
from eudefence.ground.words import capitalised, in_words

from .html_words import Html, bullets, linked, paragraph, run, small, under


def about(source: Row) -> str:
    """Publisher and date of a source.

    >>> about(course().find("sources", "1news_eupm"))
    '1news.az, 15 April 2026'
    """
    day = f", {in_words(source['date'], precision=source['date_precision'])}" if source["date"] else ""
    return f"{source['publisher']}{day}"


def reference(source_id: str) -> Html:
    """The full title of a source, as a link if it has an address, with publisher and date.

    >>> reference("1news_eupm")
    '<a href="https://1news.az/...">The European Union will have a new mission in Armenia</a>, 1news.az, 15 April 2026'
    """
    source = course().find("sources", source_id)
    return run(linked(source["title"], source["url"]), f", {about(source)}")


def noted(row: Row, more: str = "") -> Html:
    """The principal source of a row and how sure the row is, as a line that stands back below what the row says.

    >>> noted(course().find("treaty_clauses", "scale"), "As of today")
    '<small>Source: <a ...>...</a>, EUR-Lex, .... As of today; verified (source graded high).</small>'
    """
    sure = in_a_cell(row["confidence"], row["source_id"])
    return small(
        run(
            "Source: ",
            reference(row["source_id"]),
            ". ",
            *([f"{more}; {sure}."] if more else [f"{capitalised(sure)}."]),
        )
    )


def graded(name: str, row: Row) -> Html:
    """What a row is called, and below it how sure the row is.

    >>> graded("The scale", course().find("treaty_clauses", "scale"))
    'The scale<br><small ...>verified (source graded high)</small>'
    """
    return run(name, under(in_a_cell(row.get("confidence"), row.get("source_id"))))


def listed(ids: Iterable[str]) -> Html:
    """Sources as a list, each once."""
    return bullets(small(reference(source)) for source in dict.fromkeys(ids))


def sources_of(table: str, row: Row) -> list[str]:
    """The sources of a row, the principal one first.

    >>> sources_of("treaty_clauses", course().find("treaty_clauses", "scale"))
    ['EURLEX_M041'...]
    """
    key = ",".join(str(row[field]) for field in course().key_fields(table))
    more = [one["source_id"] for one in course().rows("row_sources") if (one["table"], one["key"]) == (table, key)]
    return list(dict.fromkeys([row["source_id"], *more]))


def stands_on(table: str, row: Row) -> Html:
    """What a row stands on: its sources, and how sure it and its principal source are.

    >>> stands_on("treaty_clauses", course().find("treaty_clauses", "scale")).endswith("we grade it high.</small></p>")
    True
    """
    ids = sources_of(table, row)
    sure = in_a_sentence(row["confidence"], course().find("sources", ids[0]))
    if len(ids) == 1:
        return paragraph(small(run("Source: ", reference(ids[0]), ". ", sure)))
    return run(small("Sources, the principal one first:"), listed(ids), paragraph(small(sure)))
