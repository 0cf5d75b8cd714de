"""Networks of overlapping memberships: PESCO projects, formats and missions on a day, and the states in them.

Who is in what is read as plain rows (`club_rows`) or as a graph of states and clubs (`two_mode`); every measure reads
whole numbers made of either (`incidence`). Projected (`projection`, `tie_matrix`), it is searched for ties that chance
does not make (`by_chance`, with `curveball`), for its core (`core_search`, `core_and_rim`), for communities
(`partitions`) and for brokers (`brokerage`). `leaving` takes states out, `common_members` compares two clubs. A list
with gaps stays one: a result says how much of its input is there, and what it could be if they were filled
(`completeness`, `completions`).

>>> "FR" in core_periphery(roll("pesco")).core
True
"""

from eudefence.ground.faces import offer

from .brokerage import Brokers, brokers
from .by_chance import backbone, significance
from .club_rows import Club, Roll, State, Tie, roll
from .common_members import Overlap, overlap
from .completeness import Completeness
from .core_and_rim import Core, CoreRange, core_periphery
from .leaving import Leaving, Shape, without
from .partitions import Communities, communities
from .projection import project, weights
from .two_mode import memberships

__all__ = [
    "Brokers",
    "Club",
    "Communities",
    "Completeness",
    "Core",
    "CoreRange",
    "Leaving",
    "Overlap",
    "Roll",
    "Shape",
    "State",
    "Tie",
    "backbone",
    "brokers",
    "communities",
    "core_periphery",
    "memberships",
    "overlap",
    "project",
    "roll",
    "significance",
    "weights",
    "without",
]
offer(globals(), __all__, "eudefence.networks")
