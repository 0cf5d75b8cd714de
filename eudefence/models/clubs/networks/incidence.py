"""States and clubs as whole numbers, which every measure reads: bit i of a club is its i-th state.

Only memberships that are sure count. What the dates leave open, and whom a list with gaps may lack, is kept beside them
for the ranges.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from eudefence.ground.called import called
from eudefence.ground.lists import listed as as_list
from eudefence.ground.numbers import truth

from .club_rows import Roll, as_text, is_older
from .completeness import Completeness

NEAR_UNIVERSAL = "near_universal"
_STATES, _CLUBS = 0, 1
CLUBS_NAMED = "a club, a list of clubs or 'near_universal'"


@dataclass(frozen=True)
class Incidence:
    """A two-mode network without names of a library.

    Attributes
    ----------
    states, clubs : tuple of str
        Their keys, sorted.
    members, undecided, missing : tuple of int
        For each club the states that are in it, those whose dates leave it open, and those that an incomplete list may
        lack: bit i is the i-th state.
    listed, listed_on : tuple of str
        For each club how complete its list is, and the ISO day for which that is meant, or nothing.
    groups : tuple of str
        For each state where it stands between the Union and NATO.
    third : tuple of bool
        For each state whether it is outside the Union.
    labels, club_labels : tuple of str
        What they are called.
    recalled : tuple of int
        For each club the members that are from memory.
    day : str
        ISO day.
    """

    states: tuple[str, ...]
    clubs: tuple[str, ...]
    members: tuple[int, ...]
    undecided: tuple[int, ...]
    missing: tuple[int, ...]
    listed: tuple[str, ...]
    listed_on: tuple[str, ...]
    groups: tuple[str, ...]
    third: tuple[bool, ...]
    labels: tuple[str, ...]
    club_labels: tuple[str, ...]
    recalled: tuple[int, ...]
    day: str

    @property
    def completeness(self) -> Completeness:
        """How much of it is known."""
        return Completeness(
            clubs=len(self.clubs),
            full=self.listed.count("full"),
            near_full=self.listed.count("near_full"),
            older=sum(
                how != "none" and is_older(seen, self.day)
                for how, seen in zip(self.listed, self.listed_on, strict=True)
            ),
            undated=sum(how != "none" and not seen for how, seen in zip(self.listed, self.listed_on, strict=True)),
            ties=sum(mask.bit_count() for mask in self.members),
            recalled=sum(mask.bit_count() for mask in self.recalled),
            undecided=sum(mask.bit_count() for mask in self.undecided),
        )

    @property
    def by_state(self) -> tuple[int, ...]:
        """For each state its clubs: bit j is the j-th club."""
        return transposed(self.members, len(self.states))

    def near_universal(self) -> tuple[str, ...]:
        """Clubs that join more than half of the states: they tie almost everybody to everybody."""
        half = len(self.states) / 2
        return tuple(club for club, mask in zip(self.clubs, self.members, strict=True) if mask.bit_count() > half)

    def without_clubs(self, left_out: Iterable[str]) -> Incidence:
        """The same states, some of their clubs left out."""
        out = set(left_out)
        kept = [place for place, club in enumerate(self.clubs) if club not in out]
        columns = ("clubs", "members", "undecided", "missing", "listed", "listed_on", "club_labels", "recalled")
        changed: dict[str, Any] = {name: tuple(getattr(self, name)[place] for place in kept) for name in columns}
        return replace(self, **changed)

    def without_states(self, left_out: Iterable[str]) -> Incidence:
        """The same clubs, some of their states left out."""
        out = set(left_out)
        kept = [place for place, state in enumerate(self.states) if state not in out]
        rows = ("states", "groups", "third", "labels")
        changed: dict[str, Any] = {name: tuple(getattr(self, name)[place] for place in kept) for name in rows}
        masks = ("members", "undecided", "missing", "recalled")
        packed: dict[str, Any] = {name: tuple(_packed(mask, kept) for mask in getattr(self, name)) for name in masks}
        return replace(self, **changed, **packed)


def transposed(masks: Iterable[int], rows: int) -> tuple[int, ...]:
    """Bits of columns as bits of rows.

    >>> transposed((0b011, 0b110), 3)
    (1, 3, 2)
    """
    found = [0] * rows
    for place, mask in enumerate(masks):
        for row in bits(mask):
            found[row] |= 1 << place
    return tuple(found)


def bits(mask: int) -> Iterable[int]:
    """The places of the ones, smallest first.

    >>> list(bits(0b1010))
    [1, 3]
    """
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def _packed(mask: int, kept: list[int]) -> int:
    return sum(1 << new for new, old in enumerate(kept) if mask >> old & 1)


def is_two_mode(source: Any) -> bool:
    """Whether it is a roll, or a graph whose nodes say to which of two sorts they belong."""
    if isinstance(source, Roll | Incidence):
        return True
    return is_graph(source) and any("bipartite" in data for _, data in source.nodes(data=True))


def is_graph(source: Any) -> bool:
    """Whether it has nodes and edges as a graph of networkx has."""
    return all(hasattr(source, name) for name in ("nodes", "edges", "degree", "is_directed"))


def incidence(source: Any, leaving_out: Iterable[str] | str = (), third_states: bool = True) -> Incidence:
    """The memberships of a roll or of a graph, without some of its clubs, and with or without third states.

    Raises
    ------
    ValueError
        For what is neither a roll nor a graph of states and clubs, and for clubs that are not in it.
    """
    found = source if isinstance(source, Incidence) else _read(source)
    if not truth(third_states, "third_states"):
        found = found.without_states([code for code, out in zip(found.states, found.third, strict=True) if out])
    return found.without_clubs(_left_out(found, leaving_out))


def _left_out(found: Incidence, leaving_out: Iterable[str] | str) -> list[str]:
    names = dict(zip(found.clubs, found.club_labels, strict=True))
    out: list[str] = []
    for name in as_list(leaving_out, "leaving_out", CLUBS_NAMED):
        if isinstance(name, str) and name == NEAR_UNIVERSAL:
            out += found.near_universal()
        else:
            out.append(called("leaving_out", name, names, "club"))
    return out


def _read(source: Any) -> Incidence:
    if isinstance(source, Roll):
        return _of_roll(source)
    if not is_two_mode(source):
        raise ValueError(
            f"graph: a {type(source).__name__} found; a graph of states and clubs is accepted, as networks.memberships"
            " gives it, or a roll."
        )
    return _of_graph(source)


@lru_cache(maxsize=256)
def _of_roll(source: Roll) -> Incidence:
    people, groups = {}, {}
    for state in source.states:
        people[state.code] = (state.alignment, state.kind == "third state", state.label)
        groups[state.code] = state.in_pesco
    ties = [(one.state, one.club, one.member, one.certain, one.confidence) for one in source.ties]
    clubs = {one.key: (one.kind, one.listed, one.label, as_text(one.listed_on)) for one in source.clubs}
    return _built(people, groups, clubs, ties, source.day.isoformat())


def _of_graph(graph: Any) -> Incidence:
    """A graph of a caller's own may say less: what it does not say is sure, full and a membership."""
    people, takes_part, clubs = {}, {}, {}
    for node, data in graph.nodes(data=True):
        if data.get("bipartite") not in (_STATES, _CLUBS):
            raise ValueError(
                f"graph: the node {node!r} is neither a state (bipartite=0) nor a club (bipartite=1), and both have to"
                " be told apart."
            )
        label = str(data.get("label", node))
        if data["bipartite"] == _STATES:
            third = data.get("kind") == "third state"
            people[str(node)] = (str(data.get("alignment", "neither")), third, label)
            takes_part[str(node)] = data.get("pesco") == "takes part"
        else:
            listed, seen = str(data.get("listed", "full")), str(data.get("listed_on", ""))
            clubs[str(node)] = (str(data.get("kind", "")), listed, label, seen)
    ties = []
    for one, other, data in graph.edges(data=True):
        state, club = (str(one), str(other)) if str(one) in people else (str(other), str(one))
        if state not in people or club not in clubs:
            raise ValueError(f"graph: the tie of {one!r} and {other!r} does not join a state with a club.")
        member, certain = bool(data.get("member", True)), bool(data.get("certain", True))
        ties.append((state, club, member, certain, str(data.get("confidence", ""))))
    return _built(people, takes_part, clubs, ties, str(graph.graph.get("on", "")))


def _built(
    people: dict[str, tuple[str, bool, str]],
    takes_part: dict[str, bool],
    clubs: dict[str, tuple[str, str, str, str]],
    ties: list[tuple[str, str, bool, bool, str]],
    day: str,
) -> Incidence:
    keys = sorted(clubs)
    states = sorted(_in_it(people, takes_part, clubs, ties))
    place = {code: number for number, code in enumerate(states)}
    members, undecided, beside, recalled = (dict.fromkeys(keys, 0) for _ in range(4))
    for state, club, member, certain, confidence in ties:
        if state not in place:
            continue
        bit = 1 << place[state]
        beside[club] |= bit
        if member and certain:
            members[club] |= bit
            recalled[club] |= bit if confidence == "recalled" else 0
        elif member:
            undecided[club] |= bit
    pesco = sum(1 << place[code] for code in states if takes_part[code])
    allied = sum(1 << place[code] for code in states if people[code][0] != "neither")
    may_lack = {"pesco": pesco, "formats": allied}
    missing = {
        key: 0 if listed == "full" else may_lack.get(kind, 0) & ~beside[key]
        for key, (kind, listed, *_) in clubs.items()
    }
    return Incidence(
        states=tuple(states),
        clubs=tuple(keys),
        members=tuple(members[key] for key in keys),
        undecided=tuple(undecided[key] for key in keys),
        missing=tuple(missing[key] for key in keys),
        listed=tuple(clubs[key][1] for key in keys),
        listed_on=tuple(clubs[key][3] for key in keys),
        groups=tuple(people[code][0] for code in states),
        third=tuple(people[code][1] for code in states),
        labels=tuple(people[code][2] for code in states),
        club_labels=tuple(clubs[key][2] for key in keys),
        recalled=tuple(recalled[key] for key in keys),
        day=day,
    )


def _in_it(
    people: dict[str, tuple[str, bool, str]],
    takes_part: dict[str, bool],
    clubs: dict[str, tuple[str, str, str, str]],
    ties: list[tuple[str, str, bool, bool, str]],
) -> set[str]:
    """Who observes only, or is associated only, is no part of the network; who takes part in PESCO is part of its."""
    tied = {state for state, *_ in ties}
    members = {state for state, _, member, *_ in ties if member}
    has_projects = any(kind == "pesco" for kind, *_ in clubs.values())
    of_pesco = {code for code in people if takes_part[code] and has_projects}
    return (set(people) - tied) | members | of_pesco
