"""What holds for every answer kind.

Oracle: the contract of `Kind`, tried with a small question of each (`samples`): `review.defects` gives its other forms,
its wrong answers and odd ones; and the words that authors type.
"""

import pytest

from eudefence.learning.bank.reader import FORMS
from eudefence.learning.workshop.review import defects
from tests.learning.samples import SAMPLES


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_question_holds(name):
    assert defects(SAMPLES[name]) == []


@pytest.mark.parametrize("name", FORMS)
def test_a_kind_stands_in_the_file_that_an_author_would_look_for(name):
    """What stands behind ``kind =`` in the file of a question is the name of the module, and of the class in it."""
    kind = FORMS[name].kind
    assert kind.__module__ == f"eudefence.learning.kinds.{name.replace(' ', '_')}"
    assert kind.__name__.lower() == name.replace(" ", "")
