"""Where a firm sits, is led from, and works."""

from __future__ import annotations

from eudefence.data import countries
from eudefence.ground.words import joined

from .application import Application, Observation, every
from .consortium import Entity
from .subcontractors import by_share, is_outside, looked_at


def is_established(case: Application, entity: Entity) -> bool | None:
    """Whether an entity has seat and executive management inside."""
    outside = is_outside(case, entity)
    return None if outside is None else not outside


def bound(case: Application) -> list[Entity]:
    """The entities whose place and control count; those a law does not look at are left out."""
    return [
        entity
        for entity in case.consortium.entities
        if looked_at(case, entity) is not False and not by_share(case, entity)
    ]


def seat_test(case: Application) -> Observation | None:
    """EDF 9(1)-(2), EDIRPA 9(5), EDIP 9(1), SAFE 16(3): seat and executive management inside."""
    asked = bound(case)
    found = {entity: _softened(case, entity, is_established(case, entity)) for entity in asked}
    passed = every(found.values())
    if not asked:
        return Observation(None, "No firm is named.")
    if passed:
        return Observation(True, "All have seat and management inside.", 0)
    outside = [entity for entity, fits in found.items() if fits is False]
    unsure = [entity for entity, fits in found.items() if fits is None]
    said = []
    if outside:
        names = joined(f"{entity.name} ({_place(entity)})" for entity in outside)
        said.append(f"Outside: {names}.")
    if unsure:
        names = joined(f"{entity.name} ({_place(entity)})" for entity in unsure)
        said.append(f"No text that was found decides on {names}.")
    return Observation(passed, " ".join(said), len(outside))


def _softened(case: Application, entity: Entity, fits: bool | None) -> bool | None:
    """What fails counts only for an entity that is surely looked at."""
    return None if fits is False and looked_at(case, entity) is None else fits


def _place(entity: Entity) -> str:
    seat = countries.name(entity.country)
    led = entity.led_from or entity.country
    return seat if led == entity.country else f"{seat}, led from {countries.name(led)}"


def means_test(case: Application) -> Observation | None:
    """EDF 9(2), 9(5), EDIRPA 9(9), EDIP 9(3)-(4), SAFE 16(8): plants and means inside; means outside only where there
    is no ready alternative, which a list of firms does not tell.
    """
    asked = bound(case)
    away = [entity for entity in asked if case.area.inside(entity.means_in or entity.country) is not True]
    away = [entity for entity in away if is_established(case, entity) is not False]  # the seat has failed already
    if not asked:
        return None
    if not away:
        return Observation(True, "Plants and means lie inside, as far as seats count.", 0)
    named = [f"{entity.name} ({countries.name(entity.means_in or entity.country)})" for entity in away]
    if all(case.area.inside(entity.means_in or entity.country) is None for entity in away):
        return Observation(None, f"No text that was found decides on the means of {joined(named)}.", 0)
    said = f"Means outside: {joined(named)}. They may be used only if there is no ready alternative inside."
    return Observation(None, said, len(away))
