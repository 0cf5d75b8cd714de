"""Follow the money. Oracle: published amounts, and areas measured in the picture itself."""

import re
from xml.etree import ElementTree

import pytest

from eudefence import views
from eudefence.views.industry.follow_money import KINDS, PILLARS, follow_the_money
from eudefence.views.page import style
from tests import pictures

SVG = "{http://www.w3.org/2000/svg}"


def areas(view):
    """Instrument to the area of its rectangles, in square pixels."""
    found = {}
    for group in ElementTree.fromstring(view.picture()).iter(f"{SVG}g"):
        if group.attrib.get("class") == "ed-mark":
            shapes = [one for one in group.iter(f"{SVG}rect") if one.attrib["fill"] in style.PILLARS.values()]
            found[group.attrib["data-mark"]] = sum(
                (float(one.attrib["width"]) + 1) * float(one.attrib["height"])
                for one in shapes
                if float(one.attrib["height"]) < 200 or len(shapes) == 1
            )
    return found


def test_the_area_is_the_money():
    """EUR 9,453 million of the Fund against 1,500 of EDIP and 500 of EDIDP (the laws themselves)."""
    area = areas(follow_the_money(loans=False))
    assert area["EDF"] / area["EDIP"] == pytest.approx(9453 / 1500, rel=0.02)
    assert area["EDF"] / area["EDIDP"] == pytest.approx(9453 / 500, rel=0.03)
    assert area["EDF"] / area["MM_CEF"] == pytest.approx(9453 / 1691, rel=0.03)


def test_the_loans_dwarf_the_rest_and_are_hatched():
    view = follow_the_money()
    area = areas(view)
    assert area["SAFE"] / area["EDF"] == pytest.approx(150_000 / 9453, rel=0.05)
    group = re.search(r'data-mark="SAFE".*?</g>', view.picture(), re.DOTALL)[0]
    assert "ed-hatch" in group and "ed-hatch" not in re.search(r'data-mark="EDF".*?</g>', view.picture(), re.DOTALL)[0]


def test_the_sentence_gives_each_kind_its_own_sum():
    """90 + 500 + 9453 + 500 + 300 + 1500 + 1691 = 14,034; what is inside another sum (STEP, the part for Ukraine) is
    not in it.
    """
    said = follow_the_money().sentence
    assert (
        "EUR 14.034 billion available in seven programmes of grants" in said and "EUR 150 billion can be lent" in said
    )
    assert said.endswith("These are different kinds of money and make no common sum.")
    assert "164" not in said
    assert {row["Instrument"] for row in follow_the_money().rows}.isdisjoint(
        {"Strategic Technologies for Europe Platform", "Ukraine Support Instrument"}
    )


def test_without_loans_nothing_lent_is_left_and_the_sentence_speaks_of_one_kind():
    view = follow_the_money(loans=False)
    assert set(view.columns["Given or lent"]) == {"given"} and "lent" not in view.sentence


def test_awards_are_those_of_the_calls_year_by_year():
    rows = {row["Instrument"]: row for row in follow_the_money("award").rows}
    assert rows["European Defence Fund"]["By year"] == "2021: 1,200; 2022: 832; 2023: 1,031; 2024: 910; 2025: 1,070"
    assert "Missing, which is not zero: European Defence Fund (2026)" in follow_the_money("award").sentence


def test_one_kind_is_shown_at_a_time():
    for kind in KINDS:
        for pillar in PILLARS:
            try:
                view = follow_the_money(kind, pillar)
            except ValueError as nothing:
                assert "no money of this kind" in str(nothing)
                continue
            found = set(view.columns["Kind of money"])
            assert found <= (
                {"envelope", "ceiling", "loan ceiling"} if kind == "envelope" else {kind.replace("_", " ")}
            )


def test_loans_alone_ask_for_the_switch():
    with pytest.raises(ValueError, match="all money of this kind is lent"):
        follow_the_money("loan_approved", loans=False)


def test_the_landmarks_are_named_in_the_first_picture():
    texts = pictures.texts(views.explore_follow_the_money().view)
    assert {"Crimea", "Action Plan", "Ukraine attacked", "ReArm Europe"} <= set(texts)
    assert {"Loans (SAFE)", "Defence Fund (EDF)", "Programme (EDIP)", "150 billion"} <= set(texts)


def test_both_pillars_are_named_as_two_and_moved_money_is_told():
    assert "Projects of both pillars were promised" in follow_the_money("award", "both").sentence
    assert "counts in both" in follow_the_money().source
    assert "counts in both" not in follow_the_money(pillar="operational").source
