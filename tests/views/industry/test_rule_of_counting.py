"""The rule of counting in words. Oracles: the table of indicators, and the acts counted in the model."""

from eudefence import pillars, views
from eudefence.data.package import course


def test_every_indicator_and_every_open_choice_is_told():
    view = views.counting_rule()
    told = view.parts()["words"]
    assert view.columns["What one is"] == [row["one_unit"] for row in course().rows("indicators")]
    assert all(name in told for name in pillars.counting_rule().choices)
    assert told.count("<tr>") == len(view.rows) + 1 and "&lt;" not in told  # a table, not the letters of one


def test_majority_and_unanimity_are_told_as_counted():
    majority, number = pillars.by_majority("operational")
    assert f"of {number} on the operational track, {majority}." in views.counting_rule().parts()["words"]
