"""One of several options.

Oracle: keys made by hand, in small questions of their own (`samples`).
"""

import pytest

from eudefence.learning.answers.plain_data import Unreadable
from eudefence.learning.kinds import Choice
from tests.learning.samples import forms, said, slips


@forms(
    {
        "choice": ["b", "B", "b)", "option b", "second", "the second", ["b"]],
        "true or false": [False, "no", "No.", "b"],
    }
)
def test_right_forms(name, answer):
    feedback = said(name, answer)
    assert feedback.right, feedback


@slips(
    ("choice", "d", "none of the options"),
    ("choice", "the", "“the” fits more than one option"),
    ("choice", ["a", "b"], "One option"),
    ("choice", 2, "none of the options"),
    ("choice", True, "“True” is none of the options"),
)
def test_what_is_said_to_a_slip(name, answer, words):
    feedback = said(name, answer)
    assert feedback.state == "not yet"
    assert words in feedback.message


def test_how_often_may_be_answered_with_a_number():
    """Oracle: the words themselves; 0 times is never, once is 1."""
    kind = Choice(("often", "once", "never"))
    assert [kind.read(answer) for answer in (0, "0", "0 times", 1, "never")] == ["c", "c", "c", "b", "c"]
    with pytest.raises(Unreadable, match="none of the options"):
        Choice(("yes", "no")).read(0)
