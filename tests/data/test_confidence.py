"""How sure a row is never stands without the grade of its source."""

import csv

import pytest

from eudefence.data.confidence import in_a_cell, in_a_sentence
from eudefence.data.facts import fact
from eudefence.data.glimpse import glimpse
from eudefence.data.package import course, course_folder
from eudefence.views.operations.forces import promise_and_delivery
from eudefence.views.operations.missions import missions_view
from eudefence.views.story.body_card import institution_card
from eudefence.views.story.state_card import country_card
from eudefence.views.story.timeline import two_tracks


@pytest.fixture(scope="module")
def grades():
    """Oracle: the column `reliability` of sources.csv, read as plain text."""
    with (course_folder() / "sources.csv").open(encoding="utf-8", newline="") as file:
        return {row["source_id"]: row["reliability"] for row in csv.DictReader(file)}


def test_a_fact_of_a_low_graded_source_says_so_and_a_better_one_its_own_grade(grades):
    """Every verified row that rests on a low source, and as many that rest on better ones. Oracle: sources.csv."""
    asked = {"high": 0, "medium": 0, "low": 0}
    for table in course().tables:
        fields = course().fields(table)
        if not {"confidence", "source_id"} <= set(fields):
            continue
        for row in course().rows(table):
            grade = grades.get(row["source_id"])
            if row["confidence"] != "verified" or grade is None or (grade != "low" and asked[grade] >= 40):
                continue
            asked[grade] += 1
            key = ",".join(str(row[column]) for column in course().key_fields(table))
            if "." in key:
                continue
            said = fact(f"{table}.csv#{key}").explain()
            assert f"The source was read; we grade it {grade}" in said
            assert (f"grade it {grade}: " in said) == (grade == "low"), said
    assert asked["low"] >= 30 and asked["high"] == asked["medium"] == 40


def test_the_grade_of_a_source_is_not_lent_to_what_it_does_not_say():
    """Oracle: cell_confidence.csv has the strength of the Franco-German Brigade from IAI 2026 only, while the row
    stands on the history of the brigade, which is graded high; a row of the core text itself keeps its grade.
    """
    strength = fact("forces.csv#fgb.planned_strength")
    assert (strength.confidence, strength.source_id) == ("core_text", "df_brigade_history")
    assert "graded" not in in_a_cell("core_text", "df_brigade_history")
    assert strength.explain().endswith("A core text states it, and the source named does not.")
    assert glimpse(strength) == "5,000 persons; plan as of 1989; core text only"
    assert in_a_cell("core_text", "CORE_IAI") == "core text only (source graded medium)"


def test_a_digest_is_called_a_digest_and_is_graded_low():
    """Oracle: the definition of `reliability` in the data package: a text written by machine is low."""
    digests = [row for row in course().rows("sources") if row["kind"] == "digest"]
    assert digests and {row["reliability"] for row in digests} == {"low"}
    by_word = [
        row
        for row in course().rows("sources")
        if "news digest" in row["publisher"].casefold() or "by machine" in (row["note"] or "")
    ]
    assert {row["source_id"] for row in by_word} <= {row["source_id"] for row in digests}
    for row in digests:
        assert in_a_sentence("verified", row).endswith(
            "we grade it low: a digest of other reports, often written by machine."
        )


@pytest.mark.parametrize(
    ("view", "table", "names"),
    [
        (lambda: two_tracks(neither=True), "events", {"Event": "title"}),
        (lambda: promise_and_delivery(groups=("eu", "outside", "exercise", "proposal")), "forces", {"Force": "name"}),
        (missions_view, "csdp_missions", {"Mission": "short_name"}),
    ],
)
def test_tables_that_say_how_sure_say_the_grade_too(view, table, names, grades):
    """Every row of three views. Oracle: confidence and source of the row with that name, the grade from sources.csv."""
    [(heading, column)] = names.items()
    shown = view().table
    rows = {row[column]: row for row in course().rows(table)}
    for name, sure in zip(shown[heading], shown["How sure"], strict=True):
        row = rows[name]
        assert sure.startswith(
            {"verified": "verified", "core_text": "core text only", "recalled": "recalled"}[row["confidence"]]
        )
        assert f"(source graded {grades[row['source_id']]}" in sure


def test_cards_say_the_grade_too(grades):
    """Oracle: the rows of memberships and institutions."""
    card = country_card("NO").table.set_index("Fact")["How sure"]
    nato = next(r for r in course().rows("memberships") if (r["country"], r["organisation"]) == ("NO", "NATO"))
    assert f"{nato['confidence']} (source graded {grades[nato['source_id']]})" in card.tolist()
    eda = course().find("institutions", "eda")
    assert (
        f"source graded {grades[eda['source_id']]}"
        in institution_card("EDA").table.set_index("Fact").loc["How sure", "Value"]
    )


def test_scores_of_ours_are_called_a_judgement():
    """Oracle: scored_by in esc_models and uk_models; a starting guess of the kit is never "well known"."""
    for table in ("esc_models", "uk_models"):
        for row in course().rows(table):
            said = fact(f"{table}.csv#{row['row_id']}.score").explain()
            assert ("our own judgement" in said) == (row["scored_by"] == "us"), said
    assert in_a_cell("recalled", "OK_CODE") == "our own judgement"


def test_nothing_recorded_is_said_or_left_blank():
    """Hand-worked: a row without a source has no grade to show."""
    assert in_a_sentence("verified", None) == "No source is recorded."
    assert in_a_cell("recalled", None) == "recalled" and in_a_cell(None, "GH_MB1008") == ""


def test_a_cell_from_memory_is_named_beside_a_row_that_was_read():
    """Oracle: every cell of cell_confidence.csv that a picture shows, one by one; and what no such cell stands behind
    says nothing more than its row.
    """
    with (course_folder() / "cell_confidence.csv").open(encoding="utf-8", newline="") as file:
        own = {(row["table"], row["key"], row["field"]): row["confidence"] for row in csv.DictReader(file)}
    shown = {
        "events": (two_tracks(start=1952, neither=True), {"date": "date"}),
        "forces": (promise_and_delivery("size", ["eu", "outside", "proposal", "exercise"]), {"decided_on": "decided"}),
        "csdp_missions": (missions_view(not_csdp=True), {"valid_from": "first day", "strength": "strength"}),
    }
    for table, (view, columns) in shown.items():
        [key] = course().key_fields(table)
        rows = {row[key]: row for row in course().rows(table)}
        for mark, facts in view.drawn.marks.items():
            for column, words in columns.items():
                sure = own.get((table, mark, column))
                differs = sure == "recalled" != rows[mark]["confidence"] and rows[mark][column] is not None
                said = facts.partition("How sure: ")[2].partition("recalled: ")[2]
                assert (words in said) == differs, (mark, facts)
