"""Differentiation over time, by state and by case. Oracles: Protocol No 22 and the acts named; the model."""

import pytest

from eudefence import differentiation as model
from eudefence.views import coding_agreement, differentiation, differentiation_profile, explore_differentiation
from tests import approved, pictures


def test_denmark_is_outside_by_name_until_2022_and_nowhere_since():
    """Protocol No 22, the Agency (23 March 2023) and PESCO (23 May 2023): at the end of each year."""
    rows = [row for row in differentiation().rows if row["State"] == "Denmark"]
    assert [(row["From"], row["To"], row["Cases"]) for row in rows] == [
        ("1993", "2003", 1),
        ("2004", "2006", 2),
        ("2007", "2016", 3),
        ("2017", "2021", 4),
        ("2022", "2022", 2),
    ]


@pytest.mark.parametrize("show", ["opt_outs", "opt_ins"])
def test_the_numbers_are_those_of_the_model(show):
    """A second way: the rows by state and year, counted there without runs."""
    counted = {
        (one.country, one.year): getattr(one, show)
        for one in model.by_state_year()
        if one.member and getattr(one, show)
    }
    shown = {}
    for row in differentiation(show=show).rows:
        for year in range(int(row["From"]), int(row["To"]) + 1):
            shown[row["State"], year] = row["Cases"]
    from eudefence import countries

    assert shown == {(countries.name(code), year): number for (code, year), number in counted.items()}


def test_the_deepest_step_is_that_of_the_model():
    """As above, for depth."""
    malta = [row for row in differentiation(show="depth", state="all").rows if row["State"] == "Malta"]
    assert malta[-1]["Deepest step"] == model.profile("Malta").deepest


def test_one_state_case_by_case():
    """The four rows that name Denmark; the battlegroups too, and nothing undecided that never names it."""
    view = differentiation(state="Denmark")
    assert {row["Case"] for row in view.rows if row["Where it stands"] == "outside by name"} == {
        "Danish defence opt-out",
        "Denmark outside the European Defence Agency",
        "Denmark outside PESCO",
        "Battlegroups",
    }
    assert "Optional programmes of the European Defence Agency" not in view.columns["Case"]


def test_a_case_whose_type_changed_is_one_row_of_the_picture():
    """The E3 before and after 1 February 2020."""
    rows = [row for row in differentiation(show="opt_ins", state="France").rows if row["Case"].startswith("E3: ")]
    assert [(row["From"], row["To"]) for row in rows] == [("2003", "2026")]


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"show": "opt_ins"},
        {"show": "depth"},
        {"state": "Denmark"},
        {"state": "Germany", "show": "depth"},
        {"state": "Sweden"},
        {"kind": "external"},
        {"area": "security_community", "level": "union"},
        {"years": (2020, 2022)},
    ],
)
def test_pictures_can_be_read(asked):
    """The house rules for pictures: words inside, marks that speak."""
    pictures.check(differentiation(**asked))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"show": "optouts"}, "Did you mean 'opt_outs'"),
        ({"state": "Denmrk"}, "Did you mean 'Denmark'"),
        ({"kind": "formall"}, "Did you mean 'formal'"),
        ({"area": "defense"}, "Did you mean 'defence'"),
        ({"level": "unions"}, "Did you mean 'union'"),
        ({"years": (2020, 1990)}, "years: "),
    ],
)
def test_a_slip_is_answered_with_what_would_be_right(asked, said):
    """The house rule for arguments."""
    with pytest.raises(ValueError, match=said):
        differentiation(**asked)


def test_the_explorer_opens_on_the_opt_outs_and_every_choice_can_be_shown():
    """Its own controls, each at both ends."""
    explorer = explore_differentiation()
    assert explorer.view.sentence == differentiation().sentence
    for name, value in (("show", "depth"), ("state", "MT"), ("area", "defence"), ("kind", "informal")):
        explorer.set(**{name: value})
        assert not explorer.problem


def test_signs_and_steps_of_a_picture_are_told():
    """By the picture: where it shows a question mark the words below say what it means; steps have their words."""
    assert "A question mark" in differentiation(show="opt_ins", state="France").said
    assert "A question mark" not in differentiation(show="opt_ins", state="MT", years=(1993, 2003)).said
    deep = differentiation(show="depth").said
    assert all(f"{step} {words}" in deep for step, words in model.DEPTHS.items())


def test_the_profile_leads_with_what_names_the_state():
    """Malta on the day of the edition; the United Kingdom on its last day as a member."""
    malta = differentiation_profile("Malta")
    stands = malta.columns["Where it stands"]
    assert stands[:3] == ["outside by name"] * 3 and "outside by name" not in stands[3:]
    assert "Malta is a member of the Union on 8 October 2026" in malta.sentence
    assert "is a member" in differentiation_profile("UK", on="2020-01-31").sentence
    assert "outside the Union" in differentiation_profile("UK", on="2020-02-01").sentence
    assert ">Case</th>" in malta.words() and "case since 11 December 2017" in malta.words()


def test_agreement_is_shown_before_and_after():
    """The second coder's report: 95.9, 100 and 91.9 per cent; after settling the second coder is at 73 of 74 on
    dimension.
    """
    rows = coding_agreement().rows
    assert [row["Share that agrees (%)"] for row in rows[::3]] == [95.9, 100.0, 91.9]
    assert rows[-1]["Kappa"] == 0.916 and rows[6]["Kappa"] == 0.457
    said = coding_agreement().words()
    assert "Terms" not in said and "Two states have put troops under one command in peacetime." in said


def test_sentences_of_differentiation():
    """Texts that were read as a student would."""
    views = {
        "opt-outs": differentiation(),
        "opt-ins": differentiation(show="opt_ins"),
        "depth": differentiation(show="depth"),
        "Denmark": differentiation(state="Denmark"),
        "Malta, joined": differentiation(show="opt_ins", state="Malta"),
        "Sweden": differentiation(state="Sweden"),
        "the years 2020 to 2022": differentiation(years=(2020, 2022)),
        "profile of Malta": differentiation_profile("Malta"),
        "profile of Norway": differentiation_profile("Norway"),
        "agreement": coding_agreement(),
    }
    approved.compare("differentiation", {title: view.said for title, view in views.items()})
