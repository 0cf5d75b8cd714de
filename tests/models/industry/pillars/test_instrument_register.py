"""The register by day. Oracle: the first and last days of the acts themselves, and the bare file."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

import eudefence as ed
from eudefence import pillars

ROWS = ed.rows("instruments")


@pytest.mark.parametrize(
    ("key", "before", "first"),
    [
        ("EDF", "2020-12-31", "2021-01-01"),
        ("SAFE", "2025-05-28", "2025-05-29"),
        ("EDIP", "2025-12-29", "2025-12-30"),
        ("EDIRPA", "2023-10-26", "2023-10-27"),
    ],
)
def test_an_instrument_is_in_force_from_its_first_day_on(key, before, first):
    assert key not in pillars.register(before) and key in pillars.register(first)
    with pytest.raises(ValueError, match=r"not in the register .* It is in force since"):
        pillars.register(before)[key]


@pytest.mark.parametrize(
    ("key", "last", "after"),
    [
        ("EDIDP", "2020-12-31", "2021-01-01"),
        ("ASAP", "2025-06-30", "2025-07-01"),
        ("EDIRPA", "2025-12-31", "2026-01-01"),
    ],
)
def test_it_is_in_force_on_its_last_day_and_not_on_the_next(key, last, after):
    assert key in pillars.register(last) and key not in pillars.register(after)
    with pytest.raises(ValueError, match="It ended before"):
        pillars.register(after)[key]


def test_the_amount_is_that_of_the_day():
    """Regulation (EU) 2024/795 raised the Fund on 1 March 2024."""
    assert [pillars.register(day)["EDF"].amount for day in ("2024-02-29", "2024-03-01")] == [7953, 9453]


def test_proposals_stand_apart_and_what_failed_stands_nowhere():
    now = pillars.register()
    assert {"MFF_2834_ECF", "SAFE_2"} <= {one.id for one in now.proposals} and "MFF_2834_ECF" not in now
    assert not {"SAFE_UK"} & {one.id for one in (*now, *now.proposals)}
    assert now["MFF_2834_ECF"].in_force is False
    assert "MFF_2834_ECF" not in {one.id for one in pillars.register("2025-07-15").proposals}


def test_talks_that_failed_were_never_in_force_even_while_they_lasted():
    """The Union and the United Kingdom talked from 18 September to 28 November 2025 and did not agree."""
    assert "SAFE_UK" not in pillars.register("2025-10-15")


def test_partners_are_those_of_the_day():
    """Article 5(b) of Regulation (EU) 2021/697 opens the Fund to Ukraine from 23 December 2025 on."""
    before, after = (dict(pillars.register(day)["EDF"].partners) for day in ("2025-12-22", "2025-12-23"))
    assert set(after) - set(before) == {"Ukraine"} and "Norway" in before


def test_how_it_stands_to_the_two_constraints_is_said_with_both_readings_where_contested():
    fund, facility, loans = (pillars.register()[key] for key in ("EDF", "EPF", "SAFE"))
    assert (fund.money_rule.relation, facility.money_rule.relation, loans.money_rule.relation) == (
        "contested", "bound", "outside",
    )  # fmt: skip
    assert fund.money_rule.objection and fund.money_rule.reason


def test_every_contested_relation_has_an_objection_and_no_other_has():
    for row in ed.rows("instrument_constraints"):
        assert (row["relation"] == "contested") == bool(row["objection"]), row


def test_the_row_and_the_frame_say_the_same():
    now = pillars.register()
    assert list(now.table.index) == [row["id"] for row in now.rows] and now.table.attrs["on"] == "2026-10-08"
    assert now.table.loc["SAFE", "money_rule"] == "outside"


def test_a_misspelt_instrument_is_answered_with_the_nearest():
    with pytest.raises(ValueError, match="European Defence Fund"):
        pillars.register()["European Defense Fund"]


@given(st.dates(dt.date(1999, 1, 1), dt.date(2026, 10, 8)))
def test_on_any_day_only_what_had_begun_and_not_ended_is_in_force(day):
    there = {one.id for one in pillars.register(day) if one.in_force}
    never = ("idea", "proposed", "agreed", "failed")
    for row in ROWS:
        if row["valid_from_precision"] == "day":
            begun = row["valid_from"] is not None and row["valid_from"] <= day and row["status"] not in never
            assert (row["instrument_id"] in there) == (begun and (row["valid_to"] is None or day < row["valid_to"]))


def test_each_says_itself_in_whole_sentences():
    for day in ("2005-01-01", "2018-01-01", "2026-10-08"):
        for one in pillars.register(day):
            assert str(one).endswith(".") and "None" not in str(one) and "_" not in str(one), str(one)
