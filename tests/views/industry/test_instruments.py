"""Instruments in time, their cards, and who controls them. Oracle: the acts, and the bare table."""

import pytest

import eudefence as ed
from eudefence import views

IN_FORCE = ("active", "closed", "provisional")
ROWS = {row["instrument_id"]: row for row in ed.rows("instruments")}


def known(view):
    return dict(zip(view.columns["Fact"], view.columns["Value"], strict=True))


def test_no_industrial_instrument_was_decided_unanimously_and_the_sentence_counts_like_the_bare_table():
    view = views.instruments("industrial")
    based = {row["instrument_id"] for row in ed.rows("instrument_articles") if row["role"] == "legal_basis"}
    rules = [
        row["decision_rule"]
        for key, row in ROWS.items()
        if key in based and row["pillar"] in ("industrial", "both") and row["status"] in IN_FORCE
    ]
    votes = sum(rule in ("ordinary_procedure", "budget_procedure") for rule in rules)
    assert "council_unanimity" not in rules and len(view.drawn.marks) == len(rules)
    assert "By the rules of today, none of them needs a unanimous vote of the Council to be set up." in view.sentence
    assert votes == 10 and view.sentence.startswith(f"Ten of the {len(rules)} instruments")


def test_unanimity_that_comes_back_inside_is_told():
    """Article 46(6) TEU; Article 9(1)(b) of Decision (CFSP) 2015/1835; Article 312(2) TFEU."""
    industrial, operational = views.instruments("industrial").sentence, views.instruments("operational").sentence
    assert "Unanimity comes back for the Agency's budget and decisions inside PESCO" in industrial
    assert "the long-term budget behind the loan to Ukraine" in operational and "Agency" not in operational


def test_each_bar_names_its_articles():
    """Regulation (EU) 2025/1106 rests on Article 122 TFEU, Decision (CFSP) 2021/509 on four of the TEU."""
    assert "Articles: Article 122 TFEU" in views.instruments("industrial").drawn.marks["SAFE"]
    facility = views.instruments("operational").drawn.marks["EPF"]
    assert "Article 28(1) TEU, Article 30(1) TEU, Article 41(2) TEU and Article 42(4) TEU" in facility


def test_the_card_says_who_proposed_decided_pays_lends_and_controls():
    card = known(views.instrument_card("SAFE"))
    assert card["Proposed by"] == "The Commission." and card["Treaty articles"] == "Article 122 TFEU."
    assert "Hungary abstained" in card["Decided by"] and card["Amount"].startswith("EUR 150 billion (loan ceiling")
    assert card["Who has a say"].startswith("European Parliament: is told, and has no vote.")
    assert "Canada" in card["Outside the Union"]
    assert "borrows on the markets" in card["Who lends"]


def test_the_card_of_the_fund_tells_both_readings_of_the_money_rule():
    told = known(views.instrument_card("EDF"))["Money rule, Article 41(2)"]
    assert told.startswith("Contested.") and "Against: Andreas Fischer-Lescano" in told


@pytest.mark.parametrize(
    ("key", "day", "said"),
    [
        ("SAFE", "2025-05-28", "it begins on 29 May 2025"),
        ("SAFE", "2025-05-29", "was in force on 29 May 2025"),
        ("EDIDP", "2020-12-31", "was in force on 31 December 2020"),
        ("EDIDP", "2021-01-01", "it ended before 1 January 2021"),
        ("SAFE_UK", "2026-01-01", "it was only tried, and failed"),
        ("SAFE_2", None, "it was only an idea"),
    ],
)
def test_the_card_says_whether_it_was_in_force(key, day, said):
    assert said in views.instrument_card(key, day).sentence


def test_every_card_can_be_read_on_any_day():
    for key in ROWS:
        for day in ("2004-01-01", "2020-12-31", "2026-10-08"):
            card = known(views.instrument_card(key, day))
            assert all(words.endswith((".", "?", "!")) for words in card.values()), (key, card)
            assert not any("_" in words or words == "None." for words in card.values()), (key, card)


def test_who_controls_counts_like_the_bare_table():
    view = views.who_controls_the_money()
    names = {row["name"]: row for row in ROWS.values()}
    makes = sum(names[name]["parliament_role"] == "co_legislator" for name in view.columns["Instrument"])
    assert "Of the nine instruments shown, Parliament and Council made the law together for three" in view.sentence
    assert makes == 3
    assert "without a vote of Parliament: Security Action for Europe, EUR 150 billion" in view.sentence
    assert "Court of Auditors" in view.rows[0]["Who checks"]
