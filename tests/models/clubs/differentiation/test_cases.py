"""Cases of differentiated integration on a day. The oracle of each test is the act, statement or rule that it names."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eudefence import differentiation
from eudefence.data.package import course
from eudefence.models.clubs.differentiation.sides import SIDES, sides_on

EDITION = course().edition
CASES = [row["case_id"] for row in course().rows("differentiation")]


def side(case, country, day):
    return sides_on(course(), case, dt.date.fromisoformat(day)).get(country)


def out(country, day):
    return [one.id for one in differentiation.profile(country, on=day).opt_outs]


def test_the_danish_opt_out_ended_on_the_first_of_july_2022():
    """Protocol No 22 and its end by notification: the last day was 30 June 2022."""
    assert side("D01", "DK", "2022-06-30") == "out" and side("D01", "DK", "2022-07-01") is None
    assert side("D01", "SE", "2022-06-30") == "in"
    assert "D01" in out("Denmark", "2022-06-30") and out("Denmark", "2022-07-01") == ["D02", "D03"]


def test_denmark_joined_pesco_on_23_may_2023():
    """Decision (CFSP) 2023/1015, in force on the day of its adoption."""
    assert side("D03", "DK", "2023-05-22") == "out" and side("D06", "DK", "2023-05-22") == "not_joined"
    assert side("D03", "DK", "2023-05-23") is None and side("D06", "DK", "2023-05-23") == "in"


def test_the_united_kingdom_left_on_the_first_of_february_2020():
    """Withdrawal Agreement: a member to the end of 31 January. A club changes its type on that day, and not before."""
    assert side("D05", "GB", "2020-01-31") == "out" and side("D05", "GB", "2020-02-01") is None
    before, after = (
        [one.id for one in differentiation.cases(day, country="UK", side="in") if one.id.startswith("D31")]
        for day in ("2020-01-31", "2020-02-01")
    )
    assert (before, after) == (["D31_to2020"], ["D31"])
    assert side("D06", "GB", "2020-01-31") == "not_joined" and side("D06", "GB", "2020-02-01") is None


def test_the_ukraine_loan_has_24_members_since_27_february_2026():
    """Regulation (EU) 2026/467: enhanced cooperation without Czechia, Hungary and Slovakia."""
    loan = differentiation.cases("2026-02-27")["D16"]
    assert (len(loan.on_side("in")), loan.opt_outs) == (24, ("CZ", "HU", "SK"))
    assert "D16" not in [one.id for one in differentiation.cases("2026-02-26")]


def test_third_states_in_pesco_projects_have_their_own_days():
    """Council decisions of 6 May 2021 (three states), 15 November 2022 (the United Kingdom), 2025 (Switzerland): the
    last two are only invited, for no arrangement was seen (Decision (CFSP) 2020/1639, Article 2(5)-(7)).
    """
    states = {"CA", "NO", "US"}
    assert not {code for code in states if side("D08", code, "2021-05-05") == "in"}
    assert {code for code in states if side("D08", code, "2021-05-06") == "in"} == states
    assert side("D08", "GB", "2022-11-14") is None and side("D08", "GB", "2022-11-15") == "invited"
    assert [side("D08", "CH", day) for day in ("2025-01-12", "2025-01-13")] == [None, "invited"]
    assert side("D08", "CH", "2025-05-20") == "invited"


def test_members_and_third_states_in_pesco_projects_are_two_cases():
    """Decision (CFSP) 2020/1639 is for states that do not take part in the cooperation."""
    found = differentiation.cases("2026-10-08")
    assert set(found["D08"].sides) == {"CA", "CH", "GB", "NO", "US"}
    assert set(found["D07"].on_side("in")) <= set(found["D06"].on_side("in"))


def test_framework_agreements_count_from_their_own_days_and_are_undecided_without_one():
    """EUR-Lex summary of framework participation agreements: Chile, Colombia, New Zealand and Viet Nam too; no day of
    signature was found for Jordan and Peru.
    """
    assert [side("D28", code, "2026-10-08") for code in ("CL", "CO", "NZ", "VN")] == ["in"] * 4
    assert [side("D28", code, "2026-10-08") for code in ("JO", "PE")] == ["undecided"] * 2
    assert side("D28", "CH", "2026-03-04") is None and side("D28", "CH", "2026-03-05") == "in"


def test_the_contact_group_had_russia_and_the_political_community_44_states():
    """Contact Group of six; European Political Community, Prague, 6 October 2022: 27 members and 17 others."""
    assert set(differentiation.cases("2000-01-01")["D34"].on_side("in")) == {"DE", "FR", "GB", "IT", "RU", "US"}
    community = differentiation.cases("2022-10-06")["D58"]
    assert (len(community.on_side("in")), community.on_side("out")) == (44, ("BY", "RU"))


def test_portugal_was_among_the_first_seven_of_the_southern_members():
    """Press and Information Office of Cyprus, 2024: seven from 2013, Croatia and Slovenia added in 2021."""
    assert len(differentiation.cases("2014-01-01")["D47"].on_side("in")) == 7
    assert len(differentiation.cases("2022-01-01")["D47"].on_side("in")) == 9


def test_what_no_source_settles_is_undecided():
    """Members of the projects of common interest were not found; the borrowers under SAFE not before their list."""
    assert side("D65", "NO", "2026-10-08") == "in" and side("D65", "FR", "2026-10-08") == "undecided"
    assert side("D21", "PL", "2025-06-01") == "undecided" and side("D21", "PL", "2025-09-09") == "in"
    assert side("D42", "DE", "2020-01-01") == "in" and side("D42", "FR", "2020-01-01") == "undecided"


def test_a_case_known_to_the_year_is_undecided_within_it():
    """The Joint Expeditionary Force began in 2014; the day is not known."""
    found = differentiation.cases("2014-06-01")["D39"]
    assert found.held is None and set(found.sides.values()) <= {"undecided"}


def test_malta_stays_out_of_three_things_and_came_back_to_berlin_plus():
    """PESCO, lethal aid, battlegroups; NATO's notice of Malta's return to its Partnership on 3 April 2008."""
    assert out("Malta", "2026-10-08") == ["D04", "D13", "D61"]
    assert side("D63", "MT", "2008-04-02") == "out" and side("D63", "MT", "2008-04-03") == "in"
    assert side("D63", "CY", "2026-10-08") == "out"


def test_states_that_joined_nato_leave_the_clause_for_neutral_states():
    """Finland joined NATO on 4 April 2023, Sweden on 7 March 2024; the Treaty names nobody (Article 42(7) TEU)."""
    inside = {day: set(differentiation.cases(day)["D09"].on_side("in")) for day in ("2023-04-03", "2024-03-07")}
    assert inside == {"2023-04-03": {"AT", "FI", "IE", "MT", "SE"}, "2024-03-07": {"AT", "IE", "MT"}}


def test_cases_are_chosen_by_every_filter():
    """The columns of the table itself."""
    for name, kinds in differentiation.TAXONOMY.items():
        for code, kind in kinds.items():
            for word in (code, kind.words):
                assert all(one.kinds[name] == code for one in differentiation.cases(**{name: word}))
    for level in differentiation.LEVELS:
        assert all(level in one.levels for one in differentiation.cases(level=level))
    assert {one.depth for one in differentiation.cases(depth=4)} == {4}


def test_the_taxonomy_has_the_codes_of_the_table_and_works_of_the_literature():
    """The codes that datapackage.json lists for each column; the keys of the table literature."""
    fields = course().fields("differentiation")
    works = {row["bib_key"] for row in course().rows("literature")}
    for name, kinds in differentiation.TAXONOMY.items():
        assert set(kinds) == set(fields[name]["constraints"]["enum"])
        assert {work for kind in kinds.values() for work in kind.works} <= works
    limits = fields["depth"]["constraints"]
    assert list(differentiation.DEPTHS) == list(range(limits["minimum"], limits["maximum"] + 1))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"membership": "internl"}, "Did you mean 'internal'"),
        ({"country": "Denmarc"}, "Did you mean 'Denmark'"),
        ({"level": "members"}, "Did you mean 'member'"),
        ({"side": "outside"}, "side: 'outside'"),
        ({"depth": 6}, "depth: 6 found"),
        ({"depth": True}, "depth: True found"),
        ({"on": "1 July 2022"}, "year-month-day"),
        ({"on": "2031-01-01"}, "later than the edition"),
    ],
)
def test_a_slip_is_answered_with_what_would_be_right(asked, said):
    """The house rule for arguments: the argument, what was found, the nearest match."""
    with pytest.raises(ValueError, match=said.replace("(", r"\(")) as error:
        differentiation.cases(**asked)
    assert str(error.value).startswith(next(iter(asked)))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(CASES), st.dates(dt.date(1991, 1, 1), EDITION))
def test_every_side_is_known_and_only_members_have_not_joined(case, day):
    """The words of the table: `not_joined` follows from a rule on members of the Union."""
    from eudefence.data import as_of

    found = sides_on(course(), case, day)
    assert set(found.values()) <= set(SIDES)
    members = as_of.members("EU", day)
    assert {code for code, where in found.items() if where == "not_joined"} <= set(members)


def test_state_years_agree_with_profiles():
    """A second way: the profile of the state on the last day of the year."""
    rows = differentiation.by_state_year(2018, 2023, country=["Denmark", "Malta", "UK", "Norway"])
    assert len(rows) == 24
    for one in rows:
        mine = differentiation.profile(one.country, on=one.on)
        assert (one.member, one.opt_outs, one.opt_ins) == (mine.member, len(mine.opt_outs), len(mine.opt_ins))
        assert (one.deepest, one.undecided) == (mine.deepest, len(mine.on_side("undecided")))
        assert sum(one.by_depth) == one.opt_ins


def test_levels_overlap_and_leave_nothing_out():
    """Each case tells of one level at least; Berlin Plus of two."""
    found = differentiation.levels("2026-10-08")
    assert {one.id for level in found.values() for one in level.cases} == {one.id for one in differentiation.cases()}
    assert differentiation.cases()["D63"].levels == ("member", "associated")
    assert "NO" in found["associated"].states and "NO" not in found["member"].states


def test_results_explain_themselves():
    """The sentences are made from the numbers: Denmark outside PESCO until 2023."""
    said = differentiation.profile("Denmark", on="2022-07-01").explain()
    assert "named as outside in 2 cases: Denmark outside the European Defence Agency and Denmark outside PESCO" in said
    assert "66.9 % yes" in differentiation.cases("2022-06-30")["D01"].explain()
    assert differentiation.cases("2026-10-08", country="Japan", side="out").explain().endswith("is like that.")
