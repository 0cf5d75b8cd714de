"""Results can be kept in a file, copied, and sent from one process to another.

Oracle: Python's own contract of `pickle` and `copy`: what comes back is equal, says the same, and is as read-only as
before.
"""

import contextlib
import copy
import os
import pickle
import subprocess
import sys
from types import MappingProxyType

import pytest

from eudefence import balance, concepts, council, differentiation, momentum, networks, power, qca, routes
from eudefence.ground.explained import read_only

FORMATS = networks.roll("formats", on="1995-06-01")
TABLE = qca.truth_table({"X": {"A": 1, "B": 1, "Y": 1}, "Z": {"A": 0, "B": 0, "Y": 0}}, "Y", ["A", "B"])
RESULTS = {
    "game": lambda: power.game("qualified", on="2026-06-01"),
    "analysis": lambda: power.analyse(power.weighted(3, {"A": 2, "B": 1, "C": 1})),
    "blocking": lambda: power.blocking(power.weighted(3, {"A": 2, "B": 1, "C": 1})),
    "measure": lambda: power.MEASURES["penrose"],
    "vote": lambda: council.decide("qualified", against=["HU"], on="2026-06-01"),
    "roll": lambda: FORMATS,
    "core": lambda: networks.core_periphery(FORMATS, third_states=True),
    "range of a core": lambda: networks.core_periphery(FORMATS, third_states=True, draws=3).range,
    "communities": lambda: networks.communities(FORMATS, runs=2),
    "brokers": lambda: networks.brokers(FORMATS),
    "leaving": lambda: networks.without(FORMATS, "FR"),
    "overlap": lambda: networks.overlap("jef", "EU"),
    "cases": lambda: differentiation.cases("2020-01-01", country="DK"),
    "profile": lambda: differentiation.profile("DK"),
    "level": lambda: differentiation.levels()["member"],
    "agreement": lambda: differentiation.agreement("dimension"),
    "equilibrium": lambda: balance.equilibrium(balance.types().values()),
    "dilemma": balance.dilemma,
    "good": lambda: balance.GOODS["club"],
    "band": lambda: momentum.coalition([20, 40, 60], 5, momentum.decay(100, 12, 6), 5),
    "lattice": lambda: concepts.lattice({"NO": ["market"], "CA": ["loan"]}),
    "implication": lambda: concepts.implications({"NO": ["market", "loan"], "CA": ["loan"]})[0],
    "chain": lambda: momentum.cascade([0, 1, 3]),
    "smallest coalition": lambda: momentum.smallest(1, 4, 10),
    "kind of format": lambda: momentum.FORMATS["informal"],
    "truth table": lambda: TABLE,
    "solution": lambda: qca.minimise(TABLE, "expected", expectations={"A": 1}),
    "fragility": lambda: qca.fragility(TABLE),
    "calibration": lambda: qca.calibrate({"X": 3, "Z": 1}, 1, 2, 3),
    "route": lambda: routes.comparison("territorial_defence")[0],
}


@pytest.mark.parametrize("made", RESULTS.values(), ids=RESULTS)
def test_it_comes_back_equal_and_says_the_same(made):
    result = made()
    for back in (pickle.loads(pickle.dumps(result)), copy.deepcopy(result)):
        assert back == result and str(back) == str(result)


def test_what_could_not_be_changed_cannot_be_changed_afterwards():
    back = copy.deepcopy(networks.brokers(FORMATS))
    assert isinstance(back.betweenness, MappingProxyType)
    with pytest.raises(TypeError):
        back.betweenness["FR"] = 1.0


def test_another_process_reads_it(tmp_path):
    """Nothing of the kit is imported there before the file is opened."""
    file = tmp_path / "result.pickle"
    file.write_bytes(pickle.dumps(read_only({"DE": read_only({"FR": 1})})))
    read = f"import pickle; print(dict(pickle.load(open({str(file)!r}, 'rb'))['DE']))"
    ran = subprocess.run([sys.executable, "-c", read], capture_output=True, text=True, env=dict(os.environ), check=True)
    assert ran.stdout.strip() == "{'FR': 1}"


def test_equal_questions_have_equal_answers():
    """A game of balance is what was put into it."""
    actors = [balance.Actor("A", 8, 2, 1), balance.Actor("B", 2, 9, 0)]
    assert balance.equilibrium(actors) == balance.equilibrium(iter(actors))
    assert balance.equilibrium(actors) != balance.equilibrium(actors, good="public")


ANSWERS = {
    "tasks": routes.tasks,
    "types": balance.types,
    "levels": differentiation.levels,
    "population": council.population,
    "weights": lambda: networks.weights(FORMATS),
    "significance": lambda: networks.significance(FORMATS),
    "loss": lambda: networks.without(FORMATS, "FR").loss,
    "roles": lambda: networks.brokers(FORMATS).roles,
    "sides": lambda: differentiation.cases("2020-01-01").cases[0].sides,
    "kinds": lambda: differentiation.cases("2020-01-01").cases[0].kinds,
    "payments": lambda: routes.comparison("evacuation")[0].price.payments,
    "persons": lambda: power.game("qualified").voters.population,
    "pairs": lambda: differentiation.agreement("dimension").pairs,
    "ranges": lambda: networks.overlap("jef", "EU").ranges,
}


@pytest.mark.parametrize("asked", ANSWERS.values(), ids=ANSWERS)
def test_what_a_caller_does_to_an_answer_changes_no_later_answer(asked):
    """Oracle: the answer to the same question before."""
    before = dict(asked())
    with contextlib.suppress(AttributeError, TypeError):  # it cannot be changed, which is as good
        asked().clear()
    assert dict(asked()) == before and before
