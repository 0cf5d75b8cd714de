"""Oracle: the tables institutions and instruments counted by hand with plain loops."""

import pytest

from eudefence.data.package import course
from eudefence.views.story.founding import explore_foundings, foundings


def test_the_industrial_track_counted_by_hand():
    """Rows of instruments on the industrial track in force from 2016 on, and bodies of the Union on it that are not
    among them.
    """
    package = course()
    never = {"idea", "proposed", "agreed", "failed"}
    funds = {
        row["instrument_id"].lower()
        for row in package.rows("instruments")
        if row["pillar"] == "industrial"
        and row["valid_from"]
        and 2016 <= row["valid_from"].year <= 2026
        and row["status"] not in never
    }
    bodies = {"dg_defis", "commissioner_defence_space"}  # OCCAR is no body of the Union; the Agency dates from 2004
    assert foundings(2016, "instruments").table.set_index("Track").loc["industrial track", "Since 2016"] == len(funds)
    assert foundings(2016, "bodies").table.set_index("Track").loc["industrial track", "Since 2016"] == len(bodies)


def test_the_two_periods_add_up_whatever_the_cut():
    totals = {tuple(foundings(year).table.iloc[:, 1:].sum(axis=1)) for year in (1988, 2004, 2016, 2026)}
    assert len(totals) == 1


def test_the_sentence_says_what_the_table_says():
    view = foundings(2016)
    table = view.table.set_index("Track")
    assert f"founded {table.loc['operational track', 'Before 2016']} " in view.sentence
    assert (
        f"it founded {table.loc['operational track', 'Since 2016']} and {table.loc['industrial track', 'Since 2016']}"
        in view.sentence
    )


def test_missions_change_the_picture():
    """Oracle: csdp_missions, counted here. A mission is one thing that begins, and whether it counts decides who
    leads.
    """
    package = course()
    began = [
        r for r in package.rows("csdp_missions") if r["is_csdp"] and r["launched"] and r["valid_from"].year >= 2016
    ]
    without, with_them = (foundings(2016, what).table.set_index("Track")["Since 2016"] for what in ("all", "missions"))
    assert with_them["operational track"] == without["operational track"] + len(began)
    assert with_them["industrial track"] == without["industrial track"]
    assert (
        f"with the {len(began)} that began since 2016 the operational track would have"
        f" {with_them['operational track']}." in foundings().sentence
    )


def test_the_other_coding_by_hand():
    """Contested: the Agency, the Facility, the yearly review, PESCO and the plans and strategies that speak of both
    (events, 2004 to 2025).
    """
    view, other = foundings(2016), foundings(2016, coding="alternative")
    assert view.sentence.split("contested: ")[1].split(".")[0] == other.sentence.split("contested: ")[1].split(".")[0]
    assert {"European Defence Agency", "European Peace Facility", "Coordinated Annual Review on Defence"} <= set(
        view.sentence.split("contested: ")[1].split(".")[0].split(", ")
    )
    table = other.table.set_index("Track")["Since 2016"]
    assert (
        f"it would be {table['operational track']} operational, {table['industrial track']} industrial and"
        f" {table['both tracks']} on both" in view.sentence
    )
    assert other.table.iloc[:, 1:].to_numpy().sum() == view.table.iloc[:, 1:].to_numpy().sum()
    # By hand, since 2016: PESCO, the review and the roadmap go from both to industrial; Facility, Compass and windfall
    # profits to both.
    moved = foundings(2016).table.set_index("Track")["Since 2016"] - table
    assert moved.to_dict() == {"operational track": 3, "industrial track": -3, "both tracks": 0}


@pytest.mark.parametrize("bad", [1987, 2027, "2016", None, True])
def test_a_year_without_before_or_after(bad):
    with pytest.raises(ValueError, match="split: .* is not a year from 1988 to 2026"):
        foundings(bad)


def test_one_is_one():
    """By hand, from institutions and instruments: before 2000 the operational track has the Helsinki Headline Goal and
    nothing else.
    """
    assert "Before 2000 the Union founded 1 body or instrument on the operational track" in foundings(2000).sentence


def test_a_misspelt_choice():
    with pytest.raises(ValueError, match="Did you mean 'bodies'"):
        foundings(2016, "bodes")


def test_every_control_to_its_ends():
    for _, view, problem in explore_foundings().walk():
        assert problem is None and view.sentence.endswith(".")
