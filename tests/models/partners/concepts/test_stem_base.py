"""Implications.

Oracles: the definition of a pseudo-closed set (Ganter and Wille 1999, definition 40), tried with every subset; the sets
that follow the base are the closed sets and no others; hand-worked tables.
"""

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from eudefence import concepts
from tests.models.partners.concepts.living import LIVING, NEEDS, TABLES


def closure(table, names, attributes):
    own = [set(has) for has in table.values() if names <= set(has)]
    return frozenset(name for name in attributes if all(name in has for has in own))


def pseudo_closed(table):
    attributes = sorted({name for own in table.values() for name in own})
    found = []
    for size in range(len(attributes) + 1):
        for names in map(frozenset, itertools.combinations(attributes, size)):
            whole = closure(table, names, attributes)
            if whole != names and all(closure(table, one, attributes) <= names for one in found if one < names):
                found.append(names)
    return set(found)


@settings(max_examples=150, deadline=None)
@given(TABLES)
def test_the_premises_are_the_pseudo_closed_sets(table):
    found = concepts.implications(table, support="all")
    assert {frozenset(one.premise) for one in found} == pseudo_closed(table)


@settings(max_examples=100, deadline=None)
@given(TABLES, st.data())
def test_what_follows_the_base_is_closed(table, data):
    attributes = sorted({name for own in table.values() for name in own})
    names = set(data.draw(st.sets(st.sampled_from(attributes))))
    rules = concepts.implications(table, support="all")
    follows = all(not set(rule.premise) <= names or set(rule.conclusion) <= names for rule in rules)
    assert follows == (closure(table, frozenset(names), attributes) == frozenset(names))


def test_the_living_beings():
    """Ganter and Wille 1999: everything in the table needs water, and what suckles moves, has limbs, lives on land."""
    found = concepts.implications(LIVING, support="all")
    assert {frozenset(one.premise) for one in found} == pseudo_closed(LIVING)
    assert (found[0].premise, found[0].conclusion, found[0].support) == ((), (NEEDS,), 8)
    suckling = next(one for one in found if set(one.premise) == {NEEDS, "suckles"})
    assert set(suckling.conclusion) == {"moves", "limbs", "lives on land"}
    assert suckling.explain().endswith("This rests on 1 case: dog.")


def test_a_rule_on_nobody_is_kept_apart():
    table = {"Norway": ["fund"], "Canada": ["loan"]}
    assert [one.brief() for one in concepts.implications(table, support="all")] == []
    table = {"Norway": ["fund"], "Canada": ["loan"], "Japan": ["declaration"]}
    whole = concepts.implications(table, support="all")
    assert concepts.implications(table) == ()
    assert len(whole) == 3
    assert whole[0].explain().startswith("Whoever has") and "Nobody in this table" in whole[0].explain()


def test_one_more_partner_breaks_a_rule():
    table = {"Norway": ["fund", "market"], "Japan": []}
    assert "fund -> market (1)" in [one.brief() for one in concepts.implications(table)]
    assert "fund -> market" not in str([one.brief() for one in concepts.implications({**table, "Ukraine": ["fund"]})])
