"""The named consortia of the course: invented ones, marked so, and real ones where the facts have a source."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from eudefence.data.package import Package, Row, course
from eudefence.ground.arguments import refused

from .consortium import UNKNOWN, Component, Consortium, Entity


@dataclass(frozen=True)
class Named:
    """A named consortium.

    Attributes
    ----------
    id, name : str
    hypothetical : bool
        Whether it is invented.
    shows : str
        What it is there to show.
    consortium : Consortium
    on : datetime.date
        The day on which it is judged.
    note : str
        What was found and what was not; empty for most invented ones.
    source : str
        Key of the table of sources.
    """

    id: str
    name: str
    hypothetical: bool
    shows: str
    consortium: Consortium
    on: dt.date
    note: str
    source: str


def cases() -> Mapping[str, Named]:
    """All named consortia, by id.

    >>> cases()["at_limit"].consortium.total_cents
    100000000
    """
    return _cases(course())


def case(name: str) -> Named:
    """A named consortium, by its id or its name.

    Raises
    ------
    ValueError
        For an unknown name, with the nearest match.

    >>> case("to_mend").hypothetical
    True
    >>> case("to_mendd")
    Traceback (most recent call last):
    ValueError: case: 'to_mendd' is not a known consortium. Did you mean 'to_mend'? Accepted: at_limit, cent_above, ...
    """
    known = cases()
    if isinstance(name, str):
        if name in known:
            return known[name]
        for one in known.values():
            if one.name.casefold() == name.strip().casefold():
                return one
    raise refused("case", name, known, "consortium")


@lru_cache(maxsize=4)
def _cases(package: Package) -> Mapping[str, Named]:
    firms: dict[str, list[Entity]] = {}
    for row in sorted(package.rows("consortium_entities"), key=lambda row: row["entity_number"]):
        firms.setdefault(row["consortium_id"], []).append(_entity(row))
    parts: dict[str, list[Component]] = {}
    for row in sorted(package.rows("consortium_components"), key=lambda row: row["component_number"]):
        part = Component(
            row["name"],
            row["origin"],
            row["cost"],
            replacement=row["replacement"],
            replaceable=row["replaceable"] is not False,
        )
        parts.setdefault(row["consortium_id"], []).append(part)
    buyers: dict[str, list[str]] = {}
    for row in package.rows("consortium_states"):
        buyers.setdefault(row["consortium_id"], []).append(row["country"])
    return MappingProxyType(
        {
            row["consortium_id"]: Named(
                id=row["consortium_id"],
                name=row["name"],
                hypothetical=row["hypothetical"],
                shows=row["shows"],
                consortium=Consortium(
                    firms.get(row["consortium_id"], ()),
                    parts.get(row["consortium_id"], ()),
                    buyers.get(row["consortium_id"]),
                    row["action"],
                    row["design_authority"],
                    row["product_value"],
                    bool(row["pesco"]),
                    category=row["category"],
                    free_use=row["free_use"],
                ),
                on=row["as_of"],
                note=row["note"] or "",
                source=row["source_id"],
            )
            for row in package.rows("consortia")
        }
    )


def _entity(row: Row) -> Entity:
    return Entity(
        row["name"],
        row["country"],
        row["controlled_by"] if row["control_known"] else UNKNOWN,
        row["guarantees"],
        row["role"],
        None if row["contract_share"] is None else f"{row['contract_share']}/100",
        row["size"],
        group=row["group_name"],
        screened=bool(row["screened"]),
        prior_relation=bool(row["prior_relation"]),
        replacement_study=bool(row["replacement_study"]),
    )
