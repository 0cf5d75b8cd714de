"""Faults in SAFE by state and in spending compared."""

from __future__ import annotations

from .fault import Fault

SHARES = {
    "tests": ("models/industry/pillars/test_safe", "models/industry/pillars/test_spending"),
    "wider": ("views/industry",),
}

FAULTS = (
    Fault(
        "SF1",
        "safe.Concentration.allowed",
        "self.total <= self.limit",
        "self.total < self.limit",
        "the limit of Article 13 itself is refused",
        **SHARES,
    ),
    Fault(
        "SF2",
        "safe.concentration",
        "total / whole)",
        "total / sum(euro.values()))",
        "the share is counted of what was lent, not of the ceiling",
        **SHARES,
    ),
    Fault(
        "SF3",
        "safe.SafeLoan.amount",
        "if paid and len(known) == len(paid) else None",
        "if len(known) == len(paid) else None",
        "no payment seen counts as nothing paid",
        **SHARES,
    ),
    Fault(
        "SF4",
        "safe._step",
        'None if amount is None else exact(amount, "amount")',
        'exact(amount or 0, "amount")',
        "an amount that nobody saw is zero",
        **SHARES,
    ),
    Fault(
        "SF5",
        "spending.SpendingSeries.targets",
        'row["publisher"] == self.publisher and ',
        "",
        "the targets of NATO are put on the figures of others",
        **SHARES,
    ),
    Fault(
        "SF6",
        "spending.change",
        "if first >= last:",
        "if first > last:",
        "a year is compared with itself",
        **SHARES,
    ),
    Fault(
        "SF7",
        "spending.unlike",
        "if one.unit != other.unit:",
        "if False:",
        "the reason for two units is that of two publishers",
        **SHARES,
    ),
)
