"""Which subcontractors a law looks at, and which of those outside it lets in."""

from __future__ import annotations

from fractions import Fraction

from eudefence.ground.words import joined, one_or_many, per_cent

from .application import Application, Observation, every
from .consortium import Entity

# Beside the share of the contract: what else makes a supplier a subcontractor (all of it together).
_ALSO = {"EDIRPA": ("critical",), "SAFE": ("critical", "classified"), "EDIP": ("classified",)}


def looked_at(case: Application, entity: Entity) -> bool | None:
    """Whether the conditions on firms bind an entity: contractors and recipients always, partners beside the consortium
    never, subcontractors where the law calls them so.

    EDF 9(8): one of three is enough (contract with a recipient, share of the cost, classified information). EDIRPA
    9(13), EDIP 2(31) and SAFE 16(12): all together.
    """
    if entity.role != "subcontractor":
        return entity.role == "recipient"
    rule = case.rule("subcontractor_definition")
    if rule is None or not rule.read:
        return None
    if case.instrument == "EDF":
        large = _large(entity, rule.share)
        return True if entity.direct_contract or entity.classified else large
    if case.instrument == "EDIP" and (entity.own_parts or not case.is_purchase):
        return False
    needed = [getattr(entity, condition) for condition in _ALSO[case.instrument]]
    return every([*needed, _large(entity, rule.share)])


def _large(entity: Entity, limit: Fraction) -> bool | None:
    return None if entity.contract_share is None else entity.contract_share >= limit


def is_outside(case: Application, entity: Entity) -> bool | None:
    """Whether an entity is established, or led from, outside; None where that is not determinable."""
    inside = every([case.area.inside(entity.country), case.area.inside(entity.led_from or entity.country)])
    return None if inside is None else not inside


def by_share(case: Application, entity: Entity) -> bool:
    """Whether a subcontractor is judged by its share, as one from outside that works under a contractor."""
    rule = case.rule("subcontractor_share")
    return rule is not None and entity.role == "subcontractor" and is_outside(case, entity) is not False


def admitted(case: Application, entity: Entity) -> bool | None:
    """Whether a subcontractor outside may work on the purchase (EDIP 11(7), SAFE 16(4))."""
    rule = case.rule("subcontractor_share")
    bound = looked_at(case, entity)
    if rule is None or bound is False:
        return True
    kept = entity.prior_relation or (case.instrument == "SAFE" and entity.replacement_study)
    share = entity.contract_share
    if share is None:  # under the lower end nobody looks, up to the upper one the conditions would do
        return None
    upper = None if rule.upper is None else rule.upper / 100
    if kept and upper is not None and share <= upper:
        return True
    return None if is_outside(case, entity) is None or bound is None else False


def subcontractor_test(case: Application) -> Observation | None:
    """The test on subcontractors outside; None where there are none."""
    rule = case.rule("subcontractor_share")
    asked = [entity for entity in case.consortium.entities if by_share(case, entity)]
    if rule is None or rule.value is None or rule.upper is None or not asked:
        return None
    found = {entity: admitted(case, entity) for entity in asked}
    said = " ".join(_said(case, entity, passed, rule.value, rule.upper) for entity, passed in found.items())
    shares = [entity.contract_share for entity in asked if entity.contract_share is not None]
    return Observation(every(found.values()), said, max(shares, default=None))


_SAID = {
    "unknown": "The share of {name} in the contract is not known.",
    "not looked at": "{name} has {share} of the contract: the law does not look at it.",
    "before": "{name} has {share} of the contract, and worked with the contractor on the product before.",
    "study": "{name} has {share} of the contract, and the contractor promises to study a replacement.",
    "agreement": (
        "{name} has {share} of the contract: the agreement with its country decides, and its text was not found."
    ),
    "too much": "{name} has {share} of the contract: above {upper} per cent there is no way in.",
    "before or study": (
        "{name} has {share} of the contract: from {lower} per cent on it needs earlier work with the contractor or a"
        " promise to study a replacement."
    ),
    "only before": (
        "{name} has {share} of the contract: from {lower} per cent on it needs earlier work with the contractor."
    ),
}


def _said(case: Application, entity: Entity, passed: bool | None, lower: Fraction, upper: Fraction) -> str:
    share = entity.contract_share
    if share is None:
        which = "unknown"
    elif looked_at(case, entity) is False:
        which = "not looked at"
    elif passed:
        which = "before" if entity.prior_relation else "study"
    elif passed is None:
        which = "agreement"
    elif share * 100 > upper:
        which = "too much"
    else:
        which = "before or study" if case.instrument == "SAFE" else "only before"
    told = "" if share is None else per_cent(share)
    return _SAID[which].format(name=entity.name, share=told, lower=lower, upper=upper)


def unseen(case: Application) -> str:
    """The subcontractors nobody looks at, in a sentence; empty if there are none."""
    names = [
        entity.name
        for entity in case.consortium.entities
        if entity.role == "subcontractor" and looked_at(case, entity) is False
    ]
    return one_or_many(
        len(names),
        "The law does not look at {names}, because it does not count as a subcontractor.",
        "The law does not look at {names}, because they do not count as subcontractors.",
        "",
        names=joined(names),
    )
