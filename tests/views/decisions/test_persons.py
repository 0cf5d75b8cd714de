"""Populations in the Council. Oracle: `council.population` and shares that add up to the whole."""

import pytest

from eudefence import council, views


@pytest.mark.parametrize("day", [None, "2020-01-31"])
def test_every_member_has_its_part_of_the_whole(day):
    view, people = views.population_by_state(day), council.population(day)
    assert dict(zip(view.columns["Code"], view.columns["Persons"], strict=True)) == people
    assert view.columns["Persons"] == sorted(people.values(), reverse=True)
    assert sum(view.columns["Part of the Union (%)"]) == pytest.approx(100)
    assert f"{sum(people.values()):,} persons" in view.sentence
