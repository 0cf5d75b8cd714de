"""Fact links as they stand in a page: an author writes the row, and this writes where it is shown and what it says."""

from __future__ import annotations

from collections.abc import Iterator

from eudefence.data.fact_links import address, is_link
from eudefence.data.facts import Fact, fact
from eudefence.data.glimpse import glimpse
from eudefence.ground.markdown_links import Link, links_in, rewritten, written


def fact_link(words: str, found: Fact, page: str) -> str:
    """A link to a row on a page of rows.

    >>> fact_link("5,000 troops", fact("forces.rdc.planned_strength"), "../course_data/rows/02_x.md")
    '[5,000 troops](../course_data/rows/02_x.md#forces.rdc.planned_strength "5,000 persons; plan as of ...")'
    """
    return written(words, address(page, found.link), glimpse(found))


def with_addresses(markdown: str, page: str) -> str:
    """A text in which every fact link leads to a page of rows and says what it leads to.

    Parameters
    ----------
    markdown : str
        Links may stand there as an author writes them, or as an earlier run has written them. One that leads to no row
        stays as it is; `eudefence prose` says what is wrong with it.
    page : str
        The page of rows, seen from where the text stands.

    >>> print(with_addresses("Up to [5,000](forces.rdc.planned_strength).", "../course_data/rows/02_x.md"))
    Up to [5,000](../course_data/rows/02_x.md#forces.rdc.planned_strength "5,000 persons; plan as of ...").
    """

    def change(link: Link) -> str:
        found = _fact(link)
        return fact_link(link.words, found, page) if found else markdown[link.start : link.end]

    return rewritten(markdown, change)


def quoted_in(markdown: str) -> Iterator[str]:
    """The fact links of a text, as an author writes them.

    >>> list(quoted_in("[a](x.md), [5,000](forces.rdc.planned_strength)"))
    ['forces.rdc.planned_strength']
    """
    return (found.link for found in map(_fact, links_in(markdown)) if found)


def _fact(link: Link) -> Fact | None:
    if not is_link(link.target):
        return None
    try:
        return fact(link.target)
    except ValueError:
        return None
