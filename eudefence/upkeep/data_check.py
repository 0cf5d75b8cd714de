"""Does a data package keep its own promises? Problems in plain words, with table, row and column.

Whether a table can be read at all - its file, its header, its cells by their types - is decided by the reader that
loads it (`eudefence.data.package`). Keys, references and the rules of columns are in `keys_and_rules`. What no schema
can say (order of dates, precisions, confidence beside every value, sources used) is in `promises`, for packages made in
the manner of the course: those that name an edition.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from eudefence.data.grammar.table_file import MOST
from eudefence.data.grammar.vocabulary import misspelt
from eudefence.data.package import Package, course_folder
from eudefence.ground.days import as_date

from . import keys_and_rules, promises
from .problem import Problem


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
    found += keys_and_rules.broken(package, sound)
    # A table whose form is broken cannot be read with types, so its content is checked once the form is right.
    broken = {problem.table for problem in found}
    for table in sound:
        if table not in broken:
            found += promises.of_rows(package, table)
    if not broken and package.is_ours:
        found += promises.of_the_whole(package)
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
    yield from (Problem(table, None, None, sentence) for sentence in misspelt(package.resource(table)))
    for reference in package.references(table):
        fault = reference.fault or keys_and_rules.unknown_target(package, table, reference)
        if fault:
            yield Problem(table, None, None, fault)
    if package.is_ours:
        yield from promises.of_a_description(package, table)
