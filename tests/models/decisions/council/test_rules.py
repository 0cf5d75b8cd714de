"""The rules as data. Oracles: the tables themselves, and the Treaty texts named in each test."""

import pytest

from eudefence.data.package import course
from eudefence.models.decisions.council.counts import COUNTED
from eudefence.models.decisions.council.rules import Rule, rules
from eudefence.models.decisions.council.voting_weights import Voters


def test_the_catalogue_is_complete():
    """Every rule has tests, every act a rule; nobody is in force before it began or proposed and valid."""
    assert all(
        isinstance(rule, Rule) and rule.tests and rule.article and rule.abstention and rule.source
        for rule in rules().values()
    )
    assert {test.counted for rule in rules().values() for test in rule.all_tests} <= set(COUNTED)
    for row in course().rows("acts"):
        assert row["rule_id"] == "none" or row["rule_id"] in rules()
        assert row["constructive_abstention"] == (
            row["rule_id"] != "none" and rules()[row["rule_id"]].knows_declarations
        ), row["act_id"]
        if row["rule_id"] != "none":
            rule = rules()[row["rule_id"]]
            assert rule.status != "proposed"
            assert rule.valid_from is None or rule.valid_from <= row["valid_from"], row["act_id"]
            assert rule.valid_to is None or (row["valid_to"] and row["valid_to"] <= rule.valid_to), row["act_id"]
    assert not any(rule.valid(course().edition) for rule in rules().values() if rule.status != "in_force")


def test_what_the_model_reads_agrees_with_what_the_reader_reads():
    """Oracle: the texts for readers in the same rows. Consent and joint decision, and only these, make the Parliament's
    yes necessary.
    """
    must_agree = ("consent", "decides together")
    for row in course().rows("acts"):
        assert (row["parliament_role"] in ("consents", "decides_together")) == row["european_parliament"].startswith(
            must_agree
        ), row["act_id"]
        assert (row["parliament_role"] == "none") == (row["european_parliament"] == "none"), row["act_id"]
    for rule in rules().values():
        assert rule.abstention.endswith(".") and ". " not in rule.abstention, rule.id
        assert bool(rule.declaration) >= rule.knows_declarations, rule.id
    outside_the_council = {rule.id: rule.body for rule in rules().values() if rule.body != "council"}
    assert outside_the_council == {
        "quorum_european_council": "european_council",
        "common_accord": "states",
        "consent": "states",
        "allied_consensus": "states",
    }


def test_rules_cannot_be_changed():
    with pytest.raises(TypeError):
        rules()["unanimity"] = None
    with pytest.raises(AttributeError):
        rules()["unanimity"].id = "veto"


def test_every_date_of_an_act_has_one_rule():
    """Periods of one act follow one another without gap or overlap."""
    periods = {}
    for row in course().rows("acts"):
        periods.setdefault(row["act_id"], []).append((row["valid_from"], row["valid_to"]))
    for act, spans in periods.items():
        spans.sort()
        for (_, end), (start, _) in zip(spans[:-1], spans[1:], strict=True):
            assert end == start, act


def test_one_of_two_ways_to_a_majority_is_enough():
    """Article 16(4) TEU: 55 per cent and at least 15 members with 65 per cent of the population, or fewer than four not
    in favour.
    """
    large, small = "ABC", "DEFGHIJKLMNOPQRST"
    voters = Voters(tuple(large + small), dict.fromkeys(large, 20) | dict.fromkeys(small, 2), {})  # 94 persons
    three_large_against = {"members_for": 17, "members_not_for": 3, "population_for": 34}
    and_a_small_one = {"members_for": 16, "members_not_for": 4, "population_for": 32}
    four_small_against = {"members_for": 16, "members_not_for": 4, "population_for": 86}
    adopted = [
        rules()["qualified"].adopted(counts, voters)
        for counts in (three_large_against, and_a_small_one, four_small_against)
    ]
    assert adopted == [True, False, True]
