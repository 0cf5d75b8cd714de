"""Votes side by side. Oracle: each vote counted alone by `council.decide`, which is tested against the Treaty."""

import pytest

from eudefence import council, views

GROUPS = [["Malta", "Luxembourg", "Cyprus", "Estonia"], ["Germany", "France", "Italy"], ["DE", "FR", "IT", "MT"]]


def test_every_group_is_counted_under_every_rule():
    view = views.compare_votes(["qualified", "reinforced"], GROUPS)
    expected = [
        "adopted" if council.decide(rule, against=group).adopted else "blocked"
        for rule in ("qualified", "reinforced")
        for group in GROUPS
    ]
    assert view.columns["Result"] == expected and {"adopted", "blocked"} == set(expected)
    assert f"Of 6 votes {expected.count('blocked')} are blocked" in view.sentence


@pytest.mark.parametrize("against", ["Hungary", ["Hungary"], [["Hungary"]], (state for state in ["HU"])])
def test_one_group_may_be_given_as_it_comes(against):
    view = views.compare_votes("launch_operation", against)
    assert view.columns["Against"] == ["Hungary"] and view.columns["Result"] == ["blocked"]
    assert view.sentence == "Of 1 vote 1 is blocked: “Launch a military operation or mission” with Hungary against."


def test_nobody_against():
    assert views.compare_votes("simple", []).sentence == "The vote is not blocked."


def test_an_unknown_state_or_rule_is_answered_with_the_nearest():
    with pytest.raises(ValueError, match="Did you mean 'Hungary'"):
        views.compare_votes("qualified", ["Hungry"])
    with pytest.raises(ValueError, match="Did you mean 'qualified'"):
        views.compare_votes("qualfied", ["Hungary"])
