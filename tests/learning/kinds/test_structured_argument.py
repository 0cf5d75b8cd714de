"""Arguments in named parts.

Oracle: keys made by hand, in small questions of their own (`samples`).
"""

from tests.learning.samples import argue, said, slips


@slips(
    ("argument", argue() | {"evidence": "Words words words."}, "1 different word"),
    ("argument", {**argue(), "evidence": argue()["claim"]}, "say the same"),
    ("argument", {"opinion": "x"}, "no part"),
    ("argument", {"claim": 3, "evidence": "x"}, "should be a text"),
)
def test_what_is_said_to_a_slip(name, answer, words):
    feedback = said(name, answer)
    assert feedback.state == "not yet"
    assert words in feedback.message


def test_model_points_are_shown_only_when_the_argument_is_complete():
    assert "5,000 persons" in said("argument", argue()).message
    assert "5,000 persons" not in said("argument", argue() | {"claim": "Too short."}).message
