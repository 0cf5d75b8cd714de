"""Kinds of decision, their rules and who votes on them, on the days on which it changed. Oracle: the Treaties."""

import pytest

from eudefence import council
from tests.models.decisions.council.unions import IN_27


@pytest.mark.parametrize(
    ("act", "on", "number", "inside", "outside"),
    [
        # Last day of British membership: 31 January 2020
        ("safe", "2020-01-31", 28, "GB", None),
        ("safe", "2020-02-01", 27, None, "GB"),
        ("qualified_nice_28", "2013-07-01", 28, "HR", None),
        # Protocol No 22, Article 5, given up with effect from 1 July 2022
        ("launch_operation", "2022-06-30", 26, None, "DK"),
        ("launch_operation", "2022-07-01", 27, "DK", None),
        ("launch_civilian_mission", "2022-06-30", 27, "DK", None),
        ("eda_statute", "2015-10-12", 27, "GB", "DK"),
        ("establish_pesco", "2017-12-11", 27, "MT", "DK"),
        # Decision (CFSP) 2023/1015: Denmark in PESCO from 23 May 2023; Malta never
        ("pesco_project", "2023-05-22", 25, None, "DK"),
        ("pesco_project", "2023-05-23", 26, "DK", "MT"),
        ("edf", "2021-04-29", 27, "DK", None),
    ],
)
def test_who_votes(act, on, number, inside, outside):
    voters = council.voters(act, on)
    assert len(voters) == number
    assert inside is None or inside in voters
    assert outside not in voters


@pytest.mark.parametrize(
    ("act", "on", "rule"),
    [
        ("launch_operation", "2009-11-30", "unanimity_nice"),
        ("launch_operation", "2009-12-01", "unanimity"),
        ("entrust_task", IN_27, "unanimity"),
        # 46(2) TEU with 238(3)(b) TFEU: four members proposed, Denmark did not vote
        ("establish_pesco", "2017-12-11", "participants_reinforced"),
        ("establish_pesco", IN_27, "reinforced"),
        ("admit_to_pesco", "2023-05-22", "participants_qualified"),
        ("suspend_from_pesco", IN_27, "participants_qualified"),
        ("pesco_project", IN_27, "participants_unanimity"),
        ("third_state_in_pesco_project", IN_27, "participants_unanimity"),
        # Protocol No 36: weighted votes to 31 October 2014, and two thirds of the members without a proposal of the
        # Commission
        ("eda_statute", "2011-07-12", "reinforced_nice"),
        ("eda_statute", "2014-10-31", "reinforced_nice_28"),
        ("eda_statute", "2014-11-01", "participants_reinforced"),
        ("eda_statute", "2022-07-01", "reinforced"),
        ("start_up_fund", "2014-10-31", "reinforced_nice_28"),
        ("start_up_fund", "2014-11-01", "qualified"),
        ("enhanced_cooperation_cfsp", IN_27, "plain_unanimity"),
        ("enhanced_cooperation_other", "2012-01-01", "qualified_nice"),
        ("enhanced_cooperation_other", IN_27, "qualified"),
        ("enhanced_cooperation_decide", IN_27, "participants_qualified"),
        ("cfsp_passerelle", IN_27, "plain_unanimity"),
        ("procedure", IN_27, "simple"),
        ("safe", "2025-05-27", "qualified"),
        ("edf", "2021-04-29", "qualified"),
        ("edip", "2025-12-16", "qualified"),
        ("coalition", IN_27, "consent"),
        ("treaty_revision", IN_27, "common_accord"),
    ],
)
def test_rule_of_an_act_by_date(act, on, rule):
    assert council.rule_for(act, on).id == rule


@pytest.mark.parametrize(
    ("act", "article"),
    [("mutual_assistance", "Nobody votes: the duty follows from the attack"), ("withdraw_from_pesco", "Nobody votes")],
)
def test_no_vote_is_taken(act, article):
    """Articles 42(7) and 46(5) TEU."""
    for ask in (council.rule_for, council.voters, council.decide):
        with pytest.raises(ValueError, match=f"no vote is taken on '{act}'. {article}"):
            ask(act)


def test_every_act_can_be_decided_or_says_why_not():
    for act in council.acts():
        options = {"voters": council.members()} if act in ("coalition", "enhanced_cooperation_decide") else {}
        if act in ("serious_breach_risk", "suspend_from_pesco"):
            options = {"concerned": "HU"}
        if act in ("mutual_assistance", "withdraw_from_pesco"):
            continue
        outcome = council.decide(act, **options)
        assert outcome.adopted and outcome.steps and outcome.explain(), act
