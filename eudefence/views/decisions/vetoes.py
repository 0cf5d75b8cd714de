"""Vetoes that were reported, counted by what they stopped."""

from __future__ import annotations

from collections import Counter

from eudefence.data import countries
from eudefence.data.package import course
from eudefence.ground.words import count, date_in_words, joined, one_or_many
from eudefence.views.page import html_words
from eudefence.views.page.plain_table import MISSING, columns_of
from eudefence.views.page.source import source_line
from eudefence.views.page.source_words import listed
from eudefence.views.page.view import View

MATTERS = {
    "enlargement": "who may join the Union",
    "statement": "statements on foreign policy",
    "law_and_money": "laws, taxes and the budget",
    "borders_and_migration": "borders and migration",
    "sanctions": "sanctions",
    "aid_for_ukraine": "aid for Ukraine",
    "agreement": "talks with a state outside",
    "operation": "the start of an operation",
}
_TRACKER = "EU_VETO_TRACKER"
_STEPS = (1, 4, 7, 10)  # vetoes from which a cell is one shade darker
# Whole sentences: for one, for several, for none.
_LARGEST = (
    "The tracker has {vetoes}: the largest kind is {kinds} ({top}).",
    "The tracker has {vetoes}: the largest kinds are {kinds} ({top} each).",
)
_ON_OPERATIONS = (
    "{n} of them is on {operation}.",
    "{n} of them are on {operation}.",
    "None of them is on {operation}.",
)
_ELSEWHERE = (
    "Elsewhere 1 veto on an operation was found: {found}.",
    "Elsewhere {n} vetoes on an operation were found: {found}.",
    "Elsewhere no veto on an operation was found.",
)


def recorded_vetoes() -> View:
    """What was blocked by one or a few members when all had to agree, as far as it was reported.

    What it answers: on which kinds of decision have vetoes been recorded, and are operations among them?

    Returns
    -------
    View
        A row for each kind of decision, with the vetoes of the EU Veto Tracker, those found by this course, and who
        blocked. The kinds are the course's coding.

    Notes
    -----
    A collection of reports. A proposal that would meet a veto may never be put, so a low number shows neither that a
    rule does not matter nor that it does. Source: Michal Ovádek, EU Veto Tracker (2025).

    >>> [row for row in recorded_vetoes().rows if row["What was blocked"] == "the start of an operation"]
    [{'What was blocked': 'the start of an operation', 'In the tracker': 0, 'Found by us': 1, 'By whom': ...}]
    """
    rows = sorted(course().rows("vetoes"), key=lambda row: row["date"])
    tracked = [row for row in rows if row["collection"] == "tracker"]
    kinds = sorted(MATTERS, key=lambda kind: -sum(row["matter"] == kind for row in tracked))
    columns = columns_of([_line(kind, rows) for kind in kinds])
    behind = [_TRACKER, *(row["source_id"] for row in rows if row["collection"] == "course")]
    first, last = tracked[0]["date"], tracked[-1]["date"]
    cells = [
        (name, [(str(number), _shade(number)), str(found), who])
        for name, number, found, who in zip(*columns.values(), strict=True)
    ]
    return View(
        _sentence(rows, tracked, columns),
        columns,
        title="Vetoes that were reported",
        source=source_line(
            ("vetoes", behind),
            note="The kinds are our coding. What was never put to the vote is not here.",
        ),
        date=f"{date_in_words(first, 'month')} to {date_in_words(last, 'month')}",
        unit="how often, on what, and by whom; the darker, the more often",
        words=lambda: html_words.run(html_words.grid(list(columns), cells, (26, 12, 12)), listed(behind)),
    )


def _line(kind, rows):
    tracked, found = (
        [row for row in rows if row["matter"] == kind and row["collection"] == where] for where in ("tracker", "course")
    )
    who = [_blockers(tracked)] if tracked else []
    if found:
        who.append(f"found by us: {_blockers(found)}")
    counted = {"What was blocked": MATTERS[kind], "In the tracker": len(tracked), "Found by us": len(found)}
    return counted | {"By whom": "; ".join(who) or MISSING}


def _blockers(rows):
    times = Counter(countries.name(row["country"]) for row in rows).most_common()
    return ", ".join(f"{name} {number}" if number > 1 else name for name, number in times)


def _shade(number):
    return sum(number >= step for step in _STEPS)


def _sentence(rows, tracked, columns):
    top = max(columns["In the tracker"])
    pairs = zip(columns["What was blocked"], columns["In the tracker"], strict=True)
    leading = [f"“{kind}”" for kind, number in pairs if number == top]
    operations = [row for row in rows if row["matter"] == "operation"]
    among = sum(row["collection"] == "tracker" for row in operations)
    found = [
        f"{countries.in_a_sentence(row['country'])} in {date_in_words(row['date'], row['date_precision'])}"
        for row in operations
        if row["collection"] == "course"
    ]
    vetoes = count(len(tracked), "veto", "vetoes")
    return " ".join(
        [
            one_or_many(len(leading), *_LARGEST, vetoes=vetoes, kinds=joined(leading), top=top),
            one_or_many(among, *_ON_OPERATIONS, operation=MATTERS["operation"]),
            one_or_many(len(found), *_ELSEWHERE, found=joined(found)),
            "A proposal that would meet a veto may never be put, so the numbers alone speak for no side.",
        ]
    )
