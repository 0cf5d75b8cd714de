"""Kinds of decision with their rules in words. Oracle: the table of acts, read by Python's own reader."""

import csv

import pytest

from eudefence import views
from eudefence.data.package import course


def test_each_decision_asked_for_has_the_note_that_holds_on_the_day():
    with open(course().folder / "acts.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    notes = {
        row["title"]: row["note"]
        for row in rows
        if row["act_id"] in ("start_up_fund", "admit_to_pesco") and not row["valid_to"]
    }
    view = views.rules_of(["Set up a start-up fund for missions", "admit_to_pesco", "admit_to_pesco"])
    assert dict(zip(view.columns["Title"], view.columns["Note"], strict=True)) == notes
    assert view.sentence == "2 kinds of decision, and the rule of each."


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("Set up a start-up fnd for missions",), "Did you mean 'Set up a start-up fund for missions'?"),
        (([],), "decisions: none given"),
        (("Set up Permanent Structured Cooperation", "2010-01-01"), "on: on 2010-01-01 the course has no rule"),
    ],
)
def test_a_slip_is_answered(arguments, message):
    with pytest.raises(ValueError) as caught:
        views.rules_of(*arguments)
    assert message in str(caught.value)
