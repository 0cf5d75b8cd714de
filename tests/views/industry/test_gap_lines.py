"""The gap in a picture. Oracles: the model, the table and what a reader was promised."""

import pytest

from eudefence import pillars, views


def test_the_picture_tells_what_the_model_says():
    view, found = views.gap("acts", pesco="industrial"), pillars.gap(
        "acts_industrial", "acts_operational", pesco="industrial"
    )  # fmt: skip
    assert view.sentence == found.explain()
    assert view.columns["Gap"] == pytest.approx(list(found.values.values()), abs=1e-3)


def test_each_year_is_a_mark_and_says_its_numbers():
    view = views.gap("bodies")
    assert list(view.drawn.marks) == [str(year) for year in range(2004, 2026)]
    assert view.drawn.marks["2004"].startswith("2004. Industrial (number): ")


def test_the_table_has_zeros_as_zeros():
    """No project was selected before 2018; the picture needs a little more than nothing, the table does not."""
    view = views.gap("launched", years="single")
    assert view.columns["Industrial (number)"][0] == 0
    assert "half of its smallest number was added" in view.sentence


def test_the_base_year_is_the_nearest_compared():
    """Money is known from 2021 on: a base of 2004 is 2021."""
    assert "both pillars: 2021 = 100" in views.gap("money", base=2004).unit


def test_a_gap_can_narrow():
    """Envelopes, the loans of SAFE left out: the ceiling of the Peace Facility was doubled in 2023."""
    assert "the gap narrowed" in views.gap("money").sentence


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({"measured": "step"}, "measured: 'step'.*Did you mean"),
        ({"pesco": "none"}, "pesco"),
        ({"start": 1990}, "start: 1990 is not a year from 2003"),
        ({"ukraine": "no"}, "ukraine: 'no' found"),
    ],
)
def test_what_cannot_be_read_is_refused(options, found):
    with pytest.raises(ValueError, match=found):
        views.gap(**options)
