"""The two pillars in numbers: yearly series that carry their kind, and what may be done with them.

>>> series("EDF award") + series("SAFE loan_approved")
Traceback (most recent call last):
ValueError: “European Defence Fund: award” and “Security Action for Europe: loan approved” cannot be added, because they
are unlike in kind: award (money promised to chosen projects) and loan approved (loans that the Council approved).
"""

from eudefence.ground.faces import offer

from .asymmetry import Gap, gap
from .choices import CHOICES, EXCLUSIONS, READINGS
from .cooperation import comparable_targets, held_against, years_of_cooperation
from .counted_things import CountingRule, counting_rule
from .deciding import Deciding
from .instrument import Instrument, Relation
from .instrument_register import Register, register
from .money import measures, part_of, series
from .one_universe import specification
from .safe import advance_shares, concentration, per_head, per_income, safe_amounts, safe_loans
from .specified import Specification
from .spending import change, spending_series, spent
from .time_series import KINDS, LEVELS, LOANS, Series
from .universes import Multiverse, multiverse
from .yearly_indicators import by_majority, indicator, indicator_names

__all__ = [
    "CHOICES",
    "EXCLUSIONS",
    "KINDS",
    "LEVELS",
    "LOANS",
    "READINGS",
    "CountingRule",
    "Deciding",
    "Gap",
    "Instrument",
    "Multiverse",
    "Register",
    "Relation",
    "Series",
    "Specification",
    "advance_shares",
    "by_majority",
    "change",
    "comparable_targets",
    "concentration",
    "counting_rule",
    "gap",
    "held_against",
    "indicator",
    "indicator_names",
    "measures",
    "multiverse",
    "part_of",
    "per_head",
    "per_income",
    "register",
    "safe_amounts",
    "safe_loans",
    "series",
    "specification",
    "spending_series",
    "spent",
    "years_of_cooperation",
]
offer(globals(), __all__, "eudefence.pillars")
