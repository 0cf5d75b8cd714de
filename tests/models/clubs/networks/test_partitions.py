"""Communities. Oracles: graphs whose communities are plain to see, pairs counted one by one, and random networks."""

import random
from itertools import combinations

import networkx
import pytest

from eudefence import networks
from eudefence.models.clubs.networks.partitions import adjusted_rand, divisions
from eudefence.models.clubs.networks.tie_matrix import ties
from tests.models.clubs.networks.small import two_mode


def test_two_cliques_are_two_communities_in_every_run():
    """Newman and Girvan's Q by hand: 13 ties, 6 inside each; degrees sum to 13 on each side: 2 (6/13 - 1/4)."""
    found = networks.communities(networkx.barbell_graph(4, 0), runs=20)
    assert found.groups == (tuple("0123"), tuple("4567")) and found.agreement == 1
    assert found.modularity == pytest.approx(2 * (6 / 13 - 1 / 4)) and found.spread == (pytest.approx(11 / 26),) * 3
    assert found.always == found.groups and found.together["0", "4"] == 0 and dict(found.numbers) == {2: 20}
    assert found.by_chance is None


def counted(one, other):
    """Hubert and Arabie's index from pairs looked at one by one."""
    pairs = [*combinations(range(len(one)), 2)]
    mine, theirs = ({(i, j) for i, j in pairs if part[i] == part[j]} for part in (one, other))
    expected = len(mine) * len(theirs) / len(pairs)
    most = (len(mine) + len(theirs)) / 2
    return 1.0 if most == expected else (len(mine & theirs) - expected) / (most - expected)


@pytest.mark.parametrize("seed", range(10))
def test_the_adjusted_rand_index_counts_pairs(seed):
    chance = random.Random(seed)
    one, other = ([chance.randrange(3) for _ in range(9)] for _ in range(2))
    assert adjusted_rand(one, other) == pytest.approx(counted(one, other))


def test_agreement_and_company_are_those_of_the_runs():
    """Reckoned again from the runs themselves."""
    found = networks.communities(networks.roll("pesco"), runs=12)
    runs = [run for run, _ in divisions(found.ties, 12, 0)]
    pairs = [adjusted_rand(one, other) for one, other in combinations(runs, 2)]
    assert found.agreement == pytest.approx(sum(pairs) / len(pairs))
    i, j = found.ties.states.index("FR"), found.ties.states.index("IT")
    assert found.together["FR", "IT"] == pytest.approx(sum(run[i] == run[j] for run in runs) / 12)
    low, middle, high = found.spread
    assert low <= middle <= high == found.modularity


def test_modularity_is_that_of_networkx():
    found = networks.communities(networks.roll("formats"), runs=3)
    graph = networks.project(networks.roll("formats"))
    assert found.modularity == pytest.approx(networkx.community.modularity(graph, map(set, found.groups)))


def test_the_seed_decides_and_the_order_of_the_graph_does_not():
    graph = networks.project(networks.roll("pesco"))
    turned = networkx.Graph()
    turned.add_nodes_from(reversed(list(graph)))
    turned.add_edges_from((b, a, data) for a, b, data in reversed(list(graph.edges(data=True))))
    one, other = (networks.communities(each, seed=3, runs=5) for each in (graph, turned))
    assert ties(graph)[0].matrix == ties(turned)[0].matrix
    assert (one.groups, one.spread, one.agreement) == (other.groups, other.spread, other.agreement)


def test_two_sets_of_clubs_are_clearer_than_chance():
    clubs = {f"{side}{number}": members for side in ("ABCD", "EFGH") for number, members in enumerate(
        "".join(pair) for pair in combinations(side, 2))}  # fmt: skip
    found = networks.communities(two_mode(clubs), runs=5)
    assert found.groups == (tuple("ABCD"), tuple("EFGH")) and found.modularity == pytest.approx(1 / 2)
    assert found.by_chance[1] < found.modularity and "clearer than in each" in found.explain()


def test_without_ties_there_are_no_communities():
    with pytest.raises(ValueError, match="there is no tie in it"):
        networks.communities(two_mode({"p": "A", "q": "B"}))


def test_full_lists_give_the_same_division_and_gaps_may_not():
    clubs = {f"{one}{other}": f"{one}{other}" for side in ("ABCD", "EFGH") for one, other in combinations(side, 2)}
    graph = two_mode(clubs)
    assert networks.communities(graph, runs=5).range == (1, 1)
    low, high = networks.communities(networks.roll("formats"), runs=5).range
    assert -1 <= low <= high <= 1 and low < 1
