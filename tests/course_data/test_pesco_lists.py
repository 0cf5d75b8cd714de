"""Members of PESCO projects, against the Council's own lists: Decision (CFSP) 2018/340, Annexes I and II."""

import datetime as dt
from collections import Counter

import pytest

from eudefence.data.package import course

#: Annex II as of two days: how many memberships, how many projects, and those of seven states.
LISTS = {
    "2020-11-20": (240, 46, {"FR": 30, "ES": 24, "IT": 24, "DE": 17, "PL": 12, "IE": 1, "SE": 6}),
    "2023-05-22": (356, 68, {"FR": 51, "IT": 36, "ES": 31, "DE": 26, "PL": 13, "IE": 4, "SE": 15}),
}
#: Projects whose members changed between the lists, as the lists have them.
CHANGED = {
    ("crrt", "2018-03-06"): "LT ES FR HR NL RO FI",
    ("crrt", "2020-11-20"): "LT EE HR NL PL RO",
    ("crrt", "2023-05-22"): "LT BE EE HR NL PL RO SI",
    ("cidcc", "2019-11-12"): "DE CZ ES HU NL",
    ("cidcc", "2020-11-20"): "DE ES HU NL",
    ("cidcc", "2023-05-22"): "DE FR HU NL",
    ("ecowar", "2020-11-20"): "FR BE ES HU PL RO SE",
    ("ecowar", "2023-05-22"): "FR BE ES PL RO SE",
    ("ngmh", "2023-05-22"): "FR ES IT FI",
    ("role2f", "2023-05-22"): "ES BG FR PT FI SE",
}


def members_on(day: str) -> list[tuple[str, str]]:
    on = dt.date.fromisoformat(day)
    return [
        (row["project_id"], row["country"])
        for row in course().rows("pesco_participants")
        if row["role"] in ("coordinator", "participant")
        and not row["third_state"]
        and row["valid_from"]
        and row["valid_from"] <= on
        and (row["valid_to"] is None or row["valid_to"] > on)
    ]


@pytest.mark.parametrize("day", LISTS)
def test_memberships_are_as_many_as_on_the_list(day):
    memberships, projects, by_state = LISTS[day]
    found = members_on(day)
    counts = Counter(country for _, country in found)
    assert (len(found), len({project for project, _ in found})) == (memberships, projects)
    assert {country: counts[country] for country in by_state} == by_state


@pytest.mark.parametrize("project, day", CHANGED)
def test_members_of_a_project_are_those_of_the_list(project, day):
    assert {country for key, country in members_on(day) if key == project} == set(CHANGED[project, day].split())


def test_waves_and_closed_projects_by_the_official_count():
    """PESCO secretariat, 27 May 2025: 83 launched, 75 running, eight closed; two of the eight have no name here."""
    rows = course().rows("pesco_projects")
    assert [Counter(row["wave"] for row in rows)[wave] for wave in range(1, 7)] == [17, 17, 13, 14, 11, 11]
    assert sum(row["status"] == "closed" for row in rows) == 8 - 2
    assert {row["membership"] for row in rows if row["wave"] < 6} == {"full"}
