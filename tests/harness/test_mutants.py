"""The planted faults find their places, and the run tells a fault that is noticed from one that is not.

Oracle of the second part: a package of five lines with a test that looks at one of its two functions.
"""

from collections import Counter
from pathlib import Path

import pytest

from tests.mutants.fault import Fault, LostAnchor
from tests.mutants.faults import FAULTS
from tests.mutants.run import files, run
from tests.places import ROOT


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.id)
def test_every_fault_finds_its_place_and_its_tests(fault):
    path, text = fault.planted(ROOT)
    compile(text, path, "exec")  # a fault that cannot be read would be noticed by anything
    assert text != path.read_text(encoding="utf-8")
    assert files(ROOT, (*fault.tests, *fault.wider)) and fault.tests
    assert fault.why


def test_ids_are_given_once():
    assert not [id for id, times in Counter(fault.id for fault in FAULTS).items() if times > 1]


@pytest.fixture
def kit(tmp_path):
    (tmp_path / "eudefence" / "models").mkdir(parents=True)
    (tmp_path / "tests").mkdir()
    (tmp_path / "eudefence" / "__init__.py").write_text("", encoding="utf-8")
    (tmp_path / "eudefence" / "sums.py").write_text(
        "FACTOR = 2\n\n\ndef double(x):\n    return x * FACTOR\n\n\ndef half(x):\n    return x / FACTOR\n",
        encoding="utf-8",
    )
    (tmp_path / "tests" / "test_sums.py").write_text(
        "from eudefence.sums import double, half\n\n\ndef test_double():\n    assert double(3) == 6\n\n\ndef"
        " test_red():\n    assert half(0) == 1\n",
        encoding="utf-8",
    )
    (tmp_path / "pytest.ini").write_text("[pytest]\npythonpath = .\n", encoding="utf-8")
    return tmp_path


def fault(id, where, old, new, **more):
    return Fault(id, where, old, new, "it is untrue", tests=("test_sums",), **more)


def test_a_fault_that_no_test_notices_is_reported(kit):
    lines = []
    planted = [
        fault("A1", "sums.double", "x * FACTOR", "x + FACTOR"),
        fault("A2", "sums.half", "x / FACTOR", "x * FACTOR"),
        fault("A3", "sums.half", "x / FACTOR", "x * (1 / FACTOR)", equivalent="two ways to write one half"),
        fault("A4", "sums.double", "x * FACTOR", "x", equivalent="said to be so, and it is not"),
    ]
    before = (kit / "eudefence" / "sums.py").read_bytes()
    noticed, missed, equal, mistaken = run(kit, planted, lines.append)
    assert (
        noticed.good and "test_double" in noticed.killer and str(noticed).endswith("by tests/test_sums.py::test_double")
    )
    assert not missed.good and not missed.killer and "SURVIVED: it is untrue" in str(missed)
    assert equal.good and not equal.killer
    assert not mistaken.good and "ALTHOUGH LISTED AS EQUIVALENT" in str(mistaken)
    # What fails without any fault notices nothing, and is told.
    assert "left out, because it fails without any fault: tests/test_sums.py::test_red" in lines
    assert (kit / "eudefence" / "sums.py").read_bytes() == before


@pytest.mark.parametrize(
    ("where", "old", "times"),
    [("sums.double", "nothing of the sort", 0), ("sums.half", "F", 1), ("sums.double", "x", 2), ("sums", "FACTOR", 1)],
)
def test_an_anchor_stands_once_or_is_an_error(kit, where, old, times):
    planted = fault("A1", where, old, "")
    if times == 1:
        assert planted.place(kit)[0].name == "sums.py"
        return
    with pytest.raises(LostAnchor, match=f"stands {times} times"):
        run(kit, [planted], print)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("test_vote", ["council/test_vote.py"]),
        ("council", ["council/test_rules.py", "council/test_vote.py"]),
        ("models", ["council/test_rules.py", "council/test_vote.py", "test_words.py"]),
        ("models/council/test_rules", ["council/test_rules.py"]),
        ("models/test_words", ["test_words.py"]),
    ],
)
def test_tests_are_named_by_file_or_by_folder(kit, name, found):
    """Counted by hand in the tree below; samples.py is no test file, and test_words stands in two folders."""
    for path in ("models/council/test_rules", "models/council/test_vote", "models/council/samples", "test_words"):
        place = kit / "tests" / f"{path}.py"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()
    (kit / "tests" / "models" / "test_words.py").touch()
    assert files(kit, [name]) == [str(Path("tests", "models", path)) for path in found]


def test_the_doctests_of_the_file_come_after_the_face_of_its_folder(kit):
    planted = fault("A1", "sums.double", "x * FACTOR", "x")
    found = files(kit, ["test_sums"], planted)
    assert found == [
        str(Path(*path.split("/"))) for path in ("eudefence/__init__.py", "eudefence/sums.py", "tests/test_sums.py")
    ]


@pytest.mark.parametrize("name", ["test_voet", "models/test_sums", "nowhere"])
def test_a_name_that_no_test_file_has_is_an_error(kit, name):
    with pytest.raises(ValueError, match=f"there is no test file {name}.py, and no folder {name} with test files"):
        files(kit, [name])


def test_a_function_that_moved_is_found_again(kit):
    (kit / "eudefence" / "sums.py").rename(kit / "eudefence" / "models" / "halves.py")
    assert fault("A1", "sums.half", "x / FACTOR", "x").place(kit)[0].name == "halves.py"
