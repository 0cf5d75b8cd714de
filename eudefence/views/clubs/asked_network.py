"""What a reader asks of a network of clubs, read: the memberships of a day, as they are and as changed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from eudefence.data.countries import in_a_sentence
from eudefence.data.package import course
from eudefence.ground.arguments import one_of
from eudefence.ground.lists import listed
from eudefence.ground.numbers import decimal
from eudefence.ground.words import capitalised, date_in_words
from eudefence.models.clubs import networks

from . import supposed
from .measured import Grouped, bridges_of, communities_of, core_of, exchangeable_of, ties_between
from .tie_words import WEIGHED

KINDS = {  # what a reader chooses: the kinds of clubs, what they are called together
    "pesco": (("pesco",), "PESCO projects"),
    "formats": (("formats",), "formats"),
    "missions": (("missions",), "missions"),
    "all": (("pesco", "formats", "missions"), "clubs"),
}
KIND_WORDS = {  # the same, as controls name them
    "pesco": "PESCO projects",
    "formats": "minilateral formats",
    "missions": "missions (third states only)",
    "all": "all of these",
}
SHOWN = {"core": "core", "bridges": "bridges", "communities": "communities"}
DRAWN = 40  # ties that are drawn if nobody asks for more


@dataclass(frozen=True)
class AskedNetwork:
    """What a reader asked for, read: the roll of the day, and as changed."""

    kind: str
    roll: networks.Roll
    out: tuple[str, ...]
    joined: tuple[tuple[str, tuple[str, ...]], ...]
    now: networks.Roll
    weight: str
    least: float
    shown: tuple[str, ...]

    @cached_property
    def ties(self) -> Mapping[tuple[str, str], float]:
        """Two states to the weight of their tie."""
        return ties_between(self.now, self.weight)

    @cached_property
    def core(self) -> tuple[str, ...]:
        """The states of the core."""
        return core_of(self.counted, self.weight)

    @cached_property
    def exchangeable(self) -> tuple[str, ...]:
        """States of which nothing says which belong to the core."""
        return exchangeable_of(self.counted, self.weight)

    @cached_property
    def core_before(self) -> tuple[str, ...]:
        """The core if nothing were supposed."""
        return core_of(_for_core(self.kind, self.roll, ()), self.weight)

    @cached_property
    def counted(self) -> networks.Roll:
        """The memberships on which the core rests."""
        return _for_core(self.kind, self.now, [state for state, _ in self.joined])

    @cached_property
    def bridges(self) -> Mapping[str, float]:
        """The bridges, to the share of shortest ways that lead through them."""
        return bridges_of(self.now, self.weight)

    @cached_property
    def standing(self) -> dict[str, int]:
        """For each state in how many clubs it is."""
        return by_standing(self.now)

    @cached_property
    def strongest(self) -> dict[str, tuple[float, list[str]]]:
        """For each state with a tie the weight of its strongest, and with whom."""
        found: dict[str, tuple[float, list[str]]] = {}
        for pair, weight in self.ties.items():
            for state, other in (pair, pair[::-1]):
                most, others = found.get(state, (0, []))
                if weight >= most:
                    found[state] = (weight, [*others, other] if weight == most else [other])
        return found

    @cached_property
    def grouped(self) -> Grouped | None:
        """The communities, if they are asked for: they take longest to find."""
        return communities_of(self.now, self.weight) if "communities" in self.shown else None

    @cached_property
    def drawn(self) -> dict[tuple[str, str], float]:
        """The ties that are strong enough, strongest first."""
        strong = [(pair, weight) for pair, weight in self.ties.items() if weight >= self.least]
        return dict(sorted(strong, key=lambda tie: (-tie[1], tie[0])))


def _for_core(kind: str, roll: networks.Roll, kept: Iterable[str]) -> networks.Roll:
    """In PESCO the Union's members alone, and states that were put in: third states are in one or two projects each,
    and as a rim of their own they would shift the core.
    """
    if kind != "pesco":
        return roll
    third = tuple(one.code for one in roll.states if one.kind == "third state" and one.code not in kept)
    return supposed.changed(roll, third, ()) if third else roll


def read(
    kind: str,
    on: str | dt.date | None,
    weight: str,
    threshold: float | None,
    without: str | Iterable[str],
    added: Mapping[str, str | Iterable[str]],
    show: str | Iterable[str],
    strongest: int,
) -> AskedNetwork:
    """The arguments of `network`, read."""
    one_of("kind", kind, KINDS)
    one_of("weight", weight, WEIGHED)
    roll = networks.roll(KINDS[kind][0], on=on)
    if not any(tie.counts for tie in roll.ties):
        first = date_in_words(min(row["valid_from"] for row in course().rows("pesco_projects")))
        since = f" The first PESCO projects are of {first}." if kind == "pesco" else ""
        raise ValueError(
            f"on: {date_in_words(roll.day)} is too early: no state is known to be in any of these clubs.{since}"
        )
    out, joins = supposed.taken_out(without, roll), supposed.put_in(added, roll)
    if both := [state for state, _ in joins if state in out]:
        raise ValueError(
            f"without: {capitalised(in_a_sentence(both[0]))} is taken out and put in at once. Choose one of the two."
        )
    now = supposed.changed(roll, out, joins) if out or joins else roll
    least = (
        _least(ties_between(now, weight), strongest) if threshold is None else float(decimal(threshold, "threshold"))
    )
    shown = tuple(one_of("show", one, SHOWN) for one in listed(show, "show", "a list of what is marked"))
    return AskedNetwork(kind, roll, out, joins, now, weight, least, shown)


def _least(ties, strongest):
    """The weight that about so many ties reach: those that are as strong as the last one are drawn too, unless they
    are as many again.
    """
    weights = sorted(ties.values(), reverse=True)
    if not strongest or len(weights) <= strongest:
        return weights[-1] if weights else 0
    least = weights[strongest - 1]
    above = [weight for weight in weights if weight > least]
    too_many = weights.count(least) + len(above) > 1.5 * strongest
    return min(above) if too_many and above else least


def by_standing(roll: networks.Roll) -> dict[str, int]:
    """For each state in how many clubs it is for sure."""
    return Counter(tie.state for tie in roll.ties if tie.counts)


def shared_clubs(
    roll: networks.Roll, called: Callable[[networks.Club], str] = lambda club: club.label
) -> Callable[[str, str], list[str]]:
    """Two states to the clubs they share, as far as the data are sure, and as they are `called`."""
    labels = {club.key: called(club) for club in roll.clubs}
    mine: dict[str, set[str]] = {}
    for tie in roll.ties:
        if tie.counts:
            mine.setdefault(tie.state, set()).add(tie.club)
    return lambda one, other: sorted(labels[key] for key in mine.get(one, set()) & mine.get(other, set()))
