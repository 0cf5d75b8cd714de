"""Tables as frames, as of a day. Oracles: the treaties of accession, the Danish referendum, the PESCO decisions."""

import datetime as dt

import pandas as pd
import pytest

import eudefence as ed
from eudefence.data.package import course
from eudefence.data.validity import holds

# Number of member states on the day before and on the day of each change; Official Journal accession treaties.
MEMBERS = [
    ("1972-12-31", 6), ("1973-01-01", 9), ("1980-12-31", 9), ("1981-01-01", 10), ("1985-12-31", 10),
    ("1986-01-01", 12), ("1994-12-31", 12), ("1995-01-01", 15), ("2004-04-30", 15), ("2004-05-01", 25),
    ("2006-12-31", 25), ("2007-01-01", 27), ("2013-06-30", 27), ("2013-07-01", 28), ("2020-01-31", 28),
    ("2020-02-01", 27), ("2026-10-08", 27),
]  # fmt: skip


@pytest.mark.parametrize(("day", "number"), MEMBERS)
def test_members_of_the_union_on_the_days_of_change(day, number):
    held = ed.load("memberships", as_of=day)
    held = held[held["organisation"] == "EU"]
    assert len(held) == number and held["valid_on"].all()


@pytest.mark.parametrize(
    ("day", "number"), [("2017-12-10", 0), ("2017-12-11", 25), ("2023-05-22", 25), ("2023-05-23", 26)]
)
def test_pesco_had_25_members_then_26(day, number):
    """Decisions (CFSP) 2017/2315 and (CFSP) 2023/1015; Malta has stayed outside."""
    held = ed.load("pesco_membership", as_of=day)
    held = held[held["valid_on"].fillna(False)]
    assert len(held) == number and "MT" not in set(held["country"])


def test_a_fresh_frame_each_time():
    first = ed.load("forces")
    first.loc[0, "name"] = "changed"
    assert ed.load("forces").loc[0, "name"] != "changed"


def test_types_are_those_of_the_package():
    frame = ed.load("forces")
    assert frame["planned_strength"].dtype == "Int64" and frame["decided_on"].dtype.kind == "M"
    assert frame.attrs["table"] == "forces" and frame.attrs["edition"] == ed.EDITION.isoformat()


def test_the_edition_is_a_day():
    assert ed.EDITION == dt.date(2026, 10, 8)


def test_every_table_loads_and_is_listed():
    listed = ed.tables()
    assert len(listed) >= 34 + 2
    for table, rows, dated in listed[["table", "rows", "dated"]].itertuples(index=False):
        assert len(ed.load(table)) == rows > 0
        if dated:
            assert "valid_on" in ed.load(table, as_of=ed.EDITION).columns


def test_rows_that_cannot_be_decided_are_kept_and_marked():
    """A mandate that ran out without news is neither valid nor over."""
    missions = ed.load("csdp_missions", as_of=ed.EDITION)
    lapsed = missions[missions["valid_to"].isna() & (missions["mandate_until"] < pd.Timestamp(ed.EDITION))]
    assert len(lapsed) and lapsed["valid_on"].isna().all()
    every = ed.load("csdp_missions")
    started = (
        every["valid_from"].notna() & every["valid_to"].isna() & (every["mandate_until"] < pd.Timestamp(ed.EDITION))
    )
    assert set(every.loc[started, "mission_id"]) == set(lapsed["mission_id"])


DATED = ed.tables().query("dated")["table"].tolist()


@pytest.mark.parametrize("table", DATED)
def test_the_rows_of_a_day_are_those_that_held_or_may_have(table):
    """Oracle: `holds`, asked row by row, on the days on which the table changes, the days before and the first days of
    years.
    """
    rows = course().rows(table)
    ends = {day for row in rows for day in (row["valid_from"], row["valid_to"], row.get("mandate_until")) if day}
    days = sorted(
        {
            *ends,
            *(day - dt.timedelta(days=1) for day in ends),
            *(dt.date(year, 1, 1) for year in range(1990, 2027, 6)),
            ed.EDITION,
        }
    )
    asked = [day for day in days if day <= ed.EDITION]
    for day in asked[:: max(1, len(asked) // 25)] + [ed.EDITION]:
        verdicts = [(tuple(row[key] for key in course().key_fields(table)), _held(row, day)) for row in rows]
        frame = ed.load(table, as_of=day)
        found = [
            tuple(_plain(value) for value in row)
            for row in frame[[*course().key_fields(table), "valid_on"]].itertuples(index=False)
        ]
        assert found == [(*key, verdict) for key, verdict in verdicts if verdict is not False], day


def _held(row, day):
    precision = {
        "start_precision": row.get("valid_from_precision") or "day",
        "end_precision": row.get("valid_to_precision") or "day",
    }
    return holds(
        day, row["valid_from"], row["valid_to"], mandate_until=row.get("mandate_until"), edition=ed.EDITION, **precision
    )


def _plain(value):
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value.item() if hasattr(value, "item") else value


def test_bad_arguments():
    with pytest.raises(ValueError, match="Did you mean 'forces'"):
        ed.load("force")
    with pytest.raises(ValueError, match="as_of: 'soon' is not a day"):
        ed.load("memberships", as_of="soon")
    with pytest.raises(ValueError, match="rows of 'sources' are not valid for a time.*'routes'.*ed.tables"):
        ed.load("sources", as_of="2020-01-01")
    with pytest.raises(ValueError, match="no column 'source_id'"):
        ed.sources(pd.DataFrame({"a": [1]}))


def test_sources_of_a_table_and_of_some_of_its_rows():
    every = ed.sources("forces")
    some = ed.sources(ed.load("forces").query("force_id == 'rdc'"))
    assert set(some["source_id"]) <= set(every["source_id"]) and 0 < len(some) < len(every)
    cited = set(ed.load("forces")["source_id"].dropna())
    assert cited <= set(every["source_id"])


@pytest.mark.parametrize("table", ["forces", "decision_rules", "events", "memberships"])
def test_a_source_counts_each_row_that_rests_on_it(table):
    """Oracle: the two files counted by hand: principal sources in the table, further ones in row_sources."""
    package = course()
    rests = [row["source_id"] for row in package.raw(table) if row["source_id"]]
    rests += [row["source_id"] for row in package.raw("row_sources") if row["table"] == table]
    found = ed.sources(table).set_index("source_id")["rows"]
    assert found.to_dict() == {source: rests.count(source) for source in set(rests)}


def test_a_lazy_package_says_what_it_has():
    with pytest.raises(AttributeError, match="load"):
        ed.lod
