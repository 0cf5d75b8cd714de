"""Oracle: the table vetoes, counted here again row by row; and the file of the EU Veto Tracker (version of 11 July
2025: 51 lines).
"""

from eudefence.data.package import course
from eudefence.views.decisions.vetoes import MATTERS, recorded_vetoes


def test_every_veto_is_counted_once():
    """The tracker's file has 51 vetoes."""
    shown = recorded_vetoes().table
    rows = course().rows("vetoes")
    assert shown["In the tracker"].sum() == 51 == sum(row["collection"] == "tracker" for row in rows)
    assert shown["In the tracker"].sum() + shown["Found by us"].sum() == len(rows)
    assert set(shown["What was blocked"]) == set(MATTERS.values())


def test_what_was_not_in_the_tracker_is_never_counted_as_if_it_were():
    """The operation off Libya (February 2020) is in the press and not in the tracker."""
    line = recorded_vetoes().table.set_index("What was blocked").loc["the start of an operation"]
    assert (line["In the tracker"], line["Found by us"], line["By whom"]) == (0, 1, "found by us: Austria")


def test_the_most_frequent_blocker_comes_first():
    """Counted by hand in the tracker's file: statements on foreign policy, Hungary eight times."""
    line = recorded_vetoes().table.set_index("What was blocked").loc["statements on foreign policy"]
    assert line["By whom"].startswith("Hungary 8, ")


def test_the_sentence_names_all_that_lead():
    view = recorded_vetoes()
    top = view.table["In the tracker"].max()
    for kind in view.table.loc[view.table["In the tracker"] == top, "What was blocked"]:
        assert kind in view.sentence.partition(";")[0].partition(". ")[0]


def test_a_row_taken_over_from_the_tracker_does_not_say_that_a_report_was_read():
    """Confidence is verified only where the row's own source is a press report (table sources)."""
    for row in course().rows("vetoes"):
        assert (row["source_id"] == "EU_VETO_TRACKER") == (row["confidence"] == "recalled"), row["veto_id"]
