"""Core and periphery. Oracles: the ideal pattern, every possible core tried one by one with the correlation of
Python's statistics, networkx's k-core, and lists that are full.
"""

import random
from itertools import combinations
from statistics import correlation

import networkx
import pytest

from eudefence import networks
from eudefence.models.clubs.networks.completions import completed
from eudefence.models.clubs.networks.core_and_rim import core_of
from eudefence.models.clubs.networks.core_search import best_core
from eudefence.models.clubs.networks.incidence import incidence
from tests.models.clubs.networks.small import two_mode


def ideal(core, rim):
    graph = networkx.complete_graph(core)
    graph.add_edges_from((inside, core + outside) for inside in range(core) for outside in range(rim))
    return graph


@pytest.mark.parametrize(("core", "rim"), [(1, 3), (2, 4), (4, 5)])
def test_the_ideal_pattern_fits_wholly(core, rim):
    found = networks.core_periphery(ideal(core, rim))
    assert found.core == tuple(map(str, range(core))) and found.fit == pytest.approx(1)


def tried_one_by_one(ties):
    size = len(ties)
    pairs = [*combinations(range(size), 2)]
    best = -1.0
    for number in range(1, size - 1):
        for core in combinations(range(size), number):
            pattern = [float(i in core or j in core) for i, j in pairs]
            best = max(best, correlation([ties[i][j] for i, j in pairs], pattern))
    return best


@pytest.mark.parametrize("seed", range(20))
def test_no_other_core_fits_better(seed):
    """Every core of seven states with random ties, by a second way to reckon the fit."""
    chance = random.Random(seed)
    ties = [[0.0] * 7 for _ in range(7)]
    for i, j in combinations(range(7), 2):
        ties[i][j] = ties[j][i] = float(chance.randint(0, 9))
    _, fit = best_core(tuple(map(tuple, ties)))
    assert fit == pytest.approx(tried_one_by_one(ties))


def test_where_all_ties_are_alike_there_is_no_core():
    found = networks.core_periphery(networkx.complete_graph(5))
    assert (found.core, found.fit) == ((), None) and "no core can be told" in found.explain()


def test_the_innermost_k_core_is_that_of_networkx():
    """A clique of four with a tail: each of the four has three partners among them."""
    graph = networkx.lollipop_graph(4, 3)
    found = networks.core_periphery(graph)
    assert found.k == 3 and found.k_core == tuple("0123")


def test_full_lists_leave_nothing_open():
    graph = two_mode({"p": "AB", "q": "ABC", "r": "AD", "s": "AE"})
    found = networks.core_periphery(graph)
    assert found.range.certain == found.core and found.range.likely == found.range.possible == ()
    assert found.range.open_clubs == 0 and found.range.memberships["A"] == (4, 4)


def with_gaps():
    graph = two_mode({"p": "AB", "q": "ABC", "r": "AD", "s": "AE", "t": "", "u": "B"})
    for state in "ABCDE":
        graph.nodes[state]["pesco"] = "takes part"
    for club, listed in (("t", "none"), ("u", "partial"), ("s", "near_full")):
        graph.nodes[club].update(kind="pesco", listed=listed)
    return graph


def test_gaps_are_filled_with_states_that_may_be_in_them_and_nothing_listed_is_lost():
    """The rule of the module: a nearly full list of two gets none or one more, a list with gaps becomes as long as some
    full one that is longer (2 or 3 here), and an empty one as long as any full one.
    """
    network = incidence(with_gaps())
    place = dict(zip(network.clubs, range(6), strict=True))
    seen = {club: set() for club in "stu"}
    for one in completed(network, 200, 0):
        for club, mask in zip(network.clubs, network.members, strict=True):
            drawn = one.members[place[club]]
            assert drawn & mask == mask
            if club in "pqr":
                assert drawn == mask
            else:
                seen[club].add(drawn.bit_count())
    assert seen == {"s": {2, 3}, "t": {2, 3}, "u": {2, 3}}
    assert completed(network, 200, 0) == completed(network, 200, 0) != completed(network, 200, 1)


def test_certain_likely_and_possible_say_how_often():
    found = networks.core_periphery(with_gaps(), draws=60)
    spread = found.range
    assert all(spread.times[state] == 60 for state in spread.certain) and set(spread.certain) <= set(found.core)
    assert all(30 <= spread.times[state] for state in spread.likely)
    assert all(0 < spread.times[state] < 30 for state in spread.possible)
    assert {*spread.certain, *spread.likely, *spread.possible} == set(spread.times)
    # A is in p, q, r and s, and may be in t and u; C is in q, and may be in s, t and u.
    assert spread.memberships["A"] == (4, 6) and spread.memberships["C"] == (1, 4)
    counted = [core_of(one, "shared", found.core)[0] for one in completed(found.network, 60, 0)]
    assert spread.times["A"] == sum("A" in core for core in counted)


def test_the_core_of_pesco_is_told_with_how_sure_it_is():
    """The words name what was counted; the counts are the model's own, looked at a second time."""
    found = networks.core_periphery(networks.roll("pesco"))
    assert "FR" in found.core and "FR" in found.range.certain
    assert set(found.range.memberships) == {
        state.code for state in networks.roll("pesco").states if state.kind == "member state"
    }
    said = found.explain()
    assert f"correlation of {found.fit:.2f}" in said and "France (100)" in said
    assert f"Of {found.network.completeness.clubs} clubs" in said
    assert ("after a list was last looked at" in said) == (found.network.completeness.older > 0)
    assert found.core == networks.core_periphery(networks.memberships("pesco")).core
    assert set(found.by_weight) == {"shared", "newman", "jaccard", "overlap"}
    assert repr(found).startswith("<Core: The core is ")


def test_recalled_rows_and_large_clubs_can_be_put_aside():
    """By hand: D is tied to all by memory alone, in a club of its own; without it the star of A is left."""
    graph = two_mode({"p": "AB", "q": "AC", "r": "AD", "x": "DB", "y": "DC"})
    for club in "xy":
        graph["D"][club]["confidence"] = "recalled"
    found = networks.core_periphery(graph)
    assert found.core == ("A", "D") and found.fit == pytest.approx(1) and found.from_sources == ("A",)
    everybody = two_mode({"p": "AB", "q": "AC", "r": "AD", "z": "ABCD"})
    assert networks.core_periphery(everybody).without_near_universal == ("A",)


def test_a_projected_network_has_no_range_and_nothing_to_leave_out():
    projected = networks.project(networks.roll("pesco"))
    found = networks.core_periphery(projected)
    assert found.range is None and found.without_near_universal is None
    with pytest.raises(ValueError, match="projected already"):
        networks.core_periphery(projected, leaving_out="near_universal")
    projected.add_edge("FR", "IT", weight=-1)
    with pytest.raises(ValueError, match="a weight is not below zero"):
        networks.core_periphery(projected)


def test_states_on_both_sides_with_the_same_ties_are_exchangeable():
    """Oracle: by hand. Five states in one club and one alone: any of the five could change places with any other."""
    graph = networkx.complete_graph(["AT", "BE", "CY", "DE", "EE"])
    networkx.set_edge_attributes(graph, dict.fromkeys(graph.edges, 1), "weight")
    graph.add_node("FR")
    found = networks.core_periphery(graph)
    assert 0 < len(found.core) < 5
    assert found.exchangeable == ("AT", "BE", "CY", "DE", "EE")
    assert "nothing decides between them" in found.explain()
    star = networkx.star_graph(["FR", "DE", "IT", "ES"])
    networkx.set_edge_attributes(star, dict.fromkeys(star.edges, 1), "weight")
    assert networks.core_periphery(star).exchangeable == ()
