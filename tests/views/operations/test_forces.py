"""Promise and delivery. Oracle: the table of forces, counted here with plain loops, and what IAI 2026 says of it (page
4).
"""

import pandas as pd
import pytest

from eudefence.data.package import course
from eudefence.views import explore_forces, promise_and_delivery
from eudefence.views.operations.forces import GROUPS, MEASURES


def rows(framework, exercise=False):
    return [r for r in course().rows("forces") if r["framework"] == framework and (r["kind"] == "exercise") == exercise]


def test_no_force_of_the_union_was_sent_out():
    """IAI 2026, page 4: Battlegroups never deployed. Helsinki: declared able to act in May 2003, with shortfalls
    (Council of 19 May 2003).
    """
    ours = rows("eu")
    assert {r["deployed"] for r in ours} == {"no"}
    ready = [r for r in ours if r["fielded_on"]]
    assert [r["force_id"] for r in ours if r["fielded_status"] == "declared_with_shortfalls"] == ["helsinki"]
    assert promise_and_delivery("size", "eu").sentence.startswith(
        f"Of the {len(ours)} forces of the Union, {len(ready)} were made or declared ready (1 with stated shortfalls)"
        " and none was sent out."
    )


def test_some_forces_outside_the_union_were_sent_out():
    sent = [r for r in rows("outside_eu") if r["deployed"] in ("in_part", "headquarters_only")]
    assert f"{len(sent)} sent out in part or with its staff" in promise_and_delivery("size", "outside").sentence


def test_the_table_has_the_figures_of_the_data():
    view = promise_and_delivery("size", list(GROUPS))
    table = view.table.set_index("Force")
    assert len(table) == len(course().rows("forces"))
    for row in course().rows("forces"):
        for heading, field in (("Planned (persons)", "planned_strength"), ("Reported (persons)", "reported_strength")):
            shown = table.loc[row["name"], heading]
            assert pd.isna(shown) if row[field] is None else shown == row[field]


def test_unknown_is_not_zero():
    view = promise_and_delivery("size", "proposal")
    assert view.table["Planned (persons)"].isna().any()
    assert not (view.table["Planned (persons)"] == 0).any()
    words = [t.get_text() for axes in view.figure.axes for t in axes.texts]
    assert words.count("not known") == int(view.table["Planned (persons)"].isna().sum())


def test_what_is_drawn_is_what_is_listed():
    """Every number of the table that the panel compares stands in the figure."""
    view = promise_and_delivery("size", list(GROUPS))
    words = {t.get_text() for axes in view.figure.axes for t in axes.texts}
    for heading in ("Planned (persons)", "Reported (persons)"):
        assert {f"{v:,}" for v in view.table[heading].dropna()} <= words


def test_notice_and_time_in_the_field():
    """Helsinki: within 60 days, for a year. Battlegroups: 5 to 10 days, 30 to 120 days (Council conclusions of 1999 and
    2004).
    """
    assert "EU Battlegroups: 5 to 10 days" in promise_and_delivery("notice").sentence
    assert "Helsinki Headline Goal force: 60 days" in promise_and_delivery("notice").sentence
    assert "EU Battlegroups: 30 to 120 days" in promise_and_delivery("stay").sentence


def test_dates_in_years():
    """November 1987 to October 1989 is two years; November 2010 to the middle of 2020, of which the year is all that is
    known, ten.
    """
    assert (
        "about 2 years (Franco-German Brigade) to about 10 (Combined Joint Expeditionary Force)"
        in promise_and_delivery("dates").sentence
    )


def test_one_force_with_both_dates():
    assert promise_and_delivery("dates", "proposal").sentence.endswith("are known.")


@pytest.mark.parametrize(
    "arguments, words",
    [
        (("sise",), "measure: 'sise' .* Did you mean 'size'"),
        (("size", "eus"), "groups: 'eus'"),
        (("size", ()), "groups: none chosen"),
    ],
)
def test_bad_arguments(arguments, words):
    with pytest.raises(ValueError, match=words):
        promise_and_delivery(*arguments)


def test_every_control_to_its_ends():
    explorer = explore_forces()
    for setting, view, problem in explorer.walk():
        if setting["groups"] == ():
            assert problem.startswith("Show: none chosen") and "European Union" in problem
        else:
            assert problem is None and view.sentence.endswith(".") and len(view.table)


def test_every_measure_with_every_group():
    for measure in MEASURES:
        for group in GROUPS:
            assert promise_and_delivery(measure, group).png[:4] == b"\x89PNG"


def test_a_year_is_not_its_first_day():
    """MILEX 24 is known to the year: in the order of the rows and on the scale of dates it stands in the middle of
    2024.
    """
    order = promise_and_delivery("dates", ["eu", "exercise"]).table["Force"].tolist()
    assert order.index("MILEX 23 (exercise)") < order.index("MILEX 24 (exercise)") < order.index("MILEX 25 (exercise)")
    view = promise_and_delivery("dates", "exercise")
    spots = sorted(
        round(float(p[0]), 1)
        for axes in view.figure.axes
        for c in axes.collections
        for p in c.get_offsets()
        if p[0] > 2000
    )
    assert 2024.5 in spots and 2024.0 not in spots
