"""The review of a question finds what would hurt a learner.

Oracle: faults planted by hand, one in each sample.
"""

import pytest

from eudefence.learning.bank.question import Question, Wrong
from eudefence.learning.kinds import Choice
from eudefence.learning.workshop.review import defects
from tests.learning.samples import SAMPLES, question


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"wrong": ()}, "wrong: 0 typical"),
        ({"hints": ("One.",)}, "hints: 1"),
        ({"solution": ""}, "solution: is missing"),
        ({"objective": "Numbers"}, "begin with a verb"),
        ({"points": 0}, "points: 0"),
        ({"prompt": "word " * 200}, "200 words"),
        ({"prompt": "There are 26 states. How many?"}, "26 states"),
        ({"prompt": "Is it {persons}?"}, "not bound"),
        ({"prompt": "Is it {x}?", "facts": {"x": "forces.rdc.planned_strength"}}, "gives the answer 5,000 away"),
        ({"facts": {"x": "forces.rdc.planned_strength"}}, "x is bound and not used"),
        ({"right_forms": (4999,)}, "a right form 4999"),
        ({"worked": "answer = 3"}, "the worked answer 3"),
        ({"key": lambda: 1 / 0}, "ZeroDivisionError"),
        ({"wrong": (Wrong(1500, "Too short."), Wrong(60000, "That is it. Look."))}, "1 sentences"),
        ({"wrong": (Wrong(1500, "That is it. Look."), Wrong(60000, "That is it. Look."))}, "same message"),
        (
            {"wrong": (Wrong(5000, "That is it. Look."), Wrong(60000, "That is another. Look."))},
            "is answered with right",
        ),
    ],
)
def test_review_finds_a_planted_fault(changes, words):
    given = {name: getattr(SAMPLES["number"], name) for name in SAMPLES["number"].__dataclass_fields__}
    assert any(words in defect for defect in defects(Question(**given | changes)))


def test_review_wants_a_message_for_every_wrong_option():
    sample = question(Choice(("a thing", "two things", "three things")), lambda: "a thing", "b", "b")
    assert any("“three things” has no message" in defect for defect in defects(sample))
