"""Missions counted. Oracles: the lines of csdp_missions.csv, and the counts of pandas."""

import eudefence as ed
from eudefence import views
from eudefence.views.operations.mission_states import MANY


def missions():
    return ed.load("csdp_missions").query("is_csdp")


def test_launched_missions_are_those_of_the_table():
    view = views.missions_by_type()
    counted = missions().query("launched == True")["type"].value_counts()
    assert view.columns["Launched"] == [counted[kind] for kind in MANY if kind != "not_csdp"]
    assert f"{counted.sum()} missions had been launched" in view.sentence


def test_running_missions_are_those_of_the_explorer():
    """Oracle: the other picture of missions, which reads each row for itself."""
    for day in ("2010-06-01", "2026-10-08"):
        view, other = views.missions_by_type(day), views.missions_view(day)
        [states] = (values for heading, values in other.columns.items() if heading.startswith("On "))
        assert sum(view.columns["Running"]) == states.count("running")
        assert sum(view.columns["Cannot be decided"]) == states.count("cannot be decided")


def test_before_the_first_mission_there_is_none():
    view = views.missions_by_type("2002-12-31")
    assert sum(view.columns["Launched"]) == 0 and "no mission had been launched" in view.sentence


def test_operations_larger_than_a_battlegroup():
    """Oracle: pandas' query on the same table."""
    size = ed.fact("forces.csv#battlegroups.planned_strength").value
    large = missions().query(f"launched == True and type == 'military_operation' and strength > {size}")
    view = views.larger_than_a_battlegroup()
    assert view.columns["Operation"] == large["short_name"].tolist()
    assert view.columns["Strength (persons)"] == large["strength"].tolist()
    assert [words[-4:] for words in view.columns["Figure of"]] == large["strength_as_of"].dt.strftime("%Y").tolist()
