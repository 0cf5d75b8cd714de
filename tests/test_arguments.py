"""Bad input names the argument, what was found, what is accepted, and the nearest match."""

import datetime as dt

import pytest

from eudefence.arguments import one_of
from eudefence.ground.days import as_date


def test_a_misspelt_word_is_answered_with_the_nearest():
    with pytest.raises(ValueError, match=r"style: 'bibtx' is not a known style\. Did you mean 'bibtex'\? Accepted: text, bibtex\."):
        one_of("style", "bibtx", ["text", "bibtex"])


@pytest.mark.parametrize("bad", ["30.6.2022", "2022-06", "", None, 20220630.5, "2022-02-30"])
def test_a_date_that_is_no_day_says_how_to_write_one(bad):
    with pytest.raises(ValueError, match=r"^as_of: .* is not a day\. Write it as year-month-day"):
        as_date(bad, "as_of")


def test_a_datetime_is_cut_to_its_day():
    assert as_date(dt.datetime(2022, 6, 30, 23, 59)) == dt.date(2022, 6, 30)
