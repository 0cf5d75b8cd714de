"""A long answer is answered at once, and shortly.

Oracle: the promise of a second for an answer, in processor time, and a reply that fits on the screen.
"""

import time

import pandas as pd
import pytest

from eudefence.learning import check
from eudefence.learning.checking.checker import judge
from eudefence.learning.checking.feedback import NOT_ATTEMPTED
from tests.learning.samples import SAMPLES

LONG = ["1 ", "and ", "a", "FR ", "FR,", "(", "a*", "~", "Art. 5 ", "5(", "a-b,", "\n", "é", "…", "\ud800", "ﷺ", "the "]
LONG += ["A*B+", "46(6) TEU, ", "no ", ".5", "not "]
MANY = {
    "one word": lambda: ["FR"] * 4900,
    "no words": lambda: ["and"] * 4900,
    "articles": lambda: ["46(6) TEU"] * 4900,
    "words": lambda: [f"w{number}" for number in range(4900)],
    "pairs": lambda: [(f"a{number}", f"b{number}") for number in range(1500)],
    "neighbours": lambda: {f"a{one}": [f"b{other}" for other in range(60)] for one in range(60)},
    "dictionary": lambda: {f"w{number}": "a" for number in range(2400)},
    "rows": lambda: [{"country": f"w{number}", "share": number} for number in range(1600)],
    "long key": lambda: {("a" * 900,) * 9: 1},
    "nested": lambda: [[["a" * 100] * 10] * 10] * 4,
    "far apart": lambda: f"a{' ' * 9_900}b",
    "a table": lambda: pd.DataFrame({"country": ["FR"] * 2000, "share": [1] * 2000}),
}


@pytest.mark.parametrize("answer", [part * (9_999 // len(part)) for part in LONG] + list(MANY.values()))
def test_a_long_answer_is_answered_shortly_and_at_once(answer):
    """Oracle: the promise of a second, in processor time, and a reply that fits on the screen beside the task."""
    answer = answer() if callable(answer) else answer
    for question in SAMPLES.values():
        for detail in (False, True):
            begin = time.process_time()
            feedback = judge(question, answer, detail=detail)
            assert time.process_time() - begin < 1
            assert feedback.state == NOT_ATTEMPTED or len(feedback.message) < 1_500, feedback


def test_more_parts_than_can_be_read_are_not_read():
    begin = time.process_time()
    assert "more than 5,000 parts" in check("00.2", *["FR"] * 100_000).message
    assert time.process_time() - begin < 1
