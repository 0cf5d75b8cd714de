"""What is said of a decision apart from the votes. Oracle: the Treaties and Protocols."""

import pytest

from eudefence import council
from tests.models.decisions.council.unions import IN_27


def test_words_about_who_does_not_vote():
    assert (
        "Denmark does not vote on acts with defence implications"
        in council.decide("launch_operation", on="2021-01-01").explain()
    )
    assert "Only states that take part vote: not Malta." in council.decide("pesco_project", on=IN_27).explain()
    assert "vital and stated reasons" in council.decide("cfsp_implementing", on=IN_27).explain()


@pytest.mark.parametrize(
    ("act", "asked"),
    [("edf", True), ("enhanced_cooperation_other", True), ("launch_operation", False), ("safe", False)],
)
def test_the_part_of_parliament_is_told_where_it_has_one(act, asked):
    """Articles 294 and 329(1) TFEU: it decides together with the Council, or consents; under Articles 42(4) TEU and 122
    TFEU it does neither.
    """
    assert ("The European Parliament must agree as well" in council.decide(act, on="2025-06-01").explain()) is asked
