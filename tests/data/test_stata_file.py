"""Tables as files of Stata. Oracle: the reader of pandas gives back what was written, labels included; and the limits
that Stata's manual sets for names and labels.
"""

import datetime as dt

import pandas as pd
import pytest

import eudefence as ed


def read(path):
    """The table, and what the file says about it."""
    with pd.io.stata.StataReader(path, convert_categoricals=False) as reader:
        frame = reader.read()
        said = (reader.data_label, reader.time_stamp, reader.variable_labels(), reader.value_labels())
    return frame, said


def write(folder, frame, **options):
    return ed.export(frame, folder / "a.dta", overwrite=True, **options)


def test_what_was_written_is_read_again(tmp_path):
    frame = pd.DataFrame(
        {
            "state": ["Austria", "Türkiye", None],
            "member": pd.array([True, False, None], dtype="boolean"),
            "votes": pd.array([4, None, 29], dtype="Int64"),
            "persons": [8_114_000, 5_000_000_000, 3],
            "share": [0.5, None, 2.25],
            "since": pd.to_datetime(["1995-01-01", None, "1958-01-01"]),
            "long_text": ["x" * 3000, "é" * 1500, ""],
        }
    )
    again, (_, _, labels, codes) = read(write(tmp_path, frame))
    assert again["state"].tolist() == ["Austria", "Türkiye", ""]
    assert again["member"].tolist()[:2] == [1, 0] and pd.isna(again["member"][2])
    assert again["votes"].tolist()[::2] == [4, 29] and pd.isna(again["votes"][1])
    assert again["persons"].tolist() == [8_114_000, 5_000_000_000, 3]
    assert again["share"].tolist()[::2] == [0.5, 2.25] and pd.isna(again["share"][1])
    assert again["since"].tolist()[::2] == [pd.Timestamp("1995-01-01"), pd.Timestamp("1958-01-01")]
    assert pd.isna(again["since"][1])
    assert again["long_text"].tolist() == ["x" * 3000, "é" * 1500, ""]
    assert codes == {"member": {0: "no", 1: "yes"}} and labels["share"] == "share"


def test_a_table_of_the_course_has_its_labels_and_the_edition(tmp_path):
    """Oracle: datapackage.json, whose units stand behind the names; the edition, and no clock."""
    again, (title, stamp, labels, _) = read(write(tmp_path, ed.load("forces")))
    assert len(again) == len(ed.load("forces"))
    assert title == f"eudefence course data, table forces, edition {ed.EDITION}"
    assert dt.datetime.strptime(stamp, "%d %b %Y %H:%M").date() == ed.EDITION
    assert labels["planned_strength"].startswith("planned strength (")


def test_the_same_table_gives_the_same_bytes(tmp_path):
    one = write(tmp_path, ed.load("memberships")).read_bytes()
    assert one == ed.export(ed.load("memberships"), tmp_path / "b.dta").read_bytes()


@pytest.mark.parametrize("table", ["memberships", "treaty_articles", "population", "csdp_missions"])
def test_tables_keep_every_cell(tmp_path, table):
    """Oracle: the table itself, as plain rows."""
    again, _ = read(write(tmp_path, ed.load(table)))
    for name in again:
        for cell, row in zip(again[name], ed.rows(table), strict=True):
            value = row[name]
            if value is None or value == "":
                assert cell == "" or pd.isna(cell)
            elif isinstance(value, dt.date):
                assert cell.date() == value
            else:
                assert cell == value


@pytest.mark.parametrize("name", ["a" * 33, "1st", "two words", "état", "int", "_all", "str20", ""])
def test_names_that_stata_does_not_take_are_refused(tmp_path, name):
    """Oracle: Stata's manual, [U] 11.3 Naming conventions."""
    with pytest.raises(ValueError, match="Stata|no name"):
        write(tmp_path, pd.DataFrame({name: [1]}))


def test_other_names_are_taken_and_columns_chosen(tmp_path):
    frame = pd.DataFrame({"a" * 32: [1], "_x1": [2], "two words": [3]})
    again, _ = read(write(tmp_path, frame, columns=["a" * 32, "_x1"]))
    assert again.columns.tolist() == ["a" * 32, "_x1"]


def test_a_long_label_is_cut_between_words(tmp_path):
    """Oracle: 80 signs, Stata's limit."""
    frame = pd.DataFrame({"x": [1]})
    frame.attrs["labels"] = {"x": "words " * 30}
    _, (_, _, labels, _) = read(write(tmp_path, frame))
    assert labels["x"].endswith(" words…") and len(labels["x"]) <= 80


def test_an_empty_table_is_refused(tmp_path):
    with pytest.raises(ValueError, match="no rows"):
        write(tmp_path, pd.DataFrame({"x": []}))
