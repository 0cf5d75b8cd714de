"""Capable and like-minded as criteria. Oracles: values read from the tables by hand, and sets made a second way."""

import pytest

from eudefence import partnerships
from eudefence.data.package import course


def test_turkiye_india_and_moldova_change_with_the_measure():
    # By hand: defence in 2024, SIPRI: TR 1.923, IN 2.271, MD 0.598 per cent of GDP; V-Dem 2024: 0.289, 0.381, 0.622;
    # NATO has Türkiye only; staff in April 2018: TR 160, IN 0, MD 0.
    share = partnerships.criteria({"defence_share": 2}, {"electoral_democracy": 0.5})
    assert [share.group(one) for one in ("TR", "IN", "MD")] == ["neither", "capable", "like_minded"]
    staff = partnerships.criteria({"staff_in_missions": 10}, {"nato_member": 1})
    assert [staff.group(one) for one in ("TR", "IN", "MD")] == ["both", "neither", "neither"]
    assert staff.tests["TR", "capable"][0].found.value == 160


def test_the_threshold_itself_passes():
    rows = [row for row in course().rows("partner_measures") if row["measure_id"] == "electoral_democracy"]
    value = next(row["value"] for row in rows if (row["country"], row["as_of"].year) == ("NO", 2024))
    assert partnerships.criteria(like_minded={"electoral_democracy": value}).passes("NO", "like_minded") is True
    above = partnerships.criteria(like_minded={"electoral_democracy": value + 0.001})
    assert above.passes("NO", "like_minded") is False


def test_what_was_not_found_is_undecided_and_never_zero():
    # Oracle: partners without a row of SIPRI, counted without the model.
    spent = {
        row["country"] for row in course().rows("defence_expenditure") if row["series_id"] == "SIPRI_MILEX_PCT_GDP"
    }
    found = partnerships.criteria({"defence_share": 0}, {"electoral_democracy": 0.5})
    assert {one for one in found.partners if found.passes(one, "capable") is None} == set(found.partners) - spent
    assert {"IS", "GH", "XK"} <= set(found.partners) - spent
    assert found.group("IS") == "undecided"
    votes = partnerships.criteria(like_minded={"alignment_declarations": 0})
    assert votes.passes("IN", "like_minded") is None  # nobody asks India to join declarations


def test_the_count_of_staff_is_complete_but_a_member_of_that_day_is_not_in_it():
    # Oracle: the description of csdp_third_states (the snapshot of April 2018 is complete); GB was a member then.
    found = partnerships.criteria("staff_in_missions", "nato_member")
    assert found.tests["IN", "capable"][0].found.value == 0 and found.passes("IN", "capable") is False
    assert found.passes("GB", "capable") is None
    rows = course().rows("csdp_third_states")
    switzerland = sum(row["personnel"] for row in rows if row["country"] == "CH" and row["personnel_as_of"]
                      and row["personnel_as_of"].year == 2018)  # fmt: skip
    assert found.tests["CH", "capable"][0].found.value == switzerland


def test_a_measure_that_fails_decides_beside_one_that_was_not_found():
    found = partnerships.criteria(["staff_in_missions", "defence_share"], "nato_member")
    assert found.passes("JP", "capable") is False  # 1.4 per cent, and nobody sent
    assert {one.measure.id for one in found.deciding("JP", "capable")} == {"staff_in_missions", "defence_share"}
    assert found.passes("IS", "capable") is False  # nobody sent; expenditure not found
    assert [one.measure.id for one in found.deciding("IS", "capable")] == ["staff_in_missions"]


def test_votes_are_the_share_in_favour_of_those_seen():
    # Oracle: India abstained three times of three; the United States voted for two, against one, abstained once.
    found = partnerships.criteria(like_minded="un_vote_on_ukraine")
    assert found.tests["IN", "like_minded"][0].found.value == 0
    assert found.tests["US", "like_minded"][0].found.value == 50
    early = partnerships.criteria(like_minded="un_vote_on_ukraine", on="2024-01-01")
    assert early.tests["US", "like_minded"][0].found.value == 100


def test_groups_part_the_partners_and_otherwise_is_the_difference_of_sets():
    found = partnerships.criteria()
    assert sorted(one for group in found.groups.values() for one in group) == sorted(found.partners)
    assert "NATO" not in found.partners
    for change in found.otherwise:
        chosen = {"capable": "defence_share", "like_minded": "electoral_democracy"} | {change.word: change.measure.id}
        then = set(partnerships.criteria(**chosen).groups["both"])
        now = set(found.groups["both"])
        assert (set(change.enter), set(change.leave)) == (then - now, now - then)
    assert len(found.otherwise) == 6


def test_measures_are_refused_with_the_nearest():
    with pytest.raises(ValueError, match="Did you mean 'defence_share'"):
        partnerships.criteria("defence_shar")
    with pytest.raises(ValueError, match="like_minded: 'defence_share' is not a known measure"):
        partnerships.criteria(like_minded="defence_share")
    with pytest.raises(ValueError, match="none chosen"):
        partnerships.criteria([])


def test_every_measure_of_the_table_is_read():
    for key, measure in partnerships.measures().items():
        found = partnerships.criteria(**{measure.word: key})
        assert any(found.passes(one, measure.word) for one in found.partners), key
