"""Projects by state, the core's range, formats in time and by alignment, and a state that leaves. Oracles: the rows of
the tables, read and counted here a second time.
"""

from collections import Counter

import pytest

from eudefence import views
from eudefence.models.clubs import networks
from eudefence.views.clubs.alignment import aligned
from eudefence.views.clubs.without_a_state import MEASURES
from tests import pictures
from tests.raw_rows import rows

from .test_club_network import formats_today

DAYS = [None, "2018-04-01", "2023-06-01"]


@pytest.mark.parametrize("on", DAYS)
def test_projects_by_state_can_be_read(on):
    view = views.projects_by_state(on)
    pictures.check(view, on)
    states = {key for key in view.drawn.marks if not key.startswith("lists ")}
    assert states == set(view.columns["Code"])


def test_projects_by_state_are_counts_of_rows():
    running = {row["project_id"] for row in rows("pesco_projects") if not row["valid_to"]}
    led = Counter(
        row["country"]
        for row in rows("pesco_participants")
        if row["project_id"] in running and row["role"] == "coordinator" and not row["valid_to"]
    )
    view = views.projects_by_state()
    found = {row["Code"]: row["Coordinates"] for row in view.rows if row["Coordinates"]}
    assert found == led
    lists = Counter(row["membership"] for row in rows("pesco_projects") if row["project_id"] in running)
    told = {key: said for key, said in view.drawn.marks.items() if key.startswith("lists ")}
    assert {key.removeprefix("lists ") for key in told} == set(lists)
    assert all(f"Projects: {lists[key.removeprefix('lists ')]} (" in said for key, said in told.items())


def test_observers_and_applicants_are_not_counted():
    turkey = [row for row in rows("pesco_participants") if row["country"] == "TR"]
    assert [row["role"] for row in turkey] == ["applicant"]
    assert "TR" not in views.projects_by_state().columns["Code"]


def test_before_the_first_project_nothing_is_drawn():
    for view in (views.projects_by_state, views.core_of_pesco):
        with pytest.raises(ValueError, match="before the first PESCO project"):
            view("2018-03-05")


@pytest.mark.parametrize("on", DAYS)
@pytest.mark.parametrize("weight", ["shared", "newman"])
def test_the_core_says_how_sure_it_is(on, weight):
    view = views.core_of_pesco(on, weight)
    pictures.check(view, (on, weight))
    held = networks.core_periphery(networks.roll("pesco", on=on), weight).range
    tiers = {row["Code"]: row["How sure"] for row in view.rows}
    assert {code for code, tier in tiers.items() if tier == "certain"} == set(held.certain)
    assert {code for code, tier in tiers.items() if tier == "likely"} == set(held.likely)
    assert {code for code, tier in tiers.items() if tier == "possible"} == set(held.possible)
    assert all(row["Projects at least"] <= row["Projects at most"] for row in view.rows)


def test_the_least_of_the_core_is_what_projects_by_state_count():
    counted = {
        row["Code"]: row["Coordinates"] + row["Takes part without coordinating"]
        for row in views.projects_by_state().rows
    }
    least = {row["Code"]: row["Projects at least"] for row in views.core_of_pesco().rows}
    assert least == {code: counted[code] for code in least}


@pytest.mark.parametrize("kind", ["all", "minilateral_group", "pooling", "headquarters", "organisation"])
def test_formats_in_time_have_a_mark_for_each_dated_row(kind):
    view = views.formats_in_time(kind)
    pictures.check(view, kind)
    dated = [
        row["format_id"]
        for row in rows("formats")
        if row["valid_from"] and row["kind"] != "proposal" and kind in ("all", row["kind"])
    ]
    assert set(view.drawn.marks) == set(dated)
    recalled = sum(row["confidence"] == "recalled" for row in rows("formats") if row["format_id"] in dated)
    signs = pictures.texts(view).count("?")
    assert signs == recalled + 1  # one of them in the legend


def test_formats_with_nato_are_those_of_the_table():
    nato = sum(row["anchoring"] == "nato" for row in rows("formats"))
    assert {1: "One is", 2: "Two are", 3: "Three are", 4: "Four are"}[nato] in views.formats_in_time().sentence


@pytest.mark.parametrize("on", [None, "2022-06-01", "1999-01-01"])
def test_alignment_can_be_read(on):
    view = views.alignment(on)
    pictures.check(view, on)
    assert len(view.drawn.marks) == len(view.rows)
    parts = ("In the Union and NATO", "In NATO only", "In the Union only", "In neither")
    assert all(sum(row[part] for part in parts) == row["Members"] for row in view.rows)


def test_alignment_follows_the_day():
    """Oracle: Finland joined NATO on 4 April 2023 and Sweden on 7 March 2024, and both are in the Nordic-Baltic Eight;
    Iceland and Norway are in NATO only."""
    row = {on: {r["Format"]: r for r in views.alignment(on).rows}["Nordic-Baltic Eight"] for on in ("2022-06-01", None)}
    assert (row["2022-06-01"]["In the Union only"], row["2022-06-01"]["In NATO only"]) == (2, 2)
    assert row["2022-06-01"]["Where it stands"].startswith("bridges")
    assert (row[None]["In the Union only"], row[None]["In NATO (%)"], row[None]["In the Union (%)"]) == (0, 100, 75)


def test_alignment_counts_members_by_their_rows():
    members = Counter(club for clubs in formats_today().values() for club in clubs)
    found = {one.club.row: one.size for one in aligned()}
    assert found == {club: number for club, number in members.items() if number > 1}


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("asked", [("GB", "formats"), ("FR", "pesco"), ("NO", "all")])
def test_without_a_state_every_state_has_a_bar(measure, asked):
    view = views.without_a_state(*asked, measure=measure)
    pictures.check(view, (asked, measure))
    assert list(view.drawn.marks) == view.columns["Code"]


def test_memberships_that_end_are_those_of_the_rows():
    mine = formats_today()
    view = views.without_a_state("GB", "formats", "memberships")
    found = {row["Code"]: row["Memberships that end"] for row in view.rows}
    assert found == {code: len(clubs) for code, clubs in mine.items()} | {c: 0 for c in found if c not in mine}
    place = 1 + sum(number > len(mine["GB"]) for number in found.values())
    assert f"place {place} among {len(found)} states" in view.sentence
    mean = f"{sum(found.values()) / len(found):.1f}".removesuffix(".0")
    assert f"a state drawn by chance costs {mean} on average" in view.sentence


def test_states_that_lose_as_much_are_told():
    """Oracle: the columns of the same view."""
    view = views.without_a_state("US", "formats", "memberships")
    column = dict(zip(view.columns["Code"], view.columns["Memberships that end"], strict=True))
    assert sum(lost == column["US"] for lost in column.values()) == 5 and "states, with four others;" in view.sentence
    view = views.without_a_state("US", "formats", "left_single")
    none = view.columns["Clubs left with fewer than two members"].count(0) - 1
    others = len(view.columns["Code"]) - 1
    assert f"there would be none, as without {none} of the {others} other states" in view.sentence
    assert "whichever state goes" in views.without_a_state("US", "formats", "cut_off").sentence


def test_a_state_in_none_of_the_clubs_cannot_leave_them():
    with pytest.raises(ValueError, match="Malta was in none of the PESCO projects"):
        views.without_a_state("MT", "pesco")
    explorer = views.explore_without_a_state()
    explorer.set(kind="missions")
    assert "was in none of the missions" in explorer.problem
    explorer.set(country="NO")
    assert explorer.problem is None and "Norway" in explorer.view.sentence
