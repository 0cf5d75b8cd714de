"""A learner's function with all that it uses, packed here and run in another Python.

Oracle: the same call made here.
"""

import functools
import itertools
import math
import re
import sys
import time
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

import eudefence as ed
from eudefence.learning.answers.reading import plain
from eudefence.learning.trial import CallResult, outcomes
from eudefence.learning.trial.packing import Unpackable, pack, unpack
from tests.learning.trial.notebook import MINE, TABLE, times


def even(x):
    return x == 0 or odd(x - 1)


def odd(x):
    return x != 0 and even(x - 1)


@functools.lru_cache(maxsize=8)
def fibonacci(x):
    return x if x < 2 else fibonacci(x - 1) + fibonacci(x - 2)


def counter():
    count = 0

    def more(x):
        nonlocal count
        count += 1
        return count * x

    return more


def inner(x):
    import statistics

    def twice(y):
        return statistics.mean([y, 3 * y])

    return twice(x)


GOOD = {
    "helper": lambda x: times(x) + 1,
    "mutual recursion": even,
    "recursion": lambda x: math.factorial(x) if x else 1,
    "cache": fibonacci,
    "function in a function": inner,
    "closure": counter(),
    "default": lambda x, rate=Fraction(1, 3): rate * x,
    "keyword": functools.partial(lambda x, *, rate: rate * x, rate=2),
    "built in": abs,
    "method of a type": int.bit_length,
    "method of an object": [5, 6, 7, 8].index,
    "ufunc": np.square,
    "table outside": lambda x: int(TABLE["seats"].sum()) * x,
    "import inside": lambda x: __import__("json").loads(str(x)),
    "pandas": lambda x: float(pd.Series([x, x]).sum()),
    "kit": lambda x: ed.council.members("2026-01-01")[x],
    "prints": lambda x: print("noise") or x,
    "warns": lambda x: sys.stderr.write("noise") and x,
    "handles": lambda x: [n for n in range(x) if n % 2],
    "set": lambda x: {x, "FR"},
    "pattern": lambda x: re.compile("a+").findall("aab") * x,
    "generator inside": lambda x: sum(n for n in itertools.takewhile(lambda n: n < 9, itertools.count(x))),
    "positional": lambda x, /: x,
    "docstring": times,
}


@pytest.mark.parametrize("name", GOOD)
def test_a_function_gives_there_what_it_gives_here(name):
    """Oracle: the call itself, case by case."""
    cases = [(5,), (6,)]
    made = outcomes(GOOD[name], cases)
    fresh = counter() if name == "closure" else GOOD[name]
    assert made == tuple(CallResult(plain(fresh(*case))) for case in cases)


@pytest.mark.parametrize(
    "function", [lambda x: len(TABLE) * x, lambda x, known={"t": [TABLE]}: x, TABLE.head, functools.partial(max, TABLE)]
)
def test_what_tables_need_is_loaded_before_the_clock_starts(function):
    """On a slow machine pandas alone takes longer than the function may. Oracle: the module in which pandas says that
    its tables are made.
    """
    modules = set()
    pack(function, modules)
    assert {name.partition(".")[0] for name in modules} >= {"pandas"}


def test_packing_runs_no_code_of_the_learner():
    """Mine raises SystemExit as soon as it is asked how to pickle it."""
    for thing in (
        lambda: MINE,
        [MINE],
        {"a": MINE},
        MINE.__call__,
        functools.partial(abs, MINE),
        np.array([MINE, 1]),
        pd.Series([MINE]),
    ):
        with pytest.raises(Unpackable):
            pack(thing)


def test_what_is_too_large_is_not_copied_first():
    wide = np.broadcast_to(np.zeros(1), (10**9,))
    begin = time.process_time()
    with pytest.raises(Unpackable, match="too large"):
        pack(lambda: wide)
    assert time.process_time() - begin < 1


def test_a_cell_that_is_still_empty_is_an_error_of_the_function():
    def make():
        def function():
            return late

        copy = unpack(pack(function))
        late = 3
        return copy, late

    copy, _ = make()
    with pytest.raises(NameError, match="late"):
        copy()
