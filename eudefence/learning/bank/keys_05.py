"""What computes the answers of unit 05: consortia before the rules of an instrument, limits, partners, reported sums.

Functions return names of options and categories of the texts in ``05/``, or numbers and sets; no answer is typed here.
The consortia are the named ones of the course, at times with one thing changed, as the task says.
"""

from dataclasses import replace
from decimal import Decimal

from eudefence.data.package import course
from eudefence.ground.words import number
from eudefence.models.industry import eligibility
from eudefence.models.industry.eligibility.areas import area_on

# --- One consortium before one law ------------------------------------------------------------------------------------


def verdict(case, law, **changed):
    """The verdict on a named consortium, with what is changed in it."""
    return judged(replace(eligibility.case(case).consortium, **changed), law)


def judged(consortium, law):
    """The verdict on a consortium at the edition; for a law that is over, on the last day of its last full year."""
    return eligibility.assess(consortium, law, "2025-12-31" if law == "EDIRPA" else None)


_OBSTACLES = {
    "third_country_control": "control",
    "outside_components": "parts",
    "subcontractor_share": "subcontractor",
    "design_authority": "design",
}


def obstacle(case):
    """What alone stands in the way of a named consortium under SAFE."""
    failed = [_OBSTACLES[test.topic] for test in verdict(case, "SAFE").tests if test.passed is False]
    return {0: "nothing", 1: "".join(failed)}[len(failed)]


def one_group():
    """Whether three firms of one group may take part in the Fund, and the test that decides."""
    found = verdict("one_group", "EDF")
    failed = [test.topic for test in found.tests if test.passed is False]
    return "yes" if found.eligible else "no", "".join(failed) or "states"


# --- A British firm and the Fund --------------------------------------------------------------------------------------


def british_tie(item):
    """Whether the firm that the task names gets money from the Fund, takes part unpaid, or cannot take part."""
    if item in ("without", "with"):
        found, firm = verdict({"without": "british_owned", "with": "british_owned_guaranteed"}[item], "EDF"), "Beta"
    else:
        firm = "Kilo"
        role, country = {"paid": ("recipient", "GB"), "beside": ("associated", "GB"), "norway": ("recipient", "NO")}[
            item
        ]
        beside = eligibility.case("at_limit").consortium.entities
        found = verdict("at_limit", "EDF", entities=(*beside, eligibility.Entity(firm, country, role=role)))
    if not found.eligible:
        return "no"
    role = next(one.role for one in found.consortium.entities if one.name == firm)
    return "unpaid" if role == "associated" else "money"


def guarantees_found():
    """What the course knows of guarantees for the firm in the Netherlands that a British one bought."""
    firms = eligibility.case("hydis2").consortium.entities
    given = next(one.guarantees for one in firms if one.name == "GKN Fokker")
    return {True: "supported", False: "contradicted", None: "silent"}[given]


# --- A share of what --------------------------------------------------------------------------------------------------

_BASES = {"per cent of component cost": "parts", "per cent of end product value": "product"}


def base_of(law):
    """What the limit on parts from outside is a share of."""
    units = {
        row["unit"]
        for row in course().rows("eligibility_rules")
        if row["instrument_id"] == law and row["topic"] == "outside_components"
    }
    return {_BASES[unit] for unit in units}.pop() if units else "none"


def one_cent():
    """Which of the two patrol boats may be bought under SAFE, and how exactly the limit is read."""
    passed = [case for case in ("at_limit", "cent_above") if verdict(case, "SAFE").eligible]
    words = {("at_limit", "cent_above"): "both", ("at_limit",): "first", (): "neither"}
    return words[tuple(passed)], "exact"


def may_add():
    """The dearest part from outside that can be added to the vehicle, in euro."""
    return float(verdict("sub_14", "SAFE").slack().may_add)


def room():
    """How much more of the bill may come from outside, if it stays as large as it is."""
    return float(verdict("sub_14", "SAFE").slack().room)


def most_outside():
    """The largest cost from outside, if the bill stays as large as it is."""
    return float(verdict("sub_14", "SAFE").slack().most_outside)


def added_and_there():
    """What is added, with what comes from outside already."""
    return may_add() + most_outside() - room()


# --- Price and parts --------------------------------------------------------------------------------------------------

PRODUCTS = ("sub_14", "at_limit", "to_mend")
PRICE = 1_250_000


def price():
    """The price of the three products, as it is written in a sentence."""
    return f"EUR {number(PRICE)}"


def share(product, law):
    """What is set against the limit on parts from outside, in per cent."""
    return float(verdict(product, law, product_value=PRICE).test("outside_components").value * 100)


def two_shares():
    """For each product the share under SAFE and under EDIRPA."""
    return [{"product": one, "SAFE": share(one, "SAFE"), "EDIRPA": share(one, "EDIRPA")} for one in PRODUCTS]


def outside_against_the_price():
    """The parts from outside divided by the price, which leaves work and profit out of both sides."""
    outside = {one: share(one, "SAFE") * eligibility.case(one).consortium.total_cents / PRICE / 100 for one in PRODUCTS}
    return [row | {"EDIRPA": outside[row["product"]]} for row in two_shares()]


def one_share_twice():
    """The share of the parts for both laws."""
    return [row | {"EDIRPA": row["SAFE"]} for row in two_shares()]


def from_inside():
    """What comes from inside, in place of the rest."""
    return [{key: cell if key == "product" else 100 - cell for key, cell in row.items()} for row in two_shares()]


# --- Subcontractors ---------------------------------------------------------------------------------------------------


def subcontractor(item):
    """Whether a subcontractor outside is not looked at, let in on a condition, or shut out, and by which law."""
    case, law, changed = {
        "sub_14": ("sub_14", "SAFE", {}),
        "sub_25": ("sub_25", "SAFE", {}),
        "open": ("sub_25", "SAFE", {"classified": False}),
        "sub_25_edip": ("sub_25", "EDIP", {}),
        "own_parts": ("sub_25", "EDIP", {"own_parts": True}),
        "sub_40": ("sub_40", "SAFE", {}),
    }[item]
    ways = {"unseen": {}, "study": {"replacement_study": True}, "before": {"prior_relation": True}}
    let_in = [way for way, more in ways.items() if admitted(case, law, changed | more)]
    return let_in[0] if let_in else "shut"


def admitted(case, law, changed):
    """Whether the test on subcontractors is passed, with something changed in the firm from outside."""
    firms = eligibility.case(case).consortium.entities
    firms = [replace(one, **changed) if one.role == "subcontractor" else one for one in firms]
    return verdict(case, law, entities=firms).test("subcontractor_share").passed


# --- A drone to mend --------------------------------------------------------------------------------------------------

_MENDS = {
    "engine": ("engine",),
    "study": ("study",),
    "camera_study": ("camera", "study"),
    "radar_study": ("radar", "study"),
    "engine_study": ("engine", "study"),
    "guarantees": ("engine", "guarantees"),
}


def broken():
    """The drone with a bill to mend and a camera that stays, made with a subcontractor outside that has a quarter of
    the contract.
    """
    drone = eligibility.case("to_mend").consortium
    parts = [replace(part, replaceable=False) if part.name == "camera" else part for part in drone.components]
    outside = [one for one in eligibility.case("sub_25").consortium.entities if one.role == "subcontractor"]
    return replace(drone, components=parts, entities=(*drone.entities, *outside))


def mended(item):
    """The drone after the changes of an option, and what its parts cost more."""
    changes = _MENDS[item]
    parts, extra = [], Decimal(0)
    for part in broken().components:
        if part.name in changes and part.replaceable:
            extra += Decimal(part.replacement_cents - part.cents) / 100
            part = eligibility.Component(part.name, "FR", Decimal(part.replacement_cents) / 100)
        parts.append(part)
    studied = {"replacement_study": "study" in changes, "guarantees": "guarantees" in changes}
    firms = [replace(one, **studied) if one.role == "subcontractor" else one for one in broken().entities]
    return replace(broken(), components=parts, entities=firms), extra


def cheapest(item):
    """Whether an option mends the drone, at the cost that the model finds to be the least."""
    consortium, extra = mended(item)
    return judged(consortium, "SAFE").eligible is True and extra == judged(broken(), "SAFE").slack().extra_cost


def left_outside(item):
    """Of a hundred euro of parts, how many come from outside after an option."""
    return number(round(float(100 * judged(mended(item)[0], "SAFE").test("outside_components").value), 1))


def extra_for(item):
    """What the parts cost more after an option, in euro."""
    return number(mended(item)[1])


# --- Partners ---------------------------------------------------------------------------------------------------------


def standing(country, law="SAFE"):
    """How a country stands under an instrument at the edition."""
    return area_on(course(), law, course().edition).standing(country)


def under_safe(country):
    """The same under SAFE as a category: inside, by an agreement, or outside."""
    return {"inside": "inside", "by_agreement": "agreement", "outside": "outside"}[standing(country)]


_LAWS = ("EDF", "EDIP", "SAFE", "UA_LOAN_90")


def same_kind():
    """Whether Norway and Canada stand alike under the four instruments."""
    alike = {standing("NO", law) == standing("CA", law) for law in _LAWS}
    return "supported" if alike == {True} else "contradicted"


def britain(item):
    """Whether a sentence is the most that the picture of partners lets one say of Britain."""
    found = {standing("GB", law) for law in _LAWS}
    most = {True: "everything", False: "some"}[found == {"outside"}]
    return item == ("inside" if found == {"inside"} else most)


# --- The talks on SAFE ------------------------------------------------------------------------------------------------


def reported(item):
    """Whether a sentence on the first price asked is the one that the reports bear."""
    rows = [row for row in course().rows("eligibility_rules") if row["topic"] == "contribution_first_asked"]
    ends = {value for row in rows for value in (row["value"], row["value_upper"]) if value}
    return item == ("range" if len(ends) > 1 else "one")


def first_asked(which):
    """The least or the most that reports say was asked first, in words."""
    rows = [row for row in course().rows("eligibility_rules") if row["topic"] == "contribution_first_asked"]
    ends = [value for row in rows for value in (row["value"], row["value_upper"]) if value]
    return f"EUR {number({'least': min, 'most': max}[which](ends))} million"
