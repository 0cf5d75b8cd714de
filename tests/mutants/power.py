"""Faults in voting power."""

from __future__ import annotations

from .fault import Fault

POWER = {"tests": ("models/decisions/power", "models/decisions/council/test_coalitions")}
SHOWN = {"tests": ("views/decisions/test_voting_power",)}

FAULTS = (
    Fault(
        "PW1",
        "swings._halves",
        "row[size + 1] - (by_size[size] - row[size])",
        "row[size + 1] - by_size[size]",
        "a coalition that wins anyway is counted as decided by the member",
        **POWER,
    ),
    Fault(
        "PW2",
        "swings._each_coalition",
        "not wins[who] and wins[who | 1 << place]",
        "wins[who | 1 << place]",
        "the second way to count takes every coalition with the member for decided by it",
        **POWER,
    ),
    Fault(
        "PW3",
        "game_power.analyse",
        "2**n - winning",
        "2**n",
        "the power to initiate is a share of all coalitions",
        **POWER,
    ),
    Fault(
        "PW4",
        "halves.containing_by_weight",
        "minlength=len(many) + 1)[:-1]",
        "minlength=len(many) + 1)[1:]",
        "partners are told one place too far",
        **POWER,
    ),
    Fault(
        "PW5",
        "blocking_coalitions._Search.blocks",
        "self.needs[self.n - size]",
        "self.needs[size]",
        "who blocks is judged by the size of the blocking coalition",
        **POWER,
    ),
    Fault(
        "PW6",
        "unions_of_votes.is_counterfactual",
        "not in _OF_MISSIONS",
        "in _OF_MISSIONS",
        "the rule of missions is headed as a counterfactual, and no other is",
        **SHOWN,
    ),
    Fault(
        "PW7",
        "power_before_and_after._sentence",
        "for sign in (-1, 1))",
        "for sign in (1, -1))",
        "those who lose are told as those who gain",
        **SHOWN,
    ),
)
