"""Kinds of decision: by which rule each is decided on a day, and who votes on it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from eudefence.data import countries
from eudefence.data.package import Row, course
from eudefence.data.validity import row_holds
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.called import called

from .membership import members, opted_out_on, participants
from .rules import Rule, rules


@keywords_checked
def acts(on: str | dt.date | None = None) -> tuple[str, ...]:
    """Kinds of decision whose rule the course knows on a day.

    >>> "launch_operation" in acts(), "establish_pesco" in acts("2010-01-01")
    (True, False)
    """
    day = course().day(on)
    return tuple(dict.fromkeys(row["act_id"] for row in course().rows("acts") if row_holds(row, day)))


@lru_cache(maxsize=1)
def titles() -> Mapping[str, str]:
    """Every kind of decision, on whatever day, and what it is called.

    >>> titles()["launch_operation"]
    'Launch a military operation or mission'
    """
    return MappingProxyType({row["act_id"]: row["title"] for row in course().rows("acts")})


def row_of(act: str, day: dt.date) -> Row:
    """The row of the table acts that holds for a kind of decision on a day."""
    act = called("act", act, titles(), "act", "council.acts()")
    rows = [row for row in course().rows("acts") if row["act_id"] == act]
    held = [row for row in rows if row_holds(row, day)]
    if not held:
        spans = "; ".join(
            f"from {row['valid_from']}" + (f" to before {row['valid_to']}" if row["valid_to"] else "") for row in rows
        )
        raise ValueError(f"on: on {day} the course has no rule for {act!r}. It has one {spans}.")
    return max(held, key=lambda row: row["valid_from"])  # the later version, should two overlap


@keywords_checked
def rule_for(act: str, on: str | dt.date | None = None) -> Rule:
    """The rule by which an act is decided on a day, or the version of a rule on that day.

    Parameters
    ----------
    act : str
        A kind of decision from the table acts, by key or title, such as ``"launch_operation"``,
        ``"Launch a military operation or mission"``, ``"establish_pesco"``, ``"safe"``, ``"coalition"``; or the id of a
        rule, such as ``"qualified"``, for the one that stood in its place on that day.
    on : str or datetime.date, optional
        The day; by default the edition.

    Raises
    ------
    ValueError
        For an unknown act (the nearest is given), a day without a rule, or an act on which nobody votes (mutual
        assistance, Article 42(7) TEU; leaving permanent structured cooperation, Article 46(5) TEU).

    See Also
    --------
    acts : the kinds of decision there are.

    >>> rule_for("launch_operation").id, rule_for("establish_pesco", "2017-12-11").id
    ('unanimity', 'participants_reinforced')
    >>> rule_for("cfsp_implementing", "2012-01-01").id
    'reinforced_nice'
    >>> [rule_for("qualified", day).id for day in ("1958-01-01", "2003-06-12", "2025-01-01")]
    ['qualified_6', 'qualified_15', 'qualified']
    """
    day = course().day(on)
    return _version(rules()[act], day) if isinstance(act, str) and act in rules() else rule_of(row_of(act, day))


def _version(rule: Rule, day: dt.date) -> Rule:
    """The rule in the place of this one on the day; the latest, where an older one could still be asked for."""
    versions = [one for one in rules().values() if one == rule or (rule.family and one.family == rule.family)]
    held = [one for one in versions if one.valid(day)]
    if not held:
        spans = "; ".join(f"{one.id} from {one.valid_from}" for one in sorted(versions, key=_since))
        raise ValueError(f"on: on {day} the course has no version of the rule {rule.id!r}. It has {spans}.")
    return max(held, key=_since)


def _since(rule: Rule) -> dt.date:
    return rule.valid_from or dt.date.min


def rule_of(row: Row) -> Rule:
    """The rule of a row of the table acts; refuses an act on which nobody votes."""
    if row["rule_id"] == "none":
        raise ValueError(f"act: no vote is taken on {row['act_id']!r}. {row['note']}")
    return rules()[row["rule_id"]]


@keywords_checked
def voters(act: str, on: str | dt.date | None = None, concerned: str | None = None) -> tuple[str, ...]:
    """Who votes on an act, or under a rule, on a day.

    Parameters
    ----------
    act : str
        A kind of decision or the id of a rule.
    on : str or datetime.date, optional
        The day; by default the edition.
    concerned : str, optional
        The state about which the others vote, where there is one (Articles 7(1) and 46(4) TEU).

    Returns
    -------
    tuple of str
        Codes in alphabetical order. Opt-outs are left out: until 30 June 2022 Denmark did not vote on acts with defence
        implications (Article 5 of Protocol No 22).

    >>> "DK" in voters("launch_operation", "2022-06-30"), "DK" in voters("launch_operation", "2022-07-01")
    (False, True)
    """
    day = course().day(on)
    if isinstance(act, str) and act in rules():
        return _entitled(act, rules()[act].voters, "pesco", False, day, concerned)
    row = row_of(act, day)
    rule_of(row)  # refuses an act on which nobody votes
    return voters_of(row, day, concerned)


def voters_of(row: Row, day: dt.date, concerned: str | None) -> tuple[str, ...]:
    """Who votes on the act of a row of the table acts."""
    return _entitled(row["act_id"], row["voters"], row["participants_of"], row["defence_implications"], day, concerned)


def _entitled(
    what: str, kind: str, participants_of: str | None, defence: bool, day: dt.date, concerned: str | None
) -> tuple[str, ...]:
    if kind == "consenting_states":
        raise ValueError("voters: a coalition outside the Treaties has no fixed voters. Say which states are asked.")
    if kind.startswith("participants") and participants_of == "enhanced_cooperation":
        raise ValueError(
            "voters: only the states of the enhanced cooperation vote (Article 330 TFEU). Say which they are."
        )
    everyone = participants(day) if kind.startswith("participants") else members(day)
    if defence:
        everyone = tuple(code for code in everyone if code not in opted_out_on(course(), day))
    if not kind.endswith("without_state"):
        if concerned is not None:
            raise ValueError(f"concerned: under {what!r} no state is left out of the vote. Leave the argument away.")
        return everyone
    if concerned is None:
        raise ValueError(
            f"concerned: under {what!r} the state concerned does not vote. Name it, for example concerned='HU', or give"
            " the voters."
        )
    state = countries.code(concerned, "concerned")
    if state not in everyone:
        raise ValueError(
            f"concerned: {countries.name(state)} ({state}) is not one of those who decide here: {', '.join(everyone)}."
        )
    return tuple(code for code in everyone if code != state)
