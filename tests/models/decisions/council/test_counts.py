"""What votes are counted by. Oracles: the table decision_tests and its description; stances taken in by hand."""

import pytest

from eudefence.data.package import course
from eudefence.models.decisions.council.counts import COUNTED, STANCES, Counted, taken_in
from eudefence.models.decisions.council.voting_weights import Voters


def test_the_table_names_the_same_counts():
    [table] = [one for one in course().descriptor["resources"] if one["name"] == "decision_tests"]
    [field] = [one for one in table["schema"]["fields"] if one["name"] == "counted"]
    assert list(COUNTED) == field["constraints"]["enum"]
    assert Counted("votes_for") == "votes_for" and {counted.unit for counted in COUNTED} == {
        "members",
        "population",
        "votes",
    }


@pytest.mark.parametrize(
    ("stance", "whom"),
    [
        ("in_favour", {"for", "present"}),
        ("against", {"not_for", "present", "objecting"}),
        ("abstaining", {"not_for", "present"}),  # Article 238(4) TFEU: no objection
        ("declaring", {"not_for", "present", "declaring"}),  # Article 31(1) TEU
        ("absent", {"not_for", "objecting"}),  # nobody acts for it
    ],
)
def test_whom_each_count_takes_in(stance, whom):
    assert stance == "in_favour" or stance in STANCES
    assert {counted.whom for counted in taken_in(stance)} == whom
    assert {counted.whom for counted in taken_in(stance, present=False)} == whom - {"present"}


def test_counts_add_up_voter_by_voter():
    """Oracle: the weights of each voter, added up; B is represented and so not there."""
    union = Voters(("A", "B", "C"), {"A": 50, "B": 30, "C": 20}, {"A": 3, "B": 2, "C": 1})
    stances = {"A": "in_favour", "B": "in_favour", "C": "declaring"}
    parts = [union.weight(code, stances[code], code != "B") for code in union.codes]
    whole = union.counts(stances, ["B"])
    assert whole == {counted: sum(part[counted] for part in parts) for counted in COUNTED}
    assert (whole["members_for"], whole["members_present"], whole["population_for"], whole["votes_declaring"]) == (
        2,
        2,
        80,
        1,
    )
