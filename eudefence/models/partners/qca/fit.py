"""How well a set fits an outcome: consistency, coverage, PRI and the relevance of a necessary condition.

With x the memberships in the set and y those in the outcome (Ragin 2008; Schneider and Wagemann 2012, chapters 5 and
9): as sufficient, consistency is sum of min(x, y) by sum of x, and coverage the same by sum of y; as necessary they
change places.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Fit:
    """How well a set fits as sufficient for an outcome.

    Attributes
    ----------
    consistency, coverage, pri : Fraction or None
        None where the set, or the outcome, has no member at all. PRI (proportional reduction in inconsistency) is low
        where the set is about as good for the absence of the outcome.
    """

    consistency: Fraction | None
    coverage: Fraction | None
    pri: Fraction | None


def ratio(part: int, of: int) -> Fraction | None:
    """A share, or None of nothing."""
    return Fraction(part, of) if of else None


def sufficient(pairs: Iterable[tuple[int, int]], whole: int) -> Fit:
    """The fit of a set as sufficient, from pairs of membership in it and in the outcome.

    >>> sufficient([(4, 3), (2, 4)], 4)
    Fit(consistency=Fraction(5, 6), coverage=Fraction(5, 7), pri=Fraction(4, 5))
    """
    in_set = in_outcome = both = torn = 0
    for x, y in pairs:
        in_set += x
        in_outcome += y
        both += min(x, y)
        torn += min(x, y, whole - y)
    return Fit(ratio(both, in_set), ratio(both, in_outcome), ratio(both - torn, in_set - torn))


def relevance(pairs: Sequence[tuple[int, int]], whole: int) -> Fraction | None:
    """How far a necessary condition is more than trivial (relevance of necessity, RoN): near 0 where nearly every case
    has it anyway.

    >>> relevance([(4, 4), (4, 0)], 4) , relevance([(4, 4), (0, 0)], 4)
    (Fraction(0, 1), Fraction(1, 1))
    """
    return ratio(sum(whole - x for x, _ in pairs), sum(whole - min(x, y) for x, y in pairs))


def as_float(value: Fraction | None) -> float | None:
    """A share as tables have it.

    >>> as_float(Fraction(4, 5))
    0.8
    """
    return None if value is None else float(value)
