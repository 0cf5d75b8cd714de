"""Graphs: who is tied to whom.

Oracle: keys made by hand, in small questions of their own (`samples`).
"""

import sys
from types import SimpleNamespace

from tests.learning.samples import forms, said, slips


@forms(
    {
        "graph": [{"FR": {"DE", "IT"}}, ["FR-DE", "IT-FR"], [{"France", "Germany"}, ("FR", "IT")]],
        "weighted graph": [[("b", "a", 2.0), ("c", "b", 1)], {"a": {"b": 2}, "b": {"c": {"weight": 1}}}],
    }
)
def test_right_forms(name, answer):
    feedback = said(name, answer)
    assert feedback.right, feedback


@slips(
    ("graph", [("FR", "DE"), ("DE", "IT")], "Of your 2 ties, 1 belongs and 1 does not. 1 is missing"),
    ("graph", ["FR"], "is no tie"),
    ("weighted graph", [("a", "b", 2), ("b", "c", 3)], "the weight of b-c differs"),
    ("lone member", [("a", "b"), ("b", "c")], "1 belongs"),
    ("lone member", {"a": ["b"], "c": [], "d": []}, "The ties are right, but the members are not"),
)
def test_what_is_said_to_a_slip(name, answer, words):
    feedback = said(name, answer)
    assert feedback.state == "not yet"
    assert words in feedback.message


def test_networkx_graph_is_read(monkeypatch):
    """networkx is no dependency yet; a stand-in with its two dictionaries shows that a graph is read by nodes, ties and
    weights.
    """

    class Graph:
        def __init__(self):
            heavy = {"weight": 2}
            self._node = {"FR": {}, "DE": {}, "IT": {}}
            self._adj = {"FR": {"DE": {}, "IT": heavy}, "DE": {"FR": {}}, "IT": {"FR": heavy}}

    monkeypatch.setitem(sys.modules, "networkx", SimpleNamespace(Graph=Graph))
    assert said("graph", Graph()).right
    assert said("countries", Graph()).state == "not yet"


def test_detail_names_countries_and_ties():
    assert "Missing: Greece, Türkiye and the United Kingdom" in said("countries", ["FR"], detail=True).message
    assert "Missing: France-Italy" in said("graph", [("FR", "DE"), ("FR", "GB")], detail=True).message
