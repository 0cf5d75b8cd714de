"""Does a data package keep its own promises? Problems in plain words, with table, row and column.

Whether a table can be read at all - its file, its header, its cells by their types - is decided by the reader that
loads it (`eudefence.data.package`). What it read is handed to frictionless, which checks keys, references and the rules
of columns; frictionless opens no file and no address. What no schema can say (order of dates, precisions, confidence
beside every value, sources used) is checked here, for packages made in the manner of the course: those that name an
edition.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path

from eudefence.data.grammar.cell_values import BadCell, one_line, reader, shown
from eudefence.data.grammar.table_file import MOST
from eudefence.data.package import Package, course_folder
from eudefence.ground.arguments import nearest
from eudefence.ground.days import as_date
from eudefence.models.story.steps import in_order

# What the standard and the kit give a meaning; other words are the publisher's own and are let be, unless they look
# like one of these.
_RESOURCE_WORDS = set(
    "name title description path data type profile format mediatype encoding dialect bytes hash sources licenses"
    " homepage schema compression asOf onePerDay".split()
)
_SCHEMA_WORDS = set("fields missingValues primaryKey foreignKeys uniqueKeys fieldsMatch".split())
_FIELD_WORDS = set(
    "name type title description format constraints example rdfType missingValues categories categoriesOrdered"
    " trueValues falseValues decimalChar groupChar bareNumber unit unitField asOf".split()
)
_RULES = set(
    "required unique enum pattern minLength maxLength minimum maximum exclusiveMinimum exclusiveMaximum jsonSchema".split()
)
# Tables that point to rows of any table, with the columns that name table and key.
_LINKING = {
    "row_sources": ("table", "key"),
    "cell_confidence": ("table", "key"),
    "event_subjects": ("subject_table", "subject_key"),
}


@dataclass(frozen=True)
class Problem:
    """One broken promise: the table, the line of its file and the column where known, and what to do."""

    table: str
    row: int | None
    column: str | None
    message: str

    def __str__(self):
        place = (
            self.table + (f", line {self.row}" if self.row else "") + (f", column {self.column}" if self.column else "")
        )
        return one_line(f"{place}: {self.message}")


def check(folder: str | Path | None = None) -> list[Problem]:
    """Check a data package.

    Parameters
    ----------
    folder : path, optional
        A folder with ``datapackage.json``, or that file; the course's own by default.

    Returns
    -------
    list of Problem
        Empty if everything holds, in the order of tables and lines. A table that the kit cannot read is named once,
        with the reason, and what refers to it is not tried. What the standard allows and the kit does not support is
        named too, since nobody checked it.

    Raises
    ------
    ValueError
        If there is no data package in the folder, its description cannot be read, or frictionless is not installed (the
        message says how to get it).
    """
    if folder and Path(folder).name == "datapackage.json" and Path(folder).is_file():
        folder = Path(folder).parent
    package = Package(folder) if folder else Package(course_folder(), links_lead_out=True)
    found, sound = list(_package(package)), []
    for table in package.tables:
        refused = list(_unreadable(package, table))
        found += refused or _description(package, table)
        if not refused:
            sound.append(table)
    found += _rules(package, sound)
    # A table whose form is broken cannot be read with types, so its content is checked once the form is right.
    broken = {problem.table for problem in found}
    for table in sound:
        if table not in broken:
            found += _dates(package, table)
            if package.is_ours:
                found += _provenance(package, table)
                found += _one_per_day(package, table)
    if not broken and package.is_ours:
        found += _order(package)
        found += _links(package)
        found += _unused_sources(package)
    return sorted(found, key=lambda p: (p.table, p.row or 0, p.column or ""))


def _unreadable(package: Package, table: str) -> Iterator[Problem]:
    """Why the kit cannot load a table: how it is described, where it lies, or what its file says."""
    refused = package.unsupported(table)
    if refused:
        yield from (Problem(table, None, column, sentence) for column, sentence in refused)
        return
    # The reader names the file; the report is by table, as the description calls it.
    faults = package.faults(table)
    for fault in faults:
        yield Problem(table, fault.line, fault.column, fault.message.removeprefix(f"table {table}: "))
    if len(faults) >= MOST:
        yield Problem(
            table, None, None, f"it has {MOST:,} faults or more, and only so many are named: mend these first."
        )


def _package(package: Package) -> Iterator[Problem]:
    """The description as a whole, and files that it does not name."""
    if not package.is_ours:
        return
    try:
        as_date(package.descriptor["edition"], "edition")
    except ValueError as error:
        yield Problem("datapackage", None, None, str(error))
    resources = package.descriptor["resources"]
    declared = {Path(one["path"]).as_posix() for one in resources if isinstance(one.get("path"), str)}
    for file in sorted(package.folder.glob("*.csv")):
        if file.name not in declared:
            yield Problem(file.stem, None, None, "the file is not declared in datapackage.json.")


def _description(package: Package, table: str) -> Iterator[Problem]:
    """The description of one table: words that are misspelt, references that lead nowhere, and what ours must say."""
    yield from _misspelt(package.resource(table))
    for reference in package.references(table):
        fault = reference.fault or _unknown_target(package, table, reference)
        if fault:
            yield Problem(table, None, None, fault)
    if package.is_ours:
        yield from _ours(package, table)


def _misspelt(resource: Mapping) -> Iterator[Problem]:
    """A misspelt property is ignored by everybody, and a key that is not checked is worse than none."""
    for words, accepted, where in (
        (resource, _RESOURCE_WORDS, "its description"),
        (resource["schema"], _SCHEMA_WORDS, "its schema"),
        *((field, _FIELD_WORDS, f"column {field['name']}") for field in resource["schema"]["fields"]),
        *(
            (field.get("constraints", {}), _RULES, f"the rules of column {field['name']}")
            for field in resource["schema"]["fields"]
        ),
    ):
        known = {word.casefold(): word for word in accepted}
        for word in sorted(word for word in words if word not in accepted and not word.startswith("$")):
            close = get_close_matches(word.casefold(), known, n=1, cutoff=0.8)
            if close:
                message = f"{where} has the unknown property {word!r}. Did you mean {known[close[0]]!r}?"
                yield Problem(resource["name"], None, None, message)


def _ours(package: Package, table: str) -> Iterator[Problem]:
    """What the description of a table of the course must say."""
    resource, fields = package.resource(table), package.fields(table)
    if not package.key_fields(table):
        yield Problem(table, None, None, "no primaryKey is declared: say which columns make a row unique.")
    if resource.get("encoding") != "utf-8":
        yield Problem(table, None, None, "the encoding must be declared as utf-8.")
    for field in resource["schema"]["fields"]:
        if not field.get("description") or not field.get("type"):
            yield Problem(table, None, field["name"], "a column needs a type and a description.")
        for word in ("unitField", "asOf"):
            if field.get(word) and field[word] not in tuple(fields):
                yield Problem(
                    table, None, field["name"], f"{word} names {field[word]!r}, which is no column of the table."
                )
        figure = field.get("unit") or field.get("unitField")
        if figure and not (resource.get("asOf") or field.get("asOf")):
            yield Problem(table, None, field["name"], "a figure needs a date: name the column that dates it with asOf.")
    if resource.get("asOf") and resource["asOf"] not in tuple(fields):
        yield Problem(table, None, None, f"asOf names {resource['asOf']!r}, which is no column of the table.")
    same = resource.get("onePerDay", [])
    listed = isinstance(same, list) and all(name in tuple(fields) for name in same)
    if not listed or (same and not _lasts(fields)):
        yield Problem(
            table, None, None, "onePerDay must list columns of a table with the dates valid_from and valid_to."
        )


def _lasts(fields: Mapping) -> bool:
    return all(fields.get(name, {}).get("type") == "date" for name in ("valid_from", "valid_to"))


def _rules(package: Package, sound: list[str]) -> Iterator[Problem]:
    """Keys, references and rules of columns, of the tables that can be read."""
    try:
        from frictionless import FrictionlessException, Resource, Schema
        from frictionless import Package as Frictionless
    except ImportError:
        raise ValueError(
            "frictionless, which checks keys and rules, is not installed. Install it with: pip install"
            " 'eudefence[check]'"
        ) from None
    # Under names of our own, because a table may be called what frictionless does not accept; the rows are handed over
    # as they were read.
    called = {table: f"table{number}" for number, table in enumerate(sound)}
    resources, targets = [], {}
    for table in sound:
        references = []
        for reference in package.references(table):
            followed = not reference.fault and not _unknown_target(package, table, reference)
            if followed and reference.table in called:  # a table that cannot be read was named already
                target = "" if reference.table == table else called[reference.table]
                references.append((reference, target))
        limits = list(_bad_limits(package, table))
        yield from limits
        if limits:
            continue
        try:
            schema = Schema.from_descriptor(_schema(package, table, references))
        except FrictionlessException as error:
            for one in error.reasons or [error.error]:
                yield Problem(table, None, None, f"the rules of its columns cannot be applied: {one.note}.")
            continue
        targets[called[table]] = table
        rows = [list(package.fields(table)), *package.text(table).rows]
        resources.append(Resource(name=called[table], data=rows, schema=schema))
    if not resources:
        return
    kept = {resource.name for resource in resources}
    for resource in resources:
        keys = resource.schema.foreign_keys
        resource.schema.foreign_keys = [key for key in keys if key["reference"]["resource"] in kept | {""}]
    report = Frictionless(resources=resources).validate()
    for error in report.errors:
        yield Problem("datapackage", None, None, error.message)
    known = _Known(package, targets)
    for task in report.tasks:
        table = targets[task.name]
        lines = package.lines(table)
        for error in task.errors:
            number = getattr(error, "row_number", None)
            column = getattr(error, "field_name", None) or None
            if (
                error.type != "blank-row"
            ):  # blank lines were seen by the reader; a row of words for "missing" is no blank line
                yield Problem(
                    table, lines[number - 2] if number else None, column, _plain(error, package, table, known)
                )


def _bad_limits(package: Package, table: str) -> Iterator[Problem]:
    """Limits that are no value of their column, which frictionless would meet only when it compares."""
    for name, field in package.fields(table).items():
        for word in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
            limit = field.get("constraints", {}).get(word)
            if limit is not None:
                try:
                    reader(field)(str(int(limit) if isinstance(limit, float) and limit.is_integer() else limit))
                except BadCell as error:
                    yield Problem(table, None, name, f"the rule {word} cannot be applied: {error}")
        try:
            re.compile(field.get("constraints", {}).get("pattern", ""))
        except (re.error, TypeError, RecursionError, OverflowError) as error:
            yield Problem(table, None, name, f"the rule pattern cannot be applied: {error}.")


def _schema(package: Package, table: str, references) -> dict:
    """The schema as frictionless shall see it: types, rules, keys, and nothing that it might want to fetch."""
    words = ("name", "type", "constraints", "trueValues", "falseValues")
    fields = [{word: field[word] for word in words if word in field} for field in package.fields(table).values()]
    for mine, field in zip(fields, package.fields(table).values(), strict=True):
        if field["type"] == "string" and field.get("format", "default") != "default":
            mine["format"] = field["format"]
    keys = [
        {"fields": list(one.columns), "reference": {"resource": target, "fields": list(one.their_columns)}}
        for one, target in references
    ]
    schema = {"fields": fields, "missingValues": list(package.missing_words(table)), "foreignKeys": keys}
    return schema | ({"primaryKey": list(package.key_fields(table))} if package.key_fields(table) else {})


def _unknown_target(package: Package, table: str, reference) -> str | None:
    """Why a reference leads nowhere, or None."""
    if reference.table not in package.tables:
        guess = nearest(reference.table, package.tables)
        return f"a foreign key names the table {reference.table!r}, which does not exist." + (
            f" Did you mean {guess!r}?" if guess else ""
        )
    for name, columns in ((table, reference.columns), (reference.table, reference.their_columns)):
        if package.unsupported(name):
            continue
        for column in columns:
            if column not in package.fields(name):
                return f"a foreign key names the column {column!r}, which {name} does not have."
    return None


class _Known:
    """Tables by the names frictionless knows, and the keys that a reference may name, collected once for each target."""

    def __init__(self, package: Package, called: Mapping[str, str]):
        self.package, self.called, self.keys, self.guesses = package, called, {}, {}

    def nearest(self, table: str, columns: tuple[str, ...], value: str) -> str | None:
        if (table, columns) not in self.keys:
            self.keys[table, columns] = {",".join(row[name] for name in columns) for row in self.package.raw(table)}
        place = (table, columns, value)
        if place not in self.guesses:
            self.guesses[place] = nearest(value, self.keys[table, columns])
        return self.guesses[place]


def _plain(error, package: Package, table: str, known: _Known) -> str:
    """What frictionless found, in words a teacher can act on."""
    cell = shown(str(getattr(error, "cell", "")))
    rules = package.fields(table).get(getattr(error, "field_name", ""), {}).get("constraints", {})
    if error.type == "type-error":
        form = package.fields(table).get(error.field_name, {}).get("format", "")
        return f"{cell} is not of the declared type{f' ({form})' if form else ''}."
    if error.type == "constraint-error" and getattr(error, "cell", "") in package.missing_words(table):
        return "the cell is blank, but the column must be filled in every row."
    if error.type == "constraint-error" and "enum" in error.note:
        accepted = list(map(str, rules.get("enum", [])))
        guess = nearest(getattr(error, "cell", ""), accepted)
        return (
            f"{cell} is not accepted."
            + (f" Did you mean {guess!r}?" if guess else "")
            + f" Accepted: {', '.join(accepted)}."
        )
    if error.type == "constraint-error":
        return f"{cell} breaks a rule of the column: {error.note}."
    if error.type == "primary-key":
        return (
            f"the key is blank or stands twice ({error.note}). Every row needs a key of its own:"
            f" {', '.join(package.key_fields(table))}."
        )
    if error.type == "foreign-key":
        columns, value = tuple(error.reference_field_names), ",".join(map(str, error.field_cells))
        target = known.called.get(error.reference_name, table)
        guess = known.nearest(target, columns, value)
        return f"{', '.join(error.field_names)}: {value!r} is not in the table {target}." + (
            f" Did you mean {guess!r}?" if guess else f" Add it to {target}.csv first."
        )
    return error.message


def _numbered(package: Package, table: str) -> Iterator[tuple[int, Mapping]]:
    """Each row with its line in the file."""
    return zip(package.lines(table), package.rows(table), strict=True)


def _dates(package: Package, table: str) -> Iterator[Problem]:
    fields = package.fields(table)
    dates = [name for name, kind in fields.items() if kind["type"] == "date"]
    for line, row in _numbered(package, table):
        if _lasts(fields) and row["valid_from"] and row["valid_to"] and row["valid_to"] <= row["valid_from"]:
            sharp = {row.get("valid_from_precision") or "day", row.get("valid_to_precision") or "day"} == {"day"}
            if sharp or row["valid_to"] < row["valid_from"]:
                yield Problem(
                    table,
                    line,
                    "valid_to",
                    f"it ends ({row['valid_to']}) before it starts ({row['valid_from']}). Are the two dates swapped?",
                )
        for name in dates if package.is_ours else ():
            companion = f"{name}_precision"
            if companion not in fields:
                continue
            precision = row[companion]
            if (precision is None) != (row[name] is None):
                yield Problem(
                    table, line, companion, f"{name} and {companion} must be filled together or blank together."
                )
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
    for line, row in _numbered(package, table):
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


def _one_per_day(package: Package, table: str) -> Iterator[Problem]:
    """Rows that describe the same thing must not hold at the same time."""
    columns = package.resource(table).get("onePerDay")
    if not columns:
        return
    groups = defaultdict(list)
    for line, row in _numbered(package, table):
        groups[tuple(row[column] for column in columns)].append(
            (row["valid_from"] or dt.date.min, row["valid_to"] or dt.date.max, line)
        )
    for same, spans in groups.items():
        spans.sort()
        for (_, end, earlier), (start, _, line) in pairwise(spans):
            if start < end:
                yield Problem(
                    table,
                    line,
                    "valid_from",
                    f"{', '.join(map(str, same))} already holds then (line {earlier}): the periods overlap.",
                )


def _order(package: Package) -> Iterator[Problem]:
    """Events in the file, and in every list and picture, stand in an order that is possible."""
    if "events" not in package.tables or not {"event_id", "date", "date_precision", "follows"} <= set(
        package.fields("events")
    ):
        return
    numbered = list(_numbered(package, "events"))
    rows = [row for _, row in numbered]
    try:
        wanted = [row["event_id"] for _, row in in_order(rows)]
    except ValueError as error:
        yield Problem("events", None, "follows", str(error).removeprefix("follows: "))
        return
    for (line, row), key in zip(numbered, wanted, strict=True):
        if row["event_id"] != key:
            yield Problem("events", line, "date", f"out of order: {key} comes before {row['event_id']}. Move the row.")
            return


def _links(package: Package) -> Iterator[Problem]:
    for table, (where, which) in _LINKING.items():
        if table not in package.tables or not {where, which} <= set(package.fields(table)):
            continue
        for line, row in _numbered(package, table):
            if row[where] not in package.tables:
                guess = nearest(row[where], package.tables)
                yield Problem(
                    table,
                    line,
                    where,
                    f"there is no table {row[where]!r}." + (f" Did you mean {guess!r}?" if guess else ""),
                )
                continue
            try:
                package.find(row[where], *row[which].split(","))
            except ValueError as error:
                yield Problem(table, line, which, str(error))
            if row.get("field") and row["field"] not in package.fields(row[where]):
                yield Problem(table, line, "field", f"{row[where]} has no column {row['field']!r}.")


def _unused_sources(package: Package) -> Iterator[Problem]:
    if "sources" not in package.tables or "source_id" not in package.fields("sources"):
        return
    used = Counter()
    for table in package.tables:
        for key in package.references(table):
            if key.table == "sources" and table != "source_urls":
                used.update(row[key.columns[0]] for row in package.raw(table))
    for line, row in _numbered(package, "sources"):
        if not used[row["source_id"]]:
            yield Problem("sources", line, "source_id", f"no row rests on {row['source_id']!r}: use it or remove it.")
