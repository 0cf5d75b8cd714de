"""Oracle: the tables text_answers and disagreements; every panel says what its row says."""

import pytest

from eudefence.data.package import course
from eudefence.views.story.texts import compare_texts, disagreement, explore_disagreements, explore_texts


@pytest.mark.parametrize("question", ["Q1", "Q2", "Q3"])
def test_three_texts_in_the_order_of_their_years_with_their_own_answers(question):
    table = compare_texts(question).table
    assert table["Text"].tolist() == ["EUFLEX", "FEPS 2022", "IAI 2026"]
    answers = {row["answer"] for row in course().rows("text_answers") if row["question_id"] == question}
    assert set(table["Answer"]) == answers


def test_a_silent_text_is_called_silent():
    """EUFLEX gives no advice on the way forward."""
    assert "EUFLEX (2018) is silent" in compare_texts("Q2").sentence


def test_a_disagreement_shows_both_sides():
    row = course().find("disagreements", "DIS01")
    shown = " ".join(disagreement("DIS01").table["What"])
    assert row["core_text_says"] in shown and row["other_sources_say"] in shown and row["what_to_learn"] in shown


@pytest.mark.parametrize("row", course().rows("disagreements"), ids=lambda row: row["disagreement_id"])
def test_a_text_that_does_not_deal_with_a_question_is_not_said_to_differ(row):
    """IAI 2026 says nothing of the vote of June 2024 nor of the legal base of SAFE (DIS16, DIS17); the other sources
    differ among themselves.
    """
    sentence, silent = disagreement(row["disagreement_id"]).sentence, row["disagreement_id"] in ("DIS16", "DIS17")
    assert ("does not deal with it; others differ" in sentence) == silent
    assert ("and other sources differ" in sentence) == (not silent)


def test_unknown_keys_are_answered_with_the_nearest():
    with pytest.raises(ValueError, match="question: 'Q9' is not a known question"):
        compare_texts("Q9")
    with pytest.raises(ValueError, match="Did you mean 'DIS"):
        disagreement("DIS00")


@pytest.mark.parametrize("explorer", [explore_texts, explore_disagreements])
def test_every_choice_can_be_shown_within_the_page(explorer):
    for _, view, problem in explorer().walk():
        assert problem is None
        figure = view.figure
        drawn = figure.get_tightbbox()
        assert drawn.x1 <= figure.get_figwidth() + 0.05 and drawn.y0 >= -0.05
