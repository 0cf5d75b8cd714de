"""Ways to act, proposals and positions, in words and on a map. Oracle of each test: the model, an article, or rows."""

import re

import pytest

from eudefence import council, routes
from eudefence.data.package import course
from eudefence.views.decisions import proposals, said, ways_to_act

MEMBERS = council.members()


def test_the_table_says_what_the_model_says():
    """A second way to the same: `routes.comparison`."""
    view = ways_to_act.routes("escort", positions={"HU": "no"})
    signs = {"✓ open": "yes", "✗ closed": "no", "? unknown": "unknown", "– not for it": "no"}
    found = routes.comparison("escort", {"HU": "no"})
    assert [signs[row["Open?"]] for row in view.rows] == [one.passes for one in found]
    assert [row["Article"] for row in view.rows] == [one.article for one in found]


def test_a_state_is_named_with_its_day_or_as_assumed():
    """Nobody is named without dated evidence: Fico, 28 April 2025, is on record; Hungary's no is the reader's."""
    stops = {
        row["Way to act"]: row["Who stops it, or what is not known"]
        for row in ways_to_act.routes(positions={"HU": "no"}).rows
    }
    assert stops["Operation of the Union"] == "Hungary (assumed)"
    assert stops["Defence Union with majority votes (Parliament)"] == "Slovakia (28 April 2025)"


def test_many_who_are_only_assumed_are_counted_and_not_listed():
    """Article 42(4) TEU: with a no of all, each of the 27 members stops a launch; by hand, three are few enough."""
    stops = ways_to_act.routes(others="no").rows[0]["Who stops it, or what is not known"]
    assert stops == f"{len(MEMBERS)} states (assumed)"
    few = ways_to_act.routes(positions={"HU": "no", "AT": "no", "DE": "no"}).rows[0]
    assert few["Who stops it, or what is not known"] == "Austria (assumed), Germany (assumed) and Hungary (assumed)"


def test_the_sentence_counts_the_ways_that_suit():
    """Counted again from the rows."""
    view = ways_to_act.routes("evacuation", positions=dict.fromkeys(MEMBERS, "yes"))
    counted = {sign: sum(row["Open?"] == sign for row in view.rows) for sign in ("✓ open", "✗ closed", "? unknown")}
    assert [
        int(number) for number in re.findall(r"\b(\d+) (?:ways? (?:is|are) open|is closed|cannot)", view.sentence)
    ] == [counted[sign] for sign in ("✓ open", "✗ closed", "? unknown")]
    assert "PESCO" in view.more and "Mutual assistance" in view.more


@pytest.mark.parametrize("way", [row["route_id"] for row in course().rows("routes")])
def test_every_way_can_be_read_in_full(way):
    """The bar of the table routes stands there with its point, and every decision with its article."""
    view = ways_to_act.routes("evacuation", way=way)
    words = dict(zip(view.columns["Part"], view.columns["Words"], strict=True))
    row = course().find("routes", way)
    assert row["bar"] in words.values()
    one = next(one for one in routes.comparison("evacuation") if one.id == way)
    assert all(step.article in words["Decisions it needs"] for step in one.hurdles)
    assert ".." not in "".join(words.values())


def test_the_legion_is_read_with_its_point():
    """IAI 2026, section 1.2: Article 41(2) bites when the Legion is used."""
    parts = ways_to_act.routes(way="European Legion (Sikorski)").columns["Part"]
    assert "What the law bars (when it is used)" in parts


def test_the_explorer_reads_rows_and_loads_the_record():
    """Article 42(4) TEU: one no of a reader's row closes the launch; Slovakia's record is there without a row."""
    explorer = ways_to_act.explore_routes()
    assert "Slovakia" in explorer.view.sentence
    explorer.set(said=[{"state": "MT", "answer": "no"}], others="yes")
    assert explorer.view.rows[0]["Who stops it, or what is not known"] == "Malta (assumed)"
    explorer.set(said=[{"state": "MT", "answer": "no"}, {"state": "MT", "answer": "yes"}])
    assert "twice" in explorer.problem
    explorer.set(said=[], on="2009-11-30", way="article_44")
    assert "neither existed" in explorer.problem


def test_ratification_by_all_opens_the_treaties():
    """Article 48(4) TEU: with every government and every parliament in favour, but Slovakia's word stands on record
    until a reader overrules it; on a day before that word nobody stops it.
    """
    explorer = ways_to_act.explore_routes()
    explorer.set(others="yes", reform="yes", parliaments="yes", on="2025-01-01", task="training")
    signs = {row["Way to act"]: row["Open?"] for row in explorer.view.rows}
    assert signs["Defence Union with majority votes (Parliament)"] == "✓ open"


# --- proposals -------------------------------------------------------------------------------------------------------


def test_every_proposal_stands_on_one_road():
    """The table reform_proposals, counted again."""
    shown = [name for road in proposals.ROADS for name in proposals.reform_proposals(road).columns["Proposal"]]
    assert sorted(shown) == sorted(row["name"] for row in course().rows("reform_proposals"))


def test_only_new_treaties_remove_unanimity():
    """Articles 31(4) and 48(7) TEU: no bridging clause for military and defence matters, so that only other Treaties
    remove it.
    """
    for row in course().rows("reform_proposals"):
        assert row["effect_on_unanimity"] != "removes" or row["treaty_change"] == "yes", row["proposal_id"]


def test_who_chooses_a_road_sees_the_road():
    """The start of the explorer: all proposals of the road, whatever was read in full before."""
    explorer = proposals.explore_reform_proposals()
    explorer.set(proposal="R06")
    assert explorer.set(road="open").title == proposals.ROADS["open"]
    explorer.set(proposal="R06")
    assert explorer.set(effect="money").title == proposals.ROADS["open"]


def test_a_proposal_in_full_keeps_what_is_open():
    """Parliament's thresholds and exceptions were not read, and the page says so."""
    words = " ".join(proposals.reform_proposals(proposal="R02").columns["Words"])
    assert "could not be read" in words and "executive mandate" in words


# --- positions -------------------------------------------------------------------------------------------------------


def test_every_actor_is_shown_once_and_blank_is_no_middle():
    """The tables position_actors and positions: nothing found is said, and never 0."""
    view = said.positions_on("Q1")
    states = [row for row in course().rows("position_actors") if row["country"]]
    assert len(view.rows) == len(states)
    known = {row["actor_id"] for row in course().rows("positions") if row["question_id"] == "Q1"}
    assert sum(row["Position"] == "nothing found" for row in view.rows) == len(states) - len(
        known & {row["actor_id"] for row in states}
    )


@pytest.mark.parametrize(("day", "position"), [("2026-05-08", "strongly against"), ("2026-05-09", "expired")])
def test_a_position_expires_with_its_government(day, position):
    """Magyar prime minister on 9 May 2026 (row HU-Q1)."""
    view = said.positions_on("majority voting", day)
    assert next(row["Position"] for row in view.rows if row["Country"] == "Hungary") == position


def test_what_is_known_to_the_year_is_undecided_within_it():
    """DE-Q1: an interview of 2026 whose day was not shown. Inside the year it cannot be decided; at the edition it
    has been said.
    """
    for day, position in (("2026-03-01", "cannot be decided"), (course().edition, "strongly for")):
        view = said.positions_on("Q1", day)
        assert next(row["Position"] for row in view.rows if row["Country"] == "Germany") == position


def test_the_legend_counts_what_the_table_has():
    """The table of the view, counted again, on a day on which a date is known to the year only."""
    view = said.positions_on("Q1", "2026-03-01")
    for position in {row["Position"] for row in view.rows}:
        number = sum(row["Position"] == position for row in view.rows)
        assert f"{position} ({number})" in view.picture()


def test_an_organisation_is_told_below_the_map():
    """Rutte, 26 January 2026, on a European army: no state, so no tile."""
    assert "NATO" in said.positions_on("common force").more


def test_what_the_law_shuts_out_is_not_laid_to_positions():
    """Article 42(7) TEU: no answer of a government opens it for an evacuation; an Article 44 task hangs on answers."""
    assert "positions" not in ways_to_act.routes("evacuation", way="mutual_assistance").sentence
    assert "On these positions" in ways_to_act.routes("evacuation", way="article_44").sentence


def test_articles_before_lisbon_are_said_to_be_those_of_today():
    """The Treaty of Lisbon renumbered the articles on 1 December 2009."""
    assert "since 1 December 2009" in ways_to_act.routes("escort", "2009-11-30").more
    assert "since 1 December 2009" not in ways_to_act.routes("escort", "2009-12-01").more
