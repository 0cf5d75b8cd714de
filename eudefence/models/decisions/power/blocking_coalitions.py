"""Who can stop a decision together: minimal blocking coalitions, perhaps with a given core."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from eudefence.data.states import States, named
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained
from eudefence.ground.numbers import whole
from eudefence.ground.words import capitalised, count, one_or_many
from eudefence.models.decisions.council.counts import Counted

from .simple_game import Game, checked

MOST = 20_000  # coalitions that are listed without a limit; there may be tens of millions
_SHOWN = 3  # coalitions named in a sentence


@dataclass(frozen=True, repr=False)
class Blocking(Explained):
    """Minimal blocking coalitions: against them nothing is adopted, and none of their members could be spared.

    Attributes
    ----------
    game : Game
    core : tuple of str
        Members that each of the coalitions contains.
    coalitions : tuple of tuple of str
        By size, then in the order of the largest members first.
    complete : bool
        Whether these are all; otherwise a limit stopped the search, and there are more that are no smaller.
    core_blocks : bool
        Whether the core can block alone.
    """

    game: Game
    core: tuple[str, ...]
    coalitions: tuple[tuple[str, ...], ...]
    complete: bool
    core_blocks: bool

    def __len__(self) -> int:
        return len(self.coalitions)

    def __iter__(self) -> Iterator[tuple[str, ...]]:
        return iter(self.coalitions)

    @property
    def smallest(self) -> int | None:
        """Members of the smallest of them; None if there is none."""
        return len(self.coalitions[0]) if self.coalitions else None

    def explain(self) -> str:
        """How many there are, the smallest, and whether the core can block alone."""
        said = [f"{self.game.brief()}.", self._how_many()]
        if self.coalitions:
            first = [one for one in self.coalitions if len(one) == self.smallest]
            names = "; ".join(named(one, "and") for one in first[:_SHOWN])
            size = count(self.smallest or 0, "member")
            if len(first) > _SHOWN:
                said.append(f"The smallest have {size}, such as: {names}.")
            else:
                said.append(f"Smallest, with {size}: {names}.")
        if self.core_blocks and self.coalitions != (self.core,):
            alone = "{names} can block alone.", "{names} can block together, without anybody else."
            said.append(one_or_many(len(self.core), *alone, names=capitalised(named(self.core, "and"))))
        return " ".join(said)

    def _how_many(self) -> str:
        if not self.complete:
            return (
                f"At least {len(self.coalitions):,} coalitions can block with nobody to spare; the smallest are listed."
            )
        if self.core:
            return one_or_many(
                len(self.coalitions),
                "One coalition with {names} can block with nobody to spare.",
                "{n:,} coalitions with {names} can block with nobody to spare.",
                "In every coalition with {names} that can block, somebody could be spared.",
                names=named(self.core, "and"),
            )
        return one_or_many(
            len(self.coalitions),
            "One coalition can block with nobody to spare.",
            "{n:,} coalitions can block with nobody to spare.",
        )

    def brief(self) -> str:
        """How many there are."""
        return count(len(self.coalitions), "minimal blocking coalition")


@keywords_checked
def blocking(game: Game, core: Iterable[str] = (), limit: int | None = None) -> Blocking:
    """Minimal blocking coalitions that contain a core: who can stop a decision together, with nobody to spare.

    Parameters
    ----------
    game : Game
    core : iterable of str
        Members that each coalition must contain.
    limit : int, optional
        Stop after so many; the smallest come first.

    Returns
    -------
    Blocking

    Raises
    ------
    ValueError
        Without a limit, for more than 20,000 of them: name a core or a limit.

    Notes
    -----
    A coalition blocks if the others lose without it. This is worked out from the rule, and not from a second formula:
    "four states" alone is no blocking minority under Article 16(4) TEU, and neither is "more than 35 per cent".

    Examples
    --------
    >>> from eudefence import power
    >>> three = blocking(power.game("qualified", on="2026-06-01"), core=["DE", "FR", "IT"])
    >>> three.smallest, len(three), three.core_blocks  # any fourth state will do
    (4, 24, False)
    """
    inside = States.of(checked(game).members).read_all(core, "core")
    most = None if limit is None else whole(limit, "limit", 1)
    search = _Search(game, inside)
    found: list[tuple[str, ...]] = []
    complete = True
    for coalition in search.coalitions():
        if len(found) == (MOST if most is None else most):
            complete = False
            break
        found.append(coalition)
    if not complete and most is None:
        raise ValueError(f"limit: there are more than {MOST:,} minimal blocking coalitions. Name a core, or a limit.")
    return Blocking(game, inside, tuple(found), complete, search.blocks(len(inside), search.weight(inside)))


class _Search:
    """The coalitions that block, from small ones to large ones; branches that cannot lead to one are left early."""

    def __init__(self, game: Game, core: Sequence[str]) -> None:
        self.core, self.n = core, len(game.members)
        self.kinds = sorted(game.coalitions.counts)
        voters = game.voters
        weights = [voters.weights if kind == Counted.VOTES_FOR else voters.population for kind in self.kinds]
        self.of = {code: tuple(weight.get(code, 0) for weight in weights) for code in game.members}
        self.total = self.weight(game.members)
        self.needs = [game.coalitions.needs(size) for size in range(self.n + 1)]
        self.others = sorted((code for code in game.members if code not in core), key=lambda code: self.of[code])[::-1]
        self.order = {code: place for place, code in enumerate([*core, *self.others])}
        # The heaviest m of the members from a place on, by each kind of weight: the most that can still be added.
        self.best = [self._heaviest(self.others[place:]) for place in range(len(self.others) + 1)]

    def weight(self, codes: Iterable[str]) -> tuple[int, ...]:
        rows = [self.of[code] for code in codes]
        return tuple(sum(column) for column in zip(*rows, strict=True)) if rows else (0,) * len(self.kinds)

    def _heaviest(self, codes: Sequence[str]) -> list[tuple[int, ...]]:
        columns = [sorted((self.of[code][kind] for code in codes), reverse=True) for kind in range(len(self.kinds))]
        return [tuple(sum(column[:number]) for column in columns) for number in range(len(codes) + 1)]

    def blocks(self, size: int, weight: Sequence[int]) -> bool:
        """Whether those left lose when so many, with so much weight, are against."""
        left = dict(zip(self.kinds, (all_ - mine for all_, mine in zip(self.total, weight, strict=True)), strict=True))
        return not any(all(left[kind] >= need for kind, need in way.items()) for way in self.needs[self.n - size])

    def coalitions(self) -> Iterator[tuple[str, ...]]:
        """Each minimal blocking coalition that contains the core."""
        start = self.weight(self.core)
        for size in range(len(self.core), self.n + 1):
            for chosen in self._grown(size - len(self.core), 0, start, len(self.core)):
                coalition = (*self.core, *chosen)
                if self._minimal(coalition):
                    yield coalition

    def _grown(self, more: int, place: int, weight: tuple[int, ...], size: int) -> Iterator[tuple[str, ...]]:
        if not more:
            if self.blocks(size, weight):
                yield ()
            return
        # A part that blocks by itself cannot grow into a minimal one; nor can a part that never will block.
        if self.blocks(size, weight) or len(self.others) - place < more:
            return
        if not self.blocks(size + more, self._plus(weight, self.best[place][more])):
            return
        for next_ in range(place, len(self.others) - more + 1):
            code = self.others[next_]
            for rest in self._grown(more - 1, next_ + 1, self._plus(weight, self.of[code]), size + 1):
                yield (code, *rest)

    @staticmethod
    def _plus(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(a + b for a, b in zip(one, other, strict=True))

    def _minimal(self, coalition: tuple[str, ...]) -> bool:
        weight = self.weight(coalition)
        return not any(
            self.blocks(len(coalition) - 1, tuple(a - b for a, b in zip(weight, self.of[code], strict=True)))
            for code in coalition
        )
