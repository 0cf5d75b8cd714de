"""Battlegroups on call. Oracle: the rows of battlegroup_rosters.csv, read here by hand and counted a second time."""

import csv
import datetime as dt

import pytest

from eudefence.views import battlegroups_on_call, explore_battlegroups_on_call
from eudefence.views.operations import standby
from tests.places import ROOT


def rows(table):
    with (ROOT / "course_data" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_half_years_are_counted_as_the_table_has_them():
    """Each half-year from 2005 to the edition by its own day in the middle."""
    days = [dt.date(y, m, 1) for y in range(2005, 2027) for m in (3, 9)]
    found = [
        [
            row["group_formed"] == "true"
            for row in rows("battlegroup_rosters")
            if row["valid_from"] <= str(day) < row["valid_to"]
        ]
        for day in days
    ]
    two, one = (sum(sum(groups) == number for groups in found) for number in (2, 1))
    none = sum(groups == [False] for groups in found)
    unknown = sum(not groups for groups in found)
    assert battlegroups_on_call().sentence == (
        f"From 2007 on two Battlegroups were to be on call at any time. The data know two groups for {two} half-years"
        f" and one for {one}; for {none} a schedule had none, and for {unknown} nothing was found."
    )


def test_a_gap_in_the_data_is_no_empty_place():
    """Oracle: the table's description: nothing was found for 2024; for the first half of 2021 no group was planned."""
    groups = standby._groups()
    assert standby.filled(groups, dt.date(2024, 3, 1)) is None
    assert standby.filled(groups, dt.date(2021, 3, 1)) == 0
    assert "may have been on call all the same" in battlegroups_on_call().source


def test_a_state_leads_or_takes_part_as_the_table_of_participants_says():
    roles = [row["role"] for row in rows("battlegroup_participants") if row["country"] == "GR"]
    sentence, others = battlegroups_on_call("Greece").sentence, len(roles) - roles.count("lead")
    assert f"Greece led {roles.count('lead')} of these groups and was a partner in {others or 'none'}." in sentence


def test_what_nobody_looked_up_is_known_from_memory_and_not_from_reports():
    """Oracle: the column `confidence` of the rosters: recalled means that no source was seen."""
    said = dict(
        zip(battlegroups_on_call().columns["Half-year"], battlegroups_on_call().columns["Known from"], strict=True)
    )
    recalled = [row for row in rows("battlegroup_rosters") if row["confidence"] == "recalled"]
    assert recalled and said["second half of 2008"] == "memory" and said["2025"] == "reports"
    assert sum(how == "memory" for how in battlegroups_on_call().columns["Known from"]) == sum(
        row["planned_only"] == "false" for row in recalled
    )


def test_every_row_is_a_mark_and_says_its_source():
    view = battlegroups_on_call()
    assert list(view.drawn.marks) == [
        row["roster_id"] for row in sorted(rows("battlegroup_rosters"), key=lambda r: (r["valid_from"], r["roster_id"]))
    ]
    assert all("Source: " in facts for facts in view.drawn.marks.values())
    assert "Half-year: first half of 2005. Led by: France." in view.drawn.marks["2005-H1-FR"]


def test_a_state_without_a_place_is_refused_with_those_that_have_one():
    with pytest.raises(ValueError, match="state with a place in a Battlegroup"):
        battlegroups_on_call("Iceland")


def test_every_control_driven_to_its_ends():
    for _, view, problem in explore_battlegroups_on_call().walk():
        assert problem is None and view.drawn.marks
