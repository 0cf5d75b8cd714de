"""Battlegroups on standby. Oracle: the lines of battlegroup_rosters.csv, their dates compared as text."""

import csv

import pytest

from eudefence import views
from eudefence.data.package import course


@pytest.mark.parametrize("day", ["2005-03-01", "2012-10-01", "2018-10-01", "2025-03-01"])
def test_the_groups_of_a_day_are_those_of_the_file(day):
    with open(course().folder / "battlegroup_rosters.csv", encoding="utf-8", newline="") as file:
        there = [line for line in csv.DictReader(file) if line["valid_from"] <= day < line["valid_to"]]
    view = views.battlegroups_on(day)
    assert view.columns["Name"] == [line["name"] for line in there]
    formed = sum(line["group_formed"] == "true" for line in there)
    assert f"{formed or 'no'} group" in view.sentence


def test_a_day_before_the_first_roster_has_none():
    assert "no group on standby" in views.battlegroups_on("2003-01-01").sentence
