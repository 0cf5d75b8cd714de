"""Best replies, one actor at a time, until nobody wants to move: the end, and the steps that led there.

The order of moves is that of the actors as they were given, round after round. Who is indifferent stays, or takes the
nearest of the places that are worth most.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .payoffs import Payoffs, Profile

_ROUNDS = 100


@dataclass(frozen=True)
class Reply:
    """One move.

    Attributes
    ----------
    round : int
        From 1.
    actor, start, end : int
        Who moved, and from which place to which.
    because : tuple of int
        Earlier movers without whose move this one would not have been made. Empty: it would have been made at the
        start.
    """

    round: int
    actor: int
    start: int
    end: int
    because: tuple[int, ...]


@dataclass(frozen=True)
class Path:
    """Where best replies lead from a start.

    Attributes
    ----------
    start, end : tuple of int
        A place for each actor.
    steps : tuple of Reply
    settled : bool
        Whether they came to rest; otherwise they go round in a circle, and the end is where the circle was noticed.
    """

    start: Profile
    end: Profile
    steps: tuple[Reply, ...]
    settled: bool


def path(game: Payoffs, start: Profile, order: Sequence[int] | None = None, reasons: bool = True) -> Path:
    """Best replies from a start; without reasons, the steps are left out.

    >>> from .actor import Actor
    >>> from .assumptions import taken
    >>> pair = [Actor("A", 10, 1, 1), Actor("B", 10, 1, 1)]
    >>> path(Payoffs(pair, "club", "unanimity", "members", taken(None)), (0, 0)).end
    (3, 3)
    """
    order = range(len(start)) if order is None else order
    now, seen, steps = start, {start}, []
    for turn in range(1, _ROUNDS + 1):
        before = now
        for who in order:
            place = game.best(who, now)
            if place == now[who]:
                continue
            if reasons:
                steps.append(Reply(turn, who, now[who], place, _because(game, start, now, who, place)))
            now = (*now[:who], place, *now[who + 1 :])
        if now == before:
            return Path(start, now, tuple(steps), True)
        if now in seen:
            break
        seen.add(now)
    return Path(start, now, tuple(steps), False)


def _because(game: Payoffs, start: Profile, now: Profile, who: int, place: int) -> tuple[int, ...]:
    at_first = (*start[:who], now[who], *start[who + 1 :])
    if game.best(who, at_first) == place:
        return ()
    moved = [i for i, at in enumerate(now) if at != start[i] and i != who]
    needed = [i for i in moved if game.best(who, (*now[:i], start[i], *now[i + 1 :])) != place]
    return tuple(needed or moved)  # where no single one is needed, they did it together


def orders(count: int) -> Iterator[tuple[int, ...]]:
    """Orders of moves that are tried where the order may matter: each actor first in turn, forwards and backwards.

    >>> list(orders(3))
    [(0, 1, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0), (1, 0, 2), (0, 2, 1)]
    """
    for line in (tuple(range(count)), tuple(reversed(range(count)))):
        for first in range(count):
            yield (*line[first:], *line[:first])
