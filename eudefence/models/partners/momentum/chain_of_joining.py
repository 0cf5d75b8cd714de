"""Who joins because others do: thresholds, the chain they make, and all the places where it comes to rest."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from typing import Any

from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained
from eudefence.ground.frames import Tabular
from eudefence.ground.lists import gives_pairs, numbers_listed
from eudefence.ground.named_rows import refuse_twice
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
    rounds : tuple of tuple
        Who joins in each round, by `names`.
    fixed_points : tuple of FixedPoint
        All of them, the smallest first; the chain from nobody ends at the first.
    names : tuple
        Whose thresholds they are, as a mapping named them; otherwise their places, from 0.
    """

    thresholds: tuple[Fraction, ...]
    weights: tuple[Fraction, ...]
    path: tuple[int, ...]
    rounds: tuple[tuple[Any, ...], ...]
    fixed_points: tuple[FixedPoint, ...]
    names: tuple[Any, ...]

    @property
    def joined(self) -> int:
        """How many end up in."""
        return self.path[-1]

    @property
    def left_out(self) -> tuple[Any, ...]:
        """Who stays out, by `names`."""
        inside = {one for found in self.rounds for one in found}
        return tuple(one for one in self.names if one not in inside)

    @property
    def stops_at(self) -> Fraction | None:
        """The lowest threshold that was not reached: where the chain breaks. None if all joined."""
        out = set(self.left_out)
        return min(
            (wanted for one, wanted in zip(self.names, self.thresholds, strict=True) if one in out), default=None
        )

    @property
    def rows(self) -> list[dict[str, object]]:
        """A plain row for each threshold, and the round in which it is reached: none for who stays out."""
        when = {one: number for number, found in enumerate(self.rounds, 1) for one in found}
        heading = "place" if self.names == tuple(range(len(self.names))) else "state"
        return [
            {heading: one, "threshold": float(threshold), "joins_in_round": when.get(one)}
            for one, threshold in zip(self.names, self.thresholds, strict=True)
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
def cascade(
    thresholds: Iterable[object] | Mapping[Any, object], weights: Iterable[object] | Mapping[Any, object] | None = None
) -> Cascade:
    """Who joins because others do, starting with nobody.

    What it answers: how many end up in, if each joins once enough others are in? And does one threshold decide it?

    Parameters
    ----------
    thresholds : iterable of number, or mapping of state to number
        How many must be in before each joins; 0 joins in any case. With weights: which part of all weights, from 0
        to 1 (a number above 1 never joins).
    weights : iterable of number, or mapping of state to number, optional
        What each brings, for example capability; more than 0. What counts is then the share of those who are in. Where
        both name their states, a weight belongs to the state of its name, in whatever order they stand.

    Returns
    -------
    Cascade
        `joined`, `path`, `rounds`, `fixed_points`. Who is in which round is told by name where `thresholds` has names.

    Raises
    ------
    ValueError
        For no thresholds, a negative one, a name that stands twice, or weights that do not fit.

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
    >>> cascade({"FR": 0, "DE": 1, "IE": 5}).rounds
    (('FR',), ('DE',))
    """
    wanted, names = _read(thresholds, "thresholds"), _names(thresholds, "thresholds")
    if low := next((one for one in wanted if one < 0), None):
        raise ValueError(f"thresholds: {low} found; a number of at least 0 is accepted. 0 joins in any case.")
    own = () if weights is None else _in_order(_read(weights, "weights"), _names(weights, "weights"), names)
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
    named = names or tuple(range(len(wanted)))
    rounds = tuple(
        tuple(name for place, name in enumerate(named) if before <= ranks[place] < after)
        for before, after in zip(path, path[1:], strict=False)
    )
    return Cascade(wanted, own, tuple(path), rounds, chain.fixed_points(), named)


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


def _names(values: object, argument: str) -> tuple[Any, ...]:
    """Whose numbers they are, where they have names; labels that only count 0, 1, 2 are none."""
    names = [name for name, _ in values.items()] if gives_pairs(values) else []
    refuse_twice(names, argument, "numbers")
    return () if names == list(range(len(names))) else tuple(names)


def _in_order(weights: tuple[Fraction, ...], whose: tuple[Any, ...], names: tuple[Any, ...]) -> tuple[Fraction, ...]:
    """Weights in the order of the thresholds, where both say whose they are."""
    if not whose or not names:
        return weights
    if odd := [one for one in (*names, *whose) if (one in whose) != (one in names)]:
        raise ValueError(
            f"weights: {shown(odd[0])} is named in only one of thresholds and weights; the same names in both are"
            " accepted."
        )
    found = dict(zip(whose, weights, strict=True))
    return tuple(found[one] for one in names)
