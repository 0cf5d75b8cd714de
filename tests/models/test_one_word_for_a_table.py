"""A result that is a table says so by two words: `rows` (plain values) and `table` (a frame of pandas).

Oracle: the public faces themselves. What gives a table is found by what its members are said to return, so that a new
package can bring no third word; and each table is made once, so that what is said holds.
"""

import dataclasses
import datetime as dt
import functools
import inspect
import types
from collections.abc import Mapping
from fractions import Fraction

import pandas as pd
import pytest

import eudefence as ed
from eudefence import appraisal, concepts, differentiation, momentum, networks, partnerships, pillars, qca
from eudefence.ground.frames import Tabular

FACES = [getattr(ed, name) for name in ed.__all__ if isinstance(getattr(ed, name), types.ModuleType)]
CLASSES = {
    f"{face.__name__.rpartition('.')[2]}.{name}": getattr(face, name)
    for face in FACES
    if face.__name__.startswith("eudefence.models.")
    for name in face.__all__
    if inspect.isclass(getattr(face, name))
}
ROLL = networks.roll("formats", on="1995-06-01")
CASES = {"X": {"A": 1, "B": 1, "Y": 1}, "Z": {"A": 0, "B": 0, "Y": 0}}
TRUTHS = qca.truth_table(CASES, "Y", ["A", "B"])
TWO = {"A": {"speed": 4, "reach": 1}, "B": {"speed": 2, "reach": 4}}
MADE = {
    "appraisal.Acceptability": lambda: appraisal.acceptability(TWO),
    "appraisal.Appraisal": lambda: appraisal.topsis(TWO),
    "appraisal.Carries": lambda: appraisal.carries(TWO),
    "appraisal.Dominance": lambda: appraisal.dominance(TWO),
    "appraisal.Matrix": appraisal.security_council,
    "appraisal.Recoded": lambda: appraisal.recoded(appraisal.security_council(), draws=20),
    "appraisal.Reversal": lambda: appraisal.reversal(TWO),
    "appraisal.Stability": lambda: appraisal.stability(TWO),
    "concepts.Lattice": lambda: concepts.lattice({"NO": ["market"], "CA": ["loan"]}),
    "differentiation.Cases": lambda: differentiation.cases("2020-01-01"),
    "differentiation.Profile": lambda: differentiation.profile("DK"),
    "momentum.Cascade": lambda: momentum.cascade({"FR": 0, "DE": 1}),
    "momentum.CoalitionBand": lambda: momentum.coalition([30, 50, 70], leave=10, threat=[100, 50, 20], seeds=5),
    "momentum.Decay": lambda: momentum.decay(100, 12, 24),
    "momentum.Smallest": lambda: momentum.smallest(1, 4, 10),
    "networks.Brokers": lambda: networks.brokers(ROLL),
    "networks.Leaving": lambda: networks.without(ROLL, "FR"),
    "partnerships.ArrangementGrid": partnerships.grid,
    "partnerships.Criteria": partnerships.criteria,
    "partnerships.PalpableUse": partnerships.use,
    "partnerships.PartnerProfile": lambda: partnerships.profile("Norway"),
    "partnerships.ProfileComparison": lambda: partnerships.compare("Norway", "Canada"),
    "pillars.Gap": pillars.gap,
    "pillars.Multiverse": pillars.multiverse,
    "pillars.Register": pillars.register,
    "pillars.Series": lambda: pillars.Series("a", "Calls", {2021: 100, 2022: Fraction(1, 3)}, kind="call"),
    "qca.Calibration": lambda: qca.calibrate({"a": 1, "b": 5}, 2, 4, 8),
    "qca.Fragility": lambda: qca.fragility(TRUTHS),
    "qca.Necessity": lambda: qca.necessity(TRUTHS),
    "qca.Solution": lambda: qca.minimise(TRUTHS),
    "qca.TruthTable": lambda: TRUTHS,
}
PLAIN = (type(None), bool, int, float, str, dt.date)


def _fields(kind):
    return dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else ()


def returned(member):
    """What a member is said to give, as text."""
    given = getattr(member, "fget", None) or getattr(member, "func", None) or member
    return str(getattr(given, "__annotations__", {}).get("return", ""))


def tables_of(kind):
    """The members of a class that give a table: a frame, or a list of rows."""
    held = {name: inspect.getattr_static(kind, name) for name in dir(kind) if not name.startswith("_")}
    said = {name: returned(member) for name, member in held.items()}
    said |= {one.name: str(one.type) for one in _fields(kind)}
    marks = ("DataFrame", "list[dict[str,", "list[Mapping[str,", "list[Row")
    return {name for name, what in said.items() if any(mark in what for mark in marks)}


def test_a_third_word_would_be_found():
    """By hand: the words that were here before."""

    @dataclasses.dataclass
    class Old:
        records: "list[dict[str, int]]"

        def to_frame(self) -> "pd.DataFrame": ...

        @functools.cached_property
        def listed(self) -> "list[Mapping[str, object]]": ...

        def brief(self) -> str: ...

    assert tables_of(Old) == {"records", "to_frame", "listed"}


@pytest.mark.parametrize("name", CLASSES)
def test_a_table_is_called_rows_and_table(name):
    kind = CLASSES[name]
    found = tables_of(kind)
    assert found == ({"rows", "table"} if issubclass(kind, Tabular) else set())
    for word in found:
        assert isinstance(inspect.getattr_static(kind, word), property), f"{word} is made on demand, without brackets"


@pytest.mark.parametrize("name", CLASSES)
def test_the_two_words_mean_nothing_else(name):
    """A text that says in which table of the course data something stands names a table, and is none."""
    fields = {one.name: one.type for one in _fields(CLASSES[name])}
    assert "rows" not in fields and fields.get("table", "str") == "str"


def test_every_table_is_tried_here():
    assert {name for name, kind in CLASSES.items() if issubclass(kind, Tabular)} == MADE.keys()


@pytest.mark.parametrize("name", MADE)
def test_rows_are_plain_and_the_frame_has_as_many(name):
    result = MADE[name]()
    assert type(result) is CLASSES[name]
    rows, table = result.rows, result.table
    assert rows and all(type(row) is dict and row.keys() == rows[0].keys() for row in rows)
    for row in rows:
        for column, value in row.items():
            parts = value if isinstance(value, list | tuple) else [value]
            assert type(column) is str and all(isinstance(part, PLAIN) for part in parts), (column, value)
    assert isinstance(table, pd.DataFrame) and len(table) == len(rows)
    assert {*table.columns, *filter(None, table.index.names)} <= set(rows[0])
