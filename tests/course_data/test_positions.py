"""Positions carry the government that held them and an end. Oracle of each test: the change of government or the speech
it names.
"""

import datetime as dt

import pandas as pd
import pytest

import eudefence as ed
from eudefence.data.package import course


def held(position, day):
    """True, False or None (cannot be decided): whether a position counts on a day."""
    frame = ed.load("positions", as_of=day)
    rows = frame[frame["position_id"] == position]
    if rows.empty:
        return False
    on = rows["valid_on"].iloc[0]
    return None if pd.isna(on) else bool(on)


@pytest.mark.parametrize(
    ("position", "last", "after"),
    [
        ("HU-Q1", "2026-05-08", "2026-05-09"),  # Magyar prime minister, 9 May 2026
        ("LV-Q3a", "2026-05-27", "2026-05-28"),  # Kulbergs government, 28 May 2026
        ("LV-Q4", "2026-05-27", "2026-05-28"),
        ("DK-Q3a", "2026-06-01", "2026-06-02"),  # third Frederiksen government, 2 June 2026
        ("DK-Q8", "2026-06-01", "2026-06-02"),
        ("DK-Q6", "2022-12-14", "2022-12-15"),  # second Frederiksen government, 15 December 2022
        ("SE-Q8", "2026-09-12", "2026-09-13"),  # Riksdag election of 13 September 2026, government in a minority
        ("SI-Q1", "2026-05-31", "2026-07-01"),  # Janša government, June 2026
        ("GB-Q3a", "2026-07-19", "2026-07-20"),  # Burnham prime minister, 20 July 2026
        ("IT-Q1", "2025-10-21", "2025-10-22"),  # Meloni in the Senate, 22 October 2025
    ],
)
def test_a_position_ends_with_its_government(position, last, after):
    assert held(position, last) is True and held(position, after) is False


def test_between_the_days_of_a_month_the_end_is_undecided():
    """The new Slovenian government is known to the month only (June 2026)."""
    assert held("SI-Q1", "2026-06-15") is None


def test_italy_and_the_netherlands_on_majority_voting():
    """Meloni, Senate, 22 October 2025: not in favour. Dutch coalition agreement of January 2026: end unanimity; in
    office on 23 February 2026.
    """
    italy, netherlands = (course().find("positions", key) for key in ("IT-Q1-2025", "NL-Q1-2026"))
    assert italy["code"] < 0 < netherlands["code"] == 2
    assert (italy["held_by"], italy["valid_from"]) == ("Prime Minister Meloni", dt.date(2025, 10, 22))
    for before, after in (("IT-Q1", italy), ("NL-Q1", netherlands)):
        assert course().find("positions", before)["valid_to"] <= after["valid_from"]


def test_one_position_at_a_time():
    """No actor holds two positions on one question on one day: the definition of the table."""
    rows = sorted(course().rows("positions"), key=lambda r: (r["actor_id"], r["question_id"], r["valid_from"]))
    for earlier, later in zip(rows, rows[1:], strict=False):
        if (earlier["actor_id"], earlier["question_id"]) == (later["actor_id"], later["question_id"]):
            assert earlier["valid_to"] and earlier["valid_to"] <= later["valid_from"], later["position_id"]


def test_a_position_names_who_held_it_and_ends_after_it_began():
    """Design of the table: government or office holder, and an end that is later than the evidence."""
    for row in course().rows("positions"):
        assert row["held_by"].split()[-1] == "government" or row["held_by"].startswith(
            ("President ", "Prime Minister ", "Secretary General ", "High Representative ", "Meloni government")
        )
        assert row["valid_to"] is None or row["valid_to"] > row["valid_from"], row["position_id"]
