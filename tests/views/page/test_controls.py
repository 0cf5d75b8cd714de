"""Controls as data: what they accept, how they are described to the page, and how the page's answer is read."""

import datetime as dt
import json

import pytest

from eudefence.views import brush, choice, day, period, rows, search, slider, switch, ticks

VOTE = choice("Vote", {"yes": "yes", "no": "no", "abstains": "abstain"}, compact=True)
STATES = {"France": "FR", "Malta": "MT", "Hungary": "HU"}

CONTROLS = {
    "choice": choice("State", STATES),
    "choice of truths": choice("Lethal", {"yes": True, "no": False, "one": 1}),
    "choice of numbers": choice("Bill", (31, 100, 500), 100),
    "slider": slider("Number", 0, 9, 2),
    "slider in tenths": slider("Share", 0.0, 1.0, 0.3, 0.1, unit="of all"),
    "period": period("Years", 1987, 2026),
    "day": day("Day", "2019-06-01", "2021-01-01", "2020-01-31", extra=["2020-02-01"]),
    "ticks": ticks("Show", {"one": 1, "two": 2, "three": 3}, [2]),
    "switch": switch("Both", True),
    "search": search("Name", ["Paris", "Rome"], placeholder="a city"),
    "rows by name": rows("Votes", VOTE, STATES, {"HU": "no"}),
    "rows by name, two columns": rows("Forces", {"planned": (0, 5000, 500), "fielded": False}, ["1999", "2022"]),
    "brush": brush("Vote to set", ["no", "absent"], ["FR", "DE"], "yes", asks="Choose.", again="All yes"),
    "folded": ticks("Show", ["a", "b"], more=True),
    "rows": rows("Consortium", {"name": search("Name", ()), "seat": choice("Seat", ["FR", "US"])}),
}


@pytest.fixture(params=CONTROLS)
def control(request):
    return CONTROLS[request.param]


def test_every_value_comes_back_from_the_page_as_it_went(control):
    """The oracle is the value itself; in between lies what JSON can carry."""
    for value in [control.value, *control.ends()]:
        sent = json.loads(json.dumps(control.to_wire(value)))
        back = control.from_wire(sent)
        assert back == value and type(back) is type(value)


def test_every_end_is_accepted_and_described(control):
    described = json.loads(json.dumps(control.described("it"), allow_nan=False))
    assert described["name"] == "it" and described["label"] == control.label
    assert control.from_wire(described["value"]) == control.value
    for value in control.ends():
        assert control.accept(value, "it") == value


def test_keys_are_texts(control):
    """What JavaScript uses as the value of a radio button is a text; anything else would not come back."""
    for key, words in control.described().get("options", []):
        assert isinstance(key, str) and isinstance(words, str)


def test_a_truth_is_no_number():
    lethal = CONTROLS["choice of truths"]
    assert [lethal.from_wire(key) for key, _ in lethal.described()["options"]] == [True, False, 1]
    assert type(lethal.accept(1, "it")) is int and lethal.accept(True, "it") is True


def test_tenths_stay_tenths():
    """0.1 + 0.1 + 0.1 is 0.30000000000000004 in the page; the reader set 0.3."""
    share = CONTROLS["slider in tenths"]
    assert share.from_wire(0.1 + 0.1 + 0.1) == 0.3
    assert share.described()["digits"] == 1 and share.described()["unit"] == "of all"


def test_a_day_control_stops_at_new_years_and_at_changes():
    control = day("Day", "2019-06-01", "2021-06-01", extra=["2020-02-01"])
    days = ["2019-06-01", "2020-01-01", "2020-02-01", "2021-01-01", "2021-06-01"]
    assert [word for word, _ in control.options] == days
    assert control.described()["options"][2] == ["2020-02-01", "1 February 2020"]
    assert control.from_wire("2020-02-01") == dt.date(2020, 2, 1)


def test_rows_that_are_known_start_as_their_control():
    votes = CONTROLS["rows by name"]
    assert votes.value == {"FR": "yes", "MT": "yes", "HU": "no"}
    assert votes.accept({"MT": "abstain"}, "votes") == {"FR": "yes", "MT": "abstain", "HU": "yes"}


def test_rows_reach_every_column_at_its_ends():
    """With 27 states nobody tries all combinations; every vote by all, and every vote by one, are tried."""
    ends = CONTROLS["rows by name"].ends()
    assert {"FR": "abstain", "MT": "abstain", "HU": "abstain"} in ends
    assert {"FR": "no", "MT": "yes", "HU": "yes"} in ends
    assert [] in CONTROLS["rows"].ends() and [{"name": "no such name", "seat": "FR"}] in CONTROLS["rows"].ends()


def test_the_page_is_told_what_a_row_holds():
    described = CONTROLS["rows by name"].described("votes")
    assert described["names"] == [["FR", "France"], ["MT", "Malta"], ["HU", "Hungary"]]
    assert described["columns"][0]["compact"] is True
    assert described["value"]["HU"] == {"value": "no"}
    assert CONTROLS["rows"].described()["names"] is None


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("rows by name", {"FRA": "yes"}, "Did you mean 'FR'"),
        ("rows by name", {"FR": "maybe"}, "votes, FR"),
        ("rows by name", ["yes"], "no mapping"),
        ("rows", {"name": "A"}, "no list of rows"),
        ("rows", [{"nam": "A"}], "Did you mean 'name'"),
        ("rows", [{"seat": "UK"}], "votes, row 1, seat"),
        ("rows", [{}] * 41, "at most 40"),
        ("ticks", "one", "no list"),
        ("slider", True, "not between"),
        ("slider", float("nan"), "not between"),
        ("period", (1990.5, 2000), "not a pair"),
    ],
)
def test_bad_values_are_refused_with_the_place(name, value, message):
    with pytest.raises(ValueError, match=message):
        CONTROLS[name].accept(value, "votes")


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: slider("N", 0, 9, step=0), "larger than zero"),
        (lambda: slider("N", 0, float("nan")), "no number"),
        (lambda: slider("N", "0", 9), "no number"),
        (lambda: period("N", 0.5, 9), "no whole number"),
        (lambda: rows("R", {}), "neither a control nor"),
        (lambda: rows("R", {"a": rows("Inner", VOTE)}), "stand in no row"),
        (lambda: rows("R", VOTE, []), "nothing to choose"),
        (lambda: rows("R", {"a": VOTE}, distinct="b"), "distinct: "),
    ],
)
def test_bad_declarations_are_refused(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def test_a_brush_keeps_what_differs_from_the_default_and_refuses_the_rest():
    votes = CONTROLS["brush"]
    assert votes.value == {} and votes.accept({"FR": "yes", "DE": "no"}, "votes") == {"DE": "no"}
    assert votes.described("votes")["keys"] == ["FR", "DE"] and votes.described("votes")["default"] == "yes"
    for given, refusal in (({"XX": "no"}, "'XX'"), ({"FR": "n"}, "Did you mean 'no'"), (["FR"], "no mapping")):
        with pytest.raises(ValueError, match=refusal):
            votes.accept(given, "votes")
    with pytest.raises(ValueError, match="default: 'no' is also an option"):
        brush("Vote to set", ["no"], ["FR"], "no", asks="Choose.", again="All no")


def test_a_folded_control_says_so_to_the_page():
    assert CONTROLS["folded"].described()["more"] is True and "more" not in CONTROLS["ticks"].described()
