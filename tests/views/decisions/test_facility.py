"""Oracle: the table epf added up with plain loops."""

import re

import pytest

from eudefence.data.package import course
from eudefence.views.decisions.facility import explore_facility, facility_decisions


def by_hand():
    sums = {"aid to Ukraine": 0, "aid to other partners": 0, "operations and exercises": 0}
    for row in course().rows("epf"):
        if row["record_type"] == "common_costs":
            sums["operations and exercises"] += row["amount_meur"]
        elif row["record_type"] == "assistance_measure":
            sums["aid to Ukraine" if row["country"] == "UA" else "aid to other partners"] += row["amount_meur"]
    return sums


def test_the_sums_are_those_of_the_table():
    shown = facility_decisions().table.set_index("Use")["EUR million"].to_dict()
    assert shown == pytest.approx(by_hand())


def test_the_years_add_up_to_the_sums():
    table = facility_decisions("years").table.set_index("Use")
    assert table.drop(columns="Decisions found").sum(axis=1).to_dict() == pytest.approx(by_hand())


def test_the_whole_sentence_by_a_second_computation():
    """Plain sums and counts of the table; the year is that of the largest sum for Ukraine."""
    sums = by_hand()
    whole, count = (
        sum(sums.values()),
        sum(row["record_type"] in ("common_costs", "assistance_measure") for row in course().rows("epf")),
    )
    ukraine = {}
    for row in course().rows("epf"):
        if row["record_type"] == "assistance_measure" and row["country"] == "UA":
            ukraine[row["date"].year] = ukraine.get(row["date"].year, 0) + row["amount_meur"]
    share = {use: f"{round(amount * 100 / whole)} %" for use, amount in sums.items()}
    said = (
        f"Of EUR {whole:,.0f} million in {count} decisions that were found, {share['aid to Ukraine']} were for Ukraine,"
        f" {share['aid to other partners']} for other partners and {share['operations and exercises']} for operations"
        " and exercises."
    )
    assert facility_decisions().sentence == said
    assert (
        facility_decisions("years").sentence
        == f"{said} Most of the aid to Ukraine was decided in {max(ukraine, key=ukraine.get)}."
    )


def test_another_way_is_refused():
    with pytest.raises(ValueError, match="Did you mean 'years'"):
        facility_decisions("year")


def test_every_control_to_its_ends():
    for _, view, problem in explore_facility().walk():
        assert problem is None and view.sentence.endswith(".")
        assert view.drawn.marks and view.drawn.height <= 380


def test_bars_are_as_long_as_their_sums():
    """Lengths in the picture, in proportion to the plain sums; each bar says its own."""
    view = facility_decisions()
    wide = [float(width) for width in re.findall(r'<rect x="165" [^>]*?width="([\d.]+)"', view.picture())]
    sums = list(by_hand().values())
    assert [length / wide[0] for length in wide] == pytest.approx([amount / sums[0] for amount in sums], abs=0.001)
    assert list(view.drawn.marks) == ["ukraine", "others", "operations"]
    assert f"EUR million: {sums[1]:,.2f}." in view.drawn.marks["others"]


def test_parts_of_a_year_stand_on_one_another():
    """2022: aid to Ukraine below, then other partners, then operations; together as high as the year's sum."""
    year, parts = {}, {}
    for row in course().rows("epf"):
        if row["record_type"] in ("common_costs", "assistance_measure"):
            use = (
                "operations"
                if row["record_type"] == "common_costs"
                else "ukraine"
                if row["country"] == "UA"
                else "others"
            )
            year.setdefault(row["date"].year, {}).setdefault(use, []).append(row["amount_meur"])
    svg = facility_decisions("years").picture()
    for use in ("ukraine", "others", "operations"):
        place = svg.index(f'data-mark="{use}-2022"')
        found = re.search(r'<rect [^>]*?y="([\d.]+)"[^>]*?height="([\d.]+)"', svg[place:])
        parts[use] = (float(found[1]), float(found[2]))
    (a, tall), (b, more), (c, _) = parts["ukraine"], parts["others"], parts["operations"]
    assert a == pytest.approx(b + more, abs=0.2) and b > c
    assert tall / more == pytest.approx(sum(year[2022]["ukraine"]) / sum(year[2022]["others"]), rel=0.02)
