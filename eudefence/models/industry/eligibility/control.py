"""Who controls a firm: countries outside bar it, unless the law has a way round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from eudefence.data import countries
from eudefence.ground.words import joined

from .application import Application, Observation, every
from .consortium import UNKNOWN, Entity
from .establishment import bound, is_established
from .subcontractors import looked_at


@dataclass(frozen=True)
class Way:
    """How a firm under control from outside may still take part."""

    screening: bool  # screened as a foreign investment is enough too
    associated: bool  # also for a firm in an associated country, not only in the Union


# The condition of the rule on control_derogation.
_WAYS = {
    "host_state_guarantees": Way(False, True),
    "screening_or_host_state_guarantees": Way(True, True),
    "union_screening_or_host_state_guarantees": Way(True, False),
}


def way(case: Application) -> Way | None:
    """The way round that the instrument has for firms under control from outside; None without one."""
    rule = case.rule("control_derogation")
    return None if rule is None or not rule.read else _WAYS[rule.text or ""]


def can_use(case: Application, entity: Entity) -> bool:
    """Whether guarantees of its host state would help an entity."""
    found = way(case)
    return found is not None and (found.associated or entity.country in case.area.members)


def is_free(case: Application, entity: Entity) -> bool | None:
    """Whether an entity is free of control from outside, or is let in in spite of it; None also where nobody says who
    controls it, or whether there are guarantees.
    """
    ruler = entity.controlled_by or entity.country
    inside = None if ruler == UNKNOWN else case.area.inside(ruler)
    if inside:
        return True
    found = way(case)
    if found is not None and can_use(case, entity):
        if entity.guarantees or (found.screening and entity.screened):
            return True
        if entity.guarantees is None:
            return None
    return inside


def control_test(case: Application) -> Observation | None:
    """EDF 9(3)-(4), EDIRPA 9(5)-(6), EDIP 9(5)-(6), SAFE 16(3) and 16(5)."""
    asked = [entity for entity in bound(case) if is_established(case, entity) is not False]
    if not asked:
        return None
    found = {entity: is_free(case, entity) for entity in asked}
    for entity, free in found.items():
        if free is False and looked_at(case, entity) is None:
            found[entity] = None
    passed = every(found.values())
    barred = [entity for entity, free in found.items() if free is False]
    said = [_unknown(found)] if any(entity.controlled_by == UNKNOWN for entity in asked) else []
    for entity in asked:
        ruler = entity.controlled_by or entity.country
        if ruler == UNKNOWN or case.area.inside(ruler):
            continue
        if entity.country == ruler:
            said.append(f"Whether {countries.in_a_sentence(ruler)} counts as outside is open.")
            continue
        told = f"{entity.name} is controlled from {countries.in_a_sentence(ruler)}"
        if found[entity]:
            said.append(f"{told}, but guarantees or a screening let it in.")
        elif entity.guarantees is None and can_use(case, entity):
            said.append(f"{told}; whether its host state approved guarantees is not known.")
        elif found[entity] is None:
            said.append(f"{told}, and no text that was found decides on it.")
        else:
            said.append(f"{told}{_what_helps(case, entity)}.")
    return Observation(passed, " ".join(said) or "No firm is controlled from outside.", len(barred))


def _unknown(found: Mapping[Entity, bool | None]) -> str:
    """The firms of which no source says who controls them, in a sentence."""
    names = [entity.name for entity in found if entity.controlled_by == UNKNOWN]
    let_in = [entity.name for entity, free in found.items() if entity.controlled_by == UNKNOWN and free]
    said = f"No source that was read says who controls {joined(names, 'or')}."
    return f"{said} Guarantees or a screening let {joined(let_in)} in." if let_in else said


def _what_helps(case: Application, entity: Entity) -> str:
    found = way(case)
    if not can_use(case, entity):
        return ", and the law has no way round for a firm in its country"
    helps = ["guarantees that its host state approves"]
    if found is not None and found.screening:
        helps.append("a screening as a foreign investment")
    return f", without {joined(helps, 'or')}"


def partners_test(case: Application) -> Observation | None:
    """EDF 9(6) and EDIP 9(8): partners beside the consortium may cooperate, but their costs are not paid."""
    if case.is_purchase:
        return None  # contractors are paid by the buyers
    partners = [entity for entity in case.consortium.entities if entity.role == "associated"]
    if not partners:
        return None
    names = joined(f"{entity.name} ({countries.name(entity.country)})" for entity in partners)
    return Observation(True, f"Beside the consortium, without Union money: {names}.", 0)
