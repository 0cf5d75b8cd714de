"""Tables of plain values. Oracles: the HTML standard (tables, scope; `align` is obsolete), and what a style guide asks
of numbers, dates and gaps.
"""

import datetime as dt
import re
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction
from html.parser import HTMLParser

import pandas as pd
import pytest

from eudefence.views.page.drawing import Drawing
from eudefence.views.page.plain_table import MISSING, columns_of, folded_table, html_table, text_table
from eudefence.views.page.view import View

BILL = {
    "State": ["Austria", "Malta"],
    "Since": [dt.date(1995, 1, 1), None],
    "Persons": [9_100_000, 563_443],
    "Part (%)": [Decimal("2.10"), Decimal("0.10")],
    "Neutral": [True, False],
    "Why": ["a sentence " * 40, "<b> & “so”"],
}


class Cells(HTMLParser):
    """The cells of a table: tag, attributes, text; read by another program than the one that wrote them."""

    def __init__(self, html):
        super().__init__()
        self.cells = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag in ("td", "th", "caption"):
            self.cells.append([tag, dict(attrs), ""])

    def handle_data(self, data):
        if self.cells:
            self.cells[-1][2] += data.strip("\n")


def test_headings_and_the_names_of_rows_say_what_they_head():
    """HTML standard, 4.9.10: `scope` is col or row; a row is headed by the cell that names it, and by no other."""
    cells = Cells(html_table(BILL, caption="Who pays")).cells
    assert cells[0][0] == "caption" and cells[0][2] == "Who pays"
    assert [(tag, a.get("scope")) for tag, a, _ in cells[1:7]] == [("th", "col")] * 6
    assert [(tag, a.get("scope")) for tag, a, _ in cells[7:13]] == [("th", "row")] + [("td", None)] * 5
    twice = Cells(html_table({"State": ["Malta", "Malta"], "Year": [2020, 2021]})).cells
    assert [tag for tag, _, _ in twice[2:]] == ["td"] * 4, "a name that stands twice tells no row apart"


def test_numbers_stand_right_and_text_left_without_obsolete_attributes():
    html = html_table(BILL)
    sides = [re.search(r"text-align:(\w+)", a["style"])[1] for _, a, _ in Cells(html).cells[:6]]
    assert sides == ["left", "left", "right", "right", "left", "left"]
    assert "align=" not in html and "nowrap" not in html


def test_cells_are_words_whole_and_escaped():
    """No index, no code for a gap, no text cut: what a reader sees is what the table holds."""
    cells = [text for _, _, text in Cells(html_table(BILL)).cells]
    assert cells[6:11] == ["Austria", "1 January 1995", "9,100,000", "2.10", "yes"]
    assert cells[11] == "a sentence " * 40
    assert cells[13] == MISSING and cells[16:] == ["no", "<b> & “so”"]
    assert "<b>" not in html_table(BILL)


def test_rows_and_columns_give_one_table():
    rows = [dict(zip(BILL, values, strict=True)) for values in zip(*BILL.values(), strict=True)]
    assert html_table(rows) == html_table(BILL) and text_table(rows) == text_table(BILL)


def test_columns_of_unequal_length_and_strange_headings_are_refused():
    with pytest.raises(ValueError, match="'Year' has 1 values"):
        columns_of({"State": ["A", "B"], "Year": [2020]})
    with pytest.raises(ValueError, match="3 is no text"):
        columns_of({3: ["A"]})


@pytest.mark.parametrize(
    ("rows", "says", "more"),
    [(1, "Table (1 row)", None), (41, "Table (41 rows, scroll down)", None), (250, "Table (250 rows, scroll", None)]
    + [(251, "the first 250 of 251 rows", "1 more row is not shown."), (1300, "of 1,300 rows", "1,050 more rows are")],
)
def test_a_long_table_is_cut_by_rows_and_says_so(rows, says, more):
    html = folded_table({"Number": list(range(rows))}, whole="The file has them all.")
    assert says in html and html.count("<tr>") == min(rows, 250) + 1
    assert ("not shown" in html) == (more is not None)
    assert more is None or (more in html and "The file has them all." in html)
    assert (f"... and {rows - 40:,} more rows" in text_table({"Number": list(range(rows))})) == (rows > 40)


def test_it_needs_neither_pandas_nor_numpy():
    """Oracle: a Python in which both cannot be imported."""
    code = (
        "import sys; sys.modules.update(pandas=None, numpy=None, matplotlib=None)\n"
        "from eudefence.views.page.plain_table import html_table, text_table\n"
        "print(text_table({'State': ['Malta']}), html_table({'Year': [2020]}))"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.startswith("State\nMalta <table>")


def shown(columns):
    return View("B has 2.50.", columns, title="Sums", source="Source: invented.", draw=lambda: Drawing(20))


def test_cells_are_written_for_readers():
    """One value of every kind; the oracle is how a style guide writes it."""
    table = {
        "Year": [2024, 1999],
        "Persons": [83577140, 563443],
        "Share": [0.12345, float("nan")],
        "Zero": [-0.0001, 12.3456],
        "Fraction": [Fraction(1, 3), None],
        "Yes": [True, False],
        "Day": [pd.Timestamp("2020-01-31"), pd.NaT],
        "Unknown": [pd.NA, "text"],
    }
    text = shown(table).to_text().splitlines()
    first = ["2024", "83,577,140", "0.123", "0.00", "1/3", "yes", "31 January 2020", MISSING]
    assert re.split(r"\s{2,}", text[3]) == first
    assert re.split(r"\s{2,}", text[4]) == ["1999", "563,443", MISSING, "12.35", MISSING, "no", MISSING, "text"]


def test_long_tables_say_how_long_they_are():
    view = shown({"Number": range(60)})
    assert "and 20 more rows" in view.to_text()
    assert "Table (60 rows, scroll down)" in view.to_html() and view.to_html().count("<tr>") == 61
    longer = shown({"Number": range(400)}).to_html()
    assert "the first 250 of 400 rows" in longer and "150 more rows" in longer
