"""Fact links: a figure in prose that points to the cell it comes from.

A link reads ``table.csv#key[,key2...][.field]`` and is split at the last dot, so keys hold no dots. With a field it
means one cell, without one the whole row.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from eudefence.ground.arguments import keywords_checked, refused
from eudefence.ground.explained import Explained
from eudefence.ground.faces import offer
from eudefence.ground.quoting import shown
from eudefence.ground.words import in_words

from .confidence import in_a_sentence
from .package import Package, Row, course


@dataclass(frozen=True, repr=False)
class Fact(Explained):
    """One cell, or one row, of the course data with its provenance.

    Attributes
    ----------
    table, key, field : str, tuple of str, str or None
        Where it stands. `field` is None for a whole row.
    value : int, float, bool, datetime.date, str or None
        The cell; None for a whole row or a blank cell.
    unit : str or None
        "persons", "EUR million", "% of GDP" ...
    date : datetime.date or None
        The day or the first day of the year that dates the value.
    precision, date_precision : str
        How exactly a value that is a date, and `date`, are known: day, month or year.
    source_id, confidence : str or None
        Principal source, and verified, core_text or recalled; the cell's own where it has one.
    row : mapping
        The whole row, typed.
    """

    table: str
    key: tuple[str, ...]
    field: str | None
    value: object
    unit: str | None
    date: dt.date | None
    precision: str
    date_precision: str
    source_id: str | None
    confidence: str | None
    row: Row

    @property
    def link(self) -> str:
        """The link as it is written in prose, without the folder."""
        return f"{self.table}.csv#{','.join(self.key)}" + (f".{self.field}" if self.field else "")

    @property
    def text(self) -> str:
        """The value as a reader would write it: ``5,000 persons``, ``EUR 150 billion``, ``19 February 2024``."""
        return in_words(self.value, self.unit, self.precision)

    def brief(self) -> str:
        """The link and the value."""
        return f"{self.link}: {self.text}" if self.field else self.link

    def explain(self) -> str:
        """The value, its date and where it comes from, in two or three sentences.

        >>> print(fact("forces.csv#battlegroups.planned_strength").explain().split(" Source:")[0])
        EU Battlegroups, planned strength: 1,500 persons (1 January 2007).
        """
        title = course().resource(self.table)["title"]
        name = _name(self.row) or f"{title} ({', '.join(_key_in_words(self.table, self.row))})"
        said = f"{name}, {_field_in_words(self.field, self.unit)}: {self.text}" if self.field else name
        if self.date and self.field and not isinstance(self.value, dt.date):
            said += f" ({in_words(self.date, precision=self.date_precision)})"
        said = said.removesuffix(".")  # a cell that holds a sentence brings its own full stop
        source = course().find("sources", self.source_id) if self.source_id else None
        if source is None:
            return f"{said}. No source is recorded."
        when = f", {in_words(source['date'], precision=source['date_precision'] or 'day')}" if source["date"] else ""
        sure = in_a_sentence(self.confidence, source)
        return f"{said}. Source: {source['title']} ({source['publisher']}{when}). {sure}"


__all__ = ["LINK", "Fact", "fact", "is_link", "split"]
offer(globals(), __all__)


LINK = re.compile(r"[\w-]+\.csv#\S+")  # a whole link, as it is written without a folder
_NAMES = ("name", "short_name", "title", "subject", "term")
_UNITS = {"eur", "meur", "usd", "million", "billion", "percent", "pct"}


def _name(row: Row) -> str | None:
    return next((row[column] for column in _NAMES if row.get(column)), None)


def _key_in_words(table: str, row: Row) -> list[str]:
    """The parts of a row's key; a part that points to a row with a name is told by that name."""
    package = course()
    targets = {}
    for link in package.resource(table)["schema"].get("foreignKeys", ()):
        target = link["reference"]["resource"] or table
        if len(link["fields"]) == 1 and package.key_fields(target) == tuple(link["reference"]["fields"]):
            targets[link["fields"][0]] = target
    parts = []
    for column in package.key_fields(table):
        value = row[column]
        found = _name(package.find(targets[column], value)) if column in targets else None
        # A year has no thousands separator.
        parts.append(found or (in_words(value) if isinstance(value, dt.date) else str(value)))
    return parts


def _field_in_words(field: str, unit: str | None) -> str:
    """The name of a column without the unit at its end, which stands behind the figure.

    >>> _field_in_words("amount_meur", "EUR million"), _field_in_words("planned_strength", "persons")
    ('amount', 'planned strength')
    """
    words = field.split("_")
    while unit and len(words) > 1 and words[-1] in _UNITS:
        words.pop()
    return " ".join(words)


def is_link(address: str) -> bool:
    """Whether an address in prose is meant as a fact link; `split` says what is wrong with one that is not whole.

    >>> is_link("../course_data/forces.csv#rdc.planned_strength"), is_link("01_two_tracks.ipynb#founding")
    (True, False)
    """
    return ".csv#" in address


def split(link: str) -> tuple[str, tuple[str, ...], str | None]:
    """Table, key and field of a link; folders before the table's name are ignored.

    >>> split("../course_data/forces.csv#rdc.planned_strength")
    ('forces', ('rdc',), 'planned_strength')
    """
    path, mark, anchor = (link if isinstance(link, str) else "").partition("#")
    file = path.replace("\\", "/").rsplit("/", 1)[-1]
    if not mark or not anchor or not file.endswith(".csv"):
        raise ValueError(
            f"link: {shown(link)} is not a fact link. Write table.csv#key.field or table.csv#key, "
            "for example 'forces.csv#rdc.planned_strength'."
        )
    key, _, field = anchor.rpartition(".") if "." in anchor else (anchor, "", "")
    return file.removesuffix(".csv"), tuple(key.split(",")), field or None


@keywords_checked
def fact(link: str, package: Package | None = None) -> Fact:
    """Look up the cell or row that a fact link points to.

    Parameters
    ----------
    link : str
        ``table.csv#key.field`` or ``table.csv#key``; several key columns are joined by commas.
    package : Package, optional
        Other data than the course's own.

    Returns
    -------
    Fact
        Value, unit, date, source and confidence.

    Raises
    ------
    ValueError
        For an unknown table, key or field, where the nearest one is named, and for what is no data package.

    Examples
    --------
    >>> strength = fact("forces.csv#rdc.planned_strength")
    >>> strength.value, strength.unit
    (5000, 'persons')
    """
    if package is not None and not isinstance(package, Package):
        raise ValueError(
            f"package: {shown(package)} found; a data package of "
            "`eudefence.data.package.Package` is accepted, or none for the course's own."
        )
    package = package or course()
    table, key, field = split(link)
    row = package.find(table, *key)
    fields = package.fields(table)
    if field is not None and field not in fields:
        raise refused("field", field, fields, f"column of {table}")
    described = fields.get(field, {}) if field else {}
    in_column = described.get("unitField")
    unit = row.get(in_column) if in_column else described.get("unit")
    as_of = described.get("asOf") or package.resource(table).get("asOf")
    dated = row.get(as_of) if as_of else None
    date_precision = (row.get(f"{as_of}_precision") if as_of else None) or "day"
    if isinstance(dated, int):
        dated, date_precision = dt.date(dated, 1, 1), "year"
    return Fact(
        table=table,
        key=key,
        field=field,
        value=row[field] if field else None,
        unit=unit,
        date=dated,
        precision=(row.get(f"{field}_precision") if field else None) or "day",
        date_precision=date_precision,
        source_id=row.get("source_id"),
        confidence=package.cell_confidence.get((table, ",".join(key), field or ""), row.get("confidence")),
        row=row,
    )
