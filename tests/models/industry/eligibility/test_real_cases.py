"""Real consortia: what is not known is never passed. Oracles: published numbers of partners and states, articles."""

from dataclasses import replace

import pytest

from eudefence.data.package import course
from eudefence.models.industry.eligibility import Consortium, Entity, assess, case, cases

REAL = {"imugs": "EDF", "hydis2": "EDF", "mistral": "EDIRPA"}


def verdict(key, consortium=None):
    named = case(key)
    return assess(consortium or named.consortium, REAL[key], named.on)


def results(key):
    return {test.topic: test.passed for test in verdict(key).tests}


def test_the_real_cases_are_those():
    assert {key for key, named in cases().items() if not named.hypothetical} == set(REAL)
    assert all(case(key).note for key in REAL)


@pytest.mark.parametrize(
    ("key", "firms", "states"),
    [
        ("imugs", 13, "BE DE EE ES FI FR LV"),  # Breaking Defense: 13 entities from seven nations; ESD names the seven
        ("hydis2", 19, "DE ES FR IT NL"),  # OCCAR: 19 industrial partners from five nations (DE, ES, FR, IT, NL)
    ],
)
def test_the_published_number_of_partners(key, firms, states):
    found = case(key).consortium.entities
    assert len(found) == firms
    assert sorted({one.country for one in found}) == states.split()


def test_nine_states_buy_mistral():
    """The Commission, 14 November 2024: FR, BE, CY, EE, ES, HU, SI, RO, DK; EDIRPA 8(1)(c) asks for three."""
    assert set(case("mistral").consortium.states) == set("FR BE CY EE ES HU SI RO DK".split())
    found = verdict("mistral").test("minimum_states")
    assert (found.passed, found.value, found.threshold) == (True, 9, 3)


def test_a_purchase_passes_by_number_and_is_open_in_the_rest():
    assert results("mistral") == {
        "minimum_states": True,
        "location_of_means": True,
        "third_country_control": None,
        "outside_components": None,
        "design_authority": None,
    }


def test_three_public_bodies_are_enough_and_control_stays_open():
    """EDF 10(4): three independent ones from three states. ONERA (FR), TNO (NL) and CIRA (IT) are public."""
    assert results("hydis2") == {
        "minimum_entities": True,
        "minimum_states": True,
        "independence": True,
        "place_of_establishment": True,
        "location_of_means": True,
        "third_country_control": None,
    }
    said = verdict("hydis2").test("third_country_control").said
    assert "Avio Aero is controlled from the United States; whether its host state approved guarantees" in said
    assert "GKN Fokker is controlled from the United Kingdom; whether" in said


def test_guarantees_let_the_bought_leader_in_and_the_rest_is_open():
    """Defense News, 25 July 2023: still eligible, the guarantees presented by Estonia make Milrem compliant."""
    assert results("imugs")["third_country_control"] is None
    said = verdict("imugs").test("third_country_control").said
    assert "Milrem Robotics is controlled from the United Arab Emirates, but guarantees" in said
    assert verdict("imugs").eligible is None


def test_without_guarantees_the_bought_leader_bars_the_project():
    """EDF 9(3) and 9(4): control from outside, and no guarantees."""
    asked = case("imugs").consortium
    leader, *others = asked.entities
    found = verdict("imugs", replace(asked, entities=(replace(leader, guarantees=False), *others)))
    assert found.eligible is False
    assert [change.kind for change in found.slack().changes] == ["guarantees"]


@pytest.mark.parametrize("law", ["EDF", "EDIRPA", "EDIP", "SAFE"])
def test_unknown_control_never_passes_and_never_fails(law):
    """EDF 9(3), EDIRPA 9(5), EDIP 9(5), SAFE 16(3): not controlled from outside; who is not known may be."""
    on = "2025-06-01" if law == "EDIRPA" else None
    firms = [Entity(name, land, controlled_by="unknown") for name, land in (("A", "FR"), ("B", "IT"), ("C", "ES"))]
    found = assess(Consortium(firms), law, on).test("third_country_control")
    assert found.passed is None
    assert found.said == "No source that was read says who controls A, B or C."
    if law == "EDF":
        assert assess(Consortium(firms), law).test("minimum_entities").passed is None


def test_guarantees_settle_unknown_control():
    """EDF 9(4): guarantees make a firm under control from outside eligible, whoever controls it."""
    firms = [Entity("A", "FR", controlled_by="unknown", guarantees=True), Entity("B", "IT"), Entity("C", "ES")]
    assert assess(Consortium(firms), "EDF").test("third_country_control").passed is True


@pytest.mark.parametrize(("guarantees", "passed"), [(True, True), (False, False), (None, None)])
def test_guarantees_that_are_not_known_leave_it_open(guarantees, passed):
    """EDF 9(4)."""
    firms = [Entity("A", "FR", controlled_by="US", guarantees=guarantees), Entity("B", "IT"), Entity("C", "ES")]
    assert assess(Consortium(firms), "EDF").test("third_country_control").passed is passed


def test_guarantees_do_not_help_outside_the_union_even_if_not_known():
    """SAFE 16(5): only an entity established in the Union."""
    firm = Entity("A", "NO", controlled_by="US", guarantees=None)
    assert assess(Consortium([firm]), "SAFE").test("third_country_control").passed is False


def test_every_row_of_a_real_firm_has_its_source_and_says_what_is_known():
    """The table itself: control is known only where it is the state's own or a country is named."""
    rows = [row for row in course().rows("consortium_entities") if row["consortium_id"] in REAL]
    assert len(rows) == 13 + 19 + 1
    for row in rows:
        assert row["source_id"] not in (None, "OK_CODE") and row["confidence"]
        assert row["control_known"] or row["controlled_by"] is None
    known = [row["name"] for row in rows if row["control_known"]]
    assert known == ["Milrem Robotics", "Royal Military Academy", "Avio Aero", "CIRA", "GKN Fokker", "ONERA", "TNO"]
