"""The course data as they lie on disk: the data package, its tables and their typed rows.

Only the standard library is used, so that a fact can be looked up without loading pandas.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from eudefence.ground.arguments import refused
from eudefence.ground.days import as_date, day_up_to
from eudefence.ground.faces import offer

from .grammar.cell_values import BadCell, reader, shown
from .grammar.description import ForeignKey, read_description, references, unsupported
from .grammar.table_file import MOST, TableFault, TableText, inside, read

__all__ = ["EDITION", "Package", "Row", "course", "course_folder"]

# Field to value. Which type a column has stands in datapackage.json, and its cells were read as that type says.
Row = Mapping[str, Any]


class Package:
    """A folder with a ``datapackage.json`` and one CSV file for each table.

    Parameters
    ----------
    folder : path
        The folder that holds ``datapackage.json``.
    links_lead_out : bool
        Follow symbolic links out of the folder: only for the kit's own data, which some installers put into place so.

    >>> course().resource("forces")["path"]
    'forces.csv'
    """

    def __init__(self, folder: str | Path, links_lead_out: bool = False) -> None:
        self.folder = Path(folder)
        self.links_lead_out = links_lead_out
        self._rows: dict[str, tuple[Row, ...]] = {}
        self._index: dict[str, dict[tuple[str, ...], int]] = {}
        self._raw: dict[str, tuple[dict[str, str], ...]] = {}
        self._text: dict[str, TableText] = {}
        self._fields: dict[str, dict[str, dict[str, Any]]] = {}

    @cached_property
    def descriptor(self) -> dict[str, Any]:
        """The whole ``datapackage.json``.

        Raises
        ------
        ValueError
            If it is missing or damaged, or not the description of a data package; the message names file and line.
        """
        return read_description(self.folder, self.links_lead_out)

    @cached_property
    def _resources(self) -> dict[str, dict[str, Any]]:
        return {resource["name"]: resource for resource in self.descriptor["resources"]}

    @property
    def is_ours(self) -> bool:
        """Whether it is made in the manner of the course, with an edition: then the course's own promises hold for it
        too.
        """
        return "edition" in self.descriptor

    @property
    def edition(self) -> dt.date:
        """The day up to which the data were followed."""
        if not self.is_ours:
            raise ValueError(f"edition: {self.folder / 'datapackage.json'} names no edition.")
        return as_date(self.descriptor["edition"], "edition")

    def day(
        self, on: str | dt.date | None = None, argument: str = "on", *, first: dt.date | None = None, what: str = ""
    ) -> dt.date:
        """The day asked about: the edition by default, and never later, because of later days the data know nothing;
        nor earlier than `first`, where what is asked for (`what`, for the error) begins then.

        >>> course().day("2020-01-31")
        datetime.date(2020, 1, 31)
        """
        return day_up_to(self.edition, on, argument, first, what)

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of all tables."""
        return tuple(self._resources)

    def resource(self, table: str) -> dict[str, Any]:
        """The description of one table; a misspelt name is answered with the nearest one."""
        name = str(table) if str(table) in self._resources else str(table).removesuffix(".csv")
        if name not in self._resources:
            raise refused("table", table, self.tables, "table", "ed.tables()")
        return self._resources[name]

    def unsupported(self, table: str) -> tuple[tuple[str | None, str], ...]:
        """What in the description keeps the kit from reading a table: pairs of a column, or None, and a sentence."""
        return tuple(unsupported(self.resource(table)))

    def references(self, table: str) -> tuple[ForeignKey, ...]:
        """The declared references of a table to others."""
        return tuple(references(self.resource(table)))

    def targets(self, table: str) -> dict[str, str]:
        """Columns that hold the key of a row, and the table in which that row stands.

        >>> course().targets("events")
        {'source_id': 'sources', 'follows': 'events'}
        """
        name, found = self.resource(table)["name"], {}
        for link in self.references(name):
            target = link.table or name
            if len(link.columns) == 1 and self.key_fields(target) == link.their_columns:
                found[link.columns[0]] = target
        return found

    def fields(self, table: str) -> dict[str, dict[str, Any]]:
        """Field name to field description, in the order of the columns."""
        resource = self.resource(table)
        if resource["name"] not in self._fields:
            for column, sentence in unsupported(resource):
                raise TableFault(
                    resource["name"], "datapackage.json", f"table {resource['name']}: {sentence}", column=column
                )
            self._fields[resource["name"]] = {
                field["name"]: {"type": "string"} | field for field in resource["schema"]["fields"]
            }
        return self._fields[resource["name"]]

    def key_fields(self, table: str) -> tuple[str, ...]:
        """The columns that make a row's key; none where no key is declared."""
        key = self.resource(table).get("schema", {}).get("primaryKey", ())
        return (key,) if isinstance(key, str) else tuple(key)

    def text(self, table: str) -> TableText:
        """The rows of the file as text with their lines, and the faults of rows that do not fit the header.

        Raises
        ------
        TableFault
            If the file cannot be read at all, or the kit does not read tables so described.
        """
        resource = self.resource(table)
        name = resource["name"]
        if name not in self._text:
            columns = tuple(self.fields(name))
            try:
                path = inside(self.folder, resource["path"], self.links_lead_out)
            except ValueError as error:
                raise TableFault(name, "datapackage.json", f"table {name}: {error}") from None
            self._text[name] = read(path, name, columns, resource.get("encoding", "utf-8"), resource.get("dialect", {}))
        return self._text[name]

    def faults(self, table: str) -> tuple[TableFault, ...]:
        """What keeps a table from being loaded: faults of the file, of its rows, of its cells. Empty if it loads."""
        try:
            found = self.text(table).faults
        except TableFault as fault:
            return (fault,)
        return found or tuple(fault for _, fault in zip(range(MOST), self._bad_cells(table), strict=False))

    def lines(self, table: str) -> tuple[int, ...]:
        """The line of the file on which each row begins; cells with line ends in them make rows of several lines."""
        return self.text(table).lines

    def raw(self, table: str) -> tuple[dict[str, str], ...]:
        """Rows as text, exactly as they stand in the file."""
        name = self.resource(table)["name"]
        if name not in self._raw:
            text = self.text(name)
            if text.faults:
                raise text.faults[0]
            columns = tuple(self.fields(name))
            self._raw[name] = tuple(dict(zip(columns, row, strict=True)) for row in text.rows)
        return self._raw[name]

    def rows(self, table: str) -> tuple[Row, ...]:
        """Rows with typed values: int, float, bool, date, str, or None for a blank cell. Read-only.

        Raises
        ------
        TableFault
            At the first cell that does not say what its column promises: file, line, column, and what would be
            accepted.
        """
        name = self.resource(table)["name"]
        if name not in self._rows:
            readers = self._readers(name)
            try:
                self._rows[name] = tuple(
                    MappingProxyType({field: read(row[field]) for field, read in readers}) for row in self.raw(name)
                )
            except BadCell:
                raise next(self._bad_cells(name)) from None
        return self._rows[name]

    def missing_words(self, table: str) -> tuple[str, ...]:
        """What a cell says when it says nothing: blank, unless the description names other words."""
        return tuple(self.resource(table)["schema"].get("missingValues", ("",)))

    def _readers(self, table: str) -> list[tuple[str, Callable[[str], object]]]:
        fields = self.fields(table)  # first: it says in words what the kit does not read
        missing = frozenset(self.missing_words(table))
        return [(field, _reading(reader(kind), missing, self.is_ours)) for field, kind in fields.items()]

    def _bad_cells(self, table: str) -> Iterator[TableFault]:
        name, file = self.resource(table)["name"], Path(self.resource(table)["path"]).name
        readers = self._readers(name)
        for line, row in zip(self.lines(name), self.raw(name), strict=True):
            for field, read_cell in readers:
                try:
                    read_cell(row[field])
                except BadCell as error:
                    yield TableFault(name, file, str(error), line, field)

    def find(self, table: str, *key: str) -> Row:
        """The row with this key.

        Parameters
        ----------
        table : str
        *key : str
            The values of the key columns, as text and in their order.

        Raises
        ------
        ValueError
            If there is no such row; the nearest key is named.
        """
        name = self.resource(table)["name"]
        index, wanted = self._by_key(name), tuple(str(part) for part in key)
        if wanted not in index:
            columns, keys = self.key_fields(name), [",".join(parts) for parts in index]
            raise refused(f"key ({', '.join(columns)})", ",".join(wanted), keys, f"row of {name}")
        return self.rows(name)[index[wanted]]

    def has(self, table: str, *key: str) -> bool:
        """Whether there is a row with this key, given as for `find`."""
        return tuple(str(part) for part in key) in self._by_key(self.resource(table)["name"])

    def _by_key(self, name: str) -> dict[tuple[str, ...], int]:
        """The place of each row by its key."""
        self.fields(name)  # says in words what the kit does not read
        columns = self.key_fields(name)
        if not columns:
            raise ValueError(f"table: {name} declares no primaryKey, so no row of it can be found by its key.")
        if name not in self._index:
            self._index[name] = {tuple(row[c] for c in columns): i for i, row in enumerate(self.raw(name))}
        return self._index[name]

    @cached_property
    def cell_confidence(self) -> dict[tuple[str, str, str], str]:
        """(table, key, field) to the confidence of cells that are surer or less sure than their row."""
        if "cell_confidence" not in self.tables:
            return {}
        return {(row["table"], row["key"], row["field"]): row["confidence"] for row in self.rows("cell_confidence")}


def _reading(read_value: Callable[[str], object], missing: frozenset[str], tidy: bool) -> Callable[[str], object]:
    """From the text of a cell to its value: None where nothing is said, and in our own tables no blank space around a
    word.
    """

    def read_cell(text: str) -> object:
        if text in missing:
            return None
        if tidy and (text != text.strip() or "\u00a0" in text):
            raise BadCell(f"blank space around or a hard space in {shown(text)}; remove it.")
        return read_value(text)

    return read_cell


def course_folder() -> Path:
    """Where the course data are: inside an installed package, or beside it in a checkout.

    >>> (course_folder() / "datapackage.json").exists()
    True
    """
    here = Path(__file__).resolve().parents[1]  # the folder of the package
    for folder in (here / "course_data", here.parent / "course_data"):
        if (folder / "datapackage.json").exists():
            return folder
    raise FileNotFoundError(
        f"The course data are missing: no datapackage.json in {here / 'course_data'} or {here.parent / 'course_data'}. "
        "Install the kit again, or run 'eudefence doctor'."
    )


def course() -> Package:
    """The course data that come with the kit."""
    return _shipped()


@lru_cache(maxsize=1)
def _shipped() -> Package:
    return Package(course_folder(), links_lead_out=True)


EDITION: dt.date  # read from the data package, which is its only home
offer(globals(), __all__, values={"EDITION": lambda: course().edition})
