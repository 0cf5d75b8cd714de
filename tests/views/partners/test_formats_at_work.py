"""What small groups have done. Oracles: the official statements of their meetings, counted by hand (five meetings of
the ministers of the Intervention Initiative: Paris, Hilversum, by video, Stockholm, Oslo; eight of those of the E5, of
which the numbers given by ministers leave Brussels out), and cases made up for the purpose.
"""

import datetime as dt
import re
from xml.etree import ElementTree

import pytest

from eudefence import views
from eudefence.data.package import course
from eudefence.views.partners.formats_at_work import GROUPS, Record, last_found, meetings_at_first, record, sentence
from eudefence.views.partners.formats_at_work_drawing import KINDS, spread
from tests import pictures

_WINDOWS = ((2018, 2026), (1992, 2026))


def _met(key, contested=False):
    return [
        row["date"]
        for row in course().rows("format_activity")
        if row["format_id"] == key and row["kind"] == "ministers_meeting" and row["contested"] is contested
    ]


def test_ministers_of_the_initiative_met_once_a_year_and_the_last_time_in_oslo():
    assert [day.year for day in _met("ei2")] == [2018, 2019, 2020, 2021, 2022]
    assert max(_met("ei2")) == dt.date(2022, 12, 7)


def test_the_number_that_the_polish_ministry_gave_to_krakow_leaves_brussels_out():
    """Oracle: Rome was called the fourth, London the fifth, Berlin the sixth, Krakow the seventh."""
    numbered = sorted(_met("e5"))
    called = {4: dt.date(2025, 5, 16), 5: dt.date(2025, 9, 10), 6: dt.date(2025, 11, 14), 7: dt.date(2026, 2, 20)}
    assert {number: numbered[number - 1] for number in called} == called
    assert _met("e5", contested=True) == [dt.date(2025, 2, 13)]


def test_the_first_picture_says_who_acted_who_fell_silent_and_who_met():
    """By hand: the E5 had seven meetings of ministers and two of leaders by October 2026, the Initiative two of
    ministers by 25 June 2020.
    """
    said = views.formats_at_work().sentence
    assert said.startswith("Exercises, forces sent out or joint purchases")
    assert "were found for two of the six groups from 2018 to 2026: JEF and CAVS." in said
    assert "(E5) met nine times in less than two years (one more is contested)" in said
    assert "(EI2) twice in its first two years" in said
    assert "Of EI2 nothing with a date was found after 7 December 2022, in pages up to 8 October 2026." in said
    assert "3 and 4 May of a year that the page does not show" in views.formats_at_work().more  # it may be later


def test_a_force_that_sources_do_not_all_give_to_the_group_is_no_deed_of_it():
    """Oracle: Takuba stood under French command; only the French ministry counts it."""
    view = views.formats_at_work("EI2")
    row = next(row for row in view.rows if "Takuba" in row["What"])
    assert "French command" in row["Contested"]
    assert (
        "No exercise, force sent out or joint purchase that nobody contests was found from 2018 to 2026."
        in view.sentence
    )
    assert 'fill="#FFFFFF"' in re.search(r'data-mark="ei2-07".*?</g>', view.picture(), re.S)[0]


def test_deeds_outside_the_years_shown_are_not_called_deeds_that_were_not_found():
    """Oracle: the staff of Eurocorps led in Kosovo and in Afghanistan before 2018, and was found nowhere after."""
    said = {years: views.formats_at_work(["E5", "Eurocorps"], years=years).sentence for years in _WINDOWS}
    assert "found for none of the two groups from 2018 to 2026. Those of Eurocorps lie outside" in said[2018, 2026]
    assert "one of the two groups from 1992 to 2026: Eurocorps." in said[1992, 2026]
    assert "outside these years" not in said[1992, 2026]


def _made_up(key, begun, last, *rows, meets=True):
    told = tuple({"kind": kind, "date": dt.date.fromisoformat(day), "contested": open_} for kind, day, open_ in rows)
    searched = {"searched_until": dt.date(2026, 10, 8)}
    return Record(key, f"Name of {key}", begun, told, last, last, "day", searched, meets)


def test_only_the_first_two_years_count_and_contested_meetings_are_counted_apart():
    one = _made_up(
        "e5",
        dt.date(2020, 5, 1),
        dt.date(2023, 1, 1),
        ("ministers_meeting", "2020-05-01", False),
        ("leaders_meeting", "2022-04-30", False),
        ("ministers_meeting", "2022-05-01", False),
        ("ministers_meeting", "2021-01-01", True),
        ("exercise", "2021-01-01", False),
    )
    assert meetings_at_first(one) == (2, 1)


def test_what_sources_contest_makes_no_record_longer():
    sure = {"date": dt.date(2022, 1, 1), "contested": False}
    assert last_found([sure, {"date": dt.date(2024, 1, 1), "contested": True}]) is sure


@pytest.mark.parametrize("last, silent", [(dt.date(2024, 10, 7), True), (dt.date(2024, 10, 9), False)])
def test_silence_is_said_after_two_years_without_anything_found(last, silent):
    one = record("e5", tuple(KINDS), 2018, 2026)._replace(heard=last, rows=())
    other = record("jef", tuple(KINDS), 2018, 2026)
    assert ("Of E5 nothing with a date was found" in sentence([one, other], ("exercise",), 2018, 2026)) is silent


def test_programmes_and_headquarters_are_not_counted_by_meetings_nobody_looked_for():
    meets = {key: record(key, tuple(KINDS), 1992, 2026).meets for key in GROUPS}
    assert {key for key, yes in meets.items() if not yes} == {"cavs", "essi", "elsa", "eurocorps", "cjef", "mnf-u"}


def test_every_group_with_a_record_was_searched_and_can_be_chosen():
    acted = {row["format_id"] for row in course().rows("format_activity")}
    assert acted == {row["format_id"] for row in course().rows("format_searches")} == set(GROUPS)


def test_a_contested_row_gives_its_reason_and_no_other_does():
    for row in course().rows("format_activity"):
        assert bool(row["contested_reason"]) is row["contested"], row["activity_id"]


def test_signs_keep_their_distance_and_their_order():
    """By hand; the last may not lie behind the end, so those before it give way."""
    assert spread([0, 1, 2, 50], 9, 60) == [0, 9, 18, 50]
    assert spread([0, 1, 44, 50], 9, 48) == [0, 9, 39, 48]
    assert spread([], 9, 48) == []


def test_seven_groups_are_too_many_and_unknown_years_are_refused():
    with pytest.raises(ValueError, match="groups: 7 are too many"):
        views.formats_at_work(list(GROUPS)[:7])
    with pytest.raises(ValueError, match="years: 2026 comes after 2018"):
        views.formats_at_work("EI2", years=(2026, 2018))


def test_nothing_found_in_the_years_asked_for_is_said_and_drawn():
    view = views.formats_at_work("EI2", years=(2023, 2026))
    assert view.sentence.startswith("Of what was asked for nothing was found from 2023 to 2026") and not view.rows
    pictures.check(view)


def test_without_a_box_ticked_the_explorer_asks_for_one():
    """In few words: the list of all names would push the picture out of sight."""
    explorer = views.explore_formats_at_work()
    explorer.set(groups=[])
    assert explorer.problem == "Tick at least one group and one kind."


@pytest.mark.parametrize("years", _WINDOWS)
def test_marks_at_the_end_of_the_years_do_not_lie_on_each_other(years):
    """Arrow keys would not reach one of two marks with the same place."""
    root = ElementTree.fromstring(views.formats_at_work(["E5", "Coalition of the Willing"], years=years).picture())
    marks = [one for one in root.iter(f"{pictures.SVG}g") if one.get("class") == "ed-mark"]
    shapes = [sorted(one[-1].attrib.items()) for one in marks]
    assert len(shapes) > 10 and all(shapes.count(one) == 1 for one in shapes)
