"""Who pays for an operation: the bill by regime, to the cent, and what the regimes do to states.

A question about a bill is read (`terms`, from `cost_regimes`, `payers` and `scale`), divided as plain numbers
(`division`, `cents`) and shown (`sharing`); `burden_sharing` asks whether it is fair, `incentives` whether it pays.

>>> share(100, "common_costs", common_fraction=1, key={"A": 2, "B": 1}).to_dict()
{'A': Decimal('66.67'), 'B': Decimal('33.33')}
"""

from eudefence.ground.faces import offer

from .burden_sharing import burden
from .cost_regimes import Regime, mechanisms, regime_on, regimes
from .incentives import joining, price_of_a_yes, prices
from .payers import beyond_members, opted_out
from .scale import IncomeKey, income_key
from .sharing import package, share
from .terms import CostsBarred

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
offer(globals(), __all__, "eudefence.costs")
