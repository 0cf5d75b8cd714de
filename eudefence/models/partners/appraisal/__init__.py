"""Options weighed by several criteria: who is first, and on which weights, scores and choices of method that hangs.

Weighted sum and TOPSIS in exact fractions; a missing score gives ranges and never counts as nought. Scores from 1 to 5
are an order and no measure, and every result says so.

>>> result = weighted_sum(security_council())
>>> result.method, result.normalise
('weighted_sum', 'linear')
"""

from eudefence.ground.faces import offer

from .best_weights import Chance, Dominance, dominance
from .coded_designs import security_council, united_kingdom
from .matrix import Cell, Matrix
from .more_or_fewer import Reversal, Turn, reversal
from .other_numbers import Recoded, recoded
from .random_weights import Acceptability, acceptability
from .ranking import METHODS, Appraisal, topsis, weighted_sum
from .turning_scores import Carries, Turning, carries
from .weighing import NORMALISATIONS
from .weight_intervals import Interval, Stability, stability

__all__ = [
    "METHODS",
    "NORMALISATIONS",
    "Acceptability",
    "Appraisal",
    "Carries",
    "Cell",
    "Chance",
    "Dominance",
    "Interval",
    "Matrix",
    "Recoded",
    "Reversal",
    "Stability",
    "Turn",
    "Turning",
    "acceptability",
    "carries",
    "dominance",
    "recoded",
    "reversal",
    "security_council",
    "stability",
    "topsis",
    "united_kingdom",
    "weighted_sum",
]
offer(globals(), __all__, "eudefence.appraisal")
