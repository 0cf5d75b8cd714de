"""How likely a decision is: the chance under each rule, with support that hangs together or not, and what the bill does
to it.

>>> round(probability("launch_operation", 0.9), 3)
0.058
"""

from typing import NoReturn

from eudefence.ground.arguments import unknown_name

from .chance import compare, probability
from .support_models import assumptions, models
from .willingness import Activation, support, under_costs

__all__ = ["Activation", "assumptions", "compare", "models", "probability", "support", "under_costs"]


def __getattr__(name: str) -> NoReturn:
    raise unknown_name("eudefence.activation", name, __all__)


def __dir__() -> list[str]:
    return sorted(__all__)
