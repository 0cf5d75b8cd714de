"""How a published number is computed here. Oracle: the rules and lists themselves."""

from fractions import Fraction

from eudefence.data.package import course
from eudefence.models.decisions import power
from eudefence.models.research.published_counts import as_published, computed, recorded_outcome, smallest_blocking


def row(**where):
    return next(
        one for one in course().rows("published_values") if all(one[key] == value for key, value in where.items())
    )


def test_numbers_are_exact():
    assert computed(course(), row(rule_id="qualified_6", country="NL")) == Fraction(1, 7)
    assert computed(course(), row(measure="influences", rule_id="simple", country="MT")) == 20_801_200


def test_only_the_program_has_inputs_of_its_own():
    assert as_published(course(), row(rule_id="qualified_6", country="NL")) is None
    assert as_published(course(), row(measure="influences", rule_id="reinforced", country="DE")) == 1_461_000


def test_a_vote_on_record_names_all_who_were_not_in_favour():
    outcome = recorded_outcome(course(), "copyright_2019")
    assert len(outcome.voters) == 28 and set(outcome.abstaining) == {"BE", "EE", "SI"}
    assert len(outcome.in_favour) + len(outcome.against) + len(outcome.abstaining) == 28


def test_a_large_member_blocks_by_population_alone():
    """By hand: five members with equal votes, of whom one has 100 of 104 million persons and is named last."""
    persons = {"Aland": 1, "Bland": 1, "Cland": 1, "Dland": 1, "Eland": 100}
    union = power.game("qualified_nice", population=persons, weights=dict.fromkeys(persons, 69), on="2010-01-01")
    assert smallest_blocking(union) == 1
