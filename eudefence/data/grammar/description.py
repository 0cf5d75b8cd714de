"""The description of a data package, ``datapackage.json``: read it, and say in words what of it the kit cannot read.

The standard allows tables of many shapes. The kit reads one: a CSV file in the same folder with a schema. What is
described otherwise is named in a sentence, and nothing outside the folder is opened and no address is asked for,
whatever a description says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eudefence.ground.files import read_json

from .cell_values import Described, shown
from .cell_values import unsupported as unsupported_column
from .table_file import inside, unsupported_dialect

FILE = "datapackage.json"
_FORMATS = ("csv", "tsv")


@dataclass(frozen=True)
class ForeignKey:
    """One foreign key: the columns of a table, and the table and columns whose rows they name. `fault` says why it
    cannot be followed.
    """

    columns: tuple[str, ...]
    table: str
    their_columns: tuple[str, ...]
    fault: str | None = None


def read_description(folder: Path, links_lead_out: bool = False) -> dict[str, Any]:
    """The content of ``datapackage.json``, with schemas and dialects that stand in files of the folder put in their
    place.

    Raises
    ------
    ValueError
        If it cannot be read, is no JSON, or its tables have no names of their own.
    """
    try:
        path = inside(folder, FILE, links_lead_out)
    except ValueError:
        raise ValueError(f"folder: there is no {FILE} in {folder}.") from None
    found = read_json(path, "folder")
    if not isinstance(found, dict):
        raise ValueError(f'folder: {path} must hold an object, as in {{"resources": [...]}}.')
    resources = found.get("resources")
    if not isinstance(resources, list) or not resources or not all(isinstance(one, dict) for one in resources):
        raise ValueError(f'folder: {path} needs a list of tables, as in {{"resources": [{{"name": ...}}]}}.')
    names = [one.get("name") for one in resources]
    for number, name in enumerate(names, start=1):
        if not isinstance(name, str) or not name:
            raise ValueError(f"folder: {path}: table {number} has no name. Give it one.")
        if names.count(name) > 1:
            raise ValueError(f"folder: {path}: two tables have the name {name!r}. Give each a name of its own.")
    return found | {"resources": [_whole(one, folder, links_lead_out) for one in resources]}


def _whole(resource: dict[str, Any], folder: Path, links_lead_out: bool) -> dict[str, Any]:
    """A resource with one path, and with its schema and dialect read in if they stand in files of their own."""
    taken: dict[str, object] = {}
    if isinstance(resource.get("path"), list) and len(resource["path"]) == 1:
        taken["path"] = resource["path"][0]  # a list of one file is one file
    for word in ("schema", "dialect"):
        if isinstance(resource.get(word), str):
            try:
                taken[word] = read_json(inside(folder, resource[word], links_lead_out), word)
            except ValueError as error:
                taken[word] = _Unread(f"{word}: {error}")
    return resource | taken


class _Unread(str):
    """Stands for a schema or dialect that could not be read, and says why."""


def unsupported(resource: Described) -> Iterator[tuple[str | None, str]]:
    """What in the description of a table keeps the kit from reading it: pairs of a column, or None, and a sentence.

    >>> list(unsupported({"name": "a", "data": [[1]]}))
    [(None, 'data inside the description are not supported: put them into a CSV file and name it in path.')]
    """
    sentence = _shape(resource)
    if sentence:
        yield None, sentence
        return
    fields = resource["schema"]["fields"]
    for field in fields:
        sentence = unsupported_column(field)
        if sentence:
            yield field["name"], sentence
    names = {field["name"] for field in fields}
    key = resource["schema"].get("primaryKey", [])
    for name in [key] if isinstance(key, str) else key:
        if name not in names:
            yield None, f"primaryKey names {name!r}, which is no column of the table."


def _shape(resource: Described) -> str | None:
    path, schema = resource.get("path"), resource.get("schema")
    if path is None and "data" in resource:
        return "data inside the description are not supported: put them into a CSV file and name it in path."
    if isinstance(path, list):
        return "a table in several files is not supported: join the files into one."
    if not isinstance(path, str) or not path:
        return "the description needs a path: the name of the table's file."
    if "://" in path:
        return f"the path {shown(path)} must be a file of the same folder. Nothing is fetched."
    kind = resource.get("format", "csv")
    suffix = Path(path.partition("?")[0]).suffix.lower().lstrip(".")
    if (
        not isinstance(kind, str)
        or kind.lower() not in _FORMATS
        or ("format" not in resource and suffix not in (*_FORMATS, "txt", ""))
    ):
        return f"{path}: only CSV files are read; this file is not checked."
    if resource.get("compression", "no") not in ("no", "none", "") or suffix in ("zip", "gz", "bz2", "xz", "7z"):
        return f"{path}: compressed files are not supported: unpack the file."
    if not isinstance(resource.get("encoding", "utf-8"), str):
        return f"the encoding must be a word such as utf-8, found {resource['encoding']!r}."
    for given in (schema, resource.get("dialect")):
        if isinstance(given, _Unread):
            return str(given)
    if "dialect" in resource and (sentence := unsupported_dialect(resource["dialect"])):
        return sentence
    if schema is None:
        return "no schema is declared: describe the columns under schema, so that they can be checked."
    return _schema(schema)


def _schema(schema: object) -> str | None:
    if not isinstance(schema, Mapping):
        return "the schema must be an object with a list of fields."
    fields = schema.get("fields")
    if not isinstance(fields, list) or not fields or not all(isinstance(field, Mapping) for field in fields):
        return "the schema needs a list of fields, one for each column."
    names = [field.get("name") for field in fields]
    for number, (field, name) in enumerate(zip(fields, names, strict=True), start=1):
        if not isinstance(name, str) or not name:
            return f"column {number} of the schema has no name."
        if names.count(name) > 1:
            return f"two columns have the name {name!r}: give each a name of its own."
        if not isinstance(field.get("type", ""), str) or not isinstance(field.get("format", ""), str):
            return f"column {name}: type and format must be words."
        if not isinstance(field.get("constraints", {}), Mapping):
            return f"column {name}: constraints must be an object."
        if "missingValues" in field:
            return f"column {name}: missingValues of a single column are not supported: declare them for the table."
    missing = schema.get("missingValues", [""])
    if not isinstance(missing, list) or not all(isinstance(word, str) for word in missing):
        return "missingValues must be a list of words."
    if "uniqueKeys" in schema:
        return "uniqueKeys are not supported: declare a primaryKey, or unique in the constraints of a column."
    match = schema.get("fieldsMatch", "exact")
    if match not in ("exact", ["exact"]):
        return f"fieldsMatch {match!r} is not supported: the header must name the columns exactly."
    key = schema.get("primaryKey", [])
    if not isinstance(key, str) and not (isinstance(key, list) and all(isinstance(name, str) for name in key)):
        return "primaryKey must be the name of a column or a list of such names."
    return None


def references(resource: Described) -> Iterator[ForeignKey]:
    """The foreign keys of a table, each in one shape: the standard lets columns be a word or a list, and "" mean the
    table itself.

    >>> one = {"fields": "mother", "reference": {"resource": "", "fields": "id"}}
    >>> list(references({"name": "people", "schema": {"foreignKeys": [one]}}))
    [ForeignKey(columns=('mother',), table='people', their_columns=('id',), fault=None)]
    """
    schema = resource.get("schema")
    keys = schema.get("foreignKeys", []) if isinstance(schema, Mapping) else []
    if not isinstance(keys, list):
        yield ForeignKey((), resource["name"], (), "foreignKeys must be a list.")
        return
    for key in keys:
        there = key.get("reference") if isinstance(key, Mapping) else None
        if not isinstance(there, Mapping):
            yield ForeignKey(
                (), resource["name"], (), "a foreign key needs fields and a reference with resource and fields."
            )
            continue
        mine, theirs, table = (
            _names(key.get("fields")),
            _names(there.get("fields")),
            there.get("resource") or resource["name"],
        )
        fault = None
        if there.get("package"):
            fault = "a reference to another data package is not supported, and is not checked."
        elif not isinstance(table, str) or not mine or not theirs or len(mine) != len(theirs):
            fault = "a foreign key needs as many columns as the reference names."
        yield ForeignKey(mine, str(table), theirs, fault)


def _names(words: object) -> tuple[str, ...]:
    listed = [words] if isinstance(words, str) else words if isinstance(words, list) else []
    return tuple(listed) if all(isinstance(word, str) for word in listed) else ()
