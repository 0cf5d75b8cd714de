"""What the questions of unit 05 take for right.

Oracle: the limits of the laws worked by hand on the bills of materials of the named consortia (Regulation (EU)
2025/1106, Articles 16(4), 16(10) and 16(12); Regulation (EU) 2025/2643, Articles 2(31) and 11(7); Regulation (EU)
2023/2418, Article 9(12); Regulation (EU) 2021/697, Articles 9 and 10), and who is a member or associated.
"""

import pytest

from eudefence.data.package import course
from eudefence.learning.bank import keys_05
from eudefence.models.industry.eligibility.areas import area_on


def test_a_part_that_is_added_makes_the_bill_larger():
    # Inside are 700,000, which have to be 65 in a hundred: the bill may grow to 1,076,923.07, from 1,000,000.
    assert keys_05.may_add() == pytest.approx(700_000 / 0.65 - 1_000_000, abs=0.01)
    assert keys_05.room() == 350_000 - 300_000
    assert keys_05.added_and_there() == pytest.approx(keys_05.may_add() + 300_000)


def test_the_limit_itself_is_allowed_and_a_cent_more_is_not():
    assert keys_05.one_cent() == ("first", "exact")


def test_the_same_parts_on_two_bases():
    # Each is sold for 1,250,000; from inside come 700,000, 650,000 and 540,000.
    assert keys_05.two_shares() == [
        {"product": "sub_14", "SAFE": 30, "EDIRPA": 44},
        {"product": "at_limit", "SAFE": 35, "EDIRPA": 48},
        {"product": "to_mend", "SAFE": 46, "EDIRPA": pytest.approx(56.8)},
    ]


def test_the_drone_whose_camera_stays_is_mended_by_the_engine_and_the_promise():
    found = {option: keys_05.cheapest(option) for option in keys_05._MENDS}
    assert [option for option, right in found.items() if right] == ["engine_study"]
    # By hand, 460,000 of 1,000,000 come from outside. Engine: 280,000 of 1,035,000, for 35,000 more.
    # Radar: 340,000 of 1,040,000, for 40,000 more; the camera alone would cost 12,000, and it has to stay.
    assert keys_05.left_outside("study") == "46"
    assert keys_05.left_outside("engine") == "27.1"
    assert keys_05.extra_for("engine_study") == "35,000"
    assert keys_05.extra_for("radar_study") == "40,000"
    assert keys_05.judged(keys_05.mended("radar_study")[0], "SAFE").eligible is True


def test_who_is_a_subcontractor_at_all():
    asked = ["sub_14", "open", "own_parts", "sub_25", "sub_25_edip", "sub_40"]
    told = [keys_05.subcontractor(one) for one in asked]
    assert told == ["unseen", "unseen", "unseen", "study", "before", "shut"]


def test_one_thing_alone_stands_in_the_way():
    cases = ["british_owned", "to_mend", "sub_40", "no_design_power", "norwegian"]
    assert [keys_05.obstacle(one) for one in cases] == ["control", "parts", "subcontractor", "design", "nothing"]


def test_a_british_tie_under_the_fund():
    told = {one: keys_05.british_tie(one) for one in ("without", "with", "paid", "beside", "norway")}
    assert told == {"without": "no", "with": "money", "paid": "no", "beside": "unpaid", "norway": "money"}


def test_bases_and_partners():
    assert [keys_05.base_of(law) for law in ("EDF", "EDIRPA", "EDIP", "SAFE")] == ["none", "product", "parts", "parts"]
    assert keys_05.same_kind() == "contradicted"
    partners = {row["country"] for row in course().rows("eligibility_areas")}
    laws = ("EDF", "EDIP", "SAFE", "UA_LOAN_90")
    areas = [area_on(course(), law, course().edition) for law in laws]
    everywhere = {one for one in partners if all(area.inside(one) is True for area in areas)}
    assert everywhere == {"NO"}, "05.e says that one country is inside under all four"
    assert [keys_05.britain(one) for one in ("everything", "some", "inside", "military")] == [False, True, False, False]


def test_reports_that_differ_are_a_range():
    assert [keys_05.reported(one) for one in ("one", "mean", "range", "nothing")] == [False, False, True, False]
    assert (keys_05.first_asked("least"), keys_05.first_asked("most")) == ("EUR 4,000 million", "EUR 6,700 million")
