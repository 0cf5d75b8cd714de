"""A question about one consortium, with the rules and the area of the instrument on the day; and answers in three
values.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from .areas import Area
from .consortium import Consortium
from .rulebook import EligibilityRule, Rulebook


@dataclass(frozen=True)
class Application:
    """A consortium before the rules of an instrument."""

    consortium: Consortium
    instrument: str
    on: dt.date
    action: str
    rules: Rulebook
    area: Area
    origins: tuple[tuple[str, str], ...]
    borrowers: frozenset[str]

    def rule(self, topic: str) -> EligibilityRule | None:
        """The rule on a topic for this kind of action."""
        return self.rules.get(topic, self.action)

    @property
    def is_purchase(self) -> bool:
        """Whether states buy: then entities are contractors."""
        return self.action == "procurement"


@dataclass(frozen=True)
class Observation:
    """What a test found: passed, failed or None, the number it looked at, and one sentence."""

    passed: bool | None
    said: str
    value: int | Fraction | None = None


def every(values: Iterable[bool | None]) -> bool | None:
    """False if one is False, None if one is not determinable, else True.

    >>> every([True, None]), every([None, False]), every([])
    (None, False, True)
    """
    found = list(values)
    return False if False in found else None if None in found else True


def at_least(sure: int, possible: int, needed: int) -> bool | None:
    """Whether a count reaches a minimum, when some are sure and others only possible.

    >>> at_least(2, 3, 3), at_least(3, 3, 3), at_least(2, 2, 3)
    (None, True, False)
    """
    return True if sure >= needed else None if possible >= needed else False
