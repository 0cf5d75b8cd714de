"""The gap in a picture. Oracles: the model, the table and what a reader was promised."""

import pytest

from eudefence import pillars, views


def test_the_picture_tells_what_the_model_says():
    view, found = views.gap("acts", pesco="industrial"), pillars.gap(
        "acts_industrial", "acts_operational", pesco="industrial"
    )  # fmt: skip
    assert view.sentence == found.explain()
    assert view.columns["Gap"] == pytest.approx(list(found.values.values()), abs=1e-3)


def test_growth_is_not_taken_for_more():
    """By number operations lead; worked from the table: the larger number divided by the smaller, first year and last.
    Projects and missions are unlike, so that neither has more of them.
    """
    view = views.gap("steps")
    mine, theirs = view.columns["Industrial (number)"], view.columns["Operational (number)"]
    assert all(a < b for a, b in zip(mine, theirs, strict=True))
    before, after = f"{theirs[0] / mine[0]:.2f}", f"{theirs[-1] / mine[-1]:.2f}"
    told = f"in 2004 industry had {mine[0]} and operations {theirs[0]}, the larger {before} times the smaller"
    told += f"; in 2025 they had {mine[-1]} and {theirs[-1]}, {after} times"
    assert f"By number, operations lead in every year: {told}." in view.sentence
    assert "industry grew more, not that it has more" in view.sentence
    mixed = views.gap("bodies", years="single")
    sides = [*zip(mixed.columns["Industrial (number)"], mixed.columns["Operational (number)"], strict=True)]
    behind, ahead = sum(a < b for a, b in sides), sum(a > b for a, b in sides)
    said = f"operations lead in {behind} of 22 years, industry in {ahead} and neither in {22 - ahead - behind}."
    assert said in mixed.sentence
    assert "By number" not in views.gap("launched").sentence + views.gap("money").sentence


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
