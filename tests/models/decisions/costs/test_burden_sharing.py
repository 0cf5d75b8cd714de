"""Burdens against national income. Oracle: they cancel out."""

from __future__ import annotations

import pytest
from hypothesis import given

from eudefence import costs
from tests.models.decisions.costs.bills import FRACTION, own_and_key


@given(own_and_key)
def test_burdens_cancel_out(rows):
    """Property: what some pay too much others pay too little; under the key alone nobody does."""
    states = "ABCDEFGH"[: len(rows)]
    own = {state: row[0] for state, row in zip(states, rows, strict=True)}
    key = {state: row[1] for state, row in zip(states, rows, strict=True)}
    fall = costs.share(sum(own.values()), "lie_where_they_fall", own=own, key=key)
    assert costs.burden(fall, key=key).sum() == 0
    by_key = costs.share(sum(own.values()), "participants_only", key=key)
    assert not costs.burden(by_key, key=key).any()


def test_a_member_that_pays_nothing_has_a_negative_burden():
    """Worked by hand for the sign: Denmark in 2022 paid nothing towards operations, so all others paid more than their
    share.
    """
    found = costs.burden(costs.share(10**8, "common_costs", **FRACTION, on="2022-06-30"))
    assert found["DK"] < 0 and all(found[state] > 0 for state in found.index if state != "DK") and found.sum() == 0
    with pytest.raises(ValueError, match="key: there is no weight for NO"):
        costs.burden(costs.share(1, "lie_where_they_fall", own={"NO": 1}))
