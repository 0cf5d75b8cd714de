"""Oracle: the tables institutions and instruments counted by hand with plain loops."""

import itertools
import re

import pytest

from eudefence.data.package import course
from eudefence.views.story import founding
from eudefence.views.story.founding import explore_foundings, foundings
from tests import pictures


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
    before, since = table["Before 2016"], table["Since 2016"]
    assert view.sentence.startswith(
        "Before 2016 the Union founded more bodies and instruments on the operational track than on the industrial one,"
        f" {before['operational track']} against {before['industrial track']}. Since 2016 it has founded more on the"
        f" industrial track than on the operational one, {since['industrial track']} against"
        f" {since['operational track']}. Counted apart are those that serve both tracks: {before['both tracks']} from"
        f" before 2016, {since['both tracks']} since then."
    )


def test_every_case_of_the_sentence_has_its_own_words():
    """By hand from the tables: nothing was founded in 1987, and no body of either track in 2026; of missions the
    operational track has more.
    """
    assert foundings(1988).sentence.startswith(
        "Before 1988 the Union founded as many bodies and instruments on the operational track as on the industrial"
        " one, 0 on each."
    )
    assert "as many on the operational track as on the industrial one, 0 on each." in foundings(2026, "bodies").sentence
    assert "more on the operational track than on the industrial one" in foundings(1988, "missions").sentence
    assert founding._leader({"operational": 1, "industrial": 2}) == "industrial"


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
        f" {with_them['operational track']}." in foundings().more
    )


def test_the_other_coding_by_hand():
    """Contested: the Agency, the Facility, the yearly review, PESCO and the plans and strategies that speak of both
    (events, 2004 to 2025).
    """
    view, other = foundings(2016), foundings(2016, coding="alternative")
    assert view.more.split("Contested are: ")[1].split(".")[0] == other.more.split("Contested are: ")[1].split(".")[0]
    assert {"European Defence Agency", "European Peace Facility", "Coordinated Annual Review on Defence"} <= set(
        view.more.split("Contested are: ")[1].split(".")[0].split(", ")
    )
    table = other.table.set_index("Track")["Since 2016"]
    assert (
        f"there would be {table['operational track']} operational, {table['industrial track']} industrial and"
        f" {table['both tracks']} on both" in view.more
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
    assert "on the operational track than on the industrial one, 1 against 0." in foundings(2000).sentence


def test_a_misspelt_choice():
    with pytest.raises(ValueError, match="Did you mean 'bodies'"):
        foundings(2016, "bodes")


@pytest.mark.parametrize(("what", "coding"), [("all", "course"), ("missions", "alternative"), ("bodies", "course")])
def test_what_a_mark_says_is_its_row(what, coding):
    """Oracle: the tables of bodies, instruments and missions; every thing that is counted is a dot."""
    view = foundings(2016, what, coding)
    assert len(view.drawn.marks) == sum(row["Before 2016"] + row["Since 2016"] for row in view.rows)
    for key, facts in view.drawn.marks.items():
        table, _, name = key.partition(".")
        row = course().find(table, name)
        assert facts.startswith(f"{row['short_name' if table == 'csdp_missions' else 'name']}. Since: ")
        assert f"Since: {row['valid_from'].year}." in facts
        assert facts.endswith(f"Source: {course().find('sources', row['source_id'])['publisher']}.")
    if coding == "course":
        assert "Its other place: industrial track" in view.drawn.marks["institutions.card"] or what != "all"


def test_landmarks_have_their_names_in_the_picture():
    """Oracle: the table landmarks, as far as its events began a body or an instrument."""
    picture = foundings().picture()
    for name in ("Helsinki", "Defence Agency", "Battlegroups", "PESCO", "Peace Facility", "Defence Fund", "SAFE"):
        assert f">{name}</text>" in picture and name in {r["name"] for r in course().rows("landmarks")}


@pytest.mark.parametrize("what", founding.WHAT.values())
@pytest.mark.parametrize("split", [1988, 1996, 2016, 2026])
def test_no_two_words_overlap(what, split):
    """Oracle: boxes from the widths of the letters, read out of the SVG."""
    pictures.check(foundings(split, what))


def test_the_line_rises_by_one_for_each_thing():
    """Oracle: heights of the dots of a track, read out of the SVG, are equally far apart."""
    marks = re.findall(r'data-mark="([^"]+)".*?cx="([\d.]+)" cy="([\d.]+)"', foundings().picture())
    tracks = {key: facts.split("Counted for: ")[1].split(".")[0] for key, facts in foundings().drawn.marks.items()}
    for track in set(tracks.values()):
        heights = [float(y) for key, _, y in marks if tracks[key] == track]
        steps = [a - b for a, b in itertools.pairwise(heights)]
        assert max(steps) - min(steps) < 0.25, track


def test_every_control_to_its_ends():
    for setting, view, problem in explore_foundings().walk():
        assert problem is None and view.sentence.endswith(".")
        assert view.picture() == foundings(**setting).picture(), setting
