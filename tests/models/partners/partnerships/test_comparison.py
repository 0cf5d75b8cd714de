"""Partners beside one another, as a frame and in time. Oracles: sets made by hand from the rows, pandas."""

import pandas as pd
import pytest

from eudefence import partnerships


def test_what_both_have_and_what_only_one_has_are_the_sets_of_the_two_profiles():
    # A second way to the same: Python's sets of what each has.
    found = partnerships.compare("Norway", "Canada", on="2026-10-08")
    norway, canada = (set(partnerships.profile(one).has) for one in ("NO", "CA"))
    assert set(found.both) == norway & canada and "partnership" in found.both and "nato_member" in found.both
    assert {code: set(kinds) for code, kinds in found.only.items()} == {
        "NO": norway - canada - {"missions"},
        "CA": canada - norway,
    }
    assert found.undecided == {"missions": ("CA",)}  # Canada: a first year only
    assert set(found.only["CA"]) == {"safe_agreement", "safe_purchases"}


def test_who_may_have_it_takes_it_from_nobody_else():
    # Oracle: Australia's partnership cannot be decided, so Moldova cannot be the only one of the two that has one.
    found = partnerships.compare("Moldova", "Australia")
    assert "partnership" in partnerships.profile("Moldova").has and "partnership" not in found.only["MD"]
    assert found.undecided["partnership"] == ("AU",) and "partnership" not in found.both
    assert "political_community" in found.only["MD"]


def test_three_partners_share_what_each_of_them_has():
    found = partnerships.compare(["Norway", "Iceland", "Canada"])
    assert set(found.both) == set.intersection(*(set(one.has) for one in found.profiles.values()))
    assert "economic_area" not in {kind for kinds in found.only.values() for kind in kinds}  # two of three have it
    row = next(row for row in found.rows if row["kind"] == "economic_area")
    assert (row["NO"], row["IS"], row["CA"]) == ("in_force", "in_force", "none")


def test_two_different_partners_are_needed():
    with pytest.raises(ValueError, match="at least 2 different partners are needed"):
        partnerships.compare("Norway", "NO")
    with pytest.raises(ValueError, match="Did you mean 'Canada'"):
        partnerships.compare("Norway", "Kanada")


def test_a_cell_that_cannot_be_decided_is_missing_unless_somebody_chose():
    day, cell = "2026-02-15", ("CA", "safe_agreement")
    frame = partnerships.arrangements(day)
    assert frame.loc[cell] is pd.NA and set(map(str, frame.dtypes)) == {"boolean"}
    assert not partnerships.arrangements(day, undecided="false").loc[cell]
    assert partnerships.arrangements(day, undecided="true").loc[cell]
    assert set(map(str, partnerships.arrangements(day, undecided="true").dtypes)) == {"bool"}
    with pytest.raises(ValueError, match="Did you mean 'false'"):
        partnerships.arrangements(day, undecided="flase")


def test_the_frame_is_the_plain_grid():
    grid = partnerships.grid("2025-06-23", "all")
    frame = partnerships.arrangements("2025-06-23", "all")
    assert list(frame.index) == list(partnerships.partners()) and list(frame.columns) == list(partnerships.KINDS)
    for row in grid.rows:
        for kind in grid.kinds:
            cell = frame.loc[row["partner"], kind]
            assert (None if cell is pd.NA else bool(cell)) == row[kind]
    assert set(grid.undecided) == {(row["partner"], k) for row in grid.rows for k in grid.kinds if row[k] is None}


def test_the_two_members_of_the_economic_area_and_the_nine_of_nato():
    # Oracle: NATO had 32 members in 2026, 23 of them in the Union: nine are partners. Of the three states of the
    # European Economic Area outside the Union the table has Norway and Iceland.
    frame = partnerships.arrangements(undecided="false")
    assert list(frame.index[frame["economic_area"]]) == ["IS", "NO"]
    assert frame["nato_member"].sum() == 9
    assert list(frame.index[frame["defence_fund"]]) == ["NO"]


def test_kinds_are_chosen_by_family_key_or_words_and_the_nearest_is_named():
    assert list(partnerships.arrangements(kinds="nato").columns) == ["nato_member", "nato_partner"]
    assert list(partnerships.arrangements(kinds=["Membership of NATO"]).columns) == ["nato_member"]
    with pytest.raises(ValueError, match="kinds: 'defence_fnd' is not a known kind .* 'defence_fund'"):
        partnerships.arrangements(kinds=["defence_fnd"])
    with pytest.raises(ValueError, match="none chosen"):
        partnerships.arrangements(kinds=[])


def test_the_number_of_partnerships_rises_with_each_signature():
    # Oracle: days of signature in the table partnerships, counted here without the model.
    from eudefence.data.package import course

    days = sorted(
        row["valid_from"] for row in course().rows("partnerships") if row["kind"] == "sdp" and row["valid_from"]
    )
    for place, day in enumerate(days, 1):
        found = partnerships.number(day)
        assert len(found.certain) == place and found.undecided == ("AU",)
    assert len(partnerships.number("2024-05-20").certain) == 0 and not partnerships.number("2024-05-20").undecided


def test_a_history_is_in_order_and_has_beginnings_and_ends():
    found = partnerships.history("Norway")
    assert [one.day for one in found] == sorted(one.day for one in found)
    ends = {one.tie.kind for one in found if one.what == "ended"}
    assert {"ammunition_programme", "purchase_programme"} <= ends
    assert [str(one.day) for one in found if one.tie.kind == "partnership"] == ["2024-05-28"]
