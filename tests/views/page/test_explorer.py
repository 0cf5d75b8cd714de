"""The one mechanism behind every explorer."""

import gc
import itertools

import numpy
import pytest

from eudefence.views import choice, day, explore, period, search, slider, switch, ticks
from eudefence.views.page.drawing import Drawing
from eudefence.views.page.panel import Panel
from eudefence.views.page.view import View

SEEN = []
STEPS = itertools.count(1)


def plain(**values):
    """A view that says what it was called with; the oracle of what a function gets."""
    SEEN.append(values)
    if values.get("number") == 7:
        raise ValueError("seven <is> not accepted")
    if values.get("number") == 8:
        raise KeyError("a fault of the function")

    def draw():
        drawing = Drawing(40)
        with drawing.mark("all", f"Number {values.get('number')}"):
            drawing.rect(0, 0, 100, 20)
        return drawing

    words = ", ".join(f"{k}={v}" for k, v in values.items())
    columns = {"Name": list(values), "Value": [str(v) for v in values.values()]}
    return View(f"Called with {words}.", columns, title="Values", source="Source: invented.", draw=draw)


def step(explorer, name, sent, opened=False):
    """What the page sends after a move of the reader: all values, as they travel."""
    widget = explorer.widget
    values = dict(widget.values) | {name: sent}
    widget._handle_custom_msg({"do": "step", "step": f"page/{next(STEPS)}", "values": values, "open": opened}, [])
    return widget


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
    assert bundle["text/html"].startswith(explorer.view.to_html())
    assert bundle["text/html"].endswith("<p><small>Run this box to move the controls.</small></p>")
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


@pytest.mark.parametrize(
    ("name", "sent", "said"),
    [
        ("number", 5, "number=5"),
        ("state", "MT", "state=MT"),
        ("years", [1999, 2004], "years=(1999, 2004)"),
        ("on", "2020-02-01", "on=2020-02-01"),
        ("show", ["b", "c"], "show=(&#x27;b&#x27;, &#x27;c&#x27;)"),
        ("both", True, "both=True"),
        ("name", "Oslo", "name=Oslo"),
    ],
)
def test_a_move_of_the_reader_changes_the_page(explorer, name, sent, said):
    """The way a reader's hand goes: the page sends all values, and gets the parts that changed."""
    widget = step(explorer, name, sent)
    assert said in widget.sentence and widget.answered.startswith("page/")
    assert explorer.values[name] == explorer.controls[name].from_wire(sent)


def test_a_step_sends_what_changed_and_nothing_else(explorer):
    """The oracle is what reaches the page: the picture is the same for each state, so it is not sent again."""
    widget = explorer.widget
    sent = []
    widget.send_state, kept = (lambda key=None: sent.append(set(key))), widget.send_state
    try:
        step(explorer, "state", "MT")
    finally:
        widget.send_state = kept
    assert sent == [{"sentence", "values", "answered"}]


def test_the_table_is_sent_only_while_it_is_open(explorer):
    widget = step(explorer, "number", 3)
    assert widget.table == ""
    widget._handle_custom_msg({"do": "table", "open": True}, [])
    assert '<td style="text-align:left">3</td>' in widget.table
    step(explorer, "number", 4, opened=True)
    assert '<td style="text-align:left">4</td>' in widget.table
    widget._handle_custom_msg({"do": "table", "open": False}, [])
    assert widget.table == ""


def test_a_stepped_page_is_a_fresh_one(explorer):
    step(explorer, "number", 9)
    stepped = step(explorer, "state", "MT")
    fresh = explore(plain, **explorer.controls)
    fresh.set(number=9, state="MT")
    for part in ("sentence", "picture", "title", "source", "summary", "values"):
        assert getattr(stepped, part) == getattr(fresh.widget, part)


def test_a_page_opened_later_shows_what_is_set(explorer):
    """The fields are described once; what is set now travels beside them, for a page that is loaded again."""
    explorer.set(number=6)
    assert explorer.widget.values["number"] == 6
    assert "number=6" in explorer.widget.sentence


def test_a_value_error_becomes_a_sentence_and_the_last_good_view_stays(explorer):
    before = explorer.view
    widget = step(explorer, "number", 6)
    good = explorer.view
    step(explorer, "number", 7)
    assert explorer.problem == widget.problem == "seven <is> not accepted"
    assert explorer.view is good and good is not before and "number=6" in widget.sentence
    step(explorer, "number", 5)
    assert explorer.problem is None and widget.problem == "" and "number=5" in widget.sentence


def test_any_other_error_is_raised_and_shown_and_the_page_does_not_wait(explorer):
    with pytest.raises(KeyError):
        explorer.set(number=8)
    assert "has a fault (KeyError" in explorer.widget.problem
    explorer.set(number=2)
    widget = explorer.widget
    with pytest.raises(KeyError):  # as the page sends it
        explorer._step(dict(widget.values) | {"number": 8})
    assert "has a fault (KeyError" in widget.problem


def test_a_value_that_no_page_sends_is_refused(explorer):
    widget = step(explorer, "number", 44)
    assert "not between 0 and 9" in widget.problem and explorer.values["number"] == 2


def test_an_error_at_the_start_is_raised():
    with pytest.raises(ValueError, match="seven"):
        explore(plain, number=slider("A number", 7, 9))


def test_a_function_has_to_give_a_view():
    with pytest.raises(TypeError, match="gave str"):
        explore(lambda number: "text", number=(0, 3))


def test_several_values_are_set_with_one_drawing(explorer):
    assert explorer.widget is not None
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


def test_numbers_of_numpy_are_numbers():
    made = explore(plain, year=(numpy.int64(2005), numpy.int64(2024)), share=(numpy.float64(0), 1.0, 0.1))
    assert made.controls["year"].described()["first"] == 2005 and type(made.values["year"]) is int
    made.set(year=numpy.int32(2010))
    assert made.values["year"] == 2010


@pytest.mark.parametrize(
    ("widget", "message"),
    [
        ("Dropdown", "arrow keys.*views.choice"),
        ("Select", "arrow keys.*views.choice"),
        ("SelectMultiple", "arrow keys.*views.ticks"),
        ("IntSlider", "views.slider"),
        ("HTML", "is no control"),
    ],
)
def test_widgets_made_elsewhere_are_refused_with_what_to_use(widget, message):
    """In JupyterLab 4.6 a focused drop-down list loses its arrow keys to the notebook (seen in Chromium)."""
    import ipywidgets

    with pytest.raises(ValueError, match=message):
        explore(plain, level=getattr(ipywidgets, widget)(description="Level"))


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


def test_a_picture_by_itself_is_alive_and_words_need_not_be():
    """The still of a picture has no controls to speak of; what is live shows the same parts as an explorer does."""
    view = plain(number=3)
    bundle = view._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/plain", "application/vnd.jupyter.widget-view+json"}
    assert "Run this box" not in bundle["text/html"]
    words = View("", {"A": [1]}, title="Words", source="Source: invented.", words=lambda: "<p>Said.</p>")
    assert set(words._repr_mimebundle_()) == {"text/html", "text/plain"}
    assert Panel(view).widget.fields == [] and "Called with number=3." in Panel(view).widget.sentence


def test_a_case_to_start_from_sets_other_controls():
    """`sets` of a choice: what else is set when it is chosen, here and on the page; what is given besides stands."""

    def shown(case, number):
        return View(
            f"{case}: {number}.", {"Number": [number]}, title="N", source="Source: invented.", words=lambda: "x"
        )

    explorer = explore(
        shown,
        case=choice("Case", ["one", "two"], compact=True, sets={"two": {"number": 7}}),
        number=slider("Number", 0, 9, 1),
    )
    assert explorer.set(case="two").sentence == "two: 7."
    assert explorer.set(number=3).sentence == "two: 3."
    assert explorer.set(case="two", number=4).sentence == "two: 4."
    assert explorer.set(case="one").sentence == "one: 4."  # it sets nothing
    assert {"case": "two", "number": 7} in list(explorer.extremes())
    assert explorer._described("case")["sets"] == {"two": {"number": 7}}
