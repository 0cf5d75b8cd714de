"""Does a data package keep its own promises? Problems in plain words, with table, row and column.

The form of the tables (types, keys, references) is checked with frictionless; what its schema cannot say (order of dates, precisions,
confidence beside every value, sources used) is checked here.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from .arguments import nearest
from .package import Package, course_folder

_RESOURCE_WORDS = set("name title description path format mediatype encoding profile type asOf onePerDay schema".split())
_SCHEMA_WORDS = {"fields", "missingValues", "primaryKey", "foreignKeys"}
_FIELD_WORDS = {"name", "type", "title", "description", "unit", "unitField", "asOf", "constraints", "format"}
# Tables that point to rows of any table, with the columns that name table and key.
_LINKING = {"row_sources": ("table", "key"), "cell_confidence": ("table", "key"), "event_subjects": ("subject_table", "subject_key")}


@dataclass(frozen=True)
class Problem:
    """One broken promise: the table, the line of its file and the column where known, and what to do."""

    table: str
    row: int | None
    column: str | None
    message: str

    def __str__(self):
        place = self.table + (f", line {self.row}" if self.row else "") + (f", column {self.column}" if self.column else "")
        return f"{place}: {self.message}"


def check(folder: str | Path | None = None) -> list[Problem]:
    """Check a data package.

    Parameters
    ----------
    folder : path, optional
        A folder with ``datapackage.json``; the course's own by default.

    Returns
    -------
    list of Problem
        Empty if everything holds, in the order of tables and lines.

    Raises
    ------
    ValueError
        If there is no data package in the folder, or frictionless is not installed (the message says how to get it).
    """
    folder = Path(folder) if folder else course_folder()
    if not (folder / "datapackage.json").exists():
        raise ValueError(f"folder: there is no datapackage.json in {folder}.")
    package = Package(folder)
    found = list(_description(package)) + list(_form(folder, package))
    # A table whose form is broken cannot be read with types, so its content is checked once the form is right.
    broken = {problem.table for problem in found}
    for table in package.tables:
        if table not in broken:
            found += _dates(package, table)
            found += _provenance(package, table)
            found += _padding(package, table)
            found += _one_per_day(package, table)
    if not broken:
        found += _links(package)
        found += _unused_sources(package)
    return sorted(found, key=lambda p: (p.table, p.row or 0, p.column or ""))


def _description(package: Package) -> Iterator[Problem]:
    declared = set()
    for resource in package.descriptor["resources"]:
        table = resource["name"]
        declared.add(resource["path"])
        for words, accepted, where in (
            (resource, _RESOURCE_WORDS, "its description"),
            (resource["schema"], _SCHEMA_WORDS, "its schema"),
            *((field, _FIELD_WORDS, f"column {field['name']}") for field in resource["schema"]["fields"]),
        ):
            for word in set(words) - accepted:
                guess = nearest(word, accepted)
                yield Problem(table, None, None, f"{where} has the unknown property {word!r}." + (f" Did you mean {guess!r}?" if guess else ""))
        if "primaryKey" not in resource["schema"]:
            yield Problem(table, None, None, "no primaryKey is declared: say which columns make a row unique.")
        if resource.get("encoding") != "utf-8":
            yield Problem(table, None, None, "the encoding must be declared as utf-8.")
        names = {field["name"] for field in resource["schema"]["fields"]}
        for field in resource["schema"]["fields"]:
            if not field.get("description") or not field.get("type"):
                yield Problem(table, None, field["name"], "a column needs a type and a description.")
            for word in ("unitField", "asOf"):
                if field.get(word) and field[word] not in names:
                    yield Problem(table, None, field["name"], f"{word} names {field[word]!r}, which is no column of the table.")
            figure = field.get("unit") or field.get("unitField")
            if figure and not (resource.get("asOf") or field.get("asOf")):
                yield Problem(table, None, field["name"], "a figure needs a date: name the column that dates it with asOf.")
        if resource.get("asOf") and resource["asOf"] not in names:
            yield Problem(table, None, None, f"asOf names {resource['asOf']!r}, which is no column of the table.")
    for file in sorted(package.folder.glob("*.csv")):
        if file.name not in declared:
            yield Problem(file.stem, None, None, "the file is not declared in datapackage.json.")


def _form(folder: Path, package: Package) -> Iterator[Problem]:
    try:
        from frictionless import Package as Frictionless
        from frictionless import system
    except ImportError:
        raise ValueError(
            "frictionless, which checks the form of the tables, is not installed. Install it with: pip install 'eudefence[check]'"
        ) from None
    # Trusted, because the folder may lie anywhere; nothing is fetched, since paths are checked to be local first.
    for resource in package.descriptor["resources"]:
        if "://" in resource["path"] or ".." in Path(resource["path"]).parts:
            yield Problem(resource["name"], None, None, f"the path {resource['path']!r} must be a file of the same folder.")
            return
    with system.use_context(trusted=True):
        report = Frictionless(str(folder / "datapackage.json")).validate()
    for error in report.errors:
        yield Problem("datapackage", None, None, error.message)
    for task in report.tasks:
        for error in task.errors:
            yield Problem(
                task.name, getattr(error, "row_number", None), getattr(error, "field_name", None) or None, _plain(error, package, task.name)
            )


def _plain(error, package: Package, table: str) -> str:
    """What frictionless found, in words a teacher can act on."""
    cell = repr(getattr(error, "cell", ""))
    field = getattr(error, "field_name", "")
    kind = package.fields(table).get(field, {}) if table in package.tables else {}
    rules = kind.get("constraints", {})
    if error.type == "type-error":
        forms = {
            "date": "a date; write year-month-day, for example 2024-02-19",
            "integer": "a whole number; write digits only, without spaces or separators",
            "number": "a number; write digits with a decimal point, without separators",
            "boolean": "true or false",
            "year": "a year of four digits",
        }
        return f"{cell} is not {forms.get(kind.get('type'), 'of the declared type')}."
    if error.type == "constraint-error" and not getattr(error, "cell", ""):
        return "the cell is blank, but the column must be filled in every row."
    if error.type == "constraint-error" and "enum" in rules:
        guess = nearest(getattr(error, "cell", ""), map(str, rules["enum"]))
        return f"{cell} is not accepted." + (f" Did you mean {guess!r}?" if guess else "") + f" Accepted: {', '.join(map(str, rules['enum']))}."
    if error.type == "constraint-error":
        return f"{cell} breaks a rule of the column: {error.note}."
    if error.type == "primary-key":
        return f"the key is blank or stands twice ({error.note}). Every row needs a key of its own: {', '.join(package.key_fields(table))}."
    if error.type == "foreign-key":
        target, names, cells = error.reference_name or table, error.reference_field_names, error.field_cells
        known = {",".join(row[name] or "" for name in names) for row in package.raw(target)}
        value = ",".join(map(str, cells))
        guess = nearest(value, known)
        return f"{', '.join(error.field_names)}: {value!r} is not in the table {target}." + (
            f" Did you mean {guess!r}?" if guess else f" Add it to {target}.csv first."
        )
    if error.type in ("extra-cell", "missing-cell"):
        return "the row has more or fewer cells than the header. Text with a comma needs double quotes around it."
    if error.type in ("incorrect-label", "missing-label", "extra-label", "duplicate-label", "blank-label"):
        return f"the header does not match the description ({error.note}). Columns: {', '.join(package.fields(table))}."
    if error.type == "encoding-error":
        return "the file is not UTF-8. In a spreadsheet, save it as 'CSV UTF-8'."
    if error.type == "blank-row":
        return "the row is empty; delete the line."
    return error.message


def _dates(package: Package, table: str) -> Iterator[Problem]:
    fields = package.fields(table)
    dates = [name for name, kind in fields.items() if kind["type"] == "date"]
    for line, row in enumerate(package.rows(table), start=2):
        if row.get("valid_from") and row.get("valid_to") and row["valid_to"] <= row["valid_from"]:
            sharp = {row.get("valid_from_precision") or "day", row.get("valid_to_precision") or "day"} == {"day"}
            if sharp or row["valid_to"] < row["valid_from"]:
                yield Problem(
                    table, line, "valid_to", f"it ends ({row['valid_to']}) before it starts ({row['valid_from']}). Are the two dates swapped?"
                )
        for name in dates:
            companion = f"{name}_precision"
            if companion not in fields:
                continue
            precision = row[companion]
            if (precision is None) != (row[name] is None):
                yield Problem(table, line, companion, f"{name} and {companion} must be filled together or blank together.")
            elif precision == "month" and row[name].day != 1:
                yield Problem(table, line, name, f"known to the month, so write the day as 01 (found {row[name]}).")
            elif precision == "year" and (row[name].month, row[name].day) != (1, 1):
                yield Problem(table, line, name, f"known to the year, so write -01-01 (found {row[name]}).")


def _provenance(package: Package, table: str) -> Iterator[Problem]:
    fields = package.fields(table)
    # Where the source is part of the key, the table is about sources and not backed by them.
    if "source_id" not in fields or "source_id" in package.key_fields(table):
        return
    if "confidence" not in fields:
        yield Problem(table, None, None, "a table with source_id needs the column confidence.")
        return
    for line, row in enumerate(package.rows(table), start=2):
        if (row["source_id"] is None) != (row["confidence"] is None):
            yield Problem(table, line, "source_id", "source_id and confidence must be filled together.")
        as_of = package.resource(table).get("asOf")
        for name, kind in fields.items():
            if (kind.get("unit") or kind.get("unitField")) and row[name] is not None:
                if row["source_id"] is None:
                    yield Problem(table, line, name, "a figure needs a source: fill source_id and confidence.")
                dated = kind.get("asOf") or as_of
                if dated and row[dated] is None:
                    yield Problem(table, line, dated, f"the figure in {name} is undated: fill {dated}.")


def _padding(package: Package, table: str) -> Iterator[Problem]:
    for line, row in enumerate(package.raw(table), start=2):
        for name, text in row.items():
            if text != text.strip() or "\u00a0" in text:
                yield Problem(table, line, name, f"blank space around or a hard space in {text!r}; remove it.")


def _one_per_day(package: Package, table: str) -> Iterator[Problem]:
    """Rows that describe the same thing must not hold at the same time."""
    columns = package.resource(table).get("onePerDay")
    if not columns:
        return
    groups = defaultdict(list)
    for line, row in enumerate(package.rows(table), start=2):
        groups[tuple(row[column] for column in columns)].append((row["valid_from"] or dt.date.min, row["valid_to"] or dt.date.max, line))
    for same, spans in groups.items():
        spans.sort()
        for (_, end, earlier), (start, _, line) in pairwise(spans):
            if start < end:
                yield Problem(table, line, "valid_from", f"{', '.join(map(str, same))} already holds then (line {earlier}): the periods overlap.")


def _links(package: Package) -> Iterator[Problem]:
    for table, (where, which) in _LINKING.items():
        if table not in package.tables:
            continue
        for line, row in enumerate(package.rows(table), start=2):
            if row[where] not in package.tables:
                guess = nearest(row[where], package.tables)
                yield Problem(table, line, where, f"there is no table {row[where]!r}." + (f" Did you mean {guess!r}?" if guess else ""))
                continue
            try:
                package.find(row[where], *row[which].split(","))
            except ValueError as error:
                yield Problem(table, line, which, str(error))
            if row.get("field") and row["field"] not in package.fields(row[where]):
                yield Problem(table, line, "field", f"{row[where]} has no column {row['field']!r}.")


def _unused_sources(package: Package) -> Iterator[Problem]:
    if "sources" not in package.tables:
        return
    used = Counter()
    for table in package.tables:
        for key in package.resource(table)["schema"].get("foreignKeys", []):
            if key["reference"]["resource"] == "sources" and table != "source_urls":
                fields = key["fields"] if isinstance(key["fields"], list) else [key["fields"]]
                used.update(row[fields[0]] for row in package.raw(table))
    for line, row in enumerate(package.raw("sources"), start=2):
        if not used[row["source_id"]]:
            yield Problem("sources", line, "source_id", f"no row rests on {row['source_id']!r}: use it or remove it.")
