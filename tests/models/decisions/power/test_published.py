"""What was published on power in the Council, found again. Oracle: each named publication."""

import pytest

from eudefence import council, power


def shapley(day, without=()):
    voters = [code for code in council.members(day) if code not in without]
    return {
        one.member: one.shapley_shubik for one in power.analyse(power.game("qualified", voters=voters, on=day)).members
    }


def test_the_weights_of_nice_under_a_majority_of_votes():
    """Stanford University, CS106B, exercise on power indices, "EU post-Nice": shares in whole per cent, cut off."""
    votes = [29] * 4 + [27] * 2 + [14, 13] + [12] * 5 + [10] * 3 + [7] * 5 + [4] * 5 + [3]
    found = power.analyse(power.weighted(sum(votes) // 2 + 1, {f"State {i}": vote for i, vote in enumerate(votes)}))
    expected = [8] * 4 + [7] * 2 + [3] * 7 + [2] * 3 + [1] * 10 + [0]
    assert [int(100 * one.banzhaf) for one in found.members] == expected


def test_a_member_can_lose_all_power_when_another_one_leaves():
    """W. Kirsch, "Brexit and the distribution of power in the Council of the EU", CEPS 2016: votes of 4, 3 and 3."""
    three = power.analyse(power.weighted(6, {"A": 4, "B": 3, "C": 3}))
    assert len({one.penrose for one in three.members}) == 1
    two = power.analyse(power.weighted(4, {"A": 4, "B": 3}))
    assert two.dummies == ("B",) and two.of("A").penrose == 1


def test_brexit_gave_power_to_the_largest_and_took_it_from_the_smallest():
    """L. Kóczy, "Brexit and Power in the Council of the European Union", Games 12 (2021), abstract."""
    before, after = shapley("2020-01-31"), shapley("2020-02-01")
    assert all(after[code] > before[code] for code in ("DE", "FR", "IT", "ES", "PL"))
    assert all(after[code] < before[code] for code in ("MT", "LU", "CY", "EE"))


@pytest.mark.parametrize("leaving", ["HU", "SE", "IE"])
def test_a_further_exit_that_leaves_the_number_of_states_as_it_is_helps_the_small_ones(leaving):
    """D. Petróczy, M. Rogers and L. Kóczy, "Exits from the European Union", Games 13 (2022), abstract. Of 26 members 55
    per cent are 15, as of 27.
    """
    before, after = shapley("2022-06-01"), shapley("2022-06-01", (leaving,))
    assert all(after[code] > before[code] for code in ("MT", "LU", "CY"))


@pytest.mark.parametrize(("rule", "winning"), [("qualified_6", 14), ("qualified_9", 75), ("qualified_10", 140),
                                               ("qualified_12", 402), ("qualified_15", 2549)])  # fmt: skip
def test_the_councils_of_six_to_fifteen_counted_a_second_way(rule, winning):
    """By generating function and coalition by coalition. Coleman's power to act fell from 21.9 to 7.8 per cent."""
    game = power.game(rule, on=council.RULES[rule].valid_from)
    found = power.analyse(game)
    assert found.winning == winning
    for method in ("each_coalition", "generating_function"):
        assert power.analyse(game, method=method).members == found.members
    assert found.dummies == (("LU",) if rule == "qualified_6" else ())
