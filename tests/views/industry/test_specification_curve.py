"""The specification curve. Oracles: the model, and arithmetic on its table."""

import pytest

from eudefence import pillars, views
from eudefence.views.industry.specification_curve import held_options


@pytest.fixture(scope="module")
def view():
    return views.specifications()


def test_the_bars_hold_every_specification_once_and_in_order(view):
    found = pillars.multiverse()
    assert sum(view.columns["Specifications"]) == len(found.specifications)
    assert sum(view.columns["Gap widened"]) == found.verdicts["widened"]
    assert sum(view.columns["Gap narrowed"]) == found.verdicts["narrowed"]
    ends = [end for pair in zip(view.columns["Lowest"], view.columns["Highest"], strict=True) for end in pair]
    assert ends == sorted(ends)


def test_the_sentence_tells_both_shares(view):
    found = pillars.multiverse()
    loose = sum(one.sign > 0 for one in found.specifications)
    assert f"In {loose} of {len(found.specifications):,} ways to measure ({100 * found.loose:.0f} %)" in view.sentence
    assert f"the gap widens in {found.verdicts['widened']} ({100 * found.strict:.0f} %)" in view.sentence
    assert "no probability" in view.more or "not a probability" in view.more


def test_marks_are_few_and_speak(view):
    """A reader walks them by arrow keys: 48 and not a thousand."""
    marks = view.drawn.marks
    assert len(marks) == 48
    assert list(marks.values())[-1].endswith(".") and "say widened" in list(marks.values())[-1]


@pytest.mark.parametrize("below", ["deciding", "measured", "years", "counting", "composite"])
def test_each_option_counts_the_specifications_that_chose_it(below):
    shown = views.specifications(below=below)
    for heading, counted in list(shown.columns.items())[7:]:
        label, _, words = heading.partition(": ")
        name = next(key for key, one in pillars.CHOICES.items() if one.label == label)
        option = next(key for key, said in pillars.CHOICES[name].options.items() if said == words)
        expected = sum(one.choices[name] == option for one in pillars.multiverse().specifications)
        assert sum(counted) == expected > 0


def test_a_choice_held_fast_leaves_the_others():
    view = views.specifications("compared: difference")
    kept = pillars.multiverse().where("compared", "difference")
    assert sum(view.columns["Specifications"]) == len(kept.specifications)
    assert "Only ways to measure with “Compared by: difference of the numbers” are counted." in view.sentence
    words = views.specifications("Slope: Theil-Sen").sentence
    assert words == views.specifications("slope: theil_sen").sentence


def test_the_sentence_tells_the_share_of_each_reading(view):
    """Oracle: each reading held fast."""
    readings = {"ratio": "grew more", "difference": "added more", "distance": "of the larger number grew"}
    for option, words in readings.items():
        kept = pillars.multiverse().where("compared", option)
        widened = sum(one.sign > 0 for one in kept.specifications)
        share = f"{widened} of {len(kept.specifications)} ({100 * kept.loose:.0f} %)"
        assert f"{words} in {share}" in view.sentence
    held = views.specifications("compared: distance")
    assert "“Widened” means here: the lead of the larger number grew." in held.sentence
    assert "catches up" in view.more and "catches up" not in held.more


@pytest.mark.parametrize("reading", ["ratio", "difference", "distance"])
def test_the_placebo_turns_all_but_a_distance(reading):
    plain, placebo = (views.specifications(f"compared: {reading}", swapped=turned) for turned in (False, True))
    there = "widened" if reading == "distance" else "narrowed"
    assert sum(plain.columns["Gap widened"]) == sum(placebo.columns[f"Gap {there}"]) > 0
    assert placebo.sentence.startswith("The pillars are exchanged")


def test_unknown_choices_are_refused():
    with pytest.raises(ValueError, match="held: 'slop'"):
        views.specifications("slop")
    with pytest.raises(ValueError, match="below"):
        views.specifications(below="all")


def test_whatever_the_explorer_offers_to_hold_fast_can_be_held():
    """The loans of SAFE concern money alone, of which there is no specification unless it is asked for."""
    offered = held_options()
    assert len(offered) > 30 and "loans: yes" not in offered and "measured: money" not in offered
    found = pillars.multiverse()
    for option in list(offered)[1:]:
        assert found.where(*option.split(": ")).specifications
