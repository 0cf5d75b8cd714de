"""What the tables of the course promise beyond any schema: keys and dates everywhere, periods that do not overlap, a
source for every figure, events in a possible order, and no source that nothing rests on.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from eudefence.data.package import Package
from eudefence.ground.arguments import nearest
from eudefence.models.story.steps import in_order

from .problem import Problem

# Tables that point to rows of any table, with the columns that name table and key.
_LINKING = {
    "row_sources": ("table", "key"),
    "cell_confidence": ("table", "key"),
    "event_subjects": ("subject_table", "subject_key"),
}


def of_a_description(package: Package, table: str) -> Iterator[Problem]:
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


def of_rows(package: Package, table: str) -> Iterator[Problem]:
    """Dates, sources and periods of one table; in the package of somebody else only that nothing ends too early."""
    yield from _dates(package, table)
    if package.is_ours:
        yield from _provenance(package, table)
        yield from _one_per_day(package, table)


def of_the_whole(package: Package) -> Iterator[Problem]:
    """What holds between the tables of the course."""
    yield from _order(package)
    yield from _links(package)
    yield from _rules_of_acts(package)
    yield from _unused_sources(package)


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


def _rules_of_acts(package: Package) -> Iterator[Problem]:
    """An act is decided by a rule that there is, or nobody votes on it: the word none is why this is no foreign key."""
    if not {"acts", "decision_rules"} <= set(package.tables) or "rule_id" not in package.fields("acts"):
        return
    known = ["none", *(row["rule_id"] for row in package.rows("decision_rules"))]
    for line, row in _numbered(package, "acts"):
        if row["rule_id"] not in known:
            guess = nearest(row["rule_id"], known)
            meant = f" Did you mean {guess!r}?" if guess else ""
            said = f"there is no rule {row['rule_id']!r} in decision_rules, and it is not none.{meant}"
            yield Problem("acts", line, "rule_id", said)


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
