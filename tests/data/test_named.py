"""What a reader may call things. Oracles: the headings and names that the pages show, and the keys in the CSV files."""

import csv
import re

import pytest

from eudefence import council, views
from eudefence.data.columns_in_words import heading, label
from eudefence.data.named import column_named, row_named, table_named, value_named
from eudefence.data.package import course


@pytest.mark.parametrize("table", course().tables)
def test_each_table_and_each_heading_names_one_thing(table):
    """The title and the name with blanks lead to the table. A heading leads to its column, or is refused: never to
    another column.
    """
    assert table_named(course().resource(table)["title"]) == table_named(table.replace("_", " ")) == table
    for field, kind in course().fields(table).items():
        said = label(field, kind.get("unit"))
        assert column_named(table, field) == field
        same = [one for one, its in course().fields(table).items() if label(one, its.get("unit")) == said]
        if len(same) == 1 and said.lower().replace(" ", "_") not in set(course().fields(table)) - {field}:
            assert column_named(table, said) == field


@pytest.mark.parametrize(
    "table", ["forces", "institutions", "instruments", "formats", "treaty_articles", "csdp_missions"]
)
def test_each_row_is_found_by_the_name_it_has_on_a_page(table):
    with open(course().folder / f"{table}.csv", encoding="utf-8", newline="") as file:
        keys = [row[course().key_fields(table)[0]] for row in csv.DictReader(file)]
    assert [row_named(table, heading(table, course().find(table, key))) for key in keys] == keys
    assert [row_named(table, key) for key in keys] == keys


@pytest.mark.parametrize(
    ("typed", "article_id"),
    [
        ("41(2) TEU", "teu-41-2"),
        ("Article 41(2)", "teu-41-2"),
        ("Article 42(4) TEU", "teu-42-4"),
        ("Art. 44 TEU", "teu-44"),
        ("44", "teu-44"),
        ("Article 114 TFEU", "tfeu-114"),
        ("114(1) TFEU", "tfeu-114-1"),
        ("Protocol 10", "prot-10"),
        ("Protocol No 22, Article 5", "prot-22-5"),
        ("mutual assistance", "teu-42-7"),
    ],
)
def test_an_article_is_cited_as_one_does(typed, article_id):
    """Oracle: the numbering of the Treaties."""
    assert row_named("treaty_articles", typed) == article_id


@pytest.mark.parametrize("typed", ["41", "411", "412 TEU", "Article 99 TEU", ""])
def test_a_number_that_names_no_one_article_is_refused(typed):
    with pytest.raises(ValueError, match="article"):
        views.articles([typed])


def test_words_and_keys_give_the_same_view():
    pairs = [
        (
            views.table("CSDP missions", ["Type", "Executive powers"], by="Executive powers", type="civilian mission"),
            views.table("csdp_missions", ["type", "executive"], by="executive", type="civilian_mission"),
        ),
        (
            views.articles(["41(2) TEU", "114 TFEU"], ["Summary", "Decision rule"]),
            views.read("treaty_articles", ["teu-41-2", "tfeu-114"], ["summary", "decision_rule"]),
        ),
        (views.steps_by_year("PESCO on one track", "every thing once"), views.steps_by_year("pesco", "things")),
        (views.compare_texts("What is the main way forward?"), views.compare_texts("Q2")),
        (views.members_of(["Weimar Triangle", "Weimar+"]), views.members_of(["weimar", "weimar-plus"])),
        (
            views.promise_and_delivery("time in the field", "European Union"),
            views.promise_and_delivery("stay", "eu"),
        ),
        (
            views.compare_votes(["Launch a military operation or mission", "Qualified majority"], ["Hungary"]),
            views.compare_votes(["launch_operation", "qualified"], ["HU"]),
        ),
    ]
    for words, keys in pairs:
        assert (words.title, words.sentence, words.rows) == (keys.title, keys.sentence, keys.rows)
    assert council.rule_for("Set up a start-up fund for missions").id == council.rule_for("start_up_fund").id


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (
            lambda: views.table("CSDP mission"),
            "table: 'CSDP mission' is not a known table. Did you mean 'csdp missions'?",
        ),
        (
            lambda: views.table("forces", ["Planed strength"]),
            "columns: 'Planed strength' is not a known column of forces. Did you mean 'Planned strength'?",
        ),
        (
            lambda: views.read("forces", ["Franco-German Brigad"], ["Kind"]),
            "keys: 'Franco-German Brigad' is not a known row of forces. Did you mean 'Franco-German Brigade'?",
        ),
        (
            lambda: views.articles(["42(44) TEU"]),
            "articles: '42(44) TEU' is not a known article. Did you mean '42(4) TEU'?",
        ),
        (
            lambda: views.articles(["Article 41"]),
            "Did you mean 'Article 41(1) TEU', 'Article 41(2) TEU' or 'Article 41(3) TEU'?",
        ),
        (lambda: views.members_of("Weimar Triangel"), "formats: 'Weimar Triangel' is not a known format. Did you mean"),
        (
            lambda: views.compare_votes(["Qualified majorty"], ["Hungary"]),
            "rule: 'Qualified majorty' is not a known rule or act. Did you mean 'Qualified majority'?",
        ),
        (lambda: value_named("forces", "kind", "brigad"), "kind: 'brigad' is not a known value of kind in forces."),
    ],
)
def test_a_slip_is_answered_in_the_spelling_it_was_made_in(call, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        call()


def test_a_name_of_several_rows_is_not_guessed():
    """Oracle: the table of groups on standby, in which one group stands for two half-years."""
    with pytest.raises(ValueError, match="Did you mean '2018-H1-NL' or '2018-H2-BE'"):
        views.read("battlegroup rosters", ["Benelux with Germany and Austria"], ["Since"])
