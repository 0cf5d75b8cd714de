"""Sizes asked for, decided and there. Oracles: the Helsinki goal (60,000, 1999), the Strategic Compass (5,000, 2022),
the speech of 11 January 2026 (100,000), the posture history of U.S. European Command, and section 1249 of the American
law (76,000).
"""

from eudefence import views
from eudefence.views.partners.hundred_thousand import STATES, american_sizes, european_sizes, sentence_on_sizes
from tests import pictures


def test_what_is_asked_for_what_is_declared_and_what_is_there_are_told_apart():
    states = {one.key: (one.persons, one.state) for one in european_sizes()}
    assert states == {
        "kubilius-100k": (100_000, "asked"),
        "helsinki": (60_000, "declared"),
        "rdc": (5_000, "declared"),
        "battlegroups": (1_500, "declared"),
        "fgb": (5_000, "there"),
        "althea": (6_400, "there"),
    }


def test_american_numbers_stand_by_date_and_the_law_is_no_count():
    drawn = [(one.day.year, one.persons, one.state) for one in american_sizes()]
    assert [year for year, *_ in drawn] == sorted(year for year, *_ in drawn)
    assert (2018, 65_000, "american") in drawn and (2025, 76_000, "floor") in drawn
    further = {(one.day.year, one.persons, one.state) for one in american_sizes(drawn=False)}
    assert {(1957, 450_000, "american"), (1987, 340_000, "american"), (2026, 5_000, "cut")} == further


def test_the_sentence_keeps_two_reports_of_one_day_apart():
    """100,000 / 6,400 is 15.6; 100,000 less 80,000 is 20,000."""
    said = views.hundred_thousand().sentence
    assert "are about 16 times the largest European force shown here that stands or was sent (6,400: Althea)" in said
    assert "65,000 to 100,000 American troops in Europe since 2018" in said
    assert "two reports of 8 April 2025 differ by about 20,000" in said


def test_what_the_law_asks_for_is_no_count_however_low():
    lower = [one._replace(persons=20_000) if one.state == "floor" else one for one in american_sizes()]
    assert "Sources count 65,000 to 100,000" in sentence_on_sizes(european_sizes(), lower)


def test_every_number_is_drawn_once_and_the_picture_can_be_read():
    view = views.hundred_thousand()
    pictures.check(view)
    assert len(view.drawn.marks) == len(european_sizes()) + len(american_sizes())
    told = pictures.texts(view)
    assert all(words in told for words, _, _ in STATES.values())
