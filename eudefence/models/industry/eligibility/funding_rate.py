"""What part of the cost the Union pays at most: rates, bonuses, and their ceilings."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from eudefence.ground.explained import Explained
from eudefence.ground.words import joined, per_cent

from .application import Application
from .consortium import Consortium
from .rulebook import EligibilityRule

_SMALL, _MIDDLE = "small or medium", "middle"

_WITH_BONUSES = {  # whether a ceiling cuts them
    False: " That is {base}, and {parts}.",
    True: " That is {base}, and {parts}, cut by a ceiling.",
}


@dataclass(frozen=True)
class Bonus:
    """Points on top of the base rate, as a part of the whole."""

    name: str
    points: Fraction
    rule: EligibilityRule


@dataclass(frozen=True, repr=False)
class Rate(Explained):
    """The largest part that the Union may pay.

    Attributes
    ----------
    share : Fraction or None
        The part, bonuses and ceilings included. None: not determinable.
    of : str
        What it is a part of: eligible cost, or value of the contract.
    base : Fraction or None
        Before bonuses.
    bonuses : tuple of Bonus
    article : str
        Where the base stands.
    note : str
        What else may apply.
    """

    share: Fraction | None
    of: str
    base: Fraction | None
    bonuses: tuple[Bonus, ...]
    article: str
    note: str = ""

    def explain(self) -> str:
        """The rate and how it comes about, in whole sentences."""
        if self.share is None or self.base is None:
            return self.note
        said = f"The Union may pay up to {per_cent(self.share)} of {self.of} ({self.article})."
        if self.bonuses and self.share > self.base:
            parts = joined(
                f"{per_cent(bonus.points).removesuffix(' per cent')} points for {bonus.name} ({bonus.rule.article})"
                for bonus in self.bonuses
            )
            cut = self.share < self.base + sum(bonus.points for bonus in self.bonuses)
            said += _WITH_BONUSES[cut].format(base=per_cent(self.base), parts=parts)
        return " ".join(part for part in (said, self.note) if part)


def rate(case: Application) -> Rate:
    """The largest part the Union may pay for the consortium of the case.

    EDF 13: base by kind of action; 10 points for projects of Permanent Structured Cooperation; up to 5 points for small
    firms at home and two for each per cent that goes to small firms elsewhere, from 10 per cent of the cost on; 10
    points for middle-sized firms from 15 per cent on; together at most 35 points, and never more than all of the cost.
    EDIRPA 7(3)-(4): 15, or 20. EDIP 20(4)-(7): 15 or 25 of the contract, 35 or 50 of the cost. SAFE lends.
    """
    if case.instrument == "SAFE":
        return Rate(None, "", None, (), "", "SAFE lends to states: the Union pays no part of the cost.")
    raised = _raised(case)
    rule = raised or _base(case)
    if rule is None or not rule.read:
        return Rate(None, "", None, (), "", "The rate is not determinable: the text of the law was not read.")
    of = (rule.unit or "").removeprefix("per cent of ").replace("contract value", "the value of the contract")
    of = of.replace("eligible cost", "the eligible cost")
    bonuses = _bonuses(case, rule)
    points = sum((bonus.points for bonus in bonuses), Fraction(0))
    cap = case.rule("bonus_cap")
    if cap is not None:
        points = min(points, cap.share)
    most = case.rule("funding_rate_most")
    share = rule.share + points
    return Rate(
        share if most is None else min(share, most.share), of, rule.share, bonuses, rule.where, _note(case, raised)
    )


def _base(case: Application) -> EligibilityRule | None:
    topics = ("funding_rate_research", "funding_rate_prototype", "funding_rate_testing", "funding_rate_support")
    return next(
        (rule for topic in (*topics, "funding_rate_base", "contribution_cap") if (rule := case.rule(topic))), None
    )


def _raised(case: Application) -> EligibilityRule | None:
    """A higher ceiling whose condition the consortium meets for sure."""
    rule = case.rule("contribution_cap_raised")
    if rule is None:
        return None
    floor = case.rule("contribution_cap_raised_floor")
    small = sum(_shares(case.consortium, _SMALL, _MIDDLE).values(), Fraction(0))
    met = case.consortium.extra_for_ukraine or (floor is not None and small >= floor.share)
    free = case.instrument == "EDIP" and case.consortium.free_use is True
    return rule if met or free else None


def _note(case: Application, raised: EligibilityRule | None) -> str:
    higher = case.rule("contribution_cap_raised") or case.rule("funding_rate_raised")
    if higher is None or raised is not None or higher.value is None:
        return ""
    return f"Up to {higher.value} per cent are possible on further conditions (Article {higher.article})."


def _shares(consortium: Consortium, *sizes: str) -> dict[str, Fraction]:
    """The parts of the cost that go to firms of a size, by country; unpaid partners have none."""
    found: dict[str, Fraction] = {}
    for entity in consortium.entities:
        if entity.size in sizes and entity.contract_share is not None and entity.role != "associated":
            found[entity.country] = found.get(entity.country, Fraction(0)) + entity.contract_share
    return found


def _bonuses(case: Application, base: EligibilityRule) -> tuple[Bonus, ...]:
    found = []
    pesco = case.rule("pesco_bonus")
    if pesco is not None and pesco.read and case.consortium.pesco:
        found.append(Bonus("Permanent Structured Cooperation", pesco.share, pesco))
    small = _small_firms(case)
    if small is not None:
        found.append(small)
    middle, floor = case.rule("midcap_bonus"), case.rule("midcap_bonus_floor")
    if middle is not None and floor is not None:
        inside = {c: part for c, part in _shares(case.consortium, _MIDDLE).items() if case.area.inside(c)}
        if sum(inside.values(), Fraction(0)) >= floor.share:
            found.append(Bonus("middle-sized firms", middle.share, middle))
    return tuple(found)


def _small_firms(case: Application) -> Bonus | None:
    """The bonus for small firms: what goes to those at home up to a ceiling, and a multiple of what goes elsewhere."""
    rule, floor = case.rule("sme_bonus"), case.rule("sme_bonus_floor")
    home_most, multiple = case.rule("sme_bonus_home"), case.rule("sme_bonus_abroad")
    if rule is None or floor is None or home_most is None or multiple is None or multiple.value is None:
        return None
    parts = {c: part for c, part in _shares(case.consortium, _SMALL).items() if case.area.inside(c)}
    total = sum(parts.values(), Fraction(0))
    if not total or total < floor.share:
        return None
    large = {e.country for e in case.consortium.entities if e.role == "recipient" and e.size != _SMALL}
    home = sum((part for country, part in parts.items() if country in large), Fraction(0))
    return Bonus("small and medium-sized firms", min(home, home_most.share) + multiple.value * (total - home), rule)
