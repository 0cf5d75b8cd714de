"""Formulae of conditions.

Oracle: keys made by hand, in small questions of their own (`samples`).
"""

from tests.learning.samples import forms, said, slips


@forms(
    {
        "formula": ["A*C+B*~C", "(a and c) or (b and not c)", "B & !C | C & A"],
        "formulae": ["A*C", "C*B", "B*C + A*B*C"],
    }
)
def test_right_forms(name, answer):
    feedback = said(name, answer)
    assert feedback.right, feedback


@slips(
    ("formula", "A*C + B*~C + A*B", "not the shortest"),
    ("formula", "A + D", "no condition"),
    ("formula", "A * (B", "not closed"),
    ("formula", "A B", "cannot be read to its end"),
    ("formula", "A +", "missing"),
    ("formula", "A ? B", "no meaning"),
    ("formula", "(" * 500, "too many brackets"),
    ("formula", "B", "includes the case"),
    ("formula", "A*B*C", "leaves out the case"),
)
def test_what_is_said_to_a_slip(name, answer, words):
    feedback = said(name, answer)
    assert feedback.state == "not yet"
    assert words in feedback.message
