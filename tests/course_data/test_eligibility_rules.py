"""Rules of the funds against the law. Oracle of each test: the article named in it, read in the consolidated texts."""

import pytest

from eudefence.data.package import course


def rule(key):
    return course().find("eligibility_rules", key)


@pytest.mark.parametrize(
    ("key", "article", "operator", "value", "upper", "unit"),
    [
        # Regulation (EU) 2021/697 (European Defence Fund)
        ("EDF-07", "10(4)", "at_least", 3, None, "entities"),
        ("EDF-08", "10(4)", "at_least", 3, None, "states"),
        ("EDF-09", "10(4)", "at_least", 3, None, "entities"),
        ("EDF-20", "10(4)", "at_least", 2, None, "states"),
        ("EDF-14", "13(1)", "at_most", 100, None, "per cent of eligible cost"),
        ("EDF-15", "13(2)(a)", "at_most", 20, None, "per cent of eligible cost"),
        ("EDF-16", "13(2)(b)", "at_most", 80, None, "per cent of eligible cost"),
        ("EDF-17", "13(3)(a)", "add", 10, None, "percentage points"),
        ("EDF-18", "13(3)(c)", "add", 10, None, "percentage points"),
        ("EDF-19", "13(3)", "at_most", 35, None, "percentage points"),
        ("EDF-23", "4(1)", "equal", 9453, None, "EUR million"),
        ("EDF-27", "9(8)", "at_least", 10, None, "per cent of eligible cost of the action"),
        ("EDF-28", "4(4)", "between", 4, 8, "per cent of envelope"),
        # Regulation (EU) 2023/2418 (EDIRPA)
        ("EDIRPA-01", "8(1)(c)", "at_least", 3, None, "member states"),
        ("EDIRPA-02", "7(3)", "at_most", 15, None, "per cent of contract value"),
        ("EDIRPA-03", "7(4)", "at_most", 20, None, "per cent of contract value"),
        ("EDIRPA-04", "9(12)", "at_most", 35, None, "per cent of end product value"),
        # Regulation (EU) 2025/2643 (European Defence Industry Programme)
        ("EDIP-01", "10(3)", "at_most", 35, None, "per cent of component cost"),
        ("EDIP-25", "2(31)", "at_least", 15, None, "per cent of contract value"),
        ("EDIP-27", "20(4)", "at_most", 15, None, "per cent of contract value"),
        ("EDIP-28", "20(5)", "at_most", 25, None, "per cent of contract value"),
        ("EDIP-29", "20(6)", "at_most", 35, None, "per cent of eligible cost"),
        ("EDIP-30", "20(7)", "at_most", 50, None, "per cent of eligible cost"),
        # Council Regulation (EU) 2025/1106 (SAFE)
        ("SAFE-08", "16(10)", "at_most", 35, None, "per cent of component cost"),
        ("SAFE-10", "16(4)", "between", 15, 35, "per cent of contract value"),
        ("SAFE-13", "11(1)", "at_most", 15, None, "per cent of loan"),
        ("SAFE-19", "16(12)", "at_least", 15, None, "per cent of contract value"),
    ],
)
def test_numbers_of_the_law(key, article, operator, value, upper, unit):
    row = rule(key)
    assert (row["article"], row["operator"], row["value"], row["value_upper"], row["unit"]) == (
        article,
        operator,
        value,
        upper,
        unit,
    )
    assert row["confidence"] == "verified"


def test_the_fund_sets_no_minimum_for_disruptive_technologies_and_studies():
    """Article 10(5) of Regulation (EU) 2021/697: paragraph 4 does not apply to them; no other number is given."""
    row = rule("EDF-10")
    assert (row["article"], row["topic"], row["operator"], row["value"]) == (
        "10(5)",
        "minimum_set_aside",
        "allow",
        None,
    )
    assert "studies" in row["applies_to"]
    minimum = [
        r["rule_id"]
        for r in course().rows("eligibility_rules")
        if r["instrument_id"] == "EDF" and r["topic"] == "minimum_entities"
    ]
    assert minimum == ["EDF-07"]


def test_access_to_classified_information_is_barred_only_where_unauthorised():
    """Article 9(6) of Regulation (EU) 2021/697 and Article 9(8) of Regulation (EU) 2025/2643."""
    for key, article in (("EDF-05", "9(6)"), ("EDIP-23", "9(8)")):
        assert rule(key)["article"] == article and "unauthorised access" in rule(key)["meaning"]


@pytest.mark.parametrize(
    ("key", "article", "day"), [("EDIP-24", "7(4)", "2024-03-05"), ("EDIRPA-15", "6(3)", "2022-02-24")]
)
def test_actions_begun_earlier_count_from_the_day_in_the_law(key, article, day):
    row = rule(key)
    assert (row["article"], row["topic"], row["operator"], row["value_text"]) == (
        article,
        "retroactivity",
        "allow",
        day,
    )


def test_an_agreement_on_safe_needs_a_minimum_and_a_maximum_and_the_money_is_assigned():
    """Article 17(2)(c) and (4) of Regulation (EU) 2025/1106; Article 5(3) of Regulation (EU) 2025/2643."""
    assert rule("SAFE-26")["value_text"] == "minimum_union_share_and_maximum_third_share"
    assert {rule(key)["topic"] for key in ("SAFE-27", "EDIP-34")} == {"contribution_use"}
    assert all("external assigned revenue" in rule(key)["meaning"] for key in ("SAFE-27", "EDIP-34"))
    assert (rule("SAFE-24")["article"], rule("SAFE-25")["article"]) == ("16(9)", "16(15)")


def test_no_rule_of_a_law_that_was_read_rests_on_memory():
    """The texts of the four regulations were read; only the amounts of the first text of the Fund are recalled."""
    recalled = {
        row["rule_id"]
        for row in course().rows("eligibility_rules")
        if row["instrument_id"] in ("EDF", "EDIRPA", "EDIP", "SAFE") and row["confidence"] != "verified"
    }
    assert recalled == {"EDF-11", "EDF-12", "EDF-13"}  # Regulation (EU) 2021/697 before 1 March 2024 was not read
