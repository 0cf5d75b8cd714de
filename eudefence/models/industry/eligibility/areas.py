"""Who counts as inside under an instrument on a day: members of the Union, associated countries, partners."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from eudefence.data.package import Package
from eudefence.models.decisions.council.membership import members_on

# What a standing of the table eligibility_areas means for the question "inside?".
_INSIDE = {
    "inside": True,
    "associated": True,
    "by_agreement": None,
    "legal_basis_only": None,
    "possible_not_used": False,
    "outside": False,
}


@dataclass(frozen=True)
class Area:
    """The area of an instrument on a day.

    Attributes
    ----------
    members : frozenset of str
        Member states of the Union.
    standings : mapping of str to str
        Countries beyond them: "inside", "associated", "by_agreement", "legal_basis_only", "possible_not_used" or
        "outside". A country in neither is outside.
    """

    members: frozenset[str]
    standings: Mapping[str, str]

    def inside(self, country: str) -> bool | None:
        """Whether a country counts as inside; None where no text that was found decides it."""
        return True if country in self.members else _INSIDE[self.standing(country)]

    def standing(self, country: str) -> str:
        """How a country stands: "member", or a standing of the table; "outside" without a row."""
        return "member" if country in self.members else self.standings.get(country, "outside")


@lru_cache(maxsize=256)
def area_on(package: Package, instrument: str, day: dt.date) -> Area:
    """The area of an instrument on a day.

    >>> from eudefence.data.package import course
    >>> safe = area_on(course(), "SAFE", dt.date(2026, 3, 1))
    >>> safe.inside("NO"), safe.inside("CA"), safe.inside("GB")
    (True, None, False)
    """
    standings = {
        row["country"]: row["standing"]
        for row in package.rows("eligibility_areas")
        if row["instrument_id"] == instrument
        and (row["valid_from"] is None or row["valid_from"] <= day)
        and (row["valid_to"] is None or day < row["valid_to"])
    }
    return Area(frozenset(members_on(package, day)), MappingProxyType(standings))


@lru_cache(maxsize=4)
def origins(package: Package) -> Mapping[str, str]:
    """Countries whose parts may be barred: "contravenes" or "disputed" (table component_origins)."""
    return MappingProxyType({row["country"]: row["reading"] for row in package.rows("component_origins")})
