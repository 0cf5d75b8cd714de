"""Results as tables: plain rows, and a frame on demand. Where a frame is asked for and pandas is not installed, one
sentence says what gives the same.
"""

from __future__ import annotations

from typing import Any


def need_pandas(what: str, instead: str) -> None:
    """Refuse, in one sentence, to make a frame where pandas is not installed.

    Parameters
    ----------
    what : str
        The function that was called, as its callers write it.
    instead : str
        The call that gives the same as plain values.

    Raises
    ------
    ImportError
        If pandas is not installed, as in a browser.

    >>> need_pandas("ed.load", 'ed.rows("forces")')
    """
    try:
        import pandas  # noqa: F401 - only to see whether it is there
    except ImportError:
        raise ImportError(
            f"{what} gives a table of pandas, which is not installed here. {instead} gives the same as plain values."
        ) from None


class Tabular:
    """A result that is a table as well: `to_rows()` in plain values, `to_frame()` for pandas, and `export` as a file.

    >>> class Answer(Tabular):
    ...     def to_rows(self):
    ...         return [{"state": "Malta", "joined": 2004}]
    >>> Answer().to_frame().to_dict("records")
    [{'state': 'Malta', 'joined': 2004}]
    """

    def to_rows(self) -> list[dict[str, object]]:
        """The table as plain rows."""
        raise NotImplementedError

    def to_frame(self) -> Any:
        """The same as a pandas DataFrame."""
        need_pandas("to_frame()", "to_rows()")
        import pandas as pd

        return pd.DataFrame(self.to_rows())
