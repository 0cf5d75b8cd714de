"""Oracle: the tables deployment_control and instruments; every cell says what its row says."""

from html import unescape

import pytest

from eudefence.data.package import course
from eudefence.views.operations.scrutiny import SIDES, explore_control, who_controls


def test_states_with_most_say_come_first_and_nobody_is_lost():
    shown = who_controls("states").table
    rows = [row for row in course().rows("deployment_control") if row["level"] == "member"]
    assert len(shown) == len(rows)
    before = sum(row["power"] == "consent_before" for row in rows)
    assert shown["Say"].tolist()[:before] == ["must agree before"] * before
    assert f"In {before} of the {len(rows)} states" in who_controls("states").sentence


def test_the_gap_is_counted():
    """The Union has 27 members at the edition; the table holds those whose rule was seen in a source."""
    shown = who_controls("states")
    assert f"{27 - len(shown.table)} members of the Union are not shown" in shown.sentence


def test_the_code_of_an_instrument_becomes_its_words():
    """SAFE: the Council alone by majority, Parliament informed, the Court in full (table instruments)."""
    safe = who_controls("industry").table.set_index("Instrument").loc["Security Action for Europe"]
    assert safe.tolist()[:3] == ["Council, by majority", "is informed", "full review"]


def test_no_military_instrument_that_unanimity_decides_is_reviewed_in_full():
    """Articles 24(1) TEU and 275 TFEU."""
    shown = who_controls("operations").table
    unanimous = shown[shown["Who decides"] == "Council, unanimously"]
    assert len(unanimous) and "full review" not in set(unanimous["Court of Justice"])


def test_an_unknown_side():
    with pytest.raises(ValueError, match="Did you mean 'states'"):
        who_controls("state")


def test_every_choice_can_be_shown():
    for setting, view, problem in explore_control().walk():
        assert problem is None and view.parts()["words"], setting


def test_exceptions_and_sources_of_each_rule_are_on_the_page():
    html = unescape(who_controls("states").to_html())
    for row in course().rows("deployment_control"):
        if row["level"] == "member":
            title = course().find("sources", row["source_id"])["title"]
            assert all(words in html for words in (row["rule"], row["exception"] or "", row["legal_basis"], title))


def test_sides_have_words():
    assert set(SIDES.values()) == {"operations", "industry", "states"}
