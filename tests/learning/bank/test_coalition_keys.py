"""What the questions of unit 10 take for right.

Oracle: dates and words of the rows, read here; sums, a chain of joining and a point of balance worked by hand; Article
42(7) TEU and Article 222 TFEU; page 8 of IAI 2026, which judges the light design on three points.
"""

import datetime as dt

import pytest

from eudefence.data.package import course
from eudefence.learning.bank import keys_10


def test_of_two_groups_a_deed_was_found_and_of_the_others_meetings():
    # JEF guarded cables in December 2023, the vehicle was ordered; the star of EI2 is contested, the E5 signed a text.
    found = {item: keys_10.most_it_did(item) for item in keys_10.GROUPS}
    assert found == {
        "EI2": "meetings",
        "E5": "meetings",
        "JEF": "forces",
        "coalition": "meetings",
        "vehicle": "purchase",
    }


def test_the_initiative_grew_and_all_together_took_four_days():
    # Nine signed on 25 June 2018, Finland, Norway and Sweden and Italy came; attack on 24, money on 28 February 2022.
    assert keys_10.did_it_shrink() == ("no", "grew")
    assert course().find("events", "ev129")["date"] - course().find("events", "ev059")["date"] == dt.timedelta(days=4)
    assert keys_10.is_the_few_always_quicker() == ("no", "days")


def test_members_that_are_all_alike_leave_together():
    # With one threshold of 50 points all leave when the threat has halved: after 36 months, plus six, of 60.
    assert [change for change in keys_10.CHANGES if keys_10.makes_it_fail(change)] == ["alike"]
    assert keys_10.works_in("alike") == 0


def test_a_chain_of_joining_by_hand():
    # 0 starts; 1 and 1 follow: three are in; 3 follows: four; both that wait for five wait for each other.
    assert keys_10.joined() == 4
    assert keys_10.after_the_first_answer() == 3
    assert keys_10.all_of_them() == 6


def test_two_clauses_by_their_articles():
    found = {item: keys_10.which_clause(item) for item in keys_10.SAYS}
    assert [item for item, clause in found.items() if clause == "assistance"] == [
        "nobody votes",  # 42(7) names no body
        "own means",
        "called on",  # France, 17 November 2015
    ]
    assert keys_10.mutual_assistance() == "teu-42-7"
    # 42(7): the other states are obliged, by all means in their power; no institution and no vote is named.
    offered = ("each", "council", "nobody", "soldiers")
    assert [option for option in offered if keys_10.what_is_owed(option)] == ["each"]


def test_who_was_named_with_a_seat():
    assert keys_10.named_outside() == {"CA", "GB", "NO", "UA"}  # the speech of 16 September 2026
    # Interview: DE, FR, IT, ES, PL, possibly GB. Paper, pages 7 and 8: DE, FR, GB, IT, PL and Norway.
    assert keys_10.told_by_one_only() == {"ES", "NO"}
    assert keys_10.added_by_the_paper() == {"NO"} and keys_10.missing_in_the_paper() == {"ES"}


def test_no_such_body_exists():
    assert keys_10.may_one_say_it_met() == ("no", "informal")


def test_each_sentence_was_said_of_its_design():
    assert [keys_10.said_of(item) for item in keys_10.SENTENCES] == [
        "light", "light", "anchored", "anchored", "outside", "formal",
    ]  # fmt: skip


def test_two_designs_are_level_where_the_hand_puts_it():
    # Anchored 5 and 2, outside 2 and 4: 5w + 2(1 - w) = 2w + 4(1 - w), so 5w = 2.
    assert keys_10.level_at() == pytest.approx(40)
    assert keys_10.level_of_the_other() == pytest.approx(60)


def test_flexible_and_inclusive_puts_the_outside_first():
    # 4 + 5, 5 + 3, 2 + 2, 1 + 1.
    assert sorted(keys_10.DESIGNS.values(), key=keys_10.rank_of) == ["outside", "light", "anchored", "formal"]
    assert {design: int(keys_10.sum_of(design)) for design in keys_10.DESIGNS} == {"D1": 8, "D2": 4, "D3": 9, "D4": 2}


def test_the_first_rank_hangs_on_who_may_sit():
    # Each score over the largest of its criterion. Without inclusiveness: anchored 5/5 + 2/5 + 5/5 + 4/4 + 4/5,
    # a fifth of it 0.84; outside 2/5 + 4/5 + 2/5 + 2/4 + 3/5, a fifth of it 0.54. With a third of the weight on
    # inclusiveness, 2/5 and 5/5: 0.4 / 3 + 0.56 = 0.6933 and 1 / 3 + 0.36 = 0.6933.
    assert 0.4 / 3 + 2 / 3 * 0.84 == pytest.approx(1 / 3 + 2 / 3 * 0.54)
    assert [one for one in keys_10.CRITERIA if keys_10.first_rank_hangs_on(one)] == ["inclusiveness"]
    scores = {key: [int(keys_10.score(key, one)) for one in keys_10.CRITERIA] for key in ("D2", "D3")}
    assert scores == {"D2": [5, 2, 2, 5, 4, 4], "D3": [2, 4, 5, 2, 2, 3]}


def test_the_paper_judges_the_light_design_on_three_points():
    # Agile; less transparent; less durable (page 8).
    told = {row["criterion"]: row["paper"] for row in keys_10.coded_light()}
    judged = {one: word for one, word in told.items() if word != "nothing"}
    assert judged == {"flexibility": "high", "transparency": "low", "durability": "low"}
