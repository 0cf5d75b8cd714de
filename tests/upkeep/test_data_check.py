"""Every table of the course, broken on purpose: the check must name the table, the row and the column, in words a
teacher can act on.

One broken copy of the whole package serves all tables for one kind of fault, because a check reads the package once.
Where a check is about one table or one file, the copy holds few tables and does not grow with the course.
"""

import csv
import datetime as dt
import json
import shutil

import pytest

from eudefence.data.package import Package, course
from eudefence.upkeep.data_check import check

LONG = 40  # rows kept of tables that no other table refers to; the form of a row does not depend on their number


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A sound, shortened copy of the course data."""
    folder = tmp_path_factory.mktemp("package")
    package = course()
    shutil.copy(package.folder / "datapackage.json", folder)
    referred = {
        key["reference"]["resource"]
        for table in package.tables
        for key in package.resource(table)["schema"].get("foreignKeys", [])
    }
    linked = {row["table"] for name in ("row_sources", "cell_confidence") for row in package.rows(name)}
    for table in package.tables:
        rows = package.raw(table)
        keep = rows if table in referred | linked | {"row_sources", "cell_confidence"} else rows[:LONG]
        _write(folder / f"{table}.csv", list(package.fields(table)), keep)
    return folder


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    """A sound package with three tables of the course, those they refer to, and no source that none of them names."""
    folder = tmp_path_factory.mktemp("few")
    package = course()
    kept = {"forces", "acts", "countries"}
    for _ in package.tables:  # far more often than references follow one another
        kept |= {reference.table for table in kept for reference in package.references(table)}
    description = json.loads((package.folder / "datapackage.json").read_text(encoding="utf-8"))
    description["resources"] = [one for one in description["resources"] if one["name"] in kept]
    (folder / "datapackage.json").write_text(json.dumps(description), encoding="utf-8")
    named = {row.get("source_id") for table in kept - {"sources"} for row in package.raw(table)}
    for table in kept:
        rows = [row for row in package.raw(table) if table != "sources" or row["source_id"] in named]
        _write(folder / f"{table}.csv", list(package.fields(table)), rows)
    return folder


def _write(path, header, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def broken(small, tmp_path):
    """A function that breaks each table in one way and returns the problems found, by table."""

    def breaker(fault, sound=small):
        folder = tmp_path / "broken"
        shutil.copytree(sound, folder)
        package, touched = Package(folder), {}
        for table in package.tables:
            rows = [dict(row) for row in package.raw(table)]
            column = fault(package, table, rows)
            if column is not None:
                touched[table] = column
                _write(folder / f"{table}.csv", list(package.fields(table)), rows)
        found = {}
        for problem in check(folder):
            found.setdefault(problem.table, []).append(problem)
        return touched, found

    return breaker


def _expect(touched, found, words, at_least):
    assert len(touched) >= at_least, "the fault suits too few tables for the test to mean anything"
    missed = [
        t
        for t, column in touched.items()
        if not any(
            words in p.message and column in (p.column, "", None) or words in p.message and column in p.message
            for p in found.get(t, [])
        )
    ]
    assert not missed, {t: [str(p) for p in found.get(t, [])][:3] for t in missed}


def test_the_course_data_hold():
    assert [str(problem) for problem in check()] == []


def test_the_package_of_few_tables_holds(few):
    """What the tests below find in it, they have broken."""
    assert [str(problem) for problem in check(few)] == []


def test_a_row_that_stands_twice(broken):
    def fault(package, table, rows):
        rows.append(dict(rows[0]))
        return ""

    touched, found = broken(fault)
    _expect(touched, found, "stands twice", at_least=34)


def test_a_missing_key(broken):
    def fault(package, table, rows):
        rows[-1][package.key_fields(table)[0]] = ""
        return ""

    touched, found = broken(fault)
    missed = [t for t in touched if not any("blank" in p.message and p.row for p in found.get(t, []))]
    assert len(touched) >= 34 and not missed, missed


def test_an_unknown_source(broken):
    def fault(package, table, rows):
        if "source_id" in package.fields(table) and table != "sources":
            rows[0]["source_id"] = "no_such_source_at_all"
            return "source_id"

    touched, found = broken(fault)
    _expect(touched, found, "is not in the table sources", at_least=30)


def test_a_country_that_does_not_exist(broken):
    def fault(package, table, rows):
        if "country" in package.fields(table) and table != "countries":
            rows[0]["country"] = "XQ"
            return "country"

    touched, found = broken(fault)
    _expect(touched, found, "'XQ' is not in the table countries", at_least=12)


def test_a_rule_that_does_not_exist(broken, few):
    """An act on which nobody votes has the word none instead of a rule (Article 42(7) TEU); no other word will do."""

    def fault(package, table, rows):
        if table == "acts":
            assert "none" in {row["rule_id"] for row in rows}
            rows[0]["rule_id"] = "unanimty"
            return "rule_id"

    touched, found = broken(fault, few)
    _expect(touched, found, "no rule 'unanimty' in decision_rules", at_least=1)
    assert [str(problem) for problem in found["acts"]] == [
        "acts, line 2, column rule_id: there is no rule 'unanimty' in decision_rules, and it is not none. "
        "Did you mean 'unanimity'?"
    ]


def test_swapped_dates(broken):
    def fault(package, table, rows):
        if {"valid_from", "valid_to"} <= set(package.fields(table)):
            row = next((r for r in rows if r["valid_from"]), None)
            if row is None:
                return None
            row["valid_to"] = (
                (dt.date.fromisoformat(row["valid_from"]) - dt.timedelta(days=400)).replace(month=1, day=1).isoformat()
            )
            for end in ("valid_from", "valid_to"):
                if f"{end}_precision" in package.fields(table):
                    row[f"{end}_precision"] = row.get(f"{end}_precision") or "year"
            return "valid_to"

    touched, found = broken(fault)
    _expect(touched, found, "swapped", at_least=10)


def test_a_wrong_type(broken):
    def fault(package, table, rows):
        column = next(
            (
                f
                for f, kind in package.fields(table).items()
                if kind["type"] != "string" and f not in package.key_fields(table)
            ),
            None,
        )
        if column:
            rows[0][column] = "12,5 or so"
            return column

    touched, found = broken(fault)
    _expect(touched, found, "'12,5 or so' is not", at_least=25)


def test_a_word_outside_the_list_is_answered_with_the_nearest(broken):
    def fault(package, table, rows):
        if "confidence" in package.fields(table) and any(r["confidence"] for r in rows):
            next(r for r in rows if r["confidence"])["confidence"] = "verifyed"
            return "confidence"

    touched, found = broken(fault)
    _expect(touched, found, "Did you mean 'verified'?", at_least=30)
    _expect(touched, found, "A new word is first added to this list, in datapackage.json.", at_least=30)


def test_a_figure_without_source_or_date(broken, few):
    def fault(package, table, rows):
        if table == "forces":
            row = next(r for r in rows if r["planned_strength"])
            row["source_id"] = row["confidence"] = ""
            return "planned_strength"

    touched, found = broken(fault, few)
    _expect(touched, found, "a figure needs a source", at_least=1)


def test_a_file_saved_by_a_spreadsheet_in_another_encoding(few, tmp_path):
    folder = tmp_path / "latin"
    shutil.copytree(few, folder)
    text = (
        (folder / "countries.csv")
        .read_text(encoding="utf-8")
        .replace("Turkey", "Türkiye")
        .replace("Austria", "Österreich")
    )
    (folder / "countries.csv").write_bytes(text.encode("latin-1", errors="replace"))
    assert any(p.table == "countries" and "UTF-8" in p.message for p in check(folder))


def test_a_misspelt_word_in_the_description_is_not_silently_ignored(few, tmp_path):
    """frictionless ignores a misspelt property; a key that is not checked would be worse than none."""
    folder = tmp_path / "misspelt"
    shutil.copytree(few, folder)
    description = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    schema = next(r for r in description["resources"] if r["name"] == "forces")["schema"]
    schema["primarykey"] = schema.pop("primaryKey")
    (folder / "datapackage.json").write_text(json.dumps(description), encoding="utf-8")
    messages = [p.message for p in check(folder) if p.table == "forces"]
    assert any("Did you mean 'primaryKey'?" in m for m in messages) and any("no primaryKey" in m for m in messages)


def test_a_file_nobody_declared(few, tmp_path):
    folder = tmp_path / "extra"
    shutil.copytree(few, folder)
    (folder / "my_notes.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert any(p.table == "my_notes" and "not declared" in p.message for p in check(folder))


def test_a_folder_without_a_package_is_said_so(tmp_path):
    with pytest.raises(ValueError, match="no datapackage.json"):
        check(tmp_path)


def test_a_path_outside_the_folder_is_refused(few, tmp_path):
    folder = tmp_path / "outside"
    shutil.copytree(few, folder)
    description = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    description["resources"][0]["path"] = "../elsewhere.csv"
    (folder / "datapackage.json").write_text(json.dumps(description), encoding="utf-8")
    assert any("must be a file of the same folder" in p.message for p in check(folder))
