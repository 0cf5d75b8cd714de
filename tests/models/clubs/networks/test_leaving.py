"""What goes when states go. Oracles: a network of five states worked by hand, and networkx."""

import networkx
import pytest

from eudefence import networks
from eudefence.models.clubs.networks.leaving import LOSSES
from tests.models.clubs.networks.small import two_mode

# A-B-C in p, C-D in q, D alone in s, E alone in t: C joins p and q, D joins q and s.
FIVE = {"p": "FRDEIT", "q": "ITES", "s": "ES", "t": "PL"}


def five():
    graph = networkx.Graph()
    for club, members in FIVE.items():
        graph.add_node(club, bipartite=1)
        for start in range(0, len(members), 2):
            graph.add_node(members[start : start + 2], bipartite=0)
            graph.add_edge(members[start : start + 2], club)
    return graph


def test_italy_joins_two_clubs():
    """By hand. Before: four pairs of ten states are tied (FR-DE, FR-IT, DE-IT, IT-ES), two pairs of clubs share a
    member (p and q, q and s), and there are two parts. Italy leaves p with two and q with one member; p no longer
    shares one with another club.
    """
    found = networks.without(five(), "Italy")
    assert found.left == ("IT",) and dict(found.loss) == {"memberships": 2, "links": 1, "left_single": 1, "cut_off": 1}
    assert found.left_single == ("q",) and found.cut_off == ("p",)
    assert (found.before.density, found.after.density) == (pytest.approx(4 / 10), pytest.approx(1 / 6))
    assert (found.before.components, found.after.components) == (2, 3)
    assert (found.before.links, found.after.links) == (2, 1)
    # Steps between states before: four pairs at one step, FR-ES and DE-ES at two; after: FR-DE.
    assert found.before.mean_path == pytest.approx(8 / 6) and found.after.mean_path == 1
    assert dict(found.rank) == {"memberships": 1, "links": 1, "left_single": 1, "cut_off": 1}


def test_the_rank_is_among_all_states_one_by_one():
    found = networks.without(five(), "ES")
    assert {state: lost["links"] for state, lost in found.others.items()} == {
        "DE": 0,
        "ES": 1,
        "FR": 0,
        "IT": 1,
        "PL": 0,
    }
    assert found.rank["links"] == 1 and found.by_chance["links"] == pytest.approx(2 / 5) and found.draws == 0
    assert networks.without(five(), "PL").rank["links"] == 3


def test_networkx_finds_the_same_shape():
    for leaver in ("FR", "GB", "DE"):
        graph = networks.memberships("formats")
        found = networks.without(graph, leaver)
        graph.remove_node(leaver)
        sure = networkx.Graph((a, b) for a, b, data in graph.edges(data=True) if data["member"] and data["certain"])
        projected = networks.project(graph)
        assert found.after.components == networkx.number_connected_components(sure)
        assert found.after.density == pytest.approx(networkx.density(projected))
        parts = [projected.subgraph(part) for part in networkx.connected_components(projected)]
        lengths = [n for part in parts for _, ways in networkx.shortest_path_length(part) for n in ways.values() if n]
        assert found.after.mean_path == pytest.approx(sum(lengths) / len(lengths))
        clubs = networkx.bipartite.projected_graph(sure, {node for node in sure if "." in node})
        assert found.after.links == clubs.number_of_edges()


def test_several_states_are_compared_with_chance():
    found = networks.without(networks.roll("formats"), "FR", "DE", draws=50)
    again = networks.without(networks.roll("formats"), "DE", "FR", draws=50)
    assert found.rank == {} and dict(found.by_chance) == dict(again.by_chance) and found.draws == 50
    assert 0 <= found.by_chance["links"] <= 0.1 and "Of 50 random choices" in found.explain()


def test_the_range_holds_what_is_listed():
    found = networks.without(networks.roll("pesco"), "France")
    assert all(low <= found.loss[what] <= high for what, (low, high) in found.range.items())
    assert set(found.range) == set(LOSSES)


def test_the_range_by_hand():
    """The list of t has gaps, and Italy may be in it: it loses two memberships or three."""
    graph = five()
    graph.nodes["t"].update(kind="pesco", listed="partial")
    graph.nodes["IT"]["pesco"] = "takes part"
    assert networks.without(graph, "IT").range["memberships"] == (2, 3)
    assert networks.without(five(), "IT").range["memberships"] == (2, 2)


def test_communities_before_and_after():
    """Two sets of states joined by Italy alone: two communities with it, and two without."""
    graph = two_mode({})
    for club, members in {"p": ["FR", "DE"], "q": ["ES", "PT"], "r": ["IT", "FR"], "s": ["IT", "ES"]}.items():
        graph.add_node(club, bipartite=1)
        for state in members:
            graph.add_node(state, bipartite=0)
            graph.add_edge(state, club)
    assert networks.without(graph, "IT").communities == (2, 2)
    assert networks.without(graph, "IT", "FR", "ES").communities is None


def test_it_says_what_is_lost():
    said = networks.without(five(), "IT").explain()
    assert said.startswith(
        "Without Italy, 2 memberships would end, and 1 pair of clubs would no longer share a member."
    )
    assert "One club is left with fewer than two members: q." in said and "place 1 among 5 states" in said


@pytest.mark.parametrize(
    ("states", "said"), [((), "countries: none given"), (("GB",), "countries: "), (("Atlantis",), "countries: ")]
)
def test_a_wrong_argument_is_refused_in_words(states, said):
    with pytest.raises(ValueError, match=said):
        networks.without(five(), *states)


def test_who_is_named_first_makes_no_difference():
    """Oracle: a set of states has no order."""
    pesco = networks.roll("pesco")
    assert networks.without(pesco, "FR", "DE") == networks.without(pesco, "Germany", "France")


def test_nobody_leaves_a_network_of_nobody():
    """Oracle: PESCO began in December 2017."""
    with pytest.raises(ValueError, match="graph: there is no state in it"):
        networks.without(networks.roll("pesco", on="2017-01-01"), "FR")
