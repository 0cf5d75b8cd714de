"""The cast at the start: types of states with invented points. No real state is meant, and nothing was measured."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from eudefence.ground.explained import read_only
from eudefence.ground.words import lowered

from .actor import Actor

_CAST = (  # name, benefit, autonomy, loyalty, size, member; why these points stand beside
    ("Large attached state", 8, 5, 4, 6, True),  # gains much, brings much, feels bound
    ("Large independent state", 7, 9, 1, 6, True),  # has forces and a policy of its own
    ("Small attached state", 6, 3, 3, 1, True),  # gains what it cannot make alone
    ("Alliance-first state", 4, 6, 1, 4, True),  # finds its security in an alliance outside
    ("Small neutral state", 3, 8, 1, 1, True),  # its constitution or people bind it
    ("State beside the Union", 6, 4, 0, 2, False),  # may be associated, cannot come in
)


@lru_cache(maxsize=1)
def types() -> Mapping[str, Actor]:
    """The six types by name.

    >>> types()["Small neutral state"].autonomy
    Fraction(8, 1)
    """
    return read_only(
        {
            name: Actor(name, Fraction(benefit), Fraction(autonomy), Fraction(loyalty), Fraction(size), member)
            for name, benefit, autonomy, loyalty, size, member in _CAST
        }
    )


def in_a_sentence(name: str) -> str:
    """An actor as a sentence has it: one of the types with its article, any other name as it is.

    >>> in_a_sentence("Small neutral state"), in_a_sentence("France")
    ('the small neutral state', 'France')
    """
    return f"the {lowered(name)}" if name in types() else name
