"""Partners of the Union on a day: what each has, profile against profile, and what use of it can be shown.

A row of the table is a `tie`, of a `kind` in words; how it stands on a day (`ties`) is in force, cannot be decided,
possible or not in force. From that come one `profile`, several beside one another (`compare`), all of them as a frame
(`arrangements`; `grid` in plain form) and their number in time.

>>> profile("Norway", "2024-05-27").standing("partnership"), profile("Norway", "2024-05-28").standing("partnership")
('none', 'in_force')
"""

from eudefence.ground.faces import offer

from .arrangement_kinds import FAMILIES, KINDS, MAIN, ArrangementKind
from .arrangement_table import ArrangementGrid, arrangements, grid
from .in_time import PartnerChange, PartnerCount, history, number
from .partner_names import partners
from .partner_profile import PartnerProfile, profile
from .profiles_compared import ProfileComparison, compare
from .ties import STANDINGS, PartnerTie

__all__ = [
    "FAMILIES",
    "KINDS",
    "MAIN",
    "STANDINGS",
    "PartnerChange",
    "ProfileComparison",
    "ArrangementGrid",
    "ArrangementKind",
    "PartnerCount",
    "PartnerProfile",
    "PartnerTie",
    "arrangements",
    "compare",
    "grid",
    "history",
    "number",
    "partners",
    "profile",
]
offer(globals(), __all__, "eudefence.partnerships")
