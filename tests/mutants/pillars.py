"""Faults in the money of the two pillars: what may be added, what is known, what was in force."""

from __future__ import annotations

from .fault import Fault

MONEY = {"tests": ("models/industry/pillars",), "wider": ("views/industry",)}
SHOWN = {"tests": ("views/industry",), "wider": ("models/industry/pillars",)}

FAULTS = (
    Fault(
        "IM1",
        "time_series.Series.unlike",
        'for what, name in (("unit", "unit"), ("currency", "currency"), ("price_basis", "price base")):',
        'for what, name in (("unit", "unit"), ("currency", "currency")):',
        "sums in current prices and in prices of 2018 are added",
        **MONEY,
    ),
    Fault(
        "IM2",
        "time_series.Series.at",
        "return None\n",
        "return 0\n",
        "what is not known is zero",
        **MONEY,
    ),
    Fault(
        "IM3",
        "time_series.Series.cumulated",
        "if self.at(year) is None:\n                break",
        "if self.at(year) is None:\n                continue",
        "a running total goes on over a year that is not known",
        **MONEY,
    ),
    Fault(
        "IM4",
        "money._facts",
        'if row["part_of"] is None and (key, kind) not in better:',
        "if (key, kind) not in better:",
        "powder and explosives are counted twice",
        **MONEY,
    ),
    Fault(
        "IM5",
        "money._is_complete",
        "return all(",
        "return any(",
        "loans of some states are given as the loans of all",
        **MONEY,
    ),
    Fault(
        "IM6",
        "money.amount_on",
        "one[1] <= day",
        "one[1] < day",
        "an amount does not hold on its first day",
        **MONEY,
    ),
    Fault(
        "IM7",
        "instrument_register._in_force",
        'if row["status"] in NEVER or row["valid_from"] is None:',
        'if row["valid_from"] is None:',
        "a deal that failed is in force",
        **MONEY,
    ),
    Fault(
        "IM8",
        "follow_money._is_drawn",
        "and not inside and",
        "and",
        "money inside another sum is drawn beside it",
        **SHOWN,
    ),
)
