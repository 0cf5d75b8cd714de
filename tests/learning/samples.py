"""A small question of every answer kind, with keys made by hand."""

import pandas as pd
import pytest

from eudefence.learning.bank.question import Question, Wrong
from eudefence.learning.checking.checker import judge
from eudefence.learning.kinds import (
    Choice,
    ChoiceWithReason,
    Classification,
    Column,
    Formula,
    Function,
    Graph,
    LegalBasis,
    Number,
    Ordering,
    Property,
    SetOfCountries,
    StructuredArgument,
    Table,
    supported,
)


def question(kind, key, *wrong, **more):
    messages = [
        Wrong(answer, f"This is slip {'one two three four five six'.split()[n]}. Read again.")
        for n, answer in enumerate(wrong)
    ]
    given = {
        "id": "00.9",
        "prompt": "Read the table and answer.",
        "kind": kind,
        "key": key,
        "objective": "read a table",
        "wrong": tuple(messages),
        "hints": ("Look.", "Look closer."),
        "solution": "It is {key}.",
    }
    return Question(**given | more)


def seats(states, each):
    return states * each


def argue(*left_out):
    words = {
        "claim": "States keep control because soldiers may die and voters at home ask why.",
        "evidence": "No battlegroup was ever sent although several crises would have fitted its purpose.",
    }
    return {part: text for part, text in words.items() if part not in left_out}


def swap(function):
    return lambda: function


SAMPLES = {
    "number": question(Number("persons"), lambda: 5000, 1500, 60000),
    "share": question(Number("share", tolerance=0.005), lambda: 0.352, 0.5, 0.9),
    "per cent": question(Number("%", tolerance=0.05), lambda: 65.3, 50, 72),
    "points": question(Number("points", tolerance=0.6), lambda: 59.2, 40.8, 8.1),
    "money": question(Number("EUR billion", relative=0.01), lambda: 150, 90, 800),
    "negative": question(Number("months", tolerance=1), lambda: -12.5, 3, 14),
    "year": question(Number("year"), lambda: 2017, 2016, 2014),
    "choice": question(Choice(("the first", "the second", "the third")), lambda: "the second", "a", "the third"),
    "true or false": question(Choice(("yes", "no")), lambda: "no", True),
    "reasoned": question(
        ChoiceWithReason(("yes", "no"), ("Article 42(4) TEU", "Article 42(7) TEU")),
        lambda: ("no", "Article 42(4) TEU"),
        "yes",
        ("no", 2),
    ),
    "countries": question(
        SetOfCountries(ticks=("FR", "GR", "GB", "TR", "ES", "MT", "BR")),
        lambda: {"FR", "GR", "GB", "TR"},
        {"FR"},
        ["Spain", "Malta"],
    ),
    "no country": question(SetOfCountries(), lambda: set(), {"FR"}, ["Spain"]),
    "ordering": question(
        Ordering({"eda": "Agency", "safe": "Loans", "cfsp": "Policy"}), lambda: ["cfsp", "eda", "safe"], "abc", "bac"
    ),
    "ties": question(Ordering(("one", "two", "three")), lambda: ["three", ["one", "two"]], "abc", "bac"),
    "mapping": question(
        Classification(
            {"rdc": "Deployment Capacity", "jef": "Expeditionary Force", "legion": "Legion"},
            ("in the Union", "outside", "proposed"),
        ),
        lambda: {"rdc": "in the Union", "jef": "outside", "legion": "proposed"},
        {"jef": "in the Union"},
        {"legion": "outside", "rdc": "proposed"},
    ),
    "mapping of words": question(
        Classification(("Eurocorps", "Defence Agency"), ("in the Union", "outside")),
        lambda: {"Eurocorps": "outside", "Defence Agency": "in the Union"},
        {"Eurocorps": "in the Union"},
        {"Defence Agency": "outside"},
    ),
    "table by period": question(
        Table((Column("period"), Column("up", "number"), Column("down", "number")), by=("period",)),
        lambda: [{"period": "first", "up": 2, "down": 0}, {"period": "second", "up": 1, "down": 3}],
        [{"period": "first", "up": 0, "down": 2}, {"period": "second", "up": 3, "down": 1}],
        [{"period": "first", "up": 2, "down": 3}, {"period": "second", "up": 1, "down": 0}],
    ),
    "table by hand": question(
        Table((Column("state"), Column("decides", "number")), by=("state",), look="Count by hand once more."),
        lambda: [{"state": "A", "decides": 3}],
        [{"state": "A", "decides": 50}],
        [{"state": "A", "decides": 2}],
    ),
    "table": question(
        Table(
            (Column("country", "country"), Column("share", "number", other_names=("percentage",), tolerance=0.1)),
            by=("country",),
        ),
        lambda: pd.DataFrame({"country": ["FR", "DE", "IT"], "share": [20.1, 30.2, None]}),
        {"country": ["FR"], "share": [20.1]},
        {"country": ["FR", "DE", "IT"], "share": [20.1, 30.2, 0]},
    ),
    "legal basis": question(LegalBasis(), lambda: "teu-46-6", "46(2) TEU", "42(6) TEU"),
    "legal bases": question(LegalBasis(), lambda: ["teu-42-4", "teu-31-1"], "42(4)", "42(7)"),
    "one of the bases": question(LegalBasis(any_of=True), lambda: ["teu-42-4", "teu-31-1"], "42(6)", "42(7)"),
    "other act": question(
        LegalBasis(), lambda: "Article 16 of Regulation (EU) 2025/1106", "42(6)", "Art. 17 Regulation (EU) 2025/1106"
    ),
    "formula": question(Formula(("A", "B", "C"), minimal=True), lambda: "A*C + B*~C", "A*C", "A*C + B"),
    "formulae": question(Formula(("A", "B", "C")), lambda: ["A*C", "B*C"], "A", "~A*C"),
    "graph": question(Graph(of_countries=True), lambda: [("FR", "DE"), ("FR", "IT")], [("FR", "DE")], [("FR", "GB")]),
    "weighted graph": question(
        Graph(weighted=True), lambda: [("a", "b", 2), ("b", "c", 1)], [("a", "b", 1), ("b", "c", 1)], [("a", "c", 1)]
    ),
    "directed graph": question(Graph(directed=True), lambda: [("a", "b")], [("b", "a")], [("a", "c")]),
    "lone member": question(Graph(), lambda: {"a": ["b"], "c": []}, [("a", "b")], [("a", "c")]),
    "function": question(
        Function(("states", "each"), cases=((1, 1), (3, 2), (27, 4))),
        lambda: seats,
        swap(lambda states, each: states + each),
        swap(lambda states, each: states),
        worked="def answer(states, each):\n    return states * each\n",
    ),
    "property": question(
        Function(
            ("weights",),
            cases=lambda: (({"A": 1},), ({"A": 1, "B": 3},)),
            properties=(
                Property("the shares sum to one", lambda shares, weights: abs(sum(shares.values()) - 1) < 1e-9),
            ),
            compare=False,
        ),
        lambda: lambda weights: {name: 1 / len(weights) for name in weights},
        swap(lambda weights: weights),
        swap(lambda weights: {}),
        worked=(
            "def answer(weights):\n    return {name: weight / sum(weights.values()) for name, weight in"
            " weights.items()}\n"
        ),
    ),
    "argument": question(
        StructuredArgument({"claim": "What you hold.", "evidence": "What speaks for it."}, model=argue()),
        lambda: ("A capacity of {rdc} would not settle it.", "Some states pay more than others."),
        argue("claim"),
        argue("evidence"),
        facts={"rdc": "forces.rdc.planned_strength"},
        solution="There is no single answer: {key}",
    ),
    "supported": question(
        supported(),
        lambda: "not in the source",
        wrong=(Wrong("a", "It is not there. Read."), Wrong("contradicted", "Nor denied. Read.")),
    ),
}


def said(name, answer, **more):
    """The reply to an answer of a sample."""
    return judge(SAMPLES[name], answer, **more)


def forms(answers):
    """Marks a test of right answers: lists of them by sample."""
    cases = [
        pytest.param(name, one, id=f"{name} {n}") for name, given in answers.items() for n, one in enumerate(given)
    ]
    return pytest.mark.parametrize(("name", "answer"), cases)


def slips(*cases):
    """Marks a test of wrong answers: the sample, the answer, and words of the reply."""
    return pytest.mark.parametrize(("name", "answer", "words"), cases)
