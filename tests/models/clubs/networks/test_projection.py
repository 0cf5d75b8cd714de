"""From clubs to ties. Oracles: three states and three clubs worked by hand, networkx's own projections, and what must
hold of every network.
"""

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eudefence import networks
from eudefence.models.clubs.networks.incidence import incidence
from eudefence.models.clubs.networks.projection import WEIGHTS
from tests.models.clubs.networks.small import THREE, random_two_mode, two_mode

# p = {A, B} and q = {A, B, C}: A and B share two clubs, in p they are each other's one partner, in q each has two.
BY_HAND = {
    "shared": {"AB": 2, "AC": 1, "BC": 1},
    "newman": {"AB": 1 + 1 / 2, "AC": 1 / 2, "BC": 1 / 2},
    "jaccard": {"AB": 2 / 3, "AC": 1 / 3, "BC": 1 / 2},
    "overlap": {"AB": 1, "AC": 1, "BC": 1},
}


@pytest.mark.parametrize("weight", WEIGHTS)
def test_three_states_and_three_clubs(weight):
    found = networks.weights(two_mode(THREE), weight)
    assert {a + b: value for (a, b), value in found.items()} == pytest.approx(BY_HAND[weight])
    graph = networks.project(two_mode(THREE), weight)
    assert {a + b: data["weight"] for a, b, data in graph.edges(data=True)} == pytest.approx(BY_HAND[weight])
    assert graph.nodes["B"]["memberships"] == 2 and graph.nodes["B"]["share"] == pytest.approx(2 / 3)


SECOND = {
    "shared": networkx.bipartite.weighted_projected_graph,
    "newman": networkx.bipartite.collaboration_weighted_projected_graph,
    "jaccard": networkx.bipartite.overlap_weighted_projected_graph,
    "overlap": lambda graph, states: networkx.bipartite.overlap_weighted_projected_graph(graph, states, jaccard=False),
}


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("kind", ["pesco", "formats"])
def test_networkx_projects_the_same(weight, kind):
    full = networks.memberships(kind, on="2023-06-01")
    sure = networkx.Graph()
    sure.add_nodes_from(full.nodes)
    sure.add_edges_from((a, b) for a, b, data in full.edges(data=True) if data["member"] and data["certain"])
    states = [node for node, data in full.nodes(data=True) if data["bipartite"] == 0]
    expected = {tuple(sorted((a, b))): data["weight"] for a, b, data in SECOND[weight](sure, states).edges(data=True)}
    assert networks.weights(full, weight) == pytest.approx(expected)


@given(random_two_mode(), st.sampled_from("ABCDEF"))
@settings(deadline=None)
def test_taking_a_state_out_before_or_after_is_the_same_for_shared_clubs(graph, state):
    after = {pair: value for pair, value in networks.weights(graph).items() if state not in pair}
    graph.remove_node(state)
    assert networks.weights(graph) == after


@given(random_two_mode())
@settings(deadline=None)
def test_shares_lie_between_none_and_all(graph):
    for weight in ("jaccard", "overlap"):
        assert all(0 < value <= 1 for value in networks.weights(graph, weight).values())
    for pair, value in networks.weights(graph, "jaccard").items():
        assert value <= networks.weights(graph, "overlap")[pair] + 1e-12


def test_a_roll_and_its_graph_say_the_same():
    for kind, day in (
        ("pesco", "2021-01-01"),
        ("formats", None),
        ("missions", "2018-04-15"),
        (["pesco", "formats"], None),
    ):
        assert incidence(networks.roll(kind, on=day)) == incidence(networks.memberships(kind, on=day))


def test_observers_and_what_is_undecided_tie_nobody():
    graph = two_mode({"p": "AB"})
    for tie, value in (("member", False), ("certain", False)):
        other = graph.copy()
        other["A"]["p"][tie] = value
        assert networks.weights(other) == {} and networks.weights(graph) == {("A", "B"): 1}


def test_a_club_of_more_than_half_can_be_left_out():
    """Of A, B, C, D the club q holds three, p two: only q has more than half."""
    graph = two_mode({"p": "AB", "q": "ABC", "r": "D"})
    assert networks.weights(graph, leaving_out="near_universal") == {("A", "B"): 1}
    assert networks.weights(graph, leaving_out=["q", "p"]) == {}
    assert "military" in " ".join(incidence(networks.roll("pesco")).near_universal())
    with_it, without_it = (networks.project(networks.roll("pesco"), leaving_out=out) for out in ((), "near_universal"))
    assert networkx.density(with_it) > 0.8 > networkx.density(without_it)


def test_third_states_are_of_their_own_kind_and_can_be_left_out():
    with_them = networks.project(networks.roll("pesco"))
    without_them = networks.project(networks.roll("pesco"), third_states=False)
    third = {node for node, data in with_them.nodes(data=True) if data["kind"] == "third state"}
    assert {"CA", "NO", "US"} <= third and set(with_them) - third == set(without_them)


def test_the_most_that_two_can_share():
    """A in p; the list of q has gaps, and both take part: at most p's absence and q's two names."""
    graph = two_mode({"p": "AB", "q": "A"})
    for state in "AB":
        graph.nodes[state]["pesco"] = "takes part"
    graph.nodes["q"].update(kind="pesco", listed="partial")
    assert networks.project(graph)["A"]["B"] == {"weight": 1, "at_most": 2}


def test_the_graph_says_how_complete_its_input_is():
    known = networks.roll("formats").completeness
    graph = networks.project(networks.memberships("formats")).graph
    assert (graph["clubs"], graph["full_lists"], graph["memberships"], graph["recalled"]) == (
        known.clubs,
        known.full,
        known.ties,
        known.recalled,
    )


@pytest.mark.parametrize(
    ("graph", "given_", "said"),
    [
        ("pesco", {}, "graph: a str found; a graph of states and clubs"),
        (networkx.path_graph(3), {}, "graph: a Graph found; a graph of states and clubs"),
        (two_mode(THREE), {"weight": "share"}, "Did you mean 'shared'"),
        (two_mode(THREE), {"leaving_out": "x"}, "leaving_out: 'x' is not a known club"),
    ],
)
def test_a_wrong_argument_is_refused_in_words(graph, given_, said):
    with pytest.raises(ValueError, match=said):
        networks.project(graph, **given_)


def test_a_graph_whose_nodes_are_of_neither_sort_is_refused():
    graph = two_mode(THREE)
    graph.add_node("x")
    with pytest.raises(ValueError, match="the node 'x' is neither a state"):
        networks.project(graph)
    graph = two_mode(THREE)
    graph.add_edge("A", "B")
    with pytest.raises(ValueError, match="does not join a state with a club"):
        networks.project(graph)
