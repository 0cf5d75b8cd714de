"""Bad input names the argument, what was found, what is accepted, and the nearest match."""

import datetime as dt

import pytest

import eudefence as ed
from eudefence import learning
from eudefence.ground.arguments import one_of
from eudefence.ground.days import as_date


def test_a_misspelt_word_is_answered_with_the_nearest():
    with pytest.raises(
        ValueError, match=r"style: 'bibtx' is not a known style\. Did you mean 'bibtex'\? Accepted: text, bibtex\."
    ):
        one_of("style", "bibtx", ["text", "bibtex"])


@pytest.mark.parametrize("bad", ["30.6.2022", "2022-06", "", None, 20220630.5, "2022-02-30"])
def test_a_date_that_is_no_day_says_how_to_write_one(bad):
    with pytest.raises(ValueError, match=r"^as_of: .* is not a day\. Write it as year-month-day"):
        as_date(bad, "as_of")


def test_a_datetime_is_cut_to_its_day():
    assert as_date(dt.datetime(2022, 6, 30, 23, 59)) == dt.date(2022, 6, 30)


@pytest.mark.parametrize(
    ("call", "options", "meant"),
    [
        (ed.export, {"result": 1, "path": "x", "overwrit": True}, "overwrite"),
        (ed.sources, {"tabel_or_frame": "forces"}, "table_or_frame"),
        (learning.check, {"id": "00.1", "anwser": 5}, "answer"),
        (learning.hint, {"id": "00.1", "stp": 1}, "step"),
        (learning.solution, {"ids": "00.1"}, "id"),
        (learning.progress, {"unt": "00"}, "unit"),
        (learning.questions, {"unt": "00"}, "unit"),
    ],
)
def test_a_misspelt_keyword_is_answered_with_the_nearest(call, options, meant):
    with pytest.raises(TypeError, match=f"Did you mean '{meant}'?"):
        call(**options)
