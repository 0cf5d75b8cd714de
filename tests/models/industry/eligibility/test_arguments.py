"""What is typed wrongly is refused with the nearest match. Oracle: the signatures of the public interface."""

import pytest

from eudefence.models.industry.eligibility import Component, Consortium, Entity, assess, case


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda: Entity("", "FR"), "name: .* is no name"),
        (lambda: Entity("A", "Frnace"), "Did you mean 'France'"),
        (lambda: Entity("A", "FR", controlled_by="Untied Kingdom"), "controlled_by: .*United Kingdom"),
        (lambda: Entity("A", "FR", guarantees="yes"), "guarantees: 'yes' is neither True nor False"),
        (lambda: Entity("A", "FR", role="contractor"), "role: .*recipient"),
        (lambda: Entity("A", "FR", contract_share=15), "15 is no part of a whole. Write 15 per cent as 0.15"),
        (lambda: Entity("A", "FR", size="tiny"), "size: .*small or medium"),
        (lambda: Component("A", "FR", float("nan")), "cost: nan is not a number"),
        (lambda: Consortium([Entity("A", "FR"), Entity("A", "DE")]), "'A' stands there twice"),
        (lambda: Consortium(["A"]), "entities: 'A' is no Entity"),
        (lambda: Consortium([], [Entity("A", "FR")]), "components: .* is no Component"),
        (lambda: Consortium([], action="develop"), "Did you mean 'development'"),
        (lambda: Consortium([], design_authority="yes"), "True, False or None"),
        (lambda: Consortium([], category=3), "category: 3"),
        (lambda: assess("FR", "EDF"), "consortium: 'FR' is no Consortium"),
        (lambda: case("british_own"), "Did you mean 'british_owned'"),
    ],
)
def test_a_wrong_argument_is_named(make, told):
    with pytest.raises(ValueError, match=told):
        make()


def test_nothing_named_is_not_determinable():
    """No firm, no part and no state: nothing can pass."""
    for instrument in ("EDIP", "SAFE"):
        assert assess(Consortium([]), instrument).eligible is None
    assert assess(Consortium([]), "EDF").eligible is False  # fewer than three


def test_a_verdict_explains_itself():
    verdict = assess(case("sub_14").consortium, "SAFE")
    assert str(verdict).startswith("Eligible under SAFE on 8 October 2026, as procurement.")
    assert "does not look at Delta" in str(verdict)
    assert all(test.article and test.source and test.said.endswith(".") for test in verdict.tests)
