"""Which assumption carries a result: the smallest change of each that changes who is in, beside or out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from .assumptions import ASSUMPTIONS
from .best_reply import path
from .goods import GOODS
from .payoffs import VOTERS, Payoffs
from .standing import ZONES
from .voice import RULES

Zones = tuple[tuple[str, ...], tuple[str, ...]]  # of each actor, from nobody in and from all in
Move = tuple[str, str, str]  # actor, zone before, zone after


@dataclass(frozen=True)
class TippingPoint:
    """The smallest change of one assumption that changes the result.

    Attributes
    ----------
    assumption : str
        Key of `ASSUMPTIONS`.
    now, becomes : Fraction
    part : Fraction
        The change as a part of the range in which the assumption is tried: the smaller, the more hangs on it.
    moves : tuple of (actor, zone before, zone after)
        Who ends elsewhere.
    start : {"", "nobody", "all"}
        From which start they do; empty for both.
    """

    assumption: str
    now: Fraction
    becomes: Fraction
    part: Fraction
    moves: tuple[Move, ...]
    start: str


@dataclass(frozen=True)
class Otherwise:
    """What another kind of good, rule or electorate would change.

    Attributes
    ----------
    choice, becomes : str
        "good", "rule" or "voters", and its other value.
    moves : tuple of (actor, zone before, zone after)
        Empty: nothing.
    start : {"", "nobody", "all"}
        As in `TippingPoint`.
    """

    choice: str
    becomes: str
    moves: tuple[Move, ...]
    start: str


def zones(game: Payoffs) -> Zones:
    """Where everybody ends, from nobody in and from all in."""
    low, high = (path(game, start, reasons=False).end for start in (game.nobody, game.everybody))
    return tuple(ZONES[at] for at in low), tuple(ZONES[at] for at in high)


def changes(game: Payoffs) -> tuple[tuple[TippingPoint, ...], tuple[str, ...]]:
    """The smallest change for each assumption, the most fragile first; and the assumptions that change nothing.

    Every step of the range is tried outwards from the value now, down and up in turn. Between two steps nothing is
    tried, so the exact tipping point lies at most one step nearer.
    """
    found, firm = [], []
    before = zones(game)
    for key, one in ASSUMPTIONS.items():
        if _idle(game, key):
            continue
        now = game.numbers[key]
        for value in _outwards(now, one.least, one.most, one.step):
            other = Payoffs(game.actors, game.good, game.rule, game.voters, {**game.numbers, key: value})
            moves, start = moved(game, before, zones(other))
            if moves:
                found.append(TippingPoint(key, now, value, abs(value - now) / (one.most - one.least), moves, start))
                break
        else:
            firm.append(key)
    return tuple(sorted(found, key=lambda one: one.part)), tuple(firm)


def otherwise(game: Payoffs) -> tuple[Otherwise, ...]:
    """What each other kind of good, rule and electorate would change, one at a time."""
    before = zones(game)
    tried: Mapping[str, Mapping[str, object]] = {"good": GOODS, "rule": RULES, "voters": VOTERS}
    found = []
    for choice, values in tried.items():
        now = {"good": game.good, "rule": game.rule, "voters": game.voters}
        for value in values:
            if value != now[choice]:
                asked = {**now, choice: value}
                other = Payoffs(game.actors, asked["good"], asked["rule"], asked["voters"], game.numbers)
                found.append(Otherwise(choice, value, *moved(game, before, zones(other))))
    return tuple(found)


def moved(game: Payoffs, before: Zones, after: Zones) -> tuple[tuple[Move, ...], str]:
    """Who ends in another zone, and from which start: "nobody", "all", or "" for both alike.

    Where the two starts differ in who moves, it is told from nobody in.
    """
    low, high = (
        tuple((actor.name, a, b) for actor, a, b in zip(game.actors, one, other, strict=True) if a != b)
        for one, other in zip(before, after, strict=True)
    )
    return low or high, "" if low == high else "nobody" if low else "all"


def _idle(game: Payoffs, key: str) -> bool:
    """Whether an assumption has no part in a game with this good."""
    excludable = game.good in ("club", "network")
    return {
        "access": not excludable,
        "inner_access": not excludable,
        "alone": game.good == "network",
        "restraint": game.good != "common_pool",
    }.get(key, False)


def _outwards(now: Fraction, least: Fraction, most: Fraction, step: Fraction) -> Iterator[Fraction]:
    last_down = last_up = now
    k = 1
    while last_down > least or last_up < most:
        down, up = max(least, now - k * step), min(most, now + k * step)
        if down < last_down:
            yield down
        if up > last_up:
            yield up
        last_down, last_up, k = down, up, k + 1
