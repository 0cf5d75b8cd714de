"""A panel of states and years. Oracles: days of accession, of opt-outs and of the two lists of states; the tables
counted a second time, by hand.
"""

import pandas as pd
import pytest

import eudefence as ed
from eudefence import research
from eudefence.models.research.panel_codebook import SPENDING


def row(country, year):
    [found] = research.panel_rows([year], country)
    return found


@pytest.mark.parametrize(
    ("country", "year", "column", "value"),
    [
        ("HR", 2012, "eu", 0),  # accession on 1 July 2013
        ("HR", 2013, "eu", 1),
        ("GB", 2019, "eu", 1),  # left at the end of 31 January 2020
        ("GB", 2020, "eu", 0),
        ("FI", 2022, "nato", 0),  # 4 April 2023
        ("FI", 2023, "nato", 1),
        ("SE", 2023, "nato", 0),  # 7 March 2024
        ("SE", 2024, "nato", 1),
        ("DK", 2021, "defence_opt_out", 1),  # Protocol 22, ended on 1 July 2022
        ("DK", 2022, "defence_opt_out", 0),
        ("DK", 2022, "pesco", 0),  # Decision (CFSP) 2023/1015 of 23 May 2023
        ("DK", 2023, "pesco", 1),
        ("MT", 2026, "pesco", 0),
        ("NO", 2026, "defence_opt_out", None),  # no member, no opt-out
        ("NO", 2026, "opt_outs", None),
        ("AT", 1994, "eu", 0),
        ("AT", 1995, "eu", 1),
        ("AT", 1995, "council_votes", 4),  # Act of Accession of 1994
        ("AT", 2005, "council_votes", 10),  # Nice
        ("AT", 2018, "council_votes", None),  # weighted votes ended on 31 March 2017
        ("DE", 2003, "council_population", None),  # no population counted before 1 November 2004
        ("DE", 1960, "council_votes", 4),  # Article 148 EEC
        ("DE", 1960, "opt_outs", None),  # the Union began in 1993
        ("DE", 2016, "pesco_projects", None),  # there were none
        ("MT", 2020, "pesco_projects", None),  # outside PESCO
    ],
)
def test_days_that_are_known(country, year, column, value):
    assert row(country, year)[column] == value


@pytest.mark.parametrize(
    ("country", "year", "cow", "gw"),
    [
        ("DE", 1989, 260, 260),  # the Federal Republic; one list renumbers it on unification, the other does not
        ("DE", 1990, 255, 260),
        ("RS", 2005, 345, 345),  # Yugoslavia, until Montenegro left on 5 June 2006
        ("RS", 2006, 345, 340),
        ("ME", 2005, None, None),
        ("ME", 2006, 341, 341),
        ("CZ", 1992, None, None),  # Czechoslovakia has another number, and is not Czechia
        ("CZ", 1993, 316, 316),
        ("RO", 2020, 360, 360),
        ("GB", 2020, 200, 200),
        ("GR", 2020, 350, 350),
        ("US", 2020, 2, 2),
        ("XK", 2007, None, None),
        ("XK", 2008, 347, 347),
        ("LI", 1989, None, 223),  # a microstate of the one list, a state of the other since it joined the UN
    ],
)
def test_numbers_of_the_two_lists(country, year, cow, gw):
    """Oracle: the lists themselves (COW State System Membership 2016; Gleditsch and Ward), and two copies of each."""
    found = row(country, year)
    assert (found["cow"], found["gw"]) == (cow, gw)


def test_one_row_for_each_state_and_year():
    frame = ed.panel()
    assert not frame.duplicated(["iso2", "year"]).any()
    assert len(frame) == frame["iso2"].nunique() * frame["year"].nunique()
    assert frame["year"].min() == 1993 and frame["year"].max() == ed.EDITION.year
    assert {"DE", "GB", "NO", "US", "CH", "TR", "MT"} <= set(frame["iso2"])
    assert frame[["iso2", "year"]].values.tolist() == sorted(frame[["iso2", "year"]].values.tolist())


def test_members_of_the_union_are_counted_as_the_treaties_have_them():
    """Oracle: the enlargements: 12, 15, 25, 27, 28 and, after the United Kingdom, 27."""
    members = ed.panel().groupby("year")["eu"].sum()
    told = {1993: 12, 1995: 15, 2003: 15, 2004: 25, 2007: 27, 2012: 27, 2013: 28, 2019: 28, 2020: 27, 2026: 27}
    assert {year: int(members[year]) for year in told} == told


def test_each_figure_of_spending_stands_in_the_column_of_its_series():
    """Oracle: the table defence_expenditure, row by row."""
    frame = ed.panel(range(2008, ed.EDITION.year + 1)).set_index(["iso2", "year"])
    seen = dict.fromkeys(SPENDING.values(), 0)
    for one in ed.rows("defence_expenditure"):
        if (one["country"], one["year"]) in frame.index:
            name = SPENDING[one["series_id"]]
            assert frame.loc[(one["country"], one["year"]), name] == one["value"]
            seen[name] += 1
    assert {name: int(frame[name].notna().sum()) for name in seen} == seen
    assert set(SPENDING) == {one["series_id"] for one in ed.rows("defence_expenditure")}


def test_projects_are_counted_as_in_the_list_of_the_council():
    """Oracle: Decision (CFSP) 2018/340, Annex I, counted in the table: who takes part from the first day."""
    first = pd.Timestamp("2018-03-06").date()
    rows = [one for one in ed.rows("pesco_participants") if one["valid_from"] == first]
    taken = {"coordinator", "participant"}
    for country in ("FR", "DE", "IT", "IE"):
        mine = {one["project_id"] for one in rows if one["country"] == country and one["role"] in taken}
        assert row(country, 2018)["pesco_projects"] >= len(mine) > 0
    assert row("FR", 2018)["pesco_running"] == 34 and row("FR", 2019)["pesco_running"] == 47


def test_missions_are_told_of_states_outside_only():
    frame = ed.panel()
    assert frame.loc[frame["eu"] == 1, "missions_as_third_state"].isna().all()
    assert not (frame["missions_as_third_state"] == 0).any() and not (frame["formats"] == 0).any()
    assert frame["missions_as_third_state"].max() >= 1


def test_years_and_countries_as_people_write_them():
    frame = ed.panel(2020, ["Germany", "FR", "Germany"])
    assert frame[["iso2", "year"]].values.tolist() == [["DE", 2020], ["FR", 2020]]
    assert ed.panel(range(2019, 2021), "UK")["year"].tolist() == [2019, 2020]


@pytest.mark.parametrize(
    ("years", "countries", "said"),
    [
        (1957, None, "years: 1957 is not a year from 1958"),
        (2027, None, "years: 2027 is not a year"),
        ("2020", None, "years: '2020' is not a year"),
        ([], None, "years: no year is named"),
        (None, "Germny", "countries: .*Germany"),
    ],
)
def test_what_is_no_year_or_country_is_refused(years, countries, said):
    with pytest.raises(ValueError, match=said):
        ed.panel(years, countries)


def test_the_panel_as_a_stata_file(tmp_path):
    """Oracle: the reader of pandas; the frame that was written; the codebook of the panel."""
    frame = ed.panel([2019, 2020], ["GB", "DE", "NO"])
    path = ed.export(frame, tmp_path / "panel.dta")
    with pd.io.stata.StataReader(path, convert_categoricals=False) as reader:
        again = reader.read()
        assert reader.data_label == frame.attrs["title"]
        assert reader.variable_labels() == {column.name: column.label for column in research.panel_columns()}
        assert reader.value_labels()["eu"] == {0: "no", 1: "yes"}
    for name in frame:
        for one, other in zip(frame[name], again[name], strict=True):
            assert (pd.isna(one) and pd.isna(other)) or one == other, name
    assert path.read_bytes() == ed.export(ed.panel([2020, 2019], ["NO", "DE", "GB"]), tmp_path / "b.dta").read_bytes()
