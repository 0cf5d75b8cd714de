"""Names people type for countries. Oracle: ISO 3166 and the Union's own style guide (EL, UK)."""

import pytest

from eudefence.data.countries import code, codes, name


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("EL", "GR"), ("GR", "GR"), ("Greece", "GR"), ("UK", "GB"), ("United Kingdom", "GB"), ("Turkey", "TR"),
     ("Türkiye", "TR"), ("Turkiye", "TR"),
     ("Czechia", "CZ"), ("Czech Republic", "CZ"), ("the Netherlands", "NL"), ("DEU", "DE"), (" germany ", "DE"),
     ("Kosovo", "XK")],
)  # fmt: skip
def test_usual_names(typed, expected):
    assert code(typed) == expected


def test_the_same_country_counts_once():
    assert codes(["UK", "GB", "united kingdom"]) == ("GB",)
    assert codes("France") == ("FR",)


@pytest.mark.parametrize(("typed", "hint"), [("Germny", "Germany"), ("Frnce", "France")])
def test_a_misspelt_country_is_answered_with_the_nearest(typed, hint):
    with pytest.raises(ValueError, match=f"Did you mean '{hint}'"):
        code(typed)


@pytest.mark.parametrize("typed", [None, 3, "", "Atlantis"])
def test_no_country(typed):
    with pytest.raises(ValueError, match="is not a known country"):
        code(typed, "against")


def test_names():
    assert name("EL") == "Greece"
