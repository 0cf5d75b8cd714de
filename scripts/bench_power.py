"""Measure how long the voting power of the Council takes, beside three other ways to count it, in one run.

The game is the qualified majority with its clause, in exact persons; afterwards the same with the nine candidates. All
are seconds of the processor, without the loading of libraries, with a single thread for each.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Mapping

from scripts.peer_environment import ROOT, Missing, python

ONE_THREAD = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
_TIMES = 9
_LINES = {  # way to its name in the table, and what it leaves out
    "power-bdd": ("power-bdd 1.0.0", "both indices, no swings"),
    "powerindices": ("powerindices 1.0.2", "units of 10,000 persons, no clause, one index"),
    "enumeration": ("all coalitions, numpy", "Penrose only"),
}


def _largest_first(game):
    """The order in which decision diagrams are smallest."""
    return sorted(game.members, key=lambda code: -game.voters.population[code])


def game_of(found) -> dict[str, object]:
    """The game in plain numbers, for the peers."""
    test_of = {test.counted: test for test in found.rule.all_tests}
    needed = {name: test.needed(found.voters) for name, test in test_of.items()}
    return {
        "persons": [found.voters.population[code] for code in _largest_first(found)],
        "members": needed["members_for"],
        "needed": needed["population_for"],
        "block": needed["members_not_for"] + 1,
    }


def ours(union: str) -> Mapping[str, object]:
    """Seconds for all measures from the rule and the persons on, nothing being remembered, and the results."""
    from eudefence.models.decisions import council, power
    from eudefence.models.decisions.council import coalitions, halves

    people = council.population() | (council.candidate_population() if union == "36" else {})
    found = power.analyse(power.game("qualified", people))  # also loads numpy
    assert halves.usable()
    times = []
    for _ in range(_TIMES):
        coalitions._KEPT.clear()
        game = power.game("qualified", people)
        began = time.process_time()
        found = power.analyse(game)
        times.append(time.process_time() - began)
    return {
        "seconds": statistics.median(times),
        "winning": found.winning,
        "game": game_of(found.game),
        **{
            name: [float(getattr(found.of(code), name)) for code in _largest_first(found.game)]
            for name in ("penrose", "shapley_shubik")
        },
    }


def in_another_process(program: object, words: list[str], given: object = None) -> Mapping[str, object]:
    """What a program says as JSON."""
    done = subprocess.run(
        [str(program), *words],
        input=json.dumps(given),
        cwd=ROOT,
        env=os.environ | ONE_THREAD,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    if done.returncode:
        raise Missing((done.stderr.strip().splitlines() or ["it stopped without a word"])[-1])
    answer: Mapping[str, object] = json.loads(done.stdout)
    return answer


def difference(one: Mapping, other: Mapping, measure: str) -> float:
    """The largest difference of a measure between two ways to count."""
    return max(abs(a - b) for a, b in zip(one[measure], other[measure], strict=True))


def report() -> None:
    """Print the table."""
    mine = in_another_process(sys.executable, ["-m", "scripts.bench_power", "27"])
    print(f"\nVoting power of the Council of 27, qualified majority, {mine['winning']:,} winning coalitions")
    print(f"{'':<24}{'seconds':>10}{'ours = 1':>10}{'difference':>12}")
    print(f"{'this kit, all measures':<24}{mine['seconds']:>10.4f}{1:>10}{0:>12}")
    try:
        program = python()
    except Missing as reason:
        print(f"The other programs could not be installed: {reason}")
    else:
        for way in _LINES:
            _tell(way, program, mine)
    larger = in_another_process(sys.executable, ["-m", "scripts.bench_power", "36"])
    times = larger["seconds"] / mine["seconds"]
    print(f"{'this kit, Council of 36':<24}{larger['seconds']:>10.4f}{times:>10.1f}")


def _tell(way, program, mine):
    name, note = _LINES[way]
    try:
        found = in_another_process(program, [str(ROOT / "scripts" / "peer_powers.py"), way], mine["game"])
    except Missing as reason:
        print(f"{name:<24}did not run: {reason}")
        return
    far = max(difference(mine, found, measure) for measure in ("penrose", "shapley_shubik") if measure in found)
    times = found["seconds"] / mine["seconds"]
    print(f"{name:<24}{found['seconds']:>10.4f}{times:>10.1f}{far:>12.1e}   {note}", flush=True)


if __name__ == "__main__":
    if sys.argv[1:]:
        print(json.dumps(ours(sys.argv[1])))
    else:
        report()
