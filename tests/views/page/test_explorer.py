"""The one mechanism behind every explorer."""

import datetime as dt
import gc

import pandas as pd
import pytest

from eudefence.views import choice, day, explore, period, search, slider, switch, ticks
from eudefence.views.page import style
from eudefence.views.page.view import View

SEEN = []


def plain(**values):
    """A view that says what it was called with."""
    SEEN.append(values)
    if values.get("number") == 7:
        raise ValueError("seven <is> not accepted")
    if values.get("number") == 8:
        raise KeyError("a fault of the function")
    figure, axes = style.canvas(1.2)
    axes.plot([0, 1])
    words = ", ".join(f"{k}={v}" for k, v in values.items())
    return View(
        figure,
        f"Called with {words}.",
        pd.DataFrame({"Name": list(values), "Value": [str(v) for v in values.values()]}),
    )


@pytest.fixture
def explorer():
    return explore(
        plain,
        number=slider("A number", 0, 9, 2),
        state=choice("State", {"France": "FR", "Malta": "MT"}),
        years=period("Years", 1987, 2026),
        on=day("Day", "2019-06-01", "2021-01-01", "2020-01-31", extra=["2020-02-01"]),
        show=ticks("Show", ["a", "b", "c"], ["b"]),
        both=switch("Both", False),
        name=search("Name", ["Paris", "Rome"]),
    )


def test_the_bundle_is_widget_and_static_page_in_one(explorer):
    bundle = explorer._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain", "application/vnd.jupyter.widget-view+json"}
    assert bundle["text/plain"] == explorer.view.to_text()
    assert bundle["text/html"] == explorer.view.to_html()
    assert bundle["application/vnd.jupyter.widget-view+json"]["model_id"] == explorer.widget.model_id


def test_text_and_page_stay_those_of_the_start(explorer):
    first = explorer._repr_mimebundle_()["text/plain"]
    explorer.set(number=5)
    assert explorer._repr_mimebundle_()["text/plain"] == first
    assert "number=5" in explorer.view.sentence


def test_short_forms_become_controls():
    short = explore(
        plain, year=(2005, 2024), share=(0.0, 1.0, 0.1), states=["FR", "DE"], names={"One": 1}, on=True, word="x"
    )
    kinds = {name: control.kind for name, control in short.controls.items()}
    assert kinds == {
        "year": "slider",
        "share": "slider",
        "states": "choice",
        "names": "choice",
        "on": "switch",
        "word": "search",
    }
    assert short.controls["year"].label == "Year"
    assert short.values == {"year": 2005, "share": 0.0, "states": "FR", "names": 1, "on": True, "word": "x"}


def leaves(widget):
    children = getattr(widget, "children", ())
    return [leaf for child in children for leaf in leaves(child)] if children else [widget]


def test_moving_a_widget_changes_the_panel(explorer):
    """The way a reader's hand goes: a value of a widget changes, and the page says so."""
    parts = leaves(explorer.widget)
    panel = parts[-1]
    dropdown = next(w for w in parts if getattr(w, "description", "") == "State")
    dropdown.value = "MT"
    assert "state=MT" in panel.value and explorer.values["state"] == "MT"
    box = next(w for w in parts if getattr(w, "description", "") == "c")
    box.value = True
    assert "show=(&#x27;b&#x27;, &#x27;c&#x27;)" in panel.value
    years = next(w for w in parts if getattr(w, "description", "") == "Years")
    years.value = (1999, 2004)
    assert "years=(1999, 2004)" in panel.value
    days = next(w for w in parts if getattr(w, "description", "") == "Day")
    days.value = dt.date(2020, 2, 1)
    assert "on=2020-02-01" in panel.value


def test_every_control_has_words_and_a_keyboard(explorer):
    """Buttons apart, every widget used takes the keyboard; what it does is written beside it."""
    for widget in leaves(explorer.widget)[:-1]:
        words = getattr(widget, "description", "") or getattr(widget, "value", "")
        assert isinstance(words, str) and words.strip()
        if getattr(widget, "description", ""):
            assert widget.tooltip
            assert getattr(widget, "continuous_update", False) is False


def test_the_table_can_be_kept_open(explorer):
    parts = leaves(explorer.widget)
    assert "<details><summary>" in parts[-1].value
    parts[-2].value = True
    assert "<details open>" in parts[-1].value
    explorer.set(number=3)
    assert "<details open>" in parts[-1].value


def test_the_page_does_not_jump(explorer):
    panel = leaves(explorer.widget)[-1]
    height = int(panel.layout.min_height.removesuffix("px"))
    assert height >= explorer.view.figure.get_figheight() * explorer.view.figure.dpi


def test_controls_do_not_touch(explorer):
    """Without a gap a reader sees the value of one control run into the label of the next: “1987 – 2026Also events”."""
    row, *_ = explorer.widget.children
    assert row.layout.grid_gap.split()[-1] not in ("", "0")


def test_a_value_error_becomes_a_sentence(explorer):
    panel = leaves(explorer.widget)[-1]
    before = explorer.view
    explorer.set(number=7)
    assert explorer.problem == "seven <is> not accepted"
    assert explorer.view is before
    assert "seven &lt;is&gt; not accepted" in panel.value and "<img" not in panel.value
    explorer.set(number=6)
    assert explorer.problem is None and "<img" in panel.value


def test_any_other_error_is_raised_and_shown(explorer):
    panel = leaves(explorer.widget)[-1]
    with pytest.raises(KeyError):
        explorer.set(number=8)
    assert "has a fault (KeyError" in panel.value


def test_an_error_at_the_start_is_raised():
    with pytest.raises(ValueError, match="seven"):
        explore(plain, number=slider("A number", 7, 9))


def test_a_function_has_to_give_a_view():
    with pytest.raises(TypeError, match="gave str"):
        explore(lambda number: "text", number=(0, 3))


def test_several_values_are_set_with_one_drawing(explorer):
    assert explorer.widget is not None  # built, so that the widgets follow
    SEEN.clear()
    explorer.set(number=4, state="MT", both=True)
    assert len(SEEN) == 1


@pytest.mark.parametrize(
    "values, message",
    [
        ({"nummer": 3}, "Did you mean 'number'"),
        ({"number": 11}, "not between 0 and 9"),
        ({"number": "3"}, "not between 0 and 9"),
        ({"state": "FRA"}, "Did you mean 'FR'"),
        ({"years": (2026, 1987)}, "not a pair from-to"),
        ({"years": 1999}, "not a pair from-to"),
        ({"on": "2022-01-01"}, "2022-01-01"),
        ({"on": "yesterday"}, "not a day"),
        ({"show": ["d"]}, "'d' is not a known show"),
        ({"both": 1}, "neither True nor False"),
    ],
)
def test_bad_values_are_refused_with_what_would_be_right(explorer, values, message):
    before = explorer.values
    with pytest.raises(ValueError, match=message):
        explorer.set(**values)
    assert explorer.values == before


def test_extremes_take_every_control_to_its_ends(explorer):
    settings = list(explorer.extremes())
    for name, control in explorer.controls.items():
        tried = [setting[name] for setting in settings]
        for end in control.ends():
            assert end in tried
    assert (1987, 2026) in [s["years"] for s in settings]
    assert {()} | {("a", "b", "c")} <= {s["show"] for s in settings}


def test_walking_ends_where_it_began(explorer):
    start = explorer.values
    walked = list(explorer.walk())
    assert len(walked) == len(list(explorer.extremes()))
    assert explorer.values == start


def test_a_ready_widget_can_be_used():
    import ipywidgets

    ready = explore(plain, level=ipywidgets.IntSlider(min=1, max=5, description="Level"))
    assert [s["level"] for s in ready.extremes()] == [1, 5]
    ready.set(level=4)
    assert ready.view.sentence == "Called with level=4."
    with pytest.raises(ValueError, match="no description"):
        explore(plain, level=ipywidgets.IntSlider())


@pytest.mark.parametrize(
    "make, message",
    [
        (lambda: choice("State", []), "nothing to choose"),
        (lambda: choice(" ", ["a"]), "label"),
        (lambda: slider("N", 5, 5), "larger than first"),
        (lambda: day("D", "2020-01-01", "2019-01-01"), "after first"),
        (lambda: explore(plain), "at least one"),
        (lambda: explore(plain, x=object()), "is no control"),
    ],
)
def test_bad_declarations_are_refused(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def test_a_day_control_stops_at_new_years_and_at_changes():
    control = day("Day", "2019-06-01", "2021-06-01", extra=["2020-02-01"])
    assert [word for word, _ in control.options] == [
        "2019-06-01",
        "2020-01-01",
        "2020-02-01",
        "2021-01-01",
        "2021-06-01",
    ]


STATES = {
    "Austria": "AT",
    "Australia": "AU",
    "Belgium": "BE",
    "Bulgaria": "BG",
    "Croatia": "HR",
    "Cyprus": "CY",
    "Czechia": "CZ",
    "Denmark": "DK",
    "Estonia": "EE",
    "Finland": "FI",
    "France": "FR",
    "Germany": "DE",
    "Greece": "GR",
}


def test_no_widget_is_used_whose_keys_the_notebook_takes_away():
    """In JupyterLab 4.6 a focused drop-down list or radio button loses its arrow keys to the notebook, and a typed "m"
    turns the cell into text (seen in Chromium). Buttons, sliders, check boxes and text fields keep their keys.
    """
    import ipywidgets

    few = explore(plain, state=choice("State", ["FR", "DE"]))
    many = explore(plain, state=choice("State", STATES))
    for explorer in (few, many):
        for widget in leaves(explorer.widget):
            assert not isinstance(
                widget, (ipywidgets.Dropdown, ipywidgets.Select, ipywidgets.SelectMultiple, ipywidgets.RadioButtons)
            )


def test_a_long_choice_is_typed_and_the_field_is_emptied():
    import ipywidgets

    explorer = explore(plain, state=choice("State", STATES, "FR"))
    parts = leaves(explorer.widget)
    field = next(w for w in parts if isinstance(w, ipywidgets.Combobox))
    shown, panel = parts[parts.index(field) + 1], parts[-1]
    assert "<strong>France</strong>" in shown.value
    field.value = "germ"
    assert explorer.values["state"] == "DE" and "state=DE" in panel.value
    assert field.value == "" and "<strong>Germany</strong>" in shown.value
    field.value = "Austr"
    assert "fits several: Austria, Australia" in shown.value and explorer.values["state"] == "DE"
    field.value = "Grece"
    assert "Did you mean &#x27;Greece&#x27;" in shown.value
    explorer.set(state="BE")
    assert "<strong>Belgium</strong>" in shown.value and "state=BE" in panel.value


@pytest.mark.parametrize("on", (True, False))
def test_garbage_waits_until_the_view_is_on_the_page(on):
    seen = []

    def watched(number):
        seen.append(gc.isenabled())
        if number == 1:
            raise RuntimeError("a fault")
        return plain(number=number)

    made = explore(watched, number=(0, 2))
    before = gc.isenabled()
    try:
        gc.enable() if on else gc.disable()
        made.set(number=2)
        with pytest.raises(RuntimeError):
            made.set(number=1)
        assert gc.isenabled() is on  # as it was, after a fault too
    finally:
        gc.enable() if before else gc.disable()
    assert seen[1:] == [False, False]
