"""Oracle: the table rival_explanations; every panel says what its row says."""

from html import escape, unescape

import pytest

from eudefence.data.package import course
from eudefence.views.story.rivals import QUESTIONS, explore_rivals, rival_explanation


def said(view):
    return unescape(view.to_html())


def test_an_explanation_is_shown_with_both_sides():
    for row in course().rows("rival_explanations"):
        view = rival_explanation(row["explanation_id"])
        words, page = " ".join(view.columns["Words"]), said(view)
        for field in ("claim", "mechanism", "holder", "evidence_for", "evidence_against", "would_decide"):
            assert row[field] in words and page.count(row[field]) == 1, (row["explanation_id"], field)
        assert view.sentence == f"What would decide: {row['would_decide']}"  # what is read first


@pytest.mark.parametrize("about", QUESTIONS)
def test_all_stand_side_by_side_with_what_would_decide(about):
    rows, view = (
        [row for row in course().rows("rival_explanations") if row["about"] == about],
        explore_rivals(about).view,
    )
    assert view.title == QUESTIONS[about] and len(rows) >= 5
    for field in ("name", "would_decide", "claim", "holder"):
        assert all(row[field] in said(view) for row in rows), field
    assert view.columns["What would decide"] == [row["would_decide"] for row in rows]


def test_the_sources_are_links_with_full_titles_and_a_grade():
    """IAI 2026 holds the first explanation: a core text, which nobody else confirmed (table rival_explanations)."""
    html = rival_explanation("double_constraint").to_html()
    titles = {row["source_id"]: row["title"] for row in course().rows("sources")}
    used = [row["source_id"] for row in course().rows("row_sources") if row["key"] == "double_constraint"]
    for source in ("CORE_IAI", *used):
        assert f">{escape(titles[source])}</a>" in html
    assert "A core text states it, and nobody else confirmed it" in html


def test_an_unknown_explanation_gets_the_nearest():
    with pytest.raises(ValueError, match="Did you mean 'nato'"):
        rival_explanation("natto")


def test_each_question_has_rows_and_each_row_a_question():
    """Oracle: the closed list of the column, in the description of the table."""
    closed = course().fields("rival_explanations")["about"]["constraints"]["enum"]
    assert closed == list(QUESTIONS) and {row["about"] for row in course().rows("rival_explanations")} == set(closed)
    assert rival_explanation("shocks").title == "Why did the industrial track grow? Shocks from outside"
    with pytest.raises(ValueError, match="Did you mean 'rapid_force'"):
        explore_rivals("rapidforce")


@pytest.mark.parametrize("about", QUESTIONS)
def test_every_choice_can_be_shown(about):
    for setting, view, problem in explore_rivals(about).walk():
        assert problem is None and view.parts()["words"], setting
