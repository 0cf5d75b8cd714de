"""Pictures of who may take part. Oracles: the verdicts of the model, the rows of the tables, the laws by article."""

import datetime as dt
import re

import pytest

from eudefence import views
from eudefence.data.package import course
from eudefence.models.industry import eligibility

# The first days of the three laws (table eligibility_rules); a case that is older is shown for that day.
FIRST_DAYS = {"EDF": dt.date(2021, 1, 1), "EDIP": dt.date(2025, 12, 30), "SAFE": dt.date(2025, 5, 29)}


@pytest.mark.parametrize("case", sorted(eligibility.cases()))
def test_the_table_has_every_test_of_every_law(case):
    """The model itself, law by law; each test is a mark with its article."""
    view = views.consortium_verdict(case)
    named = eligibility.case(case)
    laws = {law: max(named.on, first_day) for law, first_day in FIRST_DAYS.items()}
    verdicts = [eligibility.assess(named.consortium, law, day) for law, day in laws.items()]
    expected = [(one.instrument, test.name, test.result) for one in verdicts for test in one.tests]
    assert [(row["Instrument"], row["Test"], row["Result"]) for row in view.rows] == expected
    marks = view.drawn.marks
    assert list(marks) and set(marks) == {f"{one.instrument} {test.topic}" for one in verdicts for test in one.tests}
    assert all("Article" in told for told in marks.values())
    assert view.title.endswith("(hypothetical)" if named.hypothetical else "(real)")


def test_the_sentence_says_what_flips_each_verdict():
    """By hand: 16(4)(b) has a promise, 11(7) has none, and the Fund asks for three from three states."""
    assert views.consortium_verdict("sub_25").sentence == (
        "EDF: not eligible. It would pass if a firm from inside takes the place of Delta and two independent firms from"
        " further states join. EDIP: not eligible. It would pass if a firm from inside takes the place of Delta. SAFE:"
        " not eligible. It would pass if the contractor promises to study a replacement for Delta."
    )
    assert views.consortium_verdict("ukrainian", ["EDF", "SAFE"]).sentence == (
        "EDF: not determinable. 6 tests are open. SAFE: eligible."
    )


def test_a_real_case_says_so_and_its_change_is_hypothetical():
    """By hand from the table: one of the six tests of HYDIS2 is open; nothing that a reader changed is real."""
    view = views.consortium_verdict("Study of a hypersonic interceptor, HYDIS2", "EDF")
    assert view.title == "Study of a hypersonic interceptor, HYDIS2 (real)"
    assert view.sentence == "EDF: not determinable. One test is open."
    assert view.more.startswith("A real case. Two of 19 partners")
    builder = views.explore_consortium()
    builder.set(case="mistral")
    firms = [dict(row) for row in builder.values["firms"]]
    assert [(row["name"], row["controlled_by"], row["guarantees"]) for row in firms] == [("MBDA", "unknown", None)]
    firms[0]["controlled_by"] = "GB"
    firms[0]["guarantees"] = False
    changed = builder.set(firms=firms)
    assert changed.title == "Joint purchase of Mistral missiles, as changed here (hypothetical)"
    assert "approves guarantees for MBDA" in changed.sentence


def test_an_ended_instrument_is_shown_for_its_last_day():
    """EDIRPA ended with 2025."""
    assert views.consortium_verdict("norwegian", "EDIRPA").date == "on 31 December 2025"


def test_the_builder_begins_with_the_named_case_and_says_when_it_was_changed():
    builder = views.explore_consortium()
    for key, named in eligibility.cases().items():
        if len(named.consortium.entities) > 8:
            with pytest.raises(ValueError, match="case"):
                builder.set(case=key)
            continue
        view = builder.set(case=key)
        assert view.title.startswith(named.name) and "changed" not in view.title
        assert view.sentence == views.consortium_verdict(key).sentence
    builder.set(case="british_owned")
    firms = [dict(row) for row in builder.values["firms"]]
    firms[1]["guarantees"] = True
    view = builder.set(firms=firms)
    assert "as changed here" in view.title
    assert view.sentence.startswith("EDF, EDIP and SAFE: eligible.")


@pytest.mark.parametrize(("column", "typed"), [("share", "many"), ("share", "150")])
def test_what_cannot_be_read_in_a_row_is_said(column, typed):
    builder = views.explore_consortium()
    firms = [dict(row) for row in builder.values["firms"]]
    firms[0][column] = typed
    builder.set(firms=firms)
    assert builder.problem


@pytest.mark.parametrize(
    ("table", "column", "typed", "said"),
    [
        ("firms", "share", "150", "more than the whole contract"),
        ("parts", "cost", "-5", "less than nothing"),
        ("parts", "cost", "150.000", "Write 150000"),
    ],
)
def test_a_refusal_speaks_of_what_was_typed(table, column, typed, said):
    """By hand; 150.000 is a hundred and fifty thousand in German or Italian, and a hundred and fifty in English."""
    builder = views.explore_consortium()
    rows = [dict(row) for row in builder.values[table]]
    rows[0][column] = typed
    builder.set(**{table: rows})
    assert said in builder.problem and "Fraction" not in builder.problem


def test_a_count_says_that_not_all_count():
    """EDF 10(4) asks for eligible entities: of the three firms one is barred; of HYDIS2 three are known to be free."""
    svg = views.consortium_verdict("british_owned", "EDF").drawn.svg("x")
    assert "2 count, at least 3" in svg
    assert "3 for sure, at least 3" in views.consortium_verdict("hydis2", "EDF").drawn.svg("x")


def test_two_firms_of_one_name_and_none():
    builder = views.explore_consortium()
    firms = [dict(row) for row in builder.values["firms"]]
    for row, name in zip(firms, ("Alfa", "Alfa", ""), strict=True):
        row["name"] = name
    builder.set(firms=firms)
    assert builder.problem is None
    builder.set(firms=[], parts=[], states="")
    assert builder.problem is None


@pytest.mark.parametrize(
    ("on", "country", "law", "words"),
    [
        ("2026-10-08", "Norway", "European Defence Fund", "inside, as associated"),
        ("2026-10-08", "Norway", "SAFE", "inside"),
        ("2026-10-08", "Canada", "SAFE", "by its own agreement, with limits"),
        ("2025-12-01", "Canada", "SAFE", "outside, but may join a purchase"),
        ("2026-10-08", "United Kingdom", "SAFE", "outside, but may join a purchase"),
        ("2026-07-21", "United Kingdom", "loan for Ukraine", "outside"),
        ("2026-07-22", "United Kingdom", "loan for Ukraine", "by its own agreement, with limits"),
        ("2026-10-08", "Switzerland", "SAFE", "outside"),
        ("2026-10-08", "Türkiye", "SAFE", "outside, but may join a purchase"),
        ("2026-10-08", "Ukraine", "EDIP", "outside, but with its own part of the law"),
        ("2025-05-28", "Norway", "SAFE", "not in force that day"),
    ],
)
def test_partners_on_a_day(on, country, law, words):
    """EDF 5, EDIP 8, SAFE 2(3), 16(3) and 17, loan 13(11), and the days of the agreements."""
    rows = {row["Country"]: row for row in views.partners_under_each_rule(on).rows}
    assert rows[country][law] == words


@pytest.mark.parametrize(
    ("on", "said"),
    [
        ("2026-10-08", "countries Norway, Iceland, Liechtenstein and Ukraine count as inside under SAFE."),
        ("2023-01-01", "only Norway counts as inside under the Fund. SAFE was not in force on this day."),
    ],
)
def test_the_sentence_names_who_is_inside(on, said):
    """SAFE 16(3): the Union, the three states of EEA-EFTA and Ukraine; the Fund: Norway alone is associated."""
    assert said in views.partners_under_each_rule(on).sentence


def test_partners_that_stand_alike_share_a_line():
    """The rows of the same view: each country stands in one line, and two lines differ in some instrument."""
    view = views.partners_under_each_rule("2026-10-08")
    lines = re.findall(r'<th scope="row"[^>]*>(.*?)</th>', view.words())
    assert sorted(", ".join(lines).split(", ")) == sorted(row["Country"] for row in view.rows)
    assert len(lines) == len({tuple(list(row.values())[1:]) for row in view.rows}) == 7


def test_the_talks_show_every_report_and_keep_the_currency():
    """The rows of the table; the sum in dollars is told and has no bar."""
    rows = [
        r
        for r in course().rows("eligibility_rules")
        if r["instrument_id"] == "SAFE_UK" and "contribution" in r["topic"]
    ]
    view = views.safe_talks()
    assert sorted(view.drawn.marks) == sorted(row["rule_id"] for row in rows)
    assert len(view.rows) == len(rows) == 7
    assert {row["Unit"] for row in view.rows} == {"EUR million", "USD million"}
    assert "EUR 4,000 to 6,700 million" in view.sentence
    assert "215 million dollars" in view.sentence
