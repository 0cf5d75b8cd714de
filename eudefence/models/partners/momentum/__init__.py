"""How long a coalition lasts: a felt threat that fades, states that join and leave, and the smallest size that works.

Models of this course with numbers that we put in: no threat was measured and no coalition was fitted. `LIMITS` says
what they cannot tell, and so does every result.

>>> coalition([30, 50, 70], leave=10, threat=decay(100, half_life=12, months=24)).median[-1]
1
"""

from eudefence.ground.faces import offer

from .band import CoalitionBand, OneRun, coalition
from .chain_of_joining import Cascade, FixedPoint, cascade
from .fading import Decay, decay, staying
from .limits import LIMITS
from .starting_points import FORMATS, Format
from .worthwhile import Smallest, smallest

__all__ = [
    "FORMATS",
    "LIMITS",
    "Cascade",
    "CoalitionBand",
    "Decay",
    "FixedPoint",
    "Format",
    "OneRun",
    "Smallest",
    "cascade",
    "coalition",
    "decay",
    "smallest",
    "staying",
]
offer(globals(), __all__, "eudefence.momentum")
