"""Tables of power. Oracle: the fractions of `power.analyse`, and what a share of a whole cannot tell."""

from decimal import Decimal

import pytest

import eudefence as ed
from eudefence import power

DAY = "2026-06-01"


def test_indices_are_the_fractions_to_twelve_digits():
    game = power.game("qualified", on=DAY)
    frame, found = power.indices(game), power.analyse(game)
    assert list(frame.columns) == ["swings", "penrose", "banzhaf", "shapley_shubik", "prevent", "initiate"]
    assert frame.index.name == "member" and frame.attrs["winning"] == found.winning == power.winning(game)
    for one in found.members:
        row = frame.loc[one.member]
        assert row["swings"] == one.swings
        for measure in frame.columns[1:]:
            exact = getattr(one, measure)
            assert abs(Decimal(row[measure]) - Decimal(exact.numerator) / Decimal(exact.denominator)) <= Decimal(
                "5e-13"
            )


def test_a_frame_of_power_is_exported(tmp_path):
    path = ed.export(power.indices(power.weighted(51, {"A": 50, "B": 49, "C": 1})), tmp_path / "power.csv")
    assert "A,3,0.75,0.6," in path.read_text(encoding="utf-8")


def test_rules_are_compared_by_what_compares_rules():
    games = {"unanimity": power.game("unanimity", on=DAY), "majority": power.game("qualified", on=DAY)}
    frame = power.compare(games, "prevent")
    assert (frame["unanimity"] == 1).all() and (frame["majority"] < 1).all()
    assert frame.attrs["act"]["unanimity"] == pytest.approx(2**-27, abs=1e-12)
    assert power.compared(games, "penrose")["MT"]["unanimity"] == pytest.approx(2**-26, abs=1e-12)
    with pytest.raises(ValueError, match="do not compare rules"):
        power.compare(games, "banzhaf")
    with pytest.raises(ValueError, match="Did you mean 'penrose'"):
        power.compare(games, "penros")
    with pytest.raises(ValueError, match="games: give games by name"):
        power.compare([])


def test_one_member_explains_itself():
    found = power.decisive(power.game("qualified", on=DAY), "Malta")
    assert found == power.analyse(power.game("qualified", on=DAY)).of("MT")
    assert f"{found.swings:,} of the 67,108,864 ways" in found.explain()
    dummy = power.decisive(power.weighted(12, {"DE": 4, "FR": 4, "IT": 4, "NL": 2, "BE": 2, "LU": 1}), "LU")
    assert "a dummy player" in dummy.explain()


@pytest.mark.parametrize("quota", [0, -1, 101, "many", float("nan"), None])
def test_a_quota_that_makes_no_game_is_refused(quota):
    with pytest.raises(ValueError, match="quota: "):
        power.weighted(quota, {"A": 50, "B": 49, "C": 1})


@pytest.mark.parametrize("weights", [{}, {"A": -1, "B": 5}, [50, 49, 1], {"A": 2**62}])
def test_weights_that_make_no_game_are_refused(weights):
    with pytest.raises(ValueError, match="weights"):
        power.weighted(1, weights)


def test_a_search_without_an_end_is_refused_and_a_limit_ends_it():
    game = power.game("qualified", on=DAY)
    with pytest.raises(ValueError, match="Name a core, or a limit"):
        power.blocking(game)
    found = power.blocking(game, limit=5)
    assert len(found) == 5 and not found.complete and "At least 5 coalitions" in found.explain()
