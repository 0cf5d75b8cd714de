"""Sentences of the views of votes and chances, kept whole (tests/approved.py), and their figures computed a second
time.
"""

import re
from decimal import Decimal
from fractions import Fraction
from math import comb

import numpy as np
import pandas as pd
import pytest

from eudefence import activation, council
from eudefence.views import chance_of_activation, council_table, geographic, tiles
from tests import approved

IN_27 = "2025-06-01"


def test_sentences_of_the_council_table():
    texts = {
        "all agree": council_table("launch_operation", IN_27).said,
        "one declares": council_table("launch_operation", "2022-10-17", declaring="Hungary").said,
        "a text of several states": council_table("qualified", IN_27, against="Germany, France and Italy").said,
        "a proposal": council_table("parliament_2023", IN_27, against=["HU"]).said,
    }
    approved.compare("council_table", texts)


def test_sentences_of_chances():
    texts = {
        "on their own": chance_of_activation("launch_operation", 95, 0).sentence,
        "moving together": chance_of_activation("launch_operation", 95, 30).sentence,
        "another rule": chance_of_activation("qualified", 70, 0).sentence,
        "hardly ever": chance_of_activation("launch_operation", 60, 0).sentence,
        "nearly always": chance_of_activation("qualified", 99, 0).sentence,
        "always": chance_of_activation("reinforced", 100, 0).sentence,
    }
    approved.compare("chance_of_activation", texts)


@pytest.mark.parametrize("support", [50, 77, 90])
def test_the_chance_told_is_the_product_of_27(support):
    """Closed form: states on their own; and the qualified majority among 27, bounded by counting members only (Article
    16(4) TEU).
    """
    said = chance_of_activation("launch_operation", support, 0).sentence
    found = re.search(
        r"with a chance of (less than 0\.1|[\d.]+) % under unanimity; under qualified majority with ([\d.]+) %", said
    )
    alone = (support / 100) ** 27 * 100
    assert found[1] == ("less than 0.1" if alone < 0.1 else f"{alone:.1f}")
    p = support / 100
    enough_members = 100 * sum(comb(27, k) * p**k * (1 - p) ** (27 - k) for k in range(15, 28))
    blocking_impossible = 100 * sum(comb(27, k) * p**k * (1 - p) ** (27 - k) for k in range(24, 28))
    assert blocking_impossible - 0.06 <= float(found[2]) <= enough_members + 0.06


def test_the_chance_of_moving_together_stands_beside_that_of_each_alone():
    said = chance_of_activation("reinforced", 80, 40).sentence
    both = [activation.probability("reinforced", 0.8, together) * 100 for together in (0.4, 0)]
    assert [f"{chance:.1f}" for chance in both] == re.findall(r"([\d.]+) %", said)[2:]


@pytest.mark.parametrize("number", [95, np.int64(95), 95.0, Decimal(95), Fraction(95), "95"])
def test_percentages_of_every_type(number):
    assert (
        chance_of_activation("launch_operation", number, 0).sentence
        == chance_of_activation("launch_operation", 95, 0).sentence
    )


@pytest.mark.parametrize(
    "names", [["HU"], (name for name in ["HU"]), {"HU": True, "SK": False}, pd.Series(["HU"]), {"Hungary"}, "hungary"]
)
def test_a_group_of_the_table_is_read_as_decide_reads_it(names):
    view = council_table("launch_operation", IN_27, against=names)
    assert view.sentence.startswith("Not adopted.") and view.table["Vote"].value_counts().to_dict() == {
        "yes": 26,
        "no": 1,
    }


VALUES = {"FR": 2.5, "DE": 1.0, "el": None}


@pytest.mark.parametrize("draw", [tiles, geographic])
@pytest.mark.parametrize(
    "values",
    [
        VALUES,
        pd.Series({"France": 2.5, "Germany": 1, "GR": np.nan}),
        {"FR": np.float32(2.5), "deu": np.float64(1), "Greece": pd.NA},
        {"FR": Decimal("2.5"), "DE": Fraction(1), "GR": pd.NaT},
    ],
)
def test_values_by_country_from_whatever_holds_them(draw, values):
    """Oracle: the same picture from a plain dict."""
    view, plain = (draw(one, title="T", source="Source: invented.", unit="%") for one in (values, VALUES))
    assert view.sentence == plain.sentence and "highest in France (2.50), lowest in Germany (1.00)" in view.sentence
    assert "2 countries with a figure, 1 without" in view.sentence and view.table["Code"].tolist() == ["FR", "DE", "GR"]


@pytest.mark.parametrize("draw", [tiles, geographic])
@pytest.mark.parametrize(
    ("values", "options", "message"),
    [
        (pd.Series(dtype=float), {}, "values: nothing to draw"),
        (pd.DataFrame({"FR": [1]}), {}, "values: DataFrame found; a dict or a Series"),
        (["FR"], {}, "values: list found; a dict or a Series"),
        ({"FR": float("inf")}, {}, r"values\['FR'\]: inf is not a number"),
        ({"FR": 1.0, "France": 2.0}, {}, "values: France is named twice"),
        ({None: 1.0}, {}, "values: None is not a known country"),
        ({"FR": 1.0}, {"breaks": ["many"]}, "breaks: 'many' is not a number"),
        ({"FR": 1.0}, {"extra": {"More": ["FR"]}}, r"extra\['More'\]: list found"),
    ],
)
def test_values_that_cannot_be_read_are_refused_in_words(draw, values, options, message):
    with pytest.raises(ValueError, match=message):
        draw(values, title="T", source="Source: invented.", **options)


def test_a_misspelt_name_of_an_argument_of_a_view():
    with pytest.raises(TypeError, match="Did you mean 'declaring'"):
        council_table(declarin=["HU"])
    with pytest.raises(TypeError, match="Did you mean 'together'"):
        chance_of_activation(togeter=3)
    with pytest.raises(TypeError, match="Did you mean 'title'"):
        tiles({"FR": 1}, titel="T", source="S")


def test_the_view_and_the_vote_tell_the_same():
    """Oracle: `decide` and its `flip`."""
    outcome = council.decide("qualified", against=["DE", "FR", "IT"], on=IN_27)
    assert (
        council_table("qualified", IN_27, against=["DE", "FR", "IT"]).said
        == f"Adopted. {outcome.flip(200).explain()} {outcome.explain()}"
    )
