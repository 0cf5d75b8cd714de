"""What is counted in a year. Oracles: rows of the tables counted by hand, and the sources they rest on."""

import pytest

from eudefence import pillars
from eudefence.data.package import course


def at(name, year, **options):
    return pillars.indicator(name, **options).at(year)


def test_counts_worked_by_hand():
    """2004: EUJUST Themis and Althea; the two market directives of 2009; the European Defence Agency of 2004; in
    December 2017 PESCO (on both tracks), that year the Preparatory Action.
    """
    assert at("missions_launched", 2004) == 2
    assert at("missions_launched", 2004, missions="military") == 1
    assert at("acts_industrial", 2009) == 2
    assert at("bodies_industrial", 2004) == 1
    assert at("acts_industrial", 2017) == 2


def test_only_a_legal_act_that_founds_something_is_a_founding_act():
    """2025: SAFE, the escape clause and EDIP; Regulation (EU) 2025/2653 only changes five others. The Battlegroups
    (Headline Goal 2010) and the Rapid Deployment Capacity (Strategic Compass) rest on no act.
    """
    assert at("acts_industrial", 2025) == 3
    assert at("acts_operational", 2007, founding_acts=False) == at("acts_operational", 2025, founding_acts=False) == 0


@pytest.mark.parametrize("what", ["steps", "acts", "bodies"])
def test_by_number_operations_are_ahead_in_every_year_and_industry_caught_up(what):
    """What the rule of counting says of the third reading. Oracle: the numbers themselves."""
    pair = pillars.gap(f"{what}_industrial", f"{what}_operational").pair
    ratios = [mine / theirs for mine, theirs in zip(pair.industrial, pair.operational, strict=True)]
    assert max(ratios) < 1 and ratios[-1] > ratios[0]


def test_missions_at_work_at_the_end_of_a_year():
    """Worked by hand. End of 2003: the police missions in Bosnia and in North Macedonia; Concordia had ended on 15
    December. End of 2025: 21 have no day of end, and the mandates of two (Central African Republic, Gulf of Guinea) had
    run out without news.
    """
    assert at("missions_running", 2003) == 2
    assert at("missions_running", 2025) == 21 - 2


def test_projects_of_pesco_are_those_the_council_adopted():
    """pesco.europa.eu: 83 projects in six rounds, 17 in the first and 17 in the second, both in 2018."""
    without = pillars.indicator("projects_selected", pesco="operational")
    with_them = pillars.indicator("projects_selected", pesco="both")
    assert with_them.total - without.total == 83
    assert with_them.at(2018) == 34 and without.at(2018) == 0


def test_half_is_half():
    whole, half = (pillars.indicator("projects_selected", pesco=pesco) for pesco in ("both", "half"))
    assert whole.total - half.total == 83 / 2


def test_pesco_stands_on_one_track_if_asked():
    """One thing, founded in 2017: it leaves the other track."""
    both, one = (pillars.indicator("steps_operational", pesco=pesco) for pesco in ("both", "industrial"))
    assert both.at(2017) - one.at(2017) == 1
    rows = [pillars.indicator("steps_operational", pesco=pesco, counting="rows") for pesco in ("both", "industrial")]
    told = [e for e in course().rows("events") if e["process"] == "pesco" and e["direction"] == "advance"]
    assert rows[0].total - rows[1].total == len(told)


def test_the_fund_for_ukraine_counts_if_asked():
    """The ceiling rose to 17,040 million in March 2024, of which 5,000 are the Ukraine Assistance Fund."""
    assert at("envelopes_operational", 2024) == 12_040
    assert at("envelopes_operational", 2024, ukraine=True) == 17_040


def test_loans_are_named_where_they_are_added():
    """SAFE: 150 billion, Regulation (EU) 2025/1106."""
    plain, added = (pillars.indicator("envelopes_industrial", loans=loans) for loans in (False, True))
    assert added.at(2025) - plain.at(2025) == 150_000
    assert "loans" in added.title and "loans" not in plain.title


def test_parts_and_changes_of_an_act_are_not_acts():
    """SAFE counts once, in 2025; its agreement with Canada of 2026 does not."""
    assert at("acts_industrial", 2026) == 0


def test_the_operational_track_decides_by_unanimity():
    """Article 42(4) TEU; the only majority is that for the African Peace Facility, which was development money."""
    majority, number = pillars.by_majority("operational")
    assert majority == 1 and number > 40
    majority, number = pillars.by_majority("industrial")
    assert majority == number > 10


def test_every_row_can_be_counted_and_says_what_it_counts():
    for row in course().rows("indicators"):
        series = pillars.indicator(row["indicator_id"])
        assert series.values and series.pillar == row["pillar"] and series.unit == row["unit"]
        assert series.years[0] >= row["first_year"]
        assert row["is_default"] == (row["why_not_default"] is None)


def test_both_pillars_are_counted_by_one_rule():
    """Oracle: the words of the table. What one step or body is, is said in the same words."""
    units = pillars.counting_rule().units
    for dimension in ("steps", "bodies"):
        assert units[f"{dimension}_industrial"] == units[f"{dimension}_operational"]
    assert "once" in pillars.counting_rule().explain()


@pytest.mark.parametrize("name", ["missions", "steps_industrail", 3])
def test_an_unknown_indicator_is_refused(name):
    with pytest.raises(ValueError, match=r"^name: "):
        pillars.indicator(name)
