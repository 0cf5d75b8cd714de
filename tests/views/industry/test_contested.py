"""Contested questions. Oracle: the table contested_readings, and what its sources are known to hold."""

import re

import pytest

from eudefence import views
from eudefence.data.package import course
from eudefence.views.industry.contested import SIDES, contested, explore_contested

QUESTIONS = {row["question_id"]: row["question"] for row in course().rows("contested_questions")}


@pytest.mark.parametrize("key", QUESTIONS)
def test_every_reading_stands_there_whole_and_none_is_wider_than_another(key):
    view = contested(QUESTIONS[key])
    page = view.to_html()
    rows = [row for row in course().rows("contested_readings") if row["question_id"] == key]
    assert view.columns["Answer"] == [SIDES[row["side"]] for row in rows]
    for row in rows:
        for column in ("holder", "claim", "argument", "strongest_reply"):
            assert row[column].replace("&", "&amp;") in page
    assert {"Yes", "No"} <= set(view.columns["Answer"])
    assert len(set(re.findall(r"width:\d+%", page))) == 1


def test_many_readings_stand_below_one_another_in_a_panel_for_each_side():
    """Nine readings beside each other would be columns of two words. Oracle: the sides in the table, and the page."""
    rows = [row for row in course().rows("contested_readings") if row["question_id"] == "unanimity"]
    page = contested("unanimity").to_html()
    heads = re.findall(r'<th scope="col"[^>]*>([^<]+)', page)
    assert len(rows) > 5 and heads[:3] == ["Yes", "Yes, within limits", "No"]
    for row in rows:
        assert f"<strong>{row['holder']}" in page


def test_the_base_of_the_loans_has_the_council_and_parliament_as_its_sides():
    """Regulation (EU) 2025/1106 of 27 May 2025; Parliament announced its action on 20 August 2025."""
    rows = views.contested("May the Council alone lend for arms under the emergency article?").rows
    assert [(row["Answer"], row["When"]) for row in rows] == [("Yes", "27 May 2025"), ("No", "20 August 2025")]
    assert rows[0]["Held by"].startswith("Council") and rows[1]["Held by"].startswith("European Parliament")


def test_what_would_decide_is_said_for_each_question():
    for row in course().rows("contested_questions"):
        assert contested(row["question_id"]).sentence.endswith(f"What would decide: {row['would_decide']}")


def test_an_unknown_question_is_refused_with_the_nearest():
    with pytest.raises(ValueError, match="question: 'safe_bas' is not a known question"):
        contested("safe_bas")


def test_the_explorer_offers_every_question():
    [control] = explore_contested().controls.values()
    assert set(control.options) >= set(QUESTIONS) or set(dict(control.options).values()) >= set(QUESTIONS)
