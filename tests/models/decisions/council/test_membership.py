"""Members and their populations. Oracle: the Council's tables of persons."""

from eudefence import council


def test_population_in_force_changes_on_1_january():
    assert council.population("2024-12-31")["DE"] != council.population("2025-01-01")["DE"]
    assert len(council.population("2020-01-31")) == 28 and len(council.population("2020-02-01")) == 27
