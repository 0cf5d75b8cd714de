"""The codebook of the panel. Oracle: the panel itself, the tables it names, and the limits of Stata."""

import re

import eudefence as ed
from eudefence import research


def test_every_column_is_described_and_no_other():
    assert list(ed.panel(2020, "DE")) == [column.name for column in research.panel_columns()]


def test_names_and_labels_fit_into_stata():
    for column in research.panel_columns():
        assert re.fullmatch("[a-z][a-z0-9_]{0,31}", column.name)
        assert 0 < len(column.label) <= 80 and column.blank
        assert not column.label.endswith(".")


def test_the_tables_named_are_tables_of_the_course():
    known = set(ed.tables()["table"])
    assert {table for column in research.panel_columns() for table in column.tables} <= known


def test_columns_of_text_alone_have_no_unit():
    frame = ed.panel(2020, ["DE", "FR"])
    texts = {column.name for column in research.panel_columns() if not column.unit}
    assert texts == {name for name in frame if frame[name].map(lambda cell: isinstance(cell, str)).any()}
