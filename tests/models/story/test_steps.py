"""Steps counted under every coding and rule. Oracle: the text of events.csv, read and counted here a second time,
without the package.
"""

import csv
import datetime as dt
import itertools
from collections import Counter

import pytest

import eudefence as ed
from eudefence import steps
from eudefence.data.package import course


def lines():
    with (course().folder / "events.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def recounted(coding, counting):
    """Year and track of each step forward, by plain text."""
    counted = Counter()
    for line in lines():
        if (
            line["direction"] != "advance"
            or int(line["date"][:4]) < 1987
            or (counting == "things" and line["stage"] != "start")
        ):
            continue
        swap = line["track_alternative"] != "" and (
            coding == "alternative" or (coding == "pesco" and line["alternative_reason"] == "pesco")
        )
        place = line["track_alternative"] if swap else line["track"]
        if place != "neither":
            counted[int(line["date"][:4]), place] += 1
    return counted


@pytest.mark.parametrize(("coding", "counting"), list(itertools.product(steps.CODINGS, steps.COUNTINGS)))
def test_every_coding_and_rule_recounted(coding, counting):
    second = recounted(coding, counting)
    table = steps.by_year(coding, counting)
    assert {(year, name): number for year, row in table.iterrows() for name, number in row.items() if number} == dict(
        second
    )
    halves = steps.periods(2016, coding, counting)
    for name in steps.TRACKS:
        assert halves.loc["first", name] == sum(
            n for (year, place), n in second.items() if place == name and year <= 2016
        )
        assert halves.loc["second", name] == sum(
            n for (year, place), n in second.items() if place == name and year > 2016
        )
    later = sorted(year for year, _ in second if year > 2009)
    assert steps.turn(coding, counting) == next(
        year for year in later if second[year, "industrial"] > second[year, "operational"]
    )


def test_the_date_of_the_turn_depends_on_coding_and_rule():
    """What unit 01 teaches: no single year follows from the list alone."""
    assert len({steps.turn(coding, counting) for coding in steps.CODINGS for counting in steps.COUNTINGS}) > 3


def test_no_thing_comes_into_being_twice():
    """The counting rule: one body, force, law, fund, strategy, mission or agreement is one."""
    begun = Counter(line["process"] for line in lines() if line["stage"] == "start")
    assert [process for process, number in begun.items() if number > 1] == []


def test_the_rule_treats_both_tracks_alike():
    """SAFE has many rows, an operation few, and each counts once; proposals and extensions count on neither track."""
    once = Counter(line["process"] for line in lines() if line["stage"] == "start")
    assert once["safe"] == once["atalanta"] == once["pesco"] == once["epf"] == 1
    assert sum(line["process"] == "safe" for line in lines()) > 3
    by_stage = {
        stage: {line["track"] for line in lines() if line["stage"] == stage}
        for stage in ("preparation", "continuation", "end")
    }
    assert all({"operational", "industrial"} <= tracks for tracks in by_stage.values())


def test_a_thing_has_one_track():
    """Where an event founds a body or instrument of the Union, its track is the pillar of that row (Article 46 TEU:
    PESCO, on both).
    """
    package = course()
    events = {row["event_id"]: row for row in package.rows("events")}
    seen = 0
    for link in package.rows("event_subjects"):
        event = events[link["event_id"]]
        if (
            link["subject_table"] not in ("institutions", "instruments")
            or event["stage"] != "start"
            or event["track"] == "neither"
        ):
            continue
        thing = package.find(link["subject_table"], link["subject_key"])
        if (
            thing["pillar"] == "outside"
            or thing["valid_from"] is None
            or thing["valid_from"].year != event["date"].year
        ):
            continue
        seen += 1
        assert event["track"] == thing["pillar"], (event["event_id"], link["subject_key"])
    assert seen > 20


def test_a_contested_event_has_a_reason_and_another_place():
    for line in lines():
        assert bool(line["track_alternative"]) == bool(line["alternative_reason"]), line["event_id"]
        assert line["track_alternative"] != line["track"], line["event_id"]


def test_canada_signs_after_the_council_lets_it():
    """The Council authorised the signature on 11 February 2026; the signature is known to the month."""
    order = [event["event_id"] for _, event in steps.in_order(course().rows("events"))]
    assert order.index("ev163") < order.index("ev164")
    days = {event["event_id"]: day for day, event in steps.in_order(course().rows("events"))}
    assert days["ev164"] >= days["ev163"]


def test_the_file_itself_stands_in_a_possible_order():
    assert [line["event_id"] for line in lines()] == [
        event["event_id"] for _, event in steps.in_order(course().rows("events"))
    ]


def event(key, day, precision="day", follows=None):
    return {"event_id": key, "date": dt.date.fromisoformat(day), "date_precision": precision, "follows": follows}


def test_inexact_dates_stand_in_the_middle_of_what_is_possible():
    rows = [
        event("year", "2014-01-01", "year"),
        event("march", "2014-03-18"),
        event("month", "2014-08-01", "month"),
        event("day", "2014-08-14"),
    ]
    assert [row["event_id"] for _, row in steps.in_order(rows)] == ["march", "year", "day", "month"]


def test_a_chain_of_what_follows():
    rows = [event("c", "2026-02-01", "month", "b"), event("b", "2026-01-01", "year", "a"), event("a", "2026-02-20")]
    # By hand: "b" is known to the year, and "c", which follows it, happened in February: "b" lies between 20 and 28
    # February.
    assert [(str(day), row["event_id"]) for day, row in steps.in_order(rows)] == [
        ("2026-02-20", "a"),
        ("2026-02-28", "b"),
        ("2026-02-28", "c"),
    ]


def test_dates_that_cannot_be():
    with pytest.raises(ValueError, match="2026-02-20 is after 2026-01-31"):
        steps.in_order([event("b", "2026-01-01", "month", "a"), event("a", "2026-02-20")])


def test_events_in_a_circle():
    with pytest.raises(ValueError, match="a and b follow each other in a circle"):
        steps.in_order([event("a", "2026-01-01", follows="b"), event("b", "2026-01-02", follows="a")])


def test_bad_arguments():
    with pytest.raises(ValueError, match="coding: 'cours' .* Did you mean 'course'"):
        ed.steps.by_year("cours")
    with pytest.raises(ValueError, match="counting: 'row' .* Did you mean 'rows'"):
        steps.found(counting="row")
