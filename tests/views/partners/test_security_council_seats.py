"""Designs, seats and roots of a European Security Council. Oracle: page 8 of IAI 2026, the description of the
commentary of 11 February 2026, the reports of what each proposer said, read by hand; and the tables, counted again.
"""

from html import escape

import pytest

from eudefence import differentiation, views
from eudefence.data import as_of
from eudefence.data.package import course
from eudefence.views.partners.council_designs import QUESTIONS, VOICES
from eudefence.views.partners.council_roots import moments
from eudefence.views.partners.council_seats import OPEN, PERMANENT, SHOWN, SILENT, TURN, UNSURE
from tests import pictures

FIVE = {"DE", "ES", "FR", "IT", "PL"}


def seats(proposal, only_stated=False):
    return {row["Code"]: row["Seat"] for row in views.seats_at_the_table(proposal, only_stated).rows}


def members(proposal):
    day = course().find("reform_proposals", proposal)["proposed_on"]
    return {code for code, held in as_of.members("EU", day).items() if held}


def test_the_scores_that_are_the_papers_are_those_that_page_8_states():
    """IAI 2026, page 8: agile, less transparent, less durable; coherence, limit flexibility, clearer link; more
    inclusive and more directly, potentially weaker in connecting. Nothing on a new body of the Union.
    """
    rows = course().rows("esc_models")
    assert {row["row_id"] for row in rows if row["scored_by"] == "text"} == {
        "D1-2", "D1-5", "D1-6", "D2-1", "D2-2", "D2-4", "D3-3", "D3-4",
    }  # fmt: skip
    assert len(rows) == 24 and all(row["source_id"] == "OK_CODE" for row in rows if row["scored_by"] == "us")
    assert all(len(row["reason"]) > 40 for row in rows)


def test_every_model_of_the_commentary_has_a_design():
    """The Institute's page: 1 leaders, 2 new EU body, 3 beside the EU with rotating members, 4 informal."""
    nearest = {row["number"]: row["design_id"] for row in course().rows("esc_euiss_models")}
    assert nearest == {1: "D2", 2: "D4", 3: "D3", 4: "D1"}


def test_the_designs_are_told_whole_with_who_says_so():
    view, answers = views.security_council_designs(), course().rows("esc_design_answers")
    page = view.to_html()
    assert len(view.rows) == len(answers) and all(escape(row["answer"]) in page for row in answers)
    assert [row["Question"] for row in view.rows] == sorted(
        (row["Question"] for row in view.rows), key=list(QUESTIONS.values()).index
    )
    paper = [row for row in answers if row["basis"] == "iai"]
    assert f"{len(paper)} are those of IAI 2026" in view.sentence
    assert {row["design_id"] for row in paper} == {"D1", "D2", "D3"}
    assert {row["Who says so"] for row in view.rows} == set(VOICES.values())
    for words in ("<td", "Model 4<", "Model 1<", "Model 3<", "Model 2; not in IAI 2026<"):
        assert words in page


def test_the_interview_of_february_names_five_as_an_example_and_the_kingdom_as_possible():
    """La Repubblica, 14 February 2026, as Polish papers report it; IAI 2026, pages 7 and 8, as it tells it."""
    found = seats("R10")
    assert {code for code, seat in found.items() if seat == UNSURE} == FIVE | {"GB"}
    assert {code for code, seat in found.items() if seat == TURN} == members("R10") - FIVE
    told = seats("R10_iai")
    assert {code for code, seat in told.items() if seat == PERMANENT} == {"DE", "FR", "GB", "IT", "PL"}
    assert (told["NO"], told["ES"]) == (OPEN, SILENT) and "NO" not in found
    firm = seats("R10", only_stated=True)
    assert {code for code, seat in firm.items() if seat == SILENT} == FIVE and "GB" not in firm


def test_the_speeches_of_january_and_september_name_no_member_of_the_union():
    """Reports of 11 January and 16 September 2026; the five in September are an example of a third party."""
    assert set(seats("R09")) - members("R09") == {"GB"}
    assert set(seats("R19")) - members("R19") == {"CA", "GB", "NO", "UA"}
    for proposal in ("R09", "R19"):
        assert {seat for code, seat in seats(proposal).items() if code in members(proposal)} == {SILENT}
    assert {code for code, seat in seats("R19_notes").items() if seat == UNSURE} == FIVE


@pytest.mark.parametrize(
    ("proposal", "kind", "number"),
    [("R22", PERMANENT, 28), ("R08", TURN, 28), ("R26", OPEN, 28), ("R07", SILENT, 28), ("R27", TURN, 22)],
)
def test_a_group_of_members_is_told_state_by_state(proposal, kind, number):
    """Worked by hand: 28 members until the end of January 2020, then 27; in 2024 the United Kingdom is named too."""
    assert sum(seat == kind for seat in seats(proposal).values()) == number


@pytest.mark.parametrize("proposal", SHOWN)
def test_every_member_of_that_day_is_there_and_the_sentence_counts_as_the_table_does(proposal):
    view = views.seats_at_the_table(proposal)
    union = members(SHOWN[proposal][1])
    assert union <= set(view.columns["Code"]) and f"the {len(union)} members" in view.sentence
    silent = [code for code, seat in seats(proposal).items() if seat == SILENT]
    assert ("None of the" in view.sentence) == (len(silent) == len(union))
    outside = set(view.columns["Code"]) - union
    assert ("No state outside it" in view.sentence) == (not outside)
    assert "No such body exists." in view.said
    pictures.check(view, proposal)


def test_every_proposal_with_seats_can_be_shown():
    assert {row["proposal_id"] for row in course().rows("esc_seats")} == {one for _, one, _ in SHOWN.values()}
    assert {(row["proposal_id"], row["account"]) for row in course().rows("esc_seats")} == {
        (one, account) for _, one, accounts in SHOWN.values() for account in accounts
    }
    with pytest.raises(ValueError, match="proposal: 'R99'"):
        views.seats_at_the_table("R99")


def test_who_sits_all_or_some_is_said_in_the_sentence():
    """Hand-worked."""
    assert "all would sit in turn." in views.seats_at_the_table("R08").sentence
    assert "five (France, Germany, Italy, Poland and Spain) would have a permanent seat and 22 would sit in turn" in (
        views.seats_at_the_table("R27").sentence
    )
    assert views.seats_at_the_table("R10").sentence.endswith(
        "Of the states named, all are only an example or possible."
    )


def test_the_roots_stand_in_time_with_whom_they_name():
    """Days as in the sources; who names the United Kingdom, read by hand."""
    found = moments()
    assert [one["day"] for one in found] == sorted(one["day"] for one in found)
    kinds = {one["key"]: one["kind"] for one in found}
    assert kinds == {"R22": "inside", "R07": "experts", "R08": "inside", "HIREP-Q5": "against"} | dict.fromkeys(
        ("R24", "R23", "R25", "R26", "R09", "R27", "R10", "R19"), "outside"
    )
    view = views.roots_of_the_council()
    assert set(view.drawn.marks) == set(kinds)
    assert view.sentence.startswith("Eleven proposals since 2016 use the name, eight of them with the United Kingdom")
    assert "(1955 to 2011)" in view.more and "no such body exists" in view.sentence
    pictures.check(view)


def test_no_such_council_is_called_existing():
    """Misconception 26; the table of bodies and that of formats have it as a proposal."""
    assert course().find("institutions", "european_security_council")["status"] == "proposed"
    assert course().find("formats", "esc-proposal")["kind"] == "proposal"


def test_a_third_coding_is_compared_over_its_own_rows():
    """Oracle: the table codings, counted."""
    coded = [row for row in course().rows("codings") if (row["table"], row["coder"]) == ("esc_models", "third")]
    found = differentiation.agreement("score", table="esc_models", between=("first", "third"))
    assert len(found.pairs) == len(coded)
