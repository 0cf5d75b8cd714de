"""One grammar: what the check accepts, the kit loads, and the reverse.

Oracles: frictionless's own reading of a cell (it knows the Table Schema standard), and what Excel and LibreOffice write
when a table is saved in different countries.
"""

import csv
import json
import math
import shutil
from fractions import Fraction
from pathlib import Path

import frictionless
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from eudefence.data.grammar.cell_values import BadCell, reader
from eudefence.data.grammar.table_file import TableFault
from eudefence.data.package import Package, course
from eudefence.upkeep.data_check import check

FIELDS = {
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "own words": {"type": "boolean", "trueValues": ["yes", "JA"], "falseValues": ["no"]},
    "date": {"type": "date"},
    "year": {"type": "year"},
    "string": {"type": "string"},
}
# What people, spreadsheets and programs write. Each is tried in columns of every type.
WRITTEN = [
    *"5 +5 -5 05 5. .5 5.0 12,5 1,000 1.000 1.000,5 1 000 1'000 1_000 1e3 1E+06 1e999 1e-999 -1e999 0x10 ٣ ５ ² ½ 5%"
    " €5 5€ - + . -.5".split(),
    *"INF inf -inf Infinity NaN nan NAN sNaN #N/A #NV #REF! #DIV/0! #WERT! NULL None n/a NA".split(),
    *"TRUE True true tRUE FALSE False false WAHR FALSCH VRAI 1 0 yes no JA ja Y wahr".split(),
    *"2020-01-31 2020-1-31 20200131 2020-W05-5 2020-02-30 0000-01-01 9999-12-31 31.12.2020 12/31/2020 2020/01/31"
    " 31-Dec-20 44196".split(),
    *"2020 0000 20 02020 +202 -202 2e03 12-1 1:30".split(),
    *(
        "9" * 18,
        "9" * 19,
        "9" * 400,
        "9" * 5000,
        "0." + "1" * 50,
        "2020-01-31T00:00",
        "2020-01-31 00:00:00",
        "1 000",
        "5 ",
        " 5",
        "5\n",
        "a\nb",
        "“5”",
    ),
    *("1\u00a0000", "1\u202f000", "\u20125", "−5", "", " ", "\t", '"', ",", ";", "a;b", "2020-01-31 ", "True "),
]


def package(folder, field, cell, **more):
    """A package of one table with two rows: the one with the cell, and a plain one after it."""
    folder.mkdir(exist_ok=True)
    schema = {"fields": [{"name": "id", "type": "string"}, {"name": "value", **field}]}
    described = {"name": "p", "resources": [{"name": "t", "path": "t.csv", "schema": schema}], **more}
    (folder / "datapackage.json").write_text(json.dumps(described), encoding="utf-8")
    with (folder / "t.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", "value"], ["a", cell], ["b", ""]])
    return folder


def loaded(folder):
    """The value the kit loads, or the fault."""
    try:
        return Package(folder).rows("t")[0]["value"]
    except TableFault as fault:
        return fault


def same(mine, theirs):
    if isinstance(mine, float):
        return Fraction(mine) == Fraction(float(theirs))
    return type(mine) is type(theirs) and mine == theirs


def agree(folder, kind, cell):
    field = FIELDS[kind]
    found, value = check(package(folder, field, cell)), loaded(folder)
    theirs, notes = frictionless.Field.from_descriptor({"name": "value", **field}).read_cell(cell)
    if isinstance(value, TableFault):
        assert [(p.table, p.row, p.column) for p in found] == [("t", 2, "value")], found
        assert found[0].message in str(value) and str(value).startswith("t.csv, line 2, column value: ")
    else:
        assert [str(problem) for problem in found] == []
        assert notes is None and same(value, theirs), (value, theirs)


@pytest.mark.parametrize("kind", FIELDS)
def test_what_people_write_is_accepted_by_both_or_refused_by_both(tmp_path, kind):
    """All at once in one table: what the check names is what the loader stumbles over, and the rest is read to the
    standard's values.
    """
    folder, field = package(tmp_path / "p", FIELDS[kind], ""), FIELDS[kind]
    with (folder / "t.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", "value"], *([str(number), cell] for number, cell in enumerate(WRITTEN))])
    named = {problem.row for problem in check(folder)}
    assert named == {fault.line for fault in Package(folder).faults("t")}
    lines = Package(folder).lines("t")
    good = [(str(number), cell) for number, cell in enumerate(WRITTEN) if lines[number] not in named]
    with (folder / "t.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["id", "value"], *good])
    assert check(folder) == []
    standard = frictionless.Field.from_descriptor({"name": "value", **field})
    for row, (_, cell) in zip(Package(folder).rows("t"), good, strict=True):
        theirs, notes = standard.read_cell(cell)
        assert notes is None and same(row["value"], theirs), (cell, row["value"], theirs)
    assert len(good) >= 3 and (kind == "string" or named)


digits = st.text("0123456789+-.,eE_' \u00a0", max_size=12)
words = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)


@given(
    kind=st.sampled_from(sorted(FIELDS)),
    cell=st.one_of(digits, words, st.integers().map(str), st.floats().map(str), st.dates().map(str)),
)
@example(kind="number", cell="INF")
@example(kind="boolean", cell="TRUE")
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_cell_is_accepted_by_both_or_refused_by_both(tmp_path, kind, cell):
    agree(tmp_path / "p", kind, cell)


@given(value=st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_python_writes_is_read_back(value):
    assert math.copysign(1, reader({"type": "number"})(repr(value))) == math.copysign(1, value)
    assert reader({"type": "number"})(repr(value)) == value


def test_the_course_asks_for_no_blanks_around_words_in_check_and_loader_alike(tmp_path):
    folder = package(tmp_path / "p", {"type": "string", "description": "d"}, "Austria ", edition="2026-10-08")
    assert any(problem.row == 2 and "blank space around" in problem.message for problem in check(folder))
    assert "t.csv, line 2, column value: blank space around" in str(loaded(folder))


# --- files as spreadsheets save them ----------------------------------------------------------------------------------

TEXT = 'name,note,member,when\nÖsterreich,"two\nlines, one cell",TRUE,1995-01-01\nMalta,,FALSE,2004-05-01\n'
ROWS = [("Österreich", "two\nlines, one cell", True, "1995-01-01"), ("Malta", None, False, "2004-05-01")]
RESOURCE = {
    "name": "t",
    "path": "t.csv",
    "schema": {
        "fields": [
            {"name": n, "type": k}
            for n, k in [("name", "string"), ("note", "string"), ("member", "boolean"), ("when", "date")]
        ]
    },
}


def saved(tmp_path, data, **resource):
    folder = tmp_path / "data"
    folder.mkdir(exist_ok=True)
    described = RESOURCE | resource
    (folder / "datapackage.json").write_text(json.dumps({"resources": [described]}), encoding="utf-8")
    (folder / described["path"]).write_bytes(data if isinstance(data, bytes) else data.encode("utf-8"))
    return folder


SEMICOLONS = TEXT.replace(",", ";").replace("lines; one", "lines, one")
READ = {
    "as it is": (TEXT, {}),
    "Windows line ends": (TEXT.replace("\n", "\r\n").replace("two\r\nlines", "two\nlines"), {}),
    "old Mac line ends": (TEXT.replace("\n", "\r").replace("two\rlines", "two\nlines"), {}),
    "byte order mark": ("\ufeff" + TEXT, {}),
    "every cell quoted": (
        (
            '"name","note","member","when"\n"Österreich","two\nlines, one'
            ' cell","TRUE","1995-01-01"\n"Malta","","FALSE","2004-05-01"\n'
        ),
        {},
    ),
    "empty lines below": (TEXT + ",,,\n,,,\n\n", {}),
    "no last line end": (TEXT.rstrip("\n"), {}),
    "semicolons as declared": (SEMICOLONS, {"dialect": {"delimiter": ";"}}),
    "semicolons as frictionless declares them": (SEMICOLONS, {"dialect": {"csv": {"delimiter": ";"}}}),
    "Latin-1 as declared": (TEXT.encode("latin-1"), {"encoding": "iso-8859-1"}),
    "UTF-16 as declared": (TEXT.encode("utf-16"), {"encoding": "utf-16"}),
    "tabs in a .tsv": (TEXT.replace(",", "\t").replace("lines\t", "lines,"), {"path": "t.tsv", "format": "tsv"}),
    "path with folder": (TEXT, {"path": "./t.csv"}),
}


@pytest.mark.parametrize("case", READ)
def test_a_file_is_read_to_the_same_rows(tmp_path, case):
    data, resource = READ[case]
    folder = saved(tmp_path, data, **resource)
    assert [str(problem) for problem in check(folder)] == []
    rows = [(r["name"], r["note"], r["member"], r["when"].isoformat()) for r in Package(folder).rows("t")]
    assert rows == ROWS


REFUSED = {
    "semicolons": (SEMICOLONS, 1, "separated by semicolons"),
    "tabs": (TEXT.replace(",", "\t"), 1, "separated by tabs"),
    "Excel's sep line": ("sep=,\n" + TEXT, 1, "header does not match"),
    "cp1252": (TEXT.encode("cp1252"), 2, "not UTF-8"),
    "UTF-16": (TEXT.encode("utf-16"), 1, "not UTF-8"),
    "UTF-16 without a mark": (TEXT.encode("utf-16-le"), 2, "not UTF-8"),
    "an empty file": ("", None, "empty"),
    "two empty columns": (TEXT.replace("when\n", "when,,\n"), 1, "header does not match"),
    "an empty column with its cells": (
        TEXT.replace("when\n", "when,\n").replace("-01\n", "-01,\n"),
        1,
        "header does not match",
    ),
    "another order of columns": (TEXT.replace("name,note", "note,name"), 1, "another order"),
    "a column that stands twice": (TEXT.replace("note", "name"), 1, "twice name"),
    "an empty line in the middle": (TEXT.replace("Malta", "\nMalta"), 4, "row is empty"),
    "a line of commas in the middle": (TEXT.replace("Malta", ",,,\nMalta"), 4, "row is empty"),
    "a short row": (TEXT.replace("Malta,,", "Malta,"), 4, "3 cells, the header 4"),
    "a long row": (TEXT.replace("Malta,,", "Malta,,,"), 4, "5 cells, the header 4"),
    "a quotation mark not closed": (TEXT.replace('cell"', "cell"), 2, "quotation mark"),
    "a German truth value": (TEXT.replace("TRUE", "WAHR"), 2, "'WAHR' is not true or false"),
    "a German date": (TEXT.replace("2004-05-01", "01.05.2004"), 4, "'01.05.2004' is not a date"),
    "an endless cell": (TEXT.replace("Malta", "M" * 200_000), 4, "100,000 signs"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_file_that_cannot_be_read_is_refused_by_both_with_file_and_line(tmp_path, case):
    data, line, words = REFUSED[case]
    folder = saved(tmp_path, data)
    [problem] = check(folder)
    assert (problem.table, problem.row) == ("t", line) and words in problem.message
    with pytest.raises(ValueError, match="^t.csv") as refusal:
        Package(folder).rows("t")
    assert words in str(refusal.value) and (line is None or f"line {line}" in str(refusal.value))


# --- the course's own tables ------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    folder = tmp_path_factory.mktemp("course") / "course_data"
    shutil.copytree(course().folder, folder)
    return folder


@pytest.fixture
def edited(whole, tmp_path):
    def edit(table, change, encoding="utf-8"):
        folder = tmp_path / "edited"
        shutil.copytree(whole, folder)
        path = folder / f"{table}.csv"
        path.write_bytes(change(path.read_text(encoding="utf-8")).encode(encoding))
        return folder

    return edit


def test_semicolons_are_one_problem_of_the_table_that_has_them(edited):
    folder = edited("memberships", lambda text: text.replace(",", ";"))
    assert [(p.table, p.row) for p in check(folder)] == [("memberships", 1)]
    with pytest.raises(ValueError, match="memberships.csv, line 1: the cells are separated by semicolons"):
        Package(folder).rows("memberships")


def by_itself(table, folder, change):
    """One table of the course, edited, without the tables it refers to."""
    resource = {**course().resource(table), "schema": {**course().resource(table)["schema"], "foreignKeys": []}}
    text = (course().folder / f"{table}.csv").read_text(encoding="utf-8")
    (folder / "datapackage.json").write_text(json.dumps({"resources": [resource]}), encoding="utf-8")
    (folder / f"{table}.csv").write_text(change(text), encoding="utf-8")
    return folder


def test_truth_values_of_a_spreadsheet_are_truth_values(tmp_path):
    folder = by_itself(
        "csdp_missions", tmp_path, lambda text: text.replace(",true,", ",TRUE,").replace(",false,", ",FALSE,")
    )
    assert check(folder) == []
    assert Package(folder).rows("csdp_missions") == course().rows("csdp_missions")


def test_every_table_saved_by_a_spreadsheet_is_the_same_table(whole, tmp_path):
    """Byte order mark, Windows line ends, every cell quoted, TRUE and FALSE, empty lines below: what Excel and
    LibreOffice may write.
    """
    folder, before = tmp_path / "saved", Package(whole)
    shutil.copytree(whole, folder)
    for table in before.tables:
        truths = {name for name, field in before.fields(table).items() if field["type"] == "boolean"}
        with (folder / f"{table}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
            writer.writerow(before.fields(table))
            writer.writerows(
                [text.upper() if name in truths else text for name, text in row.items()] for row in before.raw(table)
            )
            file.write("," * (len(before.fields(table)) - 1) + "\r\n\r\n")
    assert [str(problem) for problem in check(folder)] == []
    after = Package(folder)
    assert all(after.rows(table) == before.rows(table) for table in before.tables)


def test_infinity_is_no_figure(tmp_path):
    folder = by_itself(
        "defence_expenditure", tmp_path, lambda text: text.replace(text.splitlines()[1].split(",")[3], "INF", 1)
    )
    assert any(problem.table == "defence_expenditure" and "'INF'" in problem.message for problem in check(folder))
    with pytest.raises(ValueError, match="defence_expenditure.csv, line 2.*'INF'"):
        Package(folder).rows("defence_expenditure")


def test_the_table_that_is_broken_is_blamed_and_no_other(edited):
    folder = edited(
        "countries", lambda text: text.replace("Turkey", "Türkiye").replace("Austria", "Österreich"), encoding="cp1252"
    )
    [problem] = check(folder)
    assert problem.table == "countries" and "not UTF-8" in problem.message


def test_a_cell_is_read_by_the_column_it_stands_in():
    with pytest.raises(BadCell, match="'12,5' is not a number"):
        reader({"type": "number"})("12,5")
    with pytest.raises(ValueError, match="the type 'geopoint' is not supported"):
        reader({"type": "geopoint"})


def test_a_table_with_a_fault_in_every_row_is_told_up_to_a_number(tmp_path):
    rows = "".join(f"n{number},,WAHR,2004-05-01\n" for number in range(1500))
    found = check(saved(tmp_path, TEXT.splitlines()[0] + "\n" + rows))
    assert len(found) == 1001 and "only so many are named" in found[0].message


def test_a_table_that_may_not_be_read_is_said_so(tmp_path, monkeypatch):
    folder, reads = saved(tmp_path, TEXT), Path.read_bytes

    def held(path):
        if path.name == "t.csv":
            raise PermissionError(13, "Permission denied", str(path))
        return reads(path)

    monkeypatch.setattr(Path, "read_bytes", held)
    [problem] = check(folder)
    assert problem.message == "the file cannot be read (Permission denied)."
    with pytest.raises(ValueError, match="t.csv: the file cannot be read"):
        Package(folder).rows("t")
