"""Rules of the models that no row of today's tables exercises, on invented rows. Oracle: the sentence of each test,
worked by hand.
"""

import datetime as dt

import pytest

from eudefence import costs, council
from eudefence.data import package
from tests.invented import Invented

DAY = "2025-06-01"
NEW = dt.date(2025, 1, 1)


@pytest.fixture
def use(monkeypatch):
    def replace(**tables):
        invented = Invented(**tables)
        monkeypatch.setattr(package, "_shipped", lambda: invented)

    return replace


def test_a_participant_whose_first_day_is_not_known_is_not_counted_as_one(use):
    """Joined "in 2025": on 1 June nobody can tell whether it was in already."""
    row = {"country": "MT", "valid_from": NEW, "valid_to": None, "valid_from_precision": "year"}
    use(pesco_membership=[row, {**row, "country": "FR", "valid_from_precision": "day"}])
    assert council.participants(DAY) == ("FR",)


@pytest.mark.parametrize(("scope", "votes"), [("defence", False), ("justice", True)])
def test_only_an_opt_out_from_defence_keeps_a_state_out_of_a_vote_on_defence(use, scope, votes):
    """Ireland has opted out of justice matters (Protocol No 21) and votes on operations."""
    use(opt_outs=[{"country": "IE", "scope": scope, "valid_from": NEW, "valid_to": None}])
    assert ("IE" in council.voters("launch_operation", DAY)) is votes
    assert ("IE" in costs.opted_out(DAY)) is not votes
    told = council.decide("launch_operation", on=DAY).explain()
    assert ("Ireland does not vote on acts with defence implications" in told) is not votes
    assert "IE" in council.voters("safe", DAY)


def test_own_voters_are_no_case_of_an_opt_out(use):
    use(opt_outs=[{"country": "IE", "scope": "defence", "valid_from": NEW, "valid_to": None}])
    told = council.decide("launch_operation", voters=["FR", "IE", "DE"], on=DAY).explain()
    assert told.count("vote") and "does not vote" not in told


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_versions_of_an_act_the_later_holds(use, order):
    [today] = [row for row in package.course().rows("acts") if row["act_id"] == "safe"]
    later = {**today, "rule_id": "reinforced", "valid_from": NEW}
    use(acts=[today, later][::order])
    assert council.rule_for("safe", DAY).id == "reinforced" and council.rule_for("safe", "2024-06-01").id == "qualified"


def test_persons_of_one_package_are_not_those_of_another(use):
    """What is remembered of a day belongs to the data it was read from."""
    before = council.population(DAY)
    row = {"population": 1, "reference_date": NEW, "valid_from": NEW, "valid_to": None}
    use(population=[{"country": code, **row} for code in council.members(DAY)])
    assert set(council.population(DAY).values()) == {1} and before["DE"] > 1


def test_the_caller_may_change_what_was_handed_out():
    council.population(DAY)["DE"] = 0
    assert council.population(DAY)["DE"] > 10**7
