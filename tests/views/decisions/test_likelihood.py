"""Oracle: eudefence.activation, closed forms, and orderings that must hold whatever the numbers."""

import pytest

from eudefence import activation
from eudefence.views.decisions.likelihood import RULES, chance_of_activation, explore_activation


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


def test_the_assumptions_stand_in_the_figure():
    words = " ".join(text.get_text() for axes in chance_of_activation(together=20).figure.axes for text in axes.texts)
    for sentence in activation.assumptions("one_factor"):
        assert sentence in words


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
        assert view.figure.get_tightbbox().x1 <= view.figure.get_figwidth() + 0.05, setting
