"""Steps as numbers. Oracle: the frames of `eudefence.steps`, summed by pandas."""

import pytest

import eudefence as ed
from eudefence import views


@pytest.mark.parametrize("counting", ["rows", "things"])
@pytest.mark.parametrize("coding", ["course", "pesco", "alternative"])
def test_years_and_periods_add_up_to_the_same(coding, counting):
    years, periods = views.steps_by_year(coding, counting), views.steps_by_period(coding, counting)
    frame = ed.steps.by_year(coding, counting)
    assert years.columns["Year"] == frame.index.tolist()
    for heading, column in (("Operational", "operational"), ("Industrial", "industrial"), ("On both tracks", "both")):
        assert years.columns[heading] == frame[column].tolist()
        cut = ed.fact("events.csv#ev039.date").value.year
        assert periods.columns[heading] == [frame.loc[:cut, column].sum(), frame.loc[cut + 1 :, column].sum()]
    assert f"{frame['industrial'].sum()} on the industrial one" in years.sentence


def test_another_year_cuts_elsewhere():
    view = views.steps_by_period(cut=2009)
    assert view.columns["Period"] == ["1987 to 2009", "2010 to 2026"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("corse",), "coding: 'corse' is not"),
        (("course", "thing"), "counting: 'thing' is not"),
        (("course", "rows", 1900), "cut: 1900"),
    ],
)
def test_a_slip_is_answered(arguments, message):
    with pytest.raises(ValueError) as caught:
        views.steps_by_period(*arguments)
    assert str(caught.value).startswith(message)
