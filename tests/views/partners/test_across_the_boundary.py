"""Rights on both sides of the boundary, FEPS on the United States, and the briefs beside it.

Oracle: the articles named with each row, read by hand (Article 46(6) TEU; Articles 8 and 9 of Decision (CFSP)
2015/1835; Decision (CFSP) 2020/1639; Article 34 of Regulation (EU) 2021/697; Articles 76 and 77 of Regulation (EU)
2025/2643; Articles 2(3), 5 and 16 of Regulation (EU) 2025/1106); and the tables to which the rows point.
"""

import datetime as dt

import pytest

from eudefence import views
from eudefence.data.package import course
from eudefence.data.validity import row_holds
from eudefence.views.partners import premise_of_2022, sibling_briefs
from eudefence.views.partners.boundary_rights import (
    HOLDERS,
    MEMBER,
    OUTSIDE,
    cells,
    closed_to_all,
    count_of,
    outside,
    rights,
)
from tests import pictures

EDITION = course().edition
ROWS = course().rows("partner_rights")
OF_AREA = {
    "inside": "has",
    "associated": "has",
    "by_agreement": "in_part",
    "legal_basis_only": "undecided",
    "possible_not_used": "has_not",
    "outside": "has_not",
}


def standing(right, holder, day=EDITION):
    return cells(day)[right, holder].standing


def full(right):
    return [one for one in outside() if standing(right, one) == "has"]


def test_no_state_outside_votes_borrows_commands_or_is_owed_aid():
    """The articles name members only: 31(1), 46(6), 42(4) and 42(7) TEU, 8 and 9 of Decision 2015/1835, 312 TFEU,
    5 of Regulation 2025/1106; command is from practice."""
    assert {row["right_id"] for row in closed_to_all(cells(EDITION), rights())} == {
        "council_vote", "pesco_vote", "agency_board", "launch", "command", "borrow", "budget", "assistance",
    }  # fmt: skip


def test_norway_has_all_of_industry_and_decides_nothing():
    """Regulations 2021/697 (5 and 9), 2025/2643 (8), 2025/1106 (2(3), 16) and 2026/467 (13(4)) treat it as inside; the
    EEA Agreement gives it a seat in committees, and no vote."""
    found = cells(EDITION)
    assert count_of(found, "NO", rights(), "industry") == (6, 6, 0, 0, 0)
    assert count_of(found, "NO", rights(), "decide") == (5, 0, 1, 4, 0)
    assert standing("programme_committee", "NO") == standing("programme_committee", "UA") == "in_part"
    sentence = views.across_the_boundary().sentence
    assert "all six rights of a member in industry" in sentence and "none of the five rights of a member to decide" in (
        sentence
    )
    assert "eight are closed to every state outside" in sentence


def test_malta_is_inside_and_lacks_what_norway_has_in_part():
    """Article 46(6) TEU: only those that take part vote; Decision 2020/1639 lets third states into projects."""
    missing = {right for (right, holder), one in cells(EDITION).items() if holder == "MT" and one.standing != "has"}
    assert missing == {"pesco_vote", "pesco_project"} and standing("pesco_project", "NO") == "in_part"
    assert "MT" not in {row["country"] for row in course().rows("pesco_membership")}


def test_who_can_be_the_second_buyer():
    """Article 2(3) of Regulation 2025/1106: a further member, a state of the European Economic Area or Ukraine; those
    with a partnership may join besides."""
    assert full("buy_together") == ["NO", "IS", "UA"]
    signed = {
        row["country"] for row in course().rows("partnerships") if (row["kind"], row["status"]) == ("sdp", "signed")
    }
    adopted = signed | {"KR"}
    for holder in outside():
        if holder not in (*full("buy_together"), OUTSIDE):
            assert (standing("buy_together", holder) == "in_part") == (holder in adopted), holder


@pytest.mark.parametrize("row", [row for row in ROWS if row["area_instrument"]], ids=lambda row: row["row_id"])
def test_rows_agree_with_the_table_of_areas(row):
    """Oracle: eligibility_areas. A part of EDIP is not the whole: Ukraine in the Support Instrument."""
    (area,) = [
        one
        for one in course().rows("eligibility_areas")
        if (one["instrument_id"], one["country"]) == (row["area_instrument"], row["country"])
    ]
    if row["right_id"] in ("programme_committee", "pay"):  # who counts as inside is one thing, who sits or pays another
        assert area["standing"] in ("legal_basis_only", "by_agreement")
        return
    expected = "in_part" if row["area_instrument"] == "EDIP_USI" else OF_AREA[area["standing"]]
    assert (row["standing"], row["valid_from"]) == (expected, area["valid_from"])


def test_every_country_told_in_the_areas_is_told_here():
    """Oracle: eligibility_areas, for the holders of the picture and the four laws of the table."""
    rights_of = {
        "EDF": ["fund_money"],
        "EDIP": ["programme_money"],
        "SAFE": ["components"],
        "UA_LOAN_90": ["loan_supply"],
    }
    for area in course().rows("eligibility_areas"):
        if area["country"] in HOLDERS:
            for right in rights_of.get(area["instrument_id"], []):
                assert standing(right, area["country"]) == OF_AREA[area["standing"]], area


def test_rows_agree_with_ties_and_agreements():
    """Oracle: partner_links and framework_participation_agreements."""
    links = {row["link_id"]: row for row in course().rows("partner_links")}
    agreements = {row["country"]: row for row in course().rows("framework_participation_agreements")}
    for row in ROWS:
        if row["link_id"]:
            link = links[row["link_id"]]
            assert link["country"] == row["country"], row
            if row["right_id"] in ("secrets", "agency_project"):
                assert (link["status"], link["valid_from"]) == ("in_force", row["valid_from"]), row
            if link["status"] == "invited":
                assert row["standing"] == "undecided" and link["valid_from"] == row["valid_from"], row
            if link["status"] == "not_participating" and row["right_id"] == "fund_money":
                assert row["standing"] == "has_not"
        if row["framework_agreement"]:
            agreement = agreements[row["country"]]
            assert row["valid_from"] == (agreement["valid_from"] or agreement["signed_on"]), row
    told = {row["country"] for row in ROWS if row["framework_agreement"]}
    assert told == set(agreements) & set(HOLDERS)
    secrets = {
        one["country"]
        for one in links.values()
        if (one["link_type"], one["status"]) == ("security_of_information", "in_force")
    }
    assert {one for one in HOLDERS if len(one) == 2 and standing("secrets", one) == "in_part"} == secrets & set(HOLDERS)


def test_a_place_in_a_project_needs_an_agreement_on_secrets():
    """Decision (CFSP) 2020/1639, Article 3(f)."""
    for holder in outside():
        if standing("pesco_project", holder) != "has_not":
            assert standing("secrets", holder) == "in_part", holder


def test_articles_and_rules_are_those_of_the_row():
    """Oracle: treaty_articles and eligibility_rules."""
    for row in ROWS:
        if row["article_id"]:
            article = course().find("treaty_articles", row["article_id"])
            assert row["confidence"] == article["confidence"] or row["act"].startswith("Decision"), row
        if row["rule_id"] and row["act"].startswith("Regulation"):
            rule = course().find("eligibility_rules", row["rule_id"])
            assert rule["act"] == row["act"] or rule["instrument_id"] == "SAFE_UK", row


def test_on_each_day_at_most_one_row_speaks_and_members_and_others_are_always_told():
    """Oracle: the grammar of the table; a right that did not exist is not shown."""
    for day in [dt.date(year, month, 15) for year in range(2021, 2027) for month in (1, 4, 7, 10)]:
        if day > EDITION:
            continue
        keys = [(row["right_id"], row["country"] or row["holder_kind"]) for row in ROWS if row_holds(row, day)]
        assert len(keys) == len(set(keys)), day
        found = cells(day)
        assert len(found) == len(HOLDERS) * len({right for right, _ in found})
    assert ("components", "NO") not in cells(dt.date(2025, 5, 28))
    assert standing("buy_together", "CA", dt.date(2025, 6, 22)) == "has_not"
    assert standing("buy_together", "CA", dt.date(2025, 6, 23)) == "in_part"
    assert standing("components", "CA", dt.date(2026, 2, 15)) == "undecided"  # known to the month only


def test_a_duty_is_shown_and_not_counted():
    assert [row["right_id"] for row in rights() if row["kind"] == "duty"] == ["pay"]
    assert count_of(cells(EDITION), MEMBER, rights()).all == len(rights()) - 1
    assert any(row["Right"] == "Pay into programmes" for row in views.across_the_boundary("money").rows)


def test_pictures_of_rights_can_be_read():
    for group, state, on in (("all", "CH", None), ("all", "GB", None), ("money", "NO", "2021-01-01")):
        view = views.across_the_boundary(group, state, on)
        pictures.check(view, (group, state, on))
    assert "nothing of the one right of a member in money" in view.sentence
    assert "Every one of them is closed" in view.sentence and "vote on the budget" in view.sentence


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"group": "trade"}, "group: 'trade'"),
        ({"state": "France"}, "state: 'France'"),
        ({"on": "2020-12-31"}, "on: 2020-12-31 found; a day from 1 January 2021"),
        ({"on": "2030-01-01"}, "on: 2030-01-01 found"),
    ],
)
def test_what_it_cannot_answer_is_refused(options, message):
    with pytest.raises(ValueError, match=message):
        views.across_the_boundary(**options)


def test_the_premise_is_told_on_both_sides_in_time():
    """Oracle: FEPS 2022, summary, paragraph 4 (claims C166 and C167); events and american_troops by their keys."""
    found = premise_of_2022.moments()
    assert [one.day for one in found] == sorted(one.day for one in found)
    assert {(one.claim, one.side) for one in found} >= {("C166", "for"), ("C166", "against"), ("C166", "both")}
    told = {one.key: one for one in found}
    assert told["cut"].day == dt.date(2026, 5, 1) and "5,000 of 36,000" in told["cut"].says
    assert told["hague"].title == course().find("events", "ev147")["title"]
    assert told["ndaa"].title == "Congress sets a floor for troops in Europe"
    assert told["troops-2022"].says == course().find("american_troops", "us-2022-03")["what"]
    assert all(one.sources and one.reason for one in found)
    before = [one for one in found if one.day <= dt.date(2022, 7, 4)]
    assert before and all(one.side == "for" for one in before)


def test_the_balance_counts_what_came_after_the_brief():
    """Counted by hand: six against, two for, six both ways; on the warning two for and one both ways."""
    view = views.premise_of_2022()
    assert "of 14 later events, six speak against it, two speak for it, six point both ways" in view.sentence
    assert "two for it, none against it, one both ways" in view.sentence
    assert list(view.drawn.marks) == [one.key for one in premise_of_2022.moments()]
    assert view.drawn.height < 380 and view.columns["Side"].count("speaks against it") == 6
    page = view.to_html()
    for words in ("What would refute it", "Article 42(2) and (7)", "cannot be refuted"):
        assert words in page, words


def test_rows_of_the_premise_type_nothing_twice():
    """Oracle: the grammar of the table: a row either points, or tells its own day, title and source."""
    for row in course().rows("premise_evidence"):
        own = [row["date"], row["title"], row["says"], row["source_id"], row["confidence"]]
        pointed = row["event_id"] or (row["count_id"] and not row["title"])
        assert all(own) or (pointed and not any(own[:3])), row


def test_the_briefs_are_those_that_the_page_lists():
    """Oracle: the list of related publications on the page of FEPS 2022, without what is not of the series: fourteen
    titles, three of them on security and defence."""
    found = sibling_briefs.briefs()
    themes = [theme for theme, _ in found]
    assert len(found) == 14 and themes.count("security and defence") == 3
    assert themes.count("economy and trade") == 5 and themes.count("digital and technology") == 5
    assert "feps_2022" not in {row["bib_key"] for _, row in found}
    unread = [row for _, row in found if row["confidence"] == "core_text"]
    assert [row["bib_key"] for row in unread] == ["feps_digital_market_2022"]
    view = views.sibling_briefs()
    assert [row["What it asks"] for row in view.rows].count(None) == 1
    assert "could not be read" in view.to_html() and "three are on security and defence, ten on" in view.sentence
