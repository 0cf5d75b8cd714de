"""Members of formats. Oracle: the lines of format_membership.csv."""

import csv

import pytest

from eudefence import views
from eudefence.data.countries import name
from eudefence.data.package import course


def lines(*formats):
    with open(course().folder / "format_membership.csv", encoding="utf-8", newline="") as file:
        return [line for line in csv.DictReader(file) if line["format_id"] in formats]


@pytest.mark.parametrize("called", ["eurocorps", "Eurocorps", ["eurocorps"]])
def test_each_state_stands_there_by_name_with_each_of_its_roles(called):
    view = views.members_of(called)
    assert sorted(zip(view.columns["Country"], view.columns["Role"], strict=True)) == sorted(
        (name(line["country"]), line["role"].replace("_", " ")) for line in lines("eurocorps")
    )
    assert view.columns["Country"] == sorted(view.columns["Country"]) and "Eurocorps" in view.sentence


def test_of_several_formats_each_row_says_which():
    view = views.members_of(["weimar", "weimar-plus"])
    assert set(view.columns["Format"]) == {"Weimar Triangle", "Weimar+"}
    assert len(view.columns["Country"]) == len(lines("weimar", "weimar-plus")) and "Weimar+" in view.to_html()


def test_an_unknown_format_is_answered_with_the_nearest():
    with pytest.raises(ValueError, match="formats: 'weimr' is not a known format. Did you mean 'weimar'"):
        views.members_of("weimr")
