"""Where the rows behind a reply can be read: the page of the unit, if the course lies around the notebook."""

from __future__ import annotations

from pathlib import Path

from eudefence.data.fact_links import ROWS

_UP = 3  # folders to look in above the notebook's own: exercises/solutions/ lies two below the course


def rows_page(unit: str) -> str | None:
    """The page of rows of a unit, seen from the folder in which the kernel runs, which is that of the notebook.

    Parameters
    ----------
    unit : str
        ``"03"``.

    Returns
    -------
    str or None
        An address such as ``../course_data/rows/03_name.md``; None where there is no such page, as in a folder of
        somebody's own. A reply then gives its facts as words.

    >>> rows_page("no unit") is None
    True
    """
    try:
        here = Path.cwd()
        for up, folder in enumerate((here, *here.parents[:_UP])):
            page = min((folder / ROWS).glob(f"{unit}_*.md"), default=None)
            if page is not None:
                return f"{'../' * up}{ROWS}/{page.name}"
    except OSError:  # the folder is gone, or may not be read
        return None
    return None
