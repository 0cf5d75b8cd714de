"""All questions of the course as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..arguments import keywords_checked
from . import bank

if TYPE_CHECKING:
    import pandas as pd


@keywords_checked
def questions(unit: str | None = None) -> pd.DataFrame:
    """List the questions, without their answers.

    Parameters
    ----------
    unit : str, optional
        Only this unit, for example ``"03"``.

    Returns
    -------
    pandas.DataFrame
        One row for each question: id, unit, objective, kind, points, exercise (False for a check inside a unit).

    Raises
    ------
    ValueError
        For a unit without questions.

    Examples
    --------
    >>> list(questions().columns)
    ['id', 'unit', 'objective', 'kind', 'points', 'exercise']
    """
    import pandas as pd

    asked = [question for number in bank.chosen(unit) for question in bank.of_unit(number)]
    rows = [(one.id, one.unit, one.objective, one.kind.name, one.points, one.exercise) for one in asked]
    return pd.DataFrame(rows, columns=["id", "unit", "objective", "kind", "points", "exercise"])
