"""How many take part, from how many states, and whether they are independent of each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from eudefence.ground.words import count, one_or_many

from .application import Application, Observation, at_least, every
from .consortium import Entity
from .control import is_free
from .establishment import is_established

_STATES_BUY = ("One state that counts buys.", "{n} states that count buy.", "No state that counts buys.")
_MEMBERS_BUY = ("One member state buys.", "{n} member states buy.", "No member state buys.")


def eligible(case: Application) -> Mapping[Entity, bool]:
    """The recipients that count, each with whether that is sure; those that surely fail are left out."""
    found = {}
    for entity in case.consortium.entities:
        if entity.role == "recipient":
            fits = every([is_established(case, entity), is_free(case, entity)])
            if fits is not False:
                found[entity] = fits is True
    return found


def entities_test(case: Application) -> Observation | None:
    """EDF 10(4), EDIP 12(2) and 13(2): so many eligible entities."""
    rule = case.rule("minimum_entities")
    if rule is None or rule.value is None:
        return None
    found = eligible(case)
    sure = sum(found.values())
    return Observation(
        at_least(sure, len(found), rule.number),
        _counted(sure, len(found), "eligible entity", "eligible entities"),
        sure,
    )


def states_test(case: Application) -> Observation | None:
    """The states in which the entities sit (EDF 10(4)), or those that buy (EDIRPA 8(1)(c), EDIP 11(3), SAFE 2(3))."""
    rule = case.rule("minimum_states")
    if rule is None or rule.value is None:
        return None
    if case.is_purchase:
        return _buyers(case, rule.number, only_members=rule.unit == "member states")
    found = eligible(case)
    sure = {entity.country for entity, certain in found.items() if certain}
    possible = {entity.country for entity in found}
    return Observation(
        at_least(len(sure), len(possible), rule.number), _counted(len(sure), len(possible), "state"), len(sure)
    )


def member_states_test(case: Application) -> Observation | None:
    """EDIP 11(3)(a): so many of the buying states are members."""
    rule = case.rule("minimum_member_states")
    if rule is None or rule.value is None:
        return None
    if case.is_purchase:
        return _buyers(case, rule.number, only_members=True)
    states = {entity.country for entity in eligible(case)} & case.area.members
    return Observation(len(states) >= rule.number, _counted(len(states), len(states), "member state"), len(states))


def _buyers(case: Application, needed: int, only_members: bool) -> Observation:
    states = case.consortium.states
    if states is None:
        return Observation(None, "Which states buy is not known.")
    counted = [code for code in states if code in case.area.members or (not only_members and case.area.inside(code))]
    words = _MEMBERS_BUY if only_members else _STATES_BUY
    said = one_or_many(len(counted), *words)
    passed = len(counted) >= needed
    if case.instrument == "SAFE":
        borrowing = [code for code in counted if code in case.borrowers]
        if not borrowing:
            return Observation(False, "None of the buying states has a loan under SAFE.", len(counted))
        if not passed and case.rule("single_state_window") is not None:
            return Observation(True, "One state may buy alone if the contract is signed by 30 May 2026.", len(counted))
    return Observation(passed, said, len(counted))


def independence_test(case: Application) -> Observation | None:
    """EDF 10(4), EDIP 12(2) and 13(2): so many entities that nobody controls together and that do not control each
    other, from so many states.
    """
    rule, states_rule = case.rule("independence"), case.rule("independence_states")
    if rule is None or rule.value is None:
        return None
    found = eligible(case)
    groups = _groups(case, found)
    sure = _groups(case, [entity for entity, certain in found.items() if certain])
    sure_states = {entity.country for entity, certain in found.items() if certain}
    states = {entity.country for entity in found}
    needed = states_rule.number if states_rule is not None and states_rule.value is not None else 1
    passed = every([at_least(sure, groups, rule.number), at_least(len(sure_states), len(states), needed)])
    return Observation(passed, _counted(sure, groups, "independent group or firm", "independent groups or firms"), sure)


def _groups(case: Application, entities: Iterable[Entity]) -> int:
    """How many entities or groups of them there are, when those that one controls, however far down, count as one.

    Three entities of different groups from two states can be found as soon as there are three groups and two states:
    two entities in different states are of different groups, or else a third, of another group, is in a state other
    than that of one of them.
    """
    head: dict[str, str] = {}

    def top(name: str) -> str:
        while head.get(name, name) != name:
            name = head[name]
        return name

    for entity in case.consortium.entities:
        if entity.group:
            head[top(entity.name)] = top(entity.group)
    return len({top(entity.name) for entity in entities})


def most_entities_test(case: Application) -> Observation | None:
    """EDIP 21(3)(c): not more than so many in a consortium for industrial reinforcement."""
    rule = case.rule("maximum_entities")
    if rule is None or rule.value is None:
        return None
    number = sum(entity.role == "recipient" for entity in case.consortium.entities)
    return Observation(number <= rule.number, _counted(number, number, "recipient"), number)


def set_aside_test(case: Application) -> Observation | None:
    """EDF 10(5): no minimum for disruptive technologies and studies."""
    if case.rule("minimum_set_aside") is None:
        return None
    return Observation(
        True, "The law sets no minimum for this kind of action. A call for proposals may set one of its own."
    )


def _counted(sure: int, possible: int, noun: str, nouns: str | None = None) -> str:
    counted = count(sure, noun, nouns).capitalize()
    if possible > sure:
        return f"{counted} for sure, and {possible - sure} more if an open question is answered with yes."
    return f"{counted}."
