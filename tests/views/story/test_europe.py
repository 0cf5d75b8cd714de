"""The Europe map: known days and known counts."""

import datetime as dt

import pytest

from eudefence.data import as_of
from eudefence.views import europe_map, explore_europe_map
from eudefence.views.story.europe import ATTRIBUTES


def counted(attribute, on, form="tiles"):
    view = europe_map(attribute, on, form)
    return view.table.iloc[:, 2].value_counts().to_dict()


@pytest.mark.parametrize(
    "on, members",
    [
        ("1987-01-01", 12),
        ("1994-12-31", 12),
        ("1995-01-01", 15),
        ("2004-04-30", 15),
        ("2004-05-01", 25),
        ("2007-01-01", 27),
        ("2013-07-01", 28),
        ("2020-01-31", 28),
        ("2020-02-01", 27),
        ("2026-10-08", 27),
    ],
)
def test_members_of_the_union(on, members):
    """Oracle: the dates of the enlargements and of the withdrawal, from the treaties of accession and Article 50
    TEU.
    """
    assert counted("eu", on)["member"] == members


@pytest.mark.parametrize("attribute", ["eu", "eu_and_nato"])
def test_there_was_no_union_before_maastricht(attribute):
    """The Treaty on European Union came into force on 1 November 1993; until then there were the Communities."""
    before, after = (europe_map(attribute, day).sentence for day in ("1993-10-31", "1993-11-01"))
    assert "European Communities (now the EU)" in before and "European Union" not in before
    assert "European Union (EU)" in after and "Communities" not in after


@pytest.mark.parametrize(
    "on, members", [("1998-01-01", 16), ("1999-03-12", 19), ("2004-03-29", 26), ("2023-04-04", 31), ("2024-03-07", 32)]
)
def test_members_of_nato(on, members):
    """Oracle: NATO's list of accessions; two members, Canada and the United States, lie outside the grid."""
    assert counted("nato", on)["member"] == members


def test_both_clubs_after_finland_and_sweden():
    """Oracle: on the edition day 23 EU members are allies; Austria, Cyprus, Ireland and Malta are not."""
    view = europe_map("eu_and_nato")
    assert "4 only to the EU (Austria, Cyprus, Ireland and Malta)" in view.sentence
    assert "23 of the 47 countries drawn" in view.sentence
    assert counted("eu_and_nato", None)["EU and NATO"] == 23


def test_the_euro_area():
    """Oracle: twenty members since Croatia joined on 1 January 2023, twenty-one since Bulgaria on 1 January 2026."""
    assert counted("euro_area", "2022-12-31")["EU member with the euro"] == 19
    assert counted("euro_area", "2023-01-01")["EU member with the euro"] == 20
    assert counted("euro_area", "2026-01-01")["EU member with the euro"] == 21


def test_pesco_and_denmark():
    """Oracle: Council Decisions (CFSP) 2017/2315 (25 states) and 2023/1015 (Denmark, 23 May 2023); Malta stays
    outside.
    """
    assert counted("pesco", "2017-12-11") == {"takes part": 25, "not in the EU": 17, "EU member outside": 3}
    assert counted("pesco", "2023-05-22")["takes part"] == 25
    assert counted("pesco", "2023-05-23")["takes part"] == 26
    assert "EU member outside 1 (Malta)" in europe_map("pesco").sentence


def test_the_former_member():
    """Oracle: the United Kingdom left on 31 January 2020, as the only one so far."""
    after = europe_map("eu", "2021-01-01").sentence
    assert "27 of the 45 countries drawn" in after and "; the United Kingdom had been one before." in after
    assert "before" not in europe_map("eu", "2019-01-01").sentence


def test_a_share_is_always_shown_with_its_year():
    view = europe_map("defence_share")
    first, last = as_of.share_years()
    assert f"in {last}, the last year before 8 October 2026" in view.sentence
    assert set(view.table["Year"]) == {last}
    assert f"in {first} (" in europe_map("defence_share", f"{first}-06-30").sentence


def test_population_is_the_one_in_force_for_votes():
    """Oracle: Eurostat, population on 1 January 2024, EU-27: 449 206 579 persons; the table of 2025 counts on that
    day.
    """
    view = europe_map("population", "2025-06-30")
    assert view.table["Persons"].sum() == 449_206_579
    assert "counted on 1 January 2024, used for votes on 30 June 2025" in view.sentence


def test_partnerships_keep_undecided_apart():
    view = europe_map("partnerships")
    assert "cannot be decided 1 (Australia)" in view.sentence
    assert counted("partnerships", "2024-05-28")["partnership signed"] == 2  # Moldova on 21 May, Norway on 28 May


def test_finland_and_sweden_leave_the_neutrals():
    def neutral(on):
        table = europe_map("neutrality", on).table
        return set(table.loc[table["Status"] == "neutral or non-aligned", "Code"])

    assert neutral("2022-01-01") - neutral("2026-01-01") == {"FI", "SE"}
    assert {"AT", "IE", "MT", "CY", "CH"} <= neutral("2026-01-01")


@pytest.mark.parametrize("form", ["tiles", "map"])
@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_every_attribute_in_both_forms(attribute, form):
    view = europe_map(attribute, form=form)
    assert view.sentence.endswith(".") and view.sentence.split(":")[0] in view._repr_mimebundle_()["text/html"]
    assert len(view.table) >= 27


@pytest.mark.parametrize("form", ["tiles", "map"])
def test_the_same_day_gives_the_same_bytes(form):
    assert europe_map("eu", "2020-01-31", form).png == europe_map("eu", dt.date(2020, 1, 31), form).png


@pytest.mark.parametrize(
    "arguments, message",
    [
        (("pescoo",), "Did you mean 'pesco'"),
        (("eu", "2020-13-01"), "is not a day"),
        (("eu", "2027-01-01"), "later than the edition of the course data, 2026-10-08"),
        (("eu", "1980-01-01"), "too early"),
        (("pesco", "2017-12-10"), "set up on 11 December 2017"),
        (("defence_share", "2004-12-31"), "start in 2008"),
        (("population", "2004-10-31"), "from 2004-11-01 on"),
        (("euro_area", "1998-12-31"), "from 1999-01-01 on"),
        (("eu", None, "globe"), "not a known form"),
    ],
)
def test_what_the_data_do_not_say_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        europe_map(*arguments)


def test_every_control_driven_to_its_ends():
    explorer = explore_europe_map()
    drawn = 0
    for setting, view, problem in explorer.walk():
        if problem is None:
            drawn += 1
            assert view.png.startswith(b"\x89PNG"), setting
            assert view.picture() == europe_map(**setting).picture(), setting
        else:
            assert "too early" in problem
    assert drawn >= len(ATTRIBUTES)
    explorer.set(attribute="pesco", on="1987-01-01")
    assert (
        explorer.problem.startswith("Day: 1987-01-01 is too early") and "set up on 11 December 2017" in explorer.problem
    )
