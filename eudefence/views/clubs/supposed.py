"""What if a state were out of its clubs, or in more of them: a roll with states taken out or put in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from eudefence.data import as_of, countries
from eudefence.data.package import course
from eudefence.ground.called import called
from eudefence.ground.lists import listed
from eudefence.ground.quoting import shown
from eudefence.models.clubs import networks
from eudefence.models.clubs.networks.club_rows import State, Tie, alignment

EVERY = "all"
_SUPPOSED = "supposed"  # the source and the confidence of a tie that is an assumption


def taken_out(without: str | Iterable[str], roll: networks.Roll) -> tuple[str, ...]:
    """The codes of states to be taken out, in the order named; some may be in none of the clubs anyway.

    Raises
    ------
    ValueError
        For what is no state, and if nobody would be left.
    """
    names = [name for name in listed(without, "without", "a state or a list of states") if name]
    codes = tuple(dict.fromkeys(countries.code(name, "without") for name in names))
    if {state.code for state in roll.states} <= set(codes):
        raise ValueError("without: all states are taken out, and no network is left.")
    return codes


def put_in(added: Mapping[str, str | Iterable[str]], roll: networks.Roll) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """States to be put in, and the keys of the clubs each is supposed to join.

    Parameters
    ----------
    added : mapping
        State to the PESCO projects it joins: "all" of them, the state whose projects it joins ("FR": those that France
        coordinates), or a list of projects by key or name.
    roll : Roll
    """
    if not isinstance(added, Mapping):
        raise ValueError(f"added: {shown(added)} found; a mapping from a state to what it joins is accepted.")
    found = []
    for name, joins in added.items():
        code = countries.code(name, "added")
        mine = {tie.club for tie in roll.ties if tie.state == code and tie.counts}
        clubs = _clubs(joins, roll)
        found.append((code, tuple(club for club in clubs if club not in mine)))
    return tuple(found)


def _clubs(joins, roll):
    projects = [club for club in roll.clubs if club.kind == "pesco"]
    if not projects:
        raise ValueError(
            "added: a state can join PESCO projects here, and there are none among these clubs on this day. Choose"
            " other clubs or another day, or let the state stay as it is."
        )
    if joins == EVERY:
        return [club.key for club in projects]
    if isinstance(joins, str) and countries.find(joins):
        leader = countries.code(joins, "added")
        keys = {club.key for club in projects}
        led = [tie.club for tie in roll.ties if tie.state == leader and tie.counts and tie.role == "coordinator"]
        return [key for key in led if key in keys]
    names = {club.key: (club.label, club.row) for club in projects}
    return [called("added", one, names, "project") for one in listed(joins, "added", "a project or a list of projects")]


@lru_cache(maxsize=128)
def changed(
    roll: networks.Roll, out: tuple[str, ...], joined: tuple[tuple[str, tuple[str, ...]], ...]
) -> networks.Roll:
    """The roll without some states, and with others in more clubs. A tie that is supposed has no source.

    >>> roll = networks.roll("pesco", on="2023-06-01")
    >>> len(changed(roll, ("FR",), ()).states) == len(roll.states) - 1
    True
    """
    states = [state for state in roll.states if state.code not in out]
    ties = {(tie.state, tie.club): tie for tie in roll.ties if tie.state not in out}
    for code, clubs in joined:
        if code not in {state.code for state in states}:
            states.append(_state(code, roll))
        for club in clubs:
            ties[code, club] = Tie(code, club, "participant", True, True, _SUPPOSED, _SUPPOSED)
    order = sorted(states, key=lambda state: state.code)
    return replace(roll, states=tuple(order), ties=tuple(ties[key] for key in sorted(ties)))


def is_supposed(tie: networks.Tie) -> bool:
    """Whether a tie is an assumption of the reader's and no row of the data."""
    return tie.confidence == _SUPPOSED


def _state(code, roll):
    kind = "member state" if code in as_of.members("EU", roll.day) else "third state"
    return State(code, kind, countries.known_name(code), alignment(code, course(), roll.day), False)
