"""Oracles: `eudefence.council`, whose own tests stand in test_council.py, and counts made here by hand."""

import datetime as dt

import pytest

from eudefence import council
from eudefence.data.package import course
from eudefence.views.decisions.council_table import council_table, explore_council_table


def test_tiles_and_sentence_say_what_the_council_decided():
    view = council_table("qualified", "2024-06-17", against=["FI", "HU", "IT", "NL", "PL", "SE"], abstaining="Belgium")
    outcome = council.decide(
        "qualified", against=["FI", "HU", "IT", "NL", "PL", "SE"], abstaining=["BE"], on="2024-06-17"
    )
    assert view.sentence == f"Adopted. {outcome.flip().explain()}"
    assert view.more == outcome.explain()
    assert view.table["Vote"].value_counts().to_dict() == {"yes": 20, "no": 6, "abstains": 1}
    assert view.table["Population (persons)"].sum() == sum(council.population("2024-06-17").values())
    assert view.table["Bound by the decision"].all()


def test_a_declared_abstention_frees_one_state():
    table = council_table("launch_operation", "2022-10-17", declaring="Hungary").table
    assert table.loc[~table["Bound by the decision"], "Country"].tolist() == ["Hungary"]


def test_who_has_no_vote_has_no_tile():
    """Protocol No 22, Article 5, to 30 June 2022."""
    assert "DK" not in set(council_table("launch_operation", "2022-06-30").table["Code"])
    assert "DK" in set(council_table("launch_operation", "2022-07-01").table["Code"])


def test_states_in_words():
    view = council_table("safe", "2025-05-27", against="Hungary; Slovakia and Malta")
    assert set(view.table.loc[view.table["Vote"] == "no", "Code"]) == {"HU", "SK", "MT"}
    with pytest.raises(ValueError, match="abstaining: 'Hungry' is not a known voter. Did you mean 'Hungary'"):
        council_table("safe", "2025-05-27", abstaining="Hungry")


def test_a_proposal_is_shown_as_a_what_if():
    view = council_table("parliament_2023", against="Hungary")
    assert view.sentence.startswith("Adopted.") and "This is a what-if" in view.said


def test_without_figures_the_veto_is_shown_all_the_same():
    view = council_table("launch_operation", "2004-10-31", against="Greece")
    assert view.sentence.startswith("Not adopted.") and view.table["Population (persons)"].isna().all()


def test_every_control_to_its_ends():
    """A view, or a sentence that says why there is none: an act without a vote, a rule without declarations."""
    explorer = explore_council_table()
    nobody_votes = {row["act_id"] for row in course().rows("acts") if row["rule_id"] == "none"}
    for setting, view, problem in explorer.walk():
        if setting["act"] in nobody_votes:
            assert "no vote" in problem
        else:
            assert problem is None and view.sentence.endswith(".") and len(view.table) >= 25


def test_votes_set_on_the_tiles_are_counted_where_the_state_votes():
    """The United Kingdom left on 31 January 2020; after that it has no tile, and its vote waits."""
    explorer = explore_council_table()
    explorer.set(votes={"GB": "against", "HU": "declaring"}, on="2020-01-31")
    assert explorer.view.drawn.marks["GB"].startswith("United Kingdom. Vote: no.")
    assert "abstains with a declaration (constructive abstention)" in explorer.view.drawn.marks["HU"]
    assert explorer.view.sentence.startswith("Not adopted.")
    explorer.set(on="2020-02-01")
    assert "GB" not in explorer.view.drawn.marks and explorer.view.sentence.startswith("Adopted.")
    explorer.set(on="2020-01-31")
    assert explorer.view.sentence.startswith("Not adopted.")


def test_a_vote_that_the_rule_does_not_know_is_refused_in_words():
    explorer = explore_council_table()
    explorer.set(act="safe", votes={"HU": "declaring"})
    assert "knows no constructive abstention" in explorer.problem
    explorer.set(votes={})
    assert explorer.problem is None


def test_the_days_offered_are_those_on_which_something_changed():
    days = {when for _, when in explore_council_table().controls["on"].options}
    for when in ("2014-11-01", "2020-01-31", "2020-02-01", "2022-06-30", "2022-07-01", "2023-05-23", "2025-05-27"):
        assert dt.date.fromisoformat(when) in days


def test_a_mixed_vote_through_the_controls():
    explorer = explore_council_table()
    votes = {"CY": "against", "AT": "declaring", "MT": "declaring", "IE": "absent"}
    explorer.set(on="2021-01-01", votes=votes)
    assert explorer.problem is None and explorer.view.sentence.startswith("Not adopted.")
    assert "if 2 members vote in favour" in explorer.view.sentence
    assert explorer.view.drawn.marks["IE"].startswith("Ireland. Vote: absent.")


def test_every_act_offered_has_words_and_a_rule():
    offered = dict(explore_council_table().controls["act"].options)
    assert len(offered) > 15 and "launch_operation" in offered.values()
    assert set(offered.values()) <= set(council.RULES) | {row["act_id"] for row in course().rows("acts")}
