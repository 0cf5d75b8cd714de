"""Loans under SAFE. Oracles: Regulation (EU) 2025/1106, Articles 6, 11 and 13; the Council's decisions of 11 and 17
February 2026, copied here by hand from the copy of its release (COUNCIL_SAFE_FEB26_COPY).
"""

from decimal import Decimal
from fractions import Fraction

import pytest

from eudefence import pillars

# EUR: loan and advance as the Council decided them.
COUNCIL = {
    "BE": ("8340027698", "1251004154.70"),
    "BG": ("3261700000", "489255000.00"),
    "CY": ("1181503924", "177225588.60"),
    "DK": ("46796822", "7019523.30"),
    "ES": ("1000000000", "0"),
    "HR": ("1700000000", "255000000.00"),
    "PT": ("5841179332", "876176899.80"),
    "RO": ("16680055394", "2502008309.10"),
    "EE": ("2343897000", "351584550.00"),
    "GR": ("787669283", "118150392.45"),
    "FI": ("1000000000", "0"),
    "IT": ("14900000000", "0"),
}
FIRST_WAVE = ("BE", "BG", "CY", "DK", "ES", "HR", "PT", "RO")


def test_what_was_set_aside_is_the_whole_of_article_6_to_the_euro():
    """Article 6: at most EUR 150 000 000 000; the Commission shared out all of it among 19 members."""
    amounts = pillars.safe_amounts("set_aside")
    assert len(amounts) == 19 and sum(amounts.values()) == 150_000_000_000


@pytest.mark.parametrize("state", COUNCIL)
def test_the_decisions_of_the_council_to_the_cent(state):
    loan, advance = (Fraction(Decimal(euro)) for euro in COUNCIL[state])
    assert pillars.safe_amounts("decided")[state] == loan
    assert pillars.safe_amounts("advance")[state] == advance


@pytest.mark.parametrize("state", COUNCIL)
def test_an_advance_is_15_per_cent_of_the_loan_or_nothing(state):
    """Article 11(1): up to 15 per cent, where the state asks. The cents are worked out a second time in whole cents."""
    loan, advance = (int(Decimal(euro) * 100) for euro in COUNCIL[state])
    share = pillars.advance_shares()[state]
    assert (share == 0) == (state in ("ES", "FI", "IT")) and (share == 0 or advance * 100 == loan * 15)
    assert share in (0, Fraction(15, 100))


def test_the_first_wave_makes_38_billion():
    """Oracle: the press total of EUR 38 billion of 11 February 2026 (CALIBER_SAFE_W2)."""
    decided = pillars.safe_amounts("decided")
    assert round(sum(decided[state] for state in FIRST_WAVE) / 10**9) == 38


def test_estonia_got_less_than_was_set_aside_and_no_state_more():
    """Oracle: the two lists, state by state."""
    aside, decided = pillars.safe_amounts(), pillars.safe_amounts("decided")
    less = {state for state in COUNCIL if decided[state] < aside[state]}
    assert less == {"EE"} and all(decided[state] <= aside[state] for state in COUNCIL)


def test_what_was_not_seen_is_unknown_and_not_zero():
    """France, Czechia and Hungary have no decision of the Council in the sources; Spain asked for no advance."""
    for kind in ("decided", "advance", "paid"):
        assert [pillars.safe_amounts(kind)[state] for state in ("CZ", "FR", "HU")] == [None] * 3
    assert pillars.safe_amounts("advance")["ES"] == 0 and pillars.safe_amounts("paid")["ES"] is None


def test_the_steps_between_the_decisions_are_in_the_rows():
    """Oracle: the dates of the newspaper reports: Poland's veto, Italy's letter, the French plan of 15.1 billion."""
    loans = pillars.safe_loans()
    reports = {
        state: [step.date.isoformat() for step in loans[state].steps if step.kind == "report"] for state in loans
    }
    assert reports["PL"] == ["2026-03-12"] and reports["IT"] == ["2026-05-17"]
    assert reports["HU"] == ["2026-02-23", "2026-04-22"] and reports["CZ"] == ["2026-02-23"]
    assert loans["FR"].amount("plan") == 15_100_000_000 and loans["FR"].stage == "open"


def test_article_13_as_it_was_shared_out():
    """Worked by hand: PL 43 734 100 805 + RO 16 680 055 394 + FR or HU 16 216 720 524, of 150 billion."""
    found = pillars.concentration()
    assert found.states == (("PL",), ("RO",), ("FR", "HU"))
    assert found.total == 43_734_100_805 + 16_680_055_394 + 16_216_720_524
    assert found.allowed and found.room == 90_000_000_000 - found.total


@pytest.mark.parametrize(
    ("more", "allowed", "room"), [(0, True, 0), (1, False, -1), ("0.01", False, Fraction(-1, 100)), (-1, True, 1)]
)
def test_the_limit_of_article_13_itself_is_allowed_and_one_cent_more_is_not(more, allowed, room):
    """Article 13: "shall not exceed 60 %" of the maximum amount of Article 6: 90 billion for the three together."""
    amounts = {"PL": 30_000_000_000 + Fraction(more), "RO": 30_000_000_000, "FR": 30_000_000_000, "DK": 1}
    found = pillars.concentration(amounts)
    assert (found.allowed, found.room) == (allowed, room)


def test_the_limit_is_a_share_of_the_ceiling_and_not_of_what_was_lent():
    """Article 13 names the maximum amount of Article 6; three borrowers alone may have 60 per cent of it."""
    assert pillars.concentration({"PL": 1, "RO": 1, "FR": 1}).share == Fraction(3, 150_000_000_000)


@pytest.mark.parametrize(
    ("amounts", "message"),
    [
        ({"PL": 1, "RO": None, "FR": 2}, "amounts: that of RO is not known, and it could be among the three largest"),
        ({"PL": 1, "RO": 2}, "amounts: 2 found; the rule counts the 3 largest"),
        (5, "amounts: 5 found; amounts by state are accepted"),
    ],
)
def test_what_cannot_be_judged_is_refused(amounts, message):
    with pytest.raises(ValueError, match=message):
        pillars.concentration(amounts)


def test_kinds_are_never_mixed():
    with pytest.raises(
        ValueError, match="kind: 'all' is not a known kind. Accepted: set_aside, decided, advance, paid"
    ):
        pillars.safe_amounts("all")


def test_by_head_and_by_income():
    """Oracles: the population of Malta for 2025 (Eurostat, 574 250) and its income of 2024 (World Bank, 20 894 million
    dollars), divided by hand.
    """
    assert pillars.per_head({"MT": 1_148_500}, "2026-06-01") == {"MT": 2}
    assert pillars.per_income({"MT": 41_788_000, "FR": None}) == {"MT": 2, "FR": None}
    with pytest.raises(ValueError, match="amounts: GB is without a population"):
        pillars.per_head({"GB": 1})
