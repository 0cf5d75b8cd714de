"""How far a consortium is from the limit: what more may come from outside, or what would have to change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from eudefence.data import countries
from eudefence.ground.explained import Explained
from eudefence.ground.words import cardinal, count, joined
from eudefence.models.decisions.costs.cents import euro

from . import composition, design_authority
from .application import Application
from .components import BillOfMaterials, bill
from .consortium import Component, Consortium, Entity
from .control import can_use, is_free
from .establishment import bound, is_established
from .rulebook import EligibilityRule
from .subcontractors import admitted, by_share, looked_at
from .substitution import Swap, cheapest

_NEW = "a further firm"


@dataclass(frozen=True)
class Remedy:
    """One change of a consortium, in words.

    Attributes
    ----------
    kind : str
        "replace a part", "guarantees", "unpaid partner", "another firm", "further firm", "further state",
        "promise a study", "power over the design" or "fewer firms".
    what : str
        Whom or what it is about.
    said : str
        The change as a part of a sentence.
    extra : Decimal
        What it costs more, in euro; 0 where it has no price here.
    """

    kind: str
    what: str
    said: str
    extra: Decimal = Decimal(0)


@dataclass(frozen=True, repr=False)
class Slack(Explained):
    """How far the limit is, and the cheapest change that makes a failing consortium pass.

    Cheapest means: every failed test is passed for the least extra cost of parts; of equals, with the least value of
    parts given up; of equals, with the fewest changes. A change other than that of a part has no price here, so the
    fewest count. The changes looked at: parts are replaced by like parts from inside, the host state gives guarantees,
    a firm becomes an unpaid partner, a firm inside takes its place, firms or buying states join, the contractor
    promises a study or gets the power over the design, firms leave.

    Attributes
    ----------
    most_outside : Decimal or None
        The largest cost from outside that still passes, in euro, if the bill stays as large as it is. None: the
        instrument has no such limit, or the bill is not known.
    room : Decimal or None
        How much more of the bill may come from outside; negative if too much does.
    may_add : Decimal or None
        The largest part from outside that may be added on top. None also where the bill is already over.
    changes : tuple of Remedy or None
        What makes the consortium pass; empty if nothing failed, None if none of these changes is enough.
    extra_cost : Decimal
        What the replaced parts cost more, in euro.
    mended : Consortium or None
        The consortium after the changes.
    still_open : int
        Tests that stay not determinable.
    """

    most_outside: Decimal | None
    room: Decimal | None
    may_add: Decimal | None
    changes: tuple[Remedy, ...] | None
    extra_cost: Decimal
    mended: Consortium | None
    still_open: int

    def explain(self) -> str:
        """What flips the verdict, in whole sentences."""
        said = []
        if self.changes is None:
            said.append("No change that was looked at makes it pass.")
        elif self.changes:
            cost = f" The parts then cost EUR {self.extra_cost:,.2f} more." if self.extra_cost > 0 else ""
            begin = "No test would be failed" if self.still_open else "It would pass"
            said.append(f"{begin} if {joined(_told(self.changes))}.{cost}")
        elif self.room is not None and self.room > 0:
            said.append(f"Parts for EUR {self.room:,.2f} more of this bill may come from outside.")
        elif self.room is not None and self.room == 0:
            said.append("The bill is exactly at the limit: one cent more from outside, and it fails.")
        if self.still_open:
            said.append(f"{count(self.still_open, 'test').capitalize()} would stay not determinable.")
        return " ".join(said) or "Nothing failed, and no limit on parts applies."


def _told(changes: tuple[Remedy, ...]) -> list[str]:
    """The changes as parts of a sentence; several alike are counted."""
    said: list[str] = []
    for text in dict.fromkeys(change.said for change in changes):
        alike = [change for change in changes if change.said == text]
        if len(alike) == 1:
            said.append(text)
        elif alike[0].kind == "further firm":
            said.append(f"{cardinal(len(alike))} independent firms from further states join")
        else:
            said.append(f"{cardinal(len(alike))} further {alike[0].what}s join the purchase")
    return said


def slack(case: Application, failed: frozenset[str], still_open: int) -> Slack:
    """The distance to the limit, and the cheapest change for the topics that failed."""
    rule = case.rule("outside_components")
    found = bill(case)
    known = rule is not None and rule.read and bool(case.consortium.components) and bool(found.base)
    most = room = add = None
    if rule is not None and known:
        most, room, add = _distance(found, rule.share)
    changes, mended = _mend(case, failed)
    return Slack(
        most_outside=None if most is None else euro(most),
        room=None if room is None else euro(room),
        may_add=None if add is None else euro(add),
        changes=changes,
        extra_cost=sum((change.extra for change in changes or ()), Decimal(0)),
        mended=mended,
        still_open=still_open,
    )


def _distance(found: BillOfMaterials, limit: Fraction) -> tuple[int, int, int | None]:
    """Whole cents: the most from outside, what is left of it, and what may be added. Parts on which no text decides
    count as outside, to be on the safe side."""
    outside, total = found.outside + found.open, found.inside + found.outside + found.open
    if found.counts_inside:
        needed = -int(-(1 - limit) * (found.base or 0) // 1)  # rounded up: so much must come from inside
        most = total - needed
        return most, most - outside, None
    most = int(limit * total // 1)
    add = int(limit * found.inside / (1 - limit) // 1) - outside
    return most, most - outside, add if add >= 0 else None


_Step = tuple[tuple[Remedy, ...], Consortium] | None


def _mend(case: Application, failed: frozenset[str]) -> tuple[tuple[Remedy, ...] | None, Consortium | None]:
    if not failed:
        return (), case.consortium
    steps: list[Callable[[Application, frozenset[str]], _Step]] = [_parts, _firms, _states, _design, _fewer]
    changes: tuple[Remedy, ...] = ()
    now = case
    for step in steps:
        done = step(now, failed)
        if done is None:
            return None, None
        changes += done[0]
        now = replace(now, consortium=done[1])
    return changes, now.consortium


def _parts(case: Application, failed: frozenset[str]) -> _Step:
    """Replace parts: those that are barred in any case, and then the cheapest set that keeps the limit."""
    if not failed & {"outside_components", "hostile_origin"}:
        return (), case.consortium
    rule = case.rule("outside_components")
    barred = dict(case.origins)
    parts = list(case.consortium.components)
    done: list[Component] = []
    if "hostile_origin" in failed:
        for part in parts:
            if case.area.inside(part.origin) is not True and barred.get(part.origin) == "contravenes":
                if not part.replaceable:
                    return None
                done.append(part)
    left = [part for part in parts if part not in done]
    if rule is not None and rule.read:
        outside = [part for part in left if case.area.inside(part.origin) is not True and part.replaceable]
        needed = -_gain_so_far(case, rule, done)
        chosen = cheapest([_swap(case, rule, part) for part in outside], needed) if needed > 0 else ()
        if chosen is None:
            return None
        done += [outside[place] for place in chosen]
    home = next(iter(sorted({entity.country for entity in case.consortium.entities} & case.area.members)), "FR")
    changed = {id(part): Component(part.name, home, euro(part.replacement_cents), replacement=None) for part in done}
    changes = tuple(
        Remedy(
            "replace a part",
            part.name,
            f"a part from inside takes the place of “{part.name}”",
            euro(part.replacement_cents - part.cents),
        )
        for part in done
    )
    return changes, replace(case.consortium, components=tuple(changed.get(id(part), part) for part in parts))


def _swap(case: Application, rule: EligibilityRule, part: Component) -> Swap:
    """The limit, multiplied out so that each replacement adds the same whole number whatever else is replaced: with
    outside O and base T the test is O <= L/100 x T; a part of cost c replaced by one of cost r changes O by -c and T by
    r - c. Against the value of the product: inside I >= (1 - L/100) x V, and the part adds r to I.
    """
    extra = part.replacement_cents - part.cents
    limit, whole = rule.share.numerator, rule.share.denominator
    against_product = rule.unit == "per cent of end product value"
    gain = whole * part.replacement_cents if against_product else whole * part.cents + limit * extra
    return Swap(gain, extra, part.cents)


def _gain_so_far(case: Application, rule: EligibilityRule, done: list[Component]) -> int:
    """How far the bill is beyond the limit (negative) or within it, in the units of `_swap`."""
    found = bill(case)
    limit, whole = rule.share.numerator, rule.share.denominator
    if found.counts_inside:
        start = whole * found.inside - (whole - limit) * (found.base or 0)
    else:
        start = limit * (found.base or 0) - whole * (found.outside + found.open)
    return start + sum(_swap(case, rule, part).gain for part in done)


def _firms(case: Application, failed: frozenset[str]) -> _Step:
    """Remedy what bars a firm, then add firms until there are enough. Every barred firm needs one change, and none
    that keeps its place costs more than one, so the fewest are found.
    """
    topics = {
        "place_of_establishment",
        "third_country_control",
        "subcontractor_share",
        "minimum_entities",
        "minimum_states",
        "independence",
    }
    if not failed & topics:
        return (), case.consortium
    changes: list[Remedy] = []
    now = case
    for entity in case.consortium.entities:
        found = _freed(now, entity)
        if found is not None:
            change, other = found
            changes.append(change)
            entities = tuple(other if one.name == entity.name else one for one in now.consortium.entities)
            now = replace(now, consortium=replace(now.consortium, entities=entities))
    while not case.is_purchase and (topic := _too_few(now)):
        country = _free_state(now)
        name = f"{_NEW} {sum(one.name.startswith(_NEW) for one in now.consortium.entities) + 1}"
        changes.append(Remedy("further firm", topic, "an independent firm from a further state joins"))
        now = replace(
            now, consortium=replace(now.consortium, entities=(*now.consortium.entities, Entity(name, country)))
        )
        if len(changes) > 40:
            return None
    return tuple(changes), now.consortium


def _freed(case: Application, entity: Entity) -> tuple[Remedy, Entity] | None:
    """The change that lets a barred firm in, or puts another in its place; None if it is not barred."""
    if by_share(case, entity):
        if admitted(case, entity) is not False:
            return None
        rule = case.rule("subcontractor_share")
        upper = None if rule is None or rule.upper is None else rule.upper / 100
        if case.instrument == "SAFE" and upper is not None and (entity.contract_share or 0) <= upper:
            said = f"the contractor promises to study a replacement for {entity.name}"
            return Remedy("promise a study", entity.name, said), replace(entity, replacement_study=True)
        return _exchanged(case, entity)
    if entity not in bound(case) or looked_at(case, entity) is None:
        return None
    if is_established(case, entity) is False:
        rule = case.rule("third_country_cooperation")
        if rule is not None and entity.role == "recipient" and not case.is_purchase:
            beside = replace(entity, role="associated")
            others = tuple(beside if one.name == entity.name else one for one in case.consortium.entities)
            if not _too_few(replace(case, consortium=replace(case.consortium, entities=others))):
                return Remedy("unpaid partner", entity.name, f"{entity.name} takes part without Union money"), beside
        return _exchanged(case, entity)
    if is_free(case, entity) is False:
        if can_use(case, entity):
            host = countries.in_a_sentence(entity.country)
            said = f"{host} approves guarantees for {entity.name}"
            return Remedy("guarantees", entity.name, said), replace(entity, guarantees=True)
        return _exchanged(case, entity)
    return None


def _exchanged(case: Application, entity: Entity) -> tuple[Remedy, Entity]:
    country = _free_state(case)
    other = Entity(
        f"instead of {entity.name}", country, role=entity.role, contract_share=entity.contract_share, size=entity.size
    )
    return Remedy("another firm", entity.name, f"a firm from inside takes the place of {entity.name}"), other


def _too_few(case: Application) -> str:
    """What there is too little of: firms, states or independent ones; empty if there is enough or the law asks for
    none."""
    if composition.set_aside_test(case) is not None:
        return ""
    tests = {
        "firms": composition.entities_test,
        "states": composition.states_test,
        "independent firms": composition.independence_test,
    }
    for name, test in tests.items():
        found = test(case)
        if found is not None and found.passed is False:
            return name
    return ""


def _free_state(case: Application) -> str:
    """A member state from which no entity comes yet."""
    taken = {entity.country for entity in case.consortium.entities}
    return next(iter(sorted(case.area.members - taken)), "FR")


def _states(case: Application, failed: frozenset[str]) -> _Step:
    """Further states join the purchase."""
    if not case.is_purchase or not failed & {"minimum_states", "minimum_member_states"}:
        return (), case.consortium
    changes: list[Remedy] = []
    now = case
    while True:
        found = [composition.states_test(now), composition.member_states_test(now)]
        if all(one is None or one.passed for one in found):
            return tuple(changes), now.consortium
        states = now.consortium.states or ()
        lender = now.instrument == "SAFE" and not set(states) & now.borrowers
        pool = now.borrowers if lender else now.area.members
        new = next(iter(sorted(pool - set(states))), None)
        if new is None:
            return None
        which = "member state with a loan under SAFE" if lender else "member state"
        changes.append(Remedy("further state", which, f"a further {which} joins the purchase"))
        now = replace(now, consortium=replace(now.consortium, states=(*states, new)))


def _design(case: Application, failed: frozenset[str]) -> _Step:
    if "design_authority" not in failed:
        return (), case.consortium
    rule = case.rule("design_authority")
    if rule is not None and rule.text == "free_use":
        said = "nobody outside may limit the use of the product any more"
        changed = replace(case.consortium, free_use=True)
    else:
        said = "the contractor gets the power over the design"
        changed = replace(case.consortium, design_authority=True)
    found = design_authority.design_test(replace(case, consortium=changed))
    if found is not None and found.passed is False:
        return None
    return (Remedy("power over the design", "design", said),), changed


def _fewer(case: Application, failed: frozenset[str]) -> _Step:
    rule = case.rule("maximum_entities")
    if "maximum_entities" not in failed or rule is None:
        return (), case.consortium
    recipients = [entity for entity in case.consortium.entities if entity.role == "recipient"]
    out = recipients[rule.number :]
    kept = tuple(entity for entity in case.consortium.entities if entity not in out)
    changes = tuple(Remedy("fewer firms", entity.name, f"{entity.name} leaves") for entity in out)
    return changes, replace(case.consortium, entities=kept)
