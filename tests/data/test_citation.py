"""References ready for a paper."""

import re

import pytest

import eudefence as ed


def test_the_kit_cites_itself_with_version_and_edition():
    assert ed.__version__ in ed.cite() and "2026-10-08" in ed.cite()
    assert ed.cite(style="bibtex").startswith("@misc{eudefence,")


@pytest.mark.parametrize("style", ["text", "bibtex"])
def test_every_work_of_the_bibliography_can_be_cited(style):
    for key in ed.load("literature")["bib_key"]:
        reference = ed.cite(key, style)
        assert len(reference) > 30 and "None" not in reference and "nan" not in re.findall(r"[a-z]+", reference), (
            reference
        )


def test_a_work_is_one_line_with_its_authors_and_year():
    row = ed.load("literature").dropna(subset=["year"]).iloc[0]
    assert f"({row['year']})" in ed.cite(row["bib_key"])


def test_a_source_can_be_cited_too():
    assert ed.cite(ed.load("sources").loc[0, "source_id"])


def test_misspelt():
    with pytest.raises(ValueError, match="Did you mean 'bibtex'"):
        ed.cite(style="bibtx")
    with pytest.raises(ValueError, match="is not a known work or source"):
        ed.cite("nobody-1999")


def test_bibtex_braces_balance():
    for key in ed.load("literature")["bib_key"]:
        entry = ed.cite(key, "bibtex")
        assert entry.count("{") == entry.count("}")


def test_several_references_keep_their_order():
    both = ed.cite(["iai_2026", "feps_2022"])
    assert both == ed.cite("iai_2026") + "\n\n" + ed.cite("feps_2022")
    assert both._repr_mimebundle_()["text/html"].count("<p>") == 2


def test_a_reference_is_punctuated_as_one_would():
    """Oracle: the two works as a bibliography prints them - a question keeps its mark, a series its number."""
    assert "Contribution to European Defence? SWP Research Papers, 8." in ed.cite("major_molling_2011")
    assert "International Security, 45(4), 7-43." in ed.cite("meijer_brooks_2021")
