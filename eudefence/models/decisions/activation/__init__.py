"""How likely a decision is: the chance under each rule, with support that hangs together or not, and what the bill does
to it.

>>> round(probability("launch_operation", 0.9), 3)
0.058
"""

from eudefence.ground.faces import offer

from .chance import chances, compare, probability
from .support_models import assumptions, models
from .willingness import Activation, support, under_costs

__all__ = ["Activation", "assumptions", "chances", "compare", "models", "probability", "support", "under_costs"]
offer(globals(), __all__, "eudefence.activation")
