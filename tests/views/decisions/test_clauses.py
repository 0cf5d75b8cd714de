"""Oracle: the tables treaty_clauses and epf, row by row."""

from html import unescape

from eudefence.data.package import course
from eudefence.views.decisions.clauses import KINDS, article_41, standing_aside


def test_clauses_stand_in_the_order_of_the_text_and_nothing_is_lost():
    rows = sorted(course().rows("treaty_clauses"), key=lambda row: row["position"])
    table = article_41().table
    assert table["It says"].tolist() == [row["says"] for row in rows]
    assert table["Kind"].tolist() == [KINDS[row["kind"]] for row in rows]


def test_a_practice_is_not_called_a_clause():
    """Article 41(2) TEU does not say that costs lie where they fall (EUR-Lex, consolidated version)."""
    kinds = article_41().table.set_index("Term")["Kind"]
    assert kinds["Costs lie where they fall"] == "practice, no clause" and "is a practice" in article_41().sentence


def test_who_stood_aside_and_who_blocked():
    """Cyprus 2008; Austria, Ireland and Malta 2022; Hungary 2022 and 2024: six declarations in the table epf."""
    table = standing_aside().table
    declared = table[table["What it did"] == "abstained with a declaration"]["Who"].tolist()
    assert declared == ["Cyprus", "Austria", "Ireland", "Malta", "Hungary", "Hungary"]
    assert set(table[table["What it did"] == "blocked"]["Who"]) == {"Hungary"}
    wanted = sum(
        row["record_type"] in ("abstention", "veto", "windfall", "veto_lifted") for row in course().rows("epf")
    )
    assert len(table) == wanted


def test_every_word_of_the_rows_is_on_the_page_once():
    html = unescape(article_41().to_html())
    for row in course().rows("treaty_clauses"):
        assert row["term"].startswith(row["short_term"])
        assert all(html.count(row[field]) == 1 for field in ("says", "does", "does_not")), row["clause_id"]


def test_what_is_told_of_a_case_is_graded_beside_it():
    """The veto of May 2023 stands on a newspaper that was read, graded medium (tables epf and sources)."""
    [row] = [row for row in standing_aside().rows if row["When"] == "May 2023"]
    assert row["How sure"] == "verified (source graded medium); recalled: date"  # the month is from memory
