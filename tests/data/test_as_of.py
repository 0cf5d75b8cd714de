"""What held on a day, looked up in the course data and in tables made up here."""

import datetime as dt

import pytest

from eudefence import council
from eudefence.data import as_of
from tests.invented import Invented

DAY, OLD = dt.date(2020, 6, 1), dt.date(2000, 1, 1)


def row(country, start=OLD, end=None, **more):
    return {"country": country, "valid_from": start, "valid_to": end, **more}


@pytest.mark.parametrize("day", ["1987-01-01", "1995-01-01", "2004-05-01", "2017-12-11", "2020-01-31", "2020-02-01"])
def test_the_council_and_the_cards_know_the_same_members(day):
    """Oracle: Article 16(2) TEU: a representative of each member state, and nobody else, sits in the Council."""
    assert council.members(day) == tuple(sorted(as_of.members("EU", dt.date.fromisoformat(day))))


@pytest.mark.parametrize("sure_first", [True, False])
def test_one_sure_row_of_a_country_is_enough(sure_first):
    """Hand-worked: a row since 2000 holds, a row of which the first day is not known may hold."""
    rows = [row("FR"), row("FR", start=None)]
    package = Invented(pesco_membership=rows if sure_first else rows[::-1])
    assert as_of.pesco(DAY, package) == {"FR": True}


def test_held_undecided_and_not_are_three_answers():
    """Hand-worked, by the rules of validity: a blank start is unknown, an end is not included."""
    package = Invented(pesco_membership=[row("FR"), row("DE", start=None), row("MT", end=DAY), row("DK", start=DAY)])
    assert as_of.pesco(DAY, package) == {"FR": True, "DE": None, "DK": True}


def test_persons_not_counted_are_left_out_and_not_nought():
    package = Invented(
        population=[row("FR", population=7, reference_date=OLD), row("DE", population=None, reference_date=OLD)]
    )
    assert as_of.population(DAY, package) == {"FR": (7, OLD)}


def test_rows_are_chosen_by_their_values():
    package = Invented(opt_outs=[row("DK", scope="defence"), row("IE", scope="justice")])
    found = as_of.rows_on("opt_outs", DAY, package, scope="justice")
    assert [(one["country"], held) for one, held in found] == [("IE", True)]


def test_other_data_than_the_courses_own_are_asked():
    """Hand-worked: a Union of two, of which one left; in NATO nobody."""
    rows = [row("FR", organisation="EU"), row("GB", end=DAY, organisation="EU")]
    package = Invented(memberships=rows)
    assert as_of.members("EU", DAY, package) == {"FR": True}
    assert as_of.members("NATO", DAY, package) == {}
