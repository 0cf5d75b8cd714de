"""Unions that chances are computed for, and a second algorithm."""

from __future__ import annotations

import math
from itertools import product

from hypothesis import strategies as st

from eudefence import council

DAY = "2025-06-01"


SIX = {"A": 60, "B": 50, "C": 40, "D": 20, "E": 5, "F": 1}


chances = st.floats(0, 1, allow_nan=False)


def one_by_one(rule, voters, p):
    """Second algorithm: every coalition, put to the rule as the Council counts it."""
    found = 0.0
    for pattern in product((False, True), repeat=len(voters)):
        chance = math.prod(p[state] if yes else 1 - p[state] for state, yes in zip(voters, pattern, strict=True))
        against = [state for state, yes in zip(voters, pattern, strict=True) if not yes]
        if chance and council.decide(rule, against=against, population=voters, on=DAY).adopted:
            found += chance
    return found


RULES = ["unanimity", "qualified", "reinforced", "simple", "participants_qualified", "four_fifths"]
