"""Who joins because others do: thresholds, the chain they make, and all the places where it comes to rest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate

from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained
from eudefence.ground.frames import Tabular
from eudefence.ground.lists import numbers_listed
from eudefence.ground.numbers import exact
from eudefence.ground.quoting import shown
from eudefence.ground.words import cardinal, count, number, one_or_many

from .limits import LIMITS

MOST = 1000


@dataclass(frozen=True, repr=False)
class FixedPoint(Explained):
    """A place where the chain rests: exactly those are in whose threshold is reached by those who are in.

    Attributes
    ----------
    joined : int
        How many are in.
    share : Fraction
        Their number, or with weights their part of all weights.
    one_less, one_more : bool
        Whether it comes back here after any single participant leaves, and after any single other joins.
    """

    joined: int
    share: Fraction
    one_less: bool
    one_more: bool

    @property
    def stable(self) -> bool:
        """Whether it comes back after one more or one less."""
        return self.one_less and self.one_more

    def explain(self) -> str:
        """How many are in, and what tips it."""
        said = f"With {count(self.joined, 'state')} in it rests"
        if self.stable:
            return f"{said}, and comes back after one more or one less."
        tips = [words for held, words in ((self.one_more, "one more"), (self.one_less, "one less")) if not held]
        return f"{said}, but {' or '.join(tips)} tips it."

    def brief(self) -> str:
        """Number and kind."""
        return f"{self.joined}, {'stable' if self.stable else 'unstable'}"


@dataclass(frozen=True, repr=False)
class Cascade(Tabular, Explained):
    """A chain of joining that starts with nobody.

    Attributes
    ----------
    thresholds : tuple of Fraction
        As they were given.
    weights : tuple of Fraction
        Empty where each counts as one.
    path : tuple of int
        How many are in at the start and after each round, until nobody else joins.
    rounds : tuple of tuple of int
        Who joins in each round: places in `thresholds`, from 0.
    fixed_points : tuple of FixedPoint
        All of them, the smallest first; the chain from nobody ends at the first.
    """

    thresholds: tuple[Fraction, ...]
    weights: tuple[Fraction, ...]
    path: tuple[int, ...]
    rounds: tuple[tuple[int, ...], ...]
    fixed_points: tuple[FixedPoint, ...]

    @property
    def joined(self) -> int:
        """How many end up in."""
        return self.path[-1]

    @property
    def left_out(self) -> tuple[int, ...]:
        """Who stays out: places in `thresholds`, from 0."""
        inside = {one for found in self.rounds for one in found}
        return tuple(place for place in range(len(self.thresholds)) if place not in inside)

    @property
    def stops_at(self) -> Fraction | None:
        """The lowest threshold that was not reached: where the chain breaks. None if all joined."""
        return min((self.thresholds[place] for place in self.left_out), default=None)

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each threshold, and the round in which it is reached: none for who stays out."""
        when = {place: number for number, found in enumerate(self.rounds, 1) for place in found}
        return [
            {"place": place, "threshold": float(threshold), "joins_in_round": when.get(place)}
            for place, threshold in enumerate(self.thresholds)
        ]

    def explain(self) -> str:
        """How many end up in, where the chain breaks, where else it could rest."""
        who = (
            one_or_many(self.joined, "one state of {all} ends up in", "{n} states of {all} end up in",
                        all=len(self.thresholds))
        )  # fmt: skip
        said = [f"From nobody, {who}, after {count(len(self.rounds), 'round')}."]
        if not self.joined:
            said = ["Nobody begins: no threshold is 0."]
        if self.stops_at is not None:
            reached = number(round(float(self.fixed_points[0].share), 3))
            wanted = number(round(float(self.stops_at), 3))
            said.append(f"It stops there: the next threshold is {wanted}, and only {reached} is reached.")
        others = self.fixed_points[1:]
        if others:
            words = ", ".join(one.brief() for one in others[:4]) + (" and more" if len(others) > 4 else "")
            said.append(
                one_or_many(
                    len(others),
                    "With others in already it could also rest at {words}.",
                    "With others in already it could also rest at {number} other places: {words}.",
                    words=words,
                    number=cardinal(len(others)),
                )
            )
        return " ".join([*said, LIMITS["thresholds"]])

    def brief(self) -> str:
        """How many end up in."""
        return f"{self.joined} of {len(self.thresholds)} end up in"


@keywords_checked
def cascade(thresholds: Iterable[object], weights: Iterable[object] | None = None) -> Cascade:
    """Who joins because others do, starting with nobody.

    What it answers: how many end up in, if each joins once enough others are in? And does one threshold decide it?

    Parameters
    ----------
    thresholds : iterable of number, or mapping of state to number
        How many must be in before each joins; 0 joins in any case. With weights: which part of all weights, from 0
        to 1 (a number above 1 never joins).
    weights : iterable of number, optional
        What each brings, for example capability; more than 0. What counts is then the share of those who are in.

    Returns
    -------
    Cascade
        `joined`, `path`, `rounds`, `fixed_points`.

    Raises
    ------
    ValueError
        For no thresholds, a negative one, or weights that do not fit.

    Notes
    -----
    Granovetter (1978). All who are not in look at the same time, round by round; who is in does not leave. The result
    can hang on a single threshold, so two groups with nearly the same thresholds can end far apart: his own example
    of a hundred persons. Recalled, not read again for this edition. In F(x) = x of the literature all who are in count,
    so at a fixed point a participant counts itself too; the chain from nobody is the same either way.

    >>> cascade(range(100)).joined
    100
    >>> cascade([0, 2, *range(2, 100)]).joined
    1
    >>> [one.brief() for one in cascade([0, 2, 2, 3]).fixed_points]
    ['1, unstable', '4, stable']
    """
    wanted = _read(thresholds, "thresholds")
    if low := next((one for one in wanted if one < 0), None):
        raise ValueError(f"thresholds: {low} found; a number of at least 0 is accepted. 0 joins in any case.")
    own = () if weights is None else _read(weights, "weights")
    if own and (len(own) != len(wanted) or min(own) <= 0):
        raise ValueError(
            f"weights: {len(own)} found for {len(wanted)} thresholds, the smallest {min(own)}; give one for each, all"
            " above 0."
        )
    chain = _Chain(wanted, own)
    path, level = [0], Fraction(0)
    while (joined := chain.joined(level)) > path[-1]:
        path.append(joined)
        level = chain.level[joined]
    ranks = {place: rank for rank, place in enumerate(chain.order)}
    rounds = tuple(
        tuple(sorted(place for place, rank in ranks.items() if before <= rank < after))
        for before, after in zip(path, path[1:], strict=False)
    )
    return Cascade(wanted, own, tuple(path), rounds, chain.fixed_points())


class _Chain:
    """Thresholds in order, and what those up to each bring together."""

    def __init__(self, thresholds: tuple[Fraction, ...], weights: tuple[Fraction, ...]) -> None:
        self.order = sorted(range(len(thresholds)), key=lambda place: (thresholds[place], place))
        self.thresholds = [thresholds[place] for place in self.order]
        all_of_them = sum(weights, Fraction(0))
        self.weights = [weights[place] / all_of_them if weights else Fraction(1) for place in self.order]
        self.level = [Fraction(0), *accumulate(self.weights)]

    def joined(self, level: Fraction) -> int:
        """How many have a threshold that is reached: F of the literature."""
        return bisect_right(self.thresholds, level)

    def rests_from(self, level: Fraction) -> int:
        """Where the chain rests from a level; all look anew each round, so that it may also shrink."""
        joined = self.joined(level)
        while (after := self.joined(self.level[joined])) != joined:
            joined = after
        return joined

    def fixed_points(self) -> tuple[FixedPoint, ...]:
        found = []
        for joined, level in enumerate(self.level):
            if self.joined(level) == joined:
                less = {level - one for one in self.weights[:joined]}
                more = {level + one for one in self.weights[joined:]}
                back = [all(self.rests_from(one) == joined for one in near) for near in (less, more)]
                found.append(FixedPoint(joined, level, *back))
        return tuple(found)


def _read(values: Iterable[object], argument: str) -> tuple[Fraction, ...]:
    given = numbers_listed(values, argument)
    if not given or len(given) > MOST:
        raise ValueError(
            f"{argument}: {shown(values)} found; a list of at least one number, and at most {MOST:,}, is accepted."
        )
    return tuple(exact(one, f"{argument}[{place}]") for place, one in enumerate(given))
