"""Ties against chance. Oracles: formulae worked by hand, all networks with the same margins counted out, and the
margins of what is drawn.
"""

from itertools import combinations, product

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eudefence import networks
from eudefence.models.clubs.networks.curveball import rewired
from eudefence.models.clubs.networks.incidence import transposed
from tests.models.clubs.networks.small import THREE, random_two_mode, two_mode


@given(st.lists(st.integers(0, 255), min_size=1, max_size=7), st.integers(0, 1000))
@settings(deadline=None)
def test_drawn_networks_keep_their_margins(rows, seed):
    clubs = [mask.bit_count() for mask in transposed(rows, 8)]
    for drawn in rewired(tuple(rows), 3, seed):
        assert [mask.bit_count() for mask in drawn] == [mask.bit_count() for mask in rows]
        assert [mask.bit_count() for mask in transposed(drawn, 8)] == clubs


def test_every_network_with_the_same_margins_is_drawn_about_as_often():
    """Three states in one club each, three clubs of one member: six networks, counted out."""
    drawn = [*rewired((0b001, 0b010, 0b100), 3000, 0)]
    times = [drawn.count(one) for one in set(drawn)]
    assert len(times) == 6 and all(400 < number < 600 for number in times)


def all_with_the_same_margins(rows, clubs):
    sums = [mask.bit_count() for mask in transposed(rows, clubs)]
    choices = [
        [sum(1 << club for club in some) for some in combinations(range(clubs), mask.bit_count())] for mask in rows
    ]
    return [one for one in product(*choices) if [mask.bit_count() for mask in transposed(one, clubs)] == sums]


def test_the_chance_of_a_tie_is_that_of_all_networks_with_the_same_margins():
    """Counted out: A and B share two clubs of their two; in how many of all such networks do they?"""
    graph = two_mode({"p": "AB", "q": "AB", "r": "C", "s": "CD", "t": "D"})
    rows = (0b00011, 0b00011, 0b01100, 0b11000)
    every = all_with_the_same_margins(rows, 5)
    exact = sum((one[0] & one[1]).bit_count() >= 2 for one in every) / len(every)
    found = networks.significance(graph, "fixed_degrees", draws=4000)
    assert 0 < exact < 0.2 and found["A", "B"] == pytest.approx(exact, abs=0.02)
    kept = networks.backbone(graph, 0.2, "fixed_degrees", draws=4000)
    assert set(kept.edges) == {("A", "B")} and set(kept) == set("ABCD")


def test_disparity_by_hand():
    """A star of three equal ties: (1 - 1/3)^2 from the centre, 1 from an end. Weights 8, 1, 1: (1 - 8/10)^2 = 0.04."""
    star = networkx.star_graph(3)
    assert list(networks.significance(star).values()) == pytest.approx([4 / 9] * 3)
    for end, value in ((1, 8), (2, 1), (3, 1)):
        star[0][end]["weight"] = value
    assert networks.significance(star)["0", "1"] == pytest.approx(0.04)
    assert networks.significance(star)["0", "2"] == pytest.approx(0.81)
    kept = networks.backbone(star)
    assert set(kept.edges) == {(0, 1)} and kept[0][1]["p"] == pytest.approx(0.04)
    assert kept.graph["tested"] == 3 and kept.graph["expected_by_chance"] == pytest.approx(0.15)


def test_two_states_alone_say_nothing_about_their_tie():
    assert networks.significance(two_mode({"p": "AB"})) == {("A", "B"): 1.0}


@given(random_two_mode(), st.sampled_from(["disparity", "fixed_degrees"]))
@settings(deadline=None, max_examples=40)
def test_a_chance_is_one_and_a_lower_bar_keeps_fewer(graph, null):
    found = networks.significance(graph, null, draws=20)
    assert all(0 <= value <= 1 for value in found.values()) and found.keys() == networks.weights(graph).keys()
    low, high = (set(networks.backbone(graph, alpha, null, draws=20).edges) for alpha in (0.1, 0.6))
    assert low <= high <= set(networks.project(graph).edges)


def test_the_seed_decides():
    one, again, other = (
        networks.significance(networks.roll("formats"), "fixed_degrees", seed, draws=30) for seed in (1, 1, 2)
    )
    assert one == again != other


@pytest.mark.parametrize(
    ("given_", "said"),
    [
        ({"null": "fixed_degree"}, "Did you mean 'fixed_degrees'"),
        ({"alpha": 2}, "alpha: 2 found"),
        ({"null": "fixed_degrees", "weight": "newman"}, "compares the number of shared clubs only"),
    ],
)
def test_a_wrong_argument_is_refused_in_words(given_, said):
    with pytest.raises(ValueError, match=said):
        networks.backbone(two_mode(THREE), **given_)
    with pytest.raises(ValueError, match="the clubs behind its ties are needed"):
        networks.backbone(networkx.path_graph(3), null="fixed_degrees")


def test_the_data_count_as_one_of_the_draws():
    """Oracle: Phipson and Smyth 2010, chances from random draws are never zero: (1 + b) / (1 + m). Where both states
    are in every club, no draw can differ, so that the chance is 1.
    """
    graph = networkx.Graph()
    graph.add_nodes_from(["A", "B"], bipartite=0)
    graph.add_nodes_from(["x", "y"], bipartite=1)
    graph.add_edges_from([("A", "x"), ("A", "y"), ("B", "x"), ("B", "y")])
    assert networks.significance(graph, "fixed_degrees", draws=9) == {("A", "B"): 1.0}
