"""Brokers. Oracles: stars, triangles and networks of five states worked by hand, and networkx beside them."""

import random

import networkx
import pytest

from eudefence import networks
from tests.models.clubs.networks.small import two_mode

HOME, AWAY, THIRD = "EU only", "NATO only", "neither"


def weighted(seed):
    chance = random.Random(seed)
    graph = networkx.gnp_random_graph(9, 0.5, seed=seed)
    for a, b in graph.edges:
        graph[a][b]["weight"] = chance.randint(1, 6)
    return graph


def test_a_star_by_hand():
    """The centre of four: (1/4)^2 four times, nothing redundant, on every shortest way. An end: 1, bound wholly."""
    found = networks.brokers(networkx.star_graph(4))
    assert found.constraint["0"] == pytest.approx(1 / 4) and found.constraint["1"] == 1
    assert found.effective_size["0"] == 4 and found.betweenness["0"] == 1 and found.betweenness["1"] == 0


def test_a_triangle_by_hand():
    """Each of two partners: one half, and a quarter through the other: 2 (3/4)^2. One of two partners is redundant to a
    half twice: 2 - 1.
    """
    found = networks.brokers(networkx.complete_graph(3))
    assert dict(found.constraint) == pytest.approx(dict.fromkeys("012", 9 / 8))
    assert dict(found.effective_size) == pytest.approx(dict.fromkeys("012", 1))


@pytest.mark.parametrize("seed", range(5))
def test_networkx_finds_the_same(seed):
    graph = weighted(seed)
    found = networks.brokers(graph)
    tied = [node for node in graph if graph.degree(node)]
    constraint = networkx.constraint(graph, weight="weight")
    size = networkx.effective_size(graph, weight="weight")
    for node in tied:
        assert found.constraint[str(node)] == pytest.approx(constraint[node])
        assert found.effective_size[str(node)] == pytest.approx(size[node])
    for *_, data in graph.edges(data=True):
        data["distance"] = 1 / data["weight"]
    between = networkx.betweenness_centrality(graph, weight="distance")
    assert dict(found.betweenness) == pytest.approx({str(node): value for node, value in between.items()})


@pytest.mark.parametrize(
    ("others", "roles"),
    [
        ((HOME, HOME, HOME, HOME), {"coordinator": 6}),
        ((AWAY, AWAY, AWAY, AWAY), {"itinerant": 6}),
        ((HOME, HOME, AWAY, AWAY), {"coordinator": 1, "gatekeeper": 4, "itinerant": 1}),
        ((AWAY, AWAY, THIRD, THIRD), {"itinerant": 2, "liaison": 4}),
        ((HOME, AWAY, THIRD, THIRD), {"gatekeeper": 3, "liaison": 2, "itinerant": 1}),
    ],
)
def test_the_roles_of_gould_and_fernandez_on_five_states(others, roles):
    """V joins four that are not tied to one another, so that it stands between six pairs; counted by hand."""
    names = dict(zip("ABCD", others, strict=True))
    found = networks.brokers(two_mode({"p": "VA", "q": "VB", "r": "VC", "s": "VD"}, V=HOME, **names), leaving_out=())
    assert {role: number for role, number in found.roles["V"].items() if number} == roles
    assert not any(found.roles["A"].values())


def test_two_that_are_tied_need_no_broker():
    """V joins A and B, who also meet without it: only the pairs with C are left."""
    found = networks.brokers(two_mode({"p": "VA", "q": "VB", "r": "VC", "s": "AB"}), leaving_out=())
    assert found.roles["V"]["coordinator"] == 2


def test_clubs_of_nearly_all_are_left_out_and_named():
    found = networks.brokers(two_mode({"p": "VA", "q": "VB", "z": "VABC"}))
    assert found.left_out == ("z",) and found.roles["V"]["coordinator"] == 1
    assert found.constraint["C"] is None  # without ties nothing binds
    assert "Left out are clubs of more than half of the states: z." in found.explain()


def test_rows_and_table_say_the_same():
    found = networks.brokers(networks.roll("formats"))
    assert found.table.loc["GB"].to_dict() == {
        k: v for k, v in found.rows[[*found.betweenness].index("GB")].items() if k != "state"
    }
    assert "Most often on the shortest way" in found.explain() and found.completeness.clubs > 30


def test_the_range_holds_what_is_listed_and_is_none_without_lists():
    found = networks.brokers(networks.roll("formats"))
    assert all(low <= found.betweenness[state] <= high for state, (low, high) in found.range.items())
    assert any(low < high for low, high in found.range.values())
    assert networks.brokers(networkx.path_graph(3)).range is None
    full = networks.brokers(two_mode({"p": "VA", "q": "VB"}), leaving_out=())
    assert dict(full.range) == {"A": (0, 0), "B": (0, 0), "V": (1, 1)}


def test_where_nobody_is_nobody_lies_between():
    """Oracle: PESCO began in December 2017; the definition of betweenness."""
    found = networks.brokers(networks.roll("pesco", on="2017-01-01"))
    assert found.explain().startswith("Nobody lies between two others.")
    assert found.explain().endswith("No club is in it.")
