"""Partners of the Union on a day: what each has, profile against profile, and what use of it can be shown.

A row of the table is a `tie`, of a `kind` in words; how it stands on a day (`ties`) is in force, cannot be decided,
possible or not in force. From that come one `profile`, several beside one another (`compare`), all of them as a frame
(`arrangements`; `grid` in plain form) and their number in time. What use of a partnership can be shown is `use`; what
"capable" and "like-minded" could mean is `criteria`.

>>> profile("Norway", "2024-05-27").standing("partnership"), profile("Norway", "2024-05-28").standing("partnership")
('none', 'in_force')
"""

from eudefence.ground.faces import offer

from .arrangement_kinds import FAMILIES, KINDS, MAIN, ArrangementKind
from .arrangement_table import ArrangementGrid, arrangements, grid
from .in_time import PartnerChange, PartnerCount, history, number
from .measure_values import PartnerMeasure, measures
from .palpable import PalpableUse, UseCell, use
from .partner_names import partners
from .partner_profile import PartnerProfile, profile
from .profiles_compared import ProfileComparison, compare
from .ties import STANDINGS, PartnerTie
from .two_words import Criteria, CriterionTest, criteria
from .use_evidence import LINES, UseEvidence, UseSearch

__all__ = [
    "FAMILIES",
    "KINDS",
    "LINES",
    "MAIN",
    "STANDINGS",
    "PartnerChange",
    "ProfileComparison",
    "ArrangementGrid",
    "ArrangementKind",
    "PartnerCount",
    "PartnerProfile",
    "PartnerTie",
    "Criteria",
    "CriterionTest",
    "PalpableUse",
    "PartnerMeasure",
    "UseCell",
    "UseEvidence",
    "UseSearch",
    "arrangements",
    "compare",
    "criteria",
    "grid",
    "history",
    "measures",
    "number",
    "partners",
    "profile",
    "use",
]
offer(globals(), __all__, "eudefence.partnerships")
