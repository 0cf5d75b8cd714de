"""The exact limits of the laws. Oracle of each test: the paragraph it names, read in the text of the regulation."""

from fractions import Fraction

import pytest

from eudefence.models.industry.eligibility import Component, Consortium, Entity, assess, case

THREE = (Entity("Alfa", "FR"), Entity("Beta", "IT"), Entity("Gamma", "ES"))
BUYERS = ("FR", "IT", "ES")


def bought(outside, inside, instrument="SAFE"):
    parts = [Component("inside", "FR", inside), Component("outside", "US", outside)]
    buying = Consortium(THREE, parts, BUYERS, "procurement", True, category=1)
    return assess(buying, instrument)


@pytest.mark.parametrize("instrument", ["SAFE", "EDIP"])
def test_thirty_five_per_cent_is_allowed_and_one_cent_more_is_not(instrument):
    """SAFE 16(10), EDIP 10(3): the cost of components from outside shall not be higher than 35 per cent."""
    at = bought("35.00", "65.00", instrument).test("outside_components")
    above = bought("35.01", "64.99", instrument).test("outside_components")
    assert (at.passed, at.value, at.threshold) == (True, Fraction(35, 100), Fraction(35, 100))
    assert (above.passed, above.value) == (False, Fraction(3501, 10000))


def test_a_float_is_read_to_the_cent_and_no_more():
    """35.01 has no exact binary form; the sum must still be 100.00."""
    assert bought(35.0, 65.0).test("outside_components").passed
    with pytest.raises(ValueError, match="finer than a cent"):
        Component("x", "US", "0.001")
    with pytest.raises(ValueError, match="negative"):
        Component("x", "US", -1)


def test_edirpa_counts_against_the_value_of_the_product():
    """EDIRPA 9(12): components from inside at least 65 per cent of the estimated value of the end product; the same
    bill passes SAFE, which counts against the cost of the components."""
    parts = [Component("inside", "FR", 65), Component("outside", "US", 35)]
    firms = Consortium(THREE, parts, states=BUYERS, action="procurement", free_use=True, product_value=100)
    assert assess(firms, "EDIRPA", "2025-06-01").test("outside_components").passed
    dearer = Consortium(THREE, parts, states=BUYERS, action="procurement", free_use=True, product_value="100.01")
    found = assess(dearer, "EDIRPA", "2025-06-01").test("outside_components")
    assert (found.passed, found.value) == (False, 1 - Fraction(6500, 10001))
    unknown = Consortium(THREE, parts, states=BUYERS, action="procurement", free_use=True)
    assert assess(unknown, "EDIRPA", "2025-06-01").test("outside_components").passed is None
    alone = "The value is set here to the cost of the parts alone"  # 65 + 35 = 100, and so no work and no profit
    assert alone in assess(firms, "EDIRPA", "2025-06-01").test("outside_components").said
    assert alone not in found.said
    assert alone not in assess(firms, "SAFE", "2026-10-08").test("outside_components").said


@pytest.mark.parametrize(
    ("instrument", "on", "states", "passed"),
    [
        ("SAFE", "2026-10-08", ["FR"], False),  # SAFE 2(3): one borrower and one more
        ("SAFE", "2026-10-08", ["FR", "DE"], True),
        ("SAFE", "2026-10-08", ["FR", "NO"], True),  # a state of the European Economic Area counts
        ("SAFE", "2026-10-08", ["FR", "UA"], True),  # so does Ukraine
        ("SAFE", "2026-10-08", ["FR", "GB"], False),  # a partner may join, but does not count
        ("SAFE", "2026-10-08", ["DE", "NL"], False),  # nobody borrows
        ("SAFE", "2026-05-30", ["FR"], True),  # SAFE 4(3): signed by this day one may buy alone
        ("SAFE", "2026-05-31", ["FR"], False),
        ("EDIP", "2026-10-08", ["FR", "DE"], False),  # EDIP 11(3)(a): three
        ("EDIP", "2026-10-08", ["FR", "DE", "NO"], True),  # two of them members
        ("EDIRPA", "2025-06-01", ["FR", "DE", "NO"], False),  # EDIRPA 8(1)(c): three member states
        ("EDIRPA", "2025-06-01", ["FR", "DE", "NO", "PL"], True),
    ],
)
def test_how_many_states_buy(instrument, on, states, passed):
    verdict = assess(Consortium(THREE, states=states, action="procurement"), instrument, on)
    assert verdict.test("minimum_states").passed is passed


def test_two_of_the_three_states_are_members():
    """EDIP 11(3)(a): of which at least two contracting authorities of two member states."""
    verdict = assess(Consortium(THREE, states=["FR", "NO"], action="procurement"), "EDIP")
    assert verdict.test("minimum_member_states").passed is False


@pytest.mark.parametrize(
    ("share", "more", "safe", "edip"),
    [
        ("0.1499", {}, True, True),  # under 15 per cent nobody is a subcontractor: SAFE 16(12), EDIP 2(31)
        ("0.15", {}, False, False),
        ("0.15", {"replacement_study": True}, True, False),  # SAFE 16(4)(b) only
        ("0.15", {"prior_relation": True}, True, True),  # SAFE 16(4)(a), EDIP 11(7)
        ("0.35", {"prior_relation": True}, True, True),  # both ends of the band are inside
        ("0.3501", {"prior_relation": True, "replacement_study": True}, False, False),
        ("0.40", {"classified": False}, True, True),  # all three tests must be met
        ("0.40", {"critical": False}, True, False),  # EDIP does not ask for a critical input
        ("0.40", {"own_parts": True}, False, True),  # EDIP: a supplier of its own parts is none
    ],
)
def test_subcontractors_outside(share, more, safe, edip):
    firms = (*THREE, Entity("Delta", "US", role="subcontractor", contract_share=share, **more))
    buying = Consortium(firms, states=BUYERS, action="procurement")
    assert assess(buying, "SAFE").test("subcontractor_share").passed is safe
    assert assess(buying, "EDIP").test("subcontractor_share").passed is edip


def test_the_fund_looks_at_more_subcontractors():
    """EDF 9(8): a direct contract, or 10 per cent of the cost, or classified information; one is enough."""

    def seat(share, **more):
        firms = (*THREE, Entity("Delta", "US", role="subcontractor", contract_share=share, **more))
        return assess(Consortium(firms), "EDF").test("place_of_establishment").passed

    no = {"direct_contract": False, "classified": False}
    assert seat("0.0999", **no) is True
    assert seat("0.10", **no) is False
    assert seat("0.01", direct_contract=False, classified=True) is False
    assert seat("0.01", direct_contract=True, classified=False) is False
    assert seat(None, **no) is None


@pytest.mark.parametrize(
    ("countries", "passed"),
    [(["FR", "IT"], False), (["FR", "IT", "ES"], True), (["FR", "FR", "ES"], False), (["FR", "IT", "NO"], True)],
)
def test_three_entities_from_three_states(countries, passed):
    """EDF 10(4), with Norway as an associated country."""
    firms = [Entity(f"Firm {place}", code) for place, code in enumerate(countries)]
    assert assess(Consortium(firms), "EDF").eligible is passed


@pytest.mark.parametrize("action", ["disruptive", "study"])
def test_no_minimum_for_disruptive_technologies_and_studies(action):
    """EDF 10(5): paragraph 4 does not apply."""
    verdict = assess(Consortium([Entity("Alfa", "FR")], action=action), "EDF")
    assert verdict.eligible
    assert verdict.test("minimum_entities") is None


def test_entities_of_one_group_are_one():
    """EDF 10(4): not controlled by the same entity, and not controlling each other, however far up."""

    def independent(*groups):
        firms = [Entity(f"F{n}", code, group=group) for n, (code, group) in enumerate(zip(BUYERS, groups, strict=True))]
        return assess(Consortium(firms), "EDF").test("independence").passed

    assert independent(None, None, None) is True
    assert independent(None, "F0", None) is False  # the first controls the second
    assert independent("Holding", "Holding", None) is False
    assert independent(None, "F0", "F1") is False  # a chain
    assert independent("F1", "F0", None) is False  # a circle, which must come to an end


def test_guarantees_let_a_firm_in_that_is_controlled_from_outside():
    """EDF 9(4), EDIP 9(6), SAFE 16(5), EDIRPA 9(6); a screening is enough under SAFE and EDIRPA only."""

    def control(instrument, on=None, country="IT", **more):
        firms = [Entity("Alfa", "FR"), Entity("Beta", country, controlled_by="GB", **more), Entity("Gamma", "ES")]
        return assess(Consortium(firms), instrument, on).test("third_country_control").passed

    for instrument, on in (("EDF", None), ("EDIP", None), ("SAFE", None), ("EDIRPA", "2025-06-01")):
        assert control(instrument, on) is False
        assert control(instrument, on, guarantees=True) is True
    assert control("SAFE", screened=True) is True
    assert control("EDIRPA", "2025-06-01", screened=True) is True
    assert control("EDF", screened=True) is False
    # SAFE 16(5) speaks of an entity established in the Union; EDF 9(4) of the Union or an associated country.
    assert control("SAFE", country="NO", guarantees=True) is False
    assert control("EDF", country="NO", guarantees=True) is True


def test_a_partner_outside_may_cooperate_unpaid():
    """EDF 9(6): recipients may cooperate with entities outside; the costs are not eligible."""
    firms = (*THREE, Entity("Delta", "GB", role="associated"))
    verdict = assess(Consortium(firms), "EDF")
    assert verdict.eligible
    assert verdict.test("third_country_cooperation").passed
    assert verdict.test("minimum_entities").value == 3


def test_design_authority_is_asked_of_category_two_only():
    """SAFE 16(11); EDIP 10(5) asks it of all, and 12(4) takes a promise for ammunition and missiles."""

    def design(instrument, action="procurement", **more):
        return assess(Consortium(THREE, states=BUYERS, action=action, **more), instrument).test("design_authority")

    assert design("SAFE", category=1, design_authority=False).passed is True
    assert design("SAFE", category=2, design_authority=False).passed is False
    assert design("SAFE", design_authority=False).passed is None
    assert design("EDIP", category=1, design_authority=False).passed is False
    assert design("EDIP", "production", design_authority=False, ammunition=True, design_promise=True).passed is True
    assert design("EDIP", design_authority=False, ammunition=True, design_promise=True).passed is False


def test_no_part_from_a_country_that_acts_against_the_union():
    """SAFE 16(10), second sentence, with the reading of the table component_origins."""

    def origin(country):
        parts = [Component("a", "FR", 99), Component("b", country, 1)]
        return assess(Consortium(THREE, parts, states=BUYERS), "SAFE").test("hostile_origin").passed

    assert (origin("RU"), origin("TR"), origin("US"), origin("NO")) == (False, None, True, True)


@pytest.mark.parametrize(
    ("country", "instrument", "on", "seat"),
    [
        ("NO", "EDF", "2021-06-01", True),
        ("NO", "SAFE", "2025-06-01", True),
        ("IS", "EDF", "2026-10-08", False),
        ("IS", "SAFE", "2026-10-08", True),
        ("UA", "SAFE", "2026-10-08", True),
        ("UA", "EDF", "2025-12-22", False),
        ("UA", "EDF", "2025-12-23", None),  # Regulation (EU) 2025/2653: a legal base, and no agreement found
        ("UA", "EDIP", "2026-10-08", False),
        ("CA", "SAFE", "2026-01-31", False),
        ("CA", "SAFE", "2026-10-08", None),
        ("GB", "SAFE", "2026-10-08", False),
        ("GB", "EDF", "2021-06-01", False),
        ("CH", "EDF", "2026-10-08", False),
    ],
)
def test_who_counts_as_inside_on_a_day(country, instrument, on, seat):
    """EDF 5, EDIP 8, SAFE 16(3) and 17, with the agreements found, by their dates."""
    firms = (*THREE, Entity("Delta", country))
    assert assess(Consortium(firms, action="procurement"), instrument, on).test("place_of_establishment").passed is seat


def test_what_was_not_read_is_never_passed():
    """The texts of Regulations 2018/1092 and 2023/1525 were not found: only what another text tells is decided."""
    ammunition = assess(Consortium(THREE), "ASAP", "2024-06-01")
    assert {test.passed for test in ammunition.tests} == {None}
    assert ammunition.eligible is None
    assert ammunition.rate.share is None
    programme = assess(Consortium(THREE), "EDIDP", "2020-06-01")
    assert programme.eligible is None
    assert programme.test("third_country_control").passed is True
    owned = (Entity("Alfa", "FR"), Entity("Beta", "IT", controlled_by="US"))
    assert assess(Consortium(owned), "EDIDP", "2020-06-01").eligible is False


def test_an_instrument_is_judged_in_its_time_only():
    with pytest.raises(ValueError, match=r"EDIRPA did not apply on 8 October 2026. .* 2023-10-27 to 2025-12-31"):
        assess(Consortium(THREE), "EDIRPA")
    with pytest.raises(ValueError, match="Did you mean 'EDIP'"):
        assess(Consortium(THREE), "EDIPP")


def test_the_named_consortia_show_what_they_say():
    """What each row of the table consortia is there to show, by hand from the articles."""
    expected = {
        "at_limit": (True, True, True),
        "cent_above": (True, False, False),
        "to_mend": (True, False, False),
        "british_owned": (False, False, False),
        "british_owned_guaranteed": (True, True, True),
        "sub_14": (False, True, True),
        "sub_25": (False, False, False),
        "sub_40": (False, False, False),
        "two_firms": (True, False, True),
        "one_group": (False, True, True),
        "norwegian": (True, True, True),
        "canadian": (False, False, None),
        "ukrainian": (None, False, True),
        "no_design_power": (True, False, False),
    }
    for key, verdicts in expected.items():
        found = tuple(assess(case(key).consortium, instrument).eligible for instrument in ("EDF", "EDIP", "SAFE"))
        assert found == verdicts, key
