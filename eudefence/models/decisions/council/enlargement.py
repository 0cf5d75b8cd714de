"""A larger Union: who is a candidate on a day, and how many persons each candidate would bring."""

from __future__ import annotations

import datetime as dt

from eudefence.data import as_of
from eudefence.data.package import course
from eudefence.ground.arguments import keywords_checked


@keywords_checked
def candidates(on: str | dt.date | None = None) -> tuple[str, ...]:
    """The states with the status of a candidate for membership on a day.

    Parameters
    ----------
    on : str or datetime.date, optional
        The day; by default the edition.

    Returns
    -------
    tuple of str
        Codes in alphabetical order. Kosovo has applied and is a potential candidate only: it is not among them.

    Notes
    -----
    Article 49 TEU; the European Council grants the status. Table candidacies: states that have become members since
    are not listed there for the time before.

    >>> candidates("2026-01-01")
    ('AL', 'BA', 'GE', 'MD', 'ME', 'MK', 'RS', 'TR', 'UA')
    """
    rows = as_of.rows_on("candidacies", course().day(on), status="candidate")
    return tuple(sorted(row["country"] for row, held in rows if held))


@keywords_checked
def candidate_population(*, low: bool = False) -> dict[str, int]:
    """Persons in each of today's candidates, for a what-if of the Council after enlargement.

    Parameters
    ----------
    low : bool
        Take the lower estimate where the figure is disputed: for Ukraine the persons in the territory that its
        government controls, instead of the whole territory.

    Returns
    -------
    dict
        Code to persons, for the nine candidates of the edition.

    Notes
    -----
    Table candidate_population: the World Bank's estimates for the middle of 2024, one source for all. The figure of
    Ukraine is disputed: about 37.9 million in the borders of 1991, about 31.5 million where the government rules; there
    has been no census since 2001. After accession the Council would use another count, the usually resident population.

    >>> people = candidate_population()
    >>> len(people), people["UA"], candidate_population(low=True)["UA"]
    (9, 37860221, 31500000)
    >>> from eudefence import council
    >>> len(council.population("2026-10-08") | people)
    36
    """
    rows = course().rows("candidate_population")
    return {row["country"]: row["low"] if low and row["low"] else row["population"] for row in rows}
