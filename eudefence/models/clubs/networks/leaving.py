"""What goes when states go: the network without them, against every other state and against chance."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from types import MappingProxyType
from typing import Any

from eudefence.data import countries
from eudefence.data.states import States
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained
from eudefence.ground.frames import Tabular
from eudefence.ground.numbers import whole
from eudefence.ground.words import count, joined, one_or_many, some

from .completions import MOST_DRAWS, completed
from .incidence import Incidence, bits, incidence
from .partitions import divisions
from .tie_matrix import ties_of

LOSSES = {
    "memberships": "memberships that end",
    "links": "pairs of clubs that no longer share a member",
    "left_single": "clubs left with fewer than two members",
    "cut_off": "clubs that no longer share a member with any other club",
}
_DRAWS = 200
_COMPLETIONS = 20
_RUNS = 10


@dataclass(frozen=True)
class Shape:
    """A network in a few numbers.

    Attributes
    ----------
    states, clubs, memberships : int
        States; clubs with a member; memberships.
    density : float
        Share of the pairs of states that share a club.
    components : int
        Parts of the network of states and clubs that are not joined; a state or club with no tie is none.
    mean_path : float or None
        Mean number of steps between two states that can be reached; None where there are none.
    links : int
        Pairs of clubs that share a member.
    """

    states: int
    clubs: int
    memberships: int
    density: float
    components: int
    mean_path: float | None
    links: int


@dataclass(frozen=True, repr=False)
class Leaving(Tabular, Explained):
    """A network before and after some states leave it.

    Attributes
    ----------
    left : tuple of str
    before, after : Shape
    loss : mapping
        Each of `LOSSES` to its number.
    left_single, cut_off : tuple of str
        The clubs of the last two losses, by name.
    others : mapping
        Every state of the network to what is lost if it alone leaves.
    rank : mapping
        Each of `LOSSES` to the place among all states (1 loses most; equals share the better place); for several
        states nothing, because they are compared with chance.
    by_chance : mapping
        Each of `LOSSES` to the share of random choices of as many states that lose as much or more. For one state
        every state is such a choice.
    draws, seed : int
        Of these choices; draws is 0 where every state was tried.
    network : Incidence
    """

    left: tuple[str, ...]
    before: Shape
    after: Shape
    loss: Mapping[str, int]
    left_single: tuple[str, ...]
    cut_off: tuple[str, ...]
    others: Mapping[str, Mapping[str, int]]
    rank: Mapping[str, int]
    by_chance: Mapping[str, float]
    draws: int
    seed: int
    network: Incidence

    @cached_property
    def communities(self) -> tuple[int, int] | None:
        """How many communities the best of ten runs finds before and after; None where one has no ties."""
        found = []
        for one in (self.network, self.network.without_states(self.left)):
            held = ties_of(one)
            if not any(map(any, held.matrix)):
                return None
            best, _ = max(divisions(held, _RUNS, self.seed), key=lambda run: (run[1], run[0]))
            found.append(len(set(best)))
        return found[0], found[1]

    @cached_property
    def range(self) -> Mapping[str, tuple[int, int]]:
        """Each loss at its least and most when the gaps in the lists are filled in twenty ways."""
        drawn = [losses(one, self.left) for one in (self.network, *completed(self.network, _COMPLETIONS, self.seed))]
        return MappingProxyType({what: (min(d[what] for d in drawn), max(d[what] for d in drawn)) for what in LOSSES})

    @property
    def rows(self) -> list[dict[str, Any]]:
        """A plain row for every state of the network: what is lost if it alone leaves."""
        return [{"state": state, **lost} for state, lost in self.others.items()]

    def explain(self) -> str:
        """What goes, how that compares, and how much is known."""
        shape = self.before, self.after
        said = [
            self.brief(),
            f"The share of pairs of states with a common club goes from {shape[0].density:.2f} to"
            f" {shape[1].density:.2f}, and the number of separate parts from {shape[0].components} to"
            f" {shape[1].components}.",
        ]
        for clubs, one, many in (
            (
                self.left_single,
                "One club is left with fewer than two members: {names}.",
                "{n} clubs are left with fewer than two members: {names}.",
            ),
            (
                self.cut_off,
                "One club no longer shares a member with any other: {names}.",
                "{n} clubs no longer share a member with any other: {names}.",
            ),
        ):
            if clubs:
                said.append(one_or_many(len(clubs), one, many, names=some(clubs, 6)))
        if self.rank:
            said.append(
                f"By pairs of clubs that lose their common member, this is place {self.rank['links']} among"
                f" {count(len(self.others), 'state')}."
            )
        else:
            said.append(
                f"Of {self.draws} random choices of as many states, {self.by_chance['links']:.0%} cost as many pairs of"
                " clubs their common member, or more."
            )
        said.append(self.network.completeness.explain())
        return " ".join(said)

    def brief(self) -> str:
        """What goes, in a sentence."""
        who = joined(countries.in_a_sentence(code) for code in self.left)
        ended = count(self.loss["memberships"], "membership")
        return (
            f"Without {who}, {ended} would end, and {count(self.loss['links'], 'pair')} of clubs would no longer share"
            " a member."
        )


@keywords_checked
def without(
    graph: Any,
    *countries: str,
    seed: int = 0,
    draws: int = _DRAWS,
    leaving_out: Iterable[str] | str = (),
    third_states: bool = True,
) -> Leaving:
    """What is lost if a state, or several, leave every club.

    Parameters
    ----------
    graph : graph or Roll
        What `memberships` or `roll` gave.
    *countries : str
        One state or more, by code or name.
    seed, draws : int
        Of the random choices that several states are compared with.
    leaving_out, third_states
        As for `project`.

    Returns
    -------
    Leaving

    Raises
    ------
    ValueError
        For no state at all, and for one that is not in the network.

    Notes
    -----
    It takes names from lists; whether others would take over, the lists do not say. A state in many clubs always costs
    more, so that its loss is told beside that of every other state (Albert, Jeong and Barabási, Nature 406 (2000),
    378-382, on random and aimed removal).

    Examples
    --------
    >>> from eudefence import networks
    >>> found = networks.without(networks.roll("pesco"), "France")
    >>> found.rank["memberships"], found.after.states == found.before.states - 1
    (1, True)
    """
    draws, seed = whole(draws, "draws", 1, MOST_DRAWS), whole(seed, "seed")
    network = incidence(graph, leaving_out, third_states)
    if not network.states:
        raise ValueError("graph: there is no state in it that could leave.")
    left = States(network.states, what="state of the network").read_all(countries, "countries")
    left = tuple(sorted(left))  # who is named first makes no difference
    if not left:
        raise ValueError("countries: none given. Name at least one state, for example 'FR'.")
    lost = losses(network, left)
    others = {state: losses(network, (state,)) for state in network.states}
    rank: dict[str, int] = {}
    if len(left) == 1:
        rank = {what: 1 + sum(one[what] > lost[what] for one in others.values()) for what in LOSSES}
        choices = list(others.values())
    else:
        chance = random.Random(f"removal {seed}")
        drawn = [tuple(sorted(chance.sample(network.states, len(left)))) for _ in range(draws)]
        choices = [losses(network, one) for one in drawn]
    after = network.without_states(left)
    single, cut = _stranded(network, left)
    return Leaving(
        left=left,
        before=shape(network),
        after=shape(after),
        loss=lost,
        left_single=tuple(network.club_labels[place] for place in single),
        cut_off=tuple(network.club_labels[place] for place in cut),
        others=MappingProxyType(others),
        rank=MappingProxyType(rank),
        by_chance=MappingProxyType(
            {what: sum(one[what] >= lost[what] for one in choices) / len(choices) for what in LOSSES}
        ),
        draws=0 if rank else draws,
        seed=seed,
        network=network,
    )


def _masks(network: Incidence, left: Iterable[str]) -> tuple[int, ...]:
    gone = sum(1 << network.states.index(code) for code in left)
    return tuple(mask & ~gone for mask in network.members)


@lru_cache(maxsize=1024)
def _links(masks: tuple[int, ...]) -> tuple[int, tuple[bool, ...]]:
    """Pairs of clubs that share a member, and for each club whether it is in one."""
    number, linked = 0, [False] * len(masks)
    for i, one in enumerate(masks):
        for j in range(i):
            if one & masks[j]:
                number += 1
                linked[i] = linked[j] = True
    return number, tuple(linked)


def _stranded(network: Incidence, left: Iterable[str]) -> tuple[list[int], list[int]]:
    """Places of the clubs left with fewer than two members, and of those with members that lose their last link."""
    masks = _masks(network, left)
    before, after = _links(network.members)[1], _links(masks)[1]
    single = [
        place
        for place, (old, new) in enumerate(zip(network.members, masks, strict=True))
        if old.bit_count() >= 2 > new.bit_count()
    ]
    cut = [place for place, new in enumerate(masks) if new and before[place] and not after[place]]
    return single, cut


@lru_cache(maxsize=8192)
def losses(network: Incidence, left: tuple[str, ...]) -> Mapping[str, int]:
    """What goes with some states, in the numbers of `LOSSES`."""
    masks = _masks(network, left)
    single, cut = _stranded(network, left)
    return MappingProxyType(
        {
            "memberships": sum(map(int.bit_count, network.members)) - sum(map(int.bit_count, masks)),
            "links": _links(network.members)[0] - _links(masks)[0],
            "left_single": len(single),
            "cut_off": len(cut),
        }
    )


@lru_cache(maxsize=512)
def shape(network: Incidence) -> Shape:
    """The network in a few numbers."""
    size = len(network.states)
    tied = [0] * size
    for mask in network.members:
        for place in bits(mask):
            tied[place] |= mask & ~(1 << place)
    pairs = size * (size - 1) / 2
    return Shape(
        states=size,
        clubs=sum(mask > 0 for mask in network.members),
        memberships=sum(map(int.bit_count, network.members)),
        density=sum(map(int.bit_count, tied)) / 2 / pairs if pairs else 0.0,
        components=_components(network.members),
        mean_path=_mean_path(tied),
        links=_links(network.members)[0],
    )


def _components(masks: Iterable[int]) -> int:
    parts: list[int] = []
    for mask in filter(None, masks):
        apart = [part for part in parts if not part & mask]
        for part in parts:
            mask |= part if part & mask else 0
        parts = [*apart, mask]
    return len(parts)


def _mean_path(tied: list[int]) -> float | None:
    steps = pairs = 0
    for start in range(len(tied)):
        seen = frontier = 1 << start
        length = 0
        while frontier:
            beyond = 0
            for place in bits(frontier):
                beyond |= tied[place]
            frontier, length = beyond & ~seen, length + 1
            seen |= frontier
            steps += length * frontier.bit_count()
            pairs += frontier.bit_count()
    return steps / pairs if pairs else None
