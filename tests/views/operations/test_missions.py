"""Missions as of a day. Oracle: the table of missions read with plain loops, and days that are known from elsewhere."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eudefence.data.package import course
from eudefence.views import explore_missions, missions_view
from eudefence.views.operations.mission_states import FIRST_DAY, TYPES, duration, mission_state
from eudefence.views.operations.theatres import PLACES, REGION_OF
from eudefence.views.page.marks import facts
from tests import pictures

EDITION = course().edition
MISSIONS = course().rows("csdp_missions")
DAYS = st.dates(FIRST_DAY, EDITION)


def states(view):
    return Counter(view.table.iloc[:, 6])


def test_the_first_day():
    """The police mission in Bosnia began on 1 January 2003 and was the first (IAI 2026, section 1.1; Council
    2002/210/CFSP).
    """
    view = missions_view("2003-01-01")
    assert view.table.loc[view.table["On 1 January 2003"] == "running", "Mission"].tolist() == ["EUPM BiH"]


@pytest.mark.parametrize(
    "mission, day, state",
    [
        ("eutm-mali", "2024-05-18", "running"),  # its last day, by the Council's press release of that month
        ("eutm-mali", "2024-05-19", "ended"),
        ("aspides", "2024-02-18", "not yet"),  # launched on 19 February 2024 (IAI 2026, page 4)
        ("aspides", "2024-02-19", "running"),
        ("eufor-libya", "2011-05-01", "never"),
        ("eufor-libya", "2011-03-31", "not yet"),
        ("eubam-rafah", "2026-06-30", "running"),  # the last day of the last mandate known
        ("eubam-rafah", "2026-07-01", "undecided"),
        ("eutm-rca", "2025-10-09", "running"),  # seen at work on that day: its new commander was presented
        ("eutm-rca", "2025-10-10", "undecided"),
        ("eupm-armenia", "2026-10-08", "undecided"),  # decided; nobody saw it start
    ],
)
def test_states_on_days_that_are_known(mission, day, state):
    assert mission_state(course().find("csdp_missions", mission), dt.date.fromisoformat(day)) == state


@given(DAYS)
def test_a_lapsed_mandate_without_news_is_never_running(day):
    for row in MISSIONS:
        if row["valid_to"] is None and row["mandate_until"] and row["mandate_until"] < day:
            assert mission_state(row, day) == "undecided"


@given(DAYS, DAYS)
def test_states_come_in_their_order(one, other):
    """A mission that has ended does not come back, and one that has begun is not still to begin."""
    order = {"not yet": 0, "running": 1, "undecided": 2, "ended": 3, "never": 3}
    first, last = sorted((one, other))
    for row in MISSIONS:
        assert order[mission_state(row, first)] <= order[mission_state(row, last)]


@settings(max_examples=12, deadline=None)
@given(DAYS)
def test_counts_of_the_sentence_are_those_of_the_table(day):
    view = missions_view(day)
    found = states(view)
    total = sum(row["is_csdp"] for row in MISSIONS)
    assert sum(found.values()) == total
    assert f"{found['running'] or 'none'} of the {total} missions" in view.sentence
    for state, words in (
        ("cannot be decided", "cannot be decided"),
        ("ended", "had ended"),
        ("not yet begun", "had not begun"),
    ):
        assert (f"{found[state]} {words}" in view.said) == bool(found[state])


def test_what_is_no_csdp_mission_is_left_out_and_said():
    assert "is no CSDP mission and is left out" in missions_view().more
    assert "EUBAM Moldova-Ukraine" not in set(missions_view().table["Mission"])
    assert "EUBAM Moldova-Ukraine" in set(missions_view(not_csdp=True).table["Mission"])


def test_executive_missions():
    """Only armed operations and, in part, EULEX Kosovo may use force or act in place of local authorities."""
    found = missions_view(executive="yes").table
    assert set(found["Type"]) == {"military operation", "civilian mission"}
    assert found.loc[found["Type"] == "civilian mission", "Mission"].tolist() == ["EULEX Kosovo"]
    assert len(found) + len(missions_view(executive="no").table) == len(missions_view().table)


def test_regions_cover_all_theatres():
    theatres = {row["country"] for row in course().rows("csdp_mission_theatres")}
    assert theatres == set(REGION_OF) == set(PLACES)
    assert len(set(PLACES.values())) == len(PLACES)
    kosovo = missions_view(region="europe").table["Mission"]
    assert "EULEX Kosovo" in set(kosovo) and "EUTM Mali" not in set(kosovo)


def test_a_training_ground_is_not_the_region_of_a_mission():
    assert "EUMAM Ukraine" in set(missions_view(region="europe").table["Mission"])
    assert "EUTM Somalia" in set(missions_view(region="africa").table["Mission"])


def test_how_long():
    """Artemis, 12 June to 1 September 2003: 19 days of June, 31, 31 and 1. Unknown ends say so."""

    def find(mission):
        return course().find("csdp_missions", mission)

    assert duration(find("artemis"), EDITION) == (19 + 31 + 31 + 1, "82 days")
    assert duration(find("artemis"), dt.date(2003, 6, 22)) == (10, "10 days so far")
    assert duration(find("eutm-rca"), EDITION)[1].endswith("to the last day on which it was seen; end unknown")
    assert duration(find("eupm-armenia"), EDITION) == (None, "start not confirmed")
    assert duration(find("eufor-libya"), EDITION) == (None, "–")
    assert duration(find("irini"), dt.date(2019, 1, 1)) == (None, "–")


def test_every_strength_keeps_its_date():
    table = missions_view(not_csdp=True).table
    assert (table["Strength (persons)"].isna() == table["Strength is of"].isna()).all()
    assert "6,400 (2004)" in pictures.texts(missions_view())  # Althea at its start


def test_every_mission_is_a_mark_that_says_its_row():
    """Oracle: the table of the view; each row is drawn once, with the source that csdp_missions names."""
    view = missions_view(not_csdp=True)
    sources = {row["short_name"]: row["source_id"] for row in MISSIONS}
    told = {facts(row, sources[row["Mission"]]) for row in view.rows}
    assert set(view.drawn.marks.values()) == told and len(told) == len(MISSIONS)
    assert set(view.drawn.marks) == {row["mission_id"] for row in MISSIONS}


def test_one_type_stands_in_one_column_and_all_of_them_in_two():
    """Oracle: the places of the headings in the SVG."""

    def lefts(view):
        return {word.left for word in pictures.words(view) if word.text.endswith(" running")}

    assert lefts(missions_view(types="military_operation")) == {0}
    assert len(lefts(missions_view())) == 2


def test_what_is_not_known_of_a_time_is_hatched():
    """EUFOR Libya was never launched: its bar is hatched with lines of its own; Artemis ended: a plain one."""
    drawn = missions_view("2020-01-01", types="military_operation").picture()
    groups = {name: drawn.split(f'data-mark="{name}"')[1].split("</g>")[0] for name in ("eufor-libya", "artemis")}
    assert ("ed-hatch" in groups["eufor-libya"], "ed-hatch" in groups["artemis"]) == (True, False)


def test_what_comes_after_the_day_is_pale():
    """Althea ran from 2004 on, so on a day of 2010 its bar has two parts, and on the edition's day one."""

    def parts(day):
        return missions_view(day).picture().split('data-mark="althea"')[1].split("</g>")[0].count("<rect")

    assert parts("2010-01-01") == 2 and parts(EDITION) == 1


def test_tiles_count_what_the_table_lists():
    view = missions_view("2009-01-01", form="places")
    congo = view.table[view.table["Where"].str.contains("Democratic Republic of the Congo")]
    now = (congo.iloc[:, 6] == "running").sum()
    known = congo.iloc[:, 6].isin(["running", "ended"]).sum()
    words = pictures.texts(view)
    assert words[words.index("DR Congo") + 1] == f"{now} of {known}"
    said = view.drawn.marks["CD"]
    assert said.startswith(f"Democratic Republic of the Congo. Running on 1 January 2009: {now} of {known}.")
    for mission in congo["Mission"]:
        assert mission in said


@pytest.mark.parametrize(
    "arguments, words",
    [
        ({"on": "2002-12-31"}, "on: 2002-12-31 is too early; missions can be shown from"),
        ({"on": "2027-01-01"}, "on: 2027-01-01 is later than the edition"),
        ({"form": "tile"}, "form: 'tile'"),
        ({"types": "militry_mission"}, "Did you mean 'military_mission'"),
        ({"types": []}, "types: none chosen"),
        ({"region": "afrika"}, "Did you mean 'africa'"),
        ({"executive": "maybe"}, "executive: 'maybe'"),
        ({"types": "military_mission", "executive": "yes"}, "no mission fits"),
    ],
)
def test_bad_arguments(arguments, words):
    with pytest.raises(ValueError, match=words):
        missions_view(**arguments)


def test_every_control_to_its_ends():
    for setting, view, problem in explore_missions().walk():
        if setting["types"] == ():
            assert problem.startswith("Types: none chosen") and "civilian missions" in problem
        else:
            assert problem is None and view.sentence.endswith(".") and len(view.table)


def test_every_type_in_both_drawings_at_the_ends():
    for kind in TYPES:
        for form in ("time", "places"):
            for day in (FIRST_DAY, EDITION):
                if kind != "not_csdp":
                    pictures.check(missions_view(day, form, kind), (kind, form, day))


def test_the_tiles_say_what_is_contested_about_their_places():
    """EULEX works in Kosovo and EUPOL COPPS in Palestine, which not all members recognise as states (countries.csv)."""
    everywhere = missions_view("2016-01-01", "places")
    assert "five EU members do not recognise it" in everywhere.source and "Palestine" in everywhere.source
    africa = missions_view("2016-01-01", "places", region="africa")
    assert "Kosovo" not in africa.source


def test_a_mission_seen_at_work_after_its_last_known_mandate():
    """The new commander of the mission in the Central African Republic was presented on 9 October 2025 (Alwihda
    Info).
    """
    table = missions_view("2026-01-01").table.set_index("Mission")
    assert table.loc["EUTM RCA", "Last day"] == "seen at work on 9 October 2025"
