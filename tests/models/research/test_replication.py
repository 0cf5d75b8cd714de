"""Published, ours, difference. Oracles: the publications that the rows name, and the same numbers by hand."""

import pytest

import eudefence as ed
from eudefence import council, power, research
from eudefence.data.package import course
from eudefence.models.research.textbook_cases import CONDITIONS, OUTCOME, found_again
from tests.models.partners.qca.lipset import CRISP


def rows(replication, **where):
    frame = research.compare_published(replication)
    for name, value in where.items():
        frame = frame[frame[name] == value]
    return frame


def test_the_six_of_1958():
    """README of the Python package powerindex: [12; 4, 4, 4, 2, 2, 1]. By hand: 21 swings, 5, 5, 5, 3, 3 and 0."""
    found = rows("power", measure="banzhaf").set_index("state")
    assert not found["beyond_rounding"].any()
    assert found["ours"].to_dict() == {
        "Germany": 0.238095, "France": 0.238095, "Italy": 0.238095,
        "Netherlands": 0.142857, "Belgium": 0.142857, "Luxembourg": 0.0,
    }  # fmt: skip


def test_smallest_majorities_from_six_to_twenty_seven_by_hand():
    """The heaviest votes added up: 4+4+4 = 12; 10*4+5 > 41; 45; 10*4+8+5 = 53 of 54, so seven; 63 of 62 ..."""
    found = rows("power", measure="smallest majority")
    assert found["ours"].tolist() == [3, 5, 5, 7, 8, 13, 13, 14]
    assert found.loc[found["beyond_rounding"], "published"].tolist() == [6]  # CVCE, for the twelve


def test_smallest_blocking_coalitions():
    """By votes: 2, 2, 2, 3, 3, 4. With the test of the population three large members are enough from November 2004."""
    found = rows("power", measure="smallest blocking")
    assert found["ours"].tolist() == [2, 2, 2, 3, 3, 4, 3, 3]
    nice = power.game("qualified_nice", on="2007-01-01")
    assert not nice.wins([code for code in nice.members if code not in ("DE", "FR", "GB")])
    assert nice.wins([code for code in nice.members if code not in ("DE", "FR")])
    blocked = rows("power", measure="blocking votes")
    assert not blocked["beyond_rounding"].any() and blocked["ours"].tolist() == [6, 18, 19, 23, 26, 37, 90, 91]


def test_what_a_program_published_is_found_again_with_its_own_rules():
    """C. McDermottroe, Lisbon voting simulation, README: all 108 numbers, once its rules and populations are used."""
    found = rows("power", measure="influences")
    assert len(found) == 4 * 27
    assert (found["published"] == found["with_their_inputs"]).all()
    # A majority of the members needs no population: 2 * C(26, 13), and is the Treaty's own rule.
    simple = found[found["subject"].str.contains("majority of the members", case=False) | (found["difference"] == 0)]
    assert len(simple) == 27 and set(simple["published"]) == {20_801_200.0}
    assert (found["why"] != "Not known.").all()


def test_a_condition_in_the_place_of_an_alternative_takes_nearly_all_winning_coalitions_away():
    """Model notes on the clause of four members, and the ratio of the two numbers in the README and here."""
    lisbon = rows("power", measure="influences")
    lisbon = lisbon[lisbon["subject"] == "Qualified majority, 2010"]
    assert (lisbon["ours"] > 100 * lisbon["published"]).all()


def test_votes_on_record_end_as_reported():
    """Press reports of each vote, and statements of the Council; both results must occur."""
    found = research.recorded_votes()
    assert found["same"].all() and set(found["published"]) == {"adopted", "no majority"}
    lost = found[found["published"] == "no majority"].iloc[0]
    assert lost["members_for"] == 19 and 60 < lost["population_for"] < 65


def test_a_vote_turns_where_its_margin_lies():
    """The Nature Restoration Law had 66 per cent: without Austria, which came over, it had none (Al Jazeera, 17 June
    2024).
    """
    against = ["FI", "HU", "IT", "NL", "PL", "SE"]
    assert council.decide("qualified", against=against, abstaining=["BE"], on="2024-06-17").adopted
    assert not council.decide("qualified", against=[*against, "AT"], abstaining=["BE"], on="2024-06-17").adopted


def test_counts_of_projects_by_wave():
    """The Council's releases: 17, 34 and 47 projects; 60 under way after the fourth wave, without the first closed."""
    running = rows("pesco", measure="running")
    assert running["ours"].tolist()[:4] == [17, 34, 47, 60]
    assert running.loc[running["beyond_rounding"], "published"].tolist() == [75]


def test_states_are_counted_as_members_of_a_project_and_not_as_observers():
    """The published counts of 2019 to 2023, and Ireland, which observes three times as many as it takes part in."""
    found = rows("pesco", measure="projects").set_index("state")["ours"]
    assert (found["France"], found["Romania"], found["Ireland"]) == (30, 12, 5)
    waves = research.compare_published("pesco", measure=[f"projects_of_wave_{wave}" for wave in (3, 4, 5)])
    assert not waves["beyond_rounding"].any()


def test_every_difference_is_told_and_only_those():
    for replication in research.REPLICATIONS:
        frame = research.compare_published(replication)
        assert len(frame) == sum(row["replication"] == replication for row in ed.rows("published_values"))
        assert ((frame["why"] != "") == frame["beyond_rounding"]).all()
        differing = research.compare_published(replication, differing=True)
        assert len(differing) == frame["beyond_rounding"].sum()
        assert (frame["difference"] - (frame["ours"] - frame["published"])).abs().max() < 1e-5


def test_numbers_were_seen_and_have_a_place():
    assert {row["confidence"] for row in ed.rows("published_values")} == {"verified"}


@pytest.mark.parametrize(
    ("replication", "measure", "said"),
    [("powr", None, "replication: 'powr'.*power"), ("power", "banzaf", "measure: 'banzaf'.*banzhaf")],
)
def test_unknown_names_are_answered_with_the_nearest(replication, measure, said):
    with pytest.raises(ValueError, match=said):
        research.compare_published(replication, measure=measure)


def test_differences_between_coders_are_those_of_the_agreement():
    """Oracle: ed.differentiation.agreement, and the table codings."""
    for table, column in (("esc_models", "score"), ("uk_models", "score"), ("positions", "code")):
        found = research.coder_differences(table)
        assert len(found) == len(ed.differentiation.agreement(column, table=table).disagreements) > 0
        assert (found["first"] != found["second"]).all() and found["reason_of_the_second"].str.len().min() > 20
    assert len(research.coder_differences("differentiation")) == 3
    with pytest.raises(ValueError, match="table"):
        research.coder_differences("forces")


def test_the_textbook_case_of_comparative_analysis():
    """The printed results that the R package QCA keeps for its tests: the formulae, their fit, five assumptions."""
    found = rows("qca")
    assert len(found) == 18 and not found["beyond_rounding"].any()
    fuzzy = found[found["subject"].str.startswith("Fuzzy, complex")]
    assert fuzzy["ours"].round(3).tolist() == [0.871, 0.851, 0.818]
    assert rows("qca", measure="assumptions")["ours"].tolist() == [5]


def test_a_published_formula_that_is_not_found_has_no_number_of_ours():
    package = course()
    [row] = [one for one in package.rows("published_values") if one["measure"] == "formulae"]
    assert found_again(package, dict(row)) == 1
    assert found_again(package, dict(row) | {"formula": "DEV"}) is None


def test_the_cases_cut_at_one_half_are_the_crisp_ones():
    """Oracle: the crisp data set as the tests of the model have it."""
    for row in ed.rows("interwar_democracies"):
        crisp = {one: int(float(row[one]) > 0.5) for one in (*CONDITIONS, OUTCOME)}
        assert crisp == {name.lower(): member for name, member in CRISP[row["case"]].items()}
