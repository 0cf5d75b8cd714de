"""Where a frame or a Series is asked for and pandas is not installed: one sentence that says what gives the same."""

from __future__ import annotations


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
