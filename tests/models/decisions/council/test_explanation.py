"""A vote explained in a paragraph. Oracle: sentences and figures worked by hand."""

from fractions import Fraction

import pytest

from eudefence import council
from eudefence.ground.words import per_cent


def test_explanation_says_each_article_once_and_names_instead_of_codes():
    text = council.decide(
        "qualified", against=["FI", "HU", "IT", "NL", "PL", "SE"], abstaining=["BE"], on="2024-06-17"
    ).explain()
    assert text.count("Article 16(4) TEU, first subparagraph") == 1
    assert "297,535,513 of 448,387,872 persons (66.36 per cent)" in text  # Eurostat, 1 January 2023
    assert "Finland" in text and " FI" not in text and "An abstention works like a vote against" in text
    assert "17 June 2024" in text


@pytest.mark.parametrize(
    ("share", "limit", "words"),
    [
        (Fraction(64996, 100_000), Fraction(65, 100), "64.996 per cent"),  # never "65.00"
        (Fraction(650_000_01, 1_000_000_00), Fraction(65, 100), "65.000001 per cent"),
        (Fraction(65, 100), Fraction(65, 100), "65 per cent"),
        (Fraction(1, 3), Fraction(1, 3), "33.33 per cent"),
        (
            Fraction(3_333_334, 10_000_000),
            Fraction(1, 3),
            "33.33334 per cent",
        ),  # more than a third; "33.33" would be less
        (Fraction(6636, 10_000), Fraction(65, 100), "66.36 per cent"),
    ],
)
def test_a_rounded_share_stays_on_its_side_of_the_limit(share, limit, words):
    assert per_cent(share, limit) == words
