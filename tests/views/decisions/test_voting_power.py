"""Voting power in pictures. Oracle: `eudefence.power`, tested against the literature; articles of the Treaty."""

from fractions import Fraction

import pytest

from eudefence import power, views
from eudefence.views.decisions.voting_power import MEASURES, SHORT
from tests import approved, pictures

DAY = "2026-06-01"
HEAD = "Counterfactual: not the rule for missions"


@pytest.mark.parametrize("measure", MEASURES)
def test_the_table_has_the_measure_of_the_model(measure):
    found = power.analyse(power.game("qualified", on=DAY))
    shown = {row["Code"]: row for row in views.voting_power("qualified", DAY, measure).rows}
    assert shown.keys() == set(found.game.members)
    for one in found.members:
        assert shown[one.member][SHORT[measure]] == pytest.approx(float(getattr(one, measure)) * 100, abs=1e-9)
        assert shown[one.member]["Coalitions in which it decides"] == one.swings


def test_only_the_rule_of_missions_is_not_headed_as_a_counterfactual():
    """Articles 31(4) and 42(4) TEU: unanimity."""
    assert not views.voting_power("unanimity", DAY).title.startswith(HEAD)
    assert not views.voting_power("launch_operation", DAY).title.startswith(HEAD)
    for rule in ("qualified", "reinforced", "simple", "participants_qualified", "participants_unanimity"):
        assert views.voting_power(rule, DAY).title.startswith(HEAD)
    assert views.power_before_and_after(on=DAY).title.startswith(HEAD)


def test_that_it_is_a_priori_is_said():
    for view in (views.voting_power(on=DAY), views.power_before_and_after(on=DAY)):
        assert "a priori" in view.more and "nothing of what states want" in view.more


@pytest.mark.parametrize("sort", ["value", "population", "name"])
def test_the_order(sort):
    rows = views.voting_power("qualified", DAY, sort=sort).rows
    key = {"value": SHORT["penrose"], "population": "Population (persons)", "name": "State"}[sort]
    values = [row[key] for row in rows]
    assert values == sorted(values, reverse=sort != "name")


def test_a_state_is_pointed_out_and_one_without_a_vote_is_said_to_have_none():
    view = views.voting_power("qualified", DAY, country="Hungary")
    place = 1 + [row["Code"] for row in view.rows].index("HU")
    assert f"place {place} of 27" in view.sentence and "HU" in set(view.drawn.marks)
    assert "United Kingdom has no vote here." in views.voting_power("qualified", DAY, country="GB").sentence


def test_the_unions():
    larger = views.voting_power("qualified", membership="with_candidates")
    assert len(larger.rows) == 36 and "none of the candidates is a member" in larger.more
    assert len(views.voting_power("qualified", "2020-01-31").rows) == 28
    assert len(views.voting_power("qualified", "2020-01-31", membership="without_uk").rows) == 27
    with pytest.raises(ValueError, match="no member on 2026-06-01"):
        views.voting_power("qualified", DAY, membership="without_uk")
    with pytest.raises(ValueError, match="membership: .* Did you mean 'members'"):
        views.voting_power("qualified", DAY, membership="member")
    with pytest.raises(ValueError, match="takes no part in permanent structured cooperation"):
        views.voting_power("participants_qualified", DAY, membership="with_candidates")
    with pytest.raises(ValueError, match="took no part in permanent structured cooperation"):
        views.voting_power("participants_qualified", "2020-01-31", membership="without_uk")


@pytest.mark.parametrize(
    ("rule", "union"),
    [("participants_qualified", "27"), ("participants_unanimity", "36"), ("qualified_nice_28", "36")],
)
def test_a_union_that_a_rule_cannot_have_is_refused_by_the_label_of_the_control(rule, union):
    """PESCO began with 25 of the 28 members and never with the United Kingdom; candidates were given no weights."""
    explorer = views.explore_voting_power()
    explorer.set(rule=rule, union=union)
    assert explorer.problem.startswith("Who votes: ")


def test_a_rule_of_another_time_is_said_to_be_a_what_if():
    assert "This is a what-if" in views.voting_power("qualified_nice_28", "2020-01-31").more
    assert "council_weights" in views.voting_power("qualified_nice_28", "2014-06-01").source
    assert "what-if" not in views.voting_power("qualified", DAY).more


def test_before_and_after_of_one_state():
    """Oracle: the fractions of both games."""
    view = views.power_before_and_after("unanimity", "qualified", "Malta", on=DAY)
    after = power.decisive(power.game("qualified", on=DAY), "MT").prevent
    assert view.sentence.startswith(
        f"Malta could stop 100 % of the coalitions that win before, and {float(after) * 100:.1f} % after."
    )
    row = next(row for row in view.rows if row["Code"] == "MT")
    assert [*row.values()][2:] == [100, pytest.approx(float(after) * 100)]


def test_a_state_that_votes_only_once_is_not_compared():
    view = views.power_before_and_after(
        "qualified", "qualified", "GB", "penrose", on="2020-01-31", after_on="2020-02-01"
    )
    assert "A state that does not vote both times cannot be compared: United Kingdom." in view.sentence
    row = next(row for row in view.rows if row["Code"] == "GB")
    assert list(row.values())[-1] is None


def test_shares_of_a_whole_do_not_compare_rules():
    for measure in ("banzhaf", "shapley_shubik"):
        with pytest.raises(ValueError, match="measure that compares rules"):
            views.power_before_and_after(measure=measure)


@pytest.mark.parametrize("measure", ["prevent", "penrose", "initiate", "satisfaction"])
@pytest.mark.parametrize("pair", [("unanimity", "qualified"), ("qualified", "reinforced"), ("unanimity", "unanimity")])
def test_the_picture_can_be_read(pair, measure):
    view = views.power_before_and_after(*pair, "FR", measure, on=DAY)
    pictures.check(view, (pair, measure))
    assert set(view.drawn.marks) == {row["Code"] for row in view.rows}


def test_as_many_have_less_and_more_as_the_table_says():
    view = views.power_before_and_after("reinforced", "qualified", None, "prevent", on=DAY)
    before, after = list(view.columns.values())[2:]
    less = sum(one > other for one, other in zip(before, after, strict=True))
    more = sum(one < other for one, other in zip(before, after, strict=True))
    assert 0 < less + more
    if less and more:
        assert f"{less} have less than before and {more} have more" in view.sentence
    else:
        assert "Every state that votes both times" in view.sentence


def test_sentences_of_voting_power():
    after_nice = {"on": "2014-10-31", "after_on": "2014-11-01"}
    texts = {
        "as it opens": views.voting_power(on=DAY).said,
        "to prevent, with candidates": views.voting_power(
            "qualified", DAY, "prevent", membership="with_candidates", country="UA"
        ).said,
        "unanimity": views.voting_power("unanimity", DAY).said,
        "unanimity, to prevent": views.voting_power("unanimity", DAY, "prevent").said,
        "participants": views.voting_power("participants_qualified", DAY, "initiate", country="Malta").said,
        "random order": views.voting_power("reinforced", DAY, "shapley_shubik").said,
        "satisfaction": views.voting_power("simple", DAY, "satisfaction").said,
        "shares": views.voting_power("qualified", DAY, "banzhaf").said,
        "unanimity to majority": views.power_before_and_after(country="Malta", on=DAY).said,
        "Nice to Lisbon": views.power_before_and_after(
            "qualified_nice_28", "qualified", "Poland", "penrose", **after_nice
        ).said,
        "without a state": views.power_before_and_after(
            "qualified", "qualified", "Germany", "initiate", on="2020-01-31", after_membership="without_uk"
        ).said,
    }
    approved.compare("voting_power", texts)


def test_tiny_shares_are_not_drawn_as_large_ones():
    """Under unanimity each vote decides in 1 of 67,108,864 cases; a scale of millionths would show full bars."""
    view = views.voting_power("unanimity", DAY)
    assert f"{100 / 2**26:.7f} %" in view.sentence
    assert view.rows[0][SHORT["penrose"]] == float(Fraction(100, 2**26))
    pictures.check(view, "unanimity")
