"""How likely a decision is: the chance under each rule, with support that hangs together or not, and what the bill does
to it.

>>> round(probability("launch_operation", 0.9), 3)
0.058
"""

from eudefence.ground.arguments import unknown_name

from .chance import Activation, compare, probability, support, under_costs
from .support_models import assumptions, models

__all__ = ["Activation", "assumptions", "compare", "models", "probability", "support", "under_costs"]


def __getattr__(name):
    raise unknown_name("eudefence.activation", name, __all__)


def __dir__():
    return sorted(__all__)
