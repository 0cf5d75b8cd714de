"""The course data as they lie on disk: the data package, its tables and their typed rows.

Only the standard library is used, so that a fact can be looked up without loading pandas.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType

from .arguments import refused
from .ground.days import as_date, day_up_to


class Package:
    """A folder with a ``datapackage.json`` and one CSV file for each table.

    Parameters
    ----------
    folder : path
        The folder that holds ``datapackage.json``.

    >>> course().resource("forces")["path"]
    'forces.csv'
    """

    def __init__(self, folder: str | Path):
        self.folder = Path(folder)
        self._rows: dict[str, tuple[Mapping, ...]] = {}
        self._index: dict[str, dict[tuple[str, ...], int]] = {}
        self._raw: dict[str, tuple[dict[str, str], ...]] = {}

    @cached_property
    def descriptor(self) -> dict:
        """The whole ``datapackage.json``."""
        return json.loads((self.folder / "datapackage.json").read_text(encoding="utf-8"))

    @cached_property
    def _resources(self) -> dict[str, dict]:
        return {resource["name"]: resource for resource in self.descriptor["resources"]}

    @property
    def edition(self) -> dt.date:
        """The day up to which the data were followed."""
        return as_date(self.descriptor["edition"], "edition")

    def day(self, on: str | dt.date | None = None, argument: str = "on") -> dt.date:
        """The day asked about: the edition by default, and never later, because of later days the data know nothing.

        >>> course().day("2020-01-31")
        datetime.date(2020, 1, 31)
        """
        return day_up_to(self.edition, on, argument)

    @property
    def tables(self) -> tuple[str, ...]:
        """Names of all tables."""
        return tuple(self._resources)

    def resource(self, table: str) -> dict:
        """The description of one table; a misspelt name is answered with the nearest one."""
        name = str(table).removesuffix(".csv")
        if name not in self._resources:
            raise refused("table", table, self.tables, "table")
        return self._resources[name]

    def fields(self, table: str) -> dict[str, dict]:
        """Field name to field description, in the order of the columns."""
        return {field["name"]: field for field in self.resource(table)["schema"]["fields"]}

    def key_fields(self, table: str) -> tuple[str, ...]:
        """The columns that make a row's key."""
        key = self.resource(table)["schema"]["primaryKey"]
        return (key,) if isinstance(key, str) else tuple(key)

    def raw(self, table: str) -> tuple[dict[str, str], ...]:
        """Rows as text, exactly as they stand in the file."""
        name = self.resource(table)["name"]
        if name not in self._raw:
            path = self.folder / self.resource(name)["path"]
            with path.open(encoding="utf-8-sig", newline="") as file:
                self._raw[name] = tuple(csv.DictReader(file))
        return self._raw[name]

    def rows(self, table: str) -> tuple[Mapping, ...]:
        """Rows with typed values: int, float, bool, date, str, or None for a blank cell. Read-only."""
        name = self.resource(table)["name"]
        if name not in self._rows:
            readers = [(field, _READERS.get(kind["type"], str)) for field, kind in self.fields(name).items()]
            self._rows[name] = tuple(
                MappingProxyType({field: read(row[field]) if row[field] else None for field, read in readers}) for row in self.raw(name)
            )
        return self._rows[name]

    def find(self, table: str, *key: str) -> Mapping:
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
        columns = self.key_fields(name)
        if name not in self._index:
            self._index[name] = {tuple(row[c] for c in columns): i for i, row in enumerate(self.raw(name))}
        wanted = tuple(str(part) for part in key)
        if wanted not in self._index[name]:
            keys = [",".join(parts) for parts in self._index[name]]
            raise refused(f"key ({', '.join(columns)})", ",".join(wanted), keys, f"row of {name}")
        return self.rows(name)[self._index[name][wanted]]

    @cached_property
    def cell_confidence(self) -> dict[tuple[str, str, str], str]:
        """(table, key, field) to the confidence of cells that are surer or less sure than their row."""
        if "cell_confidence" not in self.tables:
            return {}
        return {(row["table"], row["key"], row["field"]): row["confidence"] for row in self.rows("cell_confidence")}


def _boolean(text: str) -> bool:
    return {"true": True, "false": False}[text]


_READERS = {
    "integer": int,
    "year": int,
    "number": float,
    "boolean": _boolean,
    "date": dt.date.fromisoformat,
}


def course_folder() -> Path:
    """Where the course data are: inside an installed package, or beside it in a checkout.

    >>> (course_folder() / "datapackage.json").exists()
    True
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "course_data", here.parent / "course_data"):
        if (folder / "datapackage.json").exists():
            return folder
    raise FileNotFoundError(
        f"The course data are missing: no datapackage.json in {here / 'course_data'} or {here.parent / 'course_data'}. "
        "Install the kit again, or run 'eudefence doctor'."
    )


@lru_cache(maxsize=1)
def course() -> Package:
    """The course data that come with the kit."""
    return Package(course_folder())


def __getattr__(name):
    # EDITION is read from the data package, which is its only home.
    if name == "EDITION":
        return course().edition
    raise AttributeError(name)
