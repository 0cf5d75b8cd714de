"""What a researcher does with any result of the five models: a file for a paper, a copy for another process.

Oracles: a truth table of three cases by hand; the standard library's reader of CSV; the result itself after a way
through pickle. A result is one that nobody can change: each of its mappings refuses.
"""

import csv
import dataclasses
import json
import pickle
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from types import MappingProxyType

import pytest

import eudefence as ed
from eudefence import appraisal, concepts, momentum, partnerships, qca

CASES = [
    {"case": "X", "A": 1, "B": 1, "Y": 1},
    {"case": "Z", "A": 0, "B": 0, "Y": 0},
    {"case": "W", "A": 1, "B": 0, "Y": 1},
]
TABLE = qca.truth_table(CASES, "Y", ["A", "B"])
TWO = {"A": {"speed": 4, "reach": 1}, "B": {"speed": 2, "reach": 4}}
ARRANGED = partnerships.grid().truths("false")
RESULTS = {
    "calibrate": lambda: qca.calibrate({"a": 1, "b": 5}, 2, 4, 8),
    "truth_table": lambda: qca.truth_table(CASES, "Y", ["A", "B"]),
    "minimise": lambda: qca.minimise(TABLE, "all"),
    "necessity": lambda: qca.necessity(TABLE),
    "fragility": lambda: qca.fragility(TABLE),
    "security_council": appraisal.security_council,
    "weighted_sum": lambda: appraisal.weighted_sum(TWO),
    "topsis": lambda: appraisal.topsis(TWO),
    "acceptability": lambda: appraisal.acceptability({**TWO, "C": {"speed": 3, "reach": 3}}, draws=200),
    "stability": lambda: appraisal.stability(TWO),
    "dominance": lambda: appraisal.dominance(TWO),
    "carries": lambda: appraisal.carries(TWO),
    "reversal": lambda: appraisal.reversal(TWO),
    "recoded": lambda: appraisal.recoded(appraisal.security_council(), draws=50),
    "lattice": lambda: concepts.lattice(ARRANGED),
    "implications": lambda: concepts.implications(ARRANGED),
    "decay": lambda: momentum.decay(100, 12, 24),
    "cascade": lambda: momentum.cascade([0, 1, 2, 4]),
    "smallest": lambda: momentum.smallest(1, 4, 10),
    "coalition": lambda: momentum.coalition([30, 50, 70], leave=10, threat=[100, 50, 20], seeds=5),
    "profile": lambda: partnerships.profile("Norway"),
    "compare": lambda: partnerships.compare("Norway", "Canada"),
    "grid": partnerships.grid,
    "use": partnerships.use,
    "criteria": partnerships.criteria,
    "history": lambda: partnerships.history("Norway"),
}


@pytest.mark.parametrize("name", RESULTS)
@pytest.mark.parametrize("suffix", [".csv", ".md", ".tex"])
def test_every_result_is_a_table_for_a_paper(tmp_path, name, suffix):
    found = RESULTS[name]()
    text = ed.export(found, tmp_path / f"a{suffix}").read_text(encoding="utf-8")
    assert ed.export(RESULTS[name](), tmp_path / f"b{suffix}").read_text(encoding="utf-8") == text
    if suffix == ".csv":
        lines = list(csv.reader(text.splitlines()))
        assert len(lines) > 1 and {len(line) for line in lines} == {len(lines[0])}
    elif hasattr(found, "explain"):
        assert "Computed with eudefence" in text and "Source: eudefence" not in text


def test_the_truth_table_of_three_cases(tmp_path):
    lines = list(csv.DictReader(ed.export(TABLE, tmp_path / "t.csv").read_text(encoding="utf-8").splitlines()))
    assert [(line["A"], line["B"], line["cases"], line["outcome"]) for line in lines] == [
        ("0", "0", "Z", "0"),
        ("0", "1", "", "remainder"),
        ("1", "0", "W", "1"),
        ("1", "1", "X", "1"),
    ]
    assert lines[1]["consistency"] == "" and lines[3]["consistency"] == "1.0"
    assert list(TABLE.table["outcome"]) == [0, "remainder", 1, 1]


def test_shares_have_three_digits_on_paper_and_all_of_them_in_data(tmp_path):
    found = qca.calibrate({"a": 5}, 2, 4, 8)
    assert "0.679 \\\\" in ed.export(found, tmp_path / "c.tex").read_text(encoding="utf-8")
    assert "0.679178699175393" in ed.export(found, tmp_path / "c.csv").read_text(encoding="utf-8")


def test_a_file_of_a_calibration_keeps_its_anchors(tmp_path):
    held = json.loads(ed.export(qca.calibrate({"a": 5}, 2, 4, 8), tmp_path / "c.json").read_text(encoding="utf-8"))
    assert len(held["data"]["anchors"]) == 3 and held["data"]["rows"][0]["case"] == "a"


def test_a_solution_without_a_formula_has_no_table(tmp_path):
    nothing = qca.minimise(qca.truth_table([{"case": "X", "A": 1, "Y": 0}], "Y", ["A"]))
    with pytest.raises(ValueError, match="^result: it has no row"):
        ed.export(nothing, tmp_path / "a.csv")
    said = ed.export(nothing, tmp_path / "a.md").read_text(encoding="utf-8")
    assert said.startswith("No row of the truth table passes for Y")


def test_what_is_no_result_in_words_is_offered_only_json(tmp_path):
    with pytest.raises(ValueError, match=r"Accepted: \.json\.$"):
        ed.export(TABLE.combinations[0], tmp_path / "a.md")


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_goes_to_another_process_and_back(name):
    found = RESULTS[name]()
    assert str(pickle.loads(pickle.dumps(found))) == str(found)


def mappings(value, depth=0):
    if isinstance(value, Mapping) and not dataclasses.is_dataclass(value):
        yield value
        for part in value.values():
            yield from mappings(part, depth + 1)
    elif dataclasses.is_dataclass(value) and depth < 6:
        for field in dataclasses.fields(value):
            yield from mappings(getattr(value, field.name), depth + 1)


@pytest.mark.parametrize("name", RESULTS)
def test_nobody_can_change_a_result(name):
    assert [type(one) for one in mappings(RESULTS[name]()) if not isinstance(one, MappingProxyType)] == []


@pytest.mark.parametrize("name", ["truth_table", "minimise", "lattice", "coalition", "acceptability", "use"])
def test_threads_find_the_same(name):
    with ThreadPoolExecutor(4) as pool:
        assert {str(found) for found in pool.map(lambda _: RESULTS[name](), range(8))} == {str(RESULTS[name]())}


def test_a_table_of_ones_own_may_have_gaps_once_its_scale_is_known():
    """By hand: B's speed may be 1 to 5 against 3, so each may be first."""
    own = appraisal.Matrix.of([{"name": "A", "speed": 3}, {"name": "B", "speed": None}], scale=(1, 5))
    assert appraisal.weighted_sum(own).first == ("A", "B")
    for scale, said in (((5, 1), "that rise"), ((1, 2), "not on the scale"), ((1,), "two whole numbers")):
        with pytest.raises(ValueError, match=said):
            appraisal.Matrix.of({"A": {"speed": 3}}, scale=scale)


def test_closeness_is_a_column():
    """The public interface: a frame with "closeness", "rank"."""
    assert list(appraisal.topsis(TWO)["rank"]) == [2, 1]
    with pytest.raises(ValueError, match="column: 'closness'.*Did you mean 'closeness'"):
        appraisal.topsis(TWO)["closness"]
