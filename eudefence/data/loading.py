"""Tables with their sources and dates, as pandas frames.

>>> import eudefence as ed
>>> on_the_day = ed.load("memberships", as_of="2020-01-31")
>>> int((on_the_day["organisation"] == "EU").sum())
28
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING, Any

from eudefence.ground.arguments import keywords_checked
from eudefence.ground.frames import need_pandas

from .named import table_named
from .package import course
from .plain_rows import held_on, sources_behind, table_list

if TYPE_CHECKING:
    import pandas as pd

_DTYPES = {"integer": "Int64", "year": "Int64", "number": "float64", "boolean": "boolean", "string": "str"}


@keywords_checked
def load(table: str, as_of: str | dt.date | None = None) -> pd.DataFrame:
    """One table of the course data, all rows or those of one day.

    Parameters
    ----------
    table : str
        A name from `tables`.
    as_of : str or datetime.date, optional
        Keep the rows that held on that day, or may have, and add the column `valid_on`: True, or missing where the data
        cannot decide (a start or end known only to the year, a mandate that ran out without news).

    Returns
    -------
    pandas.DataFrame
        A fresh frame; whole numbers and truth values may be missing (`<NA>`), dates are timestamps. ``.attrs`` names
        the table, the edition and `as_of`.

    Raises
    ------
    ValueError
        For an unknown table (the nearest is named), a bad date or one after the edition, or `as_of` on a table whose
        rows do not last.

    Examples
    --------
    >>> load("forces").set_index("force_id").loc["rdc", "planned_strength"]
    np.int64(5000)
    """
    table = table_named(table)
    need_pandas("ed.load", f'ed.rows("{table}")')
    import pandas as pd

    frame = _whole(table).copy()
    frame.attrs = dict(_whole(table).attrs)
    if as_of is None:
        return frame
    day, held = held_on(table, as_of)
    frame["valid_on"] = pd.array(held, dtype="boolean")
    kept = frame[[one is not False for one in held]].reset_index(drop=True)
    kept.attrs = frame.attrs | {"as_of": day.isoformat()}
    return kept


@cache
def _whole(table: str) -> pd.DataFrame:
    import pandas as pd

    package = course()
    name = package.resource(table)["name"]
    rows = package.rows(name)
    columns = {}
    for field, kind in package.fields(name).items():
        values = [row[field] for row in rows]
        if kind["type"] == "date":
            columns[field] = pd.to_datetime(pd.Series(values, dtype="object"))
        else:
            columns[field] = pd.Series(values, dtype=_DTYPES.get(kind["type"], "str"))
    frame = pd.DataFrame(columns)
    frame.attrs = {"table": name, "edition": package.edition.isoformat(), "version": package.descriptor["version"]}
    return frame


def tables() -> pd.DataFrame:
    """All tables: name, number of rows, what one row is, and whether `load` can be asked for a day.

    >>> tables().set_index("table").loc["memberships", "dated"]
    np.True_
    """
    need_pandas("ed.tables", "eudefence.data.plain_rows.table_list()")
    import pandas as pd

    return pd.DataFrame(table_list())


@keywords_checked
def sources(table_or_frame: str | pd.DataFrame) -> pd.DataFrame:
    """The sources behind a table, or behind the rows of a frame that `load` gave.

    Parameters
    ----------
    table_or_frame : str or pandas.DataFrame
        A table's name, or rows of it (filtered as you like, with the column `source_id` kept).

    Returns
    -------
    pandas.DataFrame
        The rows of the table of sources, with `rows`: how many of the rows given rest on each. Further sources of a row
        count too.

    >>> used = sources(load("forces").query("force_id == 'rdc'"))
    >>> bool(used["rows"].ge(1).all())
    True
    """
    need_pandas("ed.sources", "eudefence.data.plain_rows.sources_behind()")
    import pandas as pd

    if isinstance(table_or_frame, pd.DataFrame):
        frame, table = table_or_frame, table_or_frame.attrs.get("table", "")
        if "source_id" not in frame.columns:
            raise ValueError(
                f"table_or_frame: the frame has no column 'source_id' (it has {', '.join(map(str, frame.columns))}). "
                "Give a table's name, or rows of a table with that column."
            )
        if table == "sources":
            return frame.assign(rows=1)
        some: list[dict[Any, Any]] | None = frame.to_dict("records")
    else:
        table, some = table_named(table_or_frame), None
    counts = {row["source_id"]: row["rows"] for row in sources_behind(table, some)}
    found = load("sources")
    found = found[found["source_id"].isin(counts)].reset_index(drop=True)
    found["rows"] = found["source_id"].map(counts).astype("int64")
    return found
