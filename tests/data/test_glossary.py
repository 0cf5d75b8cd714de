"""Terms are found by every name they have. Oracle: the table glossary, read row by row."""

import dataclasses

import pytest

import eudefence as ed
from eudefence.data.package import course


def test_every_term_is_found_by_its_name_its_acronym_and_its_full_form():
    rows = course().rows("glossary")
    assert len(rows) > 100
    for row in rows:
        assert ed.term(row["term"]).id == row["term_id"]
        assert ed.term(row["expanded_form"].lower()).in_full.casefold() == row["expanded_form"].casefold()
        if row["acronym"]:
            assert ed.term(row["acronym"]).acronym.casefold() == row["acronym"].casefold()


def test_a_term_says_what_it_means_what_is_near_and_how_sure_that_is():
    pesco = ed.term("PESCO")
    row = course().find("glossary", pesco.id)
    said = pesco.explain()
    assert said.startswith(f"PESCO (Permanent Structured Cooperation): {row['definition']}")
    assert "See also" in said and "Source: " in said and ".. " not in said
    assert str(pesco) == said and repr(pesco) == "<Term: PESCO: Permanent Structured Cooperation>"
    with pytest.raises(dataclasses.FrozenInstanceError):
        pesco.name = "other"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ("PECSO", "Did you mean 'PESCO'"),
        ("Strategic Compas", "Did you mean 'Strategic Compass'"),
        ("", "name: "),
        (5, "name: 5"),
    ],
)
def test_what_is_no_term_is_answered_with_the_nearest(asked, message):
    with pytest.raises(ValueError, match=message):
        ed.term(asked)
