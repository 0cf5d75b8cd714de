"""Bills that are divided in several tests."""

from __future__ import annotations

from hypothesis import strategies as st

FRACTION = {"common_fraction": 1}


THREE = {"A": 5, "B": 4, "C": 1}


def amounts(payments):
    return {state: str(amount) for state, amount in payments.items()}


own_and_key = st.lists(st.tuples(st.integers(0, 10**9), st.integers(1, 10**6)), min_size=2, max_size=8)
