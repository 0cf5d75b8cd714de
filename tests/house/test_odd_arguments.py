"""Whatever is given for an argument of the models and the data is read, or refused in words that name it and stay
short.

Oracle: the contract of the public interface: a wrong argument raises ValueError. Each argument of each function gets
every odd object once.
"""

import datetime as dt
import inspect
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

import eudefence as ed
from eudefence import activation, council, countries, power, validity


class Incomparable:
    """An object that cannot even be compared."""

    def __eq__(self, other):
        raise RuntimeError("not comparable")

    __hash__ = object.__hash__


class Unprintable:
    """An object that cannot be shown."""

    def __repr__(self):
        raise RuntimeError("not printable")


def odd_objects():
    """Fresh each time, because a generator can be read once."""
    return [
        None, True, 3, -1, 2.5, float("nan"), float("inf"), 10**400, 1j, Decimal("NaN"), Decimal("sNaN"),
        Fraction(1, 3), np.float32(0.3),
        b"FR", "", " ", "x" * 100_000, "FR, DE", [], [None], [[]], ["FR", 3], (), set(), {None}, frozenset({"FR"}), {},
        {1: 2}, {"FR": None},
        {"FR": "x"}, {"FR": [1]}, {"FR": True}, {"FR": 1}, {"FR": float("nan")}, {"FR": 10**400}, {"FR": -5},
        {"A": 1, "B": 2}, {frozenset(): 1},
        range(3), (number for number in [1]), (name for name in ["FR"]), iter([]), object(), print, type, ed,
        np.array([1, 2]), np.array([[1, 2]]), np.array(0.5), np.array(["FR"]), pd.DataFrame({"FR": [1]}),
        pd.Series([1, 2], index=["FR", "FR"]),
        pd.Series(dtype=float), pd.Series({"A": 1}), pd.Series(["FR"]), pd.Index(["FR"]), pd.NaT, pd.NA,
        np.datetime64("NaT", "D"),
        np.datetime64("2020-01-01"), pd.Timestamp("2020-01-01", tz="UTC"), dt.datetime(2020, 1, 1, 5), dt.date.max,
        dt.time(1),
        Incomparable(), [Incomparable()], Unprintable(), [Unprintable()],
    ]  # fmt: skip


FORMATS = ed.networks.roll("formats", on="1995-06-01")
TIED = ed.networks.project(FORMATS)
CALLS = [
    (council.decide, {"rule": "simple"}),
    (council.decide, {"rule": "launch_operation"}),
    (council.electorate, {"rule": "qualified"}),
    (council.voters, {"act": "simple"}),
    (council.rule_for, {"act": "safe"}),
    (council.members, {}),
    (council.participants, {}),
    (council.population, {}),
    (council.acts, {}),
    (council.compare, {"votes": [("simple", ["FR"])]}),
    (ed.pillars.series, {"measure": "EDF award"}),
    (ed.pillars.register, {}),
    (ed.pillars.Series, {"id": "a", "title": "A", "values": {2021: 1}, "kind": "call"}),
    (activation.probability, {"rule": "simple", "p": 0.5}),
    (activation.compare, {"p": 0.5, "correlation": 0.1, "rules": ["simple"]}),
    (activation.support, {"benefit": 1, "bill": 1}),
    (activation.assumptions, {}),
    (power.game, {"rule": "simple"}),
    (power.weighted, {"quota": 2, "weights": {"A": 2, "B": 1}}),
    (power.analyse, {"game": power.weighted(2, {"A": 2, "B": 1})}),
    (power.indices, {"game": power.weighted(2, {"A": 2, "B": 1})}),
    (power.decisive, {"game": power.weighted(2, {"A": 2, "B": 1}), "member": "A"}),
    (power.blocking, {"game": power.weighted(2, {"A": 2, "B": 1})}),
    (power.compare, {"games": {"one": power.weighted(2, {"A": 2, "B": 1})}}),
    (ed.pillars.gap, {}),
    (ed.pillars.indicator, {"name": "steps_industrial"}),
    (ed.pillars.by_majority, {"pillar": "industrial"}),
    (ed.pillars.multiverse, {"measured": ["bodies"]}),
    (ed.networks.roll, {}),
    (ed.networks.overlap, {"format_a": "jef", "format_b": "EU"}),
    (ed.networks.weights, {"graph": ed.networks.roll("formats", on="1995-06-01")}),
    (ed.networks.core_periphery, {"graph": ed.networks.roll("formats", on="1995-06-01")}),
    (ed.networks.core_periphery, {"graph": TIED}),
    (ed.networks.memberships, {"kind": "missions", "on": "1995-06-01"}),
    (ed.networks.project, {"graph": FORMATS}),
    (ed.networks.significance, {"graph": FORMATS}),
    (ed.networks.backbone, {"graph": FORMATS, "null": "fixed_degrees", "draws": 5}),
    (ed.networks.communities, {"graph": FORMATS, "runs": 2}),
    (ed.networks.communities, {"graph": TIED, "runs": 2}),
    (ed.networks.brokers, {"graph": FORMATS}),
    (ed.networks.brokers, {"graph": TIED}),
    (ed.networks.without, {"graph": FORMATS}),
    (ed.differentiation.cases, {"on": "2020-01-01"}),
    (ed.differentiation.profile, {"country": "FR"}),
    (ed.differentiation.levels, {}),
    (ed.differentiation.by_state_year, {"first": 2020, "last": 2021}),
    (ed.differentiation.agreement, {"variable": "dimension"}),
    (ed.differentiation.compared, {"pairs": [("yes", "no")]}),
    (ed.differentiation.day_of, {"number": 2020}),
    (ed.balance.Actor, {"name": "A", "benefit": 1, "autonomy": 1, "loyalty": 1}),
    (ed.balance.equilibrium, {"actors": [ed.balance.Actor("A", 8, 2, 1)]}),
    (ed.balance.designs, {}),
    (ed.balance.dilemma, {}),
    (ed.concepts.lattice, {"frame": {"FR": ["x"]}}),
    (ed.concepts.implications, {"frame": {"FR": ["x"]}}),
    (ed.momentum.decay, {"initial": 100, "half_life": 12, "months": 6}),
    (ed.momentum.staying, {"thresholds": [50], "months": 3, "half_life": 12}),
    (ed.momentum.cascade, {"thresholds": [0, 1]}),
    (ed.momentum.coalition, {"thresholds": [20, 40], "leave": 5, "threat": [90, 30], "seeds": 3}),
    (ed.momentum.smallest, {"benefit": 1, "cost": 4, "states": 9}),
    (ed.routes.comparison, {"task": "territorial_defence"}),
    (ed.routes.stated, {"question": "joint debt"}),
    (ed.research.panel_rows, {"years": 2020, "countries": "FR"}),
    (ed.export, {"result": None, "path": "nowhere.svg"}),
    (ed.load, {"table": "forces"}),
    (ed.load, {"table": "memberships"}),
    (ed.sources, {"table_or_frame": "forces"}),
    (ed.fact, {"link": "forces.csv#rdc"}),
    (ed.cite, {"key": "EURLEX_M031"}),
    (countries.code, {"country": "FR"}),
    (countries.codes, {"countries": ["FR"]}),
    (countries.name, {"country": "FR"}),
    (validity.holds, {"on": "2020-01-01", "start": "2019-01-01"}),
]
_SKIPPED = {"package", "argument", "path"}  # for the kit's own modules; a path is a place on this machine
ARGUMENTS = [
    (function, given, name)
    for function, given in CALLS
    for name, one in inspect.signature(function).parameters.items()
    if one.kind is not one.VAR_KEYWORD and name not in _SKIPPED
]


@pytest.mark.parametrize(
    ("function", "given", "name"), ARGUMENTS, ids=[f"{f.__module__}.{f.__name__}-{name}" for f, _, name in ARGUMENTS]
)
def test_odd_objects_are_read_or_refused_in_words(function, given, name):
    for odd in odd_objects():
        try:
            if inspect.signature(function).parameters[name].kind is inspect.Parameter.VAR_POSITIONAL:
                function(*given.values(), odd)
            else:
                function(**{**given, name: odd})
        except ValueError as refusal:
            said = str(refusal)
            assert len(said) <= 600 and ": " in said and said.endswith("."), (type(odd), said[:200])
            assert "ambiguous" not in said and "unpack" not in said, said
