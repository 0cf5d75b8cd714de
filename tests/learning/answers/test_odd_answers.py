"""Whatever is given as an answer, the learner reads words, and no exception leaves the checker.

Oracle: the contract of `check`. The suite runs with EUDEFENCE_STRICT=1, so that an odd answer that reached the
comparison and broke it there would raise.
"""

import collections
import dataclasses
import datetime as dt
import enum
import itertools
import sys
import threading
import time
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from eudefence.learning import check
from eudefence.learning.answers.plain_data import Unreadable
from eudefence.learning.answers.reading import plain
from eudefence.learning.bank import catalogue as bank
from eudefence.learning.checking.checker import judge
from eudefence.learning.checking.feedback import NOT_ATTEMPTED, NOT_YET, RIGHT
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


def forbidden(*args, **kwargs):
    """Code of a stranger: if it runs, the test ends with SystemExit, which nothing catches."""
    raise SystemExit("code of the answer ran")


TRAPS = dict.fromkeys(
    "__eq__ __ne__ __lt__ __gt__ __le__ __ge__ __repr__ __str__ __len__ __bool__ __iter__ __next__ __getattr__"
    " __getattribute__ __float__ __int__ __index__ __getitem__ __contains__ __format__ __reversed__ __reduce__"
    " __reduce_ex__ __array__ __array_finalize__ __array_ufunc__ __complex__ __round__ __abs__ __add__ __copy__"
    " __deepcopy__ __dir__ __sizeof__ __instancecheck__ __getstate__ items keys values tolist item strip lower"
    " casefold bit_length as_integer_ratio isoformat numerator denominator is_finite adjusted shape size dtype read"
    " nodes edges".split(),
    forbidden,
)


class Watched(type):
    """A class that reports when it is asked about itself."""

    def __getattribute__(cls, name):
        forbidden()

    __instancecheck__ = __subclasscheck__ = __eq__ = __call__ = forbidden
    __hash__ = type.__hash__


def trapped(base, *start):
    """An object of a subclass whose every method is a trap; the class itself is one too."""
    new = type.__call__(Watched, "Trapped", (base,), TRAPS | {"__hash__": None})
    return base.__new__(new, *start)


def graph_of_bombs():
    class Graph:
        def __init__(self):
            self._node, self._adj = {"FR": {}}, {"FR": {"DE": Bomb()}}

        __iter__ = __len__ = forbidden

    return Graph


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


def _fraction(numerator, denominator):
    """A fraction made by hand, of what a fraction is not made of."""
    made = object.__new__(Fraction)
    made._numerator, made._denominator = numerator, denominator
    return made


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
    "void": lambda: np.array([(987_654,)], dtype=[("a", int)])[0],  # 0 is the number of an option in some question
    "datetime64": lambda: np.datetime64("2022-03-21"),
    "function": lambda: lambda: 5000,
    "module": lambda: itertools,
    "lock": threading.Lock,
    "not implemented": lambda: NotImplemented,
    "pair": lambda: ("a", Bomb()),
    "set of bombs": lambda: {frozenset({1}), (1, 2)},
    "dict of bombs": lambda: {"a": Bomb(), 3: None},
    "exception": lambda: ValueError("no"),
    "masked": lambda: np.ma.masked,
    "masked array": lambda: np.ma.masked_array([5000], mask=[True]),
    "masked object": lambda: np.ma.masked_array(array_of_bombs(), mask=[True, False]),
    "wide zeros": lambda: np.broadcast_to(np.zeros(1), (10**9,)),
    "wide texts": lambda: np.array(["FR", "x" * 10**6]),
    "wide cell": lambda: np.zeros(2, dtype=[("a", float, (10**6,))]),
    "no columns": lambda: pd.DataFrame(index=range(10**7)),
    "many columns": lambda: pd.DataFrame(columns=range(10**5)),
    "long index": lambda: pd.RangeIndex(10**9),
    "column of bombs": lambda: pd.DataFrame([[1]], columns=[frozenset({1})]),
    "times": lambda: np.array(["2022-03-21", "NaT"], dtype="datetime64[ns]"),
    "length of time": lambda: np.timedelta64(5, "ns"),
    "pandas time": lambda: pd.Timedelta("5 days"),
    "period": lambda: pd.Period("2022-03"),
    "interval": lambda: pd.Series(pd.cut([1, 2], 2)),
    "categories": lambda: pd.Categorical(["zz", "yy"]),
    "sparse": lambda: pd.Series(pd.arrays.SparseArray([0] * 10)),
    "long double": lambda: np.longdouble("-4.5"),
    "half": lambda: np.float16(-4.5),
    "memory": lambda: memoryview(b"FR"),
    "mapping": lambda: collections.UserDict({"a": 1}),
    "user list": lambda: collections.UserList(["FR"]),
    "counter": lambda: collections.Counter("zz"),
    "queue": lambda: collections.deque(["zz"]),
    "named pair": lambda: collections.namedtuple("Pair", "a b")(1, 2),
    "proxy": lambda: type.__dict__,
    "infinite decimal": lambda: Decimal("Infinity"),
    "precise decimal": lambda: Decimal("0." + "1" * 5000),
    "tiny decimal": lambda: Decimal("1e-999999999"),
    "huge decimal number": lambda: Decimal("1e999999999"),
    "huge int in words": lambda: "1" + "0" * 5000,
    "largest float": lambda: 1.7976931348623157e308,
    "smallest float": lambda: 5e-324,
    "deep list": lambda: eval("[" * 90 + "]" * 90),
    "deep tuple of sets": lambda: ((((((({1},),),),),),),),
    "long dictionary": lambda: dict.fromkeys(range(10**5), "a"),
    "many texts": lambda: ["x" * 9000] * 1000,
    "trapped object": lambda: trapped(object),
    "trapped class": lambda: type(trapped(object)),
    "trapped exception": lambda: trapped(ValueError),
    "trapped date": lambda: trapped(dt.date, 2022, 3, 21),
    "trapped moment": lambda: trapped(dt.datetime, 2022, 3, 21),
    "trapped set": lambda: trapped(frozenset, {"zz"}),
    "trapped function": lambda: [len, trapped(object)],
    "fraction of bombs": lambda: _fraction(Bomb(), 1),
    "fraction of zero": lambda: _fraction(1, 0),
}
QUESTIONS = (*bank.every(), *SAMPLES.values())


def sort_of(question):
    """What decides how an answer is read: the kind, which of its parts are set, its unit, and the type of the key."""
    kind = question.kind
    parts = tuple(one.name for one in dataclasses.fields(kind) if getattr(kind, one.name))
    return type(kind), parts, getattr(kind, "unit", ""), type(question.key())


FIRST = list({sort_of(question): question for question in reversed(QUESTIONS)}.values())  # of each sort the first one
OTHERS = [question for question in QUESTIONS if question not in FIRST]


def answered_in_words(question, answer):
    begin = time.process_time()
    feedback = judge(question, answer)
    assert feedback.state in (NOT_YET, NOT_ATTEMPTED), feedback
    assert feedback.message
    bundle = feedback._repr_mimebundle_()
    assert "<script" not in bundle["text/html"] and "Traceback" not in bundle["text/plain"]
    bundle["text/html"].encode("utf-8")
    return time.process_time() - begin


@pytest.mark.parametrize("name", ODD)
def test_odd_answer_is_answered_in_words(name):
    answer = ODD[name]()
    assert sum(answered_in_words(question, answer) for question in FIRST) < 5  # of seconds; one is promised for each


@pytest.mark.second_tier
@pytest.mark.parametrize("name", ODD)
def test_every_other_question_answers_an_odd_answer_in_words(name):
    answer = ODD[name]()
    assert sum(answered_in_words(question, answer) for question in OTHERS) < 5


@pytest.mark.parametrize("name", ODD)
def test_odd_reason_is_answered_in_words(name):
    reason = ODD[name]()  # once: to make some of them takes seconds, and none is used up
    for question in FIRST:
        assert judge(question, "a", because=reason).message


@pytest.mark.second_tier
@pytest.mark.parametrize("name", ODD)
def test_every_other_question_answers_an_odd_reason_in_words(name):
    reason = ODD[name]()
    for question in OTHERS:
        assert judge(question, "a", because=reason).message


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


@pytest.mark.parametrize(
    ("answer", "read"),
    [
        (lambda: trapped(str, "FR"), "FR"),
        (lambda: trapped(int, 7), 7),
        (lambda: trapped(float, 0.5), 0.5),
        (lambda: trapped(dt.date, 2022, 3, 21), dt.date(2022, 3, 21)),
        (lambda: trapped(dt.datetime, 2022, 3, 21, 13), dt.date(2022, 3, 21)),
        (lambda: trapped(tuple, ("FR", "DE")), ["FR", "DE"]),
        (lambda: trapped(frozenset, {"FR"}), {"FR"}),
        (
            lambda: np.array([1, 2]).view(
                type("Array", (np.ndarray,), {"tolist": forbidden, "__getitem__": forbidden})
            ),
            [1, 2],
        ),
    ],
)
def test_a_subclass_full_of_traps_is_read_by_the_base_type(answer, read):
    """Oracle: the base type's own value; every method of the subclass and of its class ends the test."""
    assert plain(answer()) == read


@pytest.mark.parametrize(
    "answer",
    [
        lambda: trapped(object),
        lambda: type("Own", (Fraction,), {"numerator": property(forbidden), "__eq__": forbidden, "__hash__": None})(1),
        lambda: trapped(Decimal, "1"),
        lambda: trapped(bytes, b"1"),
        lambda: trapped(complex, 1),
        lambda: trapped(collections.deque),
        lambda: pd.DataFrame({"a": [1]}).pipe(
            lambda frame: type("Frame", (pd.DataFrame,), {"__len__": forbidden, "items": forbidden})(frame)
        ),
        lambda: type("Column", (pd.Series,), {"tolist": forbidden})([1]),
        lambda: np.ma.masked_array([1]).view(type("Masked", (np.ma.MaskedArray,), {"tolist": forbidden})),
        lambda: enum.Enum("Colour", "RED").RED,
        lambda: type("pandas.DataFrame", (), {"__module__": "pandas", "tolist": forbidden, "__len__": forbidden})(),
    ],
)
def test_what_is_none_of_the_known_types_is_refused_unread(answer):
    with pytest.raises(Unreadable):
        plain(answer())


def test_a_subclass_of_a_graph_and_a_graph_of_strange_parts_are_refused_unread(monkeypatch):
    graph = graph_of_bombs()
    monkeypatch.setitem(sys.modules, "networkx", collections.namedtuple("Module", "Graph")(graph))
    for made in (graph(), type("Own", (graph,), {})()):
        try:
            read = plain(made)
        except Unreadable:
            continue
        assert read.edges == (("FR", "DE", None),)  # what is no dictionary has no weight, and was not asked


@pytest.mark.parametrize("name", ["bomb", "liar", "trapped object", "generator"])
def test_an_odd_wish_for_detail_is_no_wish(name):
    assert check("00.2", ["FR"], detail=ODD[name]()) == check("00.2", ["FR"])


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.binary()
    | st.complex_numbers()
    | st.dates()
    | st.decimals(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text() | st.integers(), inner) | st.tuples(inner, inner),
    max_leaves=8,
)


@given(anything)
def test_any_plain_data_is_answered_in_words(answer):
    for question in FIRST:
        assert judge(question, answer).state in (NOT_YET, NOT_ATTEMPTED, RIGHT)


@pytest.mark.second_tier
@given(anything)
def test_every_other_question_answers_any_plain_data_in_words(answer):
    for question in OTHERS:
        assert judge(question, answer).state in (NOT_YET, NOT_ATTEMPTED, RIGHT)


@given(anything)
def test_plain_returns_built_in_data_or_says_why_not(answer):
    try:
        copy = plain(answer)
    except Unreadable as error:
        assert str(error)
    else:
        assert type(copy) in (type(None), bool, int, float, str, list, dict, set, dt.date, Fraction)
