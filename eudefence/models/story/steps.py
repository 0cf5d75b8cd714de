"""Steps of European defence on two tracks, counted under a stated coding and a stated rule.

Which track an event moves is a reading, and a list holds as many rows as somebody wrote. So a count says under which
coding and under which rule it was made, and the same rule holds for both tracks. The table `events` has the columns:
`track`, `track_alternative` and `alternative_reason` for the coding, `process` and `stage` for the rule.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from eudefence.data.as_of import STORY_FROM
from eudefence.data.package import Package, course
from eudefence.data.validity import last_possible
from eudefence.ground.arguments import one_of
from eudefence.ground.days import middle
from eudefence.ground.faces import offer
from eudefence.ground.frames import need_pandas

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "CODINGS",
    "COUNTINGS",
    "REASONS",
    "TRACKS",
    "by_year",
    "count_by_period",
    "count_by_year",
    "found",
    "in_order",
    "periods",
    "track",
    "turn",
]
offer(globals(), __all__, "eudefence.steps")


_FIRST = STORY_FROM.year
CODINGS = {  # key: words
    "course": "as the course places them",
    "pesco": "PESCO on one track, by main purpose",
    "alternative": "each contested event in its other place",
}
COUNTINGS = {
    "rows": "every row",
    "things": "every thing once, when it comes into being",
}
TRACKS = ("operational", "industrial", "both")
REASONS = {
    "pesco": "PESCO asks for forces and builds equipment, and one of the two is the main purpose",
    "arms_aid": "money made for operations buys arms",
    "capability_planning": "planning together serves forces and industry",
    "broad_plan": "a plan or summit that speaks of both",
}


def track(event: Mapping[str, Any], coding: str = "course") -> str:
    """The track an event moves: operational, industrial, both or neither.

    Parameters
    ----------
    event : mapping
        A row of the table events.
    coding : {"course", "pesco", "alternative"}
        As the course places it; the same, but with PESCO on one track, by the main purpose of each step; or in the
        other place, where a good argument for one exists.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        For an unknown coding.

    >>> founded = course().find("events", "ev043")
    >>> [track(founded, coding) for coding in CODINGS]
    ['both', 'industrial', 'industrial']
    """
    one_of("coding", coding, CODINGS)
    other: str | None = event["track_alternative"]
    if other and (coding == "alternative" or coding == event["alternative_reason"]):
        return other
    told: str | None = event["track"]
    return told or "neither"


def found(
    coding: str = "course", counting: str = "rows", direction: str | None = "advance"
) -> tuple[dict[str, Any], ...]:
    """Steps that move a track, in the order in which they happened, each with the track it counts for.

    Parameters
    ----------
    coding : {"course", "pesco", "alternative"}
        See `track`.
    counting : {"rows", "things"}
        Every row of the table; or every thing once, in the event with which it comes into being (`stage` is start): one
        body, force, law, fund, strategy, mission or agreement is one, on both tracks alike.
    direction : str or None
        advance, setback, neutral, or None for all.

    Returns
    -------
    tuple of dict
        Rows of events with the further entries `counted` (operational, industrial or both) and `day`, where it stands
        in time.

    Raises
    ------
    ValueError
        For an unknown coding or counting.

    >>> [len(found(counting=counting)) > 50 for counting in COUNTINGS]
    [True, True]
    """
    one_of("counting", counting, COUNTINGS)
    return tuple(
        dict(event) | {"counted": track(event, coding), "day": day}
        for day, event in dated(course())
        if direction in (None, event["direction"])
        and (counting == "rows" or event["stage"] == "start")
        and track(event, coding) != "neither"
    )


def by_year(coding: str = "course", counting: str = "rows", start: int = _FIRST) -> pd.DataFrame:
    """Steps forward on each track, year by year.

    Parameters
    ----------
    coding, counting : str
        See `found`.
    start : int
        First year; the course begins its story in 1987.

    Returns
    -------
    pandas.DataFrame
        A row for each year with a step, columns operational, industrial and both.

    >>> by_year().columns.tolist()
    ['operational', 'industrial', 'both']
    """
    need_pandas("steps.by_year", "steps.count_by_year(...)")
    import pandas as pd

    counted = count_by_year(coding, counting, start)
    return pd.DataFrame.from_dict(counted, orient="index", columns=list(TRACKS)).rename_axis("year")


def count_by_year(coding: str = "course", counting: str = "rows", start: int = _FIRST) -> dict[int, dict[str, int]]:
    """What `by_year` shows, as plain numbers by year and track, the years in order.

    >>> list(count_by_year()[2017])
    ['operational', 'industrial', 'both']
    """
    counted: dict[int, Counter[str]] = {}
    for step in found(coding, counting):
        counted.setdefault(step["day"].year, Counter())[step["counted"]] += 1
    return {year: {name: counted[year][name] for name in TRACKS} for year in sorted(counted) if year >= start}


def periods(cut: int, coding: str = "course", counting: str = "rows", start: int = _FIRST) -> pd.DataFrame:
    """Steps forward on each track before and after a year.

    Parameters
    ----------
    cut : int
        Last year of the first period.
    coding, counting, start
        See `by_year`.

    Returns
    -------
    pandas.DataFrame
        Two rows, first and second, with the columns of `by_year`.

    >>> periods(2016).index.tolist()
    ['first', 'second']
    """
    need_pandas("steps.periods", "steps.count_by_period(...)")
    import pandas as pd

    counted = count_by_period(cut, coding, counting, start)
    return pd.DataFrame.from_dict(counted, orient="index", columns=list(TRACKS)).rename_axis("period")


def count_by_period(
    cut: int, coding: str = "course", counting: str = "rows", start: int = _FIRST
) -> dict[str, dict[str, int]]:
    """What `periods` shows, as plain numbers by period and track.

    >>> list(count_by_period(2016))
    ['first', 'second']
    """
    counted = count_by_year(coding, counting, start)
    return {
        period: {name: sum(steps[name] for year, steps in counted.items() if (year <= cut) == first) for name in TRACKS}
        for period, first in (("first", True), ("second", False))
    }


def turn(coding: str = "course", counting: str = "rows", after: int = 2009) -> int | None:
    """The first year after another in which the industrial track took more steps forward than the operational one.

    Steps on both tracks count for both and so change nothing. None where there is no such year.

    >>> turn("course"), turn("pesco")
    (2019, 2018)
    """
    counted = count_by_year(coding, counting, start=max(_FIRST, after + 1))
    ahead = [year for year, steps in counted.items() if steps["industrial"] > steps["operational"]]
    return ahead[0] if ahead else None


def in_order(events: Iterable[Mapping[str, Any]]) -> list[tuple[dt.date, Mapping[str, Any]]]:
    """Events with the day on which each stands, in an order that is possible.

    A date known to the month stands in the middle of the month, one known to the year in the middle of the year: no
    sooner than half of the time it may have happened in. An event that must have come after another one of the list
    (column `follows`) never stands before it.

    Parameters
    ----------
    events : iterable of mapping
        Rows with event_id, date, date_precision and follows.

    Returns
    -------
    list of (datetime.date, mapping)

    Raises
    ------
    ValueError
        For events that follow each other in a circle, or an event whose last possible day lies before the one it
        follows.

    >>> rows = [{"event_id": "b", "date": dt.date(2026, 2, 1), "date_precision": "month", "follows": "a"},
    ...         {"event_id": "a", "date": dt.date(2026, 2, 20), "date_precision": "day", "follows": None}]
    >>> [(str(day), row["event_id"]) for day, row in in_order(rows)]
    [('2026-02-20', 'a'), ('2026-02-20', 'b')]
    """
    rows = {event["event_id"]: event for event in events}
    chains = {key: _chain(key, rows) for key in rows}
    latest = {key: last_possible(row["date"], row["date_precision"] or "day") for key, row in rows.items()}
    for key in sorted(rows, key=lambda key: -len(chains[key])):  # from the last of a chain to the first
        if len(chains[key]) > 1:
            latest[chains[key][1]] = min(latest[chains[key][1]], latest[key])
    days: dict[str, dt.date] = {}
    for key in sorted(rows, key=lambda key: len(chains[key])):
        row = rows[key]
        soonest = max(row["date"], *(days[earlier] for earlier in chains[key][1:2])) if chains[key][1:] else row["date"]
        if soonest > latest[key]:
            raise ValueError(
                f"follows: the dates of {key} and of what it follows or what follows it do not fit: {soonest} is after"
                f" {latest[key]}."
            )
        days[key] = min(max(middle(row["date"], row["date_precision"]), soonest), latest[key])
    return [(days[key], rows[key]) for key in sorted(rows, key=lambda key: (days[key], len(chains[key]), key))]


@lru_cache(maxsize=4)
def dated(package: Package) -> tuple[tuple[dt.date, Mapping[str, Any]], ...]:
    """The events of a package with their days, in order; kept for as long as it is the package that is asked about.

    >>> dated(course())[0][1]["event_id"] == in_order(course().rows("events"))[0][1]["event_id"]
    True
    """
    return tuple(in_order(package.rows("events")))


def _chain(key: str, rows: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """An event, the one it follows, the one that one follows, and so on."""
    chain = [key]
    while rows[chain[-1]].get("follows") in rows:
        earlier = rows[chain[-1]]["follows"]
        if earlier in chain:
            raise ValueError(f"follows: {' and '.join(sorted(chain))} follow each other in a circle.")
        chain.append(earlier)
    return chain
