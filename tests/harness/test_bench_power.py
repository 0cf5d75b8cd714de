"""The bench of voting power: the plain enumeration beside ours, and what is said where the peers are missing. Oracle:
the two ways to count are each other's.
"""

import pytest

from eudefence import power
from scripts import bench_power, peer_powers
from scripts.peer_environment import Missing

UNION = {f"S{i:02}": 1_000_000 * (i + 1) ** 2 for i in range(17)}


def test_every_coalition_by_numpy_gives_what_the_halves_give():
    found = power.analyse(power.game("qualified", UNION))
    other = peer_powers.by_enumeration(bench_power.game_of(found.game))
    assert other["winning"] == found.winning
    assert other["penrose"] == [float(found.of(code).penrose) for code in sorted(UNION, reverse=True)]


@pytest.mark.parametrize("missing", ["python", "program"])
def test_a_peer_that_is_missing_is_said_to_be(monkeypatch, capsys, missing):
    def answer(program, words, given=None):
        if given is not None:
            raise Missing("no such module")
        return {"seconds": 0.01 * int(words[-1]), "winning": 5, "game": {}, "penrose": [0.5], "shapley_shubik": [0.5]}

    def no_python():
        raise Missing("no network")

    monkeypatch.setattr(bench_power, "in_another_process", answer)
    monkeypatch.setattr(bench_power, "python", no_python if missing == "python" else lambda: "python")
    bench_power.report()
    said = capsys.readouterr().out
    if missing == "python":
        assert "The other programs could not be installed: no network" in said
    else:
        assert said.count("did not run: no such module") == 3
    assert "Council of 36" in said and said.splitlines()[-1].split()[-1] == f"{36 / 27:.1f}"
