"""Oracle: the tables text_answers and disagreements; every panel says what its row says."""

from html import unescape

import pytest

from eudefence.data.package import course
from eudefence.views.story.texts import compare_texts, disagreement, explore_disagreements, explore_texts


@pytest.mark.parametrize("question", ["Q1", "Q2", "Q3", "Q4"])
def test_three_texts_in_the_order_of_their_years_with_their_own_answers(question):
    view = compare_texts(question)
    assert view.columns["Text"] == ["EUFLEX", "FEPS 2022", "IAI 2026"]
    answers = {row["answer"] for row in course().rows("text_answers") if row["question_id"] == question}
    assert set(view.columns["Answer"]) == answers
    assert all(unescape(view.to_html()).count(answer) == 1 for answer in answers)


@pytest.mark.parametrize("question, silent", [("Q2", "EUFLEX"), ("Q4", "FEPS 2022")])
def test_a_silent_text_is_called_silent(question, silent):
    """EUFLEX gives no advice on the way forward; FEPS 2022 has nothing on members that go ahead without the others."""
    view = compare_texts(question)
    assert [row["Text"] for row in view.rows if row["Coverage"] == "is silent"] == [silent]
    assert view.to_html().count("It is silent.") == 1


def test_a_disagreement_shows_both_sides():
    row = course().find("disagreements", "DIS01")
    view = disagreement("DIS01")
    for field in ("core_text_says", "other_sources_say", "what_to_learn"):
        assert row[field] in view.columns["What"] and unescape(view.to_html()).count(row[field]) == 1


@pytest.mark.parametrize("row", course().rows("disagreements"), ids=lambda row: row["disagreement_id"])
def test_it_is_said_who_differs_from_whom(row):
    """IAI 2026 says nothing of the vote of June 2024 nor of the legal base of SAFE (DIS16, DIS17); the other sources
    differ among themselves. The page of EUFLEX was read in two versions (DIS25). On the purposes of the European Peace
    Facility and on the mission in Mali IAI 2026 is right by Decision (CFSP) 2021/509, Article 1(2), and by the end of
    the mission on 18 May 2024: the claims C060 and C176 are confirmed, so nobody differs (DIS07, DIS14).
    """
    sentence, key = disagreement(row["disagreement_id"]).sentence, row["disagreement_id"]
    silent = row["core_text_says"].startswith("Not dealt with")
    assert silent == (key in ("DIS16", "DIS17"))
    assert ("does not deal with it; others differ" in sentence) == silent
    assert ("Two versions of EUFLEX differ" in sentence) == (key == "DIS25")
    assert ("and other sources agree as far as it goes" in sentence) == (key in ("DIS07", "DIS14"))
    assert ("and other sources differ" in sentence) == (key not in ("DIS07", "DIS14", "DIS16", "DIS17", "DIS25"))


def test_unknown_keys_are_answered_with_the_nearest():
    with pytest.raises(ValueError, match="question: 'Q9' is not a known question"):
        compare_texts("Q9")
    with pytest.raises(ValueError, match="Did you mean 'DIS"):
        disagreement("DIS00")


@pytest.mark.parametrize("explorer", [explore_texts, explore_disagreements])
def test_every_choice_can_be_shown(explorer):
    for setting, view, problem in explorer().walk():
        assert problem is None and view.parts()["words"], setting
