"""Supported by the source, contradicted by it, or not in it.

Oracle: keys made by hand, in small questions of their own (`samples`).
"""

from tests.learning.samples import forms, said, slips


@forms(
    {
        "supported": ["c", "not in the source", "not in source", "The text is silent.", "it says nothing on this"],
    }
)
def test_right_forms(name, answer):
    feedback = said(name, answer)
    assert feedback.right, feedback


@slips(
    ("supported", "no", "two things"),
    ("supported", False, "two things"),
    ("supported", "not supported", "two things"),
    ("supported", "not supported by the source", "two things"),
    ("supported", "yes", "It is not there"),
    ("supported", True, "It is not there"),
    ("supported", "contradicts", "Nor denied"),
)
def test_what_is_said_to_a_slip(name, answer, words):
    feedback = said(name, answer)
    assert feedback.state == "not yet"
    assert words in feedback.message
