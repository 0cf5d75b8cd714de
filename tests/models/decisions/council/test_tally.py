"""Tests of a rule as they were applied. Oracle: Articles 16(4) TEU and 238 TFEU."""

from eudefence import council
from tests.models.decisions.council.unions import IN_27


def test_steps_name_test_and_article():
    steps = council.decide("qualified", against=["DE", "FR", "IT"], on=IN_27).steps
    assert [(step.alternative, step.found, step.needed, step.passed) for step in steps][::2] == [
        (1, 24, 15, True),
        (2, 3, 3, True),
    ]
    assert (
        str(steps[0])
        == "at least 55 per cent of the members, and at least fifteen of them: 24 of 27, needed 15: passed (Article"
        " 16(4) TEU, first subparagraph)"
    )
