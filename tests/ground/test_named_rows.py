"""One reader of tables for cases, options and objects.

Oracles: pandas itself for what a frame holds; the same table in each form gives the same rows. A name that stands twice
is refused: pandas drops one of the two with a warning, or without one.
"""

import pandas as pd
import pytest

from eudefence import appraisal, concepts, qca
from eudefence.ground.named_rows import named_rows

ROWS = [{"name": "Türkiye", "a": 1, "b": 0, "y": 1}, {"name": "日本", "a": 0, "b": 1, "y": 0}]
FRAME = pd.DataFrame(ROWS)
FORMS = {
    "rows": ROWS,
    "generator": None,
    "frame with a column of names": FRAME,
    "frame with labels": FRAME.set_index("name"),
    "mapping of mappings": {row["name"]: {k: row[k] for k in "aby"} for row in ROWS},
    "mapping of Series": dict(FRAME.set_index("name").T.items()),
}


def form(key):
    return (dict(row) for row in ROWS) if key == "generator" else FORMS[key]


@pytest.mark.parametrize("key", FORMS)
def test_every_form_of_a_table_gives_the_same(key):
    assert named_rows(form(key), "frame", "a frame") == named_rows(ROWS, "frame", "a frame")
    assert qca.truth_table(form(key), "y", ["a", "b"]).cases.names == ("Türkiye", "日本")
    assert concepts.lattice(form(key)).context.have == (0b101, 0b010)
    assert appraisal.dominance(form(key), "minmax").chances.keys() == {"Türkiye", "日本"}


def test_labels_that_say_something_stay_the_names():
    frame = FRAME.assign(code=["TR", "JP"]).set_index("code")
    assert list(named_rows(frame, "frame", "a frame")) == ["TR", "JP"]
    assert list(named_rows(frame, "frame", "a frame", by="name")) == ["Türkiye", "日本"]


TWICE = [
    pd.DataFrame({"a": [1, 0], "y": [1, 0]}, index=["x", "x"]),
    pd.DataFrame([[1, 0, 1]], columns=["a", "a", "y"], index=["x"]),
    [{"name": "x", "a": 1, "y": 1}, {"name": "x", "a": 0, "y": 0}],
    {"x": pd.Series([1, 0, 1], index=["a", "a", "y"])},
]


@pytest.mark.parametrize("table", TWICE)
@pytest.mark.parametrize(
    "read", [lambda table: qca.truth_table(table, "y", ["a"]), concepts.lattice, appraisal.weighted_sum]
)
def test_what_stands_twice_is_refused_and_never_dropped(table, read):
    with pytest.raises(ValueError, match="two (rows|columns) are called '[xa]'"):
        read(table)


def test_a_case_that_stands_twice_among_measured_numbers_is_refused():
    with pytest.raises(ValueError, match="^values: two cases are called 'x'"):
        qca.calibrate(pd.Series([1, 5], index=["x", "x"]), 0, 2, 4)


@pytest.mark.parametrize("table", [7, "text", [1, 2], [[1]], {"x": 3}, {"x": FRAME}, None, pd.Series([1, 2])])
def test_what_is_no_table_is_refused_by_name(table):
    with pytest.raises(ValueError, match=r"^frame.* found; .* accepted"):
        named_rows(table, "frame", "a frame")


def test_a_row_without_a_name_is_refused():
    with pytest.raises(ValueError, match="a row without a name in 'case'"):
        named_rows([{"a": 1}], "frame", "a frame")
    with pytest.raises(ValueError, match="a row without a name in 'land'"):
        named_rows(FRAME, "frame", "a frame", by="land")


def test_what_was_given_is_not_changed():
    given = {"x": {"a": 1}}
    named_rows(given, "frame", "a frame")["x"]["a"] = 0
    assert given == {"x": {"a": 1}}
