"""Differentiated integration: cases in which some states go further or less far than others, on a day.

The taxonomy is data (`kinds`). Where each state stands is found by the rules of the table (`sides`), and undecided
where they do not decide; from that come lists of cases (`case_list`), states (`country_profile`), states by year
(`state_years`) and the three levels (`three_levels`). How far two coders agree on the types is `coder_agreement`.

>>> [one.id for one in cases("2026-10-08", country="Malta", side="out", membership="both")]
['D61']
"""

from eudefence.ground.faces import offer

from .case_list import LEVELS, CaseOnDay, Cases, cases
from .coder_agreement import Agreement, agreement, compared
from .country_profile import Profile, profile
from .kinds import DEPTHS, TAXONOMY, TypeOfCase
from .sides import SIDES
from .state_years import StateYear, by_state_year, day_of
from .three_levels import Level, levels

__all__ = [
    "DEPTHS",
    "LEVELS",
    "SIDES",
    "TAXONOMY",
    "Agreement",
    "CaseOnDay",
    "Cases",
    "TypeOfCase",
    "Level",
    "Profile",
    "StateYear",
    "agreement",
    "by_state_year",
    "cases",
    "compared",
    "day_of",
    "levels",
    "profile",
]
offer(globals(), __all__, "eudefence.differentiation")
