"""Who pays for an operation: the bill by regime, to the cent, and what the regimes do to states.

A door to three modules: `payers` (regimes and keys), `cost_sharing` (the bill divided) and `burden_sharing` (fairness
and incentives).

>>> share(100, "common_costs", common_fraction=1, key={"A": 2, "B": 1}).to_dict()
{'A': Decimal('66.67'), 'B': Decimal('33.33')}
"""

from eudefence.ground.arguments import unknown_name

from .burden_sharing import burden, joining, price_of_a_yes, prices
from .regimes import IncomeKey, Regime, beyond_members, income_key, mechanisms, opted_out, regime_on, regimes
from .sharing import CostsBarred, package, share

__all__ = [
    "CostsBarred",
    "IncomeKey",
    "Regime",
    "beyond_members",
    "burden",
    "income_key",
    "joining",
    "mechanisms",
    "opted_out",
    "package",
    "price_of_a_yes",
    "prices",
    "regime_on",
    "regimes",
    "share",
]


def __getattr__(name):
    raise unknown_name("eudefence.costs", name, __all__)


def __dir__():
    return sorted(__all__)
