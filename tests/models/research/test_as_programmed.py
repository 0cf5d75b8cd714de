"""Rules as a program coded them. Oracle: simulate.c of the Lisbon voting simulation, line by line."""

from eudefence.data.package import course
from eudefence.models.research.as_programmed import programmed


def test_votes_are_rounded_up_from_74_per_cent():
    """255 of 345 votes, which the Treaty takes, are 73.9 per cent."""
    game = programmed(course(), "qualified_nice", "2010-01-01")
    assert game.rule.tests[0][1].threshold(game.voters) == 256 and len(game.rule.tests[0]) == 2


def test_four_members_block_whoever_they_are():
    game = programmed(course(), "qualified", "2010-01-01")
    small = ("MT", "LU", "CY", "EE")
    assert not game.wins([code for code in game.members if code not in small])
    assert game.wins([code for code in game.members if code not in small[:3]])


def test_populations_are_those_of_the_program():
    game = programmed(course(), "reinforced", "2010-01-01")
    assert game.voters.population["DE"] == 82_000_000 and sum(game.voters.population.values()) == 494_930_000
