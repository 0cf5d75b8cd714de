"""Who pays for an operation: the bill by regime, to the cent, and what the regimes do to states.

A question about a bill is read (`terms`, from `cost_regimes`, `payers` and `scale`), divided as plain numbers
(`division`, `cents`), told as plain amounts (`payments`) and shown as a Series (`sharing`); `burden_sharing` asks
whether it is fair, `incentives` whether it pays. Each function that gives a frame stands on one that gives plain
amounts: `share` on `bill`, `burden` on `burdens`, `package` on `package_parts`, `price_of_a_yes` on `prices_by_state`,
`prices` on `prices_by_mechanism`, `joining` on `gains`.

>>> share(100, "common_costs", common_fraction=1, key={"A": 2, "B": 1}).to_dict()
{'A': Decimal('66.67'), 'B': Decimal('33.33')}
"""

from eudefence.ground.faces import offer

from .burden_sharing import burden, burdens
from .cost_regimes import Regime, mechanisms, regime_on, regimes
from .incentives import gains, joining, price_of_a_yes, prices, prices_by_mechanism, prices_by_state
from .payers import beyond_members, opted_out
from .payments import Bill, bill
from .scale import IncomeKey, income_key
from .sharing import package, package_parts, share
from .terms import CostsBarred

__all__ = [
    "Bill",
    "CostsBarred",
    "IncomeKey",
    "Regime",
    "beyond_members",
    "bill",
    "burden",
    "burdens",
    "gains",
    "income_key",
    "joining",
    "mechanisms",
    "opted_out",
    "package",
    "package_parts",
    "price_of_a_yes",
    "prices",
    "prices_by_mechanism",
    "prices_by_state",
    "regime_on",
    "regimes",
    "share",
]
offer(globals(), __all__, "eudefence.costs")
