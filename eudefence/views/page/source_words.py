"""A source as a reader looks it up: its full title as a link, who published it and when, and what we think of it."""

from __future__ import annotations

from eudefence.data.confidence import in_a_sentence
from eudefence.data.package import Row, course
from eudefence.ground.words import in_words

from .words import Html, bullets, linked, run, small


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
    named = [reference(one) for one in ids]
    if len(named) == 1:
        return Html(f"<p>{small(run('Source: ', named[0], '. ', sure))}</p>")
    return run(small("Sources, the principal one first:"), bullets(map(small, named)), Html(f"<p>{small(sure)}</p>"))
