"""Facts: a cell or a row of the data, with its unit, its date, its source and how sure it is.

How the link to one is written stands in fact_links.py. With a column it means one cell, without one the whole row.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from eudefence.ground.arguments import keywords_checked
from eudefence.ground.explained import Explained
from eudefence.ground.faces import offer
from eudefence.ground.quoting import shown
from eudefence.ground.words import in_words

from .confidence import in_a_sentence
from .fact_links import placed, split
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
        """The link as an author writes it."""
        return ".".join([self.table, ",".join(self.key), *([self.field] if self.field else [])])

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
        name = title_of(self.table, self.row)
        said = f"{name}, {field_in_words(self.field, self.unit)}: {self.text}" if self.field else name
        if self.date and self.field and not isinstance(self.value, dt.date):
            said += f" ({in_words(self.date, precision=self.date_precision)})"
        said = said.removesuffix(".")  # a cell that holds a sentence brings its own full stop
        source = course().find("sources", self.source_id) if self.source_id else None
        if source is None:
            return f"{said}. No source is recorded."
        when = f", {in_words(source['date'], precision=source['date_precision'] or 'day')}" if source["date"] else ""
        sure = in_a_sentence(self.confidence, source)
        return f"{said}. Source: {source['title']} ({source['publisher']}{when}). {sure}"


__all__ = ["Fact", "fact", "field_in_words", "name_of", "title_of"]
offer(globals(), __all__)


_NAMES = ("name", "short_name", "title", "subject", "term")
_UNITS = {"eur", "meur", "usd", "million", "billion", "percent", "pct"}


def name_of(row: Row) -> str | None:
    """What a reader calls a row, where it has a name of its own."""
    return next((row[column] for column in _NAMES if row.get(column)), None)


def title_of(table: str, row: Row) -> str:
    """What a reader calls a row: its name, or else what the table is and the key in words.

    >>> title_of("forces", course().find("forces", "fgb")), title_of("memberships", course().rows("memberships")[0])
    ('Franco-German Brigade', 'Memberships of organisations (Austria, EEA, 1 January 1994)')
    """
    return name_of(row) or f"{course().resource(table)['title']} ({', '.join(_key_in_words(table, row))})"


def _key_in_words(table: str, row: Row) -> list[str]:
    """The parts of a row's key; a part that points to a row with a name is told by that name."""
    package, parts = course(), []
    targets = package.targets(table)
    for column in package.key_fields(table):
        value = row[column]
        found = name_of(package.find(targets[column], value)) if column in targets else None
        # A year has no thousands separator.
        parts.append(found or (in_words(value) if isinstance(value, dt.date) else str(value)))
    return parts


def field_in_words(field: str, unit: str | None) -> str:
    """The name of a column without the unit at its end, which stands behind the figure.

    >>> field_in_words("amount_meur", "EUR million"), field_in_words("planned_strength", "persons")
    ('amount', 'planned strength')
    """
    words = field.split("_")
    while unit and len(words) > 1 and words[-1] in _UNITS:
        words.pop()
    return " ".join(words)


@keywords_checked
def fact(link: str, package: Package | None = None) -> Fact:
    """Look up the cell or row that a fact link points to.

    Parameters
    ----------
    link : str
        ``table.key.field`` or ``table.key``; several key columns are joined by commas. The table may be named as a
        file, ``table.csv#key.field``, and a whole address from a page is read as well.
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
    >>> strength = fact("forces.rdc.planned_strength")
    >>> strength.value, strength.unit
    (5000, 'persons')
    """
    if package is not None and not isinstance(package, Package):
        raise ValueError(
            f"package: {shown(package)} found; a data package of "
            "`eudefence.data.package.Package` is accepted, or none for the course's own."
        )
    package = package or course()
    table, rest = split(link)
    table = package.resource(table)["name"]
    key, field = placed(package, table, rest)
    row = package.find(table, *key)
    fields = package.fields(table)
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
