"""Voting power: how often a member of the Council, or of any body that votes by weights, decides the result.

Every coalition is counted, none is sampled, and persons are whole numbers. The measures are a priori: they know the
rule and who votes, and nothing of what states want.

>>> apex = weighted(51, {"A": 50, "B": 49, "C": 1})
>>> {power.member: power.swings for power in analyse(apex).members}
{'A': 3, 'B': 1, 'C': 1}
"""

from collections.abc import Mapping

from eudefence.ground.faces import offer

from .blocking_coalitions import Blocking, blocking
from .game_power import Analysis, analyse, decisive, winning
from .measures import Measure
from .measures import measures as all_measures  # `measures` stays the module
from .member_power import MemberPower
from .power_tables import compare, compared, indices
from .simple_game import Game, game
from .weighted_game import weighted

__all__ = [
    "MEASURES",
    "Analysis",
    "Blocking",
    "Game",
    "Measure",
    "MemberPower",
    "analyse",
    "blocking",
    "compare",
    "compared",
    "decisive",
    "game",
    "indices",
    "weighted",
    "winning",
]
MEASURES: Mapping[str, Measure]
offer(globals(), __all__, "eudefence.power", {"MEASURES": all_measures})
