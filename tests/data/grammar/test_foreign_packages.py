"""Other people's data packages, of every shape the standard allows and some it does not.

Oracles: the Data Package and Table Schema standards (versions 1 and 2) for what is legal; what the system itself
reports (Python's audit events) for which files were opened and whether an address was asked for.
"""

import contextlib
import json
import os
import sys

import pytest

from eudefence.data.package import Package
from eudefence.upkeep.codebook import codebook
from eudefence.upkeep.data_check import check

TABLE = {
    "name": "t",
    "path": "t.csv",
    "schema": {"fields": [{"name": "id", "type": "string"}, {"name": "v", "type": "integer"}], "primaryKey": "id"},
}


def resource(**more):
    return TABLE | more


def schema(**more):
    return TABLE | {"schema": TABLE["schema"] | more}


def column(**more):
    return TABLE | {"schema": {"fields": [{"name": "id", "type": "string"}, {"name": "v", "type": "integer"} | more]}}


def key(fields, reference):
    return schema(foreignKeys=[{"fields": fields, "reference": reference}])


SOUND = {
    "as usual": TABLE,
    "one path in a list": resource(path=["t.csv"]),
    "key as a list": schema(primaryKey=["id"]),
    "no key": schema(primaryKey=[]),
    "key to itself, version 1": key("id", {"resource": "", "fields": "id"}),
    "key to itself, version 2": key(["id"], {"fields": ["id"]}),
    "schema in a file": resource(schema="s.json"),
    "no types": resource(schema={"fields": [{"name": "id"}, {"name": "v"}]}),
    "profile": resource(profile="tabular-data-resource"),
    "profile and $schema are addresses": resource(
        profile="https://example.org/p.json", **{"$schema": "https://example.org/p.json"}
    ),
    "name with dots": resource(name="data.2020.csv"),
    "odd name": resource(name="Ünï [x] a/b"),
    "type table": resource(type="table"),
    "whole dialect": resource(
        dialect={
            "delimiter": ",",
            "lineTerminator": "\r\n",
            "quoteChar": '"',
            "doubleQuote": True,
            "header": True,
            "csvddfVersion": 1.2,
        }
    ),
    "words for missing": schema(missingValues=["", "NA"]),
    "encoding in capitals": resource(encoding="UTF-8"),
    "licences, sources, hash": resource(
        licenses=[{"path": "https://x"}], sources=[{"path": "https://x", "title": "x"}], hash="ab", bytes=5
    ),
    "words of the publisher's own": resource(mint=1, asof_remark="x", maintainer="me"),
    "rdfType, example, categories": column(rdfType="https://x", example="1", categories=["1", "2"]),
    "a link inside the folder": resource(path="in.csv"),
    "limits as text and number": column(constraints={"minimum": "1", "maximum": 2.0}),
}
NOT_SUPPORTED = {
    "several files": (resource(path=["t.csv", "u.csv"]), "several files"),
    "data inside": ({"name": "t", "data": [["a"], [1]]}, "data inside the description"),
    "neither path nor data": ({"name": "t"}, "needs a path"),
    "no schema": ({"name": "t", "path": "t.csv"}, "no schema"),
    "schema at an address": (resource(schema="https://example.org/s.json"), "Nothing is read outside"),
    "schema missing": (resource(schema="x.json"), "'x.json' is missing"),
    "schema outside": (resource(schema="../s.json"), "Nothing is read outside"),
    "schema of another type": (resource(schema=[1]), "must be an object"),
    "fields of another type": (resource(schema={"fields": {"a": 1}}), "list of fields"),
    "a column without name": (resource(schema={"fields": [{"type": "string"}]}), "column 1 of the schema has no name"),
    "two columns of one name": (
        resource(schema={"fields": [{"name": "id"}, {"name": "id"}]}),
        "two columns have the name 'id'",
    ),
    "an address": (resource(path="https://example.org/a.csv"), "Nothing is fetched"),
    "an address of a file": (resource(path="file:///etc/passwd"), "Nothing is fetched"),
    "an absolute path": (resource(path="/etc/passwd", format="csv"), "must be a file of the same folder"),
    "a drive": (resource(path="C:\\a.csv"), "must be a file of the same folder"),
    "a share": (resource(path="\\\\host\\a.csv"), "must be a file of the same folder"),
    "up": (resource(path="d/../../t.csv"), "must be a file of the same folder"),
    "up with the other slash": (resource(path="..\\t.csv"), "must be a file of the same folder"),
    "a link out": (resource(path="out.csv"), "link leads out"),
    "a folder that is a link out": (resource(path="outside/t.csv"), "link leads out"),
    "a link to itself": (resource(path="loop.csv"), "cannot be reached"),
    "a pipe": (resource(path="pipe.csv"), "no ordinary file"),
    "a folder": (resource(path="d"), "no ordinary file"),
    "a very long path": (resource(path="a" * 5000 + ".csv"), "cannot be reached"),
    "a zero sign in a path": (resource(path="a\0.csv"), "must be the name of a file"),
    "a number as path": (resource(path=5), "needs a path"),
    "a missing file": (resource(path="no.csv"), "'no.csv' is missing"),
    "zip": (resource(path="t.zip"), "only CSV files"),
    "zip that says it is csv": (resource(path="t.zip", format="csv"), "compressed"),
    "compression": (resource(compression="gz"), "compressed"),
    "json": (resource(path="t.json", format="json"), "only CSV files"),
    "a workbook": (resource(path="t.xlsx"), "only CSV files"),
    "unknown column in the key": (schema(primaryKey="x"), "primaryKey names 'x'"),
    "key of another type": (schema(primaryKey=5), "primaryKey must be"),
    "reference to no table": (key("id", {"resource": "tt", "fields": "id"}), "Did you mean 't'?"),
    "reference to no column": (key("id", {"resource": "", "fields": "zz"}), "the column 'zz', which t does not have"),
    "reference from no column": (key("zz", {"resource": "", "fields": "id"}), "the column 'zz', which t does not have"),
    "reference of unequal length": (key(["id", "v"], {"resource": "", "fields": "id"}), "as many columns"),
    "reference to another package": (
        key("id", {"package": "https://x", "resource": "q", "fields": "id"}),
        "another data package",
    ),
    "references of another type": (schema(foreignKeys="id"), "foreignKeys must be a list"),
    "uniqueKeys": (schema(uniqueKeys=[["id"]]), "uniqueKeys are not supported"),
    "fieldsMatch": (schema(fieldsMatch="subset"), "fieldsMatch 'subset' is not supported"),
    "missingValues with labels": (
        schema(missingValues=[{"value": "NA", "label": "x"}]),
        "missingValues must be a list of words",
    ),
    "missingValues of a column": (column(missingValues=["x"]), "missingValues of a single column"),
    "no header": (resource(dialect={"header": False}), "header False is not supported"),
    "comments": (resource(dialect={"commentChar": "#"}), "commentChar '#' is not supported"),
    "dialect at an address": (resource(dialect="https://example.org/d.json"), "Nothing is read outside"),
    "delimiter of two signs": (resource(dialect={"delimiter": ";;"}), "must be one sign"),
    "delimiter as quotation mark": (resource(dialect={"quoteChar": ","}), "must differ"),
    "an unknown encoding": (resource(encoding="klingon"), "'klingon' is not known"),
    "an encoding that is none of text": (resource(encoding="zip"), "'zip' is not known"),
    "an unknown type": (column(type="geopoint"), "'geopoint' is not supported"),
    "a date in another form": (column(type="date", format="%d.%m.%Y"), "date format '%d.%m.%Y' is not supported"),
    "decimal comma": (column(type="number", decimalChar=","), "decimalChar is not supported"),
    "thousands": (column(groupChar=","), "groupChar is not supported"),
    "numbers with words": (column(bareNumber=False), "bareNumber is not supported"),
    "truth values that are no words": (column(type="boolean", trueValues=[1]), "trueValues must be a list"),
    "a limit that is no number": (column(constraints={"minimum": "abc"}), "the rule minimum cannot be applied"),
    "a pattern that is none": (
        column(type="string", constraints={"pattern": "("}),
        "the rule pattern cannot be applied",
    ),
    "a rule for another type": (column(constraints={"minLength": 2}), 'constraint "minLength" is not supported'),
    "a rule that is misspelt": (column(constraints={"Required": True}), "Did you mean 'required'?"),
    "a list of words that is none": (column(constraints={"enum": "abc"}), "cannot be applied"),
}


@pytest.fixture
def place(tmp_path):
    """A folder with an odd name, and what must not be read beside it."""
    (tmp_path / "t.csv").write_text("id,v\nsecret,7\n", encoding="utf-8")
    (tmp_path / "s.json").write_text("{}", encoding="utf-8")
    folder = tmp_path / "a[x] *? ü#%20"
    folder.mkdir()
    (folder / "t.csv").write_text("id,v\na,1\nb,2\n", encoding="utf-8")
    (folder / "s.json").write_text(json.dumps(TABLE["schema"]), encoding="utf-8")
    (folder / "t.zip").write_bytes(b"PK")
    (folder / "d").mkdir()
    for name, target in {
        "in.csv": "t.csv",
        "out.csv": tmp_path / "t.csv",
        "loop.csv": "loop.csv",
        "outside": tmp_path,
    }.items():
        (folder / name).symlink_to(target)
    os.mkfifo(folder / "pipe.csv")
    return folder


def describe(folder, *resources, **more):
    (folder / "datapackage.json").write_text(
        json.dumps({"name": "p", "resources": list(resources), **more}), encoding="utf-8"
    )
    return folder


@pytest.mark.parametrize("case", SOUND)
def test_a_legal_package_that_is_sound_is_called_sound(place, case):
    folder = describe(place, SOUND[case])
    assert [str(problem) for problem in check(folder)] == []
    assert [str(row["v"]) for row in Package(folder).rows(SOUND[case]["name"])] == ["1", "2"]
    assert "2 | " in codebook(Package(describe(place, SOUND[case], edition="2026-10-08")))


@pytest.mark.parametrize("case", NOT_SUPPORTED)
def test_what_is_not_supported_is_said_in_a_sentence(place, case):
    described, words = NOT_SUPPORTED[case]
    messages = [str(problem) for problem in check(describe(place, described))]
    assert len(messages) in (1, 2) and words in messages[0], messages
    assert all(message.startswith("t") and "\n" not in message and len(message) < 300 for message in messages)
    assert "secret" not in " ".join(messages)


OPENED, WATCHING = [], []


def _watch(event, arguments):
    if WATCHING and (event == "open" or event.startswith(("socket.connect", "socket.getaddrinfo", "urllib"))):
        OPENED.append((event, str(arguments[0])))


def test_nothing_outside_the_folder_is_opened_and_no_address_is_asked_for(place):
    sys.addaudithook(_watch)  # cannot be taken out again, so it listens only while it is told to
    check(describe(place, TABLE))  # loads what is loaded once
    WATCHING.append(True)
    try:
        for described, _ in NOT_SUPPORTED.values():
            check(
                describe(
                    place, described, profile="https://example.org/x.json", **{"$schema": "https://example.org/y.json"}
                )
            )
        (place / "datapackage.json").unlink()
        (place / "datapackage.json").symlink_to(place.parent / "s.json")
        with pytest.raises(ValueError, match="no datapackage.json"):
            check(place)
    finally:
        WATCHING.clear()
    assert ("open", str(place / "t.csv")) in OPENED  # it does listen
    assert not [one for one in OPENED if one[0] != "open"]
    beside = [
        path for _, path in OPENED if path.startswith(str(place.parent)) and not path.startswith(str(place) + os.sep)
    ]
    assert beside == [] and not any("passwd" in path for _, path in OPENED)
    assert not any(path.endswith(("out.csv", "outside/t.csv", "pipe.csv")) for _, path in OPENED)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "line 1: this is no JSON"),
        (b'{\n"a": 1,\n"b" 2}', "line 3: this is no JSON"),
        (b"[]", "must hold an object"),
        (b'"x"', "must hold an object"),
        (b"{}", "needs a list of tables"),
        (b'{"resources": {}}', "needs a list of tables"),
        (b'{"resources": []}', "needs a list of tables"),
        (b'{"resources": ["a"]}', "needs a list of tables"),
        (b'{"resources": [{}]}', "table 1 has no name"),
        (b'{"resources": [{"name": 5}]}', "table 1 has no name"),
        (b'{"resources": [{"name": "a"}, {"name": "a"}]}', "two tables have the name 'a'"),
        (b"[" * 100_000, "cannot be read"),
        (b'{"resources": ' + b"9" * 5000 + b"}", "cannot be read"),
        ('{"a": "ä"}'.encode("latin-1"), "line 1: this is not UTF-8"),
        ('{"a": 1}'.encode("utf-16"), "line 1: this is not UTF-8"),
    ],
)
def test_a_damaged_description_is_named_with_file_and_line(place, content, words):
    (place / "datapackage.json").write_bytes(content)
    with pytest.raises(ValueError, match="datapackage.json") as refusal:
        check(place)
    assert words in str(refusal.value)


def test_names_of_tables_cannot_break_a_line_or_command_a_screen(place):
    [problem] = check(describe(place, resource(name="a\nb\x1b[2J", path="no.csv")))
    assert str(problem) == "a\\nb\\x1b[2J: the file 'no.csv' is missing."


def test_the_description_itself_may_be_named(place):
    assert check(describe(place, TABLE) / "datapackage.json") == []


def test_a_byte_order_mark_is_no_damage(place):
    (place / "datapackage.json").write_text("\ufeff" + json.dumps({"resources": [TABLE]}), encoding="utf-8")
    assert check(place) == []


def test_a_broken_table_is_named_once_and_what_refers_to_it_is_not_tried(place):
    refers = {
        "name": "refers",
        "path": "r.csv",
        "schema": {"fields": [{"name": "t"}, {"name": "n", "type": "integer"}]},
    }
    refers["schema"]["foreignKeys"] = [{"fields": "t", "reference": {"resource": "t", "fields": "id"}}]
    (place / "r.csv").write_text("t,n\na,1\nno such id,x\n", encoding="utf-8")
    folder = describe(place, TABLE, refers)
    assert [(p.table, p.row, p.column) for p in check(folder)] == [("refers", 3, "n")]
    (place / "r.csv").write_text("t,n\na,1\nno such id,2\n", encoding="utf-8")
    assert [(p.table, p.row) for p in check(folder)] == [("refers", 3)]
    (place / "t.csv").write_text("id;v\na;1\n", encoding="utf-8")
    assert [(p.table, p.row) for p in check(folder)] == [("t", 1)]


def test_of_two_references_of_one_column_the_broken_one_is_named(place):
    (place / "u.csv").write_text("id\na\nc\n", encoding="utf-8")
    other = {"name": "u", "path": "u.csv", "schema": {"fields": [{"name": "id"}]}}
    keys = [{"fields": "id", "reference": {"resource": table, "fields": "id"}} for table in ("", "u")]
    [problem] = check(describe(place, schema(foreignKeys=keys), other))
    assert problem.row == 3 and problem.message == "id: 'b' is not in the table u. Add it to u.csv first."


@pytest.mark.parametrize(
    "odd", [{"onePerDay": 5, "asOf": [1]}, {"onePerDay": ["zz"]}, {"onePerDay": [["id"]]}, {"asOf": "q"}]
)
def test_our_own_words_are_looked_at_too(place, odd):
    found = check(describe(place, resource(encoding="utf-8", **odd), edition="2026-10-08"))
    assert any("onePerDay must list" in p.message or "asOf names" in p.message for p in found if p.table == "t")
    assert any("not a day" in p.message for p in check(describe(place, TABLE, edition=5)))


@pytest.mark.parametrize("case", NOT_SUPPORTED)
def test_what_the_check_does_not_support_the_loader_refuses_in_words_too(place, case):
    """Whatever stands in the description, a table is loaded or refused: no KeyError of ours. References and rules are
    no matter of loading.
    """
    told = NOT_SUPPORTED[case][0] if isinstance(NOT_SUPPORTED[case], tuple) else NOT_SUPPORTED[case]
    package = Package(describe(place, *(told if isinstance(told, list) else [told])))
    for table in package.tables:
        for look in (package.rows, package.raw, lambda name: package.find(name, "x")):
            with contextlib.suppress(ValueError):
                assert look(table) is not None
