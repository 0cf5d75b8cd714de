"""Small groups and mutual assistance. Oracles: the Bundestag's vote of 4 December 2015, the British offer of 23
November 2015, Article 42(7) TEU (aid by each state, no act of the Union).
"""

import datetime as dt

from eudefence.data.package import course


def test_what_states_gave_came_after_france_had_asked():
    asked = course().find("events", "ev037")["date"]
    assert asked == dt.date(2015, 11, 17)
    assert all(row["date"] > asked for row in course().rows("mutual_assistance"))


def test_germany_and_britain_gave_aircraft_ships_and_a_base_and_nobody_a_command():
    gave = {(row["country"], row["kind"]) for row in course().rows("mutual_assistance")}
    assert {("DE", "aircraft"), ("DE", "ship"), ("GB", "base"), ("GB", "ship"), ("BE", "ship")} <= gave
    nothing = [row for row in course().rows("mutual_assistance") if row["kind"] == "nothing_found"]
    assert nothing and all(row["purpose"] == "none" for row in nothing)


def test_no_row_lies_after_the_day_up_to_which_was_searched_or_before_its_group():
    for row in course().rows("format_activity"):
        until = course().find("format_searches", row["format_id"])["searched_until"]
        assert row["date"] <= until, row["activity_id"]
    for row in course().rows("format_activity"):
        began = course().find("formats", row["format_id"])["valid_from"]
        early = row["date"] < began
        assert not early or row["kind"] == "headquarters_or_staff", row["activity_id"]


def test_rows_of_a_group_stand_in_the_order_of_their_dates():
    rows = course().rows("format_activity")
    for key in {row["format_id"] for row in rows}:
        mine = [row["date"] for row in rows if row["format_id"] == key]
        assert mine == sorted(mine), key
