"""Things put in order.

Oracle: keys made by hand, in small questions of their own (`samples`).
"""

import pandas as pd

from tests.learning.samples import forms, said, slips


@forms(
    {
        "ordering": [
            "cab",
            "c, a, b",
            "c > a > b",
            "c a b",
            "C-A-B",
            "1. c 2. a 3. b",
            "c) a) b)",
            ["c a b"],
            ["Policy", "Agency", "Loans"],
            ("cfsp", "eda", "safe"),
            pd.Series(["c", "a", "b"]),
        ],
        "ties": ["cab", "cba", ["c", ["a", "b"]]],
    }
)
def test_right_forms(name, answer):
    feedback = said(name, answer)
    assert feedback.right, feedback


@slips(
    ("ordering", "cba", "You put “Loans” before “Agency”"),
    ("ordering", "ca", "not placed yet: “Loans”"),
    ("ordering", "caab", "stands in your list twice"),
    ("ordering", ["c", "a", "x"], "none of the items"),
    ("ordering", {"c", "a", "b"}, "curly brackets has no order"),
    ("ordering", "c a", "not placed yet: “Loans”"),
    ("ordering", 3, "Letters in order are asked for; this is a whole number"),
    ("ties", "acb", "You put “one” before “three”"),
)
def test_what_is_said_to_a_slip(name, answer, words):
    feedback = said(name, answer)
    assert feedback.state == "not yet"
    assert words in feedback.message
