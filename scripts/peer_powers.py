"""Voting power as other programs count it; runs in the environment of the peers (`peer_environment`), reads a game as
JSON and answers with seconds of the processor and results.

The game: persons of each member, the members and persons that are needed, and the number against that blocks.
"""

import importlib
import json
import sys
import time


def by_power_bdd(game):
    """Decision diagrams: (members and persons) or (fewer against than block); both indices, in exact persons."""
    bdd = importlib.import_module("power_bdd.bdd")
    n = len(game["persons"])

    def at_least(quota, weights):
        return bdd.BDD(bdd.WeightedGame(quota, list(weights)))

    joined = at_least(game["members"], [1] * n) & at_least(game["needed"], game["persons"])
    joined = joined | at_least(n - game["block"] + 1, [1] * n)
    return {"penrose": joined.calc_banzhaf(), "shapley_shubik": joined.calc_shapley()}


def by_powerindices(game):
    """A generating function in units of 10,000 persons; no clause, one index."""
    unit = 10_000
    weights = [round(persons / unit) for persons in game["persons"]]
    quota = -(-65 * sum(weights) // 100)
    package = importlib.import_module("powerindices")
    return {"penrose": [float(one) for one in package.compute_pbi(quota, weights, game["members"])]}


def by_enumeration(game):
    """Every coalition as the bits of a number, a million at a time, with the arrays of numpy. Penrose only."""
    np = importlib.import_module("numpy")
    n, persons = len(game["persons"]), game["persons"]
    chunk, winning, with_it = 1 << min(n, 20), 0, [0] * n
    for start in range(0, 1 << n, chunk):
        who = np.arange(start, start + chunk, dtype=np.int64)
        people, size = np.zeros(chunk, dtype=np.int64), np.zeros(chunk, dtype=np.int64)
        for place in range(n):
            inside = who >> place & 1
            people += inside * persons[place]
            size += inside
        wins = (size >= game["members"]) & (people >= game["needed"]) | (n - size < game["block"])
        winning += int(wins.sum())
        for place in range(n):
            with_it[place] += int((wins & ((who >> place & 1) == 1)).sum())
    return {"winning": winning, "penrose": [(2 * mine - winning) / 2 ** (n - 1) for mine in with_it]}


WAYS = {"power-bdd": by_power_bdd, "powerindices": by_powerindices, "enumeration": by_enumeration}


def main(way):
    game = json.load(sys.stdin)
    if way == "power-bdd":
        importlib.import_module("power_bdd.bdd")
    else:
        importlib.import_module("numpy")
    found = []
    for _ in range(1 if way == "enumeration" else 3):
        began = time.process_time()
        result = WAYS[way](game)
        found.append(time.process_time() - began)
    print(json.dumps({"seconds": sorted(found)[len(found) // 2], **result}))


if __name__ == "__main__":
    main(sys.argv[1])
