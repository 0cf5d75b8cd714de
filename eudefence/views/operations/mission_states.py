"""What a mission was on a day: its type, its state, and how long it had lasted."""

from __future__ import annotations

import datetime as dt

from eudefence.data.package import course
from eudefence.data.validity import row_holds
from eudefence.ground.words import one_or_many

FIRST_DAY = dt.date(2003, 1, 1)  # the first mission began on it
TYPES = {  # key: words
    "civilian_mission": "civilian missions",
    "military_operation": "military operations",
    "military_mission": "military missions (training, advice)",
    "civil_military_action": "civil-military actions",
    "not_csdp": "not CSDP, though often listed",
}
ONE_TYPE = {
    "civilian_mission": "civilian mission",
    "military_operation": "military operation",
    "military_mission": "military mission",
    "civil_military_action": "civil-military action",
    "not_csdp": "not CSDP",
}
MANY = {key: words.partition(" (")[0] for key, words in TYPES.items()}
STATES = {
    "running": "running",
    "undecided": "cannot be decided",
    "ended": "ended",
    "not yet": "not yet begun",
    "never": "never launched",
}

_LASTED = {  # how its end is known: with inexact dates, with exact ones
    "ended": ("about {time}", "{time}"),
    "running": ("about {time} so far", "{time} so far"),
    "seen": (
        "about {time} to the last day on which it was seen; end unknown",
        "{time} to the last day on which it was seen; end unknown",
    ),
    "mandate": (
        "about {time} to the last known mandate; end unknown",
        "{time} to the last known mandate; end unknown",
    ),
}


def mission_state(row, on: dt.date) -> str:
    """What a row of csdp_missions was on a day: running, undecided, ended, not yet or never.

    Undecided means that the last known mandate had run out without news, that a date is not exact enough, or that
    nobody saw the mission start.

    >>> mission_state(course().find("csdp_missions", "eutm-mali"), dt.date(2024, 5, 18))
    'running'
    >>> mission_state(course().find("csdp_missions", "eutm-mali"), dt.date(2024, 5, 19))
    'ended'
    """
    if row["launched"] is False:
        return "not yet" if on < row["valid_from"] else "never"
    held = row_holds(row, on, course().edition)
    if held is False:
        return "not yet" if row["valid_from"] and on < row["valid_from"] else "ended"
    return "undecided" if held is None or row["launched"] is None else "running"


def duration(row, on: dt.date) -> tuple[int | None, str]:
    """Days a mission had lasted by a day, and words that say what is not known.

    >>> duration(course().find("csdp_missions", "artemis"), dt.date(2020, 1, 1))
    (82, '82 days')
    """
    state = mission_state(row, on)
    if state in ("never", "not yet"):
        return None, "–"
    exact = "day" == (row["valid_from_precision"] or "day") == (row["valid_to_precision"] or "day")
    if state == "ended":
        days = (row["valid_to"] - row["valid_from"]).days
        return days, _LASTED["ended"][exact].format(time=duration_in_words(days))
    if state == "running":
        days = (on - row["valid_from"]).days
        return days, _LASTED["running"][exact].format(time=duration_in_words(days))
    if row["launched"] is None:
        return None, "start not confirmed"
    if row["mandate_until"] is None or on <= row["mandate_until"]:
        return None, "dates not exact enough"
    days = (row["mandate_until"] - row["valid_from"]).days + 1
    last = "seen" if row["mandate_basis"] == "seen_at_work" else "mandate"
    return days, _LASTED[last][exact].format(time=duration_in_words(days))


def duration_in_words(days: int) -> str:
    """Days below a year, years with a decimal above.

    >>> duration_in_words(82), duration_in_words(1), duration_in_words(1000)
    ('82 days', '1 day', '2.7 years')
    """
    return one_or_many(days, "{n} day", "{n} days") if days < 365 else f"{days / 365.25:.1f} years"
