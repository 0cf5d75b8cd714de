"""Oracle: the cells of the tables themselves."""

from html import escape

import pytest

from eudefence.data.package import course
from eudefence.views.story.rows import read


def test_every_word_of_the_cells_is_there():
    keys = ["psc", "eurocorps", "dg_defis"]
    view = read("institutions", keys, ["founding_act", "can", "cannot"])
    for key, shown in zip(keys, view.rows, strict=True):
        row = course().find("institutions", key)
        assert escape(row["can"]) in view.to_html() and escape(row["cannot"]) in view.to_html()
        assert shown["Row"].startswith(row["name"])
        assert (shown["It can"], shown["It cannot"]) == (row["can"], row["cannot"])


def test_articles_are_named_as_one_cites_them():
    assert read("treaty_articles", ["teu-42-4"], ["summary"]).columns["Row"][0].startswith("Article 42(4) TEU: ")


def test_dates_are_words_and_a_blank_is_a_dash():
    [row] = read("forces", ["helsinki"], ["target_on", "proposed_on"]).rows
    assert list(row.values())[1:] == ["2003", "–"]


def test_words_of_a_closed_list_say_what_they_mean():
    """Oracle: the columns key and on_union_budget of cost_regimes and what their descriptions say; Article 41(2) TEU:
    the budget is barred to the operating costs of military operations.
    """
    view = read("cost_regimes", ["budget_military", "epf_operations"], ["key", "on_union_budget"])
    barred, income = ([str(cell) for cell in row.values()][1:] for row in view.rows)
    assert barred == ["none", "barred"] and income == ["GNI (gross national income)", "no"]


def test_keys_of_other_rows_and_codes_of_countries_are_names():
    [row] = read("epf", ["abst-ie-2022"], ["country", "record_type"]).rows
    assert list(row.values()) == [
        "European Peace Facility: abstention, Ireland, 28 February 2022",
        "Ireland",
        "abstention",
    ]
    [row] = read("treaty_articles", ["teu-42-4"], ["rule_id"]).rows
    assert (
        row["Rule"] == course().find("decision_rules", course().find("treaty_articles", "teu-42-4")["rule_id"])["name"]
    )


def test_the_source_is_a_link_and_the_grade_stands_with_the_name():
    """Oracle: the rows of institutions and sources: a decision of the Council that was read, and memory."""
    html = read("institutions", ["psc", "cpcc"], ["can"]).to_html()
    source = course().find("sources", "dec_2001_78")
    assert f'<a href="{source["url"]}">{source["title"]}</a>' in html
    assert "Political and Security Committee<br>" in html and ">recalled (source graded medium)<" in html


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("institution", ["psc"], ["can"]), "Did you mean 'institutions'"),
        (("institutions", ["pcs"], ["can"]), "Did you mean 'psc'"),
        (("institutions", ["psc"], ["cann"]), "Did you mean 'can"),
        (("institutions", [], ["can"]), "at least one key"),
        (("institutions", ["psc"], []), "one to three columns"),
    ],
)
def test_bad_arguments(arguments, message):
    with pytest.raises(ValueError, match=message):
        read(*arguments)
