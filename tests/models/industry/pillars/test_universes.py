"""The gap under every combination of choices. Oracles: made series, arithmetic on the number of combinations, and a
placebo.
"""

from itertools import combinations

import pytest

from eudefence import pillars
from eudefence.models.industry.pillars.choices import CHOICES
from eudefence.models.industry.pillars.deciding import _explained

YEARS = range(2000, 2026)


@pytest.fixture(scope="module")
def every():
    return pillars.multiverse()


def test_combinations_are_complete(every):
    """Worked by hand: 8 choices of two options for steps, acts and activity, 6 for bodies, and one of three (compared);
    for composites 7 of two, and two (weights, scale) of three.
    """
    assert len(every.specifications) + sum(every.excluded.values()) == 3 * (3 * 2**8 + 2**6) + 9 * 2**7
    assert len(every.specifications) >= 500


def test_no_specification_stands_twice(every):
    assert len({tuple(one.choices.items()) for one in every.specifications}) == len(every.specifications)


def test_the_claim_can_fail():
    """Operations grow by a tenth a year, industry not at all. By distance, whichever leads, the two move apart."""
    found = pillars.multiverse(dict.fromkeys(YEARS, 7), {y: 7 * 1.1 ** (y - 2000) for y in YEARS})
    number = len(found.specifications) // 3
    assert found.readings == {"ratio": (number, 0, 0), "difference": (number, 0, 0), "distance": (number,) * 3}
    assert found.verdicts["narrowed"] == 2 * number > 10
    assert f"industry grew more in 0 of {number}" in found.explain()


def test_an_industry_that_catches_up_grows_more_and_comes_closer():
    """Worked by hand: industry goes from 1 to 512, doubling each year, and operations stay at 1,024. The ratio doubles
    each year, the distance falls by ln 2 each year, and the difference of the numbers rises.
    """
    years = range(2010, 2020)
    found = pillars.multiverse({y: 2 ** (y - 2010) for y in years}, dict.fromkeys(years, 1024))
    single = [one for one in found.specifications if one.choices["cumulated"] == "no"]
    slopes = {one.reading: round(one.slope, 6) for one in single if one.choices["slope"] == "theil_sen"}
    assert (slopes["ratio"], slopes["distance"]) == (0.693147, -0.693147) and slopes["difference"] > 0
    assert {one.verdict for one in single if one.reading == "distance"} == {"narrowed"}


def test_a_distance_turns_where_the_pillars_change_places():
    """Worked by hand: 8 and 1, 4 and 1, 2 and 1, then 2 and 4, 2 and 8: ratios 8, 4, 2, 1/2, 1/4, distances ln 8, ln 4,
    ln 2, ln 2, ln 4, so that the distance fell by ln 2 and the ratio by ln 32.
    """
    mine, theirs = (dict(zip(range(2000, 2005), ones, strict=True)) for ones in ((8, 4, 2, 2, 2), (1, 1, 1, 4, 8)))
    found = pillars.multiverse(mine | {2005: 2}, theirs | {2005: 8})
    changes = {one.reading: one.change for one in found.specifications if one.choices["cumulated"] == "no"}
    assert changes["distance"] == pytest.approx(-0.693147, abs=1e-6)
    assert changes["ratio"] == pytest.approx(-3.465736, abs=1e-6)


def test_numbers_are_set_beside_each_other_only_where_they_are_of_one_kind():
    """The stated rules: projects are no missions, and an envelope is no ceiling. Growth has no unit."""
    found = pillars.multiverse(thin=True)
    levels = [one for one in found.specifications if one.reading in ("difference", "distance")]
    assert {one.choices["measured"] for one in levels} == {"steps", "acts", "bodies"}
    assert found.excluded["unlike_kinds"] > 0
    with pytest.raises(ValueError, match="unlike kinds of money"):
        pillars.specification("money", compared="distance")
    with pytest.raises(ValueError, match="unlike units"):
        pillars.specification("activity", compared="distance", cumulated="no")
    given = [pillars.indicator(name) for name in ("projects_selected", "missions_launched")]
    alone = pillars.multiverse(*given)
    assert alone.readings.keys() == {"ratio"} and alone.excluded["unlike_units"] > 0
    assert "“Widened” means here: industry grew more." in alone.explain()


def test_the_readings_together_are_all_specifications(every):
    """Oracle: the two shares of the whole."""
    number, loosely, strictly = (sum(counted) for counted in zip(*every.readings.values(), strict=True))
    assert number == len(every.specifications)
    assert (loosely / number, strictly / number) == (every.loose, every.strict)


def test_the_claim_can_hold():
    found = pillars.multiverse({y: 7 * 1.1 ** (y - 2000) for y in YEARS}, dict.fromkeys(YEARS, 7))
    assert found.loose == found.strict == 1


def test_placebo_exchanged_pillars_say_the_contrary(every):
    back = pillars.multiverse(swapped=True)
    assert (back.verdicts["widened"], back.verdicts["narrowed"]) != (0, 0)
    pairs = list(zip(every.specifications, back.specifications, strict=True))
    signed = [(one, other) for one, other in pairs if one.reading != "distance"]
    assert all(one.slope == pytest.approx(-other.slope, abs=1e-9) for one, other in signed)
    assert all(one.sign == -other.sign for one, other in signed)
    # A distance does not ask which number is larger, so that exchanging leaves it as it is.
    kept = [(one, other) for one, other in pairs if one.reading == "distance"]
    assert len(kept) > 100 and all((one.slope, one.low, one.high) == (other.slope, other.low, other.high)
                                   for one, other in kept)  # fmt: skip
    # Left out for what they are, not for what they say.
    assert every.excluded == back.excluded


def test_exchanging_is_what_exchanged_series_give():
    """Second way: give the two series of the tables the other way round, so that all is computed anew."""
    mine, theirs = (pillars.indicator(f"acts_{pillar}") for pillar in ("industrial", "operational"))
    there, back = pillars.multiverse(mine, theirs, swapped=True), pillars.multiverse(theirs, mine)
    for one, other in zip(there.specifications, back.specifications, strict=True):
        assert one.choices == other.choices
        assert (one.slope, one.low, one.high) == pytest.approx((other.slope, other.low, other.high), abs=1e-9)


def test_growth_from_little_and_adding_less():
    """Industry goes from 1 to 10, operations from 100 to 150: growth says wider, numbers say narrower."""
    mine = {y: 1 + 9 * (y - 2000) / 25 for y in YEARS}
    theirs = {y: 100 + 50 * (y - 2000) / 25 for y in YEARS}
    found = pillars.multiverse(mine, theirs)
    yearly = [one for one in found.specifications if one.choices["cumulated"] == "no"]
    assert {one.verdict for one in yearly if one.choices["compared"] == "ratio"} == {"widened"}
    assert {one.verdict for one in yearly if one.choices["compared"] == "difference"} == {"narrowed"}
    most = {one.choice: one for one in found.deciding}["compared"]
    assert most.widens == {"ratio": 1.0, "difference": 0.0, "distance": 0.0}
    # Of three options two agree: of three pairs two differ.
    assert 3 * most.flips == 2 * most.pairs


def test_flips_are_counted_pair_by_pair(every):
    """Second algorithm: every pair of specifications compared with every other."""
    some = [one for one in every.specifications if one.choices["measured"] == "bodies"]
    for name in ("pesco", "slope", "compared"):
        told = {d.choice: d for d in pillars.multiverse(measured=["bodies"]).deciding}[name]
        pairs = [
            (one, other)
            for one, other in combinations(some, 2)
            if {key for key in CHOICES if one.choices[key] != other.choices[key]} == {name}
        ]
        flips = sum((one.slope > 1e-12) != (other.slope > 1e-12) for one, other in pairs)
        assert (told.pairs, told.flips) == (len(pairs), flips)


def test_the_share_explained_is_that_of_a_textbook_table():
    """Groups 1, 2, 3 and 3, 4, 5: between 6, in all 10."""
    assert _explained([[1, 2, 3], [3, 4, 5]]) == pytest.approx(0.6)


def test_each_specification_is_the_gap_that_a_reader_can_ask_for(every):
    """Second way: `gap` with the same choices."""
    one = next(
        one
        for one in every.specifications
        if one.choices["measured"] == "acts"
        and one.choices["founding_acts"] == "yes"
        and one.choices["compared"] == "ratio"
        and one.choices["cumulated"] == "yes"
        and one.choices["slope"] == "theil_sen"
        and one.choices["ukraine"] == "no"
        and one.choices["pesco"] == "industrial"
    )
    start, end = int(one.choices["start"]), int(one.choices["end"])
    found = pillars.gap(
        "acts_industrial", "acts_operational", start=start, end=end, slope="theil_sen", pesco="industrial"
    )
    assert (found.slope, found.change) == pytest.approx((one.slope, one.change))


def test_what_too_little_is_known_of_is_added_only_if_asked(every):
    thin = pillars.multiverse(thin=True)
    assert {one.choices["measured"] for one in thin.specifications} - {
        one.choices["measured"] for one in every.specifications
    } == {"money"}


def test_it_says_what_the_share_is_not(every):
    said = every.explain()
    assert "not a probability" in said and f"{len(every.specifications):,} specifications" in said


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({"industrial": {2000: 1}}, "operational: both series are needed"),
        ({"measured": ["stepps"]}, "Did you mean 'steps'"),
        ({"industrial": {2000: 1}, "operational": {2001: 1}}, "operational: no year"),
        ({"industrial": {2000: 1}, "operational": {2000: 1}}, "nothing can be compared"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(options, found):
    with pytest.raises(ValueError, match=found):
        pillars.multiverse(**options)


def test_one_specification_is_that_of_the_list(every):
    """Oracle: the whole list."""
    for one in every.specifications[:: len(every.specifications) // 20]:
        said = {name: option for name, option in one.choices.items() if option is not None}
        assert pillars.specification(**said).slope == one.slope


@pytest.mark.parametrize(
    ("choices", "found"),
    [
        ({"measured": "composite", "normalisation": "z", "aggregation": "geometric", "weights": "no_activity"}, "mean"),
        ({"measured": "bodies", "weights": "equal"}, "weights: this choice does not concern"),
        ({"measured": "bodies", "slope": "steep"}, "slope: 'steep'"),
        ({"measured": "bodies", "slop": "steep"}, "'slop'"),
    ],
)
def test_one_specification_that_is_none_is_refused(choices, found):
    with pytest.raises(ValueError, match=found):
        pillars.specification(**choices)
