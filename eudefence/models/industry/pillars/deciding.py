"""Which choices decide what a set of specifications says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .choices import CHOICES
from .specified import Specification

__all__ = ["Deciding", "deciding"]


@dataclass(frozen=True)
class Deciding:
    """How much one choice decides.

    Attributes
    ----------
    choice : str
        See `CHOICES`.
    widens : dict
        Option to the share of its specifications in which the gap widens, loosely.
    explained : float
        Share of the variance of this answer (1 or 0) that lies between the options, among the specifications that the
        choice concerns.
    pairs, flips, strict_flips : int
        Pairs of specifications that differ in this choice alone; in how many the gap widens in one and not
        in the other, loosely; and in how many the strict verdict differs.
    """

    choice: str
    widens: Mapping[str, float]
    explained: float
    pairs: int
    flips: int
    strict_flips: int


def deciding(specifications: Sequence[Specification]) -> tuple[Deciding, ...]:
    """Every choice that has more than one option here, the one that decides most first: by the share of its pairs in
    which the sign differs, then the verdict.
    """
    chosen = [tuple(one.choices[name] for name in CHOICES) for one in specifications]
    found = [_deciding(name, specifications, chosen) for name in CHOICES]
    return tuple(
        sorted(
            filter(None, found),
            key=lambda one: (-_rate(one.flips, one.pairs), -_rate(one.strict_flips, one.pairs), -one.explained),
        )
    )


def _deciding(
    name: str, specifications: Sequence[Specification], chosen: Sequence[tuple[str | None, ...]]
) -> Deciding | None:
    """What one choice decides; `chosen` has the options of each specification in the order of `CHOICES`."""
    place = list(CHOICES).index(name)
    mine = [(one, options) for one, options in zip(specifications, chosen, strict=True) if options[place] is not None]
    there = {options[place] for _, options in mine}
    if len(there) < 2:
        return None
    groups = {
        option: [one.sign > 0 for one, options in mine if options[place] == option]
        for option in CHOICES[name].options
        if option in there
    }
    pairs = flips = strict = 0
    twins: dict[tuple[object, ...], list[Specification]] = {}
    for one, options in mine:
        twins.setdefault(options[:place] + options[place + 1 :], []).append(one)
    for group in twins.values():
        for number, one in enumerate(group):
            for other in group[number + 1 :]:
                pairs += 1
                flips += (one.sign > 0) != (other.sign > 0)
                strict += one.verdict != other.verdict
    return Deciding(
        name,
        {option: sum(answers) / len(answers) for option, answers in groups.items()},
        _explained(groups.values()),
        pairs,
        flips,
        strict,
    )


def _explained(groups: Iterable[Sequence[float]]) -> float:
    """Share of the sum of squares that lies between groups (eta squared); 0 if all numbers are the same.

    >>> _explained([[0, 0], [1, 1]]), _explained([[0, 1], [0, 1]])
    (1.0, 0.0)
    """
    groups = list(groups)
    every = [one for group in groups for one in group]
    mean = sum(every) / len(every)
    total = sum((one - mean) ** 2 for one in every)
    between = sum(len(group) * (sum(group) / len(group) - mean) ** 2 for group in groups)
    return between / total if total else 0.0


def _rate(part: int, whole_number: int) -> float:
    return part / whole_number if whole_number else 0.0
