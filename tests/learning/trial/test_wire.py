"""Outcomes told by one process and heard by another.

Oracle: the data themselves.
"""

import json
from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import given

from eudefence.learning.answers.plain_data import Unreadable
from eudefence.learning.answers.reading import plain
from eudefence.learning.trial import CallResult
from eudefence.learning.trial.wire import heard, told
from tests.learning.answers.test_odd_answers import anything
from tests.learning.trial.notebook import TABLE


@given(anything)
def test_plain_data_survive_the_wire(answer):
    try:
        data = plain(answer)
    except Unreadable:
        return
    line = json.dumps(told(CallResult(data))).encode("ascii")
    assert repr(heard(line).result) == repr(data)


@pytest.mark.parametrize(
    "data",
    [TABLE, pd.DataFrame({"a": [1, None]}), pd.Series({"FR": 1, ("a", 2): {3}}), {("a", 1): {Fraction(1, 3)}}, [...]],
)
def test_tables_survive_the_wire(data):
    line = json.dumps(told(CallResult(plain(data)))).encode("ascii")
    assert repr(heard(line).result) == repr(plain(data))


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b"3",
        b"null",
        b"{",
        b'{"failure": ""}',
        b'{"failure": "", "result": [1]}',
        b'{"failure": "", "result": {"fraction": ["1", "0"]}}',
        b'{"failure": "", "result": {"code": 1}}',
        b'{"failure": "", "result": {"set": [{"list": []}]}}',
        b"[" * 100_000,
        b"\xff",
    ],
)
def test_a_line_that_tells_nothing_is_refused(line):
    with pytest.raises(ValueError):
        heard(line)
