"""The builder: a consortium and its parts to change, and the verdict of three laws at every step."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache

from eudefence.data import countries
from eudefence.data.package import course
from eudefence.data.states import names_in
from eudefence.ground.numbers import exact
from eudefence.ground.quoting import shown
from eudefence.models.decisions import council
from eudefence.models.industry import eligibility
from eudefence.models.industry.eligibility import Component, Consortium, Entity
from eudefence.views.page.controls import choice, search
from eudefence.views.page.editable_rows import rows
from eudefence.views.page.explorer import Explorer, explore
from eudefence.views.page.view import View

from .verdict_grid import LAWS, consortium_verdict

_ROLES = {"is paid": "recipient", "subcontractor": "subcontractor", "unpaid": "associated"}
_ALSO = {
    "nothing more": "",
    "of the first one's group": "group",
    "worked with it before": "prior",
    "study of a replacement": "study",
    "controlled, but screened": "screened",
}
_KNOWN = {"yes": True, "no": False, "not known": None}
_MOST = 8  # firms: with more rows, controls and picture do not fit one view, and a case is not offered
_GUARANTEES = {"no": False, "yes": True, "not known": None}
_CATEGORIES = {"category one": 1, "category two": 2, "not known": None}
_ACTIONS = {"development": "development", "disruptive technology": "disruptive", "study": "study"} | {
    "prototype": "prototype",
    "purchase": "procurement",
    "more production": "production",
}
_BEYOND = ("AE", "CA", "CH", "GB", "IL", "IS", "JP", "KR", "NO", "RS", "RU", "TR", "UA", "US", "CN")


def explore_consortium() -> Explorer:
    """`consortium_verdict` as a builder: a named case to start from, its firms, parts and buyers to change."""
    start = "british_owned"
    offered = {key: one for key, one in eligibility.cases().items() if len(one.consortium.entities) <= _MOST}
    settings = {key: _settings(named) for key, named in offered.items()}
    places = _places()
    firm = {
        "name": search("Firm", (), "New firm", size=9),
        "country": choice("Seat", places, "FR", compact=True),
        "controlled_by": choice("Controller", {"its own country": "", "not known": "unknown"} | places, compact=True),
        "guarantees": choice("Guarantees", _GUARANTEES, False, compact=True),
        "role": choice("Role", _ROLES, compact=True),
        "share": search("Share, %", (), "", size=4),
        "also": choice("Also", _ALSO, compact=True),
    }
    part = {
        "name": search("Part", (), "New part"),
        "origin": choice("Origin", places, "FR", compact=True),
        "cost": search("Cost in EUR", (), "100000"),
        "replacement": search("Like part from inside, EUR", (), "", placeholder="same cost"),
    }
    first = settings[start]
    return explore(
        _built,
        case=choice(
            "Start from",
            {named.name: key for key, named in offered.items()},
            start,
            compact=True,
            sets=settings,
        ),
        firms=rows("Firms", firm, value=first["firms"], most=_MOST, add="Add a firm"),
        parts=rows("Bill of materials", part, value=first["parts"], most=10, add="Add a part", more=True),
        states=search("Buying states", (), first["states"], placeholder="France, Italy", more=True),
        action=choice("Kind of action", _ACTIONS, first["action"], compact=True, more=True),
        design=choice("Power over the design", _KNOWN, first["design"], compact=True, more=True),
        category=choice("Category of SAFE", _CATEGORIES, first["category"], compact=True, more=True),
    )


def _built(case: str, firms: list, parts: list, states: str, action: str, design: bool | None, category) -> View:
    """`consortium_verdict` of what the reader has put together."""
    named = eligibility.case(case)
    set_now = {"firms": firms, "parts": parts, "states": states, "action": action, "design": design}
    if set_now | {"category": category} == _settings(named):
        return consortium_verdict(case)
    lead = firms[0]["name"].strip() if firms else ""
    built = Consortium(
        [_entity(row, place, lead) for place, row in enumerate(_unlike(firms))],
        [_component(row) for row in parts],
        _buyers(states),
        action,
        design,
        sum(_amount(row["cost"] or "0", "parts") for row in parts) or None,
        category=category,
        free_use=named.consortium.free_use,
    )
    return consortium_verdict(case, LAWS, built)


def _buyers(states: str) -> list[str] | None:
    """The states typed; None where the field is empty."""
    try:
        return names_in(states) or None
    except ValueError:
        raise ValueError(f"states: {shown(states)} is no list of countries. Write their names with commas.") from None


def _amount(typed: str, argument: str) -> Fraction:
    """A number that a reader typed, not below zero. In much of Europe 1.000 is a thousand, so that is asked back."""
    if re.fullmatch(r"\d{1,3}(\.\d{3})+", typed.strip()):
        plain = typed.strip().replace(".", "")
        raise ValueError(f"{argument}: {shown(typed)} can be read in two ways. Write {plain}, without a point.")
    try:
        amount = exact(typed, argument)
    except ValueError:
        raise ValueError(f"{argument}: {shown(typed)} is not a number.") from None
    if amount < 0:
        raise ValueError(f"{argument}: {shown(typed)} is less than nothing.")
    return amount


def _share(typed: str) -> Fraction | None:
    """A share of the contract as a part of the whole; None where the field is empty."""
    if not typed:
        return None
    share = _amount(typed, "firms") / 100
    if share > 1:
        raise ValueError(f"firms: a share of {typed} per cent is more than the whole contract.")
    return share


def _unlike(firms: list) -> list:
    """Firms with a name each: a second of one name gets a number, an empty one too."""
    found: list[dict] = []
    for row in firms:
        name = row["name"].strip() or "Firm"
        taken = [one["name"] for one in found]
        number = next(n for n in range(1, len(firms) + 2) if (name if n == 1 else f"{name} {n}") not in taken)
        found.append(row | {"name": name if number == 1 else f"{name} {number}"})
    return found


def _entity(row: Mapping, place: int, lead: str) -> Entity:
    share = row["share"].strip().removesuffix("%").strip()
    also = row["also"]
    return Entity(
        row["name"],
        row["country"],
        row["controlled_by"] or None,
        row["guarantees"],
        row["role"],
        _share(share),
        group=lead if also == "group" and place else None,
        prior_relation=also == "prior",
        replacement_study=also == "study",
        screened=also == "screened",
    )


def _component(row: Mapping) -> Component:
    price = row["replacement"].strip()
    there = price not in ("none", "-", "–")
    return Component(
        row["name"] or "Part",
        row["origin"],
        _amount(row["cost"] or "0", "parts"),
        replacement=_amount(price, "parts") if price and there else None,
        replaceable=there,
    )


def _settings(named) -> dict:
    """A named consortium as the controls hold it."""
    asked = named.consortium
    lead = asked.entities[0].name if asked.entities else ""
    return {
        "firms": [
            {
                "name": one.name,
                "country": one.country,
                "controlled_by": "" if one.controlled_by == one.country else one.controlled_by,
                "guarantees": one.guarantees,
                "role": one.role,
                "share": "" if one.contract_share is None else f"{float(one.contract_share * 100):g}",
                "also": _besides(one, lead),
            }
            for one in asked.entities
        ],
        "parts": [
            {
                "name": one.name,
                "origin": one.origin,
                "cost": f"{one.cents / 100:.2f}".removesuffix(".00"),
                "replacement": _price(one),
            }
            for one in asked.components
        ],
        "states": ", ".join(countries.name(code) for code in asked.states or ()),
        "action": asked.action,
        "design": asked.design_authority,
        "category": asked.category,
    }


def _besides(one: Entity, lead: str) -> str:
    if one.group == lead:
        return "group"
    return "prior" if one.prior_relation else "study" if one.replacement_study else "screened" if one.screened else ""


def _price(one: Component) -> str:
    if not one.replaceable:
        return "none"
    same = one.replacement_cents == one.cents
    return "" if same else f"{one.replacement_cents / 100:.2f}".removesuffix(".00")


@lru_cache(maxsize=1)
def _places() -> dict[str, str]:
    """Name to code: members of the Union, and those beyond that the rules or the cases speak of."""
    known = {row["country"]: row["name"] for row in course().rows("countries")}
    codes = {*council.members(), *(code for code in _BEYOND if code in known)}
    return {known[code]: code for code in sorted(codes, key=known.get)}
