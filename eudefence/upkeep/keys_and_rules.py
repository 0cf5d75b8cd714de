"""Keys, references and rules of columns, tried by frictionless on the rows that the kit's own reader has read.

Frictionless opens no file and no address: it is handed rows and a schema.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from eudefence.data.grammar.cell_values import shown
from eudefence.data.grammar.constraints import inapplicable
from eudefence.data.grammar.description import ForeignKey
from eudefence.data.package import Package
from eudefence.ground.arguments import nearest

from .problem import Problem


def broken(package: Package, sound: list[str]) -> Iterator[Problem]:
    """What breaks a key, a reference or a rule of a column, in the tables that can be read.

    Raises
    ------
    ValueError
        If frictionless is not installed.
    """
    try:
        import frictionless
    except ImportError:
        raise ValueError(
            "frictionless, which checks keys and rules, is not installed. Install it with: pip install"
            " 'eudefence[check]'"
        ) from None
    # Under names of our own, because a table may be called what frictionless does not accept; the rows are handed over
    # as they were read.
    called = {table: f"table{number}" for number, table in enumerate(sound)}
    resources, targets, ends = [], {}, {}
    for table in sound:
        refused = list(_bad_limits(package, table))
        if not refused:
            try:
                followed = _followed(package, table, called, ends)
                schema = frictionless.Schema.from_descriptor(_schema(package, table, followed))
            except frictionless.FrictionlessException as error:
                words = (one.note for one in error.reasons or [error.error])
                refused = [
                    Problem(table, None, None, f"the rules of its columns cannot be applied: {one}.") for one in words
                ]
        yield from refused
        if not refused:
            targets[called[table]] = table
            rows = [list(package.fields(table)), *package.text(table).rows]
            resources.append(frictionless.Resource(name=called[table], data=rows, schema=schema))
    if resources:
        known = {name: end for end, name in ends.items() if end[0] in targets.values()}
        for resource in resources:
            keys = resource.schema.foreign_keys
            resource.schema.foreign_keys = [key for key in keys if key["reference"]["resource"] in known]
        for name, end in known.items():
            rows, schema = _end(package, *end)
            schema = frictionless.Schema.from_descriptor(schema)
            resources.append(frictionless.Resource(name=name, data=rows, schema=schema))
        report = frictionless.Package(resources=resources).validate()
        yield from _told(report, _Known(package, targets, {name: table for name, (table, _) in known.items()}))


def _followed(
    package: Package, table: str, called: Mapping[str, str], ends: dict[tuple[str, tuple[str, ...]], str]
) -> Iterator[tuple[ForeignKey, str]]:
    """The references of a table that can be followed, each with the name frictionless knows its end by; `ends` grows
    by those that are new.
    """
    for reference in package.references(table):
        followed = not reference.fault and not unknown_target(package, table, reference)
        if followed and reference.table in called:  # a table that cannot be read was named already
            end = reference.table, tuple(reference.their_columns)
            yield reference, ends.setdefault(end, f"end{len(ends)}")


def _end(package: Package, table: str, columns: tuple[str, ...]) -> tuple[list, dict]:
    """The values that references lead to, each once, with their schema, as a table of its own.

    Frictionless copies its target and reads it anew for every table that refers to it. With the whole table of sources
    as the target of nearly all others, that took most of the time of a check.
    """
    places = [list(package.fields(table)).index(column) for column in columns]
    values = dict.fromkeys(tuple(row[place] for place in places) for row in package.text(table).rows)
    schema = _schema(package, table, ())
    fields = [next(field for field in schema["fields"] if field["name"] == column) for column in columns]
    return [list(columns), *map(list, values)], {"fields": fields, "missingValues": schema["missingValues"]}


def _bad_limits(package: Package, table: str) -> Iterator[Problem]:
    """Rules that no cell could be held against, which frictionless would meet only when it compares."""
    for name, field in package.fields(table).items():
        for sentence in inapplicable(field):
            yield Problem(table, None, name, sentence)


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


def unknown_target(package: Package, table: str, reference: ForeignKey) -> str | None:
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
    """Tables by the names frictionless knows, those of the ends of references apart, and the keys a reference may name,
    collected once for each end.
    """

    def __init__(self, package: Package, called: Mapping[str, str], ends: Mapping[str, str]):
        self.package, self.called, self.ends, self.keys, self.guesses = package, called, ends, {}, {}

    def nearest(self, table: str, columns: tuple[str, ...], value: str) -> str | None:
        if (table, columns) not in self.keys:
            self.keys[table, columns] = {",".join(row[name] for name in columns) for row in self.package.raw(table)}
        place = (table, columns, value)
        if place not in self.guesses:
            self.guesses[place] = nearest(value, self.keys[table, columns])
        return self.guesses[place]


def _told(report, known: _Known) -> Iterator[Problem]:
    """What frictionless reports, as problems of our tables."""
    for error in report.errors:
        yield Problem("datapackage", None, None, error.message)
    for task in report.tasks:
        if task.name in known.ends:  # what is wrong with these rows is told of the table they come from
            continue
        table = known.called[task.name]
        lines = known.package.lines(table)
        for error in task.errors:
            number = getattr(error, "row_number", None)
            column = getattr(error, "field_name", None) or None
            # Blank lines were seen by the reader; a row of words for "missing" is no blank line.
            if error.type != "blank-row":
                line = lines[number - 2] if number else None
                yield Problem(table, line, column, _plain(error, table, known))


def _plain(error, table: str, known: _Known) -> str:
    """What frictionless found, in words a teacher can act on."""
    package = known.package
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
            + f" Accepted: {', '.join(accepted)}. A new word is first added to this list, in datapackage.json."
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
        target = known.ends[error.reference_name]
        guess = known.nearest(target, columns, value)
        return f"{', '.join(error.field_names)}: {value!r} is not in the table {target}." + (
            f" Did you mean {guess!r}?" if guess else f" Add it to {target}.csv first."
        )
    return error.message
