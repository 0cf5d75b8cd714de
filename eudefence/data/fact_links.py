"""How a link to a row or a cell of the data is written, and what it names.

An author writes ``forces.rdc.planned_strength``: table, key and column, or table and key for the whole row; several key
columns are joined by commas. In a page the same words stand behind the address of the page that shows the row, as in
``../course_data/rows/02_operational_pillar.md#forces.rdc.planned_strength``. In Python the file may be named too:
``forces.csv#rdc.planned_strength``.

A key may hold dots and commas itself. So where key and column part is not read off the signs: `placed` looks for the
row that there is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from eudefence.ground.arguments import refused
from eudefence.ground.faces import offer
from eudefence.ground.quoting import shown

from .package import Package

__all__ = ["LINK", "ROWS", "address", "anchor_in", "in_a_table_file", "is_link", "placed", "split"]
offer(globals(), __all__)

ROWS = "course_data/rows"  # the folder of the pages that show rows, seen from the root of the course
LINK = re.compile(r"[a-z]\w*\.csv#\S+|[a-z]\w*\.(?!csv\b)[^\s()#/]+")  # a whole link, without a folder
_FILE = re.compile(r"\.(?:md|ipynb|py|csv|json|geojson|html?|svg|png|jpe?g|pdf|txt|toml|ya?ml)\Z", re.IGNORECASE)
_SHORT = re.compile(r"[a-z]\w*\.[^\s#/:?]+")
_ODD = re.compile(r"[^A-Za-z0-9.,:_+-]+")  # in an address written as bytes
_PAGE = re.compile(rf"(?:\A|/)(?:{ROWS}|rows)/[\w-]+\.md\Z")


def in_a_table_file(address: str) -> bool:
    """Whether an address leads to the file of a table, as links in prose once did: nobody finds a row there.

    >>> in_a_table_file("../course_data/forces.csv#rdc.planned_strength"), in_a_table_file("forces.rdc")
    (True, False)
    """
    return ".csv#" in address


def is_link(address: str) -> bool:
    """Whether an address in prose is meant as a fact link; `split` says what is wrong with one that is not whole.

    >>> is_link("forces.rdc.planned_strength"), is_link("../course_data/rows/02_x.md#forces.rdc")
    (True, True)
    >>> is_link("01_two_tracks.ipynb#founding"), is_link("CONTRIBUTING.md"), is_link("https://www.nato.int")
    (False, False, False)
    """
    path, mark, _ = address.partition("#")
    if mark:
        return path.endswith(".csv") or bool(_PAGE.search(path))
    return bool(_SHORT.fullmatch(address)) and not _FILE.search(address)


def split(link: str) -> tuple[str, str]:
    """Table, and what follows: the key, perhaps with a column. Folders and pages before them are ignored.

    Raises
    ------
    ValueError
        For what is no fact link.

    >>> split("forces.rdc.planned_strength"), split("../course_data/forces.csv#rdc")
    (('forces', 'rdc.planned_strength'), ('forces', 'rdc'))
    """
    text = link if isinstance(link, str) else ""
    path, mark, anchor = text.replace("\\", "/").partition("#")
    file = path.rpartition("/")[2]
    if mark and file.endswith(".csv"):
        table, rest = file.removesuffix(".csv"), anchor_in(link)
    elif mark and _PAGE.search(path):
        table, _, rest = anchor_in(link).partition(".")
    elif not mark and not _FILE.search(text):
        table, _, rest = text.rpartition("/")[2].partition(".") if "/" not in text else ("", "", "")
    else:
        table = rest = ""
    if not table or not rest:
        raise ValueError(
            f"link: {shown(link)} is not a fact link. Write table.key.field or table.key, "
            "for example 'forces.rdc.planned_strength'."
        )
    return table, rest


def placed(package: Package, table: str, rest: str) -> tuple[tuple[str, ...], str | None]:
    """The key and the column that what follows the table's name stands for, by looking which row there is.

    Raises
    ------
    ValueError
        For an unknown table, key or column; the nearest is named.

    >>> from eudefence.data.package import course
    >>> placed(course(), "forces", "rdc.planned_strength"), placed(course(), "country_names", "U.S.")
    ((('rdc',), 'planned_strength'), (('U.S.',), None))
    >>> placed(course(), "cell_confidence", "acts,eda_statute,2009-12-01,rule_id.confidence")
    (('acts', 'eda_statute,2009-12-01', 'rule_id'), 'confidence')
    """
    fields = package.fields(table)
    head, dot, tail = rest.rpartition(".")
    if dot and tail in fields and (key := _key(package, table, head)):
        return key, tail
    if key := _key(package, table, rest):
        return key, None
    if dot:
        package.find(table, *head.split(","))  # names the nearest key
        raise refused("field", tail, fields, f"column of {table}")
    package.find(table, *rest.split(","))
    raise AssertionError(f"{rest} is a row of {table} and was not found")


def _key(package: Package, table: str, written: str) -> tuple[str, ...] | None:
    """The key columns of the row that a text names; none if there is no such row, or more than one."""
    found = [key for key in _groups(written.split(","), len(package.key_fields(table))) if package.has(table, *key)]
    return found[0] if len(found) == 1 else None


def _groups(pieces: list[str], wanted: int) -> Iterator[tuple[str, ...]]:
    """Every way to join neighbours among the pieces so that as many are left as a key has columns.

    >>> list(_groups(["a", "b", "c"], 2))
    [('a', 'b,c'), ('a,b', 'c')]
    """
    for cuts in combinations(range(1, len(pieces)), wanted - 1) if wanted else ():
        edges = (0, *cuts, len(pieces))
        yield tuple(",".join(pieces[a:b]) for a, b in zip(edges, edges[1:], strict=False))


def address(page: str, link: str) -> str:
    """The address of a row on a page of rows.

    Parameters
    ----------
    page : str
        The page, seen from where the link stands.
    link : str
        As an author writes it; letters that an address cannot hold are written as one does in addresses.

    >>> address("../course_data/rows/01_two_tracks.md", "events.ev001.date")
    '../course_data/rows/01_two_tracks.md#events.ev001.date'
    """
    return f"{page}#{_ODD.sub(_as_bytes, link)}"


def anchor_in(address: str) -> str:
    """What stands behind the sign # of an address, as it was before it was put there.

    >>> anchor_in(address("x.md", "company_activities.naval,submarines & mines")), anchor_in("x.md")
    ('company_activities.naval,submarines & mines', '')
    """
    anchor = address.partition("#")[2].encode()
    return re.sub(rb"%([0-9A-Fa-f]{2})", lambda match: bytes.fromhex(match[1].decode()), anchor).decode(
        "utf-8", "replace"
    )


def _as_bytes(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode())
