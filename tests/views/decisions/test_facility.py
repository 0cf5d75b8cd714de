"""Oracle: the table epf added up with plain loops."""

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
