"""Voice: how surely each member can prevent a decision it does not want, from its voting power."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from eudefence.models.decisions import power

RULES: Mapping[str, str] = {
    "unanimity": "unanimity",
    "reinforced": "reinforced qualified majority",
    "qualified": "qualified majority",
    "simple": "simple majority",
}
# The rules among some of the members: in a small game the clause that a blocking minority has at least four members,
# made for the whole Council, would let everything pass (Article 238(2) and (3)(a) TFEU).
_AS_RULE = {"reinforced": "participants_reinforced", "qualified": "participants_qualified"}


class Voice(NamedTuple):
    """Coleman's power to prevent of each voter as whole numbers over one denominator, and the sum of them."""

    prevent: tuple[int, ...]
    over: int

    @property
    def total(self) -> int:
        """The sum of all."""
        return sum(self.prevent)


@lru_cache(maxsize=4096)
def voice(rule: str, sizes: tuple[int, ...]) -> Voice:
    """The voice of each of some voters; a single voter decides alone, and so prevents alone.

    >>> voice("unanimity", (1, 2)), voice("simple", (1, 1, 1))
    (Voice(prevent=(1, 1), over=1), Voice(prevent=(1, 1, 1), over=2))
    """
    if len(sizes) < 2:
        return Voice((1,) * len(sizes), 1)
    persons = {f"voter {place}": size for place, size in enumerate(sizes)}
    found = power.analyse(power.game(_AS_RULE.get(rule, rule), persons, list(persons)))
    over = math.lcm(*(one.prevent.denominator for one in found.members))
    by_name = {one.member: int(one.prevent * over) for one in found.members}
    return Voice(tuple(by_name[name] for name in persons), over)
