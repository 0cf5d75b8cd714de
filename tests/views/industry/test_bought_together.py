"""Bought together, by year. Oracle: the tables read here by hand, and the sources named in them."""

import pytest

from eudefence import views
from tests import pictures
from tests.raw_rows import rows


def test_the_sentence_counts_what_was_read_and_what_is_unknown():
    """Read: 2011, 2018, 2020. Memory or a claim: 2021, 2022, 2025. Of the 20 years from 2006 to 2025, 14 are left."""
    assert views.bought_together().sentence == (
        "From 2006 to 2025 sources were read for 3 of 20 years: the share of spending on equipment that went to"
        " purchases made together was about 24 % in 2011, 17.8 % in 2018 and about 11 % in 2020. In none of them did it"
        " reach the 35 % that ministers agreed on in 2007. For 14 other years there is no figure. For 3 there is only"
        " memory, a claim or an estimate."
    )


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        # 19.9 % in 2018 is below the fifth, the four later years are above it
        ("investment", "In four of them it reached the 20 % that ministers agreed on in 2007."),
        ("joint_research", "It did not reach the 20 % that ministers agreed on in 2007."),  # one year was read: 7.3 %
        ("research", "In none of them did it reach the 2 % that ministers agreed on in 2007."),  # 0.8 and 0.9 %
    ],
)
def test_whether_the_target_was_reached(measure, said):
    assert said in views.bought_together(measure).sentence


def test_a_target_that_is_only_nearly_alike_is_not_judged():
    said = views.bought_together("joint_procurement", "edis-joint-procurement").sentence
    assert "With the 40 % set in 2024 it may be compared only with care" in said and "reach" not in said


def test_the_objection_stands_in_full_below_the_picture():
    """Oracle: the brief of the Union's institute (2023): members do not report all cooperation."""
    more = views.bought_together().more
    row = next(row for row in rows("measure_objections") if row["objection_id"] == "euiss-2023")
    assert row["argument"] in more and row["answer"] in more and "(2023)" in more
    assert "members do not report all of it" in more


def test_every_year_is_a_mark_that_says_how_it_is_known():
    marks = views.bought_together().drawn.marks
    assert [key for key in marks if not key.startswith("target")] == [str(year) for year in range(2006, 2026)]
    assert "Share: unknown" in marks["2023"] and "no zero" in marks["2023"]
    assert "from memory" in marks["2021"] and "less than 20 %" in marks["2025"]
    assert "Beside it: the pages that were read print none" in marks["2022"]


def test_targets_are_drawn_with_their_base():
    marks = views.bought_together().drawn.marks
    assert {key for key in marks if key.startswith("target")} == {
        "target-eda-joint-procurement", "target-edis-joint-procurement", "target-roadmap-joint-procurement",
    }  # fmt: skip
    assert "Share of: per cent of total spending on equipment" in marks["target-eda-joint-procurement"]
    assert "Binding: no" in marks["target-roadmap-joint-procurement"]
    one = views.bought_together("joint_procurement", "eda-joint-procurement")
    assert [key for key in one.drawn.marks if key.startswith("target")] == ["target-eda-joint-procurement"]


@pytest.mark.parametrize("target", ["edis-trade", "edis-european-2030", "eda-research"])
def test_a_target_that_counts_something_else_is_refused(target):
    with pytest.raises(ValueError, match="may not be held against the measure “joint procurement”"):
        views.bought_together("joint_procurement", target)


def test_what_is_no_measure_or_target_is_refused():
    with pytest.raises(ValueError, match="measure: 'joint_procurment' is not a known measure. Did you mean"):
        views.bought_together("joint_procurment")
    with pytest.raises(ValueError, match="target: 'edis' is not a known target"):
        views.bought_together("research", "edis")


def test_every_setting_can_be_read_or_says_why_not():
    refused = 0
    for setting, view, problem in views.explore_bought_together().walk():
        if problem is None:
            pictures.check(view, setting)
        else:
            refused += 1
            assert "may not be held against" in problem
    assert refused
