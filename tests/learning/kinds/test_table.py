"""Tables, by rows that a key tells apart.

Oracle: keys made by hand, in small questions of their own (`samples`).
"""

import re

import numpy as np
import pandas as pd
import pytest

from eudefence.learning.answers.plain_data import Unreadable
from eudefence.learning.kinds import Column, Table
from tests.learning.samples import forms, said, slips


@forms(
    {
        "table": [
            pd.DataFrame({"Country": ["Italy", "Germany", "France"], "Percentage": [np.nan, 30.25, 20.05], "other": 1}),
            pd.DataFrame({"share": [20.1, 30.2, None]}, index=pd.Index(["FR", "DE", "IT"], name="country")),
            pd.Series({"FR": 20.1, "DE": 30.2, "IT": None}),
        ],
        "table by period": [
            pd.DataFrame({"p": list("aabbbb"), "way": ["up", "up", "up", "down", "down", "down"]})
            .assign(period=lambda t: t["p"].map({"a": "first", "b": "second"}))
            .groupby(["period", "way"])
            .size()
            .unstack(fill_value=0)
        ],
    }
)
def test_right_forms(name, answer):
    feedback = said(name, answer)
    assert feedback.right, feedback


@slips(
    ("table", pd.DataFrame({"country": ["FR"], "amount": [1]}), "The column “share” is missing"),
    ("table", {"country": ["FR", "FR"], "share": [1, 2]}, "twice"),
    (
        "table",
        {"country": ["FR", "DE", "IT"], "share": [20.1, 0.302, None]},
        "The first cell that differs is share in the row DE",
    ),
    (
        "table",
        {"country": ["FR", "DE", "ES"], "share": [20.1, 30.2, 1]},
        "1 row too many, for example ES, and 1 row missing",
    ),
    ("table", {"country": ["FR", "DE", "IT"], "share": [20.1, None, None]}, "Your cell is empty"),
    ("table", {"country": ["FR", "DE"], "share": [20.1]}, "different lengths"),
    ("table", {"country": ["none"], "share": [1]}, "no country that"),
    (
        "table by period",
        {"period": ["first", "second"], "up": [0, 0], "down": [0, 0]},
        "look at the row and the date.",
    ),
    ("table by hand", [{"state": "A", "decides": 1}], "Count by hand once more."),
    ("table by period", pd.Series({("first", "up"): 2, ("second", "down"): 3}), "Put `.unstack()` behind it"),
)
def test_what_is_said_to_a_slip(name, answer, words):
    feedback = said(name, answer)
    assert feedback.state == "not yet"
    assert words in feedback.message


def test_a_column_of_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="kind: 'percent'"):
        Column("share", "percent")


def test_blank_rows_of_a_sheet_are_no_rows():
    """Oracle: the same table without them."""
    table = pd.DataFrame({"country": ["FR", "DE", "IT", None, ""], "share": [20.1, 30.2, None, None, None]})
    assert said("table", table).right
    assert said("table", {"country": ["FR", "DE", "IT", ""], "share": ["20.1", "30,2", "n/a", ""]}).right


OWN = Table((Column("criterion"), Column("score", "own score"), Column("reason", "own reason")), by=("criterion",))
OWN_KEY = OWN.read([{"criterion": "speed", "score": 2, "reason": "It binds nobody."}])


def test_what_is_the_learners_own_is_asked_for_and_not_compared():
    """Oracle: the words of exercise 10.9: from 1 to 5, with why in a few words; a score without a reason is none."""

    def right(**cells):
        return OWN.same(OWN.read([{"criterion": "speed", **cells}]), OWN_KEY)

    assert right(score="5", reason="They can meet at once.")
    assert right(score=1, reason="Nobody must come.")
    assert not right(score=2, reason="")
    assert not right(score=None, reason="It binds nobody.")


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"score": 0, "reason": "It binds nobody."}, "In the column “score”: 0 is no score."),
        ({"score": 6, "reason": "It binds nobody."}, "a whole number from 1 to 5"),
        ({"score": "2.5", "reason": "It binds nobody."}, "a whole number from 1 to 5"),
        ({"score": 2, "reason": "quick enough"}, "In the column “reason”: “quick enough” is no reason yet."),
        ({"score": 2, "reason": 4}, "is no reason yet"),
    ],
)
def test_a_score_out_of_the_scale_and_a_reason_of_two_words_are_refused(cells, words):
    """Oracle: the same words of the exercise."""
    with pytest.raises(Unreadable, match=re.escape(words)):
        OWN.read([{"criterion": "speed", **cells}])
