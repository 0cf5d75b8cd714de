"""The table of a view as a reader sees it. Oracle: how a style guide writes numbers, dates and gaps."""

import re
from fractions import Fraction

import pandas as pd
import pytest

from eudefence.views.page.drawing import Drawing
from eudefence.views.page.table_text import MISSING, columns_of_frame
from eudefence.views.page.view import View


def shown(table):
    columns = columns_of_frame(table)
    return View("B has 2.50.", columns, title="Sums", source="Source: invented.", draw=lambda: Drawing(20))


def test_cells_are_written_for_readers():
    """One value of every kind; the oracle is how a style guide writes it."""
    table = pd.DataFrame(
        {
            "Year": [2024, 1999],
            "Persons": [83577140, 563443],
            "Share": [0.12345, float("nan")],
            "Zero": [-0.0001, 12.3456],
            "Fraction": [Fraction(1, 3), None],
            "Yes": [True, False],
            "Day": [pd.Timestamp("2020-01-31"), pd.NaT],
            "Unknown": [pd.NA, "text"],
        }
    )
    text = shown(table).to_text().splitlines()
    first = ["2024", "83,577,140", "0.123", "0.00", "1/3", "yes", "31 January 2020", MISSING]
    assert re.split(r"\s{2,}", text[3]) == first
    assert re.split(r"\s{2,}", text[4]) == ["1999", "563,443", MISSING, "12.35", MISSING, "no", MISSING, "text"]


def test_a_named_index_becomes_a_column():
    table = pd.DataFrame({"Sum": [1]}, index=pd.Index(["France"], name="Member"))
    assert "France" in shown(table).to_text()
    with pytest.raises(ValueError, match="member_code"):
        shown(table.rename_axis("member_code"))


def test_long_tables_say_how_long_they_are():
    view = shown(pd.DataFrame({"Number": range(60)}))
    assert "and 20 more rows" in view.to_text()
    assert "Table (60 rows, scroll down)" in view.to_html() and view.to_html().count("<tr>") == 61
    longer = shown(pd.DataFrame({"Number": range(400)})).to_html()
    assert "the first 250 of 400 rows" in longer and "150 more rows" in longer
