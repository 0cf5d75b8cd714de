"""The two pillars in numbers: yearly series that carry their kind, and what may be done with them.

>>> series("EDF award") + series("SAFE loan_approved")
Traceback (most recent call last):
ValueError: “European Defence Fund: award” and “Security Action for Europe: loan approved” cannot be added, because they
are unlike in kind: award (money promised to chosen projects) and loan approved (loans that the Council approved).
"""

from eudefence.ground.faces import offer

from .instrument import Instrument, Relation
from .instrument_register import Register, register
from .money import measures, part_of, series
from .time_series import KINDS, LEVELS, LOANS, Series

__all__ = [
    "KINDS",
    "LEVELS",
    "LOANS",
    "Instrument",
    "Register",
    "Relation",
    "Series",
    "measures",
    "part_of",
    "register",
    "series",
]
offer(globals(), __all__, "eudefence.pillars")
