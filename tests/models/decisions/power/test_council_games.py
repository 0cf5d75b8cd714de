"""Rules of the Council as games. Oracle: the articles named, counted by hand; and `council.decide`."""

import dataclasses
import math
from fractions import Fraction

import pytest

from eudefence import council, power

DAY = "2026-06-01"
LARGE = ("DE", "FR", "IT")


def rest(game, out):
    return [code for code in game.members if code not in out]


def test_three_large_states_cannot_block_alone_but_a_fourth_can_join_them():
    """Article 16(4) TEU, second subparagraph. The three have more than 35 per cent of the population."""
    game = power.game("qualified", on=DAY)
    share = Fraction(sum(game.voters.population[code] for code in LARGE), game.voters.people)
    assert share > Fraction(35, 100)
    assert game.wins(rest(game, LARGE))
    assert all(not game.wins(rest(game, (*LARGE, fourth))) for fourth in rest(game, LARGE))
    found = power.blocking(game, core=LARGE)
    assert (len(found), found.smallest, found.core_blocks) == (24, 4, False)


def test_the_reinforced_majority_has_no_such_clause():
    """Article 238(2) TFEU."""
    game = power.game("reinforced", on=DAY)
    assert not game.wins(rest(game, LARGE))
    assert power.blocking(game, core=LARGE).core_blocks


def test_the_clause_read_as_a_condition_fails():
    """Read as "and fewer than four against", Article 16(4) lets nearly nothing pass. Of the coalitions that win under
    the rule, only those of 24 and more members would be left, and of these only those with 65 per cent.
    """
    rule = council.RULES["qualified"]
    wrong = dataclasses.replace(rule, tests=(rule.tests[0] + rule.tests[1],))
    right = power.game(rule, on=DAY)
    of_24_and_more = sum(math.comb(27, k) for k in range(24, 28))
    assert power.winning(power.game(wrong, on=DAY)) < of_24_and_more == 3304 < power.winning(right) / 1000


def test_the_clause_decides_a_handful_of_coalitions():
    """Without the clause, only coalitions of 24 and more members with under 65 per cent lose. They are counted here."""
    from itertools import combinations

    rule = council.RULES["qualified"]
    game = power.game(rule, on=DAY)
    without = power.game(dataclasses.replace(rule, tests=rule.tests[:1]), on=DAY)
    people, total = game.voters.population, game.voters.people
    lost = sum(
        100 * sum(people[code] for code in out) > 35 * total
        for size in range(4)
        for out in combinations(game.members, size)
    )
    assert power.winning(game) - power.winning(without) == lost > 0


def test_exactly_65_per_cent_is_enough():
    """Article 16(4) TEU: "at least 65 per cent". Twenty states; fifteen hold 65 or one person less of 100 million."""
    people = {f"S{i:02}": 4_000_000 for i in range(15)} | {f"T{i}": 7_000_000 for i in range(5)}
    people["S00"] += 5_000_000
    exactly = power.game("qualified", people)
    fifteen = [code for code in people if code.startswith("S")]
    assert exactly.voters.people == 100_000_000 and exactly.wins(fifteen)
    people["S00"], people["T0"] = people["S00"] - 1, people["T0"] + 1
    assert not power.game("qualified", people).wins(fifteen)


def test_participants_have_a_blocking_number_of_their_own():
    """Article 238(3)(a) TFEU: those who hold more than 35 per cent of the participants' population, plus one member."""
    game = power.game("participants_qualified", {"A": 50, "B": 30, "C": 10, "D": 10}, on=DAY)
    # A alone holds more than 35 per cent, so two are needed to block.
    assert game.wins(["B", "C", "D"]) and not game.wins(["C", "D"])
    assert power.blocking(game, core=["A"]).smallest == 2


def test_who_votes_on_permanent_structured_cooperation():
    game = power.game("pesco_project", on="2023-06-01")
    assert len(game.members) == 26 and game.voters.outside == ("MT",)
    assert power.analyse(game).act == Fraction(1, 2**26)


@pytest.mark.parametrize("rule", ["qualified", "reinforced", "simple", "unanimity"])
def test_a_coalition_wins_when_the_council_adopts(rule):
    """Oracle: `council.decide`, with all others against. Twenty coalitions, from the smallest states up."""
    game = power.game(rule, on=DAY)
    by_size = sorted(game.members, key=lambda code: council.population(DAY)[code])
    for size in range(7, 27):
        against = by_size[size:]
        voters = game.members
        assert game.wins(by_size[:size]) is council.decide(rule, against=against, voters=voters, on=DAY).adopted


def test_a_union_with_one_member_less():
    """After the United Kingdom left, 27 members: the count of its last day without it is that of the what-if."""
    before, after = power.game("qualified", on="2020-01-31"), power.game("qualified", on="2020-02-01")
    what_if = power.game("qualified", voters=[code for code in before.members if code != "GB"], on="2020-01-31")
    assert len(before.members) == 28 and "GB" in before.members
    assert power.analyse(what_if).winning == power.analyse(after).winning


def test_a_union_of_36():
    """More than can be asked one by one. Oracle: the identities, and equal power of equals."""
    people = council.population(DAY) | dict.fromkeys("AL BA GE MD ME MK RS TR UA".split(), 1000000)
    found = power.analyse(power.game("qualified", people, on=DAY))
    assert len(found.members) == 36
    assert sum(one.shapley_shubik for one in found.members) == 1
    assert found.of("Ukraine").by_size == found.of("Georgia").by_size


def test_weighted_votes_and_population_together():
    """Treaty of Nice (260 of 352 votes, half of the members, 62 per cent), small enough to be asked one by one."""
    people, votes = {"DE": 82, "FR": 65, "MT": 1, "LU": 1}, {"DE": 29, "FR": 29, "MT": 3, "LU": 4}
    game = power.game("qualified_nice_28", people, weights=votes, on="2014-06-01")
    assert power.analyse(game).members == power.analyse(game, method="each_coalition").members
    assert power.blocking(game, core=["DE"]).core_blocks


def test_a_rule_under_which_nobody_decides_for_others_is_refused():
    with pytest.raises(ValueError, match="stays outside and stops nobody"):
        power.game("consent", voters=["DE", "FR"], on=DAY)
    with pytest.raises(ValueError, match="does not depend on who is in favour"):
        power.game("quorum", on=DAY)


def test_a_rule_under_which_support_harms_is_refused():
    rule = council.RULES["simple"]
    most = dataclasses.replace(rule.tests[0][0], comparison="at_most", fraction=Fraction(9, 10))
    least_and_most = dataclasses.replace(rule, tests=((rule.tests[0][0], most), (dataclasses.replace(
        rule.tests[0][0], comparison="at_least", fraction=Fraction(1)),)))  # fmt: skip
    with pytest.raises(ValueError, match="more support never harms"):
        power.game(least_and_most, {f"S{i}": 1 for i in range(12)}, on=DAY)


def test_what_if_is_said():
    game = power.game(
        "qualified_nice", voters=council.members(DAY), weights=dict.fromkeys(council.members(DAY), 5), on=DAY
    )
    assert game.what_if and game.what_if in game.explain()
