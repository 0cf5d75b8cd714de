"""Numbers with their unit and tolerance.

Oracle: keys made by hand, in small questions of their own (`samples`).
"""

import numpy as np
import pandas as pd

from tests.learning.samples import forms, said, slips


@forms(
    {
        "number": [
            5000,
            5e3,
            "5,000",
            "5 000",
            "5\u202f000",
            "5'000",
            "5.000.000e-3",
            "5k",
            "5 thousand",
            "5,000 persons",
            "about 5000",
            "NATO-5000",
            np.int64(5000),
            np.float32(5000),
            pd.Series([5000]),
            pd.DataFrame({"x": [5000]}),
            [5000],
        ],
        "share": [0.352, "35.2 %", "35.2%", "0,352", 0.357, 0.347, "44/125"],
        "per cent": [65.3, "65.3 %", "65,3 per cent", 65.35, 65.25],
        "points": [59.2, "59 %", "59.2 percentage points", "59 points", "59 pp", "592 per mille"],
        "money": [150, "150 billion", "€150bn", "EUR 150 000 million", 151.5],
        "negative": [-12.5, "-12.5", "\u221212,5", -13.5],
        "year": [2017, "2017", "in 2017", 2017.0],
    }
)
def test_right_forms(name, answer):
    feedback = said(name, answer)
    assert feedback.right, feedback


@slips(
    ("number", 5, "a thousand times too small"),
    ("number", "5.000", "a full stop is the decimal point"),
    ("number", 5_000_000, "a thousand times too large"),
    ("number", -5000, "sign"),
    ("number", 4999, "not the number"),
    ("number", True, "A number is asked for"),
    ("number", "many", "No digits"),
    ("number", "between 4000 and 6000", "More than one number"),
    ("number", "1,2,3", "cannot be read as one number"),
    ("number", [1, 2], "One number is asked for"),
    ("number", (5, 0), "Did you type a comma inside the number?"),
    ("number", 4321, "the row, the date and the unit (persons)"),
    ("number", "five thousand", "No digits"),
    ("share", 35.2, "a hundred times too large"),
    ("share", 0.359, "outside the tolerance"),
    ("per cent", 0.653, "Multiply by 100"),
    ("points", 0.592, "the question asks for points. Multiply by 100"),
    ("per cent", "66", "outside the tolerance"),
    ("money", "150 million", "a thousand times too small"),
    ("year", 2015, "That is not the year the data give"),
    ("year", 2.017, "That is not the year the data give"),
)
def test_what_is_said_to_a_slip(name, answer, words):
    feedback = said(name, answer)
    assert feedback.state == "not yet"
    assert words in feedback.message


def test_a_year_is_shown_as_a_year():
    """2,017 is a number of things; 2017 is a year."""
    assert "2017" in said("year", 2017).message and "2,017" not in said("year", 2017).message
    assert said("year", ...).message.endswith("Type a year, for example 1999.")


def test_a_masked_figure_is_a_gap():
    """Oracle: numpy's own mask."""
    for masked in (
        np.ma.masked_array([5000], mask=[True]),
        np.ma.masked_array(5000, mask=True),
        np.ma.masked,
        np.ma.masked_array([1.5], mask=[1]),
    ):
        assert "not a number but a gap" in said("number", masked).message
    assert said("number", np.ma.masked_array([5000], mask=[False])).right
    rows = {"country": ["FR", "DE", "IT"], "share": np.ma.masked_array([20.1, 30.2, 9.9], mask=[False, False, True])}
    assert said("table", rows).right
