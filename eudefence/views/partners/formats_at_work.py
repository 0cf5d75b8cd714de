"""What small groups have done: a lane for each group, a mark for each dated thing, and where the record ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from eudefence.data.confidence import in_a_cell
from eudefence.data.package import course
from eudefence.ground.arguments import several
from eudefence.ground.called import called
from eudefence.ground.lists import listed
from eudefence.ground.words import capitalised, cardinal, count, date_in_words, joined, lowered, one_or_many
from eudefence.views.page.controls import by_words, period, ticks
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.marks import facts
from eudefence.views.page.source import source_line
from eudefence.views.page.view import View

from .formats_at_work_drawing import KINDS, MOST, GroupLane, draw_lanes

GROUPS = {  # letters or short name, in the order in which they are offered
    "ei2": "EI2",
    "e5": "E5",
    "jef": "JEF",
    "cow": "Coalition of the Willing",
    "weimar-plus": "Weimar+",
    "cavs": "CAVS",
    "e3": "E3",
    "nb8": "NB8",
    "mnf-u": "Multinational Force Ukraine",
    "eurocorps": "Eurocorps",
    "cjef": "CJEF",
    "essi": "Sky Shield",
    "elsa": "ELSA",
}
_START = ("ei2", "e5", "jef", "cow", "weimar-plus", "cavs")
_FIRST, _SINCE = 1992, 2018
_MEETINGS = ("ministers_meeting", "leaders_meeting")
_DEEDS = ("exercise", "deployment", "purchase_or_contract")
_FORCES = ("cjef", "mnf-u")  # sorted with the groups of states, but what they are is a force
_SILENT = 2  # years without anything found, after which it is said


class Record(NamedTuple):
    """What was found of one group, and how far was looked.

    Attributes
    ----------
    key, name : str
        Key and name in the table of formats.
    begun : datetime.date
        First day of the group by the table of formats, or of the first thing found, if that is earlier.
    rows : tuple
        Rows of format_activity that are shown, by date.
    last : datetime.date or None
        Day of the last thing in the table that nobody contests, of whatever kind.
    heard : datetime.date
        Day of the last thing in the table, contested or not.
    precision : str
        How exact `heard` is.
    searched : mapping
        The row of format_searches.
    meets : bool
        Whether it is a group whose states consult, and not a programme, a headquarters or a planned force.
    hidden : bool
        Whether the table has a deed of it that nobody contests, but none in the years that are shown.
    """

    key: str
    name: str
    begun: dt.date
    rows: tuple
    last: dt.date
    heard: dt.date
    precision: str
    searched: dict
    meets: bool
    hidden: bool = False


def formats_at_work(
    groups: str | Iterable[str] = _START,
    kinds: str | Iterable[str] = tuple(KINDS),
    years: tuple[int, int] = (_SINCE, 2026),
) -> View:
    """What small groups have done, in time: meetings on the line, texts and members above it, forces and orders below.

    What it answers: which groups meet, which act, and of which was nothing more found after some day?

    Parameters
    ----------
    groups : str or iterable of str
        Up to six keys of formats, or their short names: "EI2", "E5", "JEF".
    kinds : str or iterable of str
        Any kinds of the table: "ministers_meeting", "leaders_meeting", "founding", "enlargement",
        "letter_or_declaration", "headquarters_or_staff", "exercise", "deployment", "purchase_or_contract", "ended".
    years : (int, int)
        First and last year of the picture.

    Returns
    -------
    View
        A row for each thing shown. A hollow mark: sources differ on whether the group did it.

    Raises
    ------
    ValueError
        For an unknown group or kind, for none, for more than six groups, and for years in the wrong order.

    Notes
    -----
    A whole line runs to the last thing that was found; the dotted line goes on to the day up to which was searched.
    Nothing found does not mean that nothing happened.

    >>> formats_at_work("EI2").columns["Group"][0]
    'EI2'
    """
    asked = _asked(groups)
    wanted = several("kinds", [called("kinds", one, KINDS) for one in listed(kinds, "kinds", "a word")], KINDS)
    first, last = years
    if first > last:
        raise ValueError(f"years: {first} comes after {last}; give the first year first")
    records = [record(key, wanted, first, last) for key in asked]
    rows = [row for one in records for row in one.rows]
    return View(
        sentence(records, wanted, first, last),
        _columns(rows),
        title="What small groups have done",
        date=f"{first} to {last}" if first < last else str(first),
        source=source_line(
            ("format_activity", rows), ("format_searches", []), note="What was found, not all that happened."
        ),
        more=_more(records),
        draw=lambda: draw_lanes([_lane(one) for one in records], first, last),
    )


def explore_formats_at_work() -> Explorer:
    """`formats_at_work` with controls for the groups, the kinds of things and the years."""
    return explore(
        _ticked,
        groups=ticks("Groups (up to six)", by_words(GROUPS), _START),
        kinds=ticks("Kinds", by_words(KINDS), more=True),
        years=period("Years", _FIRST, course().edition.year, (_SINCE, course().edition.year)),
    )


def _ticked(groups, kinds, years):
    if not groups or not kinds:
        raise ValueError("Tick at least one group and one kind.")
    return formats_at_work(groups, kinds, years)


def _asked(groups):
    given = listed(groups, "groups", "a name or a list of names")
    asked = several("groups", [called("groups", one, GROUPS) for one in given], GROUPS)
    if len(asked) > MOST:
        raise ValueError(f"groups: {len(asked)} are too many for one picture; choose up to {cardinal(MOST)}")
    return asked


def record(key: str, kinds: Iterable[str], start: int, end: int) -> Record:
    """What the table has on one group: what is shown of these kinds and years, when it began, the last thing found."""
    rows = sorted((r for r in course().rows("format_activity") if r["format_id"] == key), key=lambda r: r["date"])
    shown = tuple(row for row in rows if row["kind"] in kinds and start <= row["date"].year <= end)
    deeds = [row["date"].year for row in rows if row["kind"] in _DEEDS and not row["contested"]]
    return Record(
        key,
        course().find("formats", key)["name"],
        min(course().find("formats", key)["valid_from"], rows[0]["date"]),
        shown,
        last_found(rows)["date"],
        rows[-1]["date"],
        rows[-1]["date_precision"],
        course().find("format_searches", key),
        course().find("formats", key)["kind"] == "minilateral_group" and key not in _FORCES,
        bool(deeds) and not any(start <= year <= end for year in deeds),
    )


def last_found(rows: Iterable[Mapping]) -> Mapping:
    """The last thing that a group did for sure: what sources contest does not make a record longer."""
    return max((row for row in rows if not row["contested"]), key=lambda row: row["date"])


_MET = "{name} met {times} in {when}{contested}."
_MET_BOTH = "{name} met {times} in {when}{contested}, {other} {other_times} in {other_when}."
_AFTER = (
    "",
    "Of {names} nothing with a date was found after {day}, in pages up to {until}.",
    "Nothing with a date was found of {names}, in pages up to {until}.",
)
_DID = "Exercises, forces sent out or joint purchases that nobody contests"
_ACTED = (
    _DID + " were found for none of the {groups} {when}.",
    _DID + " were found for {number} of the {groups} {when}: {names}.",
    _DID + " were found for {names} {when}.",
)
_ALONE = "No exercise, force sent out or joint purchase that nobody contests was found {when}."
_HIDDEN = "Those of {names} lie outside these years."
_NOTHING = "Of what was asked for nothing was found from {first} to {last}, which does not mean that nothing happened."


def sentence(records: list[Record], kinds: Iterable[str], first: int, last: int) -> str:
    """For whom deeds were found, of whom nothing more was found, and who met most in its first two years."""
    if not any(one.rows for one in records):
        return _NOTHING.format(first=first, last=last)
    said = []
    if set(_DEEDS) <= set(kinds):
        said.append(_who_acted(records, first, last))
    said.append(_who_fell_silent(records))
    if set(_MEETINGS) <= set(kinds):
        said.append(_who_met(records, first, last))
    return " ".join(filter(None, said)) or f"{capitalised(count(sum(len(r.rows) for r in records), 'thing'))} found."


def meetings_at_first(one: Record) -> tuple[int, int]:
    """Meetings of ministers and leaders in the two years since the first thing in the table: sure, and contested."""
    end = one.begun.replace(year=one.begun.year + 2)
    met = [row["contested"] for row in one.rows if row["kind"] in _MEETINGS and row["date"] < end]
    return met.count(False), met.count(True)


def _who_met(records, first, last):
    """Of the groups of consultation whose first two years are shown: the one that met most, and the one that met least.

    Programmes and headquarters are left out, because nobody looked for meetings of theirs.
    """
    whole = [one for one in records if one.meets and first <= one.begun.year and _two_years(one)[0].year <= last]
    whole.sort(key=lambda one: meetings_at_first(one)[0])
    if not whole:
        return ""
    least, best = whole[0], whole[-1]
    sure, open_ = meetings_at_first(best)
    fewest = meetings_at_first(least)[0]
    if not fewest:
        return ""
    return (_MET_BOTH if fewest < sure else _MET if len(whole) == 1 else "").format(
        name=capitalised(_named(best)),
        times=_times(sure),
        when=_when(best),
        contested=one_or_many(open_, " (one more is contested)", f" ({cardinal(open_)} more are contested)", ""),
        other=_named(least),
        other_times=_times(fewest),
        other_when=_when(least),
    )


def _times(number):
    return {1: "once", 2: "twice"}.get(number) or f"{cardinal(number)} times"


def _when(one):
    return "its first two years" if _two_years(one)[1] else "less than two years"


def _two_years(one):
    """The end of a group's first two years, at most the day up to which was searched; and whether they are over."""
    end, until = one.begun.replace(year=one.begun.year + 2), one.searched["searched_until"]
    return min(end, until), end <= until


def _who_fell_silent(records):
    silent = [one for one in records if _years_between(one.heard, one.searched["searched_until"]) >= _SILENT]
    if not silent:
        return ""
    until = date_in_words(max(one.searched["searched_until"] for one in silent))
    if len(silent) == 1:
        day = date_in_words(silent[0].heard, silent[0].precision)
        return _AFTER[1].format(names=GROUPS[silent[0].key], day=day, until=until)
    told = joined(f"{GROUPS[one.key]} after {date_in_words(one.heard, one.precision)}" for one in silent)
    return _AFTER[2].format(names=told, until=until)


def _who_acted(records, first, last):
    acted = [one for one in records if any(row["kind"] in _DEEDS and not row["contested"] for row in one.rows)]
    hidden = [GROUPS[one.key] for one in records if one.hidden]
    form = _ALONE if len(records) == 1 and not acted else _ACTED[bool(acted) + (len(acted) == len(records))]
    said = form.format(
        number=cardinal(len(acted)),
        groups=f"{cardinal(len(records))} groups",
        names=joined(GROUPS[one.key] for one in acted),
        when=f"from {first} to {last}" if first < last else f"in {first}",
    )
    return " ".join(filter(None, (said, hidden and _HIDDEN.format(names=joined(hidden)))))


def _years_between(start, end):
    return (end - start).days / 365.25


def _named(one):
    letters = GROUPS[one.key]
    if letters in one.name:
        return one.name if letters == "Weimar+" else f"the {one.name}"
    return f"the {one.name} ({letters})"


def _columns(rows):
    return {
        "Group": [GROUPS[row["format_id"]] for row in rows],
        "When": [date_in_words(row["date"], row["date_precision"]) for row in rows],
        "Kind": [KINDS[row["kind"]] for row in rows],
        "What": [row["what"] for row in rows],
        "Result found": [row["result"] for row in rows],
        "Contested": [row["contested_reason"] for row in rows],
        "How sure": [in_a_cell(row["confidence"], row["source_id"]) for row in rows],
    }


def _more(records):
    said = []
    for one in records:
        said.append(f"{GROUPS[one.key]}, looked for and not found: {lowered(one.searched['not_found'])}")
        said.append(one.searched["note"])
    return " ".join(filter(None, said))


def _lane(one):
    told = [
        (
            row,
            facts(
                {
                    "Thing": f"{GROUPS[one.key]}: {row['what']}",
                    "When": date_in_words(row["date"], row["date_precision"]),
                    "Result found": row["result"],
                    "Contested": row["contested_reason"],
                    "How sure": in_a_cell(row["confidence"], row["source_id"]),
                },
                row["source_id"],
            ),
        )
        for row in one.rows
    ]
    name = "" if GROUPS[one.key] in one.name else one.name
    day = date_in_words(one.heard, one.precision)
    silent = _years_between(one.heard, one.searched["searched_until"]) >= _SILENT
    return GroupLane(
        GROUPS[one.key], name, told, one.begun, one.last, one.searched["searched_until"], day if silent else ""
    )
