"""What each state answers when it is asked: from evidence, or as somebody assumes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from eudefence.data.package import Row, course
from eudefence.data.states import States
from eudefence.ground.arguments import one_of, refused
from eudefence.ground.lists import gives_pairs
from eudefence.ground.quoting import shown

from .evidence import Stated, stated

# What a state may answer, in words. A declaration is constructive abstention (Article 31(1) TEU).
ANSWERS = ("yes", "no", "abstain", "declare", "unknown")
SUBJECTS = ("task", "treaty_change", "ratification", "pesco", "legion", "security_council", "release")
_ACCEPTED = (
    "a mapping of state to 'yes', 'no', 'abstain', 'declare' or 'unknown' (on the task itself), or of a subject"
    " (task, treaty_change, ratification, pesco, legion, security_council, release) to such a mapping"
)


class Assumed(NamedTuple):
    """What the caller assumes: by subject what single states answer, and what all others of whom nothing is known."""

    by_state: Mapping[str, Mapping[str, str]]
    others: Mapping[str, str]


class Answers(NamedTuple):
    """What is known for one decision.

    `given` says what each state answers; who is missing is unknown. `documented` holds the evidence of those whose
    answer rests on it.
    """

    given: dict[str, str]
    documented: dict[str, Stated]


def assumed(positions: object, others: object = None) -> Assumed:
    """The caller's positions by subject.

    Raises
    ------
    ValueError
        For what is no mapping, an unknown state, subject or answer.

    >>> assumed({"Hungary": "no"}).by_state, assumed({"treaty_change": {"FR": "yes"}}, "yes")
    ({'task': {'HU': 'no'}}, Assumed(by_state={'treaty_change': {'FR': 'yes'}}, others={'task': 'yes'}))
    """
    return Assumed(_by_subject(positions), _others(others))


def _others(given: object) -> dict[str, str]:
    if given is None:
        return {}
    if not gives_pairs(given):
        return {"task": _answer(given, "others")}
    return {one_of("others", key, SUBJECTS, "subject"): _answer(value, "others") for key, value in given.items()}


def _by_subject(positions: object) -> dict[str, dict[str, str]]:
    if positions is None:
        return {}
    if not gives_pairs(positions):
        raise ValueError(f"positions: {shown(positions)} found; {_ACCEPTED} is accepted.")
    pairs = list(positions.items())
    if not any(gives_pairs(value) for _, value in pairs):
        return {"task": _by_state(positions)} if pairs else {}
    return {one_of("positions", subject, SUBJECTS, "subject"): _by_state(value) for subject, value in pairs}


def _by_state(values: object) -> dict[str, str]:
    if not gives_pairs(values):
        raise ValueError(f"positions: {shown(values)} found; {_ACCEPTED} is accepted.")
    return States().mapping(values, "positions", _answer)


def _answer(value: object, argument: str) -> str:
    if isinstance(value, str) and value in ANSWERS:
        return value
    raise refused(argument, value, ANSWERS, "answer")


def answers_for(hurdle: Row, positions: Assumed, voters: Iterable[str], day: dt.date) -> Answers:
    """What the voters of a hurdle answer: the caller's word on a state, else the evidence of the day, else the caller's
    word on all others.
    """
    said = _evidence(hurdle["hurdle_id"], day)
    own, others = positions.by_state.get(hurdle["subject"], {}), positions.others.get(hurdle["subject"], "unknown")
    given: dict[str, str] = {}
    documented: dict[str, Stated] = {}
    for code in voters:
        known = said.get(code)
        answer = own.get(code, known.answer if known else others)
        if answer == "unknown":
            continue
        given[code] = answer
        if known and known.answer == answer:
            documented[code] = known
    return Answers(given, documented)


def _evidence(hurdle: str, day: dt.date) -> dict[str, Stated]:
    """The evidence that decides what a state answers: a no on any question, or a yes on all that can give one."""
    asked = [row for row in course().rows("route_hurdle_questions") if row["hurdle_id"] == hurdle]
    found: dict[str, Stated] = {}
    for one in (one for row in asked for one in stated(row["question_id"], day) if one.answer == "no"):
        found.setdefault(one.actor, one)
    yes = [
        {one.actor: one for one in stated(row["question_id"], day) if one.answer == "yes"}
        for row in asked
        if row["counts"] == "both"
    ]
    for actor in set.intersection(*map(set, yes)) if yes else ():
        found.setdefault(actor, yes[0][actor])
    return found
