"""Oracle: eudefence.activation, closed forms, and orderings that must hold whatever the numbers."""

import itertools
import re

import pytest

from eudefence import activation
from eudefence.views.decisions.likelihood import RULES, chance_of_activation, explore_activation
from eudefence.views.page.marks import facts


def chances(**values):
    return chance_of_activation(**values).table.iloc[:, -1].tolist()


def test_unanimity_of_states_on_their_own_is_a_product():
    """27 independent states: the chance of all is the chance of one to the power of 27."""
    assert chances(support=95, together=0)[0] == pytest.approx(0.95**27 * 100)


@pytest.mark.parametrize("together", [0, 30, 90])
@pytest.mark.parametrize("support", [50, 80, 99])
def test_a_rule_that_asks_for_more_is_never_easier(support, together):
    """Every coalition that is unanimous wins by 72 per cent, and every such coalition wins by the qualified
    majority.
    """
    unanimity, reinforced, qualified = chances(support=support, together=together)
    assert unanimity <= reinforced + 1e-9 <= qualified + 2e-9


def test_moving_together_helps_unanimity():
    assert chances(together=0)[0] < chances(together=30)[0] < chances(together=90)[0]


def test_certain_support_is_adopted_under_every_rule():
    assert chances(support=100, together=50) == pytest.approx([100, 100, 100])


def test_the_sentence_is_about_the_rule_that_was_chosen():
    for rule in RULES:
        view = chance_of_activation(rule, 90, 20)
        assert f"{activation.probability(rule, 0.9, 0.2) * 100:.1f} %" in view.sentence


@pytest.mark.parametrize(("together", "model"), [(20, "one_factor"), (0, "independent")])
def test_the_assumptions_stand_under_the_picture(together, model):
    for sentence in activation.assumptions(model):
        assert sentence in chance_of_activation(together=together).source


@pytest.mark.parametrize("together", [0, 30, 90])
def test_the_curves_are_those_of_the_model_and_have_no_kink(together):
    """Oracle: the model at the ends and halfway between the points drawn; half a pixel cannot be seen."""
    drawn = chance_of_activation("reinforced", 70, together).picture()
    for rule in RULES:
        line = re.search(r' d="M([^"A-Za-z]+L[^"]+)"', drawn.split(f'data-mark="{rule}"')[1])[1]
        points = [tuple(map(float, point.split())) for point in line.split("L")]
        (left, floor), (right, top) = (50, 306), (100, 42)
        for (x, y), (x2, y2) in itertools.pairwise(points):
            share = left + ((x + x2) / 2 - points[0][0]) / (points[-1][0] - points[0][0]) * (right - left)
            chance = activation.probability(rule, share / 100, together / 100)
            assert (y + y2) / 2 == pytest.approx(floor + chance * (top - floor), abs=0.6), (rule, share)


def test_every_curve_is_a_mark_that_says_its_row():
    view = chance_of_activation("reinforced", 80, 40)
    assert set(view.drawn.marks.values()) == {facts(row) for row in view.rows}
    assert set(view.drawn.marks) == set(RULES)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"rule": "unanimty"}, "rule"),
        ({"support": 49}, "support: 49"),
        ({"together": 95}, "together: 95"),
        ({"support": True}, "support: True"),
    ],
)
def test_out_of_range(values, message):
    with pytest.raises(ValueError, match=message):
        chance_of_activation(**values)


def test_every_control_to_its_ends():
    for setting, view, problem in explore_activation().walk():
        assert problem is None, setting
        assert view.sentence.endswith("."), setting
