"""Who is in which club on a day. Oracles: days of the treaties and of the Council's decisions, the tables read with
Python's own csv reader, and rows made for a test.
"""

import csv
import datetime as dt

import pytest

import eudefence as ed
from eudefence import networks
from eudefence.models.clubs.networks.club_rows import ALIGNMENTS, KINDS
from tests.places import ROOT


def table(name):
    with (ROOT / "course_data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def states(roll):
    return {one.code: one for one in roll.states}


def ties(roll, club):
    return {one.state: one for one in roll.ties if one.club == club}


def test_denmark_takes_part_from_the_day_of_the_decision():
    """Council Decision (CFSP) 2023/1015 of 23 May 2023."""
    before, after = (states(networks.roll("pesco", on=day)) for day in ("2023-05-22", "2023-05-23"))
    assert not before["DK"].in_pesco and after["DK"].in_pesco
    assert not any(tie.counts for tie in networks.roll("pesco", on="2023-05-22").ties if tie.state == "DK")


def test_malta_is_in_no_project_and_not_in_the_network():
    """Malta has not joined Permanent Structured Cooperation."""
    assert "MT" not in states(networks.roll("pesco"))


def test_the_united_kingdom_leaves_the_union_and_stays_in_the_joint_force():
    """Withdrawal agreement: members until the end of 31 January 2020. London leads the Joint Expeditionary Force."""
    before, after = (networks.roll("formats", on=day) for day in ("2020-01-31", "2020-02-01"))
    assert states(before)["GB"].kind == "member state" and states(before)["GB"].alignment == "EU and NATO"
    assert states(after)["GB"].kind == "third state" and states(after)["GB"].alignment == "NATO only"
    for roll in (before, after):
        assert ties(roll, "formats.jef")["GB"].counts and ties(roll, "formats.jef")["GB"].role == "framework_nation"


def test_a_closed_project_is_there_on_its_last_day_and_gone_on_the_next():
    """European Defence Agency: the European Medical Command was closed on 15 July 2024."""
    before, after = (networks.roll("pesco", on=day) for day in ("2024-07-14", "2024-07-15"))
    assert ties(before, "pesco.emc") and not ties(after, "pesco.emc")
    assert "pesco.emc" not in {club.key for club in after.clubs}


def test_third_states_in_military_mobility():
    """Council decisions of 6 May 2021 (Canada, Norway, United States): members of the project, and no member states."""
    roll = networks.roll("pesco")
    members = {code for code, tie in ties(roll, "pesco.military-mobility").items() if tie.counts}
    third = {code for code in members if states(roll)[code].kind == "third state"}
    assert third >= {"CA", "NO", "US"} and not third & {"TR"}
    assert not {
        code for code, tie in ties(networks.roll("pesco", on="2021-05-05"), "pesco.military-mobility").items()
        if tie.counts and code in third
    }  # fmt: skip


def test_observers_and_associated_states_are_no_members():
    """Counted in the tables themselves: no row of such a role counts."""
    for kind, roles in (("pesco", {"observer", "applicant", "invited"}), ("formats", {"associated", "partner"})):
        found = networks.roll(kind).ties
        assert {tie.role for tie in found if tie.counts} & roles == set()
        assert {tie.role for tie in found} & roles


def test_former_members_are_gone():
    """Estonia left the Common Armoured Vehicle System before the end of 2020 (table format_membership)."""
    assert ties(networks.roll("formats", on="2019-12-31"), "formats.cavs") == {} or "EE" in ties(
        networks.roll("formats", on="2019-12-31"), "formats.cavs"
    )
    assert "EE" not in ties(networks.roll("formats", on="2021-01-01"), "formats.cavs")


def test_a_date_known_to_the_year_is_undecided_in_that_year():
    """Every full membership of which the table knows the first year only: open in that July, sure in the next January,
    if the format itself is sure by then.
    """
    tried = 0
    for row in table("format_membership"):
        year = row["valid_from"][:4]
        known = row["full_member"] == "true" and not row["valid_to"]
        if row["valid_from_precision"] == "year" and known and int(year) < ed.EDITION.year:
            club, code = f"formats.{row['format_id']}", row["country"]
            during, after = (
                {one.key: one for one in roll.clubs}.get(club) and ties(roll, club).get(code)
                for roll in (networks.roll("formats", on=day) for day in (f"{year}-07-01", f"{int(year) + 1}-01-01"))
            )
            assert during is None or not during.certain, row
            sure = {one.key: one.certain for one in networks.roll("formats", on=f"{int(year) + 1}-01-01").clubs}
            assert after.certain == sure[club], row
            tried += 1
    assert tried > 10


def test_every_membership_of_the_last_day_is_a_row_of_the_tables():
    """A second count: rows of members without an end, in projects and formats without one."""
    open_projects = {row["project_id"] for row in table("pesco_projects") if not row["valid_to"]}
    rows = {
        (row["country"], f"pesco.{row['project_id']}")
        for row in table("pesco_participants")
        if row["project_id"] in open_projects and not row["valid_to"] and row["role"] in ("coordinator", "participant")
    }
    assert {(tie.state, tie.club) for tie in networks.roll("pesco").ties if tie.counts} == rows
    formats = {row["format_id"] for row in table("formats") if not row["valid_to"] and row["kind"] != "proposal"}
    rows = {
        (row["country"], f"formats.{row['format_id']}")
        for row in table("format_membership")
        if row["format_id"] in formats and row["full_member"] == "true" and not row["valid_to"]
    }
    assert {(tie.state, tie.club) for tie in networks.roll("formats").ties if tie.member} == rows


def test_of_missions_only_the_part_of_third_states_is_known():
    """The list of contributions of April 2018 (House of Lords, 2018) is complete for that month."""
    roll = networks.roll("missions", on="2018-04-15")
    sure = {(tie.state, tie.club.removeprefix("missions.")) for tie in roll.ties if tie.counts}
    listed = {
        (row["country"], row["mission_id"])
        for row in table("csdp_third_states")
        if row["personnel_as_of"] == "2018-04-01" and row["personnel_as_of_precision"] == "month"
    }
    assert listed and listed <= sure
    assert {state.kind for state in roll.states} == {"third state"}
    assert {club.listed for club in roll.clubs} == {"third_states_only"}


def test_several_kinds_are_their_union_and_keys_do_not_clash():
    """There is a project ESSOR and a format ESSOR."""
    both, one, other = (networks.roll(kind) for kind in (["formats", "pesco"], "pesco", "formats"))
    assert len(both.clubs) == len(one.clubs) + len(other.clubs) and len(both.ties) == len(one.ties) + len(other.ties)
    assert {"pesco.essor", "formats.essor"} <= {club.key for club in both.clubs}
    assert both.kinds == ("pesco", "formats")


def test_one_tie_for_each_state_and_club():
    for kind in KINDS:
        found = networks.roll(kind).ties
        assert len({(tie.state, tie.club) for tie in found}) == len(found)


def test_alignments_are_those_of_the_day():
    """Finland joined NATO on 4 April 2023, Sweden on 7 March 2024; Ireland and Austria are in the Union only."""
    known = states(networks.roll("pesco", on="2023-12-31"))
    assert known["FI"].alignment == "EU and NATO" and known["SE"].alignment == known["IE"].alignment == "EU only"
    assert {state.alignment for state in networks.roll("formats").states} <= set(ALIGNMENTS)


def test_completeness_is_counted_in_the_tables():
    """Lists, memory and doubt, each counted a second way from the roll's own rows."""
    roll = networks.roll(["pesco", "formats"], on="2021-01-01")
    known = roll.completeness
    sure = [tie for tie in roll.ties if tie.member and tie.certain]
    assert known.ties == len(sure) and known.recalled == len([t for t in sure if t.confidence == "recalled"])
    assert known.full + known.near_full <= known.clubs == len(roll.clubs)
    assert f"Of {known.clubs} clubs, {known.full} have a full list" in roll.explain()


def test_before_the_first_day_there_is_nothing():
    roll = networks.roll("pesco", on=dt.date(2017, 1, 1))
    assert roll.states == roll.clubs == roll.ties == ()
    assert roll.brief() == "The network of 1 January 2017 has no state, no club and no membership."


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"kind": "pesko"}, "Did you mean 'pesco'"),
        ({"kind": []}, "kind: none chosen"),
        ({"on": "2031-01-01"}, "later than the edition"),
    ],
)
def test_a_wrong_argument_is_refused_in_words(given, said):
    with pytest.raises(ValueError, match=said):
        networks.roll(**given)
