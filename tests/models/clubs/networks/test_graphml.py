"""A graph as a file. Oracles: networkx and igraph, which read it back."""

import math

import networkx
import pytest

import eudefence as ed
from eudefence import networks


def same(read, value):
    """Numbers of igraph are floats; what is not there is "" or not a number."""
    return read == value and isinstance(read, bool) == isinstance(value, bool)


def read_by_igraph(path):
    """Node to attributes, and two nodes to attributes, without those that igraph only fills up."""
    graph = pytest.importorskip("igraph").Graph.Read_GraphML(str(path))

    def known(attributes):
        return {
            name: value
            for name, value in attributes.items()
            if name != "id" and value not in ("", None) and not (isinstance(value, float) and math.isnan(value))
        }

    nodes = {vertex["id"]: known(vertex.attributes()) for vertex in graph.vs}
    names = graph.vs["id"]
    ties = {frozenset((names[tie.source], names[tie.target])): known(tie.attributes()) for tie in graph.es}
    return nodes, ties, {name: graph[name] for name in graph.attributes()}


GRAPHS = {
    "memberships": lambda: networks.memberships(["pesco", "formats"]),
    "missions": lambda: networks.memberships("missions", on="2018-04-15"),
    "shared": lambda: networks.project(networks.roll("pesco")),
    "newman": lambda: networks.project(networks.roll("formats"), weight="newman"),
    "backbone": lambda: networks.backbone(networks.roll("pesco"), alpha=0.2),
}


@pytest.mark.parametrize("name", GRAPHS)
def test_networkx_and_igraph_read_what_was_written(tmp_path, name):
    graph = GRAPHS[name]()
    path = ed.export(graph, tmp_path / "x.graphml")
    read = networkx.read_graphml(path)
    assert dict(read.nodes(data=True)) == dict(graph.nodes(data=True))
    ties = {frozenset((a, b)): data for a, b, data in graph.edges(data=True)}
    assert {frozenset((a, b)): data for a, b, data in read.edges(data=True)} == ties
    assert read.graph | {"node_default": {}, "edge_default": {}} == graph.graph | {
        "node_default": {},
        "edge_default": {},
    }
    for data in (*dict(read.nodes(data=True)).values(), *(d for *_, d in read.edges(data=True))):
        assert {type(value) for value in data.values()} <= {str, int, float, bool}
    nodes, edges, whole = read_by_igraph(path)
    expected = {node: {k: v for k, v in data.items() if v != ""} for node, data in graph.nodes(data=True)}
    assert nodes.keys() == expected.keys() and edges.keys() == ties.keys()
    for mine, theirs in ((nodes, expected), (edges, ties)):
        for key, data in theirs.items():
            assert mine[key].keys() == data.keys(), key
            assert all(same(mine[key][name], value) for name, value in data.items()), key
    assert whole == graph.graph


def test_the_same_graph_built_in_another_order_gives_the_same_bytes(tmp_path):
    one = networks.memberships("pesco")
    other = networkx.Graph(**dict(reversed(one.graph.items())))
    for node in reversed(list(one)):
        other.add_node(node, **dict(reversed(one.nodes[node].items())))
    for a, b in reversed(list(one.edges)):
        other.add_edge(b, a, **one[a][b])
    paths = [ed.export(graph, tmp_path / f"{place}.graphml") for place, graph in enumerate((one, other))]
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_an_attribute_has_one_type_in_the_whole_file(tmp_path):
    """A weight of 2 beside one of 0.5 is a number with decimals for every reader; a number beside a word is a word."""
    graph = networkx.Graph()
    graph.add_edge("a", "b", weight=2, note=1)
    graph.add_edge("b", "c", weight=0.5, note="one")
    path = ed.export(graph, tmp_path / "x.graphml")
    _, edges, _ = read_by_igraph(path)
    assert sorted(edge["weight"] for edge in edges.values()) == [0.5, 2.0]
    assert sorted(edge["note"] for edge in edges.values()) == ["1", "one"]
    assert path.read_text(encoding="utf-8").count('attr.name="weight"') == 1


def test_a_graph_says_of_which_day_edition_and_tables_it_is():
    """Oracle: the rule of the house that a result carries where it comes from."""
    graph = networks.memberships(["formats", "pesco"], on="2020-02-01")
    assert str(graph).startswith("Graph named 'Who belongs to which club on 2020-02-01: pesco, formats' with ")
    assert (graph.graph["edition"], graph.graph["version"]) == (ed.EDITION.isoformat(), ed.__version__)
    assert set(graph.graph["tables"].split(", ")) <= set(ed.tables()["table"])
    assert "on 2020-02-01" in networks.project(graph).graph["name"]
