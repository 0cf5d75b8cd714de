"""What is to be judged: firms that work or sell together, the parts of their product, and who buys it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import Any

from eudefence.data import countries
from eudefence.ground.arguments import nearest, one_of
from eudefence.ground.numbers import exact
from eudefence.ground.quoting import shown
from eudefence.models.decisions.costs.cents import cents

ROLES = ("recipient", "subcontractor", "associated")
SIZES = ("small or medium", "middle", "large")
CATEGORIES = (1, 2)
UNKNOWN = "unknown"  # who controls a firm, where no source says it
# What an action can be. Each instrument knows some of them (`rulebook.ACTIONS`).
ACTIONS = (
    "development",
    "research",
    "disruptive",
    "study",
    "prototype",
    "testing",
    "procurement",
    "production",
    "industrialisation",
    "interoperability",
    "common interest",
)


def _truth(value: object, argument: str, unknown: bool = False) -> None:
    if not (isinstance(value, bool) or (unknown and value is None)):
        accepted = "True, False or None (not known)" if unknown else "True or False"
        raise ValueError(f"{argument}: {shown(value)} is neither True nor False. Accepted: {accepted}.")


def _name(value: object, argument: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{argument}: {shown(value)} is no name. Give a text, for example 'Alfa'.")
    return value.strip()


def _share(value: object, argument: str) -> Fraction | None:
    if value is None:
        return None
    share = exact(value, argument)
    if not 0 <= share <= 1:
        raise ValueError(f"{argument}: {shown(value)} is no part of a whole. Write 15 per cent as 0.15.")
    return share


@dataclass(frozen=True)
class Entity:
    """A firm or another body that takes part.

    Parameters
    ----------
    name : str
    country : str
        Where it is established, by name or code.
    controlled_by : str, optional
        The country from which it is controlled; by default its own. "unknown": no source says it, and then no test on
        control is passed without guarantees.
    guarantees : bool, optional
        Whether its host state has approved guarantees about control from outside. None: not known.
    role : {"recipient", "subcontractor", "associated"}
        A recipient gets the money; under a common procurement it is the contractor. "associated" is a partner beside
        the consortium that gets none (EDF Article 9(6), EDIP Article 9(8)).
    contract_share : number from 0 to 1, optional
        Its part of the contract (EDIRPA, EDIP, SAFE) or of the eligible cost (EDF). A float means the decimal that it
        prints as: 0.15 is exactly 15 per cent.
    size : {"small or medium", "middle", "large"}, optional
        What the bonuses of the European Defence Fund ask for.
    led_from, means_in : str, optional
        Country of the executive management, and of the plants and means that are used; by default its own.
    group : str, optional
        The entity that controls it, or the name of its group: two of one group are not independent of each other.
    screened : bool
        Whether it was screened as a foreign investment, with the measures that were needed (EDIRPA 9(5), SAFE 16(5)).
    prior_relation, replacement_study : bool
        For a subcontractor outside: whether it had a contract with the contractor on this product before the regulation
        came into force, and whether the contractor promises to study a replacement within two years (SAFE 16(4), EDIP
        11(7)).
    critical, classified : bool
        Whether a subcontractor provides a critical and unique input, and needs classified information. By default both,
        the strict case.
    own_parts : bool
        Whether it only supplies parts of its own design or making; EDIP does not call that a subcontractor (2(31)).
    direct_contract : bool
        Whether a subcontractor has a contract with a recipient itself (EDF 9(8)).

    Raises
    ------
    ValueError
        For an unknown country, role or size, with the nearest match, and for a share below 0 or above 1.

    >>> Entity("Alfa", "Italy", controlled_by="UK", contract_share=0.15).contract_share
    Fraction(3, 20)
    >>> Entity("Alfa", "Italy", controlled_by="unknown").controlled_by
    'unknown'
    """

    name: str
    country: str
    controlled_by: str | None = None
    guarantees: bool | None = False
    role: str = "recipient"
    contract_share: Any = None
    size: str | None = None
    led_from: str | None = field(default=None, kw_only=True)
    means_in: str | None = field(default=None, kw_only=True)
    group: str | None = field(default=None, kw_only=True)
    screened: bool = field(default=False, kw_only=True)
    prior_relation: bool = field(default=False, kw_only=True)
    replacement_study: bool = field(default=False, kw_only=True)
    critical: bool = field(default=True, kw_only=True)
    classified: bool = field(default=True, kw_only=True)
    own_parts: bool = field(default=False, kw_only=True)
    direct_contract: bool = field(default=True, kw_only=True)

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "name", _name(self.name, "name"))
        put(self, "country", countries.code(self.country, "country"))
        for argument in ("controlled_by", "led_from", "means_in"):
            given = getattr(self, argument)
            if argument == "controlled_by" and given == UNKNOWN:
                continue
            put(self, argument, self.country if given is None else countries.code(given, argument))
        one_of("role", self.role, ROLES)
        if self.size is not None:
            one_of("size", self.size, SIZES)
        put(self, "contract_share", _share(self.contract_share, "contract_share"))
        _truth(self.guarantees, "guarantees", unknown=True)
        for one in fields(self):
            if one.type == "bool":
                _truth(getattr(self, one.name), one.name)


@dataclass(frozen=True)
class Component:
    """A part of the product.

    Parameters
    ----------
    name : str
    origin : str
        The country it comes from, by name or code; who owns its maker does not matter.
    cost : number
        Euro, not finer than a cent. A float is read to the cent.
    replacement : number, optional
        What a like part from inside would cost; by default the same. Only `slack` asks for it.
    replaceable : bool
        Whether there is a like part from inside at all.

    Raises
    ------
    ValueError
        For an unknown country and for a cost that is negative or finer than a cent.

    >>> Component("seeker", "United States", "35.01").cents
    3501
    """

    name: str
    origin: str
    cost: Any
    replacement: Any = field(default=None, kw_only=True)
    replaceable: bool = field(default=True, kw_only=True)
    _cents: int = field(init=False, repr=False, compare=False)  # read once, when the part is made
    _replacement_cents: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "name", _name(self.name, "name"))
        put(self, "origin", countries.code(self.origin, "origin"))
        put(self, "_cents", cents(self.cost, "cost"))
        put(
            self,
            "_replacement_cents",
            self.cents if self.replacement is None else cents(self.replacement, "replacement"),
        )
        _truth(self.replaceable, "replaceable")

    @property
    def cents(self) -> int:
        """The cost in whole cents."""
        return self._cents

    @property
    def replacement_cents(self) -> int:
        """The cost of a like part from inside, in whole cents."""
        return self._replacement_cents


@dataclass(frozen=True)
class Consortium:
    """Who works together, on what, and for whom.

    Parameters
    ----------
    entities : iterable of Entity
    components : iterable of Component
        The bill of materials; empty if it is not known.
    states : iterable of str, optional
        The states that buy together. None: not known.
    action : str
        "development", "research", "disruptive" (technologies), "study", "prototype", "testing" (with qualification and
        certification); "procurement", "production" (more capacity), "industrialisation" (of a product developed
        together), "interoperability", "common interest". An instrument that does not know the action reads its usual
        one: development under EDIDP and EDF, production under ASAP, procurement under EDIRPA, EDIP and SAFE.
    design_authority : bool, optional
        Whether the contractor can decide on the design, and replace parts, without leave from outside. None: not known.
    product_value : number, optional
        Value of the end product in euro (EDIRPA counts components against it).
    pesco : bool
        Whether the action belongs to a project of Permanent Structured Cooperation.
    category : {1, 2}, optional
        Category of the product under Article 1 of SAFE; only category two needs design authority. None: not known.
    free_use : bool, optional
        Whether nobody outside may limit how a state uses the product (EDIRPA 9(10)). None: not known.
    urgent_exception : bool
        Whether both conditions of EDIRPA 9(11) hold: in use before 24 February 2022 in most of the buying forces, and a
        promise to study a replacement.
    extra_for_ukraine : bool
        Whether more is bought for Ukraine or Moldova (higher ceilings of EDIRPA and EDIP).
    ammunition : bool
        Ammunition or missiles, for which EDIP accepts a binding promise of design authority by the end of 2033.
    design_promise : bool
        Whether there is such a promise.

    Raises
    ------
    ValueError
        For an unknown action or state, for two entities of one name, and for what is no entity or component.

    >>> Consortium([Entity("Alfa", "IT"), Entity("Beta", "DE")], states=["Italy", "EL"]).states
    ('IT', 'GR')
    """

    entities: Any
    components: Any = ()
    states: Any = None
    action: str = "development"
    design_authority: bool | None = None
    product_value: Any = None
    pesco: bool = False
    category: int | None = field(default=None, kw_only=True)
    free_use: bool | None = field(default=None, kw_only=True)
    urgent_exception: bool = field(default=False, kw_only=True)
    extra_for_ukraine: bool = field(default=False, kw_only=True)
    ammunition: bool = field(default=False, kw_only=True)
    design_promise: bool = field(default=False, kw_only=True)
    _value_cents: int | None = field(init=False, repr=False, compare=False)  # read once, when it is made

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "entities", _all_of(self.entities, Entity, "entities"))
        put(self, "components", _all_of(self.components, Component, "components"))
        names = [entity.name for entity in self.entities]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"entities: {shown(name)} stands there twice. Give each entity a name of its own.")
        if self.states is not None:
            put(self, "states", countries.codes(self.states, "states"))
        one_of("action", self.action, ACTIONS)
        for argument in ("design_authority", "free_use"):
            _truth(getattr(self, argument), argument, unknown=True)
        for argument in ("pesco", "urgent_exception", "extra_for_ukraine", "ammunition", "design_promise"):
            _truth(getattr(self, argument), argument)
        if self.category is not None and (isinstance(self.category, bool) or self.category not in CATEGORIES):
            raise ValueError(f"category: {shown(self.category)} is no category of SAFE. Accepted: 1, 2.")
        put(self, "_value_cents", None if self.product_value is None else cents(self.product_value, "product_value"))

    @property
    def value_cents(self) -> int | None:
        """The value of the end product in whole cents."""
        return self._value_cents

    @property
    def total_cents(self) -> int:
        """The cost of all components in whole cents."""
        return sum(component.cents for component in self.components)


def _all_of(given: object, kind: type, argument: str) -> tuple[Any, ...]:
    if isinstance(given, kind):
        given = (given,)
    if isinstance(given, str) or not isinstance(given, Iterable):
        raise ValueError(f"{argument}: {shown(given)} is no list of {argument}")
    found = tuple(given)
    for one in found:
        if not isinstance(one, kind):
            close = nearest(type(one).__name__, [kind.__name__])
            hint = f" Did you mean {close}?" if close else ""
            raise ValueError(f"{argument}: {shown(one)} is no {kind.__name__}.{hint} Give eligibility.{kind.__name__}.")
    return found
