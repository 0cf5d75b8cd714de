"""Promise and delivery. Oracle: the table of forces, counted here with plain loops, and what IAI 2026 says of it (page
4).
"""

import datetime as dt
import re

import pandas as pd
import pytest

from eudefence.data.package import course
from eudefence.views import explore_forces, promise_and_delivery
from eudefence.views.operations.forces import GROUPS, MEASURES
from eudefence.views.page.marks import facts
from tests import pictures


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
        f"Of the {len(ours)} forces of the Union, {len(ready)} were made or declared ready."
        " 1 of these was declared so with stated shortfalls. None was sent out."
    )


def test_some_forces_outside_the_union_were_sent_out():
    sent = [r for r in rows("outside_eu") if r["deployed"] in ("in_part", "headquarters_only")]
    assert (
        f" {len(sent)} were sent out in part or with their staff." in promise_and_delivery("size", "outside").sentence
    )


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
    assert pictures.texts(view).count("not known") == int(view.table["Planned (persons)"].isna().sum())


def test_what_is_drawn_is_what_is_listed():
    """Every number of the table that the panel compares stands in the figure."""
    view = promise_and_delivery("size", list(GROUPS))
    words = set(pictures.texts(view))
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
            pictures.check(promise_and_delivery(measure, group), (measure, group))
        pictures.check(promise_and_delivery(measure, list(GROUPS)), measure)


def test_a_year_is_not_its_first_day():
    """MILEX 24 is known to the year: in the order of the rows and on the scale of dates it stands in the middle of
    2024.
    """
    order = promise_and_delivery("dates", ["eu", "exercise"]).table["Force"].tolist()
    assert order.index("MILEX 23 (exercise)") < order.index("MILEX 24 (exercise)") < order.index("MILEX 25 (exercise)")
    drawn = _drawn_at(promise_and_delivery("dates", "exercise"))
    first, middle, last = (dt.date(2023, 10, 16), dt.date(2024, 7, 2), dt.date(2025, 4, 16))  # a day, a year, a month
    share = (middle - first) / (last - first)
    between = drawn["milex23"] + share * (drawn["milex25"] - drawn["milex23"])
    assert drawn["milex24"] == pytest.approx(between, abs=0.2)


def _drawn_at(view):
    """Where the sign of each mark stands, from the left: the first corner of its triangle, which is its tip."""
    groups = view.picture().split('data-mark="')[1:]
    return {group.split('"')[0]: float(re.search(r'<path [^>]*d="M([\d.]+) ', group)[1]) for group in groups}


def test_every_force_is_a_mark_that_says_its_row():
    """Oracle: the table of the view; each row is drawn once, with the source that forces.csv names."""
    view = promise_and_delivery("stay", list(GROUPS))
    sources = {row["name"]: row["source_id"] for row in course().rows("forces")}
    assert set(view.drawn.marks.values()) == {facts(row, sources[row["Force"]]) for row in view.rows}
    assert set(view.drawn.marks) == {row["force_id"] for row in course().rows("forces")}


@pytest.mark.parametrize(("group", "signs"), [("eu", "circle"), ("outside", "path"), ("exercise", "path")])
def test_the_shape_says_the_group_as_the_colour_does(group, signs):
    """Circles for the Union, corners for others; an answer has a circle as well, but an exercise has no answer."""
    drawn = promise_and_delivery("dates", group).picture().split('class="ed-mark"')[1]
    answers = 0 if group == "exercise" else 2
    assert (drawn.count("<circle") > answers) == (signs == "circle")
