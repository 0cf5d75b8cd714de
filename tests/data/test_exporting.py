"""The same result gives the same bytes; nothing is overwritten unasked."""

import csv
import datetime as dt
import decimal
import io
import json
import os
import sys
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import eudefence as ed
from eudefence import learning


def written(tmp_path, result, suffix, **options):
    return ed.export(result, tmp_path / f"a{suffix}", overwrite=True, **options).read_bytes().decode("utf-8")


def rows(tmp_path, result, **options):
    """The cells of the CSV, read by Python's own reader."""
    return list(csv.reader(io.StringIO(written(tmp_path, result, ".csv", **options), newline="")))


def data(tmp_path, result):
    return json.loads(
        written(tmp_path, result, ".json"), parse_constant=lambda word: pytest.fail(f"{word} is no JSON")
    )["data"]


@pytest.mark.parametrize("suffix", ["csv", "json", "md", "tex"])
def test_a_table_twice_is_byte_identical(tmp_path, suffix):
    frame = ed.load("forces")
    first = ed.export(frame, tmp_path / f"a.{suffix}").read_bytes()
    second = ed.export(ed.load("forces"), tmp_path / f"b.{suffix}").read_bytes()
    assert first == second and len(first) > 200


def test_provenance_travels_with_the_table(tmp_path):
    frame = ed.load("memberships", as_of="2020-01-31")
    meta = json.loads(ed.export(frame, tmp_path / "a.json").read_text(encoding="utf-8"))["meta"]
    assert meta["table"] == "memberships" and meta["as_of"] == "2020-01-31" and meta["edition"] == "2026-10-08"
    assert "edition 2026-10-08" in ed.export(frame, tmp_path / "a.md").read_text(encoding="utf-8")


def test_missing_stays_missing(tmp_path):
    data = json.loads(ed.export(ed.load("forces"), tmp_path / "a.json").read_text(encoding="utf-8"))["data"]
    legion = next(row for row in data if row["force_id"] == "european-legion")
    assert legion["planned_strength"] is None


def test_a_result_keeps_exact_fractions(tmp_path):
    @dataclass(frozen=True)
    class Result:
        share: Fraction

    written = json.loads(ed.export(Result(Fraction(13, 20)), tmp_path / "r.json").read_text(encoding="utf-8"))
    assert written["data"] == {"share": "13/20"}


def test_a_file_with_other_content_is_not_overwritten(tmp_path):
    path = tmp_path / "paper.csv"
    path.write_text("my own work", encoding="utf-8")
    with pytest.raises(ValueError, match="exists with other content"):
        ed.export(ed.load("forces"), path)
    assert path.read_text(encoding="utf-8") == "my own work"
    ed.export(ed.load("forces"), path, overwrite=True)
    assert path.read_text(encoding="utf-8").startswith("force_id,")


def test_bad_suffix_and_bad_result(tmp_path):
    with pytest.raises(ValueError, match="suffix for a table.*csv"):
        ed.export(ed.load("forces"), tmp_path / "a.xlsx")
    with pytest.raises(ValueError, match="a str cannot be exported"):
        ed.export("text", tmp_path / "a.csv")


def test_latex_is_escaped(tmp_path):
    frame = ed.load("forces").head(1)[["force_id"]].assign(force_id="a_b & 5 %")
    assert r"a\_b \& 5 \%" in ed.export(frame, tmp_path / "a.tex").read_text(encoding="utf-8")


def test_the_function_is_reached_by_either_road(tmp_path):
    """Importing the module must not put it in the place of the function that the face offers."""
    from eudefence.data.exporting import export

    assert ed.export is export
    assert ed.export(ed.load("forces"), tmp_path / "a.csv").exists()


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_a_view_as_a_picture_for_print_is_byte_identical(tmp_path, suffix):
    view = ed.views.two_tracks("industrial", 2004, 2009)
    first = ed.export(view, tmp_path / f"a.{suffix}").read_bytes()
    assert first == ed.export(ed.views.two_tracks("industrial", 2004, 2009), tmp_path / f"b.{suffix}").read_bytes()
    assert first.startswith(b"\x89PNG" if suffix == "png" else b"<svg ")


def test_a_view_gives_its_table(tmp_path):
    text = ed.export(ed.views.two_tracks("industrial", 2004, 2009), tmp_path / "a.csv").read_text(encoding="utf-8")
    assert "European Defence Agency founded" in text


# --- nothing is lost without a word -----------------------------------------------------------------------------------

VOTES = pd.DataFrame({"votes": [29, 12]}, index=["FR", "DE"])
LABELS = {
    "no name": (VOTES, [["index", "votes"], ["FR", "29"], ["DE", "12"]]),
    "described": (ed.load("forces")[["planned_strength"]].describe().head(1), None),
    "a name": (VOTES.rename_axis("state"), [["state", "votes"], ["FR", "29"], ["DE", "12"]]),
    "counted": (pd.DataFrame({"votes": [29]}), [["votes"], ["29"]]),
    "counted from elsewhere": (pd.DataFrame({"votes": [29]}, index=[7]), [["index", "votes"], ["7", "29"]]),
    "a column called index": (pd.DataFrame({"index": [1]}, index=["a"]), [["index_", "index"], ["a", "1"]]),
    "two levels": (
        pd.DataFrame({"n": [1]}, index=pd.MultiIndex.from_tuples([("FR", 2020)], names=["state", None])),
        [["state", "index_2", "n"], ["FR", "2020", "1"]],
    ),
    "levels of columns": (
        pd.DataFrame([[1, 2]], columns=pd.MultiIndex.from_tuples([("a", "b"), ("a", "c")])),
        [["a / b", "a / c"], ["1", "2"]],
    ),
    "a series": (pd.Series({"FR": 1}), [["index", "value"], ["FR", "1"]]),
    "days": (pd.DataFrame({"n": [1]}, index=pd.to_datetime(["2026-01-01"])), [["index", "n"], ["2026-01-01", "1"]]),
}


@pytest.mark.parametrize("case", LABELS)
def test_row_labels_are_kept_in_every_format(tmp_path, case):
    frame, expected = LABELS[case]
    found = rows(tmp_path, frame)
    assert found == expected if expected else found[1][0] == "count"
    assert [list(map(str, row)) for row in data(tmp_path, frame)] == [found[0]] * (len(found) - 1)
    for suffix in (".md", ".tex"):
        text = written(tmp_path, frame, suffix)
        assert all(cell.replace("_", "\\_" if suffix == ".tex" else "_") in text for cell in found[1])


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (pd.to_datetime(["2026-01-01 13:45", "2026-01-02 00:00"]), ["2026-01-01T13:45:00", "2026-01-02T00:00:00"]),
        (pd.to_datetime(["2026-01-01", None]), ["2026-01-01", None]),
        (pd.to_datetime(["2026-01-01"]).tz_localize("Europe/Brussels"), ["2026-01-01T00:00:00+01:00"]),
        (pd.to_datetime(["2026-01-01 00:00:00.000000001"]), ["2026-01-01T00:00:00.000000001"]),
        ([dt.datetime(2026, 1, 1, 13, 45)], ["2026-01-01T13:45:00"]),
        ([np.datetime64("2026-01-01T13:45")], ["2026-01-01T13:45:00"]),
        ([dt.date(2026, 1, 1), None], ["2026-01-01", None]),
        ([dt.time(13, 45)], ["13:45:00"]),
        (pd.to_timedelta(["1 day 02:00:00"]), ["1 days 02:00:00"]),
        (pd.period_range("2026-01", periods=1, freq="M"), ["2026-01"]),
    ],
)
def test_times_and_zones_are_kept(tmp_path, values, expected):
    frame = pd.DataFrame({"at": values})
    assert [row["at"] for row in data(tmp_path, frame)] == expected
    assert [row[0] for row in rows(tmp_path, frame)[1:]] == [cell or "" for cell in expected]


ENDLESS = []
ENDLESS.append(ENDLESS)


@pytest.mark.parametrize(
    ("frame", "words"),
    [
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), "two columns are called 'a'"),
        (pd.DataFrame([[1, 2]], columns=["1", 1]), "two columns are called '1'"),
        (pd.DataFrame({"a": [1]}, index=pd.Index(["x"], name="a")), "row labels are called 'a' like a column"),
        (pd.DataFrame([[1, 2]], columns=["a", None]), "column 2 has no name"),
        (pd.DataFrame([[1, 2]], columns=["a", np.nan]), "column 2 has no name"),
        (pd.DataFrame([[1, 2]], columns=["a", ""]), "column 2 has no name"),
        (pd.DataFrame({"a": [{1: "x", "1": "y"}]}), "two keys of a mapping are written alike"),
        (pd.DataFrame({"a": [object()]}), "has no text"),
        (pd.DataFrame({"a": ["\ud800"]}), "half a sign"),
        (pd.DataFrame({"a": [ENDLESS]}), "holds itself"),
    ],
)
@pytest.mark.parametrize("suffix", [".csv", ".json", ".md", ".tex"])
def test_what_a_file_cannot_tell_apart_is_refused_in_words(tmp_path, frame, words, suffix):
    with pytest.raises(ValueError, match=words):
        ed.export(frame, tmp_path / f"a{suffix}")
    assert list(tmp_path.iterdir()) == []


def test_infinite_missing_and_nested_values(tmp_path):
    frame = pd.DataFrame(
        {"x": [np.inf, -np.inf, np.nan], "y": [["a", 1], {"k": Fraction(1, 3)}, {"b", "a"}], "z": ["", None, pd.NA]}
    )
    assert data(tmp_path, frame) == [
        {"x": "inf", "y": ["a", 1], "z": ""},
        {"x": "-inf", "y": {"k": "1/3"}, "z": None},
        {"x": None, "y": ["a", "b"], "z": None},
    ]
    assert (
        written(tmp_path, frame, ".csv") == 'x,y,z\ninf,"[""a"", 1]",""\n-inf,"{""k"": ""1/3""}",\n,"[""a"", ""b""]",\n'
    )
    assert r"$-\infty$" in written(tmp_path, frame, ".tex")


def test_numbers_keep_their_digits(tmp_path):
    big = 2**60 + 1
    frame = pd.DataFrame(
        {
            "n": pd.array([big, None], dtype="Int64"),
            "d": [decimal.Decimal("50.10"), Fraction(13, 20)],
            "f": [0.1, 1e-300],
        }
    )
    assert rows(tmp_path, frame)[1:] == [[str(big), "50.10", "0.1"], ["", "13/20", "1e-300"]]
    assert data(tmp_path, frame)[0] == {"n": big, "d": "50.10", "f": 0.1}


@given(
    st.lists(
        st.tuples(st.text(st.characters(codec="utf-8"), max_size=6), st.floats(allow_nan=False)), min_size=1, max_size=4
    )
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_and_number_is_read_back_as_it_was(tmp_path, pairs):
    """Oracle: Python's csv and json readers."""
    frame = pd.DataFrame(
        {"text": pd.Series([text for text, _ in pairs], dtype="object"), "number": [number for _, number in pairs]}
    )
    assert [(text, float(number)) for text, number in rows(tmp_path, frame)[1:]] == pairs
    assert [(row["text"], float(row["number"])) for row in data(tmp_path, frame)] == pairs
    assert written(tmp_path, frame, ".tex").count(r" \\") >= len(pairs) + 1


def test_a_result_with_a_moment_an_infinity_and_a_series(tmp_path):
    @dataclass(frozen=True)
    class Result:
        at: dt.datetime
        size: float
        by_state: pd.Series
        again: dict = field(default_factory=dict)

    result = Result(
        dt.datetime(2026, 1, 1, 13, 45), float("inf"), pd.Series({"FR": 1}), {dt.date(2026, 1, 1): np.int64(3)}
    )
    assert data(tmp_path, result) == {
        "at": "2026-01-01T13:45:00",
        "size": "inf",
        "by_state": [{"index": "FR", "value": 1}],
        "again": {"2026-01-01": 3},
    }


# --- spreadsheets, papers ---------------------------------------------------------------------------------------------

FORMULAS = ["＝1+1", "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1"]


def test_a_formula_is_disarmed_on_request_and_otherwise_left_as_it_is(tmp_path):
    frame = pd.DataFrame({"n": [*FORMULAS, "-5", "+3.2", "a=b"], "m": range(-1, 9)})
    assert [row[0] for row in rows(tmp_path, frame)[1:]] == list(frame["n"])
    safe = rows(tmp_path, frame, spreadsheet=True)
    assert safe[0][0] == "\ufeffn"  # the mark by which Excel knows UTF-8
    assert [row[0] for row in safe[1:]] == ["'" + text for text in FORMULAS] + ["-5", "+3.2", "a=b"]
    assert [row[1] for row in safe[1:]] == list(map(str, frame["m"]))  # numbers are no formulas
    assert rows(tmp_path, pd.DataFrame({"=1+1": [1]}), spreadsheet=True)[0] == ["\ufeff'=1+1"]
    with pytest.raises(ValueError, match="spreadsheet: only a .csv"):
        ed.export(frame, tmp_path / "a.json", spreadsheet=True)


def test_latex_takes_no_cell_for_an_option_of_the_line_before(tmp_path):
    text = written(tmp_path, pd.DataFrame({"[1] head": ["[1] note", "*EU", "plain"], "n": [1, 2, 3]}), ".tex")
    lines = text.splitlines()
    assert lines[lines.index(r"\toprule") + 1] == r"{}[1] head & n \\"
    assert lines[lines.index(r"\midrule") + 1 :][:3] == [r"{}[1] note & 1 \\", r"{}*EU & 2 \\", r"plain & 3 \\"]


def test_latex_as_journals_set_tables(tmp_path):
    text = written(tmp_path, ed.load("forces"), ".tex", columns=["name", "planned_strength", "planned_as_of"])
    assert r"\begin{tabular}{lrl}" in text and r"\toprule" in text and r"\hline" not in text and "booktabs" in text
    assert r"name & planned strength (persons) & planned as of \\" in text
    assert text.rstrip().splitlines()[-1].startswith("% Source: eudefence course data")


def test_money_to_the_cent_stands_to_the_right(tmp_path):
    shared = ed.costs.share(100_000_000, "assistance_measure", on="2022-02-28")
    assert r"\begin{tabular}{lr}" in written(tmp_path, shared, ".tex")
    total = sum(decimal.Decimal(amount) for _, amount in rows(tmp_path, shared)[1:] if amount)
    assert total == 100_000_000


def test_every_sign_of_latex_is_escaped(tmp_path):
    frame = pd.DataFrame({"t": ["a\\b{c}_d^e~f&g%h$i#j<k>l|m\n\nn"]})
    assert (
        r"a\textbackslash{}b\{c\}\_d\textasciicircum{}e\textasciitilde{}f\&g\%h\$i\#j\textless{}k\textgreater{}l\textbar{}m"
        r" n \\" in written(tmp_path, frame, ".tex")
    )


def test_columns_are_chosen_and_ordered(tmp_path):
    found = rows(tmp_path, ed.load("forces").head(2), columns=["kind", "force_id"])
    assert found[0] == ["kind", "force_id"] and len(found[1]) == 2
    with pytest.raises(ValueError, match="columns: 'kint' is not a known column. Did you mean 'kind'"):
        ed.export(ed.load("forces"), tmp_path / "b.csv", columns=["kint"])
    with pytest.raises(ValueError, match="columns: name at least one"):
        ed.export(ed.load("forces"), tmp_path / "b.csv", columns=[])
    with pytest.raises(ValueError, match="columns: only a table"):
        ed.export(ed.views.two_tracks("industrial", 2004, 2009), tmp_path / "b.png", columns=["kind"])


def test_what_a_vote_decided_is_a_small_table(tmp_path):
    """Article 16(4) TEU and 238(4) TFEU by hand: two against of 27 leave 25, fifteen are needed; at most three may not
    be in favour.
    """
    outcome = ed.council.decide("qualified", against=["HU", "PL"], on="2024-06-01")
    found = rows(tmp_path, outcome)
    assert found[0] == ["what", "article", "way", "number", "of", "limit", "met", "members"]
    by_what = {row[0]: row for row in found[1:]}
    assert by_what["against"][3:5] + by_what["against"][7:] == ["2", "27", "HU, PL"]
    assert len(by_what["in favour"][7].split(", ")) == 25
    members = next(row for row in found if row[0].startswith("at least 55 per cent of the members"))
    assert members[1].startswith("Article 16(4) TEU") and members[2:7] == ["1", "25", "27", "at least 15", "True"]
    blocking = next(row for row in found if row[0].startswith("fewer than four"))
    assert blocking[2:7] == ["2", "2", "27", "at most 3", "True"]
    assert found[-1][0].startswith("result: adopted") and found[-1][6] == "True"
    text = written(tmp_path, outcome, ".tex")
    assert "In favour &  &  & 25 & 27 &  &  & all others" in text and r"\begin{tabular}{llrrrlll}" in text
    assert written(tmp_path, outcome, ".md").startswith(outcome.explain())
    assert data(tmp_path, outcome)["adopted"] is True
    assert [row[0] for row in rows(tmp_path, outcome, columns=["what", "number"])][1] == "in favour"
    with pytest.raises(ValueError, match="not a known suffix"):
        ed.export(outcome, tmp_path / "a.xlsx")


def test_a_vote_that_fails(tmp_path):
    outcome = ed.council.decide("launch_operation", against=["HU"], on="2024-06-01")
    assert rows(tmp_path, outcome)[-1][6] == "False"
    assert "not adopted" in written(tmp_path, outcome, ".tex")


# --- graphs -----------------------------------------------------------------------------------------------------------


class Graph:
    """What a networkx graph shows of itself; networkx is no dependency of the kit."""

    nodes = edges = ()


@pytest.mark.parametrize("path", [None, 5, b"x.csv", ["x.csv"]])
def test_what_names_no_file_is_refused_in_words(path):
    with pytest.raises(ValueError, match="^path: .* found; the name of a file is accepted"):
        ed.export(pd.DataFrame({"a": [1]}), path)


def test_what_writes_its_own_csv_is_no_table(tmp_path):
    """The overview of one's progress has a `to_csv` and no rows and columns."""
    with pytest.raises(ValueError, match="suffix for a result"):
        ed.export(learning.progress(), tmp_path / "p.csv")


def test_without_networkx_a_graph_is_refused_in_words(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(ValueError, match="networkx, which writes graphs, is not installed"):
        ed.export(Graph(), tmp_path / "a.graphml")
    with pytest.raises(ValueError, match="suffix for a graph"):
        ed.export(Graph(), tmp_path / "a.csv")


@pytest.mark.parametrize("kind", ["Graph", "DiGraph", "MultiGraph", "MultiDiGraph"])
def test_attributes_that_graphml_does_not_know_become_text(tmp_path, kind):
    """Oracle: networkx reads its own format."""
    networkx = pytest.importorskip("networkx")
    graph = getattr(networkx, kind)(edition=dt.date(2026, 10, 8))
    graph.add_node(
        "FR", since=dt.date(2017, 12, 11), roles=["lead", "member"], left=None, share=Fraction(1, 3), size=np.int64(3)
    )
    graph.add_node(7)
    graph.add_edge("FR", 7, dates=[dt.date(2020, 1, 1)], weight=np.float64(0.5), lead=True, note=None)
    read = networkx.read_graphml(ed.export(graph, tmp_path / "a.graphml"))
    assert read.is_directed() == graph.is_directed() and read.graph["edition"] == "2026-10-08"
    assert read.nodes["FR"] == {"since": "2017-12-11", "roles": '["lead", "member"]', "share": "1/3", "size": 3}
    [(_, _, edge)] = read.edges(data=True)
    assert edge == {"dates": '["2020-01-01"]', "weight": 0.5, "lead": True} or edge == edge | {"id": "0"}
    assert graph.nodes["FR"]["left"] is None  # the graph itself is as it was
    with pytest.raises(ValueError, match="GraphML cannot hold"):
        ed.export(getattr(networkx, kind)([("a\x00", "b")]), tmp_path / "b.graphml")
    graph.add_node("7")
    with pytest.raises(ValueError, match="two nodes are both written as '7'"):
        ed.export(graph, tmp_path / "b.graphml")


# --- where it is written ----------------------------------------------------------------------------------------------


def test_the_users_umask_holds(tmp_path):
    before = os.umask(0o027)
    try:
        path = ed.export(VOTES, tmp_path / "a.csv")
    finally:
        os.umask(before)
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("place", ["file/a.csv", ".", "a\0.csv"])
def test_a_place_that_cannot_be_written_to_is_said_so(tmp_path, place):
    (tmp_path / "file").touch()
    with pytest.raises(ValueError, match="path|result"):
        ed.export(VOTES, tmp_path / place)
