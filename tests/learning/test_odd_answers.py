"""Whatever is given as an answer, the learner reads words, and no exception leaves the checker.

Oracle: the contract of `check`. The suite runs with EUDEFENCE_STRICT=1, so that an odd answer that reached the comparison and broke
it there would raise.
"""

import datetime as dt
import enum
import itertools
import threading
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eudefence.learning import bank, check
from eudefence.learning.checker import judge
from eudefence.learning.feedback import NOT_ATTEMPTED, NOT_YET, RIGHT
from eudefence.learning.reading import Unreadable, plain
from tests.learning.samples import SAMPLES


class Bomb:
    """Raises at whatever one does with it."""

    def _boom(self, *args, **kwargs):
        raise RuntimeError("boom")

    __eq__ = __ne__ = __hash__ = __repr__ = __str__ = __len__ = __bool__ = __iter__ = __getattr__ = _boom
    __float__ = __int__ = __index__ = __getitem__ = __contains__ = __format__ = __lt__ = __gt__ = _boom


class Liar(Bomb):
    """Claims to be a list."""

    @property
    def __class__(self):
        return list


class Exits:
    def __eq__(self, other):
        raise SystemExit(3)

    def __repr__(self):
        raise SystemExit(3)

    __hash__ = None


class Text(str):
    def __eq__(self, other):
        return True

    def strip(self, *args):
        raise RuntimeError("boom")

    lower = casefold = __str__ = __len__ = __iter__ = strip
    __hash__ = str.__hash__


class Whole(int):
    def __eq__(self, other):
        return True

    __hash__ = int.__hash__

    def bit_length(self):
        raise RuntimeError("boom")


class Rows(list):
    def __iter__(self):
        return itertools.cycle("FR")

    def __len__(self):
        raise RuntimeError("boom")


class Colour(enum.Enum):
    RED = 1


class Meta(type):
    @property
    def __name__(cls):
        raise RuntimeError("boom")


class Hidden(metaclass=Meta):
    pass


def endless():
    while True:
        yield 1


def recursive_list():
    loop = []
    loop.append(loop)
    return loop


def recursive_dict():
    loop = {}
    loop["loop"] = loop
    return loop


def array_of_bombs():
    array = np.empty(2, dtype=object)
    array[0] = Bomb()
    return array


ODD = {
    "bomb": Bomb,
    "liar": Liar,
    "exits": Exits,
    "text that equals all": lambda: Text("zzz"),
    "int that equals all": lambda: Whole(-4),
    "list without end": lambda: Rows(["FR"]),
    "enum": lambda: Colour.RED,
    "hidden name": Hidden,
    "class": lambda: Bomb,
    "generator": endless,
    "count": itertools.count,
    "map": lambda: map(str, itertools.count()),
    "nan": lambda: float("nan"),
    "infinity": lambda: float("inf"),
    "numpy nan": lambda: np.float64("nan"),
    "huge int": lambda: 10**5000,
    "huge decimal": lambda: Decimal("1e100000"),
    "decimal nan": lambda: Decimal("NaN"),
    "signalling nan": lambda: Decimal("sNaN"),
    "huge fraction": lambda: Fraction(10**4000, 3),
    "huge text": lambda: "5" * 10**6,
    "many digits": lambda: "5" * 9000,
    "huge exponent": lambda: "1e999999",
    "control letters": lambda: "\x00\x1b[31m\u202e",
    "markup": lambda: "<script>alert(1)</script>",
    "lone surrogate": lambda: "\ud800",
    "recursive list": recursive_list,
    "recursive dict": recursive_dict,
    "long list": lambda: list(range(10**5)),
    "range": lambda: range(10**9),
    "bytes": lambda: b"FR",
    "complex": lambda: 3 + 4j,
    "complex array": lambda: np.array([1j]),
    "bool": lambda: True,
    "date": lambda: dt.date(2022, 3, 21),
    "timestamp": lambda: pd.Timestamp("2022-03-21"),
    "NaT": lambda: pd.NaT,
    "NA": lambda: pd.NA,
    "empty frame": pd.DataFrame,
    "frame": lambda: pd.DataFrame({"a": [1, 2], "b": [None, "x"]}),
    "double columns": lambda: pd.DataFrame([[1, 2]], columns=["a", "a"]),
    "frame of bombs": lambda: pd.DataFrame({"a": [Bomb(), Bomb()]}),
    "series": lambda: pd.Series({"FR": 1}),
    "many labels": lambda: pd.Series([1], index=pd.MultiIndex.from_tuples([("a", "b")])),
    "group by": lambda: pd.DataFrame({"a": [1]}).groupby("a"),
    "object array": array_of_bombs,
    "big array": lambda: np.zeros((2000, 2000)),
    "structured array": lambda: np.zeros(2, dtype=[("a", int)]),
    "void": lambda: np.zeros(2, dtype=[("a", int)])[0],
    "datetime64": lambda: np.datetime64("2022-03-21"),
    "function": lambda: lambda: 5000,
    "module": lambda: itertools,
    "lock": threading.Lock,
    "not implemented": lambda: NotImplemented,
    "pair": lambda: ("a", Bomb()),
    "set of bombs": lambda: {frozenset({1}), (1, 2)},
    "dict of bombs": lambda: {"a": Bomb(), 3: None},
    "exception": lambda: ValueError("no"),
}
QUESTIONS = (*bank.every(), *SAMPLES.values())


@pytest.mark.parametrize("name", ODD)
def test_odd_answer_is_answered_in_words(name):
    for question in QUESTIONS:
        feedback = judge(question, ODD[name]())
        assert feedback.state in (NOT_YET, NOT_ATTEMPTED), feedback
        assert feedback.message
        bundle = feedback._repr_mimebundle_()
        assert "<script" not in bundle["text/html"] and "Traceback" not in bundle["text/plain"]
        bundle["text/html"].encode("utf-8")


@pytest.mark.parametrize("name", ODD)
def test_odd_reason_is_answered_in_words(name):
    for question in QUESTIONS:
        assert judge(question, "a", because=ODD[name]()).message


@pytest.mark.parametrize("name", ODD)
def test_odd_id_is_answered_in_words(name):
    assert check(ODD[name](), 1).state == "cannot check"


def test_generator_is_not_used_up():
    answer = iter(["FR", "DE", "PL"])
    check("00.2", answer)
    assert list(answer) == ["FR", "DE", "PL"]


def test_a_subclass_is_read_by_its_content():
    # A subclass that equals everything must not pass for right.
    assert plain(Whole(7)) == 7 and type(plain(Whole(7))) is int
    assert type(plain(Text("x"))) is str


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary() | st.complex_numbers() | st.dates() | st.decimals(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.integers(), inner) | st.tuples(inner, inner),
    max_leaves=8,
)


@given(anything)
def test_any_plain_data_is_answered_in_words(answer):
    for question in QUESTIONS:
        assert judge(question, answer).state in (NOT_YET, NOT_ATTEMPTED, RIGHT)


@given(anything)
def test_plain_returns_built_in_data_or_says_why_not(answer):
    try:
        copy = plain(answer)
    except Unreadable as error:
        assert str(error)
    else:
        assert type(copy) in (type(None), bool, int, float, str, list, dict, set, dt.date, Fraction)
