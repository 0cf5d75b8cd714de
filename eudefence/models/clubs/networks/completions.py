"""Lists with gaps, filled by chance: what a result could be if the missing names were known.

How a list is filled is an assumption, and it is ours. What the dates leave open is in or out with equal chances. A list
that is nearly full lacks from none to a quarter of those it has. One with larger gaps gets as many members as some club
whose list is full and longer; where there is none, up to as many again as it has. Who is added is drawn among the
states that may be in it: for PESCO those that take part in it, for a format the members of the Union or of NATO. In
every second filling all of them are as likely, in the others a state is likelier the more clubs it is in.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from .incidence import Incidence, bits

MOST_DRAWS = 100_000  # random networks, ways to fill gaps, runs: more would only take time

__all__ = ["completed", "open_clubs"]


def open_clubs(network: Incidence) -> int:
    """How many clubs can change: their list has gaps that states of the network may fill, or a date is open."""
    return sum(bool(a | b) for a, b in zip(network.undecided, network.missing, strict=True))


@lru_cache(maxsize=16)
def completed(network: Incidence, draws: int, seed: int) -> tuple[Incidence, ...]:
    """Some fillings of the gaps, the same for the same seed.

    Parameters
    ----------
    network : Incidence
    draws : int
    seed : int

    Returns
    -------
    tuple of Incidence
        Their members are those listed and those drawn.
    """
    return tuple(_filled(network, draws, seed))


def _filled(network: Incidence, draws: int, seed: int) -> Iterator[Incidence]:
    chance = random.Random(f"completions {seed}")
    standing = [mask.bit_count() + 1 for mask in network.by_state]
    sizes = sorted(
        mask.bit_count() for mask, how in zip(network.members, network.listed, strict=True) if how == "full" and mask
    )
    for number in range(draws):
        odds = standing if number % 2 else [1] * len(standing)
        members = []
        columns = zip(network.members, network.undecided, network.missing, network.listed, strict=True)
        for listed, undecided, missing, how in columns:
            filled = listed | sum(1 << place for place in bits(undecided) if chance.random() < 0.5)
            if missing:
                more = _how_many(filled.bit_count(), how, sizes, chance)
                filled |= _drawn([*bits(missing)], odds, more, chance)
            members.append(filled)
        yield replace(network, members=tuple(members))


def _how_many(listed: int, how: str, sizes: list[int], chance: random.Random) -> int:
    if how == "near_full":
        return chance.randint(0, -(-listed // 4))
    longer = [size for size in sizes if size > listed]
    return chance.choice(longer) - listed if longer else chance.randint(1, max(1, listed))


def _drawn(places: list[int], odds: list[int], more: int, chance: random.Random) -> int:
    """Some of the states, none twice, by their odds: each gets a random number whose power makes the likelier larger
    (Efraimidis and Spirakis 2006), and the largest are taken."""
    keys = sorted(((chance.random() ** (1 / odds[place]), place) for place in places), reverse=True)
    return sum(1 << place for _, place in keys[:more])
