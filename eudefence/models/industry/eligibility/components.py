"""Where the parts of the product come from, and which part of the cost may come from outside."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from eudefence.data import countries
from eudefence.ground.words import joined, per_cent

from .application import Application, Observation, every


@dataclass(frozen=True)
class _Words:
    """What is said of a share from outside, by what it is a share of."""

    unknown: str
    share: str
    open: str


_OF_PARTS = _Words(
    "The bill of materials is not known.",
    "{share} of the cost of the parts come from outside.",
    "{share} of the cost of the parts come from outside, those from {names} included. The agreement with that country"
    " has limits of its own, and its final text was not found.",
)
_OF_PRODUCT = _Words(
    "The value of the end product, or the bill of materials, is not known.",
    "{share} of the value of the end product do not come from inside.",
    "{share} of the value of the end product do not come from inside, if parts from {names} count as outside. Whether"
    " they do is open.",
)
_PARTS_ALONE = " The value is set here to the cost of the parts alone, without work and profit."


@dataclass(frozen=True)
class BillOfMaterials:
    """The bill of materials in whole cents, as an instrument counts it."""

    inside: int
    outside: int
    open: int  # where no text that was found decides
    base: int | None  # what the share is counted against; None: not known
    counts_inside: bool  # EDIRPA: what comes from inside is set against the value of the product

    @property
    def of_parts_alone(self) -> bool:
        """Whether the value of the product is no more than its parts cost, as in most invented cases."""
        return self.counts_inside and self.base == self.inside + self.outside + self.open

    @property
    def least(self) -> Fraction | None:
        """The share from outside if every open part counts as inside."""
        return self._share(self.outside, self.inside + self.open)

    @property
    def most(self) -> Fraction | None:
        """The share from outside if every open part counts as outside."""
        return self._share(self.outside + self.open, self.inside)

    def _share(self, outside: int, inside: int) -> Fraction | None:
        if not self.base:
            return None
        return Fraction(self.base - inside if self.counts_inside else outside, self.base)


def bill(case: Application) -> BillOfMaterials:
    """The bill of materials under the instrument of the case."""
    sums = {True: 0, False: 0, None: 0}
    for component in case.consortium.components:
        sums[case.area.inside(component.origin)] += component.cents
    rule = case.rule("outside_components")
    of_product = rule is not None and rule.unit == "per cent of end product value"
    base = case.consortium.value_cents if of_product else sum(sums.values())
    return BillOfMaterials(sums[True], sums[False], sums[None], base, of_product)


def share_test(case: Application) -> Observation | None:
    """EDIRPA 9(12), EDIP 10(3)-(4), SAFE 16(10): not more than 35 per cent from outside; the limit itself is allowed.

    EDIRPA counts against the value of the end product, the others against the cost of all components.
    """
    rule = case.rule("outside_components")
    if rule is None or rule.value is None:
        return None
    found = bill(case)
    least, most, limit = found.least, found.most, rule.share
    words = _OF_PRODUCT if found.counts_inside else _OF_PARTS
    if least is None or most is None or not case.consortium.components:
        return Observation(None, words.unknown)
    more = _PARTS_ALONE if found.of_parts_alone else ""
    if most <= limit:
        return Observation(True, words.share.format(share=per_cent(most, limit)) + more, most)
    if found.open:
        names = joined(
            dict.fromkeys(
                countries.name(part.origin)
                for part in case.consortium.components
                if case.area.inside(part.origin) is None
            )
        )
        said = words.open.format(share=per_cent(most, limit), names=names)
        return Observation(None, said + more, most)
    return Observation(False, words.share.format(share=per_cent(least, limit)) + more, least)


def origin_test(case: Application) -> Observation | None:
    """EDIRPA 9(12), EDIP 10(3)-(4), SAFE 16(10): no part from a country that acts against the security of the Union.

    The laws name no country; which ones are meant here is the reading of the table component_origins.
    """
    readings = dict(case.origins)
    if not case.consortium.components:
        return None
    barred, disputed = [], []
    for part in case.consortium.components:
        if case.area.inside(part.origin):
            continue
        reading = readings.get(part.origin)
        barred += [part] if reading == "contravenes" else []
        disputed += [part] if reading == "disputed" else []
    passed = every([not barred, None if disputed else True])
    if passed:
        return Observation(True, "No part from a country that acts against the security of the Union.", 0)
    said = [f"{part.name} comes from {countries.in_a_sentence(part.origin)}." for part in (*barred, *disputed)]
    if disputed:
        said.append("The law names no country, so nobody can say for all of these.")
    return Observation(passed, " ".join(said), len(barred))
