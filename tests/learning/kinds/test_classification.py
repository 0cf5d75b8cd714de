"""Each thing sorted into a category.

Oracle: keys made by hand, in small questions of their own (`samples`).
"""

import pandas as pd

from eudefence.learning.checking.presentation import task
from eudefence.learning.kinds import Classification
from tests.learning.samples import SAMPLES, forms, said, slips


@forms(
    {
        "mapping": [
            {"rdc": "in the union", "jef": "Outside", "legion": "Proposed"},
            {"Deployment Capacity": "a", "Expeditionary Force": "b", "Legion": "c"},
            pd.Series({"rdc": "in the Union", "jef": "outside", "legion": "proposed"}),
        ],
    }
)
def test_right_forms(name, answer):
    feedback = said(name, answer)
    assert feedback.right, feedback


@slips(
    (
        "mapping",
        {"rdc": "outside", "jef": "outside", "legion": "in the Union"},
        "1 of 3 is in the right place. Look again at Deploy",
    ),
    ("mapping", {"rdc": "outside", "jef": ...}, "1 of 3 is sorted; still open"),
    ("mapping", {"rdc": "elsewhere"}, "none of the categories"),
    ("mapping", {"nato": "outside"}, "none of the 3 items"),
)
def test_what_is_said_to_a_slip(name, answer, words):
    feedback = said(name, answer)
    assert feedback.state == "not yet"
    assert words in feedback.message


def test_items_are_listed_in_words_without_their_short_names():
    """Oracle: the words of the sample. Who answers in a form never sees a short name, so the printed page has none."""
    listed = task(SAMPLES["mapping"]).partition("Items:")[2].partition("Categories:")[0].split("\n")
    kind = SAMPLES["mapping"].kind
    assert [line for line in listed if line] == [f"- {words}" for words in kind.items.values()]
    assert "- Eurocorps" in task(SAMPLES["mapping of words"])


def test_a_solution_has_the_words_of_the_form_and_no_short_name():
    """Who answers in a form has never seen the short name."""
    assert "\n- Deployment Capacity: in the Union" in said("mapping", SAMPLES["mapping"].key()).message
    assert "Eurocorps: outside" in said("mapping of words", SAMPLES["mapping of words"].key()).message


def test_a_well_argued_place_counts_as_right_and_is_named():
    """By hand: the key says A, a good argument says B, nothing says C."""
    kind = Classification({"one": "first", "two": "second"}, ("A", "B", "C"), also={"one": ("B", "B can be defended.")})
    key = kind.read_key({"one": "A", "two": "A"})
    defended, wrong = kind.read({"one": "B", "two": "A"}), kind.read({"one": "C", "two": "B"})
    assert kind.same(defended, key) and kind.accepted(defended, key) == "B can be defended."
    assert kind.accepted(key, key) == "" and not kind.same(wrong, key)
    assert kind.comment(kind.read({"one": "B", "two": "B"}), key).startswith(
        "1 of 2 is in the right place. Look again at second"
    )


def test_a_category_may_be_a_year_typed_as_a_number():
    kind = Classification({"turn": "the turn"}, ("2018", "2019"))
    assert kind.read({"turn": 2019}) == kind.read({"turn": "2019"}) == {"turn": "2019"}


def test_one_wrong_entry_is_not_told_as_two():
    """By hand: the second typical wrong answer of the sample has two wrong entries, the first answer here has one."""
    answer = SAMPLES["mapping"].key() | {"legion": "outside"}
    assert "slip two" not in said("mapping", answer).message
    assert "slip two" in said("mapping", answer | {"rdc": "proposed"}).message
