"""Who votes under a rule, with which population and weights: those entitled on the day, or a union of one's own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from eudefence.data.package import Row, course
from eudefence.data.states import States, with_values
from eudefence.data.validity import row_holds
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.called import called
from eudefence.ground.lists import Pairs
from eudefence.ground.numbers import whole
from eudefence.ground.words import date_in_words

from .membership import members_on, persons_on, population
from .procedures import row_of, rule_of, titles, voters, voters_of
from .rules import Rule, rules
from .voting_weights import Voters


@keywords_checked
def electorate(
    rule: str | Rule,
    *,
    voters: Iterable[str] | None = None,
    population: Pairs[object] | None = None,
    weights: Pairs[object] | None = None,
    concerned: str | None = None,
    on: str | dt.date | None = None,
) -> tuple[Rule, Voters]:
    """The rule, and who votes under it with which population and weights.

    Parameters
    ----------
    rule, voters, population, weights, concerned, on
        As for `decide`.

    Returns
    -------
    (Rule, Voters)

    >>> rule, voting = electorate("pesco_project", on="2023-05-22")
    >>> rule.id, len(voting.codes), voting.outside
    ('participants_unanimity', 25, ('DK', 'MT'))
    """
    asked = asked_about(rule, course().day(on), voters is not None or population is not None)
    states, outside, people = who_votes(asked, voters, population, concerned)
    return asked.rule, with_weights(asked, states, outside, people, weights)


class Asked(NamedTuple):
    """What a vote is about: the rule, the day, the row of the act if one was named, and why it could not be used then.

    `what_if` is empty if it could.
    """

    rule: Rule
    day: dt.date
    row: Row | None
    what_if: str


_WHAT_IF = {  # why a rule could not be used on the day
    "proposed": "This is a what-if: nobody could decide by this rule on that day, it was only proposed.",
    "later": "This is a what-if: nobody could decide by this rule on that day, it applied from {first}.",
    "over": (
        "This is a what-if: nobody could decide by this rule on that day, it applied from {first} to before {last}."
    ),
}
_NOT_THEN = {
    "proposed": (
        "rule: {rule} could not be used on {day}: it was only proposed.{instead} For a what-if, name the voters, as in"
        " voters=council.members('{day}')."
    ),
    "later": (
        "rule: {rule} could not be used on {day}: it applied from {first}.{instead} Give another day or, for a what-if,"
        " name the voters, as in voters=council.members('{day}')."
    ),
    "over": (
        "rule: {rule} could not be used on {day}: it applied from {first} to before {last}.{instead} Give another day"
        " or, for a what-if, name the voters, as in voters=council.members('{day}')."
    ),
}


def asked_about(rule: str | Rule, day: dt.date, own: bool) -> Asked:
    """What a vote is about. `own`: the caller gives voters or a population, so a rule may be used outside its time."""
    row = None
    if isinstance(rule, Rule):
        chosen = rule
    elif (key := _meant(rule)) in rules():
        chosen = rules()[key]
    else:
        row = row_of(key, day)
        chosen = rule_of(row)
    if chosen.valid(day):
        return Asked(chosen, day, row, "")
    span = "proposed" if chosen.status == "proposed" else "over" if chosen.valid_to else "later"
    if not own:
        then = [rule for rule in _relatives(chosen) if rule.valid(day)]
        raise ValueError(
            _NOT_THEN[span].format(
                rule=repr(chosen.id),
                day=day,
                first=chosen.valid_from,
                last=chosen.valid_to,
                instead="".join(f" On that day the rule was {rule.id!r} ({rule.name})." for rule in then),
            )
        )
    first, last = (date_in_words(one) if one else "" for one in (chosen.valid_from, chosen.valid_to))
    return Asked(chosen, day, row, _WHAT_IF[span].format(first=first, last=last))


def _meant(rule: object) -> str:
    """The key of a rule or of a kind of decision, named by it or in words."""
    names = {**{key: one.name for key, one in rules().items()}, **titles()}
    return called("rule", rule, names, "rule or act", "list(council.RULES) and council.acts()")


def _relatives(rule: Rule) -> list[Rule]:
    """The rules that came before or after this one in its place."""
    return [other for other in rules().values() if rule.family and other.family == rule.family]


def who_votes(
    asked: Asked,
    own_voters: Iterable[str] | None,
    own_population: Pairs[object] | None,
    concerned: str | None,
) -> tuple[States, tuple[str, ...], dict[str, int] | None]:
    """Who votes, as callers may name them; which members of the Union do not; and the caller's own population."""
    if own_voters is None and own_population is None:
        row, day = asked.row, asked.day
        codes = voters_of(row, day, concerned) if row else voters(asked.rule.id, day, concerned)
        return _states(codes), tuple(code for code in members_on(course(), asked.day) if code not in codes), None
    states, people = States(), None
    if own_population is not None:
        states, people = with_values(own_population, "population", whole, what="state of the population")
    if own_voters is not None and people != {}:
        codes = states.read_all(own_voters, "voters", numbers=True)
        states = States(codes) if people is None else states.among(codes)
    states = states.among(states.codes, "voter")
    if concerned is not None and states.codes:
        state = states.read(concerned, "concerned")
        states = states.among(code for code in states.codes if code != state)
    if not states.codes:
        raise ValueError("voters: nobody votes. Name at least one state.")
    return states, (), people


@lru_cache(maxsize=256)
def _states(codes: tuple[str, ...]) -> States:
    return States.of(codes)


def with_weights(
    asked: Asked,
    states: States,
    outside: tuple[str, ...],
    own_people: Mapping[str, int] | None,
    own_weights: Pairs[object] | None,
    declared: bool = False,
) -> Voters:
    """Those who vote, with the persons and the weighted votes that the rule needs.

    `declared`: somebody abstains with a declaration.
    """
    codes, chosen = states.codes, asked.rule
    row = asked.row
    if row and (least := row["minimum_states"]) and row["voters"].startswith("participants") and len(codes) < least:
        raise ValueError(
            f"voters: enhanced cooperation takes at least {least} states (Article 20(2) TEU), found {len(codes)}."
        )
    tests = [test for test in chosen.all_tests if declared or not test.count.declaring]
    needs_people = any(test.count.unit == "population" or test.base == "smallest_group" for test in tests)
    people = _people(codes + outside, asked.day, own_people, needs_people)
    counts_votes = any(test.count.unit == "votes" for test in chosen.all_tests)
    votes = _weights(asked, states, own_weights) if counts_votes or own_weights is not None else {}
    needs_votes = any(test.count.unit == "votes" for test in tests)
    if needs_votes and (missing := [code for code in codes if code not in votes]):
        first = min(row["valid_from"] for row in course().rows("council_weights"))
        early = f" on {asked.day}; the course has them from {first} on" if asked.day < first else ""
        lacking = ", ".join(missing)
        raise ValueError(f"weights: there are no weighted votes for {lacking}{early}. Give them with weights.")
    return Voters(codes, people, votes, outside)


def _weights(asked: Asked, states: States, own: Pairs[object] | None) -> dict[str, int]:
    if own is None:
        # A what-if takes a rule of the past to another day, with the votes of its own last day.
        last = asked.rule.valid_to - dt.timedelta(days=1) if asked.what_if and asked.rule.valid_to else asked.day
        return {row["country"]: row["votes"] for row in course().rows("council_weights") if row_holds(row, last)}
    reader = states if states.invented else States()
    return reader.mapping(own, "weights", whole)


def _people(codes: tuple[str, ...], day: dt.date, own: Mapping[str, int] | None, needed: bool) -> Mapping[str, int]:
    if own is None:
        known = persons_on(course(), day)
        if needed and set(members_on(course(), day)) - set(known):
            known = population(day)  # raises, and names the years there are
    else:
        known = own
    missing = [code for code in codes if code not in known]
    if needed and missing:
        raise ValueError(f"population: there is no population for {', '.join(missing)}. Give persons for every voter.")
    # Half a table would give a share of the wrong whole: better none.
    return {} if missing else {code: known[code] for code in codes}
