"""Concepts and their order.

Oracles: the living beings of Ganter and Wille (1999, figure 1.1) with their nineteen concepts; for small tables every
subset tried by the definition of a concept; hand-worked tables.
"""

import itertools

import pandas as pd
import pytest
from hypothesis import given, settings

from eudefence import concepts
from tests.models.partners.concepts.living import LIVING, NEEDS, TABLES


def by_definition(table):
    """Pairs of a group and all it shares, tried with each subset of objects."""
    names = [name for own in table.values() for name in own]
    found = set()
    for size in range(len(table) + 1):
        for group in itertools.combinations(table, size):
            shared = {name for name in names if all(name in table[one] for one in group)}
            found.add((frozenset(one for one in table if shared <= set(table[one])), frozenset(shared)))
    return found


def as_pairs(found):
    return {(frozenset(one.objects), frozenset(one.attributes)) for one in found.concepts}


def test_the_living_beings_have_nineteen_concepts():
    found = concepts.lattice(LIVING)
    assert len(found.concepts) == 19
    assert as_pairs(found) == by_definition(LIVING)
    assert found.concepts[0].objects == tuple(LIVING)
    assert found.concepts[0].own_attributes == (NEEDS,)
    assert found.concepts[-1].objects == ()


def test_a_frame_and_a_mapping_give_the_same():
    frame = pd.DataFrame({"market": [True, False], "declaration": [True, True]}, index=["Norway", "Canada"])
    by_cell = {"Norway": {"market": True, "declaration": True}, "Canada": {"market": False, "declaration": True}}
    assert concepts.lattice(frame).rows == concepts.lattice(by_cell).rows


@settings(max_examples=150, deadline=None)
@given(TABLES)
def test_all_concepts_by_the_definition(table):
    assert as_pairs(concepts.lattice(table)) == by_definition(table)


@settings(max_examples=100, deadline=None)
@given(TABLES)
def test_a_line_joins_what_has_nothing_between(table):
    found = concepts.lattice(table)
    wholes = [frozenset(one.objects) for one in found.concepts]
    lines = {
        (upper, lower)
        for upper, lower in itertools.permutations(range(len(wholes)), 2)
        if wholes[lower] < wholes[upper] and not any(wholes[lower] < between < wholes[upper] for between in wholes)
    }
    assert set(found.covers) == lines
    for upper, lower in found.covers:
        assert found.concepts[lower].height > found.concepts[upper].height


@settings(max_examples=100, deadline=None)
@given(TABLES)
def test_everybody_and_everything_stands_at_one_place(table):
    found = concepts.lattice(table)
    assert sorted(name for one in found.concepts for name in one.own_objects) == sorted(table)
    assert sorted(name for one in found.concepts for name in one.own_attributes) == sorted(found.context.attributes)
    for name, own in table.items():
        assert set(found.concepts[found.place(name)].attributes) == set(own)


def test_height_is_the_longest_way_down():
    """By hand: to the bottom two steps lead over a and ab, then a third; over cde there are only two."""
    found = concepts.lattice({"P": ["a"], "Q": ["a", "b"], "R": ["c", "d", "e"]})
    assert [(one.attributes, one.height) for one in found.concepts if one.height > 0] == [
        (("a",), 1), (("a", "b"), 2), (("c", "d", "e"), 1), (("a", "b", "c", "d", "e"), 3),
    ]  # fmt: skip


def test_four_ways_in_which_two_can_stand():
    found = concepts.lattice({"A": ["x", "y"], "B": ["x"], "C": ["x", "z"], "D": ["x"]})
    assert found.relation("B", "D") == "same"
    assert (found.relation("A", "B"), found.relation("B", "A")) == ("more", "less")
    assert found.relation("A", "C") == "apart"
    assert found.compare("A", "C").endswith("cannot be ranked here. They share x.")
    assert found.pairs_apart == (1, 6)


def test_norway_and_canada_stand_at_different_heights_and_neither_above_the_other():
    """IAI 2026, section 2.2: two kinds of association, and each has something that the other has not."""
    table = {
        "Norway": ["partnership", "market", "fund", "equal terms"],
        "Canada": ["partnership", "own agreement"],
        "Japan": ["partnership"],
    }
    found = concepts.lattice(table)
    assert found.relation("Norway", "Canada") == "apart"
    assert found.relation("Norway", "Japan") == "more"


def test_one_entry_can_change_the_lattice():
    """By hand: a chain of two concepts. Without its declaration Norway shares nothing (four); with the market Canada is
    like Norway (one); the other two changes leave two."""
    told = concepts.lattice({"Norway": ["declaration", "market"], "Canada": ["declaration"]}).disturbed()
    assert (told.now, told.least, told.most, told.cells) == (2, 1, 4, 4)
    assert told.moving == (("Norway", "declaration"), ("Canada", "market"))


def test_a_missing_cell_is_no_no():
    table = {"Norway": {"fund": True}, "Ukraine": {"fund": None}}
    with pytest.raises(ValueError, match=r"one cell cannot be decided \(fund of Ukraine\)"):
        concepts.lattice(table)
    assert len(concepts.lattice(table, undecided="false").concepts) == 2
    assert len(concepts.lattice(table, undecided="true").concepts) == 1
    assert "fund of Ukraine" in concepts.lattice(table, undecided="false").explain()


def test_fewer_rows_and_columns():
    found = concepts.lattice(LIVING, objects=["leech", "bream"], attributes=["moves", "limbs"])
    assert [one.objects for one in found.concepts] == [("leech", "bream"), ("bream",)]


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        ({}, "0 objects"),
        ({"A": []}, "0 attributes"),
        ({"A": {"x": 2}}, r"frame\['A'\]\['x'\]: 2 found; True, False"),
        ({3: ["x"]}, "named by a text"),
        ([["x"]], "frame: .* is accepted"),
        ({f"P{n}": ["x"] for n in range(61)}, "at most 60"),
        ({"A": [f"x{n}" for n in range(61)]}, "at most 60 and 60"),
        ({f"P{n}": [f"x{m}" for m in range(13) if m != n] for n in range(13)}, "more than 4,000 concepts"),
    ],
)
def test_what_is_no_table_is_refused(frame, said):
    with pytest.raises(ValueError, match=said):
        concepts.lattice(frame)


def test_a_name_that_is_not_there():
    with pytest.raises(ValueError, match="leech"):
        concepts.lattice(LIVING).place("leach")
    with pytest.raises(ValueError, match="moves"):
        concepts.lattice(LIVING, attributes=["move"])
    with pytest.raises(ValueError, match="objects: none chosen"):
        concepts.lattice(LIVING, objects=[])
