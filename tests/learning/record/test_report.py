"""How far a learner has come: the table by unit, and the export for a spreadsheet.

Oracle: the attempts made here, counted by hand; the questions themselves.
"""

import csv

import pandas as pd
import pytest

from eudefence.learning import check, progress
from eudefence.learning.bank import catalogue as bank
from tests.learning.record.test_progress_file import KEY, stored


def test_progress_counts_by_unit(home):
    check("00.1", KEY)
    check("00.2", ["FR"])
    unit = progress("00").units[0]
    assert (unit.exercises_right, unit.points) == (1, 1)
    assert unit.exercises == sum(question.exercise for question in bank.of_unit("00"))
    assert "00 Start here" in repr(progress()) and "<table>" in progress()._repr_mimebundle_()["text/html"]
    assert list(progress().table["unit"]) == list(bank.units())


def test_progress_does_not_show_times_or_paths(home):
    # It stands in stored notebooks, which are compared.
    check("00.1", KEY)
    assert stored(home)["00.1"]["first"][:4] not in repr(progress()) and str(home) not in repr(progress())


def test_progress_of_an_unknown_unit_names_the_known_ones():
    # In a notebook a slip is answered, not raised: all units, and a sentence.
    assert progress("77").units == progress().units
    assert "“77”" in progress("77").note and "00, 01" in progress("77").note


@pytest.mark.parametrize("unit", ["unit 00", "00_start_here", "0", 0, "Unit 00", "00.1"])
def test_a_unit_is_read_in_usual_spellings(unit):
    assert [one.unit for one in progress(unit).units] == ["00"]


def test_export_for_a_spreadsheet(home, tmp_path):
    check("00.1", KEY)
    path = progress().to_csv(tmp_path / "mine.csv")
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    # The checker's own reader of ids is the oracle: what stands in the file names the questions, each once and in
    # order.
    assert [bank.find(row["id"]) for row in rows] == list(bank.every())
    first = next(row for row in rows if row["id"] == "exercise 00.1")
    assert (first["unit"], first["state"], first["points"], first["attempts"]) == ("unit 00", "right", "1", "1")


def test_no_cell_of_the_export_is_something_else_for_a_spreadsheet(home, tmp_path):
    """03.1 and 03.10 are one number for a spreadsheet, 03.1 a date for a German one. Oracle: pandas' own guess of
    types, and no digit first.
    """
    check("00.1", KEY)
    path = progress().to_csv(tmp_path / "mine.csv")
    table = pd.read_csv(path)
    assert table["id"].is_unique and len(table) == len(list(bank.every()))
    for column in ("id", "unit"):
        assert table[column].dtype == "str" and not table[column].str.match(r"[\d=+@-]").any()


def test_export_replaces_a_file_only_when_told_to(tmp_path):
    path = tmp_path / "mine.csv"
    path.write_text("precious")
    with pytest.raises(ValueError, match="overwrite=True"):
        progress().to_csv(path)
    assert path.read_text() == "precious"
    progress().to_csv(path, overwrite=True)
    assert path.read_text() != "precious"
