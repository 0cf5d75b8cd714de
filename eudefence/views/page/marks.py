"""What a mark of a picture says: the row of the table it stands for, in words, with its source."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from eudefence.data.package import course

from .plain_table import cell_text


def facts(row: Mapping[str, object], source_id: str | Iterable[str] | None = None) -> str:
    """A row in one line: what it is about, then heading and value of each cell that is known, then the source.

    Parameters
    ----------
    row : mapping of heading to value
        The first value names the row, the others are said with their headings.
    source_id : str or iterable of str, optional
        Key of the source in sources.csv on which the row stands; or several, where a mark sums up rows.

    >>> facts({"Country": "Malta", "Sum (EUR)": 12.5, "Remark": None})
    'Malta. Sum (EUR): 12.50.'
    >>> facts({"Country": "Malta", "Member": True}, "demo_urespop_2025")
    'Malta. Member: yes. Source: Eurostat, copied by Data Commons.'
    """
    (_, name), *rest = row.items()
    said = [cell_text(name), *(f"{heading}: {cell_text(value)}" for heading, value in rest if value not in (None, ""))]
    ids = [source_id] if isinstance(source_id, str) else list(source_id or ())
    named = list(dict.fromkeys(course().find("sources", one)["publisher"] for one in ids))
    if named:
        said.append(f"{'Source' if len(named) == 1 else 'Sources'}: {'; '.join(named)}")
    return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in said)


def facts_of_rows(columns: Mapping[str, Sequence], sources: Iterable[str | None] | None = None) -> list[str]:
    """What the mark of each row of a table says, `facts` one by one.

    Parameters
    ----------
    columns : mapping of heading to values
        The table behind the picture.
    sources : iterable of str, optional
        The key of each row's source.

    >>> facts_of_rows({"State": ["Malta", "Italy"], "Sum (EUR)": [1.0, None]}, [None, "LAW_2025_1106"])
    ['Malta. Sum (EUR): 1.00.', 'Italy. Source: Council of the European Union.']
    """
    rows = [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
    keys = [None] * len(rows) if sources is None else sources
    return [facts(row, key) for row, key in zip(rows, keys, strict=True)]
