"""Results as tables: plain rows, and a frame on demand. Where a frame is asked for and pandas is not installed, one
sentence says what gives the same.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd


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


class Tabular(ABC):
    """A result that is a table as well: `rows` in plain values, `table` for pandas, and `export` as a file.

    >>> class Answer(Tabular):
    ...     @property
    ...     def rows(self):
    ...         return [{"state": "Malta", "joined": 2004}]
    >>> Answer().table.to_dict("records")
    [{'state': 'Malta', 'joined': 2004}]
    """

    @property
    @abstractmethod
    def rows(self) -> list[dict[str, Any]]:
        """The table as plain rows."""

    @property
    def table(self) -> pd.DataFrame:
        """The same as a pandas DataFrame, made on demand."""
        name = type(self).__name__
        need_pandas(f"{name}.table", f"{name}.rows")
        import pandas as pd

        return pd.DataFrame(self.rows)
