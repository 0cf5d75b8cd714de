"""The answer kinds, each in a small question of its own.

Oracle: hand-made keys. Every question below also goes through `review.defects`, which tries its other forms and wrong
answers.
"""

import sys
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

from eudefence.learning.bank.catalogue import find
from eudefence.learning.bank.question import Question, Wrong
from eudefence.learning.checking.checker import judge
from eudefence.learning.checking.presentation import filled_kind
from eudefence.learning.kinds import Choice, Column, Countries, Function, Mapping, ReasonedChoice
from eudefence.learning.kinds.function_with_laws import Law, LawfulFunction
from eudefence.learning.trial.reading import Code, Unreadable
from eudefence.learning.workshop.review import defects
from tests.learning.samples import SAMPLES, argue, question


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_question_holds(name):
    assert defects(SAMPLES[name]) == []


def said(name, answer, **more):
    return judge(SAMPLES[name], answer, **more)


RIGHT = {
    "number": [
        5000,
        5e3,
        "5,000",
        "5 000",
        "5\u202f000",
        "5'000",
        "5.000.000e-3",
        "5k",
        "5 thousand",
        "5,000 persons",
        "about 5000",
        "NATO-5000",
        np.int64(5000),
        np.float32(5000),
        pd.Series([5000]),
        pd.DataFrame({"x": [5000]}),
        [5000],
    ],
    "share": [0.352, "35.2 %", "35.2%", "0,352", 0.357, 0.347, "44/125"],
    "per cent": [65.3, "65.3 %", "65,3 per cent", 65.35, 65.25],
    "money": [150, "150 billion", "€150bn", "EUR 150 000 million", 151.5],
    "negative": [-12.5, "-12.5", "\u221212,5", -13.5],
    "year": [2017, "2017", "in 2017", 2017.0],
    "choice": ["b", "B", "b)", "option b", "second", "the second", ["b"]],
    "true or false": [False, "no", "No.", "b"],
    "reasoned": [("no", 1), (False, "1"), ["b", "42(4)"], "b1", "b, 1", "(b) 1"],
    "countries": [
        "France, Greece, UK, Turkey",
        ["FRA", "EL", "Great Britain", "Türkiye"],
        pd.Series(["FR", "GR", "GB", "TR"]),
        pd.DataFrame({"c": ["FR", "GR", "GB", "TR"]}),
        np.array(["FR", "GR", "GB", "TR"]),
        {"FR": 1, "GR": 2, "UK": 3, "TR": 4},
        pd.Index(["FR", "GR", "GB", "TR"]),
        pd.Series([1, 2, 3, 4], index=["FR", "GR", "GB", "TR"]),
        "FR GR GB TR",
        "France Greece United Kingdom Turkey",
        "FR/EL/UK/TR",
        "FR, GR and the United Kingdom & Türkiye",
        "FR und GR, GB et TR",
        ["FR, GR, GB, TR"],
        "“FR”, “GR”, “GB”, “TR”",
    ],
    "no country": ["none", "No state.", "nobody", set()],
    "ordering": [
        "cab",
        "c, a, b",
        "c > a > b",
        "c a b",
        "C-A-B",
        "1. c 2. a 3. b",
        "c) a) b)",
        ["c a b"],
        ["Policy", "Agency", "Loans"],
        ("cfsp", "eda", "safe"),
        pd.Series(["c", "a", "b"]),
    ],
    "ties": ["cab", "cba", ["c", ["a", "b"]]],
    "mapping": [
        {"rdc": "in the union", "jef": "Outside", "legion": "Proposed"},
        {"Deployment Capacity": "a", "Expeditionary Force": "b", "Legion": "c"},
        pd.Series({"rdc": "in the Union", "jef": "outside", "legion": "proposed"}),
    ],
    "table": [
        pd.DataFrame({"Country": ["Italy", "Germany", "France"], "Percentage": [np.nan, 30.25, 20.05], "other": 1}),
        pd.DataFrame({"share": [20.1, 30.2, None]}, index=pd.Index(["FR", "DE", "IT"], name="country")),
        pd.Series({"FR": 20.1, "DE": 30.2, "IT": None}),
    ],
    "table by period": [
        pd.DataFrame({"p": list("aabbbb"), "way": ["up", "up", "up", "down", "down", "down"]})
        .assign(period=lambda t: t["p"].map({"a": "first", "b": "second"}))
        .groupby(["period", "way"])
        .size()
        .unstack(fill_value=0)
    ],
    "supported": ["c", "not in the source", "not in source", "The text is silent.", "it says nothing on this"],
    "legal basis": ["Artikel 46 Absatz 6 EUV", "article 46, paragraphe 6 TUE", "§ 46(6)", "Art. 46 § 6 EUV"],
    "formula": ["A*C+B*~C", "(a and c) or (b and not c)", "B & !C | C & A"],
    "formulae": ["A*C", "C*B", "B*C + A*B*C"],
    "graph": [{"FR": {"DE", "IT"}}, ["FR-DE", "IT-FR"], [{"France", "Germany"}, ("FR", "IT")]],
    "weighted graph": [[("b", "a", 2.0), ("c", "b", 1)], {"a": {"b": 2}, "b": {"c": {"weight": 1}}}],
    "function": [lambda states, each: each * states, np.multiply],
}


@pytest.mark.parametrize(("name", "number"), [(name, number) for name in RIGHT for number in range(len(RIGHT[name]))])
def test_right_forms(name, number):
    feedback = said(name, RIGHT[name][number])
    assert feedback.right, feedback


@pytest.mark.parametrize(
    ("name", "answer", "words"),
    [
        ("number", 5, "a thousand times too small"),
        ("number", "5.000", "a full stop is the decimal point"),
        ("number", 5_000_000, "a thousand times too large"),
        ("number", -5000, "sign"),
        ("number", 4999, "not the number"),
        ("number", True, "A number is asked for"),
        ("number", "many", "No digits"),
        ("number", "between 4000 and 6000", "More than one number"),
        ("number", "1,2,3", "cannot be read as one number"),
        ("number", [1, 2], "One number is asked for"),
        ("number", (5, 0), "Did you type a comma inside the number?"),
        ("number", 4321, "the row, the date and the unit (persons)"),
        ("year", 2015, "That is not the year the data give"),
        ("year", 2.017, "That is not the year the data give"),
        ("number", "five thousand", "No digits"),
        ("share", 35.2, "a hundred times too large"),
        ("share", 0.359, "outside the tolerance"),
        ("per cent", 0.653, "Multiply by 100"),
        ("per cent", "66", "outside the tolerance"),
        ("money", "150 million", "a thousand times too small"),
        ("choice", "d", "none of the options"),
        ("choice", "the", "“the” fits more than one option"),
        ("choice", ["a", "b"], "One option"),
        ("choice", 2, "none of the options"),
        ("choice", True, "“True” is none of the options"),
        ("supported", "no", "two things"),
        ("supported", False, "two things"),
        ("supported", "not supported", "two things"),
        ("supported", "not supported by the source", "two things"),
        ("supported", "yes", "It is not there"),
        ("supported", True, "It is not there"),
        ("supported", "contradicts", "Nor denied"),
        ("reasoned", "no", "Now say why"),
        ("reasoned", "yes", "Now say why"),
        ("reasoned", ("b", ...), "Now say why"),
        ("reasoned", ("b", 3), "none of the reasons"),
        ("countries", ["FR", "GR", "Brussels"], "no country"),
        ("countries", ["FR", "DE", "Untied Kingdom"], "Did you mean United Kingdom"),
        ("countries", 3, "A list of countries"),
        ("countries", "none", "You named no country"),
        ("countries", "England, Greece", "“England” is no country that the course data know. Use the English name"),
        ("countries", "FR GR Atlantis", "“FR GR Atlantis” is no country"),
        ("no country", "-", "no country that"),
        ("no country", ",", "no country that"),
        ("countries", pd.DataFrame({"a": ["FR"], "b": ["DE"]}), "Choose one column"),
        ("countries", ["FR", "DE"], "Of your 2 countries, 1 belongs and 1 does not; 3 are missing"),
        ("countries", ["FR", "GR"], "Both countries belong; 2 are missing"),
        ("countries", ["FR", "GR", "DE"], "Of your 3 countries, 2 belong and 1 does not; 2 are missing"),
        ("countries", ["FR", "ES", "DE"], "Of your 3 countries, 1 belongs and 2 do not; 3 are missing"),
        ("countries", ["ES", "DE"], "None of your 2 countries belongs; 4 are missing"),
        ("countries", ["FR", "GR", "GB", "TR", "DE"], "none is missing"),
        ("ordering", "cba", "You put “Loans” before “Agency”"),
        ("ordering", "ca", "not placed yet: “Loans”"),
        ("ordering", "caab", "stands in your list twice"),
        ("ordering", ["c", "a", "x"], "none of the items"),
        ("ordering", {"c", "a", "b"}, "curly brackets has no order"),
        ("ordering", "c a", "not placed yet: “Loans”"),
        ("ordering", 3, "Letters in order are asked for; this is a whole number"),
        ("ties", "acb", "You put “one” before “three”"),
        (
            "mapping",
            {"rdc": "outside", "jef": "outside", "legion": "in the Union"},
            "1 of 3 is in the right place. Look again at Deploy",
        ),
        ("mapping", {"rdc": "outside", "jef": ...}, "1 of 3 is sorted; still open"),
        ("mapping", {"rdc": "elsewhere"}, "none of the categories"),
        ("mapping", {"nato": "outside"}, "none of the 3 items"),
        ("table", pd.DataFrame({"country": ["FR"], "amount": [1]}), "The column “share” is missing"),
        ("table", {"country": ["FR", "FR"], "share": [1, 2]}, "twice"),
        (
            "table",
            {"country": ["FR", "DE", "IT"], "share": [20.1, 0.302, None]},
            "The first cell that differs is share in the row DE",
        ),
        (
            "table",
            {"country": ["FR", "DE", "ES"], "share": [20.1, 30.2, 1]},
            "1 row too many, for example ES and 1 row missing",
        ),
        ("table", {"country": ["FR", "DE", "IT"], "share": [20.1, None, None]}, "Your cell is empty"),
        ("table", {"country": ["FR", "DE"], "share": [20.1]}, "different lengths"),
        (
            "table by period",
            {"period": ["first", "second"], "up": [0, 0], "down": [0, 0]},
            "look at the row and the date.",
        ),
        ("table by period", pd.Series({("first", "up"): 2, ("second", "down"): 3}), "Put `.unstack()` behind it"),
        ("table", {"country": ["none"], "share": [1]}, "no country that"),
        ("formula", "A*C + B*~C + A*B", "not the shortest"),
        ("formula", "A + D", "no condition"),
        ("formula", "A * (B", "not closed"),
        ("formula", "A B", "cannot be read to its end"),
        ("formula", "A +", "missing"),
        ("formula", "A ? B", "no meaning"),
        ("formula", "(" * 500, "too many brackets"),
        ("formula", "B", "includes the case"),
        ("formula", "A*B*C", "leaves out the case"),
        ("graph", [("FR", "DE"), ("DE", "IT")], "Of your 2 ties, 1 belongs and 1 does not; 1 is missing"),
        ("graph", ["FR"], "is no tie"),
        ("weighted graph", [("a", "b", 2), ("b", "c", 3)], "the weight of b-c differs"),
        ("lone member", [("a", "b"), ("b", "c")], "1 belongs"),
        ("lone member", {"a": ["b"], "c": [], "d": []}, "The ties are right, but the members are not"),
        ("function", lambda states, each: 1, "For `answer(3, 2)` your function gives `1`, and `6` is right"),
        ("function", lambda states: 1, "stops with TypeError"),
        ("function", lambda states, each: states / 0, "ZeroDivisionError"),
        ("function", lambda states, each: iter([]), "cannot be read"),
        ("function", 6, "by its name without brackets"),
        ("property", lambda weights: dict.fromkeys(weights, 1), "it must hold that the shares sum to one"),
        ("argument", argue() | {"evidence": "Words words words."}, "1 different word"),
        ("argument", {**argue(), "evidence": argue()["claim"]}, "say the same"),
        ("argument", {"opinion": "x"}, "no part"),
        ("argument", {"claim": 3, "evidence": "x"}, "should be a text"),
    ],
)
def test_what_is_said_to_a_slip(name, answer, words):
    feedback = said(name, answer)
    assert feedback.state == "not yet"
    assert words in feedback.message


def test_a_year_is_shown_as_a_year():
    """2,017 is a number of things; 2017 is a year."""
    assert "2017" in said("year", 2017).message and "2,017" not in said("year", 2017).message
    assert said("year", ...).message.endswith("Type a year, for example 1999.")


def test_items_that_are_their_own_words_are_not_listed_twice():
    assert "Items" not in said("mapping of words", ...).message and "Items:" in said("mapping", ...).message


def test_a_solution_names_the_short_name_too():
    """The learner typed the short name; a solution with other words alone would have to be looked up."""
    assert "Deployment Capacity (`rdc`): in the Union" in said("mapping", SAMPLES["mapping"].key()).message
    assert "Eurocorps: outside" in said("mapping of words", SAMPLES["mapping of words"].key()).message


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


def test_right_choice_with_wrong_reason_is_told_apart():
    sample = question(ReasonedChoice(("yes", "no"), ("first", "second", "third")), lambda: ("no", "first"))
    assert "not for this reason" in judge(sample, "no", because=2).message
    assert "does not hold" in judge(sample, "yes", because=2).message


def test_who_gives_the_right_reason_is_not_told_to_look_for_it():
    """The typical wrong option speaks to those who have a wrong reason too; a pair of its own may speak to the right
    one.
    """
    kind = ReasonedChoice(("yes", "no", "later"), ("first", "second", "third"))
    words = ("You took one for the other. Look for the reason.", "So far so good. Ask when.", "No.")
    wrong = tuple(map(Wrong, ("yes", ("later", 1), "later"), words))
    sample = question(kind, lambda: ("no", "first"), wrong=wrong)
    assert "Your reason is the right one" in judge(sample, "yes", because=1).message
    assert judge(sample, "yes", because=2).message == judge(sample, "yes", because=3).message == wrong[0].message
    assert judge(sample, "later", because=1).message == wrong[1].message


@pytest.mark.parametrize("id", ["01.c", "01.5", "02.2", "02.d", "03.b", "03.d", "03.6"])
def test_no_question_advises_to_look_for_a_reason_that_was_given(id):
    """Every wrong option of the bank with the right reason is told that the reason is right. Oracle: the key."""
    asked = find(id)
    kind = filled_kind(asked)
    option, reason = kind.read_key(asked.key())
    for letter, _ in kind.offered()[0][1]:
        if letter != option:
            said_to = judge(asked, letter, because=int(reason)).message
            assert "reason is the right one" in said_to or "and so is the reason" in said_to, (id, letter)


def test_how_often_may_be_answered_with_a_number():
    """Oracle: the words themselves; 0 times is never, once is 1."""
    kind = Choice(("often", "once", "never"))
    assert [kind.read(answer) for answer in (0, "0", "0 times", 1, "never")] == ["c", "c", "c", "b", "c"]
    with pytest.raises(Unreadable, match="none of the options"):
        Choice(("yes", "no")).read(0)


def test_a_text_that_should_be_a_value_is_called_a_text():
    kind = Function(("states",), cases=((27,),))
    key = kind.read_key(lambda states: True)
    assert "the text `'True'`, and the value `True` is right" in kind.comment(
        kind.read(Code(lambda states: "True")), key
    )
    assert "the value `True` is right" not in kind.comment(kind.read(Code(lambda states: False)), key)


def test_an_unknown_argument_is_named_where_a_function_stops_at_it():
    kind = Function(("start", "end", "day"), cases=(("2003", None, "2004"),))
    key = kind.read_key(lambda start, end, day: "undecided")
    compares = kind.comment(kind.read(Code(lambda start, end, day: day < end)), key)
    assert "Here `end` is `None`, which means not known: ask `if end is not None` before you use it." in compares
    assert "not known" not in kind.comment(kind.read(Code(lambda start, end, day: start + 1)), key)


def test_a_short_name_gets_the_country_it_may_stand_for():
    """Oracle: the table of countries, where one name holds the word Congo and two hold South."""
    assert "Did you mean Democratic Republic of the Congo?" in said("countries", ["the Congo"]).message
    assert "Did you mean" in said("countries", ["Grece"]).message


def test_reason_can_be_given_in_either_way():
    assert said("reasoned", "no", because=1).right and said("reasoned", ("no", 1)).right


def test_missing_reason_does_not_betray_the_choice():
    assert said("reasoned", "no").message == said("reasoned", "yes").message


def test_empty_set_may_be_the_answer_but_an_empty_list_is_untouched():
    assert said("no country", set()).right
    assert said("no country", []).state == "not attempted"


def test_detail_names_countries_and_ties():
    assert "Missing: Greece, Türkiye and United Kingdom" in said("countries", ["FR"], detail=True).message
    assert "Missing: France-Italy" in said("graph", [("FR", "DE"), ("FR", "GB")], detail=True).message


def test_model_points_are_shown_only_when_the_argument_is_complete():
    assert "5,000 persons" in said("argument", argue()).message
    assert "5,000 persons" not in said("argument", argue() | {"claim": "Too short."}).message


def test_a_function_may_not_change_the_cases_nor_print():
    def greedy(weights):
        share = {name: weight / sum(weights.values()) for name, weight in weights.items()}
        weights.clear()
        print("noise")
        return share

    assert said("property", greedy).right and said("property", greedy).right


def test_an_untouched_function_is_not_attempted():
    def answer(states, each): ...

    def documented(states, each):
        """Seats of all states together."""

    assert said("function", answer).state == said("function", documented).state == "not attempted"


def test_a_function_that_gives_nothing_is_an_attempt():
    """Who printed the result instead of returning it has worked, and is told what is missing."""
    feedback = said("function", lambda states, each: print(states * each))
    assert feedback.state == "not yet" and "Does it end with return?" in feedback.message


@pytest.mark.parametrize("slip", [lambda x: x * 1.01, lambda x: x / 1.01, lambda x: x + 0.001, str])
def test_a_function_is_right_only_where_its_results_are(slip):
    """One per cent off is wrong, in a number, in a list and in a dictionary. Oracle: the definition of equal results."""
    for wrap in (lambda x: x, lambda x: [1, x], lambda x: {"seats": x}):
        sample = question(
            Function(("states", "each"), cases=((3, 2), (27, 4))),
            lambda wrap=wrap: lambda states, each: wrap(states * each),
        )
        assert judge(sample, lambda states, each, wrap=wrap: wrap(states * each)).right
        assert not judge(sample, lambda states, each, wrap=wrap, slip=slip: wrap(slip(states * each))).right


def test_a_tolerance_of_a_function_is_kept_on_both_sides():
    sample = question(Function(("x",), cases=((10,),), tolerance=0.5), lambda: lambda x: x)
    assert judge(sample, lambda x: x + 0.5).right and not judge(sample, lambda x: x + 0.51).right


def test_a_law_binds_even_where_every_result_equals_the_key():
    """Laws are looked at for themselves: here the key breaks the law too, so that nothing else could notice."""
    law = Law("more money is worth more", 0, 1, lambda one, other: one < other)
    kind = LawfulFunction(("money",), cases=((1,), (2,)), laws=(law,))
    value = kind.read_key(lambda money: 5)
    assert Function.same(kind, value, value) and not kind.same(value, value)


def test_a_typical_wrong_reason_matches_that_reason_only():
    kind = ReasonedChoice(("yes", "no"), ("first", "second", "third"))
    pattern = kind.read_pattern(["no", "second"])
    assert (
        kind.matches(("b", "2"), pattern)
        and not kind.matches(("b", "3"), pattern)
        and not kind.matches(("a", "2"), pattern)
    )
    assert all(kind.matches(("a", reason), kind.read_pattern("yes")) for reason in "123")


def test_a_message_may_cover_many_answers():
    sample = question(
        Countries(), lambda: {"FR", "DE"}, wrong=(Wrong({"GB"}, "The UK left.", when=lambda answer: "GB" in answer),)
    )
    assert judge(sample, ["FR", "DE", "UK"]).message == "The UK left."


def test_a_column_of_an_unknown_kind_is_refused():
    with pytest.raises(ValueError, match="kind: 'percent'"):
        Column("share", "percent")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"wrong": ()}, "wrong: 0 typical"),
        ({"hints": ("One.",)}, "hints: 1"),
        ({"solution": ""}, "solution: is missing"),
        ({"objective": "Numbers"}, "begin with a verb"),
        ({"points": 0}, "points: 0"),
        ({"prompt": "word " * 200}, "200 words"),
        ({"prompt": "There are 26 states. How many?"}, "26 states"),
        ({"prompt": "Is it {persons}?"}, "not bound"),
        ({"prompt": "Is it {x}?", "facts": {"x": "forces.csv#rdc.planned_strength"}}, "gives the answer 5,000 away"),
        ({"facts": {"x": "forces.csv#rdc.planned_strength"}}, "x is bound and not used"),
        ({"right_forms": (4999,)}, "a right form 4999"),
        ({"worked": "answer = 3"}, "the worked answer 3"),
        ({"key": lambda: 1 / 0}, "ZeroDivisionError"),
        ({"wrong": (Wrong(1500, "Too short."), Wrong(60000, "That is it. Look."))}, "1 sentences"),
        ({"wrong": (Wrong(1500, "That is it. Look."), Wrong(60000, "That is it. Look."))}, "same message"),
        (
            {"wrong": (Wrong(5000, "That is it. Look."), Wrong(60000, "That is another. Look."))},
            "is answered with right",
        ),
    ],
)
def test_review_finds_a_planted_fault(changes, words):
    given = {name: getattr(SAMPLES["number"], name) for name in SAMPLES["number"].__dataclass_fields__}
    assert any(words in defect for defect in defects(Question(**given | changes)))


def test_review_wants_a_message_for_every_wrong_option():
    sample = question(Choice(("a thing", "two things", "three things")), lambda: "a thing", "b", "b")
    assert any("'c' has no message" in defect for defect in defects(sample))


def test_a_well_argued_place_counts_as_right_and_is_named():
    """By hand: the key says A, a good argument says B, nothing says C."""
    kind = Mapping({"one": "first", "two": "second"}, ("A", "B", "C"), also={"one": ("B", "B can be defended.")})
    key = kind.read_key({"one": "A", "two": "A"})
    defended, wrong = kind.read({"one": "B", "two": "A"}), kind.read({"one": "C", "two": "B"})
    assert kind.same(defended, key) and kind.accepted(defended, key) == "B can be defended."
    assert kind.accepted(key, key) == "" and not kind.same(wrong, key)
    assert kind.comment(kind.read({"one": "B", "two": "B"}), key).startswith(
        "1 of 2 is in the right place. Look again at second"
    )


def test_a_category_may_be_a_year_typed_as_a_number():
    kind = Mapping({"turn": "the turn"}, ("2018", "2019"))
    assert kind.read({"turn": 2019}) == kind.read({"turn": "2019"}) == {"turn": "2019"}


MEMBERS = {
    "true and false": {"HU": True, "SK": False, "FR": True},
    "words": {"HU": "yes", "SK": "no", "FR": "Yes"},
    "numpy": {"HU": np.True_, "SK": np.False_, "FR": np.bool_(True)},
    "column of truth values": pd.Series({"HU": True, "SK": False, "FR": True}),
    "column of objects": pd.Series({"HU": True, "SK": False, "FR": True}, dtype=object),
    "column that may be blank": pd.Series({"HU": True, "SK": False, "FR": True}, dtype="boolean"),
    "column of words": pd.Series({"HU": "yes", "SK": "no", "FR": "yes"}),
    "index": pd.Series({"HU": True, "SK": False, "FR": True}).loc[lambda s: s].index,
    "names": pd.Series(["HU", "FR"]),
    "names with blanks": pd.Series(["HU", None, "FR", "", np.nan]),
    "list with blanks": ["HU", "FR", "", "  ", None, float("nan"), pd.NA, pd.NaT],
    "array with blanks": np.array(["HU", "FR", ""]),
    "table with blanks": pd.DataFrame({"country": ["HU", "FR", None, ""]}),
    "figures": {"HU": 12, "FR": 29.5},
    "column of figures": pd.Series({"HU": 12, "FR": 29}),
    "text": "HU; FR;;",
}


@pytest.mark.parametrize("name", MEMBERS)
def test_who_is_marked_false_or_blank_is_not_counted_in(name):
    """Oracle: the two states that are marked True, by hand."""
    sample = question(Countries(), lambda: {"HU", "FR"})
    assert judge(sample, MEMBERS[name]).right


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"HU": True, "SK": None}, "“SK” has neither True nor False"),
        ({"HU": True, "SK": 1}, "“SK” has neither True nor False"),
        ({"HU": "yes", "SK": "perhaps"}, "“SK” has neither True nor False"),
        (pd.Series({"HU": True, "SK": pd.NA}, dtype="boolean"), "“SK” has neither True nor False"),
        ({"HU": 1, "SK": 0}, "with the value 0 may be chosen or not"),
        (pd.Series({"HU": 1, "SK": 0}), "with the value 0 may be chosen or not"),
    ],
)
def test_a_country_marked_unclearly_is_asked_about(answer, words):
    assert words in judge(question(Countries(), lambda: {"HU"}), answer).message


def test_all_false_names_no_country():
    assert "You named no country" in said("countries", {"FR": False, "DE": False}).message
    assert said("no country", {"FR": False}).right


def test_blank_rows_of_a_sheet_are_no_rows():
    """Oracle: the same table without them."""
    table = pd.DataFrame({"country": ["FR", "DE", "IT", None, ""], "share": [20.1, 30.2, None, None, None]})
    assert said("table", table).right
    assert said("table", {"country": ["FR", "DE", "IT", ""], "share": ["20.1", "30,2", "n/a", ""]}).right


def test_a_masked_figure_is_a_gap():
    """Oracle: numpy's own mask."""
    for masked in (
        np.ma.masked_array([5000], mask=[True]),
        np.ma.masked_array(5000, mask=True),
        np.ma.masked,
        np.ma.masked_array([1.5], mask=[1]),
    ):
        assert "not a number but a gap" in said("number", masked).message
    assert said("number", np.ma.masked_array([5000], mask=[False])).right
    rows = {"country": ["FR", "DE", "IT"], "share": np.ma.masked_array([20.1, 30.2, 9.9], mask=[False, False, True])}
    assert said("table", rows).right
