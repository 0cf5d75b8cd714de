"""Oracle: the table rival_explanations; every panel says what its row says."""

import pytest

from eudefence.data.package import course
from eudefence.views.story.rivals import explore_rivals, rival_explanation


def test_an_explanation_is_shown_with_both_sides():
    for row in course().rows("rival_explanations"):
        view = rival_explanation(row["explanation_id"])
        words = " ".join(view.table["Words"])
        for field in ("claim", "mechanism", "holder", "evidence_for", "evidence_against", "would_decide"):
            assert row[field] in words, (row["explanation_id"], field)


def test_an_unknown_explanation_gets_the_nearest():
    with pytest.raises(ValueError, match="Did you mean 'nato'"):
        rival_explanation("natto")


def test_every_choice_can_be_shown_within_the_page():
    for setting, view, problem in explore_rivals().walk():
        assert problem is None, setting
        box = view.figure.get_tightbbox()
        assert box.x1 <= view.figure.get_figwidth() + 0.05 and box.y0 >= -0.05, setting
