"""How ties between states are weighed, in plain words."""

from __future__ import annotations

from collections.abc import Callable

from eudefence.ground.words import count

WEIGHED = {
    "shared": "how many clubs two states share",
    "newman": "how many they share, large clubs counting less",
    "jaccard": "how much of what either is in they share",
    "overlap": "how much of what the smaller one is in they share",
}
_STRENGTH: dict[str, Callable[[float], str]] = {
    "shared": lambda weight: count(round(weight), "shared club"),
    "newman": lambda weight: f"a weight of {weight:.2f}",
    "jaccard": lambda weight: f"{100 * weight:.0f} % of their clubs shared",
    "overlap": lambda weight: f"{100 * weight:.0f} % of the shorter list",
}


def strength(weight: float, kind: str) -> str:
    """How strong a tie is, in a few words.

    >>> strength(12, "shared"), strength(0.25, "jaccard")
    ('12 shared clubs', '25 % of their clubs shared')
    """
    return _STRENGTH[kind](weight)
