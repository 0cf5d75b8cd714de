"""Weighted votes of one's own: a quota, and a weight for each member."""

from __future__ import annotations

import math
from fractions import Fraction

from eudefence.data.states import with_values
from eudefence.ground.arguments import keywords_checked
from eudefence.ground.lists import Pairs
from eudefence.ground.numbers import exact
from eudefence.ground.quoting import shown
from eudefence.models.decisions.council.counts import Counted
from eudefence.models.decisions.council.rules import Rule
from eudefence.models.decisions.council.thresholds import Test
from eudefence.models.decisions.council.voting_weights import Voters

from .simple_game import Game


@keywords_checked
def weighted(quota: object, weights: Pairs[object]) -> Game:
    """A game in which a coalition wins when its weights reach the quota.

    Parameters
    ----------
    quota : number
        The smallest sum of weights that wins.
    weights : mapping or Series
        Member to weight; whole numbers, fractions or decimals, none below 0.

    Returns
    -------
    Game

    Raises
    ------
    ValueError
        For a quota of 0 or less, or above the sum of the weights; for a weight below 0.

    Notes
    -----
    Written [quota; weights], after J. von Neumann and O. Morgenstern, "Theory of Games and Economic Behavior", 1944.

    Examples
    --------
    The Council of the six before 1973: no coalition ever needed the one vote of Luxembourg.

    >>> from eudefence import power
    >>> six = power.weighted(12, {"DE": 4, "FR": 4, "IT": 4, "NL": 2, "BE": 2, "LU": 1})
    >>> power.analyse(six).dummies
    ('LU',)
    """
    states, given = with_values(weights, "weights", exact, what="member", mixed=True)
    needed = exact(quota, "quota")
    if not given:
        raise ValueError("weights: nobody votes. Give at least one member its weight.")
    if below := [code for code in states.codes if given[code] < 0]:
        raise ValueError(f"weights[{below[0]!r}]: {shown(given[below[0]])} found; a weight is at least 0.")
    total = sum(given.values(), Fraction(0))
    unit = math.lcm(needed.denominator, *(weight.denominator for weight in given.values()))
    if total * unit >= 2**62:
        raise ValueError("weights: the sum is too large to be counted exactly; give smaller numbers or fewer decimals.")
    if not 0 < needed <= total:
        raise ValueError(
            f"quota: {shown(quota)} found; more than 0 is accepted, and at most {total}, the sum of weights."
        )
    whole = {code: int(given[code] * unit) for code in states.codes}
    sizes = ", ".join(str(given[code]) for code in states.codes)
    name = f"Weighted game [{needed}; {sizes}]"
    description = f"at least {needed} of {total} votes"
    test = Test(Counted.VOTES_FOR, "fixed", needed * unit, "at_least", 0, 0, "", description)
    rule = Rule("weighted", name, "", "all_members", ((test,),), None, None, None)
    return Game(name, rule, Voters(states.codes, {}, whole))
