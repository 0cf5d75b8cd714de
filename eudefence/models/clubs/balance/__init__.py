"""Autonomy, integration and exit as a small game: who joins a group, who stands beside it, who stays out.

A model of this course, with invented points: no state was measured. Every assumption has its default, range and reason
in `assumptions`; a result says which of them it hangs on.

>>> result = equilibrium([Actor("A", 8, 2, 1), Actor("B", 2, 9, 0)], good="club")
>>> result.inside, result.out
(('A',), ('B',))
"""

from eudefence.ground.faces import offer

from .actor import Actor
from .assumptions import ASSUMPTIONS, Assumption
from .best_reply import Path, Reply
from .dilemma_of_three import CRITERIA, Design, Dilemma, designs, dilemma
from .fragility import Otherwise, TippingPoint
from .goods import GOODS, Good
from .participation import Equilibrium, equilibrium
from .payoffs import VOTERS
from .standing import PLACES
from .types_of_states import types
from .voice import RULES

__all__ = [
    "ASSUMPTIONS",
    "CRITERIA",
    "GOODS",
    "PLACES",
    "RULES",
    "VOTERS",
    "Actor",
    "Assumption",
    "Design",
    "Dilemma",
    "TippingPoint",
    "Equilibrium",
    "Good",
    "Otherwise",
    "Path",
    "Reply",
    "designs",
    "dilemma",
    "equilibrium",
    "types",
]
offer(globals(), __all__, "eudefence.balance")
