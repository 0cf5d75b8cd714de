"""Tables, columns, rows and cells by the words that a reader sees, or by their keys: the one place where what is typed
into a call becomes a key.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from eudefence.ground.arguments import refused
from eudefence.ground.called import called

from .citation import article
from .columns_in_words import cell_in_words, column_heading, heading, label
from .package import Row, course

# Columns that hold a name of a row, besides its heading.
_NAMES = ("name", "short_name", "full_name", "acronym", "title", "term", "subject", "question")


def table_named(words: object, argument: str = "table") -> str:
    """A table of the course data by its name, with blanks as well, or by its title.

    >>> table_named("CSDP missions"), table_named("Treaty articles"), table_named("forces")
    ('csdp_missions', 'treaty_articles', 'forces')
    """
    package = course()
    titles = {name: (name.replace("_", " "), package.resource(name).get("title", name)) for name in package.tables}
    plain = words.removesuffix(".csv") if isinstance(words, str) else words
    return called(argument, plain, titles, "table", "ed.tables()")


def column_named(table: str, words: object, argument: str = "columns") -> str:
    """A column of a table by its name or by its heading, with or without the unit.

    >>> column_named("forces", "Planned strength"), column_named("forces", "What became of it")
    ('planned_strength', 'fielded_status')
    >>> column_named("forces", "Planned strength (persons)"), column_named("forces", "How sure")
    ('planned_strength', 'confidence')
    """
    fields = course().fields(table)
    names = {
        field: (label(field, kind.get("unit")), column_heading(field, kind.get("unit", "")))
        for field, kind in fields.items()
    }
    return called(argument, words, names, f"column of {table}")


def row_named(table: str, words: object, argument: str = "keys", what: str = "") -> str:
    """The key of a row by what the row is called, or by the key itself; several key columns are joined by commas.

    >>> row_named("forces", "Franco-German Brigade"), row_named("csdp_missions", "EUFOR Althea")
    ('fgb', 'althea')
    >>> row_named("treaty_articles", "42(4) TEU"), row_named("treaty_articles", "Protocol 10")
    ('teu-42-4', 'prot-10')
    """
    if isinstance(words, str) and course().has(table, *words.split(",")):
        return words
    return called(argument, words, _rows(table), what or f"row of {table}")


def value_named(table: str, column: str, value: object) -> object:
    """A value that a column holds, as it stands in the table or in words.

    >>> value_named("cost_regimes", "mechanism", "common costs"), value_named("forces", "framework", "outside EU")
    ('common_costs', 'outside_eu')
    """
    rows = {row[column]: row for row in course().rows(table) if row[column] is not None}
    what = f"value of {column} in {table}"
    if not isinstance(value, str):
        if value in list(rows):
            return value
        raise refused(column, value, sorted(map(str, rows)), what)
    values = {str(one): one for one in rows}
    names = {str(one): cell_in_words(table, column, row) for one, row in rows.items()}
    return values[called(column, value, names, what)]


def rows_with(table: str, found: Iterable[Row], where: Mapping[str, object]) -> list[Row]:
    """Those rows of a table that have the values asked for: column to a value or several, in words or as in the file.

    >>> [row["force_id"] for row in rows_with("forces", course().rows("forces"), {"framework": "outside EU"})][:2]
    ['fgb', 'eurocorps']
    """
    kept = list(found)
    for words, wanted in where.items():
        column = column_named(table, words, "where")
        asked = list(wanted) if isinstance(wanted, list | tuple | set | frozenset) else [wanted]
        values = [None if value is None else value_named(table, column, value) for value in asked]
        kept = [row for row in kept if row[column] in values]
    return kept


@lru_cache(maxsize=32)
def _rows(table: str) -> dict[str, tuple[str, ...]]:
    """Key to the names of each row."""
    package = course()
    columns = package.key_fields(table)
    found = {}
    for raw, row in zip(package.raw(table), package.rows(table), strict=True):
        names = [heading(table, row), *(row[column] for column in _NAMES if row.get(column))]
        if table == "treaty_articles":
            names = [*_cited(row), *names]
        found[",".join(raw[column] for column in columns)] = tuple(dict.fromkeys(names))
    return found


def _cited(row: Row) -> list[str]:
    """How an article may be cited: in full, without the word, without the treaty.

    >>> _cited(course().find("treaty_articles", "tfeu-114"))
    ['Article 114 TFEU', '114 TFEU', 'Art. 114 TFEU', 'Article 114', '114']
    >>> _cited(course().find("treaty_articles", "prot-10"))
    ['Protocol No 10', 'Protocol 10']
    """
    full = article(row["article_id"])
    if not full.startswith("Article "):
        return [full, re.sub(r"\bNo (?=\d)", "", full)]
    bare, number = full.removeprefix("Article "), row["article"]
    return [full, bare, f"Art. {bare}", f"Article {number}", number]
