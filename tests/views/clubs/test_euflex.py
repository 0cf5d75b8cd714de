"""EUFLEX in three voices. Oracle: the tables euflex_publications, euflex_statements and norway_ways, and the project
page, which lists eight publications and three areas.
"""

import re
from html import escape

import pytest

from eudefence import views
from eudefence.data.package import course
from eudefence.views.clubs.euflex import AREAS, LEVELS, READ, TAKEN


def test_the_three_voices_stand_apart_and_none_is_wider():
    view = views.euflex()
    page = view.to_html()
    rows = view.rows
    said = course().rows("euflex_statements")
    for voice, kept in (("The page states", "page"), ("We construct", "ours")):
        told = [row["What is said"] for row in rows if row["Who speaks"] == voice]
        wanted = [row for row in said if row["voice"] == kept]
        assert [words.partition(" What could refute it: ")[0] for words in told] == [row["statement"] for row in wanted]
        assert [words.partition(" What could refute it: ")[2] or None for words in told] == [
            row["could_refute"] for row in wanted
        ]
    found = [row["What is said"] for row in rows if row["Who speaks"] == "Its publications find"]
    assert found == [row["finding"] for row in course().rows("euflex_publications")]
    assert len(found) == 8  # listed on the project page
    assert len(set(re.findall(r"width:\d+%", page))) == 1
    assert "We construct" in page and "no full text was read" in page


def test_what_is_ours_says_what_could_refute_it_and_what_the_page_says_has_a_place():
    for row in course().rows("euflex_statements"):
        assert bool(row["could_refute"]) == (row["voice"] == "ours"), row["statement_id"]
        assert row["source_id"] == ("CORE_NUPI" if row["voice"] == "page" else "OK_CODE")
        if row["claim_id"]:
            assert course().find("claims", row["claim_id"])["text"] == "euflex_2018"


def test_every_publication_is_shown_whole_with_what_was_read():
    for row in course().rows("euflex_publications"):
        view = views.euflex_publications(row["short_title"])
        page = view.to_html()
        for field in ("question", "method", "cases", "finding", "on_the_dilemma", "note"):
            assert escape(row[field] or "") in page, (row["bib_key"], field)
        assert view.sentence.endswith(f"read in {READ[row['what_was_read']]}.")
        assert course().find("literature", row["bib_key"])["origin"] == "euflex"


@pytest.mark.parametrize(("show", "column"), [*((a, "Area") for a in AREAS), *((v, "Level") for v in LEVELS)])
def test_an_area_or_a_level_shows_those_that_belong_to_it(show, column):
    rows = views.euflex_publications(show).rows
    words = (AREAS | LEVELS)[show]
    if show == "all":
        assert len(rows) == 8
    else:
        assert rows and all(words in row[column] for row in rows)


def test_the_control_offers_every_publication_area_and_level():
    [control] = views.explore_euflex().controls.values()
    keys = {row["bib_key"] for row in course().rows("euflex_publications")}
    assert keys | set(AREAS) | set(LEVELS) == set(dict(control.options).values())


def test_what_is_none_of_these_gets_the_nearest():
    with pytest.raises(ValueError, match="Did you mean 'defence'"):
        views.euflex_publications("defense")


def test_the_third_model_has_no_way():
    """IAI 2026, section 2.3: consultation, chosen schemes, small groups, quasi-association. Hillion 2019 (notice of
    TEPSA): case by case, other ties, an agreement, the British door. None of these is a small group.
    """
    view = views.four_ways()
    assert len(view.rows) == 4 and view.sentence.endswith("report on Norway: Minilateral and coalition-based formats.")
    assert [row["What came of it"] for row in view.rows] == [TAKEN[k] for k in ("yes", "yes", "in_part", "no")]
    page = view.to_html()
    for row in course().rows("norway_ways"):
        for field in ("way", "against_the_models", "what_happened"):
            assert escape(row[field]) in page
