"""One run of a coalition: what chance draws, and who is in month by month. A run alone is no result (see `band`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from types import MappingProxyType

from eudefence.ground.words import number

ORDERS: Mapping[str, str] = MappingProxyType(
    {
        "together": "all look at the same time, once a month",
        "in turn": "one after another, in an order drawn anew each month",
    }
)
STARTS: Mapping[str, str] = MappingProxyType({"all": "all are in at first", "nobody": "nobody is in at first"})
_ASIDE = 2**40  # the orders come from a seed of their own, so that both kinds of order meet the same readings


@dataclass(frozen=True)
class Rules:
    """What a run follows.

    Attributes
    ----------
    thresholds, leave : tuple of float
        The threat at which each joins, and how far below it the threat must fall before it leaves.
    threat : tuple of float
        Month by month.
    company : float
        Points that a state feels more when all others are in.
    error, misreading : float
        How far a threshold, and a reading of a month, may be off.
    order : {"together", "in turn"}
    start : {"all", "nobody"}
    """

    thresholds: tuple[float, ...]
    leave: tuple[float, ...]
    threat: tuple[float, ...]
    company: float
    error: float
    misreading: float
    order: str
    start: str

    def in_words(self) -> str:
        """The rule by which states join and leave, in sentences."""
        said = ["A state joins when the threat it feels reaches its threshold."]
        if self.company:
            said.append(
                f"Company counts: with all others in, it feels {number(self.company)} points more, with half of them"
                " half as much."
            )
        said.append(
            f"It leaves when what it feels falls under the threshold by more than its own margin; {STARTS[self.start]}."
        )
        said.append(f"Order: {ORDERS[self.order]}.")
        drawn = []
        if self.error:
            drawn.append(f"each threshold by up to {number(self.error)} points, once a run")
        if self.misreading:
            drawn.append(f"each reading of the threat by up to {number(self.misreading)} points, every month")
        if drawn:
            said.append(f"Drawn by chance: {'; '.join(drawn)}.")
        return " ".join(said)


def played(rules: Rules, seed: int) -> Iterator[list[bool]]:
    """Who is in, month by month, in the order of the thresholds.

    >>> rules = Rules((50.0, 20.0), (10.0, 0.0), (100.0, 45.0, 30.0), 0.0, 0.0, 0.0, "together", "nobody")
    >>> [sum(inside) for inside in played(rules, 1)]
    [2, 2, 1]
    """
    states = len(rules.thresholds)
    shifts, readings = _drawn(seed, states, len(rules.threat))
    join = [one + rules.error * shift for one, shift in zip(rules.thresholds, shifts, strict=True)]
    stay = [one - margin for one, margin in zip(join, rules.leave, strict=True)]
    inside = [rules.start == "all"] * states
    each = rules.company / (states - 1) if states > 1 else 0.0  # points for each other that is in
    if rules.order == "in turn":
        orders = _orders(seed, states, len(rules.threat))
        for threat, reading, order in zip(rules.threat, readings, orders, strict=True):
            inside = list(inside)
            present = sum(inside)
            for who in order:
                felt = threat + rules.misreading * reading[who] + each * (present - inside[who])
                now = felt >= (stay[who] if inside[who] else join[who])
                present += now - inside[who]
                inside[who] = now
            yield inside
        return
    for threat, reading in zip(rules.threat, readings, strict=True):
        out_of_it = threat + each * sum(inside)  # what a state feels that sees all who are in; a member sees one less
        within = out_of_it - each
        inside = [
            within + rules.misreading * off >= low if there else out_of_it + rules.misreading * off >= high
            for off, low, high, there in zip(reading, stay, join, inside, strict=True)
        ]
        yield inside


@lru_cache(maxsize=256)
def _drawn(seed: int, states: int, months: int) -> tuple[list[float], list[list[float]]]:
    """Numbers from -1 to 1: one for each state, then one for each state and month.

    Python keeps the numbers of `random()` the same from version to version; of its other methods it does not say so.
    """
    draw = Random(seed).random
    shifts = [2 * draw() - 1 for _ in range(states)]
    return shifts, [[2 * draw() - 1 for _ in range(states)] for _ in range(months)]


@lru_cache(maxsize=256)
def _orders(seed: int, states: int, months: int) -> list[list[int]]:
    """An order of the states for each month: by numbers drawn."""
    draw = Random(seed + _ASIDE).random
    return [sorted(range(states), key=[draw() for _ in range(states)].__getitem__) for _ in range(months)]
