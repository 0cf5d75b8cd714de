"""Forces that were promised, and what became of them: size, notice, time in the field, and dates, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from eudefence.data.columns_in_words import how_sure
from eudefence.data.package import course
from eudefence.ground.arguments import several
from eudefence.ground.called import called
from eudefence.ground.days import middle
from eudefence.ground.lists import listed
from eudefence.ground.words import date_in_words, joined
from eudefence.views.page.controls import by_words, choice, ticks
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.marks import facts_of_rows
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

from .forces_drawing import FIELDS, GROUPS, draw_forces

MEASURES = {
    "size": "size, in persons",
    "notice": "notice, in days",
    "stay": "time in the field, in days",
    "dates": "from decision to readiness",
}
_CELLS = {  # what a reader sees of a row and may be surer or less sure than the row
    "decided_on": "decided",
    "planned_strength": "planned",
    "fielded_on": "since",
    "deployed": "sent out",
}
_READY = {  # fielded_status: short words, and whether it counts as made ready
    "fielded": ("yes", True),
    "headquarters_only": ("staff only", True),
    "on_rota": ("on call, by turns", True),
    "declared_operational": ("declared ready", True),
    "declared_with_shortfalls": ("declared ready, with shortfalls", True),
    "planned": ("planned", False),
    "not_fielded": ("no", False),
    "proposed": ("proposal only", False),
    "exercise_held": ("exercise held", False),
}
_SENT = {  # deployed: words, and whether it counts as sent
    "no": ("no", False),
    "in_part": ("in part", True),
    "headquarters_only": ("staff only", True),
    "not_applicable": ("–", False),
}
_GROUP_OF = {"eu": "eu", "outside_eu": "outside", "proposal": "proposal"}  # by framework
_PROMISED = {  # group: what became of its promises, for none, one, several
    "eu": (
        "Of the {total} forces of the Union, none was made or declared ready.",
        "Of the {total} forces of the Union, 1 was made or declared ready.",
        "Of the {total} forces of the Union, {number} were made or declared ready.",
    ),
    "outside": (
        "Of the {total} forces outside the Union, none was made or declared ready.",
        "Of the {total} forces outside the Union, 1 was made or declared ready.",
        "Of the {total} forces outside the Union, {number} were made or declared ready.",
    ),
}
_SHORTFALLS = (
    "",
    "1 of these was declared so with stated shortfalls.",
    "{number} of these were declared so with stated shortfalls.",
)
_SENT_OUT = (
    "None was sent out.",
    "1 was sent out in part or with its staff.",
    "{number} were sent out in part or with their staff.",
)
_NOT_PROMISED = {  # group: for none, one, several
    "proposal": (
        "",
        "1 of those shown is a proposal that nobody decided.",
        "{number} of those shown are proposals that nobody decided.",
    ),
    "exercise": ("", "1 of those shown is an exercise.", "{number} of those shown are exercises."),
}
_DAYS_FOUND = {  # measure: for nobody, for some
    "notice": ("For none of them a notice was found.", "For {number} of {total} a notice was found: {told}."),
    "stay": (
        "For none of them a time in the field was found.",
        "For {number} of {total} a time in the field was found: {told}.",
    ),
}
_BASIS = {
    "whole_force": "whole force",
    "per_unit": "one unit of several",
    "could_be_commanded": "troops it could lead",
    "participants": "people taking part",
}


def promise_and_delivery(measure: str = "size", groups: str | Iterable[str] = ("eu", "outside")) -> View:
    """Forces in the order in which they were decided: what was promised, and what became of it.

    What it answers: how large, how fast and how lasting was each force meant to be; was it made ready, and was it ever
    sent?

    Parameters
    ----------
    measure : {"size", "notice", "stay", "dates"}
        What the panel in the middle compares: persons planned and reported; days from the decision until it is in
        place; days in the field; or the years from the decision about the force to its readiness. The two columns on
        the right are always there. In words as well: "size", "notice", "time in the field", "from decision to
        readiness".
    groups : str or iterable of str
        Any of eu, outside, proposal, exercise; in words "European Union", "outside the Union", "proposals",
        "exercises".

    Returns
    -------
    View
        The sentence counts what was made ready and sent. A blank cell stays blank: not known is never zero.

    Raises
    ------
    ValueError
        For an unknown measure or group, or no group at all.

    Notes
    -----
    One measure for all: a pool of forces counts as ready from the day on which it was declared so, with or without
    stated shortfalls, although no force of that size stood together.

    Persons count different things (a whole force, one unit of several, troops a staff could lead), so they are never
    added up. "Sent" means sent on an operation as that force or with parts of it; operations of the Union used other
    troops.

    >>> view = promise_and_delivery("size", "eu")
    >>> view.sentence.partition(". ")[0]
    'Of the 3 forces of the Union, 3 were made or declared ready'
    """
    measure = called("measure", measure, MEASURES)
    given = listed(groups, "groups", "a word or a list of words")
    asked = several("groups", [called("groups", one, GROUPS) for one in given], GROUPS)
    rows = [row for row in _forces() if row["group"] in asked]
    columns = _columns(rows)
    told = facts_of_rows(columns, [row["source_id"] for row in rows])
    return View(
        _sentence(rows, measure),
        columns,
        title="Promise and delivery: forces and what became of them",
        source=source_line(("forces", [r["source_id"] for r in rows]), note=_note(measure)),
        date=f"dates of each row in the table; state on {date_in_words(course().edition)}",
        unit=MEASURES[measure],
        draw=lambda: draw_forces(rows, told, measure),
    )


def explore_forces() -> Explorer:
    """`promise_and_delivery` with controls for the measure and for who stands behind the force."""
    return explore(
        promise_and_delivery,
        measure=choice("Compare", by_words(MEASURES)),
        groups=ticks("Show", by_words(GROUPS), ("eu", "outside")),
    )


@lru_cache(maxsize=1)
def _forces() -> tuple[dict, ...]:
    """The rows of the table with what is told of them: group, when it began, made ready and sent (words, yes or no)."""
    rows = []
    for row in course().rows("forces"):
        group = "exercise" if row["kind"] == "exercise" else _GROUP_OF[row["framework"]]
        began = next(name for name in ("decided_on", "proposed_on", "fielded_on") if row[name])
        more = {
            "group": group,
            "began": middle(row[began], row[f"{began}_precision"]),
            "ready": _READY[row["fielded_status"]],
            "sent": _SENT[row["deployed"]],
        }
        rows.append(dict(row) | more)
    return tuple(sorted(rows, key=lambda r: (r["began"], r["force_id"])))


def _sentence(rows, measure):
    said = []
    for group, became in _PROMISED.items():
        if mine := [r for r in rows if r["group"] == group]:
            short = sum(r["fielded_status"] == "declared_with_shortfalls" for r in mine)
            said += [
                _told(became, sum(r["ready"][1] for r in mine), total=len(mine)),
                _told(_SHORTFALLS, short),
                _told(_SENT_OUT, sum(r["sent"][1] for r in mine)),
            ]
    said += [_told(forms, sum(r["group"] == group for r in rows)) for group, forms in _NOT_PROMISED.items()]
    on_measure = {"size": _sentence_on_sizes, "dates": _sentence_on_dates}.get(measure)
    said.append(on_measure(rows) if on_measure else _sentence_on_days(rows, measure))
    return " ".join(filter(None, said))


def _told(forms, number, **more):
    """The form of a sentence for none, one or several."""
    return forms[min(number, 2)].format(number=number, **more)


def _sentence_on_sizes(rows):
    planned = [r for r in rows if r["planned_strength"] is not None]
    both = sum(r["reported_strength"] is not None for r in planned)
    if not planned:
        return "No planned size is known for any of them."
    largest = max(r["planned_strength"] for r in planned)
    same = joined(_name(r) for r in planned if r["planned_strength"] == largest)
    return (
        f"A planned size is known for {len(planned)} of {len(rows)}, the largest {largest:,} persons ({same});"
        f" a reported size stands beside it for {both or 'none'}."
    )


def _sentence_on_days(rows, measure):
    low, high = FIELDS[measure]
    known = [r for r in rows if r[low] is not None or r[high] is not None]
    told = "; ".join(f"{_name(r)}: {_span(r, measure)} days" for r in known)
    return _DAYS_FOUND[measure][bool(known)].format(number=len(known), total=len(rows), told=told)


def _sentence_on_dates(rows):
    done = [(_years(r), r) for r in rows if r["decided_on"] and r["fielded_on"]]
    if not done:
        return "For none of them both the day of the decision and the day of readiness are known."
    done.sort(key=lambda pair: pair[0])
    (shortest, first), (longest, last) = done[0], done[-1]
    if len(done) == 1:
        return f"From decision to readiness {_name(first)} took about {shortest:.0f} years."
    return (
        f"From decision to readiness it took from about {shortest:.0f} years ({_name(first)}) to about"
        f" {longest:.0f} ({_name(last)}); for {len(rows) - len(done)} of {len(rows)} one of the two days is"
        " missing."
    )


def _years(row):
    """From the decision to readiness; a day known to the year only is taken in its middle."""
    start, end = (middle(row[name], row[f"{name}_precision"]) for name in ("decided_on", "fielded_on"))
    return (end - start).days / 365.25


def _span(row, measure):
    low, high = (row[name] for name in FIELDS[measure])
    if low is None and high is None:
        return None
    if low is None or high is None or low == high:
        return f"{(high if low is None else low):,}"
    return f"{low:,} to {high:,}"


def _name(row):
    return row["name"].partition(" (")[0]


def _columns(rows):
    return {
        "Force": [r["name"] for r in rows],
        "Set up by": [GROUPS[r["group"]] for r in rows],
        "Decided": [
            date_in_words(r["decided_on"], r["decided_on_precision"]) if r["decided_on"] else None for r in rows
        ],
        "Planned (persons)": [r["planned_strength"] for r in rows],
        "What it counts": [_BASIS.get(r["strength_basis"]) for r in rows],
        "Notice (days)": [_span(r, "notice") for r in rows],
        "In the field (days)": [_span(r, "stay") for r in rows],
        "Made ready": [r["ready"][0] for r in rows],
        "Since": [date_in_words(r["fielded_on"], r["fielded_on_precision"]) if r["fielded_on"] else None for r in rows],
        "Reported (persons)": [r["reported_strength"] for r in rows],
        "Reported for": [
            date_in_words(r["reported_as_of"], r["reported_as_of_precision"]) if r["reported_as_of"] else None
            for r in rows
        ],
        "Sent out": [r["sent"][0] for r in rows],
        "How sure": [how_sure("forces", r, _CELLS) for r in rows],
    }


def _note(measure):
    if measure == "size":
        return (
            "Sizes count different things (see the table): do not add them up. Each line of the scale is about three"
            " times the one before."
        )
    if measure == "dates":
        return "A broken bar: decided and not made ready so far."
    return "Not known means that no source was found; it does not mean zero."
