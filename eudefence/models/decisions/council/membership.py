"""Who belongs to the Council on a day: members of the Union, states in permanent structured cooperation, and their
populations.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from eudefence.data import as_of
from eudefence.data.package import Package, course
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.words import date_in_words


@keywords_checked
def members(on: str | dt.date | None = None) -> tuple[str, ...]:
    """The member states of the Union on a day.

    Parameters
    ----------
    on : str or datetime.date, optional
        The day; by default the edition of the course data.

    Returns
    -------
    tuple of str
        ISO alpha-2 codes in alphabetical order.

    Notes
    -----
    The European Communities of 1958 and then the European Union. The United Kingdom counts to the end of 31 January
    2020 (agreement on its withdrawal, OJ L 29, 31.1.2020).

    >>> len(members("1958-01-01")), len(members("2020-01-31")), len(members("2020-02-01"))
    (6, 28, 27)
    """
    return members_on(course(), course().day(on))


# The Council counts those of whom the data are sure. What holds on a day is looked up once a day. The package is part
# of the question: other data have other answers.
@lru_cache(maxsize=1024)
def members_on(package: Package, day: dt.date) -> tuple[str, ...]:
    """Members of the Union."""
    return tuple(sorted(code for code, held in as_of.members("EU", day, package).items() if held))


@lru_cache(maxsize=1024)
def participants_on(package: Package, day: dt.date) -> tuple[str, ...]:
    """States in permanent structured cooperation."""
    return tuple(sorted(code for code, held in as_of.pesco(day, package).items() if held))


@lru_cache(maxsize=1024)
def persons_on(package: Package, day: dt.date) -> Mapping[str, int]:
    """Persons of each state that the data have for the day, members or not."""
    return MappingProxyType({code: persons for code, (persons, _) in as_of.population(day, package).items()})


@lru_cache(maxsize=1024)
def opted_out_on(package: Package, day: dt.date) -> tuple[str, ...]:
    """Who does not vote on acts with defence implications."""
    return tuple(sorted(code for code, held in as_of.opted_out("defence", day, package).items() if held))


@keywords_checked
def participants(on: str | dt.date | None = None) -> tuple[str, ...]:
    """The states that take part in permanent structured cooperation (PESCO) on a day.

    >>> len(participants("2023-05-22")), len(participants("2023-05-23")), "MT" in participants()
    (25, 26, False)
    """
    day = course().day(on)
    found = participants_on(course(), day)
    if not found:
        raise ValueError(
            f"on: nobody took part in permanent structured cooperation on {day}; it was set up on 11 December 2017."
        )
    return found


@keywords_checked
def population(on: str | dt.date | None = None) -> dict[str, int]:
    """Population of each member state, in persons, as it counted in the Council on a day.

    Parameters
    ----------
    on : str or datetime.date, optional
        The day; by default the edition. Tables change on 1 January.

    Returns
    -------
    dict
        Code to persons, for the members of that day.

    Raises
    ------
    ValueError
        If the course has no table of persons for that day; the days it has are named.

    Notes
    -----
    Rules of Procedure of the Council, Article 11(5) and Annex III. No population counted before 1 November 2004
    (Article 205(4) EC, version of Nice). To 31 October 2014 the figures are the Council's own table, in hundreds of
    persons; from then on they are Eurostat's, because the official table could be read only in part. Which series
    stands behind a year is said in the table population.

    >>> people = population("2025-06-01")
    >>> len(people), people["MT"] < people["DE"]
    (27, True)
    >>> population("2005-06-01")["DE"]
    82531700
    """
    day = course().day(on)
    found, codes = persons_on(course(), day), members_on(course(), day)
    if set(codes) - set(found):
        rows = [row for row in course().rows("population") if row["population"] is not None and row["valid_from"]]
        first, last = min(row["valid_from"] for row in rows), max(row["valid_to"] for row in rows)
        why = f" No population counted in the Council before {date_in_words(first)}." if day < first else ""
        raise ValueError(
            f"on: the course has no complete table of populations for {day}.{why} It has tables from {first} to before"
            f" {last}. Give your own population."
        )
    return {code: found[code] for code in codes}
