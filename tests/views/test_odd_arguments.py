"""What a view cannot read is refused in words before anything is drawn. Oracle: each docstring."""

import numpy as np
import pandas as pd
import pytest

from eudefence import views
from eudefence.views.decisions.aid import who_pays_aid

LIST = "a word or a list of words is accepted"
TRUTH = "True or False is accepted"
MINE = {"values": {"FR": 1}, "title": "T", "source": "S"}


@pytest.mark.parametrize(
    ("draw", "options", "message"),
    [
        (views.two_tracks, {"pillar": 3}, f"pillar: 3 found; {LIST}"),
        (views.two_tracks, {"pillar": np.array(0.5)}, f"pillar: .* found; {LIST}"),
        (views.two_tracks, {"pillar": pd.DataFrame({"a": [1]})}, f"pillar: DataFrame found; {LIST}"),
        (views.two_tracks, {"pillar": []}, "pillar: none chosen. Choose at least one of"),
        (views.two_tracks, {"neither": "no"}, f"neither: 'no' found; {TRUTH}"),
        (views.two_tracks, {"neither": pd.NA}, f"neither: <NA> found; {TRUTH}"),
        (views.two_tracks, {"start": "x" * 10**6}, "start: 'xxx.{0,100}' is not a year from"),
        (views.promise_and_delivery, {"groups": None}, f"groups: None found; {LIST}"),
        (views.promise_and_delivery, {"groups": ["euu"]}, "Did you mean 'eu'"),
        (views.missions_view, {"types": 7}, f"types: 7 found; {LIST}"),
        (views.missions_view, {"not_csdp": pd.Series([True])}, f"not_csdp: .* found; {TRUTH}"),
        (views.foundings, {"split": 2016.5}, "split: 2016.5 is not a year from"),
        (views.foundings, {"split": float("nan")}, "split: nan is not a year from"),
        (views.compare_texts, {"question": ["Q1"]}, r"question: \['Q1'\] is not a known question"),
        (views.tiles, MINE | {"title": ["T"]}, r"title: \['T'\] found; a text is accepted"),
        (views.tiles, MINE | {"source": pd.Series(["S"])}, "source: .* found; a text is accepted"),
        (views.geographic, MINE | {"unit": True}, "unit: True found; a text is accepted"),
        (views.tiles, MINE | {"heading": ["H"]}, "heading: .* found; a text is accepted"),
        (views.tiles, MINE | {"extra": 5}, "extra: 5 found; a dict of heading to values"),
        (views.tiles, MINE | {"kind": pd.NA}, "kind: <NA> is not a known kind"),
        (views.read, {"table": "forces", "keys": 5, "columns": ["name"]}, "keys: 5 found; a key or a list of keys"),
        (
            views.read,
            {"table": "forces", "keys": ["rdc"], "columns": None},
            "columns: None found; a column or a list of columns",
        ),
        (views.sources_used, {"table": "forces", "most": "3"}, "most: '3' found; whole numbers of at least 1"),
        (views.who_pays, {"million": 0}, "million: 0.0 found; a bill of nothing cannot be divided"),
        (who_pays_aid, {"lethal": "no"}, f"lethal: 'no' found; {TRUTH}"),
    ],
)
def test_it_is_refused_in_words(draw, options, message):
    with pytest.raises(ValueError, match=message) as refusal:
        draw(**options)
    assert len(str(refusal.value)) < 500


def test_numbers_of_numpy_and_read_once_lists_are_accepted():
    """Oracle: the same picture from Python's own types."""
    assert views.foundings(np.int64(2016)).sentence == views.foundings(2016).sentence
    assert (
        views.promise_and_delivery("size", (group for group in ["eu"])).sentence
        == views.promise_and_delivery("size", "eu").sentence
    )


@pytest.mark.parametrize("draw", [views.tiles, views.geographic])
def test_a_year_may_date_a_picture(draw):
    """Oracle: the same picture, its date given as a text."""
    dated = draw(**MINE, date=np.int64(2024))
    assert dated.sentence == draw(**MINE, date="2024").sentence
    assert dated.sentence == "T 2024: highest in France (1), lowest in France (1), median 1; 1 country with a figure."


def test_one_key_and_one_column_need_no_list():
    listed = views.read("forces", ["rdc"], ["fielded_status"])
    assert views.read("forces", "rdc", "fielded_status").rows == listed.rows
